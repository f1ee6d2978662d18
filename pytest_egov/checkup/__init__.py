"""What stands in the way of an audit, told before anything is scored: the machine, the way to the portal, and its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pytest_egov.checkup.said import accounts, writes
from pytest_egov.checkup.way import the_way
from pytest_egov.driver.machine import Need
from pytest_egov.errors import PortalBlocked, PortalUnreachable

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from pytest_egov.run import Order
    from pytest_egov.survey import Surveyed

__all__ = ["before_opening", "looking"]

_REFUSED = (
    "Ask the operator to admit the user agent 'pytest-egov' from this machine's address, or audit from within their network; "
    "a greater pause_s and a contact in the portal file help."
)
_UNREACHED = (
    "The lines above say whether name, connection, certificate or proxy is at fault; else try it in a browser here."
)


def before_opening(order: Order) -> Iterator[Need]:
    """What can be told without a browser: the way to the portal, then what its file says."""
    yield from the_way(order.portal.address)
    yield from accounts(order.portal)
    yield writes(order.portal)


def looking(order: Order, browser: Browser) -> Iterator[Need | Surveyed]:
    """Whether the portal lets us in, each place as it was found or not, and how many were; only pages are read."""
    from pytest_egov.survey import HOME, survey

    found, missing, troubled = 0, [], []
    try:
        for one in survey(order, browser):
            name = one.search.name
            if name == HOME:
                yield Need("access", ok=True, found="the start page opens; no firewall and no captcha stands before it")
            elif one.search.candidates:
                found += 1
                troubled += [name] if one.trouble is not None else []
            else:
                missing.append(name)
            yield one
    except (PortalUnreachable, PortalBlocked) as error:
        refused = isinstance(error, PortalBlocked) or isinstance(error.__cause__, PortalBlocked)
        yield Need("access", ok=False, found=str(error), remedy=_REFUSED if refused else _UNREACHED)
        return
    told = f"{found} of {found + len(missing)} found"
    told += f"; with a problem: {', '.join(troubled)}" if troubled else ""
    told += f"; not found: {', '.join(missing)}" if missing else ""
    remedy = "Name those that the portal has under 'places:' in the portal file (egov init writes one)."
    # A portal may well lack some of them; that none was found says that we did not see the portal.
    yield Need("places", ok=found > 0, found=told, remedy=remedy if missing or troubled else "")
