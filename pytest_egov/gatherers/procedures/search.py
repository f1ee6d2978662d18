"""The search for procedures: exact names, everyday words, no diacritics, nonsense, and a filter on a result."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.findings import Candidate, CouldNotLook, Finding, Found, NotFound
from pytest_egov.evidence.places import Place
from pytest_egov.evidence.procedures import FilterTrial, ProcedureSearch, Query
from pytest_egov.gatherers.expedition import Gatherer, Visit
from pytest_egov.gatherers.procedures.draw import Draw, drawn_listed
from pytest_egov.gatherers.procedures.filters import Term, Way, narrow, ways
from pytest_egov.gatherers.procedures.listings import clicks_to_place, nothing_found, read_listing
from pytest_egov.gatherers.reading.query_forms import differs, send, settled, typed_kinds
from pytest_egov.verdict import Text
from pytest_egov.wayfinding.vocabulary import fold, plain

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.evidence.procedures import ListedProcedure
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["GATHERERS", "gather", "search_box", "searched_rank"]

Made = Literal["exact", "everyday", "without_diacritics", "nonsense"]

_RESULTS = 20
_LONGEST_NAME = 250  # longer names reach us cut
_EVERYDAY = 2
_FILTER_TRIALS = 4
_TELLING = 20  # letters; a shorter name stands in many others
_ASKS = re.compile(
    r"\b(?:tim kiem|tim thu tuc|tim|tu khoa|tra cuu|nhap ten|ten thu tuc|ten tthc|search|keyword|find)\b"
)
_OF_PROCEDURES = re.compile(r"thu tuc|tthc|dich vu|procedure|service")
_LOOKS_UP = re.compile(
    r"ma (?:so )?(?:ho so|bien nhan|bien lai|tra cuu|giao dich)|so (?:ho so|bien nhan|cccd|cmnd)|captcha"
    r"|ma (?:xac nhan|bao ve|bao mat)|application code"
)
_REJECTED = ("password", "email", "tel")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A query to put, how it was made, and what must come."""

    text: str
    form: Made
    expected: tuple[str, ...]


def gather(expedition: Expedition) -> Finding[ProcedureSearch]:
    """Put the standard's queries to the search of each place that has one, until one finds the exact names."""
    draw = drawn_listed(expedition)
    wanted = _queries(draw, expedition)
    shape = draw.source.listing.rows.shape if draw is not None else None
    candidates: list[Candidate[ProcedureSearch]] = []
    trouble = ""
    search = expedition.finder.find("search")
    for place in _places(draw, expedition):
        try:
            visit = expedition.visit(place)
            if search_box(visit.snapshot) is None:
                continue
            evidence = _look(visit, expedition, wanted, shape)
        except (PageNotOpened, Refused) as error:
            trouble = str(error)[:200]
            continue
        candidates.append(visit.candidate(evidence))
        exact = [query.rank for query in evidence.queries if query.form == "exact"]
        if exact and None not in exact:
            break
    if candidates:
        return Found(tuple(candidates))
    if trouble:
        return CouldNotLook(
            "procedure_search",
            Text(f"Không dùng được ô tìm kiếm: {trouble}", f"The search could not be used: {trouble}"),
        )
    return NotFound("search", search.tried, search.decisive)


def search_box(snapshot: Snapshot) -> tuple[LiveForm, LiveField] | None:
    """The field in which a citizen types words to find procedures; None when the page has none.

    A sign-in, the look-up of an application and a chat are no search.
    """
    best: tuple[float, LiveForm, LiveField] | None = None
    for form in snapshot.forms:
        shown = [field for field in form.fields if field.shown]
        if any(field.kind in _REJECTED for field in shown):
            continue
        for field in shown:
            worth = _worth(form, field) if field.kind in typed_kinds else 0.0
            if worth > 0 and (best is None or worth > best[0]):
                best = (worth, form, field)
    return (best[1], best[2]) if best is not None else None


