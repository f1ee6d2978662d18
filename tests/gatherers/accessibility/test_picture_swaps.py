from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest

from pytest_egov.driver.keyboard import know_keys
from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import picture_swaps
from pytest_egov.gatherers.accessibility.subject import Subject

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


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<img src='/cho.svg' width=40 height=30 alt='Chợ'><img src='/ben-tau.svg' width=40 height=30 alt='Bến' onclick=\"document.images[0].src = '/ben-tau.svg'\">", (["#x"], [], False)),
        ("<select aria-label='Ảnh' onchange=\"x.src = '/' + this.value + '.svg'\"><option value=cho>Chợ<option value=ben-tau>Bến</select>", (["#x"], [], False)),
        ("<select aria-label='Ảnh' onchange=\"x.src = '/' + this.value + '.svg'; x.alt = this.value\"><option value=cho>Chợ<option value=ben-tau>Bến</select>", ([], [], True)),
        ("<select id=s aria-label='Ảnh'><option value=cho>Chợ<option value=ben-tau>Bến</select><script>s.addEventListener('change', () => { x.src = '/' + s.value + '.svg'; })</script>", (["#x"], [], False)),
        ("<select aria-label='Lọc' onchange='loc()'><option>Một<option>Hai</select>", ([], [], False)),
    ],
)  # fmt: skip
def test_thumbnails_and_choices_turn_pictures_over(
    markup: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    def probe(subject: Subject) -> RuleOutcomes:
        know_keys(subject.tab)  # as the probes before it leave the page
        return picture_swaps.look(subject)

    assert expected == found(look(PICTURE + markup, probe, pages=FILES), "alternative-left-behind")


def test_a_page_whose_pictures_nothing_turns_has_no_outcome(look: Look) -> None:
    assert RuleOutcomes() == look(PICTURE, picture_swaps.look, pages=FILES)


@pytest.mark.parametrize(("length", "expected"), [(300, ["#x"]), (20, [])])
def test_a_picture_in_its_address_is_another_one_unless_it_only_holds_the_place(
    length: int, expected: list[str], look: Look, found: Found
) -> None:
    """What is written into an address in a few letters is the mark of a picture that is still to come."""
    pictures = [
        "data:image/svg+xml,"
        + quote(f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120"><!--{letter * length}--></svg>')
        for letter in "ab"
    ]
    picture = f'<img id="x" src="{pictures[0]}" width="200" height="120" alt="Chợ nổi buổi sớm">'
    turn = BUTTON.format(f"x.src = '{pictures[1]}'", "Ảnh khác")

    assert expected == found(look(picture + turn, picture_swaps.look), "alternative-left-behind")[0]
