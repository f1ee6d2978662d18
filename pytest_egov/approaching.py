"""How we come to a portal: with which manners, by its start page, and where its robots.txt lets us go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov import __version__
from pytest_egov.errors import BrowserGone, EgovError, PortalBlocked, PortalUnreachable

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.robotparser import RobotFileParser

    from playwright.sync_api import Browser

    from pytest_egov.driver.manners import Manners
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.portal import Portal
    from pytest_egov.wayfinding.finder import Finder

__all__ = ["kept_out_by", "manners", "open_start_page", "robots"]

PAUSE_S = 2.0
TIMEOUT_S = 30.0
# What the browser calls a failure, and what it means to whoever typed the address.
_PLAINLY = {
    "ERR_NAME_NOT_RESOLVED": "no such name is known; check the spelling, and this machine's DNS",
    "ERR_CONNECTION_REFUSED": "nothing listens at this address and port",
    "ERR_CONNECTION_TIMED_OUT": "no answer in time",
    "ERR_TIMED_OUT": "no answer in time",
    "Timeout": "no answer in time",
    "ERR_CONNECTION_RESET": "the connection was cut; a firewall may keep us out",
    "ERR_CONNECTION_CLOSED": "the connection was cut; a firewall may keep us out",
    "ERR_EMPTY_RESPONSE": "the connection was cut; a firewall may keep us out",
    "ERR_CERT_AUTHORITY": (
        "nobody whom this machine trusts vouches for its certificate; where that is an authority of your own, name its "
        "certificate in EGOV_CA"
    ),
    "ERR_CERT_COMMON_NAME": "its certificate was issued to another name",
    "ERR_CERT_DATE": "its certificate is out of date, or this machine's clock is wrong",
    "ERR_CERT": "the browser does not trust its certificate",
    "ERR_SSL": "no secure connection could be agreed on",
    "ERR_UNSAFE_PORT": "browsers open no page at this port",
    "ERR_PROXY": "the proxy of this machine does not answer",
    "ERR_TUNNEL": "the proxy of this machine refuses this address",
    "ERR_INTERNET_DISCONNECTED": "this machine has no network",
}

_NOT_REACHED = ("ERR_CERT_", "ERR_PROXY", "ERR_TUNNEL")


def manners(portal: Portal, browser: Browser) -> Manners:
    """How we behave on a portal: its own pause or ours, the acts it allows, and who we say we are."""
    from pytest_egov.driver.addresses import is_loopback, is_private
    from pytest_egov.driver.manners import Manners
    from pytest_egov.wayfinding.stand_ins import stand_in
    from pytest_egov.wayfinding.vocabulary import vocabulary

    major = browser.version.split(".")[0]
    contact = f"; {portal.contact}" if portal.contact else ""
    pause = portal.pause_s if portal.pause_s is not None else 0.0 if is_loopback(portal.address) else PAUSE_S
    return Manners(
        portal=portal.address,
        pause_s=pause,
        timeout_s=TIMEOUT_S,
        allowed=frozenset(portal.allow),
        private_allowed=is_private(portal.address),
        user_agent=(
            f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0 Safari/537.36 "
            f"pytest-egov/{__version__} (conformance audit{contact})"
        ),
        announced=vocabulary().announced,
        stand_in=stand_in,
    )


def open_start_page(finder: Finder, portal: Portal) -> None:
    """Open the start page.

    Raises:
        PortalUnreachable: it does not answer, or refuses us: by its status, or by a page that stands in its place.
        BrowserGone: the browser died.
    """
    try:
        start = finder.start()
    except BrowserGone:
        raise
    except PortalBlocked as error:
        raise PortalUnreachable(portal.address, str(error)) from error
    except EgovError as error:
        raise PortalUnreachable(portal.address, _plainly(str(error).removeprefix(f"{portal.address}: "))) from error
    if start.status is not None and start.status >= 400:
        raise PortalUnreachable(portal.address, f"its start page has status {start.status}")


def kept_out_by(said: str) -> str | None:
    """What keeps us out before the portal is reached, as a certificate or a proxy does; None where the portal itself failed.

    Args:
        said: what the browser says of a load that failed.
    """
    return _plainly(said) if any(name in said for name in _NOT_REACHED) else None


def _plainly(said: str) -> str:
    meaning = next((plain for name, plain in _PLAINLY.items() if name in said), None)
    if meaning is None:
        return said
    code = re.search(r"net::\w+", said)
    return f"{meaning} ({code[0]})" if code else meaning


def robots(portal: Portal, visitor: Visitor) -> Callable[[str], bool]:
    """Whether an address may be explored; robots.txt is fetched when first asked, and its absence allows everything."""
    from urllib.parse import urljoin

    from pytest_egov.driver.robots import robots_rules

    rules: list[RobotFileParser] = []

    def may_explore(url: str) -> bool:
        if not rules:
            rules.append(robots_rules(visitor.tab.fetch(urljoin(portal.address, "/robots.txt"))))
        return rules[0].can_fetch("pytest-egov", url)

    return may_explore
