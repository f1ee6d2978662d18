"""Certificates of an authority of the user's own: believed where it vouches for the server, and never beyond."""

from __future__ import annotations

import os
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from proxies import proxy
from tls_servers import Authority, of_pages, self_signed, serve

from pytest_egov.driver.browser import find_browser, launch_arguments
from pytest_egov.driver.fetching import fetch
from pytest_egov.driver.trust import believed_keys, tls_context
from pytest_egov.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Playwright

    TitleOf = Callable[[str], str]

HERE = "127.0.0.1"
PAGES = {"/": "<title>Cổng dịch vụ công</title>"}


@pytest.fixture(autouse=True)
def a_machine_without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EGOV_CA", "SSL_CERT_FILE", *(f"{kind}_proxy" for kind in ("http", "https", "all", "no"))):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def title_of(playwright: Playwright) -> Callable[[str], str]:
    """What a browser of ours, launched for an address, shows of it: its title, or why it shows nothing."""
    from playwright.sync_api import Error

    def of(address: str) -> str:
        # Its environment is that of now: Playwright's own process was started before a test named a proxy.
        browser = playwright.chromium.launch(
            executable_path=find_browser().executable, args=launch_arguments(address), env=dict(os.environ)
        )
        try:
            page = browser.new_page()
            page.goto(address)
            return page.title()
        except Error as error:
            return error.message.splitlines()[0].partition(" at ")[0].removeprefix("Page.goto: ")
        finally:
            browser.close()

    return of


def fetched(address: str) -> str:
    came = fetch(address, {}, 10, lambda _url: None)
    return came.body.decode() or came.error


class TestWithoutAnAuthorityOfOnesOwn:
    def test_neither_browser_nor_fetches_believe_a_server_nobody_vouches_for(
        self, authority: Authority, title_of: TitleOf
    ) -> None:
        with serve(of_pages(PAGES), authority.issue(HERE)) as port:
            address = f"https://{HERE}:{port}/"
            assert title_of(address) == "net::ERR_CERT_AUTHORITY_INVALID"
            assert "certificate verify failed" in fetched(address)

    def test_no_server_is_asked_before_the_browser_starts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("pytest_egov.driver.trust._key_of", lambda *_: pytest.fail("asked"))
        assert launch_arguments("https://127.0.0.1:9/") == launch_arguments()


class TestWithIt:
    def test_both_believe_a_server_it_vouches_for(
        self, authority: Authority, monkeypatch: pytest.MonkeyPatch, title_of: TitleOf
    ) -> None:
        monkeypatch.setenv("EGOV_CA", str(authority.file))
        with serve(of_pages(PAGES), authority.issue(HERE)) as port:
            address = f"https://{HERE}:{port}/"
            assert title_of(address) == "Cổng dịch vụ công"
            assert fetched(address) == PAGES["/"]

    def test_a_self_signed_server_is_its_own_authority(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title_of: TitleOf
    ) -> None:
        file, secured = self_signed(tmp_path, HERE)
        monkeypatch.setenv("EGOV_CA", str(file))
        with serve(of_pages(PAGES), secured) as port:
            assert title_of(f"https://{HERE}:{port}/") == "Cổng dịch vụ công"

    @pytest.mark.parametrize(
        ("host", "days", "said"),
        [("elsewhere.example", 90, "net::ERR_CERT_"), (HERE, -1, "net::ERR_CERT_")],
        ids=["another name", "expired"],
    )
    def test_what_it_signed_is_believed_only_as_far_as_it_holds(
        self, authority: Authority, monkeypatch: pytest.MonkeyPatch, host: str, days: int, said: str, title_of: TitleOf
    ) -> None:
        monkeypatch.setenv("EGOV_CA", str(authority.file))
        with serve(of_pages(PAGES), authority.issue(host, days=(-100, days))) as port:
            address = f"https://{HERE}:{port}/"
            assert believed_keys([address]) == []
            assert title_of(address).startswith(said)
            assert "certificate verify failed" in fetched(address)

    def test_servers_of_another_authority_stay_strangers(
        self, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title_of: TitleOf
    ) -> None:
        (tmp_path / "another").mkdir()
        monkeypatch.setenv("EGOV_CA", str(Authority.made(tmp_path / "another").file))
        with serve(of_pages(PAGES), authority.issue(HERE)) as port:
            assert title_of(f"https://{HERE}:{port}/") == "net::ERR_CERT_AUTHORITY_INVALID"

    def test_what_the_machine_trusts_stays_trusted(self, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
        before = len(ssl.create_default_context().get_ca_certs())
        monkeypatch.setenv("EGOV_CA", str(authority.file))
        assert len(tls_context().get_ca_certs()) == before + 1

    def test_certificates_are_loaded_once_and_again_when_others_are_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without = tls_context()
        monkeypatch.setenv("EGOV_CA", str(Authority.made(tmp_path).file))
        with_it = tls_context()
        assert tls_context() is with_it
        authority = Authority.made(tmp_path)  # under the same name
        assert with_it.get_ca_certs(binary_form=True)[-1] != tls_context().get_ca_certs(binary_form=True)[-1]
        monkeypatch.delenv("EGOV_CA")
        assert len(without.get_ca_certs()) == len(tls_context().get_ca_certs())
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
        assert authority.certificate.serial_number in {
            int(shown["serialNumber"], 16) for shown in tls_context().get_ca_certs()
        }

    @pytest.mark.parametrize("content", [None, "no certificate"])
    def test_a_file_without_a_certificate_is_told_before_anything_is_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
    ) -> None:
        file = tmp_path / "ca.pem"
        if content is not None:
            file.write_text(content)
        monkeypatch.setenv("EGOV_CA", str(file))
        with pytest.raises(UsageProblem, match=r"EGOV_CA names .*ca\.pem.*unset it"):
            launch_arguments()


class TestBehindAProxy:
    NAME = "dichvucong.minhhoa.example"

    def through(
        self, authority: Authority, monkeypatch: pytest.MonkeyPatch, title_of: TitleOf, **more: str
    ) -> tuple[list[str], Any]:
        monkeypatch.setenv("EGOV_CA", str(authority.file))
        with serve(of_pages(PAGES), authority.issue(self.NAME)) as port, proxy(port) as way:
            monkeypatch.setenv("HTTPS_PROXY", way.address)
            for name, value in more.items():
                monkeypatch.setenv(name, value)
            address = f"https://{self.NAME}/"
            came = title_of(address), fetched(address)
        return [line for line in way.asked if self.NAME in line], came

    def test_the_browser_the_fetches_and_the_look_at_the_certificate_take_it(
        self, authority: Authority, monkeypatch: pytest.MonkeyPatch, title_of: TitleOf
    ) -> None:
        asked, came = self.through(authority, monkeypatch, title_of)
        assert came == ("Cổng dịch vụ công", PAGES["/"])
        assert asked[0].startswith(f"CONNECT {self.NAME}:443 ")
        assert len(asked) >= 3, "the certificate, the browser, the fetch"

    def test_none_of_them_takes_it_where_no_proxy_says_so(
        self, authority: Authority, monkeypatch: pytest.MonkeyPatch, title_of: TitleOf
    ) -> None:
        asked, (title, body) = self.through(authority, monkeypatch, title_of, NO_PROXY=".minhhoa.example")
        assert asked == []
        assert title == "net::ERR_NAME_NOT_RESOLVED"
        assert "title" not in body
