"""A recheck as it is asked for: of which dossier, and of which criteria."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pytest_egov.binding import Suite
from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.judging import judge
from pytest_egov.portal import Portal
from pytest_egov.same_subject import Remedies, refuse_another

__all__ = ["Recheck", "take_recheck"]

_REMEDIES: Final = Remedies(
    "a recheck",
    "A recheck looks at the same portal again: give its own dossier, or leave the recheck out.",
    "Recheck with the version that gathered it, or gather anew.",
)


@dataclass(frozen=True, slots=True)
class Recheck:
    """The earlier dossier, and the criteria that lost points in it and may be looked at once more."""

    earlier: Dossier
    criteria: tuple[str, ...]


def take_recheck(directory: Path, suite: Suite, portal: Portal, seed: str | None, kinds: dict[str, type]) -> Recheck:
    """Read the earlier dossier and find what there is to look at again.

    Raises:
        DossierProblem: it was altered, is of another portal, catalogue or seed, or lost nothing that may be rechecked.
    """
    earlier = Dossier.load(directory, kinds)
    refuse_another(earlier, suite, portal, seed, _REMEDIES)
    about, catalogue, where = earlier.about, suite.catalogue, place_of(directory)
    rule = catalogue.gather.recheck
    rows = [row.id for pillar, _, row in catalogue.rows() if rule is not None and pillar.id in rule.pillars]
    judgements = [judge(suite, id_, earlier, portal) for id_ in rows if about.selected is None or id_ in about.selected]
    lost = tuple(j.criterion.id for j in judgements if j.outcome in ("failed", "partial") and j.earned + j.open < 1)
    if not lost:
        raise DossierProblem(
            f"{where} lost no points that {catalogue.id} lets be rechecked: there is nothing to look at again."
        )
    return Recheck(earlier, lost)
