"""Reads a result back from whatever a run left: its ``result.json``, its report, or its dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import DossierProblem, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.portal import Portal
    from pytest_egov.results import RunResult

__all__ = ["portal_of", "result_at"]


def portal_of(dossier: Dossier) -> Portal:
    """The portal as it was described when a dossier was gathered.

    Raises:
        DossierProblem: another version described it.
    """
    from pydantic import ValidationError

    from pytest_egov.documents import first_fault
    from pytest_egov.portal import Portal

    try:
        return Portal.model_validate(dossier.about.portal)
    except ValidationError as error:
        raise DossierProblem(
            f"{place_of(dossier.directory)}: the portal in its dossier.json is none of this version ({first_fault(error)})."
        ) from error


def result_at(place: Path) -> RunResult:
    """The result at a place; a dossier is judged anew, by the suite it was gathered for, which gives the same result.

    Args:
        place: a ``result.json``, the directory of a report that has one, or the directory of a dossier.

    Raises:
        DossierProblem: it is none of these, or cannot be read.
        CatalogueProblem: the suite of a dossier does not hold together.
    """
    from pytest_egov.results import as_json, evaluate, load_result

    if not place.is_dir():
        return load_result(place)
    if (place / "result.json").exists():
        return load_result(place / "result.json")
    if not (place / "manifest.json").exists():
        raise DossierProblem(
            f"{place_of(place)} has neither a result.json nor a dossier's manifest.json. "
            "Give a result.json, the directory of a report (egov-report) or that of a dossier (egov-evidence)."
        )
    from pytest_egov.binding import load_suite
    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.gatherers import all_kinds
    from pytest_egov.results import RunResult

    dossier = Dossier.load(place, all_kinds())
    suite = load_suite(dossier.about.suite, all_kinds())
    # Through the file's form and back, so that every result reads alike, wherever it came from.
    return RunResult.model_validate_json(as_json(evaluate(suite, dossier, portal_of(dossier))))
