"""``scores.xlsx``: the scoring sheet that goes with an official letter, what there is to repair, and the timed loads."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pytest_egov.reporting.paper import Language, languages, printable
from pytest_egov.reporting.xlsx.pen import Styles
from pytest_egov.reporting.xlsx.repairs import write_repairs
from pytest_egov.reporting.xlsx.scoring import write_scoring
from pytest_egov.reporting.xlsx.timed_loads import write_timed_loads

if TYPE_CHECKING:
    from pytest_egov.results import RunResult

__all__ = ["render_xlsx"]


def render_xlsx(result: RunResult, lang: Language = "vi") -> bytes:
    """A workbook of three sheets in each language asked for; the same result gives the same bytes.

    Formulas are ours and add up; the values kept with them are the result's own. What a portal said is never anything but text.
    """
    import xlsxwriter

    written = io.BytesIO()
    # Nothing is guessed from a text: neither a formula nor a link nor a number.
    careful = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, careful)
    catalogue = result.catalogue
    book.set_properties(
        {
            "title": printable(result.portal.name or result.portal.address, 200),
            "subject": printable(catalogue.title.vi if lang != "en" else catalogue.title.en, 200),
            "author": result.tool,
            "comments": f"{catalogue.id}@{catalogue.version} SHA-256 {catalogue.sha256}",
            # The day of the file would differ each time it is made.
            "created": result.taken_at.replace(tzinfo=None),
        }
    )
    styles = Styles(book)
    for one in languages(lang):
        write_scoring(book, styles, result, one)
        write_repairs(book, styles, result, one)
        write_timed_loads(book, styles, result, one)
    book.close()
    return written.getvalue()
