"""Shows the page at 200 % and looks for text that is lost there: cut off, lying on other text, or not grown at all.

Scripts that take the keys and the wheel away by which browsers zoom are asked as well.

WCAG 2.0, 1.4.4, technique G142: zooming halves the viewport. Lines wider than the window are no failure of this criterion, and a
layout that folds its menu under a button keeps it; what the page cut off at 100 % already is not the zoom's doing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.driver.screen import other_screens
from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, outcomes_of

if TYPE_CHECKING:
    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]

# The window that WCAG's own techniques reckon with, at 100 % and at 200 %.
WHOLE, HALF = (1280, 1024), (640, 512)
# A text sized after the window grows with this one, a text that a breakpoint made smaller does not.
_BETWEEN = (704, 563)

# Layouts follow a resize in the next frames, scripts after a pause.
_SETTLE = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200))))"""


def look(subject: Subject) -> RuleOutcomes:
    """Compare the page at 200 % with the page at 100 %; the window is as before afterwards.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    try:
        with other_screens(subject.tab) as show:

            def seen(screen: tuple[int, int], scale: float, step: str) -> dict[str, list[RuleNode]]:
                show(*screen, scale)
                subject.tab.evaluate(_SETTLE)
                return subject.ask("zoomed_texts.js", step)

            seen(WHOLE, 1, "before")
            zoomed = seen(HALF, 2, "after")
            fixed = seen(_BETWEEN, 2, "between")["failing"] if zoomed["unsized"] else []
    finally:
        subject.answers("zoomed_texts.js", "end", engine=False)
    held = len(zoomed["kept"])
    blocked = subject.ask("zoom_prevented.js")["blocked"]
    fixed = [*zoomed["countered"], *fixed]
    lost = outcomes_of("text-lost-at-200", zoomed["cut"], zoomed["doubtful"], held=held, impact="serious")
    return lost.plus(outcomes_of("text-does-not-resize", fixed, held=held, impact="serious")).plus(
        outcomes_of("zoom-prevented", blocked, held=held, impact="critical")
    )
