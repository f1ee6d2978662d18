"""Where things stand in the pictures: on their axis, within their frame, and in the order of their figures."""

from __future__ import annotations

import itertools

from leagues import assessed, result

from pytest_egov.campaign.league import League, league
from pytest_egov.reporting.league.plots import WIDTH, spread_of, trend_of
from pytest_egov.verdict import Text

GROUPS = {"province": Text("Tỉnh", "Provinces")}


def test_dots_stand_at_their_marks_and_every_portal_has_one(table: League) -> None:
    spreads = [it for it in table.distributions if it.group == "province"]
    picture = spread_of(spreads)
    ticks = {mark: x for x, mark in picture.ticks}
    assert [0, 20, 40, 60, 80, 100] == list(ticks)
    scale = (ticks[100] - ticks[0]) / 100
    for spread, band in zip(spreads, picture.bands, strict=True):
        assert spread.pillar == band.pillar
        assert [value.key for value in spread.values] == [key for _, _, key in band.dots]
        for value, (x, y, _) in zip(spread.values, band.dots, strict=True):
            assert abs(ticks[0] + scale * value.mark - x) <= 0.1
            assert abs(band.y - y) < 17
        assert band.least <= band.lower <= band.median <= band.upper <= band.most
        assert 0 <= band.least <= band.most <= WIDTH
    heights = [band.y for band in picture.bands]
    assert heights == sorted(heights)
    assert max(heights) + 17 < picture.height


def test_portals_of_one_mark_do_not_hide_each_other() -> None:
    table = league("x", GROUPS, [assessed(f"k{at}", result()) for at in range(5)])
    (whole, *_) = spread_of(table.distributions).bands
    assert 5 == len({(x, y) for x, y, _ in whole.dots})


def test_days_go_to_the_right_and_marks_upwards() -> None:
    portal = assessed("x", result(1, A1="failed"), result(3, A2="half_open"), result(9, sha256="bb" * 32), result(19))
    (sheet,) = league("x", GROUPS, [portal]).sheets
    trend = trend_of(sheet.trend)
    assert all(a.x < b.x for a, b in itertools.pairwise(trend.dots))
    first, second, other, last = trend.dots
    assert abs((last.x - first.x) / 18 - (second.x - first.x) / 2) < 0.1
    assert first.certain > second.certain > last.certain
    assert second.possible == last.certain
    assert [True, True, False, True] == [dot.comparable for dot in trend.dots]
    assert str(other.x) not in trend.line.split()
    assert ["01/03", "03/03", "09/03", "19/03"] == [day for _, day in trend.days]


def test_a_lone_result_stands_in_the_middle_and_many_days_stay_readable() -> None:
    (sheet,) = league("x", GROUPS, [assessed("x", result(5))]).sheets
    (dot,) = trend_of(sheet.trend).dots
    assert WIDTH * 0.4 < dot.x < WIDTH * 0.6
    (sheet,) = league("x", GROUPS, [assessed("x", *(result(day) for day in range(1, 29)))]).sheets
    assert len(trend_of(sheet.trend).days) <= 8
