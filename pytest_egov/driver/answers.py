"""What the portal's answers to navigations tell: the way they went, and how long to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import is_private_address
from pytest_egov.driver.proxy import proxy_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Response

__all__ = ["hops_of", "is_from_private", "wait_asked_for"]

_LONGEST_WAIT_S = 30.0


def hops_of(responses: Iterable[Response], end: str) -> tuple[str, ...]:
    """The addresses navigations went through, redirects included, the one they ended at last."""
    addresses: list[str] = []
    for response in responses:
        chain, request = [response.url], response.request.redirected_from
        while request is not None:
            chain.append(request.url)
            request = request.redirected_from
        addresses += reversed(chain)
    return tuple(dict.fromkeys([*addresses, end]))


def is_from_private(response: Response) -> bool:
    """Whether an answer came out of a private network, whatever its name had led to when we looked it up (DNS rebinding).

    Through a proxy nothing is known of it: the address is the proxy's own.
    """
    source = None if proxy_for(response.url) is not None else response.server_addr()
    return source is not None and is_private_address(source["ipAddress"])


def wait_asked_for(response: Response) -> float | None:
    """The seconds a refusal asks to wait, thirty at most; None where it names none."""
    said = response.headers.get("retry-after", "")
    return min(float(said), _LONGEST_WAIT_S) if said.isdigit() else None
