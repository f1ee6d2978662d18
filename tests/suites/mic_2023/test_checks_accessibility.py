from __future__ import annotations

from typing import Any

import pytest
from page_sets import LADDER, PLACES, broken, levels, only, page, page_set

from conformance_suites.mic_2023.checks.accessibility import (
    errors_are_identified,
    everything_works_by_keyboard,
    focus_is_visible,
    inputs_are_labelled,
    no_page_breaks_the_rules,
    page_language_is_declared_truly,
    page_titles_are_present_and_distinct,
    text_has_enough_contrast,
)
from pytest_egov.binding import bind
from pytest_egov.catalogue import Catalogue
from pytest_egov.evidence import KINDS, PageSet
from pytest_egov.verdict import Verdict


def images(pages: PageSet, *, silence_proves: bool = True) -> Verdict[Any]:
    return no_page_breaks_the_rules(pages, rules=["image-alt", "area-alt"], silence_proves=silence_proves, **LADDER)


FAULTY = (broken("image-alt", 2),)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (page_set(), ("full", "full", None)),
        (page_set(page("home", FAULTY)), ("three_quarters", "three_quarters", None)),
        (page_set(*(page(place, FAULTY) for place in PLACES[:3])), ("half", "half", None)),
        (page_set(*(page(place, FAULTY) for place in PLACES[:4])), ("none", "none", None)),
        (only(page("home", FAULTY), page("sign_in")), ("half", "half", None)),
        (only(page("home", FAULTY)), ("none", "none", None)),
        (page_set(page("home", (broken("color-contrast"),))), ("full", "full", None)),
    ],
    ids=["no page", "one of six", "three of six", "four of six", "one of two", "the only one", "another rule"],
)
def test_the_ladder_counts_the_pages_that_fail(pages: PageSet, expected: tuple[str, str, str | None]) -> None:
    assert expected == levels(images(pages))


def test_the_sentence_names_pages_and_rules_with_their_figures() -> None:
    verdict = images(page_set(page("home", (broken("image-alt", 2, more=3), broken("area-alt")))))

    assert "1 trong 6 trang vi phạm quy tắc: trang chủ (image-alt: 5, area-alt: 1)." == verdict.sentence.vi
    assert "1 of 6 pages break the rules: the homepage (image-alt: 5, area-alt: 1)." == verdict.sentence.en


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (page_set(missing=1), ("three_quarters", "full", "not_tested")),
        (page_set(missing=4), ("none", "full", "not_tested")),
        (page_set(page("home", FAULTY), missing=1), ("half", "three_quarters", "not_tested")),
        (page_set(*(page(place, FAULTY) for place in PLACES[:4]), missing=2), ("none", "none", None)),
    ],
    ids=["one, else clean", "most of them", "one, and one fails", "nothing left to win"],
)
def test_a_page_that_could_not_be_looked_at_neither_fails_nor_passes(
    pages: PageSet, expected: tuple[str, str, str | None]
) -> None:
    assert expected == levels(images(pages))


def test_the_sentence_names_the_pages_not_looked_at() -> None:
    verdict = images(page_set(missing=1))

    assert (
        "Không có trang nào trong 5 trang đã xem vi phạm quy tắc; chưa xem được biểu mẫu điện tử."
        == verdict.sentence.vi
    )
    assert "None of 5 pages break the rules; not looked at: the eForm." == verdict.sentence.en


def test_what_the_engine_left_undecided_is_open() -> None:
    bypass: dict[str, Any] = {"rules": ["bypass"], "silence_proves": True, **LADDER}
    for_review = (broken("bypass"),)
    everywhere = page_set(*(page(place, incomplete=for_review) for place in PLACES))
    once = page_set(*(page(place, passed=("bypass",)) for place in PLACES[1:]), page("home", incomplete=for_review))

    assert ("none", "full", "cannot_tell") == levels(no_page_breaks_the_rules(everywhere, **bypass))
    assert ("three_quarters", "full", "cannot_tell") == levels(no_page_breaks_the_rules(once, **bypass))


def test_rules_that_found_nothing_to_look_at_pass_nobody() -> None:
    nothing = only(*(page(place, passed=("document-title",)) for place in PLACES))

    assert ("none", "full", "cannot_tell") == levels(images(nothing))


def test_where_silence_proves_nothing_no_violation_earns_nothing() -> None:
    assert ("none", "full", "cannot_tell") == levels(images(page_set(), silence_proves=False))


