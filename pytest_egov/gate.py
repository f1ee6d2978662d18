"""Decides a run's exit code: by the gate where there is one, else by what became of the criteria."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_egov.results import RunResult

__all__ = ["BELOW_GATE", "NOTHING_JUDGED", "PORTAL_DOWN", "holds", "looked_at_something", "was_kept_out"]

BELOW_GATE, PORTAL_DOWN, NOTHING_JUDGED = 10, 12, 13


def looked_at_something(result: RunResult | None) -> bool:
    """Whether at least one criterion was decided."""
    return result is not None and any(c.outcome in ("passed", "partial", "failed") for c in result.criteria)


def was_kept_out(result: RunResult | None) -> bool:
    """Whether the portal, or a fault, kept us from looking at something."""
    return result is not None and any(c.outcome == "blocked" for c in result.criteria)


def holds(result: RunResult, fail_under: str | None, must_pass: Sequence[str]) -> bool:
    """Whether every criterion that must pass did, and enough points are certain.

    Compared is exactly 100 x certain / maximum. A narrowed run has no 100-point score, so it cannot hold a gate on one.
    """
    outcomes = {criterion.id: criterion.outcome for criterion in result.criteria}
    if any(outcomes.get(id_) not in ("passed", "not_applicable") for id_ in must_pass):
        return False
    if fail_under is None:
        return True
    if result.score is None or not result.score.maximum:
        return False
    return Fraction(str(result.score.certain)) * 100 / Fraction(str(result.score.maximum)) >= Fraction(fail_under)
