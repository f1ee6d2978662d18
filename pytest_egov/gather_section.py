"""The catalogue's ``gather:`` section: what a standard asks to be looked at, as data for the gatherers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pytest_egov.documents import Row
from pytest_egov.load_profile import LoadProfile

__all__ = [
    "EverydayQuery",
    "Exploring",
    "Gather",
    "LayoutPages",
    "LookUpCodes",
    "OpenedQuestions",
    "Outside",
    "PillarId",
    "ProcedureDraw",
    "Recheck",
    "SearchQueries",
    "Timing",
]

# Marks that mean something else, to pytest or to us.
_TAKEN = frozenset(
    ("criterion", "filterwarnings", "group", "parametrize", "pillar", "skip", "skipif", "usefixtures", "xfail")
)


def _free_as_a_mark(value: str) -> str:
    if value in _TAKEN:
        raise ValueError("is a mark of pytest's or ours already: give the pillar another id")
    return value


# A standard names its own pillars; a test is marked with the id, so that ``-m security`` selects one.
PillarId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$"), AfterValidator(_free_as_a_mark)]


class Exploring(Row):
    """How far wayfinding may go: links in a row, and pages opened."""

    max_clicks: int
    max_pages: int


class ProcedureDraw(Row):
    """How many procedures are drawn, read in full, looked at behind each filter, and opened up to their online form."""

    drawn: int
    read_in_full: int
    filtered_results: int
    values_per_grouping: int
    eforms: int


class EverydayQuery(Row):
    """What a citizen would type, and words one of which the right procedure's name contains."""

    query: str
    expects: tuple[str, ...]


class SearchQueries(Row):
    """The queries put to the portal's search."""

    exact: int
    without_diacritics: int
    everyday: tuple[EverydayQuery, ...]
    nonsense: tuple[str, ...]


class LookUpCodes(Row):
    """A code no portal can accept, and a well-formed one that belongs to nobody."""

    malformed: str
    unknown: str


class OpenedQuestions(Row):
    """How many answers of the frequently asked questions are opened."""

    opened: int


class Timing(Row):
    """Which pages are timed, how often, and in which hours of the day a measurement counts.

    After ``rounds`` loads more are taken, up to ``most_rounds``, while the interval in which the median lies with the given
    ``confidence`` holds a limit. A load during which other processes took more than ``busy_above`` of the machine (a share,
    0 to 1) is marked. A store of samples is planned and judged on ``working`` days alone, or on ``all``.
    """

    pages: tuple[str, ...]
    warm_up: bool = True
    rounds: int
    most_rounds: int = 0
    confidence: float = 0.95
    busy_above: float = 0.25
    timeout_s: float
    time_zone: str
    windows: tuple[str, ...]
    days: Literal["all", "working"] = "all"
    profile: LoadProfile


class Outside(Row):
    """Which pages are opened by a browser that remembers nothing, for what shows from outside: headers, cookies, requests."""

    pages: tuple[str, ...] = ("home",)


class LayoutPages(Row):
    """Which inner pages are looked at for their upper part, which functions' ways in on the start page, and how wide a phone is.

    All are places of the vocabulary; the width is in CSS pixels.
    """

    inner: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    narrow_px: int = 390


class Recheck(Row):
    """Which pillars' lost points may be looked at once more, and how many hours later."""

    pillars: tuple[PillarId, ...]
    hours_apart: float


class Gather(Row):
    """What the standard asks to be looked at; handed to the gatherers and stored in the dossier."""

    seed: str
    exploring: Exploring
    procedures: ProcedureDraw
    search: SearchQueries
    look_up: LookUpCodes
    questions: OpenedQuestions
    page_set: tuple[str, ...]
    page_sample: int = 0
    timing: Timing
    recheck: Recheck | None = None
    outside: Outside = Outside()
    layout: LayoutPages = LayoutPages()
