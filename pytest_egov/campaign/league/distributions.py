"""How the marks of a group spread, of the whole and of each pillar."""

from __future__ import annotations

import statistics
from fractions import Fraction
from typing import TYPE_CHECKING

from pytest_egov.campaign.league.marks import marks_of
from pytest_egov.campaign.league.tables import Distribution, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytest_egov.campaign.league.standings import Standing

__all__ = ["distributions"]


def distributions(group: str, pillars: Iterable[str], ranked: Sequence[Standing]) -> list[Distribution]:
    """The spread of the certain marks of the portals that have a rank; nothing where none has."""
    if not ranked:
        return []
    spreads = [_spread(group, None, [(one.portal.key, one.mark) for one in ranked])]
    for id_ in pillars:
        marks = [
            (one.portal.key, marks_of(pillar)[0])
            for one in ranked
            if one.result.score is not None
            for pillar in one.result.score.pillars
            if pillar.id == id_ and pillar.maximum > 0
        ]
        if marks:
            spreads.append(_spread(group, id_, marks))
    return spreads


def _spread(group: str, pillar: str | None, marks: list[tuple[str, Fraction]]) -> Distribution:
    ordered = sorted(marks, key=lambda one: one[1])
    values = [mark for _, mark in ordered]
    # Both ends included: the least and the most are portals of the group, not of a larger one it was drawn from.
    quartiles = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    return Distribution.model_validate(
        {
            "group": group,
            "pillar": pillar,
            "values": tuple(Value(key=key, mark=float(mark)) for key, mark in ordered),
            "least": float(values[0]),
            "lower_quartile": float(quartiles[0]),
            "median": float(quartiles[1]),
            "upper_quartile": float(quartiles[2]),
            "most": float(values[-1]),
            "mean": float(statistics.mean(values)),
        }
    )
