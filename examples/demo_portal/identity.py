"""The portal as a client of the identity provider: where to send people, and how to believe what comes back."""

from __future__ import annotations

import json
import secrets
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from anyio import to_thread

from demo_portal.desk import Refusal, people
from demo_portal.outside.agreement import CLIENT
from demo_portal.outside.tokens import challenge

if TYPE_CHECKING:
    from demo_portal.desk import Desk
    from demo_portal.outside import Agreement

SCOPE = "openid profile"
UNPROVEN = "Không xác thực được kết quả đăng nhập. Vui lòng đăng nhập lại."
TIMEOUT = 10


def begin(desk: Desk, agreement: Agreement, browser: str, service: str, return_to: str) -> str:
    """Remember a sign-in that this browser begins; answers the provider's address for it."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    people.begin_sign_in(desk, state, browser, nonce, verifier, return_to)
    query = {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": agreement.return_address,
        "scope": SCOPE,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
        "acr_values": service,
    }
    return f"{agreement.outside}/authorize?{urlencode(query)}"


async def complete(
    desk: Desk, agreement: Agreement, browser: str, state: str, code: str
) -> tuple[dict[str, Any], str, str]:
    """Claims of the person who signed in, the identity token, and where they wanted to go.

    Raises:
        Refusal: this browser began no such sign-in, or the provider's answer can't be believed.
    """
    begun = people.end_sign_in(desk, state, browser)
    if begun is None:
        raise Refusal("Phiên đăng nhập không còn hiệu lực. Vui lòng đăng nhập lại.")
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": agreement.return_address,
        "client_id": CLIENT,
        "client_secret": agreement.secret,
        "code_verifier": begun.verifier,
    }
    try:
        provider = await ask(f"{agreement.outside}/.well-known/openid-configuration")
        keys = await ask(provider["jwks_uri"])
        answer = await ask(provider["token_endpoint"], sent)
        claims = believed(answer["id_token"], keys, agreement.outside, begun.nonce)
    except (OSError, ValueError, KeyError) as error:
        raise Refusal(UNPROVEN) from error
    return claims, answer["id_token"], begun.return_to


def believed(token: str, keys: Any, issuer: str, nonce: str) -> dict[str, Any]:
    """The claims of an identity token that is signed, fresh, and meant for this portal and this sign-in.

    Raises:
        ValueError: it isn't.
    """
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        decoded = jwt.decode(token, KeySet.import_key_set(keys), algorithms=["RS256"])
        jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": CLIENT},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            sub={"essential": True},
        ).validate(decoded.claims)
    except JoseError as error:
        raise ValueError(str(error)) from error
    return decoded.claims


async def ask(address: str, sent: dict[str, str] | None = None) -> Any:
    """Ask the provider directly, not through the browser."""

    def answer() -> Any:
        body = urlencode(sent).encode() if sent else None
        # Both ends are on this machine: a proxy of the environment has no part in it.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(address, body, timeout=TIMEOUT) as response:
            return json.load(response)

    return await to_thread.run_sync(answer)


def end_address(agreement: Agreement, token: str) -> str:
    """Where the provider ends its own session."""
    query = {"id_token_hint": token, "post_logout_redirect_uri": f"{agreement.portal}/", "client_id": CLIENT}
    return f"{agreement.outside}/end-session?{urlencode(query)}"
