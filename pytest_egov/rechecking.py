"""Two looks at the same criterion, at different hours: both are kept, and the better one counts. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pytest_egov.evidence.dossier import EARLIER
from pytest_egov.verdict import Outcome, Text
from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    from pytest_egov.evidence.findings import Candidate
    from pytest_egov.judging import Judgement, PartJudgement

__all__ = ["Look", "better_of", "from_earlier"]


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a criterion came to; shares of its points. Of all looks at it exactly one counts."""

    taken_at: datetime
    outcome: Outcome
    earned: Fraction
    open: Fraction
    sentence: Text
    counts: bool


def from_earlier(judgement: Judgement) -> Judgement:
    """A judgement of the earlier dossier, its pictures named as they lie in the one that holds it."""
    return replace(judgement, parts=tuple(map(_part_from_earlier, judgement.parts)))


def better_of(before: Judgement, before_at: datetime, now: Judgement, now_at: datetime) -> Judgement:
    """The better of two judgements of a row that lost points, with both looks kept.

    Nobody loses points for one bad minute; nobody wins any because we were kept out the second time: what a look leaves
    open counts for it only where we looked and a person must decide. Two equal looks leave the first one standing.
    """
    again = _worth(now) > _worth(before)
    looks = before.looks or (_look(before, before_at),)
    if again:
        looks = (*(replace(look, counts=False) for look in looks), _look(now, now_at))
    else:
        looks = (*looks, replace(_look(now, now_at), counts=False))
    return replace(now if again else before, looks=looks, sentence=_sentence(looks))


def _worth(judgement: Judgement) -> tuple[Fraction, Fraction]:
    parts = (part.share * part.open for part in judgement.parts if part.outcome == "cannot_tell")
    return judgement.earned, sum(parts, Fraction(0))


def _look(judgement: Judgement, taken_at: datetime) -> Look:
    return Look(taken_at, judgement.outcome, judgement.earned, judgement.open, judgement.sentence, counts=True)


def _sentence(looks: tuple[Look, ...]) -> Text:
    said = [(day_and_time(look.taken_at), look.sentence) for look in looks]
    counted = next(day_and_time(look.taken_at) for look in looks if look.counts)
    return Text(
        " ".join([*(f"Xem lúc {at}: {text.vi}" for at, text in said), f"Tính lần xem tốt hơn, lúc {counted}."]),
        " ".join([*(f"Seen on {at}: {text.en}" for at, text in said), f"The better look counts, that of {counted}."]),
    )


def _part_from_earlier(part: PartJudgement) -> PartJudgement:
    return replace(part, evidence=tuple((kind, _moved(candidate)) for kind, candidate in part.evidence))


def _moved(candidate: Candidate[Any]) -> Candidate[Any]:
    return replace(candidate, pictures=tuple(f"{EARLIER}/{name}" for name in candidate.pictures))
