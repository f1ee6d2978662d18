from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import html

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import titles

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

EMPTY, ANOTHER = "title-says-nothing", "title-names-another-page"
FAILING, UNSURE, KEPT, NOTHING = (["title"], [], False), ([], ["title"], False), ([], [], True), ([], [], False)
VI = (
    "<header>Cổng dịch vụ công tỉnh Minh Hòa</header><h1>Lệ phí hộ tịch</h1><p>Mức thu lệ phí đăng ký khai sinh, kết hôn "
    "và khai tử áp dụng từ ngày 01/12/2026 trên địa bàn tỉnh.</p>"
)
EN = (
    "<header>Riverside Council</header><h1>Parking permits</h1><p>Residents can apply for a permit for up to two cars. "
    "Bring proof of your address and the papers of each car.</p>"
)


@pytest.mark.parametrize(
    "title",
    [
        "Untitled", "Untitled Document", "untitled-1", "Untitled | Minh Hòa", "Document", "Trang mới", "TRANG MOI", "New page", "index.html", "trang-chu.aspx",
        "C:/web/page1.htm", "https://minhhoa.example/le-phi", "minhhoa.example/le-phi", "localhost:3000", "React App", "Vite + Vue", "Enter title here", "{{ page.title }}",
        "undefined", "...", "-", "***", "Page 1", "Không có tiêu đề", "无标题文档", "Test", "Lorem ipsum dolor sit amet",
    ],
)  # fmt: skip
def test_a_title_nobody_thought_of_is_told_by_its_words(title: str) -> None:
    assert titles._left_over(title)


@pytest.mark.parametrize("title", ["Documents and forms", "Node.js", "Page 2 of the news", "Test results 2026", "Trang thông tin", "App for citizens", "Vite"])  # fmt: skip
def test_a_title_somebody_thought_of_is_not(title: str) -> None:
    assert not titles._left_over(title)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Lệ phí hộ tịch", VI, KEPT),
        ("Trang mới", VI, FAILING),
        ("Trang chủ", VI, UNSURE),
        ("Chi tiết bài viết", VI, FAILING),
        ("Nội dung", "<h1>Nội dung</h1><p>Chương 1, chương 2.</p>", KEPT),
        ("Index", "<h1>Index</h1><p>Abbreviations, addresses.</p>", UNSURE),
        ("  ", VI, NOTHING),
    ],
)
def test_what_a_title_says_is_held_against_the_page(
    title: str, body: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    assert expected == found(look(html(body, title), titles.look), EMPTY)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Thông báo tuyển dụng viên chức", VI, FAILING),
        ("Summer swimming lessons", EN, FAILING),
        ("Đăng ký khai sinh", VI, KEPT),
        ("Le phi ho tich", VI, KEPT),
        ("Applying for permits", EN, KEPT),
        ("Summer swimming lessons | Riverside", EN, UNSURE),
        ("Contact | Riverside Council", EN, KEPT),
        ("Summer swimming test page", EN, UNSURE),
        ("Summer swimming lessons", "<p>Residents can apply for a permit.</p>", NOTHING),
        ("夏の水泳教室", EN, NOTHING),
    ],
)
def test_a_title_that_the_page_knows_nothing_of_names_another(
    title: str, body: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    assert expected == found(look(html(body, title), titles.look), ANOTHER)


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("/le-phi", f'<a href="/">Trang chủ</a>{VI}', FAILING),
        ("/le-phi", f'<a href="/gioi-thieu">Giới thiệu</a>{VI}', UNSURE),
        ("/trang-chu", f'<a href="/">Trang chủ</a>{VI}', UNSURE),
        ("/le-phi", f'<a href="/le-phi">Trang chủ</a>{VI}', UNSURE),
        ("/cong", '<a href="/">Trang chủ</a><h1>Chào mừng đến với Minh Hòa</h1>', UNSURE),
    ],
)
def test_home_is_no_title_of_an_inner_page(
    path: str, body: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    there = html(f"{body}<script>history.replaceState(null, '', '{path}')</script>", "Trang chủ")

    assert expected == found(look(there, titles.look), EMPTY)


def test_the_title_is_read_as_scripts_have_set_it(look: Look, found: Found) -> None:
    body = f"{VI}<script>document.title = 'Lệ phí hộ tịch'</script>"

    assert KEPT == found(look(html(body, "Loading"), titles.look), EMPTY)
