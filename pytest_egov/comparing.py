"""Two results side by side: what improved, what regressed, and what else may account for it. Pure, and exact.

A criterion's points are an interval, from what is certain to what is possible. It regressed where the best that is possible
now is less than what was certain before, and improved where the reverse holds. Where the two intervals share a value
nothing is proven: then something was open, and is decided now, or was decided, and is open now.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pytest_egov.circumstances import Circumstance, circumstances, other_pages
from pytest_egov.timed_results import medians_meet

if TYPE_CHECKING:
    from pytest_egov.criterion_results import CriterionResult, Points
    from pytest_egov.results import RunResult

__all__ = ["KINDS", "Change", "Comparison", "Kind", "change_of", "compare"]

Kind = Literal["regressed", "improved", "opened", "settled", "new", "gone", "noise", "same"]
KINDS: tuple[Kind, ...] = ("regressed", "improved", "opened", "settled", "new", "gone", "noise", "same")

_LARGEST_DENOMINATOR = 10**6


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one criterion from one result to another.

    Attributes:
        id: the criterion's.
        kind: ``regressed`` and ``improved`` are proven; ``opened``: points that were decided are open now; ``settled``: points
            that were open are decided now; ``new`` and ``gone``: judged, and applicable, in one of the results only;
            ``noise``: the points moved, but only because of timed loads whose medians cannot be told apart; ``same``: the points
            did not move.
        before, after: the criterion in both results; None where it is not in one.
        certain: by how many points what is certain moved; exact.
        lost_anew: points that are lost now, waived by nobody, and that were not so lost before; never less than 0, and 0 for
            noise; exact.
        redrawn: kinds of evidence both rest on that hold other pages now: a change may be the draw's.
        asks_otherwise: the row itself is another one: other points, another demand, other checks or limits.
    """

    id: str
    kind: Kind
    before: CriterionResult | None
    after: CriterionResult | None
    certain: Fraction
    lost_anew: Fraction
    redrawn: tuple[str, ...] = ()
    asks_otherwise: bool = False

    @property
    def row(self) -> CriterionResult:
        """The criterion as the later result has it, or the earlier one where it is gone."""
        row = self.after or self.before
        assert row is not None
        return row


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two results compared.

    Attributes:
        before, after: the results.
        circumstances: what differs about the runs.
        changes: of the criteria that differ in anything, in the order of ``after``; what is gone comes last.
        compared: how many criteria are judged in both.
    """

    before: RunResult
    after: RunResult
    circumstances: tuple[Circumstance, ...]
    changes: tuple[Change, ...]
    compared: int

    @property
    def across(self) -> bool:
        """Whether the results are of different catalogues, or of different versions of one."""
        return self.before.catalogue.sha256 != self.after.catalogue.sha256 or (
            self.before.catalogue.id != self.after.catalogue.id
        )

    @property
    def same_selection(self) -> bool:
        """Whether both judged the same criteria, so that their totals can be held against each other."""
        return {row.id for row in self.before.criteria} == {row.id for row in self.after.criteria}

    @property
    def empty(self) -> bool:
        """Whether nothing differs at all."""
        return not self.changes and not self.circumstances

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    def moved(self, kind: Kind) -> Fraction:
        """By how many points the changes of one kind moved what is certain."""
        return sum((change.certain for change in self.of(kind)), Fraction(0))

    @property
    def certain(self) -> Fraction:
        """By how many points what is certain moved in all; of different selections it says nothing."""
        return sum((change.certain for change in self.changes), Fraction(0))

    @property
    def lost_anew(self) -> tuple[Change, ...]:
        """The criteria that lost points which the earlier result does not know as lost, most points first."""
        return tuple(sorted((c for c in self.changes if c.lost_anew), key=lambda change: -change.lost_anew))


def compare(before: RunResult, after: RunResult) -> Comparison:
    """Compare two results, criterion by criterion, by their ids."""
    earlier = {row.id: row for row in before.criteria}
    later = {row.id: row for row in after.criteria}
    elsewhere = other_pages(before, after)
    every = [
        change_of(earlier.get(id_), later.get(id_), elsewhere)
        for id_ in (*later, *(id_ for id_ in earlier if id_ not in later))
    ]
    return Comparison(
        before,
        after,
        tuple(circumstances(before, after)),
        tuple(change for change in every if _differs(change)),
        len(earlier.keys() & later.keys()),
    )


def change_of(
    before: CriterionResult | None, after: CriterionResult | None, elsewhere: frozenset[str] = frozenset()
) -> Change:
    """What became of one criterion.

    Args:
        before: the criterion in the earlier result; None where it is not in it.
        after: the criterion in the later result; None where it is not in it, but not in both.
        elsewhere: kinds of evidence that hold other pages in the later result.
    """
    row = after or before
    assert row is not None
    was, now = _applicable(before), _applicable(after)
    kind = _kind(was, now)
    lost_anew = max(Fraction(0), _unwaived(now) - _known(was, now)) if now and kind != "noise" else Fraction(0)
    return Change(
        id=row.id,
        kind=kind,
        before=before,
        after=after,
        certain=(_exact(now.points.earned) if now else Fraction(0))
        - (_exact(was.points.earned) if was else Fraction(0)),
        lost_anew=lost_anew,
        redrawn=tuple(sorted(elsewhere & _seen(was) & _seen(now))),
        asks_otherwise=was is not None and now is not None and _demand(was) != _demand(now),
    )


def _kind(was: CriterionResult | None, now: CriterionResult | None) -> Kind:
    if was is None or now is None:
        return "same" if was is now else "gone" if now is None else "new"
    (least_before, most_before), (least, most) = _interval(was.points), _interval(now.points)
    if (least, most) == (least_before, most_before):
        return "same"
    if _cannot_be_told_apart(was, now):
        return "noise"
    if most < least_before:
        return "regressed"
    if least > most_before:
        return "improved"
    width_before, width = most_before - least_before, most - least
    return "opened" if width > width_before or (width == width_before and least < least_before) else "settled"


def _differs(change: Change) -> bool:
    """Whether there is anything to tell: the points, or the outcome, what it rests on, the pages, the row itself."""
    before, after = change.before, change.after
    if change.kind != "same" or before is None or after is None:
        return True
    return (
        (before.outcome, before.basis) != (after.outcome, after.basis)
        or bool(change.lost_anew or change.redrawn)
        or change.asks_otherwise
    )


def _applicable(row: CriterionResult | None) -> CriterionResult | None:
    return None if row is None or row.outcome == "not_applicable" else row


def _interval(points: Points) -> tuple[Fraction, Fraction]:
    """What is certain and what is possible, as shares of the most there are: rows worth different points compare too."""
    most = _exact(points.max) or Fraction(1)
    return _exact(points.earned) / most, (_exact(points.earned) + _exact(points.open)) / most


def _unwaived(row: CriterionResult) -> Fraction:
    return _exact(row.points.lost) - _exact(row.points.waived)


def _known(was: CriterionResult | None, now: CriterionResult) -> Fraction:
    """What the earlier result knows as lost, in the later one's points. What was waived is known only while it is waived."""
    if was is None or not was.points.max:
        return Fraction(0)
    return _unwaived(was) / _exact(was.points.max) * _exact(now.points.max)


def _cannot_be_told_apart(was: CriterionResult, now: CriterionResult) -> bool:
    """Whether every part that moved is one of timed loads, and the intervals of its medians share a value."""
    if [part.check for part in was.parts] != [part.check for part in now.parts] or was.basis != now.basis:
        return False
    pairs = list(zip(was.parts, now.parts, strict=True))
    moved = [(a, b) for a, b in pairs if (a.earned, a.open) != (b.earned, b.open)]
    return bool(moved) and all(medians_meet(a.timings, b.timings) for a, b in moved)


def _seen(row: CriterionResult | None) -> frozenset[str]:
    """The kinds of evidence a criterion's judgement rests on."""
    return frozenset(seen.kind for part in row.parts for seen in part.seen) if row is not None else frozenset()


def _demand(row: CriterionResult) -> object:
    # As JSON, because limits that were read back from a file have lists for tuples.
    parts = [(part.check, part.share, json.dumps(part.limits, sort_keys=True, default=str)) for part in row.parts]
    return row.points.max, row.expected, parts


def _exact(value: float) -> Fraction:
    """The fraction a figure of a result was made from: it is the nearest float, and points have small denominators."""
    return Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
