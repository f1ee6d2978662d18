"""Published replies to feedback (in a table, in running text, on pages of their own), and the look-up of one's own."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import FeedbackReplies, Reply
from pytest_egov.gatherers.look_up_forms import look_up_form
from pytest_egov.gatherers.reading.paragraphs import content_at
from pytest_egov.gatherers.reading.values import dates_in, latest_date, says
from pytest_egov.wayfinding.finder import GOOD
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pytest_egov.driver.snapshot import LiveControl, Snapshot, Table
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.gatherers.reading.paragraphs import Paragraph

__all__ = ["look", "replies_below"]

_MOST_OPENED = 3
_MOST_REPLIES = 50
_LINE = 150  # characters of a line that says when and by whom, beyond which it is running text
_REPLY_TEXT = 30  # characters; less is a label
_NAMED_BY_ITSELF = 12  # characters; a shorter link says "Xem" and the like
_CELLS_OF_A_LIST = 3
_OPENING = 20  # paragraphs


def look(visit: Visit, expedition: Expedition) -> FeedbackReplies | None:
    """The replies a page publishes and whether one's own can be looked up; None when it does neither."""
    listed = [reply for table in visit.snapshot.tables for reply in _replies_in(table)]
    content = content_at(expedition, visit.place.url)
    if not listed:
        in_cells = any(len(row) >= _CELLS_OF_A_LIST for table in visit.snapshot.tables for row in table.rows)
        free = [one for one in content if not (in_cells and one.tag in ("td", "th"))]
        listed = [reply for reply in replies_below(free) if reply.replied_on is not None]
    opened = list(_replies_behind(visit, expedition)) if not any(reply.characters for reply in listed) else []
    replies = _joined(listed, opened)
    can_look_up = _can_look_up(visit.snapshot)
    if not replies and not can_look_up:
        return None
    visit.picture("feedback_replies")
    return FeedbackReplies(tuple(replies[:_MOST_REPLIES]), can_look_up)


def replies_below(content: Iterable[Paragraph]) -> Iterator[Reply]:
    """Replies in running text: from the line that opens one down to the next heading or link.

    A reply's day stands in the line that opens it or in a short line soon after; lines on when it was asked are none.
    """
    subject, day, characters, inside = "", None, 0, False
    for one in content:
        asked = bool(says("feedback", "asked", one.text))
        if _opens_reply(one):
            # The day may stand below the text; a second day, or a second heading, belongs to the next reply.
            if inside and characters >= _REPLY_TEXT and (one.level or (day is not None and dates_in(one.text))):
                yield Reply(subject[:200], day, characters)
                day, characters = None, 0
            inside = True
            day = day or _reply_day(one.text)
            characters += _length_after_label(one.text)
        elif one.level or one.tag in ("summary", "dt") or one.is_link:
            if inside and (characters or day):
                yield Reply(subject[:200], day, characters)
            subject, day, characters, inside = one.text, None, 0, False
        elif inside and len(one.text) <= _LINE and dates_in(one.text) and not asked:
            day = day or latest_date(one.text)
            characters += len(one.text) if len(one.text) > _LINE // 2 else 0
        elif inside and not asked:
            characters += len(one.text)
        elif len(one.text) > len(subject) and not asked and not dates_in(one.text):
            subject = subject or one.text
    if inside and (characters or day):
        yield Reply(subject[:200], day, characters)


def _opens_reply(one: Paragraph) -> bool:
    """Whether a line opens a reply: it is short, or begins with the word for it; a link or a title does not."""
    if one.level == 1 or one.is_link or says("feedback", "waiting", one.text):
        return False
    begins = says("feedback", "reply", one.text[:40])
    return bool(begins) and (len(one.text) <= _LINE or ":" in one.text[:60])


def _reply_day(line: str) -> date | None:
    """The day beside a word for replying: "Ngày gửi: 1/11/2026 | Ngày trả lời: 3/11/2026" has two parts."""
    parts = re.split(r"[|;•·]|\s-\s|,(?=\s*\D)", line)
    replied = [day for part in parts if not says("feedback", "asked", part) for day in dates_in(part)]
    return max(replied, default=None)


def _length_after_label(line: str) -> int:
    rest = line.partition(":")[2].strip()
    return len(rest) if len(rest) >= _REPLY_TEXT else 0


