"""Looks for links and buttons whose text fades under the pointer or with the focus: WCAG 2.0, 1.4.3 holds in these states too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.contrast import LIMIT, LIMIT_LARGE

if TYPE_CHECKING:
    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["look"]

_MOST: Final = 60  # looks of controls; those that look alike are looked at once


def look(subject: Subject) -> RuleOutcomes:
    """Bring these states about by rules of the page's own style sheets; the page is as before afterwards.

    Texts before pictures and gradients are passed over, as are those that are too pale at rest.

    Raises:
        PageNotOpened, BrowserGone: as Subject.ask.
    """
    said = subject.ask("contrast_states.js", {"most": _MOST, "limit": LIMIT, "limitLarge": LIMIT_LARGE})
    return outcomes_of("contrast-lost-in-use", said["failing"], held=len(said["kept"]), impact="serious")
