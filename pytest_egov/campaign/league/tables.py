"""What a league says, as data: the one source of its page, sheet, CSV and JSON. Rounding is left to paper.

Marks are points out of 100: of what applies to the portal, as gates compare them. A portal to which a criterion does not apply
has fewer points to win, so that its points alone could not be held against those of another.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from pydantic import ConfigDict, Field

from pytest_egov.criterion_results import Points
from pytest_egov.documents import Row
from pytest_egov.results import CatalogueName
from pytest_egov.verdict import Basis, Outcome, Text

__all__ = [
    "SCHEMA",
    "Apart",
    "ApartReason",
    "CriterionHead",
    "Distribution",
    "Failing",
    "Figures",
    "Group",
    "GroupReadiness",
    "League",
    "LeagueRow",
    "Loss",
    "Movement",
    "Noted",
    "PillarFigures",
    "PillarHead",
    "PortalCriterion",
    "PortalSheet",
    "ProductFailures",
    "Rank",
    "Readiness",
    "TrendPoint",
    "Value",
]

SCHEMA: Final = "pytest-egov/league/1"
ApartReason = Literal["missing", "narrowed", "catalogue", "suite", "tool", "profile"]
Moved = Literal["improved", "regressed", "undecided", "same"]


class Figures(Row):
    """Points certain, possible and the most there are; and the first two as marks out of 100."""

    certain: float
    possible: float
    maximum: float
    mark: float
    possible_mark: float


class PillarFigures(Figures):
    """The figures of one pillar."""

    id: str


class Rank(Row):
    """The best and the worst place a portal can come to once all that is open is decided; equal marks share a place."""

    best: int
    worst: int


class Movement(Row):
    """What became of a portal since the campaign before.

    Attributes:
        taken_at: of the earlier result.
        mark: by how much the certain mark changed.
        kind: ``improved`` and ``regressed`` are proven: the intervals share no value; otherwise ``undecided``, or ``same``.
        rank: the place then, among those that had one.
    """

    taken_at: datetime
    mark: float
    kind: Moved
    rank: Rank | None


class LeagueRow(Row):
    """One portal in the table.

    Attributes:
        key: its key in the campaign file.
        looked: the share of its points that was looked at: all but those open because nobody could look.
        rank: None where too little was looked at.
        undecided_with: keys of the portals whose order to this one is still open.
        band, possible_band: of the certain and of the possible mark; None where the catalogue has no bands.
        unmoved_because: why there is no movement to show; None where there is.
    """

    key: str
    name: str
    address: str
    environment: str
    product: str
    taken_at: datetime
    tool: str
    dossier_sha256: str
    total: Figures
    pillars: tuple[PillarFigures, ...]
    looked: float
    rank: Rank | None
    undecided_with: tuple[str, ...]
    band: str | None
    possible_band: str | None
    movement: Movement | None
    unmoved_because: Text | None


class Group(Row):
    """Portals that are held against each other: those with a rank, best first, and those too little was looked at."""

    id: str
    title: Text
    portals: int
    ranked: tuple[LeagueRow, ...]
    unranked: tuple[LeagueRow, ...]


class Apart(Row):
    """A result that cannot be compared with the others, or a portal that has none."""

    key: str
    name: str
    group: str
    taken_at: datetime | None
    reason: ApartReason
    why: Text
    ranked_by_earlier: bool


class CriterionHead(Row):
    """A row of the standard, as far as a league needs it."""

    id: str
    pillar: str
    title: Text
    points: float
    fix: Text


class PillarHead(Row):
    """A pillar of the standard."""

    id: str
    title: Text


class TrendPoint(Row):
    """One full result of a portal; ``incomparable`` tells why it cannot be held against the league's, if so."""

    taken_at: datetime
    total: Figures
    tool: str
    catalogue: str
    incomparable: Text | None


class PortalCriterion(Row):
    """What became of one criterion on one portal."""

    id: str
    outcome: Outcome
    basis: Basis
    points: Points
    sentence: Text


class PortalSheet(Row):
    """All of one portal that has a row: its criteria now, and its results over time, oldest first."""

    key: str
    group: str
    criteria: tuple[PortalCriterion, ...]
    trend: tuple[TrendPoint, ...]


class Loss(Row):
    """What one portal loses by a criterion."""

    key: str
    lost: float


class Failing(Row):
    """A criterion that loses points on portals of one product: shown once, with the sum, most points first.

    ``judged`` is on how many portals of the product it was judged.
    """

    id: str
    at_stake: float
    judged: int
    portals: tuple[Loss, ...]


class ProductFailures(Row):
    """The portals of one product, and what loses points on them."""

    product: str
    portals: tuple[str, ...]
    at_stake: float
    failing: tuple[Failing, ...]


class GroupReadiness(Row):
    """How many portals of a group have what a criterion asks for; the lists hold their keys.

    ``ready`` of ``judged`` have it; ``judged`` counts those that have it, have it in part, or lack it, and no others.
    """

    group: str
    ready: int
    judged: int
    have: tuple[str, ...]
    partly: tuple[str, ...]
    lack: tuple[str, ...]
    not_judged: tuple[str, ...]
    not_applicable: tuple[str, ...]


class Readiness(Row):
    """One criterion across the groups."""

    id: str
    groups: tuple[GroupReadiness, ...]


class Value(Row):
    """One portal's mark in a distribution."""

    key: str
    mark: float


class Distribution(Row):
    """The certain marks of a group's ranked portals, lowest first: of a pillar, or of the whole (``pillar`` is None)."""

    group: str
    pillar: str | None
    values: tuple[Value, ...]
    least: float
    lower_quartile: float
    median: float
    upper_quartile: float
    most: float
    mean: float


class Noted(Row):
    """What a reader must know before trusting the figures, and the portals (keys) whose results say so."""

    text: Text
    portals: tuple[str, ...]


class League(Row):
    """A campaign's portals, held against each other at one moment.

    Attributes:
        at: results up to this moment count.
        before: what movement is told against: another campaign, or this one before a day; None without.
        least_looked: the share of the points that must have been looked at for a rank.
        tool: the versions whose results are compared, such as "pytest-egov 0.1".
        warnings: those of the results in the table, each once.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal["pytest-egov/league/1"] = Field(SCHEMA, alias="schema")
    name: str
    at: datetime
    before: Text | None
    least_looked: float
    catalogue: CatalogueName
    suite: str
    tool: str
    warnings: tuple[Noted, ...]
    pillars: tuple[PillarHead, ...]
    criteria: tuple[CriterionHead, ...]
    groups: tuple[Group, ...]
    apart: tuple[Apart, ...]
    distributions: tuple[Distribution, ...]
    products: tuple[ProductFailures, ...]
    readiness: tuple[Readiness, ...]
    sheets: tuple[PortalSheet, ...]
    names: dict[str, str]
