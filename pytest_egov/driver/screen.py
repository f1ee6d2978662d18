"""The page as pixels, and the screen it is shown on."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pytest_egov.driver.discreet import photograph
from pytest_egov.errors import PageNotOpened

if TYPE_CHECKING:
    from PIL import Image
    from playwright.sync_api import FloatRect, Frame, ViewportSize

    from pytest_egov.driver.tab import Tab

__all__ = ["Box", "other_screens", "outlined", "picture"]

Box = tuple[float, float, float, float]
_AROUND, _LARGEST = 40, (900, 500)  # CSS pixels
_OUTLINE = """(element) => {
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  element.__egovStyle = element.getAttribute("style");
  element.style.setProperty("outline", "3px solid #d1001f", "important");
}"""
# Taken away before anybody read it, an attribute would leave an empty one behind.
_AS_IT_WAS = """(element) => {
  element.setAttribute("style", element.__egovStyle || "");
  if (element.__egovStyle === null) element.removeAttribute("style");
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

    Like every picture that is kept, it does not show what ``tab.hides`` tells to hide.

    Args:
        tab: where the page stands.
        target: its selector, one step per frame, as in ``RuleNode``.

    Raises:
        BrowserGone: the browser died.
    """
    try:
        with tab.alive():
            frame: Frame | None = tab.page.main_frame
            for step in target[:-1]:
                holder = frame.query_selector(_css(step)) if frame is not None else None
                frame = holder.content_frame() if holder is not None else None
            element = frame.query_selector(_css(target[-1])) if frame is not None else None
            if element is None or not element.is_visible():
                return b""
            element.evaluate(_OUTLINE)
            try:
                box = element.bounding_box()
                clip = _around(box, tab.page.viewport_size) if box is not None else None
                return photograph(tab.page, tab.hides, clip) if clip is not None else b""
            finally:
                element.evaluate(_AS_IT_WAS)
    except PageNotOpened:
        return b""


@contextmanager
def other_screens(tab: Tab) -> Iterator[Callable[[int, int, float], None]]:
    """Show the page on other screens, one after the other, as after resizing or zooming; the tab's own comes back at the end.

    Args:
        tab: where the page stands.

    Yields:
        What changes the screen: it takes its width and height in CSS pixels, which zooming to 200 % halves, and the device
        pixels per CSS pixel, 2 at 200 %.

    Raises:
        PageNotOpened, BrowserGone: as Tab.alive.
    """
    own = tab.page.viewport_size
    with tab.alive():
        session = tab.page.context.new_cdp_session(tab.page)

    def show(width: int, height: int, scale: float) -> None:
        screen = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        with tab.alive():
            session.send("Emulation.setDeviceMetricsOverride", screen)

    try:
        yield show
    finally:
        # Clearing would take the tab's own screen away as well, which Playwright believes to be set.
        if own is not None:
            show(own["width"], own["height"], 1)
        with tab.alive():
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
