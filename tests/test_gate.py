from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from compared_results import result_of, row, timed

from pytest_egov.baseline import Baseline
from pytest_egov.gate import Ending, Gate, ending, looked_at_something, misses, was_kept_out
from pytest_egov.results import RunResult, ScoreTotals

HALF = Fraction(1, 2)


def criterion(id_: str, outcome: str, basis: str = "observed", still_open: float = 0.0) -> Any:
    return SimpleNamespace(id=id_, outcome=outcome, basis=basis, points=SimpleNamespace(open=still_open))


def result(certain: float | None, maximum: float = 100.0, **outcomes: str) -> RunResult:
    score = None
    if certain is not None:
        score = ScoreTotals.model_construct(certain=certain, possible=maximum, maximum=maximum, pillars=())
    criteria: Any = tuple(criterion(id_, outcome) for id_, outcome in outcomes.items())
    return RunResult.model_construct(score=score, criteria=criteria)


def said(result: RunResult, gate: Gate) -> list[str]:
    return [miss.why.en for miss in misses(result, gate)]


def codes(result: RunResult, gate: Gate) -> list[int]:
    return [miss.code for miss in misses(result, gate)]


@pytest.mark.parametrize(
    ("certain", "maximum", "fail_under", "expected"),
    [
        (80.0, 100.0, "80", True),
        (79.99, 100.0, "80", False),
        (71.0, 98.0, "72.44", True),
        (71.0, 98.0, "72.45", False),
        (0.1, 0.3, "33.3333333333333333333", True),
        (0.1, 0.3, "33.3333333333333333334", False),
        (0.0, 0.0, "0", False),
        (0.0, 100.0, "0", True),
        (None, 100.0, "1", False),
        (None, 100.0, None, True),
    ],
)
def test_points_are_compared_exactly(
    certain: float | None, maximum: float, fail_under: str | None, expected: bool
) -> None:
    assert expected == (() == misses(result(certain, maximum), Gate(fail_under=fail_under)))


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("passed", True),
        ("not_applicable", True),
        ("partial", False),
        ("failed", False),
        ("cannot_tell", False),
        ("blocked", False),
    ],
)
def test_what_must_pass_must_pass(outcome: str, expected: bool) -> None:
    assert expected == (() == misses(result(100.0, X1=outcome), Gate(require=("X1",))))


def test_a_criterion_that_was_not_selected_did_not_pass() -> None:
    assert ["X1 must pass and is not selected"] == said(result(100.0), Gate(require=("X1",)))


def test_looking_and_being_kept_out_are_told_apart() -> None:
    assert (False, False) == (looked_at_something(None), was_kept_out(None))
    assert (False, True) == (looked_at_something(result(0.0, A="blocked")), was_kept_out(result(0.0, A="blocked")))
    assert (True, False) == (
        looked_at_something(result(0.0, A="failed", B="not_tested")),
        was_kept_out(result(0.0, A="failed")),
    )


@pytest.mark.parametrize(
    ("outcome", "still_open", "expected"),
    [("failed", 0.0, True), ("partial", 0.0, True), ("partial", 0.5, False)],
)
def test_a_waived_loss_does_not_miss_the_gate_and_an_open_point_does(
    outcome: str, still_open: float, expected: bool
) -> None:
    waived = RunResult.model_construct(score=None, criteria=(criterion("X", outcome, "waived", still_open),))
    assert expected == (() == misses(waived, Gate(require=("X",))))


def test_statements_alone_are_no_look_at_the_portal() -> None:
    attested = RunResult.model_construct(score=None, criteria=(criterion("X", "passed", "attested"),))
    assert not looked_at_something(attested)


class TestMinJudged:
    """Per cent of the most points there are that are not open."""

    @pytest.mark.parametrize(
        ("asked", "expected"), [("66.6666666666", True), ("66.6666666667", False), ("0", True), ("100", False)]
    )
    def test_counts_what_is_not_open(self, asked: str, expected: bool) -> None:
        # 4 points, of which 1 and a third are open.
        told = result_of(row("F1", worth=2), row("F2", 0), row("F3", 0, 1), narrowed=True)
        third_open = result_of(*told.criteria[:2], row("F3", Fraction(2, 3), Fraction(1, 3)), narrowed=True)
        assert codes(third_open, Gate(min_judged="91.66")) == []
        two_thirds = result_of(row("F1", 0), row("F2"), row("F3", 0, 1))
        assert expected == (codes(two_thirds, Gate(min_judged=asked)) == [])

    def test_says_how_much_was_judged(self) -> None:
        told = result_of(row("F1", worth=2), row("F2", 0, 1), narrowed=True)
        assert ["90 % of the points must be judged, 2 of 3 are"] == said(told, Gate(min_judged="90"))
        assert [16] == codes(told, Gate(min_judged="90"))

    def test_is_not_held_by_a_run_in_which_nothing_applies(self) -> None:
        assert [16] == codes(result_of(row("F1", outcome="not_applicable")), Gate(min_judged="0"))


