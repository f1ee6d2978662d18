"""A page of the citizen's, opened as a place, on a site that needs no sign-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.evidence import Place
from pytest_egov.gatherers.expedition import Expedition, Visit

Looking = Callable[..., tuple[Visit, Expedition]]


@pytest.fixture
def visit_to(site: Any, expedition_to: Any) -> Looking:
    """``visit_to("profile", {"/cua-toi": page}, allow=(...))``: the visit and the expedition it belongs to."""

    def start(name: str, pages: dict[str, Any], **said: Any) -> tuple[Visit, Expedition]:
        home = site({"/": html('<nav><a href="/cua-toi">Của tôi</a></nav>'), **pages})
        expedition = expedition_to(home.address, **said)
        return expedition.visit(Place(name, f"{home.address}cua-toi", "", "wayfinding", 0.9, 1)), expedition

    return start
