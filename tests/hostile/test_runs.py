"""Whole audits of portals whose pages are closed, refuse us, or never end: nothing is judged by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from audits import Audit, Audited
from hostile_server import hostile_server
from hostilities import ACTS, TEXT, html

if TYPE_CHECKING:
    from collections.abc import Callable

MENU = "".join(f'<li><a href="/m{number}">Mục {number}</a></li>' for number in range(8))


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Callable[[str], Audited]:
    """An audit of one criterion of the bundled standard, by the address alone."""
    whole = Audit(pytester, "mic_2023")
    return lambda address: whole.in_its_own_group(address, "-k", "F21.1", "--egov-formats", "json")


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
    audit: Callable[[str], Audited], instead: str, outcome: str, says: str
) -> None:
    home = html(f"<nav><ul>{MENU}<li><a href='/thong-ke'>Thống kê</a></li></ul></nav>{TEXT}")
    with hostile_server({"/": home, "/thong-ke": ACTS[instead], "/robots.txt": ACTS["/204"]}) as server:
        done = audit(f"{server.address}/")
    row = next(row for row in done.result["criteria"] if row["id"] == "F21.1")
    assert (outcome, True) == (row["outcome"], says in row["sentence"]["en"]), row["sentence"]["en"]
    assert 0 == row["points"]["lost"]


@pytest.mark.parametrize("instead", ["/challenge", "/closed", "/abroad", "/403", "/empty", "/loop"])
def test_a_portal_that_does_not_let_us_in_has_no_score(audit: Callable[[str], Audited], instead: str) -> None:
    with hostile_server({"/": ACTS[instead], "/loop-back": ACTS["/loop-back"], "/loop": ACTS["/loop"]}) as server:
        done = audit(f"{server.address}/")
    assert 12 == done.code, done.said
    assert "Traceback" not in done.said
