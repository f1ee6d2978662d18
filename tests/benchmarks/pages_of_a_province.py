"""Six pages of the size and build that provincial portals have: long menus, tables of procedures, forms, an inline style."""

from __future__ import annotations

__all__ = ["SET", "pages"]

SET = ("/", "/thu-tuc", "/thu-tuc/17", "/tra-cuu", "/dang-nhap", "/nop/17")

_FIELDS = ("Đất đai", "Hộ tịch", "Xây dựng", "Đăng ký kinh doanh", "Lao động", "Bảo trợ xã hội", "Giao thông", "Y tế")
_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:0;color:#222}nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;"
    "background:#8b0000;padding:12px}nav a{color:#fff}main{max-width:1100px;margin:auto;padding:16px}table{width:100%;"
    "border-collapse:collapse}td,th{border:1px solid #ccc;padding:6px}.card{box-shadow:0 1px 4px #0003;padding:12px;"
    "margin:8px 0}.muted{color:#777}footer{background:#222;color:#ddd;padding:24px}.tag{background:#e8f0fe;padding:2px 6px}"
)


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


def pages() -> dict[str, str]:
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
