"""Plans as files: written from a run, never over another file, and brought up to date without touching what people wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from small_results import part, result_of, row, said

from pytest_egov.criterion_results import CriterionResult
from pytest_egov.errors import PlanProblem, UsageProblem
from pytest_egov.plan_files import update_plan, write_plan
from pytest_egov.repair_plan import read_plan_file
from pytest_egov.results import as_json

HOSTILE = "x\n  - id: EVIL\n# y: 'z' \"w\" \x1b[31m\u202e\u2028--- *a &b !!python/object {{ }} - "
FIRST = (row("T1", 1, part(0, sentence=said("T1 lacks it."))), row("T2", 2.5, part(0.5)), row("T3", 2, part(1)))


@pytest.fixture
def kept(tmp_path: Path) -> Callable[..., Path]:
    """A result.json of these criteria."""

    def keep(*rows: CriterionResult, **other: Any) -> Path:
        file = tmp_path / "result.json"
        file.write_bytes(as_json(result_of(*rows, **other)))
        return file

    return keep


@pytest.fixture
def plan(kept: Callable[..., Path], tmp_path: Path) -> Path:
    """The plan of the first run, as egov writes it."""
    write_plan(kept(*FIRST), tmp_path / "plan.yaml", "vi")
    return tmp_path / "plan.yaml"


class TestWriting:
    def test_a_task_for_each_loss_the_largest_first(self, plan: Path) -> None:
        _, written = read_plan_file(plan)
        assert ["T2", "T1"] == [task.id for task in written.tasks]
        first = written.tasks[0]
        assert ("Criterion T2 (vi)", "Something is wrong. (vi)", 1.25, "open") == (
            first.title, first.cause, first.points, first.status,
        )  # fmt: skip
        assert "As it should be (vi) By looking (vi)" == first.acceptance
        assert (None, None, None, None) == (first.owner, first.due, first.closed, first.note)
        assert ("https://x.example/", "tiny", "2026-11-24") == (written.portal, written.catalogue, str(written.made))

    def test_in_the_language_asked_for(self, kept: Callable[..., Path], tmp_path: Path) -> None:
        write_plan(kept(*FIRST), tmp_path / "en.yaml", "en")
        assert "Criterion T2" == read_plan_file(tmp_path / "en.yaml")[1].tasks[0].title

    def test_nothing_where_nothing_is_lost(self, kept: Callable[..., Path], tmp_path: Path) -> None:
        assert (
            ()
            == write_plan(kept(row("T1", 1, part(1)), row("T2", 1, part(0, open=1))), tmp_path / "p.yaml", "vi").tasks
        )
        assert not (tmp_path / "p.yaml").exists()

    def test_never_over_another_file(self, plan: Path, kept: Callable[..., Path]) -> None:
        plan.write_text("mine")
        with pytest.raises(UsageProblem, match=r"plan\.yaml is there already, and may hold people's work"):
            write_plan(kept(*FIRST), plan, "vi")
        assert "mine" == plan.read_text()

    def test_what_a_portal_says_stays_in_its_place(self, kept: Callable[..., Path], tmp_path: Path) -> None:
        lost = part(0, sentence=said(HOSTILE * 8))
        write_plan(kept(row("1.10", 1, lost, title=said(HOSTILE), fix=said(HOSTILE))), tmp_path / "p.yaml", "vi")
        _, written = read_plan_file(tmp_path / "p.yaml")
        (task,) = written.tasks
        assert "1.10" == task.id
        assert task.cause is not None
        assert task.cause.startswith("x - id: EVIL # y: 'z' \"w\" --- *a &b !!python/object {{ }} - x - id:")
        assert not set("\x1b\u202e\u2028") & set((tmp_path / "p.yaml").read_text(encoding="utf-8"))

    def test_criteria_of_one_cause_name_each_other(self, kept: Callable[..., Path], tmp_path: Path) -> None:
        missing = part(0, seen=(), sentence=said("The portal has no statistics."))
        write_plan(kept(row("T1", 1, missing), row("T2", 2, missing)), tmp_path / "p.yaml", "vi")
        text = (tmp_path / "p.yaml").read_text(encoding="utf-8")
        assert "# Cùng nguyên nhân với: T2 / shares its cause with: T2" in text


class TestUpdating:
    def update(self, plan: Path, kept: Callable[..., Path], *rows: CriterionResult, to: Path | None = None) -> Any:
        taken = datetime(2026, 12, 24, 2, 5, tzinfo=UTC)
        return update_plan(plan, kept(*rows, taken_at=taken), to, "vi")

    def test_closes_what_is_met_and_keeps_what_people_wrote(self, plan: Path, kept: Callable[..., Path]) -> None:
        edited = (
            plan.read_text()
            .replace("owner:\n", "owner: Tổ A  # chị Lan\n", 1)
            .replace("due:\n", "due: 31/12/2026\n", 1)
        )
        plan.write_text(edited.replace("status: open", "status: in_progress  # đang viết", 1))
        before = plan.read_text()
        done = self.update(plan, kept, row("T1", 1, part(0)), row("T2", 2.5, part(1)), FIRST[2])
        after = plan.read_text()
        expected = (
            before.replace(
                "    status: in_progress  # đang viết\n",
                "    status: done  # đang viết\n    # 24/12/2026: đạt, thu lại 1,25 điểm. / 24/12/2026: met, 1.25 points won back.\n",
            )
            .replace("    closed:\n", "    closed: 2026-12-24\n", 1)
        )  # fmt: skip
        assert expected == after
        assert (1, plan, plan.with_name("plan.yaml.1")) == (done.changed, done.file, done.aside)
        assert before == done.aside.read_text()

    def test_reopens_what_fell_back(self, plan: Path, kept: Callable[..., Path]) -> None:
        self.update(plan, kept, row("T1", 1, part(0)), row("T2", 2.5, part(1)))
        self.update(plan, kept, row("T1", 1, part(0)), row("T2", 2.5, part(0)))
        task = read_plan_file(plan)[1].tasks[0]
        assert ("T2", "reopened", None, 2.5) == (task.id, task.status, task.closed, task.points)
        assert "# 24/12/2026: mở lại, mất 2,50 điểm. Something is wrong. (vi) /" in plan.read_text()
        assert ["plan.yaml", "plan.yaml.1", "plan.yaml.2"] == sorted(f.name for f in plan.parent.glob("plan*"))

    def test_adds_new_losses_after_the_others(self, plan: Path, kept: Callable[..., Path]) -> None:
        before = plan.read_text()
        self.update(plan, kept, *FIRST[:2], row("T3", 2, part(0)))
        assert plan.read_text().startswith(before)
        assert ["T2", "T1", "T3"] == [task.id for task in read_plan_file(plan)[1].tasks]

    def test_raises_points_where_more_is_lost(self, plan: Path, kept: Callable[..., Path]) -> None:
        self.update(plan, kept, FIRST[0], row("T2", 2.5, part(0)))
        assert [2.5, 1.0] == [task.points for task in read_plan_file(plan)[1].tasks]

    def test_twice_changes_nothing_more(self, plan: Path, kept: Callable[..., Path]) -> None:
        rows = (row("T1", 1, part(1)), row("T2", 2.5, part(0)), row("T3", 2, part(0)))
        self.update(plan, kept, *rows)
        once = plan.read_bytes()
        again = self.update(plan, kept, *rows)
        assert (0, None, once) == (again.changed, again.aside, plan.read_bytes())

    def test_into_another_file_leaves_the_plan_alone(
        self, plan: Path, kept: Callable[..., Path], tmp_path: Path
    ) -> None:
        before = plan.read_bytes()
        done = self.update(plan, kept, row("T2", 2.5, part(1)), to=tmp_path / "new.yaml")
        assert (before, None) == (plan.read_bytes(), done.aside)
        assert "done" == read_plan_file(tmp_path / "new.yaml")[1].tasks[0].status
        with pytest.raises(UsageProblem, match="is there already"):
            self.update(plan, kept, row("T2", 2.5, part(1)), to=tmp_path / "new.yaml")

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("tasks:\n- id: T2\n", "tasks:\n- id: T2\n  status: done\n  closed: 2026-12-24\n  # 24"),
            ("tasks:\r\n  - id: T2\r\n    status: open\r\n", "status: done\r\n    # 24"),
            ("tasks:\n  - status: open\n    id: T2", "  - status: done\n    # 24"),
            (
                'tasks:\n  - {id: "T1"}\n  - id: T2\n    note: |\n      a\n\n      b\nmade: 2026-01-01\n',
                "- id: T2\n    status: done\n",
            ),
        ],
    )
    def test_however_people_write_their_lines(
        self, plan: Path, kept: Callable[..., Path], written: str, expected: str
    ) -> None:
        plan.write_bytes(written.encode())
        self.update(plan, kept, row("T2", 2.5, part(1)), row("T9", 1, part(0)))
        after = plan.read_bytes().decode()
        assert expected in after
        assert ("\r\n" in written) == ("\r\n" in after)
        tasks = read_plan_file(plan)[1].tasks
        assert [("T2", "done"), ("T9", "open")] == [(task.id, task.status) for task in tasks if task.id != "T1"]

    @pytest.mark.parametrize("written", ["", "tasks: []\n", "# mine\nportal: https://x.example/"])
    def test_a_plan_without_tasks_gets_them(self, plan: Path, kept: Callable[..., Path], written: str) -> None:
        plan.write_text(written)
        self.update(plan, kept, *FIRST)
        assert ["T2", "T1"] == [task.id for task in read_plan_file(plan)[1].tasks]

    @pytest.mark.parametrize(
        "written",
        [
            "tasks:\n  - {id: T2, status: open}\n",
            "tasks: [{id: T2}]\n",
            "tasks:\n  - id: T2\n    status: >-\n      open\n",
            "{tasks: [], portal: https://x.example/}\n",
        ],
    )
    def test_what_cannot_be_changed_by_lines_stays_as_it_was(
        self, plan: Path, kept: Callable[..., Path], written: str
    ) -> None:
        plan.write_text(written)
        with pytest.raises(PlanProblem, match="was not brought up to date"):
            self.update(plan, kept, row("T2", 2.5, part(1)), row("T9", 1, part(0)))
        assert (written, ["plan.yaml"]) == (plan.read_text(), [f.name for f in plan.parent.glob("plan*")])

    def test_a_plan_of_another_portal_is_refused(self, plan: Path, kept: Callable[..., Path]) -> None:
        plan.write_text(plan.read_text().replace("https://x.example/", "https://y.example/"))
        with pytest.raises(
            PlanProblem, match=r"this plan is about https://y\.example/, the run is about https://x.example/"
        ):
            self.update(plan, kept, *FIRST)
