"""Real signatures: a test certification authority made at start, and PDF signatures by its certificates."""

from __future__ import annotations

import datetime as dt
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

COUNTRY, ROOT = "VN", "Minh Hòa Test CA"
VALID = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Holder:
    """A key and the certificate that says whose it is."""

    key: RSAPrivateKey
    certificate: x509.Certificate


@dataclass(slots=True)
class Authority:
    """Issues a certificate to whoever signs, once; keys are made when they are first needed because making them is slow."""

    holders: dict[str, Holder] = field(default_factory=dict)

    def holder(self, name: str) -> Holder:
        if name not in self.holders:
            issuer = None if name == ROOT else self.holder(ROOT)
            self.holders[name] = issue(name, issuer)
        return self.holders[name]

    def root(self) -> bytes:
        """The root certificate as PEM, for whoever wants to verify."""
        from cryptography.hazmat.primitives.serialization import Encoding

        return self.holder(ROOT).certificate.public_bytes(Encoding.PEM)

    def sign(self, pdf: bytes, signer: str, reason: str) -> bytes:
        """The same PDF with a signature of ``signer`` in it."""
        # pyhanko brings its own event loop, which the thread of a running one may not start.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(sign_pdf, pdf, self.holder(signer), self.holder(ROOT), signer, reason).result()

    def verifies(self, pdf: bytes) -> bool:
        """Whether every signature in a PDF is intact and by a certificate of this authority."""
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(verify_pdf, pdf, self.holder(ROOT)).result()


def issue(name: str, issuer: Holder | None) -> Holder:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, COUNTRY),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Tỉnh Minh Hòa (chứng thư thử nghiệm)"),
        x509.NameAttribute(NameOID.COMMON_NAME, name[:64]),
    ])  # fmt: skip
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + VALID)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(usage(root=issuer is None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return Holder(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()))


def usage(*, root: bool) -> x509.KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=True, content_commitment=not root, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=root, crl_sign=root, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def sign_pdf(pdf: bytes, holder: Holder, root: Holder, signer: str, reason: str) -> bytes:
    from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1, translate_pyca_cryptography_key_to_asn1
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()
    store.register(translate_pyca_cryptography_cert_to_asn1(root.certificate))
    simple = signers.SimpleSigner(
        signing_cert=translate_pyca_cryptography_cert_to_asn1(holder.certificate),
        signing_key=translate_pyca_cryptography_key_to_asn1(holder.key),
        cert_registry=store,
    )
    about = signers.PdfSignatureMetadata(field_name="Chu-ky-so", name=signer, reason=reason, location="Minh Hòa")
    signed: Any = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), about, signer=simple)
    return bytes(signed.getbuffer())


def verify_pdf(pdf: bytes, root: Holder) -> bool:
    from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=[translate_pyca_cryptography_cert_to_asn1(root.certificate)])
    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    return bool(signatures) and all(validate_pdf_signature(one, context).bottom_line for one in signatures)
