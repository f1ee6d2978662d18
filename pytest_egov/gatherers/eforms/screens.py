"""All screens of an online form: its tabs and its steps, as far as they can be seen without filing anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.places import Step
from pytest_egov.gatherers.eforms.filling import asks_for, fill, says_test
from pytest_egov.gatherers.eforms.opening import data_fields, onward_control
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_egov.driver.snapshot import LiveControl, LiveField, Snapshot
    from pytest_egov.gatherers.eforms.opening import OpenedForm
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["Screens", "all_screens", "of_applicant", "once_per_choice"]

_MOST_STEPS: Final = 8
_MOST_TABS: Final = 8
_CHROME: Final = ("nav", "header", "footer")
# Who somebody is: the block that every form of a portal shares. A second name is no longer the applicant's.
_WHO: Final = (
    "name", "identity", "birth_date", "phone", "email", "address", "province", "commune",
    "issued_by", "issue_date", "civil", "tax_code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screens:
    """What a form takes on all its screens that were seen, and whether these are all it has.

    ``fields`` are those for data, buttons of one choice once; ``files`` the inputs for files; ``typed`` what we typed that
    says of itself that it is a test, by label.
    """

    fields: tuple[LiveField, ...]
    files: int
    whole: bool
    typed: dict[str, str]


def all_screens(way: OpenedForm, expedition: Expedition) -> Screens:
    """Go through tabs and steps with test data; the form's way gets the steps.

    Steps that would write are drafts where the portal file allows them and are held otherwise.

    Raises:
        PortalBlocked, BrowserGone: as Tab.press.
    """
    seen: dict[tuple[str, str, str, str], LiveField] = {}
    typed: dict[str, str] = {}
    act, whole = ("draft" if expedition.may("draft") else "provoke"), False
    for _ in range(_MOST_STEPS):
        _note(seen, way.snapshot)
        _through_tabs(way, seen)
        onward = onward_control(way.snapshot, typed=True)
        if onward is None:
            whole = True
            break
        before = (page_key(way.snapshot.url), frozenset(seen))
        try:
            filled = fill(way.tab, data_fields, act, expedition.today)
            typed |= {
                one.label: one.value
                for one in data_fields(filled.snapshot)
                if one.label in filled.filled and says_test(one.value)
            }
            onward = onward_control(filled.snapshot, typed=True)
            if onward is None:
                break
            way.snapshot = _step(way, onward, act)
        except PageNotOpened:
            break
        _note(seen, way.snapshot)
        if (page_key(way.snapshot.url), frozenset(seen)) == before:
            # A last step that only repeats what was entered has nothing to type into.
            whole = not any(field.shown for field in data_fields(way.snapshot))
            break
    fields = [field for field in seen.values() if field.kind != "file"]
    files = sum(field.kind == "file" for field in seen.values())
    return Screens(once_per_choice(fields), files, whole, typed)


def once_per_choice(fields: Iterable[LiveField]) -> tuple[LiveField, ...]:
    """The fields for data, of the buttons of one choice the first; without agreements and wishes about the service."""
    kept: dict[tuple[str, str], LiveField] = {}
    for number, field in enumerate(fields):
        agrees = field.kind == "checkbox" and says("eform_ways", "agree", field.label)
        if agrees or says("eform_fields", "service", f"{field.group} {field.label}"):
            continue
        choice = field.kind in ("radio", "checkbox") and (field.group or field.sent_as)
        kept.setdefault((field.kind, choice) if choice else ("", str(number)), field)
    return tuple(kept.values())


def of_applicant(fields: Iterable[LiveField]) -> tuple[LiveField, ...]:
    """Those of a form's fields that ask who the applicant is: in a block that says so, else the first of each sort."""
    found, sorts = [], set()
    for field in fields:
        sort = asks_for(field)
        said = says("eform_blocks", "applicant", f"{field.group} {field.label}") is not None
        other = says("eform_blocks", "other", f"{field.group} {field.label}") is not None
        if sort in _WHO and not other and (said or sort not in sorts):
            sorts.add(sort)
            found.append(field)
    return tuple(found)


def _through_tabs(way: OpenedForm, seen: dict[tuple[str, str, str, str], LiveField]) -> None:
    done: set[str] = set()
    for _ in range(_MOST_TABS):
        tab = next((c for c in _tabs(way.snapshot) if c.name not in done), None)
        if tab is None:
            break
        done.add(tab.name)
        here = page_key(way.snapshot.url)
        way.snapshot = _step(way, tab, "provoke")
        if page_key(way.snapshot.url) != here:
            break
        _note(seen, way.snapshot)


def _tabs(snapshot: Snapshot) -> list[LiveControl]:
    return [
        control
        for control in snapshot.controls
        if control.role == "tab" and control.shown and control.enabled and not control.url
        if control.area not in _CHROME and not control.submits
    ]


def _step(way: OpenedForm, control: LiveControl, act: str) -> Snapshot:
    after = way.tab.open(control.url) if control.url else way.tab.press(control, act)
    way.steps.append(Step("press", control.name[:200], after.url[:500], after.status))
    return after


def _note(seen: dict[tuple[str, str, str, str], LiveField], snapshot: Snapshot) -> None:
    for field in data_fields(snapshot, hidden=True):
        seen.setdefault((field.group, field.label, field.sent_as, field.kind), field)
