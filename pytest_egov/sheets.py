"""Sheets of statements: written for what is open, and sealed with the hashes of the evidence when people have filled them in."""

from __future__ import annotations

import io
import re
from pathlib import Path

from pytest_egov.binding import load_suite
from pytest_egov.documents import Document
from pytest_egov.errors import Fault, StatementsProblem, UsageProblem, place_of
from pytest_egov.evidence.files import write_atomically
from pytest_egov.kept_results import result_at
from pytest_egov.reporting.sheet import render_sheet
from pytest_egov.schemas import write_with_schema
from pytest_egov.statements import hash_of, read_sheet

__all__ = ["seal", "write_sheet"]

_EMPTY = re.compile(r"^(\s*(?:- )?sha256:)\s*(#.*)?$")


def write_sheet(source: Path, output: Path) -> int:
    """Write a sheet of statements for what is open in a result, a report or a dossier; answers how many criteria are.

    Nothing is written when nothing is open, and no file is ever overwritten.

    Raises:
        UsageProblem: the source cannot be read, was made with another catalogue, or the output exists.
    """
    from pytest_egov.gatherers import all_kinds

    result = result_at(source)
    suite = load_suite(result.suite, all_kinds())
    if result.catalogue.sha256 != suite.catalogue.sha256:
        raise UsageProblem(
            f"{place_of(source)} was made with another version of {result.catalogue.id}. Judge its dossier anew (egov judge), "
            "and write the sheet from the dossier."
        )
    still_open = sum(1 for row in result.criteria if row.points.open > 0)
    if still_open:
        write_with_schema(
            output, render_sheet(result, suite.catalogue), "statements", "Give another name with --output."
        )
    return still_open


def seal(file: Path) -> int:
    """Fill in the empty hashes of the entries that name an evidence file; answers how many were filled in.

    A hash that is there stays: where the file was altered since, that is what the hash is for.

    Raises:
        StatementsProblem: no YAML, unknown keys, an evidence file that cannot be read, or no line ``sha256:`` to fill; lists
            all faults with their lines, and leaves the sheet as it was.
    """
    document, sheet = read_sheet(file)
    # Broken where YAML breaks them, and nowhere else; line ends stay as they are.
    lines = list(io.StringIO(file.read_bytes().decode("utf-8"), newline=""))
    faults_found: list[Fault] = []
    filled = 0
    for index, entry in enumerate(sheet.attestations):
        if not entry.evidence or entry.sha256:
            continue
        sealed = _sealed(document, lines, index, hash_of(file.parent / entry.evidence))
        if isinstance(sealed, Fault):
            faults_found.append(sealed)
        else:
            lines[sealed[0]] = sealed[1]
            filled += 1
    if faults_found:
        raise StatementsProblem(f"{file.name} was not sealed:", tuple(faults_found))
    write_atomically(file, "".join(lines).encode())
    return filled


def _sealed(document: Document, lines: list[str], index: int, sha256: str | None) -> tuple[int, str] | Fault:
    """The number (from 0) and the new text of the line that takes the hash."""
    if sha256 is None:
        at = ("attestations", index, "evidence")
        return document.fault(at, "this evidence file cannot be read", "Correct its path, relative to the sheet.")
    steps = ("attestations", index, "sha256")
    number = document.positions.get(steps, (0, 0))[0] - 1
    empty = _EMPTY.match(lines[number].rstrip("\r\n")) if number >= 0 else None
    if empty is None:
        return document.fault(steps, "there is no line 'sha256:' to fill in", "Write 'sha256:' on a line of its own.")
    ending = lines[number][len(lines[number].rstrip("\r\n")) :]
    comment = f"  {empty[2]}" if empty[2] else ""
    return number, f'{empty[1]} "{sha256}"{comment}{ending}'
