"""Finds the places of a portal: the portal file first, then the words on its pages, breadth first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import absolute, page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.places import Place
from pytest_egov.wayfinding.vocabulary import Vocabulary, fold, vocabulary

if TYPE_CHECKING:
    from pytest_egov.catalogue import Exploring
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.portal import Portal

__all__ = ["Finder", "Search"]

GOOD = 0.6
FAIR = 0.45
_MOST_CANDIDATES = 3
_AREAS = {"nav": 0, "header": 1, "footer": 2, "aside": 3, "body": 4, "main": 5}


@dataclass(frozen=True, slots=True)
class Search:
    """What looking for one place came to.

    Attributes:
        name: the place looked for.
        candidates: plausible places, best first; their titles are filled in when they are opened.
        tried: what was done, in words.
        decisive: whether finding nothing proves its absence.
    """

    name: str
    candidates: tuple[Place, ...]
    tried: tuple[str, ...]
    decisive: bool


@dataclass(slots=True)
class _Page:
    """A page explored: its address, how it was reached, and what it showed."""

    trail: tuple[str, ...]
    snapshot: Snapshot


@dataclass(slots=True)
class Finder:
    """Looks for places on one portal, reading no page twice and none it need not.

    Attributes:
        portal: what the user said.
        exploring: how far the standard lets us go.
        read: opens an address (once) and returns what it shows.
        may_explore: whether robots.txt lets an address be explored.
    """

    portal: Portal
    exploring: Exploring
    read: Callable[[str], Snapshot]
    may_explore: Callable[[str], bool]
    words: Vocabulary = field(default_factory=vocabulary)
    _pages: dict[str, _Page] = field(default_factory=dict)
    _unreadable: set[str] = field(default_factory=set)
    _cut_short: bool = False

    def start(self) -> Snapshot:
        """The start page."""
        return self._page(self.portal.address, ()).snapshot

    def find(self, name: str) -> Search:
        """Look for a place: as given in the portal file, else by the words on the pages within the standard's clicks."""
        given = self.portal.places.get(name)
        if given is not None:
            if given.absent:
                return Search(name, (), ("the portal file says that the portal does not have it",), decisive=True)
            if given.path is not None:
                url = absolute(self.portal.address, given.path)
                place = Place(name, url, "", "portal_file", 1.0, None)
                return Search(name, (place,), (f"the portal file says {given.path}",), decisive=True)
            labelled = self._labelled(name, given.label or "")
            return Search(name, labelled, (f"the portal file says the control '{given.label}'",), decisive=True)
        return self._by_words(name)

    def known(self, name: str) -> Place | None:
        """The best place of a name as far as the pages read so far tell; opens nothing."""
        given = self.portal.places.get(name)
        if given is None:
            return next((place for place in self._candidates(name) if place.confidence >= GOOD), None)
        if given.label is not None and page_key(self.portal.address) not in self._pages:
            return None
        return next(iter(self.find(name).candidates), None)

    def more(self, name: str, beyond: tuple[str, ...]) -> Search:
        """Look further, where the candidates found first (their addresses) turned out not to be the place."""
        self._expand(name, exhaustively=True)
        search = self._by_words(name)
        left = tuple(
            place for place in search.candidates if page_key(place.url) not in {page_key(url) for url in beyond}
        )
        return Search(name, left, search.tried, search.decisive)

    def links_to(self, url: str) -> tuple[str, ...] | None:
        """The shortest way known to an address: the names activated, in order; None when no page read links to it."""
        key = page_key(url)
        ways = [
            (*page.trail, control.name)
            for page in self._pages.values()
            for control in page.snapshot.links()
            if control.url and page_key(control.url) == key
        ]
        return min(ways, key=len, default=None)

    def _by_words(self, name: str) -> Search:
        candidates = self._candidates(name)
        if not any(place.confidence >= GOOD for place in candidates):
            self._expand(name)
            candidates = self._candidates(name)
        opened = len(self._pages)
        tried = (
            f"compared the names of all controls on {opened} pages with the words for '{name}'",
            *(f"considered '{place.trail[-1] if place.trail else place.title}' <{place.url}>" for place in candidates),
        )
        return Search(
            name, tuple(candidates[:_MOST_CANDIDATES]), tried, decisive=not self._cut_short and not candidates
        )

    def _labelled(self, name: str, label: str) -> tuple[Place, ...]:
        page = self._page(self.portal.address, ())
        return tuple(
            Place(name, control.url, "", "portal_file", 1.0, 1, (control.name,))
            for control in page.snapshot.links()
            if control.url and fold(control.name) == fold(label)
        )[:1]

    def _candidates(self, name: str) -> list[Place]:
        best: dict[str, tuple[float, Place]] = {}
        for page in self._pages.values():
            for control in page.snapshot.links():
                url = control.url or ""
                fit = self.words.place_confidence(name, control.name)
                if fit < FAIR or not same_site(url, self.portal.address) or page_key(url) in self._unreadable:
                    continue
                # A menu entry outweighs the same words in running content; a longer way weighs a little less.
                worth = fit - 0.03 * len(page.trail) - (0.1 if control.area in ("main", "body") else 0)
                place = Place(
                    name, url, "", "wayfinding", round(fit, 2), len(page.trail) + 1, (*page.trail, control.name)
                )
                key = page_key(url)
                if key not in best or worth > best[key][0]:
                    best[key] = (worth, place)
        ranked = [place for _, place in sorted(best.values(), key=lambda scored: (-scored[0], scored[1].clicks or 0))]
        return [
            Place(p.name, p.url, p.title, p.found_by, p.confidence, p.clicks, p.trail, _others(ranked, p))
            for p in ranked
        ]

    def _expand(self, name: str, *, exhaustively: bool = False) -> None:
        """Open further pages, nearest first, until the place shows or the standard's bounds are reached."""
        for depth in range(self.exploring.max_clicks - 1):
            for trail, control in self._frontier(depth):
                if (
                    control.url is None
                    or page_key(control.url) in self._pages
                    or page_key(control.url) in self._unreadable
                ):
                    continue
                if len(self._pages) >= self.exploring.max_pages:
                    self._cut_short = True
                    return
                if not self.may_explore(control.url):
                    self._cut_short = True
                    continue
                try:
                    self._page(control.url, (*trail, control.name))
                except (PageNotOpened, Refused):
                    self._unreadable.add(page_key(control.url))
                if not exhaustively and any(place.confidence >= GOOD for place in self._candidates(name)):
                    return

    def _frontier(self, depth: int) -> Iterator[tuple[tuple[str, ...], LiveControl]]:
        """Links of the pages at a depth: the site map first, then menus, header and footer, running content last."""
        pages = [page for page in self._pages.values() if len(page.trail) == depth]
        links = [(page.trail, control) for page in pages for control in page.snapshot.links()]
        links = [(trail, control) for trail, control in links if same_site(control.url or "", self.portal.address)]
        yield from sorted(
            links,
            key=lambda link: (
                self.words.place_confidence("sitemap", link[1].name) < GOOD,
                max(self.words.place_confidence(place, link[1].name) for place in self.words.places) < FAIR,
                _AREAS.get(link[1].area, 4),
            ),
        )

    def _page(self, url: str, trail: tuple[str, ...]) -> _Page:
        key = page_key(url)
        if key not in self._pages:
            self._pages[key] = _Page(trail, self.read(url))
        return self._pages[key]

    def note(self, place: Place, snapshot: Snapshot) -> None:
        """Remember a page opened as a place: what it links to can then be found as well."""
        self._pages.setdefault(page_key(place.url), _Page(place.trail, snapshot))


def _others(ranked: list[Place], chosen: Place) -> tuple[str, ...]:
    return tuple(f"{place.trail[-1]} <{place.url}>" for place in ranked if place is not chosen)[:5]
