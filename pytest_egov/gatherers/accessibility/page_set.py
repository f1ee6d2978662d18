"""The standard's set of pages, each audited when it is first opened, before anything else is done to it.

Whoever opens a page of the set first, for whatever evidence, has it audited on the way; the gatherer of ``page_set``
then opens only what is still missing. So reading opens each page of the set once; a probe that leads a page elsewhere comes
back to it, which is a journey of its own.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.driver.axe import run_axe
from pytest_egov.errors import EgovError, PortalBlocked
from pytest_egov.evidence.accessibility import AuditedPage, PageSet, RuleOutcomes
from pytest_egov.evidence.findings import Candidate, CouldNotLook, Finding, Found
from pytest_egov.evidence.places import Place, Step
from pytest_egov.gatherers.accessibility.auditing import audited, probe
from pytest_egov.gatherers.accessibility.citizens_pages import asks_for_a_password, seen_by_citizen
from pytest_egov.gatherers.accessibility.sample import drawn_pages
from pytest_egov.gatherers.expedition import Expedition, Gatherer
from pytest_egov.gatherers.named_pages import can_be_looked_for, named_page
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = ["GATHERERS", "PageSetAudit", "arm"]

KIND = "page_set"
ERROR_PAGES = 400  # from this status on
MOST_DRAWS = 20  # a start page may link to nothing but other sites and sign-in pages


class _NotThere(Exception):  # an answer within this module, no error of the tree
    """A page of the set cannot be audited; says why in words for the report."""


class _AsksToSignIn(_NotThere):
    """What came is a sign-in page."""


@dataclass(slots=True)
class PageSetAudit:
    """What was found on pages as they were first opened.

    Attributes:
        expedition: whose pages.
        named: the first address opened under each name of the set.
        engine: name and version of the engine.
        outcomes: by page; one that redirects stands under both its addresses.
        snapshots, pictures: of the audited pages, taken at the same moment.
    """

    expedition: Expedition
    named: dict[str, str] = field(default_factory=dict)
    engine: str = ""
    outcomes: dict[str, RuleOutcomes] = field(default_factory=dict)
    snapshots: dict[str, Snapshot] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)

    def opened(self, url: str, _tab: Tab, snapshot: Snapshot, place: str) -> None:
        """Called when any page is first opened: audit it, when it is the first of a name of the set."""
        name = self._name_of({page_key(url), page_key(snapshot.url)}, place)
        if name is None or (snapshot.status or 0) >= ERROR_PAGES:
            return
        self.named[name] = url
        try:
            _be_that_page(name, url, snapshot, self.expedition)
        except _NotThere:
            return  # who collects the set says so
        # Whoever opened the page came for something else: what fails here is tried again when the set is collected.
        with suppress(EgovError):
            self.take(name, url, self.expedition.visitor.tab, snapshot)

    def take(self, name: str, url: str, tab: Tab, snapshot: Snapshot) -> None:
        """Audit the page that stands in the tab; a picture of it is kept when something is wrong with it.

        Probes type and press: whoever comes to the page next opens it anew.

        Raises:
            PageNotOpened, BrowserGone: as run_axe.
        """
        landed = page_key(snapshot.url)
        if landed in self.outcomes:  # another address had led here before
            key = page_key(url)
            self.outcomes[key], self.snapshots[key], self.pictures[key] = (
                self.outcomes[landed], self.snapshots[landed], self.pictures[landed],
            )  # fmt: skip
            return
        engine = run_axe(tab)
        picture = tab.picture(f"page_set_{name}") if engine.outcomes.violations else ""
        outcomes = probe(tab, snapshot, engine.outcomes, f"page_set_{name}")
        self.engine = engine.engine
        for key in (page_key(url), landed):
            self.outcomes[key], self.snapshots[key], self.pictures[key] = outcomes, snapshot, picture

    def _name_of(self, keys: set[str], place: str) -> str | None:
        """The name of the set a page is opened as: whoever opens it says so, else what is known of the portal does."""
        expedition = self.expedition
        wanted = [name for name in expedition.gather.page_set if name not in self.named]
        if place in wanted:
            return place
        if "home" in wanted and page_key(expedition.portal.address) in keys:
            return "home"
        for name in wanted:
            known = expedition.finder.known(name) if can_be_looked_for(name, expedition) else None
            if known is not None and page_key(known.url) in keys:
                return name
        return None


def arm(expedition: Expedition) -> None:
    """Have each page of the set audited when it is first opened; to be called before the start page is."""
    audit = PageSetAudit(expedition)
    expedition.taken[KIND] = audit
    expedition.visitor.on_first_open = audit.opened


def gather(expedition: Expedition) -> Finding[PageSet]:
    """Collect the pages audited on the way, open what is missing, and say what could not be audited and why."""
    if KIND not in expedition.taken:
        arm(expedition)
    audit: PageSetAudit = expedition.taken[KIND]
    pages: dict[str, AuditedPage] = {}
    missing: list[tuple[str, str]] = []
    steps: list[Step] = []
    refused: PortalBlocked | None = None
    for name in (*expedition.gather.page_set, *expedition.portal.pages):
        if refused is not None:  # a portal that refuses us is not asked for the rest of the set
            missing.append((name, str(refused)[:300]))
            continue
        try:
            place = _place(name, audit)
            page = _member(name, place, audit, pages, steps)
        except (_NotThere, EgovError) as error:
            missing.append((name, str(error)[:300]))
            refused = error if isinstance(error, PortalBlocked) else None
        else:
            same = pages.get(page_key(place.url))
            pages[page_key(place.url)] = page if same is None else replace(same, also=(*same.also, name))
    if refused is None and pages:
        _sample(audit, pages, steps)
    if not pages:
        why = missing[0][1]
        return CouldNotLook(KIND, Text(f"Không kiểm tra được trang nào: {why}", f"No page could be audited: {why}"))
    start = Place.at_start(KIND, expedition.portal.address, next(iter(pages.values())).title)
    evidence = PageSet(audit.engine, tuple(pages.values()), tuple(missing))
    pictures = tuple(page.screenshot for page in pages.values() if page.screenshot)
    return Found((Candidate(start, evidence, tuple(steps), pictures),))


def _sample(audit: PageSetAudit, pages: dict[str, AuditedPage], steps: list[Step]) -> None:
    """Add pages drawn by lot; one that turns out to be no page of the portal's own is drawn again."""
    expedition = audit.expedition
    added = 0
    for tried, place in enumerate(drawn_pages(expedition)):
        if added >= expedition.gather.page_sample or tried >= MOST_DRAWS:
            return
        if page_key(place.url) in pages:
            continue
        try:
            page = _member(f"sample_{added + 1}", place, audit, pages, steps)
        except PortalBlocked:
            return  # the set stands; a portal that refuses us is asked for nothing more
        except (_NotThere, EgovError):
            continue
        pages[page_key(place.url)] = page
        added += 1


