"""The notification centre, on a page of its own or opened by a bell, and what a portal has sent beyond its pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence import Finding, Found, NotConfigured, NotFound, Notices, Outbox
from pytest_egov.gatherers.account.applications import is_the_place, moments_in, says_none, says_state
from pytest_egov.gatherers.account.my_applications import changes_known
from pytest_egov.gatherers.expedition import Gatherer, as_citizen, at_place
from pytest_egov.gatherers.reading.records import best_list, code_in, record_lists
from pytest_egov.gatherers.reading.values import dates_in, says
from pytest_egov.verdict import Text
from pytest_egov.wayfinding.finder import GOOD
from pytest_egov.wayfinding.vocabulary import plain

if TYPE_CHECKING:
    from datetime import datetime

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.gatherers.reading.records import Record, RecordList

__all__ = ["GATHERERS", "look", "look_at_outbox", "notices_at"]

_AGO = re.compile(
    r"\b\d+ (?:giay|phut|gio|ngay|tuan|thang|minutes?|hours?|days?|weeks?) (?:truoc|ago)\b"
    r"|\b(?:vua xong|hom qua|hom nay|just now|yesterday)\b"
)
_CHANNELS = ("sms", "email", "zalo", "app")
_MINUTE = 60  # seconds
_NO_OUTBOX = Text(
    "Chưa biết tin nhắn, thư điện tử gửi ra ngoài cổng: ghi trang tin đã gửi (places: outbox) hoặc xác nhận bằng văn bản.",
    "What is sent by SMS or e-mail is not known: name the page of sent messages (places: outbox), or attest it.",
)


def look(visit: Visit, expedition: Expedition) -> Notices | None:
    """What the notification centre tells; None when the page lists no notices and does not say that it is the place."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    seen = notices_at(tab)
    if seen is None and is_the_place(visit, expedition):
        return Notices(0, 0, 0, 0, 0, says_none(snapshot), _count(expedition))
    return seen


def notices_at(tab: Tab) -> Notices | None:
    """The notices the page shows as it stands, to be called after ``tab.snapshot()``; None where nothing looks like one."""
    listed = _notices(tab)
    if listed is None:
        return None
    told = [_facts(record) for record in listed.records]
    when, code, status = (sum(fact in facts for facts in told) for fact in ("when", "code", "status"))
    return Notices(len(told), when, code, status, sum({"when", "code", "status"} <= facts for facts in told))


def look_at_outbox(visit: Visit, expedition: Expedition) -> Outbox | None:
    """The messages a page says were sent; None when it lists none that names an application."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    listed = best_list(record_lists(tab), _facts, ("when", "code"))
    if listed is None:
        empty = says_none(snapshot) or is_the_place(visit, expedition)
        return Outbox(0, (), _count(expedition), ()) if empty else None
    whole = " ".join(record.text for record in listed.records) + f" {listed.under}"
    channels = tuple(channel for channel in _CHANNELS if says("notice_words", channel, whole))
    delays = tuple(delay for record in listed.records for delay in _delay(record, changes_known(expedition)))
    visit.record("read", "messages sent", snapshot, f"{len(listed.records)} messages")
    return Outbox(len(listed.records), channels, _count(expedition), delays)


def _notices(tab: Tab) -> RecordList | None:
    lists = record_lists(tab)
    for required in (("when", "code"), ("code", "status"), ("when", "status")):
        found = best_list(lists, _facts, required)
        if found is not None:
            return found
    return None


def _facts(record: Record) -> frozenset[str]:
    told = {
        "when": bool(dates_in(record.text)) or _AGO.search(plain(record.text)) is not None,
        "code": bool(code_in(record)),
        "status": says_state(record.text) or says("notice_words", "status", record.text) is not None,
    }
    return frozenset(fact for fact, is_told in told.items() if is_told)


def _delay(record: Record, changes: dict[str, tuple[datetime, ...]]) -> tuple[int, ...]:
    """Minutes from the latest known change of the application to the message; none where one of the two is not known."""
    sent = next(iter(moments_in(record.text.replace("\n", " ").replace("\t", " "))), None)
    before = [moment for moment in changes.get(code_in(record), ()) if sent is not None and moment <= sent]
    return (int((sent - max(before)).total_seconds() // _MINUTE),) if sent is not None and before else ()


def _count(expedition: Expedition) -> int:
    return sum(len(moments) for moments in changes_known(expedition).values())


def _gather_notices(expedition: Expedition) -> Finding[Notices]:
    """As at_place; where no page has them, the bell of the start page may open them in place."""
    finding = at_place("notifications", look)(expedition)
    if not isinstance(finding, NotFound) or "notifications" in expedition.portal.places:
        return finding
    visit = expedition.visit(expedition.at_start("notifications"))
    bells = _bells(visit.snapshot, expedition)
    tab = visit.tab()
    for bell in _bells(tab.snapshot(), expedition)[:1]:
        try:
            after = tab.press(bell, "open")
        except PageNotOpened:
            break
        seen = notices_at(tab)
        if seen is not None:
            visit.record("press", bell.name, after, f"{seen.entries} notices")
            return Found((visit.candidate(seen),))
    return replace(finding, decisive=finding.decisive and not bells)


def _bells(snapshot: Snapshot, expedition: Expedition) -> list[LiveControl]:
    """What opens the notices in place; a number beside the name counts those not read."""
    return [
        control
        for control in (*snapshot.controls, *snapshot.clickables)
        if control.shown and not control.url
        if expedition.words.place_confidence("notifications", control.name.rstrip("0123456789()+ ")) >= GOOD
    ]


def _gather_outbox(expedition: Expedition) -> Finding[Outbox]:
    """As at_place; a portal without such a page is the rule, and then nothing is known of what it sends."""
    finding = at_place("outbox", look_at_outbox)(expedition)
    return NotConfigured(_NO_OUTBOX) if isinstance(finding, NotFound) else finding


GATHERERS = (
    Gatherer("notices", as_citizen(_gather_notices), needs=("session", "my_applications")),
    Gatherer("outbox", as_citizen(_gather_outbox), needs=("session", "my_applications")),
)
