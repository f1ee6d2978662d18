from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from conformance_suites.mic_2023.checks import procedure_search, procedures
from conformance_suites.mic_2023.checks.procedure_search import search_finds_procedures
from conformance_suites.mic_2023.checks.procedures import (
    procedure_pages_are_complete,
    procedures_are_public_and_grouped,
    procedures_show_their_level,
    services_are_within_few_clicks,
)
from pytest_egov.binding import bind, checks_of
from pytest_egov.catalogue import Catalogue
from pytest_egov.evidence import (
    KINDS,
    Control,
    Download,
    DrawnProcedures,
    FilterTrial,
    Grouping,
    GroupValue,
    ListedProcedure,
    Mention,
    ProcedureList,
    ProcedurePage,
    ProcedureSearch,
    Query,
    ServiceLevel,
)
from pytest_egov.verdict import Verdict

TERMS = (
    "name", "steps", "way_of_filing", "dossier", "time_limit", "subject", "agency", "result", "fee", "conditions",
    "legal_basis",
)  # fmt: skip
LEVEL: dict[str, Any] = {"drawn": 10, "full_share": Fraction(9, 10), "partial_share": Fraction(1, 2)}
GROUPS: dict[str, Any] = {"max_clicks": 2, "full_groupings": 3, "partial_groupings": 1}
PAGES: dict[str, Any] = {
    "drawn": 5,
    "elements": 11,
    "full_mean": 10,
    "three_quarters_mean": 9,
    "half_mean": 7,
    "three_quarters_downloads": Fraction(4, 5),
}
SEARCH: dict[str, Any] = {"exact_rank": 3, "everyday_rank": 10}
CLICKS: dict[str, Any] = {"max_clicks": 3, "drawn": 5, "full_count": 4, "half_count": 2}
START = Control("link", "Nộp hồ sơ trực tuyến", "https://p.example/nop/1")


def listed(number: int, level: ServiceLevel | None = None) -> ListedProcedure:
    return ListedProcedure(f"Đăng ký việc số {number}", f"https://p.example/tt/{number}", level)


def page(number: int, level: ServiceLevel | None = "end_to_end", **said: Any) -> ProcedurePage:
    elements = tuple(Mention(term, term, 50) for term in TERMS[: said.pop("elements", 11)])
    facts = {"status": 200, "title": "", "clicks": 2, "start": START, **said}
    return ProcedurePage(listed(number), level=level, elements=elements, **facts)


def drawn(*pages: ProcedurePage, population: int = 299) -> DrawnProcedures:
    return DrawnProcedures("seed", population, tuple(range(len(pages))), pages)


def ten(tagged: int) -> DrawnProcedures:
    return drawn(*(page(n, "partial" if n < tagged else None) for n in range(10)))


def form(name: str, status: int | None = 200, size: int = 9000, kind: str = "pdf") -> Download:
    return Download(name, f"https://p.example/{name}", status, size, kind)


RIGHT = FilterTrial("level", "Một phần", 299, 40, tuple(listed(n, "partial") for n in range(20)), "partial")
MIXED = replace(RIGHT, rows=(*RIGHT.rows[:19], listed(99, "information")))


def the_list(level_filter: FilterTrial | None = RIGHT, *terms: str, **said: Any) -> ProcedureList:
    groupings = tuple(grouping(term) for term in terms)
    facts = {
        "total": 299,
        "first_page": (listed(1),),
        "second_page": (listed(2),),
        "has_pager": True,
        "clicks": 1,
        **said,
    }
    return ProcedureList(groupings=facts.pop("groupings", groupings), level_filter=level_filter, **facts)


def grouping(term: str, *values: GroupValue) -> Grouping:
    return Grouping(term, "filter", values or (GroupValue("A", 5, 5), GroupValue("B", 12, 10)))  # type: ignore[arg-type]


def came(verdict: Verdict[Any]) -> tuple[str, str, str | None]:
    return verdict.at_least, verdict.at_most, verdict.reason


@pytest.mark.parametrize(
    ("tagged", "level_filter", "expected"),
    [
        (10, RIGHT, ("full", "full", None)),
        (9, RIGHT, ("full", "full", None)),
        (8, RIGHT, ("partial", "partial", None)),
        (5, None, ("partial", "partial", None)),
        (10, None, ("partial", "partial", None)),
        (10, MIXED, ("partial", "partial", None)),
        (4, RIGHT, ("none", "none", None)),
        (10, replace(RIGHT, rows=(), after=0), ("partial", "full", "cannot_tell")),
        (10, replace(RIGHT, rows=(listed(50), listed(51))), ("partial", "full", "cannot_tell")),
        # All of one level, but not of the one that was chosen.
        (10, replace(RIGHT, level="end_to_end"), ("partial", "partial", None)),
    ],
)
def test_levels_are_shown_and_filtered(
    tagged: int, level_filter: FilterTrial | None, expected: tuple[str, str, Any]
) -> None:
    assert expected == came(procedures_show_their_level(the_list(level_filter), ten(tagged), **LEVEL))


