// Controls as the page stands: what acts as one without the role of one, names that say nothing, states that are not told.
(elements) => {
  const keys = window.__egovKeys;
  const found = {};
  const say = (rule, way, element, fact) => {
    const nodes = (found[`${rule} ${way}`] = found[`${rule} ${way}`] || []);
    if (way !== "held" || !nodes.length) nodes.push(elements.node(element, fact));  // of those that keep a rule one is proof enough
  };
  const everything = (keys ? keys.all() : [...document.querySelectorAll("body *")]).slice(0, 20000);
  const { rendered } = elements;
  const off = (element) => !rendered(element) || element.closest("[inert],[aria-hidden=true],[aria-disabled=true]") || element.matches(":disabled");

  // Names. A sign may be read out in a way that helps; a glyph of an icon font, a template's leftovers and a mere point are not.
  const LEFTOVER = /\{\{.*\}\}|\[object \w+\]|\$\{[^}]*\}|<%.*%>|^(undefined|null|nan)$/i;
  const GLYPHS = /^[\s\p{Co}\p{Cn}]+$/u, POINTS = /^[\s.,;:_*|]+$/u, SIGNS = /^[^\p{L}\p{N}\p{Extended_Pictographic}]+$/u;
  const FRAME = /^(i?frame|untitled|title|no title|frame title|embed)\s*\d*$/i;
  const named = "a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,iframe[title],[role=button],[role=link],[role=tab]," +
    "[role=checkbox],[role=switch],[role=radio],[role=menuitem],[role=combobox],[role=textbox],[role=slider],[role=option],[role=dialog][aria-label]";
  // Most controls are named by their own words; only the others need to be asked in full.
  const plain = (element) => !["aria-label", "aria-labelledby"].some((name) => element.hasAttribute(name)) &&
    element.matches("a,button,summary") && /\p{L}{2}/u.test(element.textContent) && !LEFTOVER.test(element.textContent.trim());
  // Of several fields that share an id a label names the first alone.
  const orphaned = (element) => element.id && element.matches("input,select,textarea") && !element.labels?.length && document.getElementById(element.id) !== element &&
    !["aria-label", "aria-labelledby", "title", "placeholder"].some((name) => element.hasAttribute(name)) && !/^(submit|reset|button|image)$/.test(element.type) &&
    document.querySelector(`label[for="${CSS.escape(element.id)}"]`) !== null;
  for (const element of everything.filter((one) => one.matches(named))) {
    if (plain(element)) {
      if (!found["name-says-nothing held"] && !off(element)) say("name-says-nothing", "held", element, "");
      continue;
    }
    if (off(element)) continue;
    if (orphaned(element)) { say("name-says-nothing", "failing", element, `id="${element.id}"`); continue; }
    const name = element.localName === "iframe" ? (element.title || "").trim() : elements.name(element);
    if (!name) continue;
    if (LEFTOVER.test(name) || GLYPHS.test(name) || (element.localName === "iframe" && FRAME.test(name))) say("name-says-nothing", "failing", element, name);
    else if (POINTS.test(name) && !/^\.{3}$/.test(name)) say("name-says-nothing", "failing", element, name);
    else if (SIGNS.test(name) && !element.matches("a[href]")) say("name-says-nothing", "unsure", element, name);
    else say("name-says-nothing", "held", element, "");
  }

  // Tabs of which none is said to be the chosen one.
  for (const list of document.querySelectorAll("[role=tablist]")) {
    const tabs = [...list.querySelectorAll("[role=tab]")].filter(rendered);
    if (tabs.length < 2 || off(list)) continue;
    const told = tabs.some((tab) => ["aria-selected", "aria-checked", "aria-pressed"].some((state) => tab.getAttribute(state) === "true") ||
      !["", "false", null].includes(tab.getAttribute("aria-current")));
    const chosen = tabs.some((tab) => tab.hasAttribute("aria-selected"));
    say("state-not-told", told ? "held" : chosen ? "unsure" : "failing", list, told ? "" : "aria-selected");
  }
  // What is said to be open and is not there.
  for (const opener of document.querySelectorAll("[aria-expanded=true][aria-controls]")) {
    const parts = opener.getAttribute("aria-controls").split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean);
    if (off(opener) || !parts.length) continue;
    const shown = parts.some((part) => [part, ...part.children].some((box) => rendered(box) && box.getClientRects().length));
    say("state-not-told", shown ? "held" : "failing", opener, shown ? "" : 'aria-expanded="true"');
  }

  // A box for a tick that nobody but the pointer finds: it is not drawn, and its label stands in for it.
  for (const label of document.querySelectorAll("label")) {
    const box = label.control;
    if (!box || !/^(checkbox|radio)$/.test(box.type) || rendered(box) || off(label) || label.closest("a[href],button,[role]")) continue;
    if (!label.querySelector("[role],[tabindex]")) say("control-without-role", "failing", label, `label, input type=${box.type} display:none`);
  }

  // A role of something that is only read takes the one of a control away.
  const READ = /^(?:heading|img|image|text|paragraph|article|listitem|list|region|banner|main|complementary|contentinfo|group|note|figure|cell|term|definition|document|strong|emphasis)$/;
  const NATIVE = "a[href],area[href],button,input:not([type=hidden]),select,textarea,summary";
  for (const element of everything) {
    const given = element.getAttribute("role")?.trim().split(/\s+/)[0].toLowerCase();
    if (given && READ.test(given) && element.matches(NATIVE) && !off(element)) say("control-without-role", "failing", element, `role="${given}"`);
    // What can be written into, and says neither that nor what.
    if (!element.isContentEditable || element.parentElement?.isContentEditable || element.matches("body,html") || off(element) || element.getBoundingClientRect().width < 40) continue;
    if (!given || /^(?:none|presentation|generic|group)$/.test(given)) say("control-without-role", "failing", element, "contenteditable");
  }

  if (!keys) return found;
  const PRESS = keys.PRESS.filter((type) => !/^(dblclick|contextmenu)$/.test(type));
  const CONTROL = "a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,label,option,iframe,video,audio,canvas,object,embed";
  const ROLED = "[role=button],[role=link],[role=tab],[role=checkbox],[role=switch],[role=radio],[role=menuitem],[role=menuitemcheckbox]," +
    "[role=menuitemradio],[role=option],[role=combobox],[role=textbox],[role=searchbox],[role=slider],[role=spinbutton],[role=treeitem],[role=gridcell],[role=row]," +
    "[role=scrollbar],[role=separator],[role=listbox],[role=application],[role=grid],[role=menu],[role=tree]";
  const works = (element) => keys.works(element, ...PRESS);
  const text = (element) => elements.fold(element.getAttribute("aria-label") || element.innerText || element.title || element.alt || "");
  const hand = (element) => getComputedStyle(element).cursor === "pointer";
  let twins = null;
  const elsewhere = (element) => {
    twins = twins || new Set([...document.querySelectorAll(`${CONTROL},[role=button],[role=link]`)].filter(rendered).map(text).filter(Boolean));
    return twins.has(text(element));
  };
  const compact = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 4 && box.height > 4 && box.height <= 120 && box.width * box.height < innerWidth * innerHeight / 4 &&
      text(element).length <= 80 && !element.querySelector("p,table,ul,ol,form,section,article,h1,h2,h3");
  };
  const backdrop = (element) => element.matches("html,body,main,form,fieldset,dialog,nav,header,footer,tr,td,th");
  for (const element of everything) {
    const given = works(element);
    if (!given.length || element.matches(`${CONTROL},${ROLED}`) || element.isContentEditable) continue;
    const role = elements.role(element);
    if (element.getAttribute("role") && !/^(none|presentation|generic|img|)$/.test(role)) continue;
    const focusable = element.hasAttribute("tabindex") && element.tabIndex >= 0;
    if (off(element) || element.closest(`${CONTROL},${ROLED}`) || element.querySelector(`${CONTROL},${ROLED},[tabindex]`) || element.matches("svg *")) continue;
    const inline = PRESS.some((type) => element.hasAttribute("on" + type));
    const types = [...new Set(given.map(({ type }) => `on${type}`))].join(" ");
    const clicks = given.some(({ type }) => /click|down|up|touch/.test(type)) && (inline || given.some(({ type }) => type === "click"));
    if (!clicks || !compact(element) || (backdrop(element) && !inline && !focusable)) continue;
    if (!focusable && elsewhere(element)) continue;
    if (!focusable && !inline && !hand(element)) continue;
    // A heading that also scrolls to the top is a heading first.
    const way = !focusable && !inline && /^(heading|listitem|cell|paragraph|term|definition)$/.test(role) ? "unsure" : "failing";
    say("control-without-role", way, element, [focusable ? `tabindex="${element.getAttribute("tabindex")}"` : "", types].filter(Boolean).join(" "));
  }
  return found;
}
