from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pytest_egov.gate import looked_at_something, misses, was_kept_out
from pytest_egov.results import RunResult, ScoreTotals


def criterion(id_: str, outcome: str, basis: str = "observed", still_open: float = 0.0) -> Any:
    return SimpleNamespace(id=id_, outcome=outcome, basis=basis, points=SimpleNamespace(open=still_open))


def result(certain: float | None, maximum: float = 100.0, **outcomes: str) -> RunResult:
    score = None
    if certain is not None:
        score = ScoreTotals.model_construct(certain=certain, possible=maximum, maximum=maximum, pillars=())
    criteria: Any = tuple(criterion(id_, outcome) for id_, outcome in outcomes.items())
    return RunResult.model_construct(score=score, criteria=criteria)


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
    assert expected == (() == misses(result(certain, maximum), fail_under, []))


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
    assert expected == (() == misses(result(100.0, X1=outcome), None, ["X1"]))


def test_a_criterion_that_was_not_selected_did_not_pass() -> None:
    assert ("X1 must pass and is not selected",) == misses(result(100.0), None, ["X1"])


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
    assert expected == (() == misses(waived, None, ["X"]))


def test_statements_alone_are_no_look_at_the_portal() -> None:
    attested = RunResult.model_construct(score=None, criteria=(criterion("X", "passed", "attested"),))
    assert not looked_at_something(attested)