def test_five_of_ten_drawn_is_not_tested_unless_the_portal_has_no_more() -> None:
    five = ten(5).pages[:5]
    few = procedures_show_their_level(the_list(), drawn(*five), **LEVEL)
    assert came(few) == ("none", "full", "not_tested")
    assert "5" in few.sentence.vi
    assert came(procedures_show_their_level(the_list(), drawn(*five, population=5), **LEVEL)) == ("full", "full", None)


def test_a_level_in_the_list_counts_when_the_page_was_ill() -> None:
    ill = [replace(page(n, None, status=500), listed=listed(n, "partial")) for n in range(10)]
    assert came(procedures_show_their_level(the_list(), drawn(*ill), **LEVEL)) == ("full", "full", None)
    unread = [page(n, None, status=503) for n in range(10)]
    assert came(procedures_show_their_level(the_list(), drawn(*unread), **LEVEL)) == ("none", "full", "not_tested")


EMPTY = GroupValue("C", 0, 0)
UNREAD = GroupValue("D", None, 0)
ALL = (GroupValue("A", 299, 10), GroupValue("B", 299, 10))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ("full", "full", None)),
        ({"groupings": (grouping("field"), grouping("agency"))}, ("partial", "partial", None)),
        ({"groupings": (grouping("field"),)}, ("partial", "partial", None)),
        ({"groupings": ()}, ("none", "none", None)),
        ({"groupings": (grouping("field", EMPTY, EMPTY),)}, ("none", "none", None)),
        ({"groupings": (grouping("agency", *ALL), grouping("field", *ALL))}, ("none", "none", None)),
        (
            {"groupings": (grouping("agency"), grouping("field"), grouping("audience", *ALL))},
            ("partial", "full", "cannot_tell"),
        ),
        (
            {"groupings": (grouping("agency"), grouping("field"), grouping("audience", UNREAD))},
            ("partial", "full", "cannot_tell"),
        ),
        ({"groupings": (grouping("field", UNREAD),)}, ("none", "partial", "cannot_tell")),
        ({"clicks": 3}, ("partial", "partial", None)),
        ({"clicks": None}, ("partial", "full", "cannot_tell")),
        ({"sign_in_asked": True, "first_page": ()}, ("none", "none", None)),
        ({"first_page": ()}, ("none", "none", None)),
    ],
)
def test_the_list_is_public_and_grouped(said: dict[str, Any], expected: tuple[str, str, Any]) -> None:
    seen = the_list(RIGHT, "agency", "field", "audience", **said)
    assert expected == came(procedures_are_public_and_grouped(seen, **GROUPS))


def complete(elements: int, *files: Download) -> tuple[str, str, str | None]:
    pages = [page(n, elements=elements, downloads=files if n == 0 else ()) for n in range(5)]
    return came(procedure_pages_are_complete(drawn(*pages), **PAGES))


GOOD, GONE, BLANK, PAGE = form("a"), form("b", 404, 0, "unknown"), form("c", size=0), form("d", kind="html")
MUTE = form("e", None, 0, "unknown")


def test_complete_pages_whose_forms_come_pass() -> None:
    assert complete(10, GOOD, form("b", kind="docx")) == ("full", "full", None)
    assert complete(11) == ("full", "full", None)


@pytest.mark.parametrize("bad", [GONE, BLANK, PAGE])
def test_one_form_in_five_that_does_not_come_costs_a_quarter(bad: Download) -> None:
    four = [form(f"f{n}") for n in range(4)]
    assert complete(11, *four, bad) == ("three_quarters", "three_quarters", None)
    assert complete(11, GOOD, bad) == ("half", "half", None)


def test_fewer_elements_earn_less() -> None:
    assert complete(9, GOOD) == ("three_quarters", "three_quarters", None)
    assert complete(7, GOOD) == ("half", "half", None)
    assert complete(6, GOOD) == ("none", "none", None)


def test_a_file_that_never_answered_leaves_the_rest_open() -> None:
    assert complete(10, GOOD, MUTE) == ("half", "full", "cannot_tell")


def test_elements_without_text_do_not_count_and_videos_are_no_forms() -> None:
    bare = replace(page(1), elements=tuple(Mention(term, term, 0) for term in TERMS))
    assert came(procedure_pages_are_complete(drawn(*[bare] * 5), **PAGES)) == ("none", "none", None)
    assert complete(11, GOOD, form("clip", kind="video")) == ("full", "full", None)


def test_pages_the_server_could_not_give_are_not_tested_and_missing_ones_count_as_empty() -> None:
    ill = [page(n, status=502, elements=0) for n in range(2)]
    well = [page(n) for n in range(2, 5)]
    assert came(procedure_pages_are_complete(drawn(*well, *ill), **PAGES)) == ("none", "full", "not_tested")
    gone = [page(n, status=404, elements=0) for n in range(2)]
    assert came(procedure_pages_are_complete(drawn(*well, *gone), **PAGES)) == ("none", "none", None)
    glimpsed = [page(n, read_in_full=False) for n in range(5)]
    assert came(procedure_pages_are_complete(drawn(*glimpsed), **PAGES)) == ("none", "full", "not_tested")


