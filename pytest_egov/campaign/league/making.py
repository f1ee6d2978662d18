"""The league of a campaign: from portals and their results to one table of everything that is shown. Pure, and exact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pytest_egov.campaign.league.comparable import series_of, until, yardstick_of
from pytest_egov.campaign.league.distributions import distributions
from pytest_egov.campaign.league.products import failures_by_product
from pytest_egov.campaign.league.readiness import readiness
from pytest_egov.campaign.league.rows import apart, row, sheet
from pytest_egov.campaign.league.standings import Standing, standings
from pytest_egov.campaign.league.tables import SCHEMA, CriterionHead, Group, League, Noted, PillarHead
from pytest_egov.errors import StoreProblem
from pytest_egov.vietnamese_order import order_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from pytest_egov.campaign.league.assessed import Assessed
    from pytest_egov.campaign.league.comparable import Yardstick
    from pytest_egov.results import RunResult
    from pytest_egov.verdict import Text

__all__ = ["LEAST_LOOKED", "Before", "league"]

LEAST_LOOKED = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Before:
    """The campaign before: what it is called, its portals, and up to when their results count."""

    name: Text
    portals: Sequence[Assessed]
    until: datetime


def league(
    name: str,
    groups: Mapping[str, Text],
    portals: Sequence[Assessed],
    *,
    at: datetime | None = None,
    before: Before | None = None,
    least_looked: Fraction = LEAST_LOOKED,
) -> League:
    """The league.

    Args:
        name: of the campaign.
        groups: titles by id, in the order they are shown.
        portals: everybody who takes part; keys are unique.
        at: results up to this moment count; None for all.
        before: what movement is told against; portals are known again by their keys.
        least_looked: the share of the points that must have been looked at for a rank.

    Raises:
        StoreProblem: no portal has a result up to then.
    """
    moment = at or max((result.taken_at for one in portals for result in one.results), default=None)
    results = {one.key: until(one.results, moment) if moment else [] for one in portals}
    yardstick = _yardstick(results.values())
    if moment is None or yardstick is None:
        raise StoreProblem("No portal of the campaign has a result up to then. Run it first: egov campaign run.")
    now = standings(portals, yardstick, moment, least_looked)
    earlier = _by_key(standings(before.portals, yardstick, before.until, least_looked)) if before else None
    standing = [one for group in groups for one in now.get(group, ())]
    current = {one.portal.key: one.result for one in standing}
    bands = yardstick.model.catalogue.bands
    criteria, pillars = _criteria([*current.values()] or [yardstick.model]), _pillars(yardstick.model)
    ids = [head.id for head in criteria]
    return League(
        schema=SCHEMA,
        name=name,
        at=moment,
        before=before.name if before else None,
        least_looked=float(least_looked),
        catalogue=yardstick.model.catalogue,
        suite=yardstick.model.suite,
        tool=series_of(yardstick.model),
        warnings=_warnings(standing),
        pillars=pillars,
        criteria=criteria,
        groups=tuple(
            Group(
                id=group,
                title=title,
                portals=sum(one.group == group for one in portals),
                ranked=tuple(row(one, earlier, bands) for one in now.get(group, ()) if one.rank),
                unranked=tuple(row(one, earlier, bands) for one in now.get(group, ()) if not one.rank),
            )
            for group, title in groups.items()
        ),
        apart=tuple(
            found
            for one in sorted(portals, key=lambda one: (order_key(one.name), one.key))
            if (found := apart(one, results[one.key], current.get(one.key), yardstick)) is not None
        ),
        distributions=tuple(
            spread
            for group in groups
            for spread in distributions(
                group, [head.id for head in pillars], [one for one in now.get(group, ()) if one.rank]
            )
        ),
        products=failures_by_product(ids, standing),
        readiness=readiness(ids, list(groups), portals, {**_narrowed(results, yardstick), **current}),
        sheets=tuple(sheet(one.portal, one.result, results[one.portal.key], yardstick) for one in standing),
        names={one.key: one.name for one in portals},
    )


def _yardstick(results: Iterable[Sequence[RunResult]]) -> Yardstick | None:
    """By the newest full result of each portal; where no portal has one, by the newest of any kind."""
    found = list(results)
    full = [next((one for one in reversed(own) if one.score is not None), None) for own in found]
    return yardstick_of([one for one in full if one is not None] or [own[-1] for own in found if own])


def _by_key(standing: Mapping[str, Sequence[Standing]]) -> dict[str, Standing]:
    return {one.portal.key: one for members in standing.values() for one in members}


def _narrowed(results: Mapping[str, Sequence[RunResult]], yardstick: Yardstick) -> dict[str, RunResult]:
    """Of each portal the newest narrowed result: it gives no mark, yet tells of the criteria it did judge."""
    return {
        key: result
        for key, own in results.items()
        for result in own
        if (reason := yardstick.why_not(result)) is not None and reason[0] == "narrowed"
    }


def _warnings(standing: Iterable[Standing]) -> tuple[Noted, ...]:
    said: dict[Text, list[str]] = {}
    for one in standing:
        for text in one.result.warnings:
            said.setdefault(text, []).append(one.portal.key)
    return tuple(Noted(text=text, portals=tuple(keys)) for text, keys in said.items())


def _criteria(results: Sequence[RunResult]) -> tuple[CriterionHead, ...]:
    heads: dict[str, CriterionHead] = {}
    for result in results:
        for it in result.criteria:
            # A row that does not apply to a portal has no points there.
            if it.id not in heads or heads[it.id].points < it.points.max:
                heads[it.id] = CriterionHead(
                    id=it.id, pillar=it.pillar, title=it.title, points=it.points.max, fix=it.fix
                )
    return tuple(heads.values())


def _pillars(model: RunResult) -> tuple[PillarHead, ...]:
    if model.score is not None:
        return tuple(PillarHead(id=pillar.id, title=pillar.title) for pillar in model.score.pillars)
    return ()
