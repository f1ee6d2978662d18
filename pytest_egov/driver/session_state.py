"""What a browser remembers of someone signed in: cookies, local storage, and the session storage Playwright leaves out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, StorageState

    from pytest_egov.driver.tab import Tab

__all__ = ["SessionState", "remembered", "session_state"]

# Some portals keep the session there.
_TAB_MEMORY = "sessionStorage"
_READ = "() => ({[origin]: {...sessionStorage}})"
_RESTORE = "(all => { for (const [k, v] of Object.entries(all[origin] ?? {})) sessionStorage.setItem(k, v) })"
_STORED = (
    "() => { try { return [...Object.values(localStorage), ...Object.values(sessionStorage)] } catch { return [] } }"
)


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session that another context can begin with; it holds secrets and is never shown.

    Attributes:
        storage: cookies and local storage, as Playwright gives and takes them.
        tab_memory: session storage by origin.
    """

    storage: StorageState = field(repr=False)
    tab_memory: dict[str, dict[str, str]] = field(repr=False)

    @classmethod
    def from_json(cls, saved: dict[str, Any]) -> SessionState:
        """As ``to_json`` gave it; a plain storage state of Playwright's is one as well."""
        storage: Any = {name: value for name, value in saved.items() if name != _TAB_MEMORY}
        return cls(storage, saved.get(_TAB_MEMORY, {}))

    def to_json(self) -> dict[str, Any]:
        """Playwright's storage state with one key more."""
        return {**self.storage, _TAB_MEMORY: self.tab_memory}

    def restore_tab_memory(self, context: BrowserContext) -> None:
        """Let every page of a context begin with the session storage."""
        if self.tab_memory:
            context.add_init_script(f"{_RESTORE}({json.dumps(self.tab_memory)})")


def session_state(context: BrowserContext, page: Page) -> SessionState:
    """What a context and one of its pages remember now.

    Raises:
        playwright.sync_api.Error: the page or the context is gone.
    """
    return SessionState(context.storage_state(), page.evaluate(_READ))


def remembered(tab: Tab) -> tuple[str, ...]:
    """What the browser remembers for a role now: the values of its cookies, and of the storage of the page it stands on."""
    from playwright.sync_api import Error

    try:
        cookies = [cookie["value"] for cookie in tab.page.context.cookies()]
        return (*cookies, *tab.page.evaluate(_STORED))
    except Error:
        return ()  # it is on its way to another page, or gone: whoever needs it there finds out
