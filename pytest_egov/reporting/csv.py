"""``criteria.csv``: one row per criterion, for spreadsheets and scripts, in both languages at once."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from pytest_egov.reporting.excerpts import evidence_files
from pytest_egov.reporting.paper import printable
from pytest_egov.vietnam_time import day_and_time

if TYPE_CHECKING:
    from pytest_egov.criterion_results import CriterionResult
    from pytest_egov.results import RunResult

__all__ = ["COLUMNS", "harmless", "render_csv"]

COLUMNS: Final = (
    "id", "pillar", "group", "title_vi", "title_en", "outcome", "basis", "max", "earned", "open", "lost", "attested",
    "waived", "wcag", "level", "provenance", "sentence_vi", "sentence_en", "fix_vi", "fix_en", "evidence", "portal",
    "taken_at", "catalogue", "catalogue_sha256",
)  # fmt: skip

# A spreadsheet reads a cell that begins like this as a formula. Where its list separator is another than ours (the semicolon
# in Vietnamese, the tab when pasted), cells begin behind those as well.
_FORMULA = re.compile(r"(^|[;,\t|])([\s\"']*)([=+\-@＝＋－＠])")


def render_csv(result: RunResult) -> bytes:
    """Comma-separated UTF-8 with a byte order mark, so that Excel reads the letters; figures as in ``result.json``."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(COLUMNS)
    table.writerows(_row(result, row) for row in result.criteria)
    return written.getvalue().encode("utf-8-sig")


def harmless(said: str) -> str:
    """What a portal said, as a cell that no spreadsheet takes for a formula: an apostrophe stands before its sign."""
    return _FORMULA.sub(r"\1\2'\3", printable(said))


def _row(result: RunResult, row: CriterionResult) -> list[str | float]:
    points, catalogue = row.points, result.catalogue
    figures = [points.max, points.earned, points.open, points.lost, points.attested, points.waived]
    words = [row.sentence.vi, row.sentence.en, row.fix.vi, row.fix.en, "\n".join(evidence_files(result, row))]
    return [
        *map(harmless, (row.id, row.pillar, row.group, row.title.vi, row.title.en, row.outcome, row.basis)),
        *figures,
        *map(harmless, (row.wcag or "", row.level or "", row.provenance, *words, result.portal.address)),
        f"{day_and_time(result.taken_at)} +07:00",
        *map(harmless, (f"{catalogue.id}@{catalogue.version}", catalogue.sha256)),
    ]