class TestBaseline:
    BEFORE = result_of(row("F1"), row("F2", HALF), row("F3", 0), row("F4", 0, 1), row("F5", 0, waived=True))

    def against(self, *rows: Any) -> Gate:
        return Gate(baseline=Baseline("base.json", result_of(*rows) if rows else self.BEFORE))

    @pytest.mark.parametrize(
        ("now", "expected"),
        [
            (row("F1", 0), "F1 1.00 points"),
            (row("F2", Fraction(1, 4)), "F2 0.25 points"),
            (row("F4", 0), "F4 1.00 points (open then)"),
            (row("F5", 0), "F5 1.00 points (waived then)"),
            (row("F9", 0), "F9 1.00 points (not judged then)"),
        ],
    )
    def test_what_it_does_not_know_as_lost_misses_the_gate(self, now: Any, expected: str) -> None:
        told = result_of(now, narrowed=True)
        assert [f"regression, more is lost than in base.json: {expected}"] == said(told, self.against())
        assert [11] == codes(told, self.against())

    @pytest.mark.parametrize(
        "now",
        [
            row("F1"),
            row("F2", HALF),
            row("F3", 0),
            row("F3"),
            row("F1", 0, 1, outcome="blocked"),
            row("F2", 0, 1, outcome="blocked"),
            row("F4", 0, 1),
            row("F1", 0, waived=True),
            row("F5", 0, waived=True),
            row("F1", outcome="not_applicable"),
        ],
    )
    def test_what_it_knows_what_is_open_and_what_is_waived_does_not(self, now: Any) -> None:
        assert [] == codes(result_of(now, narrowed=True), self.against())

    def test_noise_does_not(self) -> None:
        fast, slow = row("P1", timings=[timed(2900, 3100)]), row("P1", HALF, timings=[timed(3000, 3200)])
        slower = row("P1", HALF, timings=[timed(4000, 4200)])
        assert [] == codes(result_of(slow), self.against(fast))
        assert [11] == codes(result_of(slower), self.against(fast))

    def test_many_are_named_and_the_rest_is_counted_most_points_first(self) -> None:
        before = [row(f"F{number}", worth=number) for number in range(1, 13)]
        after = [row(f"F{number}", 0, worth=number) for number in range(1, 13)]
        (why,) = said(result_of(*after), self.against(*before))
        assert why.startswith("regression, more is lost than in base.json: F12 12.00 points; F11 11.00 points; ")
        assert why.endswith("; F5 5.00 points; and 4 more")


class TestEnding:
    def test_several_gates_missed_give_all_reasons_and_the_code_of_the_first(self) -> None:
        gate = Gate("80", ("F2",), "90", Baseline("base.json", result_of(row("F1"), row("F2"))))
        told = ending(result_of(row("F1", 0), row("F2", 0, 1)), gate, 1, others_failed=False)
        assert 11 == told.code
        assert told.why is not None
        assert (
            "gate missed: regression, more is lost than in base.json: F1 1.00 points; "
            "90 % of the points must be judged, 1 of 2 are; F2 must pass and is cannot tell; "
            "80 of 100 points must be certain, 0 of 2 are"
        ) == told.why.en
        assert told.why.vi.startswith("không đạt ngưỡng chặn: suy giảm, mất điểm nhiều hơn base.json: F1 1,00 điểm; ")

    @pytest.mark.parametrize(
        ("gate", "expected"),
        [
            (Gate("80", (), "90"), 16),
            (Gate("80", ("F2",)), 10),
            (Gate(None, ("F2",), "90"), 16),
            (Gate("0", ("F1",), "50"), 0),
        ],
    )
    def test_too_little_judged_comes_before_the_score(self, gate: Gate, expected: int) -> None:
        assert expected == ending(result_of(row("F1"), row("F2", 0, 1)), gate, 1, others_failed=False).code

    def test_a_held_gate_is_no_failure_whatever_pytest_counts(self) -> None:
        told = ending(result_of(row("F1", 0), row("F2")), Gate("50"), 1, others_failed=False)
        assert (0, "gate holds") == (told.code, told.why and told.why.en)

    def test_tests_of_the_users_own_still_fail_a_held_gate_and_hide_no_missed_one(self) -> None:
        told = result_of(row("F1", 0), row("F2"))
        assert 1 == ending(told, Gate("50"), 1, others_failed=True).code
        assert 10 == ending(told, Gate("51"), 1, others_failed=True).code

    def test_without_a_gate_the_reason_names_what_was_lost_and_what_could_not_be_looked_at(self) -> None:
        told = ending(
            result_of(row("F1", 0), row("F2", 0, 1, outcome="blocked"), row("F3", 0, waived=True)), Gate(), 1,
            others_failed=False,
        )  # fmt: skip
        assert 1 == told.code
        assert told.why is not None
        assert "1 criterion lost points (F1); 1 criterion could not be looked at (F2)" == told.why.en

    def test_without_a_gate_and_a_loss_there_is_nothing_to_say(self) -> None:
        assert Ending(0) == ending(result_of(row("F1")), Gate(), 0, others_failed=False)

    @pytest.mark.parametrize(("outcome", "expected"), [("blocked", 12), ("not_tested", 13)])
    def test_where_nothing_was_seen_no_gate_is_asked(self, outcome: Any, expected: int) -> None:
        told = ending(result_of(row("F1", 0, 1, outcome=outcome)), Gate("0"), 0, others_failed=False)
        assert expected == told.code
        assert told.why is not None
        assert 13 == ending(None, Gate("0"), 0, others_failed=False).code
