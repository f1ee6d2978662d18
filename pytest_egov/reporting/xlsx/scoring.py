"""The scoring sheet: whom and what it is about, every criterion with its points, and room for the assessor."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pytest_egov.reporting.excerpts import (
    evidence_files,
    headline,
    lost_in_all,
    open_points,
    pillar_title,
    possible_points,
)
from pytest_egov.reporting.paper import BASIS, OUTCOMES, Lang
from pytest_egov.reporting.xlsx.letter import LAST, write_letter_foot, write_letter_head
from pytest_egov.reporting.xlsx.pen import Column, Pen, Style, Styles, new_sheet
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.workbook import Workbook

    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult, Totals

__all__ = ["write_scoring"]

_COLUMNS: Final = (
    Column(Text("Mã", "ID"), 9),
    Column(Text("Tiêu chí", "Criterion"), 42),
    Column(Text("Tối đa", "Maximum"), 9),
    Column(Text("Chắc chắn đạt", "Certain"), 9),
    Column(Text("Có thể đạt đến", "Possible"), 9),
    Column(Text("Còn mở", "Open"), 9),
    Column(Text("Đã mất", "Lost"), 9),
    Column(Text("Cơ sở", "Basis"), 16),
    Column(Text("Kết quả", "Outcome"), 16),
    Column(Text("Bằng chứng (tệp trong hồ sơ)", "Evidence (files of the dossier)"), 30),
    Column(Text("Điểm thẩm định", "Assessor's points"), 10),
    Column(Text("Ý kiến của người đánh giá", "Assessor's remarks"), 28),
)
_MAX, _CERTAIN, _POSSIBLE, _OPEN, _LOST, _BASIS, _OUTCOME, _EVIDENCE, _GIVEN, _REMARK = range(2, 12)
_FIGURES: Final = {_MAX: "C", _CERTAIN: "D", _POSSIBLE: "E", _OPEN: "F", _LOST: "G"}
_BOLD: Final = 0.97  # bold letters are wider
_LOOK: Final[dict[str, Style]] = {"passed": "passed", "partial": "lost", "failed": "lost"}
_WORDS: Final = {
    "total": Text("TỔNG CỘNG", "TOTAL"),
    "judged": Text(
        "CỘNG PHẦN ĐÃ ĐÁNH GIÁ (không phải điểm trên thang 100)", "SUM OF WHAT WAS JUDGED (no 100-point score)"
    ),
}


def write_scoring(book: Workbook, styles: Styles, result: RunResult, lang: Lang) -> None:
    """Add the sheet to a workbook."""
    name = "Chấm điểm" if lang == "vi" else "Scoring"
    foot = f"{result.portal.name or result.portal.address} · {result.catalogue.id}@{result.catalogue.version}"
    pen = new_sheet(book, styles, name, lang, foot)
    head = write_letter_head(pen, result)
    pen.head(head, _COLUMNS)
    pen.sheet.set_row(head, 34)
    pen.sheet.freeze_panes(head + 1, 2)
    pen.sheet.outline_settings(visible=True, symbols_below=False)
    end = _Table(pen, result, head + 1).write()
    write_letter_foot(pen, end + 1)


@dataclass(slots=True)
class _Table:
    """The rows of the table on their way to the sheet; ``row`` is the next one to be written."""

    pen: Pen
    result: RunResult
    row: int
    _pillars: list[int] = field(default_factory=list)
    _criteria: list[int] = field(default_factory=list)

    def write(self) -> int:
        """All rows, and the total below them; answers the row behind it."""
        pillars = {p.id: p for p in self.result.score.pillars} if self.result.score is not None else {}
        for id_, rows in groupby(self.result.criteria, key=lambda row: row.pillar):
            self._pillar(id_, list(rows), pillars.get(id_))
        words = "total" if self.result.score is not None else "judged"
        self.pen.across(self.row, 0, 1, self.pen.say(_WORDS[words]), "total")
        # Without a score there are no rows of pillars to add up: the criteria themselves are.
        self._sums(self.row, self._pillars or self._criteria, headline(self.result), "total")
        self.pen.sheet.set_row(self.row, 24)
        return self.row + 1

    def _pillar(self, id_: str, rows: list[CriterionResult], totals: Totals | None) -> None:
        at, groups = self.row, []
        title = self.pen.say(pillar_title(self.result, id_))
        self.pen.across(at, 0, 1, title, "pillar")
        self.pen.as_high_as(at, [(title, _COLUMNS[0].width + _COLUMNS[1].width, "pillar")])
        self.row += 1
        of_groups = {g.id: g for p in self.result.score.pillars for g in p.groups} if self.result.score else {}
        for group_id, of_group in groupby(rows, key=lambda row: row.group):
            groups.append(self.row)
            group = of_groups.get(group_id)
            self.pen.text(self.row, 0, group_id, "group")
            title = self.pen.text(self.row, 1, self.pen.say(group.title) if group is not None else "", "group")
            self.pen.as_high_as(self.row, [(title, _BOLD * _COLUMNS[1].width, "group")], level=1)
            first = self.row + 1
            self.row = first
            for row in of_group:
                self._criterion(row)
            self._sums(first - 1, range(first, self.row), group, "group")
        self._sums(at, groups, totals, "pillar")
        if totals is not None:
            self._pillars.append(at)

    def _criterion(self, row: CriterionResult) -> None:
        pen, at, figures = self.pen, self.row, row.points
        pen.text(at, 0, row.id)
        title = pen.text(at, 1, pen.say(row.title))
        pen.figure(at, _MAX, figures.max)
        pen.figure(at, _CERTAIN, figures.earned)
        pen.formula(at, _POSSIBLE, f"=D{at + 1}+F{at + 1}", float(possible_points(figures)))
        pen.figure(at, _OPEN, figures.open)
        pen.figure(at, _LOST, figures.lost)
        basis = pen.text(at, _BASIS, pen.say(BASIS[row.basis]), "centred")
        outcome = pen.text(at, _OUTCOME, pen.say(OUTCOMES[row.outcome]), _LOOK.get(row.outcome, "open"))
        files = pen.lines(at, _EVIDENCE, evidence_files(self.result, row))
        pen.room(at, _GIVEN, "#,##0.00")
        pen.room(at, _REMARK)
        shown = {1: title, _BASIS: basis, _OUTCOME: outcome}
        texts: list[tuple[str, float, Style]] = [
            (said, _COLUMNS[column].width, "row") for column, said in shown.items()
        ]
        pen.as_high_as(at, [*texts, (files, _COLUMNS[_EVIDENCE].width, "small")], level=2)
        self._criteria.append(at)
        self.row += 1

    def _sums(self, at: int, rows: Iterable[int], totals: Totals | None, style: Style) -> None:
        """Sums of ours over some rows; the values kept with them are the result's, and without those there is no sum."""
        added = list(rows)
        for column in range(2, LAST + 1):
            letter = _FIGURES.get(column)
            if letter is None or totals is None:
                self.pen.text(at, column, "", style)
                continue
            self.pen.formula(at, column, f"=SUM({_cells(letter, added)})", _value(totals, column), style)


def _cells(letter: str, rows: list[int]) -> str:
    """Cells of a column, neighbours as one range."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ",".join(
        f"{letter}{run[0] + 1}:{letter}{run[-1] + 1}" if len(run) > 1 else f"{letter}{run[0] + 1}" for run in runs
    )


def _value(totals: Totals, column: int) -> float:
    if column == _OPEN:
        return float(open_points(totals))
    if column == _LOST:
        return float(lost_in_all(totals))
    return {_MAX: totals.maximum, _CERTAIN: totals.certain, _POSSIBLE: totals.possible}[column]
