"""How an account is obtained: by a form, or by an explanation, on a page of its own or behind the sign-in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import host_of, page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import Candidate, Finding, Found, Mention, NotFound, Registration
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.reading.paragraphs import content_at, sentences_in
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.finder import FAIR, GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveControl, LiveForm, Snapshot
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.gatherers.reading.paragraphs import Paragraph
    from pytest_egov.wayfinding.vocabulary import Vocabulary

AUDIENCES = ("person", "organisation")
_A_SHORT_LABEL = 40
_A_LABEL = 80  # characters; a longer line speaks of things in passing
_A_SENTENCE = 30
_MOST_LINKS = 4
_NOT_TYPED = frozenset({"checkbox", "radio", "select", "search", "file"})


def gather(expedition: Expedition) -> Finding[Registration]:
    """The places named for it, and the sign-in page, which often explains it or links on to another site."""
    own = at_place("registration", look)(expedition)
    candidates = list(own.candidates) if isinstance(own, Found) else []
    if "registration" in expedition.portal.places:
        return own
    tried = list(own.tried) if isinstance(own, NotFound) else []
    complete = isinstance(own, NotFound) and own.decisive
    seen = {page_key(candidate.place.url) for candidate in candidates}
    for place in expedition.finder.find("sign_in").candidates:
        if page_key(place.url) in seen:
            continue
        try:
            visit = expedition.visit(place)
            evidence = look(visit, expedition)
        except (PageNotOpened, Refused) as error:
            tried.append(str(error))
            complete = False
            continue
        if evidence is None:
            tried.append(f"opened {place.url}: it does not say how an account is obtained")
        else:
            candidates.append(visit.candidate(evidence))
    if not candidates and (elsewhere := _on_another_site(expedition)) is not None:
        candidates.append(elsewhere)
    return Found(tuple(candidates)) if candidates else NotFound("registration", tuple(tried), complete)


def look(visit: Visit, expedition: Expedition) -> Registration | None:
    """What the page offers to someone without an account; None when it neither offers nor explains one."""
    words, snapshot = expedition.words, visit.snapshot
    content = content_at(expedition, visit.place.url)
    about = (visit.place.title, *(one.text for one in content if one.level))
    by_name = any(words.place_confidence("registration", said) >= FAIR for said in about)
    forms = tuple(form for form in snapshot.forms if _registers(form, words, by_name=by_name))
    explanation = _explanation(content)
    links = tuple(_ways_on(snapshot, content, expedition))
    leads_away = [link for link in links if words.place_confidence("registration", link.name) >= FAIR]
    if not forms and not explanation and not (leads_away and not by_name):
        return None
    opened = tuple(_behind(links, visit, expedition))
    names = tuple(link.name for link in links)
    said = _addressed_in(content, snapshot.url, names, by_name=by_name)
    mentions = (*_addressed_by(forms, snapshot.url), *said, *opened)
    visit.picture("registration")
    visit.record("open", visit.place.title or visit.place.url, snapshot, explanation)
    return Registration(
        tuple({mention.term: mention for mention in reversed(mentions)}.values()),
        tuple(form.as_form(same_site=same_site(form.action, expedition.portal.address)) for form in forms),
        tuple(link.as_control() for link in links),
        explanation,
        snapshot.status,
    )


def _registers(form: LiveForm, words: Vocabulary, *, by_name: bool) -> bool:
    """A form that takes a new user's particulars; a sign-in has a name and one password, a search is in the header."""
    shown = [field for field in form.fields if field.shown]
    typed = [field for field in shown if field.kind not in _NOT_TYPED]
    if form.role == "search" or form.area in ("nav", "header", "footer") or not typed:
        return False
    passwords = sum(field.kind == "password" for field in shown)
    names = (form.name, *(button.name for button in form.buttons))
    says_so = by_name or any(words.place_confidence("registration", name) >= FAIR for name in names)
    few = passwords == 1 and len(typed) <= 3  # name, password, captcha
    sends = [button.name for button in form.buttons if button.submits]
    registers = any(words.place_confidence("registration", name) >= GOOD for name in sends)
    signs_in = any(words.place_confidence("sign_in", name) >= FAIR for name in (form.name, *sends))
    return (says_so and (not few or (registers and not signs_in))) or passwords > 1


def _explanation(content: tuple[Paragraph, ...]) -> str:
    said = [
        sentence
        for sentence in sentences_in(content)
        if len(sentence) >= _A_SENTENCE and says("accounts", "obtaining", sentence)
    ]
    return " ".join(said)[:600]


