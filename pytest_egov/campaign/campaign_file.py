"""The campaign file: which portals are judged by one standard, on which days, how often, and how gently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, ValidationError, field_validator, model_validator

from pytest_egov.campaign.portal_list import CampaignPortal, FromFile, FromFolder, FromFolders, Inline, listed_portals
from pytest_egov.documents import Document, Row, read_document
from pytest_egov.errors import CampaignProblem, UsageProblem
from pytest_egov.gather_section import PillarId
from pytest_egov.verdict import Text
from pytest_egov.vietnam_time import day_said

__all__ = ["Audits", "Bounds", "Campaign", "CampaignFile", "Politeness", "Timed", "load_campaign"]

Pillars = tuple[PillarId, ...]
GroupId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]


def _day(value: Any) -> Any:
    try:
        return day_said(value) if isinstance(value, str) else value
    except UsageProblem as error:
        raise ValueError(str(error)) from error


def _branch(value: Any) -> str:
    if not isinstance(value, Mapping):
        return "(portal)"
    return next((f"({name})" for name in ("file", "folder", "folders") if name in value), "(portal)")


def _folders_alone(value: Any) -> Any:
    return ({"folders": value},) if isinstance(value, str) else value


def _none_for_false(value: Any) -> Any:
    return None if value is False else value


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=str)]
# The tags stand in parentheses: they are steps of pydantic's and not of the file.
Listed = Annotated[
    Annotated[Inline, Tag("(portal)")]
    | Annotated[FromFile, Tag("(file)")]
    | Annotated[FromFolder, Tag("(folder)")]
    | Annotated[FromFolders, Tag("(folders)")],
    Discriminator(_branch),
]
Portals = Annotated[
    tuple[Listed, ...], BeforeValidator(_folders_alone, json_schema_input_type=str | tuple[Listed, ...])
]


def _hours(said: str) -> tuple[time, time]:
    try:
        opens, closes = map(time.fromisoformat, said.split("-"))
    except ValueError as error:
        raise ValueError("must be hours of one day, as 17:00-22:00") from error
    if opens >= closes:
        raise ValueError("must end after it begins, on the same day")
    return opens, closes


class Timed(Row):
    """Timed loads; what is not said is the standard's."""

    windows: tuple[str, ...] | None = Field(None, min_length=1, description="some of the standard's peak windows only")
    rounds: int | None = Field(None, ge=1, le=60, description="rounds in each window of each day")
    weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(
        (),
        description="only these days of the week, 1 for Monday to 7 for Sunday; all of the standard's where none is named",
    )
    pages: tuple[str, ...] | None = Field(None, min_length=1, description="some of the standard's timed pages only")


TimedOrNot = Annotated[
    Timed | None, BeforeValidator(_none_for_false, json_schema_input_type=Timed | Literal[False] | None)
]


class Audits(Row):
    """Audits of every portal, again and again: which pillars, how often, in which hours of the day."""

    pillars: Pillars = Field((), description="only these pillars of the standard; all of them where none is named")
    every_days: int = Field(14, ge=1, le=366, description="one audit of each portal in each stretch of so many days")
    last_days: int | None = Field(
        None, ge=1, le=366, description="only in the last so many days of each stretch, when most samples are there"
    )
    hours: str = Field("17:00-22:00", description="audits begin in these hours; keep them clear of the timed windows")
    only: str | None = Field(None, description="only criteria whose id matches, as in pytest's -k; no 100-point score")

    @field_validator("hours")
    @classmethod
    def _hours_of_a_day(cls, value: str) -> str:
        _hours(value)
        return value

    @property
    def opens_and_closes(self) -> tuple[time, time]:
        """The hours as clock times."""
        return _hours(self.hours)

    @property
    def name(self) -> str:
        """As it stands in the store and in names of folders: ``full``, or the pillars."""
        return "-".join(self.pillars) or "full"


