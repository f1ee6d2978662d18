"""Fetches files outside the page, in the name of a role."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.trust import tls_context
from pytest_egov.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from http.client import HTTPResponse

__all__ = ["Fetched", "fetch"]

MOST_BYTES = 20_000_000


_PATIENCE = 4  # times what an address may take to answer: the longest a file may take to come


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file fetched outside the page; ``body`` is cut at 20 MB, ``status`` None when nothing came.

    ``date`` is the header, as the server tells it.
    """

    url: str
    status: int | None
    content_type: str
    body: bytes
    error: str = ""
    date: str = ""


def fetch(url: str, headers: Mapping[str, str], timeout_s: float, may_go: Callable[[str], None]) -> Fetched:
    """Fetch a file; never raises for what the portal does. ``may_go`` is asked before each redirect and raises Refused."""
    request = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 # may_go lets only http and https through

    class Redirects(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
            may_go(arguments[-1])
            return super().redirect_request(*arguments)

    try:
        opener = urllib.request.build_opener(Redirects, urllib.request.HTTPSHandler(context=tls_context()))
        with opener.open(request, timeout=timeout_s) as answer:
            told = answer.headers
            body = _whole(answer, timeout_s)
            return Fetched(url, answer.status, told.get_content_type(), body, date=told.get("date", ""))
    except urllib.error.HTTPError as error:
        told = error.headers
        return Fetched(url, error.code, told.get_content_type(), b"", str(error.reason), told.get("date", ""))
    except (OSError, ValueError, HTTPException, Refused) as error:
        return Fetched(url, None, "", b"", str(error))


def _whole(answer: HTTPResponse, timeout_s: float) -> bytes:
    """The body, as far as we take it; each byte of it may come in time, and the whole never."""
    until, body = time.monotonic() + _PATIENCE * timeout_s, bytearray()
    while len(body) < MOST_BYTES and (part := answer.read1(MOST_BYTES - len(body))):
        body += part
        if time.monotonic() > until:
            raise TimeoutError(f"it had not come whole after {_PATIENCE * timeout_s:g} s")
    return bytes(body)
