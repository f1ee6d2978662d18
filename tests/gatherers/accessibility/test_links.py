from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import links

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

UNCLEAR, SAME = "link-purpose-unclear", "same-name-different-target"
MENU = '<nav><ul><li><a href="/thu-tuc">Thủ tục hành chính</a></li></ul></nav>'


@pytest.mark.parametrize(
    ("body", "failing"),
    [
        ('<a id="x" href="/a">Xem thêm</a>', ["#x"]),
        ('<a id="x" href="/a">XEM CHI TIẾT »</a>', ["#x"]),
        ('<a id="x" href="/a">Xem them...</a>', ["#x"]),
        ('<a id="x" href="/a">Click here</a>', ["#x"]),
        ('<p>Để biết thêm thông tin chi tiết, vui lòng bấm <a id="x" href="/a">vào đây</a>.</p>', ["#x"]),
        ('<p>For more information <a id="x" href="/a">click here</a>.</p>', ["#x"]),
        ('<p>Từ ngày 01/12/2026 lệ phí hộ tịch giảm một nửa.</p><p><a id="x" href="/a">Đọc tiếp</a></p>', ["#x"]),
        ('<h1>Cổng dịch vụ công</h1><p>Kính chào quý khách.</p><p><a id="x" href="/a">Tại đây</a></p>', ["#x"]),
        (
            ('<h1>Tin tức</h1><h2>Tin trong tỉnh</h2><p>Khai trương trụ sở mới.</p><a id="x" href="/a">Xem thêm</a>'
            '<p>Tập huấn chuyển đổi số.</p><a id="y" href="/b">Xem thêm</a>'),
            ["#x", "#y"],
        ),
        ('<a id="x" href="/a"><img src="/l.png" alt="link"></a>', ["#x"]),
        ('<a id="x" href="/a"><img src="/l.png" alt="DSC_0042.JPG"></a>', ["#x"]),
        ('<p>Biểu mẫu tờ khai <a id="x" href="/a">\uf019</a></p>', ["#x"]),
        ('<p><a id="x" href="/a">Xem thêm thông tin chi tiết tại đây</a></p>', ["#x"]),
        ('<p><a id="x" href="/a">For more information please click here</a></p>', ["#x"]),
        ('<p><a id="x" href="/a">&gt;&gt;</a></p>', ["#x"]),
        ('<p><span id="x" role="link" tabindex="0">mehr</span></p>', ["#x"]),
        ('<p><a id="x" href="/a">了解更多</a></p>', ["#x"]),
        ('<table role="presentation"><tr><td><h1>Hộ tịch</h1><p>Nộp hồ sơ trực tuyến.</p><p><a id="x" href="/a">Tại đây</a></p></td></tr></table>', ["#x"]),
        ('<h1>Biểu mẫu</h1><div><p>Tờ khai khai sinh</p><p>Tờ khai kết hôn</p></div><div><p><a id="x" href="/a">Tải xuống</a></p><p><a id="y" href="/b">Tải xuống</a></p></div>', ["#x", "#y"]),
        ('<main><h1>Aktuelles</h1><p>Das Bad ist zu.</p><p><a id="x" href="/a" title="Weiterlesen">Weiterlesen</a></p><p><a id="y" href="/b" title="Weiterlesen">Weiterlesen</a></p></main>', ["#x", "#y"]),
        ('<p>Văn bản về tuyển sinh, học phí.</p><p>Đính kèm: <a id="x" href="/a">một</a>, <a id="y" href="/b">hai</a></p>', ["#x", "#y"]),
        ('<h1>通知</h1><p>缴费开始。</p><p>详情请点击<a id="x" href="/a">这里</a></p>', ["#x"]),
        ('<h1>Tin</h1><div><a id="x" href="/a"><img src="/a.png" alt="hình ảnh"></a></div>', ["#x"]),
        ('<h1>Tin</h1><p>Lịch nghỉ lễ.</p><p><a id="x" href="/a">Link 1</a> <a id="y" href="/b">Link 2</a></p>', ["#x", "#y"]),
        ('<h1>ព័ត៌មាន</h1><div><p>ទីផ្សារថ្មី</p></div><div><a id="x" href="/a">អានបន្ត</a></div><div><p>សាលារៀន</p></div><div><a id="y" href="/b">អានបន្ត</a></div>', ["#x", "#y"]),
    ],
)  # fmt: skip
def test_a_link_without_a_purpose_is_found(body: str, failing: list[str], look: Look, found: Found) -> None:
    assert (failing, [], True) == found(look(MENU + body, links.look), UNCLEAR)


