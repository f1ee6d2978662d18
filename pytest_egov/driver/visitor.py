"""A role on the portal: one context, one reused page, every address read once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from pytest_egov.driver.addresses import page_key
from pytest_egov.driver.browser import close
from pytest_egov.driver.by_hand import context_with
from pytest_egov.driver.guard import Guard, Write
from pytest_egov.driver.ledger import Ledger
from pytest_egov.driver.manners import Manners, Pace
from pytest_egov.driver.menus import reveal
from pytest_egov.driver.session_state import SessionState, session_state
from pytest_egov.driver.snapshot import LiveControl, Snapshot
from pytest_egov.driver.tab import Tab
from pytest_egov.errors import PageNotOpened, SessionLost
from pytest_egov.masking import Mask

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

__all__ = ["Session", "Visitor"]

_TIMERS = (files("pytest_egov.driver") / "timers.js").read_text(encoding="utf-8")
_ON_ITS_WAY_MS = 300
_MOST_DIALOGS = 100  # kept; a page may ask for ever


class Session(Protocol):
    """A sign-in that pages may lose: told from the page, and renewed in the tab."""

    def is_lost(self, snapshot: Snapshot) -> bool:
        """Whether a page shows that we are signed in no more."""

    def renew(self, visitor: Visitor) -> None:
        """Sign in again.

        Raises:
            SessionLost: it did not work.
        """


@dataclass(slots=True, repr=False)  # pytest shows arguments by their repr, and pages stand in here
class Visitor:
    """Reads pages in one role: as someone who has not signed in, or as a citizen who has.

    Attributes:
        launch: gives a living browser; asked again when one has died.
        manners: how we behave.
        keep_picture: stores PNG bytes under a name, returns the file's name in the dossier.
        width, height: of the screen, CSS pixels.
        on_first_open: called with the address as asked, the tab, the snapshot and the place's name (empty where nobody gave
            one) when a page is first read, before anything is done to it: whatever evidence is wanted of it is taken then.
        guard: what the pages may send, and the logs of it; the logs are shared by all roles of a run.
        session: the sign-in this role lives by; None for one who has not signed in.
        state: path of a saved session the context begins with; None for a clean one.
        mask: what is hidden in pictures; shared by the roles of a run.
        signed_in: this role may see what nobody else does.
        on_read: called with this role, the tab and the snapshot whenever a page is read.
    """

    launch: Callable[[], Browser]
    manners: Manners
    keep_picture: Callable[[str, bytes], str]
    width: int
    height: int
    on_first_open: Callable[[str, Tab, Snapshot, str], None] = lambda _url, _tab, _snapshot, _place: None
    guard: Guard = field(init=False)
    session: Session | None = None
    state: str | None = None
    mask: Mask = field(default_factory=Mask)
    signed_in: bool = False
    on_read: Callable[[Visitor, Tab, Snapshot], None] = lambda _role, _tab, _snapshot: None
    writes: list[Write] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    _tab: Tab | None = None
    _context: BrowserContext | None = None
    _read: dict[str, Snapshot] = field(default_factory=dict)
    _failed: dict[str, PageNotOpened] = field(default_factory=dict)
    _at: str | None = None

    def __post_init__(self) -> None:
        self.guard = Guard(
            self.manners.allowed, self.manners.private_allowed, self.writes, self.ledger, self.manners.announced
        )

    def another(self, state: str | None = None, *, signed_in: bool = True) -> Visitor:
        """A role with a context of its own that has opened nothing yet, to sign in with mostly; logs are shared with this one."""
        return Visitor(
            self.launch, self.manners, self.keep_picture, self.width, self.height,
            state=state, mask=self.mask, signed_in=signed_in, on_read=self.on_read, writes=self.writes, ledger=self.ledger,
        )  # fmt: skip

    def read(self, url: str, place: str = "") -> Snapshot:
        """What the page at an address shows; opened the first time only.

        Args:
            url: the address.
            place: the name of the place it is opened as.

        Raises:
            PageNotOpened, PortalBlocked, BrowserGone, Refused: as Tab.open.
        """
        key = page_key(url)
        if key in self._failed:
            raise self._failed[key]
        if key not in self._read:
            tab = self._tab_or_new()
            self._at = None
            try:
                snapshot = self._open(tab, url)
            except PageNotOpened as error:
                self._failed[key] = error
                raise
            self._read[key] = self._read[page_key(snapshot.url)] = snapshot
            self._at = key
            self.on_first_open(url, tab, snapshot, place)
        return self._read[key]

    def go(self, url: str) -> Tab:
        """The tab, standing at an address and ready for a journey: opened anew only if it has moved on since."""
        snapshot = self.read(url)
        tab = self._tab_or_new()
        if self._at != page_key(url):
            self._open(tab, snapshot.url)
        self._at = None
        return tab

    def _open(self, tab: Tab, url: str) -> Snapshot:
        snapshot = tab.open(url)
        if self.session is None or not self.session.is_lost(snapshot):
            return snapshot
        self.session.renew(self)
        snapshot = tab.open(url)
        if self.session.is_lost(snapshot):
            # Signed in a moment ago and asked again: the page does not want this account, or the portal forgets.
            raise SessionLost(f"{url} asks to sign in, although we had just signed in.")
        return snapshot

    def follow(self, url: str, control: LiveControl, opener: LiveControl | None = None) -> Snapshot | None:
        """What the page shows once a control of it that is no link was pressed; None when it cannot be pressed again.

        Args:
            url: the page.
            control: what is pressed.
            opener: the entry of a menu that must be open for it to show.

        Raises:
            PageNotOpened, PortalBlocked, BrowserGone, Refused: as Tab.press.
        """
        tab = self.tab
        if page_key(tab.page.url) != page_key(url):
            # A page left by script may still be on its way elsewhere, and would take the next opening with it.
            tab.page.wait_for_timeout(_ON_ITS_WAY_MS)
        tab = self.go(url)
        shows = tab.snapshot() if opener is None else reveal(tab, opener)
        there = (it for it in shows.buttons() if (it.name, it.area) == (control.name, control.area))
        again = next(there, None)
        if again is None:
            return None
        try:
            return tab.press(again, "open")
        except PageNotOpened:
            # A page that goes elsewhere by script may leave while it is being read.
            return tab.snapshot()

    @property
    def tab(self) -> Tab:
        """The tab, wherever it stands."""
        self._at = None
        return self._tab_or_new()

    def park(self) -> None:
        """Leave the portal's page, so that it neither works nor asks for anything while another is timed."""
        if self._tab is not None and self._tab.browser.is_connected() and not self._tab.page.is_closed():
            from playwright.sync_api import Error

            self._at, page = None, self._tab.page
            try:
                page.goto("about:blank")
            except Error:
                # A page that did not open was still on its way to the browser's own error page, and has got there now.
                page.goto("about:blank")

    def session_state(self) -> SessionState:
        """What the role's browser remembers now, for another context to begin with.

        Raises:
            PageNotOpened, BrowserGone: as Tab.alive.
        """
        with self.tab.alive():
            return session_state(self.tab.page.context, self.tab.page)

    def close(self) -> None:
        """Close the context; a browser that is gone already is no matter."""
        if self._context is not None and self._tab is not None and self._tab.browser.is_connected():
            close(self._context)
        self._tab = self._context = None

    def _tab_or_new(self) -> Tab:
        if self._tab is not None and self._tab.browser.is_connected() and not self._tab.page.is_closed():
            return self._tab
        browser = self.launch()
        self._context = context_with(
            browser,
            self.state,
            viewport={"width": self.width, "height": self.height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            user_agent=self.manners.user_agent,
            service_workers="block",
        )
        self.guard.watch(self._context)
        self._context.add_init_script(_TIMERS)
        dialogs: list[str] = []
        moves: deque[str] = deque(maxlen=50)
        anew = partial(self._new_page, self._context, dialogs, moves)
        self._tab = Tab(
            browser, anew(), self.manners, self.keep_picture, self.guard, anew, Pace(self.manners.pause_s), moves,
            dialogs=dialogs, hides=partial(self.mask.hidden, strict=self.signed_in),
            on_read=partial(self.on_read, self),
        )  # fmt: skip
        return self._tab

    def _new_page(self, context: BrowserContext, dialogs: list[str], moves: deque[str]) -> Page:
        with self.guard.inviting():
            page = context.new_page()
        page.on("dialog", lambda dialog: _answer(dialog, dialogs, self.guard))
        page.on("framenavigated", lambda frame: moves.append(frame.url) if frame == page.main_frame else None)
        page.on("crash", lambda crashed: crashed.close())  # a closed page is made anew, a crashed one fails for ever
        return page


def _answer(dialog: Dialog, messages: list[str], guard: Guard) -> None:
    from playwright.sync_api import Error

    if len(messages) < _MOST_DIALOGS:
        messages.append(dialog.message[:300])
    with suppress(Error):  # a page that left meanwhile took its question with it
        # Leaving is what we decided, whatever the page would rather keep.
        if dialog.type == "beforeunload" or guard.consents_to(dialog.message):
            dialog.accept()
        else:
            dialog.dismiss()
