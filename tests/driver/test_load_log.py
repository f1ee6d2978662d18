from __future__ import annotations

import math
from typing import Any

import pytest

from pytest_egov.driver.interactive import Interactive, Span
from pytest_egov.driver.load_log import LoadLog, Patience, ending
from pytest_egov.driver.network_log import NetworkLog

PATIENCE = Patience(load_ms=60_000, half_credit_tti_ms=10_000)
LOADED = {"entryType": "navigation", "responseStart": 100, "domContentLoadedEventEnd": 300, "loadEventEnd": 500}
LOADING = {**LOADED, "domContentLoadedEventEnd": 0, "loadEventEnd": 0}


def painted(at: float) -> dict[str, Any]:
    return {"entryType": "paint", "name": "first-contentful-paint", "startTime": at}


def task(at: float, duration: float) -> dict[str, Any]:
    return {"entryType": "longtask", "startTime": at, "duration": duration}


def log_of(*entries: dict[str, Any], now: float, origin: float = 0) -> LoadLog:
    log = LoadLog()
    log.take({"timeOrigin": origin, "now": now, "entries": entries})
    return log


def outcome(log: LoadLog, *, elapsed: float | None = None, silent: float = 0, status: int = 200) -> str | None:
    return ending(log, NetworkLog(status=status), PATIENCE, elapsed_ms=elapsed or log.now, silent_ms=silent)


def test_figures_of_a_page_sent_on_count_from_the_first_document_and_belong_to_the_last() -> None:
    log = log_of(painted(50), task(60, 100), LOADED, now=900, origin=7000)
    log.take({"timeOrigin": 8000, "now": 700, "entries": [LOADED, painted(400)]})
    log.take({"timeOrigin": 7000, "now": 950, "entries": [task(920, 60), painted(930)]})

    assert log.document is not None
    assert (1100, 1400, 1500) == (log.document.ttfb, log.document.fcp, log.document.load)
    assert [Span(60, 160), Span(920, 980)] == log.long_tasks
    assert 1700 == log.now


def test_shift_that_answers_the_visitor_is_no_fault() -> None:
    shift = {"entryType": "layout-shift", "startTime": 10, "value": 0.2}
    log = log_of({**shift, "hadRecentInput": True}, {**shift, "hadRecentInput": False}, now=20)

    assert log.document is not None
    assert 0.2 == log.document.cls


def test_nothing_is_known_of_tti_before_fcp() -> None:
    log = log_of(LOADED, now=600)

    assert (None, None) == (log.interactive([]), log.blocking_time(None))


def test_silent_page_is_in_a_long_task() -> None:
    log = log_of(LOADED, painted(200), now=600)
    blocked = log.blocked(silent_ms=2000)

    assert Span(600, 2600) == blocked
    assert Interactive(None, 2600) == log.interactive([], blocked)
    assert 1950 == log.blocking_time(None, blocked)
    assert None is log.blocked(silent_ms=300)


@pytest.mark.parametrize(
    ("log", "said", "expected"),
    [
        (LoadLog(), {"elapsed": 59_000}, None),
        (LoadLog(), {"elapsed": 60_000}, "timed_out"),
        (log_of(LOADING, painted(200), now=59_000), {}, None),
        (log_of(LOADING, painted(200), now=60_000), {}, "timed_out"),
        (log_of(LOADED, now=600), {"status": 503}, "failed"),
        (log_of(LOADED, painted(200), now=5199), {}, None),
        (log_of(LOADED, painted(200), now=5300), {}, "loaded"),
        (log_of(LOADED, painted(200), task(600, 9300), now=9950), {}, None),
        (log_of(LOADED, painted(200), task(600, 9500), now=10_150), {}, "loaded"),
        (log_of(LOADED, painted(200), now=900), {"elapsed": 9500, "silent": 8600}, None),
        (log_of(LOADED, painted(200), now=900), {"elapsed": 10_500, "silent": 9600}, "loaded"),
        (log_of(LOADED, now=9900), {}, None),
        (log_of(LOADED, now=10_000), {}, "loaded"),
    ],
    ids=[
        "no answer yet",
        "no answer in time",
        "still loading",
        "no load event in time",
        "error page",
        "quiet for not quite five seconds",
        "quiet for five seconds",
        "tti could still earn half",
        "tti can earn nothing",
        "hanging",
        "hanging too long",
        "nothing painted yet",
        "nothing painted in time",
    ],
)
def test_load_is_watched_while_it_is_worth_it(log: LoadLog, said: dict[str, Any], expected: str | None) -> None:
    assert expected == outcome(log, **said)


def test_restless_network_is_given_up_at_the_time_limit() -> None:
    log = log_of(LOADED, painted(200), now=59_900)
    network = NetworkLog(status=200)
    for number in range(4):
        request = {"url": "https://dvc.example/", "method": "GET"}
        params = {
            "requestId": str(number),
            "frameId": "f",
            "type": "Fetch",
            "timestamp": 0.0,
            "wallTime": 0.0,
            "request": request,
        }
        network.take("Network.requestWillBeSent", params)

    assert [Span(0, math.inf)] == network.busy()
    assert [None, "loaded"] == [
        ending(log, network, PATIENCE, elapsed_ms=elapsed, silent_ms=0) for elapsed in (59_900, 60_000)
    ]
