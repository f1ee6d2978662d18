"""Requests for missing papers: where they show, what one of them says, and whether it can be answered on the portal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import CompletionRequest, CompletionRequests, Finding, Found, NotFound
from pytest_egov.gatherers.account.applications import is_the_place, listed_at, open_record, says_none, state_of
from pytest_egov.gatherers.expedition import Gatherer, as_citizen, at_place
from pytest_egov.gatherers.reading.values import dates_in, says

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.evidence.account import Resubmitted
    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "look"]

_A_NAME = 60  # characters of a tab, a state or a button
_A_REASON = 10  # characters; less says nothing
_WITHIN = 3  # lines from a label to what stands under it
_A_PAPER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def look(visit: Visit, expedition: Expedition) -> CompletionRequests | None:
    """What a list of applications says of missing papers; None when the page is no such list."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    listed = listed_at(tab)
    itself = is_the_place(visit, expedition)
    if listed is None and not (itself or says_none(snapshot)):
        return None
    waiting = [at for at, record in enumerate(listed.records) if state_of(record) == "completion"] if listed else []
    named = bool(waiting) or _names_it(snapshot) or (itself and visit.place.name == "completion")
    action = any(_is_action(control) for control in snapshot.controls)
    if not waiting:
        return CompletionRequests(named, action)
    request = _opened(waiting[0], visit, expedition)
    return CompletionRequests(named, action or (request is not None and request.upload), request)


def _opened(at: int, visit: Visit, expedition: Expedition) -> CompletionRequest | None:
    """The request of one application, read on its page and on the one its action opens, and answered where allowed."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    listed = listed_at(tab)
    if listed is None or at >= len(listed.records):
        return None
    record = listed.records[at]
    actions = [control for control in record.within(snapshot) if _is_action(control)]
    seen = [record.text]
    opened = open_record(tab, snapshot, record)
    if opened is not None:
        seen.append(opened.text)
        actions = [control for control in opened.controls if _is_action(control)]
    page = opened or snapshot
    if _upload(page) is None and actions:
        try:
            page = tab.press(actions[0], "open")
            seen.append(page.text)
        except PageNotOpened:
            return None
    text = "\n".join(seen)
    request = CompletionRequest(_reason(text), _deadline(text), _upload(page) is not None, "not_tried")
    visit.record("open", "a request for papers", page, f"reason of {request.reason_characters} characters")
    return replace(request, resubmitted=_resubmitted(tab, page, expedition)) if request.upload else request


def _resubmitted(tab: Tab, page: Snapshot, expedition: Expedition) -> Resubmitted:
    if not (expedition.may("upload") and expedition.may("file")):
        return "not_allowed"
    found = _upload(page)
    if found is None:
        return "not_tried"
    try:
        after = tab.upload(found[1], "bo-sung.pdf", "application/pdf", _A_PAPER, "upload")
        form = _upload(after)
        buttons = (*(form[0].buttons if form is not None else ()), *after.controls)
        button = next((one for one in buttons if _resubmits(one)), None)
        if button is None:
            return "unclear"
        said = tab.press(button, "file")
    except (PageNotOpened, Refused):
        return "unclear"
    new = "\n".join(line for line in said.text.splitlines() if line not in page.text)
    if says("messages", "invalid", new):
        return "refused"
    return "done" if says("completion_words", "taken", new) else "unclear"


def _names_it(snapshot: Snapshot) -> bool:
    controls = [
        control.name
        for control in (*snapshot.controls, *snapshot.clickables)
        if control.shown and control.area != "footer"
    ]
    options = [option for form in snapshot.forms for field in form.fields for option in field.options]
    boxes = [field.label for form in snapshot.forms for field in form.fields if field.kind in ("radio", "checkbox")]
    return any(len(name) <= _A_NAME and says("completion_words", "tab", name) for name in (*controls, *options, *boxes))


def _is_action(control: LiveControl) -> bool:
    usable = (
        control.shown and control.enabled and control.area not in ("nav", "header", "footer") and control.role != "tab"
    )
    acts = says("completion_words", "action", control.name) and not says("completion_words", "waiting", control.name)
    return usable and len(control.name) <= _A_NAME and bool(acts)


def _resubmits(control: LiveControl) -> bool:
    usable = control.shown and control.enabled and not control.url and control.area not in ("nav", "header", "footer")
    return usable and len(control.name) <= _A_NAME and says("completion_words", "resubmit", control.name) is not None


def _upload(snapshot: Snapshot) -> tuple[LiveForm, LiveField] | None:
    return next(((form, field) for form in snapshot.forms for field in form.fields if field.kind == "file"), None)


def _reason(text: str) -> int:
    """How long the reason is: behind its label, or in the lines below it."""
    lines = [line.strip() for line in text.replace("\t", "\n").splitlines() if line.strip()]
    longest = 0
    for at, line in enumerate(lines):
        if not says("completion_words", "reason", line[:_A_NAME]):
            continue
        behind = line.partition(":")[2].strip()
        below = lines[at + 1] if at + 1 < len(lines) and len(line) <= _A_NAME else ""
        longest = max(longest, len(behind), len(below) if not dates_in(below) else 0)
    return longest if longest >= _A_REASON else 0


def _deadline(text: str) -> bool:
    lines = [line for line in text.replace("\t", "\n").splitlines() if line.strip()]
    return any(
        says("completion_words", "deadline", line) and dates_in(" ".join(lines[at : at + _WITHIN - 1]))
        for at, line in enumerate(lines)
    )


def _gather(expedition: Expedition) -> Finding[CompletionRequests]:
    """Looked for where it has a place of its own, and in the list of applications; the better of the two counts."""
    findings = [at_place(name, look)(expedition) for name in ("my_applications", "completion")]
    candidates = tuple(one for finding in findings if isinstance(finding, Found) for one in finding.candidates)
    if candidates:
        return Found(candidates)
    missing = [finding for finding in findings if isinstance(finding, NotFound)]
    return replace(missing[-1], decisive=all(finding.decisive for finding in missing))


GATHERERS = (Gatherer("completion_requests", as_citizen(_gather), needs=("session",)),)
