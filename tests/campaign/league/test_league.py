"""The league as data: who stands where, who stands apart and why, and what lies behind each figure."""

from __future__ import annotations

from fractions import Fraction

import pytest
from leagues import GROUPS, assessed, march, result

from pytest_egov.bands import Bands
from pytest_egov.campaign.league import Assessed, Before, League, league
from pytest_egov.campaign.league.tables import Apart, Group, LeagueRow
from pytest_egov.errors import StoreProblem
from pytest_egov.verdict import Text


def made(*portals: Assessed, **more: object) -> League:
    return league("Tháng 3", GROUPS, portals, **more)  # type: ignore[arg-type] # as each test says


def group(table: League, id_: str = "province") -> Group:
    return next(it for it in table.groups if it.id == id_)


def row(table: League, key: str) -> LeagueRow:
    return next(it for g in table.groups for it in (*g.ranked, *g.unranked) if it.key == key)


def ranked(table: League, id_: str = "province") -> list[tuple[str, str]]:
    return [(it.key, f"{it.rank.best}-{it.rank.worst}") for it in group(table, id_).ranked if it.rank]


def only_apart(table: League) -> Apart:
    (one,) = table.apart
    return one


def test_groups_are_ranked_apart_by_certain_marks() -> None:
    table = made(
        assessed("x", result(A1="failed")),
        assessed("y", result(B2="failed")),
        assessed("m", result(A2="failed"), group="ministry"),
        assessed("n", result(), group="ministry"),
    )
    assert [("y", "1-1"), ("x", "2-2")] == ranked(table)
    assert [("n", "1-1"), ("m", "2-2")] == ranked(table, "ministry")
    assert ["ministry", "province", "other"] == [it.id for it in table.groups]
    assert [2, 2, 0] == [it.portals for it in table.groups]
    assert (60.0, 60.0, 100.0, 60.0) == (
        row(table, "x").total.certain, row(table, "x").total.possible, row(table, "x").total.maximum, row(table, "x").total.mark,
    )  # fmt: skip
    assert [("a", 30.0), ("b", 30.0)] == [(it.id, it.certain) for it in row(table, "x").pillars]


def test_what_is_open_shares_a_place() -> None:
    table = made(
        assessed("sure", result(B1="failed")),
        assessed("open", result(A2="half_open")),
        assessed("last", result(A1="failed")),
    )
    assert [("open", "1-1"), ("sure", "2-2"), ("last", "3-3")] == ranked(table)
    table = made(
        assessed("sure", result(B1="failed")),
        assessed("open", result(A2="cannot_tell")),
        assessed("last", result(A1="failed")),
    )
    assert [("sure", "1-2"), ("open", "1-2"), ("last", "3-3")] == ranked(table)
    assert ("open",) == row(table, "sure").undecided_with
    assert () == row(table, "last").undecided_with


def test_equal_marks_stand_in_the_order_of_the_alphabet() -> None:
    names = ["Điện Biên", "Cao Bằng", "Đà Nẵng", "An Giang"]
    table = made(*(assessed(f"k{at}", result(), name=name) for at, name in enumerate(names)))
    assert ["An Giang", "Cao Bằng", "Đà Nẵng", "Điện Biên"] == [it.name for it in group(table).ranked]
    assert {"1-1"} == {rank for _, rank in ranked(table)}


def test_what_does_not_apply_leaves_the_maximum() -> None:
    table = made(assessed("whole", result(A2="failed")), assessed("part", result(B2="not_applicable", A2="failed")))
    part = row(table, "part").total
    assert (60.0, 90.0) == (part.certain, part.maximum)
    assert float(Fraction(6000, 90)) == part.mark
    assert [("whole", "1-1"), ("part", "2-2")] == ranked(table)
    assert 10.0 == next(head.points for head in table.criteria if head.id == "B2")


def test_nobody_is_ranked_on_what_was_not_looked_at() -> None:
    table = made(
        assessed("seen", result(A1="failed", A2="failed")),
        assessed("unseen", result(A1="not_tested", A2="blocked")),
        assessed("undecided", result(A1="cannot_tell", A2="cannot_tell")),
    )
    assert ["seen", "undecided"] == sorted(it.key for it in group(table).ranked)
    (unseen,) = group(table).unranked
    assert ("unseen", 0.3, None, ()) == (unseen.key, unseen.looked, unseen.rank, unseen.undecided_with)
    assert 1.0 == row(table, "undecided").looked
    assert [] == [it for it in table.distributions if "unseen" in {value.key for value in it.values}]
    everybody = made(assessed("unseen", result(A1="not_tested", A2="blocked")), least_looked=Fraction(3, 10))
    assert [("unseen", "1-1")] == ranked(everybody)


