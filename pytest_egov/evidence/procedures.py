"""Evidence about the portal's procedures: the list, the ones drawn from it, and the search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pytest_egov.evidence.places import Control, Mention

__all__ = [
    "Download",
    "DrawnProcedures",
    "FilterTrial",
    "GroupValue",
    "Grouping",
    "ListedProcedure",
    "ProcedureList",
    "ProcedurePage",
    "ProcedureSearch",
    "Query",
    "ServiceLevel",
]

ServiceLevel = Literal["end_to_end", "partial", "information"]


@dataclass(frozen=True, slots=True)
class ListedProcedure:
    """A row of the list; ``level`` None where the row carries no level tag."""

    name: str
    url: str
    level: ServiceLevel | None = None


@dataclass(frozen=True, slots=True)
class GroupValue:
    """One value of a grouping, opened: how many the portal says there are, and how many it showed."""

    label: str
    total: int | None
    shown: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to browse the list: by agency, by field, by audience or life event; the values that were opened."""

    term: Literal["agency", "field", "audience"]
    how: Literal["filter", "link"]
    values: tuple[GroupValue, ...]


@dataclass(frozen=True, slots=True)
class FilterTrial:
    """A filter applied: the value chosen, totals before and after, and the rows then shown.

    ``level`` is the level of service the value names, where it names one.
    """

    term: str
    value: str
    before: int | None
    after: int | None
    rows: tuple[ListedProcedure, ...] = ()
    level: ServiceLevel | None = None


@dataclass(frozen=True, slots=True)
class ProcedureList:
    """The public list of procedures.

    Attributes:
        total: how many the portal says there are; None when it does not say.
        first_page, second_page: rows shown; ``second_page`` None where there is no pager or it led nowhere.
        has_pager: whether a control for further pages is offered.
        groupings: each grouping tried.
        level_filter: the filter by level of service, applied once; None when there is none.
        sign_in_asked: the list is shown only after signing in.
        clicks: from the start page to the list; None where its address was given and the start page has no link to it.
    """

    total: int | None
    first_page: tuple[ListedProcedure, ...]
    second_page: tuple[ListedProcedure, ...] | None
    has_pager: bool
    groupings: tuple[Grouping, ...] = ()
    level_filter: FilterTrial | None = None
    sign_in_asked: bool = False
    clicks: int | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered for download, fetched once.

    Attributes:
        name: the link's text.
        url: its address.
        status: of the response; None when there was none.
        size: bytes received.
        kind: pdf, doc, docx, xls, xlsx, odt, zip, video ..., told from the first bytes; ``html`` for a page, else
            ``unknown``.
        is_sample: labelled as a filled sample.
    """

    name: str
    url: str
    status: int | None
    size: int
    kind: str
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """One drawn procedure.

    Attributes:
        listed: its row in the list.
        status: of its page.
        title: of its page.
        clicks: the shortest way found from the start page; None when none was found. Where the pager does not lead to
            the procedure's page of the list at once, two turns are counted: the least it takes.
        level: the tag on its own page, else in the list; None where neither carries one.
        elements: the content elements recognised, with the text that stands under each.
        downloads: the forms and files it offers, fetched; empty unless it was read in full.
        start: the control that starts an online filing; None where there is none.
        media: names of video players found on the page.
        read_in_full: whether elements and downloads were looked at.
        field: the field (lĩnh vực) its page names; empty where it names none.
    """

    listed: ListedProcedure
    status: int | None
    title: str
    clicks: int | None
    level: ServiceLevel | None
    elements: tuple[Mention, ...] = ()
    downloads: tuple[Download, ...] = ()
    start: Control | None = None
    media: tuple[str, ...] = ()
    read_in_full: bool = True
    field: str = ""


@dataclass(frozen=True, slots=True)
class DrawnProcedures:
    """Procedures drawn from the list.

    Attributes:
        seed: the text the draw was made from; the same seed and population give the same draw everywhere.
        population: how many procedures the draw was made from.
        positions: the positions drawn, from 0, in the order drawn.
        pages: what was seen, in the same order.
    """

    seed: str
    population: int
    positions: tuple[int, ...]
    pages: tuple[ProcedurePage, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One search: what was typed, what was hoped for, and what came.

    Attributes:
        text: as typed.
        form: how it was made.
        expected: the procedure's name, or the words one of which it must contain.
        rank: position of the expected procedure, from 1; None when it did not come among the results read.
        results: the names shown, the first 20.
        total: what the portal says; None when it does not say.
        said: the page's message when there was no result.
        status: of the result page; None for results that came without a navigation.
    """

    text: str
    form: Literal["exact", "everyday", "without_diacritics", "nonsense"]
    expected: tuple[str, ...]
    rank: int | None
    results: tuple[str, ...]
    total: int | None = None
    said: str = ""
    status: int | None = None


@dataclass(frozen=True, slots=True)
class ProcedureSearch:
    """The queries put to the search, and one filter applied to a result."""

    queries: tuple[Query, ...]
    filter: FilterTrial | None = None
