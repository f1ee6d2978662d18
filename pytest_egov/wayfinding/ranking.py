"""Which of the ways explored lead to a place, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.evidence.places import Place

if TYPE_CHECKING:
    from pytest_egov.wayfinding.explored import ExploredPage, Way
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["FAIR", "GOOD", "Ranked", "fit_of", "ranked"]

GOOD = 0.6
FAIR = 0.45
# A picture's file name or the end of an address is a hint: enough to look, never enough to stop looking.
_HINT = 0.59
_PER_CLICK = 0.03
_IN_RUNNING_CONTENT = 0.1
_NEVER_SHOWN = 0.15


@dataclass(frozen=True, slots=True)
class Ranked:
    """A way that may lead to the place, the page it starts from, and what it is worth beside others."""

    worth: float
    place: Place
    page: ExploredPage
    way: Way


def fit_of(name: str, way: Way, words: Vocabulary) -> float:
    """How well a way's words fit a place, 0 to 1."""
    if way.control.name:
        return words.place_confidence(name, way.control.name)
    fits = (max(words.place_confidence(name, hint), words.slug_confidence(name, hint)) for hint in way.control.hints)
    return _HINT * max(fits, default=0.0)


def ranked(name: str, pages: Iterable[ExploredPage], words: Vocabulary) -> list[Ranked]:
    """The ways whose words fit a place, one for each address, best first; each place names the others as considered."""
    best: dict[str, Ranked] = {}
    for page in pages:
        for way in page.ways():
            fit = fit_of(name, way, words)
            if fit < FAIR:
                continue
            trail = page.trail_of(way)
            url = way.control.url or ""
            place = Place(name, url, "", "wayfinding", round(fit, 2), len(trail), trail)
            found = Ranked(_worth(fit, way, trail), place, page, way)
            key = page_key(url)
            if key not in best or found.worth > best[key].worth:
                best[key] = found
    order = sorted(best.values(), key=lambda one: (-one.worth, one.place.clicks or 0))
    return [replace(one, place=replace(one.place, considered=_others(order, one))) for one in order]


def _worth(fit: float, way: Way, trail: tuple[str, ...]) -> float:
    """A menu entry outweighs the same words in running content; a longer way, or one never seen to show, weighs less."""
    content = _IN_RUNNING_CONTENT if way.control.area in ("main", "body") else 0
    return fit - _PER_CLICK * (len(trail) - 1) - content - (0 if way.reachable else _NEVER_SHOWN)


def _others(order: list[Ranked], chosen: Ranked) -> tuple[str, ...]:
    others = (one.place for one in order if one is not chosen)
    return tuple(f"{place.trail[-1]} <{place.url}>" for place in others)[:5]