MOST = [assessed(f"most{at}", result()) for at in range(3)]


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (result(sha256="bb" * 32), "catalogue"),
        (result(suite="suites.other"), "suite"),
        (result(tool="pytest-egov 0.2.0"), "tool"),
        (result(only=("A1", "A2")), "narrowed"),
        (result(profile="mobile"), "profile"),
    ],
)
def test_what_cannot_be_compared_stands_apart_with_the_reason(other: object, reason: str) -> None:
    timed = [assessed(f"timed{at}", result(profile="desktop")) for at in range(2)]
    table = made(*MOST, *timed, assessed("other", other))  # type: ignore[arg-type] # a result
    one = only_apart(table)
    assert ("other", reason, march(1), False) == (one.key, one.reason, one.taken_at, one.ranked_by_earlier)
    assert "other" not in {key for key, _ in ranked(table)}
    assert one.why.vi
    assert one.why.en


def test_a_third_number_of_the_version_changes_no_verdict() -> None:
    table = made(*MOST, assessed("other", result(tool="pytest-egov 0.1.9")))
    assert () == table.apart
    assert "pytest-egov 0.1" == table.tool


def test_a_portal_without_a_result_is_missing() -> None:
    one = only_apart(made(*MOST, assessed("none")))
    assert ("none", "missing", None) == (one.key, one.reason, one.taken_at)


def test_a_later_result_that_cannot_be_compared_leaves_the_earlier_one_in_the_table() -> None:
    table = made(*MOST, assessed("both", result(2, A1="failed"), result(3, only=("A1",))))
    one = only_apart(table)
    assert ("both", "narrowed", march(3), True) == (one.key, one.reason, one.taken_at, one.ranked_by_earlier)
    assert (march(2), 60.0) == (row(table, "both").taken_at, row(table, "both").total.mark)


def test_the_newest_result_up_to_the_day_counts() -> None:
    portal = assessed("x", result(20, A1="failed"), result(5, A2="failed"), result(10, B2="failed"))
    assert (march(20), 60.0) == (row(made(portal), "x").taken_at, row(made(portal), "x").total.mark)
    early = made(portal, at=march(12))
    assert (march(12), march(10), 90.0) == (early.at, row(early, "x").taken_at, row(early, "x").total.mark)


def test_a_campaign_without_results_says_what_to_do() -> None:
    with pytest.raises(StoreProblem, match="egov campaign run"):
        made(assessed("x"))
    with pytest.raises(StoreProblem, match="up to then"):
        made(assessed("x", result(5)), at=march(4))


@pytest.mark.parametrize(
    ("was", "now", "kind", "change"),
    [
        ({"A1": "failed"}, {}, "improved", 40.0),
        ({}, {"A1": "failed"}, "regressed", -40.0),
        ({"A1": "failed"}, {"A1": "failed"}, "same", 0.0),
        ({"A1": "cannot_tell"}, {}, "undecided", 40.0),
        ({"A1": "cannot_tell"}, {"A1": "failed"}, "undecided", 0.0),
        ({"A1": "third"}, {"A1": "partial"}, "improved", float(Fraction(20, 3))),
    ],
)
def test_movement_is_proven_only_where_intervals_share_no_value(
    was: dict[str, str], now: dict[str, str], kind: str, change: float
) -> None:
    earlier = [assessed("x", result(1, **was)), assessed("y", result(1, A1="failed"))]  # type: ignore[arg-type] # outcomes
    table = made(
        assessed("x", result(20, **now)), assessed("new", result(20)), before=Before(Text("Tháng 2", "February"), earlier, march(2))  # type: ignore[arg-type] # outcomes
    )  # fmt: skip
    moved = row(table, "x").movement
    assert moved is not None
    assert (kind, change, march(1)) == (moved.kind, moved.mark, moved.taken_at)
    assert moved.rank is not None
    assert 1 == moved.rank.best
    new = row(table, "new")
    assert new.movement is None
    assert new.unmoved_because is not None
    assert "no result of this portal" in new.unmoved_because.en
    assert Text("Tháng 2", "February") == table.before


def test_without_a_campaign_before_nothing_moved() -> None:
    one = row(made(assessed("x", result(1), result(2))), "x")
    assert one.movement is None
    assert one.unmoved_because is not None
    assert "no campaign before" in one.unmoved_because.en


def test_readiness_counts_those_that_could_be_judged_and_names_them_all() -> None:
    table = made(
        assessed("have", result(), name="Đà Nẵng"),
        assessed("have2", result(), name="Cao Bằng"),
        assessed("partly", result(A1="partial")),
        assessed("lack", result(A1="failed")),
        assessed("unsure", result(A1="half_open")),
        assessed("unseen", result(A1="not_tested")),
        assessed("free", result(A1="not_applicable")),
        assessed("narrow", result(only=("A1",))),
        assessed("narrow2", result(only=("B1",))),
        assessed("none"),
        assessed("other", result(sha256="bb" * 32)),
        assessed("m", result(A1="failed"), group="ministry"),
    )
    first = next(it for it in table.readiness if it.id == "A1")
    ministries, provinces, others = first.groups
    assert (0, 1, ("m",)) == (ministries.ready, ministries.judged, ministries.lack)
    assert (3, 5) == (provinces.ready, provinces.judged)
    assert ("have2", "have", "narrow") == provinces.have
    assert (("partly",), ("lack",)) == (provinces.partly, provinces.lack)
    assert ("narrow2", "none", "other", "unseen", "unsure") == provinces.not_judged
    assert ("free",) == provinces.not_applicable
    assert 0 == others.judged


