"""Where feedback is sent: the portal's own form, the national system, or an address to write to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.driver.addresses import host_of, page_key, same_site
from pytest_egov.errors import PageNotOpened, Refused
from pytest_egov.evidence import FeedbackEntry, Mention
from pytest_egov.evidence.findings import Finding, Found, NotFound
from pytest_egov.evidence.places import Place
from pytest_egov.gatherers import feedback_replies
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.reading.paragraphs import clicks_to
from pytest_egov.gatherers.reading.values import emails_in, says
from pytest_egov.wayfinding.finder import FAIR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "look"]

_NATIONAL = "dichvucong.gov.vn"
_NATIONAL_FEEDBACK = f"pakn.{_NATIONAL}"
_FEEDBACK_PATH = re.compile(r"pakn|phan-?anh|kien-?nghi", re.IGNORECASE)
_MOST_PAGES = 3
_NAME = 60  # characters of a control's name
_NEAR = 3  # lines between a word on feedback and the address it goes to


@dataclass(frozen=True, slots=True)
class _FormMet:
    form: LiveForm
    terms: dict[str, str]
    clicks: int
    url: str


def look(visit: Visit, expedition: Expedition) -> FeedbackEntry | None:
    """The entry a page is or leads to with one more click; None when it is none.

    Nothing is sent: the form is opened and its fields are read.
    """
    pages = [visit.snapshot]
    met = _form_on(visit.snapshot, 0) or _behind_a_button(visit)
    for link in _leading_on(visit.snapshot, expedition) if met is None else []:
        try:
            page = expedition.visitor.read(link.url or "")
        except (PageNotOpened, Refused):
            continue
        if page.status is None or page.status < 400:  # an error page says nothing of the form
            pages.append(page)
            visit.record("open", link.name, page)
            met = met or _form_on(page, 1)
    national = next(iter(_national_in(visit.snapshot, expedition)), "")
    emails = tuple(dict.fromkeys(mail for page in pages for mail in _emails_in(page, expedition)))
    sign_in = met is None and any(_asks_to_sign_in(page) for page in pages)
    if met is None and not national and not emails and not sign_in:
        return None
    visit.picture("feedback")
    clicks = clicks_to(expedition, visit.place.url, visit.place.clicks)
    return _entry(met, national, emails, clicks, expedition, sign_in=sign_in)


def _entry(
    met: _FormMet | None,
    national: str,
    emails: tuple[str, ...],
    clicks: int | None,
    expedition: Expedition,
    *,
    sign_in: bool,
) -> FeedbackEntry:
    if met is None:
        return FeedbackEntry(None, (), national, emails[:10], clicks, sign_in)
    form = met.form.as_form(same_site=same_site(met.form.action, expedition.portal.address))
    fields = tuple(Mention(term, quote[:200], 0, met.url) for term, quote in met.terms.items())
    return FeedbackEntry(form, fields, national, emails[:10], None if clicks is None else clicks + met.clicks)


def _form_on(snapshot: Snapshot, clicks: int) -> _FormMet | None:
    """The form of a page with room for what one has to say, and the most of the other fields."""
    best: _FormMet | None = None
    for form in snapshot.forms:
        shown = [field for field in form.fields if field.shown]
        sends_nothing = form.role == "search" or form.area in ("nav", "header", "footer")
        if sends_nothing or any(field.kind == "password" for field in shown):
            continue
        terms = _terms_of(form)
        if "content" in terms and (best is None or len(terms) > len(best.terms)):
            best = _FormMet(form, terms, clicks, snapshot.url[:300])
    return best


def _terms_of(form: LiveForm) -> dict[str, str]:
    """What a form asks for, each with the words it was recognised by."""
    terms: dict[str, str] = {}
    for field in form.fields:
        # Inputs for files are often hidden behind a button of the page's own making.
        term = _term_of(field) if field.shown or field.kind == "file" else None
        if term is not None:
            terms.setdefault(term, field.label or field.help or field.kind)
    for button in form.buttons:
        if not button.submits and says("feedback_fields", "attachment", button.name):
            terms.setdefault("attachment", button.name)
    return terms


def _term_of(field: LiveField) -> str | None:
    if field.kind == "file":
        return "attachment"
    if field.kind == "textarea":
        return "subject" if says("feedback_fields", "subject", field.label) else "content"
    if field.kind in ("email", "tel"):
        return "contact"
    words = (
        f"{field.label} . {field.help} . {field.group}"
        if field.kind in ("radio", "checkbox")
        else f"{field.label} . {field.help}"
    )
    if says("look_up", "captcha", words):
        return None
    # "Điện thoại cơ quan" and "Địa chỉ cơ quan" are the sender's; what opens the label decides between two terms.
    order = ("subject", "contact", "body", "content") if field.kind not in ("select", "radio") else ("body", "subject")
    fitting = [term for term in order if says("feedback_fields", term, words)]
    return fitting[0] if fitting else None


def _behind_a_button(visit: Visit) -> _FormMet | None:
    """A form that opens in place once the button that names it is pressed; such a button submits nothing."""
    for control in visit.snapshot.controls:
        inside = control.area in ("main", "body", "aside")
        if not inside or control.url or not control.shown or not control.enabled or control.submits:
            continue
        if (
            says("feedback", "send", control.name)
            and len(control.name) <= _NAME
            and not _in_a_form(control, visit.snapshot)
        ):
            try:
                tab = visit.tab()
                fresh = next(
                    (c for c in tab.snapshot().controls if c.name == control.name and c.shown and c.url is None), None
                )
                after = tab.press(fresh, "open") if fresh else None
            except PageNotOpened:
                continue
            if after is not None:
                visit.record("press", control.name, after)
                if (met := _form_on(after, 1)) is not None:
                    return met
    return None


def _in_a_form(control: LiveControl, snapshot: Snapshot) -> bool:
    return any(button.ref == control.ref for form in snapshot.forms for button in form.buttons)


def _leading_on(snapshot: Snapshot, expedition: Expedition) -> list[LiveControl]:
    """Links that promise the form: those of the content first, each address once."""
    found: dict[str, LiveControl] = {}
    for control in sorted(snapshot.links(), key=lambda one: one.area in ("nav", "header", "footer")):
        url = control.url or ""
        promises = len(control.name) <= _NAME and (
            says("feedback", "send", control.name)
            or expedition.words.place_confidence("feedback", control.name) >= FAIR
        )
        if promises and same_site(url, expedition.portal.address) and page_key(url) != page_key(snapshot.url):
            found.setdefault(page_key(url), control)
    return list(found.values())[:_MOST_PAGES]


def _national_in(snapshot: Snapshot, expedition: Expedition) -> Iterator[str]:
    """Addresses of the national feedback system a page leads to; the national portal's front page is not it."""
    if host_of(expedition.portal.address).endswith(_NATIONAL_FEEDBACK):
        return
    if host_of(snapshot.url) in (_NATIONAL, _NATIONAL_FEEDBACK) and not same_site(
        snapshot.url, expedition.portal.address
    ):
        yield snapshot.url[:300]
    addresses = [(control.name, control.url or "") for control in snapshot.links()]
    for name, url in addresses + [(media.name, media.url) for media in snapshot.media]:
        host = host_of(url)
        named = says("feedback", "about", name) or _FEEDBACK_PATH.search(url)
        if host == _NATIONAL_FEEDBACK or (host in (_NATIONAL, f"www.{_NATIONAL}") and named):
            yield url[:300]


