"""Links that do not say where they lead, neither by their name nor by what stands around them."""

from __future__ import annotations

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.hollow_words import hollow_words
from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]


def look(subject: Subject) -> RuleOutcomes:
    """Compare the names of links with texts that say nothing, and links of one name with each other.

    What may say more is what WCAG calls the context of a link: its sentence, paragraph, list items, table cell with its
    headers, its description, and the heading before it as long as that heads only one link of the name.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    said = subject.ask("links.js", {**hollow_words("links"), "pictures": hollow_words("alternatives")["hollow"]})
    unclear = outcomes_of(
        "link-purpose-unclear", said["failing"], said["unsure"], held=len(said["kept"]), impact="serious"
    )
    return unclear.plus(
        outcomes_of(
            "same-name-different-target", said["same"], said["sameUnsure"], held=len(said["alike"]), impact="moderate"
        )
    )
