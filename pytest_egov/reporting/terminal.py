"""The block after a run, and the line of progress during it, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.reporting.cells import ascii_only, bar, cut, pad, width_of, wrap
from pytest_egov.reporting.excerpts import (
    headline,
    lost_points,
    observed_points,
    open_points,
    open_reasons,
    outcome_counts,
    resting_on,
)
from pytest_egov.reporting.frame_words import band_text, condition_texts
from pytest_egov.reporting.ink import Ink
from pytest_egov.reporting.paper import BASIS, OUTCOMES, Lang, date_time, day, duration, points, printable
from pytest_egov.reporting.plan_words import STATES, in_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.plan_progress import PlanState, TaskResult
    from pytest_egov.reporting.ink import Colour
    from pytest_egov.results import RunResult, Totals
    from pytest_egov.verdict import Basis

__all__ = ["progress_line", "summary_lines"]

MOST_LOST = 12
MOST_REASONS = 4
_ROOM_FOR_FIGURES = 26
_ROOM_FOR_NAME_AND_FIGURES = 44

_STATED: tuple[tuple[Basis, Colour], ...] = (("attested", "yellow"), ("waived", "red"))
_TO_LOOK_AFTER: tuple[tuple[PlanState, Colour], ...] = (("reopened", "red"), ("overdue", "red"), ("new", "yellow"))


def summary_lines(
    result: RunResult,
    *,
    width: int = 80,
    colour: bool,
    unicode: bool = True,
    reports: Mapping[str, str],
    lang: Lang = "en",
) -> list[str]:
    """The block after a run. Every line fits into ``width`` cells (40 at least); no colour codes unless ``colour``."""
    ink = Ink.on(width, colour=colour, unicode=unicode, lang=lang)
    blocks = [
        _heading(result, ink),
        _score(result, ink),
        _stated(result, ink),
        _lost(result, ink),
        _open(result, ink),
        _plan(result, ink),
        _reports(reports, ink),
    ]
    lines: list[str] = []
    for block in blocks:
        written = list(block)
        if written:
            lines += [*written, ""]
    return lines[:-1]


def progress_line(  # the plugin hands over what it knows, in this order
    done: int,
    total: int,
    criterion_id: str,
    certain_so_far: float,
    seconds_left: float | None,
    what: str,
    *,
    width: int = 80,
    unicode: bool = True,
) -> str:
    """One line that can be written over itself: how far, on what, how many points so far, how long still."""
    count = f"{done:>{len(str(total))}}/{total}"
    left = "" if seconds_left is None else f"  {'≈' if unicode else '~'}{duration(seconds_left, 'en')} left"
    figures = f"{points(certain_so_far, 'en')} certain{left}"
    full, empty = "█░" if unicode else "#."
    filled = 10 * done // total if total else 0
    lead = f"{count} {full * filled}{empty * (10 - filled)} {printable(criterion_id, 20)}"
    doing = printable(what, 200)
    line = f"{pad(lead, width_of(lead))}  {figures}  {doing if unicode else ascii_only(doing)}"
    return cut(line.rstrip(), max(1, width - 1))


def _heading(result: RunResult, ink: Ink) -> Iterator[str]:
    portal = result.portal
    for line in wrap(ink.clean(portal.name or portal.address), ink.width):
        yield ink.paint(line, "bold")
    if portal.name:
        yield from wrap(ink.clean(portal.address), ink.width)
    catalogue = f"{result.catalogue.id}@{result.catalogue.version} ({result.catalogue.sha256[:12]})"
    taken = date_time(result.taken_at, ink.lang)
    for line in wrap(ink.clean(f"{catalogue}, {result.tool}, {taken}"), ink.width):
        yield ink.paint(line, "dim")


def _score(result: RunResult, ink: Ink) -> Iterator[str]:
    totals = headline(result)
    judged, total = result.criteria_judged, result.criteria_total
    if result.score is None:
        narrowed = ink.words(
            f"Chỉ đánh giá {judged} trên {total} tiêu chí: không có điểm trên thang 100.",
            f"Only {judged} of {total} criteria were judged: there is no 100-point score.",
        )
        yield from wrap(narrowed, ink.width)
    certain, possible, most = (ink.points(value) for value in (totals.certain, totals.possible, totals.maximum))
    said = ink.words(
        f"Chắc chắn {certain} trên {most} điểm, có thể đến {possible}",
        f"{certain} of {most} points certain, up to {possible} possible",
    )
    for line in wrap(said, ink.width - 2):
        yield f"  {ink.paint(line, 'bold')}"
    yield f"  {_bar(totals, min(50, ink.width - 2), ink)}"
    if result.score is not None:
        for pillar in result.score.pillars:
            yield _pillar_line(ink.text(pillar.title).partition(" (")[0], pillar, ink)
    full, some, none = "█▒░" if ink.unicode else "#+."
    yield ink.paint(
        "  "
        + ink.words(f"{full} chắc chắn, {some} còn mở, {none} đã mất", f"{full} certain, {some} open, {none} lost"),
        "dim",
    )
    band = band_text(result)
    if band is not None:
        yield from ink.hanging("  ", ink.text(band), "bold")
    counts = ", ".join(
        f"{number} {ink.text(OUTCOMES[name]).lower()}" for name, number in outcome_counts(result).items()
    )
    yield from ink.hanging("  ", f"{ink.words(f'{judged} tiêu chí:', f'{judged} criteria:')} {counts}")


def _pillar_line(title: str, totals: Totals, ink: Ink) -> str:
    certain, possible, most = (ink.points(value) for value in (totals.certain, totals.possible, totals.maximum))
    figures = f"{certain} / {most}" if certain == possible else f"{certain} - {possible} / {most}"
    # Name and figures come first: a narrow terminal gets a shorter bar, or none.
    length = next((length for length in (20, 10) if ink.width >= length + _ROOM_FOR_NAME_AND_FIGURES), 0)
    name = pad(title, max(8, min(29, ink.width - length - _ROOM_FOR_FIGURES)))
    drawn = f"{_bar(totals, length, ink)} " if length else ""
    return f"  {name} {drawn}{figures:>22}"


def _bar(totals: Totals, width: int, ink: Ink) -> str:
    certain, still_open, lost = bar(totals, width, unicode=ink.unicode)
    return ink.paint(certain, "green") + ink.paint(still_open, "yellow") + ink.paint(lost, "red")


def _stated(result: RunResult, ink: Ink) -> Iterator[str]:
    """What rests on people's statements, apart from what was observed."""
    if result.statements is not None:
        totals = headline(result)
        observed, attested, waived, still_open = (
            ink.points(value)
            for value in (observed_points(totals), totals.attested, totals.waived, open_points(totals))
        )
        said = ink.words(
            f"quan sát {observed}, theo xác nhận {attested}, còn mở {still_open}; mất nhưng được miễn trừ {waived}",
            f"observed {observed}, attested {attested}, open {still_open}; lost but waived {waived}",
        )
        yield from ink.hanging(f"{ink.words('Điểm:', 'Points:')} ", said, "bold")
        for basis, colour in _STATED:
            rows = resting_on(result, basis)
            if rows:
                yield from ink.hanging(f"  {ink.text(BASIS[basis])}: ", _ids(rows), colour)
    if result.recheck is not None:
        at, ids = date_time(result.recheck.taken_at, ink.lang), ", ".join(result.recheck.criteria)
        said = ink.words(f"{ids}; lần trước {at}; tính lần tốt hơn", f"{ids}; earlier look {at}; the better one counts")
        yield from ink.hanging(f"{ink.words('Đã xem lại:', 'Rechecked:')} ", said, "bold")
    for condition in condition_texts(result):
        yield from ink.hanging(f"{ink.words('Điều kiện:', 'Condition:')} ", ink.text(condition), "yellow", "bold")
    for warning in result.warnings:
        yield from ink.hanging(f"{ink.words('Lưu ý:', 'Warning:')} ", ink.text(warning), "yellow", "bold")


