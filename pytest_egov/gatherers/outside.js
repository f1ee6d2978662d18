// What a page's own markup tells of security: policies, plain addresses it names, hosts its scripts name, marks of other sites.
() => {
  const MOST = 200;
  const meta = (attribute, name) =>
    [...document.querySelectorAll(`meta[${attribute}]`)].find((it) => it.getAttribute(attribute).toLowerCase() === name)?.content ?? "";
  const named = [
    ["src", "script, img, iframe, frame, audio, video, source, track, embed, input[type=image]"],
    ["href", "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], link[rel~=manifest]"],
    ["data", "object"],
    ["action", "form"],
    ["formaction", "button, input"],
    ["poster", "video"],
  ];
  const insecure = new Set();
  for (const [attribute, selector] of named) {
    for (const it of document.querySelectorAll(selector)) {
      if (!it.hasAttribute(attribute)) continue;
      let address;
      try { address = new URL(it.getAttribute(attribute), document.baseURI); } catch { continue; }
      if (address.protocol === "http:") insecure.add(address.href.slice(0, 300));
    }
  }
  const hosts = new Set();
  for (const script of document.scripts) {
    const said = `${script.src}\n${script.textContent.slice(0, 200000)}`;
    for (const match of said.matchAll(/(?:https?:)?\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[\/:"'?\s]|$)/gi)) hosts.add(match[1].toLowerCase());
  }
  const marks = [];
  for (const link of document.querySelectorAll("a[href], img[src]")) {
    let address;
    try { address = new URL(link.href || link.src, document.baseURI); } catch { continue; }
    if (!/^https?:$/.test(address.protocol) || address.hostname === location.hostname) continue;
    const words = [link.innerText, link.alt, link.title, ...[...link.querySelectorAll("img")].map((it) => it.alt)];
    marks.push([words.filter(Boolean).join(" ").replace(/\s+/g, " ").trim().slice(0, 200), address.hostname]);
  }
  return {
    generator: meta("name", "generator").slice(0, 200),
    policy: meta("http-equiv", "content-security-policy").slice(0, 2000),
    referrer: meta("name", "referrer").slice(0, 100),
    insecure: [...insecure].slice(0, MOST),
    hosts: [...hosts].slice(0, MOST),
    marks: marks.slice(0, MOST),
  };
}
