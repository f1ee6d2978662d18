"""Help sections of different make, and the videos and samples that go with them."""

from __future__ import annotations

import io
import wave
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

from conftest import html

from pytest_egov.evidence import (
    Candidate,
    Download,
    DrawnProcedures,
    Found,
    Guidance,
    ListedProcedure,
    NotFound,
    Place,
    ProcedurePage,
    WorkedExamples,
)
from pytest_egov.gatherers.guidance import GATHERERS

LONG = "Bước 1, mở trang. Bước 2, nhập thông tin theo yêu cầu rồi kiểm tra lại một lần nữa. " * 3
PDF = (200, {"content-type": "application/octet-stream"}, b"%PDF-1.7\n" + b"x" * 500)


def guidance(finding: Any) -> Guidance:
    assert isinstance(finding, Found), finding
    evidence: Guidance = finding.candidates[0].evidence
    return evidence


def look(expedition: Any) -> Any:
    return GATHERERS[0].gather(expedition)


def test_a_hub_with_pages_and_a_file_and_a_menu_that_names_functions(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    menu = (
        '<div class="m1"><a href="/tc">Tra cứu hồ sơ</a><a href="/tt">Thanh toán trực tuyến</a>'
        '<a href="/hd">Hướng dẫn</a></div>'
    )
    hub = """<ul><li><a href="/hd/1">Đăng ký tài khoản</a></li><li><a href="/hd/2">Cách nộp hồ sơ</a></li>
      <li><a href="/tep/3">Hướng dẫn thanh toán</a></li><li><a href="/hd/4">Theo dõi hồ sơ</a></li></ul>
      <p>Cập nhật lần cuối: ngày 5 tháng 9 năm 2026</p>"""
    portal = site(
        {
            "/": html(menu),
            "/hd": html(menu + hub),
            "/hd/1": html(f"{menu}<h1>Tài khoản</h1><p>{LONG}</p>"),
            "/hd/2": html(f"{menu}<h1>Nộp hồ sơ</h1><p>{LONG}</p>"),
            "/tep/3": PDF,
            "/hd/4": html(f'{menu}<h1>Theo dõi</h1><img src="/a.png" alt="">'),
        }
    )
    found = guidance(look(expedition_to(portal.address)))
    topics = {topic.term: topic for topic in found.topics}
    assert {"account", "filing", "payment", "tracking"} == set(topics)
    assert 200 < topics["account"].characters
    assert "pdf" == topics["payment"].document
    assert 20 > topics["tracking"].characters
    assert (date(2026, 9, 5), 1) == (found.updated, found.clicks)
    assert 0 == portal.count("/tc") + portal.count("/tt")


def test_one_long_page_with_headings_in_english(site: Any, expedition_to: Callable[..., Any]) -> None:
    parts = "".join(
        f"<h3>{name}</h3><p>{LONG}</p>" for name in ("Your account", "Filing an application", "How to pay", "Tracking")
    )
    portal = site(
        {"/": html('<nav><a href="/help">Help</a></nav>', lang="en"), "/help": html(f"<main>{parts}</main>", lang="en")}
    )
    topics = {topic.term for topic in guidance(look(expedition_to(portal.address))).topics if topic.characters > 100}
    assert {"account", "filing", "payment", "tracking"} == topics


def test_tabs_made_of_divs_that_fetch_their_text(site: Any, expedition_to: Callable[..., Any]) -> None:
    names = ("Tài khoản", "Nộp hồ sơ", "Thanh toán", "Tra cứu")
    tabs = "".join(f'<div onclick="go({n})">{name}</div>' for n, name in enumerate(names))
    script = """<script>function go(n){fetch('/t'+n).then(r=>r.text())
      .then(t=>{document.getElementById('o').textContent=t})}</script>"""
    body = f'<h1>Hướng dẫn sử dụng</h1>{tabs}<div id="o">Chọn một mục ở trên để đọc hướng dẫn chi tiết.</div>{script}'
    pages = {f"/t{n}": f"{name}: {LONG}" for n, name in enumerate(names)}
    portal = site({"/": html('<a href="/hdsd">Hướng dẫn sử dụng</a>'), "/hdsd": html(body), **pages})
    topics = {topic.term for topic in guidance(look(expedition_to(portal.address))).topics if topic.characters > 100}
    assert {"account", "filing", "payment", "tracking"} == topics


def test_a_whole_manual_without_a_topic(site: Any, expedition_to: Callable[..., Any]) -> None:
    page = html('<h1>Hướng dẫn</h1><p><a href="/f/HDSD_v2.pdf">Tài liệu dành cho người dân</a></p>')
    portal = site({"/": html('<a href="/hd">Hướng dẫn</a>'), "/hd": page, "/f/HDSD_v2.pdf": PDF})
    (topic,) = guidance(look(expedition_to(portal.address))).topics
    assert ("manual", "pdf", 200) == (topic.term, topic.document, topic.status)


def test_a_dead_link_is_kept_with_its_status(site: Any, expedition_to: Callable[..., Any]) -> None:
    page = html('<h1>Hướng dẫn</h1><ul><li><a href="/mat">Hướng dẫn thanh toán</a></li></ul>')
    portal = site({"/": html('<a href="/hd">Hướng dẫn</a>'), "/hd": page})
    (topic,) = guidance(look(expedition_to(portal.address))).topics
    assert ("payment", 404, 0) == (topic.term, topic.status, topic.characters)


def test_an_empty_shell_is_not_the_place(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site({"/": html('<a href="/#/huong-dan">Hướng dẫn</a>')})
    assert isinstance(look(expedition_to(portal.address)), NotFound)


def examples(expedition: Any) -> WorkedExamples:
    finding = GATHERERS[1].gather(expedition)
    assert isinstance(finding, Found), finding
    evidence: WorkedExamples = finding.candidates[0].evidence
    return evidence


def help_at(address: str) -> dict[str, Any]:
    place = Place("guidance", address + "hd", "Hướng dẫn", "wayfinding", 1.0, 1)
    return {
        "guidance": Found((Candidate(place, Guidance(())),)),
        "procedures": NotFound("procedure_list", (), decisive=True),
    }


def wav() -> bytes:
    """A second of silence: a player that can be played without any licensed codec."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000)
    return out.getvalue()


def docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


def test_a_sample_named_beside_its_link(site: Any, expedition_to: Callable[..., Any]) -> None:
    table = '<table><tr><td>1</td><td>Hồ sơ mẫu khai sinh</td><td><a href="/t?id=1">Tải về</a></td></tr></table>'
    portal = site({"/": html("x"), "/hd": html(f"<main>{table}</main>"), "/t": (200, {}, docx())})
    found = examples(expedition_to(portal.address, findings=help_at(portal.address)))
    assert [("docx", 200, True)] == [(sample.kind, sample.status, sample.is_sample) for sample in found.samples]
    assert found.complete


def test_a_player_that_plays_and_one_that_does_not(site: Any, expedition_to: Callable[..., Any]) -> None:
    page = html('<main><video src="/mat.mp4"></video><video controls><source src="/clip"></video></main>')
    portal = site({"/": html("x"), "/hd": page, "/clip": (200, {"content-type": "audio/wav"}, wav())})
    found = examples(expedition_to(portal.address, findings=help_at(portal.address)))
    assert (2, 1) == (len(found.videos), found.videos_that_work)


def test_a_film_in_a_codec_our_browser_lacks_is_told_by_its_bytes(site: Any, expedition_to: Callable[..., Any]) -> None:
    film = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 400
    page = html('<main><video src="/phim"></video></main>')
    portal = site({"/": html("x"), "/hd": page, "/phim": (200, {"content-type": "video/mp4"}, film)})
    assert 1 == examples(expedition_to(portal.address, findings=help_at(portal.address))).videos_that_work


def test_a_link_to_a_page_with_a_video(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site(
        {
            "/": html("x"),
            "/hd": html('<main><a href="/v1">🎬 Video hướng dẫn</a></main>'),
            "/v1": html('<main><video src="/clip"></video></main>'),
            "/clip": (200, {"content-type": "audio/wav"}, wav()),
        }
    )
    found = examples(expedition_to(portal.address, findings=help_at(portal.address)))
    assert (1, 2) == (found.videos_that_work, found.pages)


def test_procedures_pages_are_searched_and_samples_fetched_there_are_kept(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    portal = site({"/": html("x"), "/hd": html("<main>Không có gì</main>"), "/tt/1": html("<main>Thủ tục</main>")})
    listed = ListedProcedure("Khai sinh", portal.address + "tt/1")
    sample = Download("Mẫu điền sẵn", portal.address + "m", 200, 90, "pdf", is_sample=True)
    blank = Download("Tờ khai", portal.address + "b", 200, 90, "pdf")
    page = ProcedurePage(listed, 200, "Khai sinh", 2, None, downloads=(sample, blank))
    place = Place("procedure_list", portal.address, "", "start", 1.0, 0)
    drawn = Found((Candidate(place, DrawnProcedures("s", 1, (0,), (page,))),))
    found = examples(expedition_to(portal.address, findings={**help_at(portal.address), "procedures": drawn}))
    assert (sample,) == found.samples
    without = Found((Candidate(place, DrawnProcedures("s", 1, (0,), (ProcedurePage(listed, 200, "x", 2, None),))),))
    found = examples(expedition_to(portal.address, findings={**help_at(portal.address), "procedures": without}))
    assert ((), (), 2, True) == (found.samples, found.videos, found.pages, found.complete)


def test_nothing_to_search_in(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site({"/": html("x")})
    neither = {
        "guidance": NotFound("guidance", ("a",), decisive=True),
        "procedures": NotFound("procedure_list", ("b",), decisive=False),
    }
    finding = GATHERERS[1].gather(expedition_to(portal.address, findings=neither))
    assert NotFound("guidance", ("a", "b"), decisive=False) == finding


def test_guides_as_boxes_reached_by_a_button(site: Any, expedition_to: Callable[..., Any]) -> None:
    boxes = "".join(
        f"<div><div>Hướng dẫn {topic}</div><div>{'Mở trang, làm theo từng bước rồi xác nhận. ' * 4}</div></div>"
        for topic in ("tạo tài khoản", "nộp hồ sơ", "thanh toán", "tra cứu")
    )
    home = html("""<div><button type="button" onclick="location.href='/giup'">Trợ giúp</button></div>""")
    found = guidance(look(expedition_to(site({"/": home, "/giup": html(boxes)}).address)))
    assert ({"account", "filing", "payment", "tracking"}, 1) == ({guide.term for guide in found.topics}, found.clicks)
