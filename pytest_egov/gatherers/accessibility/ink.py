"""Contrast of glyphs with what lies behind them, from pictures of the same place with and without its ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

    from pytest_egov.driver.screen import Box

__all__ = ["NOT_SEEN", "Ink", "Shots", "least_contrast", "over", "ratio"]

Colour = Sequence[float]
# A text in the colour of its ground is not pale but hidden.
NOT_SEEN = 1.02
# Of 255: a pixel that a glyph in the loud colour touches, through half transparent layers as well.
_COVERED = 40
_FEWEST_PIXELS = 4
_MOST_COLOURS = 4096


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of a text: red, green, blue (0 to 255) and alpha (0 to 1), its layers' opacity included.

    ``blended`` says that only the finished pixels tell what colour becomes of it.
    """

    colour: Colour
    blended: bool


@dataclass(frozen=True, slots=True)
class Shots:
    """Pictures of one place, whose left upper corner is at ``left`` and ``top``: as it is, without ink, with loud ink."""

    left: float
    top: float
    own: Image.Image
    bare: Image.Image
    loud: Image.Image


def over(ink: Colour, ground: Colour) -> tuple[float, ...]:
    """The colour of ink on an opaque ground."""
    return tuple(ink[3] * one + (1 - ink[3]) * other for one, other in zip(ink[:3], ground[:3], strict=True))


def ratio(one: Colour, other: Colour) -> float:
    """WCAG's contrast ratio of two opaque colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(shots: Shots, boxes: Sequence[Box], ink: Ink) -> float | None:
    """The contrast of the least legible twentieth of a text; None where no glyph of it can be seen, all in its ground's colour.

    Each line is cut into pieces as wide as a letter, whose contrast is the median of the pixels behind their glyphs: neither
    stray pixels nor the edges of letters decide.

    Args:
        shots: pictures of the place.
        boxes: the lines of the text.
        ink: of the text.
    """
    from PIL import ImageChops

    red, green, blue = ImageChops.difference(shots.bare, shots.loud).split()
    covered = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    pieces = sorted(
        contrast
        for piece in _pieces(boxes, shots)
        if (contrast := _contrast_of(piece, shots, covered, ink)) is not None
    )
    return pieces[len(pieces) // 20] if pieces and pieces[-1] >= NOT_SEEN else None


def _pieces(boxes: Sequence[Box], shots: Shots) -> Iterator[tuple[int, int, int, int]]:
    for left, top, width, height in boxes:
        step = max(6, round(height * 0.6))
        x, y = round(left - shots.left), round(top - shots.top)
        for start in range(x, x + round(width), step):
            box = (
                max(0, start),
                max(0, y),
                min(start + step, shots.bare.width),
                min(y + round(height), shots.bare.height),
            )
            if box[0] < box[2] and box[1] < box[3]:
                yield box


def _contrast_of(box: tuple[int, int, int, int], shots: Shots, covered: Image.Image, ink: Ink) -> float | None:
    cover = covered.crop(box)
    ground = shots.bare.crop(box)
    if ink.blended:
        return _contrast_of_finished(ground, shots.own.crop(box), cover)
    ground.putalpha(cover.point(lambda value: 255 if value >= _COVERED else 0))
    colours = ground.getcolors(_MOST_COLOURS) or []
    behind = sorted(
        (ratio(over(ink.colour, colour), colour), count)
        for count, colour in colours
        if not isinstance(colour, float) and colour[3]
    )
    half, pixels = 0, sum(count for _, count in behind)
    if pixels < _FEWEST_PIXELS:
        return None
    for contrast, count in behind:
        half += count
        if half * 2 >= pixels:
            return contrast
    return None


def _contrast_of_finished(ground: Image.Image, own: Image.Image, cover: Image.Image) -> float | None:
    """By the pixels a glyph covers whole, or nearly so."""
    from PIL import ImageStat

    most = cover.getextrema()[1]
    if not isinstance(most, (int, float)) or most < _COVERED:
        return None
    whole = cover.point(lambda value: 255 if value >= most * 0.9 else 0)
    return ratio(ImageStat.Stat(own, whole).median, ImageStat.Stat(ground, whole).median)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4
        for value in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
