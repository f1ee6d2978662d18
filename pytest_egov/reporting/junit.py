"""The result as properties of a JUnit file's test suite: the one place the published schema allows any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.reporting.paper import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.results import RunResult

__all__ = ["suite_properties"]


def suite_properties(result: RunResult) -> Iterator[tuple[str, str]]:
    """Names and values; figures as in ``result.json``, a narrowed run's under ``egov.judged`` as it has no score."""
    catalogue, totals = result.catalogue, result.judged if result.score is None else result.score
    yield "egov.portal", printable(result.portal.address)
    yield "egov.taken_at", result.taken_at.isoformat()
    yield "egov.catalogue", printable(f"{catalogue.id}@{catalogue.version}")
    yield "egov.catalogue.sha256", catalogue.sha256
    yield "egov.provenance", printable(catalogue.provenance_note.en)
    whole = "egov.judged" if result.score is None else "egov.score"
    yield f"{whole}.certain", repr(totals.certain)
    yield f"{whole}.possible", repr(totals.possible)
    yield f"{whole}.max", repr(totals.maximum)
    for row in result.criteria:
        yield f"egov.{row.id}.outcome", row.outcome
        yield f"egov.{row.id}.basis", row.basis
        yield f"egov.{row.id}.points", repr(row.points.earned)
        yield f"egov.{row.id}.open", repr(row.points.open)
        yield f"egov.{row.id}.max", repr(row.points.max)
        yield f"egov.{row.id}.attested", repr(row.points.attested)
        yield f"egov.{row.id}.waived", repr(row.points.waived)