def searched_rank(url: str, name: str, expedition: Expedition, shape: str) -> int | None:
    """Where a search for a name, made at an address, shows that procedure, from 1; None when it does not.

    Raises:
        PageNotOpened: the search could not be used.
    """
    if search_box(expedition.visitor.read(url)) is None:
        return None
    after = _search(expedition.visitor.go(url), name)
    if after is None:
        return None
    return _rank(read_listing(after, expedition, shape).rows.listed, (name,), whole=True)


def _places(draw: Draw | None, expedition: Expedition) -> list[Place]:
    """Where a search may be: as the portal file says; else the list, the start page, pages named after searching."""
    if "search" in expedition.portal.places:
        return list(expedition.finder.find("search").candidates)
    start = Place.at_start("search", expedition.finder.start().url)
    places = [start]
    if draw is not None:
        of_list = draw.source.place
        places.insert(
            0,
            Place(
                "search",
                of_list.url,
                "",
                of_list.found_by,
                of_list.confidence,
                clicks_to_place(of_list, expedition),
                of_list.trail,
            ),
        )
    places += expedition.finder.find("search").candidates
    unique = {page_key(place.url): place for place in reversed(places)}
    return list(reversed(unique.values()))[:4]


def _queries(draw: Draw | None, expedition: Expedition) -> list[_Wanted]:
    """The queries whose answer is known to be on the portal, and the nonsense."""
    asked = expedition.gather.search
    rows = []
    for index in range(len(draw.positions) if draw is not None else 0):
        try:
            rows.append(draw.listed(index) if draw is not None else None)
        except (PageNotOpened, Refused):
            continue
    names = list(dict.fromkeys(row.name for row in rows if row is not None and len(row.name) <= _LONGEST_NAME))
    exact = [_Wanted(name, "exact", (name,)) for name in names[: asked.exact]]
    others = names[asked.exact :] or names
    bare = [_Wanted(_unaccented(name), "without_diacritics", (name,)) for name in others[: asked.without_diacritics]]
    known = [fold(name) for name in (draw.names_read() if draw is not None else ())]
    sayings = [
        saying for saying in asked.everyday if any(fold(word) in name for word in saying.expects for name in known)
    ]
    drawn = expedition.draw("everyday queries", len(sayings), _EVERYDAY)
    everyday = [_Wanted(sayings[index].query, "everyday", sayings[index].expects) for index in drawn]
    return [*exact, *everyday, *bare, *(_Wanted(text, "nonsense", ()) for text in asked.nonsense)]


def _look(visit: Visit, expedition: Expedition, wanted: list[_Wanted], shape: str | None) -> ProcedureSearch:
    queries = []
    for query in wanted:
        after = _search(visit.tab(), query.text)
        if after is None:
            continue
        listing = read_listing(after, expedition, shape)
        rows = listing.rows.listed
        said = nothing_found(after, expedition.words) if not rows else ""
        visit.record("search", query.text, after, said or f"{len(rows)} results, total {listing.total}")
        rank = _rank(rows, query.expected, whole=query.form != "everyday")
        names = tuple(row.name[:200] for row in rows[:_RESULTS])
        queries.append(
            Query(query.text[:300], query.form, query.expected, rank, names, listing.total, said, after.status)
        )
        if query.form == "nonsense" and not any(done.form == "nonsense" for done in queries[:-1]):
            visit.picture("search-nonsense")
    return ProcedureSearch(tuple(queries), _filter(visit, expedition, shape or ""))


def _search(tab: Tab, text: str) -> Snapshot | None:
    """Type and send; what then shows. None where the box is gone."""
    before = tab.snapshot()
    box = search_box(before)
    if box is None:
        return None
    tab.fill(box[1], text, "search")
    typed = tab.snapshot()
    newest = search_box(typed)
    if newest is None:
        return typed
    after = send(tab, typed, *newest, "search")
    return after if differs(before, after) else settled(tab, before, after)


