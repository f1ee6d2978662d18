"""The published JSON Schemas are those of the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel
from ruamel.yaml import YAML

from pytest_egov.campaign.campaign_file import CampaignFile
from pytest_egov.campaign.league import League
from pytest_egov.catalogue import Catalogue
from pytest_egov.portal import Portal
from pytest_egov.repair_plan import PlanFile
from pytest_egov.results import RunResult
from pytest_egov.statements import Sheet
from pytest_egov.wayfinding.products import Product

ROOT = Path(__file__).parents[1]
SCHEMAS: dict[str, type[BaseModel]] = {
    "catalogue": Catalogue,
    "portal": Portal,
    "campaign": CampaignFile,
    "result-1": RunResult,
    "league": League,
    "statements": Sheet,
    "product": Product,
    "plan": PlanFile,
}


def published(name: str) -> Any:
    return json.loads((ROOT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_code_s(name: str) -> None:
    mode = "serialization" if name in ("result-1", "league") else "validation"
    expected = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SCHEMAS[name].model_json_schema(mode=mode, by_alias=True),
    }
    assert expected == published(name), f"write it anew: egov schema {name} > docs/schema/{name}.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(published(name))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("catalogue", "conformance_suites/mic_2023/catalogue.yaml"),
        ("portal", "examples/demo_portal/portal.yaml"),
        *(("portal", str(file.relative_to(ROOT))) for file in sorted((ROOT / "examples" / "portals").glob("*.yaml"))),
    ],
)
def test_what_we_ship_fits_its_schema(name: str, file: str) -> None:
    data = json.loads(json.dumps(YAML(typ="safe", pure=True).load((ROOT / file).read_text(encoding="utf-8"))))
    jsonschema.validate(data, published(name))
