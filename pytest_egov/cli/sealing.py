"""``egov verify`` and ``egov sign``: whether a dossier is as it was written, and whose it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import app
from pytest_egov.errors import SignatureProblem, UsageProblem, place_of
from pytest_egov.exit_codes import ALTERED, NOT_SIGNED_SO

if TYPE_CHECKING:
    from pytest_egov.evidence.sealing import Comparison

__all__ = ["insist", "sign", "verify"]


@app.command()
def verify(
    dossier: Annotated[Path, typer.Argument(help="Directory of a dossier (egov-evidence).")],
    public_key: Annotated[
        Path | None, typer.Option(help="Also hold the signature against this Ed25519 public key (PEM).")
    ] = None,
) -> None:
    """Hold every file of a dossier against its manifest, and name each that was changed, is missing or was added.

    Exit codes: 0 as it was written; 20 altered; 21 not signed, or the signature does not fit the key.

      egov verify egov-evidence --public-key assessor.pub
    """
    from pytest_egov.evidence.sealing import is_signed, verify_signature

    insist(dossier)
    if public_key is not None:
        try:
            fingerprint = verify_signature(dossier, public_key)
        except SignatureProblem as error:
            typer.secho(str(error), err=True, fg="red")
            raise typer.Exit(NOT_SIGNED_SO) from error
        typer.echo(f"Signature: fits {place_of(public_key)} ({fingerprint})")
    elif is_signed(dossier):
        typer.echo("Signature: there is one; to verify whose it is, give --public-key FILE")
    else:
        typer.echo("Signature: none")


@app.command()
def sign(
    dossier: Annotated[Path, typer.Argument(help="Directory of a dossier (egov-evidence).")],
    key: Annotated[Path, typer.Option(help="File of an Ed25519 private key (PEM).")],
    passphrase_env: Annotated[
        str | None, typer.Option(help="Name of the environment variable that holds the passphrase of an encrypted key.")
    ] = None,
) -> None:
    """Sign the manifest of a dossier, in a file of its own beside it (manifest.json.sig); nothing else changes.

    A key is made once, and only its public half is handed out:

      openssl genpkey -algorithm ed25519 -aes256 -out key.pem

      openssl pkey -in key.pem -pubout -out public.pem

    Verify with egov verify DOSSIER --public-key public.pem, or without this tool:

      openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in manifest.json -sigfile manifest.json.sig

      egov sign egov-evidence --key assessor.pem
    """
    from pytest_egov.evidence import sealing

    if passphrase_env is not None and passphrase_env not in os.environ:
        raise UsageProblem(f"--passphrase-env {passphrase_env}: there is no such environment variable.")
    passphrase = os.environ[passphrase_env] if passphrase_env is not None else None
    file = sealing.sign(dossier, key, passphrase)
    typer.echo(f"{place_of(file)}: the manifest is signed (sha256 {sealing.compare(dossier).sha256}).")


def insist(dossier: Path, sha256: str | None = None) -> None:
    """Print what was held against the manifest, and leave with a code of its own where something was altered.

    Args:
        dossier: its directory.
        sha256: of the manifest, as a result names its dossier; not compared without.

    Raises:
        DossierProblem: it is no dossier.
    """
    from pytest_egov.evidence.sealing import compare

    found = compare(dossier)
    for what, names in (("changed", found.changed), ("missing", found.missing), ("added", found.added)):
        for name in names:
            typer.secho(f"{what}: {_harmless(name)}", err=True, fg="red")
    another = sha256 is not None and sha256 != found.sha256
    if another:
        typer.secho(
            f"The result is of another dossier (sha256 {sha256}) than {place_of(dossier)} (sha256 {found.sha256}).",
            err=True, fg="red",
        )  # fmt: skip
    if not found.intact:
        typer.secho(f"{place_of(dossier)} is not as it was written.", err=True, fg="red")
    if another or not found.intact:
        raise typer.Exit(ALTERED)
    typer.echo(f"{place_of(dossier)}: {_amount(found)}, as they were written")
    typer.echo(f"Manifest: sha256 {found.sha256}")


def _harmless(name: str) -> str:
    from pytest_egov.reporting.paper import printable

    return printable(name, 300)


def _amount(found: Comparison) -> str:
    return f"{found.files} files, {found.octets / 1e6:.1f} MB"
