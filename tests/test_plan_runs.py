"""Whole runs with a plan: written from a dossier, followed by the next run, brought up to date; the same again from disk."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from audits import Audit
from egov_command import run_egov
from ruamel.yaml import YAML
from tiny_suite import HOME, write_suite

CONTACT = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Liên hệ</title></head>
<body><main><h1>Liên hệ</h1><p>Điện thoại: đang cập nhật</p></main></body></html>"""
NO_PHONE = {"/": HOME.replace("1900 9095", "đang cập nhật"), "/lien-he": CONTACT, "/bao-mat": (403, {}, "")}
NAMELESS = HOME.replace("<p>Tổng đài", '<img src="/x.png"><p>Tổng đài')


@pytest.fixture
def audit(pytester: pytest.Pytester) -> Audit:
    return Audit(pytester, write_suite(pytester.path))


def egov(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_egov(*arguments, cwd=where, PYTHONPATH=str(where), COLUMNS="200")


def tasks(file: Path) -> dict[str, tuple[str, Any]]:
    said = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return {task["id"]: (task["status"], task["owner"]) for task in said["tasks"]}


def test_from_a_loss_to_a_closed_task(audit: Audit, site: Any) -> None:
    here, directory = site(NO_PHONE), audit.pytester.path
    audit(here.address)
    planned = egov(directory, "plan", "egov-evidence", "--lang", "en")
    assert planned.stdout.startswith("repair-plan.yaml: 1 task, 50 points. Fill it in, then:"), planned.stderr
    plan = directory / "repair-plan.yaml"
    plan.write_text(plan.read_text().replace("owner:", "owner: Tổ A").replace("due:", "due: 01/02/2020"))
    again = egov(directory, "plan", "egov-evidence")
    assert (4, True) == (again.returncode, "is there already, and may hold people's work" in again.stderr)

    # The same portal: the day it was to be mended is long over.
    late = egov(directory, "judge", "egov-evidence", "--plan", "repair-plan.yaml")
    assert "Plan: repair-plan.yaml on" in late.stdout, late.stderr
    assert "overdue 1 (50.00)" in late.stdout

    # Mended, and something else broken: the next run closes the task and finds a new one.
    here.pages = {"/": NAMELESS, "/lien-he": CONTACT, "/bao-mat": (403, {}, "")}
    done = audit(here.address, "--egov-plan", "repair-plan.yaml")
    assert {"T1": "done", "A1": "new"} == {it["id"]: it["state"] for it in done.result["plan"]["tasks"]}
    assert (50.0, 50.0, 20.0) == tuple(done.result["plan"][name] for name in ("planned", "won", "lost"))
    assert "done 1 (50.00), new 1 (20.00)" in " ".join(done.said.split())
    before = plan.read_text()
    judged = egov(directory, "judge", "egov-evidence", "--report", "again")
    assert 0 == judged.returncode, judged.stderr
    for name in ("result.json", "index.html", "summary.md"):
        assert (directory / "egov-report" / name).read_bytes() == (directory / "again" / name).read_bytes()
    assert before == plan.read_text()  # a run writes nothing into people's files

    updated = egov(directory, "plan", "egov-report/result.json", "--update", "repair-plan.yaml")
    assert "repair-plan.yaml: done 1, new 1; 50 of 50 points won back." in updated.stdout, updated.stderr
    assert "The plan as it was is kept in repair-plan.yaml.1." in updated.stdout
    assert before == (directory / "repair-plan.yaml.1").read_text()
    assert {"T1": ("done", "Tổ A"), "A1": ("open", None)} == tasks(plan)


def test_a_saved_result_is_reported_with_a_plan(audit: Audit, site: Any) -> None:
    directory = audit.pytester.path
    audit(site(NO_PHONE).address)
    (directory / "plan.yaml").write_text("tasks:\n  - {id: T1, points: 50, status: in_progress}\n")
    told = egov(directory, "report", "egov-report/result.json", "--plan", "plan.yaml", "--report", "told")
    assert "in progress 1 (50.00)" in told.stdout, told.stderr
    judged = egov(directory, "judge", "egov-evidence", "--plan", "plan.yaml", "--report", "judged")
    assert 0 == judged.returncode
    for name in ("result.json", "index.html", "summary.md"):
        assert (directory / "told" / name).exists()
    assert '"plan": {' in (directory / "told" / "result.json").read_text()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("tasks:\n  - id: T1\n    stauts: open\n", "plan.yaml:3:5: unknown key 'stauts'"),
        ("tasks: [{id: T9}]\n", "no criterion T9"),
    ],
)
def test_a_broken_plan_is_a_usage_error_before_a_page_is_opened(
    audit: Audit, site: Any, written: str, told: str
) -> None:
    here = site(NO_PHONE)
    (audit.pytester.path / "plan.yaml").write_text(written)
    done = audit(here.address, "--egov-plan", "plan.yaml")
    assert done.code == 4
    assert told in done.said
    assert [] == here.asked


def test_a_recheck_keeps_the_plan_of_the_earlier_look(audit: Audit, site: Any) -> None:
    here = site(NO_PHONE)
    (audit.pytester.path / "plan.yaml").write_text("tasks:\n  - {id: T1, points: 50}\n")
    audit(here.address, "--egov-plan", "plan.yaml", "-k", "T1")
    here.pages = {**NO_PHONE, "/": HOME}
    again = audit(here.address, "-k", "T1", "--egov-recheck", "egov-evidence")
    assert [("T1", "done")] == [(it["id"], it["state"]) for it in again.result["plan"]["tasks"]]
