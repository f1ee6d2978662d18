"""What a standard's frame says of a whole score: the band it falls into, and the conditions for being assessed at all."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pytest_egov.catalogue import Condition
from pytest_egov.documents import Row

if TYPE_CHECKING:
    from pytest_egov.bands import Bands
    from pytest_egov.judging import Judgement
    from pytest_egov.scoring import Interval

__all__ = ["BandResult", "ConditionResult", "band_of", "conditions_of"]


class BandResult(Row):
    """The band of the certain mark out of 100, and of the possible one."""

    certain: str
    possible: str


class ConditionResult(Row):
    """A condition of the standard, and whether it is met: open where its criteria are, or were not selected."""

    condition: Condition
    met: Literal["met", "not_met", "open"]


def band_of(bands: Bands | None, total: Interval) -> BandResult | None:
    """The bands at both ends of a whole score; None where the standard has none, or nothing is left to score."""
    if bands is None or not total.maximum:
        return None
    certain, possible = (Fraction(100) * points / total.maximum for points in (total.certain, total.possible))
    return BandResult(certain=bands.band_of(certain), possible=bands.band_of(possible))


def conditions_of(
    conditions: tuple[Condition, ...], judgements: Mapping[str, Judgement]
) -> tuple[ConditionResult, ...]:
    """What became of each condition: a criterion that lost points breaks it, all of them passed keep it."""
    return tuple(ConditionResult(condition=one, met=_met(one, judgements)) for one in conditions)


def _met(condition: Condition, judgements: Mapping[str, Judgement]) -> Literal["met", "not_met", "open"]:
    judged = [judgements.get(id_) for id_ in condition.met_by]
    if any(one is not None and one.outcome in ("failed", "partial") for one in judged):
        return "not_met"
    return "met" if all(one is not None and one.outcome == "passed" for one in judged) else "open"
