"""Draws procedures from the list by position, and opens only the pages of the list that the drawn ones stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.gatherers.procedures.listings import ListPlace, list_place, read_listing
from pytest_egov.gatherers.procedures.rows import with_url

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.evidence.procedures import ListedProcedure
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["Draw", "drawn_listed"]

_TAKEN = "procedures: their draw"
_MOST_PAGES_AHEAD = 4  # pages opened to learn how long a list is that says neither its total nor its last page


@dataclass(slots=True)
class Draw:
    """Procedures drawn from the list; nothing is opened before it is asked for.

    Attributes:
        seed: the text the draw was made from, and what it was drawn from where that is not the whole list.
        population: how many procedures it was made from.
        positions: drawn, from 0, in the order drawn.
        source: the list.
        whole: whether the population is all the portal lists.
    """

    seed: str
    population: int
    positions: tuple[int, ...]
    source: ListPlace
    whole: bool
    _expedition: Expedition
    _clicked: tuple[ListedProcedure, ...] | None = None
    _pressed: dict[int, ListedProcedure | None] = field(default_factory=dict)
    _rows: dict[int, tuple[ListedProcedure, ...]] = field(default_factory=dict)

    def listed(self, index: int) -> ListedProcedure | None:
        """The row of the ``index``-th drawn; opens its page of the list when that is not open yet.

        Returns None where the list holds no row at that position, or the row leads nowhere we can tell.

        Raises:
            PageNotOpened, PortalBlocked, BrowserGone: the page of the list did not open.
        """
        position, size = self.positions[index], len(self.source.listing.rows.rows)
        if self._clicked is not None:
            row = self._clicked[position] if position < len(self._clicked) else None
        else:
            rows = self._page(position // size + 1)
            row = rows[position % size] if position % size < len(rows) else None
        if row is None or row.url:
            return row
        if position not in self._pressed:  # whoever asks for it later need not press it again
            self._pressed[position] = self._with_address(row)
        return self._pressed[position]

    def page_of(self, index: int) -> int:
        """The page of the list, from 1, that the ``index``-th drawn stands on."""
        return self.positions[index] // len(self.source.listing.rows.rows) + 1

    def names_read(self) -> tuple[str, ...]:
        """The names of all procedures on the pages of the list opened so far."""
        rows = (self._clicked or self.source.listing.rows.listed, *(self._rows[page] for page in sorted(self._rows)))
        return tuple(dict.fromkeys(row.name for page in rows for row in page))

    def _page(self, number: int) -> tuple[ListedProcedure, ...]:
        listing = self.source.listing
        if number == 1:
            return listing.rows.listed
        if number not in self._rows:
            assert listing.pager is not None
            assert listing.pager.pattern is not None
            snapshot = self._expedition.visitor.read(listing.pager.pattern.address(number))
            rows = read_listing(snapshot, self._expedition, listing.rows.shape).rows.listed
            # Beyond its end many a list shows its last page again, or the first: those rows stand elsewhere.
            known = rows in (listing.rows.listed, *self._rows.values())
            self._rows[number] = () if known else rows
        return self._rows[number]

    def _with_address(self, row: ListedProcedure) -> ListedProcedure | None:
        """Press a row that only a script opens, and see where it leads."""
        visitor = self._expedition.visitor
        tab = visitor.go(self.source.place.url)
        before = tab.snapshot()
        control = next((c for c in before.controls if c.name.startswith(row.name) and c.shown), None)
        if control is None:
            return None
        after = tab.press(control, "open")
        return with_url(row, after.url) if page_key(after.url) != page_key(before.url) else None


def drawn_listed(expedition: Expedition) -> Draw | None:
    """The draw of this expedition, made once and shared; None where the portal has no list of procedures we can read.

    Positions are drawn from the count the pager or the page tells. Where further pages come by a script only, the draw
    is made from what the first clicks show, and the seed says so.
    """
    if _TAKEN not in expedition.taken:
        source = list_place(expedition)
        expedition.taken[_TAKEN] = _draw(source, expedition) if source is not None else None
    kept: Draw | None = expedition.taken[_TAKEN]
    return kept


def _draw(source: ListPlace, expedition: Expedition) -> Draw:
    listing = source.listing
    shown, clicked, whole = len(listing.rows.rows), None, True
    if listing.pager is None:
        population = shown
        whole = listing.total in (None, shown)
    elif listing.pager.pattern is not None and listing.total is not None:
        population = listing.total
    elif listing.pager.pattern is not None:
        population, whole = _count_by_pages(source, expedition)
    else:
        clicked = _rows_by_clicks(source, expedition)
        population = len(clicked)
        whole = listing.total == population
    of_all = f" of {listing.total}" if listing.total is not None else ""
    seed = (
        expedition.seed
        if whole
        else f"{expedition.seed} (drawn from the first {population}{of_all}: the pager led no further)"
    )
    positions = expedition.draw("procedures", population, expedition.gather.procedures.drawn)
    return Draw(seed, population, positions, source, whole, expedition, clicked)


def _count_by_pages(source: ListPlace, expedition: Expedition) -> tuple[int, bool]:
    """How many there are by the pager's own numbers: all pages but the last are full, and the last one is opened."""
    pager, size = source.listing.pager, len(source.listing.rows.rows)
    assert pager is not None
    assert pager.pattern is not None
    last, count = pager.last or pager.highest, size
    for _ in range(_MOST_PAGES_AHEAD):
        try:
            page = read_listing(
                expedition.visitor.read(pager.pattern.address(last)), expedition, source.listing.rows.shape
            )
        except (PageNotOpened, Refused):
            return count, False
        count = (last - 1) * size + len(page.rows.rows)
        further = (
            page.pager.last or page.pager.highest if page.pager is not None and page.pager.pattern is not None else last
        )
        if further <= last:
            return count, True
        last = further
    return count, False


def _rows_by_clicks(source: ListPlace, expedition: Expedition) -> tuple[ListedProcedure, ...]:
    """The rows of the first page and of the next two that pressing the pager brings."""
    shape = source.listing.rows.shape
    rows = dict.fromkeys(source.listing.rows.listed)
    try:
        tab = expedition.visitor.go(source.place.url)
        snapshot: Snapshot = tab.snapshot()
        for number in (2, 3):
            listing = read_listing(snapshot, expedition, shape)
            if listing.pager is None:
                break
            onward = next(
                (c for c in snapshot.controls if c.shown and c.name.strip() == str(number)), listing.pager.onward
            )
            snapshot = tab.press(onward, "page")
            rows |= dict.fromkeys(read_listing(snapshot, expedition, shape).rows.listed)
    except PageNotOpened:
        pass  # what the clicks before brought is what there is to draw from
    return tuple(rows)
