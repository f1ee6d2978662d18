"""The published JSON Schemas are those of the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from egov_command import run_egov
from pydantic import BaseModel
from ruamel.yaml import YAML
from small_results import part, result_of, row

from pytest_egov import schemas
from pytest_egov.campaign.campaign_file import CampaignFile
from pytest_egov.campaign.league import League
from pytest_egov.campaign.new_file import write_campaign_file
from pytest_egov.catalogue import Catalogue
from pytest_egov.errors import UsageProblem
from pytest_egov.plan_files import update_plan, write_plan
from pytest_egov.portal import Portal
from pytest_egov.repair_plan import PlanFile
from pytest_egov.results import RunResult, as_json
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
    return json.loads((ROOT / "pytest_egov" / "schema" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_code_s(name: str) -> None:
    mode = "serialization" if name in ("result-1", "league") else "validation"
    expected = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SCHEMAS[name].model_json_schema(mode=mode, by_alias=True),
    }
    assert expected == published(name), f"write it anew: egov schema {name} > pytest_egov/schema/{name}.json"


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


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_the_wheel_brings_is_what_the_command_prints(name: str) -> None:
    assert json.loads(run_egov("schema", name).stdout) == json.loads(schemas.published(name))


class TestWrittenForPeople:
    def fits(self, file: Path, name: str) -> None:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert f"# yaml-language-server: $schema=egov-{name}.schema.json" == first
        schema = json.loads((file.parent / first.partition("$schema=")[2]).read_text(encoding="utf-8"))
        assert published(name) == schema
        data = json.loads(json.dumps(YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")), default=str))
        jsonschema.validate(data, schema)

    def test_a_plan_names_its_schema_and_so_does_what_is_made_of_it(self, tmp_path: Path) -> None:
        result = tmp_path / "result.json"
        result.write_bytes(as_json(result_of(row("T1", 1, part(0)), row("T2", 2.5, part(0.5)))))
        assert write_plan(result, tmp_path / "plan.yaml", "vi").tasks
        self.fits(tmp_path / "plan.yaml", "plan")
        (tmp_path / "later").mkdir()
        update_plan(tmp_path / "plan.yaml", result, tmp_path / "later" / "plan.yaml", "vi")
        self.fits(tmp_path / "later" / "plan.yaml", "plan")

    def test_a_campaign_file_names_its_schema(self, tmp_path: Path) -> None:
        (tmp_path / "list.csv").write_text(
            "Tên,Địa chỉ\nTỉnh Minh Hòa,https://minh-hoa.example.gov.vn/\n", encoding="utf-8"
        )
        assert write_campaign_file(tmp_path / "list.csv", tmp_path / "march.yaml") == 1
        self.fits(tmp_path / "march.yaml", "campaign")

    def test_a_schema_of_an_earlier_version_gives_way_and_a_file_of_people_does_not(self, tmp_path: Path) -> None:
        (tmp_path / "egov-plan.schema.json").write_text("{}", encoding="utf-8")
        schemas.keep_schema("plan", tmp_path)
        assert schemas.published("plan") == (tmp_path / "egov-plan.schema.json").read_bytes()
        (tmp_path / "mine.yaml").write_text("tasks: []\n", encoding="utf-8")
        with pytest.raises(UsageProblem, match="is there already"):
            schemas.write_with_schema(tmp_path / "mine.yaml", "", "statements", "Give another name.")
        assert not (tmp_path / "egov-statements.schema.json").exists()

    def test_no_file_stands_where_the_schema_it_names_does_not(self, tmp_path: Path) -> None:
        (tmp_path / "egov-plan.schema.json").mkdir()
        with pytest.raises(UsageProblem, match=r"egov-plan\.schema\.json cannot be written"):
            schemas.write_with_schema(tmp_path / "plan.yaml", "", "plan", "Give another name.")
        assert not (tmp_path / "plan.yaml").exists()
