"""What people state about a portal, in a file of its own: attestations of what is open, waivers of what is lost.

The file is kept in the dossier as facts: every entry with its line, and the hash its evidence file had. Whether an entry
counts is decided from them afterwards (standing.py), so that judging again decides alike.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from pytest_egov.documents import Document, Row, read_document
from pytest_egov.errors import StatementsProblem
from pytest_egov.web_addresses import same_host

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.portal import Portal

__all__ = [
    "Attestation",
    "KeptAttestation",
    "KeptWaiver",
    "Sheet",
    "Statements",
    "Waiver",
    "hash_of",
    "read_sheet",
    "read_statements",
]


class Attestation(Row):
    """A person says which level of credit an open criterion reaches; empty fields are still to be filled in."""

    id: str = Field(description="the criterion")
    level: str | None = Field(None, description="a level of the criterion's credit, such as full, or none")
    author: str | None = Field(None, description="who verified it; an entry without an author is unsigned")
    role: str | None = Field(None, description="the author's post")
    date: dt.date | None = Field(None, description="the day it was verified, such as 2026-11-25")
    valid_until: dt.date | None = Field(None, description="the last day on which the statement holds")
    evidence: str | None = Field(None, description="a file that shows it, relative to this one")
    sha256: str | None = Field(None, description="of the evidence file; egov attest --seal fills it in")
    note: str | None = None

    @property
    def blank(self) -> bool:
        """Whether nobody has written anything into the entry yet."""
        return not self.model_fields_set - {"id"} or not any(self.model_dump(exclude={"id"}).values())


class Waiver(Row):
    """Somebody answers for a loss until a day: it fails no test and no gate, and gives no points."""

    id: str = Field(description="the criterion")
    reason: str | None = None
    approver: str | None = Field(None, description="who answers for it")
    date: dt.date | None = Field(None, description="the day it was approved")
    expiry: dt.date | None = Field(None, description="the last day on which it holds")


class Sheet(Row):
    """A file of statements about one portal, held against one catalogue."""

    portal: str | None = Field(None, description="the portal's address; statements never count for another host")
    catalogue: str | None = Field(None, description="the id of the catalogue")
    attestations: tuple[Attestation, ...] = ()
    waivers: tuple[Waiver, ...] = ()


class KeptAttestation(Row):
    """An attestation with its line in the file; ``evidence_sha256`` is the file's own hash, None without a file."""

    line: int
    said: Attestation
    evidence_sha256: str | None


class KeptWaiver(Row):
    """A waiver with its line in the file."""

    line: int
    said: Waiver


class Statements(Row):
    """A file of statements as it is kept in a dossier: its name, its hash, its entries."""

    file: str
    sha256: str
    attestations: tuple[KeptAttestation, ...] = ()
    waivers: tuple[KeptWaiver, ...] = ()


def hash_of(file: Path) -> str | None:
    """The sha256 of an evidence file; None where there is no file that can be read."""
    try:
        if not file.is_file():  # whoever opens a pipe waits for its other end
            return None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def read_statements(file: Path, catalogue: Catalogue, portal: Portal) -> Statements:
    """Read a file of statements and look at the evidence files it names.

    Raises:
        StatementsProblem: it is no YAML, has unknown keys, or is about another portal or catalogue; with file, line, remedy.
    """
    document, sheet = read_sheet(file)
    _refuse_another_subject(document, sheet, catalogue, portal)
    return Statements(
        file=file.name,
        sha256=document.sha256,
        attestations=tuple(
            KeptAttestation(
                line=_line(document, "attestations", index),
                said=said,
                evidence_sha256=hash_of(file.parent / said.evidence) if said.evidence else None,
            )
            for index, said in enumerate(sheet.attestations)
            if not said.blank
        ),
        waivers=tuple(
            KeptWaiver(line=_line(document, "waivers", index), said=said) for index, said in enumerate(sheet.waivers)
        ),
    )


def read_sheet(file: Path) -> tuple[Document, Sheet]:
    """Read a file of statements, and no other.

    Raises:
        StatementsProblem: it is no YAML or has unknown keys; with file, line and remedy.
    """
    document = read_document(file, StatementsProblem)
    try:
        return document, Sheet.model_validate(document.data if document.data is not None else {})
    except ValidationError as error:
        faults = tuple(document.faults_of(error, Sheet))
        raise StatementsProblem(f"The statements {file.name} do not hold together:", faults) from error


def _refuse_another_subject(document: Document, sheet: Sheet, catalogue: Catalogue, portal: Portal) -> None:
    faults = []
    if sheet.catalogue is not None and sheet.catalogue != catalogue.id:
        problem = f"these statements are about the catalogue {sheet.catalogue}, the run is about {catalogue.id}"
        faults.append(document.fault(("catalogue",), problem, "Write a sheet for this catalogue: egov attest DOSSIER."))
    if sheet.portal is not None and not same_host(sheet.portal, portal.address):
        problem = f"these statements are about {sheet.portal}, the run is about {portal.address}"
        faults.append(document.fault(("portal",), problem, "Write a sheet for this portal: egov attest DOSSIER."))
    if faults:
        raise StatementsProblem(f"The statements {document.file.name} are about something else:", tuple(faults))


def _line(document: Document, section: str, index: int) -> int:
    return document.positions.get((section, index), (1, 1))[0]
