"""How the forms of a page show mistakes at one moment: marks at fields, lines that look like messages, what is announced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pytest_egov.gatherers.accessibility.subject import script_of
from pytest_egov.gatherers.eforms.complaints import Moment, moment
from pytest_egov.gatherers.eforms.filling import CHOICES, asks_for, fact_named
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.vocabulary import fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_egov.driver.snapshot import LiveField, LiveForm, Snapshot
    from pytest_egov.driver.tab import Tab

__all__ = ["FieldState", "FormState", "is_error", "names", "says_nothing", "state_of", "typed_fields"]

Mark = tuple[str, ...]

_A_WORD: Final = 4  # letters; shorter ones stand in a message by chance
_COMMON: Final = frozenset(
    [
        "please",
        "enter",
        "your",
        "the",
        "this",
        "field",
        "value",
        "that",
        "with",
        "from",
        "must",
        "nhập",
        "vui",
        "lòng",
        "trường",
        "thông",
        "tin",
        "đúng",
        "hợp",
        "lệ",
        "invalid",
        "required",
        "error",
        "valid",
        "chọn",
        "select",
        "choose",
    ]
)


@dataclass(frozen=True, slots=True)
class FieldState:
    """What marks a field as wrong, as far as it does.

    Attributes:
        invalid: ``aria-invalid`` says so.
        word: the class or id that speaks of an error; empty when none does.
        look: the colour of warning it is drawn in, as CSS; empty when there is none.
        ink: the colour of warning its text or label has, as CSS; empty when it has none.
        aside: words beside it that a style sheet writes or a title holds.
        wrong, empty: its value breaks its own constraints; it has none.
        dangling: ids of descriptions that are not on the page.
        inside: the lines within the box that holds this field alone.
        label: the lines of its label.
        silent: the lines beside it that are hidden from assistive technology.
        signed: a picture or a sign of the style sheet stands beside it.
    """

    invalid: bool
    word: str
    look: str
    ink: str
    aside: tuple[str, ...]
    wrong: bool
    empty: bool
    dangling: str
    inside: tuple[str, ...]
    label: tuple[str, ...]
    silent: tuple[str, ...]
    signed: bool = False

    @property
    def by_colour(self) -> bool:
        """Whether nothing but a colour marks it for the eye."""
        return bool(self.look or self.ink) and not self.signed

    @property
    def fact(self) -> str:
        """What marks it, in no language."""
        parts = (self.look or self.ink, f".{self.word}" * bool(self.word), 'aria-invalid="true"' * self.invalid)
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class FormState:
    """A form at one moment.

    Attributes:
        moment: what stands at its fields.
        fields: the state of each field.
        messages: the lines in or before the form that look like messages of errors, and whether more than their colour says so.
        around: all lines in and before the form.
        announced: the lines in live regions and dialogs of the page.
        focused: the lines of what the keyboard is in, unless that is a field or a control.
        unchecked: whether it keeps the browser from checking it before it is sent.
    """

    moment: Moment
    fields: dict[Mark, FieldState]
    messages: dict[str, bool]
    around: frozenset[str]
    announced: frozenset[str]
    focused: frozenset[str]
    unchecked: bool

    def beside(self, mark: Mark) -> list[str]:
        """What stands at a field and is neither its label nor its hint."""
        at, field = self.moment.said.get(mark), self.moment.fields[mark]
        own = {fold(line) for line in (*self.fields[mark].label, field.label, field.value, "*")}
        said = [*at["described"], *at["near"]] if at is not None else []
        bare = (self.without_label(mark, line) for line in dict.fromkeys(said))
        return [line for line in dict.fromkeys(bare) if fold(line) and fold(line) not in own]

    def without_label(self, mark: Mark, line: str) -> str:
        """A line beside a field without the label that stands before it on the same line."""
        labels = (*self.fields[mark].label, self.moment.fields[mark].label)
        label = next((label for label in labels if label and line.startswith(label) and line != label), "")
        return line.removeprefix(label).strip(" :*")

    def asks(self, mark: Mark) -> list[str]:
        """All words that belong to a field: beside it, within it, drawn by the style sheet."""
        help_ = self.moment.fields[mark].help
        return [*self.beside(mark), *self.fields[mark].aside, *([help_] if help_ else [])]

    def is_described_by(self, mark: Mark, line: str) -> bool:
        """Whether assistive technology says a line when it comes to the field."""
        at, words = self.moment.said.get(mark), fold(line)
        described = [fold(said) for said in at["described"] if fold(said)] if at is not None else []
        return words in fold(self.moment.fields[mark].label) or any(
            words in said or said in words for said in described
        )


def typed_fields(form: LiveForm) -> list[LiveField]:
    """The fields one can make mistakes in: shown, enabled, of the page itself."""
    return [
        one
        for one in form.fields
        if one.shown and one.enabled and one.kind not in ("search", "hidden", "file") and not one.frame
    ]


def state_of(tab: Tab, form: LiveForm, before: FormState | None = None, snapshot: Snapshot | None = None) -> FormState:
    """Read one form as it stands; its fields keep the marks they had ``before``.

    ``snapshot`` is the page as it stands, where it was read a moment ago.

    Raises:
        PageNotOpened, BrowserGone: as Tab.snapshot.
    """
    wanted = {(one.kind, one.sent_as) for one in typed_fields(form)}

    def of_form(snapshot: Snapshot) -> Iterable[LiveField]:
        return (
            one for like in snapshot.forms for one in like.fields if (one.kind, one.sent_as) in wanted and not one.frame
        )

    now = moment(tab, of_form, snapshot)
    if before is not None:
        now = _with_marks_of(before.moment, now)
    said = tab.evaluate(script_of("field_states.js"), [[one.ref for one in now.fields.values()]])
    states = zip(now.fields, said["forms"][0]["fields"], strict=True)
    return FormState(
        now,
        {mark: _field_state(state) for mark, state in states if state is not None},
        dict(said["forms"][0]["messages"]),
        frozenset(said["forms"][0]["around"]),
        frozenset(said["announced"]),
        frozenset(said["focused"]),
        said["forms"][0]["unchecked"],
    )


def names(field: LiveField, line: str) -> bool:
    """Whether a line speaks of a field: by its label, by what it asks for, or by a word of its label."""
    said, label = f" {fold(line)} ", fold(field.label)
    if not label:
        return False
    if f" {label} " in said:
        return True
    asked = asks_for(field)
    if asked is not None and (asked == fact_named(line) or says("eform_fields", asked, line)):
        return True
    return any(f" {word} " in said for word in label.split() if len(word) >= _A_WORD and word not in _COMMON)


def is_error(line: str) -> bool:
    """Whether a line speaks of a mistake, or of what is asked for instead."""
    return bool(says("form_errors", "refused", line) or says("form_errors", "asked", line))


def says_nothing(line: str) -> bool:
    """Whether a line is a mere sign or exclamation: "!", "Lỗi"."""
    words = fold(line)
    return not any(letter.isalpha() for letter in words) or any(
        words == fold(word) for word in vocabulary().terms["form_errors"]["nothing"].yes
    )


def _with_marks_of(before: Moment, now: Moment) -> Moment:
    """The same fields under the marks they had: a message within a label changes the label."""
    old = {mark: (one.kind, one.sent_as) for mark, one in before.fields.items()}
    renamed: dict[Mark, Mark] = {}
    for mark, one in now.fields.items():
        if mark not in before.fields and one.kind not in CHOICES:
            like = [known for known, same in old.items() if same == (one.kind, one.sent_as) and known not in now.fields]
            if len(like) == 1:
                renamed[mark] = like[0]
    return replace(
        now,
        fields={renamed.get(mark, mark): one for mark, one in now.fields.items()},
        said={renamed.get(mark, mark): at for mark, at in now.said.items()},
    )


def _field_state(said: dict[str, Any]) -> FieldState:
    return FieldState(**{**said, **{name: tuple(said[name]) for name in ("aside", "inside", "label", "silent")}})
