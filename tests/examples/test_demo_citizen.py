"""The demo portal as a citizen uses it: the real server, the identity provider and the payment platform beside it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from demo_site import EXAMPLES, GOOD, LICENCE, TODAY, Page

PDF = b"%PDF-1.4\n%%EOF"
ACCOUNTS = tomllib.loads((EXAMPLES / "demo_portal" / "seed" / "accounts.toml").read_text())
CITIZEN = ACCOUNTS["person"][0]
OFFICER = {"ten-dang-nhap": ACCOUNTS["officer"][0]["name"], "mat-khau": ACCOUNTS["officer"][0]["password"]}
PLACES = (
    "/tai-khoan",
    "/tai-khoan/cap-nhat",
    "/ho-so-cua-toi",
    "/ho-so-luu-nhap",
    "/thong-bao",
    "/kho-du-lieu",
    "/lich-su-thanh-toan",
    "/hop-thu-di",
)


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    command = [sys.executable, "-m", "demo_portal", "--port", "0", "--today", TODAY.isoformat()]
    server = subprocess.Popen(command, cwd=EXAMPLES, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    yield server.stdout.readline().removeprefix("Demo portal: ").strip().rstrip("/")
    server.terminate()
    server.wait(timeout=60)
    server.stdout.close()


@pytest.fixture
def visitor(portal: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=portal, follow_redirects=True, trust_env=False, timeout=180) as client:
        yield client


@pytest.fixture
def citizen(visitor: httpx2.Client) -> httpx2.Client:
    assert "Đăng xuất" in signed_in(visitor).text
    return visitor


def request_id(page: str) -> str:
    found = re.search(r'name="yeu-cau" value="(.*?)"', page)
    assert found
    return found[1]


def signed_in(
    client: httpx2.Client, way: str = "vneid", return_to: str = "/", password: str = CITIZEN["password"]
) -> httpx2.Response:
    """Go through the provider's pages; answers the page on which that ends."""
    asked = client.get(f"/dang-nhap/{way}", params={"tro-lai": return_to})
    provider = f"{asked.url.scheme}://{asked.url.host}:{asked.url.port}"
    sent = {"yeu-cau": request_id(asked.text), "so-dinh-danh": CITIZEN["number"], "mat-khau": password}
    consent = client.post(f"{provider}/dang-nhap", data=sent)
    if consent.status_code != 200:
        return consent
    return client.post(f"{provider}/dong-y", data={"yeu-cau": request_id(consent.text), "tra-loi": "dong-y"})


def new_draft(citizen: httpx2.Client) -> str:
    answer = citizen.post(f"/nop-ho-so/{LICENCE}", data=GOOD)
    return answer.url.path.rpartition("/")[0]


@pytest.mark.parametrize("way", ["vneid", "cong-quoc-gia"])
def test_a_citizen_comes_in_by_openid_connect_and_goes_out_of_both(visitor: httpx2.Client, way: str) -> None:
    begun = visitor.get(f"/dang-nhap/{way}", follow_redirects=False)
    target = urlsplit(begun.headers["location"])
    query = parse_qs(target.query)
    assert "localhost" == target.hostname
    assert {"state", "nonce", "code_challenge"} <= query.keys()
    assert ["S256"] == query["code_challenge_method"]
    page = signed_in(visitor, way, "/tai-khoan")
    assert "/tai-khoan" == page.url.path
    assert CITIZEN["name"] in page.text
    assert 'href="/dang-nhap"' not in page.text
    out = visitor.post("/dang-xuat")
    assert "/" == out.url.path
    assert any("end-session" in str(step.url) for step in out.history)
    assert "/dang-nhap" == visitor.get("/tai-khoan").url.path
    assert 'name="mat-khau"' in visitor.get(f"/dang-nhap/{way}").text


def test_a_wrong_password_stays_outside(visitor: httpx2.Client) -> None:
    assert 401 == signed_in(visitor, password="sai").status_code
    assert "/dang-nhap" == visitor.get("/tai-khoan").url.path


@pytest.mark.parametrize("answer", ["?state=x&code=y", "?code=y", "", "?error=access_denied"])
def test_an_answer_nobody_asked_for_opens_no_session(visitor: httpx2.Client, answer: str) -> None:
    came = visitor.get(f"/dang-nhap/tro-lai{answer}")
    assert 400 == came.status_code
    assert "Đăng xuất" not in came.text


