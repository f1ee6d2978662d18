from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conformance_suites.mic_2023.checks.authentication import sign_in_leads_to_the_national_identity
from pytest_egov.evidence import RoundTrip, SignIn, SignInOption

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


HOME_AND_BACK = RoundTrip("VNeID", True, True, ("dvc.x.gov.vn", "sso.vneid.gov.vn"), secure=True, signed_out=True)
OWN = RoundTrip("", False, True, ("dvc.x.gov.vn",), secure=True, signed_out=True)
REFUSED = RoundTrip("VNeID", True, False, (), secure=True, trouble="the account was not accepted", stuck=True)
DEAD = RoundTrip("VNeID", True, False, (), secure=True, trouble="it answered 502", failures=2)


@pytest.mark.parametrize(
    ("trips", "expected"),
    [
        ((HOME_AND_BACK,), ("full", "full", None)),
        ((replace(HOME_AND_BACK, signed_out=False),), ("full", "full", None)),
        ((replace(HOME_AND_BACK, secure=False),), ("partial", "partial", None)),
        ((replace(HOME_AND_BACK, failures=1),), ("partial", "partial", None)),
        ((DEAD, OWN), ("partial", "partial", None)),
        ((DEAD,), ("none", "none", None)),
        ((REFUSED,), ("partial", "full", "cannot_tell")),
        ((DEAD, REFUSED), ("partial", "full", "cannot_tell")),
    ],
    ids=["home and back", "not out", "no HTTPS", "failed once", "own account", "dead", "refused", "dead and refused"],
)
def test_a_test_account_decides(trips: tuple[RoundTrip, ...], expected: tuple[str, str, str | None]) -> None:
    verdict = sign_in_leads_to_the_national_identity(SignIn((VNEID,), True, 1, trips), **LIMITS)
    assert expected == (verdict.at_least, verdict.at_most, verdict.reason)


def test_what_did_not_end_the_session_is_said() -> None:
    trips = (replace(HOME_AND_BACK, signed_out=False),)
    assert "did not end" in sign_in_leads_to_the_national_identity(SignIn((), True, 1, trips), **LIMITS).sentence.en


@pytest.mark.parametrize(
    ("trips", "expected"),
    [
        ((DEAD, replace(REFUSED, way="", national=False)), ("none", "partial", "cannot_tell")),
        ((DEAD, REFUSED), ("none", "full", "cannot_tell")),
        ((DEAD,), ("none", "none", None)),
    ],
)
def test_a_national_identity_that_breaks_for_everybody_is_not_the_accounts_fault(
    trips: tuple[RoundTrip, ...], expected: tuple[str, str, str | None]
) -> None:
    verdict = sign_in_leads_to_the_national_identity(SignIn((BROKEN,), True, 1, trips), **LIMITS)
    assert expected == (verdict.at_least, verdict.at_most, verdict.reason)
