"""A comparison of two results in Markdown, for a merge request or the job page of a CI service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.comparing import KINDS
from pytest_egov.reporting import change_words
from pytest_egov.reporting.markdown import escaped
from pytest_egov.reporting.paper import date_time, signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.comparing import Change, Comparison, Kind
    from pytest_egov.reporting.paper import Lang
    from pytest_egov.results import RunResult
    from pytest_egov.verdict import Text

__all__ = ["render_changes_markdown"]


def render_changes_markdown(comparison: Comparison, names: tuple[str, str], lang: Lang = "en") -> str:
    """The comparison; ``names`` is what the user calls the two results, as the paths that were given."""
    page = _Page(comparison, names, lang)
    blocks = [page.two(), page.told_apart(), *(page.of_kind(kind) for kind in KINDS), page.nothing()]
    return "\n\n".join(block for block in map("\n".join, blocks) if block) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """A comparison on its way to Markdown in one language; each method yields the lines of a block."""

    comparison: Comparison
    names: tuple[str, str]
    lang: Lang

    def say(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def text(self, text: Text, limit: int = 400) -> str:
        return escaped(self.say(text.vi, text.en), limit)

    def two(self) -> Iterator[str]:
        both = (self.comparison.before, self.comparison.after)
        yield self.say("## So sánh hai kết quả", "## Two results compared")
        yield ""
        yield "| | A | B |"
        yield "|---|---|---|"
        for title, values in (
            (self.say("Kết quả", "Result"), self.names),
            (self.say("Cổng", "Portal"), [result.portal.name or result.portal.address for result in both]),
            (self.say("Thời điểm", "Taken"), [date_time(result.taken_at, self.lang) for result in both]),
            (self.say("Bộ tiêu chí", "Catalogue"), [_catalogue(result) for result in both]),
            (self.say("Công cụ", "Tool"), [result.tool for result in both]),
            (self.say("Điểm", "Points"), [change_words.standing(result, self.lang) for result in both]),
        ):
            yield f"| {title} | {escaped(values[0], 200)} | {escaped(values[1], 200)} |"
        if self.comparison.same_selection and not self.comparison.across:
            moved = escaped(signed(float(self.comparison.certain), self.lang))
            yield ""
            yield self.say(f"**A → B: {moved} điểm chắc chắn.**", f"**A → B: {moved} points certain.**")

    def told_apart(self) -> Iterator[str]:
        for warning in change_words.warnings(self.comparison):
            yield f"- ⚠ {self.text(warning)}"
        for differs in self.comparison.circumstances:
            what, was, now = (self.text(text, 200) for text in change_words.circumstance(differs))
            yield f"- {self.say('Khác', 'Differs')}: {what}: {was} → {now}"

    def of_kind(self, kind: Kind) -> Iterator[str]:
        changes = self.comparison.of(kind)
        if not changes:
            return
        moved = self.comparison.moved(kind)
        figure = f" ({escaped(signed(float(moved), self.lang))})" if moved else ""
        yield f"### {self.text(change_words.KINDS[kind])}: {len(changes)}{figure}"
        yield ""
        yield self.text(change_words.MEANING[kind])
        yield ""
        yield self.say("| Tiêu chí | A | B | Điểm | Nhận xét |", "| Criterion | A | B | Points | Found |")
        yield "|---|---|---|--:|---|"
        yield from map(self.row, changes)

    def row(self, change: Change) -> str:
        title = f"{escaped(change.id)} {self.text(change.row.title)}"
        was, now = (escaped(change_words.stands(row, self.lang)) for row in (change.before, change.after))
        moved = escaped(signed(float(change.certain), self.lang)) if change.certain else ""
        found = " · ".join([self.text(change.row.sentence), *(self.text(note) for note in change_words.notes(change))])
        return f"| {title} | {was} | {now} | {moved} | {found} |"

    def nothing(self) -> Iterator[str]:
        if not self.comparison.changes:
            yield self.say("Không có tiêu chí nào khác.", "No criterion differs.")


def _catalogue(result: RunResult) -> str:
    return f"{result.catalogue.id}@{result.catalogue.version} ({result.catalogue.sha256[:12]})"
