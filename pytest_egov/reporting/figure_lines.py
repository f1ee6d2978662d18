"""The figures of single pages as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pytest_egov.reporting.cells import pad
from pytest_egov.reporting.figure_words import NAMES, load_of_the_machine, standing, value
from pytest_egov.reporting.paper import Lang, printable

if TYPE_CHECKING:
    from pytest_egov.evidence.timings import Sample
    from pytest_egov.page_figures import Figure

__all__ = ["figure_lines"]

_WIDTHS = (18, 12, 12, 12)
_HEADS = {"vi": ("", "trung vị", "nhỏ nhất", "lớn nhất"), "en": ("", "median", "least", "most")}


def figure_lines(asked: str, samples: list[Sample], figures: Sequence[Figure], lang: Lang) -> Iterator[str]:
    """A table of one page: each metric with its median, its least and its greatest value, and how it stands to the limits.

    Args:
        asked: the page as it was asked for.
        samples: its loads.
        figures: their metrics.
        lang: ``vi`` or ``en``.
    """
    yield printable(asked, 500)
    loads = f"{len(samples)} lần tải" if lang == "vi" else f"{len(samples)} load{'s' if samples[1:] else ''}"
    yield f"  {', '.join(filter(None, (loads, samples[0].profile, load_of_the_machine(samples, lang))))}"
    yield _row(*_HEADS[lang])
    for figure in figures:
        taken = figure.taken
        spread = (figure.median, taken[0] if taken else None, taken[-1] if taken else None)
        cells = (value(figure.metric, each, lang) for each in spread)
        yield f"{_row(NAMES[figure.metric], *cells)}  {standing(figure, lang)}".rstrip()


def _row(name: str, *cells: str) -> str:
    right = (cell.rjust(width) for cell, width in zip(cells, _WIDTHS[1:], strict=True))
    return f"  {pad(name, _WIDTHS[0])}{''.join(right)}".rstrip()
