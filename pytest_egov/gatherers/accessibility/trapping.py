"""Real keys where the page was seen to be in the keyboard's way: whether they lead out, and whether they do what a click does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pytest_egov.driver.keyboard import (
    Effects,
    click_tried,
    focus_lever,
    focus_tried,
    has_parts,
    press,
    where,
)
from pytest_egov.errors import PageNotOpened

if TYPE_CHECKING:
    from pytest_egov.driver.tab import Tab

__all__ = ["Way", "answers_keys", "way_out"]

Way = Literal["tab", "shift+tab", "escape", "control", "none", "known"]

_MOST_PRESSES, _MOST_PARTS, _MOST_LEVERS = 30, 8, 3
_NOWHERE = -1


def way_out(tab: Tab, number: int, held: set[int]) -> Way:
    """By which keys the focus gets away from an element, and from those that the keys lead to from there.

    The end of the page counts as away: behind it are the controls of the browser.

    Args:
        tab: where the page stands.
        number: of an element that a script has kept.
        held: elements the focus does not get away from, as found so far; those found now are added.

    Raises:
        PageNotOpened: a key led to another page.
        BrowserGone: the browser died.
    """
    focus_tried(tab, number)
    if where(tab) in held:
        return "known"
    ring = _ring(tab, "Tab")
    if ring is None:
        return "tab"
    focus_tried(tab, number)
    if _leaves(_ring(tab, "Shift+Tab"), ring):
        return "shift+tab"
    for keys in (("Escape",), ("ArrowDown", "ArrowRight")):
        focus_tried(tab, number)
        for key in keys:
            press(tab, key)
        if _leaves(_ring(tab, "Tab"), ring):
            return "escape"
    for lever in range(_MOST_LEVERS):
        if not focus_lever(tab, sorted(ring), lever):
            break
        press(tab, "Enter")
        if _leaves(_ring(tab, "Tab"), ring):
            return "control"
    held |= ring
    return "none"


def answers_keys(tab: Tab, number: int) -> bool | None:
    """Whether Enter or Space does anything on an element, where a click does; None where a click shows nothing either.

    Raises:
        PageNotOpened, BrowserGone: as way_out.
    """
    effects = Effects.watched(tab, number)
    for key in ("Enter", "Space"):
        focus_tried(tab, number)
        effects.seen()
        press(tab, key)
        try:
            if effects.seen():
                return True
        except PageNotOpened:
            return True  # it led away
    click_tried(tab, number)
    try:
        return False if effects.seen(clicked=True) else None
    except PageNotOpened:
        return False


def _ring(tab: Tab, key: str) -> frozenset[int] | None:
    """The elements a key leads round and round through, None when it leads out or on and on."""
    at = where(tab)
    seen, parts = [at], 0
    if at == _NOWHERE:
        return None
    for _ in range(_MOST_PRESSES):
        press(tab, key)
        at = where(tab)
        if at == _NOWHERE:
            return None
        if at == seen[-1] and parts < _MOST_PARTS and has_parts(tab, at):
            parts += 1
        elif at in seen:
            return frozenset(seen)
        else:
            seen.append(at)
            parts = 0
    return None


def _leaves(ring: frozenset[int] | None, inner: frozenset[int]) -> bool:
    return ring is None or not ring <= inner
