"""``league.xlsx``: the table and all that lies behind it, a sheet for each matter."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from pytest_egov.reporting.league import words
from pytest_egov.reporting.paper import printable
from pytest_egov.reporting.xlsx.pen import Column, Styles, new_sheet
from pytest_egov.verdict import Text
from pytest_egov.vietnam_time import VIETNAM, day_and_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook

    from pytest_egov.campaign.league.tables import League, LeagueRow
    from pytest_egov.reporting.paper import Lang
    from pytest_egov.reporting.xlsx.pen import Pen

__all__ = ["render_workbook"]

# A cell holds no more than 32,767 signs, and the names of 85 portals are far fewer.
_LONGEST_LIST: Final = 20_000
_FIGURE: Final = "#,##0.00"


def render_workbook(league: League, lang: Lang = "vi") -> bytes:
    """A workbook in one language; the same league gives the same bytes. It has no formula: figures are the league's own."""
    import xlsxwriter

    written = io.BytesIO()
    # Nothing is guessed from a text: neither a formula nor a link nor a number.
    careful = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, careful)
    catalogue = league.catalogue
    book.set_properties(
        {
            "title": printable(league.name, 200),
            "author": league.tool,
            "comments": f"{catalogue.id}@{catalogue.version} SHA-256 {catalogue.sha256}",
            # The day of the file would differ each time it is made.
            "created": league.at.astimezone(VIETNAM).replace(tzinfo=None),
        }
    )
    styles = Styles(book)
    for sheet in (_standing, _spread, _readiness, _products, _criteria, _trend, _apart):
        sheet(book, styles, league, lang)
    book.close()
    return written.getvalue()


def _begin(
    book: Workbook, styles: Styles, league: League, lang: Lang, name: Text, columns: Sequence[Column]
) -> tuple[Pen, int]:
    """A sheet with its title, whom it is about and its headings; answers the row below them."""
    foot = f"{league.name} · {league.catalogue.id}@{league.catalogue.version}"
    pen = new_sheet(book, styles, name.vi if lang == "vi" else name.en, lang, foot)
    pen.text(0, 0, f"{pen.say(name)}: {league.name}", "signed", 300)
    at = Text(f"Tính đến {day_and_time(league.at)} (giờ Việt Nam)", f"As of {day_and_time(league.at)} (Việt Nam time)")
    pen.text(1, 0, f"{pen.say(at)} · {league.catalogue.id}@{league.catalogue.version} · {league.tool}", "plain")
    for row in (0, 1):
        pen.sheet.set_row(row, None, styles.text("plain"))
    pen.head(3, columns)
    pen.sheet.freeze_panes(4, 2)
    return pen, 4


def _standing(book: Workbook, styles: Styles, league: League, lang: Lang) -> None:
    columns = [
        Column(Text("Nhóm", "Group"), 16),
        Column(Text("Cổng", "Portal"), 36),
        Column(Text("Hạng tốt nhất", "Best place"), 9),
        Column(Text("Hạng kém nhất", "Worst place"), 9),
        Column(Text("Điểm chắc chắn (thang 100)", "Certain (of 100)"), 11),
        Column(Text("Có thể đến (thang 100)", "Possible (of 100)"), 11),
        Column(Text("Điểm đạt", "Points certain"), 9),
        Column(Text("Điểm áp dụng", "Points that apply"), 9),
        *(Column(pillar.title, 11) for pillar in league.pillars),
        Column(Text("Loại", "Band"), 7),
        Column(Text("Đã xem", "Looked at"), 9),
        Column(Text("So với kỳ trước", "Change since before"), 10),
        Column(Text("Nhận định", "Movement"), 16),
        Column(Text("Sản phẩm", "Product"), 18),
        Column(Text("Kết quả ngày", "Result of"), 17),
        Column(Text("Địa chỉ", "Address"), 34),
        Column(Text("Hồ sơ bằng chứng (SHA-256)", "Dossier (SHA-256)"), 20),
    ]
    pen, at = _begin(book, styles, league, lang, Text("Xếp hạng", "Places"), columns)
    for group in league.groups:
        for row in (*group.ranked, *group.unranked):
            _portal(pen, at, row, pen.say(group.title), len(league.pillars))
            at += 1


