"""``egov verify`` and ``egov sign`` as they are typed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from egov_command import run_egov

from pytest_egov.evidence import KINDS, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier

Egov = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A directory with a dossier and two pairs of keys."""
    about = About(datetime(2026, 11, 24, tzinfo=UTC), "0", "s", {}, {}, {"address": "https://a.vn/"}, "s", "b")
    Dossier.begin(tmp_path / "egov-evidence", about, KINDS).keep("faq", NotFound("faq", ("x",), decisive=True))
    for name in ("ours", "other"):
        key = Ed25519PrivateKey.generate()
        (tmp_path / f"{name}.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (tmp_path / f"{name}.pub").write_bytes(public)
    return tmp_path


@pytest.fixture
def egov(here: Path) -> Egov:
    return partial(run_egov, cwd=here, COLUMNS="120", NO_COLOR="1")


def test_it_says_what_was_verified(egov: Egov) -> None:
    done = egov("verify", "egov-evidence")
    assert (0, "") == (done.returncode, done.stderr)
    assert "egov-evidence: 2 files, 0.0 MB, as they were written\nManifest: sha256 " in done.stdout
    assert "Signature: none" in done.stdout


def test_an_altered_dossier_has_its_own_code_and_names_the_files(egov: Egov, here: Path) -> None:
    (here / "egov-evidence" / "evidence" / "faq.json").write_text("{}")
    (here / "egov-evidence" / "dossier.json").unlink()
    (here / "egov-evidence" / "extra\x1b[31m.txt").write_text("x")
    done = egov("verify", "egov-evidence")
    assert 20 == done.returncode
    for line in ("changed: evidence/faq.json", "missing: dossier.json", "added: extra.txt", "is not as it was written"):
        assert line in done.stderr
    assert "\x1b" not in done.stderr


def test_signed_and_verified(egov: Egov) -> None:
    signed = egov("sign", "egov-evidence", "--key", "ours.pem")
    assert (0, "") == (signed.returncode, signed.stderr)
    assert "Signature: there is one" in egov("verify", "egov-evidence").stdout
    done = egov("verify", "egov-evidence", "--public-key", "ours.pub")
    assert 0 == done.returncode
    assert "Signature: fits ours.pub (SHA256:" in done.stdout


def test_a_signature_that_does_not_fit_has_its_own_code(egov: Egov) -> None:
    unsigned = egov("verify", "egov-evidence", "--public-key", "ours.pub")
    assert (21, True) == (unsigned.returncode, "is not signed" in unsigned.stderr)
    egov("sign", "egov-evidence", "--key", "ours.pem")
    done = egov("verify", "egov-evidence", "--public-key", "other.pub")
    assert (21, True) == (done.returncode, "does not fit other.pub" in done.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "."),
        ("sign", ".", "--key", "ours.pem"),
        ("sign", "egov-evidence", "--key", "none.pem"),
        ("sign", "egov-evidence", "--key", "ours.pem", "--passphrase-env", "NOBODY_SET_THIS"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(egov: Egov, arguments: tuple[str, ...]) -> None:
    done = egov(*arguments)
    assert 4 == done.returncode
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 2


def test_the_help_teaches_how_to_make_a_key(egov: Egov) -> None:
    said = egov("sign", "--help").stdout
    for command in (
        "openssl genpkey -algorithm ed25519",
        "openssl pkey -in key.pem -pubout",
        "openssl pkeyutl -verify",
    ):
        assert command in said
