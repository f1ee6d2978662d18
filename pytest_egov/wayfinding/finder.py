"""Finds the places of a portal: the portal file first, then its product, then the words on its pages, breadth first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import absolute, page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.places import FoundBy, Place
from pytest_egov.wayfinding.explored import Button, ExploredPage, Way, furniture_of
from pytest_egov.wayfinding.pressing import is_harmless, may_lead_on, may_lead_to, menu_entries
from pytest_egov.wayfinding.ranking import FAIR, GOOD, Ranked, fit_of, ranked
from pytest_egov.wayfinding.vocabulary import Vocabulary, fold, vocabulary

if TYPE_CHECKING:
    from pytest_egov.driver.menus import Unfolded
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.gather_section import Exploring
    from pytest_egov.portal import GivenPlace, Portal
    from pytest_egov.wayfinding.products import Product

__all__ = ["FAIR", "GOOD", "Finder", "Search"]

_MOST_CANDIDATES = 3
_MOST_PRESSES = 30
_MOST_ENTRIES = 24
_A_VIEW = 80  # characters that newly stand on a page: more than a message, so something was opened in place
_AREAS = {"nav": 0, "header": 1, "footer": 2, "aside": 3, "body": 4, "main": 5}


@dataclass(frozen=True, slots=True)
class Search:
    """What looking for one place came to.

    Attributes:
        name: the place looked for.
        candidates: plausible places, best first; their titles are filled in when they are opened.
        tried: what was done, in words.
        decisive: whether finding nothing proves its absence.
        complete: whether everything within the standard's bounds was looked at, candidates or not.
    """

    name: str
    candidates: tuple[Place, ...]
    tried: tuple[str, ...]
    decisive: bool
    complete: bool = False


@dataclass(slots=True, repr=False)
class Finder:
    """Looks for places on one portal as one role, reading no page twice and none it need not.

    Attributes:
        portal: what the user said.
        exploring: how far the standard lets us go.
        read: opens an address (once) and returns what it shows.
        may_explore: whether robots.txt lets an address be explored.
        words: the vocabulary, with the product's own words.
        signed_in: whether `read` reads as someone signed in; a visitor neither looks for what only they have, nor misses it.
        product: what is known of the portal's product, if it is one we know.
        follow: presses a control that is no link on the page of an address (in the menu of an entry, where one is given),
            and returns what is shown then; without it such controls stay untried.
        unfold: opens the menus of the page of an address; without it only what their markup holds is known.
    """

    portal: Portal
    exploring: Exploring
    read: Callable[[str], Snapshot]
    may_explore: Callable[[str], bool]
    words: Vocabulary = field(default_factory=vocabulary)
    signed_in: bool = False
    product: Product | None = None
    follow: Callable[[str, LiveControl, LiveControl | None], Snapshot | None] | None = None
    unfold: Callable[[str, list[tuple[LiveControl, bool]]], Iterable[Unfolded]] | None = None
    _pages: dict[str, ExploredPage] = field(default_factory=dict)
    _pressed: set[tuple[str, str]] = field(default_factory=set)
    _pointed_at: set[tuple[str, str]] = field(default_factory=set)
    _unreadable: set[str] = field(default_factory=set)
    _cut_short: bool = False

    def __post_init__(self) -> None:
        if self.product is not None:
            self.words = self.words.with_words(self.product.words)

    def for_role(self, read: Callable[[str], Snapshot]) -> Finder:
        """A finder on the same portal that has seen nothing yet and reads as someone signed in."""
        return Finder(self.portal, self.exploring, read, self.may_explore, signed_in=True, product=self.product)

    def start(self) -> Snapshot:
        """The start page."""
        return self._page(self.portal.address, ()).snapshot

    def find(self, name: str) -> Search:
        """Look for a place: as given in the portal file, as the product has it, else by the words on the pages."""
        given = self.portal.places.get(name)
        if given is None:
            product = self.product.places.get(name) if self.product is not None else None
            return (self._as_said(name, product, "product") if product is not None else None) or self._by_words(name)
        if given.absent:
            return Search(name, (), ("the portal file says that the portal does not have it",), decisive=True)
        said = self._as_said(name, given, "portal_file")
        tried = f"the portal file says the control '{given.label}', which no page within reach has"
        return said or Search(name, (), (tried,), decisive=True)

    def known(self, name: str) -> Place | None:
        """The best place of a name as far as the pages read so far tell; opens nothing."""
        given = self.portal.places.get(name)
        if given is None:
            return next((one.place for one in self._ranked(name) if one.place.confidence >= GOOD), None)
        if given.path is not None:
            return next(iter(self.find(name).candidates), None)
        labelled = self._labelled(given.label) if given.label is not None else None
        return self._named(name, "portal_file", labelled) if labelled is not None else None

    def seen(self) -> tuple[Snapshot, ...]:
        """What the pages read so far showed."""
        return tuple(page.snapshot for page in self._pages.values())

    def furniture(self) -> frozenset[str]:
        """The addresses nearly every page read so far links to."""
        return furniture_of(self._pages.values())

    def more(self, name: str, beyond: tuple[str, ...]) -> Search:
        """Look further, where the candidates found first (their addresses) turned out not to be the place."""
        self._expand(lambda: False)
        self._press(list(self._pages.values()), (name,))
        return self._by_words(name, frozenset(map(page_key, beyond)))

    def links_to(self, url: str) -> tuple[str, ...] | None:
        """The shortest way known to an address: the names activated, in order; None when no page read links to it."""
        key = page_key(url)
        trails = (
            page.trail_of(way)
            for page in self._pages.values()
            for way in page.ways()
            if way.control.url and page_key(way.control.url) == key
        )
        return min(trails, key=len, default=None)

    def note(self, place: Place, snapshot: Snapshot) -> None:
        """Remember a page opened as a place: what it links to can then be found as well."""
        self._pages.setdefault(page_key(place.url), ExploredPage(place.trail, snapshot))

    def _as_said(self, name: str, said: GivenPlace, by: FoundBy) -> Search | None:
        """The place as somebody told us; None where a label is found nowhere within reach."""
        whose = "the portal file" if by == "portal_file" else f"the adapter of {self.portal.product}"
        if said.path is not None:
            url = absolute(self.portal.address, said.path)
            trail = self.links_to(url) if by == "product" else None
            place = Place(name, url, "", by, 1.0, len(trail) if trail else None, trail or ())
            return Search(name, (place,), (f"{whose} says {said.path}",), decisive=by == "portal_file")
        label = said.label or ""
        self._page(self.portal.address, ())
        if self._labelled(label) is None:
            self._press_labelled(label)
        if self._labelled(label) is None and by == "portal_file":
            self._expand(lambda: self._labelled(label) is not None)
        found = self._labelled(label)
        if found is None:
            return None
        tried = (f"{whose} says the control '{label}'",)
        return Search(name, (self._named(name, by, found),), tried, decisive=by == "portal_file")

    def _labelled(self, label: str) -> tuple[ExploredPage, Way] | None:
        """The way of that label nearest to the start page, on the pages explored so far."""
        for page in sorted(self._pages.values(), key=lambda page: len(page.trail)):
            for way in page.ways():
                if way.control.url and fold(way.name) == fold(label):
                    return page, way
        return None

    def _press_labelled(self, label: str) -> None:
        for page in list(self._pages.values()):
            for button in page.buttons():
                if fold(button.control.name) == fold(label) and is_harmless(button.control, page, self.words):
                    self._press_one(page, button)
                    return

    @staticmethod
    def _named(name: str, by: FoundBy, found: tuple[ExploredPage, Way]) -> Place:
        page, way = found
        trail = page.trail_of(way)
        return Place(name, way.control.url or "", "", by, 1.0, len(trail), trail)

    def _by_words(self, name: str, beyond: frozenset[str] = frozenset()) -> Search:
        found = self._ranked(name)
        best = max((one.place.confidence for one in found), default=0.0)
        if self._press(list(self._pages.values()), (name,), better_than=best):
            found = self._ranked(name)
        if best >= GOOD and found and not found[0].way.reachable:
            self._unfold(found[0].page)
            found = self._ranked(name)
        if not self._is_found(name):
            self._expand(lambda: self._is_found(name))
            found = self._ranked(name)
        tried = (
            f"compared the names of all controls on {len(self._pages)} pages with the words for '{name}'",
            *(f"considered '{one.place.trail[-1]}' <{one.place.url}>" for one in found),
        )
        untried = self._untried(name)
        if untried:
            some = ", ".join(f"'{button}'" for button in untried[:5])
            tried = (*tried, f"{len(untried)} buttons that are no links were not tried: {some}")
        complete = not self._cut_short and not untried
        left = tuple(one.place for one in found if page_key(one.place.url) not in beyond)
        candidates = left[:_MOST_CANDIDATES]
        return Search(name, candidates, tried, complete and not found, complete and candidates == left)

    def _ranked(self, name: str) -> list[Ranked]:
        here = self.portal.address
        found = ranked(name, self._pages.values(), self.words)
        urls = ((one, one.place.url) for one in found)
        return [one for one, url in urls if same_site(url, here) and page_key(url) not in self._unreadable]

    def _is_found(self, name: str) -> bool:
        return any(one.place.confidence >= GOOD for one in self._ranked(name))

    def _press(self, pages: list[ExploredPage], names: Iterable[str], *, better_than: float = 0.0) -> bool:
        """Press the buttons that bear the words of one of the places, and remember where they lead; whether one led on."""
        led = False
        for page in sorted(pages, key=lambda page: len(page.trail)):
            for button in tuple(page.buttons()):
                control = button.control
                fit = max(self.words.place_confidence(name, control.name) for name in names)
                key = (fold(control.name), control.area)
                if fit < FAIR or fit <= better_than or key in self._pressed:
                    continue
                if not is_harmless(control, page, self.words):
                    continue
                if self.follow is None or len(self._pressed) >= _MOST_PRESSES:
                    return led
                self._pressed.add(key)
                led = self._press_one(page, button) or led
        return led

    def _press_one(self, page: ExploredPage, button: Button) -> bool:
        here = page.snapshot
        try:
            after = self.follow(here.url, button.control, button.opener) if self.follow is not None else None
        except (PageNotOpened, Refused):
            after = None
        if after is None:
            self._cut_short = True
            return False
        if page_key(after.url) != page_key(here.url):
            page.learnt.append(Way(replace(button.control, url=after.url), button.clicked_before))
            return True
        shown = after.shown_since(here)
        page.learn(button.control, shown, clicked=True)
        if after.characters_since(here) - sum(len(control.name) for control in shown) >= _A_VIEW:
            # Something was opened that has no address of its own: only a person sees whether it is the place.
            self._cut_short = True
        return any(control.url for control in shown)

    def _unfold(self, page: ExploredPage) -> None:
        """Learn what the menus of a page hold; entries met before are not tried again."""
        entries: list[tuple[LiveControl, bool]] = []
        for control, may_click in menu_entries(page, self.words):
            key = (fold(control.name), control.area)
            if key not in self._pointed_at and len(self._pointed_at) < _MOST_ENTRIES:
                self._pointed_at.add(key)
                entries.append((control, may_click))
        if self.unfold is None or not entries:
            return
        try:
            opened = tuple(self.unfold(page.snapshot.url, entries))
        except (PageNotOpened, Refused):
            self._cut_short = True
            return
        clicked = {(fold(control.name), control.area) for control, may_click in entries if may_click}
        self._pressed |= clicked
        for one in opened:
            if one.url:
                page.learnt.append(Way(replace(one.opener, url=one.url)))
            page.learn(one.opener, one.controls, clicked=one.clicked)
            self._cut_short |= one.characters - sum(len(control.name) for control in one.controls) >= _A_VIEW

    def _untried(self, name: str) -> tuple[str, ...]:
        """The names of buttons within the standard's clicks that might lead to a place and were not pressed."""
        near = [page for page in self._pages.values() if len(page.trail) < self.exploring.max_clicks]
        untried = (
            button.control.name
            for page in near
            for button in page.buttons()
            if (fold(button.control.name), button.control.area) not in self._pressed
            and may_lead_to(name, button.control, page, self.words)
        )
        return tuple(dict.fromkeys(untried))

    def _expand(self, found: Callable[[], bool]) -> None:
        """Open further pages, nearest first, until what is looked for shows or the standard's bounds are reached."""
        looked_for = self.words.places_of(signed_in=self.signed_in)
        for depth in range(self.exploring.max_clicks - 1):
            for page in [page for page in self._pages.values() if len(page.trail) == depth]:
                self._unfold(page)
            self._press([page for page in self._pages.values() if len(page.trail) == depth], looked_for)
            if found():
                return
            for trail, url in self._frontier(depth):
                if page_key(url) in self._pages or page_key(url) in self._unreadable:
                    continue
                if len(self._pages) >= self.exploring.max_pages:
                    self._cut_short = True
                    return
                if not self.may_explore(url):
                    self._cut_short = True
                    continue
                self._open(url, trail)
                if found():
                    return

    def _open(self, url: str, trail: tuple[str, ...]) -> None:
        try:
            self._page(url, trail)
        except (PageNotOpened, Refused) as error:
            self._unreadable.add(page_key(url))
            # A file is no page; a page that did not open may have led on.
            self._cut_short |= isinstance(error, PageNotOpened) and not error.download

    def _frontier(self, depth: int) -> Iterator[tuple[tuple[str, ...], str]]:
        """Ways from the pages at a depth: the site map first, then menus, header and footer, running content last."""
        looked_for = self.words.places_of(signed_in=self.signed_in)
        pages = [page for page in self._pages.values() if len(page.trail) == depth]
        here = self.portal.address
        ways = [(page, way) for page in pages for way in page.ways() if may_lead_on(way.control, here, self.words)]
        ways.sort(
            key=lambda found: (
                self.words.place_confidence("sitemap", found[1].control.name) < GOOD,
                max(fit_of(place, found[1], self.words) for place in looked_for) < FAIR,
                _AREAS.get(found[1].control.area, 4),
            )
        )
        yield from ((page.trail_of(way), way.control.url or "") for page, way in ways)

    def _page(self, url: str, trail: tuple[str, ...]) -> ExploredPage:
        key = page_key(url)
        if key not in self._pages:
            self._pages[key] = ExploredPage(trail, self.read(url))
        return self._pages[key]
