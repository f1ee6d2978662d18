"""What stands on a screen of an application, told by words, roles and behaviour; portals order their steps differently."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.addresses import page_key
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_egov.driver.snapshot import LiveControl, LiveField, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = [
    "DRAFT", "UPLOAD", "amounts_in", "came_back", "control", "controls", "fields", "files", "holds_captcha", "in_dialog",
    "likeness", "name_of", "new_lines", "promises", "reviewed", "steps_as_tabs", "unknown_controls", "with_menu_of",
]  # fmt: skip

DRAFT, UPLOAD = "draft", "upload"
_FITS = 0.55
_OPENS = 0.6
_OUTSIDE = ("nav", "header", "footer", "aside")
_AMOUNT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,\s]\d{3})+|\d{4,9})\s*(?:đồng|đ\b|vnđ|vnd|₫)", re.IGNORECASE)

_DIALOG = """(ref) => {
  let element = window.__egovRefs?.[ref];
  if (!element) return false;
  if (element.closest("dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]")) return true;
  for (; element && element !== document.body; element = element.parentElement) {
    if (getComputedStyle(element).position === "fixed" && element.querySelectorAll("button,a,input").length > 0) return true;
  }
  return false;
}"""


def with_menu_of(start: Snapshot, screen: Snapshot) -> Snapshot:
    """A screen, with the links it shares with the start page read as a menu's: portals of tables and divs mark none."""
    menu = {(fold(link.name), page_key(link.url or "")) for link in start.links()}

    def marked(one: LiveControl) -> LiveControl:
        shared = one.url is not None and (fold(one.name), page_key(one.url)) in menu
        return replace(one, area="nav") if shared and one.area not in _OUTSIDE else one

    return replace(screen, controls=tuple(map(marked, screen.controls)))


def controls(snapshot: Snapshot, term: str, words: Vocabulary) -> list[LiveControl]:
    """The visible controls of a screen's own content that do what a term of ``filing_controls`` says, best first.

    A name that fits another term better belongs to that one: "Lưu và tiếp tục" leads on.
    """
    fitting: list[tuple[float, LiveControl]] = []
    for one in (*snapshot.controls, *snapshot.clickables):
        if not one.shown or one.area in _OUTSIDE:
            continue
        fit = _fit(term, one.name, words)
        if fit >= _FITS and fit >= max(_fit(other, one.name, words) for other in words.terms["filing_controls"]):
            fitting.append((fit, one))
    return [one for _, one in sorted(fitting, key=lambda scored: -scored[0])]


def _fit(term: str, name: str, words: Vocabulary) -> float:
    """How well a name fits a term; names for listeners go on with what the control belongs to ("Xóa tệp đơn.pdf")."""
    fit = words.term_confidence("filing_controls", term, name)
    folded = fold(name)
    opening = [word for word in words.terms["filing_controls"][term].yes if folded.startswith(f"{fold(word)} ")]
    longest = max((len(word) for word in opening if " " in word or term == "remove"), default=0)
    return max(fit, _OPENS + longest / 1000) if longest else fit


def control(snapshot: Snapshot, term: str, words: Vocabulary) -> LiveControl | None:
    """The best control for a term that can be pressed; None when there is none."""
    return next((one for one in controls(snapshot, term, words) if one.enabled), None)


def unknown_controls(snapshot: Snapshot, words: Vocabulary) -> tuple[str, ...]:
    """The names of controls that lead to no address and fit no term of ``filing_controls``, the first ten."""
    there = (c for c in (*snapshot.controls, *snapshot.clickables) if c.shown and c.enabled and not c.url)
    own = (c.name[:60] for c in there if c.area not in _OUTSIDE)
    unknown = (n for n in own if max(_fit(term, n, words) for term in words.terms["filing_controls"]) < _FITS)
    return tuple(dict.fromkeys(unknown))[:10]


def fields(snapshot: Snapshot) -> Iterator[LiveField]:
    """The visible inputs of a screen's own content."""
    for form in snapshot.forms:
        if form.area not in _OUTSIDE and form.role != "search":
            yield from (field for field in form.fields if field.shown)


def files(snapshot: Snapshot) -> list[LiveField]:
    """The inputs that take a file; a hidden one counts, because a button of the page opens it."""
    return [field for form in snapshot.forms for field in form.fields if field.kind == "file"]


def promises(snapshot: Snapshot, words: Vocabulary) -> list[LiveField]:
    """Boxes to tick by which a citizen vouches for what they wrote."""
    return [
        field
        for field in fields(snapshot)
        if field.kind == "checkbox" and words.stands_in("filing_texts", "promise", field.label) is not None
    ]


def holds_captcha(snapshot: Snapshot, words: Vocabulary) -> bool:
    """Whether a screen asks for a code from a picture."""
    return any(words.stands_in("look_up", "captcha", f"{field.label} {field.help}") for field in fields(snapshot))


def steps_as_tabs(snapshot: Snapshot) -> list[LiveControl]:
    """The tabs a form is divided into."""
    return [c for c in snapshot.controls if c.role == "tab" and c.shown and c.enabled and c.area not in _OUTSIDE]


def likeness(snapshot: Snapshot) -> tuple[Any, ...]:
    """What makes two screens the same: address, headings, fields and controls; values and messages may differ."""
    return (
        page_key(snapshot.url),
        tuple(text for _, text in snapshot.headings),
        tuple((field.kind, field.label) for field in fields(snapshot)),
        tuple(c.name for c in snapshot.controls if c.shown and c.area not in _OUTSIDE and c.role != "tab"),
    )


def name_of(snapshot: Snapshot, service: str = "") -> str:
    """What a screen is called: its first heading that does not merely name the service, else its title."""
    texts = [text for _, text in snapshot.headings if text and fold(text) != fold(service)]
    return next(iter(texts), snapshot.title)[:120]


def came_back(snapshot: Snapshot, typed: Mapping[str, str]) -> set[str]:
    """Which of the typed values, by label, stand on a screen, in an input or as text."""
    standing = {fold(field.value) for form in snapshot.forms for field in form.fields}
    return {label for label, value in typed.items() if fold(value) in standing} | reviewed(snapshot, typed)


def reviewed(snapshot: Snapshot, typed: Mapping[str, str]) -> set[str]:
    """Which of the typed values, by label, a screen shows as text; what stands in inputs does not count."""
    text = f" {fold(snapshot.text)} "
    return {label for label, value in typed.items() if fold(value) and f" {fold(value)} " in text}


def new_lines(before: Snapshot, after: Snapshot) -> list[str]:
    """The lines of text that newly stand on a page."""
    stood = {line.strip() for line in before.text.splitlines()}
    return [line.strip() for line in after.text.splitlines() if line.strip() and line.strip() not in stood]


def amounts_in(lines: Iterable[str]) -> tuple[int, ...]:
    """The sums of money, in đồng, that stand in lines of text, each once."""
    found = (re.sub(r"\D", "", match.group(1)) for line in lines for match in _AMOUNT.finditer(line))
    return tuple(dict.fromkeys(int(digits) for digits in found))


def in_dialog(tab: Tab, one: LiveControl) -> bool:
    """Whether a control stands in a dialog that covers the page."""
    return one.frame == 0 and bool(tab.evaluate(_DIALOG, one.ref))
