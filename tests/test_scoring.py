"""Adding up: exact, as an interval, and without what does not apply."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pytest_egov.catalogue import Catalogue
from pytest_egov.judging import Judgement
from pytest_egov.scoring import Interval, points_of, score
from pytest_egov.verdict import Outcome, Text

SAID = Text("câu", "sentence")


def judged(
    catalogue: Catalogue, id_: str, earned: Fraction | int, still_open: Fraction | int = 0, outcome: Outcome = "partial"
) -> Judgement:
    row = catalogue.criterion(id_)
    return Judgement(row, outcome, "observed", Fraction(earned), Fraction(still_open), SAID)


@pytest.mark.parametrize(
    ("earned", "still_open", "expected"),
    [
        (1, 0, (Fraction(5, 2), Fraction(5, 2))),
        (0, 0, (0, 0)),
        (0, 1, (0, Fraction(5, 2))),
        (Fraction(1, 2), Fraction(1, 2), (Fraction(5, 4), Fraction(5, 2))),
        (Fraction(1, 3), 0, (Fraction(5, 6), Fraction(5, 6))),
        (Fraction(1, 3), Fraction(1, 7), (Fraction(5, 6), Fraction(25, 21))),
    ],
)
def test_points_of_a_row(
    catalogue: Catalogue, earned: Fraction, still_open: Fraction, expected: tuple[Fraction, Fraction]
) -> None:
    points = points_of(judged(catalogue, "F01.1", earned, still_open))
    assert Interval(*expected, Fraction(5, 2)) == points


def test_what_does_not_apply_leaves_the_maximum(catalogue: Catalogue) -> None:
    rows = {
        "F01.1": judged(catalogue, "F01.1", 0, 0, "not_applicable"),
        "F01.2": judged(catalogue, "F01.2", 1, 0, "passed"),
    }
    assert Interval(Fraction(3, 2), Fraction(3, 2), Fraction(3, 2)) == score(catalogue, rows).total


@pytest.mark.parametrize("share", [Fraction(1, 3), Fraction(2, 7), Fraction(1), Fraction(0)])
def test_every_row_at_the_same_share_is_that_share_of_a_hundred(catalogue: Catalogue, share: Fraction) -> None:
    added = score(catalogue, {row.id: judged(catalogue, row.id, share, 1 - share) for _, _, row in catalogue.rows()})
    assert Interval(100 * share, Fraction(100), Fraction(100)) == added.total
    assert {"function": 70 * share, "performance": 20 * share, "accessibility": 10 * share} == {
        id_: interval.certain for id_, interval in added.pillars.items()
    }


def test_pillars_and_groups_add_up_to_the_whole(catalogue: Catalogue) -> None:
    shares = [Fraction(n % 5, 4) for n in range(54)]
    rows = [row for _, _, row in catalogue.rows()]
    added = score(
        catalogue, {row.id: judged(catalogue, row.id, share) for row, share in zip(rows, shares, strict=True)}
    )
    nothing = Interval(Fraction(0), Fraction(0), Fraction(0))
    assert sum(added.pillars.values(), nothing) == added.total
    assert sum(added.groups.values(), nothing) == added.total
    assert sum((row.points * share for row, share in zip(rows, shares, strict=True)), Fraction(0)) == (
        added.total.certain
    )


def test_a_narrowed_run_adds_up_what_was_judged(catalogue: Catalogue) -> None:
    added = score(catalogue, {"F17.1": judged(catalogue, "F17.1", 1, 0, "passed")})
    points = catalogue.criterion("F17.1").points
    assert Interval(points, points, points) == added.total
    assert 0 == added.pillars["performance"].maximum
    assert {"F17"} == {id_ for id_, interval in added.groups.items() if interval.maximum}


def test_nothing_judged_is_nothing(catalogue: Catalogue) -> None:
    assert Interval(Fraction(0), Fraction(0), Fraction(0)) == score(catalogue, {}).total
