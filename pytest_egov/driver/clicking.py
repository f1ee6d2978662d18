"""A click that counts once it is made, however long the portal takes to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import ElementHandle, Request

__all__ = ["PATIENCE_MS", "click"]

PATIENCE_MS = 5000


def click(element: ElementHandle, under_way: Iterable[Request], patience_ms: float = PATIENCE_MS) -> None:
    """Click an element that can be reached; the page it leads to may still be on its way afterwards.

    Args:
        element: what is clicked.
        under_way: the requests whose answer is still out, as they change.
        patience_ms: how long the element may stay covered or in motion.

    Raises:
        playwright.sync_api.Error: nothing was clicked.
    """
    from playwright.sync_api import TimeoutError as TooLate

    try:
        element.click(timeout=patience_ms)
    except TooLate:
        # Playwright waits for the answer within the same time. What was sent is done, and must not be taken for refused.
        if not any(request.is_navigation_request() for request in under_way):
            raise
