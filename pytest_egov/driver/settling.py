"""Waits until a page has settled: nothing is drawn, and nothing is out from which it may still be drawn."""

from __future__ import annotations

import time
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from pytest_egov.driver.guard import Guard

__all__ = ["QUIET_MS", "settle", "wait_for_answers"]

QUIET_MS = 80
_SETTLE_MS = 3000


def settle(page: Page, guard: Guard) -> None:
    """Wait until a page has settled, three seconds at most.

    Raises:
        playwright.sync_api.Error: it left meanwhile.
    """
    bound = time.monotonic() + _SETTLE_MS / 1000
    while True:
        wait_for_answers(page, guard, bound - time.monotonic())
        page.evaluate(_script(), [QUIET_MS, _SETTLE_MS])
        # One answer may be what the next request is made from.
        if not guard.under_way or time.monotonic() >= bound:
            break


def wait_for_answers(page: Page, guard: Guard, most_s: float) -> None:
    """Wait until no request is out from which the page may still be drawn; who never answers is waited for once."""
    bound = time.monotonic() + most_s
    while guard.under_way and time.monotonic() < bound:
        page.wait_for_timeout(QUIET_MS / 2)
    guard.under_way.clear()


@cache
def _script() -> str:
    return files("pytest_egov.driver").joinpath("settle.js").read_text(encoding="utf-8")
