"""Chats and assistants: which a page offers, and, where the portal file allows the act, what one answers."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from pytest_egov.driver.addresses import host_of, page_key, same_site
from pytest_egov.driver.snapshot import LiveControl, LiveForm
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import Chat
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveField, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["OfferedChat", "ask", "chats_on"]

QUESTION = "Tra cứu hồ sơ ở đâu?"
PATIENCE_MS = 75_000  # longer than any limit asks for, so that a late answer is known as late
_GREETING_MS = 1500
_A_NAME = 60  # characters; "Zalo" in the middle of a news title is no chat
_AN_ANSWER = 8  # characters, of an answer; less is a sign or a time
_EXACTLY = 0.9
_MOST = 6
_HOSTS = re.compile(r"(^|\.)(zalo\.me|m\.me|messenger\.com|t\.me|wa\.me|viber\.com)$")
_FRAMES = re.compile(
    r"chat|(^|[./_-])bot([./_-]|$)|tawk\.to|subiz|zalo\.me|messenger|fpt\.ai|crisp|intercom|tidio|dialogflow|zendesk",
    re.IGNORECASE,
)
_AWAIT = """(patience) => new Promise((tell) => {
  const look = () => {
    const heard = window.__egovHeard;
    if (!heard || heard.after !== null || performance.now() - heard.since > patience) {
      clearInterval(window.__egovListening);
      return tell(heard && heard.after !== null ? { seconds: heard.after / 1000, text: heard.text } : null);
    }
    setTimeout(look, 100);
  };
  look();
})"""
_PAUSE = "(ms) => new Promise((done) => setTimeout(done, ms))"


@cache
def _script(name: str) -> str:
    return files("pytest_egov.gatherers").joinpath(name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class OfferedChat:
    """A chat met on a page: the page, and the name and address of its launcher, empty where it has none."""

    chat: Chat
    page: str
    control: str = ""
    url: str = ""


def chats_on(visit: Visit, expedition: Expedition) -> Iterator[OfferedChat]:
    """The chats a page offers, at most six: told by name, by where they lead, by a frame, or by a floating launcher."""
    snapshot, found = visit.snapshot, 0
    named = False
    for control in snapshot.controls:
        chat = _chat_of(control, snapshot, expedition)
        if chat is not None and found < _MOST:
            found += 1
            named = named or chat.chat.kind == "widget"
            yield chat
    for media in snapshot.media:
        if media.tag == "iframe" and not named and (_FRAMES.search(media.url) or _says_chat(media.name)):
            named = True
            yield OfferedChat(
                _chat(media.name or host_of(media.url) or "iframe", "widget"), snapshot.url, "", media.url
            )
    if not named:
        for launcher in visit.tab().evaluate(_script("chat_launchers.js"))[:2]:
            yield OfferedChat(_chat(str(launcher["name"]), "widget"), snapshot.url)


def _chat(name: str, kind: Literal["widget", "link"]) -> Chat:
    return Chat(name[:100], kind, asked=False)


def _says_chat(name: str) -> bool:
    return len(name) <= _A_NAME and says("chats", "chat", name) is not None


def _chat_of(control: LiveControl, snapshot: Snapshot, expedition: Expedition) -> OfferedChat | None:
    url = control.url or ""
    elsewhere = bool(_HOSTS.search(host_of(url))) and "/share" not in url
    if not elsewhere and not _says_chat(control.name):
        return None
    if not control.shown and not elsewhere:
        return None
    if url and page_key(url) == page_key(snapshot.url):
        return None
    # "Hỗ trợ trực tuyến" may lead to a page of telephone numbers: a page of the portal must call itself a chat.
    words = ("hỗ trợ trực tuyến", "hỗ trợ online", "tư vấn trực tuyến")
    if url and same_site(url, expedition.portal.address) and control.name.casefold().strip() in words:
        return None
    return OfferedChat(
        _chat(control.name or host_of(url), "link" if url else "widget"), snapshot.url, control.name, url
    )


def ask(offered: OfferedChat, visit: Visit, expedition: Expedition) -> Chat:
    """Open a chat, ask it where to look up an application, and wait for new text.

    Returns:
        The chat with its answer; not asked where it lies on another site or nothing to type in appeared.
    """
    if offered.url and not same_site(offered.url, expedition.portal.address):
        return replace(offered.chat, not_asked_because="other_site")
    try:
        tab, before, opened = _open(offered, expedition)
        visit.record("press" if not offered.url else "open", offered.chat.name, opened)
        field = _input(before, opened)
        if field is None:
            return replace(offered.chat, not_asked_because="no_input")
        tab.evaluate(_PAUSE, _GREETING_MS)
        heard = _send(tab, field, before, opened, expedition)
        visit.pictures.append(tab.picture("chat"))
    except (PageNotOpened, Refused):
        return replace(offered.chat, not_asked_because="no_input")
    text = str(heard["text"]) if heard else ""
    visit.record("ask", QUESTION, opened, text)
    return replace(
        offered.chat, asked=True, answered_after_s=round(heard["seconds"], 1) if heard else None, answer=text
    )


def _open(offered: OfferedChat, expedition: Expedition) -> tuple[Tab, Snapshot | None, Snapshot]:
    """Open the chat: its page, or its launcher pressed where it stands, found again among what the page shows now."""
    framed = bool(offered.url) and not offered.control
    if offered.url and not framed:
        tab = expedition.visitor.go(offered.url)
        return tab, None, tab.snapshot()
    tab = expedition.visitor.go(offered.page)
    before = tab.snapshot()
    if framed:
        return tab, None, before
    launcher = next((c for c in before.controls if offered.control and c.name == offered.control and c.shown), None)
    if launcher is None:
        found: list[dict[str, Any]] = tab.evaluate(_script("chat_launchers.js"))
        ref = next((one["ref"] for one in found if one["name"] == offered.chat.name), None)
        if ref is None:
            raise PageNotOpened(f"The chat '{offered.chat.name}' is not there any more.")
        launcher = LiveControl(
            ref, 0, "button", offered.chat.name, None, "", "body", "", shown=True, enabled=True, submits=False
        )
    return tab, before, tab.press(launcher, "ask")


def _input(before: Snapshot | None, opened: Snapshot) -> tuple[LiveForm, LiveField] | None:
    """Where the question is typed: a field that was not there before, or one that says what it is for."""

    def key(field: LiveField) -> tuple[str, str, str]:
        return field.kind, field.label, field.help

    known = Counter(key(f) for form in before.forms for f in form.fields if f.shown) if before else Counter[Any]()
    typed = []
    for form in opened.forms:
        for field in form.fields:
            if not field.shown or field.kind not in ("text", "textarea", "search") or form.role == "search":
                continue
            new = before is not None and not known[key(field)]
            says_so = says("chats", "input", f"{field.label} {field.help}") is not None
            if new or says_so:
                typed.append((not new, not says_so, form, field))
    best = min(typed, key=lambda one: one[:2], default=None)
    return (best[2], best[3]) if best else None


def _send(
    tab: Tab, where: tuple[LiveForm, LiveField], before: Snapshot | None, opened: Snapshot, expedition: Expedition
) -> dict[str, Any] | None:
    """Type the question and send it, by the chat's own button or by Enter; returns the answer and its seconds."""
    form, field = where
    tab.fill(field, QUESTION, "ask")
    began = time.monotonic()
    typing = list(expedition.words.terms["chats"]["typing"].yes)
    tab.evaluate(_script("chat_listening.js"), [QUESTION, typing, _AN_ANSWER])
    button = _send_button(before, opened, field, expedition)
    if form.ref >= 0 and len([f for f in form.fields if f.shown]) == 1 and form.buttons:
        after = tab.submit(form, "ask")
    elif form.ref < 0 and button is not None:
        after = tab.press(button, "ask")
    else:
        after = tab.submit(replace(form, fields=(replace(field, kind="text"),), buttons=()), "ask")
    if not tab.evaluate("() => Boolean(window.__egovHeard)"):  # the page was loaded anew with the answer in it
        said = " ".join(line for line in after.text.splitlines() if line not in opened.text and QUESTION not in line)
        return {"seconds": time.monotonic() - began, "text": said[:300]} if _answers(said) else None
    heard: dict[str, Any] | None = tab.evaluate(_AWAIT, PATIENCE_MS)
    return heard if heard is not None and _answers(str(heard["text"])) else None


def _answers(said: str) -> bool:
    """Whether a text is words for people: not a sign, and not data as machines send it, shown for want of a page."""
    if len(said) < _AN_ANSWER:
        return False
    try:
        data = json.loads(said)
    except ValueError:
        return True
    return not isinstance(data, (dict, list))


def _send_button(
    before: Snapshot | None, opened: Snapshot, field: LiveField, expedition: Expedition
) -> LiveControl | None:
    """The button beside the chat's input: called to send and nothing more, of no form, and new with the chat."""
    known = {control.name for control in before.controls if control.shown} if before is not None else set()
    of_forms = {button.ref for form in opened.forms for button in form.buttons if button.frame == field.frame}
    for control in opened.controls:
        usable = control.shown and control.enabled and control.url is None and control.frame == field.frame
        sends = expedition.words.term_confidence("chats", "send", control.name) >= _EXACTLY
        if usable and sends and control.ref not in of_forms and control.name not in known:
            return control
    return None
