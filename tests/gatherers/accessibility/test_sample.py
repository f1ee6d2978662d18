from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import Site, html
from page_set_portal import MENU, gathered, open_procedure, page, portal

from pytest_egov.gatherers.accessibility import page_set
from pytest_egov.gatherers.expedition import Expedition

StartSite = Callable[[dict[str, Any]], Site]
ExpeditionTo = Callable[..., Expedition]


def test_pages_the_user_names_and_pages_drawn_are_in_the_set(site: StartSite, expedition_to: ExpeditionTo) -> None:
    more = "".join(f'<a href="/tin/{n}">Tin số {n}</a> ' for n in range(6)) + '<a href="/mau.pdf">Mẫu đơn</a>'
    pages = portal(home=html(f"{MENU}<main><h1>Cổng dịch vụ công</h1>{more}</main>", "Trang chủ"))
    pages |= {f"/tin/{n}": html(f"{MENU}<h1>Tin {n}</h1><p>Nội dung</p>", f"Tin {n}") for n in range(6)}
    pages["/gioi-thieu"] = html(f"{MENU}<h1>Giới thiệu</h1>", "Giới thiệu")
    drawn = []
    for _ in range(2):
        expedition = expedition_to(
            site(pages).address.replace("127.0.0.1", "localhost"), prepare=page_set.arm, pages={"about": "/gioi-thieu"}
        )
        expedition.seed = "mic-2023:demo"
        open_procedure(expedition)
        said = gathered(expedition)
        assert "Giới thiệu" == page(said, "about").title
        drawn.append([page(said, name).title for name in ("sample_1", "sample_2")])

    assert drawn[0] == drawn[1]
    assert all(title.startswith("Tin ") for title in drawn[0])


def test_a_drawn_page_that_does_not_open_is_drawn_again(site: StartSite, expedition_to: ExpeditionTo) -> None:
    more = "".join(f'<a href="/tin/{n}">Tin số {n}</a> ' for n in range(4))
    pages = portal(home=html(f"{MENU}<main><h1>Cổng dịch vụ công</h1>{more}</main>", "Trang chủ"))
    pages["/tin/2"] = html("<h1>Tin 2</h1>", "Tin 2")
    expedition = expedition_to(site(pages).address, prepare=page_set.arm)
    open_procedure(expedition)

    said = gathered(expedition)

    assert "Tin 2" == page(said, "sample_1").title
    assert () == said.missing
