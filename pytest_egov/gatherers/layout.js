// What stands on top of a page and at its end, and how far down each way in stands.
(start) => {
  const shown = (it) => {
    const box = it.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (it.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true);
  };
  const words = (it) => (it.innerText ?? it.textContent ?? "").replace(/\s+/g, " ").trim();
  const top = (it) => it.getBoundingClientRect().top + scrollY;
  const landmark = (selector) =>
    [...document.querySelectorAll(selector)].find((it) => !it.closest("article, aside, main, section, dialog") && shown(it)) ?? null;
  const name = (it) =>
    [it.getAttribute("aria-label"), words(it), it.title, it.value, it.placeholder, ...[...it.querySelectorAll("img")].map((img) => img.alt)]
      .filter(Boolean).join(" ").replace(/\s+/g, " ").trim().slice(0, 120);

  const within = (it) => it.closest("a[href], button");

  const header = landmark("header, [role=banner]");
  const onTop = (it) => (header ? header.contains(it) : top(it) < 300);
  const home = (link) => link.origin === location.origin &&
    ["/", new URL(start).pathname.replace(/\/*$/, "/")].includes(link.pathname.replace(/\/*$/, "/"));
  // Drawn with an alternative of its own, or with words beside it; what is smaller, or leads elsewhere, is an icon.
  const pictures = [...document.querySelectorAll("img, svg, [role=img]")].filter(
    (it) => onTop(it) && shown(it) && it.getBoundingClientRect().height >= 24 && (!within(it) || home(within(it))));
  const named = (it) => {
    const said = it.getAttribute("alt") || it.getAttribute("aria-label") || it.querySelector?.("title")?.textContent || "";
    const beside = words(within(it) ?? it.parentElement);
    return said.trim() || (beside.length <= 150 && beside);
  };
  // A picture behind words, drawn once: what repeats is a pattern.
  const background = [...document.querySelectorAll("a, div, h1, span")].find((it) => {
    const style = getComputedStyle(it);
    return onTop(it) && (!within(it) || home(within(it))) && /url\(/.test(style.backgroundImage) && style.backgroundRepeat.startsWith("no-repeat")
      && it.getBoundingClientRect().height >= 24 && words(it) && words(it).length <= 150;
  });
  const navigation = [...document.querySelectorAll("nav a, nav button, [role=navigation] a, [role=menuitem], [role=menubar] a")];
  const links = (header ? [...header.querySelectorAll("a[href], button")] : [...document.querySelectorAll("a[href], button")].filter(onTop));
  const entries = new Set([...navigation.filter((it) => top(it) < innerHeight), ...links].map((it) => name(it)).filter(Boolean));
  const inMenu = new Set(navigation.map(words));
  const said = (header ? header.innerText.split("\n").map((line) => line.replace(/\s+/g, " ").trim()) : [...document.querySelectorAll("body *")]
    .filter((it) => !it.children.length && shown(it) && top(it) < 300).map(words))
    .filter((line) => line && !inMenu.has(line)).join("\n");
  const alternatives = pictures.map((it) => it.getAttribute("alt") || it.getAttribute("aria-label") || "").join("\n");

  const ways = [...document.querySelectorAll("a[href], button, input[type=search], input[type=text], input:not([type]), [role=button]")]
    .filter((it) => shown(it) && name(it)).slice(0, 600)
    .map((it) => [name(it), top(it) / innerHeight, it.matches("input[type=search], [role=search] *, form[action*=search i] input")]);

  const footer = landmark("footer, [role=contentinfo]");
  const end = document.documentElement.scrollHeight - 600;
  const low = footer ? [footer] : [...document.querySelectorAll("body *")].filter(
    (it) => !it.children.length && shown(it) && words(it) && top(it) > end);
  return {
    header: Boolean(header), emblem: Boolean(pictures.some(named) || background), head: `${said}\n${alternatives}`.slice(0, 3000),
    entries: entries.size, ways,
    footer: Boolean(footer),
    foot: low.map((it) => (it.innerText ?? "").trim()).join("\n").slice(0, 6000),
    mails: low.flatMap((it) => [...it.querySelectorAll("a[href^='mailto:']")]).map((it) => it.href.slice(7, 200)),
    phones: low.flatMap((it) => [...it.querySelectorAll("a[href^='tel:']")]).map((it) => it.href.slice(4, 40)),
  };
}
