"""Tells whether a dossier is as it was written: by its manifest of hashes, and by a signature beside the manifest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pytest_egov.errors import DossierProblem, SignatureProblem, place_of
from pytest_egov.evidence.files import write_atomically
from pytest_egov.evidence.holding import IN_USE
from pytest_egov.evidence.manifest import MANIFEST, SIGNATURE, lies_within, read_manifest

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

__all__ = ["Comparison", "compare", "fingerprint", "is_signed", "sign", "verify_signature"]

_HOW_TO_MAKE_A_KEY: Final = "Make one with: openssl genpkey -algorithm ed25519 -out key.pem"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A dossier held against its manifest.

    Attributes:
        sha256: of the manifest, as reports name the dossier.
        files: how many the manifest names.
        octets: how large those that are there are together.
        changed, missing, added: names of files that differ from the manifest, are gone, or are in no manifest; sorted.
    """

    sha256: str
    files: int
    octets: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def intact(self) -> bool:
        """Whether everything is as it was written, and nothing more."""
        return not (self.changed or self.missing or self.added)


def compare(directory: Path) -> Comparison:
    """Hold every file of a dossier against its manifest.

    Raises:
        DossierProblem: there is no manifest of this version.
    """
    said = read_manifest(directory)
    changed, missing, octets = [], [], 0
    for name, sha256 in said.items():
        try:
            content = (directory / name).read_bytes() if lies_within(name) and (directory / name).is_file() else None
        except OSError:
            content = None
        if content is None:
            missing.append(name)
        else:
            octets += len(content)
            changed += [name] if hashlib.sha256(content).hexdigest() != sha256 else []
    there = (file.relative_to(directory).as_posix() for file in directory.rglob("*") if not file.is_dir())
    added = (name for name in there if name not in said and name not in (MANIFEST, SIGNATURE, IN_USE))
    return Comparison(
        hashlib.sha256((directory / MANIFEST).read_bytes()).hexdigest(),
        len(said), octets, tuple(sorted(changed)), tuple(sorted(missing)), tuple(sorted(added)),
    )  # fmt: skip


def sign(directory: Path, key: Path, passphrase: str | None = None) -> Path:
    """Sign the manifest of an intact dossier; the signature stands in a file of its own, so that no hash changes.

    It is the 64 bytes of RFC 8032, as ``openssl pkeyutl -verify -rawin`` reads them, so that nobody needs us to verify it.

    Args:
        directory: of the dossier.
        key: a file with an Ed25519 private key in PEM.
        passphrase: of the key, where it is encrypted.

    Returns:
        The file of the signature.

    Raises:
        DossierProblem: the dossier is not as it was written: nobody should sign that.
        SignatureProblem: the file holds no such key.
    """
    found = compare(directory)
    if not found.intact:
        names = ", ".join((*found.changed, *found.missing, *found.added))
        raise DossierProblem(f"{place_of(directory)} is not as it was written ({names}): it was not signed.")
    signature = _private_key(key, passphrase).sign((directory / MANIFEST).read_bytes())
    file = directory / SIGNATURE
    write_atomically(file, signature)
    return file


def is_signed(directory: Path) -> bool:
    """Whether a signature lies beside the manifest; whose it is, and whether it fits, is not said."""
    return (directory / SIGNATURE).is_file()


def verify_signature(directory: Path, public_key: Path) -> str:
    """Hold the manifest against its signature; answers the fingerprint of the key.

    Raises:
        SignatureProblem: there is no signature, it does not fit, or the file holds no Ed25519 public key.
    """
    from cryptography.exceptions import InvalidSignature

    key = _public_key(public_key)
    try:
        signature = (directory / SIGNATURE).read_bytes()
    except OSError as error:
        raise SignatureProblem(
            f"{place_of(directory)} is not signed. Whoever made it signs it with: egov sign {place_of(directory)} --key key.pem"
        ) from error
    try:
        key.verify(signature, (directory / MANIFEST).read_bytes())
    except InvalidSignature as error:
        raise SignatureProblem(
            f"The signature of {place_of(directory)} does not fit {place_of(public_key)} ({fingerprint(key)}): another key "
            "signed it, or the manifest was changed afterwards. Trust nothing in it before you know which."
        ) from error
    return fingerprint(key)


def fingerprint(key: Ed25519PublicKey) -> str:
    """What a key can be compared by over the telephone: the SHA-256 of its DER form (``openssl pkey -pubin -outform DER``)."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"SHA256:{hashlib.sha256(der).hexdigest()}"


def _private_key(file: Path, passphrase: str | None) -> Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(file.read_bytes(), passphrase.encode() if passphrase else None)
    except OSError as error:
        raise SignatureProblem(f"{place_of(file)} cannot be read: {error.strerror}. {_HOW_TO_MAKE_A_KEY}") from error
    except TypeError as error:
        remedy = "Name the environment variable of its passphrase: --passphrase-env NAME." if passphrase is None else ""
        raise SignatureProblem(f"{place_of(file)}: {error}. {remedy}".strip()) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise SignatureProblem(
            f"{place_of(file)} holds no private key in PEM, or its passphrase is another. {_HOW_TO_MAKE_A_KEY}"
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SignatureProblem(f"{place_of(file)} holds a key of another kind than Ed25519. {_HOW_TO_MAKE_A_KEY}")
    return key


def _public_key(file: Path) -> Ed25519PublicKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    remedy = "Take it from the private key with: openssl pkey -in key.pem -pubout -out public.pem"
    try:
        key = load_pem_public_key(file.read_bytes())
    except OSError as error:
        raise SignatureProblem(f"{place_of(file)} cannot be read: {error.strerror}. {remedy}") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise SignatureProblem(f"{place_of(file)} holds no public key in PEM. {remedy}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise SignatureProblem(f"{place_of(file)} holds a key of another kind than Ed25519. {remedy}")
    return key
