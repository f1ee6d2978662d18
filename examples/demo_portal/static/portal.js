// Everything here helps; nothing here is needed. Without script the same pages work through the server.
"use strict";

document.documentElement.classList.add("scripted");

// The menu of narrow screens.
const menuButton = document.querySelector(".menu-button");
menuButton.hidden = false;
menuButton.addEventListener("click", () => {
  const open = document.getElementById("trinh-don").classList.toggle("open");
  menuButton.setAttribute("aria-expanded", String(open));
});

// Messages beside the fields, the same the server would give.
function isDay(text) {
  const [day, month, year] = text.split("/").map(Number);
  const date = new Date(year, month - 1, day);
  return date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
}

function messageFor(field) {
  if (field.validity.valueMissing || (field.required && field.type !== "checkbox" && field.type !== "radio" && !field.value.trim())) {
    return field.dataset.missing || "Vui lòng nhập thông tin này.";
  }
  const value = field.value.trim();
  if (!value || !field.dataset.wrong) return "";
  if (field.pattern && !new RegExp(`^(?:${field.pattern})$`).test(value)) return field.dataset.wrong;
  return "day" in field.dataset && !isDay(value) ? field.dataset.wrong : "";
}

function describe(target, id, present) {
  const ids = new Set((target.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
  if (present) ids.add(id);
  else ids.delete(id);
  if (ids.size) target.setAttribute("aria-describedby", [...ids].join(" "));
  else target.removeAttribute("aria-describedby");
}

function show(field, message, announce) {
  const id = `${field.name}-loi`;
  const question = field.closest(".question");
  const target = field.type === "radio" ? question : field;
  let note = document.getElementById(id);
  if (!message) {
    if (note) note.remove();
    if (field.type !== "radio") field.removeAttribute("aria-invalid");
    describe(target, id, false);
    return;
  }
  if (!note) {
    note = document.createElement("p");
    note.id = id;
    note.className = "error";
    if (announce) note.setAttribute("role", "alert");
    question.append(note);
  }
  const strong = document.createElement("strong");
  strong.textContent = "Lỗi:";
  note.replaceChildren(strong, ` ${message}`);
  if (field.type !== "radio") field.setAttribute("aria-invalid", "true");
  describe(target, id, true);
}

for (const form of document.querySelectorAll("form[data-check]")) {
  const fields = () => {
    const names = new Set();
    return [...form.elements].filter((field) => {
      if (!field.name || field.type === "submit" || (field.type === "radio" && names.has(field.name))) return false;
      names.add(field.name);
      return true;
    });
  };
  form.addEventListener("change", (event) => {
    const field = event.target;
    if (!field.name || (!field.value && !document.getElementById(`${field.name}-loi`))) return;
    show(field, messageFor(field), true);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.formNoValidate) return;
    const wrong = fields().filter((field) => {
      const message = messageFor(field);
      show(field, message, false);
      return message;
    });
    if (!wrong.length) return;
    event.preventDefault();
    wrong[0].focus();
  });
}

// The address for post shows only where post is chosen.
for (const form of document.querySelectorAll("form[data-delivery]")) {
  const address = form.querySelector("[data-post]");
  const follow = () => {
    const chosen = form.querySelector("input[name=hinh-thuc]:checked");
    address.hidden = !chosen || chosen.value !== address.dataset.post;
  };
  form.addEventListener("change", follow);
  follow();
}

// Printing the review.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The virtual assistant.
const opener = document.getElementById("mo-tro-ly");
const panel = document.getElementById("khung-tro-ly");
const log = document.getElementById("hoi-thoai");
const input = document.getElementById("cau-hoi-tro-ly");
opener.hidden = false;

function setOpen(open) {
  panel.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
  (open ? input : opener).focus();
}

function say(text, kind, links = []) {
  const line = document.createElement("p");
  line.className = kind;
  line.textContent = text;
  for (const link of links) {
    const anchor = document.createElement("a");
    anchor.href = link.duong_dan;
    anchor.textContent = link.ten;
    line.append(document.createElement("br"), anchor);
  }
  log.append(line);
  log.scrollTop = log.scrollHeight;
}

opener.addEventListener("click", () => setOpen(panel.hidden));
document.getElementById("dong-tro-ly").addEventListener("click", () => setOpen(false));
panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape") setOpen(false);
});
document.getElementById("hoi-tro-ly").addEventListener("submit", async (event) => {
  event.preventDefault();
  const question = input.value.trim();
  if (question) say(question, "said-question");
  input.value = "";
  try {
    const response = await fetch("/tro-ly", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ cau_hoi: question }),
    });
    const answer = await response.json();
    say(answer.tra_loi, "said-reply", answer.lien_ket);
  } catch {
    say("Trợ lý ảo đang gián đoạn. Vui lòng gọi tổng đài 0299 3800 800.", "said-reply");
  }
});
