"""A portal drawn by a script on one address: hash routes, cards, a mega menu, an announcement over everything."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from unknown_portals.portals.services import VIETNAMESE

__all__ = ["pages"]

PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng dịch vụ công tỉnh Hải Vân</title>
<style>.phu { position: fixed; inset: 0; background: #0008 } .the { border: 1px solid; margin: 4px } [hidden] { display: none }</style></head>
<body><div id="goc"></div><div class="phu" id="phu"><div style="margin: 20% auto; width: 40%; background: white">
<p>Từ 01/07/2026 người dân dùng tài khoản định danh điện tử.</p><button onclick="phu.remove()">Tôi đã hiểu</button></div></div>
<script>const tthc = @SERVICES@;
@SCRIPT@</script></body></html>"""

SCRIPT = r"""
const khong_dau = (chu) => chu.toLowerCase();
const menu = `<header><a href="#/">🏛 Hải Vân</a><nav><button aria-expanded="false" aria-controls="to" id="mo">☰ Danh mục</button>
  <div id="to" hidden><a href="#/thu-tuc">📋 Dịch vụ công trực tuyến</a><a href="#/tra-cuu">🔎
  Tra cứu hồ sơ</a><a href="#/thanh-toan">Tra cứu thanh toán</a><a href="#/thong-ke">Thống kê</a><a href="#/huong-dan">Hướng dẫn sử dụng</a></div>
  <span style="cursor: pointer" data-di="#/hoi-dap">❓ Hỏi đáp</span> <a href="#/phan-anh">Phản ánh, kiến nghị</a>
  <a href="#/tra-loi">Kết quả trả lời phản ánh</a> <a href="#/danh-gia">Đánh giá mức độ hài lòng</a> <a href="#/lien-he">Liên hệ</a></nav></header>`;
const muc = [['Mã thủ tục', t => t.code], ['Trình tự thực hiện', () => 'Nộp hồ sơ, thẩm định, trả kết quả.'],
  ['Cách thức thực hiện', () => 'Trực tuyến hoặc trực tiếp.'], ['Thành phần hồ sơ', () => 'Tờ khai; bản chụp giấy tờ. Số lượng: 01 bộ.'],
  ['Thời hạn giải quyết', () => '05 ngày làm việc'], ['Đối tượng thực hiện', t => t.audience], ['Cơ quan thực hiện', t => t.agency],
  ['Kết quả thực hiện', () => 'Giấy chứng nhận bản điện tử'], ['Lệ phí', () => '50.000 đồng'], ['Yêu cầu, điều kiện', () => 'Không có'],
  ['Căn cứ pháp lý', () => 'Nghị định số 61/2018/NĐ-CP']];
const hoi = [['Tài khoản', 'Đăng nhập bằng gì?'], ['Tài khoản', 'Quên mật khẩu thì làm sao?'], ['Tài khoản', 'Đổi số điện thoại ở đâu?'],
  ['Hồ sơ', 'Nộp hồ sơ vào giờ nào?'], ['Hồ sơ', 'Có cần nộp bản giấy không?'], ['Hồ sơ', 'Bao lâu có kết quả?'], ['Hồ sơ', 'Rút hồ sơ thế nào?'],
  ['Phí', 'Nộp phí ở đâu?'], ['Phí', 'Có được hoàn phí không?'], ['Phí', 'Biên lai gửi về đâu?'], ['Phí', 'Ai được miễn phí?']];
const the = (ds) => `<p>Có ${ds.length} thủ tục</p>` + (ds.length ? ds.map(t => `<article class="the"><h3><a href="#/thu-tuc/${t.code}">${t.name}</a></h3>
  <span>${t.level}</span> · <span>${t.agency}</span></article>`).join('') : '<p>Không có kết quả phù hợp.</p>');
const loc = (ten, nhan) => `<label>${nhan} <select data-loc="${ten}"><option value="">Tất cả</option>${[...new Set(tthc.map(t => t[ten]))].map(v =>
  `<option>${v}</option>`).join('')}</select></label>`;
const ma = (nhan) => `<label>${nhan} <input id="ma"></label> <button type="button" id="xem">Tra cứu</button><p id="tl" role="status"></p>`;
const trang = {
  '': () => '<h1>Cổng dịch vụ công tỉnh Hải Vân</h1><p>Phục vụ người dân và doanh nghiệp ngày một tốt hơn.</p>',
  'thu-tuc': () => `<h1>Dịch vụ công trực tuyến</h1><input type="search" id="tim" placeholder="Nhập tên thủ tục cần tìm">${loc('agency', 'Cơ quan')}
    ${loc('field', 'Lĩnh vực')}${loc('audience', 'Đối tượng')}${loc('level', 'Mức độ')}<div id="ds">${the(tthc)}</div>`,
  'tra-cuu': () => '<h1>Tra cứu tình trạng hồ sơ</h1>' + ma('Mã hồ sơ'),
  'thanh-toan': () => '<h1>Tra cứu thanh toán</h1>' + ma('Mã giao dịch'),
  'huong-dan': () => '<h1>Hướng dẫn sử dụng</h1><p>Tính năng đang được hoàn thiện.</p>',
  'hoi-dap': () => `<h1>Câu hỏi thường gặp</h1><input type="search" placeholder="Tìm câu hỏi">` + ['Tài khoản', 'Hồ sơ', 'Phí'].map(n => `<h2>${n}</h2>` +
    hoi.filter(h => h[0] === n).map(h => `<button aria-expanded="false" class="h">${h[1]}</button><p hidden>Xin liên hệ cơ quan tiếp nhận để được trả lời.</p>`)
    .join('')).join(''),
  'phan-anh': () => `<h1>Gửi phản ánh, kiến nghị</h1><form><label>Tiêu đề <input></label><label>Nội dung <textarea></textarea></label><label>Tệp đính kèm
    <input type="file"></label><label>Họ tên, số điện thoại <input></label><label>Cơ quan tiếp nhận <select><option>Sở Nội vụ</option></select></label>
    <button>Gửi phản ánh</button></form>`,
  'tra-loi': () => `<h1>Kết quả trả lời phản ánh, kiến nghị</h1><article class="the"><h3>Đèn đường thôn Bắc hỏng</h3><p>Ngày gửi: 01/11/2026</p>
    <p>Trạng thái: Đã trả lời</p><p>Trả lời ngày 06/11/2026: đã thay bóng đèn.</p></article><article class="the"><h3>Chợ họp lấn đường</h3>
    <p>Ngày gửi: 12/10/2026</p><p>Trạng thái: Đã trả lời</p><p>Trả lời ngày 20/10/2026: đã nhắc nhở các hộ kinh doanh.</p></article>`,
  'danh-gia': () => `<h1>Đánh giá mức độ hài lòng</h1><fieldset><legend>Ông, bà đánh giá thế nào?</legend>${['Rất hài lòng', 'Hài lòng', 'Bình thường',
    'Không hài lòng'].map(m => `<label><input type="radio" name="m"> ${m}</label>`).join('')}</fieldset><h2>Kết quả đánh giá</h2><table><tr><th>Cơ quan</th>
    <th>Số lượt đánh giá</th><th>Tỷ lệ hài lòng</th></tr><tr><td>Sở Tư pháp</td><td>412</td><td>96,1%</td></tr>
    <tr><td>Sở Y tế</td><td>228</td><td>94,7%</td></tr></table>`,
  'lien-he': () => '<h1>Liên hệ</h1><p>Đường dây nóng: 1900 1234</p><p>Thư điện tử: lienhe@haivan.example.vn</p>',
};
const chi_tiet = (t) => `<h1>${t.name}</h1><p>${t.level}</p>${muc.map(m => `<h3>${m[0]}</h3><p>${m[1](t)}</p>`).join('')}
  <button onclick="alert('Mời đăng nhập')">Nộp hồ sơ trực tuyến</button>`;
const ve = () => {
  const [, ten, so] = (location.hash || '#/').slice(1).split('/');
  const t = so && tthc.find(t => t.code === so);
  goc.innerHTML = menu + '<main>' + (t ? chi_tiet(t) : trang[ten || ''] && !so ? trang[ten || '']() : '<h2>404</h2><p>Không tìm thấy trang</p>') + '</main>';
  mo.onclick = () => { to.hidden = !to.hidden };
  document.querySelectorAll('[data-di]').forEach(o => o.addEventListener('click', () => { location.hash = o.dataset.di }));
  document.querySelectorAll('.h').forEach(o => o.onclick = () => { o.nextElementSibling.hidden = !o.nextElementSibling.hidden });
  const locs = [...document.querySelectorAll('[data-loc]')];
  const lai = () => { ds.innerHTML = the(tthc.filter(t => khong_dau(t.name).includes(khong_dau(tim.value.trim())) &&
    locs.every(o => !o.value || t[o.dataset.loc] === o.value))) };
  if (window.tim && locs.length) { tim.oninput = lai; locs.forEach(o => o.onchange = lai) }
  const xem = document.getElementById('xem');
  if (xem) xem.onclick = () => { tl.textContent = /^[\d.A-Z-]{15,}$/.test(ma_.value) ? 'Không tìm thấy thông tin theo mã đã nhập.' : 'Mã không hợp lệ.' };
  const ma_ = document.getElementById('ma');
};
addEventListener('hashchange', ve); ve();
"""


def pages() -> dict[str, Any]:
    """Pages by path: there is one."""
    services = json.dumps([asdict(one) for one in VIETNAMESE], ensure_ascii=False)
    return {"/": PAGE.replace("@SCRIPT@", SCRIPT).replace("@SERVICES@", services)}
