// The application: a router over the history, views fetched as fragments, forms sent by fetch.
"use strict";

const app = document.getElementById("ung-dung");
const FILES = /\.(docx|pdf|xml|pem|txt|svg)$|\/giay-to\/[^/]+$|\/tep\/[^/]+$/;

async function view(address, options = {}) {
  const response = await fetch(address, { ...options, headers: { "X-Khung-Nhin": "1" } });
  const onward = response.headers.get("X-Di-Den");
  if (onward) {
    const target = new URL(onward, location.origin);
    if (target.origin !== location.origin) location.assign(target);
    else await go(target.pathname + target.search + target.hash);
    return;
  }
  draw(await response.text());
}

function draw(html) {
  app.innerHTML = html;
  const frame = app.firstElementChild;
  document.title = frame.dataset.tieuDe || "Minh Hòa số";
  for (const form of app.querySelectorAll("form[data-delivery]")) follow(form);
  for (const button of app.querySelectorAll("[data-print]")) button.hidden = false;
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target) target.scrollIntoView();
  else scrollTo(0, 0);
}

async function go(address) {
  history.pushState(null, "", address);
  await view(address);
}

function follow(form) {
  const address = form.querySelector("[data-post]");
  const chosen = form.querySelector("input[name=hinh-thuc]:checked");
  if (address) address.hidden = !chosen || chosen.value !== address.dataset.post;
}

function isDay(text) {
  const [day, month, year] = text.split("/").map(Number);
  const date = new Date(year, month - 1, day);
  return date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
}

function complaint(field) {
  if (field.type === "radio" || field.type === "checkbox") {
    const same = [...field.form.elements].filter((other) => other.name === field.name);
    return field.dataset.thieu && !same.some((other) => other.checked) ? field.dataset.thieu : "";
  }
  const value = field.value.trim();
  if (!value) return field.dataset.thieu || "";
  if (field.dataset.mau && !new RegExp(`^(?:${field.dataset.mau})$`).test(value)) return field.dataset.sai;
  return /^\d+\/\d+\/\d+$/.test(value) && field.dataset.sai && !isDay(value) ? field.dataset.sai : "";
}

function tell(field) {
  const text = complaint(field);
  const box = field.closest(".o-nhap");
  if (!box) return text;
  let note = box.querySelector(".loi");
  if (!text) {
    if (note) note.remove();
    field.removeAttribute("aria-invalid");
    return "";
  }
  if (!note) {
    note = document.createElement("span");
    note.className = "loi";
    note.id = `${field.name}-loi`;
    note.setAttribute("role", "alert");
    box.append(note);
  }
  note.textContent = text;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", note.id);
  return text;
}

function send(form, submitter) {
  const data = new FormData(form, submitter);
  const action = (submitter && submitter.getAttribute("formaction")) || form.getAttribute("action") || location.pathname;
  if ((form.getAttribute("method") || "get").toLowerCase() !== "post") return go(`${action}?${new URLSearchParams(data)}`);
  const plain = form.enctype !== "multipart/form-data";
  history.pushState(null, "", action);
  return view(action, { method: "POST", body: plain ? new URLSearchParams(data) : data });
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-mo]");
  if (opener) {
    const panel = document.getElementById(opener.dataset.mo);
    panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", String(!panel.hidden));
    return;
  }
  const fold = event.target.closest("[data-xep]");
  if (fold) {
    const body = fold.parentElement.nextElementSibling;
    body.hidden = !body.hidden;
    fold.setAttribute("aria-expanded", String(!body.hidden));
    return;
  }
  if (event.target.closest("[data-print]")) print();
  const link = event.target.closest("a[href]");
  if (!link || link.origin !== location.origin || link.hasAttribute("download") || FILES.test(link.pathname)) return;
  if (link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.hasAttribute("data-loc")) send(field.form);
  else if (field.form && field.form.hasAttribute("data-delivery")) follow(field.form);
  else if (field.value || field.getAttribute("aria-invalid")) tell(field);
});

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.hasAttribute("data-chat")) {
    const [input] = form.elements;
    const log = form.parentElement.querySelector("[role=log]");
    const question = input.value.trim();
    input.value = "";
    log.append(Object.assign(document.createElement("p"), { textContent: `Bạn: ${question}` }));
    const answer = await fetch("/tro-ly", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Khung-Nhin": "1" },
      body: JSON.stringify({ cau_hoi: question }),
    });
    log.append(Object.assign(document.createElement("p"), { textContent: (await answer.json()).tra_loi }));
    return;
  }
  if (form.hasAttribute("data-check") && !(event.submitter && event.submitter.formNoValidate)) {
    const wrong = [...form.elements].filter((field) => field.name && tell(field));
    if (wrong.length) {
      wrong[0].focus();
      return;
    }
  }
  await send(form, event.submitter);
});

addEventListener("popstate", () => view(location.pathname + location.search));
view(location.pathname + location.search);
