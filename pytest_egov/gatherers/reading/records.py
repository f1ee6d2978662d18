"""Reads what a page lists (rows, cards, entries) as records: a text, labelled values and the controls within."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pytest_egov.driver.snapshot import LiveControl
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = ["Record", "RecordList", "best_list", "code_in", "codes_in", "record_lists"]

LIMITS = {"value": 300, "pairs": 30, "lists": 400, "records": 60, "shortest": 6, "longest": 3000}
_LABELLED = re.compile(r"^\s*([^:\n]{2,40}):\s*(\S.*)$", re.MULTILINE)
# An application's code: parts of letters and figures, as H26.16-240101-0012, 000.00.19.H26-230101-0001 or HS2026000123.
_CODE = re.compile(r"(?<![\w.,/@-])(?=[A-ZĐ0-9._/-]*\d)[A-ZĐ0-9]+(?:[._/-][A-ZĐ0-9]+)*(?![\w@]|[.,]\d)")
_NO_CODE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|[\d.]+|[\d,]+|\d\.\d{6}[\d.A-Z]*|(?:\+?84|0)[\d.-]{8,11}|\d{1,2}/\d{4}"
    r"|\d+/(?:\d{4}/)?(?:QĐ|NĐ|TT|CV|TB|GP|GCN)[\w/-]*"
)
_SHORTEST_CODE = 6


@dataclass(frozen=True, slots=True)
class Record:
    """One of several things a page lists.

    Attributes:
        text: as a reader sees it, lines kept.
        pairs: label and value, as columns, description lists or lines tell them.
        own: number of its element, as the controls' ``ref``.
        controls: numbers of the controls within, or of itself.
    """

    text: str
    pairs: tuple[tuple[str, str], ...]
    own: int
    controls: tuple[int, ...]

    def value(self, family: str, term: str) -> str:
        """The value whose label is a term of the vocabulary; empty when none is."""
        return next((value for label, value in self.pairs if says(family, term, label)), "")

    def within(self, snapshot: Snapshot) -> tuple[LiveControl, ...]:
        """The controls in it, as the snapshot before it has them."""
        return tuple(
            one for one in (*snapshot.controls, *snapshot.clickables) if one.ref in self.controls and not one.frame
        )

    def as_control(self) -> LiveControl:
        """The record itself as something to press, for lists whose rows react."""
        return LiveControl(self.own, 0, "button", self.text[:80], None, "", "main", "", True, True, False)  # noqa: FBT003 # shown, enabled, no submit


@dataclass(frozen=True, slots=True)
class RecordList:
    """Records of one kind, their tag and the heading before them."""

    tag: str
    under: str
    records: tuple[Record, ...]


@cache
def _script() -> str:
    return files("pytest_egov.gatherers.reading").joinpath("records.js").read_text(encoding="utf-8")


def record_lists(tab: Tab) -> tuple[RecordList, ...]:
    """What the page lists as it stands; to be called after ``tab.snapshot()``, whose controls the records refer to.

    Raises:
        PageNotOpened, BrowserGone: as Tab.evaluate.
    """
    return tuple(
        RecordList(
            one["tag"],
            one["under"],
            tuple(
                Record(r["text"], _pairs(r["pairs"], r["text"]), r["own"], tuple(r["controls"])) for r in one["records"]
            ),
        )
        for one in tab.evaluate(_script(), LIMITS)
    )


def best_list(
    lists: Iterable[RecordList],
    facts: Callable[[Record], Collection[str]],
    required: Collection[str],
    *,
    one_code_each: bool = True,
) -> RecordList | None:
    """The list whose records tell most of some facts, with the records that tell the required ones; None when none does.

    Of a card and the boxes around it the smallest is the record: boxes that hold several codes hold several records.
    """
    best: RecordList | None = None
    best_worth = (0.0, 0, 0)
    for one in lists:
        fitting = [
            record
            for record in one.records
            if set(required) <= set(facts(record)) and not (one_code_each and len(codes_in(record.text)) > 1)
        ]
        if not fitting:
            continue
        told = sum(len(set(facts(record))) for record in fitting) / len(fitting)
        worth = (round(told, 1), len(fitting), -sum(len(record.text) for record in fitting))
        if best is None or worth > best_worth:
            best, best_worth = RecordList(one.tag, one.under, tuple(fitting)), worth
    return best


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of applications that stand in a text, each once, in order; dates, sums and phone numbers are none."""
    found = (match[0] for match in _CODE.finditer(text))
    return tuple(dict.fromkeys(code for code in found if len(code) >= _SHORTEST_CODE and not _NO_CODE.fullmatch(code)))


def code_in(record: Record) -> str:
    """The code of the application a record is about: as labelled, else as it looks; empty when there is none."""
    labelled = record.value("my_applications", "code").split()
    if labelled and any(letter.isdigit() for letter in labelled[0]):
        return labelled[0].strip(".,;:()[]#")
    return next(iter(codes_in(record.text)), "")


def _pairs(read: list[list[str]], text: str) -> tuple[tuple[str, str], ...]:
    pairs = [(label.strip(" :*"), value) for label, value in read]
    labels = {plain(label) for label, _ in pairs}
    pairs += [(label.strip(), value.strip()) for label, value in _LABELLED.findall(text) if plain(label) not in labels]
    return tuple(pairs)
