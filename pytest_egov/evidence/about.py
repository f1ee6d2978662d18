"""What a dossier is of, as its ``dossier.json`` says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from pytest_egov.documents import Moment, first_fault
from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.evidence.manifest import read_object

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["About", "about_as_json", "about_in"]


@dataclass(frozen=True, slots=True)
class About:
    """What a dossier is of, and what everything in it was made with.

    Attributes:
        taken_at: when gathering began (aware, UTC); ages of what is found count from here.
        tool: this package's version.
        suite: the import name of the conformance suite.
        catalogue: id, version and sha256 of the catalogue.
        gather: what the standard asked to be looked at, as its catalogue says it.
        portal: the portal file as read, by its keys; it names environment variables, never secrets.
        seed: the text every draw was made from.
        browser: name and version.
        selected: criterion ids that were to be judged; None for all.
        rechecked: criterion ids that were looked at once more; all others are judged from the earlier dossier within.
        rehearsed: ``taken_at`` was given by whoever rehearsed a campaign, and is no time of a clock.
        assessor: who had the portal assessed, as reports name them; empty where nobody said so.
    """

    taken_at: Moment
    tool: str
    suite: str
    catalogue: dict[str, str]
    gather: dict[str, Any]
    portal: dict[str, Any]
    seed: str
    browser: str
    selected: tuple[str, ...] | None = None
    rechecked: tuple[str, ...] = ()
    rehearsed: bool = False
    assessor: str = ""


def about_in(file: Path) -> About:
    """Read it back.

    Raises:
        DossierProblem: it is missing, or of another version.
    """
    try:
        return _adapter().validate_python(read_object(file))
    except ValidationError as error:
        raise DossierProblem(f"{place_of(file)} is of another version ({first_fault(error)}).") from error


def about_as_json(about: About) -> bytes:
    """The bytes of ``dossier.json``."""
    return _adapter().dump_json(about, indent=2)


@cache
def _adapter() -> TypeAdapter[About]:
    return TypeAdapter(About)
