"""A plan of repairs as CSV that GitLab and Jira import as issues; what a portal said is only ever text there.

Columns are those of GitLab's "Importing issues from CSV" and of Jira's CSV importer. Descriptions are Markdown and wiki markup:
every line begins with a word of ours, so that none is a command (GitLab runs lines such as ``/close``), and what could name a
person, load a picture or open a macro is escaped.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from pytest_egov.reporting.csv import harmless
from pytest_egov.reporting.markdown import escaped
from pytest_egov.reporting.paper import EFFORTS, Lang, day, points, printable
from pytest_egov.reporting.plan_words import STATUSES
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pytest_egov.repair_plan import PlanFile, Task

__all__ = ["render_gitlab", "render_jira"]

_LONGEST = 1200
_TITLE = 250  # GitLab and Jira take 255 signs
_GITLAB_NAME = re.compile(r"@[A-Za-z0-9][\w.-]*", re.ASCII)
_JIRA_NAME = re.compile(r"[\w.+-]+(@[\w.-]+)?")
_WIKI = re.compile(r"([\\{}\[\]!|])")
_JIRA_STATUS = {"open": "To Do", "reopened": "To Do", "in_progress": "In Progress"}


def render_gitlab(plan: PlanFile, lang: Lang, milestone: str = "") -> bytes:
    """The tasks that are not done as issues of GitLab: title, description, due_date and, where one is named, milestone."""
    rows = [["title", "description", "due_date", *(["milestone"] if milestone else [])]]
    for task in _to_do(plan):
        lines = [f"**{name}:** {said}" for name, said in _facts(plan, task, lang, _markdown)]
        if task.owner and _GITLAB_NAME.fullmatch(task.owner.strip()):
            lines.append(f"/assign {task.owner.strip()}")
        due = task.due.isoformat() if task.due else ""
        rows.append([_title(task), "\n\n".join(lines), due, *([harmless(milestone)] if milestone else [])])
    return _table(rows)


def render_jira(plan: PlanFile, lang: Lang) -> bytes:
    """The tasks that are not done as issues of Jira; days are written yyyy-MM-dd, which is to be said when importing."""
    rows = [["Summary", "Issue Type", "Status", "Description", "Due Date", "Assignee", "Points", "Labels", "Labels"]]
    for task in _to_do(plan):
        lines = [f"*{name}:* {said}" for name, said in _facts(plan, task, lang, _wiki)]
        owner = (task.owner or "").strip()
        rows.append(
            [
                _title(task), "Task", _JIRA_STATUS[task.status], "\n".join(lines),
                task.due.isoformat() if task.due else "", harmless(owner) if _JIRA_NAME.fullmatch(owner) else "",
                f"{task.points:g}" if task.points is not None else "", "egov", task.effort or "",
            ]
        )  # fmt: skip
    return _table(rows)


def _to_do(plan: PlanFile) -> Iterator[Task]:
    return (task for task in plan.tasks if task.status != "done")


def _title(task: Task) -> str:
    return harmless(printable(f"{task.id}: {task.title}" if task.title else task.id, _TITLE))


def _facts(plan: PlanFile, task: Task, lang: Lang, safe: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    def word(text: Text) -> str:
        return text.vi if lang == "vi" else text.en

    facts = (
        (Text("Nguyên nhân", "Cause"), task.cause),
        (Text("Điểm thu lại", "Points to win back"), points(task.points, lang) if task.points is not None else None),
        (Text("Loại công việc", "Kind of work"), word(EFFORTS[task.effort]) if task.effort else None),
        (Text("Cách khắc phục", "Remedy"), task.remedy),
        (Text("Nghiệm thu", "Acceptance"), task.acceptance),
        (Text("Phụ trách", "Owner"), task.owner),
        (Text("Tình trạng", "Status"), word(STATUSES[task.status])),
        (Text("Ghi chú", "Note"), task.note),
        (Text("Cổng", "Portal"), plan.portal),
        (Text("Bộ tiêu chí", "Catalogue"), plan.catalogue),
        (Text("Kiểm tra ngày", "Audit of"), day(plan.made) if plan.made else None),
    )
    # The order matters: an escape may bring a semicolon, behind which a spreadsheet would begin a new cell.
    yield from ((word(name), harmless(safe(said))) for name, said in facts if said)


def _markdown(said: str) -> str:
    return escaped(said, _LONGEST)


def _wiki(said: str) -> str:
    return _WIKI.sub(r"\\\1", printable(said, _LONGEST))


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    # No byte order mark: an importer would take it for a part of the first heading.
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()
