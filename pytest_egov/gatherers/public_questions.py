"""Where anyone can ask, and the replies given to others: often two pages, sometimes one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import PublicQuestions, Reply
from pytest_egov.gatherers.reading.paragraphs import content_at, sections_of
from pytest_egov.gatherers.reading.question_blocks import QuestionBlock, blocks_of, is_about_asking
from pytest_egov.gatherers.reading.values import dates_in, latest_date, says
from pytest_egov.wayfinding.finder import FAIR
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pytest_egov.driver.snapshot import LiveControl, LiveForm, Snapshot, Table
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.gatherers.reading.paragraphs import Paragraph

__all__ = ["look"]

_MOST_PAGES = 4
_MOST_REPLIES = 50
_CHOICES = 2  # questions of a survey
_CAPTCHA_SERVICES = re.compile(r"recaptcha|hcaptcha|challenges\.cloudflare", re.IGNORECASE)


def look(visit: Visit, expedition: Expedition) -> PublicQuestions | None:
    """The form and the replies, here and on the pages this one names for them; None when there is neither."""
    pages = [visit.snapshot]
    form = _ask_form(visit.snapshot) or _behind_a_button(visit, expedition)
    replies = list(_replies_on(visit.snapshot, visit.place.url, visit, expedition))
    sign_in = _asks_to_sign_in(visit.snapshot)
    for link in _related(visit.snapshot, expedition):
        if form is not None and _dated(replies):
            break
        try:
            snapshot = expedition.visitor.read(link.url or "")
        except (PageNotOpened, Refused):
            continue
        if snapshot.status is not None and snapshot.status >= 400:  # an error page
            continue
        pages.append(snapshot)
        visit.record("open", link.name, snapshot)
        form = form or _ask_form(snapshot)
        if not _dated(replies):
            further = list(_replies_on(snapshot, link.url or "", visit, expedition))
            replies = further if _dated(further) or not replies else replies
        sign_in = sign_in or (_asks_to_sign_in(snapshot) and _asks(link.name, expedition))
    if form is None and not replies and not (sign_in and _asks(visit.place.title, expedition)):
        return None
    visit.picture("public_questions")
    captcha, alternative = _captcha(form, pages)
    return PublicQuestions(
        form.as_form(same_site=same_site(form.action, expedition.portal.address)) if form is not None else None,
        tuple(replies[:_MOST_REPLIES]),
        captcha,
        alternative,
        sign_in_asked=sign_in and form is None,
    )


def _dated(replies: list[Reply]) -> bool:
    return any(reply.replied_on is not None for reply in replies)


def _asks(name: str, expedition: Expedition) -> bool:
    return expedition.words.place_confidence("ask", name) >= FAIR


def _ask_form(snapshot: Snapshot) -> LiveForm | None:
    """A form with room for a question, or a survey's choices; a search box is neither."""
    for form in snapshot.forms:
        if form.area in ("nav", "header", "footer") or form.role == "search":
            continue
        shown = [field for field in form.fields if field.shown]
        writes = any(field.kind == "textarea" for field in shown) or any(
            field.kind == "text" and says("feedback_fields", "content", f"{field.label} {field.help}")
            for field in shown
        )
        chooses = len({field.group or field.label for field in shown if field.kind == "radio"}) >= _CHOICES
        if writes or (chooses and form.buttons):
            return form
    return None


def _behind_a_button(visit: Visit, expedition: Expedition) -> LiveForm | None:
    """A form that opens in place: the button that names it is pressed where it cannot send anything."""
    for control in visit.snapshot.controls:
        inside = control.area in ("main", "body", "aside")
        fits = expedition.words.place_confidence("ask", control.name) >= FAIR
        if fits and inside and control.url is None and control.shown and control.enabled and not control.submits:
            try:
                after = visit.tab().press(control, "open")
            except PageNotOpened:
                continue
            visit.record("press", control.name, after)
            if (form := _ask_form(after)) is not None:
                return form
    return None


def _related(snapshot: Snapshot, expedition: Expedition) -> list[LiveControl]:
    """Links to the form or to the replies: of this page first, then those by which the menus name them."""
    found: dict[str, tuple[int, LiveControl]] = {}
    for control in snapshot.links():
        url = control.url or ""
        fits = expedition.words.place_confidence("ask", control.name) >= FAIR or (
            len(control.name) <= 60 and says("questions", "replies", control.name) is not None  # a name
        )
        if fits and same_site(url, expedition.portal.address) and page_key(url) != page_key(snapshot.url):
            found.setdefault(page_key(url), (control.area in ("nav", "header", "footer"), control))
    return [control for _, control in sorted(found.values(), key=lambda pair: pair[0])][:_MOST_PAGES]


def _asks_to_sign_in(snapshot: Snapshot) -> bool:
    passwords = any(field.kind == "password" and field.shown for form in snapshot.forms for field in form.fields)
    return passwords or says("messages", "sign_in_asked", snapshot.text[:5000]) is not None


