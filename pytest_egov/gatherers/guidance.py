"""The help section: its guides opened, and the videos and filled samples that go with them and with the procedures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import Guidance, GuideTopic
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.reading.downloads import kind_of
from pytest_egov.gatherers.reading.paragraphs import (
    Paragraph,
    clicks_to,
    content_at,
    content_of,
    paragraphs_of,
    sections_of,
    unlinked,
)
from pytest_egov.gatherers.reading.values import latest_date, says
from pytest_egov.gatherers.worked_examples import gather as gather_worked_examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.gatherers.expedition import Expedition, Visit

TOPICS = ("account", "filing", "payment", "tracking")
MANUAL = "manual"
_MOST_GUIDES = 6
_MOST_PRESSED = 4
_A_TITLE = 120  # characters
_SAYS_SOMETHING = 100  # characters; a page with less is a shell
_DOCUMENTS = frozenset({"pdf", "doc", "docx", "ppt", "pptx", "xls", "xlsx", "odt", "rtf"})
_NUMBERED = re.compile(r"(?i)(phần|bước|mục|chương|part|step)?\s*([\dIVX]{1,4}|[a-z])\s*[.):-]")
_A_FILE = re.compile(r"\.(pdf|docx?|pptx?|xlsx?|odt|rtf)($|[?#])", re.IGNORECASE)


@dataclass(slots=True)
class _Guides:
    """The guides met so far: for each topic the one with the most to read."""

    best: dict[str, GuideTopic] = field(default_factory=dict)

    def add(self, terms: Iterable[str], guide: GuideTopic) -> None:
        """Keep a guide for each of the terms it fits, unless a better one is known."""
        for term in terms:
            known = self.best.get(term)
            if known is None or _worth(guide) > _worth(known):
                self.best[term] = replace(guide, term=term, title=guide.title[:200], url=guide.url[:500])

    def in_order(self) -> tuple[GuideTopic, ...]:
        return tuple(self.best[term] for term in (*TOPICS, MANUAL) if term in self.best)


def _worth(guide: GuideTopic) -> tuple[bool, bool, int]:
    return guide.status in (None, 200), bool(guide.document), guide.characters


def look(visit: Visit, expedition: Expedition) -> Guidance | None:
    """The guides this page holds or links to; None when it is an empty shell."""
    content = content_at(expedition, visit.place.url)
    snapshot, guides = visit.snapshot, _Guides()
    visit.picture("guidance")
    visit.record("open", visit.place.title or snapshot.url, snapshot)
    _add_page(guides, visit.place.title, content, snapshot)
    for link in _guide_links(snapshot, content, expedition):
        _open(guides, link, visit, expedition)
    _add_frames(guides, snapshot, expedition)
    _press_tabs(guides, visit)
    found = guides.in_order()
    if not found and unlinked(content) < _SAYS_SOMETHING:
        return None
    return Guidance(found, _updated(content), clicks_to(expedition, visit.place.url, visit.place.clicks))


def _topics_of(title: str) -> tuple[str, ...]:
    return tuple(term for term in TOPICS if says("guide_topics", term, title)) if len(title) <= _A_TITLE else ()


def _add_page(guides: _Guides, title: str, content: tuple[Paragraph, ...], snapshot: Snapshot, trail: str = "") -> None:
    """A page is a guide to what its title or the link to it says, and each part to what its own heading says."""
    named = f"{trail} {title}".strip()
    if trail:
        guides.add(_topics_of(trail) or _topics_of(title), _guide(named, snapshot, unlinked(content)))
    for section in sections_of(content):
        if section.characters:
            guides.add(_topics_of(section.title), _guide(section.title, snapshot, section.characters))
    for piece in snapshot.pieces:
        # A tab's panel or a bold opening heads its text as well, where there is no heading to do it.
        if piece.by in ("panel", "disclosure", "lead") and piece.text:
            guides.add(_topics_of(piece.label), _guide(piece.label, snapshot, len(piece.text)))
    for one, below in pairwise(content):
        if not one.level and not one.is_link and not below.is_link and _heads(one.text):
            guides.add(_topics_of(one.text), _guide(one.text, snapshot, len(below.text)))


def _heads(line: str) -> bool:
    """Whether a line that is no heading in the markup is one to a reader: numbered, or the name of a guide."""
    named = line[-1:].isalnum() and len(line) <= _A_TITLE and says("guides", "guide", line) is not None
    return named or _NUMBERED.match(line) is not None


def _guide(title: str, page: Snapshot, characters: int) -> GuideTopic:
    return GuideTopic("", title, page.url, page.status, characters)


def _guide_links(snapshot: Snapshot, content: tuple[Paragraph, ...], expedition: Expedition) -> list[LiveControl]:
    """Links to guides, at most six: one for each topic first, then whole manuals, then the rest.

    In the page's own matter a topic's name is enough; elsewhere "Tra cứu hồ sơ" is the look-up and no guide to it, so
    that the link must call itself a guide.
    """
    own = " \n ".join(one.text for one in content if one.linked)
    start = {(control.name, control.url) for control in expedition.finder.start().links()}
    found: dict[str, tuple[int, LiveControl]] = {}
    for control in snapshot.links():
        url, name = control.url or "", control.name
        if not name or len(name) > _A_TITLE or not same_site(url, expedition.portal.address):
            continue
        topics, calls_itself = _topics_of(name), says("guides", "guide", name) is not None
        inside = control.area in ("main", "body", "aside") and name in own and (name, control.url) not in start
        is_topic = bool(topics) and (calls_itself or inside)
        is_manual = not topics and (inside or bool(_A_FILE.search(url))) and (calls_itself or bool(_A_FILE.search(url)))
        key = page_key(url)
        if (is_topic or is_manual) and key != page_key(snapshot.url) and key not in found:
            found[key] = (0 if is_topic else 1, control)
    return list(_one_each([control for _, control in sorted(found.values(), key=lambda pair: pair[0])]))[:_MOST_GUIDES]


def _one_each(controls: list[LiveControl]) -> Iterator[LiveControl]:
    """The first link of every topic before the second of any."""
    covered: set[str] = set()
    later = []
    for control in controls:
        new = set(_topics_of(control.name)) - covered
        if new:
            covered |= new
            yield control
        else:
            later.append(control)
    yield from later


def _open(guides: _Guides, link: LiveControl, visit: Visit, expedition: Expedition) -> None:
    """Open a guide: a page is read, a file fetched."""
    url, terms = link.url or "", _topics_of(link.name) or (MANUAL,)
    if not _A_FILE.search(url):
        try:
            snapshot = expedition.visitor.read(url)
        except Refused:
            return
        except PageNotOpened:
            pass  # a download, or nothing at all: fetching tells which
        else:
            visit.record("open", link.name, snapshot)
            content = content_at(expedition, url) if snapshot.status in (None, 200) else ()
            _add_page(guides, snapshot.title, content, snapshot, link.name)
            return
    _fetch(guides, terms, link.name, url, expedition)


def _fetch(guides: _Guides, terms: tuple[str, ...], name: str, url: str, expedition: Expedition) -> None:
    try:
        came = expedition.visitor.tab.fetch(url)
    except Refused:
        return
    kind = kind_of(came.body)
    guides.add(terms, GuideTopic("", name, url, came.status or 0, 0, kind if kind in _DOCUMENTS else ""))


def _add_frames(guides: _Guides, snapshot: Snapshot, expedition: Expedition) -> None:
    """A manual shown within the page: a file of the portal is fetched, what another site shows is only noted."""
    for media in snapshot.media:
        if media.tag not in ("iframe", "embed", "object") or not media.url.startswith("http"):
            continue
        if _A_FILE.search(media.url):
            _fetch(guides, _topics_of(media.name) or (MANUAL,), media.name or media.url, media.url, expedition)
        elif re.search(r"docs\.google|drive\.google|office|flip|issuu|slideshare", media.url):
            guide = GuideTopic("", media.name or media.url, media.url, None, 0, "frame")
            guides.add(_topics_of(media.name) or (MANUAL,), guide)


def _press_tabs(guides: _Guides, visit: Visit) -> None:
    """Topics behind buttons: pressed where they stand as tabs, or where three topics and more stand side by side."""
    buttons = [
        control
        for control in visit.snapshot.controls
        if control.url is None and control.shown and control.enabled and not control.submits
        and control.area in ("main", "body") and len(_topics_of(control.name)) == 1
    ]  # fmt: skip
    side_by_side = len({_topics_of(control.name) for control in buttons}) >= 3  # as the docstring says
    wanted = [
        control
        for control in buttons
        if (control.role == "tab" or says("guides", "guide", control.name) or side_by_side)
        and guides.best.get(_topics_of(control.name)[0]) is None
    ]
    for control in wanted[:_MOST_PRESSED]:
        try:
            tab = visit.tab()
            before = {one.text for one in paragraphs_of(tab)}
            now = next(
                (c for c in tab.snapshot().controls if c.name == control.name and c.url is None and c.shown), None
            )
            if now is None:
                continue
            after = tab.press(now, "open")
        except PageNotOpened:
            continue
        if page_key(after.url) != page_key(visit.snapshot.url):
            continue
        new = [one for one in content_of(paragraphs_of(tab)) if one.shown and one.text not in before]
        visit.record("press", control.name, after, " ".join(one.text for one in new))
        guides.add(_topics_of(control.name), _guide(control.name, after, unlinked(new)))


def _updated(content: Iterable[Paragraph]) -> date | None:
    dates = [day for one in content if says("guides", "updated", one.text) and (day := latest_date(one.text))]
    return max(dates, default=None)


GATHERERS = (
    Gatherer("guidance", at_place("guidance", look)),
    Gatherer("worked_examples", gather_worked_examples, needs=("guidance", "procedures")),
)