def _replies_in(table: Table) -> Iterator[Reply]:
    """Rows that tell the day of a reply: in a column for it, or anywhere where the row says that it was answered."""
    if len(table.rows) < 2:  # a head and a row
        return
    head = table.rows[0]
    on_reply = [at for at, cell in enumerate(head) if says("feedback", "reply", cell)]
    on_asking = [at for at, cell in enumerate(head) if says("feedback", "asked", cell) and at not in on_reply]
    for row in table.rows[1:]:
        whole = " . ".join(row)
        if len(row) != len(head) or says("feedback", "waiting", whole):
            continue
        told = [cell for at, cell in enumerate(row) if at in on_reply]
        answered = bool(says("feedback", "reply", whole))
        others = [cell for at, cell in enumerate(row) if at not in on_asking]
        day = latest_date(" . ".join(told)) or (latest_date(" . ".join(others)) if answered or on_reply else None)
        if day is None:
            continue
        texts = [cell for cell in told if not dates_in(cell) and len(cell) >= _REPLY_TEXT]
        subject = max((cell for at, cell in enumerate(row) if at not in on_reply), key=len, default="")
        yield Reply(subject[:200], day, max(map(len, texts), default=0))


def _replies_behind(visit: Visit, expedition: Expedition) -> Iterator[Reply]:
    """Replies on pages of their own, the first few of the list."""
    for link in _entries(visit.snapshot, expedition)[:_MOST_OPENED]:
        try:
            page = expedition.visitor.read(link.url or "")
            content = content_at(expedition, link.url or "")
        except (PageNotOpened, Refused):
            continue
        visit.record("open", link.name, page)
        if not _is_feedback(page, content):
            continue
        reply = max(replies_below(content), key=lambda one: (one.replied_on is not None, one.characters), default=None)
        table = [found for piece in page.tables for found in _replies_in(piece)]
        title = next((text for level, text in page.headings if level > 1), "") or page.title
        subject = link.name if len(link.name) > _NAMED_BY_ITSELF else title
        if reply is not None:
            day = reply.replied_on or max((row.replied_on for row in table if row.replied_on), default=None)
            yield Reply(subject[:200], day, reply.characters)


def _is_feedback(page: Snapshot, content: tuple[Paragraph, ...]) -> bool:
    """Whether a page opened from a list speaks of feedback at all: news beside the list speaks of other things."""
    opening = " . ".join([page.url, page.title, *(one.text[:_LINE] for one in content[:_OPENING])])
    return (
        says("feedback", "about", opening) is not None or re.search(r"pakn|phan-?anh|kien-?nghi", page.url) is not None
    )


def _entries(snapshot: Snapshot, expedition: Expedition) -> list[LiveControl]:
    """The links of a list: the largest family of alike addresses in the content, in order."""
    elsewhere = {page_key(control.url or "") for control in expedition.finder.start().links()}
    families: dict[object, dict[str, LiveControl]] = defaultdict(dict)
    for control in snapshot.links():
        url = control.url or ""
        telling = len(control.name) > _NAMED_BY_ITSELF or says("feedback", "detail", control.name)
        other = (
            says("feedback", "send", control.name)
            or expedition.words.place_confidence("feedback_replies", control.name) >= GOOD
        )
        if control.area in ("nav", "header", "footer") or not telling or other:
            continue
        if same_site(url, expedition.portal.address) and page_key(url) not in elsewhere | {page_key(snapshot.url)}:
            families[_shape(url)].setdefault(page_key(url), control)
    largest = max(families.values(), key=len, default={})
    return list(largest.values())


def _shape(url: str) -> tuple[object, ...]:
    """What addresses of one list share: the folder and the names in the query."""
    parts = urlsplit(url)
    return parts.netloc, parts.path.rpartition("/")[0], tuple(sorted(name for name, _ in parse_qsl(parts.query)))


def _joined(listed: list[Reply], opened: list[Reply]) -> list[Reply]:
    """A reply listed and opened is one: the day of the list stands where the page itself gives none."""
    left = list(listed)
    joined = []
    for reply in opened:
        same = next(
            (
                one
                for one in left
                if fold(reply.subject) in fold(one.subject) or fold(one.subject) in fold(reply.subject)
            ),
            None,
        )
        if same is not None:
            left.remove(same)
        day = reply.replied_on or (same.replied_on if same is not None else None)
        joined.append(Reply(reply.subject, day, reply.characters))
    return joined + left


def _can_look_up(snapshot: Snapshot) -> bool:
    """A form to find one's own feedback by its code, or to search the published."""
    if look_up_form(snapshot, "feedback_replies", at_least=1.0) is not None:
        return True
    for form in snapshot.forms:
        words = " . ".join(
            (form.name, *(field.label for field in form.fields), *(button.name for button in form.buttons))
        )
        writes = any(field.kind in ("textarea", "password", "file") for field in form.fields if field.shown)
        searches = form.shown and not writes and form.area not in ("nav", "header", "footer") and bool(form.fields)
        if searches and form.ref >= 0 and says("feedback", "look_up", words) and says("feedback", "about", words):
            return True
    return False
