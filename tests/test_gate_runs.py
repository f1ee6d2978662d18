"""Gates of whole runs: what they stop on, with which exit code, and that the very last line says why."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from audits import Audit, Audited
from tiny_baselines import keep_baseline as keep
from tiny_suite import CATALOGUE, HOME, write_suite

PRIVACY = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chính sách bảo mật dữ liệu cá nhân</title></head>
<body><main><h1>Chính sách bảo mật dữ liệu cá nhân</h1><p>Dữ liệu cá nhân được thu thập với mục đích giải quyết thủ tục.</p></main></body></html>"""
GOOD = {"/": HOME, "/bao-mat": PRIVACY, "/lien-he": HOME.replace("1900 9095", "024 3826 1111")}
LACKING = {**GOOD, "/": HOME.replace("1900 9095", ""), "/lien-he": HOME.replace("1900 9095", "")}
SHUT = {**GOOD, "/bao-mat": (403, {}, "")}


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def last_line(done: Audited) -> str:
    return done.said.splitlines()[-1]


def cases(file: Path) -> dict[str, ET.Element]:
    """The test cases of a JUnit report, by criterion."""
    return {str(case.get("name")).partition("[")[2].removesuffix("]"): case for case in ET.parse(file).iter("testcase")}


class TestBaseline:
    def test_a_loss_it_does_not_know_fails_and_is_told(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path)
        done = audit.in_its_own_group(site(LACKING).address, "--egov-baseline", base, "--junitxml", "j.xml")
        assert done.code == 11
        assert last_line(done) == (
            "egov: exit 11, gate missed: regression, more is lost than in base.json: T1 50.00 points"
        )
        said = " ".join(done.said.split())
        assert "T1 −50.00 Passed 50.00 → Failed 0.00. There is no phone number." in said
        assert "Differs: Portal: https://dichvucong.example.gov.vn/ → http://127.0.0.1" in said
        junit = cases(audit.pytester.path / "j.xml")
        assert junit["T1"].find("failure") is not None
        assert [] == list(junit["T2"].iter("failure"))

    def test_a_loss_it_knows_stays_green_in_junit_too(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path, T1=(0, 0))
        audit.pytester.makeini("[pytest]\nxfail_strict = true\n")
        done = audit.in_its_own_group(site(LACKING).address, "--egov-baseline", base, "--junitxml", "j.xml", "-rx")
        assert done.code == 0, done.said
        assert last_line(done) == "egov: gate holds"
        junit = cases(audit.pytester.path / "j.xml")
        skipped = junit["T1"].find("skipped")
        assert skipped is not None
        why = "known from base.json: There is no phone number."
        assert ("pytest.xfail", why) == (skipped.get("type"), skipped.get("message"))
        assert not list(ET.parse(audit.pytester.path / "j.xml").iter("failure"))
        assert "There is no phone number." in done.sentence("T1")

    def test_a_known_failure_that_passes_now_is_no_failure_and_asks_to_renew_it(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path, T1=(0, 0))
        audit.pytester.makeini(f"[pytest]\nxfail_strict = true\negov_baseline = {base}\n")
        done = audit.in_its_own_group(site(GOOD).address)
        assert done.code == 0, done.said
        assert "3 passed" in done.said
        asked = "Better than base.json, renew it to keep that (cp egov-report/result.json base.json): T1"
        assert [asked] == [line.strip() for line in done.said.splitlines() if "Better than" in line]

    def test_a_partial_loss_that_grew_is_a_regression(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path, T1=(0.5, 0))
        done = audit.in_its_own_group(site(LACKING).address, "--egov-baseline", base)
        assert done.code == 11
        assert last_line(done).endswith("T1 25.00 points")

    def test_what_could_not_be_looked_at_is_no_regression_but_may_be_too_little(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path)
        done = audit.in_its_own_group(site(SHUT).address, "--egov-baseline", base)
        assert done.code == 0, done.said
        assert done.outcomes["T2"] == "cannot_tell"
        assert "Open now, decided before: T2 (−30.00); no regression, see --egov-min-judged" in " ".join(
            done.said.split()
        )
        strict = audit.in_its_own_group(site(SHUT).address, "--egov-baseline", base, "--egov-min-judged", "70.01")
        assert strict.code == 16
        assert last_line(strict) == ("egov: exit 16, gate missed: 70.01 % of the points must be judged, 70 of 100 are")

    def test_a_narrowed_run_is_held_to_what_it_judged(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path, T2=(0, 0))
        done = audit.in_its_own_group(
            site(LACKING).address, "--egov-baseline", base, "--egov-min-judged", "100", "-k", "T2 or A1"
        )
        assert done.code == 0, done.said
        assert "T1" not in done.said
        assert "Better than base.json: T2. Renew it after a run of all criteria that loses nothing more" in done.said

    def test_a_waived_loss_is_no_news(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path)
        (audit.pytester.path / "said.yaml").write_text(
            "waivers:\n  - {id: T1, reason: chờ tổng đài, approver: Lê Văn C, date: 2020-01-01, expiry: 2999-12-31}\n",
            encoding="utf-8",
        )
        done = audit.in_its_own_group(site(LACKING).address, "--egov-baseline", base, "--egov-statements", "said.yaml")
        assert done.code == 0, done.said

    def test_of_another_catalogue_is_refused_before_a_page_is_opened(self, audit: Audit, site: Any) -> None:
        here = site(GOOD)
        base = keep(audit.pytester.path, catalogue=CATALOGUE + "# another byte")
        done = audit(here.address, "--egov-baseline", base)
        assert done.code == 4
        assert "The baseline base.json is of tiny@1 (" in done.said
        assert "egov judge DOSSIER" in done.said
        assert [] == here.asked

    @pytest.mark.parametrize("said", ["egov-report", "egov-report/result.json"])
    def test_that_the_run_would_write_over_is_refused(self, audit: Audit, site: Any, said: str) -> None:
        here = site(GOOD)
        (audit.pytester.path / "egov-report").mkdir()
        keep(audit.pytester.path / "egov-report", "result.json")
        done = audit(here.address, "--egov-baseline", said)
        assert done.code == 4
        assert "the next run would know every loss of this one" in " ".join(done.said.split())
        assert [] == here.asked


