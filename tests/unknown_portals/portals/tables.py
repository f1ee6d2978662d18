"""An old-style portal: tables for layout, boxes that react instead of links, a menu on hover, a picture without words."""

from __future__ import annotations

from typing import Any

from unknown_portals.portals.services import VIETNAMESE, Service, found_by

__all__ = ["pages"]

CSS = """<style>.m { position: relative; cursor: default } .sub { display: none; position: absolute; background: #eee }
  .m:hover .sub { display: block } .o { cursor: pointer } .tl { display: none }</style>"""
TOP = f"""{CSS}<table width="100%"><tr><td colspan="5"><b>HỆ THỐNG THÔNG TIN MỘT CỬA ĐIỆN TỬ TỈNH MINH SƠN</b></td></tr><tr>
  <td><a href="/default.aspx">TRANG CHỦ</a></td>
  <td class="m">DỊCH VỤ CÔNG<div class="sub"><a href="/thutuc.aspx">Thủ tục hành chính</a><br><a href="/huongdan.aspx">Hướng dẫn</a></div></td>
  <td class="o" onclick="location.href='/tracuu.aspx'">TRA CỨU HỒ SƠ</td>
  <td><a href="javascript:location.href='/hoidap.aspx';void 0">HỎI ĐÁP</a></td>
  <td><a href="#" onclick="location.href='/pakn.aspx';return false">PAKN</a> | <a href="/login.aspx">Đăng nhập</a></td></tr></table>"""
FOOT = """<table><tr><td>Cơ quan quản lý: UBND tỉnh Minh Sơn. Điện thoại: 0208 3855 999. Thư điện tử: hotro@minhson.example.vn</td></tr></table>"""
QUESTIONS = (
    ("Nộp hồ sơ ở đâu?", "Nộp tại bộ phận một cửa hoặc trên hệ thống này."),
    ("Bao lâu thì có kết quả?", "Thời hạn ghi trên giấy tiếp nhận hồ sơ."),
    ("Quên mã hồ sơ thì làm thế nào?", "Gọi bộ phận một cửa nơi đã nộp hồ sơ."),
    ("Lệ phí nộp bằng cách nào?", "Nộp trực tiếp hoặc chuyển khoản."),
)
ELEMENTS = (
    ("Mã thủ tục", "{0.code}"),
    ("Tên thủ tục", "{0.name}"),
    ("Trình tự thực hiện", "Chuẩn bị hồ sơ, nộp hồ sơ, nhận kết quả tại bộ phận một cửa."),
    ("Cách thức thực hiện", "Trực tiếp, trực tuyến hoặc qua bưu chính."),
    ("Thành phần hồ sơ, số lượng", "Tờ khai theo mẫu; 01 bộ. <a href='/tep/to-khai.pdf'>Tải mẫu đơn</a>"),
    ("Thời hạn giải quyết", "03 ngày làm việc"),
    ("Đối tượng thực hiện", "{0.audience}"),
    ("Cơ quan thực hiện", "{0.agency}"),
    ("Kết quả thực hiện", "Giấy chứng nhận"),
    ("Phí, lệ phí", "Không thu"),
    ("Yêu cầu, điều kiện", "Không có"),
    ("Căn cứ pháp lý", "Nghị định số 118/2025/NĐ-CP"),
)