def _portal(pen: Pen, at: int, row: LeagueRow, group: str, pillars: int) -> None:
    pen.text(at, 0, group)
    pen.text(at, 1, row.name)
    for column, place in enumerate((row.rank.best, row.rank.worst) if row.rank else (None, None), start=2):
        pen.figure(at, column, place, form="0")
    figures = (row.total.mark, row.total.possible_mark, row.total.certain, row.total.maximum)
    for column, figure in enumerate((*figures, *(pillar.certain for pillar in row.pillars)), start=4):
        pen.figure(at, column, figure)
    column = 8 + pillars
    band = row.band if row.band == row.possible_band else f"{row.band}–{row.possible_band}"
    pen.text(at, column, band or "", "centred")
    pen.figure(at, column + 1, row.looked, form="0.0%")
    moved = row.movement
    pen.figure(at, column + 2, moved.mark if moved else None, form=f"+{_FIGURE};-{_FIGURE};{_FIGURE}")
    pen.text(at, column + 3, pen.say(words.MOVED[moved.kind]) if moved else "")
    pen.text(at, column + 4, row.product)
    pen.moment(at, column + 5, row.taken_at.astimezone(VIETNAM))
    pen.text(at, column + 6, row.address)
    pen.text(at, column + 7, row.dossier_sha256, "small")


def _spread(book: Workbook, styles: Styles, league: League, lang: Lang) -> None:
    columns = [
        Column(Text("Nhóm", "Group"), 24),
        Column(Text("Phần", "Part"), 30),
        Column(Text("Số cổng", "Portals"), 9),
        Column(Text("Thấp nhất", "Lowest"), 11),
        Column(Text("Tứ phân vị dưới", "Lower quartile"), 11),
        Column(Text("Trung vị", "Median"), 11),
        Column(Text("Tứ phân vị trên", "Upper quartile"), 11),
        Column(Text("Cao nhất", "Highest"), 11),
        Column(Text("Trung bình", "Mean"), 11),
    ]
    pen, at = _begin(book, styles, league, lang, Text("Phân bố điểm", "Spread of marks"), columns)
    groups, titles = {group.id: group.title for group in league.groups}, words.pillar_titles(league)
    for row, it in enumerate(league.distributions, start=at):
        pen.text(row, 0, pen.say(groups[it.group]))
        pen.text(row, 1, pen.say(titles[it.pillar]))
        pen.figure(row, 2, len(it.values), form="0")
        figures = (it.least, it.lower_quartile, it.median, it.upper_quartile, it.most, it.mean)
        for column, figure in enumerate(figures, start=3):
            pen.figure(row, column, figure)


def _readiness(book: Workbook, styles: Styles, league: League, lang: Lang) -> None:
    columns = [
        Column(Text("Mã", "ID"), 9),
        Column(Text("Tiêu chí", "Criterion"), 40),
        Column(Text("Nhóm", "Group"), 18),
        Column(Text("Số cổng đáp ứng", "Portals that have it"), 10),
        Column(Text("Trên số kết luận được", "Of those judged"), 10),
        *(Column(text, 30) for text in words.LISTS.values()),
    ]
    pen, at = _begin(book, styles, league, lang, Text("Mức độ đáp ứng", "Readiness"), columns)
    heads, groups = {head.id: head for head in league.criteria}, {group.id: group for group in league.groups}
    for it in league.readiness:
        for group in it.groups:
            if not groups[group.group].portals:
                continue
            pen.text(at, 0, it.id)
            pen.text(at, 1, pen.say(heads[it.id].title))
            pen.text(at, 2, pen.say(groups[group.group].title))
            pen.figure(at, 3, group.ready, form="0")
            pen.figure(at, 4, group.judged, form="0")
            for column, state in enumerate(words.LISTS, start=5):
                keys: tuple[str, ...] = getattr(group, state)
                pen.text(at, column, "; ".join(league.names[key] for key in keys), "small", _LONGEST_LIST)
            at += 1


