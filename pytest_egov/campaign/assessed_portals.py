"""The portals of a campaign with their stored results, as far as a league needs them, and where their reports are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.campaign.entries import REPORT
from pytest_egov.campaign.league.assessed import Assessed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from pytest_egov.campaign.entries import Entry
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult

__all__ = ["AssessedPortals", "read_portals"]


@dataclass(frozen=True, slots=True)
class AssessedPortals:
    """Portals with their results, and the page of each result's report, by the hash of its dossier."""

    portals: tuple[Assessed, ...]
    reports: dict[str, Path]


def read_portals(entries: Iterable[Entry], until: datetime | None = None) -> AssessedPortals:
    """Read the results of a campaign up to a moment; None for all.

    Raises:
        DossierProblem: a result cannot be read.
    """
    portals, reports = [], {}
    for entry in entries:
        results = []
        for stored in entry.results:
            if until is not None and stored.taken_at > until:
                continue
            result = stored.load()
            page = stored.run / REPORT / "index.html"
            if page.exists():
                reports[result.dossier_sha256] = page
            results.append(_without_evidence(result))
        portals.append(Assessed(entry.key, entry.name, entry.address, entry.group, entry.product, tuple(results)))
    return AssessedPortals(tuple(portals), reports)


def _without_evidence(result: RunResult) -> RunResult:
    """What a league is made from: a month of samples of every portal would not stay in memory for figures it never shows."""
    return result.model_copy(update={"criteria": tuple(map(_bare, result.criteria))})


def _bare(row: CriterionResult) -> CriterionResult:
    parts = tuple(
        part.model_copy(
            update={
                "seen": (),
                "barriers": (),
                "timings": tuple(timed.model_copy(update={"loads": ()}) for timed in part.timings),
            }
        )
        for part in row.parts
    )
    return row.model_copy(update={"parts": parts})
