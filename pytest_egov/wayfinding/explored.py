"""What exploring has come to know of a portal: its pages, and the ways that lead on from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, Snapshot

__all__ = ["Button", "ExploredPage", "Way", "furniture_of"]

_ENOUGH = 4  # pages that tell what is on every page
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class Way:
    """A control that leads to an address.

    Attributes:
        control: the link, or the button that was pressed, with the address it led to.
        clicked_before: the entries of its page that a citizen must click before it shows.
        reachable: whether it shows, at once or in an opened menu; not every hidden link ever does.
    """

    control: LiveControl
    clicked_before: tuple[str, ...] = ()
    reachable: bool = True

    @property
    def name(self) -> str:
        """The control's accessible name, else what hints at it."""
        return self.control.name or next(iter(self.control.hints), "")


@dataclass(frozen=True, slots=True)
class Button:
    """A control that may lead somewhere without being a link, and the menu's entry that must be open for it to show."""

    control: LiveControl
    opener: LiveControl | None = None
    clicked_before: tuple[str, ...] = ()


@dataclass(slots=True)
class ExploredPage:
    """A page explored.

    Attributes:
        trail: the names activated on the way to it, each one click.
        snapshot: what it showed when it was read.
        learnt: ways that only pressing its buttons or opening its menus told.
        in_menus: buttons that opening its menus told.
    """

    trail: tuple[str, ...]
    snapshot: Snapshot
    learnt: list[Way] = field(default_factory=list)
    in_menus: list[Button] = field(default_factory=list)

    def ways(self) -> Iterator[Way]:
        """Whatever leads to an address."""
        known = {(way.control.name, page_key(way.control.url or "")) for way in self.learnt}
        yield from self.learnt
        for link in self.snapshot.links():
            if link.shown or (link.name, page_key(link.url or "")) not in known:
                yield Way(link, reachable=link.shown)

    def buttons(self) -> Iterator[Button]:
        """Whatever may lead somewhere and is no link."""
        yield from (Button(control) for control in self.snapshot.buttons())
        yield from self.in_menus

    def trail_of(self, way: Way) -> tuple[str, ...]:
        """The names activated from the start page on, the way's own last."""
        return (*self.trail, *way.clicked_before, way.name)

    def learn(self, opener: LiveControl, shown: Iterable[LiveControl], *, clicked: bool) -> None:
        """Note what is shown once an entry was opened by pointing at it or by a click."""
        through = (opener.name or "☰",) if clicked else ()
        for control in shown:
            if control.url:
                self.learnt.append(Way(control, through))
            elif control.enabled and not control.submits:
                self.in_menus.append(Button(control, opener, through))


def furniture_of(pages: Iterable[ExploredPage]) -> frozenset[str]:
    """The addresses (as page keys) nearly all pages link to: menu, header, footer.

    None while few pages are known: two or three may well share what only one of them lists.
    """
    linked = [{page_key(control.url) for control in page.snapshot.links() if control.url} for page in pages]
    counts = Counter(key for keys in linked for key in keys)
    return frozenset(
        key for key, count in counts.items() if len(linked) >= _ENOUGH and count >= _NEARLY_ALL * len(linked)
    )
