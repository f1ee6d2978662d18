"""What a campaign has stored so far: each portal of its file with the results of its audits, in the order they were taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_egov.campaign.campaign_file import load_campaign
from pytest_egov.documents import Moment
from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.file_contents import LARGEST_OF_RUNS, content_of, json_in

if TYPE_CHECKING:
    from pytest_egov.results import RunResult

__all__ = ["EVIDENCE", "REPORT", "Entry", "StoredResult", "entries", "stored_results"]

REPORT, EVIDENCE = "egov-report", "egov-evidence"


@dataclass(frozen=True, slots=True)
class StoredResult:
    """The result of one audit, as a file.

    Attributes:
        taken_at: when its evidence was gathered, aware.
        run: its folder, which holds ``egov-report`` and ``egov-evidence``.
    """

    taken_at: datetime
    run: Path

    @property
    def file(self) -> Path:
        """The run result."""
        return self.run / REPORT / "result.json"

    def load(self) -> RunResult:
        """The result itself.

        Raises:
            DossierProblem: it is missing, or no result of this version.
        """
        from pytest_egov.results import load_result

        return load_result(self.file)


@dataclass(frozen=True, slots=True)
class Entry:
    """One portal of a campaign.

    Attributes:
        key: its folder below the campaign's; unique in the campaign.
        name: as the portal is called; its host where the file names none.
        address: of its start page.
        group: id of its group, as ``ministry`` or ``province``.
        product: the product it is built on; None where nobody says.
        results: earliest first; none while nothing was audited.
    """

    key: str
    name: str
    address: str
    group: str
    product: str | None
    results: tuple[StoredResult, ...]


def entries(campaign_file: Path, folder: Path | None = None) -> tuple[Entry, ...]:
    """The portals of a campaign in the order of its file, with what was stored of each.

    Args:
        campaign_file: the campaign file.
        folder: where results are kept; None for the folder that the file names.

    Raises:
        CampaignProblem: the campaign file does not hold together.
        DossierProblem: a stored result cannot be read.
    """
    campaign = load_campaign(campaign_file)
    place = folder or campaign.folder
    return tuple(
        Entry(
            it.key, it.portal.name or it.portal.host, it.portal.address, it.group, it.portal.product,
            stored_results(place / it.key),
        )
        for it in campaign.portals
    )  # fmt: skip


def stored_results(folder: Path) -> tuple[StoredResult, ...]:
    """The results in a portal's folder, earliest first; audits under way lie in folders that begin with a dot.

    Raises:
        DossierProblem: a result cannot be read.
    """
    runs = (file.parents[1] for file in folder.glob(f"[!.]*/{REPORT}/result.json"))
    return tuple(sorted((StoredResult(_taken_at(run), run) for run in runs), key=lambda it: (it.taken_at, it.run.name)))


def _taken_at(run: Path) -> datetime:
    file = run / REPORT / "result.json"
    from pydantic import TypeAdapter

    try:
        said = json_in(content_of(file, DossierProblem, LARGEST_OF_RUNS), file, DossierProblem)
        return TypeAdapter[datetime](Moment).validate_python(said["taken_at"])
    except (DossierProblem, ValueError, KeyError, TypeError) as error:
        raise DossierProblem(f"{place_of(file)} is no result of a run. Remove its folder, and audit again.") from error
