"""Who gets no further in the demo portal: other sites, citizens at the officers' door, wrong requests to the provider."""

from __future__ import annotations

import pytest
from demo_portal import create_app
from demo_portal.desk import officer, people, results, tracking
from demo_portal.outside import Agreement, create_outside
from demo_portal.outside.agreement import CLIENT
from demo_portal.outside.tokens import challenge
from demo_site import TODAY
from starlette.testclient import TestClient

from pytest_egov.demo import demo_account

CITIZEN = "001090000128"
OFFICER = {"ten-dang-nhap": "can-bo-mot-cua", "mat-khau": "Can-bo-2026"}
AGREEMENT = Agreement("http://127.0.0.1:1", "http://localhost:2")
GOOD_REQUEST = {
    "client_id": CLIENT,
    "redirect_uri": AGREEMENT.return_address,
    "response_type": "code",
    "scope": "openid",
    "state": "s",
    "nonce": "n",
    "code_challenge": "c",
    "code_challenge_method": "S256",
}


@pytest.mark.parametrize(("origin", "status"), [("http://testserver", 200), ("https://la.example", 403), ("null", 403)])
def test_no_other_site_writes_in_anybodys_name(visitor: TestClient, origin: str, status: int) -> None:
    asked = {"cau-hoi": "Tra cứu hồ sơ ở đâu?"}
    assert status == visitor.post("/tro-ly", data=asked, headers={"Origin": origin}).status_code


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, "Vui lòng nhập tên đăng nhập"),
        (OFFICER | {"mat-khau": "Thu-nghiem-2026"}, "mật khẩu không đúng"),
        (OFFICER | {"ten-dang-nhap": "ai-do"}, "mật khẩu không đúng"),
    ],
)
def test_nobody_else_gets_through_the_officers_door(visitor: TestClient, typed: dict[str, str], expected: str) -> None:
    answer = visitor.post("/can-bo/dang-nhap", data=typed)
    assert 422 == answer.status_code
    assert expected in answer.text


def test_a_citizens_session_is_no_officers(visitor: TestClient) -> None:
    desk = visitor.app.state.desk
    code = next(row["code"] for row in tracking.mine(desk, CITIZEN) if row["status"] == "Đang xử lý")
    headers = {"Cookie": f"phien={people.open_session(desk, CITIZEN, '')}"}
    answer = visitor.post(f"/can-bo/{code}", data={"viec": "tra-ket-qua"}, headers=headers, follow_redirects=False)
    assert "/can-bo/dang-nhap" == answer.headers["location"]
    assert "Đang xử lý" == tracking.find(desk, code, CITIZEN)["status"]


def test_an_officer_asks_resolves_and_goes_home() -> None:
    with TestClient(create_app(None, TODAY)) as client:
        desk = client.app.state.desk
        code = next(row["code"] for row in tracking.mine(desk, CITIZEN) if row["status"] == "Đang xử lý")
        assert code in client.post("/can-bo/dang-nhap", data=OFFICER).text
        client.post(f"/can-bo/{code}", data={"viec": "bo-sung", "ly-do": "Thiếu ảnh chân dung."})
        demand = officer.demand_of(desk, code)
        assert demand is not None
        assert ("Thiếu ảnh chân dung.", "2026-12-04") == (demand["reason"], demand["deadline"])
        assert code not in client.post(f"/can-bo/{code}", data={"viec": "tra-ket-qua"}).text
        assert results.of_application(desk, code) is not None
        assert "Đăng nhập cán bộ" in client.post("/can-bo/het-ca").text
        assert "Đăng nhập cán bộ" in client.get("/can-bo").text


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 200),
        ({"redirect_uri": "https://la.example/"}, 400),
        ({"client_id": "la"}, 400),
        ({"response_type": "token"}, 400),
        ({"code_challenge_method": "plain"}, 400),
        ({"state": ""}, 400),
        ({"nonce": ""}, 400),
    ],
)
def test_the_provider_asks_for_an_account_on_right_requests_only(change: dict[str, str], status: int) -> None:
    answer = TestClient(create_outside(AGREEMENT)).get("/authorize", params=GOOD_REQUEST | change)
    assert status == answer.status_code
    assert (status == 200) == ("Mật khẩu" in answer.text)


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"client_id": CLIENT, "client_secret": "x"}, "invalid_client"),
        ({"client_id": CLIENT, "client_secret": AGREEMENT.secret, "code": "x"}, "invalid_grant"),
    ],
)
def test_the_provider_gives_no_token_without_secret_and_code(sent: dict[str, str], error: str) -> None:
    assert error == TestClient(create_outside(AGREEMENT)).post("/token", data=sent).json()["error"]


def test_the_challenge_is_that_of_the_standard() -> None:
    # RFC 7636, appendix B.
    assert "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" == challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")


def test_the_demos_account_is_lent_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMO_CITIZEN_USER", raising=False)
    monkeypatch.setenv("DEMO_CITIZEN_PASSWORD", "mật khẩu khác")
    assert {"DEMO_CITIZEN_USER": CITIZEN, "DEMO_CITIZEN_PASSWORD": "mật khẩu khác"} == demo_account()
