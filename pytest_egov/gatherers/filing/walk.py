"""Walks the screens of an application: fills what is asked, goes on, and never presses what files unless told to."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.filing import FilingWalk
from pytest_egov.evidence.findings import Candidate
from pytest_egov.evidence.places import Step
from pytest_egov.gatherers.eforms.filling import OURS, fill
from pytest_egov.gatherers.eforms.opening import data_fields
from pytest_egov.gatherers.filing import screens
from pytest_egov.gatherers.filing.mending import mend
from pytest_egov.gatherers.filing.screens import DRAFT
from pytest_egov.gatherers.filing.uploading import hand_over
from pytest_egov.wayfinding.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.driver.snapshot import LiveControl, LiveField, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.evidence.filing import Halt
    from pytest_egov.gatherers.eforms.opening import OpenedForm
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["Walk"]

Evidence = TypeVar("Evidence")
_MOST_SCREENS = 14
_MOST_QUESTIONS = 2
_TELLING = 6  # characters of a typed value below which it may stand on a page by chance
_A_MESSAGE = 160  # characters

_INVALID = """() => {
  const held = [...document.querySelectorAll("input,select,textarea")].find((one) => one.willValidate && !one.checkValidity());
  return held ? [held.labels?.[0]?.innerText || held.name || "", held.validationMessage].join(": ") : "";
}"""


@dataclass(slots=True)
class Walk:
    """One way through an application; the tab stands at its newest screen.

    Attributes:
        expedition: in the role of the citizen.
        form: the data-entry screen it begins at.
        in_earnest: it is to be filed: papers are handed over on every screen that takes some.
        typed: the values we typed that can be told again, by label.
        names: what the screens were called, in order.
        steps: what was done, in order; no pictures are kept, because the screens show who the citizen is.
        review: the name of the first screen that showed what was typed as text; empty while none did.
        reviewed: how many of the typed values it showed.
        print_control: the first control that prints or exports.
        final: what files, once met.
        halted, said: why it went no further, and what the page said.
        untried: controls of the last screen whose words told us nothing.
    """

    expedition: Expedition
    form: OpenedForm
    in_earnest: bool = False
    typed: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    review: str = ""
    reviewed: int = 0
    print_control: str = ""
    final: LiveControl | None = None
    halted: Halt = "nowhere"
    said: str = ""
    untried: tuple[str, ...] = ()
    _seen: list[tuple[Any, ...]] = field(default_factory=list)
    _pressed: set[tuple[Any, str]] = field(default_factory=set)
    _now: Snapshot = field(init=False)

    def __post_init__(self) -> None:
        self.snapshot = self.form.snapshot
        self.steps = list(self.form.steps)

    @property
    def snapshot(self) -> Snapshot:
        """The newest screen; what the start page links to by the same name is the portal's menu, marked as one or not."""
        return self._now

    @snapshot.setter
    def snapshot(self, shown: Snapshot) -> None:
        self._now = screens.with_menu_of(self.expedition.finder.start(), shown)

    @property
    def tab(self) -> Tab:
        """The live tab."""
        return self.form.tab

    @property
    def words(self) -> Vocabulary:
        """The vocabulary."""
        return self.expedition.words

    def record(self) -> FilingWalk:
        """The walk as evidence."""
        final = self.final
        return FilingWalk(
            tuple(self.names),
            final.name[:120] if final else "",
            bool(final and final.enabled),
            self.halted,
            self.said[:300],
            self.untried if self.halted == "nowhere" else (),
        )

    def candidate(self, evidence: Evidence) -> Candidate[Evidence]:
        """The evidence taken on the way, with the journey that brought it."""
        return Candidate(self.form.place, evidence, tuple(self.steps))

    def through(self) -> Iterator[None]:
        """Go from screen to screen; at each one, filled in, the caller may look around and must leave it standing."""
        for _ in range(_MOST_SCREENS):
            self._arrive()
            like = screens.likeness(self.snapshot)
            yield
            if screens.likeness(self.snapshot) != like:
                self._fill(everything=False)
            self._watch_for_review()
            halt = self._go_on()
            if halt is not None:
                self.halted = halt
                return
        self.halted = "too_long"

    def press(self, one: LiveControl, act: str = DRAFT) -> Snapshot:
        """Press a control, answer the page's own question whether we mean it, and record the step.

        A question whether to file is answered with no while the act is another one.
        """
        before = self.snapshot
        self.snapshot = self.tab.press(one, act)
        for _ in range(_MOST_QUESTIONS):
            question = self._question(one)
            if question is None:
                break
            self.snapshot = self.tab.press(question, act)
        said = self.told(before)
        self.steps.append(Step(act, one.name[:200], self.snapshot.url[:500], self.snapshot.status, said))
        return self.snapshot

    def told(self, before: Snapshot, *dialogs: str) -> str:
        """What the page newly says about the application itself; whatever else it shows may be somebody's, and is left out."""
        lines = [line for line in (*dialogs, *screens.new_lines(before, self.snapshot)) if len(line) <= _A_MESSAGE]
        terms = ("filed", "code", "receipt", "appointed", "held", "refused", "saved")
        own = [line for line in lines if any(self.words.stands_in("filing_texts", term, line) for term in terms)]
        return " ".join(own)[:300]

    def complaint(self, before: Snapshot) -> str:
        """What the page says where it did not let us on: its new words, a dialog's, or the browser's own bubble."""
        new = [
            line
            for line in screens.new_lines(before, self.snapshot)
            if self.words.stands_in("filing_texts", "held", line)
        ]
        return " ".join(new)[:300] or str(self.tab.evaluate(_INVALID))[:300]

    def regain(self, like: tuple[Any, ...], url: str) -> bool:
        """Come back to a screen we left by trying something on it; whether we stand there again."""
        self.snapshot = self.tab.snapshot()
        for _ in range(2):
            if screens.likeness(self.snapshot)[:3] == like[:3]:
                return True
            back = screens.control(self.snapshot, "back", self.words)
            if back is None:
                break
            self.snapshot = self.tab.open(back.url) if back.url else self.tab.press(back, DRAFT)
        self.snapshot = self.tab.open(url)
        return screens.likeness(self.snapshot)[:3] == like[:3]

    def _arrive(self) -> None:
        name = screens.name_of(self.snapshot, self.form.name)
        if not self.names or self.names[-1] != name:
            self.names.append(name)
        self._seen.append(screens.likeness(self.snapshot))
        self._watch_for_review()
        self._fill(everything=False)
        if not self.typed:
            self._fill(everything=True)
        if self.in_earnest:
            hand_over(self)

    def _fill(self, *, everything: bool) -> bool:
        """Fill what is asked, or all there is; whether anything was filled."""
        if not data_fields(self.snapshot):
            return False
        filling = fill(self.tab, data_fields, DRAFT, self.expedition.today, everything=everything)
        self.snapshot = filling.snapshot
        for one in list(screens.fields(self.snapshot)):
            if one.label in filling.filled and one.kind in ("text", "textarea"):
                value = self._marked(one)
                if len(fold(value)) >= _TELLING and fold(value) not in fold(self.snapshot.text):
                    self.typed[one.label] = value
        return bool(filling.filled)

    def _marked(self, one: LiveField) -> str:
        """Give one free text a mark of this very walk, so that no draft of another day is taken for ours."""
        marked = f"{one.value} {secrets.token_hex(3)}"
        free = OURS in one.value and not any(OURS in value for value in self.typed.values())
        if not free or 0 < one.most < len(marked):
            return one.value
        self.tab.fill(one, marked, DRAFT)
        return marked

    def _watch_for_review(self) -> None:
        shown = screens.reviewed(self.snapshot, self.typed)
        if shown and len(shown) * 2 >= len(self.typed) and len(shown) > self.reviewed:
            self.reviewed, self.review = len(shown), self.review or screens.name_of(self.snapshot, self.form.name)
        printing = screens.control(self.snapshot, "print", self.words)
        if printing is not None and not self.print_control:
            self.print_control = printing.name

    def _go_on(self) -> Halt | None:
        """One step onward; answers why there is none, empty at the control that files."""
        way = self._way_on()
        final = next(
            (c for c in screens.controls(self.snapshot, "final", self.words) if not c.url and c.role != "tab"), None
        )
        if way is None:
            self.final, self.untried = final, screens.unknown_controls(self.snapshot, self.words)
            return "" if final is not None else "nowhere"
        if self._may_file(way, final):
            self.final = way if self.expedition.may("file") else None
            self.said = way.name
            return "" if self.final is not None else "ambiguous"
        before, like = self.snapshot, screens.likeness(self.snapshot)
        self._pressed.add((like, way.name))
        self._take(way)
        if screens.likeness(self.snapshot) == like:
            return self._held(before, way)
        if self._says_filed(before):
            self.said = self.told(before)
            return "filed"
        return "circle" if self._seen.count(screens.likeness(self.snapshot)) > 1 else None

    def _way_on(self) -> LiveControl | None:
        like = screens.likeness(self.snapshot)
        named = [screens.controls(self.snapshot, term, self.words) for term in ("next", "review")]
        ways = [one for group in named for one in group if one.enabled and one.role != "tab"]
        if self.review:
            ways = [one for one in ways if one in named[0]]
        ways += [tab for tab in screens.steps_as_tabs(self.snapshot) if not self._tab_was_seen(tab)]
        return next((one for one in ways if (like, one.name) not in self._pressed), None)

    def _tab_was_seen(self, tab: LiveControl) -> bool:
        return any(name == tab.name for _, name in self._pressed)

    def _may_file(self, way: LiveControl, final: LiveControl | None) -> bool:
        """Behind the screen that shows everything once more, what merely leads on may be what files."""
        shows_all = bool(self.typed) and len(screens.reviewed(self.snapshot, self.typed)) == len(self.typed)
        asks = any(f.kind not in ("checkbox", "radio") for f in screens.fields(self.snapshot))
        return shows_all and not asks and final is None and way.role != "tab" and not way.url

    def _take(self, way: LiveControl) -> None:
        try:
            if way.url:
                self.snapshot = self.tab.open(way.url)
                self.steps.append(Step("open", way.name[:200], self.snapshot.url[:500], self.snapshot.status))
            else:
                self.press(way)
        except PageNotOpened as error:
            # A preview may come as a file: the screen stays where it was.
            self.snapshot = self.tab.snapshot()
            if error.download and way in screens.controls(self.snapshot, "review", self.words):
                self.review = self.review or way.name

    def _held(self, before: Snapshot, way: LiveControl) -> Halt | None:
        """The screen did not let us on: hand over the papers it may want, fill what it newly asks, and try once more."""
        self.said = self.complaint(before)
        if self.review == way.name:
            return None
        repaired = mend(self, before)
        repaired = hand_over(self) or repaired
        # Where nothing marked as needed was missing, or what was mended was not all, something is needed that is not marked.
        for everything in (False, True) if repaired else (True,):
            filled = self._fill(everything=everything)
            there = (*self.snapshot.controls, *self.snapshot.clickables)
            again = next((c for c in there if c.name == way.name and c.shown and c.enabled), None)
            if again is None or not (repaired or self.said):
                return "held"
            if repaired and everything and not filled:
                break
            like = screens.likeness(self.snapshot)
            self.press(again)
            if screens.likeness(self.snapshot) != like:
                self.said = ""
                return None
            self.said = self.complaint(before) or self.said
        return "captcha" if screens.holds_captcha(self.snapshot, self.words) else "held"

    def _says_filed(self, before: Snapshot) -> bool:
        return any(
            self.words.stands_in("filing_texts", "filed", line) for line in screens.new_lines(before, self.snapshot)
        )

    def _question(self, pressed: LiveControl) -> LiveControl | None:
        """What answers the question a dialog of the page asks."""
        act = self.tab.guard.act
        there = [*screens.controls(self.snapshot, "confirm", self.words)]
        there += [
            c for c in self.snapshot.controls if c.shown and fold(c.name) == fold(pressed.name) and c.ref != pressed.ref
        ]
        asking = next((one for one in there if one.enabled and screens.in_dialog(self.tab, one)), None)
        if asking is None:
            return None
        files = self.words.term_confidence("filing_controls", "final", asking.name) > 0
        about_filing = any(
            self.words.stands_in("filing_controls", "final", text) for _, text in self.snapshot.headings[-2:]
        )
        if act == DRAFT and (files or about_filing):
            close = screens.control(self.snapshot, "close", self.words)
            self.halted = "ambiguous"
            return close if close is not None and screens.in_dialog(self.tab, close) else None
        return asking
