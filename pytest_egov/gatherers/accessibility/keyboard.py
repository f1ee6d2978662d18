"""What can be done with the pointer and not with the keyboard."""

from __future__ import annotations

from pytest_egov.driver.keyboard import know_keys
from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]


def look(subject: Subject) -> RuleOutcomes:
    """Look for controls that no key reaches.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    know_keys(subject.tab)
    said = subject.ask("pointer_only.js")
    return outcomes_of(
        "pointer-only-control", said["failing"], said["unsure"], held=len(said["kept"]), impact="critical"
    )
