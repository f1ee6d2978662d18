from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Site, html
from page_set_portal import LOOK_UP, MENU, SIGN_IN, gathered, open_procedure, page, portal, redirect

from pytest_egov.driver.axe import run_axe
from pytest_egov.driver.tab import Tab
from pytest_egov.errors import PageNotOpened
from pytest_egov.evidence.findings import Candidate, CouldNotLook, Found, NotFound
from pytest_egov.evidence.places import Place
from pytest_egov.gatherers.accessibility import auditing, page_set
from pytest_egov.gatherers.expedition import Expedition

StartSite = Callable[[dict[str, Any]], Site]
ExpeditionTo = Callable[..., Expedition]


@pytest.fixture
def reading_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No probe that presses or types: these come back to a page they led elsewhere, and such journeys are counted apart."""
    monkeypatch.setattr(auditing, "CHANGING", ())


@pytest.mark.usefixtures("reading_only")
def test_each_page_of_the_set_is_requested_once(site: StartSite, expedition_to: ExpeditionTo) -> None:
    here = site(portal())
    expedition = expedition_to(here.address, prepare=page_set.arm)
    open_procedure(expedition)

    pages = gathered(expedition)

    asked = [asked.path for asked in here.asked if asked.path != "/favicon.ico"]
    assert sorted(["/", "/thu-tuc", "/thu-tuc/1", "/tra-cuu", "/dang-nhap", "/nop/1"]) == sorted(asked)
    assert ["home", "procedure_list", "procedure", "status_lookup", "sign_in", "eform"] == [
        p.place for p in pages.pages
    ]
    assert () == pages.missing
    assert ("Tra cứu", "vi", 1) == (
        page(pages, "status_lookup").title,
        page(pages, "status_lookup").text_language,
        page(pages, "status_lookup").inputs,
    )


@pytest.mark.usefixtures("reading_only")
def test_a_procedure_and_its_form_are_drawn_where_nobody_opened_them(
    site: StartSite, expedition_to: ExpeditionTo
) -> None:
    names = ("Đăng ký khai sinh", "Đăng ký kết hôn", "Đăng ký khai tử", "Cấp giấy phép xây dựng nhà ở")
    rows = "".join(f'<tr><td>{n}</td><td><a href="/thu-tuc/{n}">{name}</a></td></tr>' for n, name in enumerate(names))
    pages = portal(thu_tuc=html(f"{MENU}<h1>Danh mục thủ tục</h1><table>{rows}</table>", "Danh mục"))
    for n, name in enumerate(names):
        start = f'<main><h1>{name}</h1><p>Trình tự thực hiện</p><a href="/nop/{n}">Nộp hồ sơ trực tuyến</a></main>'
        pages |= {
            f"/thu-tuc/{n}": html(MENU + start, name),
            f"/nop/{n}": html("<h1>Tờ khai</h1><input>", f"Tờ khai {n}"),
        }
    here = site(pages)

    audited = gathered(expedition_to(here.address, prepare=page_set.arm))

    assert () == audited.missing
    drawn = page(audited, "procedure").url.rsplit("/", 1)[1]
    assert page(audited, "eform").url.endswith(f"/nop/{drawn}")
    asked = [asked.path for asked in here.asked if asked.path != "/favicon.ico"]
    assert sorted(["/", "/thu-tuc", f"/thu-tuc/{drawn}", f"/nop/{drawn}", "/tra-cuu", "/dang-nhap"]) == sorted(asked)


def test_a_function_another_gatherer_did_not_find_is_missing(site: StartSite, expedition_to: ExpeditionTo) -> None:
    findings = {"status_lookup": NotFound("status_lookup", (), decisive=False)}
    here = site(portal())
    expedition = expedition_to(here.address, findings=findings, prepare=page_set.arm)

    assert "'status_lookup' was not found on the portal" == dict(gathered(expedition).missing)["status_lookup"]


@pytest.mark.usefixtures("reading_only")
def test_an_address_reached_through_another_is_not_opened_again(site: StartSite, expedition_to: ExpeditionTo) -> None:
    menu = MENU.replace("</nav>", ' <a href="/chuyen">Tra cứu</a></nav>')
    here = site(portal(home=html(menu), chuyen=redirect("/tra-cuu")))
    expedition = expedition_to(here.address, prepare=page_set.arm)
    expedition.visitor.read(f"{here.address}chuyen")

    assert "Tra cứu" == page(gathered(expedition), "status_lookup").title
    assert 1 == here.count("/tra-cuu")


def test_a_page_is_audited_before_anything_is_done_to_it(site: StartSite, expedition_to: ExpeditionTo) -> None:
    answer = f"{LOOK_UP}<script>document.querySelector('form').onsubmit = (event) => {{ event.preventDefault(); "
    answer += "document.body.innerHTML += '<img src=/x.png>' }</script>"
    expedition = expedition_to(site(portal(tra_cuu=html(answer, "Tra cứu"))).address, prepare=page_set.arm)
    visit = expedition.first_visit("status_lookup")
    assert visit is not None
    after = visit.tab().submit(visit.snapshot.forms[0], "look_up")

    pages = gathered(expedition)

    assert visit.snapshot.url == after.url
    assert "image-alt" not in {result.rule for result in page(pages, "status_lookup").violations}


@pytest.mark.usefixtures("reading_only")
def test_what_exploring_opened_is_audited_on_the_way(site: StartSite, expedition_to: ExpeditionTo) -> None:
    here = site(portal())
    expedition = expedition_to(here.address, prepare=page_set.arm)
    expedition.finder.find("rating")  # is nowhere: everything is opened in search of it

    pages = gathered(expedition)

    assert {"home", "procedure_list", "status_lookup", "sign_in"} <= {page.place for page in pages.pages}
    assert [1, 1, 1] == [here.count(path) for path in ("/thu-tuc", "/tra-cuu", "/dang-nhap")]


def test_going_back_to_a_page_is_a_journey(site: StartSite, expedition_to: ExpeditionTo) -> None:
    here = site(portal())
    expedition = expedition_to(here.address)  # nobody armed it: the start page was opened without an audit

    finding = page_set.gather(expedition)

    assert isinstance(finding, Found)
    assert ["go_back"] == [step.action for step in finding.candidates[0].steps]
    assert "home" == finding.candidates[0].evidence.pages[0].place


def test_where_a_function_was_found_outweighs_where_its_name_led(site: StartSite, expedition_to: ExpeditionTo) -> None:
    pages = portal(tra_cuu=html(f"{MENU}<h1>Không phải trang này</h1>", "Sai"))
    here = site({**pages, "/hs": html(f"{MENU}<h1>Tra cứu</h1>{LOOK_UP}", "Tra cứu trạng thái")})
    found = Place("status_lookup", f"{here.address}hs", "", "wayfinding", 0.7, 2)
    findings = {"status_lookup": Found((Candidate(found, object()),))}
    expedition = expedition_to(here.address, findings=findings, prepare=page_set.arm)
    expedition.first_visit("status_lookup")

    assert "Tra cứu trạng thái" == page(gathered(expedition), "status_lookup").title


def test_two_places_at_one_address_are_one_page(site: StartSite, expedition_to: ExpeditionTo) -> None:
    here = site(portal())
    expedition = expedition_to(here.address, places={"status_lookup": "/"}, prepare=page_set.arm)

    pages = gathered(expedition)

    assert ("status_lookup",) == page(pages, "home").also
    assert "status_lookup" not in {page.place for page in pages.pages} | {place for place, _ in pages.missing}


def test_two_fragments_of_a_client_side_router_are_two_pages(site: StartSite, expedition_to: ExpeditionTo) -> None:
    drawn = (
        "<div id=la></div><script>const draw = () => { document.title = location.hash || 'Trang chủ';"
        "document.querySelector('#la').innerHTML = `<a href='#/tra-cuu'>Tra cứu hồ sơ</a><h1>Tin ${location.hash}</h1>` };"
        "draw(); addEventListener('hashchange', draw)</script>"
    )
    here = site({"/": html(drawn)})
    expedition = expedition_to(here.address, prepare=page_set.arm)

    assert "#/tra-cuu" == page(gathered(expedition), "status_lookup").title


@pytest.mark.parametrize(
    ("name", "changed", "reason"),
    [
        ("eform", {"nop/1": redirect("/dang-nhap?ve=/nop/1")}, "asks to sign in"),
        ("eform", {"nop/1": html(f"<h1>Mời đăng nhập</h1>{SIGN_IN}")}, "asks to sign in"),
        ("status_lookup", {"tra_cuu": redirect("/")}, "leads to the page of 'home'"),
        ("status_lookup", {"tra_cuu": html("<div id=app></div>")}, "shows no text"),
        ("status_lookup", {"tra_cuu": (404, {}, html("<h1>404</h1>"))}, "no page was found for 'status_lookup'"),
    ],
)
def test_what_is_not_that_page_is_missing_and_says_why(
    name: str, changed: dict[str, Any], reason: str, site: StartSite, expedition_to: ExpeditionTo
) -> None:
    expedition = expedition_to(site(portal(**changed)).address, prepare=page_set.arm)
    open_procedure(expedition)

    pages = gathered(expedition)

    assert reason in dict(pages.missing)[name]
    assert name not in {page.place for page in pages.pages}
    assert "home" in {page.place for page in pages.pages}


def test_what_the_portal_does_not_have_is_missing(site: StartSite, expedition_to: ExpeditionTo) -> None:
    pages = gathered(expedition_to(site({"/": html("<h1>Cổng dịch vụ công</h1>")}).address, prepare=page_set.arm))

    assert ["home"] == [page.place for page in pages.pages]
    assert ["procedure_list", "procedure", "status_lookup", "sign_in", "eform"] == [place for place, _ in pages.missing]
    assert "name it in the portal file (places: sign_in)" in dict(pages.missing)["sign_in"]


def test_a_sign_in_of_another_site_is_not_the_portals_page(site: StartSite, expedition_to: ExpeditionTo) -> None:
    identity = site({"/": html(f"<h1>Định danh quốc gia</h1>{SIGN_IN}")}).address.replace("127.0.0.1", "localhost")
    expedition = expedition_to(site(portal(dang_nhap=redirect(identity))).address, prepare=page_set.arm)

    assert "leads to another site: localhost" in dict(gathered(expedition).missing)["sign_in"]


def test_a_portal_that_refuses_us_is_not_asked_for_the_rest(site: StartSite, expedition_to: ExpeditionTo) -> None:
    here = site(portal(thu_tuc=(403, {}, html("<h1>Bị chặn</h1>"))))
    expedition = expedition_to(here.address, prepare=page_set.arm)

    pages = gathered(expedition)

    assert ["home"] == [page.place for page in pages.pages]
    assert 5 == len(pages.missing)
    assert 0 == here.count("/tra-cuu")


def test_an_audit_that_broke_on_the_way_is_tried_again(
    site: StartSite, expedition_to: ExpeditionTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    broke: list[str] = []

    def breaks_once(tab: Tab) -> Any:
        if not broke:
            broke.append(tab.page.url)
            raise PageNotOpened("the page moved on")
        return run_axe(tab)

    monkeypatch.setattr(page_set, "run_axe", breaks_once)
    here = site(portal())
    expedition = expedition_to(here.address, prepare=page_set.arm)

    assert "home" == gathered(expedition).pages[0].place
    assert [here.address] == broke


def test_no_page_audited_is_no_evidence(
    site: StartSite, expedition_to: ExpeditionTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_tab: Tab) -> Any:
        raise PageNotOpened("the engine failed")

    monkeypatch.setattr(page_set, "run_axe", breaks)

    finding = page_set.gather(expedition_to(site(portal()).address, prepare=page_set.arm))

    assert isinstance(finding, CouldNotLook)
    assert "the engine failed" in finding.reason.en


def test_a_page_with_faults_has_its_picture_taken(site: StartSite, expedition_to: ExpeditionTo, tmp_path: Any) -> None:
    faulty = html(f"{MENU}<h1>Trang chủ</h1><img src=/a.png>", "Trang chủ")
    expedition = expedition_to(site(portal(home=faulty)).address, prepare=page_set.arm)

    pages = gathered(expedition)

    assert (tmp_path / page(pages, "home").screenshot).read_bytes().startswith(b"\x89PNG")
    assert "" == page(pages, "sign_in").screenshot


def test_the_first_element_that_breaks_a_rule_has_its_picture(site: StartSite, expedition_to: ExpeditionTo) -> None:
    home = html(f"{MENU}<main><h1>Cổng dịch vụ công</h1><img src='/a.png' width='60' height='60'></main>", "Trang chủ")
    expedition = expedition_to(site(portal(home=home)).address, prepare=page_set.arm)

    said = page(gathered(expedition), "home")

    image = next(result for result in said.violations if result.rule == "image-alt")
    assert "page_set_home_image-alt.png" == image.nodes[0].picture
