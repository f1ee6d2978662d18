"""A click on a portal that takes its time, and on what cannot be reached."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from conftest import html

from pytest_egov.driver import tab as driver_tab
from pytest_egov.driver.clicking import click
from pytest_egov.errors import PageNotOpened

ExpeditionTo = Callable[..., Any]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """An element is waited for a moment only; the portals here answer later than that."""
    monkeypatch.setattr(driver_tab, "click", partial(click, patience_ms=700))


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "control", ["<form method='post' action='/nop'><button>Nộp</button></form>", "<a href='/nop'>Nộp</a>"]
)
def test_what_was_pressed_is_waited_for_where_the_portal_answers_late(
    site: Any, expedition_to: ExpeditionTo, control: str
) -> None:
    portal = site({"/": html(control), "/nop": lambda _asked: html(f"Đã nhận {threading.Event().wait(1.5)}")})
    tab = expedition_to(portal.address, environment="sandbox", allow=["file"]).visitor.tab
    start = tab.open(portal.address)
    after = tab.press(next(c for c in start.controls if c.name == "Nộp"), "file")
    assert ("Đã nhận False", portal.address + "nop", 200) == (after.text, after.url, after.status)
    assert 1 == portal.count("/nop")


@pytest.mark.usefixtures("impatient")
def test_what_is_covered_was_not_pressed(site: Any, expedition_to: ExpeditionTo) -> None:
    cover = "<div style='position:fixed;inset:0;background:#fff'>Đang tải</div>"
    portal = site({"/": html(f"<a href='/nop'>Nộp</a>{cover}"), "/nop": html("Đã nhận")})
    tab = expedition_to(portal.address).visitor.tab
    start = tab.open(portal.address)
    with pytest.raises(PageNotOpened, match="Timeout 700ms exceeded"):
        tab.press(next(c for c in start.controls if c.name == "Nộp"), "open")
    assert 0 == portal.count("/nop")
