"""Files as nobody would write them: bytes, structures, and valid files with something replaced, dropped, doubled or buried.

The searches are the same in every run (``derandomize``). ``FUZZ=2000 pytest tests/fuzzing`` looks elsewhere, 2,000 examples a test.
"""

from __future__ import annotations

import copy
import json
import os
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from pytest_egov.errors import EgovError

__all__ = ["BYTES", "NASTY_YAML", "as_json", "fuzzing", "mutated", "tell", "yaml_of"]

_ELSEWHERE = int(os.environ.get("FUZZ", "0"))


def fuzzing(examples: int) -> settings:
    """So many examples, the same ones each time; one that takes 20 s is a hang."""
    return settings(
        max_examples=_ELSEWHERE or examples,
        derandomize=not _ELSEWHERE,
        database=None,
        deadline=timedelta(seconds=20),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


ODD = (
    "", " ", "\x00", "\x1b[31m", "a\u202eb", "\ud800", "\ufeff", "http://[", "https://x.example:99999/", "https://u:p@x.example/",
    "1e999999999", "1/0", "9" * 5000, "9999-12-31T23:59:59Z", "0001-01-01", "2026-13-45", "24/13/2026", "../../../etc/passwd",
    "/dev/zero", "x" * 5000, "a\nb", "{{ 7*7 }}", "!!python/object", "NaN", "inf", "con.png",
)  # fmt: skip
LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(ODD),
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -1, 2**63, 1e308, float("inf"), float("nan")]),
    st.floats(),
    st.text(max_size=20),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
BYTES = st.one_of(
    st.binary(max_size=200),
    st.text("-?:,[]{}#&*!|>'\"%@` \n\t\\a1", max_size=120).map(lambda text: text.encode()),
    VALUES.map(lambda value: json.dumps(value).encode()),
)


def buried(value: Any, depth: int) -> Any:
    for _ in range(depth):
        value = [value]
    return value


@st.composite
def mutated(draw: st.DrawFn, valid: Any) -> Any:
    """The valid data with one to three things done to it, anywhere."""
    whole = [copy.deepcopy(valid)]
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(list(_places(whole))))
        what = draw(st.sampled_from(["replace", "replace", "replace", "drop", "double", "bury", "rename", "swap"]))
        if what == "replace":
            container[key] = draw(VALUES)
        elif what == "drop" and container is not whole:
            del container[key]
        elif what == "double" and isinstance(container, list):
            container.insert(key, copy.deepcopy(container[key]))
        elif what == "bury":
            container[key] = buried(container[key], draw(st.sampled_from([1, 50, 500])))
        elif what == "rename" and isinstance(container, dict):
            container[draw(st.sampled_from(ODD) | st.text(max_size=8))] = container.pop(key)
        elif what == "swap":
            other, there = draw(st.sampled_from(list(_places(whole))))
            container[key] = copy.deepcopy(other[there])
    return whole[0] if whole else None


def _places(value: Any) -> Any:
    """Every place of the data, as the container and the key or index in it."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        if not isinstance(value[key], list) or len(str(value[key])) < 100_000:
            yield from _places(value[key])


@st.composite
def yaml_of(draw: st.DrawFn, valid: Any, text: str) -> bytes:
    """A YAML file: mutated data (JSON is YAML), or the text of a valid file with its lines mistreated."""
    if draw(st.booleans()):
        said = json.dumps(draw(mutated(valid)))
    else:
        lines = text.splitlines(keepends=True)
        for _ in range(draw(st.integers(1, 3))):
            at = draw(st.integers(0, len(lines) - 1))
            lines[at] = draw(
                st.sampled_from([
                    "", lines[at] * 2, " " + lines[at], lines[at].lstrip(), lines[at].replace(":", ""), "---\n", "...\n", "\t\n",
                    "<<: *x\n", "? [a, b]\n", "x: &x [*x]\n", lines[at].replace(": ", ": !!python/name:os.system "),
                    lines[at].replace(": ", ": &x "), lines[at].replace(": ", ": *x "), lines[at].replace("\n", " #\n"),
                    lines[at].replace("\n", ": |\n"), '"\\U00110000": 1\n', "%YAML 3\n",
                ])
            )  # fmt: skip
        said = "".join(lines)
    form = draw(st.sampled_from(["plain", "plain", "plain", "crlf", "bom", "utf-16", "cut"]))
    if form == "crlf":
        said = said.replace("\n", "\r\n")
    if form == "cut":
        said = said[: draw(st.integers(0, len(said)))]
    return said.encode({"bom": "utf-8-sig", "utf-16": "utf-16"}.get(form, "utf-8"), "surrogatepass")


def as_json(value: Any) -> bytes:
    """JSON, and what some take for it: NaN, infinity, half characters."""
    return json.dumps(value).encode()


def tell(read: Callable[[], object]) -> str:
    """What a user is told; empty where all is well. Anything but an error of ours goes through, and fails the test."""
    try:
        read()
    except EgovError as error:
        said = str(error)
        assert said.strip()
        assert not [c for c in said if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t"]
        return said
    return ""


_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_CHAIN = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 2000))
# What a reader of YAML may choke on, and words of what it is told; empty where it only needs to be told something.
NASTY_YAML: dict[str, tuple[bytes, str]] = {
    "billion laughs": (_LAUGHS.encode(), ":5:28: the document unfolds to more than 50000 values here"),
    "a chain of aliases": (_CHAIN.encode(), ":39:12: the document is nested deeper than 40 levels here"),
    "contains itself": (b"a: &a [*a]", ":1:8: this alias stands within what it stands for"),
    "a mapping that contains itself": (b"&a {a: *a}", ":1:8: this alias stands within what it stands for"),
    "deep lists": (b"[" * 5000, ":1:41: the document is nested deeper than 40 levels here"),
    "deep mappings": (b"{a: " * 5000, ":1:158: the document is nested deeper than 40 levels here"),
    "deep items": (b"- " * 5000, ":1:81: the document is nested deeper than 40 levels here"),
    "a tag of Python's": (b"name: !!python/object/apply:os.system [id]", ":1:7: the tag "),
    "a tag of somebody's": (b"name: !secret x", ":1:7: the tag !secret has no meaning here"),
    "a number of 5000 digits": (b"pause_s: " + b"9" * 5000, ":1:10: this value cannot be read"),
    "a hexadecimal number of 100000 digits": (b"pause_s: 0x" + b"f" * 100_000, ":1:10: this number is too large"),
    "a day that is none": (b"name: 2026-13-45", ":1:7: this value cannot be read: month must be in 1..12"),
    "a character beyond all": (b'name: "\\U00110000"', ":1:"),
    "a character by half": (b'name: "\\ud800"', ":1:7: a character is written by half"),
    "NUL": (b"a: \x00b", "#x0000"),
    "UTF-16": ("address: https://x.example/".encode("utf-16"), "is not UTF-8 (byte 0)"),
    "two documents": (b"a: 1\n---\nb: 2", ":2:1: but found another document"),
    "a key twice": (b"a: 1\na: 2", ":2:1: found duplicate key"),
    "escapes of a terminal": (b'"\\e[31mred\\u202e": 1', "unknown key '\\x1b[31mred\\u202e'"),
    "very many unknown keys": ("".join(f"k{n}: 1\n" for n in range(2000)).encode(), "... and more."),
    "more than a file of people": (b"#" * 2_000_001, "is larger than 2 MB"),
}
