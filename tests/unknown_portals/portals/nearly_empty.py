"""A portal that was opened before it was finished: a menu, news, a telephone number, and little behind it."""

from __future__ import annotations

from typing import Any

__all__ = ["pages"]

HEAD = """<header><h1>Cổng dịch vụ công xã Minh Hạ</h1><nav><ul><li><a href="/">Trang chủ</a></li>
  <li><a href="/thu-tuc">Thủ tục hành chính</a></li><li><a href="/tra-cuu">Tra cứu hồ sơ</a></li>
  <li><a href="/thong-ke">Thống kê</a></li><li><a href="/tin-tuc">Tin tức</a></li><li><a href="#">Hỏi đáp</a></li></ul></nav></header>"""
FOOT = "<footer><p>UBND xã Minh Hạ. Điện thoại: 0208 3855 100</p></footer>"
NEWS = """<article><h3>Hướng dẫn phòng chống bão</h3><p>Người dân chằng chống nhà cửa, không ra sông suối khi có lũ.</p></article>
  <article><h3>Đánh giá kết quả vụ mùa</h3><p>Năng suất lúa đạt 58 tạ mỗi héc ta, cao hơn năm trước.</p></article>
  <article><h3>Đăng ký tiêm phòng cho đàn gia súc</h3><p>Các hộ chăn nuôi báo với trưởng thôn trước ngày 30/11/2026.</p></article>"""


def page(body: str, title: str) -> str:
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>{HEAD}<main>{body}</main>{FOOT}
      </body></html>"""


def pages() -> dict[str, Any]:
    """Pages by path."""
    return {
        "/": page("<h2>Tin mới</h2>" + NEWS, "Cổng dịch vụ công xã Minh Hạ"),
        "/thu-tuc": page("<h2>Thủ tục hành chính</h2><p>Chức năng đang được xây dựng.</p>", "Thủ tục hành chính"),
        "/thong-ke": page("<p>Nội dung đang cập nhật.</p>", "Thống kê"),
        "/tin-tuc": page("<h2>Tin tức</h2>" + NEWS, "Tin tức"),
    }
