"""Dates, periods, numbers, telephone numbers and addresses in running text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from unicodedata import normalize

import pytest

from pytest_egov.gatherers.reading.values import (
    dates_in,
    emails_in,
    latest_date,
    month_periods_in,
    numbers_in,
    phones_in,
    says,
    word_in,
)


@pytest.mark.parametrize(
    "text",
    [
        "5/9/2026", "05-09-2026", "5.9.2026", "2026-09-05", "ngày 5 tháng 9 năm 2026", "Ngay 05 thang 09 nam 2026", "05 / 09 / 2026",
        "5 September 2026", "Sep 5, 2026", "08:30 05/09/2026", "2026-09-05 10:20:30",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert (date(2026, 9, 5),) == dates_in(text)
    assert (date(2026, 9, 5),) == dates_in(normalize("NFD", text))


@pytest.mark.parametrize(
    "text", ["31/2/2026", "61/2018/NĐ-CP", "000.00.00.H00-010101-9999", "10/2026", "5/9/26", "1.2.3.2026"]
)
def test_what_is_no_day_is_left_out(text: str) -> None:
    assert () == dates_in(text)


def test_latest_day() -> None:
    assert date(2026, 11, 3) == latest_date("Gửi 01/10/2026, trả lời 03/11/2026, hẹn 02/11/2026")
    assert latest_date("không có ngày") is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Tháng 10/2026", date(2026, 10, 31)), ("tháng 02 năm 2028", date(2028, 2, 29)), ("Quý III/2026", date(2026, 9, 30)),
        ("quy 4 nam 2026", date(2026, 12, 31)), ("9 tháng đầu năm 2026", date(2026, 9, 30)), ("10/2026", date(2026, 10, 31)),
        ("2026-04", date(2026, 4, 30)), ("October 2026", date(2026, 10, 31)),
    ],
)  # fmt: skip
def test_a_period_is_read_as_its_last_day(text: str, end: date) -> None:
    assert (end,) == month_periods_in(text)


@pytest.mark.parametrize(
    "text", ["ngày 5 tháng 9 năm 2026", "05/09/2026", "Thông tư 12/2018/TT-BTTTT", "tháng 13/2026"]
)
def test_what_is_no_period_is_left_out(text: str) -> None:
    assert () == month_periods_in(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234", "1234"), ("1,234", "1234"), ("1.234.567,5", "1234567.5"), ("98,5%", "98.5"), ("96.789 %", "96.789"), ("0,125", "0.125"),
        ("12 345 hồ sơ", "12345"), ("45", "45"),
    ],
)  # fmt: skip
def test_numbers_in_both_notations(text: str, number: str) -> None:
    assert (Decimal(number),) == numbers_in(text)


def test_numbers_are_no_days_and_no_codes() -> None:
    assert () == numbers_in("05/09/2026 H46.12-260905-0001 61/2018/NĐ-CP")


def test_telephone_numbers_but_no_codes_and_identities() -> None:
    text = "Gọi 0987.654.321, (024) 3974 5678, +84 912 345 678, 1900 9095. Tổng đài: 1022. Mã 000.00.00.H00-010101-9999, CCCD 001099012345"
    assert ("0987.654.321", "(024) 3974 5678", "+84 912 345 678", "1900 9095", "1022") == phones_in(text)


def test_addresses() -> None:
    assert ("pakn@tinh.gov.vn", "a.b@so.gov.vn") == emails_in("Email: PAKN@tinh.gov.vn, a.b[at]so.gov.vn.")


def test_words_stand_whole_and_without_diacritics_only_in_bare_texts() -> None:
    assert "không đúng" == word_in("Ma ho so khong dung", ["không đúng"])
    assert word_in("Hệ thống không dùng nữa", ["không đúng"]) is None
    assert word_in("10 hồ sơ", ["0 hồ sơ"]) is None
    assert says("messages", "not_found", "Tìm thấy 0 hồ sơ") == "0 hồ sơ"
