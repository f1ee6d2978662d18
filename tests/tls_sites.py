"""Servers that speak TLS, with certificates of an authority that only the test knows; and a proxy in front of them."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

__all__ = ["Authority", "Certificate", "Proxy", "proxy", "self_signed", "tls_site"]

Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Certificate:
    """PEM files of a certificate and its key."""

    file: Path
    key: Path


@dataclass(frozen=True)
class Authority:
    """A certificate authority that signs certificates for names and addresses."""

    directory: Path
    key: Key = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def file(self) -> Path:
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Minh Hòa Test CA")])
        key_id = x509.SubjectKeyIdentifier.from_public_key(self.key.public_key())
        usage = x509.KeyUsage(**{**dict.fromkeys(_USES, False), "key_cert_sign": True, "crl_sign": True})
        made = (
            _begun(name, name, self.key, days=90)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(key_id, critical=False)
            .sign(self.key, hashes.SHA256())
        )
        return _write(self.directory / "ca.pem", made.public_bytes(Encoding.PEM))

    def sign(self, host: str, days: int = 90) -> Certificate:
        """A certificate for a host; one of negative days has expired."""
        issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Minh Hòa Test CA")])
        key = ec.generate_private_key(ec.SECP256R1())
        made = (
            _begun(x509.Name([]), issuer, key, days)
            .add_extension(x509.SubjectAlternativeName([_name(host)]), critical=True)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        return _kept(self.directory, made, key)


def self_signed(directory: Path, host: str) -> Certificate:
    """What `openssl req -x509` makes for a test server."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    made = (
        _begun(name, name, key, days=90)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .add_extension(x509.SubjectAlternativeName([_name(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return _kept(directory, made, key)


_USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign",
    "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _begun(subject: x509.Name, issuer: x509.Name, key: Key, days: int) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return x509.CertificateBuilder(
        issuer, subject, key.public_key(), x509.random_serial_number(), now - timedelta(days=100), now + timedelta(days)
    )


def _kept(directory: Path, made: x509.Certificate, key: Key) -> Certificate:
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Certificate(
        _write(directory / "server.pem", made.public_bytes(Encoding.PEM)), _write(directory / "server-key.pem", plain)
    )


def _write(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


@contextmanager
def tls_site(pages: dict[str, str], certificate: Certificate) -> Iterator[int]:
    """Pages over TLS on 127.0.0.1; gives the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = pages.get(self.path, "").encode()
            self.send_response(200 if content else 404)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.file, certificate.key)

    class Server(ThreadingHTTPServer):
        def finish_request(self, request: Any, client_address: Any) -> None:
            # The handshake belongs to the connection's own thread: one who breaks it off must not stop the others.
            with context.wrap_socket(request, server_side=True) as secured:
                super().finish_request(secured, client_address)

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    with _serving(Server(("127.0.0.1", 0), Handler)) as port:
        yield port


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

    with _serving(Server(("127.0.0.1", 0), Handler)) as its_port:
        yield Proxy(f"http://127.0.0.1:{its_port}", asked)


def _pump(from_: socket.socket, to: socket.socket) -> None:
    try:
        while piece := from_.recv(65536):
            to.sendall(piece)
        to.shutdown(socket.SHUT_WR)
    except OSError:
        return


@contextmanager
def _serving(server: Any) -> Iterator[int]:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
