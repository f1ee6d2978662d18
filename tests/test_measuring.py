"""One round of timed loads of a real page, kept in a real store."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import html
from sample_stores import at, sample

from pytest_egov.errors import BrowserGone, UsageProblem
from pytest_egov.measuring import Measuring, plan_of, take_outside_the_plan, take_planned_round
from pytest_egov.run import DEFAULT_SUITE, Order, take_order
from pytest_egov.samples import Store, keep_unplanned, kept_draw, open_store, read_samples, read_slots

MORNING = at("2026-11-25 09:05")
FORM = html('<h1>Tờ khai</h1><form><label>Họ và tên <input name="name"></label><button>Gửi</button></form>')


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "samples.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def order_for(tmp_path: Path) -> Callable[..., Order]:
    def order(address: str, places: str = "") -> Order:
        file = tmp_path / "portal.yaml"
        file.write_text(f"address: {address}\n{places}", encoding="utf-8")
        return take_order(str(file), DEFAULT_SUITE, tmp_path / "report", tmp_path / "evidence", None, None)

    return order


def no_browser() -> Any:
    raise AssertionError("nothing is to be timed")


def gone() -> Any:
    raise BrowserGone("The browser died.")


def test_a_round_times_every_page_once(store: Store, order_for: Any, site: Any, browser: Any) -> None:
    here = site({"/": html("<h1>Cổng dịch vụ công</h1>"), "/nop": FORM})
    order = order_for(here.address, "places: {eform: /nop}\n")

    done = take_planned_round(Measuring(order, store, lambda: browser, clock=lambda: MORNING))

    assert ("taken", ["home", "eform"]) == (done.came_to, list(done.samples))
    assert [("eform", here.address + "nop", "loaded"), ("home", here.address, "loaded")] == [
        (it.page, it.sample.url, it.sample.outcome) for it in read_samples(store)
    ]
    assert {"draw": None, "signed_in": False} == kept_draw(store, here.address)
    assert "done" == read_slots(store)[0].state
    assert "already_taken" == take_planned_round(Measuring(order, store, no_browser, clock=lambda: MORNING)).came_to


def test_a_portal_that_is_down_is_slow_and_not_unmeasured(store: Store, order_for: Any, browser: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    keep_unplanned(store, address, "eform", [sample(MORNING)])

    done = take_planned_round(Measuring(order_for(address), store, lambda: browser, clock=lambda: MORNING))

    assert ("taken", ["failed", "failed"]) == (
        done.came_to,
        [sample.outcome for samples in done.samples.values() for sample in samples],
    )


def test_a_form_that_was_never_seen_leaves_the_round_blocked(
    store: Store, order_for: Any, browser: Any, site: Any
) -> None:
    here = site({"/": (503, {}, html("<h1>Bảo trì</h1>"))})

    done = take_planned_round(Measuring(order_for(here.address), store, lambda: browser, clock=lambda: MORNING))

    assert ("blocked", ["home"]) == (done.came_to, list(done.samples))
    assert "blocked" == read_slots(store)[0].state


def test_outside_the_windows_no_browser_is_asked_for(store: Store, order_for: Any) -> None:
    noon = at("2026-11-25 12:00")

    assert (
        "not_now"
        == take_planned_round(Measuring(order_for("https://x.example/"), store, no_browser, clock=lambda: noon)).came_to
    )


def test_on_demand_a_load_belongs_to_no_slot(store: Store, order_for: Any, site: Any, browser: Any) -> None:
    here = site({"/": html("<h1>Cổng dịch vụ công</h1>")})

    done = take_outside_the_plan(Measuring(order_for(here.address), store, lambda: browser), ("home",))

    assert ("taken", None) == (done.came_to, done.slot)
    assert [("home", None)] == [(it.page, it.slot) for it in read_samples(store)]
    assert [] == read_slots(store)


def test_a_browser_that_dies_leaves_the_round_to_the_next_call(store: Store, order_for: Any) -> None:
    with pytest.raises(BrowserGone):
        take_planned_round(Measuring(order_for("https://x.example/"), store, gone, clock=lambda: MORNING))

    first = read_slots(store)[0]
    assert ("failed", "BrowserGone: The browser died.") == (first.state, first.reason)


def test_a_page_that_the_standard_does_not_time_is_refused(store: Store, order_for: Any) -> None:
    with pytest.raises(UsageProblem, match="the standard times home, eform"):
        take_planned_round(Measuring(order_for("https://x.example/"), store, no_browser), ("contact",))


def test_the_plan_is_the_standard_s(order_for: Any) -> None:
    hours = plan_of(order_for("https://x.example/")).hours

    assert (("home", "eform"), ("09:00-11:00", "14:00-16:00"), 5, "working") == (
        hours.pages,
        hours.windows,
        hours.rounds,
        hours.days,
    )
