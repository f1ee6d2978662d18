"""Real pages on a real socket, and an expedition to them with the real browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from pytest_egov.catalogue import Catalogue, load_catalogue
from pytest_egov.driver.browser import find_browser, launch_arguments
from pytest_egov.driver.manners import Manners
from pytest_egov.driver.tab import Tab
from pytest_egov.driver.visitor import Visitor
from pytest_egov.gatherers.expedition import Expedition
from pytest_egov.portal import Portal
from pytest_egov.wayfinding.finder import Finder
from pytest_egov.wayfinding.products import Product
from pytest_egov.wayfinding.vocabulary import vocabulary

if TYPE_CHECKING:
    from tls_servers import Authority

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": find_browser().executable, "args": launch_arguments()}


@pytest.fixture(autouse=True)
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pytest started within a test is no worker of the pytest that runs the tests."""
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_XDIST_TESTRUNUID"):
        monkeypatch.delenv(name, raising=False)


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it; ``query`` holds the query string's and a form post's fields, files stand in the body."""

    method: str
    path: str
    query: Mapping[str, str]
    body: bytes = b""
    content_type: str = ""
    cookie: str = ""


class Quiet(ThreadingHTTPServer):
    """A browser that hangs up in the middle is nothing to report."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


Page = str | bytes | tuple[int, Mapping[str, str], str | bytes]


@dataclass
class Site:
    """Pages on this machine: path -> HTML, or (status, headers, body), or a function of the request."""

    pages: dict[str, Page | Callable[[Asked], Page]]
    address: str = ""
    asked: list[Asked] = field(default_factory=list)

    def count(self, path: str) -> int:
        return sum(1 for asked in self.asked if asked.path == path)


def html(body: str, title: str = "Trang thử", lang: str = "vi") -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'


@pytest.fixture
def site() -> Iterator[Callable[[dict[str, Any]], Site]]:
    """Start a site: ``site({"/": html("...")})`` answers with its address set."""
    yield from _sites()


@pytest.fixture(scope="module")
def site_of_module() -> Iterator[Callable[[dict[str, Any]], Site]]:
    """The same for a site that several tests look at."""
    yield from _sites()


def _sites() -> Iterator[Callable[[dict[str, Any]], Site]]:
    servers: list[ThreadingHTTPServer] = []

    def start(pages: dict[str, Any]) -> Site:
        here = Site(pages)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer("GET", b"")

            def do_POST(self) -> None:
                self._answer("POST", self.rfile.read(int(self.headers.get("content-length", 0))))

            def _answer(self, method: str, body: bytes) -> None:
                parts = urlsplit(self.path)
                fields = {k: v[-1] for k, v in parse_qs(f"{parts.query}&{body.decode('utf-8', 'replace')}").items()}
                asked = Asked(
                    method,
                    parts.path,
                    fields,
                    body,
                    self.headers.get("content-type", ""),
                    self.headers.get("cookie", ""),
                )
                # A browser with a window asks for an icon of its own accord; no page and no act of ours did.
                if parts.path != "/favicon.ico":
                    here.asked.append(asked)
                page = here.pages.get(parts.path, (404, {}, html("<h1>404</h1>", "404")))
                page = page(asked) if callable(page) else page
                status, headers, content = page if isinstance(page, tuple) else (200, {}, page)
                content = content.encode() if isinstance(content, str) else content
                self.send_response(status)
                for name, value in {"content-type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        server = Quiet(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here.address = f"http://127.0.0.1:{server.server_address[1]}/"
        return here

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that vouches for test servers, and that nobody trusts who is not told to."""
    from tls_servers import Authority

    return Authority.made(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The 2023 standard."""
    return load_catalogue(ROOT / "conformance_suites" / "mic_2023" / "catalogue.yaml")


@pytest.fixture
def expedition_to(browser: Any, catalogue: Catalogue, tmp_path: Path) -> Iterator[Callable[..., Expedition]]:
    """An expedition to an address: ``expedition_to(site.address, places={...}, known=..., allow=(...))``."""
    visitors: list[Visitor] = []

    def keep_picture(name: str, png: bytes) -> str:
        (tmp_path / f"{name}.png").write_bytes(png)
        return f"{name}.png"

    def start(
        address: str,
        today: date = date(2026, 11, 24),
        findings: Mapping[str, Any] | None = None,
        prepare: Callable[[Expedition], None] | None = None,
        known_product: Product | None = None,
        **said: Any,
    ) -> Expedition:
        portal = Portal.model_validate({"address": address, **said})
        manners = Manners(
            portal.address,
            0,
            10,
            frozenset(portal.allow),
            private_allowed=True,
            user_agent="pytest-egov tests",
            announced=vocabulary().announced,
        )
        visitor = Visitor(lambda: browser, manners, keep_picture, 1366, 768)
        visitors.append(visitor)
        finder = Finder(portal, catalogue.gather.exploring, visitor.read, lambda _url: True, product=known_product)
        seed = f"mic-2023:{portal.host}"
        expedition = Expedition(portal, catalogue.gather, finder, visitor, seed, today, findings or {})
        if prepare is not None:
            prepare(expedition)
        finder.start()
        return expedition

    yield start
    for visitor in visitors:
        visitor.close()


@pytest.fixture
def tab_to(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Tab]]:
    """A tab for a site: ``tab_to(portal, allowed={"ask"}, timeout_s=1, private_allowed=False)``."""
    visitors: list[Visitor] = []

    def keep(name: str, png: bytes) -> str:
        (tmp_path / f"{name}.png").write_bytes(png)
        return f"{name}.png"

    def make(
        portal: Any,
        allowed: frozenset[str] | set[str] = frozenset(),
        timeout_s: float = 10,
        private_allowed: bool = True,
        **more: Any,
    ) -> Tab:
        manners = Manners(
            portal.address, 0, timeout_s, frozenset(allowed), private_allowed, "pytest-egov tests", **more
        )
        visitors.append(Visitor(lambda: browser, manners, keep, 1366, 768))
        return visitors[-1].tab

    yield make
    for visitor in visitors:
        visitor.close()
