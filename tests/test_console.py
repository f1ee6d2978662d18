"""On a console with a code page of its own everything is said, as well as it can be, and nothing raises."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from audits import Audit
from egov_command import run_egov
from test_plugin_runs import GOOD
from tiny_suite import write_suite

from pytest_egov import console


def egov(encoding: str, *words: str, cwd: Path) -> str:
    """What the command writes into a pipe of that encoding, errors included."""
    done = run_egov(*words, cwd=cwd, encoding=encoding)
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert done.returncode in (0, 4), said
    return unicodedata.normalize("NFC", said)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("cp1258", "Tra cứu tình trạng hồ sơ: được, Đường dẫn ấy ... #"),
        ("cp1252", "Tra cuu tình trang hô so: duoc, Duong dân ây ... #"),
        ("ascii", "Tra cuu tinh trang ho so: duoc, Duong dan ay ... #"),
        ("utf-8", "Tra cứu tình trạng hồ sơ: được, Đường dẫn ấy … █"),
    ],
)
def test_letters_are_written_by_their_parts_or_without_their_marks(
    monkeypatch: pytest.MonkeyPatch, encoding: str, expected: str
) -> None:
    octets = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(octets, encoding=encoding))
    console.speak_plainly()
    sys.stdout.write("Tra cứu tình trạng hồ sơ: được, Đường dẫn ấy … █")
    sys.stdout.flush()
    written = unicodedata.normalize("NFC", octets.getvalue().decode(encoding))
    # What cp1252 has of "…" it keeps.
    assert expected.replace("...", "…" if encoding in ("cp1258", "cp1252") else "...") == written


def test_what_nobody_can_write_is_a_question_mark_and_no_error() -> None:
    assert ("?", 1) == console.simpler(UnicodeEncodeError("charmap", "漢", 0, 1, "no such letter"), encoding="cp1258")
    with pytest.raises(UnicodeDecodeError):
        console.simpler(UnicodeDecodeError("charmap", b"\xd2", 0, 1, "no such letter"), encoding="cp1258")


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "cp437"])
@pytest.mark.parametrize(
    "words",
    [
        ("--help",), ("run", "--help"), ("explain", "F17.1", "--lang", "vi"), ("explain", "--list", "--lang", "both"), ("version",),
        ("run", "không-có.yaml"), ("judge", "hồ-sơ"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_commands_speak_to_any_console(encoding: str, words: tuple[str, ...], tmp_path: Path) -> None:
    assert egov(encoding, *words, cwd=tmp_path)


def test_what_is_folded_for_plain_consoles_is_read_without_marks(tmp_path: Path) -> None:
    assert "Tra cuu ho so" in egov("cp1258", "explain", "F17.1", "--lang", "vi", cwd=tmp_path)


def test_messages_are_whole_on_a_vietnamese_system(tmp_path: Path) -> None:
    assert "không-có-đâu.yaml" in egov("cp1258", "judge", "không-có-đâu.yaml", cwd=tmp_path)


def test_json_for_programs_is_the_same_whatever_the_console(tmp_path: Path) -> None:
    assert json.loads(egov("cp1258", "schema", "portal", cwd=tmp_path)) == json.loads(
        egov("utf-8", "schema", "portal", cwd=tmp_path)
    )


def test_an_audit_speaks_vietnamese_to_a_vietnamese_system(pytester: pytest.Pytester, site: Any) -> None:
    audit = Audit(pytester, write_suite(pytester.path))
    done = audit.in_its_own_group(site(GOOD).address, "--egov-lang", "vi", "-k", "T1", encoding="cp1258")
    said = unicodedata.normalize("NFC", done.said)
    assert done.code == 0, said
    assert "tieu chi" in said
    assert "\\u" not in said
