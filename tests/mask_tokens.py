"""The kinds of tokens that stand in a text once it is masked."""

from __future__ import annotations

import re

from pytest_egov.masking import Mask

__all__ = ["kinds", "kinds_in"]

_TOKEN = re.compile(r"\[([a-z]+)-[0-9a-f]{4,}\]")


def kinds_in(masked: str) -> list[str]:
    """The kinds of the tokens in a text that was masked."""
    return _TOKEN.findall(masked)


def kinds(text: str, *, strict: bool = True, mask: Mask | None = None) -> list[str]:
    """The kinds of what a mask hides in a text; a mask that knows nobody without one."""
    return kinds_in((mask or Mask()).text(text, strict=strict))
