"""Ways past what stands at the top of every page."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pytest_egov.driver.keyboard import focus_tried, know_keys, press, where
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]

Way = Literal["past", "away", "nowhere"]
# From so many links on before the content there is something to get past.
FEWEST_LINKS = 3
# What skip links without an address of their own say, without case and marks.
SKIP_WORDS = ["bo qua", "noi dung chinh", "den noi dung", "toi noi dung", "skip", "jump to", "main content"]


def look(subject: Subject) -> RuleOutcomes:
    """Look for a main landmark, headings or a control that folds the menu away, and else press the skip links for real.

    What the engine leaves to a person is settled by this.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    know_keys(subject.tab)
    said = subject.ask("bypass.js", {"fewest": FEWEST_LINKS, "words": SKIP_WORDS})
    ways = _tried(subject, len(said["skips"])) if said["failing"] else []
    subject.come_back()
    skipped, unsure = "past" in ways, "away" in ways
    failing = [] if skipped or unsure else said["failing"]
    outcomes = outcomes_of(
        "no-bypass",
        failing,
        [] if skipped or failing else said["failing"],
        held=len(said["kept"]) + skipped,
        impact="serious",
    )
    return replace(outcomes, settled=("bypass",))


def _tried(subject: Subject, links: int) -> list[Way]:
    """Where the skip links lead, one after the other, up to the first that leads past the block or away from the page."""
    ways: list[Way] = []
    for number in range(links):
        ways.append(_way(subject, number))
        if ways[-1] != "nowhere":
            break
    return ways


def _way(subject: Subject, number: int) -> Way:
    """Where Enter on a skip link, or Tab after it, leads: past the block, be it to the end of the page, or away, or nowhere."""
    tab = subject.tab
    try:
        focus_tried(tab, number)
        press(tab, "Enter")
        where(tab)
        if tab.evaluate("() => window.__egovPast()"):
            return "past"
        press(tab, "Tab")
        return "nowhere" if tab.evaluate("() => window.__egovPast()") is False else "past"
    except PageNotOpened:
        return "away"  # and with the page went what the other links could be told by
