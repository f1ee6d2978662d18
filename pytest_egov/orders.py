"""What a user orders of a run, read and checked before any page is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_egov.binding import Suite, load_suite
from pytest_egov.errors import UsageProblem
from pytest_egov.evidence.findings import Finding
from pytest_egov.kept_results import portal_of
from pytest_egov.plan_progress import kept_plan
from pytest_egov.portal import Portal, load_portal
from pytest_egov.rechecks import Recheck, take_recheck
from pytest_egov.repair_plan import RepairPlan, plan_for_run
from pytest_egov.resumes import Resume, refuse_another, take_resume
from pytest_egov.stated_results import kept_statements
from pytest_egov.statements import Statements, read_statements

if TYPE_CHECKING:
    from pytest_egov.evidence.timings import FormDraw
    from pytest_egov.gather_section import Timing
    from pytest_egov.reporting.paper import Language
    from pytest_egov.reporting.pictures import Which
    from pytest_egov.wayfinding.products import Product

__all__ = ["DEFAULT_SUITE", "Order", "take_order", "timing_of"]

DEFAULT_SUITE = "conformance_suites.mic_2023"


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for, checked before any page is opened.

    ``kept_form`` is the draw of the eForm that was timed before; ``brought`` is evidence by kind that need not be gathered.
    ``resume`` is the dossier of a run that was cut off, to be finished where it lies.
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
    resume: Resume | None = None
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
    portal: str | None,
    suite: str,
    report: Path,
    evidence: Path,
    seed: str | None,
    rounds: int | None,
    address: str | None = None,
    statements: str | None = None,
    recheck: str | None = None,
    plan: str | None = None,
    resume: str | None = None,
) -> Order:
    """Read the portal file, the suite, the statements and the plan; ``address`` takes the place of the one in the portal file.

    With the dossier to ``resume`` portal and suite may be left out (None and ""), and the rest is as it was when that was begun.

    Raises:
        UsageProblem: one of them does not hold together; the message lists every fault with its place and remedy.
    """
    from pytest_egov.driver.trust import own_authority
    from pytest_egov.gatherers import all_kinds
    from pytest_egov.wayfinding.products import load_product
    from pytest_egov.wayfinding.vocabulary import vocabulary

    own_authority()  # what EGOV_CA names is read now: a wrong name is found before anything is opened
    known_places = frozenset(vocabulary().places)
    cut_off = take_resume(Path(resume), all_kinds()) if resume else None
    if cut_off is not None:
        evidence, suite = cut_off.dossier.directory, suite or cut_off.dossier.about.suite
        seed, rounds = seed or cut_off.dossier.about.seed, cut_off.settings.rounds
    if portal is None:
        if cut_off is None:
            raise UsageProblem("There is no portal: give a portal file or the address of a start page.")
        said = portal_of(cut_off.dossier)
    else:
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
    if cut_off is not None:
        refuse_another(cut_off, loaded, said, seed)
        before = cut_off.dossier
        stated, planned = stated or kept_statements(before), planned or kept_plan(before)
        again = Recheck(before.earlier, before.about.rechecked) if before.earlier is not None else None
    return Order(loaded, said, report, evidence, seed, rounds, stated, product, again, cut_off, plan=planned)


def timing_of(order: Order) -> Timing:
    """The standard's wishes for timing, with what the user asks instead: a number of rounds is meant exactly."""
    timing = order.suite.catalogue.gather.timing
    if order.portal.load_profile is not None:
        timing = timing.model_copy(update={"profile": order.portal.load_profile})
    if order.rounds is not None:
        timing = timing.model_copy(update={"rounds": order.rounds, "most_rounds": order.rounds})
    return timing
