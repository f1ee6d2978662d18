"""``league.csv`` and ``readiness.csv``: one row per portal, and one per criterion and group, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from pytest_egov.reporting.csv import harmless
from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_egov.campaign.league.tables import Group, League, LeagueRow

__all__ = ["COLUMNS", "READINESS_COLUMNS", "render_readiness", "render_table"]

COLUMNS: Final = (
    "key", "name", "group", "product", "address", "standing", "best_place", "worst_place", "mark", "possible_mark", "certain",
    "possible", "maximum", "band", "possible_band", "looked", "change", "moved", "taken_at", "tool", "dossier_sha256",
)  # fmt: skip
READINESS_COLUMNS: Final = (
    "criterion", "title_vi", "title_en", "group", "ready", "judged", "have", "partly", "lack", "not_judged", "not_applicable",
)  # fmt: skip

Cell = str | float | None


def render_table(league: League) -> bytes:
    """Every portal: ``standing`` is ranked, unranked, or why it stands apart; figures as in ``league.json``."""
    pillars = [pillar.id for pillar in league.pillars]
    head = [*COLUMNS, *(f"{id_}_{figure}" for id_ in pillars for figure in ("certain", "possible", "maximum"))]
    rows: list[list[Cell]] = [
        _row(row, group, standing)
        for group in league.groups
        for standing, rows in (("ranked", group.ranked), ("unranked", group.unranked))
        for row in rows
    ]
    empty: list[Cell] = [None] * (len(head) - 6)
    rows += [
        [it.key, it.name, it.group, None, None, it.reason, *empty] for it in league.apart if not it.ranked_by_earlier
    ]
    return _written(head, rows)


def render_readiness(league: League) -> bytes:
    """Every criterion and group, with the names of the portals behind each figure, divided by semicolons."""
    return _written(READINESS_COLUMNS, _readiness(league))


def _row(row: LeagueRow, group: Group, standing: str) -> list[Cell]:
    total, rank, moved = row.total, row.rank, row.movement
    return [
        row.key, row.name, group.id, row.product, row.address, standing,
        rank.best if rank else None, rank.worst if rank else None,
        total.mark, total.possible_mark, total.certain, total.possible, total.maximum,
        row.band, row.possible_band, row.looked,
        moved.mark if moved else None, moved.kind if moved else None,
        f"{day_and_time(row.taken_at)} +07:00", row.tool, row.dossier_sha256,
        *(figure for pillar in row.pillars for figure in (pillar.certain, pillar.possible, pillar.maximum)),
    ]  # fmt: skip


def _readiness(league: League) -> Iterator[list[Cell]]:
    heads = {head.id: head for head in league.criteria}
    for it in league.readiness:
        title = heads[it.id].title
        for group in it.groups:
            lists = (group.have, group.partly, group.lack, group.not_judged, group.not_applicable)
            names = ["; ".join(league.names[key] for key in keys) for keys in lists]
            yield [it.id, title.vi, title.en, group.group, group.ready, group.judged, *names]


def _written(head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Comma-separated UTF-8 with a byte order mark, so that Excel reads the letters; what a portal said is no formula."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(head)
    table.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
