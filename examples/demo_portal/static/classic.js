// As such portals have it: a form that sends itself back, answers that open on a click, messages in red.
"use strict";

function doiTrang(trang) {
  const form = document.getElementById("f");
  form.__EVENTTARGET.value = "trang";
  form.__EVENTARGUMENT.value = trang;
  form.submit();
}

function moDap(hoi) {
  const dap = hoi.nextElementSibling;
  dap.style.display = dap.style.display === "none" ? "" : "none";
}

function moTroLy() {
  const khung = document.getElementById("tro-ly");
  const trang = khung.querySelector("iframe");
  khung.style.display = khung.style.display === "none" ? "" : "none";
  if (trang.src === "about:blank") trang.src = trang.dataset.src;
}

function laNgay(chu) {
  const [ngay, thang, nam] = chu.split("/").map(Number);
  const ngayThuc = new Date(nam, thang - 1, ngay);
  return ngayThuc.getFullYear() === nam && ngayThuc.getMonth() === thang - 1 && ngayThuc.getDate() === ngay;
}

function kiemTra(form) {
  for (const cu of form.querySelectorAll(".loi")) cu.remove();
  let dau = null;
  for (const o of form.elements) {
    const chu = (o.value || "").trim();
    let loi = "";
    if (o.dataset.bb && !chu) loi = o.dataset.bb;
    else if (chu && o.dataset.mau && !new RegExp(`^(?:${o.dataset.mau})$`).test(chu)) loi = o.dataset.sai;
    else if (chu && o.dataset.sai && /\d\/\d/.test(chu) && !laNgay(chu)) loi = o.dataset.sai;
    if (!loi) continue;
    const dong = document.createElement("div");
    dong.className = "loi red";
    dong.textContent = loi;
    o.insertAdjacentElement("afterend", dong);
    dau = dau || o;
  }
  if (dau) dau.focus();
  return !dau;
}
