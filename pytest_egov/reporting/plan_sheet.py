"""The plan of repairs as a file people keep: a task for each criterion that lost points, with what it takes as comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pytest_egov.reporting.paper import EFFORTS, OUTCOMES, date_time, points
from pytest_egov.reporting.yaml_text import both, comment, quoted, text
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytest_egov.planned_tasks import Planned
    from pytest_egov.repair_plan import PlanFile
    from pytest_egov.results import RunResult

__all__ = ["render_plan", "render_tasks"]

_HOW_TO = """\
Kế hoạch khắc phục: mỗi tiêu chí mất điểm là một việc, việc đem lại nhiều điểm nhất đứng trước. Hãy ghi: owner (người hoặc
đơn vị phụ trách), due (hạn, dạng 2026-12-31 hoặc 31/12/2026), status (open: chưa làm, in_progress: đang làm, done: đã
xong), note (ghi chú). Có thể đổi thứ tự, thêm chú thích, xóa việc. Lần kiểm tra sau dùng tệp này để báo cáo tiến độ:
egov run CỔNG --plan TỆP NÀY (hoặc egov judge HỒ_SƠ --plan TỆP NÀY), rồi ghi kết quả vào đây bằng
egov plan KẾT_QUẢ --update TỆP NÀY: đóng việc đã đạt, mở lại việc mất điểm trở lại, thêm việc mới; giữ nguyên phần đã ghi.
Bản cho bảng tính và hệ thống quản lý công việc: egov plan TỆP NÀY --format xlsx (gitlab, jira).

A plan of repairs: each criterion that lost points is a task, the one that wins most points first. Fill in: owner (the
person or unit that answers for it), due (the last day, as 2026-12-31 or 31/12/2026), status (open, in_progress, done),
note. Order, comments and tasks are yours to change. The next audit tells the progress by this file: egov run PORTAL
--plan THIS FILE (or egov judge DOSSIER --plan THIS FILE); then write it down here with egov plan RESULT --update THIS
FILE: it closes what is met, reopens what fell back, adds what is new, and keeps what you wrote.
For spreadsheets and trackers: egov plan THIS FILE --format xlsx (gitlab, jira)."""


def render_plan(plan: PlanFile, planned: Sequence[Planned], result: RunResult) -> str:
    """A YAML file of a plan's tasks; ``planned`` tells of each what stands in its comment."""
    about = Text(
        f"Cổng: {result.portal.name or result.portal.address}; hồ sơ bằng chứng {date_time(result.taken_at, 'vi')}",
        f"portal: {result.portal.name or result.portal.address}; dossier of {date_time(result.taken_at, 'en')}",
    )
    lines = [*comment(_HOW_TO), "#", *both("", about), ""]
    lines += [
        f"portal: {quoted(plan.portal or '')}",
        f"catalogue: {quoted(plan.catalogue or '')}",
        f"made: {plan.made}",
    ]
    return "\n".join([*lines, "", "tasks:", render_tasks(planned)])


def render_tasks(planned: Sequence[Planned]) -> str:
    """The entries of tasks, as they stand below ``tasks:``."""
    return "".join("\n".join(["", *_task(it), ""]) for it in planned)


def _task(planned: Planned) -> Iterator[str]:
    row, task = planned.row, planned.task
    yield from both(f"{row.id}: ", row.title, "  ")
    yield from both("", _loss(planned), "  ")
    shared = planned.shares_with
    if shared:
        alike = ", ".join(shared)
        yield from both("", Text(f"Cùng nguyên nhân với: {alike}", f"shares its cause with: {alike}"), "  ")
    yield f"  - id: {quoted(task.id)}"
    yield from text("title", task.title or "", "    ")
    yield from text("cause", task.cause or "", "    ")
    yield f"    points: {json.dumps(task.points)}"
    yield f"    effort: {task.effort or ''}".rstrip()
    yield "    owner:"
    yield "    due:"
    yield f"    status: {task.status}"
    yield "    closed:"
    yield from text("remedy", task.remedy or "", "    ")
    yield from text("acceptance", task.acceptance or "", "    ")
    yield "    note:"


def _loss(planned: Planned) -> Text:
    row, figures = planned.row, planned.row.points
    outcome, lost, most = OUTCOMES[row.outcome], figures.lost, figures.max
    vi = f"Mất {points(lost, 'vi')} trên {points(most, 'vi')} điểm ({outcome.vi.lower()})"
    en = f"lost {points(lost, 'en')} of {points(most, 'en')} points ({outcome.en.lower()})"
    if row.effort is None:
        return Text(vi, en)
    work = EFFORTS[row.effort]
    return Text(f"{vi}. Loại công việc: {_begun_small(work.vi)}", f"{en}. Kind of work: {_begun_small(work.en)}")


def _begun_small(words: str) -> str:
    return words[:1].lower() + words[1:]
