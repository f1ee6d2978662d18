"""The run result: the one file every report is made from, and the gate that reads it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pytest_egov.binding import Suite
from pytest_egov.catalogue import LegalBasis, Part
from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.evidence.dossier import canonical_json, write_atomically
from pytest_egov.evidence.places import Place, Step
from pytest_egov.judging import Judgement, PartJudgement, judge
from pytest_egov.scoring import Interval, Score, points_of, score
from pytest_egov.standing import standing
from pytest_egov.stated_results import StatementsResult, kept_statements, statements_result
from pytest_egov.verdict import FULL, NONE, Basis, Outcome, Text

if TYPE_CHECKING:
    from pytest_egov.catalogue import Criterion
    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.portal import Portal

__all__ = [
    "SCHEMA",
    "CriterionResult",
    "PartResult",
    "Points",
    "RunResult",
    "evaluate",
    "load_result",
    "save_result",
]

SCHEMA: Literal["pytest-egov/result/1"] = "pytest-egov/result/1"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Points(_Record):
    """Points of one criterion: the most there are, earned for certain, still open; the rest is lost.

    ``attested`` is the part of earned that rests on a person's word, ``waived`` the part of lost that is waived.
    """

    max: float
    earned: float
    open: float
    lost: float
    attested: float = 0.0
    waived: float = 0.0


class Totals(_Record):
    """An interval: points certain, possible, and the most there are (without what does not apply).

    ``attested`` is the part of certain that rests on a person's word, ``waived`` the part of what is lost that is waived.
    """

    certain: float
    possible: float
    maximum: float
    attested: float = 0.0
    waived: float = 0.0


class GroupTotals(Totals):
    """The interval of one group."""

    id: str
    title: Text


class PillarTotals(Totals):
    """The interval of one pillar, and of its groups."""

    id: str
    title: Text
    groups: tuple[GroupTotals, ...]


class ScoreTotals(Totals):
    """The score of a full run, by pillar."""

    pillars: tuple[PillarTotals, ...]


class Seen(_Record):
    """Evidence a judgement rests on: its kind, the place, the journey and the pictures (paths in the dossier)."""

    kind: str
    place: Place
    steps: tuple[Step, ...]
    pictures: tuple[str, ...]


class PartResult(_Record):
    """One check's share of a criterion. ``earned`` and ``open`` are shares of this part, from 0 to 1."""

    check: str
    share: float
    outcome: Outcome
    earned: float
    open: float
    sentence: Text
    limits: dict[str, Any]
    seen: tuple[Seen, ...]
    tried: tuple[str, ...]


class CriterionResult(_Record):
    """One criterion: the row, what became of it, and on what evidence.

    ``sentence`` is what was found; ``claim`` the row's own sentence for the level reached (None where something is open).
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


class CatalogueName(_Record):
    """Which standard, in which words, and the sentence about its provenance that stands wherever it is shown."""

    id: str
    version: str
    sha256: str
    title: Text
    frame: Text
    provenance_note: Text


class PortalName(_Record):
    """Whom the result is about."""

    address: str
    name: str
    agency: str
    environment: str


class RunResult(_Record):
    """The result of one run.

    Attributes:
        score: of a full run; None when the run was narrowed to some criteria: those have no 100-point score.
        judged: what was selected, added up, with how many criteria of how many.
        dossier_sha256: hash of the dossier's manifest, which names every byte of evidence.
        statements: what people stated, and what became of each entry; None when nobody stated anything.
        warnings: what a reader must know before trusting the figures.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal["pytest-egov/result/1"] = Field(SCHEMA, alias="schema")
    tool: str
    suite: str
    catalogue: CatalogueName
    portal: PortalName
    taken_at: datetime
    browser: str
    seed: str
    dossier_sha256: str
    score: ScoreTotals | None
    judged: Totals
    criteria_judged: int
    criteria_total: int
    criteria: tuple[CriterionResult, ...]
    statements: StatementsResult | None = None
    warnings: tuple[Text, ...] = ()


def evaluate(suite: Suite, dossier: Dossier, portal: Portal) -> RunResult:
    """Judge every selected criterion from the dossier and add up: the same dossier gives the same result to the byte."""
    catalogue, about = suite.catalogue, dossier.about
    selected = [row.id for _, _, row in catalogue.rows() if about.selected is None or row.id in about.selected]
    said = kept_statements(dossier)
    counting = standing(said, catalogue, about.taken_at.date())
    judgements = {id_: judge(suite, id_, dossier, portal, counting) for id_ in selected}
    added = score(catalogue, judgements)
    whole = len(selected) == sum(1 for _ in catalogue.rows())
    return RunResult(
        schema=SCHEMA,
        tool=f"pytest-egov {about.tool}",
        suite=suite.name,
        catalogue=CatalogueName(
            id=catalogue.id,
            version=catalogue.version,
            sha256=catalogue.sha256,
            title=catalogue.title,
            frame=catalogue.frame,
            provenance_note=catalogue.provenance_note,
        ),
        portal=PortalName(
            address=portal.address, name=portal.name, agency=portal.agency, environment=portal.environment
        ),
        taken_at=about.taken_at,
        browser=about.browser,
        seed=about.seed,
        dossier_sha256=dossier.sha256,
        score=_score_totals(suite, added) if whole else None,
        judged=_totals(added.total),
        criteria_judged=len(selected),
        criteria_total=sum(1 for _ in catalogue.rows()),
        criteria=tuple(
            _criterion_result(pillar.id, group.id, row, judgements[row.id])
            for pillar, group, row in catalogue.rows()
            if row.id in judgements
        ),
        statements=statements_result(said, counting, judgements) if said is not None else None,
        warnings=tuple(entry.why for entry in counting.ignored),
    )


def save_result(result: RunResult, file: Path) -> None:
    """Write ``result.json``, whole or not at all."""
    write_atomically(file, canonical_json(result.model_dump(mode="json", by_alias=True)))


def load_result(file: Path) -> RunResult:
    """Read a result back.

    Raises:
        DossierProblem: it is missing, or no result of this version.
    """
    try:
        return RunResult.model_validate_json(file.read_bytes())
    except OSError as error:
        raise DossierProblem(f"{place_of(file)} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise DossierProblem(f"{place_of(file)} is no result of this version ({where}: {first['msg']}).") from error


def _criterion_result(pillar: str, group: str, row: Criterion, judgement: Judgement) -> CriterionResult:
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
    )


def _score_totals(suite: Suite, added: Score) -> ScoreTotals:
    pillars = tuple(
        PillarTotals(
            id=pillar.id,
            title=pillar.title,
            groups=tuple(
                GroupTotals(id=group.id, title=group.title, **_figures(added.groups[group.id]))
                for group in pillar.groups
            ),
            **_figures(added.pillars[pillar.id]),
        )
        for pillar in suite.catalogue.pillars
    )
    return ScoreTotals(pillars=pillars, **_figures(added.total))


def _totals(interval: Interval) -> Totals:
    return Totals(**_figures(interval))


def _figures(interval: Interval) -> dict[str, float]:
    return {
        "certain": float(interval.certain),
        "possible": float(interval.possible),
        "maximum": float(interval.maximum),
        "attested": float(interval.attested),
        "waived": float(interval.waived),
    }
