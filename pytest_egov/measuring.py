"""Times the pages of one portal for the sample store: what ``egov measure`` does."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_egov.approaching import open_start_page
from pytest_egov.errors import CannotBeTimed, PageNotOpened, PortalUnreachable, UsageProblem
from pytest_egov.run import Order, Run, timing_of
from pytest_egov.samples import Hours, Plan, Round, keep_draw, keep_unplanned, kept_draw, last_address, take_round

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from pytest_egov.evidence.timings import FormDraw, PageTimings, Sample
    from pytest_egov.samples import Store

__all__ = ["Measuring", "form_from_data", "plan_of", "take_outside_the_plan", "take_planned_round"]


def plan_of(order: Order) -> Plan:
    """The plan that a standard makes for a portal, on the screen that its portal file asks for."""
    timing = timing_of(replace(order, rounds=None))
    hours = Hours(timing.pages, timing.windows, order.rounds or timing.rounds, timing.time_zone, timing.days)
    return Plan(order.portal.address, timing.profile.name, hours)


def take_planned_round(
    measuring: Measuring, pages: Sequence[str] = (), plan: Plan | None = None, owner: str | None = None
) -> Round:
    """Take the round that is due now, of all pages of the plan or of some.

    Args:
        measuring: how.
        pages: those wanted; all of the plan where none is named.
        plan: another plan than the standard's own.
        owner: the name in which the slot is claimed; one nobody else has where none is given.

    Raises:
        UsageProblem: a page is none of the plan.
        EgovError: we broke down; the slot says so, and the next call goes on with it.
    """
    plan = plan or plan_of(measuring.order)
    with measuring.ready():
        return take_round(measuring.store, plan, _wanted(plan, pages), measuring.time, measuring.clock, owner)


def take_outside_the_plan(measuring: Measuring, pages: Sequence[str] = ()) -> Round:
    """Load each page once now, whatever the plan says; kept apart, and no period is judged by it.

    Raises:
        UsageProblem, EgovError: as ``take_planned_round``.
    """
    plan = plan_of(measuring.order)
    taken: dict[str, tuple[Sample, ...]] = {}
    unsaid: list[str] = []
    with measuring.ready():
        for page in _wanted(plan, pages):
            try:
                taken[page] = measuring.time(page)
            except CannotBeTimed as error:
                unsaid.append(str(error))
                continue
            keep_unplanned(measuring.store, plan.portal, page, taken[page])
    return Round("taken", None, taken, "; ".join(unsaid))


@dataclass(slots=True)
class Measuring:
    """How the pages of one portal are timed once each.

    Attributes:
        order: what is measured.
        store: where samples and the draw are kept.
        launch: gives a living browser; not asked while there is nothing to time.
        say: shows one line of progress.
        clock: the time, aware.
        mark: what else is to be known of a sample, as where it was taken.
    """

    order: Order
    store: Store
    launch: Callable[[], Browser]
    say: Callable[[str], None] = lambda _line: None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    mark: Callable[[Sample], Sample] = lambda sample: sample
    _run: Run | None = None
    _stack: ExitStack = field(default_factory=ExitStack)

    @contextmanager
    def ready(self) -> Iterator[None]:
        """While pages are timed; what was opened for them is closed afterwards."""
        with self._stack:
            try:
                yield
            finally:
                if self._run is not None:
                    self._run.gathering.expedition.leave()
                    self._run.visitor.close()
                self._run = None

    def time(self, page: str) -> tuple[Sample, ...]:
        """Time a page once, as an audit does; what else is to be known of each sample is marked.

        Raises:
            CannotBeTimed: the portal has no such page, or it takes something that the portal file does not give.
            PortalUnreachable, PortalBlocked, BrowserGone: as gathering does.
        """
        return tuple(map(self.mark, self._timed(page)))

    def _timed(self, page: str) -> tuple[Sample, ...]:
        run = self._run or self._prepare()
        # The start page is timed before anything of the portal was opened, and also when it does not open.
        if page != "home":
            try:
                open_start_page(run.gathering.expedition.finder, self.order.portal)
            except PortalUnreachable as error:
                return self._of_a_portal_that_is_down(run, page, error)
        try:
            timings = _gathered(run, page)
        except PageNotOpened as error:
            raise CannotBeTimed(f"{page}: {error}") from error
        if page != "home":
            keep_draw(self.store, self.order.portal.address, form_as_data(timings), self.clock())
        return timings.samples

    def _prepare(self) -> Run:
        private = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="egov-measure-"))
        kept = form_from_data(kept_draw(self.store, self.order.portal.address))
        order = replace(self.order, rounds=1, evidence=Path(private) / "dossier", kept_form=kept)
        self._run = Run.prepare(order, self.launch, (), self.say)
        return self._run

    def _of_a_portal_that_is_down(self, run: Run, page: str, error: PortalUnreachable) -> tuple[Sample, ...]:
        """The loads of a page where it was last, which fail: a portal that is down is slow, not unmeasured."""
        from pytest_egov.gatherers.timings import time_page

        address, stopwatch = (
            last_address(self.store, self.order.portal.address, page),
            run.gathering.expedition.stopwatch,
        )
        if address is None or stopwatch is None:
            raise error
        # Its tab may still be on the way to the browser's own error page.
        run.visitor.close()
        samples = time_page(stopwatch, page, address).samples
        if any(sample.outcome == "loaded" for sample in samples):
            raise error  # it may be the sign-in page in place of the form
        return samples


def _wanted(plan: Plan, pages: Sequence[str]) -> tuple[str, ...]:
    unknown = [page for page in pages if page not in plan.hours.pages]
    if unknown:
        raise UsageProblem(f"--page {unknown[0]}: the standard times {', '.join(plan.hours.pages)}.")
    return tuple(page for page in plan.hours.pages if not pages or page in pages)


def _gathered(run: Run, page: str) -> PageTimings:
    from pytest_egov.evidence.findings import CouldNotLook, Found, NotConfigured
    from pytest_egov.gatherers import all_gatherers

    gatherer = all_gatherers()[f"{page}_timings"]
    run.gathering.provide((*gatherer.needs, *gatherer.after))
    # Asked directly: what goes wrong shall be told as it is, not as a finding of the dossier.
    finding = gatherer.gather(run.gathering.expedition)
    if isinstance(finding, Found):
        timings: PageTimings = finding.candidates[0].evidence
        return timings
    if isinstance(finding, NotConfigured):
        raise CannotBeTimed(f"{page}: {finding.what.en}")
    if isinstance(finding, CouldNotLook):
        raise CannotBeTimed(f"{page}: {finding.reason.en}")
    raise CannotBeTimed(f"{page}: not found ({'; '.join(finding.tried)})")


def form_as_data(timings: PageTimings) -> object:
    """What is kept of the form that was timed, as JSON values: how it was drawn, and whether somebody was signed in."""
    from pydantic import TypeAdapter

    from pytest_egov.evidence.timings import FormDraw

    draw = TypeAdapter(FormDraw | None).dump_python(timings.draw, mode="json")
    return {"draw": draw, "signed_in": timings.signed_in}


def form_from_data(kept: Any) -> FormDraw | None:
    """The draw in what ``form_as_data`` gave; None where nothing was kept, or the portal file gave the form's address."""
    from pydantic import TypeAdapter

    from pytest_egov.evidence.timings import FormDraw

    return TypeAdapter(FormDraw | None).validate_python(kept["draw"]) if kept else None
