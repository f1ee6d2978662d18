"""Bands as a catalogue has them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from pytest_egov.bands import Bands

STEPS = [
    {"id": "A", "at_least": 90}, {"id": "B", "at_least": 80}, {"id": "C", "at_least": 65}, {"id": "D", "at_least": 50},
    {"id": "E", "at_least": 0},
]  # fmt: skip


def bands(rounding: str, steps: object = STEPS) -> Bands:
    return Bands.model_validate({"provenance": "official", "rounding": rounding, "steps": steps})


@pytest.mark.parametrize(
    ("mark", "to_whole_numbers", "as_it_is"),
    [
        ("100", "A", "A"),
        ("90", "A", "A"),
        ("89.5", "A", "B"),
        ("89.49", "B", "B"),
        ("79.99", "B", "C"),
        ("49.5", "D", "E"),
        ("0", "E", "E"),
    ],
)
def test_a_mark_is_rounded_as_the_standard_says(mark: str, to_whole_numbers: str, as_it_is: str) -> None:
    assert to_whole_numbers == bands("nearest").band_of(Fraction(mark))
    assert as_it_is == bands("none").band_of(Fraction(mark))


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [{"id": "A", "at_least": 90}],
        [{"id": "A", "at_least": 50}, {"id": "B", "at_least": 90}, {"id": "E", "at_least": 0}],
        [{"id": "A", "at_least": 50}, {"id": "B", "at_least": 50}, {"id": "E", "at_least": 0}],
    ],
)
def test_bands_leave_no_mark_out(steps: object) -> None:
    with pytest.raises(ValidationError):
        bands("none", steps)
