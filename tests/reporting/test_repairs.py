"""Repairs of a result as large as a real one."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from pytest_egov.repairs import repairs

if TYPE_CHECKING:
    from pytest_egov.results import RunResult


def test_every_lost_point_stands_in_exactly_one_repair(result: RunResult) -> None:
    won: Counter[str] = Counter()
    for repair in repairs(result):
        for loss in repair.cause.losses:
            won[loss.criterion.id] += loss.points  # type: ignore[assignment] # sums of exact decimals
    assert {r.id: Decimal(str(r.points.lost)) for r in result.criteria if r.points.lost > 0} == won
    assert sum(won.values()) == sum(repair.points for repair in repairs(result))
