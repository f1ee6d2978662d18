"""What can be done with the pointer and not with the keyboard, and where the keyboard gets stuck."""

from __future__ import annotations

from dataclasses import replace

from pytest_egov.driver.keyboard import know_keys
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, broken_down, outcomes_of
from pytest_egov.gatherers.accessibility.subject import Subject
from pytest_egov.gatherers.accessibility.trapping import answers_keys, way_out

__all__ = ["look"]

# Stops of the walk and how many milliseconds its rehearsal may take; what lies beyond stays undecided. How often a script that
# may move the focus later is waited for.
WALK = {"most": 300, "patience": 1500, "waits": 8}
MOST_TRAPS, MOST_TRIALS = 4, 6


def look(subject: Subject) -> RuleOutcomes:
    """Walk the page as Tab does, look for controls no key reaches or operates, and try the suspects with real keys.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    know_keys(subject.tab)
    reachable = _reachable(subject)
    # What real keys have set off would stand in the way of what comes next.
    operable, tried = _operable(subject)
    subject.come_back(anew=tried)
    walked, suspected = _walked(subject)
    subject.come_back(anew=suspected)
    return reachable.plus(operable).plus(walked)


def _reachable(subject: Subject) -> RuleOutcomes:
    said, rests = subject.ask("pointer_only.js"), subject.ask("hover_menus.js")
    pressed = outcomes_of(
        "pointer-only-control", said["failing"], said["unsure"], held=len(said["kept"]), impact="critical"
    )
    return pressed.plus(outcomes_of("hover-only-content", rests["failing"], rests["unsure"], impact="critical"))


def _operable(subject: Subject) -> tuple[RuleOutcomes, bool]:
    """The outcomes, and whether real keys were pressed."""
    said = subject.ask("operability.js")
    failing, unsure, held = list(said["failing"]), list[RuleNode](), len(said["kept"])
    for number, node in enumerate(said["tried"]):
        answers = _answers(subject, number) if number < MOST_TRIALS else None
        if answers:
            held += 1
        else:
            (unsure if answers is None else failing).append(node)
    outcomes = outcomes_of("focusable-not-operable", failing, unsure, held=held, impact="critical")
    return outcomes, bool(said["tried"])


def _answers(subject: Subject, number: int) -> bool | None:
    try:
        return answers_keys(subject.tab, number)
    except PageNotOpened:
        return None  # an earlier one led away


def _walked(subject: Subject) -> tuple[RuleOutcomes, bool]:
    """The outcomes, and whether real keys were pressed."""
    know_keys(subject.tab)
    try:
        said = subject.ask("walk.js", WALK)
    except PageNotOpened as error:
        # A stop leads away as soon as it has the focus.
        return broken_down(("keyboard-trap", "focus-removed"), str(error)), True
    traps, unsure, held = list[RuleNode](), list(said["unwalked"]), set[int]()
    suspects = list(zip(said["suspects"], said["advised"], strict=True))
    for number, (node, told) in enumerate(suspects):
        try:
            way = way_out(subject.tab, number, held) if number < MOST_TRAPS else None
        except PageNotOpened:
            # A key led to another page: away. The others went with the page.
            unsure += [other for other, _ in suspects[number + 1 :]]
            break
        if way is None:
            unsure.append(node)
        elif way == "none":
            # A page that says which other keys lead out is no trap, if it tells the truth.
            (unsure if told.summary else traps).append(replace(node, summary=f"{node.summary}: no way out"))
        elif way == "shift+tab":
            unsure.append(replace(node, summary=f"{node.summary}: {way}"))
    walked = outcomes_of("keyboard-trap", traps, unsure, held=len(said["kept"]), impact="critical")
    return walked.plus(outcomes_of("focus-removed", said["blurred"], impact="critical")), bool(said["suspects"])
