"""Sheets of statements: written for what is open, never over another file, sealed and counted by the command."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from egov_command import run_egov
from ruamel.yaml import YAML

from pytest_egov.binding import Suite, load_suite
from pytest_egov.errors import StatementsProblem, UsageProblem
from pytest_egov.evidence import KINDS, NotConfigured, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.portal import Portal
from pytest_egov.results import as_json, evaluate
from pytest_egov.sheets import seal, write_sheet
from pytest_egov.statements import read_sheet
from pytest_egov.verdict import Text

PORTAL = Portal(address="https://dichvucong.example.gov.vn/")
ROW = "F07.2"


@pytest.fixture(scope="module")
def suite() -> Suite:
    return load_suite("conformance_suites.mic_2023", KINDS)


@pytest.fixture
def dossier(suite: Suite, tmp_path: Path) -> Callable[..., Dossier]:
    """A dossier in which everything that is built was lost, but one row is open."""

    def make(selected: tuple[str, ...] | None = None) -> Dossier:
        day = dt.datetime(2026, 11, 24, 2, 5, tzinfo=dt.UTC)
        said = PORTAL.model_dump(mode="json")
        kept = Dossier.begin(tmp_path / "d", About(day, "0", suite.name, {}, {}, said, "s", "b", selected), KINDS)
        for kind in KINDS:
            kept.keep(kind, NotFound(kind, (), decisive=True))
        for kind in suite.kinds_for(ROW):
            kept.keep(kind, NotConfigured(Text("thiếu\n- id: X", "missing\n- id: X")))
        return kept

    return make


def test_the_sheet_asks_for_what_is_open_and_for_nothing_else(
    suite: Suite, dossier: Callable[..., Dossier], tmp_path: Path
) -> None:
    kept, sheet = dossier(), tmp_path / "attestations.yaml"
    still_open = [row.id for row in evaluate(suite, kept, PORTAL).criteria if row.points.open > 0]
    assert len(still_open) == write_sheet(kept.directory, sheet)
    _, said = read_sheet(sheet)
    assert still_open == [entry.id for entry in said.attestations]
    assert all(entry.blank for entry in said.attestations)
    assert (PORTAL.address, "mic-2023", ()) == (said.portal, said.catalogue, said.waivers)


def test_an_entry_says_what_to_verify_and_which_levels_there_are(
    suite: Suite, dossier: Callable[..., Dossier], tmp_path: Path
) -> None:
    write_sheet(dossier().directory, tmp_path / "a.yaml")
    words = " ".join((tmp_path / "a.yaml").read_text(encoding="utf-8").replace("#", " ").split())
    row = suite.catalogue.criterion(ROW)
    for text in (row.title, row.judged, row.sentences["full"], row.sentences["half"], row.sentences["none"]):
        assert f"{text.vi} / {text.en}".replace("#", " ") in words
    assert "Còn mở 1,50 trên 1,50 điểm (chưa kiểm tra) / open 1.50 of 1.50 points (not tested)" in words
    assert "half (50 %):" in words
    assert "thiếu - id: X / missing - id: X" in words  # what a portal said stays a comment


def test_a_result_gives_the_same_sheet_as_its_dossier(
    suite: Suite, dossier: Callable[..., Dossier], tmp_path: Path
) -> None:
    kept = dossier()
    (tmp_path / "result.json").write_bytes(as_json(evaluate(suite, kept, PORTAL)))
    write_sheet(kept.directory, tmp_path / "a.yaml")
    write_sheet(tmp_path / "result.json", tmp_path / "b.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()


def test_no_file_is_overwritten(dossier: Callable[..., Dossier], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mine")
    with pytest.raises(UsageProblem, match=r"a\.yaml is there already"):
        write_sheet(dossier().directory, tmp_path / "a.yaml")
    assert "mine" == (tmp_path / "a.yaml").read_text()


def test_where_nothing_is_open_there_is_no_sheet(dossier: Callable[..., Dossier], tmp_path: Path) -> None:
    assert 0 == write_sheet(dossier(("F01.2",)).directory, tmp_path / "a.yaml")
    assert not (tmp_path / "a.yaml").exists()


def test_a_result_of_another_catalogue_is_refused(
    suite: Suite, dossier: Callable[..., Dossier], tmp_path: Path
) -> None:
    (tmp_path / "result.json").write_bytes(as_json(evaluate(suite, dossier(), PORTAL)))
    result = json.loads((tmp_path / "result.json").read_text())
    result["catalogue"]["sha256"] = "0" * 64
    (tmp_path / "result.json").write_text(json.dumps(result))
    with pytest.raises(UsageProblem, match="another version of mic-2023"):
        write_sheet(tmp_path / "result.json", tmp_path / "a.yaml")


def test_sealing_fills_in_hashes_and_touches_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"scan")
    sheet = tmp_path / "a.yaml"
    written = (
        "# kept\nattestations:\n  - id: F07.2\n    evidence: scan.pdf\n    sha256:  # of the scan\n"
        f'  - id: F11.2\n    evidence: scan.pdf\n    sha256: "{"a" * 64}"\n  - id: F12.1\n    sha256:\n'
    )
    sheet.write_text(written)
    assert 1 == seal(sheet)
    sha = hashlib.sha256(b"scan").hexdigest()
    assert written.replace("sha256:  # of the scan", f'sha256: "{sha}"  # of the scan') == sheet.read_text()
    assert 0 == seal(sheet)


def test_sealing_keeps_the_line_ends_of_windows(tmp_path: Path) -> None:
    (tmp_path / "proof.pdf").write_bytes(b"proof")
    sheet = tmp_path / "a.yaml"
    lines = [
        "portal: https://x.example/",
        "catalogue: mic-2023",
        "attestations:",
        "  - id: F07.2",
        "    evidence: proof.pdf",
        "    sha256:",
        "",
    ]
    sheet.write_bytes("\r\n".join(lines).encode())
    assert seal(sheet) == 1
    written = sheet.read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") == len(lines) - 1


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("  - id: F07.2\n    evidence: lost.pdf\n    sha256:\n", "a.yaml:3:5: this evidence file cannot be read"),
        ("  - id: F07.2\n    evidence: scan.pdf\n", "a.yaml:2:5: there is no line 'sha256:' to fill in"),
        ("  - {id: F07.2, evidence: scan.pdf, sha256: }\n", "there is no line 'sha256:' to fill in"),
    ],
)
def test_what_cannot_be_sealed_is_said_with_its_line(tmp_path: Path, entry: str, said: str) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"scan")
    sheet = tmp_path / "a.yaml"
    sheet.write_text(f"attestations:\n{entry}")
    with pytest.raises(StatementsProblem) as caught:
        seal(sheet)
    assert said in str(caught.value)
    assert f"attestations:\n{entry}" == sheet.read_text()


def egov(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_egov(*arguments, cwd=where)


def test_from_an_empty_sheet_to_attested_points(dossier: Callable[..., Dossier], tmp_path: Path) -> None:
    dossier()
    (tmp_path / "scan.pdf").write_bytes(b"scan")
    assert 0 == egov(tmp_path, "attest", "d").returncode
    sheet = tmp_path / "attestations.yaml"
    before, _, entry = sheet.read_text().partition(f"  - id: {ROW}\n")
    filled = {
        "level": "half",
        "author": "Trần Thị B",
        "date": "2026-11-20",
        "valid_until": "2027-05-20",
        "evidence": "scan.pdf",
    }
    for name, value in filled.items():
        entry = entry.replace(f"    {name}:\n", f"    {name}: {value}\n", 1)
    sheet.write_text(f"{before}  - id: {ROW}\n{entry}")
    sealed = egov(tmp_path, "attest", "--seal", "attestations.yaml")
    assert "attestations.yaml: 1 hash filled in." in sealed.stdout
    judged = egov(tmp_path, "judge", "d", "--statements", "attestations.yaml", "--report", "first")
    assert 0 == judged.returncode, judged.stderr
    assert "attested 0.75" in " ".join(judged.stdout.split())
    sheet.unlink()
    assert 0 == egov(tmp_path, "judge", "d", "--report", "again").returncode
    for name in ("result.json", "index.html", "summary.md"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_a_broken_sheet_is_a_usage_error_before_anything_is_judged(
    dossier: Callable[..., Dossier], tmp_path: Path
) -> None:
    dossier()
    (tmp_path / "a.yaml").write_text("attestations:\n  - id: F07.2\n    autor: x\n")
    refused = egov(tmp_path, "judge", "d", "--statements", "a.yaml", "--report", "r")
    assert 4 == refused.returncode
    assert "a.yaml:3:5: unknown key 'autor'" in refused.stderr
    assert not (tmp_path / "r").exists()


def test_a_sheet_names_its_schema_and_has_it_beside_it(dossier: Callable[..., Dossier], tmp_path: Path) -> None:
    assert write_sheet(dossier().directory, tmp_path / "a.yaml")
    first = (tmp_path / "a.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert "# yaml-language-server: $schema=egov-statements.schema.json" == first
    schema = json.loads((tmp_path / "egov-statements.schema.json").read_text(encoding="utf-8"))
    data = YAML(typ="safe", pure=True).load((tmp_path / "a.yaml").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(data, default=str)), schema)
