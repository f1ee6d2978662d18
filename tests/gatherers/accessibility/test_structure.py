from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import structure

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

TEXT = "<p>Người dân nộp hồ sơ trực tuyến trên Cổng dịch vụ công và theo dõi tình trạng giải quyết.</p>"
BIG = 'style="font-size:1.5em;font-weight:bold"'
ROWS = "<tr><td>Khai sinh</td><td>8.000 đồng</td></tr><tr><td>Khai tử</td><td>0 đồng</td></tr><tr><td>Kết hôn</td><td>30.000 đồng</td></tr>"
FIELDS = '<label><input type="radio" name="{0}" value="1"> Nam</label> <label><input type="radio" name="{0}" value="2"> Nữ</label>'


def rules(outcomes: RuleOutcomes) -> set[str]:
    return {result.rule for result in (*outcomes.violations, *outcomes.incomplete)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f'<p id="a" {BIG}>Lệ phí hộ tịch</p>{TEXT}{TEXT}', (["#a"], [], False)),
        (f'<h1>Lệ phí</h1><div id="a" {BIG}>Khai sinh</div>{TEXT}<div id="b" {BIG}>Kết hôn</div>{TEXT}', (["#a", "#b"], [], True)),
        (f'<p id="a"><strong>Khai sinh</strong></p>{TEXT}<p id="b"><b>Kết hôn</b></p>{TEXT}<p id="c"><b>Khai tử</b></p>{TEXT}', (["#a", "#b", "#c"], [], False)),
        (f'<p id="a" {BIG}>Kế hoạch tiếp dân năm 2026</p>{TEXT}{TEXT}', (["#a"], [], False)),
        (f'<p id="a"><font size="5"><b>Khai sinh</b></font></p>{TEXT}', (["#a"], [], False)),
        (f'<h1>Lệ phí</h1><p id="a" {BIG}>Khai sinh</p>{TEXT}{TEXT}', ([], ["#a"], True)),
        (f'<p id="a"><strong>Khai sinh</strong></p>{TEXT}', ([], ["#a"], False)),
        (f"<h1>Lệ phí</h1><p><strong>Lưu ý quan trọng</strong></p>{TEXT}", ([], [], True)),
        (f"<h1>Lệ phí</h1>{TEXT}<p {BIG}>Nộp hồ sơ trước ngày 01/12/2026.</p>{TEXT}<p {BIG}>Miễn lệ phí.</p>{TEXT}", ([], [], True)),
        (f'<p {BIG}><a href="/">Cổng dịch vụ công</a></p>{TEXT}<header><div {BIG}>Sở Tư pháp</div></header>{TEXT}', ([], [], False)),
        (f'<div role="heading" aria-level="2" {BIG}>Khai sinh</div>{TEXT}', ([], [], True)),
        (f"<p {BIG}>1.234</p>{TEXT}<p {BIG}>Hồ sơ</p>", ([], [], False)),
        ("<p>Thông báo</p>", ([], [], False)),
        (f'<h1>Quầy</h1>{TEXT}<div {BIG}><h2>Người đang chờ</h2><canvas width="90" height="40"></canvas></div>{TEXT}', ([], [], True)),
        (f'<h1>Lệ phí</h1>{TEXT}<p id="a" {BIG}>Giấy tờ</p><ul><li>Tờ khai</li></ul><p id="b" {BIG}>Miễn giảm</p><ul><li>Người có công</li></ul>', (["#a", "#b"], [], True)),
        (f'<h1>Lệ phí</h1>{TEXT}<span id="a" style="display:block;font-size:1.5em">Khai sinh</span>{TEXT}<span id="b" style="display:block;font-size:1.5em">Kết hôn</span>{TEXT}', (["#a", "#b"], [], True)),
        (f'<h1>Hỏi đáp</h1><p id="a"><b>Nộp ở đâu?</b></p>{TEXT}<p id="b"><b>Khi nào có kết quả?</b></p>{TEXT}', (["#a", "#b"], [], True)),
        (f'<h1>Lệ phí</h1>{TEXT}<p id="a" {BIG}>Khai sinh</p>{TEXT}', (["#a"], [], True)),
        ('<div><b id="a" style="font-size:20px">Ai nộp</b><br>Cha, mẹ hoặc người thân thích của trẻ em.<br><b id="b" style="font-size:20px">Nộp ở đâu</b><br>Ủy ban nhân dân xã nơi cư trú của người mẹ.</div>', (["#a", "#b"], [], False)),
        (f"<h1>Kết quả</h1>{TEXT}<p {BIG}>1.234 hồ sơ</p>{TEXT}<p {BIG}>“Lấy người dân làm trung tâm”</p>{TEXT}", ([], [], True)),
        (f"<h1>Tin</h1>{TEXT}<div {BIG}>Danh mục</div><ul><li><a href='/a'>Hộ tịch</a></li></ul><div {BIG}>Liên kết</div><ul><li><a href='/b'>Đất đai</a></li></ul>", ([], [], True)),
    ],
)  # fmt: skip
def test_headings_that_are_only_styled(
    body: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    assert expected == found(look(body, structure.look), "heading-only-styled")


GRID = (
    "<div>Thủ tục</div><div>Lệ phí</div>",
    "<div><div>Khai sinh</div><div>8.000</div></div><div><div>Khai tử</div><div>0</div></div>",
)
FAULTS = [
    ("<div id=x>- Tờ khai<br>- Giấy chứng sinh<br>- Căn cước</div>", "list-only-styled"),
    ("<div id=x><p>• Tờ khai</p><p>• Giấy chứng sinh</p><p>• Căn cước</p></div>", "list-only-styled"),
    ("<p id=x>Hồ sơ gồm:<br>1. Tờ khai<br>2. Giấy chứng sinh<br>3. Căn cước</p>", "list-only-styled"),
    ("<pre id=x>Thủ tục      Lệ phí       Hạn\nKhai sinh    8.000        1 ngày\nKết hôn      30.000       2 ngày\nKhai tử      5.000        3 ngày</pre>", "columns-made-of-blanks"),
    ("<p id=x>Khai sinh&nbsp;&nbsp;&nbsp;&nbsp;8.000<br>Kết hôn&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;30.000<br>Khai tử&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;5.000</p>", "columns-made-of-blanks"),
    ('<style>.moi::after{content:" bắt buộc nhập"}</style><p id=x class="moi"></p>', "text-only-in-style-sheet"),
    (f"<table id=x><tr><td><b>Thủ tục</b></td><td><b>Lệ phí</b></td></tr>{ROWS}</table>", "table-without-headers"),
    (f"<table id=x><thead><tr><td>Thủ tục</td><td>Lệ phí</td></tr></thead><tbody>{ROWS}</tbody></table>", "table-without-headers"),
    (f"<table id=x><caption>Lệ phí hộ tịch</caption>{ROWS}</table>", "table-without-headers"),
    ('<table id=x><tr style="background:#ddd"><td>Năm</td><td>Hồ sơ</td></tr><tr><td>2025</td><td>120</td></tr><tr><td>2026</td><td>150</td></tr></table>', "table-without-headers"),
    (f'<table id=x role="presentation"><tr><th>Thủ tục</th><th>Lệ phí</th></tr>{ROWS}</table>', "structure-undone-by-role"),
    ('<h2 id=x role="presentation">Lệ phí</h2>', "structure-undone-by-role"),
    ('<ul id=x role="none"><li>Tờ khai</li><li>Giấy chứng sinh</li><li>Căn cước</li></ul>', "structure-undone-by-role"),
    ('<form><div><p>Giới tính:</p><label><input id=x type="radio" name="g" value="1"> Nam</label><label><input type="radio" name="g" value="2"> Nữ</label></div></form>', "group-without-name"),
    ('<form><p>Nơi nhận kết quả</p><div><input id=x type="radio" name="n" aria-label="Tại nhà"> <input type="radio" name="n" aria-label="Tại Sở"></div></form>', "group-without-name"),
    ('<form><fieldset><p>Giấy tờ kèm theo:</p><label><input id=x type="checkbox" name="k[]"> Tờ khai</label><label><input type="checkbox" name="k[]"> Căn cước</label></fieldset></form>', "group-without-name"),
    (f"<style>.t{{display:table}}.t>div{{display:table-row}}.t>div>div{{display:table-cell}}</style><div id=x class=t><div style='font-weight:bold'>{GRID[0]}</div>{GRID[1]}</div>", "table-only-styled"),
    (f"<style>.f>div{{display:flex}}.f>div>div{{width:8em}}</style><div id=x class=f><div style='background:#ddd'>{GRID[0]}</div>{GRID[1]}</div>", "table-only-styled"),
    ("<div id=x style='display:grid;grid-template-columns:9em 9em'><b>Thủ tục</b><b>Lệ phí</b><span>Khai sinh</span><span>8.000</span><span>Khai tử</span><span>0</span></div>", "table-only-styled"),
    ('<table><tr><td></td><th id="n">Nam</th><th id="u">Nữ</th></tr><tr><th id="k">Khối 1</th><td headers="k n">12</td><td id=x headers="k n">15</td></tr></table>', "header-cells-astray"),
    (f'<table id=x><tr><th scope="row">Thủ tục</th><th scope="row">Lệ phí</th></tr>{ROWS}</table>', "header-cells-astray"),
    ("<p>Lệ phí là <span id=x style='text-decoration:line-through'>20.000 đồng</span> 25.000 đồng.</p>", "change-only-styled"),
    ("<p>Các mục in đậm là bắt buộc.</p><form><label id=x style='font-weight:bold'>Họ tên <input></label><label>Bí danh <input></label></form>", "meaning-only-styled"),
    ("<p id=x>a) Tờ khai<br>b) Giấy chứng sinh<br>c) Căn cước</p>", "list-only-styled"),
    ("<style>.l>span{display:block}.l>span::before{content:'•'}</style><div id=x class=l><span>Tờ khai</span><span>Giấy chứng sinh</span><span>Căn cước</span></div>", "list-only-styled"),
    ("<div id=x><div>✅ Tờ khai</div><div>✅ Giấy chứng sinh</div><div>✅ Căn cước</div></div>", "list-only-styled"),
    ("<div id=x><div><b>1</b> Chuẩn bị giấy tờ</div><div><b>2</b> Nộp hồ sơ ở xã</div><div><b>3</b> Nhận kết quả</div></div>", "list-only-styled"),
    ("<table id=x role=presentation><tr><td>•</td><td>Tờ khai</td></tr><tr><td>•</td><td>Căn cước</td></tr><tr><td>•</td><td>Ảnh</td></tr></table>", "list-only-styled"),
    ("<p id=x>Tỉnh<br>&nbsp;&nbsp;&nbsp;Sở Tư pháp<br>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;Phòng Hộ tịch<br>&nbsp;&nbsp;&nbsp;Sở Y tế</p>", "list-only-styled"),
    ("<pre id=x>Ngày | Phòng | Cán bộ\n1/12 | 101 | Ông An\n2/12 | 102 | Bà Bình</pre>", "columns-made-of-blanks"),
    ("<div id=x style='white-space:pre'>Ngày\tCán bộ\tPhòng\n1/12\tÔng An\t101\n2/12\tBà Bình\t102</div>", "columns-made-of-blanks"),
    ("<style>.q::after{content:attr(data-q)}</style><p id=x class=q data-q='Đã quá hạn'>Hồ sơ H40: </p>", "text-only-in-style-sheet"),
    ("<h3 id=x>Công dân khi đến giao dịch phải mang theo bản chính căn cước công dân, bản sao các giấy tờ liên quan, nếu thiếu thì hồ sơ không được tiếp nhận.</h3>", "heading-misused"),
    ("<table id=x><tr><th><ul><li>Giới thiệu</li></ul></th><td><h2>Tin tức</h2><p>Nội dung</p></td></tr></table>", "layout-table-with-headers"),
    ("<p id=x aria-hidden=true>Nghỉ lễ từ ngày mai đến hết tuần</p>", "text-kept-from-listeners"),
    (f"<table id=x><tr style='color:#036;text-transform:uppercase'><td>Thủ tục</td><td>Lệ phí</td></tr>{ROWS}</table>", "table-without-headers"),
    (f"<table id=x><tr><th colspan=2>Biểu phí</th></tr><tr><td><b>Thủ tục</b></td><td><b>Lệ phí</b></td></tr>{ROWS}</table>", "table-without-headers"),
    (f"<table><tr><th>Thủ tục</th><th>Lệ phí</th></tr></table><table id=x>{ROWS}</table>", "table-without-headers"),
    ("<table id=x><tr><td><b>Ngày</b></td><td><b>Việc</b></td></tr><tr><td>1/12</td><td><button>Sửa lịch 1/12</button></td></tr><tr><td>2/12</td><td><button>Sửa lịch 2/12</button></td></tr></table>", "table-without-headers"),
    ("<form><p>Nhận tin về lĩnh vực nào?</p><div><label><input id=x type=checkbox name=a> Hộ tịch</label><label><input type=checkbox name=b> Đất đai</label><label><input type=checkbox name=c> Xây dựng</label></div></form>", "group-without-name"),
    ("<form><p><b>Người cha</b></p><label>Họ tên cha mẹ <input id=x name=c></label><p><b>Người mẹ</b></p><label>Họ tên cha mẹ <input name=m></label></form>", "group-without-name"),
    ("<style>.u{display:flex;list-style:none;padding:0}.u>li{width:8em}</style><div id=x><ul class=u style='font-weight:bold'><li>Ngày</li><li>Phòng</li></ul><ul class=u><li>1/12</li><li>101</li></ul><ul class=u><li>2/12</li><li>102</li></ul></div>", "table-only-styled"),
    ("<ul><li>8:00 Tiếp dân</li><li id=x style='text-decoration:line-through'>9:00 Họp</li><li>10:00 Trả kết quả</li></ul>", "change-only-styled"),
    ("<div><p>Tên gạch chân chưa nộp đủ giấy tờ.</p><ul><li>An</li><li><span id=x style='text-decoration:underline'>Bình</span></li></ul></div>", "meaning-only-styled"),
    ("<table role=presentation><tr id=x><td><b>Thủ tục</b><br>Khai sinh<br>Kết hôn</td><td><b>Lệ phí</b><br>8.000<br>30.000</td></tr></table>", "table-only-styled"),
    ("<style>.k{display:flex;gap:2em}</style><div id=x class=k><div><p>Ngày</p><p>1/12</p><p>2/12</p><p>3/12</p></div><div><p>Cán bộ</p><p>Ông An</p><p>Bà Bình</p><p>Ông Cường</p></div></div>", "table-only-styled"),
    ("<style>.uu{list-style:none;padding:0}.uu li{display:flex}.uu span{width:8em}</style><ul id=x class=uu><li style='font-weight:bold'><span>Ngày</span><span>Phòng</span></li><li><span>1/12</span><span>101</span></li><li><span>2/12</span><span>102</span></li></ul>", "table-only-styled"),
    ("<style>.w>div>div{display:flex}.w>div>div>div{width:8em}</style><div id=x class=w><div style='background:#ddd'><div><div>Ngày</div><div>Phòng</div></div></div><div><div><div>1/12</div><div>101</div></div><div><div>2/12</div><div>102</div></div></div></div>", "table-only-styled"),
    (f"<table id=x role=presentation><tr><td><b>Thủ tục</b></td><td><b>Lệ phí</b></td></tr>{ROWS}</table>", "structure-undone-by-role"),
    ("<p>Diện tích 120 m<span id=x style='vertical-align:super;font-size:.7em'>2</span> đất ở.</p>", "index-only-styled"),
    ("<p>Nồng độ CO<small id=x style='position:relative;top:4px;font-size:.7em'>2</small> tăng.</p>", "index-only-styled"),
    ("<blockquote id=x style='margin: 0 0 0 40px; border: none; padding: 0px;'><p>Người dân nộp hồ sơ tại xã.</p></blockquote>", "quotation-misused"),
    ("<blockquote id=x><form><label>Mã hồ sơ <input></label></form></blockquote>", "quotation-misused"),
    ("<style>.n>p{margin:0}</style><div id=x class=n><p>Ủy ban nhân dân tỉnh</p><p style='margin-left:20px'>Sở Tư pháp</p><p style='margin-left:40px'>Phòng Hộ tịch</p><p style='margin-left:40px'>Phòng Công chứng</p><p style='margin-left:20px'>Sở Y tế</p></div>", "list-only-styled"),
    ('<form><label id=x>Họ và tên</label><input placeholder="Nguyễn Văn A"></form>', "label-only-visual"),
    ('<form><div><label id=x for="khong-co">Ngày sinh</label><div><input title="ns"></div></div></form>', "label-only-visual"),
]  # fmt: skip


def test_structure_for_the_eye_only_is_found(look: Look) -> None:
    page = "<h1>Lệ phí</h1>" + "".join(
        f"<section>{part.replace('id=x', f'id=x{number}')}</section>" for number, (part, _) in enumerate(FAULTS)
    )

    outcomes = look(page, structure.look)

    named = {node.target[0]: result.rule for result in outcomes.violations for node in result.nodes}
    assert {f"#x{number}": rule for number, (_, rule) in enumerate(FAULTS)} == named


def test_what_is_marked_up_or_only_laid_out_is_let_be(look: Look) -> None:
    parts = [
        "<ul><li>Tờ khai</li><li>Căn cước</li></ul><p>- Tờ khai<br>- Căn cước</p>",
        "<p>Sở Tư pháp<br>12 Lê Lợi<br>Minh Hòa - Việt Nam<br>024 - 1234</p>",
        "<div><p>Ngày 1 tháng 12</p><p>2026 là năm</p><p>3 thủ tục mới</p></div>",
        "<pre><code>lệ phí   = 8000\nhạn      = 3\nthủ tục  = 1\n</code></pre>",
        "<pre>def tong(a, b):\n    return a + b\n\nx   =  1\nyy  =  2\nzz  =  3</pre>",
        '<style>.x::before{content:"›"} .y::before{content:attr(title)} @media print{.z::after{content:"Bản in giấy"}}</style><p class="x y z" title="Mới">Tin</p>',
        f'<table><tr><th scope="col">Thủ tục</th><th scope="col">Lệ phí</th></tr>{ROWS}</table>',
        "<table><tr><td><h2>Tin tức</h2></td><td><p>Bên phải</p></td></tr></table>",
        '<table role="presentation"><tr><td>Trái</td><td>Phải</td></tr></table>',
        '<table><tr><td><label for="t">Họ tên</label></td><td><input id="t"></td></tr><tr><td><b>Tuổi</b></td><td>30</td></tr></table>',
        '<ul role="tablist"><li role="presentation"><a role="tab" href="#a">Một</a></li></ul>',
        f"<form><fieldset><legend>Giới tính</legend>{FIELDS.format('a')}</fieldset></form>",
        f'<form><p id="q">Giới tính</p><div role="radiogroup" aria-labelledby="q">{FIELDS.format("b")}</div></form>',
        f"<form>{FIELDS.format('c')}</form>",
        '<form><label for="u">Họ tên</label><input id="u"> <label>Tuổi <input></label> <label id="w">Tên</label><input aria-labelledby="w"></form>',
        '<form><label>Tỉnh</label><input aria-label="Tỉnh thường trú"></form>',
        "<div style='display:table'><div style='display:table-row'><div style='display:table-cell'>Trái</div><div style='display:table-cell'>Phải</div></div></div>",
        f"<div role='table'><div role='row' style='font-weight:bold'>{GRID[0].replace('<div', '<div role=columnheader')}</div>{GRID[1]}</div>",
        "<div><div><b>Sở Tư pháp</b> <span>12 Lê Lợi</span></div><div><b>Sở Y tế</b> <span>3 Hùng Vương, phường Minh Hòa</span></div><div><b>Sở Nội vụ</b> <span>5 Lê Lai</span></div></div>",
        '<table><tr><th id="t1" rowspan="3">Tỉnh</th><th id="h1">Huyện A</th><td headers="t1 h1">1</td></tr><tr><th id="h2">Huyện B</th><td headers="t1 h2">2</td></tr></table>',
        '<table><tr><th id="y1" colspan="2">Năm 2025</th></tr><tr><th id="q1">Quý I</th><th id="q2">Quý II</th></tr><tr><td headers="y1 q1">1</td><td headers="y1 q2">2</td></tr></table>',
        "<p>Lệ phí <del>20.000</del> <ins>25.000</ins> đồng; giá cũ: <span style='text-decoration:line-through'>9.000</span>.</p>",
        "<style>.d{font-weight:bold}</style><p>A bold new plan.</p><p>Công trình in đậm dấu ấn đổi mới.</p><p><span class=d>1/12</span> <span class=d>2/12</span></p>",
        "<p>Các mục in đậm là bắt buộc.</p><form><label style='font-weight:bold'>Họ tên (bắt buộc) <input></label><label>Bí danh <input></label></form>",
        "<div><p>Bước 1. Chuẩn bị</p><p>Bước 2. Nộp</p><p>Bước 3. Nhận</p></div><p>25/11/2026 · Tin tức · 3 phút đọc</p>",
        "<p><span aria-hidden=true>Cổng dịch vụ công quốc gia</span><span style='position:absolute;clip-path:inset(50%)'>Cổng dịch vụ công quốc gia</span></p>",
        "<style>.bb::after{content:' (bắt buộc)'}</style><label class=bb>Họ tên <input required></label>",
        "<form><h2>Cha</h2><label>Năm sinh <input name=e></label><h2>Mẹ</h2><label>Năm sinh <input name=f></label></form>",
        "<form><p>Trước khi gửi:</p><label><input type=checkbox name=g> Đồng ý</label><label><input type=checkbox name=h> Nhận bản tin</label></form>",
        "<style>.kk{display:flex;gap:2em}</style><div class=kk><div><p>Trụ sở chính</p><p>12 Lê Lợi</p><p>024 3825 1234</p></div><div><p>Chi nhánh</p><p>3 Hùng Vương</p><p>024 3825 5678</p></div></div>",
        "<p>Diện tích 120 m<sup>2</sup>, CO<sub>2</sub>, xem ghi chú<a href='#g' style='vertical-align:super;font-size:.7em'>1</a>, giá 20<span style='font-size:.7em'>đ</span></p>",
        "<blockquote><p>“Lấy người dân làm trung tâm.”</p></blockquote><blockquote style='margin:0 0 0 40px;border:none;padding:0'>“Phục vụ nhân dân”</blockquote>",
        "<div><p>Chào mừng quý vị</p><p style='margin-left:20px'>đến với Cổng dịch vụ công</p><p>của tỉnh Minh Hòa</p><p>Kính chúc sức khỏe</p><p>Trân trọng</p></div>",
        "<table><tr><th>Mã</th><td>1.0012</td></tr><tr><th>Lĩnh vực</th><td>Hộ tịch</td></tr><tr><th>Phí</th><td>Miễn</td></tr></table>",
    ]  # fmt: skip

    outcomes = look("<h1>Lệ phí</h1>" + "".join(f"<section>{part}</section>" for part in parts), structure.look)

    assert (set(), {"header-cells-astray", "table-without-headers", "group-without-name", "label-only-visual", "list-only-styled", "heading-only-styled", "heading-misused"}) == (
        rules(outcomes), set(outcomes.passed_rules),
    )  # fmt: skip


def test_where_a_person_must_look_nothing_is_said(look: Look) -> None:
    long = "theo quy định tại Nghị định của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, " * 2
    parts = [
        f"<div><p>1. Hồ sơ {long}</p><p>2. Lệ phí {long}</p><p>3. Thời hạn {long}</p></div>",
        "<table><tr><td>Sở</td><td>Tư</td><td>pháp</td></tr><tr><td>Y</td><td>tế</td><td>Nội</td></tr><tr><td>vụ</td><td>Tài</td><td>chính</td></tr></table>",
        f"<form><h2>Giới tính</h2><div>{FIELDS.format('g')}</div></form>",
        f"<style>.f>div{{display:flex}}.f>div>div{{width:8em}}.f{{display:table}}</style><div class=f><div>{GRID[0]}</div>{GRID[1]}</div>",
        "<p style='text-decoration:line-through'>Kỳ họp thứ nhất của Hội đồng nhân dân</p>",
        "<p>Khi soạn thảo, các từ mới phải in nghiêng.</p>",
    ]

    outcomes = look("".join(f"<section>{part}</section>" for part in parts), structure.look)

    unsure = {"list-only-styled", "table-without-headers", "group-without-name", "table-only-styled", "change-only-styled", "meaning-only-styled"}  # fmt: skip
    assert ((), unsure) == (
        outcomes.violations,
        rules(outcomes),
    )


def test_a_page_of_plain_text_has_no_outcome(look: Look) -> None:
    assert RuleOutcomes() == look(TEXT, structure.look)


def test_choices_that_nothing_is_asked_of_are_let_be(look: Look) -> None:
    assert () == look(FIELDS.format("a"), structure.look).violations
