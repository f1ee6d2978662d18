"""The certificate a server shows, taken by a connection of our own: a browser tells of it only whether it likes it."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from typing import TYPE_CHECKING

from pytest_egov.evidence.outside import Certificate

if TYPE_CHECKING:
    from cryptography import x509

__all__ = ["certificate_of", "has_ipv6"]


def certificate_of(host: str, port: int, timeout_s: float) -> Certificate:
    """The certificate shown for a host.

    Raises:
        OSError: there is no TLS to be had there.
    """
    distrust = _distrust(host, port, timeout_s)
    # What was not trusted is looked at all the same, and nothing is sent over that connection.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection((host, port), timeout_s) as connection,
        context.wrap_socket(connection, server_hostname=host) as shown,
    ):
        der, protocol = shown.getpeercert(binary_form=True), shown.version() or ""
    if der is None:
        raise ssl.SSLError("the server shows no certificate")
    return _read(der, host, distrust, protocol)


def has_ipv6(host: str) -> bool | None:
    """Whether a name has an IPv6 address; None where nobody could be asked."""
    try:
        return bool(socket.getaddrinfo(host, None, socket.AF_INET6))
    except socket.gaierror as error:
        none_of_that_kind = {
            socket.EAI_NONAME,
            getattr(socket, "EAI_NODATA", None),
            getattr(socket, "EAI_ADDRFAMILY", None),
        }
        return False if error.errno in none_of_that_kind else None


def _distrust(host: str, port: int, timeout_s: float) -> str:
    """Why this machine's roots do not vouch for the certificate, its host apart; empty where they do."""
    context = ssl.create_default_context()
    # The roots of this machine alone: an authority that EGOV_CA has us believe is none that the public believes.
    context.check_hostname = False  # whether it is for this host is told by itself
    try:
        with (
            socket.create_connection((host, port), timeout_s) as connection,
            context.wrap_socket(connection, server_hostname=host),
        ):
            return ""
    except ssl.SSLCertVerificationError as error:
        return error.verify_message or str(error)


def _read(der: bytes, host: str, distrust: str, protocol: str) -> Certificate:
    from cryptography import x509

    read = x509.load_der_x509_certificate(der)
    names = _names(read)
    key = read.public_key()
    hash_ = read.signature_hash_algorithm
    return Certificate(
        subject=read.subject.rfc4514_string()[:300],
        issuer=read.issuer.rfc4514_string()[:300],
        names=names[:50],
        covers_host=any(_covers(name, host) for name in names),
        not_before=read.not_valid_before_utc,
        not_after=read.not_valid_after_utc,
        key=_kind(type(key).__name__),
        bits=int(getattr(key, "key_size", 256)),
        signature_hash=hash_.name if hash_ is not None else "",
        distrust=distrust[:200],
        protocol=protocol,
    )


def _names(read: x509.Certificate) -> tuple[str, ...]:
    from cryptography import x509

    try:
        alternative = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return ()  # browsers pass over the common name
    names = alternative.get_values_for_type(x509.DNSName)
    return (*names, *(str(address) for address in alternative.get_values_for_type(x509.IPAddress)))


def _covers(name: str, host: str) -> bool:
    try:
        return ipaddress.ip_address(name) == ipaddress.ip_address(host)
    except ValueError:
        pass
    name, host = name.lower().rstrip("."), host.lower().rstrip(".")
    first, _, rest = host.partition(".")
    return name == host or (name.startswith("*.") and bool(first) and name[2:] == rest)


def _kind(name: str) -> str:
    plain = name.removeprefix("_").removesuffix("PublicKey")
    return {"EllipticCurve": "EC"}.get(plain, plain)
