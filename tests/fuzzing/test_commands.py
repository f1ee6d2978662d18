"""The real command, given files that are none: exit code 4, what is wrong on standard error, and no traceback."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from fuzzed import NASTY_YAML, as_json

from pytest_egov import cli, options
from pytest_egov.exit_codes import INTERNAL_ERROR, USAGE_ERROR

HARM = {"\x1b", "\u202e"}
ESCAPES = '"\\e[31m\\u202e": 1\n'


def egov(folder: Path, *arguments: str) -> tuple[int, str]:
    """The command in a process of its own: its exit code, and all that it says."""
    command = [sys.executable, "-c", "from pytest_egov.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


def written(folder: Path) -> None:
    """Files that are none, each under a name."""
    (folder / "laughs.yaml").write_bytes(NASTY_YAML["billion laughs"][0])
    (folder / "escapes.yaml").write_text(ESCAPES, encoding="utf-8")
    (folder / "deep.json").write_bytes(b"[" * 100_000)
    (folder / "list.xlsx").write_bytes(b"PK\x03\x04 no archive")
    dossier = folder / "dossier"
    dossier.mkdir()
    about = as_json({"taken_at": "9999-12-31T00:00:00Z", "suite": "antigravity"})
    (dossier / "dossier.json").write_bytes(about)
    files = {"dossier.json": hashlib.sha256(about).hexdigest()}
    (dossier / "manifest.json").write_bytes(as_json({"schema": "pytest-egov/dossier/1", "files": files}))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("doctor", "escapes.yaml"), "escapes.yaml:1:1: unknown key '\\x1b[31m\\u202e'"),
        (("judge", "dossier"), "dossier.json is of another version (taken_at"),
        (("verify", "deep.json"), "deep.json"),
        (("report", "deep.json"), "deep.json is no result of this version"),
        (("diff", "deep.json", "deep.json"), "deep.json is no result of this version"),
        (("attest", "--seal", "laughs.yaml"), "laughs.yaml:5:28: the document unfolds"),
        (("plan", "deep.json"), "deep.json is no result of this version"),
        (("campaign", "run", "escapes.yaml"), "escapes.yaml:1:1: unknown key"),
        (("campaign", "init", "list.xlsx"), "list.xlsx cannot be read as a spreadsheet"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_a_command_cannot_read_is_told_and_ends_it_with_4(
    arguments: tuple[str, ...],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    written(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["egov", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    out, err = capsys.readouterr()
    assert (USAGE_ERROR, True) == (ended.value.code, told in err), err
    assert not HARM & set(out + err)


@pytest.mark.parametrize("arguments", [("run", "laughs.yaml"), ("judge", "dossier")])
def test_a_process_ends_so_too(arguments: tuple[str, ...], tmp_path: Path) -> None:
    written(tmp_path)
    code, said = egov(tmp_path, *arguments)
    assert (USAGE_ERROR, True) == (code, "laughs.yaml:5:28:" in said or "dossier.json is of another version" in said), (
        said
    )
    assert "Traceback" not in said
    assert not HARM & set(said)


@pytest.mark.parametrize("said", ["1e999999999", "nan", "1/0", "101", "9" * 5000])
def test_a_gate_is_a_number_that_can_be_worked_out(said: str) -> None:
    config = SimpleNamespace(getoption=lambda _name: said)
    with pytest.raises(pytest.UsageError, match="give a number from 0 to 100"):
        options._per_cent(config, "--egov-fail-under")


def test_a_fault_of_ours_is_one_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise RuntimeError("nobody \x1b[31mthought\x1b[0m of this")

    monkeypatch.setattr(cli, "app", fails)
    monkeypatch.delenv(cli.TRACEBACK, raising=False)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert INTERNAL_ERROR == ended.value.code
    said = capsys.readouterr().err
    assert "a fault of pytest-egov, not of your files: RuntimeError: nobody thought of this" in said
    assert f"{cli.TRACEBACK}=1" in said
    monkeypatch.setenv(cli.TRACEBACK, "1")
    with pytest.raises(RuntimeError):
        cli.main()


def test_json_for_programs_moves_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    from pytest_egov.console import for_programs

    said = {"title": "Cổng \x9b31m\u202e \ud800\x7f"}
    shown = for_programs(said)
    assert said == json.loads(shown)
    assert shown.replace("\n", "").isprintable()
    assert "Cổng" in shown or shown.isascii()
