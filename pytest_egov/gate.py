"""Decides a run's exit code: by the gate where there is one, else by what became of the criteria."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.results import RunResult

__all__ = ["BELOW_GATE", "NOTHING_JUDGED", "PORTAL_DOWN", "looked_at_something", "misses", "was_kept_out"]

BELOW_GATE, PORTAL_DOWN, NOTHING_JUDGED = 10, 12, 13


def looked_at_something(result: RunResult | None) -> bool:
    """Whether at least one criterion was decided by looking: a run that rests on statements alone has looked at nothing."""
    decided = ("passed", "partial", "failed")
    return result is not None and any(c.outcome in decided and c.basis != "attested" for c in result.criteria)


def was_kept_out(result: RunResult | None) -> bool:
    """Whether the portal, or a fault, kept us from looking at something."""
    return result is not None and any(c.outcome == "blocked" for c in result.criteria)


def misses(result: RunResult, fail_under: str | None, must_pass: Sequence[str]) -> tuple[str, ...]:
    """Why the gate does not hold, one sentence each; none when it does.

    Every criterion that must pass did, and enough points are certain: compared is exactly 100 x certain / maximum. A narrowed
    run has no 100-point score, so it cannot hold a gate on one. A waived loss does not miss the gate, a point still open does.
    """
    outcomes = {criterion.id: criterion.outcome for criterion in result.criteria}
    waived = {
        criterion.id for criterion in result.criteria if criterion.basis == "waived" and not criterion.points.open
    }
    said = [
        f"{id_} must pass and is {outcomes.get(id_, 'not selected').replace('_', ' ')}"
        for id_ in must_pass
        if outcomes.get(id_) not in ("passed", "not_applicable") and id_ not in waived
    ]
    if fail_under is not None:
        if result.score is None or not result.score.maximum:
            said.append(f"{fail_under} points are asked for, and this run has no 100-point score")
        elif Fraction(str(result.score.certain)) * 100 / Fraction(str(result.score.maximum)) < Fraction(fail_under):
            said.append(
                f"{fail_under} of 100 points must be certain, {result.score.certain:g} of {result.score.maximum:g} are"
            )
    return tuple(said)
