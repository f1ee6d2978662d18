"""Finds the places of a portal: the portal file first, then the words on its pages, breadth first."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import absolute, page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.places import Place
from pytest_egov.wayfinding.vocabulary import Vocabulary, fold, vocabulary

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.gather_section import Exploring
    from pytest_egov.portal import Portal

__all__ = ["Finder", "Search"]

GOOD = 0.6
FAIR = 0.45
_MOST_CANDIDATES = 3
_MOST_PRESSES = 30
_A_VIEW = 80  # characters that newly stand on a page: more than a message, so something was opened in place
_ACTS = ("start_filing", "payment")  # where a menu offers them they lead somewhere; elsewhere they begin an act
_SENDING = (
    "gửi",
    "lưu",
    "xóa",
    "xoá",
    "hủy",
    "đăng xuất",
    "thoát",
    "send",
    "submit",
    "save",
    "delete",
    "log out",
    "logout",
    "sign out",
)
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
    """A page explored: how it was reached, what it showed, and its pressed buttons that led to an address."""

    trail: tuple[str, ...]
    snapshot: Snapshot
    ways: list[LiveControl] = field(default_factory=list)

    def links(self) -> Iterator[LiveControl]:
        """Whatever leads to an address, the buttons that were pressed included."""
        return itertools.chain(self.snapshot.links(), self.ways)


@dataclass(slots=True)
class Finder:
    """Looks for places on one portal, reading no page twice and none it need not.

    Attributes:
        portal: what the user said.
        exploring: how far the standard lets us go.
        read: opens an address (once) and returns what it shows.
        may_explore: whether robots.txt lets an address be explored.
        signed_in: whether `read` reads as someone signed in; a visitor neither looks for what only they have, nor misses it.
        follow: presses a control that is no link on the page of an address, and returns what is shown then; without it such
            controls stay untried.
    """

    portal: Portal
    exploring: Exploring
    read: Callable[[str], Snapshot]
    may_explore: Callable[[str], bool]
    words: Vocabulary = field(default_factory=vocabulary)
    signed_in: bool = False
    follow: Callable[[str, LiveControl], Snapshot | None] | None = None
    _pages: dict[str, _Page] = field(default_factory=dict)
    _pressed: set[tuple[str, str]] = field(default_factory=set)
    _unreadable: set[str] = field(default_factory=set)
    _cut_short: bool = False

    def for_role(self, read: Callable[[str], Snapshot]) -> Finder:
        """A finder on the same portal that has seen nothing yet and reads as someone signed in."""
        return Finder(self.portal, self.exploring, read, self.may_explore, self.words, signed_in=True)

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

    def seen(self) -> tuple[Snapshot, ...]:
        """What the pages read so far showed."""
        return tuple(page.snapshot for page in self._pages.values())

    def more(self, name: str, beyond: tuple[str, ...]) -> Search:
        """Look further, where the candidates found first (their addresses) turned out not to be the place."""
        self._expand(name, exhaustively=True)
        self._press(list(self._pages.values()), (name,))
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
            for control in page.links()
            if control.url and page_key(control.url) == key
        ]
        return min(ways, key=len, default=None)

    def _by_words(self, name: str) -> Search:
        candidates = self._candidates(name)
        best = max((place.confidence for place in candidates), default=0.0)
        if self._press(list(self._pages.values()), (name,), better_than=best):
            candidates = self._candidates(name)
        if not any(place.confidence >= GOOD for place in candidates):
            self._expand(name)
            candidates = self._candidates(name)
        opened = len(self._pages)
        tried = (
            f"compared the names of all controls on {opened} pages with the words for '{name}'",
            *(f"considered '{place.trail[-1] if place.trail else place.title}' <{place.url}>" for place in candidates),
        )
        untried = self._untried()
        if untried:
            some = ", ".join(f"'{button}'" for button in untried[:5])
            tried = (*tried, f"{len(untried)} buttons that are no links were not tried: {some}")
        decisive = not self._cut_short and not candidates and not untried
        return Search(name, tuple(candidates[:_MOST_CANDIDATES]), tried, decisive)

    def _press(self, pages: list[_Page], names: Iterable[str], *, better_than: float = 0.0) -> bool:
        """Press the buttons that bear the words of one of the places, and remember where they lead; whether one led on."""
        led = False
        for page in sorted(pages, key=lambda page: len(page.trail)):
            for button in page.snapshot.buttons():
                fit = max(self.words.place_confidence(name, button.name) for name in names)
                key = (fold(button.name), button.area)
                if fit < FAIR or fit <= better_than or key in self._pressed or not self._is_harmless(button, page):
                    continue
                if self.follow is None or len(self._pressed) >= _MOST_PRESSES:
                    return led
                self._pressed.add(key)
                led = self._press_one(page, button) or led
        return led

    def _press_one(self, page: _Page, button: LiveControl) -> bool:
        here = page.snapshot
        try:
            after = self.follow(here.url, button) if self.follow is not None else None
        except (PageNotOpened, Refused):
            after = None
        if after is None:
            self._cut_short = True
            return False
        if page_key(after.url) != page_key(here.url):
            page.ways.append(replace(button, url=after.url))
            return True
        if _newly_shown(here, after) >= _A_VIEW:
            # Something was opened that has no address of its own: only a person sees whether it is the place.
            self._cut_short = True
        return False

    def _is_harmless(self, button: LiveControl, page: _Page) -> bool:
        """Whether pressing it only opens something: it does not send, begins no act, and stands beside no form to fill."""
        folded = fold(button.name)
        if any(folded == word or folded.startswith(f"{word} ") for word in _SENDING):
            return False
        fields = (field for form in page.snapshot.forms for field in form.fields if field.shown)
        filled = any(field.kind in ("textarea", "password", "file") for field in fields)
        acts = any(self.words.place_confidence(act, button.name) >= FAIR for act in _ACTS)
        return button.area in ("nav", "header") or not (filled or acts)

    def _untried(self) -> tuple[str, ...]:
        """The names of buttons within the standard's clicks that might lead somewhere and were not pressed."""
        near = [page for page in self._pages.values() if len(page.trail) < self.exploring.max_clicks]
        buttons = (button for page in near for button in page.snapshot.buttons())
        return tuple(dict.fromkeys(b.name for b in buttons if (fold(b.name), b.area) not in self._pressed))

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
            for control in page.links():
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
            self._press(
                [page for page in self._pages.values() if len(page.trail) == depth],
                self.words.places_of(signed_in=self.signed_in),
            )
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
                except (PageNotOpened, Refused) as error:
                    self._unreadable.add(page_key(control.url))
                    # A file is no page; a page that did not open may have led on.
                    self._cut_short |= isinstance(error, PageNotOpened) and not error.download
                if not exhaustively and any(place.confidence >= GOOD for place in self._candidates(name)):
                    return

    def _frontier(self, depth: int) -> Iterator[tuple[tuple[str, ...], LiveControl]]:
        """Links of the pages at a depth: the site map first, then menus, header and footer, running content last."""
        pages = [page for page in self._pages.values() if len(page.trail) == depth]
        links = [(page.trail, control) for page in pages for control in page.links()]
        links = [(trail, control) for trail, control in links if same_site(control.url or "", self.portal.address)]
        # Opening it would end the session that everything else is read with.
        links = [link for link in links if self.words.place_confidence("sign_out", link[1].name) < GOOD]
        looked_for = self.words.places_of(signed_in=self.signed_in)
        yield from sorted(
            links,
            key=lambda link: (
                self.words.place_confidence("sitemap", link[1].name) < GOOD,
                max(self.words.place_confidence(place, link[1].name) for place in looked_for) < FAIR,
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


def _newly_shown(before: Snapshot, after: Snapshot) -> int:
    stood = set(before.text.splitlines())
    return sum(len(line) for line in after.text.splitlines() if line not in stood)
