"""What differs about two runs and may account for a change: the tool, the standard, the portal's address, the pages drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pytest_egov.drawn_results import DrawResult
    from pytest_egov.results import RunResult

__all__ = ["Circumstance", "What", "circumstances", "other_pages"]

What = Literal["catalogue", "suite", "tool", "browser", "portal", "environment", "seed", "statements"]

_MADE_UP = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{20,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something about the two runs that differs and may account for a change."""

    what: What
    before: str
    after: str


def circumstances(before: RunResult, after: RunResult) -> Iterator[Circumstance]:
    """What differs about two runs, in the order a reader needs it."""
    facts: tuple[tuple[What, str, str], ...] = (
        ("catalogue", _catalogue(before), _catalogue(after)),
        ("suite", before.suite, after.suite),
        ("tool", before.tool, after.tool),
        ("browser", before.browser, after.browser),
        ("portal", before.portal.address, after.portal.address),
        ("environment", before.portal.environment, after.portal.environment),
        ("seed", before.seed, after.seed),
        ("statements", _stated(before), _stated(after)),
    )
    yield from (Circumstance(what, was, now) for what, was, now in facts if was != now)


def other_pages(before: RunResult, after: RunResult) -> frozenset[str]:
    """The kinds of evidence that hold other pages in the later result; one that lacks a kind has no other pages of it."""
    was = {draw.kind: _pages(draw, before.portal.address) for draw in before.draws}
    now = {draw.kind: _pages(draw, after.portal.address) for draw in after.draws}
    return frozenset(kind for kind in was.keys() & now.keys() if was[kind] != now[kind])


def _pages(draw: DrawResult, portal: str) -> frozenset[tuple[str, str]]:
    """What was drawn. A procedure is known by its name; a page of the set by its address, on whichever host the portal runs."""
    by_lot = draw.population is not None
    return frozenset((page.name, "" if by_lot else _on_portal(page.url, portal)) for page in draw.pages)


def _on_portal(url: str, portal: str) -> str:
    """The address without the portal's own host, and without the ids of sessions and drafts, which are new in every run."""
    try:
        parts, home = urlsplit(url), urlsplit(portal)
    except ValueError:  # a page may link to what is no address at all
        return url
    below = parts._replace(scheme="", netloc="").geturl() if parts.netloc == home.netloc else url
    return _MADE_UP.sub("*", below)


def _catalogue(result: RunResult) -> str:
    named = result.catalogue
    return f"{named.id}@{named.version} ({named.sha256[:12]})"


def _stated(result: RunResult) -> str:
    return f"{result.statements.file} ({result.statements.sha256[:12]})" if result.statements is not None else ""
