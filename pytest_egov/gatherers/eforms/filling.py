"""Fills the fields of a form with test data that says of itself that it is test data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pytest_egov.errors import PageNotOpened
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.vocabulary import fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from pytest_egov.driver.snapshot import LiveField, Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = [
    "CHOICES",
    "OURS",
    "WRONG",
    "Filling",
    "asks_for",
    "fact_named",
    "fill",
    "first_choice",
    "is_empty",
    "mark_of",
    "says_test",
    "value_for",
]

CHOICES: Final = ("select", "radio", "checkbox")
OURS: Final = "pytest-egov"
MARK: Final = f"Dữ liệu kiểm thử {OURS}"
_VALUES: Final = {
    "name": "Nguyễn Văn Kiểm Thử",
    "identity": "001090000001",
    "phone": "0900000001",
    "email": "kiem.thu@example.vn",
    "tax_code": "0100000001",
    "address": "Số 1 đường Kiểm Thử",
    "province": "Thành phố Hà Nội",
    "commune": "Phường Hoàn Kiếm",
    "issued_by": "Cơ quan kiểm thử",
    "number": "1",
}
# What nobody can mean, by what the field asks for.
WRONG: Final = {"email": "kiem.thu.example.vn", "phone": "12ab", "date": "45/13/2026", "number": "mười hai"}
_BORN: Final = (1990, 1, 1)
# What a form asks the day of has mostly happened; today is tomorrow by a portal's clock that is behind ours.
_AGO: Final = timedelta(days=30)
_NATIVE_DATES: Final = {"date": "%Y-%m-%d", "datetime-local": "%Y-%m-%dT08:00", "month": "%Y-%m"}
_OURS_TO_TYPE: Final = ("text", "email", "tel", "number", "textarea", "url", "search", "time", *_NATIVE_DATES)
_MOST_CHOICES: Final = 60  # a form that keeps offering new lists after so many is not getting filled
_NOTHING_CHOSEN: Final = ("", "0", "-1", "null", "undefined")


@dataclass(frozen=True, slots=True)
class Filling:
    """What filling a form came to.

    Attributes:
        snapshot: the page afterwards.
        filled: the labels of the fields we filled, in order.
        left: the labels of required fields that are still empty, files and captchas among them.
    """

    snapshot: Snapshot
    filled: tuple[str, ...]
    left: tuple[str, ...]


def fill(
    tab: Tab, fields: Callable[[Snapshot], Iterable[LiveField]], act: str, today: date, *, everything: bool = False
) -> Filling:
    """Fill what is empty and required; what already holds a value is left alone, and so is what cannot be changed.

    Args:
        tab: standing at the form.
        fields: the form's fields within a snapshot; asked again after each choice, because lists depend on one another
            and pages draw themselves anew.
        act: the act it is done as.
        today: fields that ask for a day are given one a month before it, unless they ask for a birthday.
        everything: fill the fields that are not required as well.

    Raises:
        BrowserGone, Refused: as Tab.fill.
        PageNotOpened: the page cannot be read any more.
    """
    snapshot = tab.snapshot()
    filled: list[str] = []
    tried: set[tuple[str, ...]] = set()
    for _ in range(_MOST_CHOICES):
        wanted = _wanted(tuple(fields(snapshot)), everything=everything)
        choice = next((f for f in wanted if f.kind in CHOICES and mark_of(f) not in tried and _can_choose(f)), None)
        if choice is None:
            break
        tried.add(mark_of(choice))
        try:
            snapshot = _choose(tab, choice, act)
        except PageNotOpened:
            snapshot = tab.snapshot()
            continue
        filled.append(choice.label or choice.sent_as)
    filled += _type(tab, _wanted(tuple(fields(snapshot)), everything=everything), act, today)
    snapshot = tab.snapshot()
    left = [f for f in _wanted(tuple(fields(snapshot)), everything=False) if f.required]
    return Filling(snapshot, tuple(filled), tuple(dict.fromkeys(f.label or f.sent_as or f.kind for f in left)))


def asks_for(field: LiveField) -> str | None:
    """What a field asks for, as the vocabulary's family ``eform_fields`` names it; None for what it does not know."""
    by_kind = {"email": "email", "tel": "phone", "number": "number", **dict.fromkeys(_NATIVE_DATES, "date")}
    # The label speaks of the field; its name and help only where the label says nothing we know.
    for said in (field.label, field.sent_as.replace("_", " "), field.help):
        term = fact_named(said)
        if term is not None:
            # A box for a number or a day is no box for what else its label speaks of.
            dated = field.kind in _NATIVE_DATES and term in ("birth_date", "issue_date")
            return term if dated else by_kind.get(field.kind, term)
    return by_kind.get(field.kind)


def fact_named(label: str) -> str | None:
    """The term of the vocabulary's family ``eform_fields`` whose longest words stand in a label; None when none does."""
    terms = vocabulary().terms["eform_fields"]
    known = [(len(word), term) for term in terms if (word := says("eform_fields", term, label))]
    best = max((length for length, _ in known), default=0)
    return next((term for length, term in known if length == best), None)


