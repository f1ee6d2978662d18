"""The national identity provider: OpenID Connect with code, PKCE (S256), state, nonce and RS256 tokens."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from demo_portal.outside.agreement import CLIENT
from demo_portal.outside.app import outside_page
from demo_portal.outside.tokens import LIFETIME, Mint, challenge
from demo_portal.seeding import read_seed

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from demo_portal.outside.agreement import Agreement

COOKIE = "dinh-danh"
SERVICES = {
    "vneid": "Định danh và xác thực điện tử (VNeID)",
    "cong-quoc-gia": "Tài khoản Cổng Dịch vụ công quốc gia",
}
PRIVATE = {"password", "pin"}


@dataclass
class Provider:
    """What the provider remembers: requests on their way, codes given out, sessions of browsers."""

    requests: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    mint: Mint | None = None

    def minting(self, agreement: Agreement) -> Mint:
        self.mint = self.mint or Mint(agreement.outside)
        return self.mint


def record(number: str) -> dict[str, Any] | None:
    """A person of the register."""
    return next((person for person in read_seed("accounts")["person"] if person["number"] == number), None)


async def discovery(request: Request) -> Response:
    here = request.app.state.agreement.outside
    return JSONResponse(
        {
            "issuer": here,
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token",
            "jwks_uri": f"{here}/jwks",
            "end_session_endpoint": f"{here}/end-session",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid", "profile"],
        }
    )


async def jwks(request: Request) -> Response:
    return JSONResponse(request.app.state.provider.minting(request.app.state.agreement).published())


def wrong_request(agreement: Agreement, asked: dict[str, str]) -> str:
    """What is wrong with an authorization request; empty when nothing is."""
    if asked.get("client_id") != CLIENT or asked.get("redirect_uri") != agreement.return_address:
        return "Ứng dụng yêu cầu đăng nhập không được đăng ký."
    if asked.get("response_type") != "code" or "openid" not in asked.get("scope", "").split():
        return "Yêu cầu đăng nhập không đúng quy cách."
    if asked.get("code_challenge_method") != "S256" or not asked.get("code_challenge"):
        return "Yêu cầu đăng nhập thiếu mã bảo vệ (PKCE)."
    return "" if asked.get("state") and asked.get("nonce") else "Yêu cầu đăng nhập thiếu state hoặc nonce."


async def authorize(request: Request) -> Response:
    agreement, provider = request.app.state.agreement, request.app.state.provider
    asked = dict(request.query_params)
    wrong = wrong_request(agreement, asked)
    if wrong:
        return outside_page(agreement, "error.html", "Không thể đăng nhập", status=400, message=wrong)
    request_id = secrets.token_urlsafe(16)
    provider.requests[request_id] = asked
    number = provider.sessions.get(request.cookies.get(COOKIE, ""))
    if number:
        asked["number"] = number
        return consent_page(agreement, asked, request_id)
    return sign_in_page(agreement, asked, request_id, refused=False)


def service_of(asked: dict[str, str]) -> str:
    return SERVICES.get(asked.get("acr_values", ""), SERVICES["vneid"])


def sign_in_page(agreement: Agreement, asked: dict[str, str], request_id: str, *, refused: bool) -> Response:
    title = "Đăng nhập VNeID" if asked.get("acr_values") != "cong-quoc-gia" else "Đăng nhập Cổng Dịch vụ công quốc gia"
    context = {"request_id": request_id, "refused": refused, "service": service_of(asked)}
    return outside_page(agreement, "sign_in.html", title, status=401 if refused else 200, **context)


def consent_page(agreement: Agreement, asked: dict[str, str], request_id: str) -> Response:
    person = record(asked["number"])
    name = person["name"] if person else ""
    context = {"request_id": request_id, "name": name, "service": service_of(asked)}
    return outside_page(agreement, "consent.html", "Xác nhận chia sẻ thông tin", **context)


async def sign_in(request: Request) -> Response:
    agreement, provider = request.app.state.agreement, request.app.state.provider
    sent = await request.form()
    request_id = str(sent.get("yeu-cau", ""))
    asked = provider.requests.get(request_id)
    if asked is None:
        return expired(agreement)
    number = str(sent.get("so-dinh-danh", "")).strip()
    person = record(number)
    if person is None or not hmac.compare_digest(person["password"].encode(), str(sent.get("mat-khau", "")).encode()):
        return sign_in_page(agreement, asked, request_id, refused=True)
    asked["number"] = number
    session = secrets.token_urlsafe(16)
    provider.sessions[session] = number
    answer = consent_page(agreement, asked, request_id)
    answer.set_cookie(COOKIE, session, httponly=True, samesite="lax")
    return answer


def expired(agreement: Agreement) -> Response:
    message = "Phiên đăng nhập đã hết hạn. Vui lòng bắt đầu lại từ Cổng."
    return outside_page(agreement, "error.html", "Phiên đã hết hạn", status=400, message=message)


async def consent(request: Request) -> Response:
    agreement, provider = request.app.state.agreement, request.app.state.provider
    sent = await request.form()
    asked = provider.requests.pop(str(sent.get("yeu-cau", "")), None)
    if asked is None or "number" not in asked:
        return expired(agreement)
    if sent.get("tra-loi") != "dong-y":
        answer = {"error": "access_denied", "state": asked["state"]}
    else:
        code = secrets.token_urlsafe(24)
        provider.codes[code] = asked
        answer = {"code": code, "state": asked["state"]}
    return RedirectResponse(f"{agreement.return_address}?{urlencode(answer)}", 303)


async def token(request: Request) -> Response:
    """Exchange a code, once, for an identity token; RFC 6749 section 4.1.3, RFC 7636 section 4.6."""
    agreement, provider = request.app.state.agreement, request.app.state.provider
    sent = await request.form()
    if sent.get("client_id") != CLIENT or not hmac.compare_digest(str(sent.get("client_secret", "")), agreement.secret):
        return JSONResponse({"error": "invalid_client"}, 401)
    asked = provider.codes.pop(str(sent.get("code", "")), None)
    verifier = str(sent.get("code_verifier", ""))
    if asked is None or not verifier.isascii() or challenge(verifier) != asked["code_challenge"]:
        return JSONResponse({"error": "invalid_grant"}, 400)
    person = record(asked["number"]) or {}
    claims = {key: value for key, value in person.items() if key not in PRIVATE} | {"sub": asked["number"]}
    id_token = provider.minting(agreement).token(claims, asked["nonce"])
    answer = {"access_token": secrets.token_urlsafe(24), "token_type": "Bearer", "expires_in": LIFETIME}
    return JSONResponse(answer | {"id_token": id_token}, headers={"Cache-Control": "no-store"})


async def end_session(request: Request) -> Response:
    """RP-initiated logout: forget this browser, and send it back where the portal said."""
    agreement, provider = request.app.state.agreement, request.app.state.provider
    provider.sessions.pop(request.cookies.get(COOKIE, ""), None)
    target = request.query_params.get("post_logout_redirect_uri", "")
    answer = RedirectResponse(target if target == f"{agreement.portal}/" else f"{agreement.portal}/", 303)
    answer.delete_cookie(COOKIE)
    return answer


ROUTES = [
    Route("/.well-known/openid-configuration", discovery),
    Route("/jwks", jwks),
    Route("/authorize", authorize),
    Route("/dang-nhap", sign_in, methods=["POST"]),
    Route("/dong-y", consent, methods=["POST"]),
    Route("/token", token, methods=["POST"]),
    Route("/end-session", end_session),
]
