"""Under which conditions a page is timed: the screen, the network and the processor a visitor is taken to have."""

from __future__ import annotations

from pydantic import Field

from pytest_egov.documents import Row

__all__ = ["MOBILE", "LoadProfile", "Network"]


class Network(Row):
    """A network slower than ours, as the DevTools protocol can imitate it."""

    latency_ms: float = Field(ge=0, description="from sending a request to the first byte of its answer, at least")
    download_kbps: float = Field(gt=0, description="kilobits per second")
    upload_kbps: float = Field(gt=0, description="kilobits per second")


class LoadProfile(Row):
    """A screen, in CSS pixels, and what is slowed down; nothing is, unless it says so."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    width: int = Field(gt=0)
    height: int = Field(gt=0)
    device_scale_factor: float = Field(1, gt=0, description="device pixels to a CSS pixel")
    mobile: bool = Field(default=False, description="a phone: the viewport meta element and touch apply")
    network: Network | None = None
    cpu_slowdown: float = Field(1, ge=1, description="how many times slower scripts run")


# A phone of the middle class on slow 4G, as Lighthouse throttles it through DevTools
# (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md): 150 ms and 1.6 Mbps, in the terms of a tool that
# slows requests down instead of packets.
MOBILE = LoadProfile(
    name="mobile",
    width=412,
    height=823,
    device_scale_factor=1.75,
    mobile=True,
    network=Network(latency_ms=562.5, download_kbps=1474.56, upload_kbps=675),
    cpu_slowdown=4,
)
