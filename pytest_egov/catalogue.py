"""The criteria of one standard, as data: loaded, and linted at start-up with file, line and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PrivateAttr,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from pytest_egov.acts import Act
from pytest_egov.bands import Bands
from pytest_egov.documents import Document, Row, Steps, read_document
from pytest_egov.errors import CatalogueProblem, Fault
from pytest_egov.gather_section import Gather, PillarId
from pytest_egov.verdict import FULL, NONE, Text

__all__ = [
    "ATTESTED_ONLY",
    "PLANNED",
    "Catalogue",
    "Condition",
    "Criterion",
    "Effort",
    "Group",
    "LegalBasis",
    "Part",
    "Pillar",
    "Source",
    "exactly",
    "load_catalogue",
]

PLANNED = "planned"
ATTESTED_ONLY = "attested_only"
# The deepest layer that winning back all points of a row usually reaches, from the least work to the most: texts and files that
# editors publish; shared templates, style sheets and scripts of the pages; a function with its data; a system of somebody else.
Effort = Literal["content", "template", "function", "integration"]

_NUMBER = re.compile(r"[+-]?\d{0,9}(?:\.\d{0,20})?(?:[eE]-?\d{1,2})?|[+-]?\d{1,9}/\d{1,9}")


def exactly(value: Any) -> Any:
    """Shares and points are exact: 2.5 and '2/3' are read as written, never as binary floating point.

    Raises:
        ValueError: what is written is no number, or one that no score has a use for.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return value
    # "1e999999999" is a fraction too, and has a billion digits.
    written = str(value) if _NUMBER.fullmatch(str(value).strip()) else ""
    try:
        return Fraction(written)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError("is neither a number nor a fraction such as 2/3") from error


def _between_nothing_and_all(value: Fraction) -> Fraction:
    if not 0 < value <= 1:
        raise ValueError("must be above 0 and at most 1")
    return value


Exact = Annotated[
    Fraction,
    BeforeValidator(exactly),
    PlainSerializer(str),
    WithJsonSchema({"type": ["number", "string"], "description": "a number, or a fraction such as 2/3"}),
]
Share = Annotated[Exact, AfterValidator(_between_nothing_and_all)]


class Source(Row):
    """Where a fact of the catalogue can be read."""

    title: str
    url: str


class LegalBasis(Row):
    """An article the criterion rests on; ``read`` tells whether its text was seen by the catalogue's authors."""

    document: str
    article: str
    read: bool
    note: str | None = None


class Part(Row):
    """One check and its share of the row's points (a half for the homepage, a half for the eForm).

    ``credit`` is what the check's levels earn of this part; the row's own where nothing is said, as for a single check.
    """

    check: str
    share: Share = Fraction(1)
    limits: dict[str, Any] = Field(default={})
    credit: dict[str, Share] = Field(default={}, description="what the levels of this check earn, if not the row's")

    @model_validator(mode="after")
    def _names_full(self) -> Part:
        if self.credit and self.credit.get(FULL) != 1:
            raise ValueError("the credit of a part must name 'full: 1'")
        return self


class Criterion(Row):
    """One row: what is asked, what it is worth, what decides it, and what to do about it.

    It is decided by one ``check``, by ``parts`` whose shares add up, or by ``either`` of several parts: the best of them
    counts, and a part's share is what it can earn by itself.
    """

    id: str
    title: Text
    points: Exact
    provenance: Literal["official", "derived"]
    automation: Literal["auto", "guided", "attested"]
    effort: Effort | None = Field(None, description="the kind of work that wins back all points, for plans of repair")
    needs: Text | None = None
    check: str | None = None
    limits: dict[str, Any] = Field(default={})
    parts: tuple[Part, ...] = ()
    either: tuple[Part, ...] = ()
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
        if sum((self.check is not None, bool(self.parts), bool(self.either))) != 1:
            raise ValueError(f"{self.id} must have either 'check' or 'parts', or 'either' (or 'check: planned')")
        if self.either and max(part.share for part in self.either) != 1:
            raise ValueError(f"one of {self.id}'s ways in 'either' must be able to earn all of it")
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
        return self.parts or self.either or (Part(check=self.check or PLANNED, limits=self.limits),)

    def share_of(self, level: str, part: Part | None = None) -> Fraction:
        """The share of the points that a level of credit earns; with a part, of the part's points."""
        credit = part.credit if part is not None and part.credit else self.credit
        return Fraction(0) if level == NONE else credit[level]

    def points_of(self, level: str) -> Fraction:
        """The points that a level of credit earns."""
        return self.points * self.share_of(level)


class Group(Row):
    """Rows that belong together; its points are their sum."""

    id: str
    title: Text
    points: Exact
    provenance: Literal["official", "derived"] = "derived"
    derived_from: str | None = None
    criteria: tuple[Criterion, ...]


