"""Identity tokens: RS256, with the key whose public half is published."""

from __future__ import annotations

import base64
import hashlib
import time
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from demo_portal.outside.agreement import CLIENT

if TYPE_CHECKING:
    from joserfc.jwk import KeySetSerialization, RSAKey

LIFETIME = 600


@dataclass
class Mint:
    """Makes identity tokens; the key is made when it is first needed."""

    issuer: str

    @cached_property
    def key(self) -> RSAKey:
        from joserfc.jwk import RSAKey

        return RSAKey.generate_key(2048, {"kid": "minh-hoa-1", "use": "sig", "alg": "RS256"})

    def published(self) -> KeySetSerialization:
        from joserfc.jwk import KeySet

        return KeySet([self.key]).as_dict(private=False)

    def token(self, claims: dict[str, Any], nonce: str) -> str:
        from joserfc import jwt

        now = int(time.time())
        about = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + LIFETIME, "nonce": nonce}
        return jwt.encode({"alg": "RS256", "kid": "minh-hoa-1"}, claims | about, self.key)


def challenge(verifier: str) -> str:
    """RFC 7636, section 4.2: what the browser shows of a verifier it keeps for itself."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
