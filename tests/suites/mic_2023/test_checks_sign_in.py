from __future__ import annotations

from typing import Any

import pytest

from conformance_suites.mic_2023.checks.support import sign_in_leads_to_the_national_identity
from pytest_egov.evidence import SignIn, SignInOption

LIMITS: dict[str, Any] = {"max_clicks": 2, "identity_hosts": ["vneid.gov.vn", "dichvucong.gov.vn"]}
VNEID = SignInOption("VNeID", True, ("dvc.x.gov.vn", "sso.vneid.gov.vn"), secure=True, state=True)
PLAIN = SignInOption("VNeID", True, ("dvc.x.gov.vn", "sso.vneid.gov.vn"), secure=False, state=True)
LOOKALIKE = SignInOption("VNeID", True, ("dvc.x.gov.vn", "vneid.gov.vn.example"), secure=True, state=True)
AT_HOME = SignInOption("VNeID", True, ("dvc.x.gov.vn",), secure=False, state=False)
BROKEN = SignInOption("VNeID", True, (), secure=False, state=False, trouble="it answered 500", failures=3)
SHAKY = SignInOption("VNeID", True, ("dvc.x.gov.vn", "sso.vneid.gov.vn"), secure=True, state=True, failures=1)
GOOGLE = SignInOption("Google", False, ("dvc.x.gov.vn", "accounts.google.com"), secure=True, state=True)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (SignIn((GOOGLE, VNEID), False, 1), ("full", "full", None)),
        (SignIn((VNEID,), True, None), ("full", "full", None)),
        (SignIn((VNEID,), False, 3), ("partial", "partial", None)),
        (SignIn((PLAIN,), False, 1), ("none", "full", "cannot_tell")),
        (SignIn((LOOKALIKE,), False, 1), ("none", "full", "cannot_tell")),
        (SignIn((AT_HOME,), True, 1), ("none", "full", "cannot_tell")),
        (SignIn((GOOGLE,), True, 1), ("none", "partial", "not_tested")),
        (SignIn((GOOGLE,), False, 1), ("none", "full", "cannot_tell")),
        (SignIn((BROKEN,), False, 1), ("none", "none", None)),
        (SignIn((BROKEN,), True, 1), ("none", "full", "cannot_tell")),
        (SignIn((SHAKY,), False, 1), ("partial", "partial", None)),
    ],
    ids=[
        "national",
        "clicks unknown",
        "too far",
        "no HTTPS",
        "look-alike host",
        "stays at home",
        "own account",
        "only another",
        "broken",
        "broken beside a password",
        "failed once",
    ],
)
def test_sign_in_leads_to_the_national_identity(seen: SignIn, expected: tuple[str, str, str | None]) -> None:
    verdict = sign_in_leads_to_the_national_identity(seen, **LIMITS)
    assert expected == (verdict.at_least, verdict.at_most, verdict.reason)
