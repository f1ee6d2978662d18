"""What the portal and the outside services have agreed on before the first citizen comes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

CLIENT = "cong-dich-vu-cong-minh-hoa"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Both addresses without a slash at the end, and the secret of this run."""

    portal: str
    outside: str
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def return_address(self) -> str:
        """Where the identity provider sends people back to."""
        return f"{self.portal}/dang-nhap/tro-lai"

    def seal(self, *parts: str) -> str:
        """Proof that one of the two wrote these parts."""
        return hmac.new(self.secret.encode(), "\n".join(parts).encode(), hashlib.sha256).hexdigest()

    def sealed(self, seal: str, *parts: str) -> bool:
        return hmac.compare_digest(seal, self.seal(*parts))
