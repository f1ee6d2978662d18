"""Which eForm is timed: drawn field by field, reached as a citizen would, and only at an address it comes up at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from conftest import html

from pytest_egov.evidence import CouldNotLook, Found, NotConfigured, NotFound
from pytest_egov.evidence.timings import FormDraw, Sample
from pytest_egov.gatherers.timed_forms import TimedForm, timed_form
from pytest_egov.gatherers.timings import GATHERERS, Stopwatch

if TYPE_CHECKING:
    from pytest_egov.gatherers.expedition import Expedition

FORM = (
    '<main><h1>Tờ khai</h1><form method="post" action="/nop"><label>Họ và tên <input name="ten"></label>'
    '<label>Số điện thoại <input name="dt"></label><button>Nộp hồ sơ</button></form></main>'
)
SIGN_IN = '<main><h1>Đăng nhập</h1><form><label>Mật khẩu <input type="password"></label></form></main>'
FIELDS = ("Hộ tịch", "Hộ tịch", "Hộ tịch", "Đất đai")
START = "<a href='/nop/{n}'>Nộp hồ sơ trực tuyến</a>"


def portal(start: str = START, form: Any = FORM, fields: tuple[str, ...] = FIELDS) -> dict[str, Any]:
    rows = "".join(f"<tr><td>{n + 1}<td><a href='/tt/{n}'>Cấp giấy xác nhận loại {n}</a>" for n in range(len(fields)))
    listing = f"<h1>Danh sách thủ tục hành chính</h1><p>Tìm thấy {len(fields)} thủ tục</p><table>{rows}</table>"
    procedures = {
        f"/tt/{n}": html(
            f"<h1>Cấp giấy xác nhận loại {n}</h1><p>Mức độ: Toàn trình</p><dl><dt>Lĩnh vực<dd>{field}</dl>"
            + start.format(n=n)
        )
        for n, field in enumerate(fields)
    }
    forms = {f"/nop/{n}": html(form) if isinstance(form, str) else form for n in range(len(fields))}
    home = html("<h1>Cổng dịch vụ công</h1><a href='/tthc'>Thủ tục hành chính</a>")
    return {"/": home, "/tthc": html(listing), **procedures, **forms}


def drawn(expedition: Expedition, kept: FormDraw | None = None) -> FormDraw:
    form = timed_form(expedition, kept)
    assert isinstance(form, TimedForm)
    assert form.draw is not None
    return form.draw


def test_a_field_is_drawn_first_and_then_a_procedure_of_it(site: Any, expedition_to: Any) -> None:
    here = site(portal())

    form = timed_form(expedition_to(here.address), None)

    assert isinstance(form, TimedForm)
    assert form.draw is not None
    assert {"Hộ tịch", "Đất đai"} == set(form.draw.fields)
    assert form.draw.fields[0] == form.draw.field
    assert ("", ()) == (form.draw.drift, form.draw.passed_over)
    assert (4, 64) == (form.draw.population, len(form.draw.list_sha256))
    number = form.draw.url[-1]
    assert f"{here.address}nop/{number}" == form.place.url
    assert not form.signed_in
    assert [f"Cấp giấy xác nhận loại {number}", "Nộp hồ sơ trực tuyến"] == [step.target for step in form.steps]


def test_the_same_seed_draws_the_same(site: Any, expedition_to: Any) -> None:
    here = site(portal())

    assert drawn(expedition_to(here.address)) == drawn(expedition_to(here.address))


def test_a_procedure_without_a_form_gives_way_to_another_field(site: Any, expedition_to: Any) -> None:
    here = site(portal())
    first = drawn(expedition_to(here.address))
    here.pages[f"/nop/{first.url[-1]}"] = (404, {}, html("<h1>Không tìm thấy trang</h1>"))

    second = drawn(expedition_to(here.address))

    assert first.fields[1] == second.field
    assert ((first.name, "it answered 404"),) == second.passed_over


def test_the_procedure_of_a_campaign_is_kept_with_its_draw(site: Any, expedition_to: Any) -> None:
    here = site(portal())
    first = drawn(expedition_to(here.address))
    other = next(f"{here.address}tt/{n}" for n in range(4) if f"tt/{n}" not in first.url)
    kept = replace(first, url=other, name="Cấp giấy xác nhận", fields=("Lao động",))
    before = len(here.asked)

    again = drawn(expedition_to(here.address), kept)

    assert kept == again
    assert [urlsplit(other).path] == [asked.path for asked in here.asked[before:] if asked.path.startswith("/tt/")]


def test_a_kept_procedure_that_vanished_is_drift_and_drawn_anew(site: Any, expedition_to: Any) -> None:
    here = site(portal())
    kept = replace(drawn(expedition_to(here.address)), url=f"{here.address}tt/99", name="Cấp giấy đã bãi bỏ")

    again = drawn(expedition_to(here.address), kept)

    assert (f"{here.address}tt/99", ("Cấp giấy đã bãi bỏ",)) == (
        again.drift,
        tuple(name for name, _ in again.passed_over),
    )
    assert again.url in {f"{here.address}tt/{n}" for n in range(4)}


def test_what_the_portal_file_says_goes_before(site: Any, expedition_to: Any) -> None:
    here = site(portal())

    form = timed_form(expedition_to(here.address, places={"eform": "/nop/3"}), None)

    assert isinstance(form, TimedForm)
    assert (f"{here.address}nop/3", None) == (form.place.url, form.draw)


def test_a_portal_said_to_have_no_form_has_none(site: Any, expedition_to: Any) -> None:
    form = timed_form(expedition_to(site(portal()).address, places={"eform": {"absent": True}}), None)

    assert isinstance(form, NotFound)
    assert form.decisive


def test_no_start_control_anywhere_is_not_found(site: Any, expedition_to: Any) -> None:
    form = timed_form(expedition_to(site(portal(start="")).address), None)

    assert isinstance(form, NotFound)
    assert not form.decisive


def test_a_form_behind_a_sign_in_takes_an_account(site: Any, expedition_to: Any) -> None:
    form = timed_form(expedition_to(site(portal(form=SIGN_IN)).address), None)

    assert isinstance(form, NotConfigured)
    assert "test account" in form.what.en


def test_a_form_that_only_an_action_brings_up_is_not_timed(site: Any, expedition_to: Any) -> None:
    opens = (
        "<button onclick='document.body.innerHTML = this.dataset.form' data-form='{form}'>Nộp hồ sơ trực tuyến</button>"
    )
    start = opens.replace("{form}", FORM.replace("<form", "<form data-n={n}"))

    form = timed_form(expedition_to(site(portal(start=start)).address), None)

    assert isinstance(form, NotConfigured)
    assert "address of its own" in form.what.en


@pytest.mark.parametrize("by", ["cookie", "tab memory"])
def test_a_citizen_s_session_goes_along(site: Any, expedition_to: Any, by: str) -> None:
    guarded = (
        f"<script>if (!sessionStorage.ai && !document.cookie.includes('ai=')) document.write(`{SIGN_IN}`);"
        f" else document.write(`{FORM}`)</script>"
    )
    here = site(portal(form=guarded))
    expedition: Expedition = expedition_to(here.address)
    citizen = expedition.visitor.another()
    citizen.read(here.address)
    citizen.tab.page.evaluate("document.cookie = 'ai=1'" if by == "cookie" else "sessionStorage.ai = '1'")
    expedition.receive(citizen)
    expedition.findings = {"session": Found(())}

    form = timed_form(expedition, None)
    expedition.leave()

    assert isinstance(form, TimedForm)
    assert form.signed_in
    remembered = (
        form.state.storage.get("cookies") if by == "cookie" else form.state.tab_memory[here.address.rstrip("/")]
    )
    assert remembered
    assert "sessionStorage" not in repr(form)


def test_a_visitor_s_cookie_goes_along_as_well(site: Any, expedition_to: Any) -> None:
    here = site(portal())
    here.pages["/"] = (200, {"content-type": "text/html", "set-cookie": "phien=7"}, here.pages["/"])

    form = timed_form(expedition_to(here.address), None)

    assert isinstance(form, TimedForm)
    assert ["phien"] == [cookie["name"] for cookie in form.state.storage["cookies"]]
    assert not form.signed_in


def test_a_form_is_timed_where_its_router_comes_to_rest(site: Any, expedition_to: Any) -> None:
    routed = f"{FORM}<script>history.replaceState(null, '', location.pathname + '?buoc=1')</script>"

    form = timed_form(expedition_to(site(portal(form=routed)).address), None)

    assert isinstance(form, TimedForm)
    assert form.place.url.endswith("?buoc=1")


@pytest.mark.parametrize(
    ("outcome", "elsewhere", "came_to"),
    [("loaded", False, Found), ("loaded", True, CouldNotLook), ("failed", True, Found), ("timed_out", True, Found)],
    ids=["the form", "another page in its place", "the browser's own error page", "nothing in time"],
)
def test_another_page_in_place_of_the_form_is_not_judged_and_a_failure_is(
    site: Any, expedition_to: Any, outcome: Any, elsewhere: bool, came_to: type
) -> None:
    expedition: Expedition = expedition_to(site(portal()).address)
    timing = expedition.gather.timing.model_copy(update={"rounds": 2, "most_rounds": 2, "warm_up": False})
    loads = iter((False, elsewhere))

    def load(url: str, _state: object = None, *, briefly: bool = False) -> Sample:
        assert not briefly
        return Sample(url, datetime(2026, 11, 24, 2, 30, tzinfo=UTC), "desktop", None, outcome, elsewhere=next(loads))

    expedition.stopwatch = Stopwatch(timing, {}, load)
    (gatherer,) = (one for one in GATHERERS if one.kind == "eform_timings")

    assert isinstance(gatherer.gather(expedition), came_to)
