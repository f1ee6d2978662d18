"""The application that the commands hang themselves into, and the options several of them share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Evidence", "Language", "OutputLanguage", "Pictures", "Planned", "Report", "Said", "app"]

app = typer.Typer(
    help="Audit a Vietnamese public-service portal: 54 criteria, 100 points, a conformance report.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Report = Annotated[Path, typer.Option("--report", help="Directory for the reports.")]
Evidence = Annotated[Path, typer.Option("--evidence", help="Directory for the dossier.")]
Said = Annotated[
    Path | None, typer.Option("--statements", help="Attestations and waivers: a sheet of `egov attest`, filled in.")
]
Planned = Annotated[
    Path | None, typer.Option("--plan", help="A plan of repairs (egov plan): tell what became of its tasks.")
]
Language = Annotated[str, typer.Option("--lang", help="Language of the terminal: en or vi.")]
OutputLanguage = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="vi|en|both",
        help="Language of the outputs and of the terminal. By default each output has its own: "
        "the report and the scoring sheet Vietnamese, the terminal and the summary English.",
    ),
]
Pictures = Annotated[
    str | None,
    typer.Option(
        "--pictures",
        metavar="always|fail|never",
        help="Pictures in the report: all, none, or (fail, the default) those of criteria that lost points or left some open, "
        "and others while the report stays small. All of them are in the dossier.",
    ),
]
