"""Addresses as files say them: taken apart, or told to be none."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

__all__ = ["same_host", "taken_apart"]

_SPACES_AND_CONTROLS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")


def taken_apart(said: str) -> SplitResult:
    """The parts of an address or a path, each of which can be asked for.

    Raises:
        ValueError: it has spaces or control characters, a host in half a bracket, or a port that is none.
    """
    if _SPACES_AND_CONTROLS.search(said.strip(" ")):
        raise ValueError("must not hold spaces or control characters")
    parts = urlsplit(said)
    _ = parts.hostname, parts.port  # both are read late, and would be refused only then
    return parts


def same_host(one: str, other: str) -> bool:
    """Whether two addresses are of one host; what is no address is of none."""
    try:
        return taken_apart(one).hostname == taken_apart(other).hostname
    except ValueError:
        return False
