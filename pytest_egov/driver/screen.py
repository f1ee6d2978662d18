"""The page as pixels, and the screen it is shown on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened

if TYPE_CHECKING:
    from PIL import Image
    from playwright.sync_api import CDPSession, FloatRect, FrameLocator, Page, ViewportSize

    from pytest_egov.driver.tab import Tab

__all__ = ["Box", "outlined", "picture", "shown_on"]

Box = tuple[float, float, float, float]
_PATIENCE_MS = 500
_AROUND, _LARGEST = 40, (900, 500)  # CSS pixels
_OUTLINE = """(element) => {
  element.__egovStyle = element.getAttribute("style");
  element.style.setProperty("outline", "3px solid #d1001f", "important");
}"""
_AS_IT_WAS = """(element) => {
  if (element.__egovStyle === null) element.removeAttribute("style");
  else element.setAttribute("style", element.__egovStyle);
}"""


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


def outlined(tab: Tab, target: tuple[str, ...]) -> bytes:
    """A picture of an element with an outline and what stands around it, as PNG; empty where the element cannot be shown.

    Args:
        tab: where the page stands.
        target: its selector, one step per frame, as in ``RuleNode``.

    Raises:
        BrowserGone: the browser died.
    """
    try:
        with tab.alive():
            place: Page | FrameLocator = tab.page
            for frame in target[:-1]:
                place = place.frame_locator(_css(frame))
            element = place.locator(_css(target[-1])).first
            element.scroll_into_view_if_needed(timeout=_PATIENCE_MS)
            box = element.bounding_box(timeout=_PATIENCE_MS)
            if box is None:
                return b""
            element.evaluate(_OUTLINE, timeout=_PATIENCE_MS)
            try:
                return tab.page.screenshot(
                    clip=_around(box, tab.page.viewport_size), animations="disabled", caret="hide"
                )
            finally:
                element.evaluate(_AS_IT_WAS, timeout=_PATIENCE_MS)
    except PageNotOpened:
        return b""


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


def _css(step: str) -> str:
    # Playwright looks through shadow roots of itself.
    return step.replace(" >>> ", " ")


def _around(box: FloatRect, screen: ViewportSize | None) -> FloatRect:
    """A box with what stands around it, no larger than can be looked at in a report, and on the screen."""
    right, bottom = (screen["width"], screen["height"]) if screen else (1366, 768)
    left, top = max(0.0, box["x"] - _AROUND), max(0.0, box["y"] - _AROUND)
    return {
        "x": left,
        "y": top,
        "width": max(1.0, min(box["width"] + 2 * _AROUND, _LARGEST[0], right - left)),
        "height": max(1.0, min(box["height"] + 2 * _AROUND, _LARGEST[1], bottom - top)),
    }


def _set_screen(session: CDPSession, width: int, height: int, scale: float) -> None:
    screen = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", screen)
