from __future__ import annotations

import math
from typing import Any

import pytest

from pytest_egov.driver.interactive import Span
from pytest_egov.driver.network_log import NetworkLog

WALL = 1_795_000_000.0
ASKED_AT = 586.7  # seconds on the browser's own clock


def sent(number: int, at_ms: float, url: str = "https://dvc.example/a", **said: object) -> tuple[str, dict[str, Any]]:
    at = ASKED_AT + at_ms / 1000
    params = {"frameId": "main", "type": "Fetch", "timestamp": at, "wallTime": WALL + at, **said}
    request = {"url": url, "method": said.get("method", "GET")}
    return "Network.requestWillBeSent", {"requestId": str(number), "request": request, **params}


def document(number: int, at_ms: float, **said: object) -> tuple[str, dict[str, Any]]:
    event, params = sent(number, at_ms, "https://dvc.example/")
    return event, {**params, "type": "Document", **said}


def answered(number: int, at_ms: float, status: int = 200) -> tuple[str, dict[str, Any]]:
    params = {"requestId": str(number), "timestamp": ASKED_AT + at_ms / 1000, "response": {"status": status}}
    return "Network.responseReceived", params


def finished(number: int, at_ms: float, size: int = 0) -> tuple[str, dict[str, Any]]:
    params = {"requestId": str(number), "timestamp": ASKED_AT + at_ms / 1000, "encodedDataLength": size}
    return "Network.loadingFinished", params


def failed(number: int, at_ms: float, *, canceled: bool) -> tuple[str, dict[str, Any]]:
    params = {
        "requestId": str(number),
        "timestamp": ASKED_AT + at_ms / 1000,
        "errorText": "net::X",
        "canceled": canceled,
    }
    return "Network.loadingFailed", params


def log_of(*events: tuple[str, dict[str, Any]]) -> NetworkLog:
    log = NetworkLog()
    for event, params in events:
        log.take(event, params)
    return log


PAGE = (document(1, 0), answered(1, 40), finished(1, 50, 1000))


def test_page_and_its_parts_are_counted() -> None:
    log = log_of(*PAGE, sent(2, 60), answered(2, 70), finished(2, 80, 500))

    assert (200, 2, 0, 0, 1500) == (
        log.status,
        log.requests,
        log.failed_requests,
        log.redirects,
        log.transferred_bytes,
    )


def test_time_counts_from_the_request_for_the_page() -> None:
    assert pytest.approx(250) == log_of(*PAGE).milliseconds(ASKED_AT + 0.25)


def test_redirects_of_the_page_by_server_and_script_and_none_of_its_parts() -> None:
    hop: dict[str, Any] = {"redirectResponse": {"encodedDataLength": 200}}
    log = log_of(
        document(1, 0),
        document(1, 20, **hop),
        answered(1, 40),
        finished(1, 50, 1000),
        document(2, 60),
        answered(2, 90, 404),
        finished(2, 95, 300),
        sent(3, 100),
        sent(3, 110, **hop),
    )

    assert (404, 2, 5, 1700) == (log.status, log.redirects, log.requests, log.transferred_bytes)


def test_failures_without_the_cancelled() -> None:
    log = log_of(
        *PAGE,
        sent(2, 60),
        answered(2, 70, 404),
        finished(2, 75),
        sent(3, 60),
        failed(3, 70, canceled=False),
        sent(4, 60),
        failed(4, 70, canceled=True),
    )

    assert 2 == log.failed_requests


def test_three_gets_at_once_keep_the_network_busy() -> None:
    log = log_of(*PAGE, sent(2, 1000), sent(3, 1000), sent(4, 2000), finished(3, 3000))

    assert [Span(pytest.approx(2000), pytest.approx(3000))] == [  # type: ignore[arg-type] # approximate on purpose
        span for span in log.busy() if span.start > 100
    ]


def test_posts_and_inline_data_do_not() -> None:
    log = log_of(
        *PAGE, *(sent(n, 1000, method="POST") for n in (2, 3, 4)), *(sent(n, 1000, "data:,") for n in (5, 6, 7))
    )

    assert [] == [span for span in log.busy() if span.start > 100]


def test_page_on_its_way_to_another_is_busy_until_that_one_answers() -> None:
    leaving = log_of(*PAGE, document(2, 1000))
    arrived = log_of(*PAGE, document(2, 1000), answered(2, 4000))

    assert [True, False] == [leaving.leaving, arrived.leaving]
    assert [math.inf, pytest.approx(4000)] == [leaving.busy()[-1].end, arrived.busy()[-1].end]


def test_document_of_a_frame_is_not_the_page() -> None:
    log = log_of(*PAGE, document(2, 60, frameId="map"), answered(2, 90, 503))

    assert (200, 0, 1) == (log.status, log.redirects, log.failed_requests)


def test_the_icon_of_the_browsers_tab_is_no_request_of_the_page() -> None:
    log = NetworkLog()
    log.take(*sent(1, 0, type="Document"))
    log.take(*sent(2, 5, type="Other", initiator={"type": "other"}))
    log.take(*sent(3, 6, type="Other", initiator={"type": "parser"}))
    log.take(*finished(2, 7, 900))
    assert (2, 0) == (log.requests, log.transferred_bytes)
