from __future__ import annotations

from rich_results import with_everything

from pytest_egov.reporting.defects import defects
from pytest_egov.results import RunResult


def test_every_criterion_that_lost_points_has_at_least_one_and_the_others_none(result: RunResult) -> None:
    with_defects = [defect.row.id for defect in defects(result)]
    assert [row.id for row in result.criteria if row.points.lost > 0] == with_defects


def test_where_elements_account_for_a_loss_there_is_none_of_the_whole(result: RunResult) -> None:
    rich = with_everything(result)
    for row in rich.criteria:
        found = [defect for defect in defects(rich) if defect.row.id == row.id]
        if row.parts[0].barriers:
            assert all(defect.barrier is not None for defect in found)
            assert [defect.barrier.sure for defect in found if defect.barrier] == [defect.sure for defect in found]


def test_an_undecided_element_does_not_account_for_a_loss(result: RunResult) -> None:
    lost = next(row for row in with_everything(result).criteria if row.wcag and row.points.lost > 0)
    undecided = tuple(barrier for barrier in lost.parts[0].barriers if not barrier.sure)
    row = lost.model_copy(update={"parts": (lost.parts[0].model_copy(update={"barriers": undecided}),)})
    whole, element = defects(result.model_copy(update={"criteria": (row,)}))
    assert (None, True, row.sentence) == (whole.barrier, whole.sure, whole.what)
    assert (False, "area-alt") == (element.sure, element.barrier.rule if element.barrier else "")


def test_the_whole_names_the_places_that_were_looked_at(result: RunResult) -> None:
    first = defects(result)[0]
    assert (("status_lookup",), ("https://dichvucong.example.gov.vn/tra-cuu",)) == (first.pages, first.addresses)
