"""The notice on personal data, and which of its parts stand in its own text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import same_site
from pytest_egov.evidence import Mention, PrivacyNotice
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.reading.paragraphs import Paragraph, content_at, sections_of, sentences_in
from pytest_egov.gatherers.reading.values import emails_in, phones_in, says, word_in
from pytest_egov.wayfinding.finder import FAIR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_egov.driver.snapshot import Snapshot
    from pytest_egov.gatherers.expedition import Expedition, Visit

_PARTS = ("purpose", "data_types", "processor")
_A_FILE = re.compile(r"\.(pdf|docx?|odt)($|[?#])", re.IGNORECASE)


def look(visit: Visit, expedition: Expedition) -> PrivacyNotice | None:
    """The notice on this page; None when the page is not about personal data."""
    content = content_at(expedition, visit.place.url)
    titles = (visit.place.title, *(one.text for one in content if one.level))
    named = any(expedition.words.place_confidence("privacy", title) >= FAIR for title in titles)
    running = " ".join(one.text for one in content if not one.is_link)
    if not named and not says("personal_data", "notice", running):
        return None
    url = visit.snapshot.url
    document = _document(visit.snapshot, content, expedition)
    parts = [part for term in _PARTS if (part := _part(term, content, url)) is not None]
    if (contact := _contact(content, url)) is not None:
        parts.append(contact)
    if not parts and not document and not any(says("personal_data", "notice", title) for title in titles):
        return None  # terms of use that mention personal data in passing
    visit.picture("privacy")
    visit.record("open", visit.place.title or url, visit.snapshot, running)
    characters = sum(len(one.text) - one.linked for one in content)
    return PrivacyNotice(tuple(parts), characters, visit.snapshot.status, _consent(visit.snapshot), document)


def _part(term: str, content: tuple[Paragraph, ...], url: str) -> Mention | None:
    """A sentence that names the part, or a heading that does with text under it; a word in a list of links is none."""
    for section in sections_of(content):
        if section.title and section.characters and says("privacy_parts", term, section.title):
            return Mention(term, section.title[:200], section.characters, url)
    for sentence in sentences_in(content):
        if says("privacy_parts", term, sentence):
            return Mention(term, sentence, len(sentence), url)
    return None


def _contact(content: tuple[Paragraph, ...], url: str) -> Mention | None:
    """Whom to ask: a number, an address, or words that send the reader somewhere.

    That e-mail addresses are collected says nothing of whom to write to, so the words for them alone do not count; nor
    does an opening that promises to say whom to turn to.
    """
    written = tuple(one for one in content if not one.level)
    for one in written:
        if phones_in(one.text) or emails_in(one.text):
            return Mention("contact", one.text[:200], len(one.text), url)
    for section in sections_of(content):
        if section.characters and word_in(section.title, ("liên hệ", "contact")):
            return Mention("contact", section.title[:200], section.characters, url)
    for sentence in sentences_in(written):
        promised = says("personal_data", "asking_whom", sentence)
        if not promised and says("personal_data", "getting_in_touch", sentence):
            return Mention("contact", sentence, len(sentence), url)
    return None


def _consent(snapshot: Snapshot) -> bool | None:
    """Whether consent is asked with a box on this page; None when there is no form to tell by."""
    boxes = [field for form in snapshot.forms for field in form.fields if field.kind == "checkbox"]
    return True if any(says("personal_data", "consent", box.label) for box in boxes) else None


def _document(snapshot: Snapshot, content: Iterable[Paragraph], expedition: Expedition) -> str:
    """The notice as a file: shown within the page, or offered in its own text."""
    for media in snapshot.media:
        if media.tag in ("iframe", "embed", "object") and _A_FILE.search(media.url):
            return media.url[:500]
    offered = " \n ".join(one.text for one in content if one.linked)
    for link in snapshot.links():
        url = link.url or ""
        if link.name and link.name in offered and _A_FILE.search(url) and same_site(url, expedition.portal.address):
            return url[:500]
    return ""


GATHERERS = (Gatherer("privacy_notice", at_place("privacy", look)),)
