"""An earlier result that a run is held against: what it lost is known, and only what is lost beyond it is news."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_egov.comparing import change_of, compare
from pytest_egov.errors import UsageProblem, place_of
from pytest_egov.kept_results import result_at

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.comparing import Change, Comparison
    from pytest_egov.judging import Judgement
    from pytest_egov.results import RunResult

__all__ = ["Baseline", "take_baseline"]


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier result, and the name of its file as the user would write it."""

    file: str
    result: RunResult

    def against(self, result: RunResult) -> Comparison:
        """A result compared with this one, criterion by criterion that the result judged: a narrowed run is held to its own."""
        return compare(self.result, result)

    def change(self, judgement: Judgement, catalogue: Catalogue) -> Change:
        """What became of one criterion since."""
        from pytest_egov.criterion_results import criterion_result

        id_ = judgement.criterion.id
        pillar, group = next((pillar.id, group.id) for pillar, group, row in catalogue.rows() if row.id == id_)
        before = next((row for row in self.result.criteria if row.id == id_), None)
        return change_of(before, criterion_result(pillar, group, judgement.criterion, judgement))

    def excuse(self, change: Change) -> str | None:
        """Why a loss is no news, in words for the reason of an expected failure; None where it is, or nothing is lost."""
        if change.after is None or not change.after.points.lost or change.lost_anew:
            return None
        from pytest_egov.reporting.paper import printable

        why = "not to be told apart from" if change.kind == "noise" else "known from"
        return printable(f"{why} {self.file}: {change.after.sentence.en}", limit=600)


def take_baseline(said: str, catalogue: Catalogue, report: Path) -> Baseline:
    """Read the earlier result, before a page is opened.

    Another catalogue, or another version of it, is refused: its rows may ask something else, and what differs would be taken
    for the portal's doing. Another address is not: one portal runs at many, on build machines above all. That is told.

    Args:
        said: what stands after ``--egov-baseline``: a result.json, a report's directory or a dossier.
        catalogue: of this run.
        report: where this run will write its own result.

    Raises:
        UsageProblem: it cannot be read, is of another catalogue, or this run would write over it.
    """
    place = Path(said)
    result = result_at(place)
    file, was = place_of(place), result.catalogue
    if (was.id, was.sha256) != (catalogue.id, catalogue.sha256):
        raise UsageProblem(
            f"The baseline {file} is of {was.id}@{was.version} ({was.sha256[:12]}), this run is of {catalogue.id}@"
            f"{catalogue.version} ({catalogue.sha256[:12]}): their rows need not ask the same. Renew it by judging its dossier "
            "again (egov judge DOSSIER), or by a run without --egov-baseline whose result.json you keep."
        )
    if place.resolve() in (report.resolve(), (report / "result.json").resolve()):
        raise UsageProblem(
            f"The baseline {file} lies where this run writes its own result: the next run would know every loss of this one. "
            f"Keep it elsewhere: cp {place_of(report / 'result.json')} egov-baseline.json"
        )
    return Baseline(file, result)
