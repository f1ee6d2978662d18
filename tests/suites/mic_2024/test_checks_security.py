"""Each security check of 2024: when it passes, when it fails, when it cannot tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from conformance_suites.mic_2024.checks.security import (
    certificate_is_valid,
    https_is_the_only_way,
    no_software_version_leaks,
    pages_load_nothing_in_plain,
    security_headers_are_sent,
    session_cookies_are_guarded,
    strict_transport_is_announced,
)
from pytest_egov.evidence import Certificate, Cookie, PageAnswer, PageAnswers, Transport

HOST = "https://dichvucong.example.gov.vn/"
GOOD = Certificate(
    "CN=dichvucong.example.gov.vn", "CN=CA", ("dichvucong.example.gov.vn",), True,
    datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 1, 30, tzinfo=UTC), "RSA", 2048, "sha256",
)  # fmt: skip
PUBLIC = Transport(HOST, True, False, GOOD, plain_hops=("http://dichvucong.example.gov.vn/", HOST), plain_status=200)
LOOPBACK = Transport("http://127.0.0.1:8000/", False, True, None, "refused", ("http://127.0.0.1:8000/",), 200)
LIMITS: dict[str, Any] = {
    "min_rsa_bits": 2048, "min_ec_bits": 256, "weak_hashes": ("md5", "sha1"), "today": date(2026, 11, 30),
}  # fmt: skip


def judged(verdict: Any) -> str:
    """The level for certain, and why the rest is open."""
    return verdict.at_least if verdict.reason is None else f"{verdict.at_least}..{verdict.at_most} {verdict.reason}"


OPEN = "none..full cannot_tell"


@pytest.mark.parametrize(
    ("transport", "said"),
    [
        (PUBLIC, "full"),
        (replace(PUBLIC, plain_hops=(), plain_status=None, plain_trouble="refused"), "full"),
        (replace(PUBLIC, plain_hops=("http://x/",), plain_status=404), "full"),
        (replace(PUBLIC, plain_hops=("http://x/", "https://x/"), plain_status=None), "full"),
        (replace(PUBLIC, plain_hops=("http://x/",), plain_status=200), "half"),
        (replace(PUBLIC, plain_hops=("http://x/", "http://x/vao"), plain_status=200), "half"),
        (replace(PUBLIC, plain_hops=("http://x/", "http://another.example/"), plain_status=None), "half..full cannot_tell"),
        (replace(LOOPBACK, local=False), "none"),
        (LOOPBACK, OPEN),
    ],
    ids=["leads to HTTPS", "nothing answers", "an error answers", "leads to HTTPS we could not open", "answers in plain",
         "leads to plain", "leads to plain where we did not look", "public and plain", "on this machine"],
)  # fmt: skip
def test_https(transport: Transport, said: str) -> None:
    assert said == judged(https_is_the_only_way(transport))


def test_why_nothing_answers_in_plain_is_told() -> None:
    refused = replace(PUBLIC, plain_hops=(), plain_status=None, plain_trouble="connection refused")
    sentence = https_is_the_only_way(refused).sentence
    assert sentence.en.endswith("nothing answers over plain HTTP (connection refused).")
    assert sentence.vi.endswith("không có gì trả lời qua HTTP (connection refused).")


@pytest.mark.parametrize(
    ("transport", "said"),
    [
        (PUBLIC, "full"),
        (replace(PUBLIC, certificate=replace(GOOD, key="EC", bits=256)), "full"),
        (replace(PUBLIC, certificate=replace(GOOD, key="Ed25519", bits=256, signature_hash="")), "full"),
        (replace(PUBLIC, certificate=replace(GOOD, covers_host=False)), "none"),
        (replace(PUBLIC, certificate=replace(GOOD, not_after=datetime(2026, 11, 29, tzinfo=UTC))), "none"),
        (replace(PUBLIC, certificate=replace(GOOD, not_before=datetime(2026, 12, 1, tzinfo=UTC))), "none"),
        (replace(PUBLIC, certificate=replace(GOOD, distrust="self-signed certificate")), "none"),
        (replace(PUBLIC, certificate=replace(GOOD, bits=1024)), "none"),
        (replace(PUBLIC, certificate=replace(GOOD, key="EC", bits=192)), "none"),
        (replace(PUBLIC, certificate=replace(GOOD, signature_hash="sha1")), "none"),
        (replace(PUBLIC, local=True, certificate=replace(GOOD, distrust="unable to get local issuer")), OPEN),
        (replace(PUBLIC, local=True, certificate=replace(GOOD, distrust="x", covers_host=False)), "none"),
        (replace(PUBLIC, certificate=None, tls_trouble="timed out"), OPEN),
        (LOOPBACK, OPEN),
        (replace(LOOPBACK, local=False), "none"),
    ],
    ids=["good", "good EC", "good Ed25519", "another host", "expired yesterday", "from tomorrow", "self-signed", "short RSA", "short EC",
         "SHA-1", "private CA in a private network", "another host in a private network", "behind a proxy", "on this machine", "none"],
)  # fmt: skip
def test_certificate(transport: Transport, said: str) -> None:
    assert said == judged(certificate_is_valid(transport, **LIMITS))


def page(**said: Any) -> PageAnswer:
    headers = tuple(said.pop("headers", {}).items())
    return PageAnswer("home", HOST, said.pop("secure", True), said.pop("local", False), 200, headers=headers, **said)


def seen(*pages: PageAnswer, **said: Any) -> PageAnswers:
    return PageAnswers(pages or (page(**said),))


HERE = {"secure": False, "local": True}
PLAIN = {"secure": False}


@pytest.mark.parametrize(
    ("value", "where", "said"),
    [
        ("max-age=31536000; includeSubDomains", {}, "full"),
        ('max-age="15552000"', {}, "full"),
        ("includeSubDomains; Max-Age=15552000", {}, "full"),
        ("max-age=3600", {}, "half"),
        ("max-age=0", {}, "none"),
        ("", {}, "none"),
        ("max-age=31536000", PLAIN, "none"),
        ("max-age=31536000", HERE, OPEN),
    ],
)
def test_hsts(value: str, where: dict[str, Any], said: str) -> None:
    answers = seen(headers={"strict-transport-security": value}, **where)
    assert said == judged(strict_transport_is_announced(answers, min_days=180))


ALL = {
    "x-content-type-options": "nosniff", "x-frame-options": "SAMEORIGIN", "content-security-policy": "default-src 'self'",
    "referrer-policy": "strict-origin-when-cross-origin",
}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (seen(headers=ALL), "full"),
        (seen(headers={**ALL, "x-frame-options": "", "content-security-policy": "script-src 'self'; frame-ancestors 'none'"}), "full"),
        (
            seen(headers={**ALL, "content-security-policy": "", "referrer-policy": ""}, policy_in_page="default-src 'self'",
                 referrer_in_page="no-referrer"),
            "full",
        ),
        (seen(headers={**ALL, "content-security-policy": "upgrade-insecure-requests", "referrer-policy": "unsafe-url"}), "half"),
        (seen(headers={**ALL, "x-frame-options": "", "content-security-policy": "script-src * 'unsafe-inline'; frame-ancestors *"}), "half"),
        (seen(headers={**ALL, "content-security-policy": "default-src *, script-src 'self'"}), "full"),
        (seen(headers={"x-frame-options": "ALLOWALL", "referrer-policy": "origin"}), "none"),
        (seen(), "none"),
        (seen(headers=ALL, **HERE), "full"),
    ],
    ids=["all", "framing by policy", "policies in the page", "two that protect nothing", "a policy that lets everybody in", "the narrowest of two policies", "one of four", "none", "in plain on this machine"],
)  # fmt: skip
def test_headers(answers: PageAnswers, said: str) -> None:
    four: Any = ("no_sniffing", "no_framing", "content_policy", "referrer_policy")
    assert said == judged(security_headers_are_sent(answers, protections=four, half_from=2))


def cookie(name: str = "JSESSIONID", *, secure: bool = True, http_only: bool = True, **said: Any) -> Cookie:
    return Cookie(name, "x", secure, http_only, said.get("by_server", True), said.get("lasting", False))


@pytest.mark.parametrize(
    ("cookies", "where", "said"),
    [
        ((cookie(),), {}, "full"),
        ((cookie(), cookie("XSRF-TOKEN", http_only=False), cookie("_ga", secure=False, http_only=False, by_server=False)), {}, "full"),
        ((cookie(secure=False),), {}, "half"),
        ((cookie(http_only=False),), {}, "half"),
        ((cookie(secure=False, http_only=False),), {}, "none"),
        ((cookie("auth", lasting=True, http_only=False, by_server=False),), {}, "half"),
        ((cookie("phien", http_only=False, by_server=False),), {}, "half"),
        ((cookie("phien_ban", lasting=True, http_only=False), cookie("phienban", lasting=True, http_only=False)), {}, OPEN),
        ((cookie(secure=False),), PLAIN, "half"),
        ((cookie(secure=False),), HERE, "half..full cannot_tell"),
        ((cookie(secure=False, http_only=False),), HERE, "none..half cannot_tell"),
        ((cookie("giao_dien", lasting=True, secure=False, http_only=False),), {}, OPEN),
        ((), {}, OPEN),
    ],
    ids=["guarded", "others are none of a session", "no Secure", "no HttpOnly", "neither", "kept by a script", "called in Vietnamese", "what tells a version", "public and plain",
         "on this machine", "readable on this machine", "a lasting one of no session", "none met"],
)  # fmt: skip
def test_cookies(cookies: tuple[Cookie, ...], where: dict[str, Any], said: str) -> None:
    assert said == judged(session_cookies_are_guarded(seen(cookies=cookies, **where)))


def test_cookies_of_someone_signed_in_count_as_well() -> None:
    public = seen()
    assert "full" == judged(session_cookies_are_guarded(replace(public, citizen_cookies=(cookie(),))))
    assert "half" == judged(session_cookies_are_guarded(replace(public, citizen_cookies=(cookie(secure=False),))))
    nothing = session_cookies_are_guarded(replace(public, citizen_cookies=()))
    assert (OPEN, True) == (judged(nothing), "nor after signing in" in nothing.sentence.en)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (seen(), "full"),
        (seen(page(), page(insecure=("http://anh.example/a.png",))), "none"),
        (seen(**PLAIN), "none"),
        (seen(**HERE), OPEN),
    ],
)
def test_mixed_content(answers: PageAnswers, said: str) -> None:
    assert said == judged(pages_load_nothing_in_plain(answers))


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ({}, "full"),
        ({"headers": {"server": "nginx", "x-powered-by": "ASP.NET"}}, "full"),
        ({"headers": {"server": "srv-03"}}, "full"),
        ({"headers": {"server": "nginx/1.18.0 (Ubuntu)"}}, "none"),
        ({"headers": {"server": "Microsoft-IIS/10.0"}}, "none"),
        ({"headers": {"x-powered-by": "PHP/8.1.2"}}, "none"),
        ({"headers": {"x-aspnet-version": "4.0.30319"}}, "none"),
        ({"generator": "Liferay"}, "full"),
        ({"generator": "NukeViet v4.5"}, "none"),
        ({"generator": "WordPress 6"}, "none"),
    ],
)
def test_versions(said: dict[str, Any], level: str) -> None:
    assert level == judged(no_software_version_leaks(seen(**said)))
