"""Audits one page: axe-core first, then the probes that only read, then those that change what the page shows.

While the first ones read, the page is watched for what moves by itself.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.driver.screen import outlined
from pytest_egov.errors import BrowserGone, EgovError
from pytest_egov.evidence.accessibility import AuditedPage, RuleOutcomes, broken_down
from pytest_egov.gatherers.accessibility import (
    alternatives,
    bypass,
    colour,
    contrast,
    contrast_states,
    errors,
    focus,
    keyboard,
    labels,
    languages,
    links,
    motion,
    picture_swaps,
    states,
    structure,
    titles,
    zoom,
)
from pytest_egov.gatherers.accessibility.subject import Probe, Subject
from pytest_egov.gatherers.reading.text_language import language_of

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = ["audited", "probe"]

# In this order: what a later one does may change what an earlier one would see.
READING: tuple[Probe, ...] = (
    Probe(links.look, ("link-purpose-unclear", "same-name-different-target")),
    Probe(languages.look, ("page-language-wrong",)),
    Probe(colour.look, ("link-by-colour-only", "state-by-colour-only")),
    Probe(titles.look, ("title-says-nothing", "title-names-another-page")),
    Probe(
        alternatives.look,
        (
            "alternative-is-a-file-name",
            "alternative-says-nothing",
            "captcha-only-seen",
            "informative-picture-hidden",
            "picture-without-alternative",
            "text-as-picture",
        ),
    ),
    Probe(
        structure.look,
        (
            "change-only-styled",
            "columns-made-of-blanks",
            "group-without-name",
            "header-cells-astray",
            "heading-misused",
            "heading-only-styled",
            "index-only-styled",
            "label-only-visual",
            "layout-table-with-headers",
            "list-only-styled",
            "meaning-only-styled",
            "quotation-misused",
            "structure-undone-by-role",
            "table-only-styled",
            "table-without-headers",
            "text-kept-from-listeners",
            "text-only-in-style-sheet",
        ),
    ),
    Probe(labels.look, ("expected-form-unsaid", "input-without-visible-label", "label-misleads")),
)
CHANGING: tuple[Probe, ...] = (
    Probe(contrast.look, ("color-contrast-pixels",)),
    Probe(contrast_states.look, ("contrast-lost-in-use",)),
    Probe(zoom.look, ("text-does-not-resize", "text-lost-at-200", "zoom-prevented")),
    Probe(bypass.look, ("no-bypass",)),
    Probe(focus.look, ("focus-not-visible",)),
    Probe(
        keyboard.look,
        ("focus-removed", "focusable-not-operable", "hover-only-content", "keyboard-trap", "pointer-only-control"),
    ),
    Probe(states.look, ("control-without-role", "name-says-nothing")),
    Probe(states.use, ("state-not-told", "state-not-updated")),
    Probe(picture_swaps.look, ("alternative-left-behind",)),
    # Last: forms keep what was typed into them and what they said of it.
    Probe(errors.look, ("error-by-colour-only", "error-not-exposed", "error-not-in-text")),
)
MOTION = ("motion-without-control",)


def probe(tab: Tab, snapshot: Snapshot, engine: RuleOutcomes, pictures: str = "") -> RuleOutcomes:
    """What the engine said of the page in the tab, with what our own probes see there; the page is not as it was afterwards.

    Args:
        tab: where the page stands.
        snapshot: what it showed when it was first read.
        engine: what the engine said of it.
        pictures: how the names of pictures begin that are kept of elements that break a rule; empty where none are.

    A probe that fails leaves its own rules undecided, with the reason, and the others alone.

    Raises:
        PageNotOpened: the page moved on before anything was looked at.
        BrowserGone: the browser died.
    """
    subject = Subject(tab, snapshot, engine)
    watch = motion.begin(tab)
    outcomes = engine
    for one in (*READING, Probe(watch.end, MOTION)):
        outcomes = outcomes.plus(_looked(one, subject))
    if pictures:
        outcomes = _pictured(tab, outcomes, pictures)
    changed = RuleOutcomes()
    for one in CHANGING:
        changed = changed.plus(_used(one, subject))
    if pictures and changed.violations:
        with suppress(EgovError):  # without a page there are no pictures of it
            subject.come_back(anew=True)
            changed = _pictured(tab, changed, pictures)
    return outcomes.plus(changed)


def _looked(one: Probe, subject: Subject) -> RuleOutcomes:
    subject.troubles.clear()
    try:
        outcomes = one.look(subject)
        # What was seen stands; a frame that gave no answer may hold more.
        return outcomes.plus(broken_down(one.rules, subject.troubles[0])) if subject.troubles else outcomes
    except BrowserGone:
        raise
    except EgovError as error:
        return broken_down(one.rules, str(error))
    except Exception as error:  # noqa: BLE001 # a fault of ours must not take whoever opened the page with it; it is kept and shown
        return broken_down(one.rules, f"{type(error).__name__}: {error}")


def _used(one: Probe, subject: Subject) -> RuleOutcomes:
    """The same for a probe that changes the page: what it had done when it failed must not mislead the next one."""
    outcomes = _looked(one, subject)
    if any(result.trouble for result in outcomes.incomplete):
        with suppress(EgovError):  # the next probe finds out by itself where the page cannot be opened again
            subject.come_back(anew=True)
    return outcomes


_MOST_PICTURES = 12


def _pictured(tab: Tab, outcomes: RuleOutcomes, name: str) -> RuleOutcomes:
    """The outcomes with a picture of the first element that breaks each rule; kept under names that begin with ``name``.

    Raises:
        BrowserGone: the browser died.
    """
    broken = []
    for number, result in enumerate(outcomes.violations):
        png = outlined(tab, result.nodes[0].target) if result.nodes and number < _MOST_PICTURES else b""
        if png:
            first = replace(result.nodes[0], picture=tab.keep_picture(f"{name}_{result.rule}", png))
            broken.append(replace(result, nodes=(first, *result.nodes[1:])))
        else:
            broken.append(result)
    return replace(outcomes, violations=tuple(broken))


def audited(place: str, snapshot: Snapshot, outcomes: RuleOutcomes, screenshot: str = "") -> AuditedPage:
    """The page as evidence."""
    return AuditedPage(
        place=place,
        url=snapshot.url,
        title=snapshot.title,
        lang=snapshot.lang,
        text_language=language_of(snapshot.text),
        violations=outcomes.violations,
        incomplete=outcomes.incomplete,
        passed_rules=outcomes.passed_rules,
        texts=snapshot.texts,
        inputs=snapshot.inputs,
        screenshot=screenshot,
        stops=outcomes.stops,
        states=outcomes.states,
    )
