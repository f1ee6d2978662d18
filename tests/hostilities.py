"""What the server of ``hostile_server`` does at which path, and what a visitor makes of it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hostile_server import SOUND, WORDS, page

if TYPE_CHECKING:
    from hostile_server import Act, Conversation

__all__ = ["ACTS", "HOSTILITIES", "Hostility"]

TEXT = f"<h1>Cổng dịch vụ công</h1><p>{WORDS}</p>"


@dataclass(frozen=True, slots=True)
class Hostility:
    """One hostility.

    Attributes:
        path: where it is met.
        outcome: the name of the error it ends in; ``read`` for a page that can be read as a citizen would.
        says: a part of the error's message, or of the page's text.
        within_s: the longest it may take, with the tests' timeout of 8 s and other tests beside.
    """

    path: str
    outcome: str
    says: str = ""
    within_s: float = 30.0


def html(body: str, title: str = "Cổng dịch vụ công", head: str = "") -> Act:
    return lambda said: said.answer(page(body, title, head))


def script(code: str) -> Act:
    return html(f"{TEXT}<script>{code}</script>")


def status(code: int, **headers: str) -> Act:
    return lambda said: said.answer(page("<h1>Lỗi</h1>"), code, **headers)


def to(address: str) -> Act:
    return lambda said: said.answer("", 302, location=address)


def never(said: Conversation) -> None:
    said.wait()


def drip(said: Conversation) -> None:
    said.head()
    said.send(page("<h1>Xin chào").encode()[:-14])
    while not said.wait(0.5):
        said.send(b"x")


def reset_in_the_middle(said: Conversation) -> None:
    said.head(length=100_000)
    said.send(SOUND.encode()[:500])
    said.reset()


def endless(said: Conversation) -> None:
    said.head()
    paragraph = b"<p>" + "Một đoạn văn bản dài. ".encode() * 5000 + b"</p>\n"
    while not said.wait(0):
        said.send(paragraph)


def broken_gzip(said: Conversation) -> None:
    said.answer(gzip.compress(SOUND.encode())[:60] + b"none" * 50, content_encoding="gzip")


def without_head(said: Conversation) -> None:
    said.send(SOUND.encode())


def old_protocol(said: Conversation) -> None:
    said.send(b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + SOUND.encode())


def windows_1258(said: Conversation) -> None:
    # Its letters with marks are some whole, some of two signs.
    text = page("<h1>Thu\u0309 tu\u0323c ha\u0300nh chi\u0301nh</h1>", "C").replace('<meta charset="utf-8">', "")
    said.answer(text.encode("cp1258"), content_type="text/html; charset=windows-1258")


ACTS: dict[str, Act] = {
    "/sound": html(TEXT),
    "/never": never,
    "/drip": drip,
    "/reset": lambda said: said.reset(),
    "/reset-mid": reset_in_the_middle,
    "/empty": lambda _said: None,
    "/endless": endless,
    "/loop": to("/loop-back"),
    "/loop-back": to("/loop"),
    "/no-head": without_head,
    "/http-1.0": old_protocol,
    "/broken-gzip": broken_gzip,
    "/big-head": lambda said: said.answer(SOUND, x_big="a" * 300_000),
    "/to-file": to("file:///etc/passwd"),
    "/to-nowhere": to("http://portal.invalid/"),
    "/windows-1258": windows_1258,
    "/204": lambda said: said.answer("", 204),
    "/403": status(403),
    "/429": status(429),
    "/503": status(503, retry_after="Wed, 21 Oct 2099 07:28:00 GMT"),
    "/download": lambda said: said.answer(b"MZ" * 99, content_type="application/octet-stream", content_disposition="attachment; filename=a.exe"),
    "/download-on-load": script('location = "/download"'),
    "/links": html("".join(f'<a href="/{number}">Thủ tục {number}</a> ' for number in range(20_000))),
    "/endless-scroll": script('let n = 0; setInterval(() => { for (let i = 0; i < 20; i++) { const p = document.createElement("p"); p.textContent = `Mục ${n++}`; document.body.append(p); } }, 20)'),
    "/deep": html("<div>" * 20_000 + "Nội dung"),
    "/dialogs": script("for (let i = 0; i < 5; i++) { alert(i); confirm(i); prompt(i); }"),
    "/dialogs-forever": script("setInterval(() => alert(1), 1)"),
    "/unload-dialog": script('onbeforeunload = (event) => { event.preventDefault(); event.returnValue = "x"; }'),
    "/print": script("print()"),
    "/windows": script("for (let i = 0; i < 5; i++) open(`/sound?${i}`)"),
    "/window-storm": script('open("/window-storm"); setInterval(() => open("/window-storm"), 200)'),
    "/busy": script("for (;;);"),
    "/busy-later": script("setTimeout(() => { for (;;); }, 20)"),
    "/memory": script("const all = []; setInterval(() => all.push(new Float64Array(2e6).fill(1)), 5)"),
    "/reloads": script("setTimeout(() => location.reload(), 20)"),
    "/fragments": script("setInterval(() => { location.hash = Math.random(); }, 1)"),
    "/crash": script('location = "chrome://crash"'),
    "/sabotage": script("window.Promise = null; window.MutationObserver = null; document.querySelectorAll = () => [];"),
    "/worker.js": lambda said: said.answer('onfetch = (event) => event.respondWith(new Response("<p>Trang giả"))', content_type="text/javascript"),
    "/worker": script('navigator.serviceWorker?.register("/worker.js")'),
    "/frame-in-itself": html(f'{TEXT}<iframe src="/frame-in-itself?again"></iframe>'),
    "/picture-that-never-comes": html(f'{TEXT}<img src="/never" alt="Quốc huy">'),
    "/counter-that-never-comes": html(f'{TEXT}<script async src="/never"></script>'),
    "/style-that-never-comes": html(TEXT, head='<link rel="stylesheet" href="/never">'),
    "/challenge": html("<h1>Checking your browser before accessing</h1><p>This may take a few seconds.</p>", "Just a moment..."),
    "/challenge-vi": html("<p>Vui lòng xác minh bạn không phải là robot để tiếp tục.</p><input><button>Tiếp tục</button>"),
    "/firewall": html("The requested URL was rejected. Please consult with your administrator. Your support ID is: 1337", "Request Rejected"),
    "/closed": html("<h1>Hệ thống đang bảo trì</h1><p>Mời Quý vị quay lại sau 17h00 ngày 30/11/2026.</p>"),
    "/abroad": html("<p>Hệ thống không hỗ trợ truy cập từ nước ngoài.</p>"),
    "/tells-of-works": html("<nav>" + "".join(f'<a href="/{n}">Thủ tục {n}</a>' for n in range(9)) + f"</nav>{TEXT}<p>Hệ thống đang bảo trì từ 22h00.</p>"),
}  # fmt: skip

HOSTILITIES = (
    Hostility("/never", "PageNotOpened", "Timeout"),
    Hostility("/drip", "PageNotOpened", "Timeout"),
    Hostility("/reset", "PageNotOpened", "ERR_CONNECTION_RESET"),
    Hostility("/reset-mid", "PageNotOpened"),
    Hostility("/empty", "PageNotOpened", "ERR_EMPTY_RESPONSE"),
    Hostility("/endless", "PageNotOpened", "Timeout"),
    Hostility("/loop", "PageNotOpened", "ERR_TOO_MANY_REDIRECTS"),
    Hostility("/no-head", "PageNotOpened", "ERR_INVALID_HTTP_RESPONSE"),
    Hostility("/http-1.0", "read", "Cổng dịch vụ công"),
    Hostility("/broken-gzip", "PageNotOpened"),
    Hostility("/big-head", "PageNotOpened", "ERR_RESPONSE_HEADERS_TOO_BIG"),
    Hostility("/to-file", "PageNotOpened", "ERR_UNSAFE_REDIRECT"),
    Hostility("/to-nowhere", "PageNotOpened"),
    Hostility("/windows-1258", "read", "Thu\u0309 tu\u0323c"),
    Hostility("/204", "PageNotOpened", "ERR_ABORTED"),
    Hostility("/403", "PortalBlocked", "403"),
    Hostility("/429", "PortalBlocked", "429"),
    Hostility("/503", "PortalBlocked", "503"),
    Hostility("/download", "PageNotOpened", "Download is starting"),
    Hostility("/download-on-load", "PageNotOpened"),
    Hostility("/links", "read", "Thủ tục 19"),
    Hostility("/endless-scroll", "read", "Mục 1"),
    Hostility("/deep", "read", "Nội dung"),
    Hostility("/dialogs", "read", "Cổng dịch vụ công"),
    Hostility("/dialogs-forever", "read", "Cổng dịch vụ công"),
    Hostility("/unload-dialog", "read", "Cổng dịch vụ công"),
    Hostility("/print", "read", "Cổng dịch vụ công"),
    Hostility("/windows", "read", "Cổng dịch vụ công"),
    Hostility("/window-storm", "read", "Cổng dịch vụ công"),
    Hostility("/busy", "PageNotOpened", "Timeout"),
    Hostility("/busy-later", "PageNotOpened", "kept the browser busy", within_s=90.0),
    Hostility("/memory", "read", "Cổng dịch vụ công"),
    Hostility("/reloads", "PageNotOpened"),
    Hostility("/fragments", "read", "Cổng dịch vụ công"),
    Hostility("/crash", "read", "Cổng dịch vụ công"),
    Hostility("/sabotage", "PageNotOpened"),
    Hostility("/worker", "read", "Cổng dịch vụ công"),
    Hostility("/frame-in-itself", "read", "Cổng dịch vụ công"),
    Hostility("/picture-that-never-comes", "read", "Cổng dịch vụ công"),
    Hostility("/counter-that-never-comes", "read", "Cổng dịch vụ công"),
    Hostility("/style-that-never-comes", "PageNotOpened", "Timeout"),
    Hostility("/challenge", "PortalBlocked", "a challenge"),
    Hostility("/challenge-vi", "PortalBlocked", "a challenge"),
    Hostility("/firewall", "PortalBlocked", "a firewall"),
    Hostility("/closed", "PortalBlocked", "closed for works"),
    Hostility("/abroad", "PortalBlocked", "not open to the region"),
    Hostility("/tells-of-works", "read", "đang bảo trì"),
)
