// What stands on top of a page and at its end, and how far down each way in stands.
() => {
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

  const header = landmark("header, [role=banner]");
  const onTop = (it) => (header ? header.contains(it) : top(it) < 300);
  // Drawn with words beside it, or with an alternative of its own; what is smaller is an icon.
  const pictures = [...document.querySelectorAll("img, svg, [role=img], input[type=image]")].filter(
    (it) => onTop(it) && shown(it) && it.getBoundingClientRect().height >= 24);
  const named = (it) => {
    const own = it.getAttribute("alt") || it.getAttribute("aria-label") || it.querySelector?.("title")?.textContent || "";
    return own.trim() || words(it.closest("a, h1, h2, .brand, .logo") ?? it);
  };
  const background = [...document.querySelectorAll("a, div, h1, span")].find(
    (it) => onTop(it) && /url\(/.test(getComputedStyle(it).backgroundImage) && it.getBoundingClientRect().height >= 24 && words(it));
  const navigation = [...document.querySelectorAll("nav a, nav button, [role=navigation] a, [role=menuitem], [role=menubar] a")];
  const links = (header ? [...header.querySelectorAll("a[href], button")] : [...document.querySelectorAll("a[href], button")].filter(onTop));
  const entries = new Set([...navigation.filter((it) => top(it) < innerHeight), ...links].map((it) => name(it)).filter(Boolean));
  const said = header ? words(header) : [...document.querySelectorAll("body *")]
    .filter((it) => !it.children.length && shown(it) && top(it) < 300).map(words).join(" ");
  const alternatives = pictures.map((it) => it.getAttribute("alt") || it.getAttribute("aria-label") || "").join(" ");

  const ways = [...document.querySelectorAll("a[href], button, input[type=search], input[type=text], input:not([type]), [role=button]")]
    .filter((it) => shown(it) && name(it)).slice(0, 600)
    .map((it) => [name(it), top(it) / innerHeight, it.matches("input[type=search], [role=search] *, form[action*=search i] input")]);

  const footer = landmark("footer, [role=contentinfo]");
  const end = document.documentElement.scrollHeight - 600;
  const low = footer ? [footer] : [...document.querySelectorAll("body *")].filter(
    (it) => !it.children.length && shown(it) && words(it) && top(it) > end);
  return {
    header: Boolean(header), emblem: Boolean(pictures.some(named) || background), head: `${said} ${alternatives}`.slice(0, 3000),
    entries: entries.size, ways,
    footer: Boolean(footer),
    foot: low.map((it) => (it.innerText ?? "").trim()).join("\n").slice(0, 6000),
    mails: low.flatMap((it) => [...it.querySelectorAll("a[href^='mailto:']")]).map((it) => it.href.slice(7, 200)),
    phones: low.flatMap((it) => [...it.querySelectorAll("a[href^='tel:']")]).map((it) => it.href.slice(4, 40)),
  };
}
