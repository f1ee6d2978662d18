"""Servers that speak TLS on this machine, with certificates made for the occasion."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

__all__ = ["Answer", "Authority", "of_pages", "self_signed", "serve"]

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
_USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign",
    "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip

Answer = Callable[[str], tuple[int, list[tuple[str, str]], str]]


@dataclass(frozen=True)
class Authority:
    """A certificate authority of the test's own; ``file`` is its certificate."""

    directory: Path
    key: Any
    certificate: x509.Certificate

    @classmethod
    def made(cls, directory: Path) -> Authority:
        key, name = ec.generate_private_key(ec.SECP256R1()), _name("CA thử nghiệm")
        # Python 3.13 and later insist on what RFC 5280 asks of an authority and of what it signs.
        usage = x509.KeyUsage(**{**dict.fromkeys(_USES, False), "key_cert_sign": True, "crl_sign": True})
        builder = _begun(name, name, key, NOW - 400 * DAY, NOW + 400 * DAY)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        builder = builder.add_extension(usage, critical=True)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        authority = cls(directory, key, builder.sign(key, hashes.SHA256()))
        authority.file.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
        return authority

    @property
    def file(self) -> Path:
        return self.directory / "ca.pem"

    def issue(
        self, *names: str, days: tuple[float, float] = (-30, 30), bits: int | None = None, sign: Any = None
    ) -> ssl.SSLContext:
        """A server's side of TLS with a certificate for these names; an EC key unless ``bits`` of RSA are asked for."""
        key: Any = rsa.generate_private_key(65537, bits) if bits else ec.generate_private_key(ec.SECP256R1())
        builder = _begun(_name(names[0]), self.certificate.subject, key, NOW + days[0] * DAY, NOW + days[1] * DAY)
        builder = builder.add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        vouches = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        issued = builder.add_extension(vouches, critical=False).sign(self.key, sign or hashes.SHA256())
        return _context(_kept(self.directory / f"server-{issued.serial_number}.pem", issued, key))


def self_signed(directory: Path, host: str, until: dt.datetime = NOW + 90 * DAY) -> tuple[Path, ssl.SSLContext]:
    """What `openssl req -x509` makes for a test server: the file to believe, and the server's side of TLS."""
    key, name = ec.generate_private_key(ec.SECP256R1()), _name(host)
    made = (
        _begun(name, name, key, min(until, NOW) - 400 * DAY, until)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = _kept(directory / "self-signed.pem", made, key)
    return file, _context(file)


def of_pages(pages: Mapping[str, str]) -> Answer:
    """A site of these pages."""
    html = [("content-type", "text/html; charset=utf-8")]
    return lambda path: (200 if path in pages else 404, html, pages.get(path, ""))


@contextmanager
def serve(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server on this machine, over TLS where a context is given; its port. ``answer`` takes a path."""

    class Handler(BaseHTTPRequestHandler):
        def version_string(self) -> str:
            return ""

        def do_GET(self) -> None:
            status, headers, body = answer(self.path)
            self.send_response_only(status)
            for name, value in headers:
                self.send_header(name, value)
            content = body.encode()
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    if context is not None:
        # The handshake is the handler's: a client that only knocks must not hold up the next one.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: Any, first: dt.datetime, last: dt.datetime
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number(), first, last)


def _kept(file: Path, made: x509.Certificate, key: Any) -> Path:
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    file.write_bytes(plain + made.public_bytes(serialization.Encoding.PEM))
    return file


def _context(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")  # short keys are what some tests are about
    context.load_cert_chain(file)
    return context
