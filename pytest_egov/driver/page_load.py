"""A page as a browser meets it that has never been there: every answer, not only what it shows in the end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_egov.driver.addresses import same_site
from pytest_egov.evidence.outside import Cookie, ForeignRequest

if TYPE_CHECKING:
    from playwright.sync_api import Request, Response

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = ["PageLoad", "cookies_of", "load_page"]

_MAY_SET_COOKIES = {"document", "xhr", "fetch", "script"}
_MOST = 200
_MOST_ANSWERS = 1000  # a page may ask for ever


@dataclass(frozen=True, slots=True)
class PageLoad:
    """One page load.

    Attributes:
        snapshot: what the page shows in the end.
        headers: of the answer that gave the page, by lower-case name; of several of one name, all, comma-separated.
        cookies: of the portal's own site that the browser holds now.
        foreign: requests to other sites, each once.
        plain: addresses asked for over HTTP.
    """

    snapshot: Snapshot
    headers: dict[str, str]
    cookies: tuple[Cookie, ...]
    foreign: tuple[ForeignRequest, ...]
    plain: tuple[str, ...]


def load_page(tab: Tab, url: str) -> PageLoad:
    """Open an address and note what went over the network.

    Raises:
        PageNotOpened, PortalBlocked, BrowserGone, Refused: as Tab.open.
    """
    answers: list[Response] = []
    unanswered: list[Request] = []

    def answered(response: Response) -> None:
        if len(answers) < _MOST_ANSWERS:
            answers.append(response)

    def failed(request: Request) -> None:
        if len(unanswered) < _MOST_ANSWERS:
            unanswered.append(request)

    asking = tab.page  # a tab gives a page up that does not come to rest, and goes on with another
    asking.on("response", answered)
    asking.on("requestfailed", failed)
    try:
        snapshot = tab.open(url)
    finally:
        asking.remove_listener("response", answered)
        asking.remove_listener("requestfailed", failed)
    with tab.alive():
        page = [one for one in answers if one.request.is_navigation_request() and one.frame == tab.page.main_frame]
        headers = page[-1].all_headers() if page else {}
        set_by_server = {name for answer in answers for name in _cookie_names(answer, snapshot.url)}
    asked: list[tuple[Request, int | None]] = [(one.request, one.status) for one in answers]
    # What was answered may still be given up afterwards, as a script that turns out to be none.
    asked += [(request, None) for request in unanswered if all(request != it for it, _ in asked)]
    foreign = (
        ForeignRequest((urlsplit(it.url).hostname or "")[:200], urlsplit(it.url).path[:200], it.resource_type, status)
        for it, status in asked
        if it.url.startswith(("http:", "https:")) and not same_site(it.url, snapshot.url)
    )
    plain = (it.url[:300] for it, _ in asked if it.url.startswith("http:") and not it.is_navigation_request())
    return PageLoad(
        snapshot,
        headers,
        cookies_of(tab, set_by_server),
        tuple(dict.fromkeys(foreign))[:_MOST],
        tuple(dict.fromkeys(plain))[:_MOST],
    )


def cookies_of(tab: Tab, set_by_server: Collection[str] = ()) -> tuple[Cookie, ...]:
    """The cookies of the page's own site that its browser holds; one hidden from scripts was set by an answer in any case.

    Raises:
        PageNotOpened, BrowserGone: as Tab.alive.
    """
    with tab.alive():
        held, here = tab.page.context.cookies(), tab.page.url
    return tuple(
        Cookie(
            name=one.get("name", "")[:100],
            host=one.get("domain", "").lstrip("."),
            secure=bool(one.get("secure")),
            http_only=bool(one.get("httpOnly")),
            by_server=bool(one.get("httpOnly")) or one.get("name") in set_by_server,
            lasting=one.get("expires", -1) > 0,
        )
        for one in held
        if same_site(f"https://{one.get('domain', '').lstrip('.')}/", here)
    )


def _cookie_names(answer: Response, portal: str) -> list[str]:
    if answer.request.resource_type not in _MAY_SET_COOKIES or not same_site(answer.url, portal):
        return []
    said = answer.header_values("set-cookie")
    return [line.partition("=")[0].strip() for line in said if "=" in line]
