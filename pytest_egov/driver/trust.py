"""Servers that a certificate authority of the user's own vouches for, named by ``EGOV_CA``: believed by us and by the browser.

A browser takes no further authority on its command line, only single keys it is to believe whatever is wrong with them. So the
server's certificate is held against the authority here first, with its name, its dates and its chain, and the browser is told of
the key only when all of that holds.
"""

from __future__ import annotations

import base64
import hashlib
import os
import ssl
from collections.abc import Iterable
from functools import lru_cache
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from pytest_egov.driver.proxy import proxy_for
from pytest_egov.errors import UsageProblem

__all__ = ["believed_keys", "own_authority", "secured", "tls_context"]

_PATIENCE_S = 10


def own_authority() -> Path | None:
    """The PEM file that ``EGOV_CA`` names: authorities of the user's own, or the certificate of one self-signed server.

    Raises:
        UsageProblem: it cannot be read, or holds no certificate.
    """
    named = os.environ.get("EGOV_CA")
    if not named:
        return None
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(named)
    except OSError as error:  # ssl.SSLError is one: the file is there and holds no certificate
        raise UsageProblem(
            f"EGOV_CA names '{named}', from which no certificate can be read. "
            "Name a PEM file (-----BEGIN CERTIFICATE-----) or unset it."
        ) from error
    return Path(named)


def tls_context() -> ssl.SSLContext:
    """How servers are verified: by what this machine trusts, and by the user's own authority.

    Raises:
        UsageProblem: as ``own_authority``.
    """
    authority = own_authority()
    machine = tuple(os.environ.get(name) for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"))
    return _context(authority, authority.read_bytes() if authority is not None else b"", machine)


# A machine's own certificates are some hundred; a run fetches as often. Another file, another content or another store of
# the machine's, as the next run of a process may have, is another context.
@lru_cache(maxsize=2)
def _context(authority: Path | None, _content: bytes, _machine: tuple[str | None, ...]) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if authority is not None:
        context.load_verify_locations(authority)
    return context


def believed_keys(addresses: Iterable[str]) -> list[str]:
    """The keys of those servers that the user's own authority vouches for; nothing is asked where there is none.

    Args:
        addresses: addresses on the servers.

    Returns:
        SHA-256 of each key's SubjectPublicKeyInfo, in base64, as RFC 7469 has it. A server that does not answer, or whose
        certificate does not hold, has none here: the browser will say what is wrong with it.

    Raises:
        UsageProblem: as ``own_authority``.
    """
    if own_authority() is None:
        return []
    servers = {(it.hostname, it.port or 443) for it in map(urlsplit, addresses) if it.scheme == "https" and it.hostname}
    keys = (_key_of(host, port) for host, port in sorted(servers))
    return [key for key in keys if key is not None]


def _key_of(host: str, port: int) -> str | None:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    connection = secured(host, port, _PATIENCE_S, tls_context())
    try:
        connection.connect()
        presented = connection.sock.getpeercert(binary_form=True)
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
    if presented is None:
        return None
    public = x509.load_der_x509_certificate(presented).public_key()
    return base64.b64encode(
        hashlib.sha256(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
    ).decode()


def secured(host: str, port: int, timeout_s: float, context: ssl.SSLContext) -> HTTPSConnection:
    """A connection over TLS, still to be opened, through the machine's proxy where it has one for it."""
    way = proxy_for(f"https://{host}:{port}/")
    if way is None:
        return HTTPSConnection(host, port, timeout=timeout_s, context=context)
    connection = HTTPSConnection(*way, timeout=timeout_s, context=context)
    connection.set_tunnel(host, port)
    return connection
