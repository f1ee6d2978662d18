"""Reads the figures a page shows: tables with spans filled in, numbers with the words beside them, choices, charts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest_egov.driver.tab import Tab

__all__ = ["Card", "Choice", "Grid", "Shown", "shown_by"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a rectangle: a cell that spans several stands in each; ``caption`` or the heading before it."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A number outside any table, the words beside it, and the heading before it."""

    label: str
    value: str
    under: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Things of which one is chosen: ``by`` radio, select or marks (stars, faces), and their names in order."""

    by: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows in figures.

    Attributes:
        grids: its tables.
        cards: its numbers outside tables.
        chosen: label and chosen value of lists, dates and months.
        choices: groups of radios, lists, stars.
        pictures: charts drawn as pictures, whose figures cannot be read.
    """

    grids: tuple[Grid, ...]
    cards: tuple[Card, ...]
    chosen: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]
    pictures: int


@cache
def _script() -> str:
    return files("pytest_egov.gatherers.reading").joinpath("figures.js").read_text(encoding="utf-8")


def shown_by(tab: Tab) -> Shown:
    """The figures of the page the tab shows now.

    Raises:
        PageNotOpened, BrowserGone: as Tab.evaluate.
    """
    read = tab.evaluate(_script())
    return Shown(
        tuple(Grid(grid["caption"], tuple(tuple(row) for row in grid["rows"])) for grid in read["grids"]),
        tuple(Card(card["label"], card["value"], card["under"]) for card in read["cards"]),
        tuple((label, value) for label, value in read["chosen"]),
        tuple(Choice(by, tuple(names)) for by, names in read["choices"]),
        read["pictures"],
    )
