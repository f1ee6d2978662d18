"""Takes the file behind a link or button of a citizen's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.gatherers.reading.downloads import kind_of

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl
    from pytest_egov.driver.tab import Tab

__all__ = ["downloaded"]


def downloaded(tab: Tab, control: LiveControl) -> bytes:
    """The file a control gives: fetched where it is a link, else saved as the browser would; empty when none comes."""
    try:
        if control.url and not control.url.startswith("blob:"):
            body = tab.fetch(control.url).body
            if body and kind_of(body) != "html":
                return body
        return tab.save(control, "open")
    except (PageNotOpened, Refused):
        return b""
