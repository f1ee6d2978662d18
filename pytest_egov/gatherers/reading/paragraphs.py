"""Reads a page's text block by block: what stands where, what is content, and what every page carries."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition

__all__ = [
    "Paragraph",
    "Section",
    "clicks_to",
    "content_at",
    "content_of",
    "paragraphs_at",
    "paragraphs_of",
    "sections_of",
    "sentences_in",
    "unlinked",
]

LIMITS = {"paragraphs": 4000, "text": 3000}
_ENOUGH_IN_MAIN = 80  # characters; a main element with less is a shell around content that stands elsewhere
_FURNITURE = frozenset({"nav", "header", "footer"})
_MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text.

    Attributes:
        text: what stands in it, at most 3000 characters.
        linked: how many of its characters are links.
        level: of the heading it is or belongs to; 0 for running text.
        tag: of the block's element.
        area: nav, header, footer, aside, main or body.
        shown: visible now; an answer that has not been opened is not.
        ref: number of the element, valid until the next snapshot; -1 inside a frame.
    """

    text: str
    linked: int
    level: int
    tag: str
    area: str
    shown: bool
    ref: int = -1

    @property
    def is_link(self) -> bool:
        """Whether it is a link and little else."""
        return self.linked >= _MOSTLY * len(self.text)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs below it, down to the next heading of any level; no ``title`` before the first."""

    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def characters(self) -> int:
        """How much running text it holds."""
        return unlinked(self.paragraphs)


@cache
def _script() -> str:
    return files("pytest_egov.gatherers.reading").joinpath("paragraphs.js").read_text(encoding="utf-8")


def paragraphs_of(tab: Tab) -> tuple[Paragraph, ...]:
    """The blocks of text of the page the tab shows now.

    Raises:
        PageNotOpened, BrowserGone: as Tab.evaluate.
    """
    return tuple(Paragraph(**one) for one in tab.evaluate(_script(), LIMITS))


def paragraphs_at(expedition: Expedition, url: str) -> tuple[Paragraph, ...]:
    """The blocks of text a page shows when it is opened; read once.

    Raises:
        PageNotOpened, PortalBlocked, BrowserGone, Refused: as Visitor.read.
    """
    read: dict[str, tuple[Paragraph, ...]] = expedition.taken.setdefault("paragraphs", {})
    key = page_key(url)
    if key not in read:
        expedition.visitor.read(url)
        read[key] = paragraphs_of(expedition.visitor.go(url))
    return read[key]


def content_at(expedition: Expedition, url: str) -> tuple[Paragraph, ...]:
    """What an address says that the start page does not say as well."""
    start = expedition.portal.address
    paragraphs = paragraphs_at(expedition, url)
    snapshot = expedition.visitor.read(url)
    on_start = page_key(snapshot.url) == page_key(expedition.visitor.read(start).url)
    return content_of(paragraphs, () if on_start else paragraphs_at(expedition, start))


def content_of(paragraphs: Iterable[Paragraph], start: Iterable[Paragraph] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs that are the page's own matter.

    Where a page marks its main part, that is it. Else menus, headers and footers are left out, and so is, once for each
    time it stands there, what the start page says as well: pages made of divs repeat their furniture without naming it.
    """
    everything = tuple(paragraphs)
    main = tuple(one for one in everything if one.area == "main")
    if sum(len(one.text) for one in main) >= _ENOUGH_IN_MAIN:
        return main
    known = Counter(_sameness(one) for one in start)
    content = []
    for one in everything:
        same = _sameness(one)
        if one.area in _FURNITURE:
            continue
        if known[same]:
            known[same] -= 1
            continue
        content.append(one)
    return tuple(content)


def _sameness(one: Paragraph) -> tuple[str, bool, str]:
    # A page's title is often the text of the link that leads to it: the two are not the same paragraph.
    return one.tag, one.is_link, fold(one.text)


def sections_of(paragraphs: Iterable[Paragraph]) -> tuple[Section, ...]:
    """Paragraphs under their headings; a disclosure's summary and a term of a description list are headings, too."""
    sections: list[tuple[str, list[Paragraph]]] = [("", [])]
    for one in paragraphs:
        if one.level or one.tag in ("summary", "dt", "legend"):
            sections.append((one.text, []))
        else:
            sections[-1][1].append(one)
    return tuple(Section(title, tuple(below)) for title, below in sections if title or below)


def sentences_in(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """The sentences of running text, at most 200 characters each; lists of links and headings are none."""
    for one in paragraphs:
        if not one.level and not one.is_link:
            for sentence in re.split(r"(?<=[.;!?])\s+(?=[^\W\d_a-z])", one.text):
                yield sentence[:200]


def unlinked(paragraphs: Iterable[Paragraph]) -> int:
    """How many characters of running text there are: neither headings nor links."""
    return sum(len(one.text) - one.linked for one in paragraphs if not one.level)


def clicks_to(expedition: Expedition, url: str, clicks: int | None) -> int | None:
    """The clicks that lead to a place: as counted when it was found, else by the links of the pages read so far."""
    if clicks is not None or page_key(url) == page_key(expedition.portal.address):
        return clicks or 0
    way = expedition.finder.links_to(url)
    return len(way) if way is not None else None
