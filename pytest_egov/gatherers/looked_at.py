"""Where a page is that a standard names among those to be looked at: known already, drawn, or looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import NothingThere
from pytest_egov.evidence import Found, Place

if TYPE_CHECKING:
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["place_of"]


def place_of(name: str, expedition: Expedition) -> Place:
    """The place of a name: ``home``, ``procedure`` (the first drawn that has a page), or a place of the vocabulary.

    Raises:
        NothingThere: it was not found.
        EgovError: as opening pages does.
    """
    if name == "home":
        return Place(name, expedition.portal.address, "", "start", 1.0, 0)
    if name == "procedure":
        finding = expedition.findings.get("procedures")
        pages = finding.candidates[0].evidence.pages if isinstance(finding, Found) and finding.candidates else ()
        for page in pages:
            if page.listed.url:
                return Place(name, page.listed.url, "", "wayfinding", 1.0, None)
        raise NothingThere("no procedure with a page of its own was drawn")
    visit = (
        expedition.first_visit(name) if name in expedition.words.places or name in expedition.portal.places else None
    )
    if visit is None:
        raise NothingThere(f"no page was found for '{name}'; name it in the portal file (places: {name})")
    return visit.place
