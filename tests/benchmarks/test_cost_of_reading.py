"""What the audit of the page set costs beside the least a script can do: processor time of the whole process tree.

The script opens six pages once in one page of one headless browser and runs axe once on each. Ours takes the evidence of
the same six pages, so it also finds them, reads what they show, reads the catalogue, and puts every page to our own probes,
which press, type and zoom. Both are measured in one run, in turns, so that a busy machine weighs on both alike.
"""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

ROOT = Path(__file__).parents[2]
REPETITIONS = 3
MOST = 2.5
PR_SET_CHILD_SUBREAPER = 36

SET = ("/", "/thu-tuc", "/thu-tuc/17", "/tra-cuu", "/dang-nhap", "/nop/17")
_FIELDS = ("Đất đai", "Hộ tịch", "Xây dựng", "Đăng ký kinh doanh", "Lao động", "Bảo trợ xã hội", "Giao thông", "Y tế")
_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:0;color:#222}nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;"
    "background:#8b0000;padding:12px}nav a{color:#fff}main{max-width:1100px;margin:auto;padding:16px}table{width:100%;"
    "border-collapse:collapse}td,th{border:1px solid #ccc;padding:6px}.card{box-shadow:0 1px 4px #0003;padding:12px;"
    "margin:8px 0}.muted{color:#777}footer{background:#222;color:#ddd;padding:24px}.tag{background:#e8f0fe;padding:2px 6px}"
)


def test_the_page_set_costs_little_more_than_a_bare_script(
    site: Callable[[dict[str, Any]], Any], request: pytest.FixtureRequest
) -> None:
    if not any("benchmarks" in asked for asked in request.config.args):
        pytest.skip("measures this machine at rest: make bench")
    here = site(_pages())
    ways = ("bare", "ours")
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(REPETITIONS):
        for way in ways:
            here.asked.clear()
            seconds[way].append(_measured(way, here.address))
            asked = {path: here.count(path) for path in SET}
            # A probe that led a page elsewhere comes back to it: that is a journey of its own.
            assert all(asked.values()) if way == "ours" else dict.fromkeys(SET, 1) == asked, way

    middle = {way: statistics.median(taken) for way, taken in seconds.items()}
    ratio = middle["ours"] / middle["bare"]
    shown = {way: ", ".join(f"{second:.2f}" for second in taken) for way, taken in seconds.items()}
    print(
        f"\ncost of reading six pages, CPU seconds of the process tree (median of {REPETITIONS}):"
        f"\n  bare script  {middle['bare']:.2f}  ({shown['bare']})"
        f"\n  page set     {middle['ours']:.2f}  ({shown['ours']})"
        f"\n  ratio        {ratio:.2f}  (at most {MOST})"
    )
    assert ratio <= MOST


def _measured(way: str, address: str) -> float:
    """CPU seconds, user and system, of a process of its own with all that it starts."""
    command = [sys.executable, __file__, "measure", way, address]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout.strip().splitlines()[-1])


def measure(way: str, address: str) -> None:
    """Run one way and print what it and all its offspring took; orphans of the browser come to us, so none is left out."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    subprocess.run([sys.executable, __file__, way, address], check=True, stdout=sys.stderr)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(used.ru_utime + used.ru_stime)


def bare(address: str) -> None:
    """The least: one page, each address once, axe once on each."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    from pytest_egov.driver.browser import find_browser, launch_arguments

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser().executable, args=launch_arguments())
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        for path in SET:
            page.goto(urljoin(address, path))
            Axe().run(page)
        browser.close()


def ours(address: str) -> None:
    """The evidence of the page set, taken as a run takes it."""
    from playwright.sync_api import sync_playwright

    from pytest_egov.driver.browser import find_browser, launch_arguments

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser().executable, args=launch_arguments())
        _gather_page_set(browser, address)
        browser.close()


def _gather_page_set(browser: Any, address: str) -> None:
    from datetime import date

    from pytest_egov.catalogue import load_catalogue
    from pytest_egov.driver.manners import Manners
    from pytest_egov.driver.visitor import Visitor
    from pytest_egov.evidence.findings import Found
    from pytest_egov.evidence.places import Place
    from pytest_egov.gatherers.accessibility import page_set
    from pytest_egov.gatherers.expedition import Expedition
    from pytest_egov.portal import Portal
    from pytest_egov.wayfinding.finder import Finder

    gather = load_catalogue(ROOT / "conformance_suites" / "mic_2023" / "catalogue.yaml").gather
    portal = Portal.model_validate({"address": address})
    manners = Manners(address, 0, 30, frozenset(), private_allowed=True, user_agent="pytest-egov benchmark")
    visitor = Visitor(lambda: browser, manners, lambda name, _png: name, 1366, 768)
    finder = Finder(portal, gather.exploring, visitor.read, lambda _url: True)
    expedition = Expedition(portal, gather, finder, visitor, "seed", date(2026, 11, 24), {})
    page_set.arm(expedition)
    finder.start()
    for name, path in (("procedure", "/thu-tuc/17"), ("eform", "/nop/17")):
        expedition.visit(Place(name, urljoin(address, path), "", "wayfinding", 1.0, None))
    finding = page_set.gather(expedition)
    assert isinstance(finding, Found)
    assert () == finding.candidates[0].evidence.missing
    visitor.close()


