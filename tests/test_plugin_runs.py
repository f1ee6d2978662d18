"""Whole runs against real pages on this machine, with a standard of three criteria: how a run ends, well or badly."""

from __future__ import annotations

import html
import json
import re
import socket
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from audits import Audit, Audited, interrupt, kill_browser
from tiny_suite import HOME, IDS, PLANNED, write_suite

PRIVACY = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chính sách bảo mật dữ liệu cá nhân</title></head>
<body><main><h1>Chính sách bảo mật dữ liệu cá nhân</h1><h2>Mục đích xử lý dữ liệu</h2>
<p>Dữ liệu cá nhân được thu thập với mục đích giải quyết thủ tục hành chính cho người dân và tổ chức.</p></main></body></html>"""
CONTACT = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Liên hệ</title></head>
<body><main><h1>Liên hệ</h1><p>Điện thoại: 024 3826 1111</p></main></body></html>"""
GOOD = {"/": HOME, "/bao-mat": PRIVACY, "/lien-he": CONTACT}
on_linux = pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def once(act: Callable[[], None], page: str) -> Callable[[Any], str]:
    """A page whose server does something when it is first asked for, and holds the answer meanwhile."""
    done = threading.Event()

    def answer(_asked: Any) -> str:
        if not done.is_set():
            done.set()
            act()
            time.sleep(1)
        return page

    return answer


class TestGate:
    def test_everything_met(self, audit: Audit, site: Any) -> None:
        done = audit(site(GOOD).address, "--egov-fail-under", "100", "--egov-require", "T1,A1")
        assert done.code == 0
        assert done.outcomes == dict.fromkeys(IDS, "passed")
        assert done.result["score"]["certain"] == 100
        assert "100.00 of 100.00 points certain" in done.said
        assert (done.directory / "egov-evidence" / "manifest.json").exists()

    @pytest.fixture
    def lacking(self, site: Any) -> str:
        """A portal that loses the 50 points of T1 and keeps the rest."""
        return site(
            {**GOOD, "/": HOME.replace("1900 9095", "đang cập nhật"), "/lien-he": CONTACT.replace("024 3826 1111", "")}
        ).address

    def test_held_though_a_criterion_failed(self, audit: Audit, lacking: str) -> None:
        done = audit(lacking, "--egov-fail-under", "50", "--egov-require", "T2")
        assert done.code == 0
        assert done.outcomes["T1"] == "failed"

    @pytest.mark.parametrize("gate", [("--egov-fail-under", "50.01"), ("--egov-require", "T1")])
    def test_missed(self, audit: Audit, lacking: str, gate: tuple[str, str]) -> None:
        assert audit(lacking, *gate).code == 10

    def test_without_a_gate_a_lost_point_is_pytests_failure(self, audit: Audit, lacking: str) -> None:
        done = audit(lacking, "-rf", "--tb=short")
        assert done.code == 1
        assert "T1 Criterion T1: failed. There is no phone number." in " ".join(done.said.split())


class TestNarrowed:
    def test_has_no_score_and_says_so(self, audit: Audit, site: Any) -> None:
        done = audit(site(GOOD).address, "-k", "T1")
        assert done.code == 0
        assert done.result["score"] is None
        assert done.result["criteria_judged"] == 1
        assert list(done.outcomes) == ["T1"]
        assert "1 of 3 criteria selected: there will be no 100-point score." in done.said
        assert "100.00" not in done.said
        assert "\r" not in done.said  # nobody watches a pipe: no line of progress

    def test_holds_no_gate(self, audit: Audit, site: Any) -> None:
        done = audit(site(GOOD).address, "-m", "accessibility", "--egov-fail-under", "0")
        assert done.code == 10
        assert done.outcomes == {"A1": "passed"}

    def test_to_nothing_is_no_success(self, audit: Audit, site: Any) -> None:
        assert audit(site(GOOD).address, "-k", "no_such_criterion").code == 13


class TestNothingToJudge:
    def test_a_full_run_that_judged_nothing(self, audit: Audit, site: Any, pytester: pytest.Pytester) -> None:
        planned = write_suite(pytester.path, PLANNED, "planned_suite")
        done = audit(site(GOOD).address, suite=planned)
        assert done.code == 13
        assert set(done.outcomes.values()) == {"not_tested"}

    def test_a_portal_that_does_not_answer(self, audit: Audit) -> None:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))  # bound and not listening: refuses
            address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
            done = audit(address)
        assert_no_score(done, address)

    def test_the_reports_name_who_had_it_assessed_and_are_those_asked_for(
        self, audit: Audit, site: Any, pytester: pytest.Pytester
    ) -> None:
        done = audit(site(GOOD).address, "--egov-assessor", "Sở Thông tin", "--egov-formats", "html")
        assert {"index.html", "result.json"} == {file.name for file in (pytester.path / "egov-report").iterdir()}
        assert "Sở Thông tin" == done.result["assessor"]
        assert "Sở Thông tin" in done.page
        begun, ended = (datetime.fromisoformat(done.result[name]) for name in ("taken_at", "finished_at"))
        assert begun <= ended

    def test_a_full_run_prints_its_report(self, audit: Audit, site: Any, pytester: pytest.Pytester) -> None:
        audit(site(GOOD).address, "--egov-formats", "all")
        assert (pytester.path / "egov-report" / "report.pdf").read_bytes().startswith(b"%PDF-")

    @pytest.mark.parametrize("status", [403, 500])
    def test_a_start_page_that_is_an_error(self, audit: Audit, site: Any, status: int) -> None:
        address = site({"/": (status, {}, "<h1>Xin lỗi</h1>")}).address
        done = audit(address, "--egov-fail-under", "0")
        assert_no_score(done, address)
        assert str(status) in done.said


