"""The table of outputs: what is written when nobody asks, what one may ask for, and how a wrong wish is answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pytest_egov.errors import UsageProblem
from pytest_egov.outputs import FORMATS, Format, formats_named, language_named, whereabouts, write_reports
from pytest_egov.results import RunResult, as_json


def test_without_a_wish_everything_is_written_that_needs_no_browser(result: RunResult, tmp_path: Path) -> None:
    written = write_reports(result, tmp_path / "new" / "report", tmp_path)
    assert {name: form.file for name, form in FORMATS.items() if not form.printed} == {
        name: file.name for name, file in written.items()
    }
    assert {file.name for file in written.values()} == {file.name for file in (tmp_path / "new" / "report").iterdir()}
    assert as_json(result) == written["json"].read_bytes()


def test_the_printed_report_is_one_of_them() -> None:
    assert ("report.pdf", True) == (FORMATS["pdf"].file, FORMATS["pdf"].printed)
    assert "pdf" == list(FORMATS)[-1], "what may lack its browser comes last, so that all others are written before"


def test_a_form_that_needs_a_browser_is_made_only_when_asked_for(
    result: RunResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "print", Format("print.pdf", lambda *_: b"%PDF", printed=True))
    assert "print" not in write_reports(result, tmp_path, tmp_path)
    assert "print" not in formats_named(None)
    assert "print" in formats_named("all")
    assert b"%PDF" == write_reports(result, tmp_path, tmp_path, formats_named("print"))["print"].read_bytes()


def test_only_what_is_asked_for_is_written(result: RunResult, tmp_path: Path) -> None:
    assert ["xlsx", "csv"] == list(write_reports(result, tmp_path, tmp_path, formats_named(" CSV, xlsx,")))
    assert ["criteria.csv", "scores.xlsx"] == sorted(file.name for file in tmp_path.iterdir())


@pytest.mark.parametrize("said", ["docx", "html,docx,odt", "", ","])
def test_an_unknown_form_is_answered_with_those_there_are(said: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        formats_named(said)
    for known in ("html (index.html)", "xlsx (scores.xlsx)", "sarif (results.sarif)", "all"):
        assert known in str(caught.value)
    if "docx" in said:
        assert "'docx'" in str(caught.value)


def test_an_unknown_language_is_answered_with_those_there_are() -> None:
    assert (None, "both") == (language_named(None), language_named("both"))
    with pytest.raises(UsageProblem, match="'fr': give vi, en or both"):
        language_named("fr")


def test_one_language_is_that_of_all_and_without_one_each_has_its_own(result: RunResult, tmp_path: Path) -> None:
    def said(lang: str | None) -> tuple[bool, bool, bool, bool]:
        files = write_reports(result, tmp_path, tmp_path, lang=language_named(lang))
        texts = {name: file.read_bytes().decode("utf-8", "replace") for name, file in files.items()}
        language = json.loads(texts["sarif"])["runs"][0]["tool"]["driver"]["language"]
        return (
            '<html lang="vi"' in texts["html"], "Chắc chắn" in texts["markdown"], ">dịch vụ công<" in texts["badge"], language == "vi-VN",
        )  # fmt: skip

    assert (True, False, True, False) == said(None)
    assert (True, True, True, True) == said("vi")
    assert (False, False, False, False) == said("en")
    assert (True, True, True, False) == said("both")


def test_the_terminal_says_where_things_are() -> None:
    report, evidence = Path("egov-report"), Path("egov-evidence")
    assert {
        "report": "egov-report/index.html",
        "result": "egov-report/result.json",
        "also": "summary.md, scores.xlsx, criteria.csv, badge.svg, earl.jsonld, results.sarif",
        "evidence": "egov-evidence",
    } == whereabouts(report, evidence)
    assert {"also": "egov-report/scores.xlsx", "evidence": "egov-evidence"} == whereabouts(report, evidence, ("xlsx",))
