"""The result of a completed application: what can be downloaded, and what kind of file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.evidence import IssuedResult
from pytest_egov.gatherers.account.applications import is_the_place, listed_at, open_record, says_none, state_of
from pytest_egov.gatherers.account.downloading import files_behind
from pytest_egov.gatherers.expedition import Gatherer, as_citizen, at_place
from pytest_egov.gatherers.reading.downloads import offered_files
from pytest_egov.gatherers.reading.signatures import file_facts
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.evidence import ResultFile
    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "look"]

_MOST_OPENED = 3
_A_NAME = 80  # characters; a longer control is a whole card


def look(visit: Visit, expedition: Expedition) -> IssuedResult | None:
    """The results of the completed applications in the list, up to the first that gives a file; None when it is no list."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    listed = listed_at(tab)
    if listed is None:
        none_yet = says_none(snapshot) or is_the_place(visit, expedition)
        return IssuedResult(0, (), 0, opened=False) if none_yet else None
    done = [at for at, record in enumerate(listed.records) if state_of(record) == "done"]
    seen = IssuedResult(len(done), (), 0, opened=False)
    for at in done[:_MOST_OPENED]:
        seen = _result_of(at, len(done), visit, expedition)
        if seen.files:
            break
    return seen


def _result_of(at: int, completed: int, visit: Visit, expedition: Expedition) -> IssuedResult:
    """The files of one completed application: those its row offers, else those its page does."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    listed = listed_at(tab)
    if listed is None or at >= len(listed.records):
        return IssuedResult(completed, (), 0, opened=False)
    in_row = [control for control in listed.records[at].within(snapshot) if _is_result(control)]
    files = _files(tab, in_row)
    if files:
        visit.record("download", "the result, from the list", snapshot, ", ".join(file.kind for file in files))
        return IssuedResult(completed, files, len(in_row), opened=False, issuing_body=_issued_by(snapshot, files))
    if in_row:  # pressed in vain, they may have led elsewhere
        tab = visit.tab()
        snapshot = tab.snapshot()
        listed = listed_at(tab) or listed
    opened = open_record(tab, snapshot, listed.records[at])
    if opened is None:
        return IssuedResult(completed, (), len(in_row), opened=False)
    offered = _offered(opened, expedition)
    files = _files(tab, offered)
    others = len(offered_files(opened, expedition.words)) - len(offered)
    visit.record("download", "the result, from the application", opened, ", ".join(file.kind for file in files))
    return IssuedResult(
        completed, files, len(offered), opened=True, other_files=max(others, 0), issuing_body=_issued_by(opened, files)
    )


def _offered(snapshot: Snapshot, expedition: Expedition) -> list[LiveControl]:
    """What a page offers as the result: by its own words first, then files under a heading that says so."""
    named = [
        control
        for control in snapshot.controls
        if _is_result(control) and control.area not in ("nav", "header", "footer")
    ]
    headed = [
        control
        for control in offered_files(snapshot, expedition.words)
        if says("results", "download", control.under) and not says("results", "attachment", control.name)
    ]
    return list({control.ref: control for control in (*named, *headed)}.values())


def _is_result(control: LiveControl) -> bool:
    return (
        control.shown
        and control.enabled
        and len(control.name) <= _A_NAME
        and says("results", "download", control.name) is not None
        and says("results", "attachment", control.name) is None
    )


def _files(tab: Tab, controls: Iterable[LiveControl]) -> tuple[ResultFile, ...]:
    return tuple(file_facts(body) for body in files_behind(tab, controls))


def _issued_by(snapshot: Snapshot, files: tuple[ResultFile, ...]) -> bool:
    named = any(signature.by_organisation for file in files for signature in file.signatures)
    return named or any(says("results", "issuer", piece.label) and piece.text for piece in snapshot.pieces)


GATHERERS = (Gatherer("issued_result", as_citizen(at_place("my_applications", look)), needs=("session",)),)
