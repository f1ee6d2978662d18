"""Frequently asked questions: counted, some of their answers opened; and questions anyone may ask."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_egov.driver.addresses import page_key, same_site
from pytest_egov.driver.snapshot import LiveControl
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import QuestionAndAnswer, QuestionsAndAnswers
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.public_questions import look as look_at_public_questions
from pytest_egov.gatherers.reading.paragraphs import clicks_to, content_at, content_of, paragraphs_of, unlinked
from pytest_egov.gatherers.reading.question_blocks import QuestionBlock, blocks_of
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.finder import FAIR
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveForm, Snapshot
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.gatherers.reading.paragraphs import Paragraph
    from pytest_egov.wayfinding.vocabulary import Vocabulary

_MOST_PAIRS = 100
_A_TITLE = 20  # characters; shorter link texts are menus and pagers
_A_TOPIC = 40
_ALIKE = 3
_EMPTY = 600  # characters of a page that says little more than that it has nothing


def look(visit: Visit, expedition: Expedition) -> QuestionsAndAnswers | None:
    """The questions of this page; None when it has none and does not say so either."""
    content = content_at(expedition, visit.place.url)
    links = _answer_links(visit.snapshot, content)
    blocks = blocks_of(content)
    if len(blocks) < len(links):
        blocks = tuple(QuestionBlock(one, "", ()) for one in content if fold(one.text) in links)
    if not blocks and not _says_it_is_empty(visit, content, expedition):
        return None
    visit.picture("faq")
    visit.record("open", visit.place.title or visit.place.url, visit.snapshot, f"{len(blocks)}")
    return QuestionsAndAnswers(
        _open_some(visit, blocks[:_MOST_PAIRS], links, expedition),
        _grouped(visit.snapshot, content, blocks, expedition.words),
        _searchable(visit.snapshot, expedition),
        clicks_to(expedition, visit.place.url, visit.place.clicks),
    )


def _says_it_is_empty(visit: Visit, content: tuple[Paragraph, ...], expedition: Expedition) -> bool:
    titles = (visit.place.title, *(one.text for one in content if one.level))
    named = any(expedition.words.place_confidence("faq", title) >= FAIR for title in titles)
    said = " ".join(one.text for one in content)
    return named and 0 < len(said) < _EMPTY and says("messages", "not_found", said) is not None


def _answer_links(snapshot: Snapshot, content: tuple[Paragraph, ...]) -> dict[str, LiveControl]:
    """Links to answers on pages of their own, by the folded question: question marks, or titles under one path."""
    own = {fold(one.text) for one in content if one.linked}
    links = [c for c in snapshot.links() if fold(c.name) in own and page_key(c.url or "") != page_key(snapshot.url)]
    asked = {fold(link.name): link for link in links if "?" in link.name}
    titles = [link for link in links if len(link.name) >= _A_TITLE]
    shapes = Counter(_shape(link.url or "") for link in titles)
    if not asked and shapes and shapes.most_common(1)[0][1] >= _ALIKE:
        shape = shapes.most_common(1)[0][0]
        return {fold(link.name): link for link in titles if _shape(link.url or "") == shape}
    return asked


def _shape(url: str) -> str:
    """What the addresses of one kind of page share: the folder, and the names in the query."""
    parts = urlsplit(url)
    folder = parts.path.rsplit("/", 1)[0] if not parts.query else parts.path
    return f"{parts.netloc}{folder}?{re.sub(r'=[^&]*', '', parts.query)}"


def _open_some(
    visit: Visit, blocks: tuple[QuestionBlock, ...], links: dict[str, LiveControl], expedition: Expedition
) -> tuple[QuestionAndAnswer, ...]:
    """Answers that stand open are read; of the others as many are opened as the standard asks for."""
    left = expedition.gather.questions.opened
    pairs = []
    for block in blocks:
        characters: int | None = None
        question = block.question.text
        if _stands_open(block):
            characters = sum(len(one.text) for one in block.answer if one.shown)
        elif left > 0:
            left -= 1
            link = links.get(fold(question))
            characters = _behind(visit, link, expedition) if link else _opened(visit, block)
        pairs.append(QuestionAndAnswer(question[:200], characters))
    return tuple(pairs)


def _stands_open(block: QuestionBlock) -> bool:
    """Whether the answer shows; what shows after a hidden answer is the caption of the next topic, unless it is the longer."""
    shown, hidden = (sum(len(one.text) for one in block.answer if one.shown is state) for state in (True, False))
    return shown > 0 and (block.answer[0].shown or shown > hidden)


def _behind(visit: Visit, link: LiveControl, expedition: Expedition) -> int | None:
    """How long the answer on a page of its own is; None where the page did not open."""
    url = link.url or ""
    if not same_site(url, expedition.portal.address):
        return None
    try:
        snapshot = expedition.visitor.read(url)
        content = content_at(expedition, url)
    except (PageNotOpened, Refused):
        return None
    visit.record("open", link.name, snapshot, " ".join(one.text for one in content)[:300])
    if snapshot.status is not None and snapshot.status >= 400:  # an error page
        return None
    return unlinked(one for one in content if fold(one.text) != fold(link.name))


def _opened(visit: Visit, block: QuestionBlock) -> int | None:
    """Press a question and measure what then shows beneath it; None where it could not be pressed."""
    question = block.question
    try:
        tab = visit.tab()
        shown = tab.snapshot()
        before = paragraphs_of(tab)
        here = next((one for one in before if one.text == question.text and one.ref >= 0 and one.shown), None)
        if here is None:
            return None
        # The middle of a line is beside a link that is shorter than it.
        asked = (control for control in shown.controls if control.shown and fold(control.name) == fold(question.text))
        after = tab.press(next(asked, _control(here)), "open")
    except PageNotOpened:
        return None
    if page_key(after.url) != page_key(visit.snapshot.url):
        content = content_of(paragraphs_of(tab), before)
        visit.record("open", question.text, after)
        return unlinked(one for one in content if fold(one.text) != fold(question.text))
    visible = Counter(one.text for one in before if one.shown)
    new = [one for one in paragraphs_of(tab) if one.shown and not visible[one.text]]
    visit.record("press", question.text, after, " ".join(one.text for one in new)[:300])
    if new or not block.answer:
        return sum(len(one.text) for one in new if not one.is_link)
    return None  # its answer is on the page and we did not get it to show


def _control(one: Paragraph) -> LiveControl:
    """A block of text as something to press: many accordions are made of divs nothing marks as buttons."""
    return LiveControl(
        ref=one.ref, frame=0, role="button", name=one.text, url=None, raw="", area=one.area, under="",
        shown=True, enabled=True, submits=False,
    )  # fmt: skip


def _grouped(
    snapshot: Snapshot, content: tuple[Paragraph, ...], blocks: tuple[QuestionBlock, ...], words: Vocabulary
) -> bool:
    """Whether there are two topics and more: headings above questions, a choice list, tabs, or links to topics."""
    texts = {fold(block.question.text) for block in blocks}
    headings = {block.under for block in blocks if block.under}
    lists = any(
        field.kind == "select" and len(field.options) > 2 and field.shown  # "all" and two topics
        for form in snapshot.forms
        if form.area in ("main", "body")
        for field in form.fields
    )
    own = " ".join(("", *(fold(one.text) for one in content), ""))
    inside = [c for c in snapshot.controls if c.shown and f" {fold(c.name)} " in own and fold(c.name) not in texts]
    tabs = [control for control in inside if control.role == "tab"]
    chips = [c for c in inside if c.url is None and (_is_topic(c.name, words) or says("questions", "all", c.name))]
    topics = [c for c in inside if c.url and _is_topic_link(c, snapshot.url)]
    return len(headings) > 1 or lists or len(tabs) > 1 or len(chips) > 1 or len(topics) > 1


def _is_topic(name: str, words: Vocabulary) -> bool:
    families = ("guide_topics", "groupings")
    return len(name) <= _A_TOPIC and any(
        says(family, term, name) for family in families for term in words.terms[family]
    )


def _is_topic_link(control: LiveControl, page: str) -> bool:
    """A link back to the same page with something chosen, or to a part of it; pagers are none."""
    here, there = urlsplit(page), urlsplit(control.url or "")
    pager = re.search(r"(^|&)(page|trang|p|start|offset)=", there.query) or re.fullmatch(r"[\W\d]*", control.name)
    same = here.path.rstrip("/") == there.path.rstrip("/")
    return not pager and "?" not in control.name and same and (there.query != here.query or bool(there.fragment))


def _searchable(snapshot: Snapshot, expedition: Expedition) -> bool:
    """Whether the questions have a search of their own, which the start page does not have as well."""
    everywhere = {_looks_like(form) for form in expedition.finder.start().forms}
    for form in snapshot.forms:
        if form.area in ("nav", "header", "footer"):
            continue
        said = [form.name, *(button.name for button in form.buttons)]
        for field in form.fields:
            typed = field.shown and field.kind in ("text", "search")
            words = (*said, field.label, field.help)
            searches = (
                field.kind == "search"
                or form.role == "search"
                or any(re.search(r"(?i)tìm|tra cứu|tim kiem|search|từ khóa|từ khoá|keyword", word) for word in words)
            )
            if typed and searches and _looks_like(replace(form, fields=(field,))) not in everywhere | _each(everywhere):
                return True
    return False


def _looks_like(form: LiveForm) -> tuple[tuple[str, str], ...]:
    return tuple((field.kind, f"{field.label} {field.help}") for field in form.fields if field.shown)


def _each(forms: set[tuple[tuple[str, str], ...]]) -> set[tuple[tuple[str, str], ...]]:
    """Single fields of several: what stands outside all forms is read as one form, however little belongs together."""
    return {(field,) for form in forms for field in form}


GATHERERS = (
    Gatherer("faq", at_place("faq", look)),
    Gatherer("public_questions", at_place("ask", look_at_public_questions)),
)
