"""A short summary in Markdown, for the job page of a CI service or a chat message."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from pytest_egov.reporting.paper import BASIS, OUTCOMES, Lang, date_time, day, points, printable
from pytest_egov.reporting.plan_words import STATES, in_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from pytest_egov.results import RunResult
    from pytest_egov.verdict import Text

__all__ = ["escaped", "render_markdown"]

MOST_LOST = 10
MOST_REASONS = 5
# All punctuation Markdown and its GitHub flavour act on; ":" and "@" because bare addresses and names become links.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^$:@])")


def escaped(text: str, limit: int = 400) -> str:
    """What a portal said, as plain text of one line inside Markdown, also within a table cell."""
    return _MARKUP.sub(r"\\\1", html.escape(printable(text, limit), quote=False))


def render_markdown(result: RunResult, lang: Lang = "en") -> str:
    """The score, the pillars, the largest losses and the chief open reasons."""
    page = _Page(result, lang)
    blocks = [
        page.score(),
        page.pillars(),
        page.stated(),
        page.losses(),
        page.still_open(),
        page.plan(),
        page.identity(),
    ]
    return "\n\n".join(block for block in map("\n".join, blocks) if block) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """A result on its way to Markdown in one language; each method yields the lines of a block."""

    result: RunResult
    lang: Lang

    def say(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def text(self, text: Text, limit: int = 400) -> str:
        return escaped(self.say(text.vi, text.en), limit)

    def figure(self, value: float | Decimal) -> str:
        return points(value, self.lang)

    def score(self) -> Iterator[str]:
        result, totals = self.result, headline(self.result)
        yield f"## {escaped(result.portal.name or result.portal.address, 200)}"
        yield ""
        if result.score is None:
            judged, total = result.criteria_judged, result.criteria_total
            yield self.say(
                f"Chỉ đánh giá {judged} trên {total} tiêu chí: **không có điểm trên thang 100**.",
                f"Only {judged} of {total} criteria were judged: **there is no 100-point score**.",
            )
            yield ""
        certain, possible, most = map(self.figure, (totals.certain, totals.possible, totals.maximum))
        yield self.say(
            f"**Chắc chắn {certain} trên {most} điểm**, có thể đến {possible}.",
            f"**{certain} of {most} points certain**, up to {possible} possible.",
        )
        yield ""
        band = band_text(result)
        if band is not None:
            yield f"**{self.text(band)}**"
            yield ""
        names = {outcome: self.text(name).lower() for outcome, name in OUTCOMES.items()}
        yield " · ".join(f"{count} {names[outcome]}" for outcome, count in outcome_counts(result).items())

    def pillars(self) -> Iterator[str]:
        if self.result.score is None:
            return
        yield self.say("| Trụ cột | Chắc chắn | Có thể đến | Tối đa |", "| Pillar | Certain | Possible | Maximum |")
        yield "|---|--:|--:|--:|"
        for pillar in self.result.score.pillars:
            figures = map(self.figure, (pillar.certain, pillar.possible, pillar.maximum))
            yield f"| {self.text(pillar.title)} | {' | '.join(figures)} |"

    def stated(self) -> Iterator[str]:
        result, totals = self.result, headline(self.result)
        if result.statements is not None:
            observed, still_open = map(self.figure, (observed_points(totals), open_points(totals)))
            attested, waived = map(self.figure, (totals.attested, totals.waived))
            yield self.say(
                f"Quan sát **{observed}**, theo xác nhận **{attested}**, còn mở **{still_open}**; mất nhưng được miễn trừ "
                f"**{waived}** (không cộng điểm).",
                f"Observed **{observed}**, attested **{attested}**, open **{still_open}**; lost but waived **{waived}** "
                "(no points are given).",
            )
            yield ""
            for row in (*resting_on(result, "attested"), *resting_on(result, "waived")):
                yield f"- {self.text(BASIS[row.basis])}: {escaped(row.id)} {self.text(row.sentence)}"
        if result.recheck is not None:
            at, ids = date_time(result.recheck.taken_at, self.lang), escaped(", ".join(result.recheck.criteria))
            yield self.say(
                f"- Đã xem lại: {ids}; lần trước {at}; tính lần tốt hơn",
                f"- Rechecked: {ids}; earlier look {at}; the better one counts",
            )
        for condition in condition_texts(result):
            yield f"- {self.say('Điều kiện', 'Condition')}: {self.text(condition, 600)}"
        for warning in result.warnings:
            yield f"- ⚠ {self.text(warning)}"

    def losses(self) -> Iterator[str]:
        rows = lost_points(self.result)
        if not rows:
            return
        yield self.say("### Điểm đã mất, nhiều nhất trước", "### Lost points, largest first")
        yield ""
        yield self.say("| Tiêu chí | Mất | Vì sao | Cách khắc phục |", "| Criterion | Lost | Found | Fix |")
        yield "|---|--:|---|---|"
        for row in rows[:MOST_LOST]:
            title, lost = f"{escaped(row.id)} {self.text(row.title)}", self.figure(row.points.lost)
            yield f"| {title} | {lost} | {self.text(row.sentence)} | {self.text(row.fix)} |"
        more = len(rows) - MOST_LOST
        if more > 0:
            yield ""
            yield self.say(f"… và {more} tiêu chí nữa, xem báo cáo.", f"… and {more} more, see the report.")

    def still_open(self) -> Iterator[str]:
        reasons = open_reasons(self.result)
        if not reasons:
            return
        total = self.figure(open_points(headline(self.result)))
        yield self.say(f"### Còn mở: {total} điểm", f"### Open: {total} points")
        yield ""
        for reason in reasons[:MOST_REASONS]:
            ids = escaped(", ".join(row.id for row in reason.criteria))
            outcome = self.text(OUTCOMES[reason.outcome])
            yield f"- **{self.figure(reason.points)}** {outcome}: {self.text(reason.sentence)} ({ids})"
        more = len(reasons) - MOST_REASONS
        if more > 0:
            yield self.say(f"- … và {more} lý do nữa, xem báo cáo.", f"- … and {more} more reasons, see the report.")

    def plan(self) -> Iterator[str]:
        plan = self.result.plan
        if plan is None:
            return
        won, planned = self.figure(plan.won), self.figure(plan.planned)
        on, file = day(plan.day), escaped(plan.file, 100)
        yield self.say(
            f"### Kế hoạch khắc phục ({file}), đến {on}: thu lại {won} trên {planned} điểm",
            f"### Plan of repairs ({file}) on {on}: {won} of {planned} points won back",
        )
        yield ""
        yield self.say("| Tình trạng | Số việc | Điểm | Tiêu chí |", "| State | Tasks | Points | Criteria |")
        yield "|---|--:|--:|---|"
        for it in plan.totals:
            ids = escaped(", ".join(task.id for task in in_state(plan, it.state)))
            yield f"| {self.text(STATES[it.state])} | {it.tasks} | {self.figure(it.points)} | {ids} |"

    def identity(self) -> Iterator[str]:
        result, catalogue = self.result, self.result.catalogue
        yield f"> {self.text(catalogue.provenance_note, 1000)}"
        yield ""
        facts = [
            escaped(result.portal.address, 300),
            date_time(result.taken_at, self.lang),
            escaped(f"{catalogue.id}@{catalogue.version} ({catalogue.sha256[:12]})"),
            escaped(result.tool),
            escaped(result.browser),
        ]
        yield " · ".join(facts)
