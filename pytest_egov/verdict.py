"""What a check may say, and nothing else.

A check never speaks of numbers: it names a level of its row's credit. A verdict says at least which level is earned and at
most which level may still be reached; where the two differ, the rest is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

__all__ = [
    "FULL",
    "NONE",
    "Basis",
    "Outcome",
    "Text",
    "Verdict",
    "cannot_tell",
    "failed",
    "graded",
    "not_tested",
    "partly",
    "passed",
]

Outcome = Literal["passed", "partial", "failed", "cannot_tell", "not_tested", "blocked", "not_applicable"]
Basis = Literal["observed", "attested", "waived"]

FULL: Final = "full"
NONE: Final = "none"

Level = TypeVar("Level", bound=str)


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Verdict(Generic[Level]):
    """The judgement of one check on one set of evidence.

    The type argument lists the levels between ``none`` and ``full`` that a check can return, as in
    ``Verdict[Literal["half"]]`` (``Verdict[Never]`` for a check that knows only all or nothing), so that the catalogue's
    credit can be compared with it before any page is opened.

    Attributes:
        at_least: the level earned for certain; ``"none"`` when nothing is.
        at_most: the level that may still be reached when what is open turns out well.
        sentence: what was found, one sentence.
        reason: why something is open: the rules do not decide, or what it takes was not there. None when nothing is.
    """

    at_least: str
    at_most: str
    sentence: Text
    reason: Literal["cannot_tell", "not_tested"] | None = None


def passed(vi: str, en: str) -> Verdict[Level]:
    """All of the points are earned."""
    return Verdict(FULL, FULL, Text(vi, en))


def failed(vi: str, en: str) -> Verdict[Level]:
    """Nothing is earned and nothing is open."""
    return Verdict(NONE, NONE, Text(vi, en))


def partly(level: Level, vi: str, en: str) -> Verdict[Level]:
    """The level's share of the points is earned, the rest is lost."""
    return Verdict(level, level, Text(vi, en))


def graded(level: Level | Literal["full", "none"], vi: str, en: str) -> Verdict[Level]:
    """The level is known: all of the points, none of them, or the level's share of them."""
    return Verdict(level, level, Text(vi, en))


def cannot_tell(
    vi: str, en: str, *, at_least: Level | Literal["none"] = NONE, at_most: Level | Literal["full"] = FULL
) -> Verdict[Level]:
    """We looked and the rules do not decide; ``at_least`` stays earned, a person must judge up to ``at_most``."""
    return Verdict(at_least, at_most, Text(vi, en), "cannot_tell")


def not_tested(
    vi: str, en: str, *, at_least: Level | Literal["none"] = NONE, at_most: Level | Literal["full"] = FULL
) -> Verdict[Level]:
    """Something the look needs was not configured; ``at_least`` stays earned, up to ``at_most`` is open."""
    return Verdict(at_least, at_most, Text(vi, en), "not_tested")
