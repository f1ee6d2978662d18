"""Ways past what stands at the top of every page."""

from __future__ import annotations

from dataclasses import replace

from pytest_egov.driver.keyboard import focus_tried, know_keys, press, where
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]

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
    skipped = bool(said["failing"]) and any(_skips(subject, number) for number in range(len(said["skips"])))
    subject.come_back()
    failing = [] if skipped else said["failing"]
    outcomes = outcomes_of("no-bypass", failing, held=len(said["kept"]) + skipped, impact="serious")
    return replace(outcomes, settled=("bypass",))


def _skips(subject: Subject, number: int) -> bool:
    """Whether Enter on a skip link, or Tab after it, leads behind the block, be it to the end of the page."""
    tab = subject.tab
    try:
        focus_tried(tab, number)
        press(tab, "Enter")
        where(tab)
        if tab.evaluate("() => window.__egovPast()"):
            return True
        press(tab, "Tab")
        return tab.evaluate("() => window.__egovPast()") is not False
    except PageNotOpened:
        return False  # it led away
