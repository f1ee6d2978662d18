"""Further pages of a portal, drawn by lot, so that nobody repairs only the pages of the standard's set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from pytest_egov.driver.addresses import page_key
from pytest_egov.evidence.places import Place
from pytest_egov.wayfinding.pressing import may_lead_on

if TYPE_CHECKING:
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["drawn_pages"]

_PAGES = (
    "",
    "html",
    "htm",
    "aspx",
    "jsp",
    "php",
    "do",
    "xhtml",
)  # what follows the last dot of a path that is a page's


def drawn_pages(expedition: Expedition) -> Iterator[Place]:
    """Pages the start page links to, in an order drawn from the run's seed; the same links and seed give the same order.

    Documents, the way out, and what robots.txt keeps for itself are not drawn.

    Raises:
        EgovError: the start page does not open.
    """
    finder = expedition.finder
    named = {
        page_key(link.url): (urldefrag(link.url).url if "#/" not in link.url else link.url, link.name)
        for link in finder.start().links()
        if link.url and link.shown and may_lead_on(link, expedition.portal.address, expedition.words)
    }
    population = sorted((url, name) for url, name in named.values() if _is_page(url) and finder.may_explore(url))
    for position in expedition.draw("page_sample", len(population), len(population)):
        url, name = population[position]
        yield Place("sample", url, name, "start", 1.0, 1, (name,))


def _is_page(url: str) -> bool:
    last = urlsplit(url).path.rsplit("/", 1)[-1]
    return last.partition(".")[2].rsplit(".", 1)[-1].lower() in _PAGES
