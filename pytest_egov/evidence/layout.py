"""Evidence about how pages are laid out: what stands above, in the middle and below."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_egov.evidence.places import Mention
from pytest_egov.verdict import Text

__all__ = ["Layout", "PageHead", "SiteMaps", "StandingEntry"]


@dataclass(frozen=True, slots=True)
class PageHead:
    """The upper part of one page.

    Attributes:
        place, url: the page.
        landmark: it is marked as the page's header (``header`` or the role banner); else it is what stands on top.
        emblem: a picture stands in it that has an alternative, or words beside it in the same link.
        agency: the words that name an authority or its portal; empty where none do.
        entries: links and buttons of its menus.
    """

    place: str
    url: str
    landmark: bool
    emblem: bool
    agency: str
    entries: int


@dataclass(frozen=True, slots=True)
class StandingEntry:
    """A way into a function that the start page shows: its place in the vocabulary, its words, and how far down it stands.

    ``screens`` counts in heights of the window from the top: 0.5 is the middle of the first screen.
    """

    place: str
    words: str
    screens: float


@dataclass(frozen=True, slots=True)
class SiteMaps:
    """The map for people (its links) and the one for machines (its addresses); None where there is none.

    ``unseen`` names those of which that could not be told: ``page``, ``file``.
    """

    page: str
    links: int | None
    file: str
    addresses: int | None
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How the portal is laid out.

    Attributes:
        heads: of the start page and inner pages.
        ways: the functions whose ways in were looked for, each with what it is called.
        entries: ways into them on the start page, the highest of each place.
        foot: what the start page's footer says, by term: ``owner``, ``responsible``, ``address``, ``phone``, ``email``.
        foot_landmark: it is marked as a footer; else it is what stands at the end of the page.
        maps: site maps.
        narrow_px: the width of a phone the start page was shown at, CSS pixels.
        width_needed_px: how wide the page was then; None where that could not be told.
        missing: inner pages that could not be opened, and why.
    """

    heads: tuple[PageHead, ...]
    ways: tuple[tuple[str, Text], ...]
    entries: tuple[StandingEntry, ...]
    foot: tuple[Mention, ...]
    foot_landmark: bool
    maps: SiteMaps
    narrow_px: int
    width_needed_px: int | None
    missing: tuple[tuple[str, str], ...] = ()
