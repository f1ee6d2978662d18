"""How the pages of a list are reached, and how many entries a list says it has."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pytest_egov.wayfinding.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveControl, Snapshot

__all__ = ["AddressPattern", "Pager", "pager_of", "total_of"]

_NUMBERED = re.compile(r"(?:trang|page|den trang|toi trang|trang so|go to page)?\s?(\d{1,4})(?: (?:hien tai|current))?")
_NEXT = {
    "sau",
    "tiep",
    "tiep theo",
    "tiep tuc",
    "trang sau",
    "trang tiep",
    "trang tiep theo",
    "trang ke",
    "ke tiep",
    "next",
    "next page",
}
_NEXT_SIGNS = {"›", ">", "»", ">>", "→", "❯"}
_LAST = {"cuoi", "cuoi cung", "trang cuoi", "last", "last page"}
_LAST_SIGNS = {"»", ">>", "»»", ">|", "⏭"}
_MORE = {"xem them", "tai them", "hien thi them", "xem them ket qua", "load more", "show more"}
_PAGE_KEY = re.compile(
    r"(?:^|[?&/_;#-])(?:page|trang|paged?|p|pg|page_?(?:no|num|number|index)|current_?page|trang_?so)[=/_-]?$",
    re.IGNORECASE,
)
_OFFSET_KEY = re.compile(r"(?:^|[?&/])(?:start|offset|skip|from|begin)[=/]$", re.IGNORECASE)
_SECOND = 2
_SHORT = 160  # letters; running text counts other things
_MOST_BUTTONS = 20  # numbered buttons beyond this are a calendar

_N = r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+|\d{1,6})(?!\d)"
_THINGS = r"(?:thu tuc|tthc|dich vu|ket qua|ban ghi|ho so|muc|results?|procedures?|services?|records?|items?|entries)"
_RANGE = re.compile(
    rf"{_N}\s*(?:-|–|—|den|toi|to)\s*{_N}\s*(?:thu tuc|muc|ket qua|ban ghi)?\s*"
    rf"(?:/|trong(?: tong)?(?: so)?|tren(?: tong)?(?: so)?|cua|of|out of)\s*(?:tong\s*)?(?:so\s*)?{_N}"
)
_SUM = re.compile(
    rf"(?:\btong(?! dai)(?: so| cong)?|\btim (?:thay|duoc)|\bket qua(?: tim kiem)?|\btotal|\bfound)"
    rf"([^\d\n]{{0,30}}){_N}(?!\s*(?:-|–|den|/|ngay|trang|\d))"
)
_VISITORS = re.compile(r"truy cap|luot|online|visit|dien thoai|hotline")
_PAGES = re.compile(r"\b(?:trang|page)\s*:?\s*1\s*(?:/|tren(?: tong(?: so)?)?|of|trong)\s*(\d{1,4})\b")
_COUNTED = re.compile(rf"{_N}\s*{_THINGS}\b")


@dataclass(frozen=True, slots=True)
class AddressPattern:
    """The address of page n is ``before``, the number ``factor * n + shift``, ``after``."""

    before: str
    after: str
    factor: int
    shift: int

    def address(self, page: int) -> str:
        """The address of a page, counted from 1."""
        return f"{self.before}{self.factor * page + self.shift}{self.after}"

    def page_at(self, url: str) -> int | None:
        """Which page an address is; None when it is none of them."""
        found = re.fullmatch(re.escape(self.before) + r"(\d+)" + re.escape(self.after), url)
        if found is None or (int(found[1]) - self.shift) % self.factor:
            return None
        return (int(found[1]) - self.shift) // self.factor


@dataclass(frozen=True, slots=True)
class Pager:
    """The way to further pages of a list.

    Attributes:
        sort: ``links`` whose addresses follow a pattern, or ``buttons`` that must be pressed.
        pattern: of the links; None for buttons, and for links without a pattern we can tell.
        onward: the control that leads to the second page.
        last: number of the last page; None when the pager does not tell.
        highest: the highest page number it shows.
    """

    sort: Literal["links", "buttons"]
    pattern: AddressPattern | None
    onward: LiveControl
    last: int | None
    highest: int


def pager_of(snapshot: Snapshot, size: int, after: LiveControl | None = None) -> Pager | None:
    """The pager of a page; None when there is none.

    Args:
        snapshot: the page.
        size: entries on its first page, by which an offset in an address is told from a page number.
        after: a row of the list; buttons count only behind it, so that a carousel is no pager.
    """
    controls = [control for control in snapshot.controls if control.shown and control.enabled]
    numbered = dict(_numbers(controls))
    links = {number: control for number, control in numbered.items() if control.url}
    onward = next((c for c in controls if _is(c, _NEXT, _NEXT_SIGNS) and c.url and c.url != snapshot.url), None)
    pattern = _pattern(links, snapshot.url, onward, size)
    second = links.get(2) or onward or (links[min(links)] if links else None)
    if second is not None and (pattern is not None or onward is not None):
        said = _PAGES.search(_bare(snapshot.text))
        last = int(said[1]) if said else _last(controls, links, pattern, onward)
        return Pager("links", pattern, second, last, max(links, default=2))
    behind = [c for c in controls if c.url is None and (after is None or c.frame != after.frame or c.ref > after.ref)]
    return _button_pager(behind)


def total_of(snapshot: Snapshot, shown: int, pager: Pager | None) -> int | None:
    """How many entries the page says its list has; None when it does not say, or says what cannot be.

    Args:
        snapshot: the first page of a list.
        shown: entries on it.
        pager: its pager.
    """
    text = _bare(snapshot.text)
    for match in _RANGE.finditer(text):
        first, last, total = map(_number, match.groups())
        if first <= last <= total and (last - first + 1 == shown or _fits(total, shown, pager)):
            return total
    lines = [line for line in text.splitlines() if len(line) <= _SHORT and not _VISITORS.search(line)]
    sums = [_number(match[2]) for line in lines for match in _SUM.finditer(line) if not match[2].startswith("0")]
    counted = [_number(match[1]) for line in lines for match in _COUNTED.finditer(line)]
    # Said in words that it is the sum, and of what; then either of the two; of many counts the largest is the whole.
    for total in (*(total for total in sums if total in counted), *sums, *sorted(counted, reverse=True)):
        if _fits(total, shown, pager):
            return total
    return None


def _fits(total: int, shown: int, pager: Pager | None) -> bool:
    if pager is None or shown == 0:
        return total == shown
    if pager.last is not None and pager.pattern is not None:
        return (pager.last - 1) * shown < total <= pager.last * shown
    return total > shown


def _numbers(controls: list[LiveControl]) -> Iterator[tuple[int, LiveControl]]:
    for control in controls:
        found = _NUMBERED.fullmatch(plain(control.name))
        if found and control.area != "header":
            yield int(found[1]), control


def _pattern(links: dict[int, LiveControl], here: str, onward: LiveControl | None, size: int) -> AddressPattern | None:
    known = [(number, control.url or "") for number, control in sorted(links.items())]
    for (first, url), (second, other) in pairwise(known):
        found = _between(first, url, second, other)
        if found is not None:
            return found
    for number, url in [*known, *([(2, onward.url or "")] if onward else [])]:
        if number == _SECOND and url != here and (found := _guessed(url, size)):
            return found
    return None


def _between(first: int, url: str, second: int, other: str) -> AddressPattern | None:
    """Two addresses that differ in one number alone."""
    cuts, others = re.split(r"(\d+)", url), re.split(r"(\d+)", other)
    if len(cuts) != len(others):
        return None
    differing = [index for index, (a, b) in enumerate(zip(cuts, others, strict=True)) if a != b]
    if len(differing) != 1 or not cuts[differing[0]].isdigit() or not others[differing[0]].isdigit():
        return None
    at = differing[0]
    factor, rest = divmod(int(others[at]) - int(cuts[at]), second - first)
    if rest or factor <= 0:
        return None
    return AddressPattern("".join(cuts[:at]), "".join(cuts[at + 1 :]), factor, int(cuts[at]) - factor * first)


def _guessed(url: str, size: int) -> AddressPattern | None:
    """What the address of the second page alone lets us tell, by the words before its number."""
    cuts = re.split(r"(\d+)", url)
    for at in range(len(cuts) - 2, 0, -2):
        before, value, rest = "".join(cuts[:at]), int(cuts[at]), "".join(cuts[at + 1 :])
        if _PAGE_KEY.search(before) and value in (1, 2):
            return AddressPattern(before, rest, 1, value - 2)
        if _OFFSET_KEY.search(before) and value == size > 0:
            return AddressPattern(before, rest, size, -size)
    return None


def _last(
    controls: list[LiveControl],
    links: dict[int, LiveControl],
    pattern: AddressPattern | None,
    onward: LiveControl | None,
) -> int | None:
    highest = max(links, default=0)
    for control in controls:
        if pattern and control.url and _is(control, _LAST, _LAST_SIGNS):
            page = pattern.page_at(control.url)
            # "»" is the last page on some portals, the next on others: the last one lies beyond all others.
            if page is not None and page >= max(highest, _SECOND + 1):
                return page
    gaps = any(second - first > 1 for first, second in pairwise(sorted({1, *links})))
    return highest if highest and (gaps or onward is None) else None


def _button_pager(controls: list[LiveControl]) -> Pager | None:
    numbered = dict(_numbers(controls))
    onward = next((control for control in controls if _is(control, _NEXT | _MORE, _NEXT_SIGNS)), None)
    buttons = _SECOND in numbered and len(numbered) <= _MOST_BUTTONS
    if buttons or onward is not None:
        second = numbered[_SECOND] if buttons else onward
        assert second is not None
        return Pager("buttons", None, second, None, max(numbered, default=2))
    return None


def _is(control: LiveControl, names: set[str], signs: set[str]) -> bool:
    bare = plain(control.name)
    return (
        bare in names or (not bare and control.name.strip() in signs) or any(bare == f"{name} trang" for name in names)
    )


def _number(said: str) -> int:
    return int(re.sub(r"\D", "", said))


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
