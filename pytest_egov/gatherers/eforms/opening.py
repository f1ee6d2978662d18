"""The way to an online form: from a procedure's start control to the screen where one enters data, and no further."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence.findings import Found
from pytest_egov.evidence.places import Place, Step
from pytest_egov.gatherers.eforms.filling import CHOICES, fill
from pytest_egov.gatherers.procedures.pages import start_control
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.evidence.places import FoundBy
    from pytest_egov.evidence.procedures import DrawnProcedures, ProcedurePage
    from pytest_egov.gatherers.expedition import Expedition

__all__ = ["OpenedForm", "Unopened", "data_fields", "onward_control", "open_form", "open_forms"]

Reason = Literal["no_start", "not_opened", "sign_in_asked", "not_allowed", "no_form"]

_MOST_PRESSES: Final = 8
_ENOUGH_FIELDS: Final = 2  # a screen with one box to type in asks a question on the way
_FITS: Final = 0.5
_CHROME: Final = ("nav", "header", "footer")
_ERROR: Final = 400
_SEARCHED: Final = re.compile(r"^(?:nhập )?(?:từ kho[áa]|từ khóa|tìm)|\b(?:keywords?|search)\b", re.IGNORECASE)


@dataclass(slots=True)
class OpenedForm:
    """A data-entry screen that was reached; the tab stands there.

    Attributes:
        name: the procedure's name; the page's title where the portal file gave the form's address.
        url: where the way began: the procedure's page, or the form's given address.
        procedure: what was seen of the procedure; None where the portal file gave the form's address.
        tab: standing at the screen.
        snapshot: what it shows.
        steps: how it was reached.
    """

    name: str
    url: str
    procedure: ProcedurePage | None
    tab: Tab
    snapshot: Snapshot
    steps: list[Step] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where the form stands, as evidence."""
        trail = tuple(step.target for step in self.steps)
        found_by: FoundBy = "portal_file" if self.procedure is None else "wayfinding"
        return Place("eform", self.snapshot.url, self.snapshot.title, found_by, 1.0, None, trail)


@dataclass(frozen=True, slots=True)
class Unopened:
    """A procedure whose form was not reached, and what kept us from it.

    ``reason``: its page has no start control; a page on the way did not open; a sign-in is asked for; going on would write
    and the portal file does not allow ``draft``; no screen on the way asked for data.
    """

    name: str
    url: str
    procedure: ProcedurePage | None
    reason: Reason
    steps: tuple[Step, ...] = ()
    said: str = ""


def open_forms(expedition: Expedition, levels: tuple[str, ...]) -> Iterator[OpenedForm | Unopened]:
    """The forms of the procedures drawn, in the order drawn, each opened when it is asked for.

    What the portal file says of ``eform`` goes before. Only the newest form's tab can be used: there is one tab.

    Args:
        expedition: in the role that is to see the form; the kind ``procedures`` must have been gathered.
        levels: of the procedures to open; those without any level come after all others.
    """
    if "eform" in expedition.portal.places:
        for place in expedition.finder.find("eform").candidates[:1]:
            yield _from(expedition, place.title or place.url, place.url, None)
    finding = expedition.findings.get("procedures")
    drawn: DrawnProcedures | None = finding.candidates[0].evidence if isinstance(finding, Found) else None
    pages = drawn.pages if drawn is not None else ()
    for level in (*levels, None):
        for page in pages:
            if page.level == level:
                yield open_form(expedition, page)


def open_form(expedition: Expedition, procedure: ProcedurePage) -> OpenedForm | Unopened:
    """Go from a procedure's page to the screen where data is entered.

    Raises:
        PortalBlocked, BrowserGone, SessionLost: as Visitor.read.
    """
    return _from(expedition, procedure.listed.name, procedure.listed.url, procedure)


def data_fields(snapshot: Snapshot, *, hidden: bool = False) -> tuple[LiveField, ...]:
    """The fields of a screen that take a citizen's data: not a search, a sign-in, feedback or a captcha.

    Args:
        snapshot: the screen.
        hidden: with the fields that have words but are not shown now: of other steps, or of cases not chosen.
    """
    return tuple(
        one
        for form in snapshot.forms
        if _takes_data(form)
        for one in form.fields
        if (one.shown or one.kind in ("file", "radio", "checkbox") or (hidden and one.label)) and _is_data(one)
    )


def onward_control(
    snapshot: Snapshot, *, typed: bool = False, tried: frozenset[str] | set[str] = frozenset()
) -> LiveControl | None:
    """The control that leads to the next screen and files nothing; None when there is none.

    Args:
        snapshot: the screen.
        typed: whether data has been entered: then nothing that starts a filing is meant, as it might end it.
        tried: names of controls that led nowhere.
    """
    there = [
        control
        for control in (*snapshot.controls, *snapshot.clickables)
        if control.shown and control.enabled and control.area not in _CHROME and control.name not in tried
    ]
    best = max(there, key=lambda control: _leads_on(control, typed=typed), default=None)
    return best if best is not None and _leads_on(best, typed=typed) >= _FITS else None


