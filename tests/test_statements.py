"""Files of statements: read with their lines, and counted or ignored for a reason that names file, line and remedy."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pytest_egov.binding import Suite, load_suite
from pytest_egov.errors import StatementsProblem
from pytest_egov.evidence import KINDS
from pytest_egov.portal import Portal
from pytest_egov.standing import Standing, standing
from pytest_egov.statements import Statements, read_statements

PORTAL = Portal(address="https://dichvucong.example.gov.vn/")
TAKEN = dt.date(2026, 11, 24)
SCAN = hashlib.sha256(b"scan").hexdigest()
COMPLETE = {
    "level": "half", "author": "Trần Thị B", "date": "2026-11-20", "valid_until": "2027-05-20", "evidence": "scan.pdf", "sha256": SCAN,
}  # fmt: skip
WAIVER = {"reason": "chờ nâng cấp", "approver": "Lê Văn C", "date": "2026-11-01", "expiry": "2026-12-31"}
Read = Callable[[str], Statements]


@pytest.fixture(scope="module")
def suite() -> Suite:
    return load_suite("conformance_suites.mic_2023", KINDS)


@pytest.fixture
def read(suite: Suite, tmp_path: Path) -> Read:
    (tmp_path / "scan.pdf").write_bytes(b"scan")

    def make(text: str) -> Statements:
        file = tmp_path / "attestations.yaml"
        file.write_text(text, encoding="utf-8")
        return read_statements(file, suite.catalogue, PORTAL)

    return make


def entry(id_: str = "F11.2", fields: dict[str, str] = COMPLETE, **other: str) -> str:
    written = {**fields, **other}
    return "".join(
        [f"  - id: {id_}\n", *(f"    {name}: {value}\n" for name, value in written.items() if value is not None)]
    )


def counted(suite: Suite, statements: Statements, day: dt.date = TAKEN) -> Standing:
    return standing(statements, suite.catalogue, day)


def test_a_completed_entry_counts(suite: Suite, read: Read) -> None:
    found = counted(suite, read(f"portal: {PORTAL.address}\ncatalogue: mic-2023\nattestations:\n{entry()}"))
    assert ["F11.2"] == list(found.attestations)
    assert "half" == found.attestations["F11.2"].level
    assert () == found.ignored


@pytest.mark.parametrize(
    ("fields", "said", "remedy"),
    [
        ({"author": ""}, "it is unsigned", "Fill in 'author'."),
        ({"level": "most"}, "there is no level 'most'", "Choose one of: full, half, none."),
        ({"date": ""}, "a day is missing", "'valid_until'"),
        ({"valid_until": ""}, "a day is missing", "'valid_until'"),
        ({"valid_until": "2026-11-19"}, "it ends before the day it was signed", "Correct the dates."),
        ({"valid_until": "2026-11-23"}, "it expired on 23/11/2026, before the audit of 24/11/2026", "Verify anew."),
        ({"evidence": ""}, "there is no evidence", "Name a file in 'evidence'."),
        ({"evidence": "lost.pdf"}, "the evidence file lost.pdf cannot be read", "relative to the statements"),
        ({"evidence": "."}, "the evidence file . cannot be read", "relative to the statements"),
        ({"sha256": ""}, "it has no hash", "egov attest --seal"),
        ({"sha256": "a" * 64}, "scan.pdf was altered after it was sealed", "seal again"),
    ],
)
def test_what_does_not_hold_is_ignored_with_its_line_and_a_remedy(
    suite: Suite, read: Read, fields: dict[str, str], said: str, remedy: str
) -> None:
    found = counted(suite, read(f"attestations:\n{entry()}{entry('F07.2', **fields)}"))
    assert ["F11.2"] == list(found.attestations)
    (ignored,) = found.ignored
    assert ignored.why.en.startswith("attestations.yaml:9: F07.2 is ignored: ")
    assert ignored.why.vi.startswith("attestations.yaml:9: F07.2 không được tính: ")
    assert said in ignored.why.en
    assert remedy in ignored.why.en


def test_an_unknown_criterion_and_a_second_entry_are_ignored(suite: Suite, read: Read) -> None:
    found = counted(suite, read(f"attestations:\n{entry()}{entry('F99.9')}{entry(level='full')}"))
    assert "half" == found.attestations["F11.2"].level
    unknown, twice = (ignored.why.en for ignored in found.ignored)
    assert "attestations.yaml:9: F99.9 is ignored: the catalogue has no such criterion." in unknown
    assert "attestations.yaml:16: F11.2 is ignored: a valid entry stands before it." in twice


def test_an_entry_nobody_filled_in_is_no_statement(suite: Suite, read: Read) -> None:
    blank = entry(fields=dict.fromkeys(COMPLETE, ""))
    statements = read(f"attestations:\n{blank}")
    assert () == statements.attestations
    assert () == counted(suite, statements).ignored


def test_expiry_counts_from_the_day_the_dossier_was_taken(suite: Suite, read: Read) -> None:
    statements = read(f"attestations:\n{entry()}")
    assert {} != counted(suite, statements, dt.date(2027, 5, 20)).attestations
    assert {} == counted(suite, statements, dt.date(2027, 5, 21)).attestations


def test_a_waiver_counts_until_it_expires_and_is_then_known_to_have_lapsed(suite: Suite, read: Read) -> None:
    statements = read(f"waivers:\n{entry('F17.1', WAIVER)}")
    assert ["F17.1"] == list(counted(suite, statements).waivers)
    later = counted(suite, statements, dt.date(2027, 1, 1))
    assert ({}, ["F17.1"]) == (later.waivers, list(later.lapsed))
    assert "attestations.yaml:2: F17.1 is ignored: it expired on 31/12/2026" in later.ignored[0].why.en


@pytest.mark.parametrize("missing", WAIVER)
def test_a_waiver_wants_all_of_its_fields(suite: Suite, read: Read, missing: str) -> None:
    found = counted(suite, read(f"waivers:\n{entry('F17.1', WAIVER, **{missing: ''})}"))
    assert {} == found.waivers
    assert f"{missing} missing" in found.ignored[0].why.en


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("attestations: [", 1, "is not valid YAML"),
        ("attestations:\n  - id: F11.2\n    autor: x\n", 3, "Did you mean 'author'?"),
        ("attestations:\n  - level: full\n", 2, "'id' is missing"),
        ("attestations:\n  - id: F11.2\n    date: hôm qua\n", 3, "date"),
        ("\ncatalogue: mic-2024\n", 2, "about the catalogue mic-2024"),
        ("portal: https://khac.example.gov.vn/\n", 1, "about https://khac.example.gov.vn/"),
    ],
)
def test_a_file_that_does_not_hold_together_is_a_usage_error_with_its_line(
    read: Read, text: str, line: int, said: str
) -> None:
    with pytest.raises(StatementsProblem) as caught:
        read(text)
    assert said in str(caught.value)
    assert line <= caught.value.faults[0].line <= line + 1


def test_the_same_host_on_another_port_is_the_same_portal(read: Read) -> None:
    assert () == read("portal: http://dichvucong.example.gov.vn:8080/x\n").attestations


def test_an_empty_file_states_nothing(suite: Suite, read: Read) -> None:
    assert Standing() == counted(suite, read("# nothing yet\n"))
