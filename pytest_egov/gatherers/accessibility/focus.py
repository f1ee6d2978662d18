"""Where the keyboard is: whether each stop can be told from the others by sight while it has the focus."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pytest_egov.driver.focusing import with_and_without_focus
from pytest_egov.driver.keyboard import know_keys, press
from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.ink import ratio

if TYPE_CHECKING:
    from PIL.Image import Image

    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]

# The catalogue's measure of a visible change: a contour of two pixels, or 3:1. Below the last one nobody sees a difference.
CONTOUR_PX, CONTRAST, FAINT = 2, 3.0, 1.3
MOST_STOPS, PATIENCE_MS = 300, 2500
# A pair of pictures takes as long as the styles of a hundred stops.
MOST_PICTURES = 8
_FEWEST_PIXELS = 12

Sight = Literal["seen", "unsure", "unseen"]


def look(subject: Subject) -> RuleOutcomes:
    """Compare each stop with the focus and without: by computed styles, and by a picture for each look these do not decide.

    The text cursor of a field counts. Looks beyond the first few that would need a picture stay undecided, and so do stops
    that a slow page leaves no time for.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    know_keys(subject.tab)
    # Browsers show the focus to those who use the keyboard.
    press(subject.tab, "Tab")
    measure = {"most": MOST_STOPS, "patience": PATIENCE_MS, "contour": CONTOUR_PX, "contrast": CONTRAST, "faint": FAINT}
    said = subject.ask("focus.js", measure)
    pictured = {node.summary: node for node in said["pictured"]}
    sights = {number: _sight(subject, int(number)) for number in list(pictured)[:MOST_PICTURES]}
    failing, unsure, seen = list(said["unseen"]), list(said["unlooked"]), len(said["seen"])
    for node in (*said["pictured"], *said["alike"]):
        sight, measured = sights.get(node.summary, ("unsure", ""))
        if sight == "seen":
            seen += 1
        else:
            (failing if sight == "unseen" else unsure).append(replace(node, summary=measured))
    stops = seen + len(failing) + len(unsure)
    return replace(outcomes_of("focus-not-visible", failing, unsure, held=seen, impact="serious"), stops=stops)


def _sight(subject: Subject, number: int) -> tuple[Sight, str]:
    pictures = with_and_without_focus(subject.tab, number)
    return ("unseen", "not on the screen") if pictures is None else _difference(*pictures)


def _difference(without: Image, with_focus: Image) -> tuple[Sight, str]:
    """What a focus changes in a picture, and its strongest contrast."""
    pairs = Counter(zip(_pixels(without), _pixels(with_focus), strict=True))
    changed = [(ratio(one, other), count) for (one, other), count in pairs.items() if one != other]
    strong = sum(count for strength, count in changed if strength >= CONTRAST)
    visible = sum(count for strength, count in changed if strength >= FAINT)
    measured = f"{max((strength for strength, _ in changed), default=1.0):.2f}:1"
    contour = CONTOUR_PX * (without.width + without.height)
    if strong >= _FEWEST_PIXELS or visible >= contour:
        return "seen", measured
    return ("unsure", measured) if visible >= _FEWEST_PIXELS else ("unseen", measured)


def _pixels(picture: Image) -> list[tuple[int, int, int]]:
    raw = picture.tobytes()
    return list(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))
