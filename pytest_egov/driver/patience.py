"""Ends the waiting for a page that its own scripts keep busy for ever; nothing else can, since what it is asked waits as well."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from greenlet import greenlet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

__all__ = ["bounded", "let_go"]


@contextmanager
def bounded(page: Page, bound_s: float) -> Iterator[None]:
    """Within it a page that keeps us waiting longer than the bound is closed: whoever waits for it gets an error then.

    A main thread in an endless loop takes no scripts; the browser ends it with its page all the same.
    """
    timer = asyncio.get_running_loop().call_later(bound_s, _closing(page))
    try:
        yield
    finally:
        timer.cancel()


def let_go(page: Page, bound_s: float) -> bool:
    """Close a page, and wait for it no longer than the bound: whether it has closed by then."""
    from playwright.sync_api import Error

    asyncio.get_running_loop().call_soon(_closing(page))
    with suppress(Error):  # it has closed before we waited, or has not in time
        page.wait_for_event("close", timeout=bound_s * 1000)
    return page.is_closed()


def _closing(page: Page) -> Callable[[], None]:
    # Playwright's loop runs while its synchronous side waits; what is to be done meanwhile needs a greenlet of its own, as
    # Playwright gives to those who listen for its events.
    return lambda: greenlet(partial(_close, page)).switch()


def _close(page: Page) -> None:
    from playwright.sync_api import Error

    with suppress(Error):  # it closed by itself
        page.close()
