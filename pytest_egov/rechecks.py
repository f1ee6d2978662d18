"""A recheck as it is asked for: of which dossier, and of which criteria."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pytest_egov.binding import Suite
from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.judging import judge
from pytest_egov.kept_results import portal_of
from pytest_egov.portal import Portal

__all__ = ["Recheck", "take_recheck"]


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
    about, catalogue, where = earlier.about, suite.catalogue, place_of(directory)
    was = portal_of(earlier)
    if (was.address, was.environment) != (portal.address, portal.environment):
        raise DossierProblem(
            f"{where} is of {was.address} ({was.environment}), this run is of {portal.address} ({portal.environment}). "
            "A recheck looks at the same portal again: give its own dossier, or leave the recheck out."
        )
    if about.catalogue.get("sha256") != catalogue.sha256:
        raise DossierProblem(
            f"{where} was gathered for {about.catalogue.get('id')}@{about.catalogue.get('version')} "
            f"({str(about.catalogue.get('sha256'))[:12]}), this run is for {catalogue.id}@{catalogue.version} "
            f"({catalogue.sha256[:12]}). Recheck with the version that gathered it, or gather anew."
        )
    if seed is not None and seed != about.seed:
        raise DossierProblem(
            f"{where} was drawn with the seed '{about.seed}', not '{seed}'. Leave --egov-seed out: a recheck draws alike."
        )
    rule = catalogue.gather.recheck
    rows = [row.id for pillar, _, row in catalogue.rows() if rule is not None and pillar.id in rule.pillars]
    judgements = [judge(suite, id_, earlier, portal) for id_ in rows if about.selected is None or id_ in about.selected]
    lost = tuple(j.criterion.id for j in judgements if j.outcome in ("failed", "partial") and j.earned + j.open < 1)
    if not lost:
        raise DossierProblem(
            f"{where} lost no points that {catalogue.id} lets be rechecked: there is nothing to look at again."
        )
    return Recheck(earlier, lost)
