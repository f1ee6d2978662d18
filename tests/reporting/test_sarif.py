from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from rich_results import barrier, with_everything

from pytest_egov.reporting.sarif import render_sarif
from pytest_egov.results import RunResult

if TYPE_CHECKING:
    MakeResult = Callable[..., RunResult]

PUBLISHED = Path(__file__).parents[1] / "published" / "sarif-schema-2.1.0.json"


@cache
def schema() -> jsonschema.Draft4Validator:
    """The schema of the OASIS standard, with errata 01."""
    return jsonschema.Draft4Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def run_of(content: bytes) -> Any:
    (run,) = json.loads(content)["runs"]
    return run


@pytest.mark.parametrize("lang", ["vi", "en", "both"])
def test_it_keeps_to_the_published_schema(result: RunResult, hostile_result: RunResult, lang: Any) -> None:
    for one in (result, with_everything(result), with_everything(hostile_result, "=x [y](javascript:z) {0}")):
        assert [] == [error.message for error in schema().iter_errors(json.loads(render_sarif(one, lang)))]


def test_the_schema_would_notice(result: RunResult) -> None:
    said = json.loads(render_sarif(with_everything(result)))
    said["runs"][0]["results"][0]["level"] = "grave"
    assert list(schema().iter_errors(said))


def test_there_is_one_result_per_finding_and_a_rule_for_every_criterion(result: RunResult) -> None:
    rich = with_everything(result)
    run = run_of(render_sarif(rich))
    for row in rich.criteria:
        found = [one for one in run["results"] if one["properties"]["criterion"] == row.id]
        expected = len(row.parts[0].barriers) or int(row.points.lost > 0)
        assert expected == len(found)
    rules = run["tool"]["driver"]["rules"]
    assert [row.id for row in rich.criteria] == [rule["id"] for rule in rules if "points" in rule["properties"]]
    for one in run["results"]:
        assert one["ruleId"] == rules[one["ruleIndex"]]["id"]


def test_the_level_tells_how_much_was_lost(result: RunResult) -> None:
    rich = with_everything(result)
    rows = {row.id: row for row in rich.criteria}
    for one in run_of(render_sarif(rich))["results"]:
        points = rows[one["properties"]["criterion"]].points
        if one["kind"] == "review":
            expected = "none"
        else:
            expected = "error" if points.lost == points.max else "warning" if points.lost else "note"
        assert expected == one["level"]
        assert points.lost == one["properties"]["pointsLost"]
    levels = {one["level"] for one in run_of(render_sarif(rich))["results"]}
    assert {"error", "warning", "none"} <= levels


def test_findings_stand_on_their_pages_by_address(result: RunResult) -> None:
    run = run_of(render_sarif(with_everything(result)))
    element = next(one for one in run["results"] if one["ruleId"].endswith("/image-alt"))
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in element["locations"]]
    assert ["https://dichvucong.example.gov.vn/", "https://dichvucong.example.gov.vn/t%E1%BB%9D%20khai?a=1#b"] == uris
    assert "li:nth-child(1) > img" == element["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
    whole = next(one for one in run["results"] if one["ruleId"].startswith("F"))
    assert (
        "https://dichvucong.example.gov.vn/tra-cuu"
        == whole["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    )


def test_what_is_no_web_address_is_no_location(hostile_result: RunResult) -> None:
    run = run_of(render_sarif(hostile_result))
    uris = [p["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"] for p in one["locations"]]
    assert [] == [uri for uri in uris if urlsplit(uri).scheme not in ("http", "https")]


def test_a_finding_keeps_its_fingerprint_from_run_to_run(result: RunResult) -> None:
    def prints(of: RunResult) -> list[str]:
        return [one["partialFingerprints"]["egovDefect/v1"] for one in run_of(render_sarif(of))["results"]]

    rich = with_everything(result)
    later = with_everything(result, "khac-2.png").model_copy(
        update={
            "taken_at": result.taken_at + timedelta(days=30),
            "dossier_sha256": "0a" * 32,
            "portal": result.portal.model_copy(update={"address": "https://staging.example.gov.vn/"}),
        }
    )
    assert prints(rich) == prints(later)
    assert len(set(prints(rich))) == len(prints(rich))


def test_another_element_of_the_same_template_is_the_same_finding_and_another_tag_is_not(result: RunResult) -> None:
    row = next(row for row in result.criteria if row.wcag)

    def fingerprint(**said: Any) -> str:
        part = row.parts[0].model_copy(update={"barriers": (barrier().model_copy(update=said),)})
        one = result.model_copy(update={"criteria": (row.model_copy(update={"parts": (part,)}),)})
        return next(
            str(found["partialFingerprints"]["egovDefect/v1"])
            for found in run_of(render_sarif(one))["results"]
            if found["ruleId"].endswith("/image-alt")
        )

    first = fingerprint()
    assert first == fingerprint(target=("li:nth-child(9) > img",), html='<img src="khac.png">', pages=("home",), addresses=("https://x.example/",), elements=1)  # fmt: skip
    assert first != fingerprint(target=("header > img",))
    assert first != fingerprint(sure=False)


def test_rules_say_how_to_repair_in_both_languages(result: RunResult) -> None:
    rich = with_everything(result)
    rules = {rule["id"]: rule for rule in run_of(render_sarif(rich))["tool"]["driver"]["rules"]}
    for row in rich.criteria:
        assert f"{row.fix.vi}\n\n{row.fix.en}" == rules[row.id]["help"]["text"]
        assert ("helpUri" in rules[row.id]) == (row.wcag is not None)
    assert "https://www.w3.org/TR/WCAG20/#text-equiv-all" == rules["A1.1.1"]["helpUri"]
    element = next(rule for id_, rule in rules.items() if id_.endswith("/image-alt"))
    assert "Thêm thuộc tính alt.\n\nAdd an alt." == element["help"]["text"]


def test_what_is_waived_is_suppressed_with_who_answers_for_it(result: RunResult) -> None:
    rich = with_everything(result, "Hợp đồng nâng cấp đã ký")
    waived = next(row for row in rich.criteria if row.basis == "waived")
    found = [one for one in run_of(render_sarif(rich))["results"] if "suppressions" in one]
    assert [waived.id] == [one["properties"]["criterion"] for one in found]
    assert [
        {"kind": "external", "status": "accepted", "justification": "Nguyễn Văn An: Hợp đồng nâng cấp đã ký"}
    ] == found[0]["suppressions"]


def test_a_portal_s_words_are_no_link_and_no_placeholder_in_a_message(make_result: MakeResult) -> None:
    said = run_of(render_sarif(make_result(said="[bấm](javascript:x) {0} \\")))["results"]
    messages = [one["message"]["text"] for one in said if "bấm" in one["message"]["text"]]
    assert messages
    assert all("\\[bấm\\](javascript:x) {{0}} \\\\" in text for text in messages)


def test_the_language_asked_for_is_that_of_the_messages(result: RunResult) -> None:
    lost = next(row for row in result.criteria if row.points.lost > 0)
    said = {lang: run_of(render_sarif(result, lang))["results"][0]["message"]["text"] for lang in ("vi", "en", "both")}  # type: ignore[arg-type] # literals
    assert f"{lost.sentence.vi} Khắc phục: {lost.fix.vi}" == said["vi"]
    assert f"{lost.sentence.en} Repair: {lost.fix.en}" == said["en"]
    assert f"{said['vi']}\n\n{said['en']}" == said["both"]
