"""Pictures that a control replaces while their alternative stays that of the first: WCAG 1.1.1, failure F20."""

from __future__ import annotations

from pytest_egov.acts import PROVOKE
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.hollow_words import hollow_words
from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]


def look(subject: Subject) -> RuleOutcomes:
    """Press controls that are called after turning pictures over, and hold each new picture against its alternative.

    Raises:
        PageNotOpened: the page cannot be come back to.
        BrowserGone: the browser died.
    """
    subject.tab.guard.act = PROVOKE
    words = {"turning": hollow_words("alternatives")["turning"]}
    try:
        said = subject.ask("picture_swaps.js", words)
    except PageNotOpened:
        subject.come_back(anew=True)  # a control that led elsewhere turned no picture over
        return RuleOutcomes()
    subject.come_back()
    return outcomes_of("alternative-left-behind", said["stale"], held=len(said["followed"]), impact="serious")
