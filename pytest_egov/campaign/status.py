"""How a campaign stands: counted from the rows of its store, for people who ask while it goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pytest_egov.campaign.audits import read_audits
from pytest_egov.campaign.stretches import next_hours
from pytest_egov.samples import read_slots

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_egov.campaign.audits import Audit
    from pytest_egov.campaign.campaign_file import Campaign
    from pytest_egov.campaign.portal_list import CampaignPortal
    from pytest_egov.samples import Slot, Store

__all__ = ["CampaignStatus", "PortalStatus", "status_of"]


@dataclass(frozen=True, slots=True)
class PortalStatus:
    """How one portal stands.

    Attributes:
        key, name, group: as the campaign file has them.
        state: ``audited now``, ``timed now``; else the state of what was done last, or ``planned``.
        certain, possible, maximum: points of the last audit; None before the first.
        audits, slots: how many there are of each state.
        reason: why the last thing that went wrong did; empty where nothing did since.
        next_at: when something is due next, now at the earliest; None when nothing is.
    """

    key: str
    name: str
    group: str
    state: str
    certain: float | None
    possible: float | None
    maximum: float | None
    audits: Mapping[str, int]
    slots: Mapping[str, int]
    reason: str
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class CampaignStatus:
    """How a campaign stands.

    Attributes:
        name: of the campaign.
        now: when this was true.
        left: until the last thing that is planned ends; zero when nothing is planned any more.
        audits, slots: how many there are of each state, of all portals.
        portals: in the order of the campaign file.
    """

    name: str
    now: datetime
    left: timedelta
    audits: Mapping[str, int]
    slots: Mapping[str, int]
    portals: tuple[PortalStatus, ...]


def status_of(campaign: Campaign, store: Store, now: datetime) -> CampaignStatus:
    """How a campaign stands now; the store must have been caught up."""
    audits = read_audits(store, campaign.said.name)
    addresses = {it.portal.address for it in campaign.portals}
    days = campaign.said.first_day, campaign.said.last_day
    slots = [it for it in read_slots(store, None, *days) if it.portal in addresses]
    rows: list[Audit | Slot] = [*audits, *slots]
    to_come = [it.closes_at for it in rows if it.state in ("planned", "claimed")]
    return CampaignStatus(
        name=campaign.said.name,
        now=now,
        left=max(max(to_come, default=now) - now, timedelta()),
        audits=Counter(it.state for it in audits),
        slots=Counter(it.state for it in slots),
        portals=tuple(
            _portal(
                campaign,
                it,
                [audit for audit in audits if audit.portal == it.key],
                [slot for slot in slots if slot.portal == it.portal.address],
                now,
            )
            for it in campaign.portals
        ),
    )


def _portal(
    campaign: Campaign, it: CampaignPortal, audits: Sequence[Audit], slots: Sequence[Slot], now: datetime
) -> PortalStatus:
    ended = sorted((audit for audit in audits if audit.finished_at), key=lambda audit: audit.finished_at or now)
    last = ended[-1] if ended else None
    judged = next((audit for audit in reversed(ended) if audit.state == "done"), None)
    return PortalStatus(
        key=it.key,
        name=it.portal.name or it.portal.host,
        group=it.group,
        state=_state(audits, slots, last),
        certain=judged.certain if judged else None,
        possible=judged.possible if judged else None,
        maximum=judged.maximum if judged else None,
        audits=Counter(audit.state for audit in audits),
        slots=Counter(slot.state for slot in slots),
        reason=last.reason if last else "",
        next_at=_next(campaign, audits, slots, now),
    )


def _state(audits: Sequence[Audit], slots: Sequence[Slot], last: Audit | None) -> str:
    if any(audit.state == "claimed" for audit in audits):
        return "audited now"
    if any(slot.state == "claimed" for slot in slots):
        return "timed now"
    return last.state if last else "planned"


def _next(campaign: Campaign, audits: Sequence[Audit], slots: Sequence[Slot], now: datetime) -> datetime | None:
    rules = {rule.name: rule for rule in campaign.said.audits}
    moments = [max(slot.opens_at, now) for slot in slots if slot.state == "planned" and slot.closes_at > now]
    moments += [
        audit.opens_at if audit.opens_at > now else next_hours(rules[audit.rule], now)
        for audit in audits
        if audit.state == "planned" and audit.closes_at > now and audit.rule in rules
    ]
    return min(moments, default=None)
