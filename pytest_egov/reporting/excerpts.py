"""What every report picks out of a result: what was lost, what is open and why. Picked and sorted, never scored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pytest_egov.reporting.paper import OUTCOMES, PILLARS
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from datetime import datetime

    from pytest_egov.criterion_results import CriterionResult, Points
    from pytest_egov.results import RunResult, Totals
    from pytest_egov.verdict import Basis, Outcome

__all__ = [
    "OpenReason",
    "evidence_files",
    "headline",
    "lost_in_all",
    "lost_points",
    "observed_points",
    "open_points",
    "open_reasons",
    "outcome_counts",
    "period",
    "pillar_title",
    "possible_points",
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


def lost_in_all(totals: Totals) -> Decimal:
    """How much is lost: what even the best ending of everything open does not bring back."""
    return _exact(totals.maximum) - _exact(totals.possible)


def possible_points(points: Points) -> Decimal:
    """What one criterion may still come to: earned and open together, as the two figures beside it say."""
    return _exact(points.earned) + _exact(points.open)


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


def period(result: RunResult) -> tuple[datetime, datetime]:
    """From the first look to the last: the run from its beginning to its end, and the timed loads, which may be a month's."""
    loads = (
        load.started_at for row in result.criteria for part in row.parts for seen in part.timings for load in seen.loads
    )
    moments = [result.taken_at, result.finished_at or result.taken_at, *loads]
    return min(moments), max(moments)


def evidence_files(result: RunResult, row: CriterionResult) -> list[str]:
    """The files a judgement rests on: evidence and pictures of the dossier, and what a person's statement names."""
    seen = [seen for part in row.parts for seen in part.seen]
    files = [f"evidence/{looked.kind}.json" for looked in seen] + [name for looked in seen for name in looked.pictures]
    files += [barrier.picture for part in row.parts for barrier in part.barriers if barrier.picture]
    if result.statements is not None:
        stated = (entry for entry in result.statements.entries if entry.id == row.id and entry.effect == "attested")
        files += [entry.evidence for entry in stated if entry.evidence]
    return list(dict.fromkeys(files))


def pillar_title(result: RunResult, pillar_id: str) -> Text:
    """The catalogue's title of a pillar; of a narrowed run, which does not carry it, the common name."""
    if result.score is not None:
        for pillar in result.score.pillars:
            if pillar.id == pillar_id:
                return pillar.title
    return PILLARS.get(pillar_id, Text(pillar_id, pillar_id))


def _exact(value: float) -> Decimal:
    return Decimal(str(value))
