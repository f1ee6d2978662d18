"""Runs a campaign: looks what is due, has it done, and looks again. All it knows is in the store; it may die at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pytest_egov.campaign.audit_piece import do_audit
from pytest_egov.campaign.audits import give_up_audit, read_audits
from pytest_egov.campaign.due import audits_due, next_event, slots_due
from pytest_egov.campaign.guarded import end_orphans
from pytest_egov.campaign.pieces import AuditPiece, Outcome, TimedPiece, TimedSlot, Work
from pytest_egov.campaign.plans import catch_up_campaign, hours_of, plan_campaign, timed_plans, timing_of_suite
from pytest_egov.campaign.timed_piece import do_timed
from pytest_egov.samples import read_slots
from pytest_egov.samples.leases import give_back, new_owner
from pytest_egov.samples.tables import slot_table

if TYPE_CHECKING:
    from pytest_egov.campaign.audits import Audit
    from pytest_egov.campaign.campaign_file import Audits, Campaign
    from pytest_egov.campaign.clocks import Clock
    from pytest_egov.campaign.portal_list import CampaignPortal
    from pytest_egov.campaign.schedulers import Scheduler
    from pytest_egov.samples import Hours, Plan, Slot, Store

__all__ = ["Coordinator"]

# What somebody else has in hands, and a slot that broke down, is left alone for so long.
_LOOK_AGAIN, _REST = timedelta(seconds=30), timedelta(minutes=5)
_A_FEW_DAYS = timedelta(days=4)


@dataclass(slots=True)
class Coordinator:
    """A campaign under way.

    Attributes:
        campaign: which.
        store: its store, open.
        scheduler: who does the pieces.
        clock: the time.
        told: hears of each piece as it begins and ends: the portal's key, and what there is to say.
        seen: called after each look; a live table is drawn by it.
    """

    campaign: Campaign
    store: Store
    scheduler: Scheduler
    clock: Clock
    told: Callable[[str, str], None] = lambda _portal, _what: None
    seen: Callable[[], None] = lambda: None
    _hours: Hours | None = None
    _plans: dict[str, Plan] = field(default_factory=dict)
    _running: dict[Future[Any], AuditPiece | TimedPiece] = field(default_factory=dict)
    _audit_rests: dict[int, datetime] = field(default_factory=dict)
    _slot_rests: dict[int, datetime] = field(default_factory=dict)

    def run(self, patience_s: float = 30.0) -> None:
        """Go on until nothing is left to do; ``patience_s`` is how long to go without looking."""
        self._begin()
        while True:
            self._look()
            upcoming = self._next()
            if upcoming is None and not self._running:
                break
            self.clock.wait(upcoming, self._running, patience_s)
        self.seen()

    def tick(self) -> int:
        """Do what is due now, once, and end; answers how many pieces there were."""
        self._begin()
        begun = self._look()
        while self._running:
            self.clock.wait(None, self._running, 1.0)
            self._collect()
            self.seen()
        return begun

    def _begin(self) -> None:
        end_orphans()
        timing = timing_of_suite(self.campaign)
        self._hours = hours_of(self.campaign, timing)
        if self._hours is not None:
            self._plans = timed_plans(self.campaign, self._hours, timing)
        plan_campaign(self.store, self.campaign, self._hours, timing)

    def _look(self) -> int:
        self._collect()
        now = self.clock.now()
        catch_up_campaign(self.store, self.campaign, now)
        begun = 0
        for task, piece in self._due(now):
            self._running[self.scheduler.submit(task, piece)] = piece
            begun += 1
        self.seen()
        return begun

    def _due(self, now: datetime) -> Iterator[tuple[Callable[[Any], Any], AuditPiece | TimedPiece]]:
        timing = sum(isinstance(piece, TimedPiece) for piece in self._running.values())
        under_way = {it.slot for piece in self._running.values() if isinstance(piece, TimedPiece) for it in piece.slots}
        slots = [it for it in slots_due(self._slots(now), now, self._slot_rests) if it.id not in under_way]
        free = self.scheduler.machines - timing
        if slots and free > 0:
            for some in _dealt(slots, free):
                yield do_timed, self._timed_piece(some, now)
        if slots or timing:
            return  # pages that are timed want machines and portals to themselves
        audits = {piece.audit for piece in self._running.values() if isinstance(piece, AuditPiece)}
        due = audits_due(read_audits(self.store, self.campaign.said.name), self._rules, now, self._audit_rests)
        waiting = [it for it in due if it.id not in audits and it.portal in self._portals]
        for audit in waiting[: max(0, self.scheduler.audits_at_once - len(audits))]:
            yield do_audit, self._audit_piece(audit, now)

    def _collect(self) -> None:
        for future in [it for it in self._running if it.done()]:
            piece = self._running.pop(future)
            trouble = future.exception() if not future.cancelled() else None
            if trouble is not None or future.cancelled():
                self._give_up(piece, f"lost on the way: {type(trouble).__name__}: {trouble}")
                continue
            came = future.result()
            for outcome in came if isinstance(came, list) else [came]:
                self._note(piece, outcome)

    def _note(self, piece: AuditPiece | TimedPiece, outcome: Outcome) -> None:
        now = self.clock.now()
        rests = self._audit_rests if isinstance(piece, AuditPiece) else self._slot_rests
        if outcome.came_to in ("in_hands", "no_seat"):
            rests[outcome.row] = now + _LOOK_AGAIN
            return
        if outcome.came_to != "done":
            rests[outcome.row] = now + _REST
        key = piece.key if isinstance(piece, AuditPiece) else self._key_of_slot(piece, outcome.row)
        what = "audit" if isinstance(piece, AuditPiece) else "timed"
        self.told(key, f"{what} {outcome.came_to}{f': {outcome.reason}' if outcome.reason else ''}")

    def _give_up(self, piece: AuditPiece | TimedPiece, reason: str) -> None:
        """Give back what a lost piece had claimed; what it had finished before is finished."""
        now = self.clock.now()
        if isinstance(piece, AuditPiece):
            rest = timedelta(minutes=piece.work.retry_after_minutes)
            give_up_audit(self.store, piece.audit, piece.owner, "failed", reason, now, rest)
            self.told(piece.key, f"audit {reason}")
            return
        for it in piece.slots:
            give_back(self.store, slot_table, it.slot, piece.owner, state="failed", reason=reason)
            self._slot_rests[it.slot] = now + _LOOK_AGAIN
        self.told("", f"timed {reason}")

    def _next(self) -> datetime | None:
        now = self.clock.now()
        audits = read_audits(self.store, self.campaign.said.name)
        last = self.campaign.said.last_day
        # A few days hold the next slot, but for holidays: a month of 85 portals has 20,000, and we look often.
        for until in (min(now.date() + _A_FEW_DAYS, last), last):
            slots = self._slots(now, until)
            upcoming = next_event(slots, audits, self._rules, now, self._slot_rests, self._audit_rests)
            if until == last or (upcoming is not None and upcoming.date() <= until):
                return upcoming
        return None

    def _slots(self, now: datetime, until: date | None = None) -> list[Slot]:
        """The slots of the campaign's portals from today on, up to a day; those of today where none is given."""
        if self._hours is None:
            return []
        today = self._hours.day_of(now)
        slots = read_slots(self.store, None, today, until or today)
        return [it for it in slots if it.portal in self._plans and it.profile == self._plans[it.portal].profile]

    @property
    def _portals(self) -> dict[str, CampaignPortal]:
        return {it.key: it for it in self.campaign.portals}

    @property
    def _rules(self) -> dict[str, Audits]:
        return {rule.name: rule for rule in self.campaign.said.audits}

    def _work(self, now: datetime) -> Work:
        said = self.campaign.said
        return Work(
            campaign=said.name,
            store=self.campaign.store,
            suite=said.suite,
            beside=str(self.campaign.file.parent.absolute()),
            folder=str(self.campaign.folder.absolute()),
            audit_minutes=said.bounds.audit_minutes,
            slot_minutes=said.bounds.slot_minutes,
            memory_mb=said.bounds.memory_mb,
            retry_after_minutes=said.politeness.retry_after_minutes,
            workers=said.workers,
            at=now if self.clock.simulated else None,
        )

    def _audit_piece(self, audit: Audit, now: datetime) -> AuditPiece:
        rule = self._rules[audit.rule]
        portal = self._portals[audit.portal]
        self.told(audit.portal, "audit begins")
        pillars = ("-m", " or ".join(rule.pillars)) if rule.pillars else ()
        judged_by_samples = self._hours is not None and (not rule.pillars or "performance" in rule.pillars)
        return AuditPiece(
            work=self._work(now),
            owner=new_owner(),
            audit=audit.id,
            key=audit.portal,
            portal=self._said_of(portal),
            run=f"{audit.first_day:%Y-%m-%d}-{audit.rule}",
            selection=(*pillars, *(("-k", rule.only) if rule.only else ())),
            samples_since=self.campaign.said.first_day if judged_by_samples else None,
        )

    def _timed_piece(self, slots: Iterable[Slot], now: datetime) -> TimedPiece:
        assert self._hours is not None
        portals = {it.portal.address: it for it in self.campaign.portals}
        taken = tuple(TimedSlot(it.id, it.profile, self._said_of(portals[it.portal])) for it in slots)
        return TimedPiece(self._work(now), new_owner(), taken, self._hours)

    def _said_of(self, it: CampaignPortal) -> dict[str, Any]:
        """What a portal's file says, with the campaign's politeness where it says nothing of it."""
        polite = self.campaign.said.politeness
        said: dict[str, Any] = it.portal.model_dump(mode="json", exclude_unset=True)
        if polite.pause_s is not None:
            said.setdefault("pause_s", polite.pause_s)
        if polite.contact:
            said.setdefault("contact", polite.contact)
        return said

    def _key_of_slot(self, piece: TimedPiece, slot: int) -> str:
        address = next((it.portal["address"] for it in piece.slots if it.slot == slot), "")
        return next((it.key for it in self.campaign.portals if it.portal.address == address), "")


def _dealt(slots: list[Slot], hands: int) -> Iterator[list[Slot]]:
    """Slots dealt to so many hands, as cards are."""
    yield from (dealt for number in range(hands) if (dealt := slots[number::hands]))