def _from(expedition: Expedition, name: str, url: str, procedure: ProcedurePage | None) -> OpenedForm | Unopened:
    steps: list[Step] = []
    mark = len(expedition.visitor.guard.writes)
    try:
        tab = expedition.visitor.go(url)
        snapshot = tab.snapshot()
        steps.append(Step("open", name[:200], snapshot.url[:500], snapshot.status))
        if procedure is not None:
            start = start_control(snapshot, expedition.finder.start(), expedition.words)
            if start is None or not start.enabled:
                return Unopened(name, url, procedure, "no_start", tuple(steps))
            snapshot = _press(tab, start, expedition, steps)
        came = _walk(OpenedForm(name, url, procedure, tab, snapshot, steps), expedition)
    except (PageNotOpened, Refused) as error:
        return Unopened(name, url, procedure, "not_opened", tuple(steps), str(error)[:300])
    if isinstance(came, Unopened) and came.reason == "no_form" and any(tab.guard.held_since(mark)):
        return replace(came, reason="not_allowed")
    return came


def _walk(way: OpenedForm, expedition: Expedition) -> OpenedForm | Unopened:
    """Go on from screen to screen until one asks for data."""
    tried: dict[str, set[str]] = {}
    for _ in range(_MOST_PRESSES):
        stop = _stopped(way, expedition)
        if stop is not None:
            return stop
        if _asks_for_data(way.snapshot):
            return way
        if any(one.kind in CHOICES for one in data_fields(way.snapshot)):
            way.snapshot = fill(way.tab, data_fields, _act(expedition), expedition.today, everything=True).snapshot
            if _asks_for_data(way.snapshot):
                return way
        here = tried.setdefault(page_key(way.snapshot.url), set())
        control = onward_control(way.snapshot, tried=here)
        if control is None:
            return way if _may_be_all(way.snapshot) else _unopened(way, "no_form")
        here.add(control.name)
        way.snapshot = _press(way.tab, control, expedition, way.steps)
    return _unopened(way, "no_form")


def _stopped(way: OpenedForm, expedition: Expedition) -> Unopened | None:
    if (way.snapshot.status or 0) >= _ERROR:
        return _unopened(way, "not_opened", f"it answered {way.snapshot.status}")
    passwords = any(one.kind == "password" and one.shown for form in way.snapshot.forms for one in form.fields)
    if not same_site(way.snapshot.url, expedition.portal.address) or passwords:
        return _unopened(way, "sign_in_asked" if passwords else "no_form")
    if not data_fields(way.snapshot) and says("messages", "sign_in_asked", way.snapshot.text[:20_000]):
        return _unopened(way, "sign_in_asked")
    return None


def _unopened(way: OpenedForm, reason: Reason, said: str = "") -> Unopened:
    return Unopened(way.name, way.url, way.procedure, reason, tuple(way.steps), said)


def _press(tab: Tab, control: LiveControl, expedition: Expedition, steps: list[Step]) -> Snapshot:
    """Take a step; one that would write is done only as a draft that is allowed, and else held."""
    if control.url:
        after = tab.open(control.url)
    else:
        mark = len(tab.guard.writes)
        before, act = page_key(tab.page.url), _act(expedition)
        after = tab.press(control, act)
        # The new page's own questions belong to opening it, not to the press: held ones are asked again.
        if page_key(after.url) != before and any(tab.guard.held_since(mark)):
            after = tab.open(after.url)
    steps.append(Step("press", control.name[:200], after.url[:500], after.status))
    return after


def _act(expedition: Expedition) -> str:
    return "draft" if expedition.may("draft") else "provoke"


def _leads_on(control: LiveControl, *, typed: bool) -> float:
    words = vocabulary()
    onward = words.term_confidence("eform_ways", "onward", control.name)
    final = words.term_confidence("eform_ways", "final", control.name)
    if final >= onward and final >= _FITS:
        # Before anything was entered, a link or tab of such a name begins the filing.
        starts = not typed and not control.submits and (control.role in {"tab", "link"} or control.url is not None)
        return 0.9 * words.place_confidence("start_filing", control.name) if starts else 0.0
    return onward


def _takes_data(form: LiveForm) -> bool:
    if form.role == "search" or form.area in _CHROME or any(one.kind == "password" for one in form.fields if one.shown):
        return False
    sends = [button.name for button in form.buttons if button.submits]
    # On portals of one form a page the search of its head lies in the form as well.
    ways, words = ("onward", "final"), vocabulary()
    files = any(words.term_confidence("eform_ways", way, name) >= _FITS for way in ways for name in sends)
    searches = any(says("look_up", "sends", name) for name in sends) and not files
    return not searches and not says("feedback", "about", form.name)


def _is_data(one: LiveField) -> bool:
    said = f"{one.label} {one.help}"
    return (
        one.kind not in ("search", "password") and not says("look_up", "captcha", said) and not _SEARCHED.search(said)
    )


def _asks_for_data(snapshot: Snapshot) -> bool:
    """Boxes to type in, or files to hand over; choices alone are a question on the way."""
    fields = data_fields(snapshot)
    typed = [one for one in fields if one.kind not in CHOICES and one.kind != "file" and one.shown]
    return len(typed) >= _ENOUGH_FIELDS or any(one.kind == "file" for one in fields)


def _may_be_all(snapshot: Snapshot) -> bool:
    return any(one.shown for one in data_fields(snapshot))
