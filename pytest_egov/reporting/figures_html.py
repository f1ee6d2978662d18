"""The page of ``egov time``: a filmstrip and the distribution, one file that makes no request and needs no script."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.evidence.film import at_regular_times
from pytest_egov.page_figures import figures_of, median_run
from pytest_egov.reporting import figure_words
from pytest_egov.reporting.html import environment
from pytest_egov.reporting.strip_plot import HEIGHT, WIDTH, strip_of

if TYPE_CHECKING:
    from pytest_egov.evidence.film import Still
    from pytest_egov.evidence.timings import Metric, Sample
    from pytest_egov.page_figures import Limits
    from pytest_egov.reporting.paper import Lang
    from pytest_egov.timed_pages import TimedPage

__all__ = ["Shot", "render_figures"]

MOST_SHOTS = 13
_STEPS_MS = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
_COMPLETE = 0.999
_MARKED: tuple[Metric, ...] = ("fcp_ms", "lcp_ms", "tti_ms")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of a filmstrip: what was seen at a moment, and what had happened since the one before."""

    at_ms: float
    still: Still | None
    events: tuple[str, ...]


def render_figures(pages: Sequence[TimedPage], limits: Mapping[Metric, Limits], lang: Lang) -> str:
    """The page.

    Args:
        pages: what was timed; each has a sample.
        limits: of the metrics that the standard has some for.
        lang: its language.
    """
    runs = [median_run(page.samples) for page in pages]
    films = [() if run is None else page.films[run] for page, run in zip(pages, runs, strict=True)]
    step, count = _pace(max(map(_complete_at, films), default=0.0))
    shown = []
    for page, run, film in zip(pages, runs, films, strict=True):
        figures = figures_of(page.samples, limits)
        shown.append(
            {
                "page": page,
                "run": run,
                "shots": [] if run is None or not film else _shots(film, page.samples[run], step, count),
                "figures": [(figure, strip_of(figure)) for figure in figures],
                "machine": figure_words.load_of_the_machine(page.samples, lang),
                "failures": figure_words.failures(page.samples, lang),
            }
        )
    return (
        environment()
        .get_template("figures.html.j2")
        .render(pages=shown, lang=lang, words=figure_words, width=WIDTH, height=HEIGHT)
    )


def _complete_at(film: Sequence[Still]) -> float:
    """From when on the screen looked as it did in the end."""
    unfinished = [number for number, still in enumerate(film) if still.progress < _COMPLETE]
    first = unfinished[-1] + 1 if unfinished else 0
    return film[min(first, len(film) - 1)].at_ms if film else 0.0


def _pace(until_ms: float) -> tuple[float, int]:
    """The step between pictures, in milliseconds, and how many there are: the same for all pages, so that they compare."""
    step = next((step for step in _STEPS_MS if until_ms / step <= MOST_SHOTS - 1), _STEPS_MS[-1])
    return step, min(MOST_SHOTS, math.ceil(until_ms / step) + 1)


def _shots(film: Sequence[Still], sample: Sample, step: float, count: int) -> list[Shot]:
    times = {figure_words.NAMES[metric]: sample.metric(metric) for metric in _MARKED}
    shots = []
    for number, still in enumerate(at_regular_times(film, step, count)):
        at = number * step
        events = tuple(name for name, time in times.items() if time is not None and at - step < time <= at)
        shots.append(Shot(at, still, events))
    return shots
