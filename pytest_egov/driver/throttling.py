"""Slows a page's network and scripts down through the DevTools protocol, and measures whether the scripts obey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import ConditionsNotMet

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

    from pytest_egov.load_profile import LoadProfile, Network

__all__ = ["throttle"]

_BITS, _KILO = 8, 1000
# A browser that does not obey shows a factor near one. On a machine with other work, which slows the page down before as well,
# the same slowness comes out as a factor smaller than asked for.
_ENOUGH = 0.25
# How long a piece of work takes, in milliseconds: the quickest of three tries, each long beside the pauses that slow it down.
_WORK = """() => Math.min(...[1, 2, 3].map(() => {
  const began = performance.now();
  for (let i = 0, x = 1; i < 3e6; i += 1) x = (x * 1103515245 + 12345) % 2147483648;
  return performance.now() - began;
}))"""


def throttle(page: Page, profile: LoadProfile) -> float | None:
    """Make a page, still empty, as slow as the profile says.

    Returns how many times slower its scripts were measured to run; None where the profile slows none down.

    Raises:
        ConditionsNotMet: the browser takes the order and does not follow it: its figures would not be the profile's.
    """
    if profile.network is None and profile.cpu_slowdown == 1:
        return None
    session = page.context.new_cdp_session(page)
    if profile.network is not None:
        _slow_network(session, profile.network)
    if profile.cpu_slowdown == 1:
        return None
    before = page.evaluate(_WORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": profile.cpu_slowdown})
    slowdown = page.evaluate(_WORK) / max(before, 0.1)
    if slowdown < 1 + (profile.cpu_slowdown - 1) * _ENOUGH:
        raise ConditionsNotMet(
            f"The browser was told to run scripts {profile.cpu_slowdown:g} times slower (profile {profile.name}) "
            f"and runs them {slowdown:.1f} times slower: measure on a machine with less to do."
        )
    return round(float(slowdown), 2)


def _slow_network(session: CDPSession, network: Network) -> None:
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": network.latency_ms,
            "downloadThroughput": network.download_kbps * _KILO / _BITS,
            "uploadThroughput": network.upload_kbps * _KILO / _BITS,
        },
    )
