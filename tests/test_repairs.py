"""What to repair first: ordered by what hangs on it, each lost point in exactly one repair."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from small_results import barrier, part, result_of, row, said, timed

from pytest_egov.catalogue import load_catalogue
from pytest_egov.criterion_results import CriterionResult
from pytest_egov.repairs import repairs

CATALOGUE = Path(__file__).parents[1] / "conformance_suites" / "mic_2023" / "catalogue.yaml"


def lost(id_: str, points: float, effort: str | None = None, what: str = "") -> CriterionResult:
    return row(id_, points, part(sentence=said(what or f"{id_} lacks something.")), effort=effort)


def test_most_points_come_first_then_the_lesser_work_then_the_catalogue_s_order() -> None:
    rows = (lost("T1", 1, "function"), lost("T2", 1, "content"), lost("T3", 3, "integration"), lost("T4", 1, "content"))
    assert [["T3"], ["T2"], ["T4"], ["T1"]] == [[r.id for r in it.criteria] for it in repairs(result_of(*rows))]


def test_a_shared_cause_is_one_repair_with_the_sum_and_the_most_work_any_of_them_takes() -> None:
    rows = (lost("T1", 1.1, "content", "Same."), lost("T2", 2.2, "function", "Same."), lost("T3", 0.5, None, "Same."))
    (repair,) = repairs(result_of(*rows))
    assert (Decimal("3.8"), "function", "Same.") == (repair.points, repair.effort, repair.cause.said.en)
    assert "Mend T1. Mend T2. Mend T3." == repair.remedy.en


def test_a_repair_of_one_criterion_is_the_remedy_of_its_row() -> None:
    slow = row("P1", 4, part(timings=(timed(),)))
    assert ["Mend P1."] == [repair.remedy.en for repair in repairs(result_of(slow))]


@pytest.mark.parametrize(
    ("how", "said_so"),
    [
        ({"timings": (timed(),)}, "cut the server's response time"),
        ({"seen": ()}, "Put it on the portal"),
        ({"barriers": (barrier("contrast"), barrier("label"))}, "Mend contrast. Mend label."),
    ],
)
def test_the_remedy_of_a_shared_cause_is_about_the_cause(how: dict[str, object], said_so: str) -> None:
    (repair,) = repairs(result_of(row("T1", 1, part(**how)), row("T2", 1, part(**how))))
    assert said_so in repair.remedy.en


def test_what_waits_behind_a_closed_door_counts_in_the_order_and_not_as_lost() -> None:
    behind = part(0, open=1, outcome="blocked", sentence=said("Could not sign in."), seen=())
    found = repairs(result_of(lost("T1", 2.5), row("T2", 3, behind), row("T3", 1.5, behind)))
    assert [(Decimal(0), Decimal("4.5")), (Decimal("2.5"), Decimal(0))] == [(it.points, it.waiting) for it in found]
    assert ["T2", "T3"] == [r.id for r in found[0].criteria]


def test_every_row_of_the_bundled_catalogue_says_what_work_it_takes() -> None:
    efforts = {row.id: row.effort for _, _, row in load_catalogue(CATALOGUE).rows()}
    assert 54 == len(efforts)
    assert {"content", "template", "function", "integration"} == set(efforts.values())