def _emails_in(snapshot: Snapshot, expedition: Expedition) -> Iterator[str]:
    """Addresses that stand where the page speaks of feedback; a general address in the footer is not meant for it.

    What stands on the start page as well is near to what stands there too: on a short page the footer follows the title.
    """
    everywhere = set(expedition.finder.start().text.splitlines())
    lines = [line for line in snapshot.text.splitlines() if line.strip()]
    for position, line in enumerate(lines):
        near = lines[max(0, position - _NEAR) : position + 1]
        around = " . ".join(one for one in near if one in everywhere or line not in everywhere)
        if says("feedback", "about", around):
            yield from emails_in(line)


def _asks_to_sign_in(snapshot: Snapshot) -> bool:
    passwords = any(field.kind == "password" and field.shown for form in snapshot.forms for field in form.fields)
    return passwords or any(says("messages", "sign_in_asked", line) for line in snapshot.text[:20_000].splitlines())


def _gather(expedition: Expedition) -> Finding[FeedbackEntry]:
    """As at_place; where the portal has no page of its own, its start page may lead straight to the national system."""
    finding = at_place("feedback", look)(expedition)
    if not isinstance(finding, NotFound) or "feedback" in expedition.portal.places:
        return finding
    visit = expedition.visit(Place("feedback", expedition.portal.address, "", "start", 1.0, 1))
    national = next(iter(_national_in(visit.snapshot, expedition)), "")
    if not national:
        return finding
    visit.picture("feedback")
    return Found((visit.candidate(FeedbackEntry(None, (), national, (), 1)),))


GATHERERS = (
    Gatherer("feedback", _gather),
    Gatherer("feedback_replies", at_place("feedback_replies", feedback_replies.look)),
)
