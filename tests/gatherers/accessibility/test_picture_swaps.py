from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import picture_swaps

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

SVG = (
    200,
    {"content-type": "image/svg+xml"},
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120"><rect width="9" height="9"/></svg>',
)
FILES = {f"/{name}.svg": SVG for name in ("cho", "ben-tau", "cho-large")}
PICTURE = '<img id="x" src="/cho.svg" width="200" height="120" alt="Chợ nổi buổi sớm">'
BUTTON = '<button type="button" onclick="{}">{}</button>'


@pytest.mark.parametrize(
    ("turn", "name", "expected"),
    [
        ("x.src = '/ben-tau.svg'", "Ảnh khác", (["#x"], [], False)),
        ("setTimeout(() => { x.src = '/ben-tau.svg' }, 200)", "Next", (["#x"], [], False)),
        ("x.src = '/ben-tau.svg'", "›", (["#x"], [], False)),
        ("x.src = '/ben-tau.svg'; x.alt = 'Bến tàu'", "Ảnh khác", ([], [], True)),
        ("x.src = '/cho-large.svg'", "Ảnh khác", ([], [], False)),
        ("x.hidden = true", "Ảnh khác", ([], [], False)),
        ("x.src = '/ben-tau.svg'", "Gửi hồ sơ", ([], [], False)),
        ("location.href = '/cho.svg'", "Tiếp theo", ([], [], False)),
    ],
)  # fmt: skip
def test_a_new_picture_needs_a_new_alternative(
    turn: str, name: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    outcomes = look(PICTURE + BUTTON.format(turn, name), picture_swaps.look, pages=FILES)

    assert expected == found(outcomes, "alternative-left-behind")


def test_a_page_whose_pictures_nothing_turns_has_no_outcome(look: Look) -> None:
    assert RuleOutcomes() == look(PICTURE, picture_swaps.look, pages=FILES)
