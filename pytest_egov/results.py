"""The run result: the one file every report is made from, and the gate that reads it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pytest_egov.bands import Bands
from pytest_egov.binding import Suite
from pytest_egov.criterion_results import CriterionResult, criterion_result
from pytest_egov.documents import Figure, Moment, first_fault
from pytest_egov.drawn_results import DrawResult, draws_in
from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.evidence.files import canonical_json
from pytest_egov.file_contents import LARGEST_OF_RUNS, content_of
from pytest_egov.frame_results import BandResult, ConditionResult, band_of, conditions_of
from pytest_egov.judging import judge
from pytest_egov.plan_progress import PlanResult, kept_plan, plan_result
from pytest_egov.resumed_results import Life, lives_of, said_of_lives
from pytest_egov.scoring import Interval, Score, score
from pytest_egov.standing import standing
from pytest_egov.stated_results import StatementsResult, kept_statements, statements_result
from pytest_egov.verdict import Text
from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.portal import Portal

__all__ = [
    "SCHEMA",
    "RunResult",
    "as_json",
    "evaluate",
    "load_result",
]

SCHEMA: Literal["pytest-egov/result/1"] = "pytest-egov/result/1"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Totals(_Record):
    """An interval: points certain, possible, and the most there are (without what does not apply).

    ``attested`` is the part of certain that rests on a person's word, ``waived`` the part of what is lost that is waived.
    """

    certain: Figure
    possible: Figure
    maximum: Figure
    attested: Figure = 0.0
    waived: Figure = 0.0


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


class CatalogueName(_Record):
    """Which standard, in which words, its bands if it has some, and the sentence about its provenance that goes with it."""

    id: str
    version: str
    sha256: str
    title: Text
    frame: Text
    provenance_note: Text
    bands: Bands | None = None


class PortalName(_Record):
    """Whom the result is about."""

    address: str
    name: str
    agency: str
    environment: str


class RecheckResult(_Record):
    """The earlier look: when, the hash of its dossier, and the criteria that were looked at once more."""

    taken_at: Moment
    dossier_sha256: str
    criteria: tuple[str, ...]


class RunResult(_Record):
    """The result of one run.

    Attributes:
        finished_at: when gathering ended (aware, UTC); None of a dossier that does not say so.
        assessor: who had the portal assessed; empty where nobody said so.
        score: of a full run; None when the run was narrowed to some criteria: those have no 100-point score.
        judged: what was selected, added up, with how many criteria of how many.
        dossier_sha256: hash of the dossier's manifest, which names every byte of evidence.
        draws: the procedures, forms and pages that were drawn, or named, to judge the portal by.
        resumed: every time it was taken up again after it had been cut off, in order.
        recheck: of which earlier dossier this is a recheck; None when it is none.
        statements: what people stated, and what became of each entry; None when nobody stated anything.
        warnings: what a reader must know before trusting the figures.
        plan: a plan of repairs and what became of it; None when none was given.
        band: of a full run by a standard that has bands.
        conditions: what the standard asks of a portal to be assessed at all, and whether it has it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal["pytest-egov/result/1"] = Field(SCHEMA, alias="schema")
    tool: str
    suite: str
    catalogue: CatalogueName
    portal: PortalName
    taken_at: Moment
    finished_at: Moment | None = None
    assessor: str = ""
    browser: str
    seed: str
    dossier_sha256: str
    score: ScoreTotals | None
    judged: Totals
    criteria_judged: int
    criteria_total: int
    criteria: tuple[CriterionResult, ...]
    draws: tuple[DrawResult, ...] = ()
    resumed: tuple[Life, ...] = ()
    recheck: RecheckResult | None = None
    statements: StatementsResult | None = None
    warnings: tuple[Text, ...] = ()
    plan: PlanResult | None = None
    band: BandResult | None = None
    conditions: tuple[ConditionResult, ...] = ()


