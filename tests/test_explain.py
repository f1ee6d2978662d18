"""``egov explain``: criteria by id, group or success criterion, of any suite; what is unknown leads to what is near."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_suite import write_suite
from typer.testing import CliRunner

from pytest_egov import cli


def explain(*arguments: str) -> str:
    done = CliRunner().invoke(cli.app, ["explain", *arguments], catch_exceptions=False)
    assert 0 == done.exit_code
    return done.output


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    monkeypatch.setattr("sys.argv", ["egov", "explain", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert 4 == ended.value.code
    return capsys.readouterr().err


@pytest.mark.parametrize("said", ["F17.1", "f17.1", " F17.1 "])
def test_a_criterion_is_found_by_its_id_in_any_case(said: str) -> None:
    assert explain(said).startswith("F17.1  Public look-up by dossier code")


def test_a_group_and_a_success_criterion_are_found_as_well() -> None:
    said = explain("F17", "1.4.3", "--lang", "vi")
    for title in ("F17.1  Tra cứu hồ sơ bằng mã số", "F17.2  Danh sách hồ sơ", "A1.4.3  "):
        assert title in said


def test_both_languages() -> None:
    said = explain("F17.1", "--lang", "both")
    assert said.index("Tra cứu hồ sơ bằng mã số") < said.index("Public look-up by dossier code")


def test_the_list_of_another_suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_suite(tmp_path, name="tiny_explained")
    monkeypatch.syspath_prepend(tmp_path)
    assert "T2        30.00 Criterion T2" in explain("--list", "--suite", "tiny_explained")
    assert "a_phone_number_is_given()" in explain("T1", "--suite", "tiny_explained")


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("F17.9", "F17.1"),
        ("F1", "F10.1"),
        ("tra cuu bien lai", "F14.2"),
        ("contrast", "A1.4.3"),
    ],
)
def test_what_is_unknown_leads_to_what_is_near(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str, near: str
) -> None:
    told = refused(monkeypatch, capsys, said)
    assert f"mic-2023 has no criterion '{said}'. Did you mean:" in told
    assert near in told


def test_what_is_like_nothing_leads_to_the_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "'egov explain --list' lists them all" in refused(monkeypatch, capsys, "zzzzzz")
    assert "egov explain F17.1" in refused(monkeypatch, capsys)
    assert "There is no language 'fr'" in refused(monkeypatch, capsys, "F17.1", "--lang", "fr")


def test_the_help_teaches() -> None:
    done = CliRunner().invoke(cli.app, ["explain", "--help"])
    assert "egov explain F17 1.4.3 --lang vi" in done.output
