from __future__ import annotations

import csv
import io
import json

import pytest
from rich_results import with_everything

from pytest_egov.reporting.csv import COLUMNS, harmless, render_csv
from pytest_egov.results import RunResult, as_json


def rows(content: bytes, **form: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), **form))  # type: ignore[arg-type]


def test_each_criterion_is_a_row_with_the_figures_of_the_result_file(result: RunResult) -> None:
    content = render_csv(with_everything(result))
    assert content.startswith(b"\xef\xbb\xbfid,pillar,group,title_vi,title_en,")
    head, *body = rows(content)
    assert list(COLUMNS) == head
    kept = {row["id"]: row for row in json.loads(as_json(with_everything(result)))["criteria"]}
    assert list(kept) == [row[0] for row in body] or {row[0] for row in body} == set(kept)
    for row in body:
        said = dict(zip(head, row, strict=True))
        assert {name: json.dumps(kept[row[0]]["points"][name]) for name in ("max", "earned", "open", "lost")} == {
            name: said[name] for name in ("max", "earned", "open", "lost")
        }
        assert (kept[row[0]]["title"]["vi"], kept[row[0]]["title"]["en"]) == (said["title_vi"], said["title_en"])
        assert ("mic-2023@1.0.0", "24/11/2026 09:05 +07:00") == (said["catalogue"], said["taken_at"])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_whatever_separator_a_spreadsheet_expects(
    hostile_result: RunResult, separator: str
) -> None:
    said = 'x;=cmd()|"calc"!A1\t@SUM(1)|+1,-1; "=2'
    content = render_csv(with_everything(hostile_result, said))
    cells = [
        cell.lstrip(" \"'") if cell.startswith(('"', " ")) else cell
        for row in rows(content, delimiter=separator)
        for cell in row
    ]
    assert [] == [cell for cell in cells if cell[:1] in tuple("=+-@＝＋－＠")]
    assert not set(content) & (set(range(32)) - {10, 13})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Tra cứu hồ sơ", "Tra cứu hồ sơ"),
        ("3 - 4 = -1 a@b.vn", "3 - 4 = -1 a@b.vn"),
        ("=1+1", "'=1+1"),
        ('  "=1', "\"'=1"),
        ("-1", "'-1"),
        ("a; =1", "a; '=1"),
        ("＝1", "'＝1"),
    ],
)
def test_only_what_would_begin_a_formula_is_marked(said: str, expected: str) -> None:
    assert expected == harmless(said)
