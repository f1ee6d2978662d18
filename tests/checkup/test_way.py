"""Each step of the way to a portal, once as it should be and once as it should not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from tls_servers import of_pages, self_signed, serve

from pytest_egov.checkup import way
from pytest_egov.driver.fetching import Fetched

NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
NOBODY = "http://127.0.0.1:39/"
PROXIES = ("http_proxy", "https_proxy", "no_proxy", "all_proxy")


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A portal with a certificate of its own making: ``secured(until=...)`` answers its address; the file is beside."""
    with ExitStack() as servers:

        def start(until: datetime, name: str = "localhost") -> str:
            _, context = self_signed(tmp_path, name, until)
            return f"https://localhost:{servers.enter_context(serve(of_pages({}), context))}/"

        yield start


FAR = datetime(2126, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("variable", ["EGOV_CA", "SSL_CERT_FILE"])
def test_a_certificate_that_is_trusted(
    secured: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    address = secured(FAR)
    monkeypatch.setenv(variable, str(tmp_path / "self-signed.pem"))
    told = way.certificate(address)
    assert told.ok, told
    assert "until 01/01/2126" in told.found


def test_a_certificate_of_an_authority_nobody_knows(secured: Callable[..., str]) -> None:
    told = way.certificate(secured(FAR))
    assert (False, "self-signed certificate") == (told.ok, told.found)
    assert "EGOV_CA" in told.remedy


@pytest.mark.parametrize(
    ("until", "name", "found", "remedy"),
    [
        (datetime(2020, 1, 1, tzinfo=UTC), "localhost", "expired", "renew"),
        (FAR, "another.example", "mismatch", "under the name"),
    ],
)
def test_a_certificate_that_does_not_fit(
    secured: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    until: datetime, name: str, found: str, remedy: str,
) -> None:  # fmt: skip
    address = secured(until, name)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "self-signed.pem"))
    told = way.certificate(address)
    assert not told.ok
    assert found in told.found.casefold()
    assert remedy in told.remedy


def test_plain_http_is_no_matter_on_this_machine_and_one_in_public(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    address = site({}).address
    assert way.certificate(address).ok
    no_tls = way.certificate(address.replace("http://", "https://"))
    assert (False, True) == (no_tls.ok, "no secure connection" in no_tls.found)
    monkeypatch.setattr(way, "is_private", lambda _url: False)
    told = way.certificate(address)
    assert (False, True) == (told.ok, "plain http" in told.found)


def test_a_name_that_is_known_and_one_that_is_not() -> None:
    told = way.name("http://localhost/")
    assert told.ok
    assert "this machine" in told.found
    lacking = way.name("http://cong-dich-vu.invalid/")
    assert (False, "cong-dich-vu.invalid is not known") == (lacking.ok, lacking.found)
    private = way.name("http://10.1.2.3/")
    assert private.ok
    assert "a private network" in private.found


def test_something_listens_or_nothing_does(site: Any) -> None:
    assert way.connection(site({}).address).ok
    told = way.connection(NOBODY)
    assert not told.ok
    assert told.found.startswith("port 39: ")


def test_a_proxy_that_answers_and_one_that_does_not(site: Any) -> None:
    assert way.proxy("https://x.example/", None).ok
    there = site({}).address.removeprefix("http://").rstrip("/")
    host, port = there.split(":")
    told = way.proxy("https://x.example/", (host, int(port)))
    assert (True, f"{there} answers") == (told.ok, told.found.partition(";")[0])
    lacking = way.proxy("https://x.example/", ("127.0.0.1", 39))
    assert not lacking.ok
    assert lacking.found.startswith("127.0.0.1:39 does not answer")
    assert not way.proxy("http://127.0.0.1:8765/", (host, int(port))).ok


def test_the_proxy_is_the_environments_own(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", NOBODY)
    assert ["proxy"] == [step.name for step in way.the_way("https://x.example/")]  # nothing behind it is asked
    monkeypatch.setenv("http_proxy", NOBODY)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert all(step.ok for step in way.the_way(site({}).address))


@pytest.mark.parametrize(
    ("told", "ok", "found"),
    [
        ("Mon, 30 Nov 2026 02:59:30 GMT", True, "within a minute"),
        ("Mon, 30 Nov 2026 03:00:30 -0000", True, "within a minute"),
        ("", True, "does not tell the time"),
        ("hôm qua", True, "does not tell the time"),
        ("Mon, 30 Nov 2026 02:50:00 GMT", False, "10 min ahead of the portal's"),
        ("Mon, 30 Nov 2026 04:00:00 GMT", False, "60 min behind the portal's"),
    ],
)
def test_the_clock_is_held_against_the_portals(told: str, ok: bool, found: str) -> None:
    need = way.clock(told, NOW)
    assert (ok, True) == (need.ok, found in need.found), need
    assert ok or "clock" in need.remedy


def rules(text: str, status: int | None = 200, kind: str = "text/plain") -> Fetched:
    return Fetched("https://x.example/robots.txt", status, kind, text.encode(), "refused" if status is None else "")


@pytest.mark.parametrize(
    ("answer", "ok", "found"),
    [
        (rules("User-agent: *\nDisallow: /admin"), True, "but for what it closes"),
        (rules("<html>", kind="text/html"), True, "there is no robots.txt"),
        (rules("", 404), True, "there is no robots.txt"),
        (rules("User-agent: *\nDisallow: /"), False, "closes the portal to us"),
        (rules("User-agent: *\nDisallow: /\n\nUser-agent: pytest-egov\nAllow: /"), True, "but for what it closes"),
        (rules("", None), False, "cannot be asked for: refused"),
    ],
)
def test_robots_txt_lets_us_explore_or_does_not(answer: Fetched, ok: bool, found: str) -> None:
    need = way.robots("https://x.example/", answer)
    assert (ok, True) == (need.ok, found in need.found), need


def test_the_way_is_told_step_by_step_and_ends_where_it_ends(site: Any) -> None:
    here = site({"/robots.txt": (200, {"content-type": "text/plain"}, "User-agent: *\nDisallow: /")})
    told = {step.name: step.ok for step in way.the_way(here.address)}
    assert {
        "proxy": True, "name": True, "connection": True, "certificate": True, "clock": True, "robots": False
    } == told  # fmt: skip
    assert ["/robots.txt"] == [asked.path for asked in here.asked]
    assert ["proxy", "name", "connection"] == [step.name for step in way.the_way(NOBODY)]
    assert ["proxy", "name"] == [step.name for step in way.the_way("https://cong-dich-vu.invalid/")]


@pytest.mark.parametrize("answer", [(302, {"location": "/khac"}, ""), (404, {}, ""), (200, {}, "")])
def test_the_portals_time_is_in_the_head_of_whatever_it_answers(site: Any, answer: Any) -> None:
    address = site({"/robots.txt": answer}).address
    assert "goes with the portal's, within a minute" in [step.found for step in way.the_way(address)]


def test_the_portals_time_is_told_where_an_authority_of_ones_own_vouches_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, context = self_signed(tmp_path, "localhost")
    monkeypatch.setenv("EGOV_CA", str(file))
    yesterday = format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)
    with serve(lambda _path: (404, [("date", yesterday)], ""), context) as port:
        told = {step.name: step for step in way.the_way(f"https://localhost:{port}/")}
    assert "1440 min ahead of the portal's" == told["clock"].found
