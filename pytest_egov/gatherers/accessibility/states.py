"""Names, roles and states of controls, as they stand and while they are used: WCAG 4.1.2."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from pytest_egov.acts import PROVOKE
from pytest_egov.driver.keyboard import know_keys
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.further_states import audit_state
from pytest_egov.gatherers.accessibility.subject import script_of
from pytest_egov.wayfinding.pressing import sends_or_destroys
from pytest_egov.wayfinding.ranking import FAIR
from pytest_egov.wayfinding.vocabulary import vocabulary

if TYPE_CHECKING:
    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look", "use"]

_STATIC: Final = ("control-without-role", "name-says-nothing", "state-not-told")
_IMPACT: Final = {"control-without-role": "critical", "name-says-nothing": "serious"}
_MOST_LEVERS, _MOST_STATES = 12, 2
_KEPT_IN: Final = "__egovLevers"


def look(subject: Subject) -> RuleOutcomes:
    """Read controls as the page stands.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    know_keys(subject.tab)
    said: dict[str, dict[str, list[RuleNode]]] = {}
    for topic, nodes in subject.ask("states.js").items():
        rule, _, way = topic.partition(" ")
        said.setdefault(rule, {}).setdefault(way, []).extend(nodes)
    total = RuleOutcomes()
    for rule in _STATIC:
        ways = said.get(rule, {})
        held, impact = len(ways.get("held", ())), _IMPACT.get(rule, "serious")
        total = total.plus(outcomes_of(rule, ways.get("failing", ()), ways.get("unsure", ()), held=held, impact=impact))
    return total


def use(subject: Subject) -> RuleOutcomes:
    """Press controls that have a state or seem to open something, see whether the state follows, and press them again.

    What they open is shown to the engine, as often as twice.

    Raises:
        PageNotOpened: the page cannot be come back to.
        BrowserGone: the browser died.
    """
    tab, url = subject.tab, subject.tab.page.url
    levers = tab.evaluate(script_of("levers.js"), _MOST_LEVERS)
    stale: list[RuleNode] = []
    doubtful: list[RuleNode] = []
    mute: list[RuleNode] = []
    unsure: list[RuleNode] = []
    held, further = 0, RuleOutcomes()
    for lever in levers:
        if _leads_to_an_act(lever["name"]):
            continue
        seen = _pressed(subject, lever["number"])
        if seen is None or seen["moved"] or tab.page.url != url:
            subject.come_back(anew=True)  # what was kept is gone with the page
            break
        if seen["opened"] and len(further.states) < _MOST_STATES:
            with suppress(PageNotOpened):
                further = further.plus(audit_state(subject, seen["kind"], seen["part"]))
        if lever["stateful"] and seen["told"]:
            held += 1
        back = _pressed(subject, lever["number"])
        if not seen["told"] and _is_stale(lever, seen):
            sure = back is not None and _is_undone(seen, back)
            (stale if sure else doubtful).extend(_kept(subject, lever, seen["state"]))
        if not lever["stateful"] and not (seen["renamed"] or seen["told"]):
            missing, sure = _untold(seen, back)
            (mute if sure else unsure).extend(_kept(subject, lever, missing) if missing else [])
        if seen["kind"] == "dialog" and seen["opened"]:
            with suppress(PageNotOpened):
                tab.evaluate(_CLOSE)
    if tab.page.url != url:
        subject.come_back(anew=True)
    updated = outcomes_of("state-not-updated", stale, doubtful, held=held, impact="serious")
    return further.plus(updated).plus(outcomes_of("state-not-told", mute, unsure, impact="serious"))


_CLOSE: Final = """() => {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", code: "Escape", bubbles: true }));
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
}"""


def _pressed(subject: Subject, number: int) -> dict[str, Any] | None:
    """What a press did; None when the page is gone or the control is."""
    subject.tab.guard.act = PROVOKE
    try:
        answer: dict[str, Any] | None = subject.tab.evaluate(script_of("pressing.js"), number)
    except PageNotOpened:
        return None
    return answer


def _is_stale(lever: dict[str, Any], seen: dict[str, Any]) -> bool:
    """Whether something changed that the state should have told, and did not."""
    if not lever["stateful"] or not seen["state"]:
        return False
    if "aria-expanded" in seen["state"]:
        return bool(seen["part"])
    before, after = seen["looks"]
    return bool(before != after or (seen["part"] and "aria-selected" in seen["state"]))


def _untold(seen: dict[str, Any], back: dict[str, Any] | None) -> tuple[str, bool]:
    """The state that a button without one should have told, empty where it has none, and whether that is sure."""
    if seen["part"]:
        sure = seen["follows"] and back is not None and back["part"] == seen["part"] and not seen["away"]
        return ("aria-expanded" if seen["kind"] == "part" else "", bool(sure))
    before, after = seen["looks"]
    turned = back is not None and not seen["away"] and before != after and _is_undone(seen, back)
    return ("aria-pressed" if turned else "", not seen["repainted"])


def _is_undone(seen: dict[str, Any], back: dict[str, Any]) -> bool:
    """Whether pressing once more undid what a press did: so it was a state, and no play of colours on the way."""
    if seen["part"]:
        return bool(back["part"] == seen["part"] or "aria-selected" in seen["state"])
    before, after = seen["looks"]
    return bool(back["looks"] == [after, before])


def _kept(subject: Subject, lever: dict[str, Any], fact: str) -> list[RuleNode]:
    return subject.ask("kept_elements.js", [_KEPT_IN, [[lever["number"], fact]]]).get("kept", [])


def _leads_to_an_act(name: str) -> bool:
    words = vocabulary()
    acts = any(words.place_confidence(place, name) >= FAIR for place in ("sign_out", "payment", "start_filing"))
    return acts or sends_or_destroys(name) or words.term_confidence("eform_ways", "final", name) >= FAIR