def _filter(visit: Visit, expedition: Expedition, shape: str) -> FilterTrial | None:
    """Search with words many names share, then narrow by a field or agency; None when there is no such filter."""
    draw = drawn_listed(expedition)
    common = _common_words(draw.names_read() if draw is not None else ())
    found = _search(visit.tab(), common) if common else None
    trial = None
    for page, on_result in ((found, True), (visit.snapshot, False)):
        for way in _ways_to_narrow(page, expedition, shape, links=on_result) if page is not None else ():
            trial = _narrowed(visit, expedition, way, common, shape, on_result=on_result) or trial
            if trial is not None and trial.after:
                return trial
    return trial


def _ways_to_narrow(page: Snapshot, expedition: Expedition, shape: str, *, links: bool) -> list[Way]:
    """Filters by agency or field; links only where they stand beside a result, else they forget what was searched."""
    terms: tuple[Term, ...] = ("field", "agency")
    return [way for term in terms for way in ways(term, page, expedition.words, shape) if links or way.sort != "link"]


def _narrowed(
    visit: Visit, expedition: Expedition, way: Way, common: str, shape: str, *, on_result: bool
) -> FilterTrial | None:
    """Search and filter together, by one value after the other until one leaves something, and not everything."""
    trial = None
    for index in expedition.draw(f"search filter {way.term}", len(way.values), _FILTER_TRIALS):
        value = way.values[index]
        try:
            found = _search(visit.tab(), common)
            if found is None:
                return trial
            tab = expedition.visitor.tab if on_result else visit.tab()
            box = search_box(tab.snapshot())
            if box is not None and box[1].value != common:
                tab.fill(box[1], common, "search")
            after = narrow(way, value, tab, expedition, shape)
        except PageNotOpened as error:
            visit.record("filter", f"{common} + {value}", visit.snapshot, str(error))
            continue
        before, listing = read_listing(found, expedition, shape).count, read_listing(after, expedition, shape)
        visit.record("filter", f"{common} + {value}", after, f"{listing.count} of {before}")
        trial = FilterTrial(way.term, value[:200], before, listing.count, listing.rows.listed[:_RESULTS])
        if before is not None and listing.count is not None and 0 < listing.count < before:
            visit.picture("search-filter")
            return trial
    return trial


def _rank(rows: tuple[ListedProcedure, ...], expected: tuple[str, ...], *, whole: bool) -> int | None:
    wanted = [fold(word) for word in expected]
    for position, row in enumerate(rows, start=1):
        name = fold(row.name)
        inside = any(f" {word} " in f" {name} " for word in wanted if not whole or len(word) >= _TELLING)
        if name in wanted or inside:
            return position
    return None


def _common_words(names: tuple[str, ...]) -> str:
    """The two words most names begin with."""
    openings = Counter(" ".join(fold(name).split()[:2]) for name in names)
    return openings.most_common(1)[0][0] if openings else ""


def _unaccented(name: str) -> str:
    return plain(name)


def _worth(form: LiveForm, field: LiveField) -> float:
    said = plain(f"{field.label} {field.help}")
    around = plain(f"{form.name} {' '.join(button.name for button in form.buttons)}")
    if _LOOKS_UP.search(said):
        return 0.0
    asks = bool(_ASKS.search(said))
    if not (
        asks
        or form.role == "search"
        or field.kind == "search"
        or (_ASKS.search(around) and not _LOOKS_UP.search(around))
    ):
        return 0.0
    return (
        1.0
        + (2.0 if asks else 0.0)
        + (1.0 if _OF_PROCEDURES.search(said) else 0.0)
        + (0.5 if _OF_PROCEDURES.search(around) else 0.0)
        + (1.0 if form.role == "search" or field.kind == "search" else 0.0)
        + (0.5 if form.area in ("main", "body") else 0.0)
    )


GATHERERS = (Gatherer("procedure_search", gather),)
