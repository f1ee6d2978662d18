"""A list of procedures as one page shows it, and where on a portal the list is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.gatherers.procedures.pagers import Pager, pager_of, total_of
from pytest_egov.gatherers.procedures.rows import Rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.evidence.places import Place
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["ListPlace", "Listing", "clicks_to_place", "list_place", "nothing_found", "read_listing"]

_TAKEN = "procedure_list: its place"
_SHORT = 200  # a message that nothing was found is no running text


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page shows of a list; ``total`` None where the portal does not say how many there are."""

    rows: Rows
    pager: Pager | None
    total: int | None

    @property
    def count(self) -> int | None:
        """How many entries there are: as said, else as shown where that is all; None when neither tells."""
        if self.total is not None:
            return self.total
        return len(self.rows.rows) if self.rows.rows and self.pager is None else None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where the list is, and what its first page shows."""

    place: Place
    snapshot: Snapshot
    listing: Listing


def read_listing(snapshot: Snapshot, expedition: Expedition, shape: str | None = None) -> Listing:
    """The procedures a page lists, with its pager and total; no rows where it lists none."""
    words = expedition.words
    rows = rows_of(snapshot, words, shape, expedition.finder.furniture())
    if shape and rows.shape != shape and nothing_found(snapshot, words):
        rows = Rows("", ())  # what else it links to is no result
    shown = len(rows.rows)
    pager = pager_of(snapshot, shown, rows.rows[0].control) if rows.rows else None
    total = total_of(snapshot, shown, pager)
    if not rows.rows and total is None and nothing_found(snapshot, words):
        total = 0
    return Listing(rows, pager, total)


def nothing_found(snapshot: Snapshot, words: Vocabulary) -> str:
    """The page's message that nothing was found, at most 200 characters; empty when it says no such thing."""
    lines = (line.strip() for line in snapshot.text.splitlines())
    return next((line for line in lines if len(line) <= _SHORT and words.stands_in("messages", "not_found", line)), "")


def list_place(expedition: Expedition) -> ListPlace | None:
    """The portal's list of procedures: of the good candidates the first that has a total or pager, else the longest.

    Remembered for the expedition, so that all who draw from it draw from the same.
    """
    if _TAKEN not in expedition.taken:
        search = expedition.finder.find("procedure_list")
        found = _longest(search.candidates, expedition)
        if found is None and search.candidates and search.candidates[0].found_by != "portal_file":
            further = expedition.finder.more("procedure_list", tuple(place.url for place in search.candidates))
            found = _longest(further.candidates, expedition)
        expedition.taken[_TAKEN] = found
    kept: ListPlace | None = expedition.taken[_TAKEN]
    return kept


def clicks_to_place(place: Place, expedition: Expedition) -> int | None:
    """How many clicks lead from the start page to a place; None when its address was given and no link is known."""
    start = expedition.finder.start()
    key = page_key(place.url)
    if key in (page_key(start.url), page_key(expedition.portal.address)):
        return 0
    if any(control.url and page_key(control.url) == key for control in start.links()):
        return 1
    return place.clicks


def _longest(places: Iterable[Place], expedition: Expedition) -> ListPlace | None:
    best: ListPlace | None = None
    for place in places:
        try:
            visit = expedition.visit(place)
        except (PageNotOpened, Refused):
            continue
        listing = read_listing(visit.snapshot, expedition)
        here = ListPlace(visit.place, visit.snapshot, listing)
        if listing.rows.rows and (listing.total is not None or listing.pager is not None):
            return here
        if listing.rows.rows and (best is None or len(listing.rows.rows) > len(best.listing.rows.rows)):
            best = here
    return best
