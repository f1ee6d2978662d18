"""What became of a portal since the campaign before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.campaign.league.tables import Movement
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.campaign.league.standings import Standing
    from pytest_egov.campaign.league.tables import Moved

__all__ = ["NO_EARLIER_CAMPAIGN", "NO_EARLIER_RESULT", "movement"]

NO_EARLIER_CAMPAIGN = Text("Không có kỳ trước để so sánh.", "There is no campaign before to compare with.")
NO_EARLIER_RESULT = Text(
    "Kỳ trước không có kết quả so sánh được của cổng này.",
    "The campaign before has no result of this portal that can be compared.",
)


def movement(before: Standing | None, now: Standing) -> Movement | None:
    """The movement from the earlier standing; None without one."""
    if before is None:
        return None
    return Movement(
        taken_at=before.result.taken_at,
        mark=float(now.mark - before.mark),
        kind=_kind(before, now),
        rank=before.rank,
    )


def _kind(before: Standing, now: Standing) -> Moved:
    if (before.mark, before.possible) == (now.mark, now.possible):
        return "same"
    if now.mark > before.possible:
        return "improved"
    return "regressed" if now.possible < before.mark else "undecided"
