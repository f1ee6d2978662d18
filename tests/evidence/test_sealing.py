"""A dossier held against its manifest, and the manifest against its signature."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from pytest_egov.errors import DossierProblem, SignatureProblem
from pytest_egov.evidence import KINDS, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.sealing import compare, is_signed, sign, verify_signature

ABOUT = About(datetime(2026, 11, 24, tzinfo=UTC), "0", "s", {}, {}, {"address": "https://a.vn/"}, "s", "b")


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    made = Dossier.begin(tmp_path / "dossier", ABOUT, KINDS)
    made.keep("faq", NotFound("faq", ("x",), decisive=True))
    made.keep_picture("home", b"\x89PNG one")
    return made


def keys(where: Path, name: str = "key", passphrase: bytes | None = None) -> tuple[Path, Path]:
    """Files of a private key and of its public half."""
    key = Ed25519PrivateKey.generate()
    private, public = where / f"{name}.pem", where / f"{name}.pub.pem"
    encryption = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return private, public


def test_a_dossier_as_it_was_written(dossier: Dossier) -> None:
    found = compare(dossier.directory)
    assert (3, (), (), (), True) == (found.files, found.changed, found.missing, found.added, found.intact)
    assert dossier.sha256 == found.sha256
    assert found.octets == sum(
        (dossier.directory / name).stat().st_size for name in ("dossier.json", "evidence/faq.json", "pictures/home.png")
    )


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("alter", "changed", "missing", "added"),
    [
        (lambda here: flip(here / "pictures/home.png"), ("pictures/home.png",), (), ()),
        (lambda here: flip(here / "dossier.json"), ("dossier.json",), (), ()),
        (lambda here: (here / "evidence/faq.json").unlink(), (), ("evidence/faq.json",), ()),
        (lambda here: (here / "evidence/rating.json").write_text("{}"), (), (), ("evidence/rating.json",)),
        (lambda here: (here / "x").symlink_to("/etc/hostname"), (), (), ("x",)),
        (lambda here: (here / "pictures/home.png").rename(here / "pictures/else.png"), (), ("pictures/home.png",), ("pictures/else.png",)),
    ],
)  # fmt: skip
def test_what_was_changed_taken_or_put_in_is_named(
    dossier: Dossier,
    alter: Callable[[Path], object],
    changed: tuple[str, ...],
    missing: tuple[str, ...],
    added: tuple[str, ...],
) -> None:
    alter(dossier.directory)
    found = compare(dossier.directory)
    assert (changed, missing, added, False) == (found.changed, found.missing, found.added, found.intact)


def test_a_manifest_leads_nowhere_else(dossier: Dossier) -> None:
    file = dossier.directory / "manifest.json"
    value = json.loads(file.read_bytes())
    (dossier.directory.parent / "outside").write_text("x")
    value["files"]["../outside"] = hashlib.sha256(b"x").hexdigest()
    file.write_text(json.dumps(value))
    assert ("../outside",) == compare(dossier.directory).missing


def test_a_signature_fits_the_key_and_changes_no_hash(dossier: Dossier, tmp_path: Path) -> None:
    private, public = keys(tmp_path)
    before = compare(dossier.directory)
    assert not is_signed(dossier.directory)
    file = sign(dossier.directory, private)
    assert (64, True) == (file.stat().st_size, is_signed(dossier.directory))
    assert verify_signature(dossier.directory, public).startswith("SHA256:")
    assert before == compare(dossier.directory)
    assert dossier.sha256 == Dossier.load(dossier.directory, KINDS).sha256


def test_another_key_and_a_manifest_changed_afterwards_are_told(dossier: Dossier, tmp_path: Path) -> None:
    private, public = keys(tmp_path)
    sign(dossier.directory, private)
    with pytest.raises(SignatureProblem, match=r"does not fit .*another key"):
        verify_signature(dossier.directory, keys(tmp_path, "other")[1])
    dossier.note("acts", [])
    assert compare(dossier.directory).intact
    with pytest.raises(SignatureProblem, match="manifest was changed afterwards"):
        verify_signature(dossier.directory, public)


def test_an_unsigned_dossier_says_how_it_is_signed(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(SignatureProblem, match=r"is not signed.*egov sign"):
        verify_signature(dossier.directory, keys(tmp_path)[1])


def test_nobody_signs_an_altered_dossier(dossier: Dossier, tmp_path: Path) -> None:
    flip(dossier.directory / "evidence" / "faq.json")
    with pytest.raises(DossierProblem, match=r"evidence/faq\.json\): it was not signed"):
        sign(dossier.directory, keys(tmp_path)[0])
    assert not is_signed(dossier.directory)


def test_a_key_behind_a_passphrase(dossier: Dossier, tmp_path: Path) -> None:
    private, public = keys(tmp_path, passphrase=b"bi mat")
    with pytest.raises(SignatureProblem, match="--passphrase-env"):
        sign(dossier.directory, private)
    with pytest.raises(SignatureProblem, match="passphrase is another"):
        sign(dossier.directory, private, "khác")
    sign(dossier.directory, private, "bi mat")
    verify_signature(dossier.directory, public)


@pytest.mark.parametrize("what", ["missing", "text", "rsa", "public"])
def test_a_file_that_is_no_key_to_sign_with(dossier: Dossier, tmp_path: Path, what: str) -> None:
    file = tmp_path / "k.pem"
    if what == "text":
        file.write_text("no key")
    elif what == "rsa":
        file.write_bytes(
            generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
    elif what == "public":
        file = keys(tmp_path)[1]
    with pytest.raises(SignatureProblem, match="openssl genpkey -algorithm ed25519"):
        sign(dossier.directory, file)


@pytest.mark.parametrize("what", ["missing", "text", "private"])
def test_a_file_that_is_no_key_to_verify_with(dossier: Dossier, tmp_path: Path, what: str) -> None:
    private, _ = keys(tmp_path)
    sign(dossier.directory, private)
    file = private if what == "private" else tmp_path / "k.pem"
    if what == "text":
        file.write_text("no key")
    with pytest.raises(SignatureProblem, match=r"openssl pkey -in key\.pem -pubout"):
        verify_signature(dossier.directory, file)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="takes openssl")
def test_openssl_makes_the_key_and_verifies_the_signature(dossier: Dossier, tmp_path: Path) -> None:
    def openssl(*arguments: str) -> str:
        return subprocess.run(["openssl", *arguments], cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    openssl("genpkey", "-algorithm", "ed25519", "-out", "key.pem")
    openssl("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem")
    sign(dossier.directory, tmp_path / "key.pem")
    verify_signature(dossier.directory, tmp_path / "public.pem")
    said = openssl(
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "public.pem",
        "-rawin",
        "-in",
        "dossier/manifest.json",
        "-sigfile",
        "dossier/manifest.json.sig",
    )
    assert "Verified Successfully" in said


def test_a_signed_dossier_that_is_rechecked_stays_signed_within(dossier: Dossier, tmp_path: Path) -> None:
    private, public = keys(tmp_path)
    sign(dossier.directory, private)
    again = Dossier.begin(
        tmp_path / "again",
        ABOUT,
        KINDS,
        Dossier.load(dossier.directory, KINDS),
    )
    verify_signature(again.directory / "earlier", public)
    assert compare(again.directory).intact
