"""Our metrics beside Lighthouse's: the same pages and the same browser, in turns, nothing simulated.

    PYTHONPATH=examples:tests python -m benchmarks.against_lighthouse [--rounds 5] [URL ...]

Without addresses, the homepage and a form of the demo portal, and some of its faults. Lighthouse is not a dependency: it is
run where ``LIGHTHOUSE`` or the path names it (``npm install lighthouse@12.2.3``, which Node 20 still runs). Exits with 1 when
a median is further from Lighthouse's than agreed, with 2 when Lighthouse is not there.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from pytest_egov.demo import demo_portal
from pytest_egov.driver.browser import find_browser, launch_arguments, own_browser
from pytest_egov.driver.cold_load import measure
from pytest_egov.load_profile import LoadProfile

DESKTOP = LoadProfile(name="desktop", width=1366, height=768)
# Ours, the audit of theirs, and what may lie between: a share, or milliseconds where that is more.
COMPARED = (
    ("fcp_ms", "first-contentful-paint", 0.05, 50.0),
    ("lcp_ms", "largest-contentful-paint", 0.05, 50.0),
    ("speed_index_ms", "speed-index", 0.10, 100.0),
    ("tbt_ms", "total-blocking-time", 0.10, 30.0),
    ("tti_ms", "interactive", 0.10, 100.0),
)
FAULTS = ("P1:slow-server", "P2:late-banner", "P3:tiles-trickle-in", "P4:busy-script")
LONGEST_S = 120


@contextmanager
def demo_pages() -> Iterator[dict[str, str]]:
    """Addresses of pages of the demo portal by name, whole and broken, while the block runs."""
    with ExitStack() as portals:
        whole = portals.enter_context(demo_portal())
        with urllib.request.urlopen(f"{whole}thu-tuc-hanh-chinh?muc-do=toan-trinh") as listed:
            found = re.search(r'href="/thu-tuc-hanh-chinh/(\d[^"/?]+)"', listed.read().decode())
        assert found is not None
        pages = {"homepage": whole, "list": f"{whole}thu-tuc-hanh-chinh", "eForm": f"{whole}nop-ho-so/{found[1]}"}
        yield pages | {fault: portals.enter_context(demo_portal([fault])) for fault in FAULTS}


def lighthouse(command: str, url: str) -> dict[str, float]:
    """What Lighthouse observes of one load, in milliseconds by the name of its audit; what it could not take is left out."""
    flags = ["--headless=new", *launch_arguments()]
    done = subprocess.run(
        [
            command, url, "--output=json", "--quiet", "--only-categories=performance", "--throttling-method=provided",
            "--form-factor=desktop", "--screenEmulation.mobile=false", f"--screenEmulation.width={DESKTOP.width}",
            f"--screenEmulation.height={DESKTOP.height}", "--screenEmulation.deviceScaleFactor=1",
            f"--chrome-flags={' '.join(flags)}",
        ],
        env={**os.environ, "CHROME_PATH": str(find_browser(headed=True).executable)},
        capture_output=True, text=True, timeout=LONGEST_S, check=True,
    )  # fmt: skip
    audits = json.loads(done.stdout)["audits"]
    values = {audit: audits[audit].get("numericValue") for _, audit, _, _ in COMPARED}
    return {audit: value for audit, value in values.items() if value is not None}


def ours(url: str) -> dict[str, float]:
    """What we observe of one load, by the name of Lighthouse's audit; in a browser of its own, as Lighthouse does."""
    with own_browser() as browser:
        sample = measure(browser, url, profile=DESKTOP, timeout_s=60, half_credit_tti_ms=60_000)
    values = {audit: getattr(sample, metric) for metric, audit, _, _ in COMPARED}
    return {audit: value for audit, value in values.items() if value is not None}


def compare(command: str, pages: dict[str, str], rounds: int) -> tuple[list[str], bool]:
    """The rows of the table, and whether every median agrees."""
    rows, agreed = [], True
    for name, url in pages.items():
        mine: list[dict[str, float]] = []
        theirs: list[dict[str, float]] = []
        for _ in range(rounds):
            theirs.append(lighthouse(command, url))
            mine.append(ours(url))
        cells = []
        for _, audit, share, least in COMPARED:
            we, they = (_middle(audit, figures) for figures in (mine, theirs))
            if we is None or they is None:
                cells.append("–")
                continue
            near = abs(we - they) <= max(share * they, least)
            agreed = agreed and near
            cells.append(f"{we:.0f} / {they:.0f}" if near else f"**{we:.0f} / {they:.0f}**")
        rows.append(f"| {name} | {' | '.join(cells)} |")
        sys.stderr.write(f"{rows[-1]}\n")
    return rows, agreed


def _middle(audit: str, loads: list[dict[str, float]]) -> float | None:
    values = [load[audit] for load in loads if audit in load]
    return statistics.median(values) if values else None


def main() -> int:
    parser = argparse.ArgumentParser(prog="against_lighthouse", description=__doc__)
    parser.add_argument("urls", nargs="*", metavar="URL")
    parser.add_argument("--rounds", type=int, default=5, help="loads of each page by each (default: 5)")
    options = parser.parse_args()
    command = shutil.which(os.environ.get("LIGHTHOUSE", "lighthouse"))
    if command is None:
        sys.stderr.write(
            "Lighthouse is not there: npm install lighthouse@12.2.3, then LIGHTHOUSE=/path/to/lighthouse.\n"
        )
        return 2
    before = os.getloadavg()[0]
    with ExitStack() as portals:
        pages = {url: url for url in options.urls} or portals.enter_context(demo_pages())
        rows, agreed = compare(command, pages, options.rounds)
    sys.stdout.write(
        f"Ours / Lighthouse's, medians of {options.rounds} loads each, in milliseconds; load average {before:.1f} before, "
        f"{os.getloadavg()[0]:.1f} after. Bold: further apart than agreed.\n\n"
        "| page | FCP | LCP | Speed Index | TBT | TTI |\n|---|---:|---:|---:|---:|---:|\n" + "\n".join(rows) + "\n"
    )
    return int(not agreed)


if __name__ == "__main__":
    sys.exit(main())