def _ways_on(snapshot: Snapshot, content: tuple[Paragraph, ...], expedition: Expedition) -> Iterator[LiveControl]:
    """Links of the page's own matter that lead on: to a form, a guide, or the national identity."""
    in_content = " \n ".join(one.text for one in content if one.linked)
    start = {(control.name, control.url) for control in expedition.finder.start().links()}
    words, seen = expedition.words, set[str]()
    for control in snapshot.links():
        if control.area in ("nav", "header", "footer") or not control.name or control.name not in in_content:
            continue
        url = control.url or ""
        leads = (
            words.place_confidence("registration", control.name) >= FAIR
            or any(says("audiences", term, control.name) for term in AUDIENCES)
            or says("guide_topics", "account", control.name)
            or "vneid" in host_of(url)
            or host_of(url).endswith("dichvucong.gov.vn")
        )
        if (
            leads
            and (control.name, control.url) not in start
            and page_key(url) not in {*seen, page_key(snapshot.url)}
            and words.place_confidence("sign_in", control.name) < GOOD
        ):
            seen.add(page_key(url))
            yield control


def _behind(links: tuple[LiveControl, ...], visit: Visit, expedition: Expedition) -> Iterator[Mention]:
    """Whom the pages behind the links address: a link that names somebody counts when its page holds something."""
    words = expedition.words
    for link in [link for link in links if same_site(link.url or "", expedition.portal.address)][:_MOST_LINKS]:
        url = link.url or ""
        try:
            snapshot = expedition.visitor.read(url)
            content = content_at(expedition, url)
        except (PageNotOpened, Refused):
            continue
        visit.record("open", link.name, snapshot)
        if snapshot.status is not None and snapshot.status >= 400:  # an error page
            continue
        forms = tuple(form for form in snapshot.forms if _registers(form, words, by_name=True))
        explanation = _explanation(content)
        if not forms and not explanation:
            continue
        yield from _addressed_by(forms, snapshot.url)
        yield from _addressed_in(content, snapshot.url, (), by_name=True)
        # A link for one of them leads to what is meant for that one; of a link for both, its page must tell.
        named = [term for term in AUDIENCES if says("audiences", term, link.name)]
        if len(named) == 1:
            yield Mention(named[0], link.name[:200], len(explanation), snapshot.url)


def _addressed_by(forms: tuple[LiveForm, ...], url: str) -> Iterator[Mention]:
    """Whom forms address: by a choice between them, by their names, or by what only one of them has to give."""
    for form in forms:
        fields = [field for field in form.fields if field.shown]
        labels = [form.name, *(button.name for button in form.buttons)]
        labels += [said for field in fields for said in (field.label, field.group, *field.options)]
        for said in labels:
            for term in AUDIENCES:
                if len(said) <= _A_LABEL and (says("audiences", term, said) or says("accounts", term, said)):
                    yield Mention(term, said, len(said), url)


def _addressed_in(
    content: tuple[Paragraph, ...], url: str, links: tuple[str, ...], *, by_name: bool
) -> Iterator[Mention]:
    """Whom the text addresses: where it speaks of obtaining an account, or in a label above such text.

    On a page named for registration every label counts; on a sign-in page "Công dân" and "Doanh nghiệp" are often the
    two ways in. What a link says (``links``) is told by the page behind it.
    """
    for one, below in zip(content, (*content[1:], None), strict=True):
        text = one.text
        for name in links:
            text = text.replace(name, " ")
        label = not one.is_link and len(text) <= (_A_LABEL if one.level else _A_SHORT_LABEL)
        heads = below is not None and says("accounts", "obtaining", below.text) is not None
        for sentence in (text,) if label else re.split(r"(?<=[.;!?])\s+", text):
            if (label and (by_name or heads)) or says("accounts", "obtaining", sentence):
                for term in AUDIENCES:
                    if says("audiences", term, sentence):
                        yield Mention(term, sentence.strip()[:200], len(one.text), url)


def _on_another_site(expedition: Expedition) -> Candidate[Registration] | None:
    """A registration link on the start page that leads to another site: all that can be said from here."""
    start = expedition.finder.start()
    links = [
        control
        for control in start.links()
        if expedition.words.place_confidence("registration", control.name) >= GOOD
        and not same_site(control.url or "", expedition.portal.address)
    ]
    if not links:
        return None
    visit = expedition.visit(expedition.at_start("registration"))
    return visit.candidate(
        Registration((), (), tuple(link.as_control() for link in links[:_MOST_LINKS]), "", start.status)
    )


GATHERERS = (Gatherer("registration", gather),)
