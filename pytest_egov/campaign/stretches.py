"""The audits a campaign plans: pure, from its file alone. Each rule has each portal audited once in each stretch of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from pytest_egov.vietnam_time import VIETNAM

if TYPE_CHECKING:
    from pytest_egov.campaign.campaign_file import Audits, Campaign

__all__ = ["PlannedAudit", "in_hours", "next_hours", "planned_audits", "stretches"]


@dataclass(frozen=True, slots=True)
class PlannedAudit:
    """One audit that is to be: of which portal, by which rule, in the stretch from which day, and its own hours, UTC."""

    portal: str
    rule: str
    first_day: date
    opens_at: datetime
    closes_at: datetime

    @property
    def run(self) -> str:
        """The folder of its results below the portal's."""
        return f"{self.first_day:%Y-%m-%d}-{self.rule}"


def planned_audits(campaign: Campaign) -> Iterator[PlannedAudit]:
    """Every audit of a campaign, rule by rule and stretch by stretch, in the order of its portals."""
    for rule in campaign.said.audits:
        opens, closes = rule.opens_and_closes
        for first, last in stretches(campaign.said.first_day, campaign.said.last_day, rule.every_days):
            begins = first if rule.last_days is None else max(first, last - timedelta(days=rule.last_days - 1))
            since = datetime.combine(begins, opens, VIETNAM).astimezone(UTC)
            before = datetime.combine(last, closes, VIETNAM).astimezone(UTC)
            for it in campaign.portals:
                yield PlannedAudit(it.key, rule.name, first, since, before)


def stretches(first: date, last: date, every_days: int) -> Iterator[tuple[date, date]]:
    """The days from ``first`` to ``last`` in stretches of so many; a rest shorter than half of one belongs to the one before."""
    begins = first
    while begins <= last:
        ends = begins + timedelta(days=every_days - 1)
        if (last - ends).days * 2 < every_days:
            ends = last
        yield begins, ends
        begins = ends + timedelta(days=1)


def in_hours(rule: Audits, now: datetime) -> bool:
    """Whether audits of a rule may begin now."""
    opens, closes = rule.opens_and_closes
    return opens <= now.astimezone(VIETNAM).time() < closes


def next_hours(rule: Audits, after: datetime) -> datetime:
    """When the hours of a rule begin next after a moment, UTC."""
    opens, _ = rule.opens_and_closes
    today = datetime.combine(after.astimezone(VIETNAM).date(), opens, VIETNAM)
    return (today if today > after else today + timedelta(days=1)).astimezone(UTC)
