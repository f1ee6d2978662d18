"""Adds verdicts up. Pure and exact: fractions in, fractions out; rounding is for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pytest_egov.catalogue import Catalogue
from pytest_egov.judging import Judgement

__all__ = ["Interval", "Score", "points_of", "score"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Points earned for certain, points possible when everything open turns out well, and the most there are.

    ``attested`` is the part of certain that rests on a person's word, ``waived`` the part of what is lost that is waived.
    """

    certain: Fraction
    possible: Fraction
    maximum: Fraction
    attested: Fraction = Fraction(0)
    waived: Fraction = Fraction(0)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.certain + other.certain,
            self.possible + other.possible,
            self.maximum + other.maximum,
            self.attested + other.attested,
            self.waived + other.waived,
        )


NOTHING = Interval(Fraction(0), Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Score:
    """The whole, and the same by pillar and by group (their ids)."""

    total: Interval
    pillars: Mapping[str, Interval]
    groups: Mapping[str, Interval]


def points_of(judgement: Judgement) -> Interval:
    """The points of one row; a row that does not apply leaves the maximum."""
    if judgement.outcome == "not_applicable":
        return NOTHING
    points = judgement.criterion.points
    return Interval(
        points * judgement.earned,
        points * (judgement.earned + judgement.open),
        points,
        points * judgement.attested,
        points * judgement.waived,
    )


def score(catalogue: Catalogue, judgements: Mapping[str, Judgement]) -> Score:
    """Add up the rows that were judged, by criterion id."""
    rows = [(p.id, g.id, points_of(judgements[c.id])) for p, g, c in catalogue.rows() if c.id in judgements]
    return Score(
        _sum(points for _, _, points in rows),
        {pillar.id: _sum(points for id_, _, points in rows if id_ == pillar.id) for pillar in catalogue.pillars},
        {
            group.id: _sum(points for _, id_, points in rows if id_ == group.id)
            for p in catalogue.pillars
            for group in p.groups
        },
    )


def _sum(intervals: Iterable[Interval]) -> Interval:
    return sum(intervals, NOTHING)
