"""Whether a form says in words what is wrong with what was entered: WCAG 3.3.1.

Forms are read as they stand, then sent empty and with wrong values; whatever would leave the browser as a write is held.
A form that is refused without a word fails as well.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pytest_egov.errors import PageNotOpened, PortalBlocked, Refused
from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.form_states import FormState, state_of, typed_fields
from pytest_egov.gatherers.accessibility.further_states import audit_state
from pytest_egov.gatherers.accessibility.mistakes import Said, provoked, refused_in_silence, standing
from pytest_egov.gatherers.accessibility.trials import Trial, wrong_values
from pytest_egov.gatherers.reading.values import says

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveForm, Snapshot
    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]

NOT_IN_TEXT, NOT_EXPOSED, BY_COLOUR = "error-not-in-text", "error-not-exposed", "error-by-colour-only"
_RULES: Final = (NOT_IN_TEXT, NOT_EXPOSED, BY_COLOUR)
_MOST_FORMS: Final = 3
_KEPT_IN: Final = "__egovRefs"  # where a snapshot keeps what it read
_CHROME: Final = ("nav", "header", "footer")


@dataclass(slots=True)
class _Found:
    """What was found on a page so far, by rule."""

    failing: dict[str, list[RuleNode]] = field(default_factory=lambda: {rule: [] for rule in _RULES})
    unsure: dict[str, list[RuleNode]] = field(default_factory=lambda: {rule: [] for rule in _RULES})
    further: RuleOutcomes = field(default_factory=RuleOutcomes)
    held: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_RULES, 0))

    def add(self, subject: Subject, said: Said) -> None:
        """Take what was said of one form while its elements can still be found on the page."""
        for found, kept in ((self.failing, said.failing), (self.unsure, said.unsure)):
            for rule, marks in zip(_RULES, (kept.not_in_text, kept.not_exposed, kept.by_colour), strict=True):
                if marks:
                    found[rule] += subject.ask("kept_elements.js", [_KEPT_IN, marks]).get("kept", [])
        self.held[NOT_IN_TEXT] += said.in_text
        self.held[NOT_EXPOSED] += said.exposed

    def outcomes(self) -> RuleOutcomes:
        total = self.further
        for rule in _RULES:
            failing, unsure = _once(self.failing[rule]), _once(self.unsure[rule])
            unsure = [node for node in unsure if node.target not in {one.target for one in failing}]
            total = total.plus(outcomes_of(rule, failing, unsure, held=self.held[rule], impact="serious"))
        return total


def look(subject: Subject) -> RuleOutcomes:
    """Read the forms of the page as they stand, and provoke errors in the first few; the page is not as it was afterwards."""
    found = _Found()
    url = subject.tab.page.url
    if not any(typed_fields(form) for form in subject.snapshot.forms):
        return RuleOutcomes()
    now = subject.tab.snapshot()
    snapshot: Snapshot | None = now
    forms = [form for form in now.forms if form.shown and typed_fields(form)]
    for form in sorted(forms, key=lambda one: not _can_err(one))[:_MOST_FORMS]:
        before = state_of(subject.tab, form, snapshot=snapshot)
        already = standing(before)
        found.add(subject, already)
        if not _can_err(form):
            continue
        snapshot = None  # of a page that is no longer so
        # A form that breaks down when sent, or leads away for good, has shown nothing of its errors.
        with suppress(PageNotOpened, PortalBlocked, Refused):
            _provoke(subject, form, before, found, silent=not already.anything)
        if subject.tab.page.url != url:
            snapshot = subject.tab.open(url)
    return found.outcomes()


def _provoke(subject: Subject, form: LiveForm, before: FormState, found: _Found, *, silent: bool) -> None:
    """Send the form empty, then with wrong values where it takes any and has said nothing wrong so far."""
    trial = Trial(subject.tab, form)
    button = trial.button(before)
    if button is not None and not button.enabled:
        found.add(subject, Said.open_question(before, "disabled"))
        return
    wrong = wrong_values(before)
    for values in ({}, wrong) if wrong else ({},):
        start = trial.filled(values, before) if values else trial.touched(before)
        sent = trial.send(start)
        said = standing(sent.after) if sent.left else provoked(before, sent, tuple(values))
        if not values and not said.anything and button is not None and button.submits:
            said = refused_in_silence(start, sent)
        silent = silent and not said.anything
        found.add(subject, said)
        if said.anything and not sent.left and not found.further.states:
            found.further = _as_engine_sees(subject, trial.again(sent.after))
        if sent.left or said.failing.not_in_text:
            return
    if silent and trial.held:
        found.add(subject, Said.open_question(state_of(subject.tab, form), "held"))


def _as_engine_sees(subject: Subject, form: LiveForm | None) -> RuleOutcomes:
    """What the engine says of a form that shows errors."""
    if form is None or form.ref < 0:  # fields outside any form are no part of the page by themselves
        return RuleOutcomes()
    nodes = subject.ask("kept_elements.js", [_KEPT_IN, [(form.ref, "")]]).get("kept", [])
    return audit_state(subject, "form_errors", nodes[0].target[-1]) if nodes else RuleOutcomes()


def _can_err(form: LiveForm) -> bool:
    """A form whose fields can be wrong: no search box, no filter of a list."""
    fields = [one for one in typed_fields(form) if one.kind not in ("radio", "checkbox", "select") or one.required]
    if form.role == "search" or not fields:
        return False
    strict = any(one.required or one.kind in ("email", "tel", "number", "date", "url", "password") for one in fields)
    if strict:
        return True
    if form.area in _CHROME:
        return False
    searches = any(says("look_up", "sends", button.name) for button in form.buttons)
    return not searches or any(says("look_up", "code", f"{one.label} {one.help}") for one in fields)


def _once(nodes: list[RuleNode]) -> list[RuleNode]:
    return list({node.target: node for node in nodes}.values())