def _place(name: str, audit: PageSetAudit) -> Place:
    """Where a page of the set is; the portal file may add pages of its own to the standard's; raises as named_page."""
    expedition = audit.expedition
    if name in expedition.portal.pages and name != "home":
        url = urljoin(expedition.portal.address, expedition.portal.pages[name])
        return Place(name, url, "", "portal_file", 1.0, None)
    return named_page(name, expedition, audit.named)


def _member(
    name: str, place: Place, audit: PageSetAudit, others: dict[str, AuditedPage], steps: list[Step]
) -> AuditedPage:
    """A page of the set with what was found on it; what asks to sign in is looked at as the citizen.

    Raises:
        _NotThere: what came is not that page: another site, a sign-in page, another page of the set.
        EgovError: as opening pages does.
    """
    key = page_key(place.url)
    try:
        if key not in audit.outcomes:
            _audit_now(name, place, audit, steps)
        snapshot = audit.snapshots[key]
        _be_that_page(name, place.url, snapshot, audit.expedition)
    except _AsksToSignIn as asks:
        page = seen_by_citizen(name, place, audit.expedition)
        if page is None:
            raise asks from None
        return page
    for other in others.values():
        led_there = snapshot.url == other.url or (other.place == "sign_in" and snapshot.url.startswith(other.url))
        if led_there and page_key(snapshot.url) != key and name != "home":
            raise _NotThere(f"{place.url} leads to the page of '{other.place}'")
    return audited(name, snapshot, audit.outcomes[key], audit.pictures[key])


def _audit_now(name: str, place: Place, audit: PageSetAudit, steps: list[Step]) -> None:
    """Open a page of the set, and go back to it where it was opened before as something else; raises as _member."""
    visit = audit.expedition.visit(place)
    if page_key(place.url) not in audit.outcomes:
        _be_that_page(name, place.url, visit.snapshot, audit.expedition)
        tab = visit.tab()
        steps.append(Step("go_back", name, place.url[:500]))
        audit.take(name, place.url, tab, visit.snapshot)


def _be_that_page(name: str, asked: str, snapshot: Snapshot, expedition: Expedition) -> None:
    """See that a page is what it was opened as, so that no sign-in page is audited in place of the one behind it.

    Raises:
        _NotThere: it is not.
    """
    if not snapshot.texts:
        raise _NotThere(f"{asked} shows no text")
    if name == "home":
        return
    if not same_site(snapshot.url, expedition.portal.address):
        raise _NotThere(f"{asked} leads to another site: {urlsplit(snapshot.url).netloc}")
    moved = page_key(snapshot.url) != page_key(asked)
    if name != "sign_in" and asks_for_a_password(snapshot) and (moved or name == "eform"):
        raise _AsksToSignIn(f"{asked} asks to sign in")


GATHERERS = (Gatherer(KIND, gather, after=("session",), prepare=arm),)
