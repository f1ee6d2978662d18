"""Takes the file behind a link or button of a citizen's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.gatherers.reading.downloads import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_egov.driver.snapshot import LiveControl
    from pytest_egov.driver.tab import Tab

__all__ = ["files_behind"]

_MOST_FILES = 3


def files_behind(tab: Tab, controls: Iterable[LiveControl]) -> Iterator[bytes]:
    """The files some controls of the page as it stands give, at most three; a page behind a link is no file.

    Links are fetched. Of the buttons only the first is pressed: afterwards the page may be another one.
    """
    controls = tuple(controls)
    for link in [control for control in controls if control.url][:_MOST_FILES]:
        try:
            body = tab.fetch(link.url or "").body
        except Refused:
            continue
        if body and kind_of(body) != "html":
            yield body
    for button in [control for control in controls if not control.url][:1]:
        try:
            body = tab.save(button, "open")
        except (PageNotOpened, Refused):
            continue
        if body:
            yield body
