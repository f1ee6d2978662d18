// What the report can do more where scripts run; without them everything is there, in the standard's order.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "d").toLowerCase();

  const criteria = all("article.criterion").map((article, at) => ({
    article, at, home: article.parentElement, text: bare(article.textContent),
    lost: Number(article.dataset.lost), open: Number(article.dataset.open), max: Number(article.dataset.max),
  }));
  const find = one("#find"), order = one("#order"), shown = one(".shown"), ordered = one(".ordered");
  one(".tools .with-script").hidden = false;

  const kept = ({ lost, open }) => (!one("#f-lost").checked || lost > 0) && (!one("#f-open").checked || open > 0);
  function narrow() {
    const words = bare(find.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const criterion of criteria) {
      const wanted = words.every((word) => criterion.text.includes(word));
      criterion.article.hidden = !wanted;
      if (wanted && kept(criterion)) count += 1;
    }
    for (const pillar of all(".pillar"))
      pillar.classList.toggle("empty", !all("article.criterion:not([hidden])", pillar).length);
    shown.textContent = `${count} / ${criteria.length}`;
  }
  function sort() {
    const by = order.value;
    const whole = by === "standard";
    const row = [...criteria].sort((a, b) => (whole ? 0 : b[by] - a[by]) || a.at - b.at);
    for (const { article, home } of row) (whole ? home : ordered).append(article);
    narrow();
  }
  find.addEventListener("input", narrow);
  order.addEventListener("change", sort);
  for (const choice of all(".filter input")) choice.addEventListener("change", narrow);
  const fold = (open) => { for (const details of all("#criteria ~ * details")) details.open = open; };
  one("#unfold").addEventListener("click", () => fold(true));
  one("#fold").addEventListener("click", () => fold(false));
  narrow();

  // A link into a criterion that is folded, or filtered away, still leads there.
  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches("article.criterion") && !target.getClientRects().length) {
      one("#f-all").checked = true;
      find.value = "";
      narrow();
      target.scrollIntoView();
    }
    target.querySelector(":scope > details")?.setAttribute("open", "");
  }
  addEventListener("hashchange", reveal);
  reveal();

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of folded) details.open = false; });

  // Where the reader is, in the table of contents.
  const links = new Map(all("nav.contents a").map((link) => [document.getElementById(link.hash.slice(1)), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) target.inSight = isIntersecting;
    const here = [...links.keys()].filter((target) => target && target.getBoundingClientRect().top < innerHeight / 3).at(-1);
    for (const [target, link] of links)
      if (target === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
  }, { rootMargin: "0px 0px -66% 0px" });
  for (const target of links.keys()) if (target) watch.observe(target);

  // Pictures: small where they are spoken of, large on demand, one picture in the file.
  const viewer = one("dialog.viewer");
  const large = viewer.querySelector("img");
  viewer.querySelector("button").addEventListener("click", () => viewer.close());
  viewer.addEventListener("click", (event) => { if (event.target === viewer) viewer.close(); });
  function view(figure) {
    const picture = figure.querySelector("img");
    large.src = picture.src;
    large.alt = picture.alt;
    viewer.querySelector("p").textContent = figure.querySelector("figcaption").innerText;
    viewer.showModal();
  }
  for (const link of all('article a[href^="#picture-"]')) {
    const figure = one(link.hash);
    const thumb = document.createElement("img");
    thumb.src = figure.querySelector("img").src;
    thumb.alt = "";
    thumb.loading = "lazy";
    link.prepend(thumb);
    link.classList.add("thumb");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      view(figure);
    });
  }
  for (const figure of all("figure[id^=picture-]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "enlarge";
    button.setAttribute("aria-label", figure.querySelector("figcaption strong").innerText);
    const picture = figure.querySelector("img");
    picture.replaceWith(button);
    button.append(picture);
    button.addEventListener("click", () => view(figure));
  }
})();
