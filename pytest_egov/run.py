"""One run, read as its stages: gather, judge, score, report. Puts the rooms together and has no logic of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_egov import __version__
from pytest_egov.approaching import kept_out_by, manners, open_start_page, robots
from pytest_egov.binding import load_suite
from pytest_egov.errors import BrowserGone, BrowserNotFound, CannotKeep, PortalBlocked
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.findings import Found
from pytest_egov.evidence.holding import hold_anew, let_go
from pytest_egov.evidence.places import Place
from pytest_egov.judging import Judgement, judge
from pytest_egov.kept_results import portal_of
from pytest_egov.orders import DEFAULT_SUITE, Order, take_order, timing_of
from pytest_egov.outputs import FORMATS, formats_named, refuse_unwritable, write_reports
from pytest_egov.plan_progress import PLAN_NOTE
from pytest_egov.repair_plan import plan_for_run
from pytest_egov.results import RunResult, evaluate
from pytest_egov.resumes import SETTINGS, Settings, go_on, take_up
from pytest_egov.standing import standing
from pytest_egov.stated_results import NOTE
from pytest_egov.statements import read_statements

if TYPE_CHECKING:
    from filelock import BaseFileLock
    from playwright.sync_api import Browser

    from pytest_egov.driver.session_state import SessionState
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.evidence.timings import Sample
    from pytest_egov.gather_section import Timing
    from pytest_egov.gatherers.gathering import Gathering
    from pytest_egov.gatherers.timings import Stopwatch

__all__ = ["DEFAULT_SUITE", "Order", "Run", "judge_dossier", "take_order", "timing_of"]


_SPARE = 16  # a report opens a few files at a time, and modules that were not needed before


@dataclass(slots=True, repr=False)  # pytest shows arguments by their repr, and what was seen stands in here
class Run:
    """A run under way: its dossier grows as criteria ask for evidence."""

    order: Order
    dossier: Dossier
    gathering: Gathering
    visitor: Visitor
    browser: str  # name and version
    unprinted: str = ""  # why a form of the report that a browser prints is missing
    held: BaseFileLock | None = None  # the dossier, which nobody else may write meanwhile
    spare: list[int] = field(
        default_factory=list
    )  # file handles, so that a run which has none left can still tell what there is

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
            DossierProblem: there is no place to write evidence to, or another run writes there.
            CannotKeep: evidence can no longer be written.
            UsageProblem: there is no place to write the reports to.
        """
        refuse_unwritable(order.report)
        launch()  # where there is no browser, nothing is moved aside
        held, order = _held(order)
        try:
            run = cls.prepare(order, launch, selected, say)
            run.spare, run.held = [os.open(os.devnull, os.O_RDONLY) for _ in range(_SPARE)], held
            open_start_page(run.gathering.expedition.finder, order.portal)
            if order.resume is not None:
                go_on(order.resume, run.browser, order.now())
        except BaseException:
            let_go(held)
            raise
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
        version = f"{browser.browser_type.name} {browser.version}"
        gatherers = all_gatherers()
        if order.resume is not None:
            wanted = _kinds_wanted(order, order.resume.dossier.about, selected)
            dossier = take_up(order.resume, wanted, gatherers, order.brought, mask_for(portal))
        else:
            about = _about(order, version, selected)
            earlier = order.recheck.earlier if order.recheck is not None else None
            dossier = Dossier.begin(order.evidence, about, all_kinds(), earlier, mask_for(portal))
            if order.rounds is not None:
                dossier.note(SETTINGS, Settings(rounds=order.rounds).model_dump(mode="json"))
        about = dossier.about
        for kind, finding in order.brought.items():
            if dossier.get(kind) is None:
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
        if order.resume is not None:
            visitor.ledger.go_on(order.resume.acts)
        exploring = suite.catalogue.gather.exploring
        finder = Finder(portal, exploring, visitor.read, robots(portal, visitor), product=order.product)
        gather = suite.catalogue.gather
        gather = gather.model_copy(update={"timing": timing_of(order)})
        expedition = Expedition(
            portal, gather, finder, visitor, about.seed, about.taken_at.date(), dossier.seen,
            stopwatch=_stopwatch(launch, visitor, order, gather.timing), say=say,
        )  # fmt: skip
        gathering = Gathering(expedition, gatherers, dossier)
        gathering.begin(_kinds_wanted(order, about, selected))
        return cls(order, dossier, gathering, visitor, version)

    def gather(self, criterion_id: str) -> list[tuple[str, Place]]:
        """Gather what a criterion needs, unless the dossier has it; answers the places it stands on, by kind of evidence.

        Raises:
            PortalUnreachable: the portal went away for good.
            CannotKeep: evidence can no longer be written.
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
        while self.spare:
            os.close(self.spare.pop())
        with suppress(CannotKeep):  # what was kept before is reported, and can be resumed
            before = self.order.resume.writes if self.order.resume is not None else []
            self.dossier.note("writes", before + [[w.act, w.method, w.url, w.fate] for w in self.visitor.writes])
            if self.gathering.whole:
                # A clock that was set back meanwhile does not end a run before it began.
                self.dossier.finish(max(self.order.now().replace(microsecond=0), self.dossier.about.taken_at))
        self.gathering.expedition.leave()
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

    def close(self) -> None:
        """Close what is open in the browser, and give the dossier back."""
        self.visitor.close()
        if self.held is not None:
            let_go(self.held)

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


def _held(order: Order) -> tuple[BaseFileLock, Order]:
    """The dossier's lock; a recheck of the dossier that stood in its place goes by where that is now."""
    if order.resume is not None:
        return order.resume.held, order
    own = order.recheck is not None and order.recheck.earlier.directory.resolve() == order.evidence.resolve()
    held, aside = hold_anew(order.evidence)
    if order.recheck is not None and own and aside is not None:
        earlier = replace(order.recheck.earlier, directory=aside)
        order = replace(order, recheck=replace(order.recheck, earlier=earlier))
    return held, order


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


def _kinds_wanted(order: Order, about: About, selected: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of evidence that the selected criteria are to be judged by."""
    return tuple(kind for id_ in _looked_at(order, about, selected) for kind in order.suite.kinds_for(id_))


def _looked_at(order: Order, about: About, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The criteria evidence is gathered for; in a recheck those that lost points, the others are judged from what there is."""
    return ids if order.recheck is None else tuple(id_ for id_ in ids if id_ in about.rechecked)


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
