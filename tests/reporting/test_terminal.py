from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pytest_egov.reporting.cells import ascii_only, bar, cut, pad, width_of, wrap
from pytest_egov.reporting.excerpts import lost_in_all, lost_points, open_points, open_reasons
from pytest_egov.reporting.terminal import progress_line, summary_lines
from pytest_egov.results import RunResult, Totals

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_egov.reporting.paper import Lang
    from pytest_egov.results import RunResult

    MakeResult = Callable[..., RunResult]

REPORTS = {"report": "egov-report/index.html", "evidence": "/var/lib/" + "rất-dài/" * 20}


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_line_is_wider_than_the_terminal(
    result: RunResult, hostile_result: RunResult, width: int, unicode: bool, lang: Lang
) -> None:
    for told in (result, hostile_result):
        lines = summary_lines(told, width=width, colour=False, unicode=unicode, reports=REPORTS, lang=lang)
        assert [] == [line for line in lines if width_of(line) > width]
        assert [] == [line for line in lines if re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)]
        if not unicode:
            assert [] == [line for line in lines if not line.isascii()]


def test_colour_changes_nothing_but_colour(result: RunResult) -> None:
    plain = summary_lines(result, colour=False, reports=REPORTS)
    coloured = summary_lines(result, colour=True, reports=REPORTS)
    assert any("\x1b[" in line for line in coloured)
    assert plain == [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in coloured]


def test_the_block_says_the_score_the_losses_and_what_is_open(make_result: MakeResult) -> None:
    result = make_result()
    text = "\n".join(summary_lines(result, colour=False, reports=REPORTS))
    assert "58.92 of 100.00 points certain, up to 81.42 possible" in text
    first = lost_points(result)[0]
    assert f"{first.id}       -4.00  {first.sentence.en}" in text
    assert "… and 3 more, see the report" in text
    assert "Blocked / could not look: F06.2, F14.1, F20.1, A1.4.4" in text
    assert "Open: 22.50 points, chief reasons" in text
    assert "egov-report/index.html" in text


def test_losses_come_largest_first_then_in_the_catalogues_order(result: RunResult) -> None:
    lost = lost_points(result)
    order = [row.id for row in result.criteria]
    assert sorted(lost, key=lambda row: (-row.points.lost, order.index(row.id))) == lost
    assert {row.id for row in result.criteria if row.points.lost > 0} == {row.id for row in lost}


def test_open_points_are_those_of_the_interval(result: RunResult) -> None:
    assert result.score is not None
    reasons = open_reasons(result)
    assert pytest.approx(result.score.possible - result.score.certain) == float(open_points(result.score))
    assert pytest.approx(result.score.maximum - result.score.possible) == float(lost_in_all(result.score))
    assert pytest.approx(float(open_points(result.score))) == float(sum(reason.points for reason in reasons))
    assert sorted(reasons, key=lambda reason: -reason.points) == reasons


def test_a_narrowed_run_has_no_score(make_result: MakeResult) -> None:
    text = "\n".join(summary_lines(make_result(only=("F17.1", "P1")), colour=False, reports={}))
    assert "Only 2 of 54 criteria were judged: there is no 100-point score." in text


def test_nothing_lost_and_nothing_open_says_neither(make_result: MakeResult) -> None:
    text = "\n".join(summary_lines(make_result(turns=[("passed", 1, 0)]), colour=False, reports={}))
    assert "100.00 of 100.00 points certain" in text
    assert "Lost points" not in text
    assert "Open:" not in text


def test_progress_fits_on_one_line() -> None:
    line = progress_line(12, 54, "F04.2", 18.25, 190, "procedure_list: mở trang 3")
    assert "12/54 ██░░░░░░░░ F04.2  18.25 certain  ≈3 min left  procedure_list: mở trang 3" == line
    for width in (1, 20, 40, 60, 80):
        for unicode in (True, False):
            hostile = progress_line(54, 54, "F\x1b[31m", 100, None, "漢" * 300 + "\r\n", width=width, unicode=unicode)
            assert width_of(hostile) <= max(1, width - 1)
            assert [] == [character for character in "\x1b\r\n" if character in hostile]
            assert unicode or hostile.isascii()


@pytest.mark.parametrize(
    ("certain", "possible", "maximum", "drawn"),
    [
        (0, 0, 10, "░░░░░░░░░░"),
        (10, 10, 10, "██████████"),
        (5, 8, 10, "█████▒▒▒░░"),
        (9.99, 9.99, 10, "█████████░"),
        (0.01, 0.01, 10, "█░░░░░░░░░"),
        (9.9, 10, 10, "█████████▒"),
        (5, 5.1, 10, "█████▒░░░░"),
        (0, 0, 0, "░░░░░░░░░░"),
    ],
)
def test_a_bar_never_hides_what_is_there(certain: float, possible: float, maximum: float, drawn: str) -> None:
    assert drawn == "".join(bar(Totals(certain=certain, possible=possible, maximum=maximum), 10, unicode=True))


def test_text_is_measured_in_cells() -> None:
    assert 5 == width_of("Tie\u0302\u0301ng")
    assert 4 == width_of("漢字")
    assert "漢…" == cut("漢字漢字", 4)
    assert "ab  " == pad("ab", 4)
    assert ["một hai", "ba"] == wrap("một hai ba", 8)
    assert ["aaaa", "aaaa", "a bb"] == wrap("aaaaaaaaa bb", 4)
    assert 'Duong "Lang" ???' == ascii_only("Đường «Láng» 漢字…"[:-1] + "漢")
