"""The one file every report is made from."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pytest_egov.binding import Suite, load_suite
from pytest_egov.errors import DossierProblem
from pytest_egov.evidence import KINDS, CouldNotLook, NotConfigured, NotFound
from pytest_egov.evidence.about import About
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.portal import Portal
from pytest_egov.results import RunResult, as_json, evaluate, load_result
from pytest_egov.verdict import Text

PORTAL = Portal(address="https://dichvucong.example.gov.vn/", name="Cổng Thử", agency="UBND")
SCHEMA = Path(__file__).parents[1] / "pytest_egov" / "schema" / "result-1.json"
Evaluate = Callable[..., RunResult]


@pytest.fixture(scope="module")
def suite() -> Suite:
    return load_suite("conformance_suites.mic_2023", KINDS)


@pytest.fixture
def result_of(suite: Suite, tmp_path: Path) -> Evaluate:
    """A result of a dossier that holds some findings: ``result_of({"faq": ...}, selected=("F07.1",))``."""

    def make(findings: dict[str, Any], selected: tuple[str, ...] | None = None, where: str = "dossier") -> RunResult:
        about = About(
            taken_at=datetime(2026, 11, 24, 2, 5, tzinfo=UTC),
            tool="0.1.0",
            suite=suite.name,
            catalogue={"id": suite.catalogue.id},
            gather={},
            portal=PORTAL.model_dump(mode="json"),
            seed="mic-2023:dichvucong.example.gov.vn",
            browser="chromium 1",
            selected=selected,
        )
        dossier = Dossier.begin(tmp_path / where, about, KINDS)
        for kind, finding in findings.items():
            dossier.keep(kind, finding)
        return evaluate(suite, dossier, PORTAL)

    return make


ABSENT = {kind: NotFound(kind, ("looked",), decisive=True) for kind in KINDS}
MIXED: dict[str, Any] = {
    **ABSENT,
    "faq": CouldNotLook("faq", Text("bị chặn", "refused")),
    "rating": NotConfigured(Text("cần tài khoản", "needs an account")),
    "statistics": NotFound("statistics", (), decisive=False),
}


def test_a_result_comes_back_as_it_was_written(result_of: Evaluate, tmp_path: Path) -> None:
    result = result_of(MIXED)
    (tmp_path / "result.json").write_bytes(as_json(result))
    assert result == load_result(tmp_path / "result.json")


def test_the_same_dossier_gives_the_same_bytes(result_of: Evaluate, suite: Suite, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(as_json(result_of(MIXED)))
    again = evaluate(suite, Dossier.load(tmp_path / "dossier", KINDS), PORTAL)
    (tmp_path / "b.json").write_bytes(as_json(again))
    content = (tmp_path / "a.json").read_bytes()
    assert content == (tmp_path / "b.json").read_bytes()
    canonical = json.dumps(json.loads(content), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert canonical.encode() == content
    assert "Cổng Thử".encode() in content


def test_a_full_run_has_a_score_that_adds_up(result_of: Evaluate) -> None:
    result = result_of(MIXED)
    assert result.score is not None
    assert (54, 54, 100.0) == (result.criteria_judged, result.criteria_total, result.score.maximum)
    assert result.score.certain == sum(p.certain for p in result.score.pillars)
    for pillar in result.score.pillars:
        assert pillar.maximum == sum(group.maximum for group in pillar.groups)
    for row in result.criteria:
        assert row.points.max == pytest.approx(row.points.earned + row.points.open + row.points.lost)


def test_a_portal_that_has_nothing_loses_what_is_built_and_keeps_open_what_is_not(result_of: Evaluate) -> None:
    outcomes = {row.outcome for row in result_of(ABSENT).criteria}
    assert "failed" in outcomes
    assert outcomes <= {"failed", "not_tested"}


def test_a_narrowed_run_has_no_score(result_of: Evaluate) -> None:
    result = result_of(ABSENT, selected=("F01.2", "A1.1.1"))
    assert result.score is None
    assert ["F01.2", "A1.1.1"] == [row.id for row in result.criteria]
    assert (2, 54) == (result.criteria_judged, result.criteria_total)
    assert sum(row.points.max for row in result.criteria) == result.judged.maximum


def test_the_claim_is_the_sentence_of_the_level_and_none_where_something_is_open(
    result_of: Evaluate, suite: Suite
) -> None:
    rows = {row.id: row for row in result_of(ABSENT).criteria}
    assert suite.catalogue.criterion("F01.2").sentences["none"] == rows["F01.2"].claim
    assert {None} == {row.claim for row in result_of({}, where="empty").criteria}
    assert ("looked",) == rows["F01.2"].parts[0].tried


def test_a_result_names_its_catalogue_and_its_dossier(result_of: Evaluate, suite: Suite, tmp_path: Path) -> None:
    result = result_of(ABSENT)
    assert suite.catalogue.sha256 == result.catalogue.sha256
    assert Dossier.load(tmp_path / "dossier", KINDS).sha256 == result.dossier_sha256
    assert result.dossier_sha256 != result_of(MIXED, where="other").dossier_sha256


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Invalid JSON"),
        ("[]", "is no result of this version"),
        ('{"schema": "pytest-egov/result/9"}', "pytest-egov/result/1"),
        ('{"schema": "pytest-egov/result/1"}', "tool: Field required"),
    ],
)
def test_what_is_no_result_is_refused_in_words(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "result.json").write_text(content, encoding="utf-8")
    with pytest.raises(DossierProblem, match=r"result\.json is no result of this version") as caught:
        load_result(tmp_path / "result.json")
    assert said in str(caught.value)


def test_a_result_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DossierProblem, match="cannot be read: No such file"):
        load_result(tmp_path / "result.json")


@pytest.mark.skipif(not SCHEMA.exists(), reason="the JSON Schema of results is not written yet")
def test_results_keep_to_the_published_schema(result_of: Evaluate, tmp_path: Path) -> None:
    import jsonschema

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for number, result in enumerate([result_of(MIXED), result_of(ABSENT, selected=("F01.2",), where="two")]):
        (tmp_path / f"{number}.json").write_bytes(as_json(result))
        jsonschema.validate(json.loads((tmp_path / f"{number}.json").read_bytes()), schema)
