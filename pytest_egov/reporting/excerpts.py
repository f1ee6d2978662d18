"""What every report picks out of a result: what was lost, what is open and why. Picked and sorted, never scored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pytest_egov.reporting.paper import OUTCOMES, PILLARS
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult, Totals
    from pytest_egov.verdict import Basis, Outcome

__all__ = [
    "OpenReason",
    "headline",
    "lost_points",
    "observed_points",
    "open_points",
    "open_reasons",
    "outcome_counts",
    "pillar_title",
    "resting_on",
]


@dataclass(frozen=True, slots=True)
class OpenReason:
    """Criteria that are open for the same reason, and the points that hang on it."""

    outcome: Outcome
    sentence: Text
    points: Decimal
    criteria: tuple[CriterionResult, ...]


def headline(result: RunResult) -> Totals:
    """The score; of a narrowed run what was judged, which is no score."""
    return result.judged if result.score is None else result.score


def lost_points(result: RunResult) -> list[CriterionResult]:
    """Criteria that lost points, largest loss first, then in the catalogue's order."""
    return sorted((row for row in result.criteria if row.points.lost > 0), key=lambda row: -row.points.lost)


def open_points(totals: Totals) -> Decimal:
    """How much is still open; taken from the interval, so that it says the same as the two figures beside it."""
    return _exact(totals.possible) - _exact(totals.certain)


def observed_points(totals: Totals) -> Decimal:
    """How much of what is certain was observed: all that nobody had to attest."""
    return _exact(totals.certain) - _exact(totals.attested)


def resting_on(result: RunResult, basis: Basis) -> list[CriterionResult]:
    """Criteria whose judgement rests on a statement: attested, or waived."""
    return [row for row in result.criteria if row.basis == basis]


def open_reasons(result: RunResult) -> list[OpenReason]:
    """What is open, put together by reason, most points first."""
    together: dict[tuple[Outcome, str], list[CriterionResult]] = {}
    for row in result.criteria:
        if row.points.open > 0:
            together.setdefault((row.outcome, row.sentence.en), []).append(row)
    reasons = [
        OpenReason(outcome, rows[0].sentence, sum((_exact(row.points.open) for row in rows), Decimal(0)), tuple(rows))
        for (outcome, _), rows in together.items()
    ]
    return sorted(reasons, key=lambda reason: -reason.points)


def outcome_counts(result: RunResult) -> dict[Outcome, int]:
    """How many criteria came to each outcome, in the order of the design; those that none came to are left out."""
    counted = Counter(row.outcome for row in result.criteria)
    return {outcome: counted[outcome] for outcome in OUTCOMES if counted[outcome]}


def pillar_title(result: RunResult, pillar_id: str) -> Text:
    """The catalogue's title of a pillar; of a narrowed run, which does not carry it, the common name."""
    if result.score is not None:
        for pillar in result.score.pillars:
            if pillar.id == pillar_id:
                return pillar.title
    return PILLARS.get(pillar_id, Text(pillar_id, pillar_id))


def _exact(value: float) -> Decimal:
    return Decimal(str(value))
