"""The demo portal's procedures: list, search, pages, downloads and electronic forms."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

import pytest
from demo_portal import catalogue, vietnamese
from demo_site import ELEMENTS, GOOD, INFORMATION_ONLY, LICENCE, search
from starlette.applications import Starlette
from starlette.testclient import TestClient


def test_catalogue_is_large_and_varied(app: Starlette) -> None:
    procedures = catalogue.all_procedures(app.state.database)
    assert len(procedures) >= 64
    assert len({procedure.field for procedure in procedures}) >= 8
    assert len({procedure.agency for procedure in procedures}) >= 6
    assert {"toan-trinh", "mot-phan", "cung-cap-thong-tin"} == {procedure.level for procedure in procedures}


def test_every_procedure_has_its_eleven_elements_and_a_form_that_opens(app: Starlette, visitor: TestClient) -> None:
    for procedure in catalogue.all_procedures(app.state.database):
        text = visitor.get(f"/thu-tuc-hanh-chinh/{procedure.code}").text
        for element in ELEMENTS:
            body = re.search(rf"<h2>{element}</h2>(.*?)</section>", text, re.DOTALL)
            assert body, (procedure.code, element)
            assert len(re.sub("<[^>]+>", "", body[1]).strip()) >= 7, (procedure.code, element)
        assert procedure.online == ("Nộp hồ sơ trực tuyến" in text), procedure.code
        answer = visitor.get(f"/thu-tuc-hanh-chinh/{procedure.code}/mau-don.docx")
        assert "wordprocessingml" in answer.headers["content-type"]
        assert "attachment" in answer.headers["content-disposition"]
        with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
            assert package.testzip() is None
            assert "Họ và tên" in package.read("word/document.xml").decode()


def test_the_electronic_form_asks_what_the_paper_form_asks(visitor: TestClient) -> None:
    content = visitor.get(f"/thu-tuc-hanh-chinh/{LICENCE}/mau-don.docx").content
    paper = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    labels = re.findall(r">([^<>:]+): …", paper)
    text = visitor.get(f"/nop-ho-so/{LICENCE}").text
    assert len(labels) >= 10
    assert [label for label in labels if label not in text] == []


def test_lists_are_paged_by_ten_and_pages_differ(visitor: TestClient) -> None:
    first, second = (visitor.get("/thu-tuc-hanh-chinh", params={"trang": number}).text for number in (1, 2))
    codes = [set(re.findall(r"<dd>(\d\.\d{6}\S+H40)</dd>", text)) for text in (first, second)]
    assert [len(page) for page in codes] == [10, 10]
    assert set() == codes[0] & codes[1]


@pytest.mark.parametrize("level", ["Toàn trình", "Một phần", "Cung cấp thông tin trực tuyến"])
def test_level_filter_gives_only_that_level(visitor: TestClient, level: str) -> None:
    key = vietnamese.fold(level).replace(" ", "-").removesuffix("-truc-tuyen")
    tags = re.findall(r'<span class="tag [^"]*">(.*?)</span>', visitor.get(f"/thu-tuc-hanh-chinh?muc-do={key}").text)
    assert tags
    assert {level} == set(tags)


def test_exact_names_come_first(app: Starlette, visitor: TestClient) -> None:
    for procedure in catalogue.all_procedures(app.state.database):
        assert procedure.name == search(visitor, procedure.name)[0][0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("làm giấy khai sinh cho con", "Đăng ký khai sinh"),
        ("lam giay khai sinh cho con", "Đăng ký khai sinh"),
        ("MỞ QUÁN ĂN", "Đăng ký thành lập hộ kinh doanh"),
        (unicodedata.normalize("NFD", "đổi bằng lái xe"), "Đổi giấy phép lái xe"),
        ("xây nhà", "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ"),
        ("sang tên sổ đỏ", "Đăng ký biến động chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất"),
        ("mất giấy khai sinh", "Cấp bản sao trích lục hộ tịch"),
        ("nhập hộ khẩu", "Đăng ký thường trú"),
        ("lấy chồng", "Đăng ký kết hôn"),
        ("tiền thất nghiệp", "Giải quyết hưởng trợ cấp thất nghiệp"),
    ],
)
def test_everyday_words_find_the_procedure(visitor: TestClient, words: str, expected: str) -> None:
    assert expected in search(visitor, words)[0][:10]


def test_nonsense_finds_nothing_and_says_so(visitor: TestClient) -> None:
    assert "Không tìm thấy thủ tục nào phù hợp" in visitor.get("/thu-tuc-hanh-chinh?tu-khoa=zzqx+wvut").text


def test_a_filter_shrinks_a_search(visitor: TestClient) -> None:
    assert search(visitor, "giấy phép")[1] > search(visitor, "giấy phép", **{"linh-vuc": "xay-dung"})[1] > 0


def test_empty_form_names_every_missing_field(visitor: TestClient) -> None:
    answer = visitor.post(f"/nop-ho-so/{LICENCE}")
    assert answer.status_code == 422
    assert "Vui lòng nhập họ và tên." in answer.text
    assert 'aria-describedby="ho-ten-goi-y ho-ten-loi"' in answer.text
    assert len(re.findall(r" autofocus", answer.text)) == 1


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("thu-dien-tu", "abc", "Thư điện tử không đúng định dạng"),
        ("dien-thoai", "12", "Số điện thoại không đúng định dạng"),
        ("ngay-sinh", "31/02/1990", "Ngày không hợp lệ"),
        ("ngay-sinh", "05/09/2099", "không được sau ngày hôm nay"),
        ("so-dinh-danh", "1", "đúng 12 chữ số"),
        ("hang", "Z", "không có trong danh sách"),
    ],
)
def test_invalid_values_get_a_message_of_their_own(visitor: TestClient, name: str, value: str, expected: str) -> None:
    answer = visitor.post(f"/nop-ho-so/{LICENCE}", data=GOOD | {name: value})
    assert answer.status_code == 422
    assert expected in answer.text


def test_a_good_form_leads_to_review_and_back(visitor: TestClient) -> None:
    review = visitor.post(f"/nop-ho-so/{LICENCE}", data=GOOD)
    assert review.status_code == 200
    assert "Chưa gửi hồ sơ" in review.text
    assert "NGUYỄN VĂN MẪU" in review.text
    back = visitor.post(f"/nop-ho-so/{LICENCE}", data=GOOD | {"buoc": "sua"})
    assert 'value="NGUYỄN VĂN MẪU"' in back.text
    assert "Tiếp tục" in back.text


def test_typed_text_is_never_markup(visitor: TestClient) -> None:
    answer = visitor.post(f"/nop-ho-so/{LICENCE}", data=GOOD | {"dia-chi": '"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text


def test_information_only_procedures_have_no_form(visitor: TestClient) -> None:
    assert visitor.get(f"/nop-ho-so/{INFORMATION_ONLY}").status_code == 404
