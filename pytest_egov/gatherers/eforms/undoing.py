"""Throws away the drafts that looking at online forms has left on the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.errors import BrowserGone, EgovError
from pytest_egov.evidence.places import Step
from pytest_egov.gatherers.filing import drafts
from pytest_egov.gatherers.filing.screens import DRAFT
from pytest_egov.gatherers.filing.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_egov.gatherers.eforms.opening import OpenedForm
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["throw_away"]

_WHAT: Final = "throw the draft away"


def throw_away(way: OpenedForm, expedition: Expedition, typed: Mapping[str, str], since: int) -> None:
    """Find the draft by what we typed and throw it away, where anything was sent; the form's way says what came of it.

    Args:
        way: the form, wherever its tab stands.
        expedition: in the role of the citizen.
        typed: values we typed that nobody else would type, by label.
        since: how many writes there were before.

    Raises:
        BrowserGone: the browser died.
    """
    sent = any(write.act == DRAFT and write.fate == "sent" for write in way.tab.guard.writes[since:])
    if not sent or not typed:
        return
    walk, kept = Walk(expedition, way), drafts.KeptDraft()
    walk.typed = dict(typed)
    try:
        gone = drafts.return_to(walk, kept) and drafts.discard(walk, kept)
        said = "gone" if gone else "not found, or not gone"
    except BrowserGone:
        raise
    except EgovError as error:
        said = str(error)[:300]
    way.steps.append(Step(DRAFT, _WHAT, way.tab.page.url[:500], None, said))
