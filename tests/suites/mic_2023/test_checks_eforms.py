"""The checks of online forms, on evidence made by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from conformance_suites.mic_2023.checks import eforms
from conformance_suites.mic_2023.checks.eforms import (
    fields_are_explained_and_checked,
    forms_are_filled_on_screen,
    known_data_are_prefilled,
)
from pytest_egov.binding import _bind_part
from pytest_egov.catalogue import Catalogue
from pytest_egov.evidence import (
    KINDS,
    Complaint,
    EForm,
    EForms,
    EFormValidation,
    FieldGuide,
    KnownFact,
    PaperLabel,
    Prefill,
)
from pytest_egov.verdict import Verdict

PASSED = ("full", "full", None)
FAILED = ("none", "none", None)


def said(verdict: Verdict[Any]) -> tuple[str, str, str | None]:
    assert verdict.sentence.vi
    assert verdict.sentence.en
    return verdict.at_least, verdict.at_most, verdict.reason


def labels(there: int, missing: int) -> tuple[PaperLabel, ...]:
    return (*(PaperLabel(f"Mục {n}", f"Mục {n}") for n in range(there)), *(PaperLabel("Khác", ""),) * missing)


FULL = EForm("Khai sinh", "/a", inputs=12, applicant_inputs=6, labels=labels(8, 2))
POOR = EForm("Khai tử", "/b", inputs=9, applicant_inputs=6, labels=labels(3, 7))
APPLICANT = EForm("Kết hôn", "/c", inputs=6, applicant_inputs=6)
NO_PAPER = EForm("Cư trú", "/d", inputs=9, applicant_inputs=6)
FILES = EForm("Đất đai", "/e", files=4)
BEGUN = EForm("Xây dựng", "/f", whole=False, inputs=9, applicant_inputs=6, labels=labels(3, 7))
GONE = EForm("Lái xe", "/g", "not_opened", whole=False)
HELD = EForm("Lao động", "/h", "not_allowed", whole=False)


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ((FULL, FULL, FULL), PASSED),
        ((FULL, FULL, POOR), ("two_thirds", "two_thirds", None)),
        ((FULL, FILES, POOR), ("one_third", "one_third", None)),
        ((FILES, FILES, APPLICANT), ("one_third", "one_third", None)),
        ((FILES, FILES, FILES), FAILED),
        ((FULL, FULL, NO_PAPER), ("two_thirds", "full", "cannot_tell")),
        ((FULL, BEGUN, FILES), ("one_third", "two_thirds", "cannot_tell")),
        ((FULL, FULL, GONE), ("two_thirds", "full", "cannot_tell")),
        ((FULL, FULL, HELD), ("two_thirds", "full", "not_tested")),
        ((FULL, FULL), ("two_thirds", "full", "cannot_tell")),
        ((), ("none", "full", "cannot_tell")),
    ],
)
def test_forms_on_screen(forms: tuple[EForm, ...], expected: tuple[str, str, str | None]) -> None:
    evidence = EForms("seed", len(forms), forms)
    verdict = forms_are_filled_on_screen(evidence, drawn=3, sampled_fields=10, covered_share=Fraction(4, 5))
    assert expected == said(verdict)


def test_only_the_labels_the_row_asks_for_are_compared() -> None:
    long = EForm("Khai sinh", "/a", inputs=12, applicant_inputs=6, labels=labels(8, 22))
    verdict = forms_are_filled_on_screen(
        EForms("seed", 1, (long,)), drawn=1, sampled_fields=10, covered_share=Fraction(4, 5)
    )
    assert PASSED == said(verdict)


ORDER: Any = ("name", "birth_date", "identity", "address", "phone", "email")


@pytest.mark.parametrize(
    ("states", "in_profile", "expected"),
    [
        ("equal equal equal equal equal equal", True, PASSED),
        ("equal equal equal equal equal empty", True, PASSED),
        ("equal equal equal empty empty empty", True, ("half", "half", None)),
        ("equal different different empty empty empty", True, ("quarter", "quarter", None)),
        ("empty empty empty empty empty empty", True, FAILED),
        ("different different different different different different", True, FAILED),
        ("equal equal equal equal absent absent", True, ("half", "full", "cannot_tell")),
        ("filled filled filled filled filled filled", None, ("none", "full", "cannot_tell")),
        ("empty empty empty empty empty empty", False, ("none", "full", "cannot_tell")),
        ("empty empty empty empty empty filled", True, ("none", "quarter", "cannot_tell")),
    ],
)
def test_prefilled_data(states: Any, in_profile: bool | None, expected: tuple[str, str, str | None]) -> None:
    facts = tuple(KnownFact(fact, state, in_profile) for fact, state in zip(ORDER, states.split(), strict=True))
    evidence = Prefill("Khai sinh", "/don", facts, "Lấy thông tin", typed=("province",))
    verdict = known_data_are_prefilled(evidence, fields=6, full_fields=5, half_fields=3, quarter_fields=1)
    assert expected == said(verdict)


NAME = FieldGuide("Họ tên", "text", "name", required=True, help=False)
BARE = FieldGuide("Họ tên", "text", "name", required=False, help=False)
MAIL = FieldGuide("Email", "email", "email", required=False, help=True)
DAY = FieldGuide("Ngày sinh", "text", "birth_date", required=False, help=False)
TELL = FieldGuide("Điện thoại", "text", "phone", required=False, help=False)
EMPTY = Complaint("empty", "Họ tên", "Vui lòng nhập", "beside", focused=True)


def told(*kinds: Any, message: str = "Không đúng định dạng", **more: Any) -> tuple[Complaint, ...]:
    return tuple(Complaint(kind, kind, message, "beside" if message else "", **more) for kind in kinds)


KIND = ("email", "phone", "date")
GOOD = (NAME, MAIL, DAY)


@pytest.mark.parametrize(
    ("fields", "unmarked", "invalid", "expected"),
    [
        (GOOD, 0, told(*KIND), PASSED),
        (GOOD, 0, (*told("email", "phone"), Complaint("date", "Ngày", prevented=True)), PASSED),
        (GOOD, 0, told(*KIND, message="Vui lòng nhập"), ("half", "half", None)),
        (GOOD, 0, told(*KIND, message="Vui lòng nhập", names="email"), PASSED),
        (GOOD, 2, told(*KIND), ("half", "half", None)),
        ((BARE, MAIL), 0, told(*KIND, message=""), ("quarter", "quarter", None)),
        ((BARE, DAY, TELL), 0, told(*KIND, message=""), FAILED),
        (GOOD, 0, (*told("email", "phone"), *told("date", message="", held=True)), ("half", "full", "cannot_tell")),
        (GOOD, 0, told("email", "phone"), ("half", "full", "cannot_tell")),
        ((NAME,), 0, (), ("quarter", "full", "cannot_tell")),
    ],
)
def test_explained_and_checked(fields: Any, unmarked: int, invalid: Any, expected: tuple[str, str, str | None]) -> None:
    evidence = EFormValidation("Khai sinh", "/don", fields, EMPTY, ("Vui lòng nhập",), unmarked, invalid)
    assert expected == said(fields_are_explained_and_checked(evidence, invalid_inputs=3, helped_share=Fraction(1, 2)))


@pytest.mark.parametrize(
    ("empty", "expected"),
    [
        (None, "no next step"),
        (Complaint("empty", ""), "nothing was said"),
        (Complaint("empty", "", "Thiếu", "page"), "not beside the field"),
        (EMPTY, "gets the focus"),
        (Complaint("empty", "", "Thiếu", "beside"), "without moving the focus"),
    ],
)
def test_what_is_said_of_empty_fields_is_told(empty: Complaint | None, expected: str) -> None:
    evidence = EFormValidation("Khai sinh", "/don", GOOD, empty, (), 0, told(*KIND))
    verdict = fields_are_explained_and_checked(evidence, invalid_inputs=3, helped_share=Fraction(1, 2))
    assert expected in verdict.sentence.en


def test_the_catalogue_binds_these_checks(catalogue: Catalogue) -> None:
    checks: Any = {name: getattr(eforms, name) for name in eforms.__all__}
    rows = [(row, part) for _, _, row in catalogue.rows() for part in row.judged_by if part.check in checks]
    assert len(checks) == len(rows)
    assert [] == [fault for row, part in rows for fault in _bind_part(catalogue, row, part, (), checks, KINDS)[1]]
