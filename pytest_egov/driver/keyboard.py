"""The keyboard: what a page has for it, and keys pressed on it for real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from pytest_egov.acts import PROVOKE
from pytest_egov.errors import PageNotOpened

if TYPE_CHECKING:
    from pytest_egov.driver.tab import Tab

__all__ = [
    "Effects",
    "at_rest",
    "click_tried",
    "focus_lever",
    "focus_tried",
    "has_parts",
    "know_keys",
    "press",
    "where",
]

# Scripts that put the focus back let the browser move it first.
SETTLE_MS = 60
_ON_ITS_WAY_MS = 300

# Listeners are looked for once, as long as the page has the same elements.
_KNOWN = """() => {
  const known = !!window.__egovKeys && window.__egovKeys.elements === window.__egovKeys.all().length;
  if (known) window.__egovTried = [];
  return known;
}"""
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
_WITH_PARTS = (
    "input[type=date],input[type=time],input[type=month],input[type=week],input[type=datetime-local],"
    "audio,video,iframe,object,embed"
)
_FOCUS_LEVER = """([told, place]) => {
  const button = told.map((at) => window.__egovSeen[at]).filter((element) => element.isConnected &&
    element.matches("button,[role=button],input[type=button]") && !(element.form && element.type === "submit"))[place];
  button?.focus();
  return Boolean(button);
}"""
_WATCH = """(number) => {
  const element = window.__egovTried[number];
  const effects = window.__egovEffects = { count: 0, clicks: 0, href: location.href };
  const told = () => { effects.count += 1; };
  element.addEventListener("click", () => { effects.clicks += 1; }, true);
  for (const target of new Set([document, element.ownerDocument, element.getRootNode()])) {
    new MutationObserver(told).observe(target, { subtree: true, childList: true, attributes: true, characterData: true });
  }
}"""
_EFFECTS = """async ([wait, clicked]) => {
  const effects = window.__egovEffects;
  if (!effects) return true;
  await new Promise((resolve) => setTimeout(resolve, wait));
  const any = effects.count > 0 || (effects.clicks > 0 && !clicked) || effects.href !== location.href;
  Object.assign(effects, { count: 0, clicks: 0, href: location.href });
  return any;
}"""


def know_keys(tab: Tab) -> None:
    """Leave the questions of ``keyboard.js`` on the page and its frames as ``__egovKeys``, listeners included.

    They are asked in order to provoke: whatever the page would send from here on is held back.

    Browsers other than Chromium tell listeners written into the page only.

    Raises:
        PageNotOpened: as Tab.alive, or the page stands in the way of the questions.
        BrowserGone: as Tab.alive.
    """
    tab.guard.act = PROVOKE
    script = (files("pytest_egov.driver") / "keyboard.js").read_text(encoding="utf-8")
    with tab.alive():
        if tab.page.evaluate(_KNOWN):
            return
        if tab.browser.browser_type.name != "chromium":
            tab.page.evaluate(script)
            return
        session = tab.page.context.new_cdp_session(tab.page)
        try:
            said = session.send(
                "Runtime.evaluate", {"expression": script, "includeCommandLineAPI": True, "silent": True}
            )
        finally:
            session.detach()
    failed = said.get("exceptionDetails")
    if failed:
        reason = failed.get("exception", {}).get("description", failed["text"])
        raise PageNotOpened(f"{tab.page.url} cannot be asked for its listeners: {reason.splitlines()[0]}")


def at_rest(tab: Tab) -> None:
    """Wait until a page that keys have sent elsewhere has arrived there."""
    with tab.alive():
        tab.page.wait_for_timeout(_ON_ITS_WAY_MS)
        tab.page.wait_for_load_state("load", timeout=tab.manners.timeout_s * 1000)


def press(tab: Tab, key: str) -> None:
    """Press a key where the focus is; whatever the page would send because of it is held back.

    Raises:
        PageNotOpened, BrowserGone: as Tab.alive.
    """
    tab.guard.act = PROVOKE
    with tab.alive():
        tab.page.keyboard.press(key)


def focus_tried(tab: Tab, number: int) -> None:
    """Move the focus to an element that a script has kept by number."""
    with tab.alive():
        tab.page.evaluate("(number) => window.__egovTried[number].focus()", number)


def click_tried(tab: Tab, number: int) -> None:
    """Click such an element as a script does; whatever the page would send because of it is held back."""
    tab.guard.act = PROVOKE
    with tab.alive():
        tab.page.evaluate("(number) => window.__egovTried[number].click()", number)


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


def has_parts(tab: Tab, at: int) -> bool:
    """Whether Tab moves within an element that :func:`where` told: the fields of a date, the buttons of a player, a frame."""
    with tab.alive():
        return bool(tab.page.evaluate("([at, parts]) => window.__egovSeen[at].matches(parts)", [at, _WITH_PARTS]))


def focus_lever(tab: Tab, told: Sequence[int], place: int) -> bool:
    """Move the focus to a button among elements that :func:`where` told, by its place among these; False where there is none.

    Buttons that send a form are none.
    """
    with tab.alive():
        return bool(tab.page.evaluate(_FOCUS_LEVER, [list(told), place]))


@dataclass(slots=True)
class Effects:
    """What becomes of a page while keys are pressed on an element of it."""

    tab: Tab
    said: int

    @classmethod
    def watched(cls, tab: Tab, number: int) -> Effects:
        """Watch from now on, with an element that a script has kept by number."""
        with tab.alive():
            tab.page.evaluate(_WATCH, number)
        return cls(tab, len(tab.dialogs))

    def seen(self, *, clicked: bool = False) -> bool:
        """Whether anything came of it since the last question: a change, a dialog, another page; a click, unless we clicked.

        Raises:
            PageNotOpened, BrowserGone: as Tab.alive.
        """
        tab = self.tab
        with tab.alive():
            changed = bool(tab.page.evaluate(_EFFECTS, [SETTLE_MS, clicked]))
            others = [page for page in tab.page.context.pages if page is not tab.page]
            for page in others:
                page.close()
        said, self.said = len(tab.dialogs) > self.said, len(tab.dialogs)
        return changed or said or bool(others)
