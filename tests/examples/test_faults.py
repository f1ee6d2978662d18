"""Faults of the demo portal: each changes what a citizen meets, and a fault that changes nothing is an error."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path

import pytest
from demo_portal import create_app
from demo_portal.catalogue import Filters
from demo_portal.faults import FAULTS, Fault, FaultDidNothing, UnknownFault, broken, find_fault
from demo_portal.faults.breaking import altering, emptied, rewriting
from demo_portal.outside import Agreement
from demo_site import BIRTH, EXAMPLES, TODAY
from starlette.testclient import TestClient

from pytest_egov.catalogue import PLANNED, Catalogue

LIST, ONE, EFORM = "/thu-tuc-hanh-chinh", f"/thu-tuc-hanh-chinh/{BIRTH}", f"/nop-ho-so/{BIRTH}"
KNOWN, UNKNOWN = "000.00.12.H40-260901-0001", "000.00.99.H40-260901-9999"
# Fault, address, and what stands there only on the clean portal, or (with "+") only on the broken one.
CHANGES = (
    ("F01.2:only-people", "/dang-ky", "Đăng ký cho tổ chức"),
    ("F01.2:only-people", "/dang-ky/to-chuc", "Mã số thuế"),
    ("F01.2:only-people", "/huong-dan/tai-khoan", "tổ chức đăng ký qua"),
    ("F02.2:title-only", "/chinh-sach-bao-mat", "Mục đích xử lý"),
    ("F02.2:no-contact", "/chinh-sach-bao-mat", "Liên hệ về bảo vệ dữ liệu"),
    ("F03.1:filter-ignored", f"{LIST}?muc-do=mot-phan", "+trang=7"),
    ("F03.1:untagged", LIST, 'class="tag'),
    ("F03.1:untagged", ONE, 'class="tag'),
    ("F04.1:audience-empty", f"{LIST}?doi-tuong=cong-dan", "+Không tìm thấy thủ tục nào"),
    ("F04.2:headings-only", ONE, "<h2>Thời hạn giải quyết</h2><p>"),
    ("F04.2:forms-gone", f"{ONE}/mau-don.docx", "+Không tìm thấy trang"),
    ("F04.2:forms-are-pages", f"{ONE}/mau-don.docx", "+Phiên làm việc đã hết hạn"),
    ("F04.2:forms-empty", f"{ONE}/mau-don.docx", "PK"),
    ("F05.1:as-typed", f"{LIST}?tu-khoa=dang+ky+khai+sinh", "Tìm thấy"),
    ("F05.1:by-code", f"{LIST}?tu-khoa=đăng+ký+khai+sinh", f'<h3><a href="{ONE}"'),
    ("F05.2:start-after-sign-in", ONE, "Nộp hồ sơ trực tuyến</a>"),
    ("F05.2:no-start", ONE, "Nộp hồ sơ trực tuyến</a>"),
    ("F06.1:guides-gone", "/huong-dan/thanh-toan", "Các bước thực hiện"),
    ("F06.1:pictures-of-text", "/huong-dan/nop-ho-so", "Các bước thực hiện"),
    ("F06.2:samples-gone", "/huong-dan/ho-so-mau.docx", "+Không tìm thấy trang"),
    ("F07.1:empty-answers", "/hoi-dap", "+</summary><p></p>"),
    ("F07.2:old-replies", "/hoi-dap/da-tra-loi", "/2026</time>"),
    ("F07.2:no-form", "/hoi-dap/dat-cau-hoi", "<textarea"),
    ("F08.1:no-number", "/lien-he", "0299"),
    ("F08.1:no-number", "/", "mailto:"),
    ("F14.2:look-up-errs", "/tra-cuu-thanh-toan?ma=GD-260901-000118", "+Cổng đang gặp sự cố"),
    ("F17.1:applicant-shown", f"/tra-cuu-ho-so?ma={KNOWN}", "+Số CCCD"),
    ("F17.1:unknown-silent", f"/tra-cuu-ho-so?ma={UNKNOWN}", "Không tìm thấy hồ sơ"),
    ("F17.1:sign-in-asked", f"/tra-cuu-ho-so?ma={KNOWN}", "+Mật khẩu"),
    ("F19.1:fields-missing", "/phan-anh-kien-nghi", 'type="file"'),
    ("F19.1:fields-missing", "/phan-anh-kien-nghi", "Cơ quan tiếp nhận"),
    ("F19.1:e-mail-only", "/phan-anh-kien-nghi", "<textarea"),
    ("F19.2:old-replies", "/phan-anh-kien-nghi/ket-qua", "/2026</time>"),
    ("F20.1:no-results", "/danh-gia/ket-qua", "Rất hài lòng"),
    ("F21.1:last-year", "/thong-ke", "Tháng 11/2026"),
    ("P2:late-banner", "/", "+/loi/anh-bia.png"),
    ("P2:late-form-banner", EFORM, "+/loi/anh-bia.png"),
    ("P3:tiles-trickle-in", "/", "+/loi/o-0.svg"),
    ("P3:tiles-on-form", EFORM, "+/loi/o-0.svg"),
    ("P4:busy-script", "/", "+/loi/ma.js"),
    ("P4:busy-form", EFORM, "+/loi/ma.js"),
    ("P5:never-quiet", "/", "+/loi/ma.js"),
    ("P5:form-never-quiet", EFORM, "+/loi/ma.js"),
    ("S1:no-emblem", LIST, 'class="brand-link"><img'),
    ("S2:picture-first", "/", "+/loi/chao.css"),
    ("S2:picture-first", "/loi/chao.css", "+2400px"),
    ("S3:nobody-named", "/lien-he", "Cơ quan chủ quản: "),
    ("S4:maps-gone", "/so-do-cong", "+Không tìm thấy trang"),
    ("S4:maps-gone", "/sitemap.xml", "<loc>"),
    ("S4:fixed-width", "/", "+/loi/rong.css"),
    ("S4:fixed-width", "/loi/rong.css", "+min-width"),
)


@contextmanager
def visiting(*faults: str) -> Iterator[TestClient]:
    app = create_app(None, TODAY)
    with broken(app, faults), TestClient(app) as client:
        yield client


@pytest.mark.parametrize(("fault", "address", "text"), CHANGES)
def test_a_fault_changes_what_a_citizen_meets(fault: str, address: str, text: str, visitor: TestClient) -> None:
    stands_on_the_broken = text.startswith("+")
    text = text.removeprefix("+")
    with visiting(fault) as citizen:
        now = citizen.get(address).content.decode(errors="replace")
    assert stands_on_the_broken == (text in now)
    assert stands_on_the_broken != (text in visitor.get(address).content.decode(errors="replace"))


@pytest.mark.parametrize(
    ("fault", "address", "late", "seconds"),
    [
        ("P1:slow-server", "/", "/", 3.1),
        ("P1:slow-form", EFORM, EFORM, 3.1),
        ("P2:late-banner", "/", "/loi/anh-bia.png", 4.6),
        ("P3:tiles-trickle-in", "/", "/loi/o-3.svg", 3.0),
    ],
)
def test_a_fault_of_performance_keeps_waiting(
    fault: str, address: str, late: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def at_once(delay: float) -> None:
        waited.append(delay)

    with visiting(fault) as citizen:
        monkeypatch.setattr("demo_portal.faults.breaking.asyncio.sleep", at_once)
        assert 200 == citizen.get(address).status_code
        assert ([seconds] if late == address else []) == waited
        assert 200 == citizen.get(late).status_code
        assert seconds == waited[-1]


@pytest.mark.parametrize(
    ("fault", "header", "text"),
    [
        ("X4:version-told", "server", "+nginx/1.18.0 (Ubuntu)"),
        ("X4:no-headers", "x-content-type-options", "nosniff"),
        ("X4:no-headers", "content-security-policy", "default-src 'self'; "),
        ("X4:no-headers", "referrer-policy", "strict-origin"),
        ("X4:cookie-for-scripts", "set-cookie", "; HttpOnly"),
    ],
)
def test_a_fault_changes_what_answers_carry(fault: str, header: str, text: str) -> None:
    def answered(*faults: str) -> str:
        app = create_app(None, TODAY, agreement=Agreement("http://127.0.0.1:1", "http://localhost:1"))
        with broken(app, faults), TestClient(app) as citizen:
            # Whoever sets out for the national identity is given a cookie.
            return str(citizen.get("/dang-nhap/vneid", follow_redirects=False).headers.get(header, ""))

    stands_on_the_broken = text.startswith("+")
    text = text.removeprefix("+")
    assert stands_on_the_broken == (text in answered(fault))
    assert stands_on_the_broken != (text in answered())


def test_the_assistant_falls_silent(visitor: TestClient) -> None:
    asked = {"json": {"cau_hoi": "Tra cứu hồ sơ ở đâu?"}}
    with visiting("F08.1:chat-silent") as citizen:
        assert citizen.post("/tro-ly", **asked).json()["tra_loi"] == ""
        assert "Trợ lý ảo" in citizen.get("/tro-ly").text
    assert visitor.post("/tro-ly", **asked).json()["tra_loi"] != ""


def test_each_fault_has_a_test_and_says_what_portals_do() -> None:
    tests = "".join(file.read_text() for file in Path(__file__).parent.glob("test_faults*.py"))
    # Those of accessibility are tried all together, on every page.
    assert [] == [name for name in FAULTS if f'"{name}"' not in tests and not name.startswith("A")]
    for fault in FAULTS.values():
        assert re.fullmatch(r"(?:F\d\d\.\d|A\d\.\d\.\d|[PSX]\d):[a-z-]+", fault.name)
        assert re.fullmatch(r"[A-Z].{20,120}\.", fault.says)


@pytest.mark.parametrize("name", [name for name in FAULTS if name.startswith("A")])
def test_a_fault_of_accessibility_is_on_every_page(name: str) -> None:
    for address in ("/", LIST, "/tra-cuu-ho-so?ma=abc"):
        with visiting() as citizen:
            clean = citizen.get(address).text
        with visiting(name) as citizen:
            page = citizen.get(address).text
            assert page != clean
            for kind, brought in re.findall(r'(?:href|src)="(/loi/[^"]+\.(css|js))"', page):
                assert 200 == citizen.get(kind).status_code, brought


def test_every_judged_criterion_can_be_broken(catalogue: Catalogue) -> None:
    broken_ones = [fault.criterion for fault in FAULTS.values()]
    judged = {row.id: row.points for _, _, row in catalogue.rows() if row.check != PLANNED}
    assert [] == [id_ for id_ in judged if id_ not in broken_ones]
    assert [] == [id_ for id_, points in judged.items() if points > 2 and broken_ones.count(id_) < 2]


def test_faults_work_together_and_leave_no_trace() -> None:
    accept = Filters.accept
    with visiting("F03.1:filter-ignored", "F04.1:audience-empty") as citizen:
        assert "trang=7" in citizen.get(f"{LIST}?muc-do=mot-phan").text
        assert "Không tìm thấy" in citizen.get(f"{LIST}?doi-tuong=cong-dan").text
    assert Filters.accept is accept


@pytest.mark.parametrize("step", [altering("DELETE FROM faq WHERE id = 0"), emptied("/khong-co")])
def test_a_fault_that_finds_nothing_to_break_is_an_error(step: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FAULTS, "F99.9:nothing", Fault("F99.9:nothing", "Nothing.", (step,)))  # type: ignore[arg-type]
    with pytest.raises(FaultDidNothing), visiting("F99.9"):
        pass


def test_a_page_with_nothing_to_rewrite_is_an_error_when_it_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (
        rewriting("/lien-he", "chữ không đâu ghi", ""),
        rewriting("/gioi-thieu", "chữ không đâu ghi", "", only="chỉ khi có chữ này"),
    )
    monkeypatch.setitem(FAULTS, "F99.9:nothing", Fault("F99.9:nothing", "Nothing.", steps))
    with visiting("F99.9") as citizen:
        assert 200 == citizen.get("/gioi-thieu").status_code
        with pytest.raises(FaultDidNothing, match="/lien-he"):
            citizen.get("/lien-he")


def test_a_criterion_alone_names_its_first_fault_and_an_unknown_name_gets_the_list() -> None:
    assert "F05.1:as-typed" == find_fault("F05.1").name
    with pytest.raises(UnknownFault, match=r"F99(.|\n)*F21\.1:last-year"):
        find_fault("F99")


@pytest.mark.parametrize(
    ("words", "code", "said"), [(["--list-faults"], 0, "F05.1:as-typed"), (["--break", "F99"], 2, "F05.1:as-typed")]
)
def test_the_command_lists_the_faults(words: list[str], code: int, said: str) -> None:
    command = [sys.executable, "-m", "demo_portal", *words]
    done = subprocess.run(
        command, env={**environ, "PYTHONPATH": str(EXAMPLES)}, capture_output=True, text=True, timeout=180, check=False
    )
    assert code == done.returncode
    assert said in done.stdout + done.stderr
