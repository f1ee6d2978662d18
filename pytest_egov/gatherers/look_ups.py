"""Look-ups by code: of an application's state, of a payment, of a result. One journey, three places."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from pytest_egov.driver.addresses import same_site
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.findings import Finding, Found, NotFound
from pytest_egov.evidence.transparency import Answer, CodeLookUp
from pytest_egov.gatherers.expedition import Gatherer, at_place
from pytest_egov.gatherers.known_codes import KnownCode, application_code
from pytest_egov.gatherers.look_up_answers import answer_of
from pytest_egov.gatherers.look_up_forms import (
    CERTAIN,
    FAIR,
    LookUpForm,
    button_of,
    captcha_of,
    look_up_form,
    validation_bubble,
)
from pytest_egov.gatherers.reading.paragraphs import clicks_to
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.gatherers.expedition import Expedition, Visit

__all__ = ["GATHERERS", "look"]

Asked = Literal["malformed", "unknown", "known"]
_OPENS_IT = 0.6
_OWN = ("payment_lookup", "result_lookup")


def look(place: str, visit: Visit, expedition: Expedition) -> CodeLookUp | None:
    """Put a malformed, an unknown and (where one is known) a valid code to the look-up of a page.

    Returns:
        What was answered; None when the page has no look-up by code.
    """
    if (
        look_up_form(visit.snapshot, place, at_least=_least(visit)) is None
        and _opener(visit.snapshot, place, expedition) is None
    ):
        return None
    ready = _ready(place, visit, expedition)
    if ready is None:
        return None
    tab, snapshot, found, opened = ready
    way = clicks_to(expedition, visit.place.url, visit.place.clicks)
    clicks = None if way is None else way + opened
    form = found.form.as_form(same_site=same_site(found.form.action, expedition.portal.address))
    captcha = captcha_of(tab, found, snapshot)
    if captcha is not None:
        visit.picture(place)
        return CodeLookUp(form, (), captcha=True, captcha_alternative=captcha.alternative, clicks=clicks)
    known = _known(place, expedition)
    answers = _answers(place, visit, expedition, known)
    if any(answer.kind != "not_found" and says("look_up", "captcha", answer.said) for answer in answers):
        return CodeLookUp(form, (), captcha=True, clicks=clicks)
    told_by = "portal_file" if known is None else known.told_by
    return CodeLookUp(form, answers, clicks=clicks, asks_more=found.asks_more(), known_from=told_by)


def _known(place: str, expedition: Expedition) -> KnownCode | None:
    if place == "status_lookup":
        return application_code(expedition)
    given = expedition.portal.known
    code = given.payment_code if place == "payment_lookup" else given.result_code
    return None if code is None else KnownCode(code, "portal_file")


def _answers(place: str, visit: Visit, expedition: Expedition, known: KnownCode | None) -> tuple[Answer, ...]:
    codes: list[tuple[Asked, str | None]] = [
        ("malformed", expedition.gather.look_up.malformed),
        ("unknown", expedition.gather.look_up.unknown),
        ("known", known.code if known else None),
    ]
    answers = (_ask(asked, code, place, visit, expedition) for asked, code in codes if code)
    return tuple(answer for answer in answers if answer is not None)


def _ask(asked: Asked, code: str, place: str, visit: Visit, expedition: Expedition) -> Answer | None:
    """Type one code on the untouched page and send it; None when it could not be typed or sent."""
    try:
        ready = _ready(place, visit, expedition)
        if ready is None:
            return None
        tab, before, found, _ = ready
        spoken = len(tab.dialogs)
        tab.fill(found.code, code, "look_up")
        button = button_of(tab, found, before)
        after = tab.press(button, "look_up") if button else tab.submit(found.form, "look_up")
        bubble = validation_bubble(tab, code) if after.status is None else ""
    except PageNotOpened as error:
        visit.record("look_up", asked, visit.snapshot, f"could not be asked: {error}")
        return None
    answer = answer_of(asked, code, before, after, dialogs=tab.dialogs[spoken:], bubble=bubble)
    visit.record("look_up", asked if asked == "known" else f"{asked}: {code}", after, f"{answer.kind}: {answer.said}")
    if asked == "unknown":  # what a known code shows may be somebody's, so no picture is taken of that
        visit.picture(place)
    return answer


def _ready(place: str, visit: Visit, expedition: Expedition) -> tuple[Tab, Snapshot, LookUpForm, int] | None:
    """The page as a visitor first meets it, its form in view; the number counts what was pressed to see the form."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    found = look_up_form(snapshot, place, at_least=_least(visit))
    if found is not None:
        return tab, snapshot, found, 0
    opener = _opener(snapshot, place, expedition)
    if opener is None:
        return None
    snapshot = tab.press(opener, "open")
    found = look_up_form(snapshot, place, at_least=FAIR)
    return None if found is None else (tab, snapshot, found, 1)


def _opener(snapshot: Snapshot, place: str, expedition: Expedition) -> LiveControl | None:
    """A tab or button (no link to elsewhere) whose name is that of the place: the form may show once it is pressed."""
    fitting = [
        (expedition.words.place_confidence(place, control.name), control)
        for control in snapshot.controls
        if control.url is None and control.shown and control.enabled and not control.submits
    ]
    best = max(fitting, key=lambda scored: scored[0], default=(0.0, None))
    return best[1] if best[0] >= _OPENS_IT else None


def _least(visit: Visit) -> float:
    # Nothing led to the start page for this: there the form's own words must say all.
    return CERTAIN if visit.place.found_by == "start" else FAIR


def _has_a_sign_in(expedition: Expedition) -> bool:
    fields = (field for page in expedition.finder.seen() for form in page.forms for field in form.fields)
    return expedition.finder.known("sign_in") is not None or any(field.kind == "password" for field in fields)


def _gather(place: str) -> Callable[[Expedition], Finding[CodeLookUp]]:
    """As at_place; where no page of that name has the form, the start page itself may have it."""
    at_pages = at_place(place, partial(look, place))

    def gather(expedition: Expedition) -> Finding[CodeLookUp]:
        finding = at_pages(expedition)
        if not isinstance(finding, NotFound) or place in expedition.portal.places:
            return finding
        visit = expedition.visit(expedition.at_start(place))
        evidence = look(place, visit, expedition)
        if evidence is not None:
            return Found((visit.candidate(evidence),))
        if place in _OWN and _has_a_sign_in(expedition):
            # People find their own payments and results once they are signed in: what lies there was not looked at.
            return replace(
                finding, tried=(*finding.tried, "not looked at: what is shown after signing in"), decisive=False
            )
        return finding

    return gather


# One's own applications have codes that exist: with them the public look-up can be tried to its end.
GATHERERS = (
    Gatherer("status_lookup", _gather("status_lookup"), after=("my_applications",)),
    *(Gatherer(place, _gather(place)) for place in _OWN),
)
