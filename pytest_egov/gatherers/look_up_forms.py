"""Recognises a look-up by code among the forms of a page, its button, and the captcha that may guard it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_egov.gatherers.reading.values import says, word_in

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = ["CERTAIN", "FAIR", "Captcha", "LookUpForm", "button_of", "captcha_of", "look_up_form", "validation_bubble"]

_TYPED = ("text", "search", "tel", "number")
CERTAIN, FAIR = 1.5, 0.5


@dataclass(frozen=True, slots=True)
class LookUpForm:
    """A form and the field its code goes into; ``worth`` is higher the more its words say so."""

    form: LiveForm
    code: LiveField
    worth: float

    def asks_more(self) -> tuple[str, ...]:
        """Labels of the other fields that must be filled (a captcha is told apart)."""
        others = (field for field in self.form.fields if field.shown and field.ref != self.code.ref)
        typed = (field for field in others if field.kind not in ("select", "radio", "checkbox", "hidden"))
        return tuple(field.label[:100] for field in typed if field.required and not _is_captcha(field))


@dataclass(frozen=True, slots=True)
class Captcha:
    """A captcha beside a form, and whether it has another way (sound, or a way without pictures)."""

    alternative: bool


def look_up_form(snapshot: Snapshot, place: str, *, at_least: float = FAIR) -> LookUpForm | None:
    """The form of a page that fits a look-up best; None when none does.

    Args:
        snapshot: the page.
        place: the look-up wanted, such as ``payment_lookup``; its own words decide between several forms.
        at_least: ``FAIR`` where the way here already said so, ``CERTAIN`` where the form's words alone must tell.
    """
    fitting = [
        LookUpForm(form, field, worth)
        for form in snapshot.forms
        for field in form.fields
        if field.shown and (worth := _worth(form, field, place)) >= at_least
    ]
    return max(fitting, key=lambda found: found.worth, default=None)


def _worth(form: LiveForm, field: LiveField, place: str) -> float:
    shown = [other for other in form.fields if other.shown]
    if field.kind not in _TYPED or any(other.kind in ("password", "file", "textarea") for other in shown):
        return 0.0
    words = f"{field.label} . {field.help}"
    if _is_captcha(field) or says("look_up", "no_code", words):
        return 0.0
    # Loose inputs of a whole page make one form: its name and neighbours then say nothing of this field.
    around = "" if form.ref < 0 else " . ".join((form.name, *(button.name for button in form.buttons)))
    about = 0.5 if says("look_up_of", place, f"{words} . {around}") else 0.0
    if says("look_up", "code", words):
        return 1.0 + about
    if says("look_up", "some_code", words):
        return FAIR + about
    alone = sum(other.kind in _TYPED and not _is_captcha(other) for other in shown) == 1
    site_search = (
        form.role == "search" or form.area in ("header", "nav", "footer") or word_in(words, ("tìm kiếm", "search"))
    )
    return FAIR if alone and about and not site_search and says("look_up", "sends", around) else 0.0


def _is_captcha(field: LiveField) -> bool:
    return says("look_up", "captcha", f"{field.label} . {field.help}") is not None


# Climbs from a field to the nearest block that has a button or link to press, and returns the numbers of those in it.
_NEAR_BUTTONS = """(ref) => {
  const refs = window.__egovRefs || [];
  const press = "button,input[type=submit],input[type=button],input[type=image],a,[role=button],[onclick]";
  const seen = (element) => element.getClientRects().length > 0 && !element.disabled;
  let box = refs[ref]?.parentElement;
  for (let up = 0; box && box !== document.body && up < 8; up += 1, box = box.parentElement) {
    const near = [...box.querySelectorAll(press)].filter(seen).map((one) => refs.indexOf(one)).filter((at) => at >= 0);
    if (near.length) return near;
    if (box.tagName === "FORM") return [];
  }
  return [];
}"""

_NEAR_CAPTCHA = """(ref) => {
  const field = (window.__egovRefs || [])[ref];
  if (!field) return null;
  const box = field.form || field.closest("section,article,main,fieldset,[role=main]") || document.body;
  const about = (element) => [element.id, element.className?.baseVal ?? element.className, element.getAttribute("name"),
    element.getAttribute("alt"), element.getAttribute("title"), element.getAttribute("src")].join(" ");
  const seen = (element) => element.getClientRects().length > 0;
  const marks = [...box.querySelectorAll("img,canvas,svg,input,iframe,div,span")].filter(seen)
    .filter((element) => /captcha|turnstile/i.test(about(element).slice(0, 600)))
    .filter((element) => !/size=invisible|grecaptcha-badge/i.test(about(element)));
  if (!marks.length) return null;
  const ways = [...box.querySelectorAll("audio,button,a,[role=button],label,p,span,small")].filter(seen);
  return {
    frames: marks.some((element) => /recaptcha|hcaptcha/i.test(about(element)) && element.tagName === "IFRAME"),
    ways: ways.map((element) => [element.tagName === "AUDIO" ? "audio" : "", element.getAttribute("aria-label"),
      element.title, (element.innerText || "").slice(0, 120)].join(" ")).slice(0, 60),
  };
}"""

_BUBBLE = """(code) => {
  const typed = [...document.querySelectorAll("input")].find((input) => input.value === code && input.willValidate);
  if (!typed || !typed.form || typed.form.noValidate) return "";
  if (typed.validationMessage) return typed.validationMessage;
  return [...typed.form.elements].map((field) => field.validationMessage || "").find(Boolean) || "";
}"""


def button_of(tab: Tab, found: LookUpForm, snapshot: Snapshot) -> LiveControl | None:
    """The control that sends the code: the nearest whose name is not something else; None to press Enter."""
    controls = {control.ref: control for control in snapshot.controls if control.frame == found.code.frame}
    near: list[int] = tab.evaluate(_NEAR_BUTTONS, found.code.ref) if found.code.frame == 0 else []
    fitting = [
        controls[ref] for ref in near if ref in controls and not says("look_up", "other_button", controls[ref].name)
    ]
    fitting = [control for control in fitting if control.shown and control.enabled and control.url is None]
    named = [control for control in fitting if says("look_up", "sends", control.name)]
    return (
        next(iter(named), None)
        or next((control for control in fitting if control.submits), None)
        or next(iter(fitting), None)
    )


def captcha_of(tab: Tab, found: LookUpForm, snapshot: Snapshot) -> Captcha | None:
    """The captcha a visitor must solve to look up; None when there is none. An invisible one lets us try."""
    near: dict[str, Any] | None = tab.evaluate(_NEAR_CAPTCHA, found.code.ref) if found.code.frame == 0 else None
    asked = any(_is_captcha(field) for field in found.form.fields if field.shown)
    framed = any(
        "captcha" in media.url and "size=invisible" not in media.url
        for media in snapshot.media
        if media.tag == "iframe"
    )
    if not (near or asked or framed):
        return None
    ways = near["ways"] if near else [control.name for control in snapshot.controls if control.shown]
    # The two large services have a sound challenge of their own.
    service = framed or bool(near and near["frames"])
    return Captcha(service or any(says("look_up", "another_way", way) for way in ways))


def validation_bubble(tab: Tab, code: str) -> str:
    """What the browser says of the code (or of an empty field beside it) where it held the form back; else empty."""
    said = tab.evaluate(_BUBBLE, code)
    return str(said)[:200]
