"""Which addresses belong to a portal, which lie in a private network, and what a portal lets be explored."""

from __future__ import annotations

import ipaddress
import socket
from functools import lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

__all__ = ["absolute", "host_of", "is_loopback", "is_private", "is_private_address", "page_key", "same_site"]

# Under these a registrable name has one label more. The administration's own suffixes; others count as one label.
_SECOND_LEVEL = {"gov", "com", "net", "org", "edu", "info", "name", "pro", "ac", "biz", "int", "health", "co"}


def host_of(url: str) -> str:
    """The host of an address, lower case; empty when there is none."""
    return (urlsplit(url).hostname or "").lower()


def absolute(base: str, address: str) -> str:
    """An address as given in a portal file (a path, or a whole URL), against the portal's own."""
    return urljoin(base, address)


@lru_cache(maxsize=20_000)
def page_key(url: str) -> str:
    """What makes two addresses the same page: everything but the fragment, unless the fragment is a client-side route."""
    whole, fragment = urldefrag(url)
    if fragment.startswith(("/", "!")):
        return url
    parts = urlsplit(whole)
    return whole if parts.path else f"{whole}/"


def site_of(host: str) -> str:
    """The registrable part of a host name: two portals of one province share it (``*.minhhoa.gov.vn``)."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.split(".")
        keep = 3 if len(labels) >= 3 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
        return ".".join(labels[-keep:])
    return host


def same_site(url: str, portal: str) -> bool:
    """Whether an address lies on the portal's own site, whatever its sub-domain or port."""
    return urlsplit(url).scheme in ("http", "https") and site_of(host_of(url)) == site_of(host_of(portal))


def is_loopback(url: str) -> bool:
    """Whether the address is on this very machine, where no pause is owed."""
    host = host_of(url)
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def is_private(url: str) -> bool:
    """Whether the address leads into a private network: no public portal may send us there."""
    return _host_is_private(host_of(url))


@lru_cache(maxsize=1000)
def _host_is_private(host: str) -> bool:
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return any(is_private_address(str(address)) for address in addresses)


def is_private_address(address: str) -> bool:
    """Whether an IP address, in brackets or with a zone perhaps, is none of the public network."""
    return not ipaddress.ip_address(address.strip("[]").split("%")[0]).is_global
