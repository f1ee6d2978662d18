"""Figures of a result as exact marks out of 100, and how much of it rests on having looked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from pytest_egov.campaign.league.tables import Figures

if TYPE_CHECKING:
    from pytest_egov.results import RunResult, Totals

__all__ = ["exact", "figures_of", "looked_at", "marks_of"]

_LARGEST_DENOMINATOR = 10**6
_UNSEEN = ("not_tested", "blocked")
SomeFigures = TypeVar("SomeFigures", bound=Figures)


def exact(value: float) -> Fraction:
    """The fraction a figure of a result was made from: it is the nearest float, and points have small denominators."""
    return Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)


def marks_of(totals: Totals) -> tuple[Fraction, Fraction]:
    """The certain and the possible mark; 0 where nothing applies."""
    most = exact(totals.maximum)
    if not most:
        return Fraction(0), Fraction(0)
    return 100 * exact(totals.certain) / most, 100 * exact(totals.possible) / most


def figures_of(totals: Totals, kind: type[SomeFigures], **more: Any) -> SomeFigures:
    """Points and marks for a table."""
    certain, possible = marks_of(totals)
    return kind(
        certain=totals.certain,
        possible=totals.possible,
        maximum=totals.maximum,
        mark=float(certain),
        possible_mark=float(possible),
        **more,
    )


def looked_at(result: RunResult) -> Fraction:
    """The share of the points that was looked at: what a person must still decide was, what nobody could open was not."""
    most = exact(result.judged.maximum)
    unseen = sum((exact(row.points.open) for row in result.criteria if row.outcome in _UNSEEN), Fraction(0))
    return 1 - unseen / most if most else Fraction(0)
