"""Where the pages are that a standard names: a function found before is not looked for again, and what is not there is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Site, html

from pytest_egov.errors import PlaceNotFound
from pytest_egov.evidence import Candidate, Found, NotFound, Place
from pytest_egov.gatherers.expedition import Expedition
from pytest_egov.gatherers.layout import gather as gather_layout
from pytest_egov.gatherers.named_pages import named_page
from pytest_egov.gatherers.outside import gather_answers

StartSite = Callable[[dict[str, Any]], Site]
ExpeditionTo = Callable[..., Expedition]

HOME = html("<h1>Cổng</h1><a href='/tc'>Tra cứu hồ sơ</a> <a href='/dvc'>Dịch vụ công trực tuyến</a>")


def test_a_function_is_where_its_gatherer_found_it(site: StartSite, expedition_to: ExpeditionTo) -> None:
    here = site({"/": HOME, "/tc": html("<h1>Tra cứu hồ sơ</h1>")})
    found = Place("status_lookup", f"{here.address}tra-cuu-khac", "Tra cứu", "wayfinding", 0.9, 2)
    expedition = expedition_to(here.address, findings={"status_lookup": Found((Candidate(found, None),))})

    assert found == named_page("status_lookup", expedition, {"status_lookup": f"{here.address}tc"})
    assert 0 == here.count("/tc")


def test_what_was_opened_under_a_name_before_is_that_page(site: StartSite, expedition_to: ExpeditionTo) -> None:
    here = site({"/": HOME, "/tc": html("<h1>Tra cứu hồ sơ</h1>")})
    opened = {"status_lookup": f"{here.address}khac"}

    assert opened["status_lookup"] == named_page("status_lookup", expedition_to(here.address), opened).url
    assert f"{here.address}tc" == named_page("status_lookup", expedition_to(here.address)).url


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("feedback", "'feedback' was not found on the portal"),
        ("procedure", "no list was found to draw a procedure from"),
        ("eform", "no procedure drawn has a control that leads to an online form"),
        ("rating", "no page was found for 'rating'"),
        ("kho_bau", "'kho_bau' is no place that can be looked for"),
    ],
)
def test_what_is_nowhere_is_said(name: str, said: str, site: StartSite, expedition_to: ExpeditionTo) -> None:
    findings = {"feedback": NotFound("feedback", (), decisive=False)}
    expedition = expedition_to(site({"/": html("<h1>Cổng</h1>")}).address, findings=findings)

    with pytest.raises(PlaceNotFound, match=said):
        named_page(name, expedition)


def test_a_row_that_only_a_script_opens_is_pressed_once(site: StartSite, expedition_to: ExpeditionTo) -> None:
    rows = "".join(
        f"<p><a href='javascript:;' onclick='fetch(\"/nhan\"); location.href=\"/x/{n}\"'>Cấp giấy phép loại {n} cho tổ chức</a></p>"
        for n in range(3)
    )
    pages = {f"/x/{n}": html(f"<h1>Cấp giấy phép loại {n} cho tổ chức</h1>") for n in range(3)}
    here = site({"/": HOME, "/dvc": html(rows), "/nhan": "", **pages})
    expedition = expedition_to(here.address)

    first = named_page("procedure", expedition)

    assert first.url.startswith(f"{here.address}x/")
    assert first == named_page("procedure", expedition)
    assert 1 == here.count("/nhan")


def test_a_function_on_the_start_page_is_no_further_page(site: StartSite, expedition_to: ExpeditionTo) -> None:
    here = site({"/": html("<h1>Cổng</h1><form><label>Mã hồ sơ <input></label><button>Tra cứu</button></form>")})
    on_it = Found((Candidate(Place.at_start("status_lookup", here.address), None),))
    expedition = expedition_to(here.address, findings={"status_lookup": on_it})
    wanted = {
        "outside": expedition.gather.outside.model_copy(update={"pages": ("home", "status_lookup")}),
        "layout": expedition.gather.layout.model_copy(update={"inner": ("status_lookup",)}),
    }
    expedition.gather = expedition.gather.model_copy(update=wanted)

    for gather in (gather_answers, gather_layout):
        finding: Any = gather(expedition)
        assert (("status_lookup", "it is the page of 'home'"),) == finding.candidates[0].evidence.missing
