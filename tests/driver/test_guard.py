"""What pages may send: each request belongs to an act, and what no act allows stays in the browser."""

from __future__ import annotations

import base64
import hashlib
import socketserver
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import html

from pytest_egov.driver.guard import Write
from pytest_egov.driver.manners import Manners
from pytest_egov.driver.visitor import Visitor
from pytest_egov.wayfinding.vocabulary import vocabulary

VisitorTo = Callable[..., Visitor]
SENDS_AS_ONE_TYPES = (
    "<label>Tên <input oninput=\"fetch('/nhap', {method: 'POST', body: this.value})\"></label><button type=\"button\" "
    "onclick=\"fetch('/nut', {method: 'PUT'}).then(r => document.title = r.status)\">Tiếp tục</button>"
)


@pytest.fixture
def visitor_to(browser: Any) -> Iterator[VisitorTo]:
    visitors: list[Visitor] = []

    def make(address: str, *allowed: str, private_allowed: bool = True) -> Visitor:
        manners = Manners(
            address, 0, 10, frozenset(allowed), private_allowed, "pytest-egov tests", vocabulary().announced
        )
        visitors.append(Visitor(lambda: browser, manners, lambda name, _png: name, 1366, 768))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.close()


def test_what_the_page_itself_asks_for_passes_and_is_logged(site: Any, visitor_to: VisitorTo) -> None:
    """A list that comes by GraphQL is read like any other."""
    ask = "<p id=p></p><script>fetch('/graphql', {method: 'POST'}).then(r => r.text()).then(t => p.textContent = t)</script>"
    portal = site({"/": html(ask), "/graphql": "12 thủ tục"})
    visitor = visitor_to(portal.address)
    assert "12 thủ tục" in visitor.read(portal.address).text
    assert [Write("open", "POST", portal.address + "graphql")] == visitor.writes


def test_while_provoking_nothing_leaves_and_the_page_survives(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/": html(SENDS_AS_ONE_TYPES)})
    visitor = visitor_to(portal.address)
    snapshot = visitor.read(portal.address)
    tab = visitor.tab
    tab.fill(snapshot.forms[0].fields[0], "x", "provoke")
    after = tab.press(next(c for c in snapshot.controls if c.name == "Tiếp tục"), "provoke")
    assert ("204", 0, 0) == (after.title, portal.count("/nhap"), portal.count("/nut"))
    assert [("POST", "held"), ("PUT", "held")] == [(w.method, w.fate) for w in visitor.writes]
    assert visitor.writes == list(visitor.guard.held_since(0))


def test_a_form_sent_while_provoking_leaves_the_page_as_it_is(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/": html('<form method="post" action="/nop"><input name="a"><button>Tiếp tục</button></form>')})
    visitor = visitor_to(portal.address)
    snapshot = visitor.read(portal.address)
    after = visitor.tab.submit(snapshot.forms[0], "provoke")
    assert (portal.address, 0, 1) == (after.url, portal.count("/nop"), len(after.forms))


def test_an_allowed_act_stands_in_the_ledger_before_it_is_done(site: Any, visitor_to: VisitorTo) -> None:
    kept: list[list[dict[str, Any]]] = []
    seen_by_portal: list[int] = []

    def filed(_asked: Any) -> str:
        seen_by_portal.append(len(kept))
        return html("Nộp hồ sơ thành công", "Đã nộp")

    portal = site({"/": html('<form method="post" action="/nop"><button>Nộp hồ sơ</button></form>'), "/nop": filed})
    visitor = visitor_to(portal.address, "file")
    visitor.ledger.keep = kept.append
    visitor.tab.submit(visitor.read(portal.address).forms[0], "file")
    assert [1] == seen_by_portal
    assert [("file", "Nộp hồ sơ", "")] == [(e["act"], e["target"], e["answer"]) for e in kept[0]]
    assert portal.address + "nop" == kept[-1][0]["answer"]


def test_beacons_are_dropped_and_logged(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/": html("<script>navigator.sendBeacon('/dem', 'x')</script>")})
    visitor = visitor_to(portal.address)
    visitor.read(portal.address)
    assert (0, [Write("open", "POST", f"{portal.address}dem", "dropped")]) == (portal.count("/dem"), visitor.writes)
    assert [] == list(visitor.guard.held_since(0))


def test_a_public_portal_does_not_send_us_into_a_private_network(site: Any, visitor_to: VisitorTo) -> None:
    inside = site({"/x": "geheim"})
    visitor = visitor_to("https://dichvucong.example/", private_allowed=False)
    page = visitor.tab.page
    page.set_content(f'<img src="{inside.address}x">')
    page.wait_for_timeout(200)
    assert (1, 0) == (visitor.guard.astray, inside.count("/x"))


@pytest.mark.parametrize(("act", "fate", "got"), [("ask", "sent", ["chào"]), ("provoke", "held", [])])
def test_messages_over_a_socket_belong_to_an_act(
    site: Any, visitor_to: VisitorTo, act: str, fate: str, got: list[str]
) -> None:
    with _Sockets() as sockets:
        portal = site(
            {
                "/": html(
                    f"<script>s = new WebSocket('ws://127.0.0.1:{sockets.port}/'); s.onopen = () => document.title = 'nối'"
                    "</script><button type=button onclick=\"s.send('chào')\">Gửi</button>"
                )
            }
        )
        visitor = visitor_to(portal.address, "ask")
        snapshot = visitor.read(portal.address)
        visitor.tab.page.wait_for_function("document.title == 'nối'")
        visitor.tab.press(next(c for c in snapshot.controls if c.name == "Gửi"), act)
        assert [(act, "MESSAGE", fate)] == [(w.act, w.method, w.fate) for w in visitor.writes]
    assert got == sockets.messages


def test_a_question_of_the_browser_is_answered_with_yes_only_within_an_allowed_act(
    site: Any, visitor_to: VisitorTo
) -> None:
    portal = site({"/": html("<button type=button onclick=\"document.title = confirm('Nộp?')\">Nộp</button>")})
    visitor = visitor_to(portal.address, "file")
    button = next(c for c in visitor.read(portal.address).controls if c.name == "Nộp")
    assert "false" == visitor.tab.press(button, "provoke").title
    assert "true" == visitor.tab.press(button, "file").title


class _Sockets(socketserver.ThreadingTCPServer):
    """A WebSocket server (RFC 6455) that hears short texts and says nothing."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hearing)
        self.port = self.server_address[1]
        self.messages: list[str] = []
        self.heard = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        super().__exit__()


class _Hearing(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        lines = iter(self.rfile.readline, b"\r\n")
        key = next(line.split(b": ")[1].strip() for line in lines if line.lower().startswith(b"sec-websocket-key"))
        for _ in lines:
            pass
        accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        self.wfile.write(
            b"HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept
        )
        self.wfile.write(b"\r\n\r\n")
        while (head := self.rfile.read(2)) and head[0] & 15 == 1:
            mask, body = self.rfile.read(4), self.rfile.read(head[1] & 127)
            self.server.messages.append(bytes(b ^ mask[i % 4] for i, b in enumerate(body)).decode())  # type: ignore[attr-defined] # ours
