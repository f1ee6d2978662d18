"""A proxy that notes what it is asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

__all__ = ["Proxy", "proxy"]


@dataclass
class Proxy:
    """A proxy that knows one site by any name; ``asked`` holds the first lines it was sent."""

    address: str
    asked: list[str]


@contextmanager
def proxy(port: int) -> Iterator[Proxy]:
    """A proxy that takes every CONNECT to the site at a port of this machine, whatever its name."""
    asked: list[str] = []

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            head = b""
            while b"\r\n\r\n" not in head:
                head += self.request.recv(65536)
            asked.append(head.split(b"\r\n")[0].decode())
            if not head.startswith(b"CONNECT"):
                self.request.sendall(b"HTTP/1.1 405 No\r\ncontent-length: 0\r\n\r\n")
                return
            with socket.create_connection(("127.0.0.1", port)) as site:
                self.request.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                back = threading.Thread(target=_pump, args=(site, self.request), daemon=True)
                back.start()
                _pump(self.request, site)
                back.join()

    class Server(ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Proxy(f"http://127.0.0.1:{server.server_address[1]}", asked)
    finally:
        server.shutdown()
        server.server_close()


def _pump(from_: socket.socket, to: socket.socket) -> None:
    try:
        while piece := from_.recv(65536):
            to.sendall(piece)
        to.shutdown(socket.SHUT_WR)
    except OSError:
        return
