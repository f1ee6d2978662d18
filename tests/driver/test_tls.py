"""The certificate of a real server, good and bad."""

from __future__ import annotations

from typing import Any

import pytest
from tls_servers import Authority, serve

from pytest_egov.driver.tls import certificate_of
from pytest_egov.evidence import Certificate

HERE = "127.0.0.1"


def shown(authority: Authority, *names: str, host: str = HERE, **said: Any) -> Certificate:
    with serve(lambda _path: (200, [], "x"), authority.issue(*names, **said)) as port:
        return certificate_of(host, port, 5)


def test_a_certificate_that_the_machine_s_roots_vouch_for(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    found = shown(authority, "dichvucong.example", HERE)
    assert ("", True, "EC", 256, "sha256") == (
        found.distrust, found.covers_host, found.key, found.bits, found.signature_hash,
    )  # fmt: skip
    assert ("dichvucong.example", HERE) == found.names
    assert "CN=CA thử nghiệm" == found.issuer
    assert found.protocol.startswith("TLSv1")


def test_an_issuer_nobody_knows_is_told_and_the_rest_is_read(authority: Authority) -> None:
    assert "local issuer" in shown(authority, HERE).distrust
    found = shown(authority, HERE, bits=1024)
    assert ("EE certificate key too weak", "RSA", 1024) == (found.distrust, found.key, found.bits)


@pytest.mark.parametrize(
    ("names", "host", "covered"),
    [
        (("localhost",), "localhost", True),
        (("LOCALHOST",), "localhost", True),
        (("other.example",), "localhost", False),
        (("*.localhost",), "localhost", False),
        (("localhost",), HERE, False),
    ],
)
def test_whom_it_is_for(authority: Authority, names: tuple[str, ...], host: str, covered: bool) -> None:
    assert covered == shown(authority, *names, host=host).covers_host


@pytest.mark.parametrize(
    ("name", "host", "covered"),
    [
        ("*.minhhoa.gov.vn", "dichvucong.minhhoa.gov.vn", True),
        ("*.minhhoa.gov.vn", "a.dichvucong.minhhoa.gov.vn", False),
        ("*.minhhoa.gov.vn", "minhhoa.gov.vn", False),
    ],
)
def test_a_wildcard_stands_for_one_label(name: str, host: str, covered: bool) -> None:
    from pytest_egov.driver.tls import _covers

    assert covered == _covers(name, host)


def test_no_tls_is_an_error_of_the_network() -> None:
    with (
        serve(lambda _path: (200, [], "x")) as port,
        pytest.raises(OSError, match=r"(?i)ssl|record|version|protocol|eof"),
    ):
        certificate_of(HERE, port, 5)
