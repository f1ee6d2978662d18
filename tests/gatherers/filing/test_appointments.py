"""The day of the result, among the other days that a receipt names."""

from __future__ import annotations

from datetime import date

import pytest

from pytest_egov.gatherers.filing.sending import appointed_in
from pytest_egov.wayfinding.vocabulary import vocabulary

HEAD = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ\nMã hồ sơ: 000.00.08.H40-261125-0001\n"
RECEIVED = "Thời điểm tiếp nhận: 10:00:00 ngày 25/11/2026\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}{RECEIVED}Ngày hẹn trả kết quả: 30/11/2026", date(2026, 11, 30)),
        (f"{HEAD}{RECEIVED}Ngày hẹn trả kết quả\n30/11/2026\nNơi nhận", date(2026, 11, 30)),
        ("Nhận ngày 25/11/2026, hẹn trả kết quả ngày 30/11/2026.", date(2026, 11, 30)),
        ("Received 25/11/2026\nReturn date: 30/11/2026", date(2026, 11, 30)),
        (f"{HEAD}{RECEIVED}", None),
        ("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ\nMinh Hòa, ngày 25 tháng 11 năm 2026", None),
        (RECEIVED, None),
        ("", None),
    ],
)
def test_only_the_day_of_the_result_is_the_appointment(text: str, expected: date | None) -> None:
    assert expected == appointed_in(text, vocabulary())
