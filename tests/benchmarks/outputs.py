"""How long each output of a result takes to write: ``python -m benchmarks.outputs egov-report/result.json [egov-evidence]``."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from pytest_egov.outputs import FORMATS
from pytest_egov.results import load_result

ROUNDS = 5


def main(result: str, dossier: str = "egov-evidence") -> None:
    loaded = load_result(Path(result))
    print(f"{'format':10} {'first':>9} {'median':>9} {'size':>11}   milliseconds, {ROUNDS} rounds after the first")
    whole = 0.0
    for name, form in FORMATS.items():
        if form.printed:
            continue
        taken, content = [], b""
        for _ in range(ROUNDS + 1):
            began = time.perf_counter()
            content = form.render(loaded, Path(dossier), form.habit)
            taken.append(1000 * (time.perf_counter() - began))
        whole += taken[0] if name != "html" else 0
        print(f"{name:10} {taken[0]:9.1f} {statistics.median(taken[1:]):9.1f} {len(content):11,}")
    print(f"all but html, each for the first time: {whole:.0f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