def assert_no_score(done: Audited, address: str) -> None:
    assert done.code == 12
    assert re.search(rf"{re.escape(address)} did not answer: .*There is no score", " ".join(done.said.split()))
    assert "points certain" not in done.said
    file = done.directory / "egov-report" / "result.json"
    assert not file.exists() or json.loads(file.read_text())["score"] is None


@on_linux
class TestInterrupted:
    def test_the_browser_is_killed(self, audit: Audit, site: Any) -> None:
        here = site(GOOD)
        here.pages = {**GOOD, "/lien-he": once(lambda: kill_browser(here.address), CONTACT)}
        done = audit(here.address, "-rE")
        assert done.outcomes == {"T1": "blocked", "T2": "passed", "A1": "passed"}
        assert "browser died" in done.sentence("T1")
        assert re.search(r"ERROR .*T1", done.said)
        assert done.code == 1
        assert done.result["score"]["certain"] == 50
        assert done.result["score"]["possible"] == 100
        assert "browser died" in done.page

    def test_the_browser_is_killed_at_the_start_page(self, audit: Audit, site: Any) -> None:
        here = site(GOOD)
        here.pages = {**GOOD, "/": once(lambda: kill_browser(here.address), HOME)}
        done = audit(here.address)
        assert done.code == 13
        assert "The browser died" in done.said
        assert "did not answer" not in done.said  # the portal did
        assert "Traceback" not in done.said

    @pytest.mark.parametrize("executable", ["/no/such/browser", "/bin/false"])
    def test_a_browser_that_does_not_start(
        self, audit: Audit, site: Any, monkeypatch: pytest.MonkeyPatch, executable: str
    ) -> None:
        monkeypatch.setattr("audits.BROWSER", executable)
        done = audit(site(GOOD).address)
        assert done.code == 13
        assert "Nothing was judged." in done.said
        assert "Traceback" not in done.said

    def test_ctrl_c_leaves_a_valid_partial_report(self, audit: Audit, site: Any) -> None:
        here = site(GOOD)
        here.pages = {**GOOD, "/bao-mat": once(lambda: interrupt(here.address), PRIVACY)}
        done = audit.in_its_own_group(here.address)
        assert done.code == 2
        assert done.outcomes == {"T1": "passed", "T2": "not_tested", "A1": "not_tested"}
        assert done.result["score"]["certain"] == 50
        assert done.result["score"]["possible"] == 100
        assert "50.00 of 100.00 points certain" in done.said
        assert "Traceback" not in done.said
        assert "<html" in done.page

    def test_ctrl_c_during_egov_run(self, audit: Audit, site: Any, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\negov_suite = tiny_suite\n")
        here = site(GOOD)
        here.pages = {**GOOD, "/bao-mat": once(lambda: interrupt(here.address), PRIVACY)}
        done = audit.by_egov(here.address)
        assert done.code == 2
        assert done.outcomes == {"T1": "passed", "T2": "not_tested", "A1": "not_tested"}
        assert "50.00 of 100.00 points certain" in done.said
        assert "Traceback" not in done.said

    def test_ctrl_c_at_the_start_page(self, audit: Audit, site: Any) -> None:
        here = site(GOOD)
        here.pages = {**GOOD, "/": once(lambda: interrupt(here.address), HOME)}
        done = audit.in_its_own_group(here.address)
        assert done.code == 2
        assert "points certain" not in done.said


class TestNowhereToWrite:
    def test_the_reports(self, audit: Audit, site: Any, pytester: pytest.Pytester) -> None:
        (pytester.path / "egov-report").touch()
        here = site(GOOD)
        done = audit(here.address, "--egov-fail-under", "0")
        assert done.code == 4
        assert "The reports cannot be written to egov-report" in done.said
        assert [] == here.asked

    def test_the_reports_any_more(self, audit: Audit, site: Any, pytester: pytest.Pytester) -> None:
        here = site(GOOD)
        here.pages = {**GOOD, "/bao-mat": once((pytester.path / "egov-report").touch, PRIVACY)}
        done = audit(here.address, "--egov-fail-under", "0")
        assert done.code == 3
        assert "The reports could not be written" in done.said
        assert "egov judge egov-evidence" in done.said

    def test_the_evidence(self, audit: Audit, site: Any, pytester: pytest.Pytester) -> None:
        (pytester.path / "egov-evidence").touch()
        done = audit(site(GOOD).address)
        assert done.code == 4
        assert "Give another place with --egov-evidence" in done.said


class TestTerminal:
    @on_linux
    def test_a_line_of_progress_where_somebody_watches(self, audit: Audit, site: Any) -> None:
        done = audit.on_a_terminal(site(GOOD).address)
        assert done.code == 0
        progress = [line for line in done.said.split("\r\x1b[2K") if line[:60].strip()]
        assert any("T1" in line for line in progress)
        assert any("2" in line and "3" in line and "A1" in line for line in progress)
        assert all(len(line.split("\n")[0].rstrip("\r")) <= 80 for line in progress[1:])
        assert "100.00 of 100.00 points certain" in done.said


class TestHostileTexts:
    def test_harm_no_output(self, audit: Audit, site: Any) -> None:
        evil = "<script>alert(1)</script> =cmd() \x1b[31mred\x1b]0;title\x07 \u202egnorw"
        written = evil.replace("&", "&amp;").replace("<", "&lt;")
        title = written + "x" * 5_000_000
        contact = CONTACT.replace("<title>Liên hệ", f"<title>{title}").replace(
            "024 3826 1111", f"024 3826 1111 {written}"
        )
        privacy = PRIVACY.replace("Mục đích xử lý dữ liệu", f"Mục đích xử lý dữ liệu {written}").replace(
            "<title>", f"<title>{title}"
        )
        home = (
            HOME.replace("Liên hệ", f"Liên hệ {written}")
            .replace("<title>", f"<title>{title}")
            .replace("<p>", f'<img src="x.png"><p>{written}')
        )
        done = audit(
            site({**GOOD, "/": home, "/lien-he": contact, "/bao-mat": privacy}).address,
            "-v", "-rA", "--color=yes", "--html=r.html", "--self-contained-html", "--junitxml=j.xml",
        )  # fmt: skip
        assert done.code == 1
        assert done.outcomes == {"T1": "passed", "T2": "passed", "A1": "failed"}
        assert "axe reports image-alt on the page <script>alert(1)" in done.sentence("A1")
        assert "on the page <script>alert(1)" in " ".join(done.said.split())  # it did get everywhere
        assert "\x1b[31mred" not in done.said
        assert "\x1b]" not in done.said
        assert "\x07" not in done.said
        assert "\u202e" not in done.said
        assert "&lt;script&gt;alert(1)" in done.page
        other = (done.directory / "r.html").read_text()
        assert "&lt;script&gt;alert(1)" in html.unescape(other)  # rows of pytest-html are JSON within an attribute
        for page in (done.page, other):
            assert "<script>alert" not in page
            assert "\x1b" not in page
        ET.parse(done.directory / "j.xml")
        for file in (done.directory / "egov-report").iterdir():
            assert file.stat().st_size < 2_000_000
            assert b"\x1b" not in file.read_bytes()


class TestOtherPlugins:
    def test_pytest_html_and_junit_carry_criteria_and_score(self, audit: Audit, site: Any) -> None:
        address = site({**GOOD, "/": HOME.replace("<p>", '<p><img src="x.png">')}).address
        done = audit(address, "--html=r.html", "--self-contained-html", "--junitxml=j.xml")
        assert done.outcomes == {"T1": "passed", "T2": "passed", "A1": "failed"}
        page = (done.directory / "r.html").read_text()
        assert "Score: 80.00 of 100.00 certain, up to 80.00 possible" in page
        for column in ("Criterion", "Pillar", "Points"):
            assert f"<th>{column}</th>" in page
        assert "accessibility" in page
        assert "data:image/png;base64," in page
        properties = {p.get("name"): p.get("value") for p in ET.parse(done.directory / "j.xml").iter("property")}
        assert (properties["egov.T1.outcome"], properties["egov.A1.outcome"]) == ("passed", "failed")
        assert (properties["egov.T1.points"], properties["egov.T1.open"], properties["egov.T1.max"]) == (
            "50.0",
            "0.0",
            "50.0",
        )

    def test_timed_loads_are_rows_of_pytest_benchmark(self, audit: Audit, site: Any) -> None:
        done = audit(
            site(GOOD).address, "-m", "performance", "-k", "P1", "--benchmark-json=b.json",
            suite="conformance_suites.mic_2023",
        )  # fmt: skip
        rows = {b["name"]: b for b in json.loads((done.directory / "b.json").read_text())["benchmarks"]}
        assert rows["P1[home] fcp"]["stats"]["rounds"] == 1
        p1 = done.result["criteria"][0]
        assert (p1["outcome"], p1["points"]["earned"], p1["points"]["lost"]) == ("cannot_tell", 2.0, 0.0)
