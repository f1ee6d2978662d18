"""The band of a score and the conditions of a standard, as a result has them and as every report says them."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from small_results import result_of, row

from pytest_egov.bands import Bands
from pytest_egov.catalogue import Condition, Source
from pytest_egov.frame_results import BandResult, ConditionResult, band_of, conditions_of
from pytest_egov.reporting.html import render_html
from pytest_egov.reporting.markdown import render_markdown
from pytest_egov.reporting.terminal import summary_lines
from pytest_egov.scoring import Interval
from pytest_egov.verdict import Text

BANDS = Bands.model_validate(
    {
        "provenance": "official",
        "rounding": "nearest",
        "steps": [{"id": "A", "at_least": 90}, {"id": "E", "at_least": 0}],
    }
)
CONDITION = Condition(
    title=Text("Kết nối", "Connection"),
    text=Text("Không kết nối thì không được đánh giá.", "Who is not connected is not assessed."),
    provenance="press",
    source=Source(title="báo", url="https://x.example/"),
    met_by=("E1", "E2"),
)


def interval(certain: float, possible: float, maximum: float = 100) -> Interval:
    return Interval(Fraction(str(certain)), Fraction(str(possible)), Fraction(str(maximum)))


@pytest.mark.parametrize(
    ("total", "bands"),
    [
        (interval(89.5, 89.5), ("A", "A")),
        (interval(10, 95), ("E", "A")),
        (interval(45, 45, 50), ("A", "A")),
        (interval(44, 44.74, 50), ("E", "E")),
    ],
)
def test_the_bands_of_both_ends_out_of_what_applies(total: Interval, bands: tuple[str, str]) -> None:
    found = band_of(BANDS, total)
    assert found is not None
    assert bands == (found.certain, found.possible)


def test_no_band_without_bands_or_points() -> None:
    assert band_of(None, interval(1, 1)) is None
    assert band_of(BANDS, interval(0, 0, 0)) is None


@pytest.mark.parametrize(
    ("outcomes", "met"),
    [
        ({"E1": "passed", "E2": "passed"}, "met"),
        ({"E1": "passed", "E2": "failed"}, "not_met"),
        ({"E1": "cannot_tell", "E2": "partial"}, "not_met"),
        ({"E1": "passed", "E2": "cannot_tell"}, "open"),
        ({"E1": "passed"}, "open"),
    ],
)
def test_a_condition_follows_its_criteria(outcomes: dict[str, str], met: str) -> None:
    judgements: dict[str, Any] = {id_: SimpleNamespace(outcome=outcome) for id_, outcome in outcomes.items()}
    assert [met] == [one.met for one in conditions_of((CONDITION,), judgements)]


def test_every_report_says_band_and_condition(tmp_path: Any) -> None:
    result = result_of(row("E1", 5)).model_copy(
        update={
            "band": BandResult(certain="E", possible="C"),
            "conditions": (ConditionResult(condition=CONDITION, met="not_met"),),
        }
    )
    for said in (
        " ".join(" ".join(summary_lines(result, colour=False, reports={})).split()),
        render_markdown(result).replace("\\", ""),
        render_html(result, tmp_path),
    ):
        assert "Band E, up to C possible" in said
        assert "Connection: not met. Who is not connected is not assessed." in said


def test_a_standard_without_bands_says_nothing_of_them(tmp_path: Any) -> None:
    said = render_markdown(result_of(row("E1", 5))) + render_html(result_of(row("E1", 5)), tmp_path)
    assert "Band " not in said
    assert "Condition" not in said
