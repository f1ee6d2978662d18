"""A server that does what the worst portals do, on real sockets: one path for each hostility, and a sound page beside them."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

__all__ = ["SOUND", "WORDS", "Act", "Conversation", "HostileServer", "hostile_server", "page"]

WORDS = "Cổng dịch vụ công cung cấp thông tin về thủ tục hành chính cho người dân và doanh nghiệp. " * 20

Act = Callable[["Conversation"], None]


def page(body: str, title: str = "Cổng dịch vụ công tỉnh Thử Nghiệm", head: str = "") -> str:
    """A page in Vietnamese."""
    return f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


SOUND = page(f"<h1>Cổng dịch vụ công</h1><p>{WORDS}</p><a href='/sound'>Thủ tục hành chính</a>")


class Conversation:
    """One request, and a socket to answer on as badly as one likes."""

    def __init__(self, client: socket.socket, over: threading.Event, head: bytes) -> None:
        self.client, self.over = client, over
        first, *lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, *_ = [*first.split(" "), "", ""]
        self.path, self.query = urlsplit(self.target).path, urlsplit(self.target).query
        self.headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)

    def send(self, content: bytes) -> None:
        self.client.sendall(content)

    def head(self, status: int = 200, length: int | None = None, **headers: str) -> None:
        """The head of an answer; without a length it goes on until the connection is closed."""
        said = {"content-type": "text/html; charset=utf-8", "connection": "close"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        said |= {} if length is None else {"content-length": str(length)}
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        self.send(f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode())

    def answer(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.head(status, len(content), **headers)
        self.send(content)

    def wait(self, seconds: float = 3600) -> bool:
        """Let the other side wait; whether the test is over."""
        return self.over.wait(seconds)

    def reset(self) -> None:
        """Break the connection off, as a crashed server does."""
        self.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.client.close()


class HostileServer:
    """Serves acts by path on a port of the loopback address; ``tls`` makes it speak HTTPS."""

    def __init__(self, acts: dict[str, Act], tls: ssl.SSLContext | None = None) -> None:
        self._acts, self._tls, self._over = acts, tls, threading.Event()
        self.asked: list[str] = []
        self._door = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._door.getsockname()[1]
        self.address = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._over.set()
        self._door.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client:
            talking = self._tls.wrap_socket(client, server_side=True) if self._tls else client
            head = b""
            while b"\r\n\r\n" not in head:
                more = talking.recv(65536)
                if not more:
                    return
                head += more
            said = Conversation(talking, self._over, head.split(b"\r\n\r\n")[0])
            self.asked.append(said.target)
            self._acts.get(said.path, _missing)(said)
            with contextlib.suppress(OSError):
                talking.shutdown(socket.SHUT_WR)


def _missing(said: Conversation) -> None:
    said.answer(page("<h1>404</h1><p>Không tìm thấy trang.</p>", "404"), 404)


@contextlib.contextmanager
def hostile_server(acts: dict[str, Act], tls: ssl.SSLContext | None = None) -> Iterator[HostileServer]:
    """A server for as long as it is needed."""
    server = HostileServer(acts, tls)
    try:
        yield server
    finally:
        server.close()
