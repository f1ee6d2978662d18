"""What to repair first: every cause with the points it costs, the kind of work it takes and the remedy, in order. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from pytest_egov.catalogue import Effort
from pytest_egov.causes import Cause, Loss, causes_of, exact
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult

__all__ = ["Repair", "repairs"]

_MOST_FIXES = 4
_EFFORTS: tuple[Effort | None, ...] = get_args(Effort)  # from the least work to the most


@dataclass(frozen=True, slots=True)
class Repair:
    """One piece of work, and what it wins.

    Attributes:
        cause: what is wrong; ``cause.losses`` tells the points of each criterion, ``cause.held_up`` who waits behind it.
        remedy: what to do.
        effort: the kind of work, the most that any of its criteria takes; None where the catalogue does not say.
        points: lost to the cause, and won back by the repair.
        waiting: still open because of the cause; part of nothing that is lost.
    """

    cause: Cause
    remedy: Text
    effort: Effort | None
    points: Decimal
    waiting: Decimal

    @property
    def criteria(self) -> tuple[CriterionResult, ...]:
        """The criteria that win by it, in the catalogue's order."""
        return tuple(loss.criterion for loss in self.cause.losses) or self.cause.held_up


def repairs(result: RunResult) -> tuple[Repair, ...]:
    """What to repair, first what most points hang on; of two alike the one that takes less work.

    The points of all repairs add up to exactly what the result says is lost.
    """
    found = [_repair(cause) for cause in causes_of(result)]
    return tuple(
        sorted(found, key=lambda it: (-(it.points + it.waiting), _EFFORTS.index(it.effort) if it.effort else -1))
    )


def _repair(cause: Cause) -> Repair:
    efforts = [loss.criterion.effort for loss in cause.losses if loss.criterion.effort is not None]
    return Repair(
        cause,
        _remedy(cause),
        max(efforts, key=_EFFORTS.index, default=None),
        sum((loss.points for loss in cause.losses), Decimal(0)),
        sum((exact(row.points.open) for row in cause.held_up), Decimal(0)),
    )


def _remedy(cause: Cause) -> Text:
    match cause.kind:
        case "blocked":
            return _LOOK_AGAIN
        case _ if len(cause.losses) == 1:
            return cause.losses[0].criterion.fix
        case "missing":
            return _MISSING
        case "slow":
            return _SLOW
        case "barriers":
            return _mended_once(cause.losses)
        case _:
            return _listed([loss.criterion.fix for loss in cause.losses])


def _mended_once(losses: tuple[Loss, ...]) -> Text:
    found = [barrier.fix for loss in losses for part in loss.parts for barrier in part.barriers if barrier.sure]
    return _listed(found)


def _listed(fixes: list[Text]) -> Text:
    distinct = list(dict.fromkeys(fixes))
    more = " …" if len(distinct) > _MOST_FIXES else ""
    shown = distinct[:_MOST_FIXES]
    return Text(" ".join(fix.vi for fix in shown) + more, " ".join(fix.en for fix in shown) + more)


_LOOK_AGAIN = Text(
    "Chưa mất điểm nào. Khắc phục điều đã ngăn việc xem, rồi chạy lại để kết luận.",
    "Nothing is lost yet. Remove what kept us from looking, then run again to decide it.",
)
_MISSING = Text(
    "Đưa chức năng này lên cổng và đặt lối vào dễ thấy từ trang chủ. Nếu cổng đã có, hãy ghi vị trí vào tệp cổng (places).",
    "Put it on the portal, with an entry that is easily seen from the homepage. If the portal has it, name it in the portal "
    "file (places).",
)
_SLOW = Text(
    "Sửa một trang thì các chỉ số của trang cùng tốt lên: rút ngắn thời gian phản hồi của máy chủ, lưu đệm và nén; đưa nội "
    "dung màn hình đầu vào HTML; tải sau mã kịch bản, ảnh và tiện ích chưa cần ngay.",
    "One page mended improves all of its figures: cut the server's response time, cache and compress; send the first screen in "
    "the HTML; load scripts, pictures and widgets later that are not needed at once.",
)
