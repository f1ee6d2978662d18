from __future__ import annotations

import base64
from collections.abc import Callable
from urllib.parse import quote

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import alternatives

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

BOX = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='240' height='160'%3E"
    "%3Crect width='240' height='160' fill='teal'/%3E%3C/svg%3E"
)
PICTURE = (
    200,
    {"content-type": "image/svg+xml"},
    '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160"><rect width="240" height="160"/></svg>',
)
FILES = {f"/{name}": PICTURE for name in ("bieu-do-2026.svg", "logo.svg", "song.svg", "captcha.svg", "tru_so_2.svg")}
FILE_NAME, NOTHING, HIDDEN, WITHOUT, ART, CAPTCHA = (
    "alternative-is-a-file-name", "alternative-says-nothing", "informative-picture-hidden", "picture-without-alternative", "text-as-picture",
    "captcha-only-seen",
)  # fmt: skip
ID = 'id="x"'
DRAWN = '<canvas id="x" width="200" height="100" {}>{}</canvas><script>document.currentScript.previousElementSibling.getContext("2d").fillRect(9, 9, 90, 60)</script>'


def pictures(*alts: str) -> str:
    return "<p>Tin tức</p>" + "".join(f'<p><img src="{BOX}" alt="{alt}"></p>' for alt in alts)


def picture(alt: str) -> str:
    return pictures(alt)


def rules(outcomes: RuleOutcomes) -> set[str]:
    return {result.rule for result in (*outcomes.violations, *outcomes.incomplete)}


def said(outcomes: RuleOutcomes, rule: str) -> list[str]:
    return [node.summary.strip('"') for result in outcomes.violations if result.rule == rule for node in result.nodes]


def test_the_name_of_a_file_is_no_alternative(look: Look) -> None:
    alts = [
        "DSC_0012", "IMG_20261124_083000", "tru-so.jpg", "tru so moi (2).PNG", "/upload/2026/tru-so", "https://minhhoa.example/a", "image1", "Ảnh 2", "Screenshot 12",
        "9f86d081884c7d659a2feaa0c55ad015", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "banner_web_2026_01", "20261124",
    ]  # fmt: skip

    assert alts == said(look(pictures(*alts), alternatives.look), FILE_NAME)


def test_that_there_is_a_picture_is_no_alternative(look: Look) -> None:
    alts = ["image", "Hình ảnh", "hinh anh", "ẢNH MINH HỌA", "photo", "icon", "banner", "spacer", "picture of", ".", "alt text", "图片", "untitled"]  # fmt: skip

    assert alts == said(look(pictures(*alts), alternatives.look), NOTHING)


def test_an_alternative_that_says_something_is_kept(look: Look, found: Found) -> None:
    alts = [
        "Trụ sở Sở Tư pháp", "Biểu đồ số hồ sơ năm 2026", "Logo Sở Y tế", "24/7", "và/hoặc", "12/11/2026", "Image of the new office", "5", "Facebook", "e-mail", "😀", "+84 24 1234 5678",
        "iPhone 15", "QR thanh toán",
    ]  # fmt: skip
    outcomes = look(pictures(*alts), alternatives.look)

    assert (set(), ([], [], True)) == (rules(outcomes), found(outcomes, NOTHING))


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (picture("logo"), NOTHING),
        (picture("*"), NOTHING),
        (f'<button><img src="{BOX}" alt="icon"> Lưu hồ sơ</button>', NOTHING),
        (f'<figure><img src="{BOX}" alt="Hình 1"><figcaption>Hình 1: trụ sở mới</figcaption></figure>', FILE_NAME),
        (f'<figure><img src="{BOX}" alt=""><figcaption>Lễ khai trương trụ sở mới</figcaption></figure>', HIDDEN),
        (f'<p>Trụ sở</p><img src="{BOX}" alt="" title="Trụ sở mới của Sở">', HIDDEN),
        ('<div><p>Sở Y tế</p><img src="/logo.svg" alt=""></div>', HIDDEN),
        ('<p>Ảnh</p><div id="x" style="position:absolute">' + DRAWN.format('style="position:absolute"', "") + "</div>", WITHOUT),
    ],
)  # fmt: skip
def test_where_a_person_must_look_nothing_is_said(body: str, rule: str, look: Look) -> None:
    outcomes = look(body, alternatives.look, pages=FILES)

    assert ([], [rule]) == ([r.rule for r in outcomes.violations], [r.rule for r in outcomes.incomplete])


