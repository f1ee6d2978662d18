"""One run, read as its stages: gather, judge, score, report. Puts the rooms together and has no logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_egov import __version__
from pytest_egov.approaching import kept_out_by, manners, open_start_page, robots
from pytest_egov.binding import Suite, load_suite
from pytest_egov.errors import BrowserGone, BrowserNotFound, PortalBlocked
from pytest_egov.evidence.dossier import About, Dossier
from pytest_egov.evidence.findings import Finding, Found
from pytest_egov.evidence.places import Place
from pytest_egov.judging import Judgement, judge
from pytest_egov.kept_results import portal_of
from pytest_egov.outputs import FORMATS, formats_named, write_reports
from pytest_egov.plan_progress import PLAN_NOTE, kept_plan
from pytest_egov.portal import Portal, load_portal
from pytest_egov.rechecks import Recheck, take_recheck
from pytest_egov.repair_plan import RepairPlan, plan_for_run
from pytest_egov.results import RunResult, evaluate
from pytest_egov.standing import standing
from pytest_egov.stated_results import NOTE, kept_statements
from pytest_egov.statements import Statements, read_statements

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from pytest_egov.driver.session_state import SessionState
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.evidence.timings import FormDraw, Sample
    from pytest_egov.gather_section import Timing
    from pytest_egov.gatherers.gathering import Gathering
    from pytest_egov.gatherers.timings import Stopwatch
    from pytest_egov.reporting.paper import Language
    from pytest_egov.reporting.pictures import Which
    from pytest_egov.wayfinding.products import Product

__all__ = ["Order", "Run", "judge_dossier", "take_order", "timing_of"]

DEFAULT_SUITE = "conformance_suites.mic_2023"


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for, checked before any page is opened.

    ``kept_form`` is the draw of the eForm that was timed before; ``brought`` is evidence by kind that need not be gathered.
    ``at`` is the moment of a rehearsal, in place of the clock; the result says so. ``formats`` are the outputs to write (None:
    all that need no browser), ``lang`` is their language (each one's own habit when None), ``assessor`` is named in them,
    ``pictures`` are those the report shows.
    """

    suite: Suite
    portal: Portal
    report: Path
    evidence: Path
    seed: str | None = None
    rounds: int | None = None
    statements: Statements | None = None
    product: Product | None = None
    recheck: Recheck | None = None
    kept_form: FormDraw | None = None
    brought: Mapping[str, Finding[Any]] = field(default_factory=dict)
    at: datetime | None = None
    lang: Language | None = None
    formats: tuple[str, ...] | None = None
    assessor: str = ""
    plan: RepairPlan | None = None
    pictures: Which = "fail"

    def now(self) -> datetime:
        """The time, aware."""
        return self.at or datetime.now(UTC)


def take_order(
    portal: str,
    suite: str,
    report: Path,
    evidence: Path,
    seed: str | None,
    rounds: int | None,
    address: str | None = None,
    statements: str | None = None,
    recheck: str | None = None,
    plan: str | None = None,
) -> Order:
    """Read the portal file, the suite, the statements and the plan; ``address`` takes the place of the one in the portal file.

    Raises:
        UsageProblem: one of them does not hold together; the message lists every fault with its place and remedy.
    """
    from pytest_egov.driver.trust import own_authority
    from pytest_egov.gatherers import all_kinds
    from pytest_egov.wayfinding.products import load_product
    from pytest_egov.wayfinding.vocabulary import vocabulary

    own_authority()  # what EGOV_CA names is read now: a wrong name is found before anything is opened
    known_places = frozenset(vocabulary().places)
    said = load_portal(portal, known_places)
    if address is not None:
        said = said.model_copy(update={"address": load_portal(address, known_places).address})
    loaded = load_suite(suite, all_kinds())
    stated = read_statements(Path(statements), loaded.catalogue, said) if statements else None
    planned = plan_for_run(Path(plan), loaded.catalogue, said) if plan else None
    product = load_product(said.product) if said.product is not None else None
    again = take_recheck(Path(recheck), loaded, said, seed, all_kinds()) if recheck else None
    if again is not None:
        stated = stated or kept_statements(again.earlier)
        planned = planned or kept_plan(again.earlier)
        seed = again.earlier.about.seed
    return Order(loaded, said, report, evidence, seed, rounds, stated, product, again, plan=planned)


