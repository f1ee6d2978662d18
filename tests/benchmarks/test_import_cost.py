"""What our plugin costs every pytest run of its environment that audits nothing, and the share of the plugins it requires."""

from __future__ import annotations

import subprocess
import sys

import pytest

ROUNDS = 15
MOST_MS = 30.0
# As pytest finds them: pytest first, then what we require, then ours.
OTHERS = (
    "pytest_playwright.pytest_playwright",
    "pytest_benchmark.plugin",
    "pytest_html.plugin",
    "pytest_metadata.plugin",
)
TIMED = """
import importlib, time
import pytest, _pytest.config, _pytest.terminal, _pytest.junitxml
for names in {sets!r}:
    began, used = time.perf_counter(), time.process_time()
    for name in names:
        importlib.import_module(name)
    print((time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000)
"""


def once(*sets: tuple[str, ...]) -> list[tuple[float, float]]:
    """Milliseconds of wall and of processor time that each set takes to import, one after another in a fresh process."""
    code = TIMED.format(sets=sets)
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    return [(float(wall), float(cpu)) for wall, cpu in (line.split() for line in said.splitlines())]


def test_importing_the_plugin_costs_little(request: pytest.FixtureRequest) -> None:
    if not any("benchmarks" in asked for asked in request.config.args):
        pytest.skip("measures this machine at rest: make bench")
    ours: list[tuple[float, float]] = []
    others: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        # Ours alone first, for all that it brings; then the required plugins alone, in another process.
        ours += once(("pytest_egov.plugin", "pytest_egov.hookspecs"))
        others += once(OTHERS)
    # Whatever else runs on the machine makes an import slower and never faster: the quickest is the cost.
    (wall, cpu), (their_wall, their_cpu) = (
        (min(it[0] for it in taken), min(it[1] for it in taken)) for taken in (ours, others)
    )
    print(f"\npytest-egov without --portal: {wall:.1f} ms ({cpu:.1f} ms of processor time)")
    print(
        f"the plugins it requires ({', '.join(it.partition('.')[0] for it in OTHERS)}): {their_wall:.0f} ms ({their_cpu:.0f})"
    )
    assert wall < MOST_MS
