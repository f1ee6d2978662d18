from __future__ import annotations

import pytest
from PIL import Image

from pytest_egov.gatherers.accessibility.ink import Ink, Shots, least_contrast, over, ratio

BLACK, WHITE = (0, 0, 0), (255, 255, 255)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(BLACK, WHITE, 21.0), (WHITE, WHITE, 1.0), ((118, 118, 118), WHITE, 4.54), (WHITE, (119, 119, 119), 4.48)],
)
def test_the_ratio_is_wcags(one: tuple[int, ...], other: tuple[int, ...], expected: float) -> None:
    assert expected == round(ratio(one, other), 2)


def test_ink_that_lets_the_ground_through_takes_its_colour() -> None:
    assert (127.5, 127.5, 127.5) == over((0, 0, 0, 0.5), WHITE)


def pictured(ground: Image.Image, glyphs: tuple[int, int, int, int]) -> Shots:
    loud = ground.copy()
    loud.paste((255, 0, 255), glyphs)
    return Shots(100, 50, ground, ground, loud)


def test_only_what_lies_behind_glyphs_counts() -> None:
    ground = Image.new("RGB", (60, 20), BLACK)
    ground.paste(WHITE, (0, 5, 60, 15))
    shots = pictured(ground, (2, 6, 58, 14))

    assert 21.0 == least_contrast(shots, [(100, 50, 60, 20)], Ink((0, 0, 0, 1), blended=False))
    assert least_contrast(shots, [(300, 300, 60, 20)], Ink((0, 0, 0, 1), blended=False)) is None


def test_one_stray_pixel_decides_nothing_but_a_letters_width_does() -> None:
    stray, patch = Image.new("RGB", (60, 20), WHITE), Image.new("RGB", (60, 20), WHITE)
    stray.putpixel((30, 10), BLACK)
    patch.paste(BLACK, (24, 0, 48, 20))
    line, ink = [(100.0, 50.0, 60.0, 20.0)], Ink((0, 0, 0, 1), blended=False)

    assert 21.0 == least_contrast(pictured(stray, (0, 5, 60, 15)), line, ink)
    assert 1.0 == least_contrast(pictured(patch, (0, 5, 60, 15)), line, ink)


def test_a_text_all_in_the_colour_of_its_ground_is_not_seen() -> None:
    shots = pictured(Image.new("RGB", (60, 20), WHITE), (0, 5, 60, 15))

    assert least_contrast(shots, [(100, 50, 60, 20)], Ink((255, 255, 255, 1), blended=False)) is None
