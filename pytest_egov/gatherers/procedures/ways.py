"""Counts the clicks from the start page to a procedure: a menu, a link or a submitted search is one click each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened
from pytest_egov.gatherers.procedures.listings import clicks_to_place
from pytest_egov.gatherers.procedures.search import searched_rank

if TYPE_CHECKING:
    from pytest_egov.evidence.procedures import ListedProcedure
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.gatherers.procedures.draw import Draw

__all__ = ["clicks_to_procedure"]

_TURNS_AT_LEAST = 2
_BY_SEARCH = 2  # the search submitted, and the result
_ON_THE_FIRST_SCREEN = 10  # results further down are not found, they are hunted for


def clicks_to_procedure(draw: Draw, index: int, listed: ListedProcedure, expedition: Expedition) -> int | None:
    """The shortest way known to a drawn procedure; None when none was found.

    Links of the start page, the list and its pager are counted first; a search by the procedure's name only where that
    way may be shorter, from the start page and then from the list.
    """
    start = expedition.finder.start()
    if any(control.url and page_key(control.url) == page_key(listed.url) for control in start.links()):
        return 1
    to_list = clicks_to_place(draw.source.place, expedition)
    ways = [to_list + _page_turns(draw, index) + 1] if to_list is not None else []
    linked = expedition.finder.links_to(listed.url)
    if linked is not None and draw.source.place.clicks is not None:
        ways.append(len(linked))
    if not ways or min(ways) > _BY_SEARCH + 1:
        ways += _by_search(listed, to_list, draw, expedition)
    return min(ways, default=None)


def _page_turns(draw: Draw, index: int) -> int:
    """How often the pager must be used: once where the first page links to the very page, else twice at least."""
    number, pager = draw.page_of(index), draw.source.listing.pager
    if number == 1 or pager is None:
        return 0
    if pager.pattern is None:
        return number - 1
    shown = {pager.pattern.page_at(control.url) for control in draw.source.snapshot.links() if control.url}
    return 1 if number in shown else _TURNS_AT_LEAST


def _by_search(listed: ListedProcedure, to_list: int | None, draw: Draw, expedition: Expedition) -> list[int]:
    shape = draw.source.listing.rows.shape
    places = [(expedition.finder.start().url, 0)]
    if to_list is not None and to_list > 0:
        places.append((draw.source.place.url, to_list))
    for url, clicks in places:
        try:
            rank = searched_rank(url, listed.name, expedition, shape)
        except PageNotOpened:
            continue
        if rank is not None and rank <= _ON_THE_FIRST_SCREEN:
            return [clicks + _BY_SEARCH]
    return []
