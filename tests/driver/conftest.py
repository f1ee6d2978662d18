"""A stopwatch for small sites, and servers that let one wait."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from loaded_pages import DESKTOP

from pytest_egov.driver.cold_load import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from pytest_egov.evidence.timings import Sample


@pytest.fixture
def slowly() -> Iterator[Callable[..., Callable[[object], object]]]:
    """Answer late, as a slow server does; answers still out are let go when the test is over."""
    over = threading.Event()

    def answer_after(seconds: float, answer: object) -> Callable[[object], object]:
        def answer_late(_asked: object) -> object:
            over.wait(seconds)
            return answer

        return answer_late

    yield answer_after
    over.set()


@pytest.fixture
def load(browser: Browser, site: Callable[[dict[str, Any]], Any]) -> Callable[..., Sample]:
    """Load ``/`` of a site made of the given pages."""

    def measured(pages: dict[str, Any], **said: object) -> Sample:
        address = site(pages).address
        options: dict[str, Any] = {"profile": DESKTOP, "timeout_s": 20.0, "half_credit_tti_ms": 10_950.0, **said}
        return measure(browser, address, **options)

    return measured
