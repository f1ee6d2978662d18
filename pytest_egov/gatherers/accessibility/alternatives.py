"""Alternatives of pictures that say nothing, and pictures that say something and have none."""

from __future__ import annotations

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.hollow_words import hollow_words
from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]


def look(subject: Subject) -> RuleOutcomes:
    """Read the alternatives of pictures, and look for pictures that are hidden from who cannot see them.

    That an alternative is there at all is the engine's to see. Whether a picture says something is known only of those
    whose file, place or kind tells, such as a chart, a logo or an icon that fills a cell.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    words = hollow_words("alternatives")
    said = subject.ask("alternatives.js", words)
    seen = subject.ask("hidden_pictures.js", {"telling": words["telling"]})
    kept = len(said["kept"])
    outcomes = RuleOutcomes()
    for part in (
        outcomes_of(
            "alternative-is-a-file-name", said["fileName"], said["fileNameUnsure"], held=kept, impact="serious"
        ),
        outcomes_of("alternative-says-nothing", said["hollow"], said["hollowUnsure"], held=kept, impact="serious"),
        outcomes_of(
            "captcha-only-seen", said["captcha"], said["captchaUnsure"], held=len(said["modal"]), impact="critical"
        ),
        outcomes_of("informative-picture-hidden", seen["hidden"], seen["hiddenUnsure"], impact="serious"),
        outcomes_of(
            "picture-without-alternative",
            seen["without"],
            seen["withoutUnsure"],
            held=len(seen["kept"]),
            impact="critical",
        ),
        outcomes_of("text-as-picture", seen["art"], seen["artUnsure"], impact="serious"),
    ):
        outcomes = outcomes.plus(part)
    return outcomes
