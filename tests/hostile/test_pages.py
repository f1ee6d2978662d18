"""Each hostility ends in bounded time, as what it is, and the page read next is none the worse for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hostile_server import HostileServer, hostile_server
from hostilities import ACTS, HOSTILITIES, Hostility

from pytest_egov.driver.manners import Manners
from pytest_egov.driver.visitor import Visitor
from pytest_egov.errors import EgovError
from pytest_egov.wayfinding.stand_ins import stand_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

TIMEOUT_S = 8.0


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    with hostile_server(ACTS) as running:
        yield running


@pytest.fixture
def visitor(browser: Browser, server: HostileServer) -> Iterator[Visitor]:
    manners = Manners(
        f"{server.address}/", 0, TIMEOUT_S, frozenset(), private_allowed=True, user_agent="tests", stand_in=stand_in
    )
    visiting = Visitor(lambda: browser, manners, lambda name, _png: name, 1366, 768)
    yield visiting
    visiting.close()


@pytest.mark.parametrize("hostility", HOSTILITIES, ids=lambda hostility: hostility.path)
def test_it_ends_as_what_it_is_and_harms_no_other_page(
    hostility: Hostility, visitor: Visitor, server: HostileServer
) -> None:
    begun = time.monotonic()
    try:
        outcome, said = "read", visitor.read(server.address + hostility.path).text
    except EgovError as error:
        outcome, said = type(error).__name__, str(error)
    assert time.monotonic() - begun < hostility.within_s
    assert (hostility.outcome, True) == (outcome, hostility.says in said), said[:300]
    assert "Cổng dịch vụ công" in visitor.read(f"{server.address}/sound").text


def test_a_worker_of_the_portal_never_stands_between(visitor: Visitor, server: HostileServer) -> None:
    visitor.read(f"{server.address}/worker")
    assert "/worker.js" not in server.asked
    assert "Trang giả" not in visitor.read(f"{server.address}/sound").text


def test_windows_that_nobody_asked_for_are_closed(visitor: Visitor, server: HostileServer) -> None:
    visitor.read(f"{server.address}/windows")
    visitor.read(f"{server.address}/sound")
    assert 1 == len(visitor.tab.page.context.pages)


def test_a_file_that_drips_is_given_up(visitor: Visitor, server: HostileServer) -> None:
    fetched = visitor.tab.fetch(f"{server.address}/drip")
    assert (None, True) == (fetched.status, "had not come whole" in fetched.error)