def near(*pages: ProcedurePage, population: int = 299) -> tuple[str, str, str | None]:
    return came(services_are_within_few_clicks(drawn(*pages, population=population), **CLICKS))


def five(good: int, bad: ProcedurePage) -> list[ProcedurePage]:
    return [page(n) if n < good else replace(bad, listed=listed(n)) for n in range(5)]


FAR, DEAD = page(9, clicks=4), page(9, start=replace(START, enabled=False))
WITHOUT = page(9, start=None)


@pytest.mark.parametrize("bad", [FAR, DEAD, WITHOUT])
def test_services_count_when_near_and_startable(bad: ProcedurePage) -> None:
    assert near(*five(5, bad)) == ("full", "full", None)
    assert near(*five(4, bad)) == ("full", "full", None)
    assert near(*five(3, bad)) == ("half", "half", None)
    assert near(*five(2, bad)) == ("half", "half", None)
    assert near(*five(1, bad)) == ("none", "none", None)


def test_information_alone_needs_no_start_and_an_unknown_way_is_left_open() -> None:
    information = page(9, "information", start=None)
    assert near(*five(0, information)) == ("full", "full", None)
    assert near(*five(0, page(9, clicks=None))) == ("none", "full", "cannot_tell")
    assert near(*five(3, page(9, None, start=None))) == ("half", "full", "cannot_tell")
    assert near(*five(5, FAR)[:3]) == ("none", "full", "not_tested")
    assert near(page(1), page(2), population=2) == ("full", "full", None)


def query(form: str, rank: int | None = 1, **said: Any) -> Query:
    facts = {"results": tuple(f"{form} {n}" for n in range(5)) if form != "nonsense" else (), "status": 200, **said}
    return Query("tìm", form, ("x",), rank, **facts)  # type: ignore[arg-type]


NOTHING = query("nonsense", None, said="Không tìm thấy kết quả", total=0)
NARROWS = FilterTrial("field", "Hộ tịch", 40, 7)
WHOLE = (
    query("exact"),
    query("exact", 3),
    query("everyday", 10),
    query("everyday", None),
    query("without_diacritics", 2),
    NOTHING,
)


def searched(*queries: Query, narrowed: FilterTrial | None = NARROWS) -> tuple[str, str, str | None]:
    return came(search_finds_procedures(ProcedureSearch(queries, narrowed), **SEARCH))


def without(form: str, *instead: Query) -> tuple[Query, ...]:
    return (*(q for q in WHOLE if q.form != form), *instead)


def test_a_search_that_does_it_all_passes() -> None:
    assert searched(*WHOLE) == ("full", "full", None)


@pytest.mark.parametrize(
    "queries",
    [
        without("everyday", query("everyday", 11), query("everyday", None)),
        without("without_diacritics", query("without_diacritics", None)),
        without("nonsense", query("nonsense", None, results=("Đăng ký khai sinh",))),
        without("nonsense", query("nonsense", None)),
        without("nonsense", query("nonsense", None, status=500)),
    ],
)
def test_exact_names_alone_earn_half(queries: tuple[Query, ...]) -> None:
    assert searched(*queries) == ("half", "half", None)


def test_a_filter_that_narrows_nothing_or_is_not_there_costs_half() -> None:
    assert searched(*WHOLE, narrowed=None) == ("half", "half", None)
    assert searched(*WHOLE, narrowed=replace(NARROWS, after=40)) == ("half", "half", None)


def test_what_could_not_be_tried_stays_open() -> None:
    assert searched(*without("everyday")) == ("half", "full", "cannot_tell")
    assert searched(*WHOLE, narrowed=replace(NARROWS, after=None)) == ("half", "full", "cannot_tell")
    assert searched(*WHOLE, narrowed=replace(NARROWS, after=0)) == ("half", "full", "cannot_tell")
    assert searched(*without("exact")) == ("none", "full", "cannot_tell")
    assert searched(*without("exact", query("exact", None, status=503))) == ("none", "full", "cannot_tell")


def test_exact_names_that_are_not_found_earn_nothing() -> None:
    assert searched(*without("exact", query("exact"), query("exact", 4))) == ("none", "none", None)
    assert searched(*without("exact", query("exact", None))) == ("none", "none", None)


def test_a_dead_search_is_no_search_even_when_the_names_stand_on_top() -> None:
    same = ("Đăng ký khai sinh", "Đăng ký kết hôn")
    dead = [replace(query, results=same) for query in WHOLE]
    assert searched(*dead) == ("none", "none", None)


def test_the_checks_fit_their_rows(catalogue: Catalogue) -> None:
    ours = {**checks_of(procedures), **checks_of(procedure_search)}
    rows = {"F03.1", "F04.1", "F04.2", "F05.1", "F05.2"}
    assert {catalogue.criterion(row).judged_by[0].check for row in rows} == set(ours)
    with pytest.raises(Exception, match="do not fit") as problem:
        bind(catalogue, ours, KINDS)
    assert [row for row in rows if f"{row}:" in str(problem.value)] == []