class Pillar(Row):
    """One of the three pillars; its points are the sum of its groups."""

    id: PillarId
    title: Text
    points: Exact
    provenance: Literal["official", "derived"]
    groups: tuple[Group, ...]


class Condition(Row):
    """What a portal must have to be assessed at all, and the criteria that show it; it earns no points of its own."""

    title: Text
    text: Text
    provenance: Literal["official", "press", "derived"]
    source: Source
    met_by: tuple[str, ...] = Field(min_length=1)


class Catalogue(Row):
    """All criteria of one standard."""

    id: str
    version: str
    title: Text
    frame: Text
    provenance_note: Text
    sources: tuple[Source, ...] = ()
    points: Exact = Fraction(100)
    bands: Bands | None = None
    conditions: tuple[Condition, ...] = ()
    gather: Gather
    pillars: tuple[Pillar, ...]
    _document: Document = PrivateAttr()

    @model_validator(mode="after")
    def _conditions_rest_on_rows(self) -> Catalogue:
        ids = {row.id for _, _, row in self.rows()}
        missing = sorted({id_ for one in self.conditions for id_ in one.met_by} - ids)
        if missing:
            raise ValueError(f"a condition rests on {', '.join(missing)}, which no row has")
        return self

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

    def timed_limits(self) -> dict[str, tuple[float, ...]]:
        """Of each metric that a row judges, the limits it is held against (``<level>_below``), in its unit, lowest first."""
        found: dict[str, set[float]] = {}
        for _, _, criterion in self.rows():
            for part in criterion.judged_by:
                metric = part.limits.get("metric")
                if isinstance(metric, str):
                    below = (value for name, value in part.limits.items() if name.endswith("_below"))
                    found.setdefault(metric, set()).update(float(value) for value in below)
        return {metric: tuple(sorted(limits)) for metric, limits in found.items()}

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
        faults = [*document.faults_of(error, Catalogue), *_lint(document)]
        raise CatalogueProblem(f"The catalogue {file.name} does not hold together:", tuple(faults)) from error
    faults = [*_lint(document)]
    if faults:
        raise CatalogueProblem(f"The catalogue {catalogue.id} does not hold together:", tuple(faults))
    catalogue._document = document  # noqa: SLF001 # pydantic keeps what is not part of the file under such a name
    return catalogue


def _steps_to(catalogue: Catalogue, criterion_id: str) -> Steps:
    for p, pillar in enumerate(catalogue.pillars):
        for g, group in enumerate(pillar.groups):
            for c, criterion in enumerate(group.criteria):
                if criterion.id == criterion_id:
                    return ("pillars", p, "groups", g, "criteria", c)
    raise KeyError(criterion_id)


def _lint(document: Document) -> Iterator[Fault]:
    """What only several rows together show; read from the file as it stands, so that it is told beside faults of form."""
    seen: set[str] = set()
    for steps, kind, row in _levels(document.data, (), ("pillars", "groups", "criteria")):
        name = str(row.get("id"))
        if kind != "pillars" and name in seen:
            yield document.fault((*steps, "id"), f"the id '{name}' stands twice", "Give one of the two another id.")
        seen.add(name)
    yield from _wrong_sum(document, ("pillars",), _named(document), document.data, "pillars", Fraction(100))
    for steps, kind, row in _levels(document.data, (), ("pillars", "groups")):
        what, parts = ("pillar", "groups") if kind == "pillars" else ("group", "criteria")
        yield from _wrong_sum(document, (*steps, "points"), f"{what} {row.get('id')}", row, parts)


def _named(document: Document) -> str:
    return f"catalogue {document.data.get('id') if isinstance(document.data, dict) else ''}".strip()


def _levels(data: Any, steps: Steps, kinds: tuple[str, ...]) -> Iterator[tuple[Steps, str, dict[str, Any]]]:
    """Every mapping of each kind below ``data``, with its steps; what has another form is passed over."""
    rows = data.get(kinds[0]) if kinds and isinstance(data, dict) else None
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield (*steps, kinds[0], index), kinds[0], row
            yield from _levels(row, (*steps, kinds[0], index), kinds[1:])


def _wrong_sum(
    document: Document, at: Steps, what: str, row: Any, parts: str, otherwise: Fraction | None = None
) -> Iterator[Fault]:
    """A fault where points and the sum of the parts' points differ; none where either cannot be read as a number."""
    if not isinstance(row, dict) or not isinstance(row.get(parts), list):
        return
    try:
        said = exactly(row["points"]) if "points" in row or otherwise is None else otherwise
        total = sum((exactly(part["points"]) for part in row[parts]), Fraction(0))
    except (KeyError, TypeError, ValueError):
        return
    if total != said:
        yield document.fault(
            at, f"{what} says {float(said):g} points, its parts add up to {float(total):g}", "Correct one of the two."
        )
