"""Reads the facts of a result's or receipt's file: its kind, whether it opens, and the digital signatures in it."""

from __future__ import annotations

import io
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from pytest_egov.evidence import ResultFile, Signature
from pytest_egov.gatherers.reading.downloads import kind_of

if TYPE_CHECKING:
    from pyhanko.sign.validation import EmbeddedPdfSignature

__all__ = ["file_facts"]

_XML = re.compile(rb"\s*(?:<\?xml\b|<[A-Za-z_][\w.:-]*[\s>])")
_XML_SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}Signature"


def file_facts(body: bytes) -> ResultFile:
    """What a file is by its content; its signatures are verified where it is a PDF. Never raises for what it holds."""
    kind = kind_of(body)
    if kind == "unknown" and _XML.match(body.removeprefix(b"\xef\xbb\xbf")):
        opens, signed = _xml(body)
        return ResultFile("xml", len(body), opens, unverified_signature=signed)
    if kind != "pdf":
        return ResultFile(kind, len(body), kind not in ("html", "unknown"))
    # pyHanko runs a loop of its own, and the browser's stays running in this thread.
    with ThreadPoolExecutor(1) as apart:
        opens, signatures = apart.submit(_pdf, body).result()
    return ResultFile(kind, len(body), opens, signatures)


def _pdf(body: bytes) -> tuple[bool, tuple[Signature, ...]]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(body), strict=False)
        opens = int(reader.root["/Pages"]["/Count"]) > 0
        embedded = list(reader.embedded_regular_signatures)
    except Exception:  # noqa: BLE001 # a hostile file breaks its reader in ways that have no common name
        return False, ()
    return opens, tuple(map(_signature, embedded))


def _signature(embedded: EmbeddedPdfSignature) -> Signature:
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    # Whom we trust is not the question here, and nothing is fetched: a path that ends at no known root is said in the log.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    signer = _organisation(embedded)
    try:
        context = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(embedded, signer_validation_context=context)
    except Exception as error:  # noqa: BLE001 # pyHanko raises its own, ASN.1's and the cryptography's errors
        return Signature(
            intact=False, whole=False, signer=signer, by_organisation=bool(signer), trouble=type(error).__name__
        )
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE or (
        status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and status.docmdp_ok is True
    )
    return Signature(bool(status.intact and status.valid), whole, signer, bool(signer))


def _organisation(embedded: EmbeddedPdfSignature) -> str:
    """The organisation in the certificate's subject. A person's certificate may name the employer, never the person here."""
    try:
        subject: dict[str, Any] = embedded.signer_cert.subject.native
    except Exception:  # noqa: BLE001 # as above
        return ""
    named = subject.get("organization_name") or subject.get("organizational_unit_name") or ""
    return str(named[0] if isinstance(named, list) else named)[:120]


def _xml(body: bytes) -> tuple[bool, bool]:
    from xml.etree import ElementTree as ET

    if b"<!DOCTYPE" in body[:4096] or b"<!ENTITY" in body:
        return False, False  # definitions of its own can make a small file endless; a result needs none
    try:
        root = ET.fromstring(body)  # noqa: S314 # what makes it dangerous was refused above
    except ET.ParseError:
        return False, False
    return True, root.tag == _XML_SIGNATURE or root.find(f".//{_XML_SIGNATURE}") is not None
