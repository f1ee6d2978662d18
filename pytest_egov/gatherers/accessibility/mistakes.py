"""What a form that shows a mistake says of it: which field, in words or not, and whether anybody hears of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pytest_egov.gatherers.accessibility.form_states import is_error, names, says_nothing
from pytest_egov.gatherers.eforms.complaints import fresh_beside, fresh_elsewhere
from pytest_egov.gatherers.reading.values import says
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from pytest_egov.gatherers.accessibility.form_states import FormState, Mark
    from pytest_egov.gatherers.accessibility.trials import Sent

__all__ = ["Kept", "Said", "provoked", "refused_in_silence", "standing"]

_CODE: Final = re.compile(
    r"(?=.*\d)(?=.*[A-Z])[A-Z0-9]+(?:[-_ .:#][A-Z0-9]+)*|0x[0-9A-Fa-f]+"
)  # what only a log can make use of

_A_MESSAGE: Final = 150  # characters; what is longer explains something
_AN_EXCLAMATION: Final = 40
_SEVERAL: Final = 2  # fields: with fewer there is nothing to confuse

Facts = list[tuple[int, str]]


@dataclass(slots=True)
class Kept:
    """Fields, by the number they are kept under, with the fact seen at each.

    ``by_colour`` are those of ``not_in_text`` that nothing but a colour marks.
    """

    not_in_text: Facts = field(default_factory=list)
    not_exposed: Facts = field(default_factory=list)
    by_colour: Facts = field(default_factory=list)


@dataclass(slots=True)
class Said:
    """What a form said of its mistakes.

    Attributes:
        failing, unsure: fields whose mistake is not told, and those of which that cannot be said.
        in_text: how many mistakes are told in words.
        exposed: how many of these reach assistive technology.
    """

    failing: Kept = field(default_factory=Kept)
    unsure: Kept = field(default_factory=Kept)
    in_text: int = 0
    exposed: int = 0

    @property
    def anything(self) -> bool:
        """Whether the form showed a mistake at all."""
        return bool(self.in_text or self.failing.not_in_text or self.unsure.not_in_text)

    @classmethod
    def open_question(cls, state: FormState, fact: str) -> Said:
        """A form of which nothing can be said; its first field stands for it."""
        said = cls()
        said.unsure.not_in_text += [(one.ref, fact) for one in state.moment.fields.values()][:1]
        return said


def standing(state: FormState) -> Said:
    """What a form says of mistakes as it stands, without anything done to it."""
    said = Said()
    drawn = [mark for mark, one in state.fields.items() if one.look]
    # "Vui lòng sửa các ô màu đỏ"; that required fields are red says nothing of mistakes.
    pointed_at = any(
        says("form_errors", "by_colour", line) and says("form_errors", "refused", line) for line in state.around
    )
    told: set[Mark] = set()
    for mark, one in state.fields.items():
        by_colour = bool(one.look) and ((one.wrong and len(drawn) < len(state.fields)) or pointed_at)
        if one.invalid or (one.word and one.look) or by_colour:
            _standing_field(said, state, mark)
            told.add(mark)
    if not told:
        _standing_message(said, state)
    return said


def _standing_field(said: Said, state: FormState, mark: Mark) -> None:
    one, ref = state.fields[mark], state.moment.fields[mark].ref
    words = [line for line in (*state.beside(mark), *one.aside) if not says_nothing(line)]
    errors = [line for line in words if is_error(line)]
    if errors:
        said.in_text += 1
        silent = [line for line in errors if line in one.silent and not state.is_described_by(mark, line)]
        if len(silent) == len(errors) or (
            one.dangling and not any(state.is_described_by(mark, line) for line in errors)
        ):
            said.failing.not_exposed.append((ref, f"#{one.dangling}" if one.dangling else silent[0][:100]))
        else:
            said.exposed += 1
    elif _elsewhere(state, mark):
        said.in_text, said.exposed = said.in_text + 1, said.exposed + 1
    elif words or (one.invalid and one.empty and not one.look):
        said.unsure.not_in_text.append((ref, one.fact))
    else:
        said.failing.not_in_text.append((ref, one.fact))
        if one.by_colour:
            said.failing.by_colour.append((ref, one.fact))


def _elsewhere(state: FormState, mark: Mark) -> bool:
    """Whether a message of the form speaks of a field that has none of its own."""
    single = len(state.fields) < _SEVERAL
    target = state.moment.fields[mark]
    lines = [line for line in state.messages if not says_nothing(line)]
    return any(names(target, line) or (single and is_error(line)) for line in lines)


def _standing_message(said: Said, state: FormState) -> None:
    """A message that a form stands with although no field is marked."""
    lines = {
        line: strong
        for line, strong in state.messages.items()
        if says("form_errors", "refused", line) and "*" not in line
    }
    if not lines or any(one.kind == "password" for one in state.moment.fields.values()):
        return
    beside = {mark: [fold(line) for line in state.beside(mark)] for mark in state.fields}
    last = next(reversed(state.fields))
    for line, strong in lines.items():
        at = next((mark for mark, near in beside.items() if fold(line) in near), None)
        named = any(names(one, line) for one in state.moment.fields.values())
        first = at or next(iter(state.fields))
        fact = (state.moment.fields[first].ref, line[:100])
        if (at is not None and says_nothing(line)) or (at is None and not named and len(state.fields) >= _SEVERAL):
            # A note in red may speak of mistakes without there being one.
            sure = len(line) <= (_A_MESSAGE if strong else _AN_EXCLAMATION)
            (said.failing if sure else said.unsure).not_in_text.append(fact)
        elif not named and at == last and len(state.fields) >= _SEVERAL and not _is_bound(state, at, line):
            said.unsure.not_in_text.append(fact)  # below the last field a message may be its own or the form's
        else:
            said.in_text, said.exposed = said.in_text + 1, said.exposed + 1


def _is_bound(state: FormState, mark: Mark, line: str) -> bool:
    inside = any(fold(line) in fold(own) for own in state.fields[mark].inside)
    return inside or state.is_described_by(mark, line)


def provoked(before: FormState, sent: Sent, wrong: tuple[Mark, ...]) -> Said:
    """What a form says that was sent, beyond what it said before.

    Args:
        before: the form as it was sent.
        sent: what came of it.
        wrong: the fields that were given a wrong value; none, where it was sent as it stood.
    """
    said, after = Said(), sent.after
    if _by_browser(before, after):
        # The browser names the first field in words of its own and takes the keyboard there, one after the other.
        said.in_text = said.exposed = 1
        return said
    marked = [mark for mark in after.fields if mark in before.fields and _newly_marked(before, after, mark)]
    expected = wrong or _left_empty(before)
    errors = [line for line in (*fresh_elsewhere(before.moment, after.moment), *sent.dialogs) if is_error(line)]
    # That nothing was found is an answer.
    errors = [line for line in errors if not says_nothing(line) and not says("messages", "not_found", line)]
    known = {*after.announced, *after.focused, *after.messages, *sent.dialogs}
    shown = [line for line in errors if line in known]
    told = _told(before, after, marked, errors)
    if not told and shown and len(expected) < _SEVERAL and not sent.held:
        told = dict.fromkeys([*expected, *after.fields][:1], shown[0])
    said.in_text = len(told)
    # What a page says of an answer that we gave it is not what it says of a mistake.
    if not sent.held:
        # Where words say that something is wrong and the keyboard is taken to a field, people may know which one.
        kept = said.unsure if errors and _focus_moved(after) else said.failing
        silent = [mark for mark in marked if mark not in told]
        kept.not_in_text += [_fact(after, mark) for mark in silent]
        kept.by_colour += [_fact(after, mark) for mark in silent if after.fields[mark].by_colour]
        errors = [line for line in errors if line in known or line in after.around]
        empty = errors or _exclamations(before, sent)
        if not told and not marked and empty and not _focus_moved(after):
            said.failing.not_in_text += [_fact(after, mark, empty[0]) for mark in (*expected, *after.fields)][:1]
    _hear(said, told, sent)
    return said


def refused_in_silence(before: FormState, sent: Sent) -> Said:
    """What is to be said of a form that a script kept, sent without what it requires, and that shows nothing new at all.

    Only a form that keeps the browser from checking it has surely checked itself.
    """
    said, after = Said(), sent.after
    same = before.moment.snapshot.text == after.moment.snapshot.text and before.announced == after.announced
    missing = [mark for mark in _left_empty(before) if before.moment.fields[mark].required and mark in after.fields]
    heard = sent.held or sent.left or sent.dialogs or _by_browser(before, after) or _focus_moved(after)
    if same and missing and not heard and not any(_newly_marked(before, after, mark) for mark in missing):
        kept = said.failing if after.unchecked else said.unsure
        kept.not_in_text.append(_fact(after, missing[0], "onsubmit"))
    return said


def _exclamations(before: FormState, sent: Sent) -> list[str]:
    """What a form says that is sent without what it requires, where that is a mere code or exclamation."""
    lines = [*fresh_elsewhere(before.moment, sent.after.moment), *sent.dialogs]
    missing = any(before.moment.fields[mark].required for mark in _left_empty(before))
    codes = [line for line in lines if _CODE.fullmatch(line) or (says_nothing(line) and any(map(str.isalpha, line)))]
    return codes if missing and len(codes) == len(lines) else []


def _told(before: FormState, after: FormState, marked: list[Mark], errors: list[str]) -> dict[Mark, str]:
    """The fields whose mistake is told in words, with these: beside the field, else in a message that names it."""
    told = {}
    for mark in after.fields:
        beside = _fresh(before, after, mark) if mark in before.fields else []
        # Words we do not read may well tell it, where the field is marked as well.
        beside = [line for line in beside if mark in marked or is_error(line)]
        naming = [line for line in errors if names(after.moment.fields[mark], line)]
        if beside or naming:
            told[mark] = (beside or naming)[0]
    return told


def _hear(said: Said, told: dict[Mark, str], sent: Sent) -> None:
    """Say whether the words reach assistive technology: announced, tied to the field, or where the keyboard was taken."""
    after = sent.after
    heard = any(_is_heard(after, mark, line) for mark, line in told.items())
    if told and not (heard or sent.dialogs or sent.held or _focus_moved(after)):
        said.failing.not_exposed += [_fact(after, mark, line) for mark, line in told.items()]
    else:
        said.exposed = len(told)


def _is_heard(after: FormState, mark: Mark, line: str) -> bool:
    within = (*after.fields[mark].aside, after.moment.fields[mark].help)  # drawn by the style sheet, or a placeholder
    return (
        after.fields[mark].invalid
        or after.is_described_by(mark, line)
        or line in within
        or any(fold(line) in fold(region) for region in (*after.announced, *after.focused))
    )


def _fact(state: FormState, mark: Mark, line: str = "") -> tuple[int, str]:
    return state.moment.fields[mark].ref, line[:100] or state.fields[mark].fact


def _focus_moved(after: FormState) -> bool:
    return bool(after.focused) or any(at["focused"] for at in after.moment.said.values())


def _fresh(before: FormState, after: FormState, mark: Mark) -> list[str]:
    """The words at a field that were not there before."""
    lines = [after.without_label(mark, line) for line in fresh_beside(mark, before.moment, after.moment)]
    known = {*before.asks(mark)}
    own = {fold(before.moment.fields[mark].label), *map(fold, before.fields[mark].label)}
    extra = [line for line in after.asks(mark) if line not in known]
    return [line for line in dict.fromkeys((*lines, *extra)) if not says_nothing(line) and fold(line) not in own]


def _by_browser(before: FormState, after: FormState) -> bool:
    return any(
        at["browser"] and at["browser"] != before.moment.said.get(mark, {}).get("browser", "")
        for mark, at in after.moment.said.items()
    )


def _newly_marked(before: FormState, after: FormState, mark: Mark) -> bool:
    old, new = before.fields[mark], after.fields[mark]
    focused = after.moment.said.get(mark, {}).get("focused", False)
    drawn = not focused and ((new.look and not old.look) or (new.ink and not old.ink))
    return bool(drawn or (new.invalid and not old.invalid) or (new.word and not old.word and new.look))


def _left_empty(state: FormState) -> tuple[Mark, ...]:
    """The fields that were sent empty: the required ones, where any says so."""
    fields = state.moment.fields
    empty = [mark for mark, one in state.fields.items() if one.empty and fields[mark].kind not in ("checkbox", "radio")]
    return tuple([mark for mark in empty if fields[mark].required] or empty)
