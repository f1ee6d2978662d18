from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pytest

from pytest_egov.evidence import Candidate, Found, NotFound, Place, Reply, Step
from pytest_egov.masking import masked


@dataclass(frozen=True)
class Record:
    sort: Literal["abc", "x"]
    text: str
    day: date
    many: tuple[str, ...] = ()
    pairs: tuple[tuple[str, Literal["abc"]], ...] = ()
    maybe: Literal["abc"] | None = None
    held: Any = None


def hide(text: str) -> str:
    return text.replace("abc", "###")


def test_texts_are_hidden_and_fixed_words_days_and_counts_are_not() -> None:
    day = date(2026, 11, 24)
    record = Record("abc", "abc", day, ("abc", "d"), (("abc", "abc"),), "abc", {"abc": ["abc", 1, None]})
    expected = Record("abc", "###", day, ("###", "d"), (("###", "abc"),), "abc", {"###": ["###", 1, None]})
    assert expected == masked(record, hide)


def test_what_holds_nothing_to_hide_is_the_same_object() -> None:
    record = Record("abc", "d", date(2026, 1, 1), ("e",), held={"f": [1]})
    assert masked(record, hide) is record


def test_findings_are_hidden_through_and_through() -> None:
    place = Place("faq", "https://a.vn/abc", "abc", "wayfinding", 0.9, 1, ("abc",), ("abc <x>",))
    found = Found(
        (Candidate(place, Reply("abc", None, 3), (Step("open", "abc", "abc", 200, "abc"),), ("pictures/a.png",)),)
    )
    assert "abc" not in repr(masked(found, hide))
    assert "wayfinding" in repr(masked(found, hide))
    assert NotFound("faq", ("###",), decisive=True) == masked(NotFound("faq", ("abc",), decisive=True), hide)


@pytest.mark.parametrize("value", [1, None, 2.5, True, date(2026, 1, 1)])
def test_what_is_no_text_stays(value: Any) -> None:
    assert masked(value, hide) is value
