"""One page of the browser, in the words of a journey: open, read, fill, choose, press, fetch, picture.

This is all that gatherers see of the browser. Every act is named when it is done: reading acts are always allowed, any other
only when the portal file lists it; requests that would change something are logged with the act they belong to.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pytest_egov.acts import LEAVES_NO_TRACE
from pytest_egov.driver.addresses import is_private, same_site
from pytest_egov.driver.answers import hops_of, is_from_private, wait_asked_for
from pytest_egov.driver.arrival import arrive, navigate, was_taken_along, where_it_ends
from pytest_egov.driver.clicking import click
from pytest_egov.driver.crossing import packed, unpacked
from pytest_egov.driver.discreet import photograph
from pytest_egov.driver.fetching import Fetched, fetch
from pytest_egov.driver.guard import Guard
from pytest_egov.driver.patience import bounded, let_go
from pytest_egov.driver.settling import QUIET_MS, settle, wait_for_answers
from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot, read_frame, snapshot_of
from pytest_egov.errors import BrowserGone, PageNotOpened, PortalBlocked, Refused

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, ElementHandle, Frame, Page, Response

    from pytest_egov.driver.manners import Manners, Pace

__all__ = ["Tab"]

_A_MOMENT_S = 0.3
_MOST_DIALOGS = 5  # more than a page has reason to open while one stands on it
_MOST_MOVES = 20  # more than a page that sends on, and its routes, come to between two acts
_PATIENCE = 5  # times what an address may take: the longest a page may keep us from doing one thing with it
REFUSALS = {403, 429, 503}


@dataclass(slots=True, repr=False)
class Tab:
    """The reused page of one role.

    Attributes:
        browser, page: Playwright's.
        manners: how we behave.
        keep_picture: stores PNG bytes under a name and returns the file's name in the dossier.
        guard: stands between the page and the network; knows the act under way.
        hops: the addresses the last navigation went through, redirects included, the one it ended at last.
        dialogs: messages of the page's own dialogs, in order, at most 300 characters each; questions are
            answered with yes only within an act the portal file allows, and where they announce nothing beyond it.
        hides: where in a text something stands that no picture may show, as ``masking.Mask.hidden`` tells it.
        on_read: called with the tab and the snapshot whenever a page is read.
        anew: gives another page of the same context.
        pace: when the next page may be asked for.
        moves: addresses the page has gone to since the last act, by itself or for us; the latest ones.
    """

    browser: Browser
    page: Page
    manners: Manners
    keep_picture: Callable[[str, bytes], str]
    guard: Guard
    anew: Callable[[], Page]
    pace: Pace
    moves: deque[str]
    hops: tuple[str, ...] = ()
    dialogs: list[str] = field(default_factory=list)
    hides: Callable[[str], list[tuple[int, int, str]]] = lambda _text: []
    on_read: Callable[[Tab, Snapshot], None] = lambda _tab, _snapshot: None
    _heard: int = 0
    _left: list[Page] = field(default_factory=list)
    _opened: tuple[float, Snapshot] | None = None

    def open(self, url: str, act: str = "open") -> Snapshot:
        """Go to an address and read what it shows.

        Raises:
            PageNotOpened: it gave no page in time.
            PortalBlocked: it refused us, and again after the pause it asked for.
            Refused: it lies where we don't go.
            BrowserGone: the browser died.
        """
        self._may_go(url)
        try:
            return self._come(url, act)
        except PageNotOpened as error:
            if not error.download:
                self._leave()
            raise

    def _come(self, url: str, act: str) -> Snapshot:
        response = self._goto(url, act)
        if response is not None and response.status in REFUSALS:
            wait = wait_asked_for(response)
            if wait is not None:
                time.sleep(wait)
                response = self._goto(url, act)
            if response is not None and response.status in REFUSALS:
                raise PortalBlocked(f"{url} answered {response.status}: the portal refuses us.")
        with self.alive():
            dismissed = where_it_ends(self.page, partial(arrive, self.page), self.manners.timeout_s)
        shown = replace(self._own(self.snapshot(response.status if response else None)), dismissed=dismissed)
        self._opened = (time.monotonic(), shown)
        return shown

    def _goto(self, url: str, act: str) -> Response | None:
        from playwright.sync_api import Error

        self.pace.keep()
        if len(self.dialogs) - self._heard > _MOST_DIALOGS or len(self.moves) > _MOST_MOVES:
            self._leave()  # a page that asks and asks, or goes on and on, holds up its own leaving
        self._heard = len(self.dialogs)
        with self._acting(act):
            try:
                response = navigate(self.page, url, self.manners.timeout_s)
            except Error as error:
                if not was_taken_along(error, self.guard.under_way):
                    raise
                self._leave()
                response = navigate(self.page, url, self.manners.timeout_s)
        self.hops = hops_of([response] if response is not None else [], self.page.url)
        for hop in self.hops[1:]:
            self._may_go(hop)
        if response is not None and not self.manners.private_allowed and is_from_private(response):
            raise Refused(f"{url} was answered from a private network, and the portal lies in none; we don't go there.")
        return response

    def _leave(self) -> None:
        """Go on in a new page: the old one may be on its way to an error page, hold us with dialogs, or be busy for ever."""
        left, self.page = self.page, self.anew()
        self.moves.clear()
        if not let_go(left, self.manners.timeout_s):
            self._left.append(left)

    def snapshot(self, status: int | None = None) -> Snapshot:
        """Read what the page shows now, with its frames of the same site; a page that a script sends on is read where it ends.

        A page that was opened and read a moment ago, and to which nothing was done since, is not read twice.
        """
        opened, self._opened = self._opened, None
        if opened is not None and time.monotonic() - opened[0] < _A_MOMENT_S:
            return replace(opened[1], status=status, dismissed=())
        with self.alive():
            read = where_it_ends(self.page, self._read, self.manners.timeout_s)
            self.hops = tuple(dict.fromkeys([*self.hops, self.page.url]))
            snapshot = snapshot_of(read, status)
            self.on_read(self, snapshot)
        return snapshot

    def _read(self) -> list[dict[str, Any]]:
        settle(self.page, self.guard)
        read = [{**read_frame(self.page), "frame": 0}]
        for index, frame in enumerate(self.page.frames[1:], start=1):
            if same_site(frame.url, self.manners.portal) and not frame.is_detached():
                read.append({**read_frame(frame), "frame": index})
        return read

    def fill(self, target: LiveField, text: str, act: str) -> None:
        """Type a text into a field, replacing what stands there; pages that send while one types do so within the act."""
        with self._acting(act):
            self._element(target).fill(text, timeout=self.manners.timeout_s * 1000)

    def leave(self, target: LiveField, act: str) -> Snapshot:
        """Leave a field as Tab does, and read what the page then says."""
        with self._watching(act) as seen:
            self._element(target).press("Tab")
        return self._after(seen)

    def tick(self, target: LiveField, act: str) -> Snapshot:
        """Choose a radio button or tick a box, by its label where the input itself is drawn by the style sheet."""
        with self._watching(act) as seen:
            self._element(target).evaluate("(box) => { if (!box.checked) (box.labels?.[0] ?? box).click(); }")
        return self._after(seen)

    def upload(self, target: LiveField, name: str, mime_type: str, content: bytes, act: str) -> Snapshot:
        """Give a file to a file input; hidden ones, which a button of the page opens, take it as well."""
        with self._watching(act, target.label or name) as seen:
            self._element(target).set_input_files({"name": name, "mimeType": mime_type, "buffer": content})
        return self._after(seen)

    def choose(self, target: LiveField, option: str, act: str) -> Snapshot:
        """Choose an option of a list by its visible text."""
        with self._watching(act, target.label) as seen:
            self._element(target).select_option(label=option)
        return self._after(seen)

    def press(self, target: LiveControl, act: str) -> Snapshot:
        """Activate a link or button; a new tab it opens is read in this one."""
        with self._watching(act, target.name) as seen:
            click(self._element(target), self.guard.under_way)
        return self._after(seen)

    def save(self, target: LiveControl, act: str) -> bytes:
        """Press what makes the browser save a file, and give the file's content; empty when none comes.

        Raises:
            PageNotOpened, BrowserGone, Refused: as press.
        """
        saved: list[Download] = []

        def keep(download: Download) -> None:
            saved.append(download)

        self.page.on("download", keep)
        try:
            self.press(target, act)
        except PageNotOpened:
            if not saved:
                raise
        finally:
            self.page.remove_listener("download", keep)
        with self.alive():
            return saved[0].path().read_bytes() if saved else b""

    def submit(self, form: LiveForm, act: str) -> Snapshot:
        """Send a form as a citizen would: by its own button, else by Enter in its last field."""
        button = form.sender
        with self._watching(act, button.name if button else form.name) as seen:
            if button is not None:
                click(self._element(button), self.guard.under_way)
            elif form.typed:
                self._element(form.typed[-1]).press("Enter")
            else:
                raise PageNotOpened(f"The form '{form.name}' has neither a button nor a field to press Enter in.")
        return self._after(seen)

    def hover(self, target: LiveControl) -> None:
        """Move the pointer onto a control, as someone who looks what a menu holds."""
        self._opened = None
        with self.alive():
            self._element(target).hover(force=True, timeout=1000)

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Run a reading script of ours in the page; it answers plain data."""
        self._opened = None
        with self.alive():
            return unpacked(self.page.evaluate(packed(script), argument))

    def picture(self, name: str) -> str:
        """Keep a picture of what is on the screen, without what no picture may show; returns its name in the dossier."""
        with self.alive():
            return self.keep_picture(name, photograph(self.page, self.hides))

    def fetch(self, url: str) -> Fetched:
        """Fetch a file as this role, outside the page; never raises for what the portal does."""
        self._may_go(url)
        self.pace.keep()
        with self.alive():
            cookies = "; ".join(f"{c['name']}={c['value']}" for c in self.page.context.cookies(url))
        headers = {"User-Agent": self.manners.user_agent, **({"Cookie": cookies} if cookies else {})}
        return fetch(url, headers, self.manners.timeout_s, self._may_go)

    def _may_go(self, url: str) -> None:
        if not url.startswith(("http://", "https://")):
            raise Refused(f"{url[:100]} is no web address; we don't go there.")
        if not self.manners.private_allowed and is_private(url):
            raise Refused(f"{url} lies in a private network and the portal does not; we don't go there.")

    def _element(self, target: LiveControl | LiveField) -> ElementHandle:
        frame: Frame = self.page.frames[target.frame]
        handle = frame.evaluate_handle("(ref) => window.__egovRefs?.[ref]", target.ref).as_element()
        if handle is None:
            raise PageNotOpened("The page changed before we could act on it.")
        return handle

    @contextmanager
    def _watching(self, act: str, target: str = "") -> Iterator[list[Response]]:
        """Act on the page, wait for what the act set off, and note the main frame's navigations."""
        self.pace.keep()
        navigations: list[Response] = []

        def answered(response: Response) -> None:
            if response.request.is_navigation_request() and response.frame == self.page.main_frame:
                navigations.append(response)

        self.page.on("response", answered)
        try:
            with self._acting(act, target), self.guard.inviting():
                yield navigations
                self.page.wait_for_timeout(QUIET_MS)
                wait_for_answers(self.page, self.guard, self.manners.timeout_s)
        finally:
            self.page.remove_listener("response", answered)

    def _after(self, seen: list[Response]) -> Snapshot:
        with self.alive():
            further = [page for page in self.page.context.pages if page not in (self.page, *self._left)]
            addresses = [page.url for page in further]
            for page in further:
                page.close()
            if addresses:
                return self.open(addresses[-1])
            self.page.wait_for_load_state("load", timeout=self.manners.timeout_s * 1000)
        self.hops = hops_of(seen, self.page.url)
        status = seen[-1].status if seen else None
        if status in REFUSALS:
            raise PortalBlocked(f"{self.page.url} answered {status}: the portal refuses us.")
        return self._own(self.snapshot(status))

    def _own(self, shown: Snapshot) -> Snapshot:
        """A page that is the portal's own."""
        instead = self.manners.stand_in(shown) if same_site(shown.url, self.manners.portal) else ""
        if instead:
            raise PortalBlocked(f"{shown.url}: {instead}.")
        return shown

    @contextmanager
    def _acting(self, act: str, target: str = "") -> Iterator[None]:
        if not self.guard.may(act):
            raise Refused(f"The act '{act}' is not listed under 'allow' in the portal file.")
        self._opened = None
        self.moves.clear()
        self.guard.act, self.guard.target = act, target
        traceless = not target or act == "sign_in" or act in LEAVES_NO_TRACE
        entry = None if traceless else self.guard.ledger.begin(act, target, self.page.url)
        with self.alive():
            yield
        if entry is not None:
            self.guard.ledger.answered(entry, self.page.url)

    @contextmanager
    def alive(self) -> Iterator[None]:
        """Tell a dead browser from a page that did not do what we asked.

        Raises:
            BrowserGone: the browser died.
            PageNotOpened: the page did not do it.
        """
        from playwright.sync_api import Error

        try:
            with bounded(self.page, _PATIENCE * self.manners.timeout_s):
                yield
        except Error as error:
            if not self.browser.is_connected():
                raise BrowserGone("The browser died while a page was open.") from error
            if self.page.is_closed():
                url, self.page = self.page.url, self.anew()
                raise PageNotOpened(
                    f"{url}: the page crashed, or kept the browser busy until we gave it up."
                ) from error
            said = error.message.splitlines()[0]
            raise PageNotOpened(f"{self.page.url}: {said}", download="Download is starting" in said) from error
