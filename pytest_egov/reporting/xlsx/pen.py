"""How a sheet is written to: texts only as texts, figures only as figures, formulas only from our own hand."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from pytest_egov.reporting.paper import Lang, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from pytest_egov.verdict import Text

__all__ = ["Column", "Pen", "Style", "Styles", "new_sheet"]

Style = Literal[
    "title", "attached", "fact", "score", "note", "warning", "head", "pillar", "group", "row", "centred", "small",
    "passed", "lost", "open", "total", "signed", "signed_by", "plain",
]  # fmt: skip

_A4: Final = 9
_LINE: Final = 14.5  # points, of a line of 11 point letters
_SMALLER: Final = 11 / 9  # a letter is larger than a small one by this
_LETTERS: Final = 1.28  # of Vietnamese text in the room of a digit, to be on the safe side
_INK, _NAVY, _PALE, _RULE = "#1b1b1b", "#123a6b", "#e8eef7", "#b8c2cf"
_FACE: Final[dict[str, Any]] = {"font_name": "Times New Roman", "font_size": 11, "font_color": _INK, "valign": "top"}
_CELL: Final[dict[str, Any]] = {"border": 1, "border_color": _RULE, "text_wrap": True}
_BAND: Final[dict[str, Any]] = {**_CELL, "bold": True, "valign": "vcenter"}
_LOOKS: Final[Mapping[Style, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "attached": {"italic": True, "align": "center"},
    "fact": {"text_wrap": True, "valign": "vcenter"},
    "score": {**_BAND, "font_size": 13, "align": "center", "bg_color": _PALE},
    "note": {**_CELL, "italic": True, "font_size": 10, "bg_color": "#fff8e1", "valign": "vcenter"},
    "warning": {**_CELL, "font_size": 10, "bg_color": "#fdeaea", "valign": "vcenter"},
    "head": {**_BAND, "align": "center", "bg_color": _NAVY, "font_color": "#ffffff", "border_color": "#ffffff"},
    "pillar": {**_BAND, "align": "left", "indent": 1, "bg_color": "#c9d8ec"},
    "group": {**_BAND, "align": "left", "indent": 1, "bg_color": _PALE},
    "row": {**_CELL, "align": "left", "indent": 1},
    "centred": {**_CELL, "align": "center"},
    "small": {**_CELL, "font_size": 9, "align": "left", "indent": 1},
    "passed": {**_CELL, "align": "center", "bg_color": "#e3f1e3"},
    "lost": {**_CELL, "align": "center", "bg_color": "#fbe0df"},
    "open": {**_CELL, "align": "center", "bg_color": "#eceff3"},
    "total": {**_BAND, "align": "left", "indent": 1, "font_size": 12, "bg_color": "#c9d8ec", "top": 2, "bottom": 6},
    "signed": {"bold": True, "align": "center", "text_wrap": True},
    "signed_by": {"italic": True, "align": "center", "text_wrap": True},
    "plain": {"text_wrap": True, "font_size": 10},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its width in letters."""

    head: Text
    width: float


