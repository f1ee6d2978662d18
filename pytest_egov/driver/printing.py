"""Prints a page of ours to PDF, in a browser of its own that no portal has touched."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from pytest_egov.driver.browser import own_browser
from pytest_egov.errors import BrowserGone

__all__ = ["print_page"]


def print_page(html: str) -> bytes:
    """A page as a tagged PDF with an outline of its headings, on the paper its style sheet asks for.

    The page runs no script and reaches no network. It is printed in a thread of its own, because Playwright's loop may still
    stand in the caller's.

    Raises:
        BrowserNotFound: there is no browser, or it does not start.
        BrowserGone: it died while printing.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="egov-printing") as threads:
        return threads.submit(_print, html).result()


def _print(html: str) -> bytes:
    from playwright.sync_api import Error

    with own_browser() as browser:
        try:
            page = browser.new_context(java_script_enabled=False, offline=True).new_page()
            page.set_content(html, wait_until="load")
            return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
        except Error as error:
            raise BrowserGone(f"The browser died while printing ({error.message.splitlines()[0]}).") from error