class Politeness(Row):
    """How gently: for every portal whose own file says nothing else."""

    pause_s: float | None = Field(None, ge=0, le=60, description="seconds between two pages of one portal")
    contact: str = Field("", description="whom a portal's operator may write to; goes into our user agent")
    retry_after_minutes: float = Field(
        60, ge=0, description="before a portal that failed or kept us out is tried again"
    )


class Bounds(Row):
    """What one piece of work may take before it alone is cut off."""

    audit_minutes: float = Field(90, gt=0)
    slot_minutes: float = Field(8, gt=0, le=9.5, description="one portal's round; its lease in the store is 10 minutes")
    memory_mb: float = Field(3000, gt=0, description="of a piece's processes together, the browser's included")


class CampaignFile(Row):
    """A campaign as its file describes it."""

    name: str
    suite: str = Field("conformance_suites.mic_2023", description="the conformance suite, by import name")
    first_day: Day = Field(description="01/03/2027 or 2027-03-01, on the clocks of Việt Nam")
    last_day: Day = Field(description="the last day, included")
    groups: dict[GroupId, Text] = Field(
        default={
            "ministry": Text("Bộ, cơ quan ngang bộ", "Ministries"),
            "province": Text("Tỉnh, thành phố", "Provinces"),
            "other": Text("Cơ quan khác", "Others"),
        }
    )
    product: str | None = Field(None, description="the product of portals that name none")
    portals: Portals = Field(description="a list, or a folder with a folder of portal files for each group")
    timed: TimedOrNot = Field(Timed(), description="timed loads; false for none")  # type: ignore[call-arg]
    audits: tuple[Audits, ...] = Field((Audits(),))  # type: ignore[call-arg] # the defaults are all there is
    politeness: Politeness = Politeness()  # type: ignore[call-arg]
    bounds: Bounds = Bounds()  # type: ignore[call-arg]
    workers: int = Field(1, ge=1, le=64, description="audits at once on one machine; two cores carry two")
    store: str = Field("campaign.sqlite", description="a SQLite file, or an SQLAlchemy URL without a password")
    folder: str = Field("campaign", description="where results are kept")
    scheduler: str | None = Field(None, description="tcp://host:port of a Dask scheduler; none for this machine alone")

    @model_validator(mode="after")
    def _holds_together(self) -> CampaignFile:
        if self.last_day < self.first_day:
            raise ValueError(f"the campaign ends ({self.last_day}) before it begins ({self.first_day})")
        names = [rule.name for rule in self.audits]
        if len(set(names)) < len(names):
            raise ValueError("two entries of 'audits' have the same pillars: make them one")
        return self


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign whose file was read, and its portals.

    Attributes:
        file: where it was read from; what it names is looked for beside it.
        said: what stands in it.
        portals: in the order of the file; keys and addresses are unique.
        document: for faults that are found later.
    """

    file: Path
    said: CampaignFile
    portals: tuple[CampaignPortal, ...]
    document: Document

    @property
    def folder(self) -> Path:
        """Where results are kept."""
        return self.file.parent / self.said.folder

    @property
    def store(self) -> str:
        """The path or URL of the store."""
        said = self.said.store
        return said if "://" in said else str((self.file.parent / said).absolute())

    def fault(self, steps: tuple[str | int, ...], problem: str, remedy: str) -> CampaignProblem:
        """A fault at a place of the file, to be raised."""
        found = self.document.fault(steps, problem, remedy)
        return CampaignProblem(f"The campaign file {self.file.name} does not hold together:", (found,))


def load_campaign(file: Path) -> Campaign:
    """Read a campaign file and the portal files it names.

    Raises:
        CampaignProblem: with every fault found, each with file, line, column and remedy.
        PortalFileProblem: a portal file that it names does not hold together.
    """
    document = read_document(file, CampaignProblem)
    try:
        said = CampaignFile.model_validate(document.data)
    except ValidationError as error:
        faults = tuple(document.faults_of(error, CampaignFile))
        raise CampaignProblem(f"The campaign file {file.name} does not hold together:", faults) from error
    portals = listed_portals(document, said.portals, said.groups, said.product)
    return Campaign(file, said, portals, document)
