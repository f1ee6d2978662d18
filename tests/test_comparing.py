"""Two results compared: each kind of change appears where it should, and nowhere else."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from compared_results import AT, drawn, result_of, row, timed

from pytest_egov.comparing import KINDS, Change, Comparison, Kind, compare
from pytest_egov.drawn_results import DrawnPage, DrawResult
from pytest_egov.evidence.timings import FormDraw
from pytest_egov.verdict import Text

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
FIFTHS = [Fraction(number, 5) for number in range(6)]
# Every share earned and every share open that fifths allow: 21 ways a criterion can stand.
STANDINGS = [(earned, still_open) for earned in FIFTHS for still_open in FIFTHS if earned + still_open <= 1]
MIRRORED: dict[Kind, Kind] = {"regressed": "improved", "opened": "settled", "new": "gone"}


def only_change(before: Any, after: Any) -> Change:
    (change,) = compare(result_of(before), result_of(after)).changes
    return change


def mirror(kind: Kind) -> Kind:
    return {**MIRRORED, **{there: here for here, there in MIRRORED.items()}}.get(kind, kind)


class TestKinds:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ((1, 0), (0, 0), "regressed"),
            ((1, 0), (HALF, 0), "regressed"),
            ((HALF, 0), (QUARTER, 0), "regressed"),
            ((1, 0), (HALF, QUARTER), "regressed"),
            ((0, 0), (1, 0), "improved"),
            ((HALF, 0), (Fraction(3, 4), 0), "improved"),
            ((0, HALF), (Fraction(3, 4), 0), "improved"),
            ((1, 0), (0, 1), "opened"),
            ((1, 0), (HALF, HALF), "opened"),
            ((0, 0), (0, 1), "opened"),
            ((0, 1), (0, 0), "settled"),
            ((0, 1), (1, 0), "settled"),
            ((HALF, HALF), (HALF, 0), "settled"),
            ((HALF, HALF), (QUARTER, HALF), "opened"),
        ],
    )
    def test_the_two_intervals_decide(self, before: tuple[Any, Any], after: tuple[Any, Any], expected: Kind) -> None:
        assert expected == only_change(row("F1", *before), row("F1", *after)).kind

    def test_what_is_alike_is_no_change(self) -> None:
        same = result_of(row("F1"), row("F2", HALF, 0), row("F3", 0, 1))
        comparison = compare(same, same)
        assert comparison.empty
        assert (3, True, False) == (comparison.compared, comparison.same_selection, comparison.across)

    def test_what_is_judged_in_one_only_is_new_or_gone(self) -> None:
        comparison = compare(result_of(row("F1"), row("F2", HALF)), result_of(row("F1"), row("F3", QUARTER)))
        assert [("F3", "new", QUARTER), ("F2", "gone", -HALF)] == [
            (c.id, c.kind, c.certain) for c in comparison.changes
        ]
        assert not comparison.same_selection

    def test_what_does_not_apply_is_as_if_it_was_not_judged(self) -> None:
        without = row("F1", outcome="not_applicable")
        assert "gone" == only_change(row("F1"), without).kind
        assert "new" == only_change(without, row("F1", 0)).kind
        assert compare(result_of(without), result_of(without)).empty

    def test_another_outcome_or_basis_of_the_same_points_is_told(self) -> None:
        assert "same" == only_change(row("F1", 0, 1), row("F1", 0, 1, outcome="blocked")).kind
        assert "same" == only_change(row("F1", basis="observed"), row("F1", basis="attested")).kind

    def test_another_sentence_is_none(self) -> None:
        assert () == compare(result_of(row("F1", said="3 links")), result_of(row("F1", said="4 links"))).changes

    def test_figures_are_exact(self) -> None:
        third = Fraction(1, 3)
        comparison = compare(
            result_of(row("F1", 2 * third, worth=Fraction("2.5")), row("F2", third, worth=Fraction("0.1"))),
            result_of(row("F1", third, worth=Fraction("2.5")), row("F2", 2 * third, worth=Fraction("0.1"))),
        )
        assert [Fraction(-5, 6), Fraction(1, 30)] == [change.certain for change in comparison.changes]
        assert (Fraction(-5, 6), Fraction(-4, 5)) == (comparison.moved("regressed"), comparison.certain)


class TestProperties:
    @pytest.mark.parametrize("worth", [Fraction(1), Fraction("2.5"), Fraction(1, 3)])
    def test_comparing_with_itself_finds_nothing(self, worth: Fraction) -> None:
        rows = [row(f"F{number}", *standing, worth) for number, standing in enumerate(STANDINGS)]
        assert compare(result_of(*rows), result_of(*rows)).empty

    def test_the_way_back_is_the_mirror(self) -> None:
        pairs = list(itertools.product(STANDINGS, repeat=2))
        before = [row(f"F{number}", *was) for number, (was, _) in enumerate(pairs)]
        after = [row(f"F{number}", *now) for number, (_, now) in enumerate(pairs)]
        there = compare(result_of(*before, row("only A")), result_of(*after, row("only B"), tool="another"))
        back = compare(result_of(*after, row("only B"), tool="another"), result_of(*before, row("only A")))

        assert {c.id: (c.kind, c.certain) for c in there.changes} == {
            c.id: (mirror(c.kind), -c.certain) for c in back.changes
        }
        assert there.certain == -back.certain
        assert [(c.what, c.before, c.after) for c in there.circumstances] == [
            (c.what, c.after, c.before) for c in back.circumstances
        ]

    def test_kinds_add_up_to_the_difference_of_the_totals(self) -> None:
        pairs = list(itertools.product(STANDINGS, repeat=2))
        before = result_of(*(row(f"F{number}", *was) for number, (was, _) in enumerate(pairs)))
        after = result_of(*(row(f"F{number}", *now) for number, (_, now) in enumerate(pairs)))
        comparison = compare(before, after)
        assert sum(comparison.moved(kind) for kind in KINDS) == comparison.certain
        assert before.score is not None
        assert after.score is not None
        assert after.score.certain - before.score.certain == pytest.approx(float(comparison.certain))

    def test_regressed_and_improved_are_never_said_of_what_may_have_stayed(self) -> None:
        for (e0, o0), (e1, o1) in itertools.product(STANDINGS, repeat=2):
            for change in compare(result_of(row("F1", e0, o0)), result_of(row("F1", e1, o1))).changes:
                may_be_equal = max(e0, e1) <= min(e0 + o0, e1 + o1)
                assert (change.kind in ("regressed", "improved")) != may_be_equal


class TestLostAnew:
    """What a baseline stops on: points lost that it does not know as lost."""

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (row("F1"), row("F1", 0), 1),
            (row("F1", HALF), row("F1", QUARTER), QUARTER),
            (row("F1", HALF), row("F1", HALF), 0),
            (row("F1", 0), row("F1", HALF), 0),
            (row("F1"), row("F1", 0, 1, outcome="blocked"), 0),
            (row("F1"), row("F1", HALF, QUARTER), QUARTER),
            (row("F1", 0, 1), row("F1", QUARTER), Fraction(3, 4)),
            (row("F1", outcome="not_applicable"), row("F1", 0), 1),
            (row("F1"), row("F1", outcome="not_applicable"), 0),
            (row("F1"), row("F1", 0, waived=True), 0),
            (row("F1", 0, waived=True), row("F1", 0, waived=True), 0),
            (row("F1", 0, waived=True), row("F1", 0), 1),
        ],
    )
    def test_is_what_is_lost_and_was_not(self, before: Any, after: Any, expected: Fraction) -> None:
        comparison = compare(result_of(before), result_of(after))
        assert expected == sum(change.lost_anew for change in comparison.changes)

    def test_counts_a_row_that_was_not_judged_before(self) -> None:
        comparison = compare(result_of(), result_of(row("F1", 0), row("F2"), row("F3", QUARTER)))
        assert ["F1", "F3"] == [change.id for change in comparison.lost_anew]

    def test_never_counts_a_row_that_is_not_judged_now(self) -> None:
        assert () == compare(result_of(row("F1"), row("F2", 0)), result_of(row("F1"))).lost_anew


class TestNoise:
    BEFORE = row("P1", timings=[timed(2800, 3100, 2900)])

    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [(2900, 3200, "noise"), (3100, 3300, "noise"), (2000, 9000, "noise"), (3101, 3300, "regressed")],
    )
    def test_medians_whose_intervals_meet_are_no_change(self, low: float, high: float, expected: Kind) -> None:
        change = only_change(self.BEFORE, row("P1", HALF, timings=[timed(low, high, low)]))
        assert (expected, HALF if expected == "regressed" else 0) == (change.kind, change.lost_anew)

    def test_loads_that_never_ended_have_their_place_in_an_interval(self) -> None:
        up_to_never = row("P1", HALF, timings=[timed(3000, None, None)])
        never = row("P1", 0, timings=[timed(None, None, None)])
        assert "noise" == only_change(up_to_never, never).kind
        assert "regressed" == only_change(self.BEFORE, never).kind

    @pytest.mark.parametrize(
        "other",
        [
            {"profile": "mobile"},
            {"page": "eform"},
            {"known": False},
            {"draw": FormDraw("seed", "Khai sinh", "http://x/", "", (), 9, "")},
        ],
    )
    def test_medians_of_something_else_say_nothing_about_each_other(self, other: dict[str, Any]) -> None:
        assert "regressed" == only_change(self.BEFORE, row("P1", HALF, timings=[timed(2800, 3100, 2900, **other)])).kind

    def test_what_is_not_timed_is_never_noise(self) -> None:
        assert "regressed" == only_change(row("F1"), row("F1", HALF)).kind

    def test_one_part_that_really_moved_is_a_change(self) -> None:
        def of_two(home: Fraction, eform: Fraction, slow: float) -> Any:
            whole = row("P1", (home + eform) / 2)
            (part,) = whole.parts
            parts = (
                part.model_copy(update={"earned": float(home), "timings": (timed(2800, 3100),)}),
                part.model_copy(update={"earned": float(eform), "timings": (timed(slow, slow + 100, page="eform"),)}),
            )
            return whole.model_copy(update={"parts": parts})

        before = of_two(Fraction(1), Fraction(1), 1000)
        assert "noise" == only_change(before, of_two(HALF, Fraction(1), 9000)).kind
        assert "regressed" == only_change(before, of_two(HALF, HALF, 9000)).kind


class TestSamples:
    def test_a_change_beside_another_draw_may_be_the_draws(self) -> None:
        before = result_of(row("F1", kinds=["procedures"]), row("F2", kinds=["contact"]), draws=(drawn("a", "b"),))
        after = result_of(row("F1", HALF, kinds=["procedures"]), row("F2", 0), draws=(drawn("a", "c"),))
        comparison = compare(before, after)
        assert {"F1": ("procedures",), "F2": ()} == {change.id: change.redrawn for change in comparison.changes}

    def test_another_draw_is_told_though_no_point_moved(self) -> None:
        before, after = (result_of(row("F1", kinds=["procedures"]), draws=(drawn(name),)) for name in ("a", "b"))
        (change,) = compare(before, after).changes
        assert ("same", ("procedures",)) == (change.kind, change.redrawn)

    def test_the_same_pages_at_another_address_of_the_portal_are_the_same_draw(self) -> None:
        here, there = "http://127.0.0.1:8001/", "http://127.0.0.1:9002/"
        before, after = (
            result_of(row("F1", kinds=["procedures"]), address=at, draws=(drawn("a", "b", at=at),))
            for at in (here, there)
        )
        comparison = compare(before, after)
        assert () == comparison.changes
        assert ["portal"] == [differs.what for differs in comparison.circumstances]

    @pytest.mark.parametrize(
        ("there", "differs"),
        [("tin/7", False), ("tin/8", True), ("//[", True), ("nop/5b2e0f6c-88f1-4a56-9d6e-3b1f0c5e7a11", True)],
    )
    def test_pages_of_the_set_are_known_by_their_address(self, there: str, differs: bool) -> None:
        before, after = (
            result_of(row("A1", kinds=["page_set"]), draws=(DrawResult(
                kind="page_set", seed="", population=None, pages=(DrawnPage(name="sample_1", url=path if path == "//[" else AT + path),)
            ),))
            for path in ("tin/7", there)
        )  # fmt: skip
        assert differs == (not compare(before, after).empty)

    def test_ids_that_are_new_in_every_run_are_no_other_page(self) -> None:
        before, after = (
            result_of(row("A1", kinds=["page_set"]), draws=(DrawResult(
                kind="page_set", seed="", population=None,
                pages=(DrawnPage(name="eform", url=f"{AT}nop/5b2e0f6c-88f1-4a56-9d6e-{tail}"),),
            ),))
            for tail in ("3b1f0c5e7a11", "000000000000")
        )  # fmt: skip
        assert compare(before, after).empty

    def test_the_order_of_a_draw_is_none(self) -> None:
        before, after = (
            result_of(row("F1", kinds=["procedures"]), draws=(drawn(*names),)) for names in (("a", "b"), ("b", "a"))
        )
        assert compare(before, after).empty

    def test_evidence_that_one_of_them_lacks_is_no_other_draw(self) -> None:
        before = result_of(row("F1", kinds=["procedures"]), draws=(drawn("a"),))
        after = result_of(row("F1", 0, 1, outcome="blocked"))
        (change,) = compare(before, after).changes
        assert ("opened", ()) == (change.kind, change.redrawn)


class TestCircumstances:
    @pytest.mark.parametrize(
        ("said", "what"),
        [
            ({"tool": "pytest-egov 0.2.0"}, "tool"),
            ({"browser": "chromium 157"}, "browser"),
            ({"seed": "another"}, "seed"),
            ({"suite": "another"}, "suite"),
            ({"address": "https://staging.example.gov.vn/"}, "portal"),
            ({"catalogue": "tiny@2"}, "catalogue"),
        ],
    )
    def test_what_differs_about_the_runs_is_told(self, said: dict[str, Any], what: str) -> None:
        comparison = compare(result_of(row("F1")), result_of(row("F1"), **said))
        assert [what] == [differs.what for differs in comparison.circumstances]
        assert ((), False) == (comparison.changes, comparison.empty)
        assert (what == "catalogue") == comparison.across


class TestAcross:
    def test_rows_are_matched_by_id_and_compared_by_share(self) -> None:
        before = result_of(row("F1", HALF, worth=2), row("F2", HALF, worth=2), catalogue="old@1")
        after = result_of(row("F1", HALF, worth=3), row("F2", QUARTER, worth=3), catalogue="new@1")
        one, two = compare(before, after).changes
        assert ("same", True, HALF) == (one.kind, one.asks_otherwise, one.certain)
        assert ("regressed", True, Fraction(3, 4)) == (two.kind, two.asks_otherwise, two.lost_anew)

    @pytest.mark.parametrize(
        ("other", "asks_otherwise"),
        [
            ({"limits": {"max_clicks": 3}}, True),
            ({"expected": Text("Khác", "Other")}, True),
            ({"sentence": Text("Khác", "Other")}, False),
        ],
    )
    def test_a_row_that_asks_something_else_is_told(self, other: dict[str, Any], asks_otherwise: bool) -> None:
        limits = other.pop("limits", {"max_clicks": 2})
        later = row("F1", limits=limits).model_copy(update=other)
        changes = compare(result_of(row("F1", limits={"max_clicks": 2})), result_of(later)).changes
        assert [True] * asks_otherwise == [change.asks_otherwise for change in changes]

    def test_limits_read_back_from_a_file_are_the_same(self) -> None:
        kept = row("F1", limits={"rules": ["image-alt"]})
        assert compare(result_of(row("F1", limits={"rules": ("image-alt",)})), result_of(kept)).empty


def test_a_comparison_is_frozen() -> None:
    comparison = compare(result_of(row("F1")), result_of(row("F1", 0)))
    assert isinstance(replace(comparison), Comparison)
    with pytest.raises(AttributeError):
        comparison.changes = ()  # type: ignore[misc]
