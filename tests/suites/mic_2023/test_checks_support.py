"""The checks of accounts, privacy, help and contact, on evidence made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conformance_suites.mic_2023.checks import authentication, support
from conformance_suites.mic_2023.checks.authentication import registration_covers_people_and_organisations
from conformance_suites.mic_2023.checks.support import (
    a_video_or_sample_dossier_works,
    common_questions_are_answered,
    guidance_covers_the_whole_way,
    people_can_call_write_or_chat,
    privacy_notice_names_purpose_data_and_contact,
    questions_are_taken_and_answered,
)
from pytest_egov.binding import _bind_part
from pytest_egov.catalogue import Catalogue
from pytest_egov.evidence import (
    KINDS,
    Chat,
    ContactChannels,
    Control,
    Download,
    Form,
    Guidance,
    GuideTopic,
    Mention,
    PrivacyNotice,
    PublicQuestions,
    QuestionAndAnswer,
    QuestionsAndAnswers,
    Registration,
    Reply,
    WorkedExamples,
)
from pytest_egov.verdict import Verdict

TODAY = date(2026, 11, 24)
FORM = Form("Đăng ký", ())
LINK = Control("link", "Kích hoạt VNeID", "https://vneid.gov.vn/")


def said(verdict: Verdict[Any]) -> tuple[str, str, str | None]:
    assert verdict.sentence.vi
    assert verdict.sentence.en
    return verdict.at_least, verdict.at_most, verdict.reason


PASSED = ("full", "full", None)
FAILED = ("none", "none", None)
HALF = ("half", "half", None)


def audiences(*terms: str) -> tuple[Mention, ...]:
    return tuple(Mention(term, term, 10) for term in terms)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Registration(audiences("person", "organisation"), (FORM,), (), "", 200), PASSED),
        (Registration(audiences("person", "organisation"), (), (LINK,), "Kích hoạt ...", 200), PASSED),
        (Registration(audiences("person", "organisation"), (), (), "Kích hoạt ...", 200), ("partial", "partial", None)),
        (Registration(audiences("person"), (FORM,), (), "", 200), ("partial", "partial", None)),
        (Registration((), (FORM,), (), "", 200), ("partial", "partial", None)),
        (Registration((), (), (LINK,), "", 200), ("none", "full", "cannot_tell")),
    ],
)
def test_registration(evidence: Registration, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(registration_covers_people_and_organisations(evidence))


def notice(*terms: str, characters: int = 1500, document: str = "") -> PrivacyNotice:
    return PrivacyNotice(tuple(Mention(term, term, 50) for term in terms), characters, 200, document=document)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (notice("purpose", "data_types", "contact"), PASSED),
        (notice("purpose", "processor", "contact"), ("partial", "partial", None)),
        (notice(), ("partial", "partial", None)),
        (notice("purpose", "data_types", "contact", characters=200), ("partial", "full", "cannot_tell")),
        (notice(characters=40, document="https://x.gov.vn/chinh-sach.pdf"), ("partial", "full", "cannot_tell")),
        (notice(characters=40), FAILED),
    ],
)
def test_privacy(evidence: PrivacyNotice, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(privacy_notice_names_purpose_data_and_contact(evidence))


def test_an_empty_part_of_a_notice_does_not_count() -> None:
    parts = (Mention("purpose", "Mục đích", 0), Mention("data_types", "x", 9), Mention("contact", "y", 9))
    verdict = privacy_notice_names_purpose_data_and_contact(PrivacyNotice(parts, 900, 200))
    assert verdict.at_most == "partial"
    assert "mục đích" in verdict.sentence.vi


def guides(
    *terms: str, clicks: int | None = 1, characters: int = 800, status: int = 200, document: str = ""
) -> Guidance:
    return Guidance(tuple(GuideTopic(t, t, "u", status, characters, document) for t in terms), None, clicks)


ALL = ("account", "filing", "payment", "tracking")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (guides(*ALL), PASSED),
        (guides(*ALL, characters=0, document="pdf"), PASSED),
        (guides(*ALL, clicks=3), HALF),
        (guides(*ALL, clicks=None), ("half", "full", "cannot_tell")),
        (guides("account", "filing"), HALF),
        (guides("account", "filing", "payment"), HALF),
        (guides("account"), FAILED),
        (guides(*ALL, characters=20), FAILED),
        (guides(*ALL, status=404), FAILED),
        (guides("manual", characters=0, document="pdf"), ("none", "full", "cannot_tell")),
        (guides("account", "filing", "manual"), ("half", "full", "cannot_tell")),
        (guides("manual", characters=0, document="frame"), ("none", "full", "cannot_tell")),
    ],
)
def test_guidance(evidence: Guidance, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(guidance_covers_the_whole_way(evidence, max_clicks=2, full_topics=4, half_topics=2))


VIDEO = Mention("video", "clip", 0)


def sample(status: int | None, kind: str) -> Download:
    return Download("Hồ sơ mẫu", "u", status, 1000 if status == 200 else 0, kind, is_sample=True)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (WorkedExamples((sample(200, "pdf"),), (), pages=3), PASSED),
        (WorkedExamples((), (VIDEO,), 1, pages=3), PASSED),
        (WorkedExamples((), (), pages=9), FAILED),
        (WorkedExamples((sample(200, "html"), sample(404, "unknown")), (VIDEO,), pages=9), FAILED),
        (WorkedExamples((), (VIDEO,), 0, 1, pages=9), ("none", "full", "cannot_tell")),
        (WorkedExamples((sample(None, "unknown"),), (), pages=9), ("none", "full", "cannot_tell")),
        (WorkedExamples((), (), pages=2, complete=False), ("none", "full", "cannot_tell")),
        (WorkedExamples((), (), pages=0), ("none", "full", "cannot_tell")),
    ],
)
def test_worked_examples(evidence: WorkedExamples, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(a_video_or_sample_dossier_works(evidence))


def faq(
    pairs: int,
    *,
    opened: int = 5,
    empty: int = 0,
    grouped: bool = True,
    searchable: bool = False,
    clicks: int | None = 1,
) -> QuestionsAndAnswers:
    lengths: list[int | None] = [None] * pairs
    lengths[:opened] = [200] * min(opened, pairs)
    lengths[:empty] = [0] * empty
    return QuestionsAndAnswers(
        tuple(QuestionAndAnswer(f"Câu {n}?", length) for n, length in enumerate(lengths)), grouped, searchable, clicks
    )


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (faq(10), PASSED),
        (faq(10, grouped=False, searchable=True), PASSED),
        (faq(10, grouped=False), HALF),
        (faq(12, empty=1), HALF),
        (faq(9), HALF),
        (faq(3), HALF),
        (faq(2), FAILED),
        (faq(0, opened=0), FAILED),
        (faq(5, empty=3), FAILED),
        (faq(10, clicks=4), HALF),
        (faq(10, opened=0), ("none", "full", "cannot_tell")),
        (faq(10, clicks=None), ("half", "full", "cannot_tell")),
    ],
)
def test_faq(evidence: QuestionsAndAnswers, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(common_questions_are_answered(evidence, max_clicks=2, full_pairs=10, half_pairs=3))


def reply(day: date | None) -> Reply:
    return Reply("Hỏi", day, 100)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (PublicQuestions(FORM, (reply(date(2026, 8, 26)),)), PASSED),
        (PublicQuestions(FORM, (reply(date(2026, 8, 25)),)), HALF),
        (PublicQuestions(FORM, (reply(date(2027, 8, 25)),)), HALF),
        (PublicQuestions(FORM, ()), HALF),
        (PublicQuestions(None, (reply(date(2026, 11, 1)),)), HALF),
        (PublicQuestions(None, (reply(date(2020, 11, 1)),)), HALF),
        (PublicQuestions(None, ()), FAILED),
        (PublicQuestions(FORM, (reply(None),)), ("half", "full", "cannot_tell")),
        (PublicQuestions(None, (reply(TODAY),), sign_in_asked=True), ("half", "full", "cannot_tell")),
        (PublicQuestions(None, (), sign_in_asked=True), ("none", "half", "cannot_tell")),
    ],
)
def test_public_questions(evidence: PublicQuestions, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(questions_are_taken_and_answered(evidence, max_age_days=90, today=TODAY))


def test_the_day_of_the_latest_reply_is_said() -> None:
    verdict = questions_are_taken_and_answered(
        PublicQuestions(FORM, (reply(date(2026, 9, 5)), reply(date(2025, 1, 2)))), max_age_days=90, today=TODAY
    )
    assert "05/09/2026" in verdict.sentence.vi


PHONE, MAIL = ("1900 1234",), ("a@b.gov.vn",)
ANSWERS = Chat("Trợ lý ảo", "widget", asked=True, answered_after_s=1.4, answer="Vào mục Tra cứu")
SLOW = Chat("Trợ lý ảo", "widget", asked=True, answered_after_s=70.0, answer="Vào mục Tra cứu")
SILENT = Chat("Trợ lý ảo", "widget", asked=True)
UNASKED = Chat("Zalo", "link", asked=False, not_asked_because="not_allowed")
ELSEWHERE = Chat("Zalo", "link", asked=False, not_asked_because="other_site")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (ContactChannels(PHONE, MAIL, (ANSWERS,)), PASSED),
        (ContactChannels(PHONE, MAIL, (SILENT,)), HALF),
        (ContactChannels(PHONE, MAIL, (SLOW,)), HALF),
        (ContactChannels(PHONE, MAIL, ()), HALF),
        (ContactChannels(PHONE, (), (UNASKED,)), HALF),
        (ContactChannels((), MAIL, (SLOW,)), HALF),
        (ContactChannels(PHONE, (), (SILENT,)), ("quarter", "quarter", None)),
        (ContactChannels(PHONE, (), ()), ("quarter", "quarter", None)),
        (ContactChannels((), (), (UNASKED, ELSEWHERE)), ("quarter", "quarter", None)),
        (ContactChannels((), (), ()), FAILED),
        (ContactChannels(PHONE, MAIL, (UNASKED,)), ("half", "full", "not_tested")),
        (ContactChannels(PHONE, MAIL, (SILENT, ELSEWHERE)), ("half", "full", "cannot_tell")),
    ],
)
def test_contact(evidence: ContactChannels, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(people_can_call_write_or_chat(evidence, answer_within_s=60))


def test_the_checks_fit_their_rows(catalogue: Catalogue) -> None:
    checks: Any = {name: getattr(module, name) for module in (authentication, support) for name in module.__all__}
    rows = [(row, part) for _, _, row in catalogue.rows() for part in row.judged_by if part.check in checks]
    assert 8 == len(rows)
    assert [] == [fault for row, part in rows for fault in _bind_part(catalogue, row, part, (), checks, KINDS)[1]]
