"""The part of a result about one criterion: the row, what became of it, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_egov.barriers import Barrier, barriers_in, rules_in
from pytest_egov.catalogue import Effort, LegalBasis, Part
from pytest_egov.documents import Figure, Moment, Row
from pytest_egov.evidence.places import Place, Step
from pytest_egov.scoring import points_of
from pytest_egov.timed_results import TimedResult, timed_in
from pytest_egov.verdict import FULL, NONE, Basis, Outcome, Text

if TYPE_CHECKING:
    from pytest_egov.catalogue import Criterion
    from pytest_egov.judging import Judgement, PartJudgement

__all__ = ["CriterionResult", "LookResult", "PartResult", "Points", "Seen", "criterion_result"]


class Points(Row):
    """Points of one criterion: the most there are, earned for certain, still open; the rest is lost.

    ``attested`` is the part of earned that rests on a person's word, ``waived`` the part of lost that is waived.
    """

    max: Figure
    earned: Figure
    open: Figure
    lost: Figure
    attested: Figure = 0.0
    waived: Figure = 0.0


class Seen(Row):
    """Evidence a judgement rests on: its kind, the place, the journey and the pictures (paths in the dossier)."""

    kind: str
    place: Place
    steps: tuple[Step, ...]
    pictures: tuple[str, ...]


class PartResult(Row):
    """One check's share of a criterion. ``earned`` and ``open`` are shares of this part, from 0 to 1.

    ``barriers`` are the elements of pages that break the rules the part names, or leave them undecided; ``timings`` the loads
    of the pages it times.
    """

    check: str
    share: Figure
    outcome: Outcome
    earned: Figure
    open: Figure
    sentence: Text
    limits: dict[str, Any]
    seen: tuple[Seen, ...]
    tried: tuple[str, ...]
    barriers: tuple[Barrier, ...] = ()
    timings: tuple[TimedResult, ...] = ()


class LookResult(Row):
    """One look at a criterion that was looked at at several hours; ``earned`` and ``open`` are shares of its points."""

    taken_at: Moment
    outcome: Outcome
    earned: Figure
    open: Figure
    sentence: Text
    counts: bool


class CriterionResult(Row):
    """One criterion: the row, what became of it, and on what evidence.

    ``sentence`` is what was found; ``claim`` the row's own sentence for the level reached (None where something is open);
    ``looks`` holds every look at a criterion that was rechecked, and nothing else. ``effort`` is the kind of work that wins
    back all of its points; None where the catalogue does not say.
    """

    id: str
    pillar: str
    group: str
    title: Text
    outcome: Outcome
    basis: Basis
    points: Points
    sentence: Text
    claim: Text | None
    expected: Text
    judged: Text
    why: Text
    fix: Text
    needs: Text | None
    provenance: str
    automation: str
    wcag: str | None
    level: str | None
    legal: tuple[LegalBasis, ...]
    parts: tuple[PartResult, ...]
    looks: tuple[LookResult, ...] = ()
    effort: Effort | None = None


def criterion_result(pillar: str, group: str, row: Criterion, judgement: Judgement) -> CriterionResult:
    """What a judgement says of a row, in figures of points."""
    points = points_of(judgement)
    return CriterionResult(
        id=row.id,
        pillar=pillar,
        group=group,
        title=row.title,
        outcome=judgement.outcome,
        basis=judgement.basis,
        points=Points(
            max=float(points.maximum),
            earned=float(points.certain),
            open=float(points.possible - points.certain),
            lost=float(points.maximum - points.possible),
            attested=float(points.attested),
            waived=float(points.waived),
        ),
        sentence=judgement.sentence,
        claim=_claim(row, judgement),
        expected=row.sentences[FULL],
        judged=row.judged,
        why=row.why,
        fix=row.fix,
        needs=row.needs,
        provenance=row.provenance,
        automation=row.automation,
        wcag=row.wcag,
        level=row.level,
        legal=row.basis,
        parts=tuple(_part_result(part, judged) for part, judged in zip(row.judged_by, judgement.parts, strict=False)),
        looks=tuple(
            LookResult(
                taken_at=look.taken_at,
                outcome=look.outcome,
                earned=float(look.earned),
                open=float(look.open),
                sentence=look.sentence,
                counts=look.counts,
            )
            for look in judgement.looks
        ),
        effort=row.effort,
    )


def _claim(row: Criterion, judgement: Judgement) -> Text | None:
    if judgement.open or judgement.outcome == "not_applicable":
        return None
    level = next((level for level, share in row.credit.items() if share == judgement.earned), None)
    return row.sentences[level or NONE] if level or not judgement.earned else None


def _part_result(part: Part, judged: PartJudgement) -> PartResult:
    return PartResult(
        check=judged.check,
        share=float(judged.share),
        outcome=judged.outcome,
        earned=float(judged.earned),
        open=float(judged.open),
        sentence=judged.sentence,
        limits=part.limits,
        seen=tuple(Seen(kind=kind, place=c.place, steps=c.steps, pictures=c.pictures) for kind, c in judged.evidence),
        tried=judged.tried,
        barriers=barriers_in((c.evidence for _, c in judged.evidence), rules_in(part.limits)),
        timings=timed_in((c.evidence for _, c in judged.evidence), part.limits),
    )
