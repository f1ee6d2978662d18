"""What was read in a page is the same whatever way it crosses."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from conftest import html


@pytest.fixture
def tab(site: Any, expedition_to: Callable[..., Any]) -> Any:
    portal = site({"/": html("<p>Cổng</p>")})
    return expedition_to(portal.address).visitor.go(portal.address)


@pytest.mark.parametrize("taught", ["", "Array.prototype.toJSON = function () { return `[${this.join()}]`; };"])
@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("() => ({ a: [1, 'Hồ sơ', null, undefined, true], b: { c: '' } })", {"a": [1, "Hồ sơ", None, None, True], "b": {"c": ""}}),
        ("() => undefined", None),
        ("() => '{\"read\": 1}'", '{"read": 1}'),
        ("document.body.children.length", 1),
        ("async () => [1]", [1]),
        ("() => [1 / 0]", [math.inf]),
        ("(refs) => refs.length  // with a word behind", 2),
    ],
)  # fmt: skip
def test_an_answer_crosses_as_it_is(tab: Any, taught: str, script: str, expected: Any) -> None:
    tab.evaluate(f"() => {{ {taught} }}")
    assert expected == tab.evaluate(script, [1, 2])


def test_half_a_character_cannot_cross(tab: Any) -> None:
    assert "Cổng \ufffd" == tab.evaluate("() => 'Cổng 🏛'.slice(0, 6)")
