"""Speed Index from the colours of the pictures of a loading page: pure arithmetic.

The published definition (https://docs.webpagetest.org/metrics/speedindex/): how complete the screen is at a moment is
how far its colour histogram has come from the blank screen's to the final screen's; the index is the area above that
curve, in milliseconds. As in Lighthouse, (nearly) white pixels are not counted, so that the blank screen's histogram is
empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Frame", "speed_index", "visual_progress"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the screen looked like from a moment on.

    Attributes:
        at: milliseconds from navigation start.
        histogram: how many pixels have each value of red (256), green (256) and blue (256), white pixels left out.
    """

    at: float
    histogram: Sequence[int]


def visual_progress(histogram: Iterable[int], final: Iterable[int]) -> float:
    """How much of the final screen is there, 0 to 1; a final screen without colour is there from the start."""
    pairs = list(zip(histogram, final, strict=True))
    total = sum(there for _, there in pairs)
    return sum(min(now, there) for now, there in pairs) / total if total else 1.0


def speed_index(frames: Sequence[Frame]) -> float | None:
    """The area above the curve of visual progress, in milliseconds; None when the screen stayed blank.

    What stood on the screen before the navigation belongs to no load: it counts as blank.
    """
    seen = sorted((frame for frame in frames if frame.at >= 0), key=lambda frame: frame.at)
    if not seen or not any(seen[-1].histogram):
        return None
    final = seen[-1].histogram
    index, since, missing = 0.0, 0.0, 1.0
    for frame in seen:
        index += (frame.at - since) * missing
        since, missing = frame.at, 1.0 - visual_progress(frame.histogram, final)
    return index
