"""The account page: which facts it shows, and a contact field changed, saved, read again and given back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.evidence import Profile
from pytest_egov.gatherers.account.applications import is_the_place
from pytest_egov.gatherers.account.contact_edits import editable_fields, tried_edit
from pytest_egov.gatherers.account.profile_facts import A_LABEL, FACTS, fact_of
from pytest_egov.gatherers.expedition import Gatherer, as_citizen, at_place
from pytest_egov.gatherers.reading.paragraphs import clicks_to
from pytest_egov.gatherers.reading.records import record_lists
from pytest_egov.gatherers.reading.values import emails_in, phones_in

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.driver.tab import Tab
from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "look"]

_FEWEST = 2  # facts; a page with one of them is about something else
_MASKED = re.compile(r"[*•xX●]{3,}\d{2,4}\b|\b\d{2,4}[*•xX●]{3,}")


def look(visit: Visit, expedition: Expedition) -> Profile | None:
    """Which facts the account page shows, and what became of a change; None when it shows hardly any."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    shows = _shown(tab, snapshot)
    if len(shows) < _FEWEST and not (is_the_place(visit, expedition) and shows):
        return None
    clicks = clicks_to(expedition, visit.place.url, visit.place.clicks)
    allowed = expedition.may("edit_profile")
    fields = editable_fields(tab, snapshot)
    edit = tried_edit(visit) if allowed else None
    visit.record("read", "account page", snapshot, f"{len(shows)} facts")
    return Profile(shows, clicks, tuple(sorted(fields)), edit, edit_allowed=allowed)


def _shown(tab: Tab, snapshot: Snapshot) -> tuple[str, ...]:
    """The facts with a value: in fields, beside labels, or as they look."""
    fields = [(field.label, field.value) for form in snapshot.forms for field in form.fields if field.shown]
    pieces = [(piece.label, piece.text) for piece in snapshot.pieces if piece.shown]
    records = [pair for one in record_lists(tab) for record in one.records for pair in record.pairs]
    lines = [line.partition(":")[::2] for line in snapshot.text.splitlines() if ":" in line]
    found = {fact_of(label.strip()) for label, value in (*fields, *pieces, *records, *lines) if value.strip(" -–—.:")}
    if (
        "phone" not in found
        and _labelled_somewhere("phone", snapshot)
        and (phones_in(snapshot.text) or _MASKED.search(snapshot.text))
    ):
        found.add("phone")
    if "email" not in found and _labelled_somewhere("email", snapshot) and emails_in(snapshot.text):
        found.add("email")
    return tuple(fact for fact in FACTS if fact in found)


def _labelled_somewhere(fact: str, snapshot: Snapshot) -> bool:
    return any(fact_of(line) == fact for line in snapshot.text.splitlines() if len(line) <= A_LABEL)


GATHERERS = (Gatherer("profile", as_citizen(at_place("profile", look)), needs=("session",)),)
