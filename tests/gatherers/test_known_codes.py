"""Where the code of an application that exists comes from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from conftest import html

from pytest_egov.evidence import Candidate, Filed, FilingWalk, Found, MyApplications, NotConfigured, Place
from pytest_egov.gatherers.account.my_applications import changes_known
from pytest_egov.gatherers.known_codes import KnownCode, application_code
from pytest_egov.verdict import Text

PLACE = Place("eform", "http://127.0.0.1/nop", "", "wayfinding", 1.0, 1)
LISTED = Found((Candidate(PLACE, MyApplications(2, ("code",)), (), ()),))


def filed(code: str) -> Found[Filed]:
    return Found((Candidate(PLACE, Filed(FilingWalk(()), pressed=True, code=code), (), ()),))


@pytest.fixture
def expedition(site: Any, expedition_to: Callable[..., Any]) -> Callable[..., Any]:
    return lambda **said: expedition_to(site({"/": html("Cổng")}).address, **said)


@pytest.mark.parametrize(
    ("findings", "told"),
    [
        ({}, None),
        ({"filed": NotConfigured(Text("Chưa được phép.", "Not allowed."))}, None),
        ({"filed": filed("")}, None),
        ({"filed": filed("H46-261125-0007")}, KnownCode("H46-261125-0007", "account")),
    ],
)
def test_an_application_filed_in_this_run_is_known(
    expedition: Callable[..., Any], findings: dict[str, Any], told: KnownCode | None
) -> None:
    assert told == application_code(expedition(findings=findings))


def test_what_the_portal_file_says_comes_first(expedition: Callable[..., Any]) -> None:
    here = expedition(findings={"filed": filed("H46-261125-0007")}, known={"application_code": "H46-260905-0001"})
    assert KnownCode("H46-260905-0001", "portal_file") == application_code(here)


def test_an_older_application_of_the_account_comes_before_one_just_filed(
    expedition: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = expedition(findings={"my_applications": LISTED, "filed": filed("H46-261125-0007")})
    monkeypatch.setattr(here, "_citizen", here)
    moments = (datetime.fromisoformat("2026-09-15T08:00"),)
    changes_known(here).update({"": moments, "H46-261001-0002": (), "H46-260915-0003": moments})
    assert KnownCode("H46-260915-0003", "account") == application_code(here)
