"""The portals of a campaign with their stored results, as far as a league needs them, and where their reports are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.campaign.entries import REPORT
from pytest_egov.campaign.league.assessed import Assessed
from pytest_egov.errors import DossierProblem
from pytest_egov.file_contents import LARGEST_OF_RUNS, content_of, json_in
from pytest_egov.results import RunResult

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from pytest_egov.campaign.entries import Entry, StoredResult

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
            result = _bare(stored)
            page = stored.run / REPORT / "index.html"
            if page.exists():
                reports[result.dossier_sha256] = page
            results.append(result)
        portals.append(Assessed(entry.key, entry.name, entry.address, entry.group, entry.product, tuple(results)))
    return AssessedPortals(tuple(portals), reports)


def _bare(stored: StoredResult) -> RunResult:
    """A result without what a league never shows: a month of samples of every portal would fill the memory."""
    try:
        content = content_of(stored.file, DossierProblem, LARGEST_OF_RUNS)
        said = json_in(content, stored.file, DossierProblem)
        for row in said["criteria"]:
            for part in row["parts"]:
                part |= {"seen": [], "barriers": []}
                for timed in part.get("timings", ()):
                    timed["loads"] = []
        return RunResult.model_validate(said)
    except (DossierProblem, ValueError, KeyError, TypeError, AttributeError):
        # Told in full, with the place in the file, by whoever reads it whole.
        return stored.load()
