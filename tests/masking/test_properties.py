"""Whatever is around it, and whatever it is: what must be hidden is hidden, and nothing else of the text is touched."""

from __future__ import annotations

import base64
import html
import json
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote, quote_plus

from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_egov.masking import Mask
from pytest_egov.masking.decoding import read

ENCODINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "percent": quote,
    "form": quote_plus,
    "json": lambda value: json.dumps(value)[1:-1],
    "json in UTF-8": lambda value: json.dumps(value, ensure_ascii=False)[1:-1],
    "html": html.escape,
    "upper": str.upper,
    "lower": str.lower,
    "NFD": lambda value: unicodedata.normalize("NFD", value),
    "base64": lambda value: base64.b64encode(value.encode()).decode(),
    "hex": lambda value: value.encode().hex(),
}
AROUND = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Nd", "L", "M")), max_size=12)
SECRET = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8, max_size=40).filter(
    lambda value: re.search(r"[a-zA-Z]{3}", value) is not None
)
TEXT = st.text(st.characters(codec="utf-8"), max_size=200)
TOKEN = re.compile(r"\[?[a-z]+-[0-9a-f]{4,}\]?")


@given(secret=SECRET, before=AROUND, after=AROUND, encoding=st.sampled_from(sorted(ENCODINGS)))
def test_no_secret_in_any_encoding(secret: str, before: str, after: str, encoding: str) -> None:
    mask = Mask()
    mask.learn(secret, "password")
    written = ENCODINGS[encoding](secret)
    hidden = mask.text(f"{before} {written} {after}", strict=False)
    assert written not in hidden
    assert secret.casefold() not in read(hidden).text
    assert "password-" in hidden


@given(
    digits=st.from_regex(r"0[0-9]{11}", fullmatch=True),
    before=AROUND,
    after=AROUND,
    grouping=st.sampled_from([(12,), (3, 3, 3, 3), (4, 4, 4)]),
    mark=st.sampled_from(" ."),
)
def test_no_identity_number_in_any_grouping(
    digits: str, before: str, after: str, grouping: tuple[int, ...], mark: str
) -> None:
    parts, here = [], 0
    for length in grouping:
        parts.append(digits[here : here + length])
        here += length
    hidden = Mask().text(f"{before} {mark.join(parts)}, {after}", strict=False)
    assert digits not in re.sub(r"\D", "", TOKEN.sub("", hidden))


@given(
    rest=st.from_regex(r"[35789][0-9]{8}", fullmatch=True),
    prefix=st.sampled_from(["0", "+84", "84", "0084", "+84 "]),
    mark=st.sampled_from(["", " ", ".", "-"]),
)
def test_one_number_is_one_token_however_it_is_written(rest: str, prefix: str, mark: str) -> None:
    mask = Mask()
    written = f"{prefix}{rest[:3]}{mark}{rest[3:6]}{mark}{rest[6:]}"
    assert mask.text(f"0{rest}") == mask.text(written)


@given(text=TEXT)
@settings(max_examples=300)
def test_hiding_twice_changes_nothing_more(text: str) -> None:
    mask = Mask()
    once = mask.text(text)
    assert once == mask.text(once)


@given(text=TEXT)
@settings(max_examples=300)
def test_every_place_of_a_reading_is_a_place_of_the_text(text: str) -> None:
    reading = read(text)
    spans = [reading.as_written(place, place + 1) for place in range(len(reading.text))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="0123456789@:=%&\\/[]("), max_size=200))
def test_words_without_anything_to_hide_stay_to_the_letter(text: str) -> None:
    assert text == Mask().text(text, strict=False) or re.search(
        r"(?i)h[oọ]|ng[uư]|ch[uủ]|name|sender|applicant|eyj|bearer|basic|digest", text
    )
