"""The store of one's own documents: what is in it, how it is sorted, and whether earlier papers come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.evidence import DocumentStore
from pytest_egov.gatherers.account.applications import is_the_place, says_none
from pytest_egov.gatherers.expedition import Gatherer, as_citizen, at_place
from pytest_egov.gatherers.reading.records import best_list, code_in, record_lists
from pytest_egov.gatherers.reading.values import dates_in, says

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.gatherers.reading.records import Record, RecordList

__all__ = ["GATHERERS", "look"]

_A_GROUP = 60  # characters; a longer text names no group
_MOST_GROUPS = 20


def look(visit: Visit, expedition: Expedition) -> DocumentStore | None:
    """What the store holds; None when the page lists no documents and does not say that it is the store."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    lists = record_lists(tab)
    best = best_list(lists, _facts, ("document", "about"), one_code_each=False) or best_list(
        [one for one in lists if says("store", "own_groups", one.under)], _facts, ("document",), one_code_each=False
    )
    itself = is_the_place(visit, expedition)
    if best is None or not (itself or _groups(snapshot, ())):
        return DocumentStore(0, _groups(snapshot, ()), 0, says_empty=says_none(snapshot)) if itself else None
    # A store in groups has a list for each: they are of one kind.
    alike = [one for one in lists if one.tag == best.tag and all(_is_document(record) for record in one.records)]
    records = {record.text: record for one in (*alike, best) for record in one.records if _is_document(record)}
    earlier = sum(
        says("store", "earlier", record.text) is not None or bool(code_in(record)) for record in records.values()
    )
    under = sum(len(one.records) for one in alike if says("store", "earlier", one.under))
    visit.record("read", "documents", snapshot, f"{len(records)} documents")
    return DocumentStore(len(records), _groups(snapshot, tuple(alike)), max(earlier, under))


def _facts(record: Record) -> frozenset[str]:
    told = {
        "document": says("store", "document", record.text) is not None,
        "about": bool(dates_in(record.text)) or bool(code_in(record)) or bool(record.controls),
    }
    return frozenset(fact for fact, is_told in told.items() if is_told)


def _is_document(record: Record) -> bool:
    return {"document", "about"} <= _facts(record)


def _groups(snapshot: Snapshot, lists: tuple[RecordList, ...]) -> tuple[str, ...]:
    """The names of groups: headings, tabs, values of a choice list and a column of kinds that the portal's words name."""
    headed = [text for level, text in snapshot.headings if level > 1]
    tabs = [control.name for control in snapshot.controls if control.role == "tab" or control.toggles]
    options = [o for form in snapshot.forms for f in form.fields if says("store", "group", f.label) for o in f.options]
    named = [text for text in (*headed, *tabs) if says("store", "own_groups", text) and len(text) <= _A_GROUP]
    kinds = [record.value("store", "group") for one in lists for record in one.records]
    found = dict.fromkeys(text.strip()[:_A_GROUP] for text in (*named, *options, *kinds) if text.strip())
    return tuple(found)[:_MOST_GROUPS]


GATHERERS = (Gatherer("document_store", as_citizen(at_place("document_store", look)), needs=("session",)),)
