"""Layout and measuring code: when each check passes, when it fails, when it cannot tell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conformance_suites.mic_2024.checks.emc import (
    a_connection_label_is_shown,
    measuring_code_is_on_service_pages,
    measuring_code_reports,
)
from conformance_suites.mic_2024.checks.structure import (
    footer_says_who_and_where,
    main_functions_are_in_sight,
    pages_have_an_upper_part,
    site_maps_and_small_screens,
)
from pytest_egov.evidence import (
    ForeignRequest,
    Layout,
    Mention,
    PageAnswer,
    PageAnswers,
    PageHead,
    SiteMaps,
    StandingEntry,
)
from pytest_egov.verdict import Text

OPEN = "none..full cannot_tell"


def judged(verdict: Any) -> str:
    return verdict.at_least if verdict.reason is None else f"{verdict.at_least}..{verdict.at_most} {verdict.reason}"


HEAD = PageHead("home", "/", True, True, "tỉnh minh hòa", 9)
WAYS = ("search", "procedure_list", "status_lookup", "feedback")
FOOT = ("owner", "responsible", "address", "phone", "email")
GOOD = Layout(
    heads=(HEAD, replace(HEAD, place="procedure_list"), replace(HEAD, place="status_lookup")),
    ways=tuple((place, Text(f"{place} (vi)", f"{place} (en)")) for place in WAYS),
    entries=tuple(StandingEntry(place, place, 0.4) for place in WAYS),
    foot=tuple(Mention(term, term) for term in FOOT),
    foot_landmark=True,
    maps=SiteMaps("/so-do", 30, "/sitemap.xml", 12),
    narrow_px=390,
    width_needed_px=390,
)


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        (GOOD.heads, "full"),
        ((HEAD, replace(HEAD, entries=1), HEAD), "half"),
        ((HEAD, replace(HEAD, entries=1, agency=""), HEAD), "half"),
        ((replace(HEAD, emblem=False), HEAD, HEAD), "half"),
        ((replace(HEAD, emblem=False, agency=""), HEAD, HEAD), "none"),
        ((replace(HEAD, emblem=False, agency="", entries=0),), "none"),
        ((HEAD, HEAD), "half..full cannot_tell"),
    ],
    ids=["all", "an inner page lacks one", "only the homepage has all", "the homepage lacks one", "the homepage lacks two", "nothing",
         "a page did not open"],
)  # fmt: skip
def test_upper_part(heads: tuple[PageHead, ...], said: str) -> None:
    assert said == judged(pages_have_an_upper_part(replace(GOOD, heads=heads), min_entries=4, pages=3))


@pytest.mark.parametrize(
    ("screens", "said"),
    [
        ((0.1, 0.2, 1.0, 1.9), "full"),
        ((0.1, 0.2, 1.0, 2.0), "half"),
        ((0.1, 0.2), "half"),
        ((0.1, 2.5), "none"),
        ((), "none"),
    ],
)
def test_main_functions(screens: tuple[float, ...], said: str) -> None:
    entries = tuple(StandingEntry(place, place, at) for place, at in zip(WAYS, screens, strict=False))
    assert said == judged(main_functions_are_in_sight(replace(GOOD, entries=entries), screens=2.0, wanted=WAYS))


def test_main_functions_are_called_by_their_names_and_never_missed_where_nobody_looked() -> None:
    some = replace(GOOD, entries=GOOD.entries[:2])
    assert (
        "Not within the first 2 screens: status_lookup (en), feedback (en)."
        == main_functions_are_in_sight(some, screens=2.0, wanted=WAYS).sentence.en
    )
    verdict = main_functions_are_in_sight(GOOD, screens=2.0, wanted=(*WAYS, "rating"))
    assert "none..full not_tested" == judged(verdict)
    assert verdict.sentence.en.endswith(": rating.")


@pytest.mark.parametrize("marked", [True, False])
def test_a_part_that_is_not_marked_as_such_is_told_where_it_lacks_something(marked: bool) -> None:
    head = replace(HEAD, emblem=False, landmark=marked)
    upper = pages_have_an_upper_part(replace(GOOD, heads=(head,) * 3), min_entries=4, pages=3)
    foot = footer_says_who_and_where(replace(GOOD, foot=(), foot_landmark=marked), half_from=3)
    for verdict, tag in ((upper, "header"), (foot, "footer")):
        assert (not marked) == (f"does not mark that part as its {tag}" in verdict.sentence.en)
        assert (not marked) == (f"thẻ {tag}" in verdict.sentence.vi)


@pytest.mark.parametrize(("count", "said"), [(5, "full"), (4, "half"), (3, "half"), (2, "none"), (0, "none")])
def test_footer(count: int, said: str) -> None:
    assert said == judged(footer_says_who_and_where(replace(GOOD, foot=GOOD.foot[:count]), half_from=3))


@pytest.mark.parametrize(
    ("maps", "width", "said"),
    [
        (GOOD.maps, 391, "full"),
        (GOOD.maps, 392, "two_thirds"),
        (replace(GOOD.maps, addresses=None), 390, "two_thirds"),
        (replace(GOOD.maps, links=9, addresses=None), 390, "one_third"),
        (SiteMaps("", None, "/sitemap.xml", None), 1366, "none"),
        (GOOD.maps, None, "two_thirds..full cannot_tell"),
        (SiteMaps("", None, "/sitemap.xml", None), None, "none..one_third cannot_tell"),
        (replace(GOOD.maps, addresses=None, unseen=("file",)), 390, "two_thirds..full cannot_tell"),
        (SiteMaps("", None, "/sitemap.xml", None, ("page", "file")), 1366, "none..two_thirds cannot_tell"),
        (SiteMaps("", None, "/sitemap.xml", None, ("page", "file")), None, OPEN),
    ],
)
def test_maps_and_phone(maps: SiteMaps, width: int | None, said: str) -> None:
    layout = replace(GOOD, maps=maps, width_needed_px=width)
    assert said == judged(site_maps_and_small_screens(layout, min_links=10, slack_px=1))


COLLECTOR = ("f-emc.example.gov.vn",)


def page(place: str = "home", *statuses: int | None, host: str = COLLECTOR[0], **said: Any) -> PageAnswer:
    foreign = tuple(ForeignRequest(host, "/t.js", "script", status) for status in statuses)
    return PageAnswer(place, "/", True, False, 200, foreign=foreign, **said)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (page("home", 200), "full"),
        (page("home", 404, 204), "full"),
        (page("home", 200, host="a.f-emc.example.gov.vn"), "full"),
        (page("home", 404), "none"),
        (page("home", None), OPEN),
        (page("home", script_hosts=COLLECTOR), OPEN),
        (page("home", 200, host="www.google-analytics.com"), "none"),
        (page("home", 200, host="not-f-emc.example.gov.vn"), "none"),
        (page(), "none"),
    ],
    ids=["answered", "one of two answered", "below that host", "an error", "no answer", "named only", "another collector",
         "a name that ends alike", "nothing"],
)  # fmt: skip
def test_measuring_code(start: PageAnswer, said: str) -> None:
    assert said == judged(measuring_code_reports(PageAnswers((start,)), collector_hosts=COLLECTOR))


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ((page("home"), page("a", 200), page("b", None)), "full"),
        ((page("home"), page("a", 200), page("b")), "half"),
        ((page("home", 200), page("a"), page("b")), "none"),
        ((page("home", 200), page("a", 200)), "half..full cannot_tell"),
        ((page("home", 200),), OPEN),
    ],
    ids=["on all", "on one of two", "on the homepage only", "one did not open", "none opened"],
)
def test_measuring_code_on_service_pages(pages: tuple[PageAnswer, ...], said: str) -> None:
    verdict = measuring_code_is_on_service_pages(PageAnswers(pages), collector_hosts=COLLECTOR, pages=2)
    assert said == judged(verdict)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ((("Đã kết nối EMC", "x.example"),), "full"),
        ((("", COLLECTOR[0]),), "full"),
        ((("Tín nhiệm mạng", "tinnhiemmang.vn"),), OPEN),
        ((), OPEN),
    ],
)
def test_label(marks: tuple[tuple[str, str], ...], said: str) -> None:
    answers = PageAnswers((page(marks=marks),))
    assert said == judged(a_connection_label_is_shown(answers, collector_hosts=COLLECTOR, label_words=("EMC",)))
