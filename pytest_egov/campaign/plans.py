"""Writes the plan of a campaign into the store: its timed slots and its audits, for all of its days."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pytest_egov.campaign.audits import catch_up_audits, plan_audits
from pytest_egov.campaign.stretches import planned_audits
from pytest_egov.samples import Hours, Plan, catch_up, plan_days

if TYPE_CHECKING:
    from datetime import datetime

    from pytest_egov.campaign.campaign_file import Campaign
    from pytest_egov.gather_section import Timing
    from pytest_egov.samples import Store

__all__ = ["catch_up_campaign", "hours_of", "plan_campaign", "timed_plans", "timing_of_suite"]


def timing_of_suite(campaign: Campaign) -> Timing:
    """What the standard of a campaign wishes for timed loads.

    Raises:
        CatalogueProblem: there is no such standard, or it does not hold together.
    """
    from pytest_egov.binding import load_suite
    from pytest_egov.gatherers import all_kinds

    # A standard of the campaign's own lies beside its file.
    sys.path.append(str(campaign.file.parent.absolute()))
    return load_suite(campaign.said.suite, all_kinds()).catalogue.gather.timing


def hours_of(campaign: Campaign, timing: Timing) -> Hours | None:
    """When the pages of a campaign's portals are timed; None where it times none.

    Raises:
        CampaignProblem: a window or a page is none of the standard's, or audits begin within a window.
    """
    timed = campaign.said.timed
    if timed is None:
        return None
    for name, said, known in (("windows", timed.windows, timing.windows), ("pages", timed.pages, timing.pages)):
        strange = [it for it in said or () if it not in known]
        if strange:
            remedy = f"The standard has {', '.join(known)}; what is timed beside them is not judged."
            raise campaign.fault(("timed", name), f"{strange[0]} is none of the standard's {name}", remedy)
    windows = timed.windows or timing.windows
    for number, rule in enumerate(campaign.said.audits):
        opens, closes = (f"{it:%H:%M}" for it in rule.opens_and_closes)
        met = [it for it in windows if opens < it.split("-")[1] and it.split("-")[0] < closes]
        if met:
            remedy = "Audits use the machine and the portals while pages are timed: give hours clear of it."
            raise campaign.fault(
                ("audits", number, "hours"), f"audits would begin in the timed window {met[0]}", remedy
            )
    rounds = timed.rounds or timing.rounds
    return Hours(timed.pages or timing.pages, windows, rounds, timing.time_zone, timing.days, timed.weekdays)


def timed_plans(campaign: Campaign, hours: Hours, timing: Timing) -> dict[str, Plan]:
    """The plan of each portal, by the portal's address."""
    return {
        it.portal.address: Plan(it.portal.address, (it.portal.load_profile or timing.profile).name, hours)
        for it in campaign.portals
    }


def plan_campaign(store: Store, campaign: Campaign, hours: Hours | None, timing: Timing) -> None:
    """See to it that every audit and every timed slot of a campaign is in the store; twice is the same as once."""
    said = campaign.said
    plan_audits(store, said.name, planned_audits(campaign))
    if hours is not None:
        for plan in timed_plans(campaign, hours, timing).values():
            plan_days(store, plan, said.first_day, said.last_day)


def catch_up_campaign(store: Store, campaign: Campaign, now: datetime) -> None:
    """Mark what nobody did in time, as missed, and what was left behind by somebody who vanished."""
    catch_up(store, now)
    catch_up_audits(store, campaign.said.name, now)