def test_the_same_failure_of_a_product_stands_once_with_what_is_at_stake() -> None:
    table = made(
        assessed("p1", result(A1="failed", B2="failed"), product="Một"),
        assessed("p2", result(A1="third"), product="Một"),
        assessed("p3", result(A1="not_tested"), product="Một", group="ministry"),
        assessed("q1", result(A1="failed"), product="Hai"),
        assessed("none", result(A1="failed")),
    )
    (product,) = table.products
    assert ("Một", ("p1", "p2", "p3")) == (product.product, product.portals)
    first, second = product.failing
    assert ("A1", 2) == (first.id, first.judged)
    assert [("p1", 40.0), ("p2", float(Fraction(80, 3)))] == [(it.key, it.lost) for it in first.portals]
    assert float(Fraction(200, 3)) == first.at_stake
    assert ("B2", 10.0, 3) == (second.id, second.at_stake, second.judged)
    assert float(Fraction(230, 3)) == product.at_stake


def test_the_spread_of_a_group() -> None:
    table = made(
        assessed("a", result(A1="failed")), assessed("b", result(A2="failed")), assessed("c", result(B1="failed")), assessed("d", result())
    )  # fmt: skip
    whole, first, _ = table.distributions
    assert (None, 60.0, 67.5, 75.0, 85.0, 100.0, 77.5) == (
        whole.pillar, whole.least, whole.lower_quartile, whole.median, whole.upper_quartile, whole.most, whole.mean,
    )  # fmt: skip
    assert ["a", "b", "c", "d"] == [value.key for value in whole.values]
    assert ("a", float(Fraction(3000, 70))) == (first.pillar, first.least)
    (lone, *_) = made(assessed("a", result(A1="failed"))).distributions
    assert [60.0] * 5 == [lone.least, lone.lower_quartile, lone.median, lone.upper_quartile, lone.most]


def test_bands_are_those_of_the_catalogue() -> None:
    steps = [{"id": "A", "at_least": 90}, {"id": "B", "at_least": 60}, {"id": "E", "at_least": 0}]
    bands = Bands.model_validate({"provenance": "official", "rounding": "nearest", "steps": steps})
    table = made(
        assessed("x", result(A1="cannot_tell", bands=bands)),
        assessed("y", result(A1="cannot_tell", A2="failed", bands=bands)),
    )
    assert [("B", "A"), ("E", "B")] == [(it.band, it.possible_band) for it in group(table).ranked]
    assert row(made(assessed("x", result())), "x").band is None


def test_a_trend_holds_every_full_result_and_says_which_cannot_be_compared() -> None:
    portal = assessed("x", result(9), result(3, A1="failed"), result(1, sha256="bb" * 32), result(5, only=("A1",)))
    (sheet,) = made(portal).sheets
    assert [(march(1), True), (march(3), False), (march(9), False)] == [
        (it.taken_at, it.incomparable is not None) for it in sheet.trend
    ]
    assert [100.0, 60.0, 100.0] == [it.total.mark for it in sheet.trend]
    assert ["A1", "A2", "B1", "B2"] == [it.id for it in sheet.criteria]


def test_only_narrowed_results_give_no_table_and_no_crash() -> None:
    table = made(assessed("x", result(only=("A1",))), assessed("y", result(only=("A1", "B1"))))
    assert ["narrowed", "narrowed"] == [it.reason for it in table.apart]
    assert [] == ranked(table)


def test_the_league_reads_back_as_it_was() -> None:
    table = made(*MOST, assessed("x", result(A1="third")), assessed("none"))
    assert table == League.model_validate_json(table.model_dump_json(by_alias=True))


def test_the_order_in_which_portals_are_given_changes_nothing() -> None:
    portals = [
        assessed(f"k{at}", result(A1=kind), name=f"Tỉnh {at}")
        for at, kind in enumerate(("failed", "passed", "half_open"))
    ]
    again = [*reversed(portals)]
    assert made(*portals).groups == made(*again).groups
    assert made(*portals).readiness == made(*again).readiness


def test_a_warning_of_a_result_stands_once_with_the_portals_it_is_about() -> None:
    rehearsed = Text("Diễn tập.", "A rehearsal.")
    table = made(
        assessed("a", result(warnings=(rehearsed,))),
        assessed("b", result(A1="failed", warnings=(rehearsed,))),
        assessed("c", result(1, warnings=(Text("Cũ", "Old"),)), result(2)),
    )
    assert [(rehearsed, ("a", "b"))] == [(it.text, it.portals) for it in table.warnings]
