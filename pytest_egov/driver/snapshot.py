"""What a page shows at one moment, as plain data taken in one call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.crossing import packed, unpacked
from pytest_egov.evidence.places import Control, Field, Form

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

__all__ = ["LiveControl", "LiveField", "LiveForm", "Media", "Piece", "Snapshot", "Table", "read_frame", "snapshot_of"]

# Bounds keep a page of 100,000 links or a title of 5 MB from filling our memory and our reports.
LIMITS = {
    "text": 300, "title": 300, "page": 200_000, "controls": 3000, "pieces": 1500, "piece": 4000, "tables": 60,
    "rows": 200, "lists": 200, "clickables": 200,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LiveControl:
    """A link or button of the page as it stands; ``ref`` finds the element again while the page lives.

    Attributes:
        ref: number of the element, valid until the page navigates.
        frame: index of the frame it stands in; 0 is the page itself.
        role: link, button or tab.
        name: accessible name.
        url: where a link leads; None for buttons and for links that lead nowhere.
        raw: the href as written.
        area: nav, header, main, footer, aside or body.
        under: the nearest heading before it (main content only).
        shown, enabled, submits: visible now; not disabled; submits its form.
        toggles: says of itself that it opens or switches something on this page.
        opens: says that it opens a menu or a part of this page.
        hints: what else tells of a link that has no name: the title and file name of its picture, the end of its address.
    """

    ref: int
    frame: int
    role: str
    name: str
    url: str | None
    raw: str
    area: str
    under: str
    shown: bool
    enabled: bool
    submits: bool
    toggles: bool = False
    opens: bool = False
    hints: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, str | None, str]:
        """What makes it the same control on the page read again."""
        return (self.name, self.url, self.area)

    def as_control(self) -> Control:
        """The control as evidence."""
        role = self.role if self.role in ("link", "button", "tab") else "other"
        return Control(role=role, name=self.name, url=self.url, enabled=self.enabled)  # type: ignore[arg-type] # narrowed above


@dataclass(frozen=True, slots=True)
class LiveField:
    """An input of the page as it stands.

    Attributes:
        group: the legend of its fieldset; for the buttons of a choice without one, the caption that stands before them.
        sent_as: the name it is sent under, else its id; buttons of one choice share it.
        enabled: can be changed: neither disabled nor read-only.
        checked: a box or choice that is ticked.
        chosen: the visible text of a list's chosen option; its ``value`` is what would be sent.
        most: characters it takes; 0 where it does not say.
    """

    ref: int
    frame: int
    label: str
    labelled: bool
    kind: str
    required: bool
    help: str
    options: tuple[str, ...]
    value: str = field(repr=False)
    shown: bool
    group: str
    sent_as: str = ""
    enabled: bool = True
    checked: bool = False
    chosen: str = ""
    most: int = 0

    def as_field(self) -> Field:
        """The field as evidence (its value is left out: it may be somebody's)."""
        return Field(self.label, self.kind, self.required, self.help, self.options, self.labelled)


@dataclass(frozen=True, slots=True)
class LiveForm:
    """A form of the page as it stands; inputs outside any form make one with ``method`` script and ``ref`` -1."""

    ref: int
    frame: int
    name: str
    area: str
    method: str
    action: str
    role: str
    shown: bool
    fields: tuple[LiveField, ...]
    buttons: tuple[LiveControl, ...]

    @property
    def sender(self) -> LiveControl | None:
        """The button that sends it: its own, or the first there is."""
        usable = [button for button in self.buttons if button.enabled and button.shown]
        return next((button for button in usable if button.submits), usable[0] if usable else None)

    @property
    def typed(self) -> tuple[LiveField, ...]:
        """The fields one types a line into."""
        return tuple(f for f in self.fields if f.shown and f.kind in ("text", "search", "tel", "email", "number"))

    def as_form(self, *, same_site: bool) -> Form:
        """The form as evidence."""
        fields = tuple(field.as_field() for field in self.fields if field.shown)
        return Form(self.name, fields, tuple(b.name for b in self.buttons), self.method, same_site)  # type: ignore[arg-type] # the script returns these three


@dataclass(frozen=True, slots=True)
class Piece:
    """A label and the text that stands under it, whatever the markup.

    ``by`` tells what made it a label: ``heading`` (with its level), ``term`` (dt), ``row`` (first cell of a table row; the
    other cells joined by `` | ``), ``disclosure`` (summary), ``panel`` (tab panel), ``lead`` (bold opening of a block).
    """

    by: str
    label: str
    text: str
    level: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table's caption (or the heading before it) and the texts of its cells, row by row."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Media:
    """A video, audio, frame or embedded object."""

    ref: int
    frame: int
    tag: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, repr=False)  # a page may show what is somebody's, and pytest shows reprs
