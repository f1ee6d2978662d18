"""One portal at a time: its row, its sheet, and what of it stands apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.campaign.league.marks import figures_of
from pytest_egov.campaign.league.moving import NO_EARLIER_CAMPAIGN, NO_EARLIER_RESULT, movement
from pytest_egov.campaign.league.tables import (
    Apart,
    Figures,
    LeagueRow,
    PillarFigures,
    PortalCriterion,
    PortalSheet,
    TrendPoint,
)
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_egov.bands import Bands
    from pytest_egov.campaign.league.assessed import Assessed
    from pytest_egov.campaign.league.comparable import Yardstick
    from pytest_egov.campaign.league.standings import Standing
    from pytest_egov.campaign.league.tables import ApartReason
    from pytest_egov.results import RunResult

__all__ = ["apart", "row", "sheet"]

_NOTHING_YET = Text("Chưa có kết quả nào.", "There is no result yet.")


def row(now: Standing, before: Mapping[str, Standing] | None, bands: Bands | None) -> LeagueRow:
    """A portal's row; ``before`` are the standings of the campaign before, by key, None where there was none."""
    result = now.result
    moved = movement(before.get(now.portal.key), now) if before is not None else None
    unmoved = None if moved else NO_EARLIER_CAMPAIGN if before is None else NO_EARLIER_RESULT
    return LeagueRow(
        key=now.portal.key,
        name=now.portal.name,
        address=now.portal.address,
        environment=result.portal.environment,
        product=now.portal.product or "",
        taken_at=result.taken_at,
        tool=result.tool,
        dossier_sha256=result.dossier_sha256,
        total=figures_of(result.judged, Figures),
        pillars=tuple(
            figures_of(pillar, PillarFigures, id=pillar.id) for pillar in (result.score.pillars if result.score else ())
        ),
        looked=float(now.looked),
        rank=now.rank,
        undecided_with=now.undecided_with,
        band=bands.band_of(now.mark) if bands else None,
        possible_band=bands.band_of(now.possible) if bands else None,
        movement=moved,
        unmoved_because=unmoved,
    )


def sheet(portal: Assessed, current: RunResult, results: Sequence[RunResult], yardstick: Yardstick) -> PortalSheet:
    """All of one portal; ``results`` are those that count, oldest first."""
    return PortalSheet(
        key=portal.key,
        group=portal.group,
        criteria=tuple(
            PortalCriterion(id=it.id, outcome=it.outcome, basis=it.basis, points=it.points, sentence=it.sentence)
            for it in current.criteria
        ),
        trend=tuple(_trend_point(result, yardstick) for result in results if result.score is not None),
    )


def apart(
    portal: Assessed, results: Sequence[RunResult], current: RunResult | None, yardstick: Yardstick
) -> Apart | None:
    """What of a portal cannot be compared: its newest result, or that it has none; None where the newest one is in the table."""
    newest = results[-1] if results else None
    if newest is not None and newest is current:
        return None
    missing: tuple[ApartReason, Text] = ("missing", _NOTHING_YET)
    reason = yardstick.why_not(newest) if newest is not None else missing
    assert reason is not None  # what can be compared and is newest is the current one
    return Apart(
        key=portal.key,
        name=portal.name,
        group=portal.group,
        taken_at=newest.taken_at if newest else None,
        reason=reason[0],
        why=reason[1],
        ranked_by_earlier=current is not None,
    )


def _trend_point(result: RunResult, yardstick: Yardstick) -> TrendPoint:
    reason = yardstick.why_not(result)
    return TrendPoint(
        taken_at=result.taken_at,
        total=figures_of(result.judged, Figures),
        tool=result.tool,
        catalogue=f"{result.catalogue.id}@{result.catalogue.version}",
        incomparable=reason[1] if reason else None,
    )
