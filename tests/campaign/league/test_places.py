"""Places by interval, held against every way in which what is open can turn out."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest

from pytest_egov.campaign.league.places import ranks, undecided
from pytest_egov.campaign.league.tables import Rank

Marks = list[tuple[Fraction, Fraction]]


def marks(*pairs: tuple[int, int]) -> Marks:
    return [(Fraction(low), Fraction(high)) for low, high in pairs]


def places(given: Marks) -> list[str]:
    return [f"{rank.best}-{rank.worst}" for rank in ranks(given)]


def test_with_nothing_open_it_is_an_ordinary_table() -> None:
    assert ["1-1", "2-2", "2-2", "4-4"] == places(marks((90, 90), (80, 80), (80, 80), (70, 70)))


def test_where_intervals_share_a_value_the_places_do_too() -> None:
    assert ["1-2", "1-2", "3-3"] == places(marks((80, 90), (75, 85), (60, 70)))


def test_a_chain_of_overlaps_does_not_tie_those_whose_order_is_decided() -> None:
    assert ["1-2", "1-3", "2-3"] == places(marks((80, 90), (70, 85), (60, 72)))


def test_one_that_can_at_best_draw_level_takes_nobody_s_place() -> None:
    assert ["1-2", "1-1"] == places(marks((70, 80), (80, 90)))


def test_one_alone_is_first() -> None:
    assert [Rank(best=1, worst=1)] == ranks(marks((0, 100)))
    assert [] == ranks([])


@pytest.mark.parametrize("seed", range(30))
def test_best_and_worst_are_what_can_really_come_out(seed: int) -> None:
    drawn = random.Random(seed)
    given = marks(*((low, low + drawn.choice((0, 0, 1, 2, 4))) for low in (drawn.randrange(8) for _ in range(4))))
    seen: list[set[int]] = [set() for _ in given]
    # Between two ends an order changes only at half steps at the finest.
    ways = [[low + Fraction(step, 2) for step in range(int(high - low) * 2 + 1)] for low, high in given]
    for outcome in itertools.product(*ways):
        for at, mark in enumerate(outcome):
            seen[at].add(1 + sum(other > mark for other in outcome))
    assert [f"{min(places)}-{max(places)}" for places in seen] == places(given)


@pytest.mark.parametrize("seed", range(30))
def test_those_without_an_order_share_a_place_and_the_others_know_who_is_ahead(seed: int) -> None:
    drawn = random.Random(seed)
    given = marks(*((low, low + drawn.randrange(12)) for low in (drawn.randrange(90) for _ in range(12))))
    ranked = ranks(given)
    for at, own in enumerate(ranked):
        for other in undecided(given, at):
            assert at in undecided(given, other)
            assert max(own.best, ranked[other].best) <= min(own.worst, ranked[other].worst)


def test_equal_marks_with_nothing_open_are_decided() -> None:
    given = marks((80, 80), (80, 80), (80, 85), (70, 80))
    assert [2, 3] == undecided(given, 0)
    assert [0, 1, 3] == undecided(given, 2)
