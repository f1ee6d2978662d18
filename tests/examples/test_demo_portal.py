"""The demo portal as a citizen meets it: every page, every look-up, every link."""

from __future__ import annotations

import datetime as dt
import io
import re
import signal
import subprocess
import sys
import unicodedata
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

pytest.importorskip("starlette")
EXAMPLES = Path(__file__).parents[2] / "examples"
sys.path.insert(0, str(EXAMPLES))

from demo_portal import catalogue, create_app, vietnamese  # noqa: E402 - found only after the path is set
from starlette.testclient import TestClient  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response
    from starlette.applications import Starlette

TODAY = dt.date(2026, 11, 24)
BIRTH = "1.001193.000.00.00.H40"
LICENCE = "1.002809.000.00.00.H40"
INFORMATION_ONLY = "2.001035.000.00.00.H40"
KNOWN = (
    "000.00.12.H40-260901-0001",
    "000.00.30.H40-260903-0014",
    "000.00.08.H40-260915-0007",
    "000.00.10.H40-260921-0003",
    "000.00.30.H40-260924-0022",
    "000.00.05.H40-260928-0005",
    "000.00.07.H40-261001-0002",
)
ELEMENTS = (
    "Tên và mã thủ tục",
    "Trình tự thực hiện",
    "Cách thức thực hiện",
    "Thành phần hồ sơ, số lượng hồ sơ",
    "Thời hạn giải quyết",
    "Đối tượng thực hiện",
    "Cơ quan thực hiện",
    "Kết quả thực hiện",
    "Phí, lệ phí",
    "Yêu cầu, điều kiện thực hiện",
    "Căn cứ pháp lý",
)
GOOD = {
    "ho-ten": "NGUYỄN VĂN MẪU",
    "ngay-sinh": "05/09/1990",
    "gioi-tinh": "Nam",
    "so-dinh-danh": "000000000000",
    "dien-thoai": "0900000000",
    "thu-dien-tu": "ten@example.vn",
    "tinh": "Tỉnh Minh Hòa",
    "xa": "Phường Minh Tân",
    "dia-chi": "Số 1, đường Hòa Bình",
    "so-giay-phep": "000000000001",
    "hang": "B",
    "noi-cap": "Minh Hòa",
    "ngay-cap": "05/09/2016",
    "ly-do": "Sắp hết hạn",
    "dong-y": "1",
}


