from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import contrast_states

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

RULE = "contrast-lost-in-use"
LINK = '<ul class="m"><li><a id="x" href="/a">Thủ tục</a></li></ul>'
BUTTON = '<button id="x"><span>Nộp hồ sơ</span></button>'
REST = "a { color: #003 } button { color: #fff; background: #036 }"


@pytest.mark.parametrize(
    ("css", "body"),
    [
        ("a:hover { color: #bcd }", LINK),
        (".m a:focus, .m a:hover { color: #9ab; background: #fff }", LINK),
        ("a:focus-visible { color: #fff; background: #eee }", LINK),
        ("button { transition: background 1s } button:hover { background: #cde }", BUTTON),
        ("@media (min-width: 1px) { button:hover span { color: #456 } }", BUTTON),
    ],
)
def test_a_text_that_fades_in_use_fails(css: str, body: str, look: Look, found: Found) -> None:
    assert (["#x"], [], False) == found(look(f"<style>{REST}{css}</style>{body}", contrast_states.look), RULE)


@pytest.mark.parametrize(
    ("css", "body"),
    [
        ("a:hover { color: #900; text-decoration: none }", LINK),
        ("ul.m a { color: #003 } a:hover { color: #bcd }", LINK),  # the stronger rule decides
        ("a:hover { color: #fff } a:hover { background: #036 }", LINK),
        ("li:hover { background: #036 } li:hover a { color: #fff }", LINK),
        ("button:hover { background: #fff; color: #036 }", BUTTON),
    ],
)
def test_a_text_that_stays_strong_does_not_fail(css: str, body: str, look: Look, found: Found) -> None:
    assert [] == found(look(f"<style>{REST}{css}</style>{body}", contrast_states.look), RULE)[0]


@pytest.mark.parametrize(
    ("css", "body"),
    [
        ("a:hover { color: #bcd } li { background: linear-gradient(#fff, #000) }", LINK),
        ("a, a:hover { color: #bcd }", LINK),
        ("", LINK),
        ("button:hover { color: #456 }", BUTTON.replace("<button", "<button disabled")),
    ],
)
def test_where_nothing_can_be_said_there_is_no_outcome(css: str, body: str, look: Look, found: Found) -> None:
    assert ([], [], False) == found(look(f"<style>{REST}{css}</style>{body}", contrast_states.look), RULE)
