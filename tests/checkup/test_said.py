"""Accounts and acts of a portal file, held against the environment: names of variables are told, values never."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pytest_egov.checkup.said import accounts, writes
from pytest_egov.driver.machine import Need
from pytest_egov.portal import Portal

CITIZEN = {"citizen": {"user_env": "T_USER", "password_env": "T_PASSWORD"}}
SAVED = {"citizen": {"state_env": "T_SESSION"}}
SECRET = "mat-khau-bi-mat"


def portal(**said: Any) -> Portal:
    return Portal.model_validate({"address": "https://x.example/", **said})


def only(found: Any) -> Need:
    (need,) = found
    assert SECRET not in f"{need.found}{need.remedy}"
    assert need.ok or need.remedy
    return need


def test_an_account_whose_variables_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T_USER", SECRET)
    monkeypatch.setenv("T_PASSWORD", SECRET)
    told = only(accounts(portal(accounts=CITIZEN, allow=["sign_in"])))
    assert (True, "citizen: T_USER, T_PASSWORD set") == (told.ok, told.found)


@pytest.mark.parametrize("value", [None, ""])
def test_an_account_whose_variable_is_not_set(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.setenv("T_USER", SECRET)
    monkeypatch.delenv("T_PASSWORD", raising=False)
    if value is not None:
        monkeypatch.setenv("T_PASSWORD", value)
    told = only(accounts(portal(accounts=CITIZEN, allow=["sign_in"])))
    assert (False, "citizen: T_PASSWORD not set") == (told.ok, told.found)
    assert "export T_PASSWORD=" in told.remedy


def test_a_saved_session_that_is_there_and_one_that_is_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / SECRET
    monkeypatch.setenv("T_SESSION", str(file))
    lacking = only(accounts(portal(accounts=SAVED, allow=["sign_in"])))
    assert (False, "citizen: there is no file where T_SESSION says") == (lacking.ok, lacking.found)
    file.write_text("{}")
    assert only(accounts(portal(accounts=SAVED, allow=["sign_in"]))).ok


def test_an_account_that_may_not_sign_in_is_no_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T_USER", SECRET)
    monkeypatch.setenv("T_PASSWORD", SECRET)
    told = only(accounts(portal(accounts=CITIZEN)))
    assert not told.ok
    assert "allow: [sign_in]" in told.remedy


def test_without_an_account_nothing_is_wrong() -> None:
    told = only(accounts(portal()))
    assert told.ok
    assert "stays open" in told.found


def test_what_may_be_written() -> None:
    for said, found in (
        ({}, "none allowed"),
        ({"allow": ["ask"]}, "ask allowed, environment: production"),
        (
            {"allow": ["sign_in", "file"], "environment": "staging", "accounts": CITIZEN},
            "sign_in, file allowed, environment: staging",
        ),
    ):
        told = only([writes(portal(**said))])
        assert told.ok
        assert found in told.found


def test_acts_without_an_account_to_do_them_with() -> None:
    told = only([writes(portal(allow=["ask", "draft"]))])
    assert (False, "draft allowed, and no account to do it with") == (told.ok, told.found)