def _lost(result: RunResult, ink: Ink) -> Iterator[str]:
    rows = lost_points(result)
    if not rows:
        return
    yield ink.paint(ink.words("Điểm đã mất, nhiều nhất trước", "Lost points, largest first"), "bold")
    for row in rows[:MOST_LOST]:
        figure = "-" + ink.points(row.points.lost)
        yield from ink.hanging(f"  {pad(row.id, 7)} {figure:>6}  ", ink.text(row.sentence), "red")
    more = len(rows) - MOST_LOST
    if more > 0:
        yield from _more(ink, f"{more} tiêu chí nữa", f"{more} more")


def _open(result: RunResult, ink: Ink) -> Iterator[str]:
    blocked = [row for row in result.criteria if row.outcome == "blocked"]
    if blocked:
        yield from ink.hanging(f"{ink.text(OUTCOMES['blocked'])}: ", _ids(blocked), "red", "bold")
    reasons = open_reasons(result)
    if not reasons:
        return
    total = ink.points(open_points(headline(result)))
    yield ink.paint(ink.words(f"Còn mở: {total} điểm, lý do chính", f"Open: {total} points, chief reasons"), "bold")
    for reason in reasons[:MOST_REASONS]:
        ids = ink.clean(_ids(reason.criteria, most=6))
        said = f"{ink.text(OUTCOMES[reason.outcome])}: {ink.text(reason.sentence)} ({ids})"
        yield from ink.hanging(f"  {ink.points(reason.points):>6}  ", said, "yellow")
    more = len(reasons) - MOST_REASONS
    if more > 0:
        yield from _more(ink, f"{more} lý do nữa", "1 more reason" if more == 1 else f"{more} more reasons")


def _plan(result: RunResult, ink: Ink) -> Iterator[str]:
    """The progress of a plan of repairs, and which tasks somebody must look after."""
    plan = result.plan
    if plan is None:
        return
    won, planned = ink.points(plan.won), ink.points(plan.planned)
    on, file = day(plan.day), ink.clean(plan.file)
    said = ink.words(
        f"{file}, đến {on}: thu lại {won} trên {planned} điểm", f"{file} on {on}: {won} of {planned} points won back"
    )
    yield from ink.hanging(f"{ink.words('Kế hoạch:', 'Plan:')} ", said, "bold")
    counts = (f"{ink.text(STATES[it.state]).lower()} {it.tasks} ({ink.points(it.points)})" for it in plan.totals)
    yield from ink.hanging("  ", ", ".join(counts))
    for state, colour in _TO_LOOK_AFTER:
        tasks = in_state(plan, state)
        if tasks:
            yield from ink.hanging(f"  {ink.text(STATES[state])}: ", ink.clean(_ids(tasks)), colour)


def _more(ink: Ink, vi: str, en: str) -> list[str]:
    return wrap(ink.words(f"… và {vi}, xem báo cáo", f"… and {en}, see the report"), ink.width)


def _ids(rows: Sequence[CriterionResult | TaskResult], most: int = 20) -> str:
    ids = [row.id for row in rows]
    return ", ".join(ids) if len(ids) <= most else f"{', '.join(ids[:most])}, +{len(ids) - most}"


def _reports(reports: Mapping[str, str], ink: Ink) -> Iterator[str]:
    for name, path in reports.items():
        yield from ink.hanging(f"{pad(ink.clean(name), 9)} ", ink.clean(path))