@dataclass(slots=True, repr=False)  # pytest shows arguments by their repr, and what was seen stands in here
class Run:
    """A run under way: its dossier grows as criteria ask for evidence."""

    order: Order
    dossier: Dossier
    gathering: Gathering
    visitor: Visitor
    unprinted: str = ""  # why a form of the report that a browser prints is missing

    @classmethod
    def begin(
        cls,
        order: Order,
        launch: Callable[[], Browser],
        selected: tuple[str, ...],
        say: Callable[[str], None],
    ) -> Run:
        """Begin a dossier, and open the portal's start page.

        Raises:
            PortalUnreachable: the start page does not answer, or refuses us.
            BrowserGone: the browser died before anything was seen.
            DossierProblem: there is no place to write evidence to.
        """
        run = cls.prepare(order, launch, selected, say)
        open_start_page(run.gathering.expedition.finder, order.portal)
        # What everybody meets first is the portal's own: its hotline is judged, and its name may be a person's too.
        run.dossier.mask.publish(run.gathering.expedition.finder.start().text)
        return run

    @classmethod
    def prepare(
        cls,
        order: Order,
        launch: Callable[[], Browser],
        selected: tuple[str, ...],
        say: Callable[[str], None],
    ) -> Run:
        """Begin a dossier, and open no page yet.

        Raises:
            DossierProblem: there is no place to write evidence to.
        """
        from pytest_egov.driver.visitor import Visitor
        from pytest_egov.gatherers import all_gatherers, all_kinds
        from pytest_egov.gatherers.account.personal_data import heed, mask_for
        from pytest_egov.gatherers.expedition import Expedition
        from pytest_egov.gatherers.gathering import Gathering
        from pytest_egov.wayfinding.finder import Finder

        suite, portal = order.suite, order.portal
        browser = launch()
        about = _about(order, f"{browser.browser_type.name} {browser.version}", selected)
        earlier = order.recheck.earlier if order.recheck is not None else None
        dossier = Dossier.begin(order.evidence, about, all_kinds(), earlier, mask_for(portal))
        for kind, finding in order.brought.items():
            dossier.keep(kind, finding)
        if order.statements is not None:
            dossier.note(NOTE, order.statements.model_dump(mode="json"), by_user=True)
        if order.plan is not None:
            dossier.note(PLAN_NOTE, order.plan.model_dump(mode="json"), by_user=True)
        profile = suite.catalogue.gather.timing.profile
        visitor = Visitor(
            launch, manners(portal, browser), dossier.keep_picture, profile.width, profile.height,
            mask=dossier.mask, on_read=heed,
        )  # fmt: skip
        visitor.ledger.keep = lambda entries: dossier.note("acts", entries)
        exploring = suite.catalogue.gather.exploring
        finder = Finder(portal, exploring, visitor.read, robots(portal, visitor), product=order.product)
        gather = suite.catalogue.gather
        gather = gather.model_copy(update={"timing": timing_of(order)})
        expedition = Expedition(
            portal, gather, finder, visitor, about.seed, about.taken_at.date(), dossier.seen,
            stopwatch=_stopwatch(launch, visitor, order, gather.timing), say=say,
        )  # fmt: skip
        gathering = Gathering(expedition, all_gatherers(), dossier)
        gathering.begin(kind for id_ in _looked_at(order, about, selected) for kind in suite.kinds_for(id_))
        return cls(order, dossier, gathering, visitor)

    def gather(self, criterion_id: str) -> list[tuple[str, Place]]:
        """Gather what a criterion needs, unless the dossier has it; answers the places it stands on, by kind of evidence.

        Raises:
            PortalUnreachable: the portal went away for good.
        """
        kinds = self.order.suite.kinds_for(criterion_id)
        if criterion_id in _looked_at(self.order, self.dossier.about, (criterion_id,)):
            self.gathering.provide(kinds)
        findings = ((kind, self.dossier.get(kind)) for kind in kinds)
        return [
            (kind, candidate.place)
            for kind, finding in findings
            if isinstance(finding, Found)
            for candidate in finding.candidates
        ]

    def judge(self, criterion_id: str) -> Judgement:
        """Judge a criterion from what was gathered."""
        order, today = self.order, self.dossier.about.taken_at.date()
        counting = standing(order.statements, order.suite.catalogue, today)
        return judge(order.suite, criterion_id, self.dossier, order.portal, counting)

    def finish(self) -> RunResult:
        """Judge everything from the dossier once more, as ``egov judge`` will, and write the reports."""
        self.dossier.note("writes", [[w.act, w.method, w.url, w.fate] for w in self.visitor.writes])
        self.gathering.expedition.leave()
        self.dossier.finish(self.order.now().replace(microsecond=0))
        result = evaluate(self.order.suite, self.dossier, self.order.portal)
        try:
            write_reports(
                result,
                self.order.report,
                self.dossier.directory,
                self.order.formats,
                lang=self.order.lang,
                pictures=self.order.pictures,
            )
        except (BrowserNotFound, BrowserGone) as error:
            self.unprinted = str(error)
        return result

    @property
    def outputs(self) -> tuple[str, ...]:
        """The forms of the report that were written."""
        wanted = self.order.formats if self.order.formats is not None else formats_named(None)
        return tuple(name for name in wanted if not (self.unprinted and FORMATS[name].printed))