def _replies_on(snapshot: Snapshot, url: str, visit: Visit, expedition: Expedition) -> Iterator[Reply]:
    """Replies on a page: rows of a table, questions with what stands beneath, or answers on pages of their own."""
    rows = [reply for table in snapshot.tables for reply in _replies_in(table)]
    content = content_at(expedition, url)
    blocks = blocks_of(content)
    standing = [reply for block in blocks if (reply := _reply_to(block)) is not None]
    found = rows or standing
    if not _dated(found):
        found = list(_replies_behind(snapshot, content, blocks, visit, expedition)) or found
    if not _dated(found):
        found = list(_replies_under_headings(content)) or found
    yield from found


def _replies_in(table: Table) -> Iterator[Reply]:
    """Rows that hold a question and the day of its reply; what still waits for one is left out."""
    if len(table.rows) < 2:  # a heading and a row
        return
    head = table.rows[0]
    replied = [i for i, cell in enumerate(head) if says("questions", "reply", cell)]
    asked = [i for i, cell in enumerate(head) if says("questions", "asked", cell) and i not in replied]
    for row in table.rows[1:] if replied or asked or not dates_in(" ".join(head)) else table.rows:
        whole = " ".join(row)
        if not row or says("questions", "waiting", whole):
            continue
        cells = [cell for i, cell in enumerate(row) if (i in replied if replied else i not in asked)]
        said = [cell for cell in cells if not dates_in(cell)]
        day = latest_date(" ".join(cells))
        if day is None and not (replied and any(said)):
            continue
        subject = max(
            (cell for i, cell in enumerate(row) if i not in replied and not dates_in(cell)), key=len, default=""
        )
        yield Reply(subject[:200], day, max((len(cell) for cell in said), default=0) if replied else 0)


def _reply_to(block: QuestionBlock) -> Reply | None:
    """The reply below a question; None where nothing tells that somebody asked and somebody replied on a day."""
    below = " \n ".join(one.text for one in block.below)
    if says("questions", "waiting", below):
        return None
    day = _reply_day(block.below)
    by_somebody = any(is_about_asking(one.text) and says("questions", "asked", one.text) for one in block.below)
    if day is None and not (by_somebody and block.characters):
        return None
    return Reply(block.question.text[:200], day, block.characters)


def _replies_under_headings(content: tuple[Paragraph, ...]) -> Iterator[Reply]:
    """Replies whose question is a title like any other: told by the day beside words for replying."""
    for section in sections_of(content):
        days = [day for one in section.paragraphs for day in _beside("reply", one.text)]
        if section.title and days:
            yield Reply(section.title[:200], max(days), section.characters)


def _reply_day(paragraphs: tuple[Paragraph, ...]) -> date | None:
    """The day of the reply: one said beside words for replying, else one not said beside words for asking."""
    lines = [one.text for one in paragraphs if dates_in(one.text)]
    beside = [day for line in lines for day in _beside("reply", line)]
    other = [latest_date(line) for line in lines if not says("questions", "asked", line)]
    short = [day for line, day in zip(lines, other, strict=False) if day is not None and len(line) <= 120]  # a line
    return max(beside or short, default=None)


def _beside(term: str, line: str) -> Iterator[date]:
    """Days in the parts of a line that speak of it: "Ngày hỏi: 1/11/2026 | Ngày trả lời: 3/11/2026" has two parts."""
    for part in re.split(r"[|;•·]|\s-\s|(?=ngày hỏi|ngày gửi|ngày trả lời|người hỏi)", line, flags=re.IGNORECASE):
        if says("questions", term, part) and len(part) <= 200 and (days := dates_in(part)):  # a line
            yield days[0]


def _replies_behind(
    snapshot: Snapshot,
    content: tuple[Paragraph, ...],
    blocks: tuple[QuestionBlock, ...],
    visit: Visit,
    expedition: Expedition,
) -> Iterator[Reply]:
    """Replies on pages of their own, as many as the standard asks to open."""
    asked = {fold(block.question.text) for block in blocks}
    own = {fold(one.text) for one in content if one.linked}
    links = [
        c for c in snapshot.links() if fold(c.name) in asked & own and page_key(c.url or "") != page_key(snapshot.url)
    ]
    for link in links[: expedition.gather.questions.opened]:
        try:
            page = expedition.visitor.read(link.url or "")
            answer = content_at(expedition, link.url or "")
        except (PageNotOpened, Refused):
            continue
        visit.record("open", link.name, page)
        whole = " \n ".join(one.text for one in answer)
        day = _reply_day(answer)
        if not says("questions", "waiting", whole) and (day is not None or says("questions", "reply", whole)):
            text = [one for one in answer if not one.level and not one.is_link and fold(one.text) != fold(link.name)]
            yield Reply(link.name[:200], day, sum(len(one.text) for one in text))


def _captcha(form: LiveForm | None, pages: list[Snapshot]) -> tuple[bool, bool]:
    """Whether asking takes a captcha, and whether there is another way than seeing it."""
    service = any(_CAPTCHA_SERVICES.search(media.url) for page in pages for media in page.media)
    field = form is not None and any(says("messages", "captcha", f"{f.label} {f.help}") for f in form.fields)
    buttons = [control.name for page in pages for control in page.controls if control.shown]
    other = service or any(re.search(r"(?i)nghe|âm thanh|audio|listen", name) for name in buttons)
    return service or field, (service or field) and other
