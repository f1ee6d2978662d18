"""Arriving on a page as a citizen does: what never ends loading is not waited for, a refresh is, what covers it is closed."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import Error, Page, Request, Response

__all__ = ["Dismissed", "arrive", "navigate", "was_taken_along", "where_it_ends"]

Dismissed = tuple[str, str]
Read = TypeVar("Read")

_LOADED_MS = 10_000  # how long a page that stands already may go on loading
_PAINTED = "performance.getEntriesByType('paint').length > 0"
_MOST_MOVES = 4  # how often a script may send a page on while it is being looked at

# What merely closes comes before what acknowledges, and that before what agrees. Whole names only: "Đồng ý" closes a
# notice, "Đồng ý gửi hồ sơ" does not.
_WAYS = (
    ("đóng", "đóng lại", "đóng thông báo", "tắt", "tắt thông báo", "bỏ qua", "để sau", "không hiển thị lại", "close", "dismiss",
     "skip", "not now", "no thanks", "×", "x", "✕", "✖", "✗", "đóng ×", "× đóng", "close ×"),
    ("từ chối", "từ chối tất cả", "chỉ cookie cần thiết", "reject", "reject all", "decline", "only necessary"),
    ("tôi đã hiểu", "đã hiểu", "tôi hiểu", "hiểu rồi", "đã đọc", "tôi đã đọc", "ok", "got it", "i understand", "understood"),
    ("đồng ý", "tôi đồng ý", "chấp nhận", "chấp nhận tất cả", "tiếp tục", "vào trang", "vào trang chủ", "vào cổng", "accept",
     "accept all", "agree", "i agree", "continue", "allow all"),
)  # fmt: skip
_MOST_COVERS = 3
_SOON_S = 5  # a page that sends on later than this is one to read
_GONE_MS = 400  # dialogs fade

_REFRESH = """() => {
  const said = document.querySelector("meta[http-equiv=refresh i]")?.content || "";
  const [, delay, url] = said.match(/^\\s*(\\d+)[^;,]*[;,]\\s*(?:url\\s*=)?\\s*['"]?([^'"]+)/i) || [];
  return url && new URL(url, document.baseURI).href !== location.href ? Number(delay) : null;
}"""


def navigate(page: Page, url: str, timeout_s: float) -> Response | None:
    """Go to an address, until its page has loaded or as much of it as comes: answers with the portal's answer.

    A picture, a script or a counter of somebody else's that never answers keeps a page loading for ever, and no citizen from
    reading it. A page that is not there whole, or of which nothing is drawn, has not come.

    Raises:
        playwright.sync_api.Error: it gave no page in time.
    """
    from playwright.sync_api import TimeoutError as TooLate

    patience = timeout_s * 1000
    if "#" in url and page.url == url:
        # Going to the route where one stands leaves everything typed and chosen there as it is.
        response = page.reload(wait_until="commit", timeout=patience)
    else:
        response = page.goto(url, wait_until="commit", timeout=patience)
    page.wait_for_load_state("domcontentloaded", timeout=patience)
    try:
        page.wait_for_load_state("load", timeout=min(patience, _LOADED_MS))
    except TooLate:
        if not page.evaluate(_PAINTED):
            raise
    return response


def was_taken_along(error: Error, under_way: Iterable[Request]) -> bool:
    """Whether a page did not come because the one before it went elsewhere all the time, and took the navigation with it.

    Such a navigation is interrupted, or dropped before the address could answer: nothing of it is out any more.
    """
    if "interrupted by another navigation" in error.message:
        return True
    dropped = not any(request.is_navigation_request() for request in under_way)
    return dropped and error.message.startswith("Page.goto: Timeout")


def where_it_ends(page: Page, look: Callable[[], Read], timeout_s: float) -> Read:
    """What a look at a page gives; a page that a script sends on meanwhile is looked at where it ends.

    Raises:
        playwright.sync_api.Error: as the look, or it was sent on too often.
    """
    from playwright.sync_api import Error

    for _ in range(_MOST_MOVES - 1):
        try:
            return look()
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
            page.wait_for_load_state("load", timeout=timeout_s * 1000)
    return look()


def arrive(page: Page) -> tuple[Dismissed, ...]:
    """Wait for a page that sends on by itself, then close what covers it; answers each dialog's first words and what closed it.

    Closing a notice is no click of a citizen's way to a place: it comes once per visit, wherever that begins. Nothing is
    pressed but a control whose whole name closes, acknowledges or accepts; failing that, Escape.
    """
    _follow_refresh(page)
    script = files("pytest_egov.driver").joinpath("covers.js").read_text(encoding="utf-8")
    dismissed: list[Dismissed] = []
    for _ in range(_MOST_COVERS):
        found = page.evaluate(script, [list(way) for way in _WAYS])
        if found is None or tuple(found) in dismissed:
            break
        closed_by = _close(page, found[1])
        if closed_by == "Escape" and page.evaluate(script, [list(way) for way in _WAYS]) is not None:
            break  # it stays, as it does for a citizen
        dismissed.append((found[0], closed_by))
    return tuple(dismissed)


def _close(page: Page, name: str) -> str:
    from playwright.sync_api import Error

    closer = page.evaluate_handle("() => window.__egovCloser").as_element()
    try:
        if closer is not None:
            closer.click(timeout=2000)
    except Error:
        closer = None
    if closer is None:
        page.keyboard.press("Escape")
    page.wait_for_timeout(_GONE_MS)
    return name if closer is not None else "Escape"


def _follow_refresh(page: Page) -> None:
    from playwright.sync_api import Error

    for _ in range(3):
        try:
            delay = page.evaluate(_REFRESH)
            if delay is None or delay > _SOON_S:
                return
            page.wait_for_function("(left) => location.href !== left", arg=page.url, timeout=(delay + 5) * 1000)
            page.wait_for_load_state("load")
        except Error:
            return  # it left while it was being asked, or never did: whatever stands there now is read
