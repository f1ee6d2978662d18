"""Files of results and receipts, as they are by their content."""

from __future__ import annotations

import pytest
from signing import pdf_of, signed_pdf

from pytest_egov.evidence import ResultFile, Signature
from pytest_egov.gatherers.reading.documents import pdf_text
from pytest_egov.gatherers.reading.signatures import file_facts

PLAIN = pdf_of("Ket qua giai quyet", "So tien: 50.000 dong")


def test_a_signature_that_holds_names_its_organisation() -> None:
    body = signed_pdf(PLAIN, "UBND phường Bến Thành")
    facts = file_facts(body)
    expected = Signature(intact=True, whole=True, signer="UBND phường Bến Thành", by_organisation=True)
    assert ResultFile("pdf", len(body), opens=True, signatures=(expected,)) == facts


def test_a_person_is_never_named() -> None:
    (signature,) = file_facts(signed_pdf(PLAIN, None)).signatures
    assert ("", False, True) == (signature.signer, signature.by_organisation, signature.intact)


def test_a_byte_changed_afterwards_breaks_it() -> None:
    body = signed_pdf(PLAIN, "UBND").replace(b"50.000", b"90.000", 1)
    assert [False] == [signature.intact for signature in file_facts(body).signatures]


def test_what_was_added_afterwards_is_not_covered() -> None:
    added = b"\n4 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\nxref\n4 1\n%010d 00000 n \ntrailer\n<</Size 99/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    signed = signed_pdf(PLAIN, "UBND")
    previous = int(signed.rsplit(b"startxref", 1)[1].split()[0])
    start = len(signed) + added.index(b"xref\n4")
    body = signed + added % (len(signed) + 1, previous, start)
    assert [] == [signature for signature in file_facts(body).signatures if signature.intact and signature.whole]


@pytest.mark.parametrize(
    ("body", "kind", "opens", "unverified"),
    [
        (PLAIN, "pdf", True, False),
        (b"%PDF-1.4 cut short", "pdf", False, False),
        (b'<?xml version="1.0"?><KetQua><So>1</So></KetQua>', "xml", True, False),
        (b'<KetQua><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></KetQua>', "xml", True, True),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>', "xml", False, False),
        (b"<?xml version='1.0'?><KetQua>", "xml", False, False),
        (b"<!doctype html><p>404</p>", "html", False, False),
        (b"\x00\x01", "unknown", False, False),
    ],
)
def test_files_without_a_signature_to_verify(body: bytes, kind: str, opens: bool, unverified: bool) -> None:
    assert ResultFile(kind, len(body), opens, (), unverified) == file_facts(body)


def test_the_text_of_a_receipt() -> None:
    assert "So tien: 50.000 dong" in pdf_text(PLAIN)
    assert "" == pdf_text(b"%PDF-1.4 cut short")
