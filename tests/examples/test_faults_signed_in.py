"""Faults that only somebody signed in to the demo portal meets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from demo_portal import create_app
from demo_portal.desk import Desk, Refusal, drafts, papers, payments, people, profile
from demo_portal.faults import broken
from demo_portal.sessions import COOKIE
from demo_site import BIRTH, TODAY
from httpx2 import Response
from starlette.testclient import TestClient

CITIZEN = "001090000128"
FORM, DONE, WANTING = f"/nop-ho-so/{BIRTH}", "/ho-so-cua-toi/{resolved}", "/ho-so-cua-toi/{wanting}"
# Fault, address, and what stands there only on the clean portal, or (with "+") only on the broken one.
CHANGES = (
    ("F01.1:redirect-dies", "/dang-nhap/vneid", "+Bad Gateway"),
    ("F09.1:applicant-only", FORM, "Dân tộc"),
    ("F09.1:one-question", FORM, "Dân tộc"),
    ("F09.2:no-help", FORM, 'class="hint"'),
    ("F09.2:anything-goes", FORM, "data-wrong"),
    ("F10.1:blank", FORM, 'value="0900000128"'),
    ("F10.1:name-and-number", FORM, 'value="0900000128"'),
    ("F11.1:draft-lost", "/ho-so-luu-nhap", "Tiếp tục soạn"),
    ("F11.1:nothing-to-review", "/ho-so-luu-nhap/{draft}/xem-lai", "Số 10, đường Hòa Bình"),
    ("F11.2:no-appointment", f"{DONE}/da-nop", "Ngày hẹn trả kết quả"),
    ("F12.1:limits-untold", "/ho-so-luu-nhap/{draft}/giay-to", "Dung lượng tối đa"),
    ("F13.1:no-control", "/ho-so-luu-nhap/{draft}/xem-lai", "Thực hiện ký số"),
    ("F14.2:receipt-gone", "/thanh-toan/bien-lai/GD-260901-000118.xml", "+Không tìm thấy trang"),
    ("F15.1:postage-untold", "/ho-so-luu-nhap/{draft}/nhan-ket-qua", "Cước phí bưu chính"),
    ("F15.1:no-post", "/ho-so-luu-nhap/{draft}/nhan-ket-qua", "Nhận kết quả qua dịch vụ bưu chính công ích"),
    ("F16.1:bell-empty", "/thong-bao", "Đã tiếp nhận"),
    ("F16.1:no-message", "/hop-thu-di", "nguyenvanmau@example.vn"),
    ("F16.2:nothing-to-add", WANTING, 'type="file"'),
    ("F17.2:unit-untold", DONE, "Bộ phận Tư pháp"),
    ("F17.2:no-history", DONE, "Kiểm tra thông tin hộ tịch"),
    ("F18.1:unsigned", "/kho-du-lieu/ket-qua/{result}.pdf", "/ByteRange"),
)


@dataclass(frozen=True)
class Citizen:
    """Somebody signed in, with a draft begun and applications made before."""

    desk: Desk
    client: TestClient
    known: dict[str, str]

    def get(self, address: str) -> str:
        return self.client.get(address.format(**self.known)).content.decode(errors="replace")

    def post(self, address: str, **sent: object) -> Response:
        return self.client.post(address.format(**self.known), follow_redirects=False, **sent)  # type: ignore[arg-type]


@contextmanager
def signed_in(*faults: str) -> Iterator[Citizen]:
    app = create_app(None, TODAY)
    desk = app.state.desk
    asked = "SELECT code FROM application WHERE person = ? AND status = ?"
    known = {
        "draft": drafts.begin(desk, CITIZEN, BIRTH, profile.known_answers(people.person(desk, CITIZEN))),
        "resolved": desk.database.execute(asked, (CITIZEN, "Đã trả kết quả")).fetchone()[0],
        "wanting": desk.database.execute(asked, (CITIZEN, "Chờ bổ sung")).fetchone()[0],
    }
    of = "SELECT number FROM result WHERE application = ?"
    known["result"] = desk.database.execute(of, (known["resolved"],)).fetchone()[0]
    with broken(app, faults), TestClient(app, cookies={COOKIE: people.open_session(desk, CITIZEN, "")}) as client:
        yield Citizen(desk, client, known)


@pytest.fixture(scope="module")
def clean() -> Iterator[Citizen]:
    with signed_in() as citizen:
        yield citizen


@pytest.mark.parametrize(("fault", "address", "text"), CHANGES)
def test_a_fault_changes_what_a_citizen_meets(fault: str, address: str, text: str, clean: Citizen) -> None:
    stands_on_the_broken = text.startswith("+")
    text = text.removeprefix("+")
    with signed_in(fault) as citizen:
        assert stands_on_the_broken == (text in citizen.get(address))
    assert stands_on_the_broken != (text in clean.get(address))


@pytest.mark.parametrize(("faults", "expected"), [((), (True, True)), (("F01.1:second-try",), (False, True))])
def test_the_first_to_come_back_is_sent_away(faults: tuple[str, ...], expected: tuple[bool, bool]) -> None:
    with signed_in(*faults) as citizen:
        came = []
        for state in ("a", "b"):
            people.begin_sign_in(citizen.desk, state, "browser", "nonce", "verifier", "/")
            came.append(people.end_sign_in(citizen.desk, state, "browser") is not None)
    assert expected == tuple(came)


@pytest.mark.parametrize(("faults", "kept"), [((), True), (("F02.1:not-kept",), False)])
def test_a_corrected_number_is_not_kept(faults: tuple[str, ...], kept: bool) -> None:
    with signed_in(*faults) as citizen:
        given = {"dien-thoai": "0911111111", "thu-dien-tu": "moi@example.vn", "tinh": "Tỉnh Minh Hòa"}
        said = citizen.post("/tai-khoan/cap-nhat", data=given | {"xa": "Xã Hòa Bình", "dia-chi": "Số 2"})
        assert 303 == said.status_code
        assert kept == ("0911111111" in citizen.get("/tai-khoan"))


def test_any_file_is_taken() -> None:
    with pytest.raises(Refusal, match="định dạng"):
        papers.kind_of("x.exe", b"MZ")
    with signed_in("F12.1:anything-goes"):
        assert "application/octet-stream" == papers.kind_of("x.exe", b"MZ")


@pytest.mark.parametrize(("faults", "signed"), [((), True), (("F13.1:signature-missing",), False)])
def test_what_is_called_signed_holds_no_signature(faults: tuple[str, ...], signed: bool) -> None:
    with signed_in(*faults) as citizen:
        said = citizen.post("/ho-so-luu-nhap/{draft}/ky-so", data={"phuong-thuc": "smartca", "ma-pin": "123456"})
        assert 303 == said.status_code
        assert signed == ("/ByteRange" in citizen.get("/ho-so-luu-nhap/{draft}/to-khai.pdf"))


@pytest.mark.parametrize(("faults", "status"), [((), 303), (("F18.2:no-reuse",), 422)])
def test_no_document_of_the_store_can_be_chosen(faults: tuple[str, ...], status: int) -> None:
    with signed_in(*faults) as citizen:
        given = {"giay-to": f"ket-qua:{citizen.known['result']}"}
        assert status == citizen.post("/ho-so-luu-nhap/{draft}/giay-to/2/tu-kho", data=given).status_code


def test_the_start_is_shown_to_who_has_signed_in() -> None:
    with signed_in("F05.2:start-after-sign-in") as citizen:
        assert "Nộp hồ sơ trực tuyến</a>" in citizen.get(f"/thu-tuc-hanh-chinh/{BIRTH}")


def test_a_fee_is_wrong() -> None:
    assert 115_000 == payments.fee_of("115.000 đồng")
    with signed_in("F14.1:wrong-amount"):
        assert 1_150_000 == payments.fee_of("115.000 đồng")


def test_the_payment_platform_is_down() -> None:
    with signed_in("F14.1:platform-down") as citizen:
        assert 502 == citizen.post("/thanh-toan/GD-260901-000118").status_code
    with signed_in() as citizen:
        assert 502 != citizen.post("/thanh-toan/GD-260901-000118").status_code