class TestSeveralGates:
    def test_give_every_reason_and_the_code_of_the_first(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path)
        gates = ("--egov-fail-under", "80", "--egov-require", "T2,T1", "--egov-baseline", base)
        done = audit.in_its_own_group(
            site({**LACKING, "/bao-mat": (403, {}, "")}).address, *gates, "--egov-min-judged", "90"
        )
        assert done.code == 11
        assert last_line(done) == (
            "egov: exit 11, gate missed: regression, more is lost than in base.json: T1 50.00 points; "
            "90 % of the points must be judged, 70 of 100 are; T2 must pass and is cannot tell; T1 must pass and is failed; "
            "80 of 100 points must be certain, 20 of 100 are"
        )

    def test_by_egov_run_and_in_vietnamese(self, audit: Audit, site: Any) -> None:
        base = keep(audit.pytester.path)
        audit.pytester.makeini("[pytest]\negov_suite = tiny_suite\n")
        gates = ("--fail-under", "50", "--require", "T1", "--baseline", base, "--min-judged", "100", "--lang", "vi")
        done = audit.by_egov(site(LACKING).address, *gates)
        assert done.code == 11
        assert last_line(done) == (
            "egov: mã thoát 11, không đạt ngưỡng chặn: suy giảm, mất điểm nhiều hơn base.json: T1 50,00 điểm; "
            "T1 phải đạt, kết quả là: không đạt"
        )


class TestLastLine:
    """Pytest's own summary, what other plugins print and what an exit prints come before the reason."""

    @pytest.mark.parametrize(
        "looks",
        [
            (),
            ("-q", "--junitxml=j.xml"),
            ("-qq", "--no-header", "--tb=no"),
            ("-v", "-rA", "--html=r.html", "--self-contained-html", "--color=yes"),
            ("--no-summary", "--durations=3"),
        ],
    )
    def test_says_why_however_pytest_looks(self, audit: Audit, site: Any, looks: tuple[str, ...]) -> None:
        done = audit.in_its_own_group(site(LACKING).address, "--egov-require", "T1", *looks)
        assert done.code == 10
        said = last_line(done).removeprefix("\x1b[31m").removesuffix("\x1b[0m")
        assert said == "egov: exit 10, gate missed: T1 must pass and is failed"

    def test_without_a_gate(self, audit: Audit, site: Any) -> None:
        done = audit.in_its_own_group(site(LACKING).address, "-q")
        assert done.code == 1
        assert last_line(done) == "egov: exit 1, 1 criterion lost points (T1)"

    def test_of_a_run_without_a_gate_that_lost_nothing_is_pytests(self, audit: Audit, site: Any) -> None:
        done = audit.in_its_own_group(site(GOOD).address)
        assert done.code == 0
        assert "3 passed" in last_line(done)

    def test_of_a_portal_that_is_down(self, audit: Audit, site: Any) -> None:
        done = audit.in_its_own_group(site({"/": (500, {}, "")}).address, "--egov-fail-under", "0")
        assert done.code == 12
        assert last_line(done).startswith("egov: exit 12, http://127.0.0.1")
        assert "There is no score." in last_line(done)

    def test_of_a_run_that_judged_nothing(self, audit: Audit, site: Any) -> None:
        done = audit.in_its_own_group(site(GOOD).address, "-k", "no_such_criterion", "--egov-fail-under", "0")
        assert done.code == 13
        assert last_line(done) == "egov: exit 13, nothing was judged"

    def test_of_a_run_whose_reports_have_no_place(self, audit: Audit, site: Any) -> None:
        (audit.pytester.path / "egov-report").touch()
        portal = site(GOOD)
        done = audit.in_its_own_group(portal.address)
        assert (4, []) == (done.code, portal.asked)
        assert "The reports cannot be written to egov-report: File exists. Give another place" in done.said

    def test_tests_of_the_users_own_are_told(self, audit: Audit, site: Any) -> None:
        audit.pytester.makepyfile(test_own="def test_own(): assert False")
        done = audit.in_its_own_group(
            site(GOOD).address, "--egov-fail-under", "100", "test_own.py", "--pyargs", "tiny_suite"
        )
        assert done.code == 1
        assert last_line(done) == "egov: exit 1, gate holds, but tests that are no criteria failed"