def test_where_silence_proves_nothing_violations_still_lose() -> None:
    one = page_set(page("home", FAULTY))
    most = page_set(*(page(place, FAULTY) for place in PLACES[:4]))

    assert ("none", "three_quarters", "cannot_tell") == levels(images(one, silence_proves=False))
    assert ("none", "none", None) == levels(images(most, silence_proves=False))


def test_no_page_at_all_is_not_tested() -> None:
    nothing = PageSet("axe-core 4.12.1", (), (("home", "the browser died"),))

    assert ("none", "full", "not_tested") == levels(images(nothing))
    assert ("none", "full", "not_tested") == levels(titled(nothing))
    assert ("none", "full", "not_tested") == levels(spoken(nothing))


def titled(pages: PageSet) -> Verdict[Any]:
    return page_titles_are_present_and_distinct(pages, rules=["document-title", "title-says-nothing"], **LADDER)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (page_set(), ("full", "full", None)),
        (page_set(page("home", title=" ")), ("three_quarters", "three_quarters", None)),
        (page_set(page("home", (broken("document-title"),))), ("three_quarters", "three_quarters", None)),
        (page_set(page("home", title="Cổng  DVC"), page("sign_in", title="cổng dvc")), ("half", "half", None)),
        (only(*(page(place, title="Cổng dịch vụ công") for place in PLACES)), ("none", "none", None)),
        (page_set(page("home", incomplete=(broken("title-says-nothing"),))), ("three_quarters", "full", "cannot_tell")),
        # The page not looked at may share the title of one that was.
        (page_set(missing=1), ("half", "full", "not_tested")),
    ],
    ids=[
        "each its own",
        "an empty one",
        "the engine says so",
        "two alike",
        "all alike",
        "one that may say nothing",
        "one not looked at",
    ],
)
def test_titles_must_be_there_and_differ(pages: PageSet, expected: tuple[str, str, str | None]) -> None:
    assert expected == levels(titled(pages))


def test_a_shared_title_is_quoted() -> None:
    pages = page_set(page("home", title="Cổng DVC"), page("sign_in", title="Cổng DVC"))

    assert "(“Cổng DVC”)" in titled(pages).sentence.vi


FOREIGN = (broken("page-language-wrong"),)


def spoken(pages: PageSet) -> Verdict[Any]:
    return page_language_is_declared_truly(
        pages, rules=["html-has-lang", "html-lang-valid", "page-language-wrong"], **LADDER
    )


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (page_set(), ("full", "full", None)),
        (page_set(page("home", lang="vi-VN"), page("sign_in", lang="en", text_language="en")), ("full", "full", None)),
        (page_set(page("home", FOREIGN, lang="en")), ("three_quarters", "three_quarters", None)),
        (page_set(page("home", (broken("html-has-lang"),), lang="")), ("three_quarters", "three_quarters", None)),
        (page_set(*(page(place, FOREIGN, lang="en") for place in PLACES[:2])), ("half", "half", None)),
        (page_set(*(page(place, FOREIGN, lang="en") for place in PLACES[:5])), ("none", "none", None)),
        (page_set(page("home", incomplete=FOREIGN, text_language="und")), ("three_quarters", "full", "cannot_tell")),
        (page_set(page("home", (broken("html-has-lang"),), FOREIGN, lang="", text_language="und")), ("three_quarters", "three_quarters", None)),
        (page_set(page("home", (broken("html-lang-valid"),), lang="vn", text_language="und")), ("three_quarters", "three_quarters", None)),
        (page_set(missing=1), ("three_quarters", "full", "not_tested")),
    ],
)  # fmt: skip
def test_the_language_declared_is_the_one_written(pages: PageSet, expected: tuple[str, str, str | None]) -> None:
    assert expected == levels(spoken(pages))


def test_the_rows_of_the_catalogue_fit_these_checks(catalogue: Catalogue) -> None:
    checks = {
        check.__name__: check
        for check in (
            errors_are_identified,
            everything_works_by_keyboard,
            focus_is_visible,
            inputs_are_labelled,
            no_page_breaks_the_rules,
            page_language_is_declared_truly,
            page_titles_are_present_and_distinct,
            text_has_enough_contrast,
        )
    }
    pillar = next(pillar for pillar in catalogue.pillars if pillar.id == "accessibility")
    narrowed = catalogue.model_copy(update={"pillars": (pillar,)})
    narrowed._document = catalogue._document

    bound = bind(narrowed, checks, KINDS)

    assert 15 == sum(part.check is not None for parts in bound.values() for part in parts)
