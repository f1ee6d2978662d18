"""Sees that a dossier of an earlier run is of the portal, the catalogue and the draw that are asked for now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.kept_results import portal_of

if TYPE_CHECKING:
    from pytest_egov.binding import Suite
    from pytest_egov.evidence.dossier import Dossier
    from pytest_egov.portal import Portal

__all__ = ["Remedies", "refuse_another"]


@dataclass(frozen=True, slots=True)
class Remedies:
    """What to do where the earlier run was of another portal or another catalogue; ``what`` goes on from the dossier."""

    what: str
    portal: str
    catalogue: str


def refuse_another(earlier: Dossier, suite: Suite, portal: Portal, seed: str | None, remedies: Remedies) -> Portal:
    """The portal as it was then, where it is the one that is meant.

    Args:
        earlier: the dossier.
        suite: asked for now.
        portal: asked for now.
        seed: asked for now; None for any.
        remedies: what is said beside what is wrong.

    Raises:
        DossierProblem: it is of another portal, catalogue or seed.
    """
    about, catalogue, where = earlier.about, suite.catalogue, place_of(earlier.directory)
    was = portal_of(earlier)
    if (was.address, was.environment) != (portal.address, portal.environment):
        raise DossierProblem(
            f"{where} is of {was.address} ({was.environment}), this run is of {portal.address} ({portal.environment}). "
            f"{remedies.portal}"
        )
    if (about.suite, about.catalogue.get("sha256")) != (suite.name, catalogue.sha256):
        raise DossierProblem(
            f"{where} was gathered for {about.catalogue.get('id')}@{about.catalogue.get('version')} "
            f"({str(about.catalogue.get('sha256'))[:12]}) of {about.suite}, this run is for {catalogue.id}@{catalogue.version} "
            f"({catalogue.sha256[:12]}) of {suite.name}. {remedies.catalogue}"
        )
    if seed is not None and seed != about.seed:
        raise DossierProblem(
            f"{where} was drawn with the seed '{about.seed}', not '{seed}'. "
            f"Leave --egov-seed out: {remedies.what} draws alike."
        )
    return was
