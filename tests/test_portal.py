"""What a user says of a portal: its address alone, or a file with its faults told by place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from pytest_egov.errors import Fault, PortalFileProblem
from pytest_egov.portal import GivenPlace, Portal, load_portal

PLACES = frozenset({"search", "sign_in", "faq"})
ADDRESS = "address: https://dichvucong.example.gov.vn/\n"


def load(directory: Path, text: str) -> Portal:
    (directory / "portal.yaml").write_text(text, encoding="utf-8")
    return load_portal(str(directory / "portal.yaml"), PLACES)


def faults_of(directory: Path, text: str) -> tuple[Fault, ...]:
    with pytest.raises(PortalFileProblem) as caught:
        load(directory, text)
    return caught.value.faults


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("https://dichvucong.example.gov.vn", "https://dichvucong.example.gov.vn/"),
        ("http://127.0.0.1:8000/cong", "http://127.0.0.1:8000/cong"),
        ("HTTPS://dichvucong.example.gov.vn?lang=vi", "https://dichvucong.example.gov.vn/?lang=vi"),
        ("https://[::1]:8000", "https://[::1]:8000/"),
    ],
)
def test_an_address_alone(said: str, expected: str) -> None:
    portal = load_portal(said, PLACES)
    assert (expected, "production", {}, ()) == (portal.address, portal.environment, portal.places, portal.allow)


@pytest.mark.parametrize("said", ["https://", "http:///path", "https://[bad"])
def test_an_address_without_a_host(said: str) -> None:
    with pytest.raises(PortalFileProblem, match=f"--portal: {re.escape(said)} "):
        load_portal(said, PLACES)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(PortalFileProblem, match="secrets come from environment variables") as caught:
        load_portal("https://tester:hunter2@dichvucong.example.gov.vn/", PLACES)
    assert "hunter2" not in str(caught.value)


def test_a_file_that_says_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = ADDRESS + (
        "name: Cổng tỉnh\nagency: UBND tỉnh\nenvironment: sandbox\ncontact: a@b.vn\npause_s: 0.5\n"
        "places: {search: /tim, sign_in: {label: Đăng nhập}, faq: {absent: true}}\n"
        "accounts: {citizen: {user_env: EGOV_USER, password_env: EGOV_PASSWORD}}\n"
        "allow: [sign_in, pay]\nknown: {application_code: '000.01'}\n"
        "not_applicable: {F15.1: {reason: the portal takes no fees}}\n"
    )
    portal = load(tmp_path, text)
    assert {
        "search": GivenPlace(path="/tim"),
        "sign_in": GivenPlace(label="Đăng nhập"),
        "faq": GivenPlace(absent=True),
    } == (portal.places)
    assert ("dichvucong.example.gov.vn", ("sign_in", "pay"), "000.01") == (
        portal.host, portal.allow, portal.known.application_code,
    )  # fmt: skip
    account = portal.accounts["citizen"]
    monkeypatch.setenv("EGOV_USER", "u")
    monkeypatch.delenv("EGOV_PASSWORD", raising=False)
    assert not account.configured()
    monkeypatch.setenv("EGOV_PASSWORD", "p")
    assert account.configured()
    assert portal == Portal.model_validate(portal.model_dump(mode="json"))


@pytest.mark.parametrize(
    ("line", "at", "problem", "remedy"),
    [
        ("adress: x", (2, 1), "unknown key 'adress'", "Did you mean 'address'?"),
        ("pause_s: 61", (2, 1), "less than or equal to 60", "It says 61."),
        ("environment: live", (2, 1), "'production', 'staging' or 'sandbox'", "It says 'live'."),
        ("allow: [sign_in, dance]", (2, 18), "allow.1: Input should be 'sign_in'", "It says 'dance'."),
        ("allow: [draft, pay, send]", (2, 1), "'allow' lists pay, send, which need environment: sandbox", "It says"),
        ("places: {serch: /tim}", (2, 10), "'serch' is not a place we know", "The places are: faq, search, sign_in."),
        ("places: {search: {path: /a, absent: true}}", (2, 10), "say exactly one of path, label or absent", "begins here"),
        ("places: {search: {}}", (2, 10), "say exactly one of path, label or absent", "begins here"),
        ("accounts: {citizen: {user_env: U}}", (2, 12), "'password_env' is missing", "Add 'password_env:' here."),
        ("accounts: {admin: {user_env: U, password_env: P}}", (2, 12), "'citizen' or 'organisation'", ""),
        ("not_applicable: {F01.1: {reason: no}}", (2, 26), "at least 10 characters", "It says 'no'."),
    ],
)  # fmt: skip
def test_a_fault_has_line_column_and_remedy(
    tmp_path: Path, line: str, at: tuple[int, int], problem: str, remedy: str
) -> None:
    (fault,) = faults_of(tmp_path, f"{ADDRESS}{line}\n")
    assert problem in fault.problem
    assert remedy in fault.remedy
    assert at == (fault.line, fault.column)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, "address: ftp://x\npause_s: -1\nallow: [pay]\nnmae: x\n")
    assert {1, 2, 3, 4} == {fault.line for fault in faults}
    several = faults_of(tmp_path, f"{ADDRESS}places:\n  one: /a\n  two: /b\n")
    assert [(3, 3), (4, 3)] == [(fault.line, fault.column) for fault in several]


@pytest.mark.parametrize(
    "text",
    [
        f"{ADDRESS}accounts: {{citizen: {{user_env: EGOV_USER, password_env: 'S3cret!word'}}}}\n",
        "address: https://tester:S3cret!word@dichvucong.example.gov.vn/\n",
    ],
    ids=["password", "address"],
)
def test_a_secret_is_refused_and_not_repeated(tmp_path: Path, text: str) -> None:
    (fault,) = faults_of(tmp_path, text)
    assert "S3cret" not in str(fault)
    assert "Put the secret into an environment variable, and write the variable's name here." == fault.remedy


def test_acts_that_change_nothing_for_good_are_allowed_on_production() -> None:
    assert ("draft", "ask") == Portal.model_validate({"address": "https://a.vn/", "allow": ["draft", "ask"]}).allow
    with pytest.raises(ValidationError):
        Portal.model_validate({"address": "https://a.vn/", "allow": ["rate"]})


def test_a_file_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(PortalFileProblem, match="there is no such file, and it is no web address either"):
        load_portal(str(tmp_path / "none.yaml"), PLACES)
    with pytest.raises(PortalFileProblem, match="cannot be read: Is a directory"):
        load_portal(str(tmp_path), PLACES)


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n"])
def test_a_file_that_is_no_portal_file(tmp_path: Path, text: str) -> None:
    (fault,) = faults_of(tmp_path, text)
    assert (1, 1) == (fault.line, fault.column)
    assert "the document: Input should be" in fault.problem
