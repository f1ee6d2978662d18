"""Places by interval: what each portal's place can still become, and whose order is still open.

A portal's mark is an interval, from what is certain to what is possible. Another portal is certainly ahead when its certain
mark is above the possible mark of this one; it may be ahead when its possible mark is above the certain mark of this one. The
best place is one more than those certainly ahead, the worst one more than those that may be. With nothing open anywhere both
are the place of an ordinary table, in which equal marks share the better place.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from pytest_egov.campaign.league.tables import Rank

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    Marks = tuple[Fraction, Fraction]

__all__ = ["ranks", "undecided"]


def ranks(marks: Sequence[Marks]) -> list[Rank]:
    """The rank of each, in the order given; marks are (certain, possible) with certain <= possible."""
    certain = sorted(least for least, _ in marks)
    possible = sorted(most for _, most in marks)
    return [
        Rank(
            best=1 + len(marks) - bisect_right(certain, most),
            # The portal itself is among those whose possible mark is above its certain one, when something is open.
            worst=1 + len(marks) - bisect_right(possible, least) - (most > least),
        )
        for least, most in marks
    ]


def undecided(marks: Sequence[Marks], of: int) -> list[int]:
    """The positions of those whose order to one is open: their intervals share a value. Two equal marks are decided."""
    least, most = marks[of]
    return [
        at
        for at, (other_least, other_most) in enumerate(marks)
        if at != of and other_least <= most and least <= other_most and not least == most == other_least == other_most
    ]