class Page(HTMLParser):
    """What the tests read from a page: title, links with their names, everything fetched, ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.title = ""
        self.links: list[tuple[str, str]] = []
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self._inside: list[str] = []
        self._name: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.fetched += [given[key] for key in ("src", "action") if key in given]
        if tag == "link":
            self.fetched.append(given["href"])
        if tag == "a":
            self._name = []
            self.links.append((given["href"], given.get("aria-label", "")))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in {"a", "title"}:
            self._inside.append(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self._inside:
            self.title += data
        if "a" in self._inside:
            self._name.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            address, label = self.links[-1]
            self.links[-1] = (address, label or " ".join("".join(self._name).split()))
        if tag in self._inside:
            self._inside.remove(tag)


@pytest.fixture(scope="module")
def app() -> Starlette:
    return create_app(None, TODAY)


@pytest.fixture(scope="module")
def visitor(app: Starlette) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="module")
def crawl(visitor: TestClient) -> dict[str, Response]:
    """Every page and file that can be reached by links from the homepage."""
    answers: dict[str, Response] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        answers[address] = visitor.get(address)
        if "html" in answers[address].headers["content-type"]:
            links = (urlsplit(link)._replace(fragment="").geturl() for link, _ in Page(answers[address].text).links)
            waiting += [link for link in links if link.startswith("/")]
    return answers


@pytest.fixture(scope="module")
def pages(crawl: dict[str, Response]) -> dict[str, Page]:
    return {place: Page(answer.text) for place, answer in crawl.items() if "html" in answer.headers["content-type"]}


def search(visitor: TestClient, words: str, **filters: str) -> tuple[list[str], int]:
    text = visitor.get("/thu-tuc-hanh-chinh", params={"tu-khoa": words} | filters).text
    count = re.search(r"Tìm thấy <strong>([\d.]+)", text)
    return re.findall(r"<h3><a[^>]*>(.*?)</a>", text), int(count[1]) if count else 0


def test_no_link_is_dead(crawl: dict[str, Response]) -> None:
    assert {place: answer.status_code for place, answer in crawl.items() if answer.status_code != 200} == {}
    assert len(crawl) > 250


def test_every_page_of_the_sitemap_answers(visitor: TestClient) -> None:
    places = re.findall(r"<loc>(.*?)</loc>", visitor.get("/sitemap.xml").text)
    assert len(places) > 100
    assert [place for place in places if visitor.get(place).status_code != 200] == []


def test_every_title_is_its_own_and_names_the_portal(pages: dict[str, Page]) -> None:
    titles = [page.title for page in pages.values()]
    assert sorted(set(titles)) == sorted(titles)
    assert all(title.endswith(" – Cổng Dịch vụ công tỉnh Minh Hòa") for title in titles)


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, Page]) -> None:
    fetched = {address for page in pages.values() for address in page.fetched}
    linked = {link for page in pages.values() for link, _ in page.links}
    assert [address for address in fetched if not re.match(r"/(?!/)", address)] == []
    assert [link for link in linked if not re.match(r"/(?!/)|#|tel:|mailto:", link)] == []


def test_ids_are_unique_and_headings_do_not_skip(pages: dict[str, Page]) -> None:
    for place, page in pages.items():
        assert sorted(set(page.ids)) == sorted(page.ids), place
        assert page.headings.count(1) == 1, place
        assert page.headings[0] == 1, place
        assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), place


def test_links_of_one_name_lead_to_one_place(pages: dict[str, Page]) -> None:
    for place, page in pages.items():
        named: dict[str, str] = {}
        for link, name in page.links:
            assert name, (place, link)
            assert link == named.setdefault(name, link), (place, name)


def test_language_is_vietnamese_and_composed(crawl: dict[str, Response]) -> None:
    for place, answer in crawl.items():
        if "html" in answer.headers["content-type"]:
            assert '<html lang="vi">' in answer.text, place
            assert unicodedata.normalize("NFC", answer.text) == answer.text, place


@pytest.mark.parametrize(
    "place", ["/khong-co", "/thu-tuc-hanh-chinh/1.0", "/nop-ho-so/1.0", "/tin-tuc/x", "/dang-nhap/x"]
)
def test_unknown_addresses_are_404(visitor: TestClient, place: str) -> None:
    answer = visitor.get(place)
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.text


def test_a_fault_inside_is_500() -> None:
    app = create_app(None, TODAY)
    app.state.database.close()
    answer = TestClient(app, raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "Cổng đang gặp sự cố" in answer.text


@pytest.mark.parametrize("place", ["/", "/static/portal.css", "/khong-co"])
def test_security_headers_are_everywhere(visitor: TestClient, place: str) -> None:
    headers = visitor.get(place).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]


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


def test_the_same_day_gives_the_same_pages() -> None:
    first, second = (TestClient(create_app(None, TODAY)) for _ in range(2))
    for place in ("/", "/thong-ke", "/danh-gia/ket-qua"):
        assert first.get(place).text == second.get(place).text


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


def test_names_sort_as_in_vietnamese() -> None:
    assert sorted(["Điện Biên", "Đà Nẵng", "Ấm", "Dân", "Anh"], key=vietnamese.sort_key) == [
        "Anh",
        "Ấm",
        "Dân",
        "Đà Nẵng",
        "Điện Biên",
    ]
    assert vietnamese.number(1234567) == "1.234.567"
    assert vietnamese.percent(987, 1000) == "98,7%"


def test_server_says_where_it_is_and_ends_quietly(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "demo_portal", "--port", "0", "--data", str(tmp_path)]
    server = subprocess.Popen(
        command, cwd=EXAMPLES, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert server.stdout
        assert re.fullmatch(r"Demo portal: http://127\.0\.0\.1:\d+/\n", server.stdout.readline())
        assert (tmp_path / "demo_portal.sqlite3").exists()
    finally:
        server.send_signal(signal.SIGTERM)
        output, errors = server.communicate(timeout=10)
    assert (server.returncode, output, errors) == (0, "", "")