def test_a_code_is_good_for_one_browser_only(portal: str, visitor: httpx2.Client) -> None:
    asked = visitor.get("/dang-nhap/vneid")
    provider = f"{asked.url.scheme}://{asked.url.host}:{asked.url.port}"
    sent = {
        "yeu-cau": request_id(asked.text),
        "so-dinh-danh": CITIZEN["number"],
        "mat-khau": CITIZEN["password"],
    }
    consent = visitor.post(f"{provider}/dang-nhap", data=sent)
    agreed = {"yeu-cau": request_id(consent.text), "tra-loi": "dong-y"}
    back = visitor.post(f"{provider}/dong-y", data=agreed, follow_redirects=False).headers["location"]
    with httpx2.Client(trust_env=False) as other:
        assert 400 == other.get(back).status_code


def test_going_back_never_leaves_the_portal(visitor: httpx2.Client) -> None:
    assert "127.0.0.1" == signed_in(visitor, return_to="//example.org/").url.host


@pytest.mark.parametrize("place", PLACES)
def test_places_of_an_account_are_for_the_signed_in(visitor: httpx2.Client, place: str) -> None:
    asked = visitor.get(place)
    assert "/dang-nhap" == asked.url.path
    assert "Vui lòng đăng nhập để tiếp tục" in asked.text


def test_pages_of_an_account_are_sound(citizen: httpx2.Client) -> None:
    for place in PLACES:
        answer = citizen.get(place)
        page = Page(answer.text)
        assert 200 == answer.status_code, place
        assert sorted(set(page.ids)) == sorted(page.ids), place
        assert 1 == page.headings.count(1), place
        named: dict[str, str] = {}
        for link, name in page.links:
            assert link == named.setdefault(name, link), (place, name)
        followed = {link for link, _ in page.links if link.startswith("/") and link.count("/") > 1}
        assert {link for link in followed if citizen.get(link).status_code != 200} == set(), place


def test_contact_details_are_corrected_and_kept(citizen: httpx2.Client) -> None:
    known = {"tinh": CITIZEN["province"], "xa": CITIZEN["commune"], "dia-chi": CITIZEN["street"]}
    sent = known | {"dien-thoai": "0911111111", "thu-dien-tu": "moi@example.vn"}
    assert "không đúng định dạng" in citizen.post("/tai-khoan/cap-nhat", data=sent | {"thu-dien-tu": "x"}).text
    citizen.post("/tai-khoan/cap-nhat", data=sent)
    assert "moi@example.vn" in citizen.get("/tai-khoan").text
    sent = known | {"dien-thoai": CITIZEN["phone"], "thu-dien-tu": CITIZEN["email"]}
    assert CITIZEN["email"] in citizen.post("/tai-khoan/cap-nhat", data=sent).text


def test_a_form_begins_with_what_is_known(citizen: httpx2.Client) -> None:
    text = citizen.get(f"/nop-ho-so/{LICENCE}").text
    for value in (
        CITIZEN["name"],
        "05/09/1990",
        CITIZEN["number"],
        CITIZEN["phone"],
        CITIZEN["email"],
        CITIZEN["street"],
    ):
        assert f'value="{value}"' in text


def test_what_a_visitor_typed_waits_for_them(visitor: httpx2.Client) -> None:
    asked = visitor.post(f"/nop-ho-so/{LICENCE}", data=GOOD | {"buoc": "dang-nhap", "dia-chi": "Số 99"})
    assert "/dang-nhap" == asked.url.path
    assert 'value="Số 99"' in signed_in(visitor, return_to=parse_qs(asked.url.query.decode())["tro-lai"][0]).text


def test_a_draft_survives_and_is_deleted(citizen: httpx2.Client) -> None:
    saved = citizen.post(f"/nop-ho-so/{LICENCE}", data={"dia-chi": "Số 77", "buoc": "luu-nhap"})
    assert "Đã lưu nháp" in saved.text
    place = saved.url.path
    assert place in citizen.get("/ho-so-luu-nhap").text
    assert 'value="Số 77"' in citizen.get(place).text
    assert place not in citizen.post(f"{place}/xoa").text
    assert 404 == citizen.get(place).status_code


def test_files_are_taken_shown_and_refused_beside_their_component(citizen: httpx2.Client) -> None:
    draft = new_draft(citizen)
    assert "Dung lượng tối đa: 5 MB" in citizen.get(f"{draft}/giay-to").text
    taken = citizen.post(f"{draft}/giay-to/2", files={"tep": ("kham.pdf", PDF)})
    preview = re.search(rf'href="({draft}/tep/[^"]+)"', taken.text)
    assert preview
    assert PDF == citizen.get(preview[1]).content
    for name, content, why in (("a.exe", b"MZ", "định dạng"), ("a.pdf", PDF + bytes(5 * 1024 * 1024), "dung lượng")):
        refused = citizen.post(f"{draft}/giay-to/1", files={"tep": (name, content)})
        assert 422 == refused.status_code
        assert re.search(rf'id="tep-1-loi" role="alert">.*{why}', refused.text)
    assert "kham.pdf" not in citizen.post(f"{preview[1]}/xoa").text
    kept = re.search(r'<option value="(giay-to:[^"]+)">', citizen.get(f"{draft}/giay-to").text)
    assert kept
    assert "Xem tệp" in citizen.post(f"{draft}/giay-to/2/tu-kho", data={"giay-to": kept[1]}).text
    citizen.post(f"{draft}/xoa")


