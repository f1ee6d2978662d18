"""The certificate a server shows, taken by a connection of our own: a browser tells of it only whether it likes it."""

from __future__ import annotations

import ipaddress
import ssl
from http.client import HTTPException
from typing import TYPE_CHECKING

from pytest_egov.driver.trust import secured
from pytest_egov.evidence.outside import Certificate

if TYPE_CHECKING:
    from cryptography import x509

__all__ = ["certificate_of"]


def certificate_of(host: str, port: int, timeout_s: float) -> Certificate:
    """The certificate shown for a host.

    Raises:
        OSError: there is no TLS to be had there.
    """
    # The roots of this machine alone: an authority that EGOV_CA has us believe is none that the public believes. Whether it is
    # for this host is told by itself.
    context = ssl.create_default_context()
    context.check_hostname = False
    try:
        der, protocol = _shown(host, port, timeout_s, context)
        distrust = ""
    except ssl.SSLCertVerificationError as error:
        distrust = error.verify_message or str(error)
        # What was not trusted is looked at all the same, and nothing is sent over that connection.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        der, protocol = _shown(host, port, timeout_s, context)
    return _read(der, host, distrust, protocol)


def _shown(host: str, port: int, timeout_s: float, context: ssl.SSLContext) -> tuple[bytes, str]:
    connection = secured(host, port, timeout_s, context)
    try:
        connection.connect()
        der, protocol = connection.sock.getpeercert(binary_form=True), connection.sock.version() or ""
    except HTTPException as error:  # a proxy's answer that is none
        raise OSError(str(error)) from error
    finally:
        connection.close()
    if der is None:
        raise ssl.SSLError("the server shows no certificate")
    return der, protocol


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
