"""Addresses a portal named, for outputs that machines follow."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from pytest_egov.reporting.paper import printable

__all__ = ["web_address"]

_LONGEST = 2000
_KEPT = (
    "!#$%&'()*+,/:;=?@[]~"  # what may stand in a URI as it is (RFC 3986); "%" because addresses come percent-encoded
)


def web_address(said: str) -> str | None:
    """The address as a URI in ASCII; None for what is no address of the web (a script, a file, a broken one)."""
    try:
        parts = urlsplit(said)
        host = parts.netloc.encode("ascii" if parts.netloc.isascii() else "idna").decode()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or printable(said, _LONGEST) != said:
        return None
    kept = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, quote(host, safe=_KEPT), *kept))
