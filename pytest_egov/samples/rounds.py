"""Takes the round that is due now: once, whoever else tries, and further where somebody broke off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pytest_egov.errors import CannotBeTimed, PortalBlocked, PortalUnreachable
from pytest_egov.samples.claiming import claim, finish, keep_samples, pages_taken
from pytest_egov.samples.leases import new_owner
from pytest_egov.samples.planning import begin_plan
from pytest_egov.samples.reading import slot_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from pytest_egov.evidence.timings import Sample
    from pytest_egov.samples.opening import Store
    from pytest_egov.samples.plan import Plan
    from pytest_egov.samples.slots import Slot

__all__ = ["Round", "take_round"]


@dataclass(frozen=True, slots=True)
class Round:
    """What taking a round came to.

    Attributes:
        came_to: ``taken``; ``already_taken``; ``in_hands`` (somebody else is at it); ``not_now`` (no slot now);
            ``blocked`` (the portal kept us from a page); ``failed`` (we broke down).
        slot: the slot; None when there is none now.
        samples: taken by us now, by page.
        reason: what kept us from a page; empty when nothing did.
    """

    came_to: Literal["taken", "already_taken", "in_hands", "not_now", "blocked", "failed"]
    slot: Slot | None
    samples: dict[str, tuple[Sample, ...]]
    reason: str = ""


def take_round(
    store: Store,
    plan: Plan,
    pages: Sequence[str],
    time_page: Callable[[str], tuple[Sample, ...]],
    clock: Callable[[], datetime],
    owner: str | None = None,
) -> Round:
    """Take the round of a plan that is due now, page by page; what a page gave is kept before the next one is opened.

    Args:
        store: where the plan and the samples are kept.
        plan: the plan; begun, if this is its first round.
        pages: those of the plan that are wanted, in their order.
        time_page: times a page once; raises CannotBeTimed, PortalBlocked, PortalUnreachable, or what else breaks.
        clock: the time, aware.
        owner: the name in which the slot is claimed; one nobody else has where none is given.
    """
    now = clock()
    begin_plan(store, plan, now)
    slot = slot_at(store, plan, now)
    if slot is None:
        return Round("not_now", None, {})
    owner = owner or new_owner()
    if slot.state == "done":
        return Round("already_taken", slot, {}, slot.reason)
    if not claim(store, slot, owner, now):
        return _in_the_way(store, plan, slot, now)
    taken: dict[str, tuple[Sample, ...]] = {}
    unsaid: list[str] = []
    try:
        for page in pages:
            if page in pages_taken(store, slot):
                continue
            try:
                samples = time_page(page)
            except CannotBeTimed as error:
                unsaid.append(str(error))
                continue
            if not keep_samples(store, slot, owner, page, samples, clock()):
                return Round("in_hands", slot, taken, "it took too long, and somebody else went on with it")
            taken[page] = samples
    except (PortalBlocked, PortalUnreachable) as error:
        finish(store, slot, owner, "blocked", str(error))
        return Round("blocked", slot, taken, str(error))
    except BaseException as error:
        finish(store, slot, owner, "failed", f"{type(error).__name__}: {error}")
        raise
    said = "; ".join(unsaid)
    # Whoever wanted some of the pages only leaves the others to the next one.
    whole = not set(plan.hours.pages) - set(pages) - pages_taken(store, slot)
    finish(store, slot, owner, "done" if whole else "planned", said)
    return Round("taken" if taken or whole else "already_taken", slot, taken, said)


def _in_the_way(store: Store, plan: Plan, slot: Slot, now: datetime) -> Round:
    """What a slot that could not be claimed is: done or claimed by another in the same moment, or tried too often."""
    seen = slot_at(store, plan, now) or slot
    came_to: dict[str, Literal["already_taken", "in_hands", "blocked", "failed"]] = {
        "done": "already_taken",
        "blocked": "blocked",
        "failed": "failed",
    }
    return Round(came_to.get(seen.state, "in_hands"), seen, {}, seen.reason)
