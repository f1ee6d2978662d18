"""The demo portal's look-ups, questions, feedback, rating and figures."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from demo_portal import create_app
from demo_site import KNOWN, TODAY
from starlette.testclient import TestClient


@pytest.mark.parametrize("code", KNOWN)
def test_known_applications_show_their_status_and_nobody(visitor: TestClient, code: str) -> None:
    text = visitor.get("/tra-cuu-ho-so", params={"ma": code}).text
    main = text[text.index("<main") : text.index("</main>")]
    assert all(label in main for label in (code, "Trạng thái", "Mức độ hoàn thành", "Ngày hẹn trả kết quả"))
    assert not re.search(r"\b0\d{9}\b|\b\d{12}\b|@|Họ và tên", main)


@pytest.mark.parametrize(
    ("place", "code", "expected"),
    [
        ("/tra-cuu-ho-so", "", "Vui lòng nhập mã hồ sơ"),
        ("/tra-cuu-ho-so", "abc", "không đúng định dạng"),
        ("/tra-cuu-ho-so", "000.00.12.H40-260901-9999", "Không tìm thấy hồ sơ"),
        ("/tra-cuu-thanh-toan", "abc", "không đúng định dạng"),
        ("/tra-cuu-thanh-toan", "GD-260901-999999", "Không tìm thấy giao dịch"),
        ("/tra-cuu-thanh-toan", "GD-260901-000118", "115.000 đồng"),
        ("/tra-cuu-ket-qua", "abc", "không đúng định dạng"),
        ("/tra-cuu-ket-qua", "KQ-2026-999999", "Không tìm thấy kết quả"),
        ("/tra-cuu-ket-qua", "KQ-2026-000451", "Còn hiệu lực"),
        ("/phan-anh-kien-nghi/ket-qua", "abc", "không đúng định dạng"),
        ("/phan-anh-kien-nghi/ket-qua", "PA-999999", "Không tìm thấy phản ánh"),
        ("/phan-anh-kien-nghi/ket-qua", "PA-000001", "Đã trả lời"),
    ],
)
def test_lookups_answer_clearly(visitor: TestClient, place: str, code: str, expected: str) -> None:
    answer = visitor.get(place, params={"ma": code})
    assert answer.status_code == 200
    assert expected in answer.text


def test_receipt_names_amount_day_and_payee(visitor: TestClient) -> None:
    text = visitor.get("/thanh-toan/bien-lai/GD-260901-000118.xml").text
    assert "<SoTien>115000</SoTien>" in text
    assert "<NgayThu>01/09/2026</NgayThu>" in text
    assert "<DonViThu>" in text
    assert visitor.get("/thanh-toan/bien-lai/GD-260924-000439.xml").status_code == 404


def test_faq_is_long_grouped_and_searchable(visitor: TestClient) -> None:
    text = visitor.get("/hoi-dap").text
    assert len(re.findall(r"<details class=\"qa\"><summary>[^<]{10,}</summary><p>[^<]{20,}</p>", text)) >= 24
    assert "biên lai" in visitor.get("/hoi-dap?tu-khoa=bien+lai").text
    assert "Không tìm thấy câu hỏi" in visitor.get("/hoi-dap?tu-khoa=zzqx").text


def test_assistant_answers_in_json_and_in_html(visitor: TestClient) -> None:
    asked = "Tra cứu hồ sơ ở đâu?"
    assert "nhập mã hồ sơ" in visitor.post("/tro-ly", json={"cau_hoi": asked}).json()["tra_loi"]
    assert "nhập mã hồ sơ" in visitor.post("/tro-ly", data={"cau-hoi": asked}).text
    assert "Vui lòng nhập câu hỏi" in visitor.post("/tro-ly", json=["?"]).json()["tra_loi"]


@pytest.mark.parametrize("place", ["/hoi-dap/da-tra-loi", "/phan-anh-kien-nghi/ket-qua"])
@pytest.mark.parametrize("today", [dt.date(2024, 2, 29), dt.date(2026, 1, 1), dt.date(2031, 7, 15)])
def test_latest_reply_is_always_recent(place: str, today: dt.date) -> None:
    text = TestClient(create_app(None, today)).get(place).text
    replied = [dt.date.fromisoformat(day) for day in re.findall(r'Ngày trả lời: <time datetime="(.*?)"', text)]
    assert dt.timedelta() <= today - max(replied) < dt.timedelta(days=30)


@pytest.mark.parametrize("today", [dt.date(2024, 2, 29), dt.date(2026, 1, 1), dt.date(2031, 7, 15)])
def test_figures_are_of_this_month_and_add_up(today: dt.date) -> None:
    visitor = TestClient(create_app(None, today))
    text = visitor.get("/thong-ke").text
    assert f"Số liệu cập nhật đến ngày {today:%d/%m/%Y}" in text
    assert f"<h2>Tháng {today:%m/%Y}</h2>" in text
    for label in (
        "Tiếp nhận trực tuyến",
        "Đã giải quyết trực tuyến",
        "Tỷ lệ đúng hạn",
        "Tổng tiếp nhận",
        "Mức độ hài lòng",
    ):
        assert re.search(rf"<dt>{label}</dt><dd>[1-9][\d.,%]*</dd>", text), label
    rows = re.findall(r"<th scope=\"row\">(.*?)</th><td>([\d.]+)</td>", text)
    amounts = [int(amount.replace(".", "")) for _, amount in rows]
    assert sum(amounts[:-1]) == amounts[-1]
    for period in (f"{today.year}", f"{today.year}-q{(today.month + 2) // 3}"):
        assert "selected>" in visitor.get(f"/thong-ke?ky={period}").text


def test_feedback_is_kept_found_by_code_and_not_published() -> None:
    visitor = TestClient(create_app(None, TODAY))
    sent = {
        "tieu-de": "Việc riêng",
        "noi-dung": "Nội dung",
        "co-quan": "Sở Tư pháp",
        "ho-ten": "Mẫu",
        "dien-thoai": "0900000000",
    }
    answer = visitor.post("/phan-anh-kien-nghi", data=sent, files={"tep-dinh-kem": ("anh.png", b"png", "image/png")})
    code = re.findall(r"PA-\d{6}", answer.text)[0]
    assert "Mới tiếp nhận" in visitor.get("/phan-anh-kien-nghi/ket-qua", params={"ma": code}).text
    assert "Việc riêng" not in visitor.get("/phan-anh-kien-nghi/ket-qua").text
    refused = visitor.post("/phan-anh-kien-nghi", data=sent, files={"tep-dinh-kem": ("x.exe", b"MZ", "application/x")})
    assert refused.status_code == 422
    assert "không đúng định dạng" in refused.text


def test_a_question_gets_a_code() -> None:
    sent = {"tieu-de": "A", "noi-dung": "B", "co-quan": "Sở Y tế", "ho-ten": "Mẫu", "thu-dien-tu": "ten@example.vn"}
    assert re.search(r"HD-\d{6}", TestClient(create_app(None, TODAY)).post("/hoi-dap/dat-cau-hoi", data=sent).text)


def test_an_application_is_rated_once() -> None:
    visitor = TestClient(create_app(None, TODAY))
    marks = dict.fromkeys(("chung", "de-su-dung", "dung-thoi-han", "thai-do"), "Hài lòng")
    rating = marks | {"ma-ho-so": KNOWN[0]}
    assert "Cảm ơn" in visitor.post("/danh-gia", data=rating).text
    assert "đã được đánh giá" in visitor.post("/danh-gia", data=rating).text
    unknown = visitor.post("/danh-gia", data=marks | {"ma-ho-so": "000.00.12.H40-260901-9999"})
    assert "Không tìm thấy hồ sơ" in unknown.text
