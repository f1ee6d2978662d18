"""The part of a result that lists the draws: the procedures, forms and pages a portal was judged by, as they were drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pytest_egov.documents import Row
from pytest_egov.evidence.accessibility import PageSet
from pytest_egov.evidence.eforms import EForms
from pytest_egov.evidence.findings import Found
from pytest_egov.evidence.procedures import DrawnProcedures
from pytest_egov.evidence.timings import PageTimings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_egov.evidence.findings import Finding

__all__ = ["DrawResult", "DrawnPage", "draws_in"]


class DrawnPage(Row):
    """One page of a draw: the name it goes by (a procedure's; a page set's name for it) and its address."""

    name: str
    url: str


class DrawResult(Row):
    """The pages one kind of evidence rests on; a criterion rests on it where a part of it has seen evidence of this ``kind``.

    Attributes:
        kind: of evidence, as in the dossier.
        seed: the text the draw was made from; empty where there is none of its own, then the run's counts.
        population: out of how many it was drawn; None where that is not known, or the pages are a fixed set.
        pages: in the order drawn.
    """

    kind: str
    seed: str
    population: int | None
    pages: tuple[DrawnPage, ...]


def draws_in(findings: Mapping[str, Finding[Any]]) -> tuple[DrawResult, ...]:
    """The draws among the evidence, by kind; of several places the first one's, which is the likeliest."""
    return tuple(_draws(findings))


def _draws(findings: Mapping[str, Finding[Any]]) -> Iterator[DrawResult]:
    for kind in sorted(findings):
        finding = findings[kind]
        if not isinstance(finding, Found):
            continue
        match finding.candidates[0].evidence:
            case DrawnProcedures(seed, population, _, drawn):
                yield _draw(kind, seed, population, [(page.listed.name, page.listed.url) for page in drawn])
            case EForms(seed, population, forms):
                yield _draw(kind, seed, population, [(form.procedure, form.url) for form in forms])
            case PageSet() as page_set:
                yield _draw(kind, "", None, [(page.place, page.url) for page in page_set.pages])
            case PageTimings(draw=draw) if draw is not None:
                yield _draw(kind, draw.seed, draw.population, [(draw.name, draw.url)])
            case _:
                continue


def _draw(kind: str, seed: str, population: int | None, pages: list[tuple[str, str]]) -> DrawResult:
    shown = tuple(DrawnPage(name=name, url=url) for name, url in pages)
    return DrawResult(kind=kind, seed=seed, population=population, pages=shown)
