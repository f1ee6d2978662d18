from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

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
from pytest_egov.evidence import KINDS, AuditedPage, PageSet, RuleNode, RuleResult
from pytest_egov.verdict import Verdict

PLACES = ("home", "procedure_list", "procedure", "status_lookup", "sign_in", "eform")
LADDER: dict[str, Any] = {"half_share": Fraction(1, 2), "pages_for_ladder": 3}
SHARES: dict[str, Any] = {
    "full_share": Fraction(98, 100),
    "three_quarters_share": Fraction(95, 100),
    "half_share": Fraction(85, 100),
}


def broken(rule: str, elements: int = 1, more: int = 0) -> RuleResult:
    nodes = tuple(RuleNode((f"#element-{number}",), "<p>", "") for number in range(elements))
    return RuleResult(rule, "serious", "", "", nodes, more)


def page(
    place: str,
    violations: tuple[RuleResult, ...] = (),
    incomplete: tuple[RuleResult, ...] = (),
    passed: tuple[str, ...] = ("image-alt", "color-contrast", "label"),
    **said: Any,
) -> AuditedPage:
    facts = {"title": f"Trang {place}", "lang": "vi", "text_language": "vi", "texts": 100, "inputs": 10, **said}
    return AuditedPage(
        place,
        f"https://portal.example/{place}",
        violations=violations,
        incomplete=incomplete,
        passed_rules=passed,
        **facts,
    )


def page_set(*pages: AuditedPage, missing: int = 0) -> PageSet:
    """The pages given, the rest of the set without a fault; the last ``missing`` places could not be looked at."""
    given = {page.place: page for page in pages}
    all_pages = [given.get(place, page(place)) for place in PLACES]
    seen = len(all_pages) - missing
    return PageSet(
        "axe-core 4.12.1", tuple(all_pages[:seen]), tuple((p.place, "asks to sign in") for p in all_pages[seen:])
    )


def only(*pages: AuditedPage) -> PageSet:
    return PageSet("axe-core 4.12.1", pages)


def levels(verdict: Verdict[Any]) -> tuple[str, str, str | None]:
    return verdict.at_least, verdict.at_most, verdict.reason


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
    assert ("none", "full", "not_tested") == levels(contrasted(nothing))
    assert ("none", "full", "not_tested") == levels(labelled(nothing))
    assert ("none", "full", "not_tested") == levels(by_keyboard(nothing))
    assert ("none", "full", "not_tested") == levels(focused(nothing))


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


def by_keyboard(pages: PageSet) -> Verdict[Any]:
    rules = ["pointer-only-control", "focusable-not-operable"]
    return everything_works_by_keyboard(pages, rules=rules, trap_rules=["keyboard-trap"], half_blocked_tasks=2)


def walked(
    place: str, blocked: tuple[str, ...] = (), unsure: tuple[str, ...] = (), rule: str = "pointer-only-control"
) -> AuditedPage:
    """A page with controls of the classes given, blocked or undecided."""
    violations, incomplete = (
        (RuleResult(rule, "", "", "", tuple(RuleNode((f".{name}",), f'<i class="{name}">', "") for name in names)),)
        if names
        else ()
        for names in (blocked, unsure)
    )
    return page(place, violations, incomplete, ("keyboard-trap",))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (only(walked("home")), ("full", "full", None)),
        (only(walked("home", ("close",)), walked("sign_in", ("close", "close"))), ("half", "half", None)),
        (only(walked("home", ("a", "b"))), ("half", "half", None)),
        (only(walked("home", ("a", "b")), walked("sign_in", ("c",))), ("none", "none", None)),
        (only(walked("home", ("a",), rule="keyboard-trap")), ("none", "none", None)),
        (only(walked("home", (), ("a",))), ("half", "full", "cannot_tell")),
        (only(walked("home", ("a",), ("a",))), ("half", "half", None)),
        (only(walked("home", (), ("a",), rule="keyboard-trap")), ("none", "full", "cannot_tell")),
        (only(page("home", passed=())), ("none", "full", "cannot_tell")),
        (PageSet("", (walked("home"),), (("eform", "asks to sign in"),)), ("none", "full", "not_tested")),
        (PageSet("", (walked("home", ("a",)),), (("eform", "asks to sign in"),)), ("none", "half", "not_tested")),
    ],
)
def test_tasks_blocked_are_counted_once_for_each_shape(pages: PageSet, expected: tuple[str, str, str | None]) -> None:
    assert expected == levels(by_keyboard(pages))


def test_a_trap_is_named_with_its_page() -> None:
    trapped = by_keyboard(only(walked("home", ("a",), rule="keyboard-trap")))
    blocked = by_keyboard(only(walked("home", ("a",))))

    assert "Tiêu điểm bị mắc kẹt ở trang chủ (keyboard-trap: 1)." == trapped.sentence.vi
    assert "On 1 pages 1 controls cannot be used with the keyboard (pointer-only-control: 1)." == blocked.sentence.en


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


ERRORS: dict[str, Any] = {"text_rules": ["error-not-in-text"], "exposure_rules": ["error-not-exposed"]}
TOLD = ("error-not-in-text", "error-not-exposed")


@pytest.mark.parametrize(
    ("pages", "missing", "expected"),
    [
        pytest.param([page("sign_in", passed=TOLD)], 0, ("full", "full", None), id="told and heard"),
        pytest.param(
            [page("sign_in", (broken("error-not-exposed"),), passed=TOLD[:1]), page("status_lookup", passed=TOLD)],
            0,
            ("half", "half", None),
            id="told and not heard",
        ),
        pytest.param(
            [page("sign_in", (broken("error-not-in-text"),)), page("status_lookup", passed=TOLD)],
            0,
            ("none", "none", None),
            id="not told",
        ),
        pytest.param([], 0, ("none", "full", "cannot_tell"), id="no form said anything"),
        pytest.param(
            [page("sign_in", (), (broken("error-not-in-text"),))], 0, ("none", "full", "cannot_tell"), id="server"
        ),
        pytest.param([page("sign_in", passed=TOLD)], 1, ("none", "full", "not_tested"), id="the eForm was not seen"),
    ],
)
def test_errors_are_identified(pages: list[AuditedPage], missing: int, expected: tuple[Any, ...]) -> None:
    verdict = errors_are_identified(page_set(*pages, missing=missing), **ERRORS)

    assert expected == (verdict.at_least, verdict.at_most, verdict.reason)


def test_errors_without_a_page_are_not_judged() -> None:
    assert "not_tested" == errors_are_identified(PageSet("axe-core", (), (("home", "down"),)), **ERRORS).reason
