"""Cold loads of a page from a server whose delays are known: how much of each delay the load event sees.

    PYTHONPATH=tests python -m benchmarks.known_delays [--rounds 5]

The delay stands before the first byte, in the middle of the body, or before a picture of the page. The bias is what the median
load exceeds delay and page by, the page's own cost being the median of the same page without delay, loaded in turns with it.
While the rest of a body or a picture is awaited, a browser already does what the page costs: there a load may fall short of the
sum by as much as that cost, yet never of the delay. What is left is the error; the benchmark exits with 1 when one exceeds 50 ms.
It is no test, since a busy machine makes every load slower.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pytest_egov.driver.browser import own_browser
from pytest_egov.driver.cold_load import measure
from pytest_egov.evidence.timings import Sample
from pytest_egov.load_profile import LoadProfile

DESKTOP = LoadProfile(name="desktop", width=1366, height=768)
PLACEMENTS = ("first byte", "body", "subresource")
DELAYS_MS = (0, 100, 300, 1000, 3000)
MEANWHILE = ("body", "subresource")  # awaited while the browser already works on the page
MOST_ERROR_MS = 50
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="#12336b"/></svg>'


class Slow(BaseHTTPRequestHandler):
    """Answers ``/PLACEMENT/MILLISECONDS`` with a page that is late by so much at that place."""

    def do_GET(self) -> None:
        _, placement, delay = [*self.path.split("/"), "", "0"][:3]
        seconds = int(delay) / 1000 if delay.isdecimal() else 0.0
        if placement == "anh":
            time.sleep(seconds)
            self._answer("image/svg+xml", PICTURE)
            return
        late = placement.replace("-", " ")
        head = (
            '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang thử</title><body><h1>Cổng dịch vụ công</h1>'
            f'<img src="/anh/{delay if late == "subresource" else 0}" width="200" height="100" alt="">'
        )
        time.sleep(seconds if late == "first byte" else 0)
        self._answer("text/html; charset=utf-8", head.encode(), end=False)
        time.sleep(seconds if late == "body" else 0)
        self.wfile.write(f"{'<p>Mời người dân nộp hồ sơ trực tuyến.</p>' * 200}</body></html>".encode())

    def _answer(self, kind: str, content: bytes, *, end: bool = True) -> None:
        self.send_response(200)
        self.send_header("content-type", kind)
        if end:
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Nobody reads along."""


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up in the middle is nothing to report."""


@contextmanager
def serving() -> Iterator[str]:
    server = Quiet(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def loads(rounds: int) -> dict[tuple[str, int], list[Sample]]:
    """The loads of each placement and delay, taken in turns."""
    taken: dict[tuple[str, int], list[Sample]] = {
        (placement, delay): [] for placement in PLACEMENTS for delay in DELAYS_MS
    }
    with serving() as address, own_browser() as browser:
        for number in range(rounds + 1):
            for (placement, delay), samples in taken.items():
                url = f"{address}/{placement.replace(' ', '-')}/{delay}"
                sample = measure(browser, url, profile=DESKTOP, timeout_s=30, half_credit_tti_ms=0)
                if number:  # the first round warms up
                    samples.append(sample)
    return taken


def middle(samples: list[Sample], metric: str) -> float:
    return statistics.median(getattr(sample, metric) or float("inf") for sample in samples)


def error_of(placement: str, bias: float, own: float) -> float:
    """How far the load lies from where it may lie, in milliseconds."""
    least_bias = -own if placement in MEANWHILE else 0.0
    return max(bias, least_bias - bias, 0.0)


def least(samples: list[Sample]) -> float:
    return min(sample.load_ms or float("inf") for sample in samples)


def main() -> int:
    parser = argparse.ArgumentParser(prog="known_delays", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="counted loads of each page (default: 5)")
    rounds = parser.parse_args().rounds
    before = os.getloadavg()[0]
    taken = loads(rounds)
    lines = [
        f"Medians of {rounds} loads, in milliseconds; load average {before:.1f} before, {os.getloadavg()[0]:.1f} after.\n",
        "| delay before | delay | load | own cost | bias | bias of the fastest | TTFB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    worst = 0.0
    for (placement, delay), samples in taken.items():
        own, seen = middle(taken[placement, 0], "load_ms"), middle(samples, "load_ms")
        bias = seen - own - delay
        worst = max(worst, error_of(placement, bias, own))
        # Whatever else the machine does only adds to a load: the fastest of them shows the method without the noise.
        fastest = least(samples) - least(taken[placement, 0]) - delay
        ttfb = middle(samples, "ttfb_ms")
        lines.append(f"| {placement} | {delay} | {seen:.0f} | {own:.0f} | {bias:+.0f} | {fastest:+.0f} | {ttfb:.0f} |")
    sys.stdout.write("\n".join([*lines, "", f"largest error of load: {worst:.0f} ms (at most {MOST_ERROR_MS})", ""]))
    return int(worst > MOST_ERROR_MS)


if __name__ == "__main__":
    sys.exit(main())
