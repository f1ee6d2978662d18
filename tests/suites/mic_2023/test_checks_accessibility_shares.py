from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from page_sets import broken, levels, only, page, page_set

from conformance_suites.mic_2023.checks.accessibility import (
    focus_is_visible,
    inputs_are_labelled,
    text_has_enough_contrast,
)
from pytest_egov.evidence import AuditedPage, PageSet, RuleResult
from pytest_egov.verdict import Verdict

SHARES: dict[str, Any] = {
    "full_share": Fraction(98, 100),
    "three_quarters_share": Fraction(95, 100),
    "half_share": Fraction(85, 100),
}


def contrasted(pages: PageSet) -> Verdict[Any]:
    return text_has_enough_contrast(pages, rules=["color-contrast"], **SHARES)


@pytest.mark.parametrize(
    ("pale", "unsure", "expected"),
    [
        (0, 0, ("full", "full", None)),
        (12, 0, ("full", "full", None)),
        (13, 0, ("three_quarters", "three_quarters", None)),
        (30, 0, ("three_quarters", "three_quarters", None)),
        (31, 0, ("half", "half", None)),
        (90, 0, ("half", "half", None)),
        (91, 0, ("none", "none", None)),
        (12, 1, ("three_quarters", "full", "cannot_tell")),
        (0, 12, ("full", "full", None)),
        (80, 20, ("none", "half", "cannot_tell")),
    ],
)
def test_contrast_is_a_share_of_the_texts_of_all_pages(
    pale: int, unsure: int, expected: tuple[str, str, str | None]
) -> None:
    first = page("home", (broken("color-contrast", pale),) if pale else ())
    second = page("sign_in", incomplete=(broken("color-contrast", unsure),) if unsure else ())

    assert expected == levels(contrasted(page_set(first, second)))


def test_elements_beyond_those_listed_count() -> None:
    assert ("half", "half", None) == levels(
        contrasted(page_set(page("home", (broken("color-contrast", 20, more=11),))))
    )


def test_texts_nobody_looked_at_do_not_pass() -> None:
    unseen = page_set(page("home", passed=("document-title",)))
    broke_down = page_set(page("home", incomplete=(broken("color-contrast", 0),)))
    nowhere = only(page("home", passed=("document-title",)))

    assert ("none", "full", "cannot_tell") == levels(contrasted(unseen))
    assert ("none", "full", "cannot_tell") == levels(contrasted(broke_down))
    assert ("none", "full", "cannot_tell") == levels(contrasted(nowhere))


def test_the_texts_of_a_page_not_looked_at_are_open() -> None:
    clean = page_set(missing=1)
    pale = page_set(
        page("home", (broken("color-contrast", 100),)), page("sign_in", (broken("color-contrast", 50),)), missing=1
    )

    assert ("none", "full", "not_tested") == levels(contrasted(clean))
    assert ("none", "none", None) == levels(contrasted(pale))


def test_the_share_is_said_with_a_decimal_comma_and_never_rounded_up_to_a_limit() -> None:
    verdict = contrasted(page_set(page("home", (broken("color-contrast", 13),))))

    assert "587 trong 600 đoạn chữ trên 6 trang đủ độ tương phản (97,8%)." == verdict.sentence.vi
    assert "587 of 600 texts on 6 pages have enough contrast (97.8%)." == verdict.sentence.en


def labelled(pages: PageSet) -> Verdict[Any]:
    rules = ["label", "select-name", "form-field-multiple-labels"]
    return inputs_are_labelled(pages, rules=rules, full_share=Fraction(98, 100), half_share=Fraction(90, 100))


@pytest.mark.parametrize(
    ("found", "incomplete", "expected"),
    [
        ((), (), ("full", "full", None)),
        ((broken("label", 1),), (), ("full", "full", None)),
        ((broken("label", 2),), (), ("half", "half", None)),
        ((broken("label", 2), broken("select-name", 2)), (), ("half", "half", None)),  # the same two elements
        ((broken("label", 7),), (), ("none", "none", None)),
        ((), (broken("form-field-multiple-labels", 2),), ("half", "full", "cannot_tell")),
    ],
)
def test_inputs_are_labelled_by_their_share(
    found: tuple[RuleResult, ...], incomplete: tuple[RuleResult, ...], expected: tuple[str, str, str | None]
) -> None:
    assert expected == levels(labelled(page_set(page("eform", found, incomplete))))


def test_pages_without_inputs_pass_nobody() -> None:
    assert ("none", "full", "cannot_tell") == levels(labelled(only(page("home", passed=(), inputs=0))))


def focused(pages: PageSet) -> Verdict[Any]:
    return focus_is_visible(
        pages, rules=["focus-not-visible"], full_share=Fraction(95, 100), half_share=Fraction(80, 100)
    )


def stopping(place: str, unseen: int = 0, unsure: int = 0, stops: int = 20) -> AuditedPage:
    failing = (broken("focus-not-visible", unseen),) if unseen else ()
    undecided = (broken("focus-not-visible", unsure),) if unsure else ()
    return page(place, failing, undecided, ("focus-not-visible",), stops=stops)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (only(stopping("home"), stopping("sign_in", 2)), ("full", "full", None)),
        (only(stopping("home"), stopping("sign_in", 3)), ("half", "half", None)),
        (only(stopping("home"), stopping("sign_in", 9)), ("none", "none", None)),
        (only(stopping("home", unsure=3), stopping("sign_in")), ("half", "full", "cannot_tell")),
        (only(page("home", passed=(), stops=0)), ("none", "full", "cannot_tell")),
    ],
    ids=["19 of 20", "37 of 40", "31 of 40", "three undecided", "no stops"],
)
def test_focus_is_a_share_of_the_stops(pages: PageSet, expected: tuple[str, str, str | None]) -> None:
    assert expected == levels(focused(pages))


def test_no_page_at_all_is_not_tested() -> None:
    nothing = page_set(missing=6)
    assert ("none", "full", "not_tested") == levels(contrasted(nothing))
    assert ("none", "full", "not_tested") == levels(labelled(nothing))
    assert ("none", "full", "not_tested") == levels(focused(nothing))