@pytest.mark.parametrize(
    "body",
    [
        '<p>Danh mục lệ phí hộ tịch: <a href="/a">xem chi tiết</a></p>',
        '<ul><li>Đăng ký khai sinh <p><a href="/a">Chi tiết</a></p></li><li>Đăng ký kết hôn <p><a href="/b">Chi tiết</a></p></li></ul>',
        '<ul><li>Báo cáo năm 2025<ul><li><a href="/a">Tải về</a></li></ul></li></ul>',
        "<table><tr><th>Thủ tục</th><th>Mức lệ phí hộ tịch</th></tr><tr><td>Khai sinh</td><td><a href='/a'>Xem</a></td></tr></table>",
        ('<h1>Tin</h1><article><h2>Khai trương trụ sở</h2><p>Sáng nay.</p><a href="/a">Đọc tiếp</a></article>'
        '<article><h2>Tập huấn</h2><p>Chiều nay.</p><a href="/b">Đọc tiếp</a></article>'),
        '<h1>Tin</h1><h2>Khai trương</h2><a href="/a">Đọc tiếp</a> <a href="/a">Đọc tiếp</a>',
        '<a href="/a" aria-label="Xem thêm về lệ phí hộ tịch">Xem thêm</a>',
        '<a href="/a">Xem thêm<span style="position:absolute;left:-9999px"> về lệ phí</span></a>',
        '<a href="/a" title="Lệ phí hộ tịch">Xem thêm</a>',
        '<p id="m">Lệ phí hộ tịch</p><a href="/a" aria-describedby="m">Xem thêm</a>',
        '<div>Tải mẫu đơn khai sinh <a href="/a">tại đây</a>.</div>',
        '<div>Download the <strong>annual report</strong> <span><a href="/a">here</a></span>.</div>',
        '<a href="/a"><img src="/a.png" alt="Sở Tư pháp"></a> <a href="https://minhhoa.example/">https://minhhoa.example/</a>',
        '<p style="display:none"><a href="/a">Xem thêm</a></p>',
        '<a href="/huong-dan.pdf">huong-dan-nop-ho-so.pdf</a>',
        '<p>Quyết định 12/2026 (<a href="/a.pdf">PDF</a>, <a href="/a.docx">Word</a>)</p>',
        '<p>关于城乡居民医疗保险缴费的通知 <a href="/a">查看</a></p>',
        '<p><a href="/a">Đăng ký khai sinh tại đây</a> <a href="/b">About us</a> <a href="/c">Xem tất cả thông báo</a></p>',
        '<p>Học kỳ <a href="/a">một</a> và học kỳ <a href="/b">hai</a></p>',
        '<nav><a href="/1">Một</a> <a href="/2">Hai</a></nav>',
        '<h2>Một</h2><a href="/a"><img src="/a.png" alt="ảnh"> Hội nghị tổng kết</a>',
    ],
)  # fmt: skip
def test_a_link_whose_context_tells_is_let_be(body: str, look: Look, found: Found) -> None:
    outcomes = look(MENU + body, links.look)

    assert ([], [], True) == found(outcomes, UNCLEAR)
    assert [] == found(outcomes, SAME)[0]


@pytest.mark.parametrize(
    "body",
    [
        '<table><tr><th>Thủ tục</th><th></th></tr><tr><td>Khai sinh</td><td><a id="x" href="/a">Xem</a></td></tr></table>',
        '<h1>Minh Hòa: nộp hồ sơ trực tuyến</h1><div>Kính chào.</div><a id="x" href="/a">Tìm hiểu thêm</a>',
        '<div><a id="x" href="/a">Xem thêm</a><h2>Khai trương trụ sở</h2></div>',
        '<nav><a id="x" href="#">Xem thêm</a></nav>',
        '<ul><li><a href="/1">Hoạt động</a></li><li><a href="/2">Hội viên</a></li><li><a href="/3">Thư viện</a></li><li><a id="x" href="/4">Liên kết</a></li></ul>',
    ],
)
def test_where_a_person_would_have_to_say_nothing_is_said(body: str, look: Look, found: Found) -> None:
    assert ([], ["#x"], True) == found(look(MENU + body, links.look), UNCLEAR)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>Chúng tôi ở <a id="x" href="/so/lien-he">Liên hệ</a> và <a href="/ubnd/lien-he">Liên hệ</a>.</p>', ([], ["#x"], False)),
        ('<ul><li><a id="x" href="/so/lien-he">Liên hệ</a></li><li><a href="/ubnd/lien-he">Liên hệ</a></li></ul>', (["#x"], [], False)),
        ('<ul><li>Sở Tư pháp <a href="/so/lien-he">Liên hệ</a></li><li>Sở Y tế <a href="/y-te/lien-he">Liên hệ</a></li></ul>', ([], [], True)),
        ('<ul><li><a href="/lien-he">Liên hệ</a></li></ul><ul><li><a href="/y-te/lien-he">Liên hệ</a></li></ul>', ([], [], False)),
        ('<ul><li><a href="http://">Sở Tư pháp</a></li><li><a href="https://[x">Sở Tư pháp</a></li></ul>', ([], [], False)),
        ('<ul><li><a id="x" href="/VanBan.aspx?id=3301">Quyết định công bố</a></li><li><a href="/VanBan.aspx?id=3312">Quyết định công bố</a></li></ul>', (["#x"], [], False)),
        ('<ul><li><a href="/van-ban?phpsessid=1">Quyết định</a></li><li><a href="/van-ban?phpsessid=2&sort=a">Quyết định</a></li></ul>', ([], [], True)),
        ('<p><a href="/lien-he/">Liên hệ</a> hoặc <a href="/lien-he/#bando">Liên hệ</a></p>', ([], [], True)),
    ],
)  # fmt: skip
def test_equal_names_side_by_side_lead_to_one_place(
    body: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    assert expected == found(look(body, links.look), SAME)


def test_a_page_without_links_has_no_outcome(look: Look) -> None:
    assert RuleOutcomes() == look("<h1>Thông báo</h1>", links.look)
