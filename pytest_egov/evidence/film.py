"""The film of one load: pictures of the screen, and how much of the final screen each shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Still", "at_regular_times"]


@dataclass(frozen=True, slots=True)
class Still:
    """What the screen looked like from a moment on.

    Attributes:
        at_ms: milliseconds from navigation start.
        progress: how much of the final screen is there, 0 to 1.
        jpeg: the picture, in base64.
    """

    at_ms: float
    progress: float
    jpeg: str


def at_regular_times(film: Sequence[Still], step_ms: float, count: int) -> list[Still | None]:
    """What was on the screen after 0, 1, 2 ... steps; None before anything was painted.

    Args:
        film: in the order of time.
        step_ms: milliseconds from one picture to the next.
        count: how many pictures.
    """
    moments = [still.at_ms for still in film]
    painted = [bisect_right(moments, step_ms * number) for number in range(count)]
    return [film[shown - 1] if shown else None for shown in painted]