def test_from_draft_to_code_payment_and_signed_result(citizen: httpx2.Client) -> None:
    draft = new_draft(citizen)
    citizen.post(f"{draft}/giay-to/2", files={"tep": ("kham.pdf", PDF)})
    assert 422 == citizen.post(f"{draft}/nhan-ket-qua", data={"hinh-thuc": "buu-chinh"}).status_code
    assert "26.000 đồng" in citizen.get(f"{draft}/nhan-ket-qua").text
    citizen.post(f"{draft}/nhan-ket-qua", data={"hinh-thuc": "mot-cua"})
    assert (
        "Mã PIN ký số không đúng" in citizen.post(f"{draft}/ky-so", data={"phuong-thuc": "smartca", "ma-pin": "1"}).text
    )
    assert (
        "đã được xác thực" in citizen.post(f"{draft}/ky-so", data={"phuong-thuc": "smartca", "ma-pin": "123456"}).text
    )
    assert 1 == signatures(citizen, f"{draft}/to-khai.pdf")
    filed = citizen.post(f"{draft}/nop")
    found = re.search(r"000\.00\.12\.H40-261124-\d{4}", filed.text)
    assert found
    assert "Ngày hẹn trả kết quả" in filed.text
    assert "115.000 đồng" in filed.text
    assert citizen.get(f"/ho-so-cua-toi/{found[0]}/giay-tiep-nhan.pdf").content.startswith(b"%PDF-")
    pay(citizen, filed.text)
    citizen.post("/can-bo/dang-nhap", data=OFFICER)
    citizen.post(f"/can-bo/{found[0]}", data={"viec": "tra-ket-qua"})
    detail = citizen.get(f"/ho-so-cua-toi/{found[0]}").text
    result = re.search(r'href="(/kho-du-lieu/ket-qua/[^"]+)"', detail)
    assert result
    assert 1 == signatures(citizen, result[1])
    assert found[0] in citizen.get("/hop-thu-di").text


def pay(citizen: httpx2.Client, filed: str) -> None:
    order = re.search(r'action="(/thanh-toan/GD-[^"]+)"', filed)
    assert order
    platform = citizen.post(order[1])
    assert "localhost" == platform.url.host
    assert "115.000 đồng" in platform.text
    sent = dict(re.findall(r'name="(\w+)" value="(.*?)"', platform.text)) | {"channel": "Ví điện tử"}
    cheated = citizen.post(str(platform.url.copy_with(query=None)), data=sent | {"amount": "1"})
    assert 400 == cheated.status_code
    paid = citizen.post(str(platform.url.copy_with(query=None)), data=sent)
    assert "Thanh toán thành công" in paid.text
    receipt = re.search(r'href="(/thanh-toan/bien-lai/[^"]+\.pdf)"', paid.text)
    assert receipt
    assert citizen.get(receipt[1]).content.startswith(b"%PDF-")


def signatures(citizen: httpx2.Client, place: str) -> int:
    """How many signatures a PDF carries that are intact and by the portal's test authority."""
    import io
    from concurrent.futures import ThreadPoolExecutor

    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    roots = list(load_certs_from_pemder_data(citizen.get("/chung-thu-goc.pem").content))
    body = citizen.get(place).content

    def valid() -> int:
        found = PdfFileReader(io.BytesIO(body)).embedded_signatures
        return sum(validate_pdf_signature(one, ValidationContext(trust_roots=roots)).bottom_line for one in found)

    # pyHanko runs a loop of its own, and a worker that drove the browser before still has one running in this thread.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(valid).result()


def test_an_officer_asks_and_the_citizen_completes(citizen: httpx2.Client) -> None:
    waiting = citizen.get("/ho-so-cua-toi", params={"trang-thai": "Chờ bổ sung"}).text
    code = re.search(r"/ho-so-cua-toi/([\d.H\-]+)#bo-sung", waiting)
    assert code
    place = f"/ho-so-cua-toi/{code[1]}"
    assert all(word in citizen.get(place).text for word in ("Lý do", "Thời hạn bổ sung", "Bổ sung và nộp lại"))
    assert 422 == citizen.post(f"{place}/bo-sung", files={"tep-bo-sung": ("x.exe", b"MZ")}).status_code
    done = citizen.post(f"{place}/bo-sung", files={"tep-bo-sung": ("ban-ve.pdf", PDF)})
    assert "Thẩm định hồ sơ đã bổ sung" in done.text
    assert "Thời hạn bổ sung" not in done.text
