from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from loaded_pages import DESKTOP, page

from pytest_egov.driver.throttling import throttle
from pytest_egov.errors import ConditionsNotMet
from pytest_egov.load_profile import MOBILE, Network

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from pytest_egov.evidence.timings import Sample


def test_a_slow_network_delays_the_first_byte(load: Callable[..., Sample]) -> None:
    slow = Network(latency_ms=400, download_kbps=1000, upload_kbps=1000)

    sample = load(
        {"/": page("<h1>Trang</h1>")}, profile=DESKTOP.model_copy(update={"network": slow}), half_credit_tti_ms=0
    )

    assert (sample.ttfb_ms or 0) >= 400


def test_a_phone_runs_scripts_more_slowly(load: Callable[..., Sample]) -> None:
    sample = load({"/": page("<h1>Trang</h1>")}, profile=MOBILE, half_credit_tti_ms=0)

    assert ("loaded", "mobile") == (sample.outcome, sample.profile)
    assert (sample.cpu_slowdown or 0) >= 1.75


class Deaf:
    """A page whose browser takes every order and follows none: no real one can be made to do so."""

    def __init__(self) -> None:
        self.context, self.ordered = self, list[str]()

    def new_cdp_session(self, _page: object) -> Deaf:
        return self

    def send(self, order: str, _said: object = None) -> None:
        self.ordered.append(order)

    def evaluate(self, _script: str) -> float:
        return 12.0


def test_figures_of_a_browser_that_does_not_obey_are_not_taken() -> None:
    deaf: Any = Deaf()

    with pytest.raises(ConditionsNotMet, match=r"4 times slower \(profile mobile\) and runs them 1\.0 times slower"):
        throttle(cast("Page", deaf), MOBILE)

    assert ["Network.enable", "Network.emulateNetworkConditions", "Emulation.setCPUThrottlingRate"] == deaf.ordered


def test_a_profile_that_slows_nothing_asks_for_nothing() -> None:
    deaf: Any = Deaf()

    assert throttle(cast("Page", deaf), DESKTOP) is None
    assert [] == deaf.ordered
