"""Whose an address is, and what makes two of them one page."""

from __future__ import annotations

import pytest

from pytest_egov.driver.addresses import absolute, host_of, is_loopback, is_private, page_key, same_site, site_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Dichvucong.Example.GOV.vn:8443/a", "dichvucong.example.gov.vn"),
        ("http://[::1]:80/", "::1"),
        ("mailto:a@b.vn", ""),
        ("", ""),
    ],
)
def test_host(url: str, expected: str) -> None:
    assert expected == host_of(url)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("/tra-cuu", "https://a.gov.vn/tra-cuu"),
        ("tra-cuu?x=1", "https://a.gov.vn/portal/tra-cuu?x=1"),
        ("https://b.gov.vn/", "https://b.gov.vn/"),
        ("#/tra-cuu", "https://a.gov.vn/portal/index.html#/tra-cuu"),
    ],
)
def test_an_address_of_a_portal_file(said: str, expected: str) -> None:
    assert expected == absolute("https://a.gov.vn/portal/index.html", said)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.vn", "https://a.vn/", True),
        ("https://a.vn/x#top", "https://a.vn/x", True),
        ("https://a.vn/x?p=1", "https://a.vn/x?p=2", False),
        ("https://a.vn/#/faq", "https://a.vn/#/search", False),
        ("https://a.vn/#!/faq", "https://a.vn/", False),
        ("https://a.vn/x", "http://a.vn/x", False),
    ],
)
def test_the_same_page(one: str, other: str, same: bool) -> None:
    assert same == (page_key(one) == page_key(other))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("dichvucong.minhhoa.gov.vn", "minhhoa.gov.vn"),
        ("a.b.c.example.com", "example.com"),
        ("minhhoa.gov.vn", "minhhoa.gov.vn"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_the_registrable_part_of_a_host(host: str, expected: str) -> None:
    assert expected == site_of(host)


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://motcua.minhhoa.gov.vn/a", True),
        ("http://dichvucong.minhhoa.gov.vn:8080/", True),
        ("https://dichvucong.khac.gov.vn/", False),
        ("https://minhhoa.gov.vn.evil.example/", False),
        ("https://evilminhhoa.gov.vn/", False),
        ("ftp://dichvucong.minhhoa.gov.vn/", False),
        ("javascript:alert(1)", False),
    ],
)
def test_the_same_site(url: str, same: bool) -> None:
    assert same == same_site(url, "https://dichvucong.minhhoa.gov.vn/")


@pytest.mark.parametrize(
    ("url", "loopback", "private"),
    [
        ("http://127.0.0.1:8000/", True, True),
        ("http://[::1]/", True, True),
        ("http://localhost/", True, True),
        ("http://10.1.2.3/", False, True),
        ("http://192.168.1.1/", False, True),
        ("http://169.254.169.254/latest/meta-data", False, True),
        ("http://[fe80::1]/", False, True),
        ("http://8.8.8.8/", False, False),
        ("http://no-such-host.invalid/", False, False),
    ],
)
def test_private_networks(url: str, loopback: bool, private: bool) -> None:
    assert (loopback, private) == (is_loopback(url), is_private(url))
