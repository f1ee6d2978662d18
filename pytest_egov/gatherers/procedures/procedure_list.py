"""The public list of procedures: its rows, pages, groupings and level filter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.procedures import (
    FilterTrial,
    Grouping,
    GroupValue,
    ListedProcedure,
    ProcedureList,
    ServiceLevel,
)
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.procedures.filters import Term, Way, apply, ways
from pytest_egov.gatherers.procedures.levels import level_in
from pytest_egov.gatherers.procedures.listings import Listing, clicks_to_place, read_listing

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "look"]

_HARDLY_ELSE = 0.8  # so well fits a name that says hardly anything else
_GROUPINGS: tuple[Term, ...] = ("agency", "field", "audience")


def look(visit: Visit, expedition: Expedition) -> ProcedureList | None:
    """Read the list at a place, try its pager, groupings and level filter; None where no procedures are listed."""
    listing = read_listing(visit.snapshot, expedition)
    clicks = clicks_to_place(visit.place, expedition)
    if not listing.rows.rows:
        asked = _asks_to_sign_in(visit.snapshot, expedition)
        return ProcedureList(None, (), None, has_pager=False, sign_in_asked=True, clicks=clicks) if asked else None
    visit.record("open", visit.place.url, visit.snapshot, f"{len(listing.rows.rows)} rows, total {listing.total}")
    second = _second_page(visit, expedition, listing)
    groupings = tuple(found for term in _GROUPINGS if (found := _grouping(term, visit, expedition, listing)))
    level_filter = _level_filter(visit, expedition, listing)
    return ProcedureList(
        total=listing.total,
        first_page=listing.rows.listed,
        second_page=second,
        has_pager=listing.pager is not None,
        groupings=groupings,
        level_filter=level_filter,
        clicks=clicks,
    )


def _asks_to_sign_in(snapshot: Snapshot, expedition: Expedition) -> bool:
    secret = any(field.kind == "password" and field.shown for form in snapshot.forms for field in form.fields)
    return secret or expedition.words.stands_in("messages", "sign_in_asked", snapshot.text) is not None


def _second_page(visit: Visit, expedition: Expedition, listing: Listing) -> tuple[ListedProcedure, ...] | None:
    if listing.pager is None:
        return None
    try:
        after = _onward(visit, expedition, listing)
    except PageNotOpened as error:
        visit.record("page", listing.pager.onward.name, visit.snapshot, str(error))
        return None
    known = set(listing.rows.listed)
    rows = read_listing(after, expedition, listing.rows.shape).rows.listed
    visit.record("page", listing.pager.onward.name, after, f"{len(rows)} rows")
    # A page that grows by a click shows the first rows again; a pager that leads nowhere shows nothing but them.
    return tuple(row for row in rows if row not in known) or None


def _onward(visit: Visit, expedition: Expedition, listing: Listing) -> Snapshot:
    pager = listing.pager
    assert pager is not None
    if pager.pattern is not None:
        return expedition.visitor.read(pager.pattern.address(2))
    if pager.onward.url:
        return expedition.visitor.read(pager.onward.url)
    tab = visit.tab()
    again = read_listing(tab.snapshot(), expedition, listing.rows.shape)
    return tab.press(again.pager.onward if again.pager else pager.onward, "page")


def _grouping(term: Term, visit: Visit, expedition: Expedition, listing: Listing) -> Grouping | None:
    """Try the first way to browse by a term that shows procedures; the list's own page first, then the start page."""
    shape = listing.rows.shape
    found = ways(term, visit.snapshot, expedition.words, shape)
    found += [way for way in ways(term, expedition.finder.start(), expedition.words, shape) if way.sort == "link"]
    found += _behind_a_link(term, visit, expedition, shape)
    tried: Grouping | None = None
    for way in found[:3]:
        drawn = expedition.draw(f"values of {term}", len(way.values), expedition.gather.procedures.values_per_grouping)
        values = []
        for position in drawn:
            value = way.values[position]
            if (applied := apply(way, value, visit, expedition, shape)) is not None:
                rows, total = applied[1].rows.rows, applied[1].total
                values.append(GroupValue(value[:200], total, len(rows)))
        grouping = Grouping(term, way.how, tuple(values))  # type: ignore[arg-type] # never called with the level
        if any(value.shown for value in values):
            return grouping
        tried = tried or grouping
    return tried


def _behind_a_link(term: Term, visit: Visit, expedition: Expedition, shape: str) -> list[Way]:
    """Values that stand on a page of their own, behind a link such as "Theo lĩnh vực"."""
    for control in visit.snapshot.links():
        url = control.url or ""
        fits = expedition.words.term_confidence("groupings", term, control.name)
        if fits >= _HARDLY_ELSE and same_site(url, visit.place.url) and page_key(url) != page_key(visit.place.url):
            try:
                return [
                    way
                    for way in ways(term, expedition.visitor.read(url), expedition.words, shape)
                    if way.sort == "link"
                ]
            except PageNotOpened:
                return []
    return []


def _level_filter(visit: Visit, expedition: Expedition, listing: Listing) -> FilterTrial | None:
    """Apply the filter by level once, with a level that some procedures have, and read the first rows it returns."""
    words, shape = expedition.words, listing.rows.shape
    first: FilterTrial | None = None
    for way in ways("level", visit.snapshot, words, shape)[:2]:
        for value in _levels_to_try(way, listing, expedition)[:2]:
            applied = apply(way, value, visit, expedition, shape)
            if applied is None:
                trial = FilterTrial("level", value, listing.count, None, level=level_in(value, words))
            else:
                rows = _first_rows(applied, visit, expedition, way, shape)
                trial = FilterTrial("level", value, listing.count, applied[1].count, rows, level_in(value, words))
                if way.sort != "link":
                    visit.picture("level-filter")
            if trial.rows:
                return trial
            first = first or trial
    return first


def _levels_to_try(way: Way, listing: Listing, expedition: Expedition) -> list[str]:
    """Values of the filter, those first whose level is there but rare: a filter that does nothing then shows."""
    seen = Counter(row.level for row in listing.rows.listed if row.level)
    known = [value for value in way.values if level_in(value, expedition.words)]
    order = get_args(ServiceLevel)

    def rarity(value: str) -> tuple[bool, int, int]:
        level = level_in(value, expedition.words)
        assert level is not None
        return seen[level] == 0, seen[level], order.index(level)

    return sorted(known, key=rarity)


def _first_rows(
    applied: tuple[Snapshot, Listing], visit: Visit, expedition: Expedition, way: Way, shape: str
) -> tuple[ListedProcedure, ...]:
    after, listing = applied
    wanted = expedition.gather.procedures.filtered_results
    rows = dict.fromkeys(listing.rows.listed)
    if len(rows) < wanted and listing.pager is not None and rows:
        try:
            # What is filtered may live in the page's state alone: only pressing its own pager keeps it.
            if way.sort != "link":
                after = expedition.visitor.tab.press(listing.pager.onward, "page")
            elif listing.pager.onward.url:
                after = expedition.visitor.read(listing.pager.onward.url)
            rows |= dict.fromkeys(read_listing(after, expedition, shape).rows.listed)
        except PageNotOpened as error:
            visit.record("page", listing.pager.onward.name, after, str(error))
    return tuple(rows)[:wanted]


GATHERERS = (Gatherer("procedure_list", at_place("procedure_list", look)),)
