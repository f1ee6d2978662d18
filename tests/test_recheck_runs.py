"""A whole recheck: what lost points is looked at again, what did not is left alone, and one bad minute costs nothing."""

from __future__ import annotations

from typing import Any

import pytest
from audits import Audit
from egov_command import run_egov
from tiny_suite import HOME, write_suite

CONTACT = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Liên hệ</title></head>
<body><main><h1>Liên hệ</h1><p>Điện thoại: đang cập nhật</p></main></body></html>"""
NOTICE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chính sách bảo mật dữ liệu cá nhân</title></head>
<body><main><h1>Chính sách bảo mật dữ liệu cá nhân</h1><p>Dữ liệu cá nhân được thu thập để giải quyết thủ tục.</p></main></body></html>"""
LACKING = {"/": HOME.replace("1900 9095", "đang cập nhật"), "/lien-he": CONTACT, "/bao-mat": NOTICE}


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def test_a_bad_minute_costs_nothing_and_both_looks_are_kept(audit: Audit, site: Any) -> None:
    here, directory = site(dict(LACKING)), audit.pytester.path
    assert "failed" == audit(here.address).outcomes["T1"]
    here.pages = {**LACKING, "/lien-he": CONTACT.replace("đang cập nhật", "024 3826 1111")}
    here.asked.clear()
    done = audit(here.address, "--egov-recheck", "egov-evidence")
    assert {"T1": "passed", "T2": "passed", "A1": "passed"} == done.outcomes, done.said
    assert 0 == here.count("/bao-mat")  # only what lost points is looked at again
    assert 100 == done.result["score"]["certain"]
    row = next(row for row in done.result["criteria"] if row["id"] == "T1")
    assert [("failed", False), ("passed", True)] == [(look["outcome"], look["counts"]) for look in row["looks"]]
    said = " ".join(done.said.split())
    assert "Rechecked: T1; earlier look" in said
    assert "are less than 1 h apart" in said
    again = run_egov("judge", "egov-evidence", "--report", "again", cwd=directory, PYTHONPATH=str(directory))
    assert 0 == again.returncode, again.stderr
    for name in ("result.json", "index.html", "summary.md"):
        assert (directory / "again" / name).read_bytes() == (directory / "egov-report" / name).read_bytes()


def test_another_portal_is_a_usage_error_before_a_page_is_opened(audit: Audit, site: Any) -> None:
    assert "failed" == audit(site(dict(LACKING)).address).outcomes["T1"]
    other = site(dict(LACKING))
    done = audit(other.address, "--egov-recheck", "egov-evidence")
    assert done.code == 4
    assert "A recheck looks at the same portal again" in done.said
    assert [] == other.asked