def _products(book: Workbook, styles: Styles, league: League, lang: Lang) -> None:
    columns = [
        Column(Text("Sản phẩm", "Product"), 20),
        Column(Text("Mã", "ID"), 9),
        Column(Text("Tiêu chí", "Criterion"), 40),
        Column(Text("Điểm đang mất", "Points at stake"), 11),
        Column(Text("Số cổng mất điểm", "Portals that lose points"), 10),
        Column(Text("Trên số đã đánh giá", "Of those judged"), 10),
        Column(Text("Các cổng", "The portals"), 40),
        Column(Text("Cách khắc phục", "How to win it back"), 50),
    ]
    pen, at = _begin(book, styles, league, lang, Text("Theo sản phẩm", "By product"), columns)
    heads = {head.id: head for head in league.criteria}
    for product in league.products:
        for it in product.failing:
            pen.text(at, 0, product.product)
            pen.text(at, 1, it.id)
            pen.text(at, 2, pen.say(heads[it.id].title))
            pen.figure(at, 3, it.at_stake)
            pen.figure(at, 4, len(it.portals), form="0")
            pen.figure(at, 5, it.judged, form="0")
            pen.text(at, 6, "; ".join(league.names[loss.key] for loss in it.portals), "small", _LONGEST_LIST)
            pen.text(at, 7, pen.say(heads[it.id].fix), "small")
            at += 1


def _criteria(book: Workbook, styles: Styles, league: League, lang: Lang) -> None:
    columns = [
        Column(Text("Nhóm", "Group"), 16),
        Column(Text("Cổng", "Portal"), 36),
        *(Column(Text(head.id, head.id), 7) for head in league.criteria),
    ]
    pen, at = _begin(book, styles, league, lang, Text("Điểm từng tiêu chí", "Points by criterion"), columns)
    groups = {group.id: group.title for group in league.groups}
    for row, it in enumerate(league.sheets, start=at):
        pen.text(row, 0, pen.say(groups[it.group]))
        pen.text(row, 1, league.names[it.key])
        earned = {criterion.id: criterion.points.earned for criterion in it.criteria}
        for column, head in enumerate(league.criteria, start=2):
            pen.figure(row, column, earned.get(head.id))


def _trend(book: Workbook, styles: Styles, league: League, lang: Lang) -> None:
    columns = [
        Column(Text("Nhóm", "Group"), 16),
        Column(Text("Cổng", "Portal"), 36),
        Column(Text("Kết quả ngày", "Result of"), 17),
        Column(Text("Điểm chắc chắn (thang 100)", "Certain (of 100)"), 11),
        Column(Text("Có thể đến (thang 100)", "Possible (of 100)"), 11),
        Column(Text("Bộ tiêu chí, công cụ", "Catalogue, tool"), 30),
        Column(Text("Vì sao không so sánh được", "Why it cannot be compared"), 50),
    ]
    pen, at = _begin(book, styles, league, lang, Text("Diễn biến", "Over time"), columns)
    groups = {group.id: group.title for group in league.groups}
    for sheet in league.sheets:
        for point in sheet.trend:
            pen.text(at, 0, pen.say(groups[sheet.group]))
            pen.text(at, 1, league.names[sheet.key])
            pen.moment(at, 2, point.taken_at.astimezone(VIETNAM))
            pen.figure(at, 3, point.total.mark)
            pen.figure(at, 4, point.total.possible_mark)
            pen.text(at, 5, f"{point.catalogue}, {point.tool}")
            pen.text(at, 6, pen.say(point.incomparable) if point.incomparable else "")
            at += 1


def _apart(book: Workbook, styles: Styles, league: League, lang: Lang) -> None:
    columns = [
        Column(Text("Nhóm", "Group"), 16),
        Column(Text("Cổng", "Portal"), 36),
        Column(Text("Kết quả ngày", "Result of"), 17),
        Column(Text("Lý do", "Reason"), 28),
        Column(Text("Giải thích", "Why"), 70),
    ]
    pen, at = _begin(book, styles, league, lang, Text("Không so sánh được", "Not comparable"), columns)
    groups = {group.id: group.title for group in league.groups}
    for row, it in enumerate(league.apart, start=at):
        pen.text(row, 0, pen.say(groups[it.group]))
        pen.text(row, 1, it.name)
        if it.taken_at:
            pen.moment(row, 2, it.taken_at.astimezone(VIETNAM))
        else:
            pen.text(row, 2, "")
        pen.text(row, 3, pen.say(words.APART[it.reason]))
        pen.text(row, 4, pen.say(it.why))
