"""Small PDFs, and signatures of a certificate authority made for a test."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

__all__ = ["pdf_of", "signed_pdf"]


def pdf_of(*lines: str) -> bytes:
    """A PDF of one page with lines of plain text (ASCII)."""
    content = b"BT /F1 12 Tf 50 780 Td 16 TL " + b" ".join(f"({line}) Tj T*".encode() for line in lines) + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(content)).encode() + b">>\nstream\n" + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, offsets = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(body))
        body += str(number).encode() + b" 0 obj\n" + one + b"\nendobj\n"
    table = b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    start = len(body)
    return (
        body
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + f"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    )


def signed_pdf(body: bytes, organisation: str | None) -> bytes:
    """The PDF signed by a certificate of its own making, for an organisation or a person."""
    key = ec.generate_private_key(ec.SECP256R1())
    names = [x509.NameAttribute(NameOID.COMMON_NAME, "Nguyen Van A")]
    names += [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if organisation else []
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(names))
        .issuer_name(x509.Name(names))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True)
        .sign(key, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(b"t", key, certificate, None, serialization.NoEncryption())
    signer = signers.SimpleSigner.load_pkcs12_data(packed, (), None)
    out = io.BytesIO()
    # pyHanko runs a loop of its own, and after the first page of Playwright's one runs in this thread already.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(
            signers.sign_pdf,
            IncrementalPdfFileWriter(io.BytesIO(body)),
            signers.PdfSignatureMetadata(field_name="Signature1"),
            signer,
            output=out,
        ).result()
    return out.getvalue()
