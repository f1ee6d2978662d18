"""Whole runs with statements: a waived loss fails neither the test nor the gate, and every output tells it apart."""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from audits import Audit
from tiny_suite import HOME, write_suite

CONTACT = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Liên hệ</title></head>
<body><main><h1>Liên hệ</h1><p>Điện thoại: đang cập nhật</p></main></body></html>"""
NO_PHONE = {"/": HOME.replace("1900 9095", "đang cập nhật"), "/lien-he": CONTACT, "/bao-mat": (403, {}, "")}
STATED = """\
attestations:
  - id: T2
    level: full
    author: Trần Thị B
    date: 2020-01-01
    valid_until: 2999-12-31
    evidence: scan.pdf
    sha256: SHA
  - {id: A1, level: full, date: 2020-01-01, valid_until: 2999-12-31, evidence: scan.pdf, sha256: SHA}
waivers:
  - {id: T1, reason: chờ tổng đài, approver: Lê Văn C, date: 2020-01-01, expiry: UNTIL}
"""


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


@pytest.fixture
def address(site: Any) -> str:
    """A portal without a phone number that keeps us out of its privacy notice."""
    return site(NO_PHONE).address


def write(directory: Path, until: str) -> str:
    (directory / "scan.pdf").write_bytes(b"scan")
    sha = hashlib.sha256(b"scan").hexdigest()
    (directory / "said.yaml").write_text(STATED.replace("SHA", f'"{sha}"').replace("UNTIL", until), encoding="utf-8")
    return "said.yaml"


def test_statements_count_in_a_run_and_again_from_its_dossier(audit: Audit, address: str) -> None:
    directory = audit.pytester.path
    gate = ("--egov-require", "T1,T2", "--junitxml", "junit.xml", "-rx")
    done = audit(address, "--egov-statements", write(directory, "2999-12-31"), *gate)
    assert done.code == 0, done.said
    rows = {row["id"]: row for row in done.result["criteria"]}
    assert ("failed", "waived", 0.0, 50.0) == (
        rows["T1"]["outcome"], rows["T1"]["basis"], rows["T1"]["points"]["earned"], rows["T1"]["points"]["waived"]
    )  # fmt: skip
    assert ("passed", "attested", 30.0) == (
        rows["T2"]["outcome"],
        rows["T2"]["basis"],
        rows["T2"]["points"]["attested"],
    )
    said = " ".join(done.said.split())
    assert "observed 20.00, attested 30.00, open 0.00; lost but waived 50.00" in said
    assert "Warning: said.yaml:9: A1 is ignored: it is unsigned." in said
    assert "XFAIL" in done.said
    said_of = {p.get("name"): p.get("value") for p in ET.parse(directory / "junit.xml").iter("property")}
    bases = {id_: tuple(said_of[f"egov.{id_}.{name}"] for name in ("basis", "attested", "waived")) for id_ in rows}
    assert {
        "T1": ("waived", "0.0", "50.0"),
        "T2": ("attested", "30.0", "0.0"),
        "A1": ("observed", "0.0", "0.0"),
    } == bases


def test_an_expired_waiver_fails_as_usual(audit: Audit, address: str) -> None:
    done = audit(address, "--egov-statements", write(audit.pytester.path, "2020-01-02"), "--egov-require", "T1")
    assert done.code == 10
    assert "The waiver by Lê Văn C expired on 02/01/2020: evaluated as usual." in done.sentence("T1")
    assert "said.yaml:11: T1 is ignored: it expired on 02/01/2020" in " ".join(done.said.split())


def test_a_broken_file_is_a_usage_error_before_a_page_is_opened(audit: Audit, site: Any) -> None:
    here = site(NO_PHONE)
    (audit.pytester.path / "said.yaml").write_text("waivers:\n  - id: T1\n    aprover: x\n")
    done = audit(here.address, "--egov-statements", "said.yaml")
    assert done.code == 4
    assert "said.yaml:3:5: unknown key 'aprover'" in done.said
    assert [] == here.asked
