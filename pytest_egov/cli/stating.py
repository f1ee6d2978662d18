"""``egov attest``: sheets for people to state what no machine can see."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pytest_egov.cli.app import app

__all__ = ["attest"]


@app.command()
def attest(
    source: Annotated[Path, typer.Argument(help="A dossier (egov-evidence) or a result.json; with --seal a sheet.")],
    output: Annotated[Path, typer.Option(help="The sheet to write; no file is ever overwritten.")] = Path(
        "attestations.yaml"
    ),
    seal: Annotated[bool, typer.Option("--seal", help="Fill in the hashes of the evidence files of a sheet.")] = False,  # noqa: FBT002 # typer's way to declare a flag
) -> None:
    """Write a sheet of the criteria that are still open, for people to state what they have verified.

    Fill it in, seal it with `egov attest --seal SHEET`, and count it with `egov judge DOSSIER --statements SHEET`.

      egov attest egov-evidence --output attestations.yaml

      egov attest --seal attestations.yaml
    """
    from pytest_egov.sheets import seal as fill_in
    from pytest_egov.sheets import write_sheet

    if seal:
        filled = fill_in(source)
        typer.echo(f"{source}: {filled} {'hash' if filled == 1 else 'hashes'} filled in.")
        return
    still_open = write_sheet(source, output)
    if not still_open:
        typer.echo("Nothing is open: there is nothing to state, and no sheet was written.")
        return
    typer.echo(f"{output}: {still_open} open {'criterion' if still_open == 1 else 'criteria'}. Fill it in, then:")
    typer.echo(f"  egov attest --seal {output}")
    typer.echo(f"  egov judge DOSSIER --statements {output}")
