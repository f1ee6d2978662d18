"""The criteria of one standard, as data: loaded, and linted at start-up with file, line and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PrivateAttr,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from pytest_egov.documents import Document, read_document
from pytest_egov.errors import CatalogueProblem, Fault
from pytest_egov.verdict import FULL, NONE, Text

__all__ = [
    "ATTESTED_ONLY",
    "PLANNED",
    "Catalogue",
    "Criterion",
    "Exploring",
    "Gather",
    "Group",
    "LookUpCodes",
    "Part",
    "Pillar",
    "ProcedureDraw",
    "SearchQueries",
    "Timing",
    "load_catalogue",
]

PLANNED = "planned"
ATTESTED_ONLY = "attested_only"

PillarId = Literal["function", "performance", "accessibility"]
Act = Literal["sign_in", "draft", "upload", "edit_profile", "ask", "file", "pay", "sign", "send", "rate"]


def _exact(value: Any) -> Any:
    """Shares and points are exact: 2.5 and '2/3' are read as written, never as binary floating point."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return value
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError("is neither a number nor a fraction such as 2/3") from error


def _between_nothing_and_all(value: Fraction) -> Fraction:
    if not 0 < value <= 1:
        raise ValueError("must be above 0 and at most 1")
    return value


Exact = Annotated[
    Fraction,
    BeforeValidator(_exact),
    PlainSerializer(str),
    WithJsonSchema({"type": ["number", "string"], "description": "a number, or a fraction such as 2/3"}),
]
Share = Annotated[Exact, AfterValidator(_between_nothing_and_all)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Row):
    """Where a fact of the catalogue can be read."""

    title: str
    url: str


class LegalBasis(_Row):
    """An article the criterion rests on; ``read`` tells whether its text was seen by the catalogue's authors."""

    document: str
    article: str
    read: bool
    note: str | None = None


class Part(_Row):
    """One check and its share of the row's points (a half for the homepage, a half for the eForm)."""

    check: str
    share: Share = Fraction(1)
    limits: dict[str, Any] = {}


class Criterion(_Row):
    """One row: what is asked, what it is worth, what decides it, and what to do about it."""

    id: str
    title: Text
    points: Exact
    provenance: Literal["official", "derived"]
    automation: Literal["auto", "guided", "attested"]
    needs: Text | None = None
    check: str | None = None
    limits: dict[str, Any] = {}
    parts: tuple[Part, ...] = ()
    credit: dict[str, Share]
    sentences: dict[str, Text]
    why: Text
    fix: Text
    judged: Text
    basis: tuple[LegalBasis, ...] = ()
    acts: tuple[Act, ...] = ()
    may_not_apply: bool = False
    wcag: str | None = None
    level: Literal["A", "AA"] | None = None

    @model_validator(mode="after")
    def _one_way_to_judge(self) -> Criterion:
        if (self.check is None) == (not self.parts):
            raise ValueError(f"{self.id} must have either 'check' or 'parts' (or 'check: planned')")
        if self.parts and sum(part.share for part in self.parts) != 1:
            raise ValueError(f"the shares of {self.id}'s parts must add up to 1")
        if self.credit.get(FULL) != 1:
            raise ValueError(f"the credit of {self.id} must name 'full: 1'")
        if set(self.sentences) != {*self.credit, NONE}:
            wanted = ", ".join([*self.credit, NONE])
            raise ValueError(f"the sentences of {self.id} must be exactly: {wanted}")
        return self

    @property
    def judged_by(self) -> tuple[Part, ...]:
        """The parts; a row with a single check is one part of the whole."""
        return self.parts or (Part(check=self.check or PLANNED, limits=self.limits),)

    def share_of(self, level: str) -> Fraction:
        """The share of the points that a level of credit earns."""
        return Fraction(0) if level == NONE else self.credit[level]


class Group(_Row):
    """Rows that belong together; its points are their sum."""

    id: str
    title: Text
    points: Exact
    provenance: Literal["official", "derived"] = "derived"
    derived_from: str | None = None
    criteria: tuple[Criterion, ...]


class Pillar(_Row):
    """One of the three pillars; its points are the sum of its groups."""

    id: PillarId
    title: Text
    points: Exact
    provenance: Literal["official", "derived"]
    groups: tuple[Group, ...]


class Exploring(_Row):
    """How far wayfinding may go: links in a row, and pages opened."""

    max_clicks: int
    max_pages: int


class ProcedureDraw(_Row):
    """How many procedures are drawn, read in full, and looked at behind each filter."""

    drawn: int
    read_in_full: int
    filtered_results: int
    values_per_grouping: int


class EverydayQuery(_Row):
    """What a citizen would type, and words one of which the right procedure's name contains."""

    query: str
    expects: tuple[str, ...]


class SearchQueries(_Row):
    """The queries put to the portal's search."""

    exact: int
    without_diacritics: int
    everyday: tuple[EverydayQuery, ...]
    nonsense: tuple[str, ...]