def value_for(field: LiveField, today: date) -> str | None:
    """What we type into a field; None for one that is not ours to type into: a file, a password, a captcha."""
    if field.kind not in _OURS_TO_TYPE or says("look_up", "captcha", f"{field.label} {field.help}"):
        return None
    asked = asks_for(field)
    if field.kind in _NATIVE_DATES or asked in ("date", "issue_date", "birth_date"):
        day = today.replace(year=_BORN[0], month=_BORN[1], day=_BORN[2]) if asked == "birth_date" else today - _AGO
        return day.strftime(_NATIVE_DATES.get(field.kind) or _date_format(f"{field.help} {field.label}"))
    if field.kind == "number":
        return _VALUES["number"]
    if field.kind == "time":
        return "08:00"
    text = _VALUES.get(asked or "", MARK)
    return text[: field.most] if field.most else text


def says_test(value: str) -> bool:
    """Whether a value is one of ours that nobody takes for a real one."""
    return value in (MARK, _VALUES["name"], _VALUES["address"])


def is_empty(field: LiveField) -> bool:
    """Whether a field holds nothing yet: no text, no choice but the one that says to choose, no tick."""
    if field.kind in ("checkbox", "radio"):
        return not field.checked
    if field.kind == "select":
        return field.value in _NOTHING_CHOSEN or not _is_real(field.chosen)
    return not field.value.strip(" _-/.")  # what is left are the blanks of a mask


def first_choice(options: Sequence[str]) -> str | None:
    """The first option of a list that is one; None while it offers none."""
    return next((option for option in options if _is_real(option)), None)


def mark_of(field: LiveField) -> tuple[str, ...]:
    """What tells a field again in a later snapshot; a list that has got other options is another one to try."""
    return (str(field.frame), field.kind, field.sent_as, field.label, field.group, str(hash(field.options)))


def _wanted(fields: tuple[LiveField, ...], *, everything: bool) -> list[LiveField]:
    """The empty fields to fill; of the buttons of one choice the first, and none where one is chosen."""
    chosen = {(f.frame, f.sent_as or f.group) for f in fields if f.kind in ("radio", "checkbox") and f.checked}
    asked = {(f.frame, f.sent_as or f.group) for f in fields if f.kind == "radio" and _is_required(f)}
    wanted: list[LiveField] = []
    for field in fields:
        # An input drawn by the style sheet is hidden behind its label.
        there = field.shown or (field.kind in ("radio", "checkbox", "file") and bool(field.label) and field.required)
        if not there or not field.enabled or not is_empty(field):
            continue
        choice = (field.frame, field.sent_as or field.group)
        if field.kind == "radio":
            if choice not in chosen and (everything or choice in asked):
                chosen.add(choice)
                wanted.append(field)
        elif field.kind == "checkbox":
            # A tick nobody asks for says something we do not mean; an agreement is what leads on.
            if field.required or says("eform_ways", "agree", field.label):
                wanted.append(field)
            elif _is_required(field) and not (field.sent_as and choice in chosen):
                chosen.add(choice)
                wanted.append(field)
        elif everything or _is_required(field):
            wanted.append(field)
    return wanted


def _is_required(field: LiveField) -> bool:
    return field.required or "*" in field.group


def _can_choose(field: LiveField) -> bool:
    return field.kind != "select" or _option(field) is not None


def _option(field: LiveField) -> str | None:
    """The first option that is one; what an empty list shows, often the words of its label, is none, however it reads."""
    return first_choice([option for option in field.options if option != field.chosen])


def _choose(tab: Tab, field: LiveField, act: str) -> Snapshot:
    if field.kind != "select":
        return tab.tick(field, act)
    option = _option(field)
    assert option is not None
    return tab.choose(field, option, act)


def _type(tab: Tab, fields: list[LiveField], act: str, today: date) -> list[str]:
    filled = []
    for field in fields:
        text = value_for(field, today) if field.kind not in CHOICES else None
        if text is None:
            continue
        try:
            tab.fill(field, text, act)
        except PageNotOpened:
            continue
        filled.append(field.label or field.sent_as)
    return filled


def _date_format(said: str) -> str:
    asked = fold(said).replace(" ", "")
    if re.search(r"yyyy[-/.]?mm|nnnn[-/.]?tt", asked):
        return "%Y-%m-%d"
    mark = re.search(r"(?:dd|nn|ng)([-/.])(?:mm|tt|th)", said, re.IGNORECASE)
    return "%d{0}%m{0}%Y".format(mark[1] if mark else "/")


def _is_real(option: str) -> bool:
    bare = option.strip(" -–—_.…<>[]()")
    if not bare:
        return False
    invites = [word for word in vocabulary().terms["eform_ways"]["no_choice"].yes if fold(bare).startswith(fold(word))]
    return not invites
