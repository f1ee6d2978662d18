"""What shows from outside, of real servers: transport, headers of the final answer, cookies, mixed content, other sites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import html
from tls_servers import Authority, serve

from pytest_egov.driver.browser import find_browser, launch_arguments
from pytest_egov.driver.visitor import Visitor
from pytest_egov.evidence import CouldNotLook, Found, PageAnswer, PageAnswers
from pytest_egov.gatherers.outside import _answer, gather_answers, gather_transport, transport_of

HERE = "127.0.0.1"


def answers(expedition: Any, *pages: str) -> PageAnswers:
    outside = expedition.gather.outside.model_copy(update={"pages": pages or ("home",)})
    expedition.gather = expedition.gather.model_copy(update={"outside": outside})
    finding = gather_answers(expedition)
    assert isinstance(finding, Found), finding
    evidence: PageAnswers = finding.candidates[0].evidence
    return evidence


class TestTransport:
    tab: Any = SimpleNamespace(
        manners=SimpleNamespace(timeout_s=5, user_agent="pytest-egov tests", private_allowed=True)
    )

    def test_plain_http_that_leads_to_https(self, authority: Authority) -> None:
        with serve(lambda _path: (200, [], "x"), authority.issue(HERE)) as port:
            there = f"https://{HERE}:{port}/"
            with serve(lambda _path: (301, [("location", there)], "")) as plain:
                found = transport_of(there, self.tab, plain)
        assert (f"http://{HERE}:{plain}/", there) == found.plain_hops
        assert found.certificate is not None
        assert (True, True) == (found.secure, found.local)

    def test_plain_http_that_answers_by_itself(self, authority: Authority) -> None:
        with (
            serve(lambda _path: (200, [], "x"), authority.issue(HERE)) as port,
            serve(lambda _path: (200, [], "plain")) as plain,
        ):
            found = transport_of(f"https://{HERE}:{port}/", self.tab, plain)
        assert ((f"http://{HERE}:{plain}/",), 200) == (found.plain_hops, found.plain_status)

    def test_another_site_is_noted_and_not_followed(self) -> None:
        asked: list[str] = []

        def other(path: str) -> tuple[int, list[tuple[str, str]], str]:
            asked.append(path)
            return 200, [], "x"

        with (
            serve(other) as elsewhere,
            serve(lambda _path: (302, [("location", f"http://localhost:{elsewhere}/x")], "")) as plain,
        ):
            found = transport_of(f"https://{HERE}:1/", self.tab, plain)
        assert f"http://localhost:{elsewhere}/x" == found.plain_hops[-1]
        assert (None, []) == (found.plain_status, asked)
        assert found.certificate is None
        assert found.tls_trouble

    def test_a_portal_on_this_machine_in_plain(self, site: Any, expedition_to: Callable[..., Any]) -> None:
        finding = gather_transport(expedition_to(site({"/": html("<h1>Cổng</h1>")}).address))
        assert isinstance(finding, Found)
        found = finding.candidates[0].evidence
        assert (False, True, None, 200) == (found.secure, found.local, found.certificate, found.plain_status)


class TestPlainPages:
    def page(self, site: Any, expedition_to: Any, home: Any, **others: Any) -> PageAnswer:
        return answers(expedition_to(site({"/": home, **others}).address)).pages[0]

    def test_headers_are_those_of_the_final_answer(self, site: Any, expedition_to: Any) -> None:
        pages = {"/": (302, {"location": "/vao", "x-frame-options": "DENY", "server": "nginx/1.2"}, "")}
        pages["/vao"] = (200, {"referrer-policy": "no-referrer"}, html("<h1>Cổng</h1>"))
        page = answers(expedition_to(site(pages).address)).pages[0]
        assert page.url.endswith("/vao")
        assert ("", "no-referrer") == (page.header("X-Frame-Options"), page.header("referrer-policy"))

    def test_cookies_and_who_set_them(self, site: Any, expedition_to: Any) -> None:
        home = (
            200,
            {"set-cookie": "JSESSIONID=secret-of-a-visitor; HttpOnly; Path=/"},
            html("<h1>Cổng</h1><script>document.cookie = 'giao_dien=toi; max-age=9999'</script>"),
        )
        page = self.page(site, expedition_to, home)
        assert [("JSESSIONID", True, True, False), ("giao_dien", False, False, True)] == sorted(
            (it.name, it.http_only, it.by_server, it.lasting) for it in page.cookies
        )
        assert "secret-of-a-visitor" not in repr(page)

    def test_other_sites_their_requests_scripts_and_marks(self, site: Any, expedition_to: Any) -> None:
        other = site(
            {
                "/do.js": (200, {"content-type": "text/javascript", "set-cookie": "theirs_sid=1"}, "1"),
                "/mat.js": (404, {"content-type": "text/javascript"}, ""),
            }
        )
        there = other.address.replace(HERE, "localhost")
        home = html(
            f"<h1>Cổng</h1><script src='{there}do.js'></script><script src='{there}mat.js'></script>"
            f"<script>var u = 'https://f-emc.example.gov.vn/tracking';</script><a href='{there}nhan'><img alt='Nhãn EMC'></a>"
        )
        page = self.page(site, expedition_to, home)
        assert [("localhost", "/do.js", 200), ("localhost", "/mat.js", 404)] == sorted(
            (it.host, it.path, it.status) for it in page.foreign
        )
        assert "f-emc.example.gov.vn" in page.script_hosts
        assert ("Nhãn EMC", "localhost") in page.marks
        assert () == page.cookies

    def test_the_cookies_of_someone_signed_in(self, site: Any, expedition_to: Any) -> None:
        def home(asked: Any) -> Any:
            # Whoever signed in carries the mark; nobody else is given anything.
            return (200, {"set-cookie": "SID=1; HttpOnly"} if "dau=1" in asked.cookie else {}, html("<h1>Cổng</h1>"))

        expedition = expedition_to(site({"/": home}).address)
        assert answers(expedition).citizen_cookies is None
        citizen = expedition.visitor.another(signed_in=False)
        citizen.go(expedition.portal.address).evaluate("() => { document.cookie = 'dau=1'; }")
        citizen.tab.open(expedition.portal.address)
        expedition.receive(citizen)
        expedition.findings = {"session": Found(())}
        found = answers(expedition)
        citizen.close()
        assert () == found.pages[0].cookies
        assert {("SID", True, True), ("dau", False, False)} == {
            (it.name, it.http_only, it.by_server) for it in found.citizen_cookies or ()
        }

    def test_a_page_that_is_not_there_is_missing_with_its_reason(self, site: Any, expedition_to: Any) -> None:
        found = answers(expedition_to(site({"/": html("<h1>Cổng</h1>")}).address), "home", "feedback", "procedure")
        assert ["home"] == [page.place for page in found.pages]
        assert ["feedback", "procedure"] == [name for name, _ in found.missing]

    def test_another_page_never_stands_in_for_the_start_page(self, site: Any, expedition_to: Any) -> None:
        def home(asked: Any) -> Any:
            # Whoever comes without a memory is sent away: only the first visit, by another role, gets in.
            return html("<h1>Cổng</h1><a href='/tt'>Thủ tục hành chính</a>") if not seen else (500, {}, "x")

        seen: list[str] = []
        expedition = expedition_to(site({"/": home, "/tt": html("<h1>Thủ tục hành chính</h1>")}).address)
        expedition.finder.start()
        seen.append("once")
        outside = expedition.gather.outside.model_copy(update={"pages": ("home", "procedure_list")})
        expedition.gather = expedition.gather.model_copy(update={"outside": outside})
        finding = gather_answers(expedition)
        assert isinstance(finding, CouldNotLook), finding
        assert "The start page could not be opened" in finding.reason.en


class TestOverTls:
    @pytest.fixture
    def trusting(self, playwright: Any) -> Iterator[Any]:
        """A browser that takes the test's own authority for granted."""
        arguments = [*launch_arguments(), "--ignore-certificate-errors"]
        browser = playwright.chromium.launch(executable_path=find_browser().executable, args=arguments)
        yield browser
        browser.close()

    def test_mixed_content_cookies_and_hsts(
        self, authority: Authority, trusting: Any, site: Any, expedition_to: Any
    ) -> None:
        home = html(
            "<h1>Cổng</h1><img src='http://anh.example/a.png'><form action='http://127.0.0.1:9/gui'><input name=q></form>"
            "<a href='http://tin.example/'>Tin tức</a>"
        )
        said = [
            ("content-type", "text/html; charset=utf-8"),
            ("strict-transport-security", "max-age=31536000; includeSubDomains"),
            ("set-cookie", "PHPSESSID=1; Secure; HttpOnly; SameSite=Lax"),
            ("set-cookie", "XSRF-TOKEN=2; Secure"),
        ]
        known = expedition_to(site({"/": html("<h1>Cổng</h1>")}).address).visitor
        visitor = Visitor(lambda: trusting, known.manners, known.keep_picture, 1366, 768)
        with serve(lambda _path: (200, said, home), authority.issue(HERE)) as port:
            page = _answer("home", f"https://{HERE}:{port}/", visitor.tab)
        visitor.close()
        assert page.secure
        assert "max-age=31536000; includeSubDomains" == page.header("strict-transport-security")
        assert {"http://anh.example/a.png", "http://127.0.0.1:9/gui"} == set(
            page.insecure
        )  # a link is no part of the page
        assert {("PHPSESSID", True, True, True), ("XSRF-TOKEN", True, False, True)} == {
            (it.name, it.secure, it.http_only, it.by_server) for it in page.cookies
        }
