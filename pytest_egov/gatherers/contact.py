"""Ways to reach a person: telephone numbers, e-mail addresses and chats of the home page and the contact page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import Candidate, ContactChannels, Finding, Found, NotFound
from pytest_egov.gatherers.chats import OfferedChat, ask, chats_on
from pytest_egov.gatherers.expedition import Gatherer
from pytest_egov.gatherers.reading.values import emails_in, phones_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.evidence import Chat
    from pytest_egov.gatherers.expedition import Expedition, Visit

_MOST = 20
_FAX = re.compile(r"(?i)\b(?:fax|telefax|số fax)\b\s*[:.]?\s*(\+?[\d(][\d\s.\-()]{5,}\d)")


def gather(expedition: Expedition) -> Finding[ContactChannels]:
    """What the home page and the contact page show together."""
    home = expedition.visit(expedition.at_start("contact"))
    visits, tried = [home], []
    search = expedition.finder.find("contact")
    for place in search.candidates:
        if page_key(place.url) == page_key(home.place.url):
            continue
        try:
            visits.append(expedition.visit(place))
            break
        except (PageNotOpened, Refused) as error:
            tried.append(str(error))
    snapshots = [visit.snapshot for visit in visits]
    for snapshot in snapshots:  # what stands here is the portal's own: it is judged, and shown in pictures
        expedition.visitor.mask.publish(snapshot.text)
    best = visits[-1]
    chats = _chats(visits, best, expedition)
    evidence = ContactChannels(_phones(snapshots), _emails(snapshots), chats)
    if len(visits) == 1 and not (evidence.phones or evidence.emails or evidence.chats):
        return NotFound("contact", (*search.tried, *tried, "looked at the start page"), search.decisive)
    for visit in visits:
        best.record("open", visit.place.title or visit.place.url, visit.snapshot)
    best.picture("contact")
    first: Candidate[ContactChannels] = best.candidate(evidence)
    return Found((first,))


def _phones(snapshots: Iterable[Snapshot]) -> tuple[str, ...]:
    """Numbers linked and numbers written, each once, without those that are said to be for fax."""
    found: dict[str, str] = {}
    faxes: set[str] = set()
    for snapshot in snapshots:
        faxes |= {_digits(match[1]) for match in _FAX.finditer(snapshot.text)}
        text = _FAX.sub(" ", snapshot.text)
        for number in (*phones_in(text), *snapshot.phones):
            found.setdefault(_digits(number), number[:40])
    return tuple(number for digits, number in found.items() if digits and digits not in faxes)[:_MOST]


def _digits(number: str) -> str:
    return re.sub(r"^(00)?84(?=\d{9,10}$)", "0", re.sub(r"\D", "", number))


def _emails(snapshots: Iterable[Snapshot]) -> tuple[str, ...]:
    """Addresses linked and addresses written, each once."""
    said = (address for one in snapshots for address in (*one.mails, *emails_in(one.text)))
    return tuple(dict.fromkeys(address.strip().casefold()[:200] for address in said if "@" in address))[:_MOST]


def _chats(visits: list[Visit], best: Visit, expedition: Expedition) -> tuple[Chat, ...]:
    """The chats offered; one of them is asked a question where the portal file allows it."""
    offered = list(_each_once(chat for visit in visits for chat in chats_on(visit, expedition)))
    if "ask" not in expedition.portal.allow:
        return tuple(replace(one.chat, not_asked_because="not_allowed") for one in offered)
    chats: list[Chat] = []
    answered = False
    for chat in sorted(offered, key=lambda one: one.chat.kind != "widget"):
        if answered:
            chats.append(replace(chat.chat, not_asked_because="one_is_enough"))
            continue
        chats.append(ask(chat, best, expedition))
        answered = chats[-1].answered_after_s is not None
    return tuple(chats)


def _each_once(chats: Iterable[OfferedChat]) -> Iterator[OfferedChat]:
    seen: set[tuple[str, str]] = set()
    for one in chats:
        key = (one.chat.kind, one.chat.name)
        if key not in seen:
            seen.add(key)
            yield one


GATHERERS = (Gatherer("contact", gather),)
