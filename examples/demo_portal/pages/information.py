"""Guidance, contact, notices, the sitemap, and what search engines read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from demo_portal import catalogue, documents
from demo_portal.rendering import MENU, download, page
from demo_portal.seeding import read_seed

if TYPE_CHECKING:
    from starlette.requests import Request

HOME, GUIDES = ("/", "Trang chủ"), ("/huong-dan", "Hướng dẫn")
REVISED = dt.timedelta(days=16)
OTHERS = (
    ("/thu-tuc-hanh-chinh/danh-muc", "Tra cứu danh mục theo cơ quan, lĩnh vực, đối tượng"),
    ("/tra-cuu-thanh-toan", "Tra cứu thanh toán"),
    ("/tra-cuu-ket-qua", "Tra cứu kết quả"),
    ("/hoi-dap/dat-cau-hoi", "Đặt câu hỏi"),
    ("/hoi-dap/da-tra-loi", "Câu hỏi đã được trả lời"),
    ("/phan-anh-kien-nghi/ket-qua", "Kết quả xử lý phản ánh, kiến nghị"),
    ("/danh-gia/ket-qua", "Kết quả đánh giá mức độ hài lòng"),
    ("/tin-tuc", "Tin tức, thông báo"),
    ("/dang-nhap", "Đăng nhập"),
    ("/dang-ky", "Đăng ký tài khoản"),
    ("/dang-ky/ca-nhan", "Đăng ký tài khoản cho cá nhân"),
    ("/dang-ky/to-chuc", "Đăng ký tài khoản cho tổ chức"),
    ("/tro-ly", "Trợ lý ảo"),
    ("/lien-he", "Liên hệ"),
    ("/chinh-sach-bao-mat", "Chính sách bảo mật"),
    ("/dieu-khoan-su-dung", "Điều khoản sử dụng"),
    ("/ho-tro-tiep-can", "Hỗ trợ tiếp cận"),
)
NOTICES = {
    "chinh-sach-bao-mat": ("privacy.html", "Chính sách bảo mật và bảo vệ dữ liệu cá nhân"),
    "dieu-khoan-su-dung": ("terms.html", "Điều khoản sử dụng"),
    "ho-tro-tiep-can": ("accessibility.html", "Hỗ trợ tiếp cận"),
}


async def guides(request: Request) -> Response:
    topics = read_seed("guides")["guide"]
    return page(request, "guides.html", "Hướng dẫn sử dụng", trail=[HOME], guides=topics)


async def guide(request: Request) -> Response:
    topics = {topic["id"]: topic for topic in read_seed("guides")["guide"]}
    found = topics.get(request.path_params["topic"])
    if found is None:
        raise HTTPException(404)
    revised = request.app.state.today - REVISED
    others = [topic for topic in topics.values() if topic is not found]
    return page(
        request, "guide.html", found["title"], trail=[HOME, GUIDES], guide=found, revised=revised, others=others
    )


async def sample_page(request: Request) -> Response:
    samples = [procedure for procedure in catalogue.all_procedures(request.app.state.database) if procedure.sample]
    return page(request, "samples.html", "Hồ sơ mẫu", trail=[HOME, GUIDES], samples=samples)


async def sample_file(request: Request) -> Response:
    del request
    return download(documents.sample_dossier(), "bo-ho-so-mau.docx", documents.DOCX)


async def contact(request: Request) -> Response:
    agencies = catalogue.agencies(request.app.state.database)
    return page(request, "contact.html", "Liên hệ", trail=[HOME], agencies=agencies)


async def notice(request: Request) -> Response:
    template, title = NOTICES[request.url.path.lstrip("/")]
    return page(request, template, title, trail=[HOME])


def addresses() -> list[tuple[str, str]]:
    """Every page worth finding, except single procedures and news."""
    topics = [(f"/huong-dan/{topic['id']}", topic["title"]) for topic in read_seed("guides")["guide"]]
    return [*MENU, *topics, ("/huong-dan/ho-so-mau", "Hồ sơ mẫu"), *OTHERS]


async def sitemap(request: Request) -> Response:
    database = request.app.state.database
    procedures = catalogue.all_procedures(database)
    grouped = [
        (field["name"], [procedure for procedure in procedures if procedure.field == field["id"]])
        for field in catalogue.fields(database)
    ]
    return page(request, "sitemap.html", "Sơ đồ cổng", trail=[HOME], addresses=addresses(), grouped=grouped)


async def sitemap_xml(request: Request) -> Response:
    database = request.app.state.database
    codes = [procedure.code for procedure in catalogue.all_procedures(database)]
    news = [row["slug"] for row in database.execute("SELECT slug FROM news ORDER BY slug")]
    paths = [path for path, _ in addresses()] + ["/so-do-cong"]
    paths += [f"/thu-tuc-hanh-chinh/{code}" for code in codes] + [f"/tin-tuc/{slug}" for slug in news]
    host = f"{request.url.scheme}://{request.url.netloc}"
    lines = "".join(f"<url><loc>{host}{path}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Response(f"{head}{lines}</urlset>\n", media_type="application/xml")


async def robots(request: Request) -> Response:
    sitemap_address = f"{request.url.scheme}://{request.url.netloc}/sitemap.xml"
    return PlainTextResponse(f"User-agent: *\nAllow: /\nSitemap: {sitemap_address}\n")


ROUTES = [
    Route("/huong-dan", guides),
    Route("/huong-dan/ho-so-mau", sample_page),
    Route("/huong-dan/ho-so-mau.docx", sample_file),
    Route("/huong-dan/{topic}", guide),
    Route("/lien-he", contact),
    *(Route(f"/{path}", notice) for path in NOTICES),
    Route("/so-do-cong", sitemap),
    Route("/sitemap.xml", sitemap_xml),
    Route("/robots.txt", robots),
]