def test_a_picture_for_the_eye_only_is_found(look: Look) -> None:
    parts = [
        ('<img id="x" src="/tru_so_2.svg" alt="tru_so_2">', FILE_NAME),
        (f'<svg id="x" role="img" aria-label="icon" width="20" height="20"></svg>{picture("Trụ sở")}', NOTHING),
        (f'<div id="x" role="img" aria-label="image" style="width:40px;height:40px;background:url({BOX})"></div>', NOTHING),
        ('<p>Hồ sơ theo tháng</p><div><div><img id="x" src="/bieu-do-2026.svg" alt=""></div></div><p>Số liệu</p>', HIDDEN),
        ('<p>Cơ quan chủ quản</p><div><div><img id="x" src="/logo.svg" role="presentation" alt="Sở"></div></div>', HIDDEN),
        ('<p>Hồ sơ</p><div><div><div id="x" style="width:240px;height:160px;background-image:url(/bieu-do-2026.svg)"></div></div></div>', WITHOUT),
        ("<p>Hồ sơ theo tháng</p>" + DRAWN.format("", ""), WITHOUT),
        ('<p>Sơ đồ</p><embed id="x" src="/bieu-do-2026.svg" width="200" height="100">', WITHOUT),
        ('<table><tr><th>Trực tuyến</th><td><i id="x">\uf00c</i></td></tr></table>', WITHOUT),
        ('<style>.ok::before{content:"\\f00c"}</style><table><tr><th>Trực tuyến</th><td><i id="x" class="ok"></i></td></tr></table>', WITHOUT),
        ('<pre id="x">  /\\_/\\  \n ( o.o ) \n  &gt; ^ &lt;  \n /|___|\\ \n(_______)</pre><p>Mèo</p>', ART),
        ('<img id="x" src="/song.svg" alt="{{ item.title }}">', NOTHING),
        ('<p id="x">Đăng nhập bằng 𝓥𝓝𝓮𝓘𝓓</p>', ART),
        ('<p id="x">Мiсrоsоft</p>', ART),
        ('<form><p>Mã</p><img id="x" src="/captcha.svg" alt="Mã xác nhận"><input aria-label="Mã"></form>', CAPTCHA),
        ('<form><p>Nghề nghiệp</p><img id="x" src="/song.svg" width="120" height="40" alt="Mã bảo vệ: bốn chữ số"><input aria-label="Mã"></form>', CAPTCHA),
        ('<form><img id="x" src="/song.svg" width="120" height="40" alt="Bốn chữ số"><input aria-label="Nhập ký tự trong hình"></form>', CAPTCHA),
    ]  # fmt: skip
    page = "".join(f"<section>{part.replace(ID, f'id=x{number}')}</section>" for number, (part, _) in enumerate(parts))

    outcomes = look(page, alternatives.look, pages=FILES)

    named = {node.target: result.rule for result in outcomes.violations for node in result.nodes}
    assert {(f"#x{number}",): rule for number, (_, rule) in enumerate(parts)} == named
    assert () == outcomes.incomplete


ROW = '<tr><td>{}</td><td><img id="{}" src="/{}.svg" alt="{}" width="16" height="16"></td></tr>'


@pytest.mark.parametrize(
    ("body", "failing"),
    [
        ("<table><tr><th>Thủ tục</th><th>Trực tuyến</th></tr>" + ROW.format("Khai sinh", "a", "tick", "") + ROW.format("Kết hôn", "b", "cross", "") + "</table>", ["#a", "#b"]),
        ("<table><tr><th>Thủ tục</th><th>Trực tuyến</th></tr>" + ROW.format("Khai sinh", "a", "tick", "Có") + ROW.format("Kết hôn", "b", "cross", "Không") + "</table>", []),
        ("<table>" + ROW.format("Trái", "a", "trang", "") + ROW.format("Phải", "b", "trang", "") + "</table>", []),
        ("<ul>" + "".join(f'<li><img id="{i}" src="/{n}.svg" alt="" width="16" height="16"> {w}</li>' for i, n, w in (("a", "icon-check", "Khai sinh"), ("b", "icon-x", "Kết hôn"), ("c", "icon-check", "Khai tử"))) + "</ul>", ["#a", "#b", "#c"]),
        ("<ul>" + "".join(f'<li><img src="/icon-check.svg" alt="" width="16" height="16"> {w}</li>' for w in ("Khai sinh", "Kết hôn", "Khai tử")) + "</ul>", []),
    ],
)  # fmt: skip
def test_an_icon_that_tells_entries_apart_has_words(body: str, failing: list[str], look: Look, found: Found) -> None:
    files = {f"/{name}.svg": PICTURE for name in ("tick", "cross", "trang", "icon-check", "icon-x")}

    assert failing == found(look(body, alternatives.look, pages=files), HIDDEN)[0]


BAR = '<tr><th>{}</th><td><svg id="{}" aria-hidden="true" width="200" height="14"><rect width="{}" height="14"></rect></svg></td><td>{}</td></tr>'