def judge_dossier(
    directory: Path, suite: str | None = None, statements: Path | None = None, plan: Path | None = None
) -> RunResult:
    """Repeat judging and scoring from a dossier on disk, without a browser; the same dossier gives the same result.

    Statements and plan are kept in the dossier, in the place of those it had, so that judging it again counts them again.

    Raises:
        DossierProblem, CatalogueProblem, StatementsProblem, PlanProblem: as loading them does.
    """
    from pytest_egov.gatherers import all_kinds

    dossier = Dossier.load(directory, all_kinds())
    loaded = load_suite(suite or dossier.about.suite, all_kinds())
    portal = portal_of(dossier)
    if statements is not None:
        stated = read_statements(statements, loaded.catalogue, portal)
        dossier.note(NOTE, stated.model_dump(mode="json"), by_user=True)
    if plan is not None:
        dossier.note(PLAN_NOTE, plan_for_run(plan, loaded.catalogue, portal).model_dump(mode="json"), by_user=True)
    return evaluate(loaded, dossier, portal)


def _about(order: Order, browser: str, selected: tuple[str, ...]) -> About:
    catalogue = order.suite.catalogue
    whole = sum(1 for _ in catalogue.rows())
    recheck = order.recheck
    if recheck is not None and recheck.earlier.about.selected is not None:
        selected = tuple(id_ for id_ in selected if id_ in recheck.earlier.about.selected)
    seed = order.seed or catalogue.gather.seed.format(catalogue=catalogue.id, host=order.portal.host)
    return About(
        taken_at=order.now().replace(microsecond=0),
        tool=__version__,
        suite=order.suite.name,
        catalogue={"id": catalogue.id, "version": catalogue.version, "sha256": catalogue.sha256},
        gather=catalogue.gather.model_dump(mode="json"),
        portal=order.portal.model_dump(mode="json"),
        seed=seed,
        browser=browser,
        selected=None if len(selected) == whole else selected,
        rechecked=tuple(id_ for id_ in recheck.criteria if id_ in selected) if recheck is not None else (),
        rehearsed=order.at is not None,
        assessor=order.assessor,
    )


def _looked_at(order: Order, about: About, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The criteria evidence is gathered for; in a recheck those that lost points, the others are judged from what there is."""
    return ids if order.recheck is None else tuple(id_ for id_ in ids if id_ in about.rechecked)


def timing_of(order: Order) -> Timing:
    """The standard's wishes for timing, with what the user asks instead: a number of rounds is meant exactly."""
    timing = order.suite.catalogue.gather.timing
    if order.portal.load_profile is not None:
        timing = timing.model_copy(update={"profile": order.portal.load_profile})
    if order.rounds is not None:
        timing = timing.model_copy(update={"rounds": order.rounds, "most_rounds": order.rounds})
    return timing


def _stopwatch(launch: Callable[[], Browser], visitor: Visitor, order: Order, timing: Timing) -> Stopwatch:
    """How a page is timed: alone, our own tab parked first."""
    from pytest_egov.driver.cold_load import measure
    from pytest_egov.gatherers.timings import Stopwatch

    limits = order.suite.catalogue.timed_limits()
    # From the longest TTI that still earns something there is nothing to wait for.
    useful = max(limits.get("tti_ms", (10_000.0,)))

    def load(url: str, state: SessionState | None = None, *, briefly: bool = False) -> Sample:
        visitor.park()
        sample = measure(
            launch(),
            url,
            profile=timing.profile,
            timeout_s=timing.timeout_s,
            half_credit_tti_ms=0.0 if briefly else useful,
            state=state,
        )
        # A page that was never asked for is not slow.
        if sample.error is not None and (why := kept_out_by(sample.error)) is not None:
            raise PortalBlocked(f"{url}: {why}.")
        return sample

    return Stopwatch(timing, limits, load, order.kept_form)
