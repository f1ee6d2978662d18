"""The keyboard: what a page has for it, and keys pressed on it for real."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from pytest_egov.acts import PROVOKE

if TYPE_CHECKING:
    from pytest_egov.driver.tab import Tab

__all__ = ["focus_tried", "know_keys", "press", "where"]

# Scripts that put the focus back let the browser move it first.
SETTLE_MS = 60

_WHERE = """async (wait) => {
  await new Promise((resolve) => setTimeout(resolve, wait));
  let at = document.activeElement;
  for (let deeper = at; deeper; deeper = inner(deeper)) at = deeper;
  if (!at || at === at.ownerDocument.body || at === at.ownerDocument.documentElement) return -1;
  const seen = window.__egovSeen = window.__egovSeen || [];
  return seen.includes(at) ? seen.indexOf(at) : seen.push(at) - 1;
  function inner(element) {
    try { return element.shadowRoot?.activeElement || element.contentDocument?.activeElement || null; } catch { return null; }
  }
}"""


def know_keys(tab: Tab) -> None:
    """Leave the questions of ``keyboard.js`` on the page and its frames as ``__egovKeys``, listeners included.

    Browsers other than Chromium tell listeners written into the page only.

    Raises:
        PageNotOpened, BrowserGone: as Tab.alive.
    """
    script = (files("pytest_egov.driver") / "keyboard.js").read_text(encoding="utf-8")
    with tab.alive():
        if tab.browser.browser_type.name != "chromium":
            tab.page.evaluate(script)
            return
        session = tab.page.context.new_cdp_session(tab.page)
        try:
            session.send("Runtime.evaluate", {"expression": script, "includeCommandLineAPI": True, "silent": True})
        finally:
            session.detach()


def press(tab: Tab, key: str, times: int = 1) -> None:
    """Press a key where the focus is; whatever the page would send because of it is held back.

    Raises:
        PageNotOpened, BrowserGone: as Tab.alive.
    """
    tab.guard.act = PROVOKE
    with tab.alive():
        for _ in range(times):
            tab.page.keyboard.press(key)


def focus_tried(tab: Tab, number: int) -> None:
    """Move the focus to an element that a script has kept by number."""
    with tab.alive():
        tab.page.evaluate("(number) => window.__egovTried[number].focus()", number)


def where(tab: Tab, wait_ms: int = SETTLE_MS) -> int:
    """Which element has the focus, frames and shadow roots included: a number of its own, -1 for none.

    Args:
        tab: where the page stands.
        wait_ms: how long a script of the page may take to move it on.

    Raises:
        PageNotOpened, BrowserGone: as Tab.alive.
    """
    with tab.alive():
        return int(tab.page.evaluate(_WHERE, wait_ms))
