from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pytest_egov.benchmark_rows import timing_row
from pytest_egov.evidence.timings import PageTimings

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., pytest.RunResult]

CONFTEST = """
    import math
    import pytest
    from pytest_egov.benchmark_rows import BenchmarkRow, append_rows

    ROWS = [
        BenchmarkRow(
            "P1[home] fcp", "P1 fcp", "dvc.example::P1[home] fcp", [0.8, 0.9, math.inf], {"page": "home"}, {"url": "u"}
        ),
        BenchmarkRow("P1[eform] fcp", "P1 fcp", "dvc.example::P1[eform] fcp", [1.4, 1.2, 1.3], {"page": "eform"}),
        BenchmarkRow("P4[home] tbt", "P4 tbt", "dvc.example::P4[home] tbt", [0.0, 0.0, 0.0], {"page": "home"}),
        BenchmarkRow("P5[home] tti", "P5 tti", "dvc.example::P5[home] tti", [math.inf, math.inf], {"page": "home"}),
    ]

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(session):
        append_rows(session.config, ROWS)
        return (yield)
"""

ALONE = ("-p", "no:cacheprovider", "-p", "no:playwright", "-p", "no:xdist", "-p", "no:egov")


@pytest.fixture
def run(pytester: pytest.Pytester) -> Run:
    """Run one empty test in a session to which the rows are added."""
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile("def test_nothing(): pass")

    def run(*options: str, plugins: tuple[str, ...] = ALONE) -> pytest.RunResult:
        return pytester.runpytest_subprocess(*plugins, *options)

    return run


def test_rows_stand_in_the_table(run: Run) -> None:
    result = run()

    result.stdout.fnmatch_lines(
        [
            "*benchmark 'P1 fcp': 2 tests*",
            "P1?home? fcp *800.*",
            "P1?eform? fcp *1,200.*",
            "*benchmark 'P4 tbt': 1 tests*",
        ]
    )
    result.stdout.no_fnmatch_line("*P5*")
    assert 0 == result.ret


def test_rows_stand_in_the_json(run: Run, pytester: pytest.Pytester) -> None:
    run("--benchmark-json=rows.json")

    rows = {row["name"]: row for row in json.loads((pytester.path / "rows.json").read_text())["benchmarks"]}
    assert ["P1[home] fcp", "P1[eform] fcp", "P4[home] tbt"] == list(rows)
    home = rows["P1[home] fcp"]
    assert ("P1 fcp", "dvc.example::P1[home] fcp", "home") == (home["group"], home["fullname"], home["param"])
    assert [0.8, 0.9] == home["stats"]["data"]
    assert pytest.approx(0.85) == home["stats"]["median"]
    assert {"url": "u", "failed": 1} == home["extra_info"]
    assert {"failed": 0} == rows["P1[eform] fcp"]["extra_info"]


def test_rows_are_saved_and_compared_with_an_earlier_run(run: Run) -> None:
    run("--benchmark-save=before")

    result = run("--benchmark-compare=0001", "--benchmark-compare-fail=median:0.05", "--benchmark-group-by=fullname")

    result.stdout.fnmatch_lines(["*P1?home? fcp (0001_before)*", "*P1?home? fcp (NOW)*"])
    assert 0 == result.ret


def test_rows_can_be_grouped_by_page(run: Run) -> None:
    result = run("--benchmark-group-by=param:page")

    result.stdout.fnmatch_lines(["*benchmark 'page=eform': 1 tests*", "*benchmark 'page=home': 2 tests*"])


@pytest.mark.parametrize("options", [("--benchmark-disable",), ("--benchmark-skip",)], ids=str)
def test_nothing_happens_when_benchmarks_are_off(run: Run, options: tuple[str, ...]) -> None:
    result = run(*options)

    result.stdout.no_fnmatch_line("*P1*")
    assert 0 == result.ret


def test_nothing_happens_without_pytest_benchmark(run: Run) -> None:
    result = run("-p", "no:benchmark")

    result.stdout.no_fnmatch_line("*P1*")
    assert 0 == result.ret


def test_nothing_happens_under_xdist(run: Run) -> None:
    result = run("-n", "2", plugins=tuple(option.replace("no:xdist", "xdist") for option in ALONE))

    result.stdout.no_fnmatch_line("*P1*")
    assert 0 == result.ret


def test_row_of_a_timed_page_is_named_by_criterion_page_and_metric() -> None:
    timings = PageTimings("home", "https://dvc.example/vi?s=1", "desktop", (), rounds_planned=5)

    row = timing_row("P1", "fcp_ms", timings)

    assert ("P1[home] fcp", "P1 fcp", "dvc.example::P1[home] fcp") == (row.name, row.group, row.fullname)
    assert {"criterion": "P1", "page": "home", "metric": "fcp", "profile": "desktop"} == row.params
