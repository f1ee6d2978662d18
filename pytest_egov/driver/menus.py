"""What a page's menus hold: shown when the pointer rests on an entry, or when it is clicked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.driver.visitor import Visitor

__all__ = ["Unfolded", "reveal", "unfold"]

_OPENS_MS = 100
_SHOWN = """() => [...document.querySelectorAll("a,button,[role=button],[role=menuitem],[onclick],li")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true })).length"""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What one entry opened.

    Attributes:
        opener: the entry.
        clicked: whether it took a click; resting the pointer on it is none.
        controls: what is shown since.
        characters: how much text is shown since, the names of the controls included.
        url: where a click led instead, when it left the page.
    """

    opener: LiveControl
    clicked: bool
    controls: tuple[LiveControl, ...] = ()
    characters: int = 0
    url: str = ""


def unfold(visitor: Visitor, url: str, openers: Iterable[tuple[LiveControl, bool]]) -> tuple[Unfolded, ...]:
    """Rest the pointer on each entry of a page and, where that shows nothing and the entry may be clicked, click it.

    Args:
        visitor: whose page it is.
        url: the page's address.
        openers: entries as they were read on that page, and whether each may be clicked.

    Raises:
        PageNotOpened, PortalBlocked, BrowserGone, Refused: as Tab.open.
    """
    menu = _Menu(visitor.go(url))
    found: list[Unfolded] = []
    for opener, may_click in openers:
        try:
            opened = menu.open(opener, may_click=may_click)
        except PageNotOpened:
            opened = None  # it moved, or another box lies over it
        if opened is not None:
            found.append(opened)
        if opened is None or opened.url:
            menu.stand_on(visitor.go(url))
    return tuple(found)


def reveal(tab: Tab, opener: LiveControl) -> Snapshot:
    """What the page of a tab shows once one entry was opened.

    Raises:
        PageNotOpened, PortalBlocked, BrowserGone, Refused: as Tab.press.
    """
    menu = _Menu(tab)
    menu.open(opener, may_click=True)
    return menu.now


@dataclass(slots=True)
class _Menu:
    """A page whose entries are tried one after the other, and what has been shown on it so far."""

    tab: Tab
    now: Snapshot = field(init=False)
    stood: set[tuple[str, str | None, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.stand_on(self.tab)

    def stand_on(self, tab: Tab) -> None:
        self.tab = tab
        self.now = tab.snapshot()
        self._newly_shown()

    def open(self, opener: LiveControl, *, may_click: bool) -> Unfolded | None:
        """What an entry opens: nothing, where it is gone or may not be clicked."""
        there = self._again(opener)
        if there is None:
            return Unfolded(opener, clicked=False)
        stood = self.tab.evaluate(_SHOWN)
        self.tab.hover(there)
        self.tab.page.wait_for_timeout(_OPENS_MS)
        if self.tab.evaluate(_SHOWN) != stood:
            self.now = self.tab.snapshot()
            shown = self._newly_shown()
            if shown:
                return Unfolded(opener, clicked=False, controls=shown)
            there = self._again(opener)
        if not may_click or there is None:
            return Unfolded(opener, clicked=False)
        left = self.now
        self.now = self.tab.press(there, "open")
        if page_key(self.now.url) != page_key(left.url):
            return Unfolded(opener, clicked=True, url=self.now.url)
        return Unfolded(opener, clicked=True, controls=self._newly_shown(), characters=self.now.characters_since(left))

    def _again(self, opener: LiveControl) -> LiveControl | None:
        same = (it for it in _controls(self.now) if it.shown and it.identity == opener.identity)
        return next(same, None)

    def _newly_shown(self) -> tuple[LiveControl, ...]:
        shown = [control for control in _controls(self.now) if control.shown and control.identity not in self.stood]
        self.stood |= {control.identity for control in shown}
        return tuple(shown)


def _controls(snapshot: Snapshot) -> tuple[LiveControl, ...]:
    return (*snapshot.controls, *snapshot.clickables)