@pytest.mark.parametrize(("figures", "unsure"), [(("80%", "40%"), []), (("cao", "vừa"), ["#a", "#b"])])
def test_a_bar_repeats_the_figures_of_its_row_where_there_are_some(
    figures: tuple[str, str], unsure: list[str], look: Look, found: Found
) -> None:
    rows = BAR.format("Khai sinh", "a", 160, figures[0]) + BAR.format("Kết hôn", "b", 80, figures[1])

    assert ([], unsure) == found(look(f"<table>{rows}</table>", alternatives.look), HIDDEN)[:2]


def test_different_pictures_have_different_alternatives(look: Look, found: Found) -> None:
    page = "".join(f'<p><img id="{name}" src="/{name}.svg" alt="Cổng dịch vụ công"></p>' for name in ("a1", "b2", "c3"))
    same = "".join('<p><img src="/a1.svg" alt="Cổng dịch vụ công"></p>' for _ in range(3))
    sizes = "".join(f'<p><img src="/a1-{size}.svg" alt="Trụ sở"></p>' for size in ("small", "large", "thumb"))
    files = {f"/{name}.svg": PICTURE for name in ("a1", "b2", "c3", "a1-small", "a1-large", "a1-thumb")}

    assert ["#a1", "#b2", "#c3"] == found(look(page, alternatives.look, pages=files), NOTHING)[0]
    assert [] == found(look(same + sizes, alternatives.look, pages=files), NOTHING)[0]


def test_what_is_decoration_or_has_words_is_let_be(look: Look) -> None:
    parts = [
        '<p>Chào mừng</p><img src="/song.svg" alt="">',
        '<a href="/"><img src="/logo.svg" alt=""> Sở Y tế</a>',
        '<p>Tin</p><div style="width:240px;height:160px;background-image:url(/song.svg)"></div>',
        '<p>Tin</p><canvas width="200" height="100"></canvas>',
        DRAWN.format('role="img" aria-label="Số hồ sơ theo tháng"', ""),
        DRAWN.format("", "<p>Tháng 1: 120 hồ sơ</p>"),
        DRAWN.format('aria-hidden="true"', ""),
        '<table><tr><th>Trực tuyến</th><td><i aria-hidden="true">\uf00c</i><span style="position:absolute;left:-99px">Có</span></td></tr></table>',
        "<pre>def tong(a, b):\n    return a + b\n\nprint(tong(1, 2))</pre>",
        '<pre role="img" aria-label="Con mèo">  /\\_/\\  \n ( o.o ) \n  &gt; ^ &lt;  \n /|___|\\ </pre>',
        "<p>IT-рынок, 5 µg, Ωmega, Портал VNeID</p>",
        '<form><img src="/captcha.svg" alt="Mã xác nhận"><button>Nghe mã</button><input aria-label="Mã"></form>',
        '<form><img src="/song.svg" width="120" height="40" alt="Phong cảnh"><input aria-label="Họ và tên"></form>',
    ]  # fmt: skip

    assert set() == rules(look("".join(f"<section>{part}</section>" for part in parts), alternatives.look, pages=FILES))


@pytest.mark.parametrize(
    ("written", "beside", "hidden"),
    [
        ("Lịch tiếp công dân: 03/12 phòng 204", "", True),
        ("Gọi 0254 3777 999", "Tổng đài 0254 3777 888", True),
        ("Gọi 0254 3777 999", "Đường dây nóng: 0254 3777 999, xin gọi", False),
        ("Cổng dịch vụ công", "Cổng dịch vụ công trực tuyến", False),
        ("", "", False),
    ],
)
@pytest.mark.parametrize("way", ["image", "image in letters", "ground"])
def test_what_is_written_in_a_drawing_stands_in_words_too(
    written: str, beside: str, hidden: bool, way: str, look: Look, found: Found
) -> None:
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><text x="9" y="30">{written}</text></svg>'
    )
    address = f"data:image/svg+xml,{quote(drawing)}"
    if way == "image in letters":
        address = f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"
    body = f'<img id="x" alt="" src="{address}">'
    if way == "ground":
        body = f"<style>#x{{width:300px;height:60px;background:url('{address}')}}</style><div id=\"x\"></div>"
    rule = WITHOUT if way == "ground" else HIDDEN

    assert (["#x"] if hidden else []) == found(look(f"<p>Thông báo. {beside}</p>{body}", alternatives.look), rule)[0]


def test_a_page_without_pictures_has_no_outcome(look: Look) -> None:
    assert RuleOutcomes() == look("<h1>Thông báo</h1><p>Nghỉ lễ.</p>", alternatives.look)
