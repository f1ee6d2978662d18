"""An audit that was cut off and finished with ``egov run --resume``: what stays, what is gathered, and when it is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from audits import GOOD, PRIVACY, Audit, Audited, interrupt, kill_auditor, once
from tiny_suite import IDS, write_suite

from pytest_egov.errors import DossierProblem
from pytest_egov.evidence import KINDS
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.holding import hold, let_go

EVIDENCE = "egov-evidence"
pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def killed(audit: Audit, here: Any, *arguments: str) -> Audited:
    """An audit whose pytest is killed between two gatherers: T1's evidence is whole, T2's is being looked for."""
    here.pages = {**GOOD, "/bao-mat": once(lambda: kill_auditor(here.address), PRIVACY)}
    done = audit.in_its_own_group(here.address, *arguments)
    assert -9 == done.code
    here.asked.clear()
    return done


def verdicts(done: Audited) -> list[Any]:
    names = ("id", "outcome", "points", "sentence", "basis")
    return [{name: row[name] for name in names} for row in done.result["criteria"]]


def test_a_killed_audit_is_finished_with_the_verdicts_of_an_undisturbed_one(audit: Audit, site: Any) -> None:
    here = site(GOOD)
    calm = audit(here.address, "--egov-evidence", "calm")
    undisturbed, seed = verdicts(calm), calm.result["seed"]
    killed(audit, here)

    done = audit.resumed()
    assert 0 == done.code, done.said
    assert undisturbed == verdicts(done)
    assert (100, seed) == (done.result["score"]["certain"], done.result["seed"])
    assert 0 == here.count("/lien-he")  # its evidence was whole
    (life,) = done.result["resumed"]
    assert ["contact"] == life["taken_over"]
    assert done.result["taken_at"] < life["at"] <= done.result["finished_at"]
    warning = "This audit was cut off and resumed: begun on"
    assert warning in done.result["warnings"][0]["en"]
    assert warning in " ".join(done.said.split())
    assert "bị ngắt giữa chừng rồi được làm tiếp" in done.page


def test_the_finished_dossier_verifies_and_judges_to_the_same_bytes(audit: Audit, site: Any) -> None:
    killed(audit, site(GOOD))
    directory = audit.resumed().directory
    assert 0 == audit.command("verify", EVIDENCE).code
    assert 0 == audit.command("judge", EVIDENCE, "--report", "again").code
    reports = [(directory / name / "result.json").read_bytes() for name in ("egov-report", "again")]
    assert reports[0] == reports[1]


def test_a_resumed_audit_that_is_killed_again_is_resumed_again(audit: Audit, site: Any) -> None:
    here = site(GOOD)
    killed(audit, here)
    here.pages = {**GOOD, "/bao-mat": once(lambda: kill_auditor(EVIDENCE), PRIVACY)}
    cut_off = audit.resumed()
    assert 2 == cut_off.code
    assert f"The audit was killed (SIGKILL). Finish it with: egov run --resume {EVIDENCE}\n" in cut_off.said
    done = audit.resumed()
    assert dict.fromkeys(IDS, "passed") == done.outcomes, done.said
    assert 2 == len(done.result["resumed"])


def test_what_was_half_written_when_the_kill_came_is_gathered_again(audit: Audit, site: Any) -> None:
    here = site(GOOD)
    evidence = killed(audit, here).directory / EVIDENCE
    (evidence / "evidence" / "privacy_notice.json").write_text("{half")
    (evidence / ".manifest.json.x1y2").write_text("{")
    done = audit.resumed()
    assert dict.fromkeys(IDS, "passed") == done.outcomes, done.said
    assert 0 == audit.command("verify", EVIDENCE).code


def test_after_ctrl_c_the_report_is_partial_and_says_how_to_finish(audit: Audit, site: Any) -> None:
    here = site(GOOD)
    here.pages = {**GOOD, "/bao-mat": once(lambda: interrupt(here.address), PRIVACY)}
    stopped = audit.in_its_own_group(here.address, "--egov-evidence", "hồ sơ")
    assert 2 == stopped.code
    assert stopped.result["finished_at"] is None
    assert "Finish it with: egov run --resume 'hồ sơ'" in " ".join(stopped.said.split())
    sent = ["draft", "POST", "/luu", "sent"]
    Dossier.load(stopped.directory / "hồ sơ", KINDS).note("writes", [sent])
    done = audit.resumed(dossier="hồ sơ")
    assert sent in json.loads((stopped.directory / "hồ sơ" / "writes.json").read_text())
    assert dict.fromkeys(IDS, "passed") == done.outcomes, done.said


def test_nothing_is_lost_where_the_portal_is_down_when_it_is_resumed(audit: Audit, site: Any) -> None:
    here = site(GOOD)
    evidence = killed(audit, here).directory / EVIDENCE
    left = {file: file.read_bytes() for file in (*evidence.glob("evidence/*"), *evidence.glob("pictures/*"))}
    (evidence / "evidence" / "half.json").write_text("{")
    here.pages = {"/": (503, {}, "")}
    down = audit.resumed()
    assert 12 == down.code, down.said
    assert (evidence / "evidence" / "half.json").exists()
    assert not (evidence / "resumed.json").exists()  # there was no second life
    assert left == {file: file.read_bytes() for file in left}
    here.pages = GOOD
    done = audit.resumed()
    assert dict.fromkeys(IDS, "passed") == done.outcomes, done.said
    assert 1 == len(done.result["resumed"])
    assert not (evidence / "evidence" / "half.json").exists()


def test_an_audit_narrowed_to_some_criteria_is_finished_for_those(audit: Audit, site: Any) -> None:
    here = site(GOOD)
    killed(audit, here, "-k", "T1 or T2")
    done = audit.resumed()
    assert {"T1": "passed", "T2": "passed"} == done.outcomes, done.said


def test_what_is_not_as_it_was_begun_is_refused_before_a_page_is_opened(audit: Audit, site: Any) -> None:
    here, other = site(GOOD), site(GOOD)
    killed(audit, here)
    for arguments, why in (
        ((other.address,), "Leave the portal out: a resumed audit knows its own."),
        (("--seed", "another"), "a resumed audit draws alike"),
        (("--rounds", "3"), "a resumed audit goes on as it was begun"),
        (("--evidence", "elsewhere"), "a resumed audit goes on as it was begun"),
        (("-k", "T2"), "This audit was begun for A1, T1 as well"),
    ):
        done = audit.resumed(*arguments)
        assert 4 == done.code, done.said
        assert why in " ".join(done.said.split())
        assert "Traceback" not in done.said
    assert ([], []) == (here.asked, other.asked)
    assert not (audit.pytester.path / "egov-report").exists()


def test_a_finished_one_is_refused_with_how_to_report_it(audit: Audit, site: Any) -> None:
    here = site(GOOD)
    audit(here.address)
    here.asked.clear()
    done = audit.resumed()
    assert (4, []) == (done.code, here.asked)
    assert "is finished: there is nothing to resume. Report it again with: egov judge egov-evidence" in " ".join(
        done.said.split()
    )


def test_one_that_a_living_run_writes_is_neither_resumed_nor_moved_aside(audit: Audit, site: Any) -> None:
    here, other = site(GOOD), site(GOOD)
    killed(audit, here)
    held = hold(audit.pytester.path / EVIDENCE)
    for refused in (audit.resumed(), audit.in_its_own_group(other.address)):
        assert 4 == refused.code, refused.said
        assert "egov-evidence is being written by a run that is still going" in " ".join(refused.said.split())
    assert ([], []) == (here.asked, other.asked)
    let_go(held)


def test_a_run_holds_its_dossier_while_it_lasts_and_leaves_no_trace_of_it(audit: Audit, site: Any) -> None:
    here, refused = site(GOOD), []

    def meanwhile() -> None:
        try:
            hold(audit.pytester.path / EVIDENCE)
        except DossierProblem as error:
            refused.append(error)

    here.pages = {**GOOD, "/bao-mat": once(meanwhile, PRIVACY)}
    done = audit.in_its_own_group(here.address)
    assert 1 == len(refused), done.said
    assert not (done.directory / EVIDENCE / ".in-use").exists()
