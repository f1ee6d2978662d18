"""What there is to repair, or for a person to decide: element by element where that is known, else the criterion whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.barriers import Barrier
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult
    from pytest_egov.verdict import Text

__all__ = ["Defect", "defects"]


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong, or that is left for a person to decide.

    Attributes:
        row: the criterion it belongs to.
        sure: wrong; otherwise a person must look.
        what, fix: what was found, and how to repair it.
        pages: names of the places it was found at.
        addresses: their addresses; fewer than ``pages`` in a result of an earlier version.
        barrier: the element; None where the criterion lost points as a whole.
    """

    row: CriterionResult
    sure: bool
    what: Text
    fix: Text
    pages: tuple[str, ...]
    addresses: tuple[str, ...]
    barrier: Barrier | None = None


def defects(result: RunResult) -> list[Defect]:
    """Everything to repair or to decide, criterion by criterion in the catalogue's order.

    A criterion that lost points has at least one: its own where no element accounts for the loss.
    """
    return [defect for row in result.criteria for defect in _of(row)]


def _of(row: CriterionResult) -> Iterator[Defect]:
    barriers = [barrier for part in row.parts for barrier in part.barriers]
    if row.points.lost > 0 and not any(barrier.sure for barrier in barriers):
        seen = {seen.place.url: seen.place.name for part in row.parts for seen in part.seen}
        yield Defect(row, sure=True, what=row.sentence, fix=row.fix, pages=tuple(seen.values()), addresses=tuple(seen))
    for barrier in barriers:
        yield Defect(
            row,
            sure=barrier.sure,
            what=barrier.what,
            fix=barrier.fix,
            pages=barrier.pages,
            addresses=barrier.addresses,
            barrier=barrier,
        )
