from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Site, html

from pytest_egov.errors import UsageProblem
from pytest_egov.single_pages import SinglePage, audit_pages

StartSite = Callable[[dict[str, Any]], Site]


def audit(browser: Any, *asked: str) -> list[SinglePage]:
    return list(audit_pages(asked, browser, lambda _line: None))


def broken(page: SinglePage) -> set[str]:
    assert page.outcomes is not None, page.trouble
    return {result.rule for result in page.outcomes.violations}


def test_pages_come_in_the_order_asked_and_a_dead_one_harms_no_other(browser: Any, site: StartSite) -> None:
    here = site({"/": html('<h1>A</h1><img src="a.png">'), "/ba": html("<h1>B</h1><marquee>Chạy</marquee>")})

    first, missing, refused, last = audit(
        browser, here.address, f"{here.address}khong-co", "http://127.0.0.1:9/", f"{here.address}ba"
    )

    assert "image-alt" in broken(first)
    assert (None, True) == (missing.outcomes, "answered 404" in missing.trouble)
    assert (None, True) == (refused.outcomes, bool(refused.trouble))
    assert "marquee" in broken(last)


def test_a_file_is_served_with_its_pictures_and_frames(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "khung.html").write_text(html('<img src="x.png">'), encoding="utf-8")
    (tmp_path / "trang thử.html").write_text(
        html('<h1>A</h1><iframe title="Khung" src="khung.html"></iframe>'), encoding="utf-8"
    )

    (page,) = audit(browser, str(tmp_path / "trang thử.html"))

    assert page.outcomes is not None, page.trouble
    image = next(result for result in page.outcomes.violations if result.rule == "image-alt")
    assert ("iframe", "img") == image.nodes[0].target


def test_what_is_neither_address_nor_file_is_said_before_anything_is_opened(browser: Any) -> None:
    with pytest.raises(UsageProblem, match=r"neither a web address nor a file"):
        audit(browser, "http://127.0.0.1:9/", "trang-khong-co.html")