class Styles:
    """The looks of a workbook's cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Format] = {}

    def text(self, style: Style) -> Format:
        """Of a text: with the mark that keeps it one when somebody edits the cell."""
        return self._format(style, "text", {"quote_prefix": True})

    def figure(self, style: Style, form: str = "#,##0.00") -> Format:
        """Of a figure, shown in this number format."""
        return self._format(style, form, {"num_format": form, "align": "right", "text_wrap": False})

    def part(self, *, bold: bool) -> Format:
        """Of a part of a cell's text."""
        return self._format("plain", f"part {bold}", {"bold": bold, "font_size": 11})

    def _format(self, style: Style, kind: str, more: dict[str, Any]) -> Format:
        if (style, kind) not in self._made:
            self._made[style, kind] = self._book.add_format({**_FACE, **_LOOKS[style], **more})
        return self._made[style, kind]


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes to one sheet in one language; rows and columns count from 0."""

    sheet: Worksheet
    styles: Styles
    lang: Lang

    def say(self, text: Text) -> str:
        """The text in the sheet's language."""
        return text.vi if self.lang == "vi" else text.en

    def text(self, row: int, column: int, said: str, style: Style = "row", limit: int = 2000) -> str:
        """A text, whatever it looks like; answers what is shown."""
        shown = printable(said, limit)
        if shown:
            self.sheet.write_string(row, column, shown, self.styles.text(style))
        else:
            self.sheet.write_blank(row, column, None, self.styles.text(style))
        return shown

    def lines(self, row: int, column: int, said: Sequence[str], style: Style = "small", most: int = 4) -> str:
        """Several texts, one below the other in a cell; the first few, and how many there are besides."""
        shown = [printable(line, 300) for line in said[:most]]
        more = len(said) - most
        shown += [f"… và {more} mục nữa" if self.lang == "vi" else f"… and {more} more"] if more > 0 else []
        written = "\n".join(shown)
        if written:
            self.sheet.write_string(row, column, written, self.styles.text(style))
        else:
            self.sheet.write_blank(row, column, None, self.styles.text(style))
        return written

    def across(self, row: int, first: int, last: int, said: str, style: Style) -> None:
        """A text over several columns."""
        self.sheet.merge_range(row, first, row, last, "", self.styles.text(style))
        self.text(row, first, said, style)

    def fact(self, row: int, first: int, last: int, name: str, said: str) -> None:
        """A name in bold and what it stands for, over several columns; room to write by hand where nothing is known."""
        self.sheet.merge_range(row, first, row, last, "", self.styles.text("fact"))
        parts = (self.styles.part(bold=True), f"{name}: ", self.styles.part(bold=False), printable(said) or "…" * 30)
        self.sheet.write_rich_string(row, first, *parts, self.styles.text("fact"))

    def figure(self, row: int, column: int, value: float | None, style: Style = "row", form: str = "#,##0.00") -> None:
        """A figure of the result, unrounded; the format rounds what is shown. An empty cell for None."""
        if value is None:
            self.sheet.write_blank(row, column, None, self.styles.text(style))
        else:
            self.sheet.write_number(row, column, value, self.styles.figure(style, form))

    def formula(self, row: int, column: int, formula: str, value: float, style: Style = "row") -> None:
        """A formula of ours, with the result's own figure as the value kept with it."""
        self.sheet.write_formula(row, column, formula, self.styles.figure(style), value)

    def room(self, row: int, column: int, form: str = "General") -> None:
        """An empty cell for people to write into, shown in this number format when it is a number."""
        self.sheet.write_blank(row, column, None, self.styles.figure("row", form))

    def moment(self, row: int, column: int, moment: datetime, style: Style = "centred") -> None:
        """A day and time of the clock in Việt Nam (pass it in that zone)."""
        form = self.styles.figure(style, "dd/mm/yyyy hh:mm:ss")
        self.sheet.write_datetime(row, column, moment.replace(tzinfo=None, microsecond=0), form)

    def as_high_as(self, row: int, texts: Iterable[tuple[str, float, Style]], level: int = 0) -> None:
        """Make a row as high as its texts are when they wrap, each in a width in letters and a style.

        A spreadsheet would do so by itself for cells that are not joined, but not every one does when it opens a file.
        """
        high = max((_high(text, width, style) for text, width, style in texts), default=_LINE)
        self.sheet.set_row(row, high + 4, None, {"level": level} if level else {})

    def head(self, row: int, columns: Sequence[Column]) -> None:
        """The heading of a table: stays in sight, stands on every printed page."""
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)
            self.text(row, number, self.say(column.head), "head")
        self.sheet.repeat_rows(row)


def _high(text: str, width: float, style: Style) -> float:
    """How high a text is, in points; its letters are narrower than the digits a width is counted in."""
    small = style == "small"
    room = max(1, int((width - 1) * _LETTERS * (_SMALLER if small else 1)))
    return _LINE / (_SMALLER if small else 1) * sum(len(textwrap.wrap(line, room)) or 1 for line in text.split("\n"))


def new_sheet(book: Workbook, styles: Styles, name: str, lang: Lang, foot: str) -> Pen:
    """A sheet set up for A4 across, as wide as the paper, with a foot that says what it is and its page."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    sheet.set_zoom(85)
    # "&" begins a code in a foot, and Excel refuses one longer than 255 signs.
    said = printable(foot, 100).replace("&", "&&")
    sheet.set_footer(f"&L&8{said}&R&8{'Trang' if lang == 'vi' else 'Page'} &P/&N")
    return Pen(sheet, styles, lang)
