"""Where the portals of each group stand at one moment: the rows of the table, before and now."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pytest_egov.campaign.league.comparable import Yardstick, chosen, until
from pytest_egov.campaign.league.marks import looked_at, marks_of
from pytest_egov.campaign.league.places import ranks, undecided
from pytest_egov.vietnamese_order import order_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from pytest_egov.campaign.league.assessed import Assessed
    from pytest_egov.campaign.league.tables import Rank
    from pytest_egov.results import RunResult

__all__ = ["Standing", "standings"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One portal at one moment: the result that counts, its exact marks, and its rank, if it has one."""

    portal: Assessed
    result: RunResult
    mark: Fraction
    possible: Fraction
    looked: Fraction
    rank: Rank | None
    undecided_with: tuple[str, ...]


def standings(
    portals: Iterable[Assessed], yardstick: Yardstick, moment: datetime, least_looked: Fraction
) -> dict[str, list[Standing]]:
    """The portals that have a result to compare, by group: those with a rank first, each best first."""
    by_group: dict[str, list[tuple[Assessed, RunResult]]] = {}
    for portal in portals:
        result = chosen(until(portal.results, moment), yardstick)
        if result is not None:
            by_group.setdefault(portal.group, []).append((portal, result))
    return {group: _stood(members, least_looked) for group, members in by_group.items()}


def _stood(members: Sequence[tuple[Assessed, RunResult]], least_looked: Fraction) -> list[Standing]:
    seen = [(portal, result, marks_of(result.judged), looked_at(result)) for portal, result in members]
    seen.sort(key=lambda one: (-one[2][0], -one[2][1], order_key(one[0].name), one[0].key))
    ranked = [one for one in seen if one[3] >= least_looked]
    marks = [one[2] for one in ranked]
    keys = [one[0].key for one in ranked]
    places = ranks(marks)
    return [
        *(
            Standing(portal, result, *mark, looked, places[at], tuple(keys[other] for other in undecided(marks, at)))
            for at, (portal, result, mark, looked) in enumerate(ranked)
        ),
        *(
            Standing(portal, result, *mark, looked, None, ())
            for portal, result, mark, looked in seen
            if looked < least_looked
        ),
    ]