class LookUpCodes(_Row):
    """A code no portal can accept, and a well-formed one that belongs to nobody."""

    malformed: str
    unknown: str


class OpenedQuestions(_Row):
    """How many answers of the frequently asked questions are opened."""

    opened: int


class Screen(_Row):
    """A screen a page is loaded on; sizes in CSS pixels."""

    name: str
    width: int
    height: int


class Timing(_Row):
    """Which pages are timed, how often, and in which hours of the day a measurement counts."""

    pages: tuple[str, ...]
    rounds: int
    timeout_s: float
    time_zone: str
    windows: tuple[str, ...]
    profile: Screen


class Gather(_Row):
    """What the standard asks to be looked at; handed to the gatherers and stored in the dossier."""

    seed: str
    exploring: Exploring
    procedures: ProcedureDraw
    search: SearchQueries
    look_up: LookUpCodes
    questions: OpenedQuestions
    page_set: tuple[str, ...]
    timing: Timing


class Catalogue(_Row):
    """All criteria of one standard."""

    id: str
    version: str
    title: Text
    frame: Text
    provenance_note: Text
    sources: tuple[Source, ...] = ()
    points: Exact = Fraction(100)
    gather: Gather
    pillars: tuple[Pillar, ...]
    _document: Document = PrivateAttr()

    @property
    def sha256(self) -> str:
        """The hash of the file this catalogue was read from."""
        return self._document.sha256

    def rows(self) -> Iterator[tuple[Pillar, Group, Criterion]]:
        """Every criterion with its group and pillar, in the catalogue's order."""
        for pillar in self.pillars:
            for group in pillar.groups:
                for criterion in group.criteria:
                    yield pillar, group, criterion

    def criterion(self, criterion_id: str) -> Criterion:
        """The row of that id; KeyError when there is none."""
        for _, _, criterion in self.rows():
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)

    def fault_at(self, criterion_id: str, keys: tuple[str | int, ...], problem: str, remedy: str) -> Fault:
        """A fault at a key of one row, for those who hold the row against something else (the checks)."""
        return self._document.fault((*_steps_to(self, criterion_id), *keys), f"{criterion_id}: {problem}", remedy)


def load_catalogue(file: Path) -> Catalogue:
    """Read and lint a catalogue.

    Raises:
        CatalogueProblem: with every fault found, each with file, line, column and remedy.
    """
    document = read_document(file, CatalogueProblem)
    try:
        catalogue = Catalogue.model_validate(document.data)
    except ValidationError as error:
        faults = document.faults_of(error, Catalogue)
        raise CatalogueProblem(f"The catalogue {file.name} does not hold together:", tuple(faults)) from error
    catalogue._document = document  # noqa: SLF001 # pydantic keeps what is not part of the file under such a name
    faults = [*_double_ids(catalogue, document), *_wrong_sums(catalogue, document)]
    if faults:
        raise CatalogueProblem(f"The catalogue {catalogue.id} does not hold together:", tuple(faults))
    return catalogue


def _steps_to(catalogue: Catalogue, criterion_id: str) -> tuple[str | int, ...]:
    for p, pillar in enumerate(catalogue.pillars):
        for g, group in enumerate(pillar.groups):
            for c, criterion in enumerate(group.criteria):
                if criterion.id == criterion_id:
                    return ("pillars", p, "groups", g, "criteria", c)
    raise KeyError(criterion_id)


def _double_ids(catalogue: Catalogue, document: Document) -> Iterator[Fault]:
    seen: set[str] = set()
    for p, pillar in enumerate(catalogue.pillars):
        for g, group in enumerate(pillar.groups):
            steps = ("pillars", p, "groups", g)
            for names in [
                (group.id, (*steps, "id")),
                *((c.id, (*steps, "criteria", i, "id")) for i, c in enumerate(group.criteria)),
            ]:
                name, at = names
                if name in seen:
                    yield document.fault(at, f"the id '{name}' stands twice", "Give one of the two another id.")
                seen.add(name)


def _wrong_sums(catalogue: Catalogue, document: Document) -> Iterator[Fault]:
    for p, pillar in enumerate(catalogue.pillars):
        for g, group in enumerate(pillar.groups):
            yield from _wrong_sum(
                document,
                ("pillars", p, "groups", g, "points"),
                f"group {group.id}",
                group.points,
                [c.points for c in group.criteria],
            )
        yield from _wrong_sum(
            document, ("pillars", p, "points"), f"pillar {pillar.id}", pillar.points, [g.points for g in pillar.groups]
        )
    yield from _wrong_sum(
        document, ("pillars",), f"catalogue {catalogue.id}", catalogue.points, [p.points for p in catalogue.pillars]
    )


def _wrong_sum(
    document: Document, at: tuple[str | int, ...], what: str, said: Fraction, parts: list[Fraction]
) -> Iterator[Fault]:
    total = sum(parts, Fraction(0))
    if total != said:
        yield document.fault(
            at, f"{what} says {float(said):g} points, its parts add up to {float(total):g}", "Correct one of the two."
        )
