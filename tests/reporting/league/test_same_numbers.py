"""Page, workbook, CSV and JSON say the same: unrounded where they are data, rounded alike where they are read."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import lxml.html
import openpyxl
import pytest

from pytest_egov.campaign.league import League
from pytest_egov.league_outputs import league_as_json
from pytest_egov.reporting.league.csv import render_readiness, render_table
from pytest_egov.reporting.league.pages import render_league, render_portals
from pytest_egov.reporting.league.words import change, place
from pytest_egov.reporting.league.workbook import render_workbook
from pytest_egov.reporting.paper import points

if TYPE_CHECKING:
    from pytest_egov.campaign.league.tables import LeagueRow

Row = dict[str, Any]


def rows_of(league: League) -> dict[str, LeagueRow]:
    return {row.key: row for group in league.groups for row in (*group.ranked, *group.unranked)}


def read_page(league: League) -> Any:
    return lxml.html.fromstring(render_league(league))


def read_csv(content: bytes) -> list[Row]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_sheet(league: League, name: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(league)))
    return [row for row in book[name].iter_rows(min_row=5, values_only=True) if row[0]]


def shown(element: Any) -> list[str]:
    """Figures of points as they stand in Vietnamese; shares have a sign of their own."""
    texts = element.xpath(".//span[@class='num']/span[@class='vi']/text()")
    return [text.strip() for text in texts if "%" not in text]


def test_the_page_shows_each_portal_as_the_league_has_it(table: League) -> None:
    rows = {row.get("data-key"): row for row in read_page(table).xpath("//tr[@data-key]")}
    assert rows_of(table).keys() == rows.keys()
    for key, row in rows_of(table).items():
        seen = rows[key]
        known = {"mark": row.total.mark, "possible": row.total.possible_mark, "certain": row.total.certain}
        known |= {"maximum": row.total.maximum, "looked": row.looked}
        assert known == {name: float(seen.get(f"data-{name}")) for name in known}
        assert place(row.rank) == seen.get("data-place")
        of_less = [row.total.certain, row.total.maximum] if row.total.maximum != 100 else []
        figures = [row.total.mark, *of_less, row.total.possible_mark, *(pillar.certain for pillar in row.pillars)]
        moved = [change(row.movement.mark, "vi")] if row.movement else []
        assert [*(points(figure, "vi") for figure in figures), *moved] == shown(seen)


def test_the_csv_has_each_portal_to_the_last_bit(table: League) -> None:
    rows = {row["key"]: row for row in read_csv(render_table(table))}
    assert table.names.keys() == rows.keys()
    for key, row in rows_of(table).items():
        total = row.total
        known = [total.mark, total.possible_mark, total.certain, total.possible, total.maximum, row.looked]
        names = ("mark", "possible_mark", "certain", "possible", "maximum", "looked")
        assert known == [float(rows[key][name]) for name in names]
        assert [row.name, row.band] == [rows[key]["name"], rows[key]["band"]]
        assert [f"{pillar.certain}" for pillar in row.pillars] == [rows[key]["a_certain"], rows[key]["b_certain"]]
        assert [str(row.rank.best), str(row.rank.worst)] if row.rank else ["", ""] == [
            rows[key]["best_place"], rows[key]["worst_place"],
        ]  # fmt: skip
        assert (f"{row.movement.mark}" if row.movement else "") == rows[key]["change"]
    assert {"none": "missing", "narrow": "narrowed", "unseen": "unranked", "hue": "ranked"} == {
        key: rows[key]["standing"] for key in ("none", "narrow", "unseen", "hue")
    }


def test_the_workbook_has_each_portal(table: League) -> None:
    rows = {row[1]: row for row in read_sheet(table, "Xếp hạng")}
    for row in rows_of(table).values():
        seen = rows[row.name]
        places = (row.rank.best, row.rank.worst) if row.rank else (None, None)
        figures = (row.total.mark, row.total.possible_mark, row.total.certain, row.total.maximum)
        assert places == seen[2:4]
        assert (*figures, *(pillar.certain for pillar in row.pillars)) == pytest.approx(seen[4:10], rel=1e-14)
        assert row.looked == pytest.approx(seen[11], rel=1e-14)
        assert (row.movement.mark if row.movement else None) == (
            seen[12] if seen[12] is None else pytest.approx(seen[12], rel=1e-14)
        )


def test_readiness_is_the_same_everywhere(table: League) -> None:
    known = {
        (it.id, group.group): (group.ready, group.judged)
        for it in table.readiness
        for group in it.groups
        if group.group != "other"
    }
    on_page = {
        (cell.getparent().get("data-criterion"), cell.get("data-group")): (int(cell.get("data-ready")), int(cell.get("data-judged")))
        for cell in read_page(table).xpath("//td[@data-ready]")
    }  # fmt: skip
    assert known == on_page
    rows = read_csv(render_readiness(table))
    assert known == {
        (row["criterion"], row["group"]): (int(row["ready"]), int(row["judged"])) for row in rows if row["group"] != "other"
    }  # fmt: skip
    groups = {"Bộ": "ministry", "Tỉnh": "province"}
    assert known == {(row[0], groups[row[2]]): row[3:5] for row in read_sheet(table, "Mức độ đáp ứng")}


def test_the_lists_behind_readiness_name_every_portal_of_the_group(table: League) -> None:
    cell = next(
        cell for cell in read_page(table).xpath("//tr[@data-criterion='A1']/td") if cell.get("data-group") == "province"
    )
    text = " ".join(cell.text_content().split())
    assert "4 trên / of 5" in text.split("A1")[0]
    for name in ("Đà Nẵng", "Cao Bằng", "An Giang", "Huế", "Yên Bái", "Lai Châu", "Lào Cai"):
        assert name in text
    assert "Đáp ứng / Have it (4): An Giang, Cao Bằng, Đà Nẵng, Lào Cai" in text
    (row,) = (
        row for row in read_csv(render_readiness(table)) if (row["criterion"], row["group"]) == ("A1", "province")
    )
    assert ("An Giang; Cao Bằng; Đà Nẵng; Lào Cai", "Huế") == (row["have"], row["partly"])


def test_what_is_at_stake_is_the_same_everywhere(table: League) -> None:
    known = {(it.product, failing.id): failing.at_stake for it in table.products for failing in it.failing}
    assert known
    assert known == {
        (row.get("data-product"), row.get("data-criterion")): float(row.get("data-stake"))
        for row in read_page(table).xpath("//tr[@data-product]")
    }
    assert known == pytest.approx({(row[0], row[1]): row[3] for row in read_sheet(table, "Theo sản phẩm")}, rel=1e-14)


def test_the_spread_is_the_same_on_page_and_in_the_workbook(table: League) -> None:
    known = [
        (it.least, it.lower_quartile, it.median, it.upper_quartile, it.most, it.mean) for it in table.distributions
    ]
    rows = [row[3:9] for row in read_sheet(table, "Phân bố điểm")]
    assert len(known) == len(rows)
    for expected, row in zip(known, rows, strict=True):
        assert expected == pytest.approx(row, rel=1e-14)
    medians = [float(cell.get("data-median")) for cell in read_page(table).xpath("//td[@data-median]")]
    assert [it.median for it in table.distributions] == medians


def test_the_page_of_a_portal_says_what_the_table_says(table: League) -> None:
    pages = dict(render_portals(table, {}))
    rows = rows_of(table)
    assert rows.keys() == pages.keys()
    sheets = {sheet.key: sheet for sheet in table.sheets}
    for key, page in pages.items():
        root = lxml.html.fromstring(page)
        (score,) = root.xpath("//section[@data-key]")
        assert [rows[key].total.mark, rows[key].total.possible_mark] == [
            float(score.get(f"data-{name}")) for name in ("mark", "possible")
        ]
        assert [(it.id, it.points.earned, it.points.open, it.points.lost) for it in sheets[key].criteria] == [
            (row.get("data-criterion"), *(float(row.get(f"data-{name}")) for name in ("earned", "open", "lost")))
            for row in root.xpath("//tr[@data-criterion]")
        ]
        assert [points(it.total.mark, "vi") for it in sheets[key].trend] == [
            shown(row)[0] for row in root.xpath("//section[@aria-labelledby='trend']//tbody/tr")
        ]
    matrix = {row[1]: row[2:6] for row in read_sheet(table, "Điểm từng tiêu chí")}
    for sheet in table.sheets:
        assert tuple(it.points.earned for it in sheet.criteria) == pytest.approx(
            matrix[table.names[sheet.key]], rel=1e-14
        )


def test_the_json_is_the_league(table: League) -> None:
    assert table == League.model_validate_json(league_as_json(table))
    assert "pytest-egov/league/1" == json.loads(league_as_json(table))["schema"]
