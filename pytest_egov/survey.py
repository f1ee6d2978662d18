"""Looks which places of a portal are found before anything is scored: pages are read, nothing is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.places import Place
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.run import Order
    from pytest_egov.wayfinding.finder import Finder, Search

__all__ = ["HOME", "Surveyed", "lines", "survey"]

HOME = "home"
_VOIDS = {
    "not_found": Text("không có trang này", "there is no such page"),
    "being_built": Text("trang còn đang xây dựng", "it is still being built"),
    "blank": Text("trang không có nội dung riêng", "it shows nothing of its own"),
}


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What looking for one place came to.

    Attributes:
        search: the candidates, or what was tried.
        trouble: what is wrong with the page the best of them is at; None when nothing is.
        picture: of that page, PNG; empty where none was asked for, or none could be taken.
    """

    search: Search
    trouble: Text | None = None
    picture: bytes = b""


def survey(order: Order, browser: Browser, *, pictures: bool = False) -> Iterator[Surveyed]:
    """The start page, then every place a visitor may look for, one after the other; the best of each is opened.

    Pictures are taken when a page is opened anyway: no page is opened for a picture's sake.

    Raises:
        PortalUnreachable: the start page does not answer, or refuses us.
        PortalBlocked, BrowserGone: as the driver raises them.
    """
    from pytest_egov.approaching import manners, open_start_page, robots
    from pytest_egov.driver.addresses import page_key
    from pytest_egov.driver.menus import unfold
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.gatherers.account.personal_data import heed, mask_for
    from pytest_egov.wayfinding.finder import Finder, Search

    gather = order.suite.catalogue.gather
    screen = gather.timing.profile
    taken: dict[str, bytes] = {}

    def keep(name: str, png: bytes) -> str:
        taken[name] = png
        return name

    def photograph(url: str, tab: Tab, snapshot: Snapshot, _place: str) -> None:
        with suppress(PageNotOpened):
            taken[page_key(snapshot.url)] = taken[tab.picture(page_key(url))]

    visitor = Visitor(
        lambda: browser, manners(order.portal, browser), keep, screen.width, screen.height,
        on_first_open=photograph if pictures else lambda _url, _tab, _snapshot, _place: None,
        mask=mask_for(order.portal), on_read=heed,
    )  # fmt: skip
    finder = Finder(
        order.portal, gather.exploring, visitor.read, robots(order.portal, visitor), product=order.product,
        follow=visitor.follow, unfold=partial(unfold, visitor),
    )  # fmt: skip
    try:
        open_start_page(finder, order.portal)
        home = Place.at_start(HOME, finder.start().url, finder.start().title)
        found = Search(HOME, (home,), ("opened the address",), decisive=True)
        yield Surveyed(found, picture=taken.get(page_key(order.portal.address), b""))
        for name in finder.words.places_of(signed_in=False):
            # What has no words of its own is found where a function is used, unless somebody said where it is.
            if finder.words.places[name].yes or name in order.portal.places:
                yield _look(name, finder, visitor, taken)
    finally:
        visitor.close()


def lines(found: Surveyed) -> Iterator[str]:
    """What a terminal shows of it: how it was found and with what confidence, or what was tried."""
    from pytest_egov.reporting.paper import printable

    name = found.search.name
    if not found.search.candidates:
        sure = "the search was complete" if found.search.decisive else "something was left untried"
        yield f"{name:18} NOT FOUND    {sure}"
        yield from (f"{'':18}   {printable(what)}" for what in found.search.tried)
        return
    best = found.search.candidates[0]
    clicks = "" if best.clicks is None else f", {best.clicks} click{'' if best.clicks == 1 else 's'}"
    way = f" ({printable(' > '.join(best.trail))})" if best.trail else ""
    yield f"{name:18} {best.found_by:12} {best.confidence:.2f}{clicks}{way}  {printable(best.url)}"
    if found.trouble is not None:
        yield f"{'':18}   PROBLEM: {printable(found.trouble.en)}"
    yield from (f"{'':18}   also considered: {printable(other)}" for other in best.considered)


def _look(name: str, finder: Finder, visitor: Visitor, taken: Mapping[str, bytes]) -> Surveyed:
    from pytest_egov.driver.addresses import page_key
    from pytest_egov.wayfinding.voids import void_of

    search = finder.find(name)
    if not search.candidates:
        return Surveyed(search)
    best = search.candidates[0]
    try:
        snapshot = visitor.read(best.url, name)
    except (PageNotOpened, Refused) as error:
        return Surveyed(search, Text(f"không mở được: {error}", str(error)))
    void = void_of(snapshot, finder.start())
    trouble = _VOIDS[void] if void else None
    if trouble is None and snapshot.status is not None and snapshot.status >= 400:
        trouble = Text(f"trang trả lời {snapshot.status}", f"it answers {snapshot.status}")
    titled = replace(best, title=snapshot.title)
    finder.note(titled, snapshot)
    picture = taken.get(page_key(best.url), b"")
    return Surveyed(replace(search, candidates=(titled, *search.candidates[1:])), trouble, picture)
