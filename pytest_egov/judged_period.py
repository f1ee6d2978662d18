"""The evidence of a period: what a store has of the pages a standard times, in place of fresh loads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pytest_egov.errors import UsageProblem
from pytest_egov.evidence.findings import Candidate, Finding, Found, NotConfigured
from pytest_egov.evidence.places import Place
from pytest_egov.measuring import form_from_data, plan_of
from pytest_egov.samples import catch_up, kept_draw, open_store, timings_of_period
from pytest_egov.verdict import Text
from pytest_egov.vietnam_time import day_said

if TYPE_CHECKING:
    from pytest_egov.evidence.timings import PageTimings
    from pytest_egov.run import Order

__all__ = ["bring_period"]


def bring_period(order: Order, store: str, first: str | None, last: str | None) -> Order:
    """The order, with the timings of a period brought along, so that no page is timed afresh.

    Args:
        order: what the user asked for.
        store: the path or URL of the store.
        first: the first day, as dd/MM/yyyy or yyyy-MM-dd; None for the first planned one.
        last: the last day, included; None for today.

    Raises:
        StoreProblem: the store cannot be opened.
        UsageProblem: a day is none, or the last one comes before the first.
    """
    since = day_said(first) if first else None
    until = day_said(last) if last else None
    if since and until and until < since:
        raise UsageProblem(f"The period ends ({last}) before it begins ({first}): give the earlier day first.")
    opened, now = open_store(store), order.now()
    try:
        catch_up(opened, now)
        plan = plan_of(order)
        timings = timings_of_period(opened, plan, since, until, now)
        kept = kept_draw(opened, plan.portal) or {}
    finally:
        opened.close()
    brought = {f"{page}_timings": _finding(page, plan.profile, timings.get(page), kept) for page in plan.hours.pages}
    return replace(order, brought={**order.brought, **brought})


def _finding(page: str, profile: str, timings: PageTimings | None, kept: dict[str, Any]) -> Finding[PageTimings]:
    if timings is None or not timings.samples:
        return NotConfigured(
            Text(
                f"Kho mẫu đo không có lượt tải nào của trang này ({page}, {profile}) trong kỳ đánh giá.",
                f"The sample store has no load of this page ({page}, {profile}) in the period.",
            )
        )
    if page != "home":
        timings = _as_it_was_reached(timings, kept)
    place = Place(page, timings.url, "", "start" if page == "home" else "wayfinding", 1.0, None)
    return Found((Candidate(place, timings),))


def _as_it_was_reached(timings: PageTimings, kept: dict[str, Any]) -> PageTimings:
    return replace(timings, draw=form_from_data(kept), signed_in=bool(kept.get("signed_in")))
