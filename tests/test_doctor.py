"""``egov doctor``: a line for each thing an audit needs, a remedy for each problem, and an exit code."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from conftest import html
from typer.testing import CliRunner

from pytest_egov import cli
from pytest_egov.checkup import looking
from pytest_egov.driver import browser as browsers
from pytest_egov.driver.machine import Need
from pytest_egov.errors import CatalogueProblem
from pytest_egov.run import take_order

HOME = html("""<header>Cổng dịch vụ công tỉnh Minh Hòa</header><nav><a href="/tra-cuu">Tra cứu hồ sơ</a>
  <a href="/ts">Thống kê</a></nav>""")
PAGES = {
    "/": HOME,
    "/tra-cuu": html("<form><label>Mã hồ sơ <input></label></form>"),
    "/ts": html("<p>Chức năng đang được xây dựng</p>"),
}


@pytest.fixture
def doctor(browser: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The command with the tests' own browser: ``doctor("https://...", "--json")``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(browsers, "own_browser", lambda *_addresses: nullcontext(browser))
    return lambda *arguments: CliRunner().invoke(cli.app, ["doctor", *arguments], catch_exceptions=False)


def looked_at(address: str, browser: Any) -> dict[str, Need]:
    order = take_order(address, "conformance_suites.mic_2023", Path(), Path(), None, None)
    return {found.name: found for found in looking(order, browser) if isinstance(found, Need)}


def test_access_and_places_are_well(site: Any, browser: Any) -> None:
    told = looked_at(site(PAGES).address, browser)
    assert (True, True) == (told["access"].ok, told["places"].ok)
    assert told["places"].found.startswith("2 of ")
    assert "with a problem: statistics; not found: sign_in" in told["places"].found
    assert "egov init" in told["places"].remedy


@pytest.mark.parametrize(
    ("answer", "found", "remedy"),
    [
        ((403, {}, "Forbidden"), "answered 403: the portal refuses us", "admit the user agent"),
        ((429, {}, "Slow down"), "answered 429", "admit the user agent"),
        (html("<h1>Verify you are human</h1>"), "verify you are human", "admit the user agent"),
        ((500, {}, "Oops"), "has status 500", "The lines above say"),
    ],
)
def test_access_is_a_problem(site: Any, browser: Any, answer: Any, found: str, remedy: str) -> None:
    told = looked_at(site({"/": answer}).address, browser)
    assert ["access"] == list(told)
    assert (False, True, True) == (told["access"].ok, found in told["access"].found, remedy in told["access"].remedy)


def test_a_portal_that_refuses_us_later_is_told(site: Any, browser: Any) -> None:
    told = looked_at(site({**PAGES, "/tra-cuu": (403, {}, "Đủ rồi")}).address, browser)
    assert "answered 403" in told["access"].found
    assert not told["access"].ok


def test_no_place_at_all_is_a_problem(site: Any, browser: Any) -> None:
    told = looked_at(site({"/": html("<p>Chào mừng</p>")}).address, browser)
    assert (True, False) == (told["access"].ok, told["places"].ok)
    assert told["places"].found.startswith("0 of ")


def test_a_line_for_each_thing_and_then_the_places(doctor: Any, site: Any) -> None:
    done = doctor(site(PAGES).address)
    assert 0 == done.exit_code, done.output
    lines = [line.split()[:2] for line in done.output.splitlines() if not line.startswith(" ")]
    names = [
        "browser",
        "fonts",
        "proxy",
        "name",
        "connection",
        "certificate",
        "clock",
        "robots",
        "accounts",
        "writes",
        "access",
        "places",
    ]
    assert names == [name for name, _ in lines]
    assert "  status_lookup      wayfinding   1.00, 1 click" in done.output


def test_something_wanting_and_its_remedy(
    doctor: Any, site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("T_USER", raising=False)
    monkeypatch.setenv("T_PASSWORD", "mat-khau-bi-mat")
    file = tmp_path / "portal.yaml"
    account = "accounts: {citizen: {user_env: T_USER, password_env: T_PASSWORD}}"
    file.write_text(f"address: {site(PAGES).address}\n{account}\nallow: [sign_in]\n", encoding="utf-8")
    done = doctor(str(file))
    assert 1 == done.exit_code
    assert "accounts    PROBLEM  citizen: T_USER not set\n" in done.output
    assert "export T_USER=" in done.output
    assert "mat-khau-bi-mat" not in done.output


def test_a_portal_that_is_down_has_a_code_of_its_own(doctor: Any) -> None:
    done = doctor("http://127.0.0.1:39/")
    assert 12 == done.exit_code
    assert "connection  PROBLEM" in done.output
    assert "nothing listens at this address and port" in done.output


def test_as_json(doctor: Any, site: Any) -> None:
    done = doctor(site(PAGES).address, "--json")
    told = json.loads(done.output)
    assert {"needs", "places"} == set(told)
    assert all({"name", "ok", "found", "remedy"} == set(need) for need in told["needs"])
    places = {place["name"]: place for place in told["places"]}
    assert (1.0, 1, None) == tuple(places["status_lookup"][key] for key in ("confidence", "clicks", "problem"))
    assert "it is still being built" == places["statistics"]["problem"]
    assert not places["sign_in"]["found"]


def test_another_suite_is_looked_for_before_anything_is_opened(doctor: Any, site: Any) -> None:
    here = site(PAGES)
    with pytest.raises(CatalogueProblem, match="no conformance suite 'nowhere'"):
        doctor(here.address, "--suite", "nowhere")
    assert [] == here.asked


def test_without_a_browser_what_needs_none_is_still_told(
    doctor: Any, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EGOV_BROWSER", "/no/such/browser")
    done = doctor(site(PAGES).address)
    assert 1 == done.exit_code
    assert "browser     PROBLEM" in done.output
    assert "robots      ok" in done.output
    assert "access" not in done.output


def test_the_help_teaches(doctor: Any) -> None:
    said = doctor("--help").output
    for taught in ("egov doctor portal.yaml", "--json", "Exit codes"):
        assert taught in said