class Snapshot:
    """A page at one moment; frames of the same site are merged in, the page itself first.

    Attributes:
        url: after redirects.
        status: of the navigation that led here; None when the page changed without one.
        title, lang: of the document.
        text: what a reader sees, lines kept.
        headings: level and text.
        controls, forms, pieces, tables, lists, media: in document order.
        texts: visible elements with text of their own.
        inputs: visible form inputs.
        pictures: visible pictures of 100 x 100 pixels and more.
        mails, phones: addresses behind ``mailto:`` and ``tel:`` links.
        dismissed: the dialogs that covered the page when it was opened: their first words, and the control that closed each.
        clickables: visible boxes that only the pointer gives away as something to click; none of them is among the controls.
    """

    url: str
    status: int | None
    title: str
    lang: str
    text: str
    headings: tuple[tuple[int, str], ...]
    controls: tuple[LiveControl, ...]
    forms: tuple[LiveForm, ...]
    pieces: tuple[Piece, ...]
    tables: tuple[Table, ...]
    lists: tuple[tuple[str, ...], ...]
    media: tuple[Media, ...]
    texts: int
    inputs: int
    mails: tuple[str, ...]
    phones: tuple[str, ...]
    clickables: tuple[LiveControl, ...] = ()
    dismissed: tuple[tuple[str, str], ...] = ()
    pictures: int = 0

    def links(self) -> Iterator[LiveControl]:
        """The controls that lead to an address."""
        return (control for control in self.controls if control.url)

    def characters_since(self, before: Snapshot) -> int:
        """How many letters stand in words that did not stand there before; words that moved count for nothing."""
        new = Counter(self.text.split()) - Counter(before.text.split())
        return sum(len(word) * count for word, count in new.items())

    def shown_since(self, before: Snapshot) -> tuple[LiveControl, ...]:
        """The controls and boxes that are shown and were not before."""
        stood = {control.identity for control in (*before.controls, *before.clickables) if control.shown}
        now = (*self.controls, *self.clickables)
        return tuple(control for control in now if control.shown and control.identity not in stood)

    def buttons(self) -> Iterator[LiveControl]:
        """The visible controls that may lead somewhere without being links: buttons, script links, boxes that react."""
        return (
            control
            for control in (*self.controls, *self.clickables)
            if not control.url and control.shown and control.enabled and not control.submits
            if not control.toggles and control.role != "tab" and not control.raw.startswith(("mailto:", "tel:", "sms:"))
        )


def read_frame(frame: Page | Frame) -> dict[str, Any]:
    """What a page or one of its frames shows now, as the reading script tells it."""
    read: dict[str, Any] = unpacked(frame.evaluate(_reading_script(), LIMITS))
    return read


@cache
def _reading_script() -> str:
    fields, page = (
        files("pytest_egov.driver").joinpath(name).read_text(encoding="utf-8") for name in ("fields.js", "snapshot.js")
    )
    return packed(f"(limits) => {{\n{fields}\nreturn ({page})(limits);\n}}")


def snapshot_of(frames: list[dict[str, Any]], status: int | None) -> Snapshot:
    """Put together what the script returned for the page and its frames (frame number under ``"frame"``)."""
    page = frames[0]
    return Snapshot(
        url=page["url"],
        status=status,
        title=page["title"],
        lang=page["lang"],
        text="\n".join(frame["text"] for frame in frames),
        headings=tuple((level, text) for frame in frames for level, text in frame["headings"]),
        controls=tuple(control for frame in frames for control in _controls(frame)),
        forms=tuple(form for frame in frames for form in _forms(frame)),
        pieces=tuple(Piece(**piece) for frame in frames for piece in frame["pieces"]),
        tables=tuple(
            Table(table["caption"], tuple(tuple(row) for row in table["rows"]))
            for frame in frames
            for table in frame["tables"]
        ),
        lists=tuple(tuple(items) for frame in frames for items in frame["lists"]),
        media=tuple(Media(frame=frame["frame"], **media) for frame in frames for media in frame["media"]),
        texts=sum(frame["texts"] for frame in frames),
        inputs=sum(frame["inputs"] for frame in frames),
        pictures=sum(frame["pictures"] for frame in frames),
        mails=tuple(dict.fromkeys(mail for frame in frames for mail in frame["mails"])),
        phones=tuple(dict.fromkeys(phone for frame in frames for phone in frame["phones"])),
        clickables=tuple(
            LiveControl(frame=frame["frame"], **control) for frame in frames for control in frame["clickables"]
        ),
    )


def _controls(frame: dict[str, Any]) -> list[LiveControl]:
    return [
        LiveControl(frame=frame["frame"], **{**control, "hints": tuple(control["hints"])})
        for control in frame["controls"]
    ]


def _forms(frame: dict[str, Any]) -> list[LiveForm]:
    by_ref = {control.ref: control for control in _controls(frame)}
    return [
        LiveForm(
            frame=frame["frame"],
            fields=tuple(
                LiveField(frame=frame["frame"], **{**field, "options": tuple(field["options"])})
                for field in form["fields"]
            ),
            buttons=tuple(by_ref[ref] for ref in form["buttons"]),
            **{key: form[key] for key in ("ref", "name", "area", "method", "action", "role", "shown")},
        )
        for form in frame["forms"]
    ]