def page(body: str, title: str) -> str:
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}</title></head>
      <body>{TOP}{body}{FOOT}</body></html>"""


def procedure(service: Service) -> str:
    rows = "".join(f"<tr><td><b>{name}</b></td><td>{text.format(service)}</td></tr>" for name, text in ELEMENTS)
    start = f'<input type="button" value="Nộp hồ sơ" onclick="location.href=\'/login.aspx?tt={service.code}\'">'
    return page(f"<p>Mức độ: {service.level}</p><table border=1>{rows}</table>{start}", service.name)


def listed(asked: Any) -> str:
    services = list(VIETNAMESE)
    query, agency, field = (asked.query.get(name, "") for name in ("tk", "cq", "lv"))
    if query:
        services = found_by(query, VIETNAMESE)
    services = [one for one in services if agency in ("", one.agency) and field in ("", one.field)]
    rows = "".join(
        f"<tr><td>{number}</td><td><a href='/tt/{one.code}.aspx'>{one.name}</a></td><td>{one.field}</td><td>{one.level}</td></tr>"
        for number, one in enumerate(services, 1)
    )

    def choice(name: str, title: str, values: set[str]) -> str:
        options = "".join(f"<option>{value}</option>" for value in sorted(values))
        return f"<td>{title}</td><td><select name={name}><option value=''>Tất cả</option>{options}</select></td>"

    form = f"""<form action="/thutuc.aspx"><table><tr><td>Từ khóa</td><td><input name="tk"></td>
      {choice("cq", "Cơ quan", {one.agency for one in VIETNAMESE})}{choice("lv", "Lĩnh vực", {one.field for one in VIETNAMESE})}
      <td><input type="submit" value="Tìm kiếm"></td></tr></table></form>"""
    table = (
        f"""<p>Tổng số: {len(services)} thủ tục</p><table border=1><tr><td>STT</td><td>Tên thủ tục</td><td>Lĩnh vực</td>
      <td>Mức độ</td></tr>{rows}</table>"""
        if services
        else "<p>Không tìm thấy thủ tục nào phù hợp.</p>"
    )
    return page(form + table, "Thủ tục hành chính")


def looked_up(asked: Any) -> str:
    code = asked.query.get("ma", "")
    said = ""
    if code:
        well_formed = len(code) > 20 and code.replace(".", "").replace("-", "").isalnum()
        said = "Không tìm thấy hồ sơ có mã này." if well_formed else "Mã hồ sơ không hợp lệ, mời nhập lại."
    return page(
        f"""<form action="/tracuu.aspx"><table><tr><td>Mã hồ sơ</td><td><input name="ma"></td>
      <td><input type="submit" value="Tra cứu"></td></tr></table></form><p>{said}</p>""",
        "Tra cứu hồ sơ",
    )


def pages() -> dict[str, Any]:
    """Pages by path."""
    faq = "".join(
        f"<div class=o onclick=\"this.nextSibling.style.display='block'\">{number}. {question}</div><div class=tl>{answer}</div>"
        for number, (question, answer) in enumerate(QUESTIONS, 1)
    )
    home = """<table><tr><td><a href="/thongke.aspx"><img src="/anh/banner7.jpg" alt="" width=200 height=80></a></td>
      <td>Thông báo: từ ngày 01/11/2026 bộ phận một cửa làm việc cả sáng thứ Bảy.</td></tr></table>"""
    figures = """<p>Số liệu tháng 10/2026</p><table border=1>
      <tr><td>Đơn vị</td><td>Tổng số hồ sơ tiếp nhận</td><td>Tiếp nhận trực tuyến</td><td>Đã giải quyết trực tuyến</td><td>Tỷ lệ đúng hạn</td></tr>
      <tr><td>Sở Tư pháp</td><td>1.204</td><td>988</td><td>950</td><td>98,5%</td></tr>
      <tr><td>Sở Xây dựng</td><td>603</td><td>411</td><td>400</td><td>97,2%</td></tr></table>"""
    guide = """<p><b>Tạo tài khoản</b></p><p>Đăng ký tài khoản tại bộ phận một cửa: mang theo căn cước, cán bộ tạo tài khoản và gửi mật khẩu qua tin
      nhắn; sau đó đăng nhập và đổi mật khẩu ngay trong lần đầu tiên sử dụng hệ thống.</p>
      <p><b>Nộp hồ sơ trực tuyến</b></p><p>Chọn thủ tục, bấm Nộp hồ sơ, kê khai tờ khai, đính kèm giấy tờ rồi bấm Gửi. Hệ thống cấp mã hồ sơ ngay
      sau khi gửi; ghi lại mã này để hỏi bộ phận một cửa khi cần.</p>"""
    feedback = """<form method="post" action="/pakn.aspx"><table><tr><td>Họ và tên</td><td><input name=a></td></tr>
      <tr><td>Điện thoại</td><td><input name=b></td></tr><tr><td>Cơ quan tiếp nhận</td><td><select name=c><option>Sở Tư pháp</option></select></td></tr>
      <tr><td>Tiêu đề</td><td><input name=d></td></tr><tr><td>Nội dung</td><td><textarea name=e></textarea></td></tr>
      <tr><td>Tệp đính kèm</td><td><input type=file name=f></td></tr><tr><td></td><td><input type=submit value="Gửi phản ánh"></td></tr></table></form>"""
    login = """<form method="post"><table><tr><td>Tên đăng nhập</td><td><input name=u></td></tr><tr><td>Mật khẩu</td>
      <td><input type=password name=p></td></tr><tr><td></td><td><input type=submit value="Đăng nhập"></td></tr></table></form>"""
    start = page(home, "Một cửa điện tử tỉnh Minh Sơn")
    return {
        "/": start, "/default.aspx": start,
        "/thutuc.aspx": listed, "/tracuu.aspx": looked_up,
        "/hoidap.aspx": page(faq, "Hỏi đáp"), "/thongke.aspx": page(figures, "Một cửa điện tử"),
        "/huongdan.aspx": page(guide, "Hướng dẫn"), "/pakn.aspx": page(feedback, "Phản ánh kiến nghị"),
        "/login.aspx": page(login, "Đăng nhập"),
        "/tep/to-khai.pdf": (200, {"content-type": "application/pdf"}, b"%PDF-1.4\n" + b"x" * 900),
        **{f"/tt/{one.code}.aspx": procedure(one) for one in VIETNAMESE},
    }  # fmt: skip
