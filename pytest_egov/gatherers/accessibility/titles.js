// The title as it stands now, and how much of it the rest of the page knows of.
(elements, { common, slight }) => {
  const element = document.querySelector("head > title") || document.querySelector("title:not(svg title)") || document.documentElement;
  const title = elements.text(document.title);
  const attributes = [...document.querySelectorAll("[alt], [aria-label], [title], [placeholder], meta[property='og:site_name'], meta[name='description']")]
    .slice(0, 2000).flatMap((it) => ["alt", "aria-label", "title", "placeholder", "content"].map((name) => it.getAttribute(name) || ""));
  const raw = location.host + location.pathname + location.search;
  let address = raw;
  try { address = decodeURIComponent(raw); } catch { /* an address in an older encoding is read as it stands */ }
  const text = elements.fold([document.body?.textContent.slice(0, 200000), ...attributes, address].join(" ")).split(" ").filter(Boolean);

  // Vietnamese is written in syllables, each in a hundred words: only two together say something.
  const inPairs = /[ăđơư\u1ea0-\u1ef9]/i.test(title.normalize("NFC"));
  const pairs = (words) => words.slice(1).map((word, index) => `${words[index]} ${word}`);
  const usual = new Set(common.map(elements.fold));
  const units = (words) => (inPairs ? pairs(words) : words.filter((word) => word.length > 2 && !usual.has(word) && !/^\d+$/.test(word)));
  const known = new Set(inPairs ? pairs(text) : text);
  const stems = new Set(inPairs ? [] : text.filter((word) => word.length > 3).map((word) => word.slice(0, 4)));
  const knows = (unit) => known.has(unit) || (!inPairs && unit.length > 4 && stems.has(unit.slice(0, 4)));
  const parts = title.split(/\s+[-–—·•:»>/]+\s+|\s*[|»]\s*/).map((part) => units(elements.fold(part).split(" ").filter(Boolean)));
  const alphabetic = /^[\p{Script=Latin}\P{L}]+$/u.test(title);
  // Whether this is another page than the first of the site: it has a heading of its own, and a link that leads home leads elsewhere.
  const homely = new Set(slight.map(elements.fold));
  const welcoming = (text) => [...homely].some((words) => ` ${elements.fold(text)} `.includes(` ${words} `));
  const own = [...document.querySelectorAll("h1, [role=heading][aria-level='1']")].filter(elements.heard).map((it) => it.textContent).filter((it) => elements.fold(it));
  const atHome = /^\/?(?:index\.\w+|default\.\w+|[a-z]{2}(?:[-_][a-z]{2})?\/?)?$/i.test(location.pathname) || welcoming(location.pathname.replace(/[-_.\/]+/g, " "));
  const leadsElsewhere = (link) => URL.canParse(link.href) && new URL(link.href).pathname !== location.pathname;
  const homes = [...document.querySelectorAll("a[href]")].slice(0, 500).filter((link) => link.rel === "home" || homely.has(elements.fold(link.textContent)) || /^\/(?:index\.\w+)?$/.test(link.getAttribute("href")));
  return {
    title,
    inner: own.length === 1 && !atHome && ![...homely].some((words) => ` ${elements.fold(own[0])} `.startsWith(` ${words} `)) && homes.length > 0 && homes.every(leadsElsewhere),
    parts: alphabetic ? parts.filter((part) => part.length).map((part) => ({ units: part, met: part.filter(knows).length })) : [],
    headings: [...document.querySelectorAll("h1, h2, [role=heading]")].slice(0, 50).map((it) => elements.text(it.textContent)),
    words: elements.fold(document.body?.innerText || "").split(" ").filter(Boolean).length,
    node: elements.node(element, `"${title}"`),
  };
}
