"""The page as pixels, and the screen it is shown on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image
    from playwright.sync_api import CDPSession

    from pytest_egov.driver.tab import Tab

__all__ = ["Box", "picture", "shown_on"]

Box = tuple[float, float, float, float]


def picture(tab: Tab, box: Box, *, of_document: bool = False, still: bool = False) -> Image.Image:
    """The pixels of a box of the page, one per CSS pixel, in RGB; the text cursor is left out.

    Args:
        tab: where the page stands.
        box: left, top, width and height in CSS pixels of what is on the screen; what lies outside is cut off.
        of_document: the box is one of the whole document instead, and may lie outside the screen.
        still: show animations by CSS at their end, endless ones at their beginning.

    Raises:
        PageNotOpened: nothing of the box can be seen.
        BrowserGone: the browser died.
    """
    from PIL import Image

    left, top, width, height = box
    with tab.alive():
        png = tab.page.screenshot(
            clip={"x": left, "y": top, "width": width, "height": height},
            full_page=of_document,
            animations="disabled" if still else "allow",
            scale="css",
        )
    return Image.open(io.BytesIO(png)).convert("RGB")


@contextmanager
def shown_on(tab: Tab, width: int, height: int, scale: float = 1) -> Iterator[None]:
    """The page on another screen, as after resizing or zooming; the tab's own comes back afterwards.

    Args:
        tab: where the page stands.
        width: in CSS pixels; zooming to 200 % halves it.
        height: likewise.
        scale: device pixels per CSS pixel; 2 at 200 %.

    Raises:
        PageNotOpened, BrowserGone: as Tab.alive.
    """
    own = tab.page.viewport_size
    with tab.alive():
        session = tab.page.context.new_cdp_session(tab.page)
    try:
        with tab.alive():
            _set_screen(session, width, height, scale)
        yield
    finally:
        with tab.alive():
            # Clearing would take the tab's own screen away as well, which Playwright believes to be set.
            if own is not None:
                _set_screen(session, own["width"], own["height"], 1)
            session.detach()


def _set_screen(session: CDPSession, width: int, height: int, scale: float) -> None:
    screen = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", screen)
