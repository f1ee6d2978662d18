"""Finds the ways to narrow a list of procedures (choice lists, boxes, links, tabs) and applies one value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.errors import PageNotOpened
from pytest_egov.gatherers.procedures.levels import level_in
from pytest_egov.gatherers.procedures.listings import Listing, read_listing
from pytest_egov.gatherers.procedures.rows import url_shape
from pytest_egov.gatherers.reading.query_forms import as_control, differs, send, settled
from pytest_egov.wayfinding.vocabulary import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["Term", "Way", "apply", "narrow", "ways"]

Term = Literal["agency", "field", "audience", "level"]
_EVERYTHING = re.compile(r"(?:tat ca|chon|toan bo|all|select|any|choose|moi)\b.*|")
_COUNT = re.compile(r"\s*[(\[]?\s*\d[\d.,]*\s*(?:thủ tục|tthc|dịch vụ)?\s*[)\]]?\s*$", re.IGNORECASE)
_URL_WORDS = {
    "field": re.compile(r"linh-?vuc|field|category|topic|nganh", re.IGNORECASE),
    "agency": re.compile(r"co-?quan|agenc|don-?vi|department|so-?nganh|authority", re.IGNORECASE),
    "audience": re.compile(r"doi-?tuong|audience|cong-?dan|doanh-?nghiep|citizen|business", re.IGNORECASE),
    "level": re.compile(r"muc-?do|level", re.IGNORECASE),
}
_LONGEST = 90  # letters of a value; longer names are procedures and sentences
_FITS = 0.45
_TWO = 2  # one value is no choice


@dataclass(frozen=True, slots=True)
class Way:
    """One way to narrow the list by a term: the values it offers, and where the ones that are links lead.

    Attributes:
        term: what it narrows by.
        sort: a choice list, radio buttons or boxes, controls that are pressed, or links.
        values: as shown, without counts.
        urls: of links, in the order of the values.
    """

    term: Term
    sort: Literal["select", "box", "press", "link"]
    values: tuple[str, ...]
    urls: tuple[str, ...] = ()

    @property
    def how(self) -> Literal["filter", "link"]:
        """How evidence calls it."""
        return "link" if self.sort == "link" else "filter"


def ways(term: Term, snapshot: Snapshot, words: Vocabulary, shape: str) -> list[Way]:
    """The ways a page offers to narrow its list by a term, filters first.

    Args:
        term: the term.
        snapshot: the page.
        words: the vocabulary.
        shape: of the addresses of procedures: links of that shape are rows, not values.
    """
    found = []
    select = next(_selects(term, snapshot, words), None)
    if select is not None:
        found.append(Way(term, "select", _values(select[1])))
    boxes = [field.label for _, field in _boxes(term, snapshot, words)]
    if len(boxes) >= _TWO:
        found.append(Way(term, "box", tuple(boxes)))
    controls = _facets(term, snapshot, words, shape)
    links = {_COUNT.sub("", c.name).strip(): c.url for c in controls if c.url}
    pressed = tuple(dict.fromkeys(_COUNT.sub("", c.name).strip() for c in controls if not c.url))
    if len(links) >= _TWO:
        found.append(Way(term, "link", tuple(links), tuple(url or "" for url in links.values())))
    if len(pressed) >= _TWO:
        found.append(Way(term, "press", pressed))
    return found


def apply(way: Way, value: str, visit: Visit, expedition: Expedition, shape: str) -> tuple[Snapshot, Listing] | None:
    """Narrow the list by one value; None when the page would not let us.

    A link is read like any page; everything else is a journey from the visited place.
    """
    try:
        after = narrow(way, value, visit.tab() if way.sort != "link" else None, expedition, shape)
    except PageNotOpened as error:
        visit.record("filter", value, visit.snapshot, str(error))
        return None
    listing = read_listing(after, expedition, shape)
    visit.record(
        "filter", value, after, f"{listing.count if listing.count is not None else len(listing.rows.rows)} rows"
    )
    return after, listing


def narrow(way: Way, value: str, tab: Tab | None, expedition: Expedition, shape: str) -> Snapshot:
    """Narrow what the tab shows now by one value; a link is read like any page and needs no tab.

    Raises:
        PageNotOpened: the page would not let us.
    """
    if way.sort == "link" or tab is None:
        return expedition.visitor.read(way.urls[way.values.index(value)])
    try:
        return _operate(way, value, tab, expedition, shape)
    except StopIteration:
        raise PageNotOpened(f"The page no longer offers '{value[:80]}' to narrow its list by.") from None


def _operate(way: Way, value: str, tab: Tab, expedition: Expedition, shape: str) -> Snapshot:
    words = expedition.words
    before = tab.snapshot()
    if way.sort == "press":
        control = next(c for c in _facets(way.term, before, words, shape) if _COUNT.sub("", c.name).strip() == value)
        return settled(tab, before, tab.press(control, "filter"))
    fields = _selects(way.term, before, words) if way.sort == "select" else _boxes(way.term, before, words)
    form, field = next((f, x) for f, x in fields if value in (x.options if way.sort == "select" else (x.label,)))
    after = tab.choose(field, value, "filter") if way.sort == "select" else tab.press(as_control(field), "filter")
    if _shows_other_rows(before, after, expedition, shape):
        return after
    # Nothing happened by the choice alone: send the form it stands in, as it stands now.
    newest = next((f for f in after.forms if (f.name, len(f.fields)) == (form.name, len(form.fields))), None)
    same = next((x for x in newest.fields if (x.label, x.kind) == (field.label, field.kind)), None) if newest else None
    if newest is None or same is None:
        return after
    return send(tab, after, newest, same, "filter")


def _shows_other_rows(before: Snapshot, after: Snapshot, expedition: Expedition, shape: str) -> bool:
    if not differs(before, after):
        return False
    old, new = read_listing(before, expedition, shape), read_listing(after, expedition, shape)
    return before.url != after.url or (old.rows.listed, old.total) != (new.rows.listed, new.total)


def _selects(term: Term, snapshot: Snapshot, words: Vocabulary) -> Iterator[tuple[LiveForm, LiveField]]:
    for form in snapshot.forms:
        for field in form.fields:
            if field.kind == "select" and len(_values(field)) >= _TWO and field.shown:
                first = field.options[0] if field.options and _is_everything(field.options[0]) else ""
                labels = (
                    field.label,
                    re.sub(r"^\W*(?:chọn|tất cả( các)?|all|select)\s*", "", first, flags=re.IGNORECASE),
                )
                named = {words.term_of("groupings", label, _FITS) for label in labels if label} - {None}
                if term in named or (not named and _speaks_of(term, _values(field), words)):
                    yield form, field


def _boxes(term: Term, snapshot: Snapshot, words: Vocabulary) -> Iterator[tuple[LiveForm, LiveField]]:
    for form in snapshot.forms:
        fields = [
            f
            for f in form.fields
            if f.kind in ("radio", "checkbox") and f.shown and f.label and not _is_everything(f.label)
        ]
        for field in fields:
            grouped = words.term_of("groupings", field.group, _FITS) if field.group else None
            if grouped == term or (grouped is None and _says(term, field.label, words)):
                yield form, field


def _facets(term: Term, snapshot: Snapshot, words: Vocabulary, shape: str) -> list[LiveControl]:
    """Links and buttons whose names are values of a term: by their own words, their heading, or their address."""
    found: dict[str, LiveControl] = {}
    for control in snapshot.controls:
        name = _COUNT.sub("", control.name).strip()
        if (
            not control.shown
            or not name
            or len(name) > _LONGEST
            or control.area in ("header", "footer")
            or control.submits
        ):
            continue
        if control.url and (url_shape(control.url) == shape or not same_site(control.url, snapshot.url)):
            continue
        if _is_everything(name) or page_key(control.url or "") == page_key(snapshot.url):
            continue
        if term in ("level", "audience"):
            fits = _says(term, name, words)
        else:
            headed = control.under and words.term_of("groupings", control.under, 0.6) == term
            addressed = control.url and _URL_WORDS[term].search(control.url.partition("://")[2].partition("/")[2])
            fits = bool(control.url and (headed or addressed)) and words.term_of("groupings", name, 0.8) is None
        if fits:
            found.setdefault(fold(name), control)
    return list(found.values())


def _says(term: Term, name: str, words: Vocabulary) -> bool:
    if term == "level":
        return len(name) <= _LONGEST / 2 and level_in(name, words) is not None
    if term == "audience":
        return words.term_of("audiences", name, 0.6) is not None
    return False


def _speaks_of(term: Term, values: tuple[str, ...], words: Vocabulary) -> bool:
    return sum(1 for value in values if _says(term, value, words)) >= _TWO


def _values(field: LiveField) -> tuple[str, ...]:
    return tuple(option for option in field.options if not _is_everything(option))


def _is_everything(option: str) -> bool:
    return bool(_EVERYTHING.fullmatch(plain(option)))
