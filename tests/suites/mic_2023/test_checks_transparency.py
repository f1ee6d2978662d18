"""What the checks of look-ups, feedback, rating and figures make of hand-made evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from conformance_suites.mic_2023.checks.transparency import (
    feedback_form_is_complete,
    feedback_replies_are_public,
    payments_can_be_looked_up,
    results_can_be_looked_up,
    services_are_rated_in_public,
    statistics_are_public_and_fresh,
    status_is_public_by_code,
)
from pytest_egov.evidence import (
    Answer,
    CodeLookUp,
    FeedbackEntry,
    FeedbackReplies,
    Field,
    Figure,
    Form,
    Mention,
    Rating,
    Reply,
    Statistics,
)
from pytest_egov.verdict import Verdict

TODAY = date(2026, 11, 24)
FORM = Form("Tra cứu", (Field("Mã hồ sơ", "text"),), ("Tra cứu",))
Kind = Literal["validation", "not_found", "result", "sign_in", "error", "silent", "unclear"]


def came_to(verdict: Verdict[Any]) -> tuple[str, str, str | None]:
    assert verdict.sentence.vi
    assert verdict.sentence.en
    return verdict.at_least, verdict.at_most, verdict.reason


def look_up(malformed: Kind | None, unknown: Kind | None, known: Answer | None = None, **said: Any) -> CodeLookUp:
    answers = [Answer("malformed", malformed, "...")] if malformed else []
    answers += [Answer("unknown", unknown, "...")] if unknown else []
    return CodeLookUp(FORM, (*answers, *([known] if known else [])), clicks=said.pop("clicks", 1), **said)


SHOWN = Answer("known", "result", "Đang xử lý", shows_code=True, shows_state=True)
STATUS_CASES = [
    (look_up("validation", "not_found", SHOWN), ("full", "full", None)),
    (look_up("validation", "not_found", SHOWN, clicks=3), ("half", "half", None)),
    (look_up("validation", "not_found", SHOWN, clicks=None), ("half", "full", "cannot_tell")),
    (look_up("validation", "not_found", replace(SHOWN, personal=("name", "phone"))), ("half", "half", None)),
    (look_up("not_found", "not_found", SHOWN), ("half", "half", None)),
    (look_up("validation", "silent", SHOWN), ("half", "half", None)),
    (look_up("validation", "unclear", SHOWN), ("half", "full", "cannot_tell")),
    (look_up("validation", "not_found", Answer("known", "not_found", "")), ("half", "half", None)),
    (look_up("validation", "not_found", Answer("known", "unclear", "")), ("half", "full", "cannot_tell")),
    (look_up("validation", "not_found", replace(SHOWN, shows_state=False)), ("half", "full", "cannot_tell")),
    (look_up("silent", "silent", Answer("known", "silent", "")), ("none", "none", None)),
    (look_up("unclear", "unclear", Answer("known", "silent", "")), ("none", "full", "cannot_tell")),
    (look_up("validation", "not_found"), ("half", "full", "not_tested")),
    (look_up("validation", "not_found", clicks=3), ("half", "half", None)),
    (look_up("not_found", "not_found"), ("none", "half", "not_tested")),
    (look_up("silent", "error"), ("none", "none", None)),
    (look_up("validation", "validation"), ("none", "full", "cannot_tell")),
    (look_up(None, None), ("none", "full", "cannot_tell")),
    (look_up("sign_in", "sign_in"), ("none", "none", None)),
    (look_up(None, None, captcha=True, captcha_alternative=True), ("none", "full", "cannot_tell")),
    (look_up("validation", "validation", asks_more=("Họ tên",)), ("none", "full", "cannot_tell")),
    (look_up("validation", "not_found", SHOWN, known_from="account"), ("full", "full", None)),
    (
        look_up("validation", "not_found", replace(SHOWN, personal=("name",)), known_from="account"),
        ("half", "half", None),
    ),
    (
        look_up("validation", "not_found", Answer("known", "not_found", ""), known_from="account"),
        ("half", "full", "not_tested"),
    ),
    (
        look_up("silent", "error", Answer("known", "not_found", ""), known_from="account"),
        ("none", "half", "not_tested"),
    ),
]


@pytest.mark.parametrize(("evidence", "expected"), STATUS_CASES)
def test_status_is_public_by_code(evidence: CodeLookUp, expected: tuple[str, str, str | None]) -> None:
    assert expected == came_to(status_is_public_by_code(evidence, max_clicks=2))


def test_the_sentence_names_what_is_revealed() -> None:
    verdict = status_is_public_by_code(
        look_up("validation", "not_found", replace(SHOWN, personal=("name",))), max_clicks=2
    )

    assert "Mã có thật cho thấy tình trạng nhưng làm lộ: họ tên." == verdict.sentence.vi


@pytest.mark.parametrize("check", [payments_can_be_looked_up, results_can_be_looked_up])
@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (look_up("validation", "not_found"), ("full", "full", None)),
        (look_up("silent", "not_found"), ("full", "full", None)),
        (look_up("silent", "silent"), ("none", "none", None)),
        (look_up("error", "error"), ("none", "none", None)),
        (look_up("silent", "silent", replace(SHOWN)), ("none", "full", "cannot_tell")),
        (look_up("validation", "validation"), ("none", "full", "cannot_tell")),
        (look_up(None, None), ("none", "full", "cannot_tell")),
        (look_up(None, None, captcha=True), ("none", "full", "cannot_tell")),
        (look_up("sign_in", "sign_in"), ("none", "full", "not_tested")),
    ],
)
def test_a_look_up_earns_its_part_of_the_row(
    check: Callable[[CodeLookUp], Verdict[Any]], evidence: CodeLookUp, expected: tuple[str, str, str | None]
) -> None:
    assert expected == came_to(check(evidence))


def fields(*terms: str) -> tuple[Mention, ...]:
    return tuple(Mention(term, term) for term in terms)


FIVE = fields("subject", "content", "attachment", "contact", "body")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (FeedbackEntry(FORM, FIVE, "", (), 2), ("full", "full", None)),
        (FeedbackEntry(None, (), "https://pakn.dichvucong.gov.vn/", (), 1), ("full", "full", None)),
        (FeedbackEntry(FORM, FIVE, "", (), 3), ("half", "half", None)),
        (FeedbackEntry(FORM, FIVE, "", (), None), ("half", "full", "cannot_tell")),
        (FeedbackEntry(FORM, FIVE[:4], "", (), 1), ("half", "half", None)),
        (FeedbackEntry(None, (), "", ("a@b.vn",), 1), ("half", "half", None)),
        (FeedbackEntry(None, (), "", (), 1, sign_in=True), ("none", "full", "not_tested")),
        (FeedbackEntry(None, (), "", ("a@b.vn",), 1, sign_in=True), ("half", "full", "not_tested")),
        (FeedbackEntry(None, (), "", (), 1), ("none", "none", None)),
    ],
)
def test_feedback_form_is_complete(evidence: FeedbackEntry, expected: tuple[str, str, str | None]) -> None:
    assert expected == came_to(feedback_form_is_complete(evidence, max_clicks=2, fields=5))


def test_the_sentence_names_the_missing_fields() -> None:
    verdict = feedback_form_is_complete(FeedbackEntry(FORM, FIVE[:3], "", (), 1), max_clicks=2, fields=5)

    assert "thiếu: thông tin liên hệ, cơ quan tiếp nhận." in verdict.sentence.vi


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (FeedbackReplies((Reply("a", date(2026, 8, 26), 90),), can_look_up=False), ("full", "full", None)),
        (FeedbackReplies((Reply("a", date(2026, 8, 25), 90),), can_look_up=True), ("half", "half", None)),
        (FeedbackReplies((), can_look_up=True), ("half", "half", None)),
        (FeedbackReplies((Reply("a", None, 90),), can_look_up=False), ("half", "full", "cannot_tell")),
        (FeedbackReplies((Reply("a", date(2026, 11, 1), 0),), can_look_up=False), ("half", "full", "cannot_tell")),
        (FeedbackReplies((Reply("a", date(2027, 11, 1), 9),), can_look_up=False), ("half", "full", "cannot_tell")),
        (FeedbackReplies((), can_look_up=False), ("none", "none", None)),
    ],
)
def test_feedback_replies_are_public(evidence: FeedbackReplies, expected: tuple[str, str, str | None]) -> None:
    assert expected == came_to(feedback_replies_are_public(evidence, max_age_days=90, today=TODAY))


THREE = ("Rất hài lòng", "Hài lòng", "Không hài lòng")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Rating(THREE, (), ("Hài lòng: 96%",)), ("full", "full", None)),
        (Rating(THREE, (), ()), ("half", "half", None)),
        (Rating((), (), ("Hài lòng: 96%",)), ("half", "half", None)),
        (Rating(THREE[:2], (), ("Hài lòng: 96%",)), ("half", "half", None)),
        (Rating(THREE[:2], (), ()), ("none", "none", None)),
        (Rating(THREE, (), (), pictures=1), ("half", "full", "cannot_tell")),
        (Rating(THREE[:2], (), (), pictures=1), ("none", "half", "cannot_tell")),
        (Rating((), (), ("Hài lòng: 96%",), guarded=True), ("half", "full", "not_tested")),
        (Rating((), (), (), guarded=True), ("none", "half", "not_tested")),
    ],
)
def test_services_are_rated_in_public(evidence: Rating, expected: tuple[str, str, str | None]) -> None:
    assert expected == came_to(services_are_rated_in_public(evidence, min_levels=3))


def figures(count: int, until: date | None, pictures: int = 0) -> Statistics:
    terms = ("online_received", "online_resolved", "on_time", "total_received", "satisfaction")[:count]
    return Statistics(
        tuple(Figure(term, term, "1") for term in terms), until, period_selector=True, by_agency=True, pictures=pictures
    )


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (figures(4, date(2026, 10, 31)), ("full", "full", None)),
        (figures(5, date(2026, 12, 31)), ("full", "full", None)),
        (figures(5, date(2026, 9, 30)), ("half", "half", None)),
        (figures(3, date(2026, 11, 20)), ("half", "half", None)),
        (figures(2, None), ("half", "half", None)),
        (figures(4, None), ("half", "full", "cannot_tell")),
        (figures(3, date(2026, 11, 20), pictures=2), ("half", "full", "cannot_tell")),
        (figures(0, None, pictures=2), ("none", "full", "cannot_tell")),
        (figures(1, date(2026, 11, 20)), ("none", "none", None)),
    ],
)
def test_statistics_are_public_and_fresh(evidence: Statistics, expected: tuple[str, str, str | None]) -> None:
    verdict = statistics_are_public_and_fresh(evidence, full_figures=4, half_figures=2, max_age_months=1, today=TODAY)

    assert expected == came_to(verdict)


def test_january_looks_back_to_december() -> None:
    verdict = statistics_are_public_and_fresh(
        figures(4, date(2026, 12, 31)), full_figures=4, half_figures=2, max_age_months=1, today=date(2027, 1, 5)
    )

    assert ("full", "full", None) == came_to(verdict)
    assert "Công khai 4 trên 5 số liệu, đến 31/12/2026." == verdict.sentence.vi