def evaluate(suite: Suite, dossier: Dossier, portal: Portal) -> RunResult:
    """Judge every selected criterion from the dossier and add up: the same dossier gives the same result to the byte."""
    catalogue, about = suite.catalogue, dossier.about
    selected = [row.id for _, _, row in catalogue.rows() if about.selected is None or row.id in about.selected]
    said = kept_statements(dossier)
    counting = standing(said, catalogue, about.taken_at.date())
    judgements = {id_: judge(suite, id_, dossier, portal, counting) for id_ in selected}
    added = score(catalogue, judgements)
    criteria = tuple(
        criterion_result(pillar.id, group.id, row, judgements[row.id])
        for pillar, group, row in catalogue.rows()
        if row.id in judgements
    )
    plan, lives = kept_plan(dossier), lives_of(dossier)
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
            bands=catalogue.bands,
        ),
        portal=PortalName(
            address=portal.address, name=portal.name, agency=portal.agency, environment=portal.environment
        ),
        taken_at=about.taken_at,
        finished_at=dossier.finished_at,
        assessor=about.assessor,
        browser=about.browser,
        seed=about.seed,
        dossier_sha256=dossier.sha256,
        score=_score_totals(suite, added) if whole else None,
        judged=_totals(added.total),
        criteria_judged=len(selected),
        criteria_total=sum(1 for _ in catalogue.rows()),
        criteria=criteria,
        draws=draws_in({**(dossier.earlier.findings if dossier.earlier else {}), **dossier.findings}),
        statements=statements_result(said, counting, judgements) if said is not None else None,
        resumed=lives,
        recheck=_recheck(dossier),
        warnings=(
            *said_of_lives(about.taken_at, lives),
            *_rehearsed(dossier),
            *_too_soon(suite, dossier),
            *(entry.why for entry in counting.ignored),
        ),
        plan=plan_result(plan, criteria, about.taken_at) if plan is not None else None,
        band=band_of(catalogue.bands, added.total) if whole else None,
        conditions=conditions_of(catalogue.conditions, judgements),
    )


def as_json(result: RunResult) -> bytes:
    """The bytes of ``result.json``: the same result gives the same bytes."""
    return canonical_json(result.model_dump(mode="json", by_alias=True))


def load_result(file: Path) -> RunResult:
    """Read a result back.

    Raises:
        DossierProblem: it is missing, or no result of this version.
    """
    try:
        return RunResult.model_validate_json(content_of(file, DossierProblem, LARGEST_OF_RUNS))
    except ValidationError as error:
        raise DossierProblem(f"{place_of(file)} is no result of this version ({first_fault(error)}).") from error


def _recheck(dossier: Dossier) -> RecheckResult | None:
    earlier = dossier.earlier
    if earlier is None:
        return None
    return RecheckResult(
        taken_at=earlier.about.taken_at, dossier_sha256=earlier.sha256, criteria=dossier.about.rechecked
    )


def _rehearsed(dossier: Dossier) -> tuple[Text, ...]:
    if not dossier.about.rehearsed:
        return ()
    return (
        Text(
            "Diễn tập: thời điểm của lượt chạy này do người chạy đặt ra, không phải giờ thật.",
            "A rehearsal: the time of this run was set by whoever ran it, and is no time of a clock.",
        ),
    )


def _too_soon(suite: Suite, dossier: Dossier) -> tuple[Text, ...]:
    rule, earlier = suite.catalogue.gather.recheck, dossier.earlier
    if rule is None or earlier is None:
        return ()
    before, now = earlier.about.taken_at, dossier.about.taken_at
    if now - before >= timedelta(hours=rule.hours_apart):
        return ()
    hours = f"{rule.hours_apart:g}"
    return (
        Text(
            f"Hai lần xem ({day_and_time(before)} và {day_and_time(now)}) cách nhau chưa đến {hours} giờ: chưa phải là giờ khác. "
            "Hãy xem lại muộn hơn.",
            f"The two looks ({day_and_time(before)} and {day_and_time(now)}) are less than {hours} h apart: that is no other "
            "hour. Recheck later.",
        ),
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
