"""Fields that nobody can see the purpose of, and labels that name it wrongly."""

from __future__ import annotations

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.hollow_words import hollow_words
from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]


def look(subject: Subject) -> RuleOutcomes:
    """Look for the text that people see at each field, and compare the names of fields with each other.

    That a field has a name at all is the engine's to see. A search field is explained by the button beside it.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    said = subject.ask("labels.js", hollow_words("labels"))
    bare = outcomes_of(
        "input-without-visible-label", said["bare"], said["bareUnsure"], held=len(said["bareKept"]), impact="serious"
    )
    misled = outcomes_of(
        "label-misleads", said["misled"], said["misledUnsure"], held=len(said["misledKept"]), impact="serious"
    )
    return bare.plus(misled).plus(outcomes_of("expected-form-unsaid", unsure=said["formUnsure"]))
