"""The way from this machine to a portal, step by step, without a browser: the first step that fails names itself."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from pytest_egov import __version__
from pytest_egov.driver.addresses import host_of, is_loopback, is_private
from pytest_egov.driver.fetching import Fetched, fetch
from pytest_egov.driver.machine import Need
from pytest_egov.driver.proxy import proxy_for
from pytest_egov.driver.robots import is_robots_txt, robots_rules
from pytest_egov.driver.trust import tls_context
from pytest_egov.errors import Refused
from pytest_egov.reporting.paper import day, printable

__all__ = ["certificate", "clock", "connection", "name", "proxy", "robots", "the_way"]

PATIENCE_S = 10.0
_MOST_APART_S = 60.0
_SHOWN = 3
_AGENT = {"User-Agent": f"pytest-egov/{__version__} (conformance audit)"}
_OWN_AUTHORITY = "Where an authority of your own signed it, or nobody but the server itself: EGOV_CA=/path/to/ca.pem."


def the_way(address: str) -> Iterator[Need]:
    """Proxy, name, connection, certificate, clock and robots.txt; ends where nothing can be reached."""
    through = proxy_for(address)
    steps = [proxy(address, through)]
    if through is None:
        steps += [name(address)]
        steps += [connection(address)] if steps[-1].ok else []
    yield from steps
    if not all(step.ok for step in steps):
        return
    secured = certificate(address, through)
    yield secured
    answer = _robots_txt(address)
    if answer.status is not None:
        yield clock(answer.date, datetime.now(UTC))
    yield robots(address, answer)


def proxy(address: str, through: tuple[str, int] | None) -> Need:
    """Whether the environment sends us through a proxy, and whether it answers; credentials in its address are not told."""
    if through is None:
        return Need("proxy", ok=True, found="none is used for this address")
    told = f"{through[0]}:{through[1]}"
    if is_loopback(address):
        remedy = "NO_PROXY=127.0.0.1,localhost keeps this machine's own addresses away from it."
        return Need("proxy", ok=False, found=f"{told} would be asked for an address of this machine", remedy=remedy)
    trouble = _no_connection(*through)
    if trouble:
        remedy = "Correct HTTPS_PROXY and HTTP_PROXY, or unset them where this network has no proxy."
        return Need("proxy", ok=False, found=f"{told} does not answer: {trouble}", remedy=remedy)
    return Need("proxy", ok=True, found=f"{told} answers; it finds the portal's name and address for us")


def name(address: str) -> Need:
    """Whether the portal's name is known here, and what kind of address stands behind it."""
    host = host_of(address)
    try:
        behind = sorted({str(info[4][0]) for info in socket.getaddrinfo(host, None)})
    except OSError:
        remedy = "Check the spelling and this machine's DNS; in a closed network the name may have to stand in its hosts file."
        return Need("name", ok=False, found=f"{host} is not known", remedy=remedy)
    kind = "public"
    if is_private(address):
        kind = (
            "this machine"
            if is_loopback(address)
            else "a private network: only machines within it can audit the portal"
        )
    return Need("name", ok=True, found=f"{host} is {', '.join(behind[:_SHOWN])} ({kind})")


def connection(address: str) -> Need:
    """Whether something listens there."""
    port = _port_of(address)
    trouble = _no_connection(host_of(address), port)
    if trouble:
        remedy = "Check that the portal runs, and that no firewall keeps this machine from it."
        return Need("connection", ok=False, found=f"port {port}: {trouble}", remedy=remedy)
    return Need("connection", ok=True, found=f"port {port} answers")


def certificate(address: str, through: tuple[str, int] | None = None) -> Need:
    """Whether the portal's certificate is trusted here, and until when."""
    if urlsplit(address).scheme != "https":
        if is_private(address):
            return Need("certificate", ok=True, found="none: plain http, and no public address")
        found = "none: plain http, everybody on the way can read along"
        return Need("certificate", ok=False, found=found, remedy="Give the address that begins with https://.")
    if through is not None:
        return Need("certificate", ok=True, found="left to the browser: the connection goes through the proxy")
    host = host_of(address)
    try:
        with (
            socket.create_connection((host, _port_of(address)), timeout=PATIENCE_S) as plain,
            tls_context().wrap_socket(plain, server_hostname=host) as secured,
        ):
            held, version = secured.getpeercert() or {}, secured.version()
    except ssl.SSLCertVerificationError as error:
        return Need("certificate", ok=False, found=error.verify_message, remedy=_remedy_for(error.verify_message))
    except OSError as error:
        remedy = "The portal's server must offer TLS 1.2 or 1.3 at this port."
        return Need("certificate", ok=False, found=f"no secure connection: {_why(error)}", remedy=remedy)
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(held["notAfter"])), UTC)
    return Need("certificate", ok=True, found=f"trusted, {version}, until {day(ends)}")


def clock(told: str, now: datetime) -> Need:
    """Whether this machine's clock goes with the portal's.

    Args:
        told: the portal's Date header; may be empty, or anything.
        now: the time here, aware.
    """
    try:
        there = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return Need("clock", ok=True, found="not compared: the portal does not tell the time")
    there = there if there.tzinfo is not None else there.replace(tzinfo=UTC)
    apart = (now - there).total_seconds()
    if abs(apart) <= _MOST_APART_S:
        return Need("clock", ok=True, found="goes with the portal's, within a minute")
    found = f"{abs(apart) / 60:.0f} min {'ahead of' if apart > 0 else 'behind'} the portal's"
    remedy = "Set this machine's clock (timedatectl set-ntp true): days, ages and peak windows are told by it."
    return Need("clock", ok=False, found=found, remedy=remedy)


def robots(address: str, answer: Fetched) -> Need:
    """Whether robots.txt lets the portal be explored."""
    if answer.status is None:
        remedy = "The certificate's line may say why; the browser's own line follows."
        return Need(
            "robots", ok=False, found=f"robots.txt cannot be asked for: {printable(answer.error, 200)}", remedy=remedy
        )
    if not robots_rules(answer).can_fetch("pytest-egov", address):
        found = (
            "robots.txt closes the portal to us: only the start page, places found on it and places named are opened"
        )
        remedy = "Name the places under 'places:', or ask the operator to let 'User-agent: pytest-egov' in."
        return Need("robots", ok=False, found=found, remedy=remedy)
    if is_robots_txt(answer):
        return Need("robots", ok=True, found="robots.txt lets the portal be explored, but for what it closes")
    return Need("robots", ok=True, found="there is no robots.txt: everything may be explored")


def _robots_txt(address: str) -> Fetched:
    def may_go(url: str) -> None:
        if is_private(url) and not is_private(address):
            raise Refused(f"{url} lies in a private network and the portal does not; we don't go there.")

    return fetch(urljoin(address, "/robots.txt"), _AGENT, PATIENCE_S, may_go)


def _no_connection(host: str, port: int) -> str:
    """Why no connection comes about; empty when one does."""
    try:
        socket.create_connection((host, port), timeout=PATIENCE_S).close()
    except OSError as error:
        return _why(error)
    return ""


def _why(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE_S:.0f} s"
    return printable(error.strerror or str(error), 200)


def _port_of(address: str) -> int:
    parts = urlsplit(address)
    return parts.port or (443 if parts.scheme == "https" else 80)


def _remedy_for(said: str) -> str:
    if "expired" in said:
        return "The portal's operator must renew it."
    if "not yet" in said:
        return "Look at this machine's clock; else the portal's operator must put the right one in."
    if "mismatch" in said or "match" in said:
        return "Give the address under the name that the certificate is for."
    return _OWN_AUTHORITY