# Six pages of the size and build that provincial portals have: long menus, tables of procedures, forms, an inline style.


def _page(title: str, body: str) -> str:
    menu = "".join(f'<li><a href="/linh-vuc/{number}">{field}</a></li>' for number, field in enumerate(_FIELDS * 3))
    footer = "".join(f'<a href="/xa/{number}">Ủy ban nhân dân xã số {number}</a> ' for number in range(60))
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Cổng dịch vụ công</title>'
        f"<style>{_STYLE}</style></head><body><header><h1>Cổng dịch vụ công tỉnh Minh Hòa</h1><nav><ul>"
        '<li><a href="/">Trang chủ</a></li><li><a href="/thu-tuc">Thủ tục hành chính</a></li>'
        '<li><a href="/tra-cuu">Tra cứu hồ sơ</a></li><li><a href="/dang-nhap">Đăng nhập</a></li>'
        f"{menu}</ul></nav></header><main><h2>{title}</h2>{body}</main><footer>{footer}<p>Bản quyền thuộc tỉnh</p></footer>"
        "</body></html>"
    )


def _cards(count: int) -> str:
    return "".join(
        f'<div class="card"><h3>Tin số {number}</h3><p>Sở Tư pháp hướng dẫn người dân nộp hồ sơ trực tuyến. '
        f'<span class="muted">Ngày 05/09/2026</span> <a href="/tin/{number}">Xem tin số {number}</a></p></div>'
        for number in range(count)
    )


def _rows(count: int) -> str:
    rows = "".join(
        f'<tr><td>{number}</td><td>1.00{number:04}.000.00.00.H00</td><td><a href="/thu-tuc/{number}">Thủ tục cấp giấy '
        f'phép số {number} thuộc lĩnh vực {_FIELDS[number % 8]}</a></td><td><span class="tag">Toàn trình</span></td></tr>'
        for number in range(count)
    )
    return f"<table><tr><th>STT</th><th>Mã</th><th>Tên thủ tục</th><th>Mức độ</th></tr>{rows}</table>"


def _sections(count: int) -> str:
    return "".join(
        f"<section><h3>Mục {number}</h3><dl><dt>Thời hạn</dt><dd>{number + 3} ngày làm việc</dd><dt>Lệ phí</dt>"
        f"<dd>Không</dd></dl><ul>{'<li>Bản sao giấy tờ có chứng thực, nộp 01 bản</li>' * 8}</ul></section>"
        for number in range(count)
    )


def _inputs(count: int) -> str:
    return "".join(
        f'<div class="card"><label for="o{number}">Thông tin số {number}</label><input id="o{number}" name="o{number}"></div>'
        for number in range(count)
    )


def _pages() -> dict[str, str]:
    """The pages by path."""
    password = '<label>Mật khẩu <input type="password"></label>'
    return {
        "/": _page("Trang chủ", f'<img src="/banner.png">{_cards(60)}'),
        "/thu-tuc": _page("Danh mục thủ tục hành chính", _rows(150)),
        "/thu-tuc/17": _page("Thủ tục số 17", f'{_sections(40)}<a href="/nop/17">Nộp hồ sơ trực tuyến</a>'),
        "/tra-cuu": _page("Tra cứu hồ sơ", f"<form>{_inputs(2)}<button>Tra cứu</button></form>{_cards(20)}"),
        "/dang-nhap": _page(
            "Đăng nhập", f'<form method="post">{_inputs(1)}{password}<button>Đăng nhập</button></form>'
        ),
        "/nop/17": _page("Tờ khai thủ tục số 17", f'<form method="post">{_inputs(60)}<button>Tiếp tục</button></form>'),
    }


if __name__ == "__main__":
    ways: dict[str, Callable[..., None]] = {"measure": measure, "bare": bare, "ours": ours}
    ways[sys.argv[1]](*sys.argv[2:])
