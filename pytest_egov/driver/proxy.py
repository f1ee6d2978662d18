"""The proxy this machine sends a request through, by its environment or its settings."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

__all__ = ["proxy_for"]


def proxy_for(url: str) -> tuple[str, int] | None:
    """Host and port of the proxy for an address; None where it is reached without one."""
    there = urlsplit(url)
    said = getproxies().get(there.scheme)
    if not said or proxy_bypass(there.netloc):
        return None
    way = urlsplit(said if "://" in said else f"http://{said}")
    return way.hostname or "", way.port or 80
