"""Takes timed slots one after another: alone on this machine, in one process with one browser, within bounds for each.

Run as a program it is that process: the piece on standard input, one line for each slot it begins and ends.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_egov.campaign.guarded import STOPPED, Guard
from pytest_egov.campaign.pieces import Outcome, TimedPiece, vantage
from pytest_egov.campaign.seats import seat
from pytest_egov.samples import open_store
from pytest_egov.samples.leases import give_back
from pytest_egov.samples.tables import slot_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_egov.evidence.timings import Sample
    from pytest_egov.gather_section import Timing
    from pytest_egov.run import Order

__all__ = ["TIMING", "do_timed", "main"]

TIMING = ("-m", "pytest_egov.campaign.timed_piece")
_BEGINS, _CAME_TO = "slot begins", "slot came to"


def do_timed(piece: TimedPiece, guard: Guard | None = None) -> list[Outcome]:
    """Take slots, unless timed loads run on this machine already.

    A portal that hangs is cut off with the browser; the slots after it are taken by a new process.

    Args:
        piece: which.
        guard: bounds of each slot; those of the piece where none is given.
    """
    work = piece.work
    guard = guard or Guard(work.slot_minutes * 60, work.memory_mb, import_from=work.beside)
    outcomes: list[Outcome] = []
    with seat("timed") as free:
        if not free:
            return [Outcome("no_seat", it.slot) for it in piece.slots]
        left = piece.slots
        while left:
            told, broken = _by_one_process(replace(piece, slots=left), guard)
            outcomes += told
            if broken is not None:
                _give_up(piece, broken)
                outcomes.append(broken)
                if broken.reason == STOPPED:
                    break
            left = tuple(it for it in left if it.slot not in {known.row for known in outcomes})
            if left and not told and broken is None:
                # It did not come as far as its first slot, and would not with the next one either.
                outcomes += [Outcome("failed", it.slot, "the process that times pages does not start") for it in left]
                break
    return outcomes


def _by_one_process(piece: TimedPiece, guard: Guard) -> tuple[list[Outcome], Outcome | None]:
    """What a process came to with the slots of a piece, and with the one in its hands when it broke off."""
    progress = _Progress(vantage(piece.work))
    with tempfile.TemporaryDirectory(prefix="egov-timed-") as folder:
        ended = guard.run(
            TIMING,
            folder=Path(folder),
            given=_adapter().dump_json(piece).decode(),
            on_line=progress.on_line,
        )
    if progress.current is None:
        return progress.outcomes, None
    reason = ended.cut_off or f"the process broke off ({ended.code}): {' '.join(ended.said[-1:])}"
    return progress.outcomes, Outcome("failed", progress.current, reason, progress.place, ended.peak_mb)


@dataclass(slots=True)
class _Progress:
    """What the process says of its slots: those it came to an end with, and the one in its hands."""

    place: str
    outcomes: list[Outcome] = field(default_factory=list)
    current: int | None = None

    def on_line(self, line: str) -> bool:
        if line.startswith(_BEGINS):
            self.current = int(line.rsplit(" ", 1)[1])
            return True
        if line.startswith(_CAME_TO):
            slot, came_to, reason = line.removeprefix(_CAME_TO).strip().split(" ", 2)
            self.outcomes.append(Outcome(_KNOWN_AS[came_to], int(slot), reason.removeprefix("-"), self.place))
            self.current = None
        return False


_KNOWN_AS: dict[str, Any] = {
    "taken": "done",
    "already_taken": "done",
    "in_hands": "in_hands",
    "not_now": "in_hands",
    "blocked": "blocked",
    "failed": "failed",
}


def _give_up(piece: TimedPiece, broken: Outcome) -> None:
    store = open_store(piece.work.store)
    try:
        state = "planned" if broken.reason == STOPPED else "failed"
        give_back(store, slot_table, broken.row, piece.owner, state=state, reason=broken.reason)
    finally:
        store.close()


def main() -> None:
    """Take the slots of the piece on standard input."""
    from pytest_egov.driver.browser import OwnBrowsers
    from pytest_egov.errors import EgovError
    from pytest_egov.measuring import Measuring, take_planned_round
    from pytest_egov.samples import Plan

    piece: TimedPiece = _adapter().validate_json(sys.stdin.read())
    at = piece.work.at
    orders = _orders(piece)
    store = open_store(piece.work.store)
    browsers = OwnBrowsers(*(address for order in orders for address in order.portal.addresses))
    try:
        for order, it in zip(orders, piece.slots, strict=True):
            _say(f"{_BEGINS} {it.slot}")
            mark = _mark(vantage(piece.work), order.suite.catalogue.gather.timing, at)
            measuring = Measuring(order, store, browsers.launch, clock=lambda: at or datetime.now(UTC), mark=mark)
            plan = Plan(order.portal.address, it.profile, piece.hours)
            try:
                taken = take_planned_round(measuring, (), plan, piece.owner)
                came_to, reason = taken.came_to, taken.reason
            except EgovError as error:
                came_to, reason = "failed", str(error)
            _say(f"{_CAME_TO} {it.slot} {came_to} -{' '.join(reason.split())[:200]}")
    finally:
        browsers.close()
        store.close()


def _orders(piece: TimedPiece) -> Sequence[Order]:
    from pytest_egov.binding import load_suite
    from pytest_egov.gatherers import all_kinds
    from pytest_egov.portal import Portal
    from pytest_egov.run import Order
    from pytest_egov.wayfinding.products import load_product

    suite = load_suite(piece.work.suite, all_kinds())
    nowhere = Path("egov-report"), Path("egov-evidence")
    orders = [Order(suite, Portal.model_validate(it.portal), *nowhere) for it in piece.slots]
    return [
        replace(order, product=load_product(order.portal.product)) if order.portal.product is not None else order
        for order in orders
    ]


def _mark(place: str, timing: Timing, at: datetime | None) -> Callable[[Sample], Sample]:
    """Says of samples where they were taken; those of a rehearsal are dated by its moment."""
    if at is None:
        return lambda sample: replace(sample, vantage=place)
    from pytest_egov.gatherers.timings import peak_window

    window = peak_window(at, timing.windows, timing.time_zone)
    return lambda sample: replace(sample, vantage=place, started_at=at, window=window)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(TimedPiece)


if __name__ == "__main__":
    main()
