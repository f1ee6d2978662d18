"""The manifest of a dossier: the hashes of its files, read as a file that anyone may have written."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import Any

from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.file_contents import LARGEST_OF_RUNS, content_of, json_in

__all__ = ["MANIFEST", "SCHEMA", "SIGNATURE", "lies_within", "read_manifest", "read_object", "sha256_of"]

MANIFEST = "manifest.json"
SIGNATURE = f"{MANIFEST}.sig"  # beside the manifest and in no manifest of its own dossier: signing changes no hash
SCHEMA = "pytest-egov/dossier/1"


def read_manifest(directory: Path) -> dict[str, str]:
    """The hashes of a dossier's files (SHA-256), by their names relative to it.

    Raises:
        DossierProblem: there is no manifest, or one of another version.
    """
    manifest = read_object(directory / MANIFEST)
    if manifest.get("schema") != SCHEMA or not isinstance(manifest.get("files"), dict):
        raise DossierProblem(
            f"{place_of(directory)} is no dossier of this version (it says {manifest.get('schema')!r})."
        )
    return {str(name): str(said) for name, said in manifest["files"].items()}


def lies_within(name: str) -> bool:
    """Whether a name of a manifest leads to a file below it, and nowhere else."""
    # A manifest is a file anyone may have written: its names are copied from and to, and must lead nowhere else.
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and "\0" not in name


def sha256_of(file: Path) -> str:
    """The hash of a file's bytes; "missing" where there is none, and for what is none, as a device."""
    try:
        if not file.is_file():  # whoever opens a pipe waits for its other end
            return "missing"
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return "missing"


def read_object(file: Path) -> dict[str, Any]:
    """What a JSON file of a dossier says.

    Raises:
        DossierProblem: it cannot be read, or is no object.
    """
    content = content_of(file, DossierProblem, LARGEST_OF_RUNS, "Is this the directory of a dossier?")
    value = json_in(content, file, DossierProblem)
    if not isinstance(value, dict):
        raise DossierProblem(f"{place_of(file)} is not a file of a dossier.")
    return value
