from __future__ import annotations

import pytest

from pytest_egov.driver.speed_index import Frame, speed_index, visual_progress

BLANK = [0, 0, 0, 0]
HALF = [50, 0, 0, 0]
FULL = [50, 0, 50, 0]
OTHER = [0, 100, 0, 0]


@pytest.mark.parametrize(
    ("histogram", "expected"),
    [(BLANK, 0.0), (HALF, 0.5), (FULL, 1.0), (OTHER, 0.0), ([80, 20, 50, 0], 1.0)],
    ids=["blank", "half", "full", "other colours", "more than the final"],
)
def test_visual_progress_is_the_share_of_final_colours_there(histogram: list[int], expected: float) -> None:
    assert expected == visual_progress(histogram, FULL)


@pytest.mark.parametrize(
    ("frames", "expected"),
    [
        ([Frame(0, BLANK), Frame(1000, FULL)], 1000.0),
        ([Frame(1000, FULL)], 1000.0),
        ([Frame(0, BLANK), Frame(1000, HALF), Frame(3000, FULL)], 2000.0),
        ([Frame(3000, FULL), Frame(0, BLANK), Frame(1000, HALF)], 2000.0),
        ([Frame(500, OTHER), Frame(1000, FULL), Frame(9000, FULL)], 1000.0),
        ([Frame(-20, OTHER), Frame(800, FULL)], 800.0),
    ],
    ids=["at once", "no blank frame", "in two steps", "out of order", "nothing changes later", "the page before"],
)
def test_speed_index_is_the_area_above_the_progress(frames: list[Frame], expected: float) -> None:
    assert expected == speed_index(frames)


@pytest.mark.parametrize("frames", [[], [Frame(10, BLANK), Frame(900, BLANK)], [Frame(-5, FULL)]])
def test_screen_that_stayed_blank_has_no_speed_index(frames: list[Frame]) -> None:
    assert None is speed_index(frames)


def test_pages_that_come_sooner_have_lower_figures() -> None:
    early = [Frame(200, HALF), Frame(2000, FULL)]
    late = [Frame(1800, HALF), Frame(2000, FULL)]

    assert (1100.0, 1900.0) == (speed_index(early), speed_index(late))
