"""Pictures of an element with the focus and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.driver.screen import picture

if TYPE_CHECKING:
    from PIL.Image import Image

    from pytest_egov.driver.tab import Tab

__all__ = ["with_and_without_focus"]

_MARGIN = 14

# The box on the screen that holds the element, its labels and a small parent, once it has the focus and was scrolled to;
# changes that take time are to be seen at their end.
_FOCUS = """([number, margin]) => {
  const element = window.__egovTried[number], root = element.getRootNode();
  const still = new element.ownerDocument.defaultView.CSSStyleSheet();
  still.replaceSync("*,*::before,*::after{transition:none!important;scroll-behavior:auto!important}");
  window.__egovStill = [root, root.adoptedStyleSheets];
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, still];
  element.focus();
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const sizes = (one) => one.getBoundingClientRect();
  const own = sizes(element), parent = element.parentElement && sizes(element.parentElement);
  const near = parent && parent.width * parent.height <= 4 * Math.max(own.width * own.height, 900) ? [parent] : [];
  const boxes = [own, ...[...(element.labels || [])].map(sizes), ...near].filter(({ width, height }) => width > 2 && height > 2);
  if (!boxes.length) return null;
  let [x, y] = [0, 0];
  for (let view = element.ownerDocument.defaultView; view !== window; view = view.parent) {
    const frame = view.frameElement.getBoundingClientRect();
    [x, y] = [x + frame.left + view.frameElement.clientLeft, y + frame.top + view.frameElement.clientTop];
  }
  const left = Math.max(0, Math.min(...boxes.map((box) => box.left)) + x - margin);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) + y - margin);
  const right = Math.min(innerWidth, left + 700, Math.max(...boxes.map((box) => box.right)) + x + margin);
  const bottom = Math.min(innerHeight, top + 400, Math.max(...boxes.map((box) => box.bottom)) + y + margin);
  return right - left > 1 && bottom - top > 1 ? [left, top, right - left, bottom - top] : null;
}"""
_BLUR = "(number) => window.__egovTried[number].blur()"
_RESTORE = "() => { const [root, sheets] = window.__egovStill; root.adoptedStyleSheets = sheets; }"


def with_and_without_focus(tab: Tab, number: int) -> tuple[Image, Image] | None:
    """How an element that a script has kept by number looks without the focus, and with it; None where nothing is to be seen.

    Raises:
        PageNotOpened: the page moved on meanwhile.
        BrowserGone: the browser died.
    """
    with tab.alive():
        box = tab.page.evaluate(_FOCUS, [number, _MARGIN])
    try:
        if box is None:
            return None
        left, top, width, height = (round(side) for side in box)
        with_focus = picture(tab, (left, top, width, height))
        with tab.alive():
            tab.page.evaluate(_BLUR, number)
        return picture(tab, (left, top, width, height)), with_focus
    finally:
        with tab.alive():
            tab.page.evaluate(_RESTORE)
