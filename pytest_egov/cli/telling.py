"""``egov schema`` and ``egov version``: what the tool tells about itself."""

from __future__ import annotations

from typing import Annotated

import typer

from pytest_egov import __version__
from pytest_egov.cli.app import app
from pytest_egov.console import for_programs
from pytest_egov.errors import EgovError

__all__ = ["schema", "version"]


@app.command()
def schema(
    name: Annotated[
        str, typer.Argument(help="portal, campaign, statements, plan, product, catalogue, result-1 or league.")
    ],
) -> None:
    """Print the JSON Schema of a file of ours, for editors to check with: a portal file, a catalogue, a run result ...

    egov schema portal
    """
    from pydantic import BaseModel

    from pytest_egov.campaign.campaign_file import CampaignFile
    from pytest_egov.campaign.league import League
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.portal import Portal
    from pytest_egov.repair_plan import PlanFile
    from pytest_egov.results import RunResult
    from pytest_egov.statements import Sheet
    from pytest_egov.wayfinding.products import Product

    models: dict[str, type[BaseModel]] = {
        "portal": Portal,
        "campaign": CampaignFile,
        "statements": Sheet,
        "plan": PlanFile,
        "product": Product,
        "catalogue": Catalogue,
        "result-1": RunResult,
        "league": League,
    }
    if name not in models:
        raise EgovError(f"There is no schema '{name}': ask for {', '.join(models)}.")
    written = models[name].model_json_schema(mode="serialization" if name in ("result-1", "league") else "validation")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **written}
    typer.echo(for_programs(whole))


@app.command()
def version() -> None:
    """Print the version.

    egov version
    """
    typer.echo(f"pytest-egov {__version__}")
