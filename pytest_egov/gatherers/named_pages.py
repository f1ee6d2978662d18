"""Where a page is that a standard names: known already, given, drawn, or looked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, PlaceNotFound, Refused
from pytest_egov.evidence.findings import Found, NotFound
from pytest_egov.evidence.places import Place
from pytest_egov.gatherers.procedures.draw import drawn_listed
from pytest_egov.gatherers.procedures.pages import eform_url

if TYPE_CHECKING:
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["can_be_looked_for", "named_page"]


def named_page(name: str, expedition: Expedition, opened: Mapping[str, str] = MappingProxyType({})) -> Place:
    """The place of a page: where another gatherer found the function, else where it was opened, else looked for.

    Args:
        name: ``home``, ``procedure`` (the first drawn that has a page), ``eform``, or a place of the vocabulary.
        expedition: in the role of a visitor.
        opened: addresses that pages of such names were opened at before, by name.

    Raises:
        PlaceNotFound: it was not found, or its function has no page one can open.
        EgovError: as opening pages does.
    """
    if name == "home":
        return Place.at_start(name, expedition.portal.address)
    known = _known_place(name, expedition)
    if known is not None:
        return known
    if name in opened:
        return Place(name, opened[name], "", "wayfinding", 1.0, None)
    drawn = {"procedure": _procedure, "eform": _eform}
    return drawn[name](expedition) if name in drawn else _found(name, expedition)


def can_be_looked_for(name: str, expedition: Expedition) -> bool:
    """Whether anything is known of a place of that name: words, or what the portal file says."""
    return name in expedition.words.places or name in expedition.portal.places


def _known_place(name: str, expedition: Expedition) -> Place | None:
    """Where a gatherer found the function a page is of; None when none looked for it."""
    for finding in expedition.findings.values():
        if isinstance(finding, NotFound) and finding.place == name:
            raise PlaceNotFound(f"'{name}' was not found on the portal")
        if isinstance(finding, Found):
            place = next((candidate.place for candidate in finding.candidates if candidate.place.name == name), None)
            if place is not None:
                return place
    draw = drawn_listed(expedition) if name == "procedure_list" else None
    return draw.source.place if draw is not None else None


def _procedure(expedition: Expedition) -> Place:
    """The first procedure drawn whose page opens."""
    draw = drawn_listed(expedition)
    if draw is None:
        raise PlaceNotFound("no list was found to draw a procedure from")
    for index in range(len(draw.positions)):
        try:
            listed = draw.listed(index)
            if listed is not None and listed.url:
                return expedition.visit(Place("procedure", listed.url, "", "wayfinding", 1.0, None)).place
        except (PageNotOpened, Refused):
            continue
    raise PlaceNotFound("none of the procedures drawn has a page that opens")


def _eform(expedition: Expedition) -> Place:
    """Where the filing of the first online procedure drawn begins."""
    found = eform_url(expedition)
    if found is None:
        raise PlaceNotFound("no procedure drawn has a control that leads to an online form")
    url, trail = found
    return Place("eform", url, "", "wayfinding", 1.0, len(trail), trail)


def _found(name: str, expedition: Expedition) -> Place:
    if not can_be_looked_for(name, expedition):
        raise PlaceNotFound(f"'{name}' is no place that can be looked for")
    visit = expedition.first_visit(name)
    if visit is None:
        raise PlaceNotFound(f"no page was found for '{name}'; name it in the portal file (places: {name})")
    return visit.place
