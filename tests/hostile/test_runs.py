"""Whole audits of portals whose pages are closed, refuse us, or never end: nothing is judged by accident."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hostile_server import hostile_server
from hostilities import ACTS, TEXT, html

if TYPE_CHECKING:
    from pathlib import Path

MENU = "".join(f'<li><a href="/m{number}">Mục {number}</a></li>' for number in range(8))


def audit(address: str, directory: Path, *more: str) -> tuple[int, dict[str, Any], str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--portal", address, "--egov-formats", "json", "-q", *more],
        cwd=directory, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    file = directory / "egov-report" / "result.json"
    result = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return done.returncode, {row["id"]: row for row in result.get("criteria", ())}, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("instead", "outcome", "says"),
    [
        ("/firewall", "blocked", "a firewall refuses us there"),
        ("/closed", "blocked", "the portal is closed for works"),
        ("/403", "blocked", "answered 403"),
        ("/reset", "cannot_tell", "Not found: the statistics"),  # what was tried tells that it was reset
    ],
)
def test_a_place_that_is_kept_from_us_is_neither_there_nor_missing(
    tmp_path: Path, instead: str, outcome: str, says: str
) -> None:
    home = html(f"<nav><ul>{MENU}<li><a href='/thong-ke'>Thống kê</a></li></ul></nav>{TEXT}")
    with hostile_server({"/": home, "/thong-ke": ACTS[instead], "/robots.txt": ACTS["/204"]}) as server:
        _, criteria, said = audit(f"{server.address}/", tmp_path, "-k", "F21.1")
    assert criteria, said
    row = criteria["F21.1"]
    assert (outcome, True) == (row["outcome"], says in row["sentence"]["en"]), row["sentence"]["en"]
    assert 0 == row["points"]["lost"]


@pytest.mark.parametrize("instead", ["/challenge", "/closed", "/abroad", "/403", "/empty", "/loop"])
def test_a_portal_that_does_not_let_us_in_has_no_score(tmp_path: Path, instead: str) -> None:
    with hostile_server({"/": ACTS[instead], "/loop-back": ACTS["/loop-back"], "/loop": ACTS["/loop"]}) as server:
        code, _, said = audit(f"{server.address}/", tmp_path, "-k", "F21.1")
    assert 12 == code, said
    assert "Traceback" not in said
