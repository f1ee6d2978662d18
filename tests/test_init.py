"""``egov init``: from an address to a portal file with its pictures; where that does not work, nothing is left behind."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from audits import BROWSER
from conftest import html
from egov_command import run_egov
from typer.testing import CliRunner

from pytest_egov import cli
from pytest_egov.cli import asking
from pytest_egov.portal import load_portal
from pytest_egov.survey import HOME, Surveyed
from pytest_egov.wayfinding.vocabulary import vocabulary

PAGES: dict[str, Any] = {
    "/": html("""<header>Cổng dịch vụ công tỉnh Minh Hòa</header><nav><a href="/tra-cuu">Tra cứu hồ sơ</a>
      <a href="/ts">Thống kê</a></nav>""", "Cổng dịch vụ công tỉnh Minh Hòa"),
    "/tra-cuu": html("<form><label>Mã hồ sơ <input></label></form>"),
    "/ts": html("<p>Chức năng đang được xây dựng</p>"),
}  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n"
Init = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def init(tmp_path: Path) -> Init:
    """The command in a process of its own, in a directory of its own, with nobody at its terminal."""

    return partial(run_egov, "init", cwd=tmp_path, EGOV_BROWSER=BROWSER)


def left_in(directory: Path) -> list[str]:
    return sorted(str(file.relative_to(directory)) for file in directory.rglob("*") if file.is_file())


def test_a_portal_file_with_pictures_and_schema(init: Init, site: Any, tmp_path: Path) -> None:
    here = site(PAGES)
    done = init(here.address.removeprefix("http://"), "--lang", "vi")
    assert 0 == done.returncode, done.stderr
    assert "portal.yaml: tìm thấy 2 trên" in done.stdout
    assert "egov doctor portal.yaml" in done.stdout
    wanted = {
        "portal.yaml",
        "egov-portal.schema.json",
        *(f"portal-pictures/{name}.png" for name in (HOME, "status_lookup", "statistics")),
    }
    assert wanted == set(left_in(tmp_path))
    assert (tmp_path / "portal-pictures" / "status_lookup.png").read_bytes().startswith(PNG)
    text = (tmp_path / "portal.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=egov-portal.schema.json\n")
    assert "VƯỚNG MẮC: trang còn đang xây dựng" in text
    said = load_portal(str(tmp_path / "portal.yaml"), frozenset(vocabulary().places))
    assert (here.address, "Cổng dịch vụ công tỉnh Minh Hòa") == (said.address, said.name)
    assert {"GET"} == {asked.method for asked in here.asked}
    assert 1 == here.count("/tra-cuu")  # its picture cost no second visit


def test_nothing_is_overwritten_and_nothing_opened_for_it(init: Init, site: Any, tmp_path: Path) -> None:
    here = site(PAGES)
    (tmp_path / "portal.yaml").write_text("mine")
    refused = init(here.address)
    assert 4 == refused.returncode
    assert "portal.yaml is there already" in refused.stderr
    assert "--file NAME.yaml" in refused.stderr
    assert [] == here.asked
    assert "mine" == (tmp_path / "portal.yaml").read_text()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((403, {}, "Forbidden"), "answered 403: the portal refuses us"),
        (
            (200, {}, html("<h1>Xác minh bạn là con người</h1><input>")),
            'a challenge for human visitors stands there ("xác minh bạn là con người")',
        ),
        ((500, {}, "Oops"), "its start page has status 500"),
    ],
)
def test_a_portal_that_does_not_let_us_in(
    init: Init, site: Any, tmp_path: Path, answer: tuple[int, dict[str, str], str], said: str
) -> None:
    refused = init(site({"/": answer}).address)
    assert 12 == refused.returncode
    assert said in refused.stderr
    assert "Nothing was written. egov doctor http://127.0.0.1" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert [] == left_in(tmp_path)


def test_a_portal_that_is_down(init: Init, tmp_path: Path) -> None:
    refused = init("http://127.0.0.1:39/")
    assert 12 == refused.returncode
    assert "did not answer: nothing listens at this address and port (net::ERR_CONNECTION_REFUSED)" in refused.stderr
    assert [] == left_in(tmp_path)


def invoke(*arguments: str, answers: str | None = None) -> Any:
    return CliRunner().invoke(cli.app, ["init", *arguments], input=answers)


@pytest.fixture
def explored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """What was ordered to be explored; the exploring itself is left out."""
    from pytest_egov.cli import starting
    from pytest_egov.evidence.places import Place
    from pytest_egov.wayfinding.finder import Search

    monkeypatch.chdir(tmp_path)
    orders: list[Any] = []

    def explore(order: Any) -> list[Surveyed]:
        orders.append(order)
        home = Place(HOME, order.portal.address, "Cổng", "start", 1.0, 0)
        return [Surveyed(Search(HOME, (home,), (), decisive=True))]

    monkeypatch.setattr(starting, "_explore", explore)
    return orders


def test_who_sits_at_a_terminal_is_asked(explored: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pytest_egov.cli.starting.somebody_is_there", lambda: True)
    done = invoke("http://127.0.0.1:8/", answers="stageing\nstaging\nkt@example.gov.vn\ny\ny\nn\nH40-1\n")
    assert 0 == done.exit_code, done.output
    assert "A few questions" in done.output
    assert "kt@example.gov.vn" == explored[0].portal.contact  # known before the first page is opened
    said = load_portal(str(tmp_path / "portal.yaml"), frozenset(vocabulary().places))
    assert ("staging", ("sign_in", "draft", "upload", "edit_profile", "ask")) == (said.environment, said.allow)
    assert "H40-1" == said.known.application_code
    assert "citizen" in said.accounts


@pytest.mark.usefixtures("explored")
def test_enter_takes_the_defaults_and_so_does_yes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pytest_egov.cli.starting.somebody_is_there", lambda: True)
    asked = invoke("http://127.0.0.1:8/", "--file", "a.yaml", "--lang", "vi", answers="\n\n\n\n")
    assert 0 == asked.exit_code, asked.output
    assert "Môi trường của cổng" in asked.output
    silent = invoke("http://127.0.0.1:8/", "--file", "b.yaml", "--lang", "vi", "--yes")
    assert "Môi trường của cổng" not in silent.output
    a, b = ((tmp_path / name).read_text(encoding="utf-8") for name in ("a.yaml", "b.yaml"))
    assert a.replace("a.yaml", "x").replace("a-pictures", "x") == b.replace("b.yaml", "x").replace("b-pictures", "x")
    assert "environment: production\n" in a
    assert "allow: []\n" in a


def test_a_pipe_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def __init__(self, watched: bool) -> None:
            self.watched = watched

        def isatty(self) -> bool:
            return self.watched

    for reads, shows in ((True, False), (False, True)):
        monkeypatch.setattr("sys.stdin", Terminal(reads))
        monkeypatch.setattr("sys.stdout", Terminal(shows))
        assert not asking.somebody_is_there()
    monkeypatch.setattr("sys.stdin", Terminal(watched=True))
    assert asking.somebody_is_there()


def test_a_public_portal_that_leads_into_a_private_network(
    browser: Any, site: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    # Where another test's browser runs in this process no second one can be started.
    monkeypatch.setattr("pytest_egov.driver.browser.own_browser", lambda *_addresses: nullcontext(browser))
    # The test's portal is on this machine; to us it is to look public, and the page it leads to private.
    for room in ("driver.addresses", "driver.guard"):
        monkeypatch.setattr(f"pytest_egov.{room}.is_private", lambda _url: False)
    monkeypatch.setattr("pytest_egov.driver.tab.is_private", lambda url: "/noi-bo" in url)
    here = site({"/": (302, {"location": "/noi-bo"}, ""), "/noi-bo": html("<p>Nội bộ</p>")})
    done = invoke(here.address)
    assert 12 == done.exit_code, done.output
    assert "lies in a private network" in done.output
    assert [] == left_in(tmp_path)


def test_what_is_no_address_or_language(explored: list[Any], tmp_path: Path) -> None:
    for wrong in (("ftp://x.example/",), ("https://u:p@x.example/",), ("http://127.0.0.1:8/", "--lang", "fr"),
                  ("http://127.0.0.1:8/", "--file", "no/such/portal.yaml")):  # fmt: skip
        assert isinstance(invoke(*wrong).exception, Exception), wrong
    assert [] == explored
    assert [] == left_in(tmp_path)


@pytest.mark.usefixtures("explored")
def test_a_picture_directory_of_before_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "portal-pictures").mkdir()
    refused = invoke("http://127.0.0.1:8/")
    assert "portal-pictures is there already" in str(refused.exception)
    assert not (tmp_path / "portal.yaml").exists()


def test_the_help_teaches() -> None:
    said = CliRunner().invoke(cli.app, ["init", "--help"]).output
    for taught in ("egov init https://dichvucong.example.gov.vn/", "--yes", "egov doctor portal.yaml", "Exit code 12"):
        assert taught in said
