"""What a form says of a mistake: beside the field, in the browser's own bubble, or elsewhere on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from pytest_egov.driver.addresses import page_key
from pytest_egov.gatherers.eforms.filling import mark_of
from pytest_egov.gatherers.eforms.opening import data_fields, onward_control
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pytest_egov.driver.snapshot import LiveField, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.evidence.eforms import SaidAt

__all__ = ["Moment", "fresh_beside", "fresh_elsewhere", "message_at", "moment", "pressed_next"]

_LONGEST: Final = 200
_FEWEST_WORDS: Final = 2
# What the browser would say before sending; nothing is sent by asking it.
_OWN_CHECK: Final = """(refs) => {
  const form = refs.map((ref) => window.__egovRefs?.[ref]?.form).find(Boolean);
  if (!form || form.noValidate) return false;
  form.reportValidity();
  return true;
}"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A form at one moment.

    Attributes:
        snapshot: the page.
        fields: its fields, by what tells each again later.
        said: what stood at each field, by the same.
        dialogs: how many dialogs the page had opened.
    """

    snapshot: Snapshot
    fields: dict[tuple[str, ...], LiveField]
    said: dict[tuple[str, ...], Any] = field(repr=False)
    dialogs: int


def moment(
    tab: Tab, of: Callable[[Snapshot], Iterable[LiveField]] = data_fields, snapshot: Snapshot | None = None
) -> Moment:
    """Read a form, and what stands at its fields; ``of`` picks them. Fields in frames are left out.

    ``snapshot`` is the page as it stands, where it was read a moment ago.
    """
    if snapshot is None:
        snapshot = tab.snapshot()
    fields = {mark_of(one): one for one in of(snapshot) if one.frame == 0}
    said = tab.evaluate(_script(), [one.ref for one in fields.values()])
    kept = {mark: at for mark, at in zip(fields, said, strict=True) if at is not None}
    return Moment(snapshot, fields, kept, len(tab.dialogs))


def message_at(mark: tuple[str, ...], before: Moment, after: Moment, tab: Tab) -> tuple[str, SaidAt]:
    """What is said of a field that was not said before, and where; empty where nothing is."""
    old, new = before.said.get(mark), after.said.get(mark)
    if new is not None:
        fresh = [line for line in fresh_beside(mark, before, after) if _speaks(line)]
        if fresh:
            return fresh[0][:_LONGEST], "beside"
        if new["browser"] and (old is None or new["browser"] != old["browser"]):
            return new["browser"][:_LONGEST], "browser"
    if after.dialogs > before.dialogs:
        return tab.dialogs[before.dialogs][:_LONGEST], "page"
    fresh = [line for line in fresh_elsewhere(before, after) if _speaks(line)]
    return (fresh[0][:_LONGEST], "page") if fresh else ("", "")


def fresh_beside(mark: tuple[str, ...], before: Moment, after: Moment) -> list[str]:
    """The lines that stand at a field and did not before, those it is described by first."""
    old, new = before.said.get(mark), after.said.get(mark)
    known = set(old["near"] + old["described"]) if old is not None else set()
    return [line for line in (*new["described"], *new["near"]) if line not in known] if new is not None else []


def fresh_elsewhere(before: Moment, after: Moment) -> list[str]:
    """The lines that the same page shows at no field and did not show before."""
    if page_key(before.snapshot.url) != page_key(after.snapshot.url):
        return []
    lines = set(before.snapshot.text.splitlines())
    at_fields = {line for at in after.said.values() for line in at["near"]}
    fresh = (line.strip() for line in after.snapshot.text.splitlines() if line.strip() and line not in lines)
    return [line for line in fresh if line not in at_fields]


def pressed_next(tab: Tab, now: Moment, act: str) -> bool:
    """Press what leads to the next step, else have the browser check the form; False where neither is possible.

    Raises:
        PageNotOpened, PortalBlocked, BrowserGone: as Tab.press.
    """
    control = onward_control(now.snapshot, typed=True)
    if control is None:
        return bool(tab.evaluate(_OWN_CHECK, [one.ref for one in now.fields.values()]))
    tab.press(control, act)
    return True


def _speaks(line: str) -> bool:
    """Whether a line says something; a counter of letters typed does not."""
    return sum(word.isalpha() for word in fold(line).split()) >= _FEWEST_WORDS


def _script() -> str:
    return files("pytest_egov.gatherers.eforms").joinpath("field_messages.js").read_text(encoding="utf-8")
