"""Machines that die under an audit: what is left is whole, one sentence says what happened, and nothing goes on by itself."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from audits import GOOD, PRIVACY, Audit, Audited, family_of, kill_auditor, living, once
from tiny_suite import IDS, write_suite

from pytest_egov.evidence import KINDS
from pytest_egov.evidence.dossier import Dossier

PARTIAL = {"T1": "passed", "T2": "not_tested", "A1": "not_tested"}
ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def after_the_first_verdict(audit: Audit, code: str) -> tuple[str, str]:
    """A plugin that does something to the process when T1 has been judged; answers the option that loads it."""
    (audit.pytester.path / "misfortune.py").write_text(
        f"def pytest_egov_after_verdict(judgement):\n    if judgement.criterion.id == 'T1':\n        {code}\n"
    )
    return "-p", "misfortune"


def whole(done: Audited, evidence: str = "egov-evidence") -> set[str]:
    """The kinds of evidence in a dossier of which every file is as the manifest says, with nothing half written beside them."""
    directory = done.directory / evidence
    assert not list(directory.rglob(".*.json.*"))
    return set(Dossier.load(directory, KINDS).findings)


def one_sentence(done: Audited, what: str) -> str:
    said = " ".join(done.said.split())
    assert said.count(what) in (1, 2), done.said  # pytest's own line on an exit, and our last one
    assert "Traceback" not in done.said
    assert "INTERNALERROR" not in done.said
    return said


class TestKilled:
    def test_pytest_itself(self, audit: Audit, site: Any) -> None:
        here, family = site(GOOD), {}

        def kill() -> dict[int, str]:
            family.update(family_of(here.address))
            return kill_auditor(here.address)

        here.pages = {**GOOD, "/bao-mat": once(kill, PRIVACY)}
        done = audit.in_its_own_group(here.address)
        assert -9 == done.code
        assert len(family) > 2  # with Playwright and a browser
        assert [] == living(family)
        assert {"contact"} == whole(done)
        assert not (done.directory / "egov-report").exists()

    @pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL], ids=["told", "killed"])
    def test_egov_run_which_started_pytest(self, audit: Audit, site: Any, by: signal.Signals) -> None:
        audit.pytester.makeini("[pytest]\negov_suite = tiny_suite\n")
        here, family = site(GOOD), {}

        def kill() -> dict[int, str]:
            family.update(family_of(here.address))
            return kill_auditor(here.address, by, its_starter=True)

        here.pages = {**GOOD, "/bao-mat": once(kill, PRIVACY)}
        done = audit.by_egov(here.address, "--formats", "json")
        assert [] == living(family)
        assert (2 if by == signal.SIGTERM else -9) == done.code
        assert PARTIAL == done.outcomes

    def test_by_whoever_cancels_a_job(self, audit: Audit, site: Any) -> None:
        here, family = site(GOOD), {}

        def stop() -> dict[int, str]:
            family.update(family_of(here.address))
            return kill_auditor(here.address, signal.SIGTERM)

        here.pages = {**GOOD, "/bao-mat": once(stop, PRIVACY)}
        done = audit.in_its_own_group(here.address)
        assert 2 == done.code, done.said
        assert [] == living(family)
        assert PARTIAL == done.outcomes
        assert (50, 100) == (done.result["score"]["certain"], done.result["score"]["possible"])
        assert "<html" in done.page
        one_sentence(done, "This audit was cut off; what is missing stays open. Finish it with: egov run --resume")


class TestNoRoom:
    def test_a_full_disk(self, audit: Audit, site: Any) -> None:
        works = ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
        if subprocess.run(works, capture_output=True, check=False).returncode:
            pytest.skip("this machine lets nobody make a small disk")
        fill = "open('egov-evidence/filler', 'wb', 0).write(bytes(10**6))"
        plugin = after_the_first_verdict(audit, fill)
        script = "$AUDIT; echo code $?; cp -a egov-evidence left; rm -r left/filler"
        here = site(GOOD)
        done = audit.on_a_small_disk(here.address, script, *plugin)
        assert "code 3" in done.said, done.said
        one_sentence(done, "Evidence can no longer be written to egov-evidence: No space left on device.")
        assert {"contact"} == whole(done, "left")
        assert PARTIAL == done.outcomes
        here.asked.clear()
        finished = audit.resumed(dossier="left")
        assert dict.fromkeys(IDS, "passed") == finished.outcomes, finished.said
        assert 0 == here.count("/lien-he")

    def test_no_file_handle_left(self, audit: Audit, site: Any) -> None:
        exhaust = "import os, resource; _, most = resource.getrlimit(resource.RLIMIT_NOFILE)"
        exhaust += "; resource.setrlimit(resource.RLIMIT_NOFILE, (os.open(os.devnull, os.O_RDONLY), most))"
        done = audit.in_its_own_group(site(GOOD).address, *after_the_first_verdict(audit, exhaust))
        assert 3 == done.code, done.said
        one_sentence(done, "Evidence can no longer be written to egov-evidence: Too many open files.")
        assert {"contact"} == whole(done)
        assert PARTIAL == done.outcomes

    @pytest.mark.parametrize(
        ("option", "why"),
        [
            ("--egov-report", "The reports cannot be written to taken/egov: Not a directory."),
            ("--egov-evidence", "The dossier cannot be written to taken/egov: Not a directory."),
        ],
    )
    def test_a_folder_that_nobody_can_write_to(self, audit: Audit, site: Any, option: str, why: str) -> None:
        here = site(GOOD)
        (audit.pytester.path / "taken").touch()  # a file where its parent should be: not even root can
        done = audit.in_its_own_group(here.address, option, "taken/egov")
        assert 4 == done.code
        assert f"Give another place with {option}" in one_sentence(done, why)
        assert [] == here.asked


class TestClock:
    def test_a_clock_that_is_set_back_ends_no_run_before_it_began(self, audit: Audit, site: Any) -> None:
        back = "import datetime as d, pytest_egov.orders as o; past = d.datetime(2001, 1, 1, tzinfo=d.UTC)"
        back += "; o.datetime = type('Past', (), {'now': lambda _zone: past})"
        done = audit(site(GOOD).address, *after_the_first_verdict(audit, back))
        assert dict.fromkeys(IDS, "passed") == done.outcomes
        assert done.result["taken_at"] == done.result["finished_at"]

    def test_nothing_takes_a_duration_by_a_clock_that_can_be_set(self) -> None:
        by_the_wall = re.compile(r"\btime\.time(_ns)?\(|\bDate\.now\(|date\.today\(|datetime\.now\([^()]*\) - ")
        files = [file for end in ("py", "js") for file in (ROOT / "pytest_egov").rglob(f"*.{end}")]
        wrong = [str(file.relative_to(ROOT)) for file in files if by_the_wall.search(file.read_text(encoding="utf-8"))]
        assert [] == wrong, "take durations by time.monotonic or performance.now"


def test_what_died_is_told_in_the_result_that_was_finished(audit: Audit, site: Any) -> None:
    here = site(GOOD)
    here.pages = {**GOOD, "/bao-mat": once(lambda: kill_auditor(here.address, signal.SIGTERM), PRIVACY)}
    audit.in_its_own_group(here.address)
    done = audit.resumed()
    assert dict.fromkeys(IDS, "passed") == done.outcomes, done.said
    about = json.loads((done.directory / "egov-evidence" / "dossier.json").read_text())
    assert about["taken_at"] == done.result["taken_at"] < done.result["resumed"][0]["at"]
