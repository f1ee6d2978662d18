"""Rounds of cold loads as rows of pytest-benchmark: in its table, its JSON, its comparison and its histogram.

Its ``benchmark`` fixture makes one row per test, and a timed page has five metrics: so the rows are added to its
session when pytest's ends. The score never reads them.

Call ``append_rows`` from a hook wrapper that goes first, because pytest-benchmark saves and groups what it has in the
opening half of a wrapper of its own, before any plain ``pytest_sessionfinish``::

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(session):
        append_rows(session.config, rows)
        return (yield)

Guard against regressions by seconds, ``--benchmark-compare-fail=median:0.5``: by per cent, pytest-benchmark takes a
blocking time that was zero and is zero for infinitely worse.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pytest

    from pytest_egov.evidence.timings import Metric, PageTimings

__all__ = ["BenchmarkRow", "append_rows", "timing_row"]


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """One row.

    Attributes:
        name: as shown: criterion, page and metric, as ``P1[home] fcp``.
        group: rows of one group share a table and are compared with each other.
        fullname: what ``--benchmark-compare`` finds the row of another run by; the same in every run.
        rounds_s: the rounds' times in seconds; infinite ones are not shown but counted as ``failed`` in ``extra_info``.
        params: what the row may be grouped by (``--benchmark-group-by=param:page``).
        extra_info: goes into the JSON.
    """

    name: str
    group: str
    fullname: str
    rounds_s: Sequence[float]
    params: Mapping[str, object] = field(default_factory=dict)
    extra_info: Mapping[str, object] = field(default_factory=dict)


def timing_row(criterion: str, metric: Metric, timings: PageTimings) -> BenchmarkRow:
    """The row of one criterion on one page: ``P1[home] fcp`` in the group ``P1 fcp``."""
    short = metric.removesuffix("_ms")
    return BenchmarkRow(
        name=f"{criterion}[{timings.page}] {short}",
        group=f"{criterion} {short}",
        fullname=f"{urlsplit(timings.url).netloc}::{criterion}[{timings.page}] {short}",
        rounds_s=[value / 1000 for value in timings.values(metric)],
        params={"criterion": criterion, "page": timings.page, "metric": short, "profile": timings.profile},
        extra_info={"url": timings.url, "rounds_planned": timings.rounds_planned},
    )


def append_rows(config: pytest.Config, rows: Iterable[BenchmarkRow]) -> None:
    """Add rows to pytest-benchmark's session.

    Nothing happens where pytest-benchmark is not loaded (``-p no:benchmark``), is disabled (``--benchmark-disable``,
    any run under xdist) or skips (``--benchmark-skip``). A row without one finite round has nothing
    to show and is left out.
    """
    session = config.pluginmanager.get_plugin("pytest-benchmark")
    if session is None or session.disabled or session.skip:
        return
    from pytest_benchmark.stats import Metadata

    for row in rows:
        finite = [seconds for seconds in row.rounds_s if math.isfinite(seconds)]
        if not finite:
            continue
        # Metadata copies what it shows from a test's fixture; these rows have no test, so its names stand in for it.
        fixture = SimpleNamespace(
            name=row.name,
            fullname=row.fullname,
            group=row.group,
            param=row.params.get("page"),
            params=dict(row.params),
            extra_info={**row.extra_info, "failed": len(row.rounds_s) - len(finite)},
            cprofile_stats=None,
            has_error=False,
        )
        metadata = Metadata(fixture, iterations=1, options={})  # type: ignore[no-untyped-call] # typed in name only
        for seconds in finite:
            metadata.update(seconds)  # type: ignore[no-untyped-call] # as above
        session.benchmarks.append(metadata)
