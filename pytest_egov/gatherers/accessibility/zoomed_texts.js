// Texts and controls on one screen, held against the screen before: "before" only remembers, "after" answers what is lost,
// "between" whether the texts in question grow and shrink with the screen, "end" forgets.
(elements, step) => {
  const MOST_TEXTS = 4000, CUT_HEIGHT = 0.25, CUT_WIDTH_PX = 10, LEAST_BOX_PX = 8;
  const state = window.__egovZoom = window.__egovZoom || {};
  if (step === "end") {
    delete window.__egovZoom;
    return {};
  }
  const styles = new Map();
  const style = (element) => styles.get(element) || styles.set(element, getComputedStyle(element)).get(element);
  const meet = (a, b) => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
  const clips = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";
  const seen = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    return !element.closest("[aria-hidden=true],option,script,style,noscript,template,title");
  };
  // Sequence of the boxes that cut what an element holds; what scrolls keeps all of it within reach.
  const cutters = (element) => {
    const all = [];
    const pinned = style(element).position;
    // The body's clipping, and the root's, is the window's.
    const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight, width: innerWidth, height: innerHeight };
    for (let one = element, fixed = pinned === "fixed"; one; one = one.parentElement) {
      const { overflowX, overflowY, position } = style(one);
      const whole = one === document.body || one === document.documentElement;
      if (!whole && (scrolls(overflowX) || scrolls(overflowY))) break;
      if (!fixed && (clips(overflowX) || clips(overflowY)) && style(one).display !== "inline") {
        const box = whole ? screen : one.getBoundingClientRect();
        all.push({ one, x: clips(overflowX), y: clips(overflowY), box });
      }
      fixed = fixed || position === "fixed";
    }
    return all;
  };
  const lines = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  };
  // What a text element shows on this screen: its lines as far as they are seen, and by what they are cut.
  // What a script or a style sheet makes of the whole page besides the zoom.
  const shrunk = () => (document.body.offsetWidth ? document.body.getBoundingClientRect().width / document.body.offsetWidth : 1);
  const scale = shrunk();
  const zoomOf = (element) => (element.currentCSSZoom || 1) * (document.body.currentCSSZoom > 0 && scale < 0.99 && document.body.currentCSSZoom < 1 ? 1 : scale);
  // Letters drawn into a picture grow with the picture alone.
  const sizeOf = (element) => (element instanceof SVGElement ? element.getBoundingClientRect().height : parseFloat(style(element).fontSize));
  const pinnedTo = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (scrolls(style(one).overflowX) || scrolls(style(one).overflowY)) return false;
      if (style(one).position === "fixed") return true;
    }
    return false;
  };
  const shownText = (element, nodes) => {
    const pinned = pinnedTo(element);
    const fact = { size: sizeOf(element), zoom: zoomOf(element), lines: [], whole: true, cutBy: null, box: null, ellipsis: false, gone: false };
    const by = cutters(element);
    for (const line of nodes.flatMap(lines)) {
      let left = line;
      for (const { one, x, y, box } of by) {
        const rest = meet(left, { left: x ? box.left : -Infinity, right: x ? box.right : Infinity, top: y ? box.top : -Infinity, bottom: y ? box.bottom : Infinity });
        const cut = (rest.bottom - rest.top) < (left.bottom - left.top) - CUT_HEIGHT * line.height ||
          (rest.right - rest.left) < (left.right - left.left) - CUT_WIDTH_PX;
        if (cut && !fact.cutBy) [fact.cutBy, fact.box] = [one, box];
        left = rest;
      }
      if (left.right - left.left > 1 && left.bottom - left.top > 1) fact.lines.push(left);
      if (line.left + scrollX < -CUT_WIDTH_PX || line.bottom + scrollY <= 0) fact.gone = true;
      // What is pinned to the window and reaches beyond it is scrolled to by nobody.
      if (pinned && (line.top >= innerHeight - 4 || line.left >= innerWidth - 4)) fact.gone = true;
    }
    const cut = fact.cutBy && style(fact.cutBy);
    fact.ellipsis = !!cut && (cut.textOverflow === "ellipsis" || !["none", ""].includes(cut.webkitLineClamp || "none"));
    fact.whole = !fact.cutBy && !fact.gone;
    return fact;
  };
  const texts = () => {
    const all = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && all.size < MOST_TEXTS; node = walker.nextNode()) {
      if (/[\p{L}\p{N}]/u.test(node.data)) (all.get(node.parentElement) || all.set(node.parentElement, []).get(node.parentElement)).push(node);
    }
    return new Map([...all].filter(([element]) => seen(element)).map(([element, nodes]) => [element, shownText(element, nodes)])
      .filter(([, fact]) => fact.lines.length || fact.cutBy));
  };
  const controls = () => [...document.querySelectorAll("button,a[href],input:not([type=hidden]),select,textarea,summary,[role=button]")]
    .slice(0, 2000).filter((element) => elements.shown(element) && element.getClientRects().length > 0);
  const still = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (["fixed", "sticky"].includes(style(one).position) || one.matches("dialog,[role=dialog],[role=tooltip],[role=menu]")) return false;
    }
    return true;
  };
  // Pairs of texts whose lines lie on each other.
  const overlaps = (facts) => {
    const all = [...facts].flatMap(([element, fact]) => fact.lines.map((line) => ({ element, line })));
    all.sort((a, b) => a.line.top - b.line.top);
    const pairs = new Map();
    for (let index = 0; index < all.length; index += 1) {
      const { element, line } = all[index];
      for (let next = index + 1; next < all.length && all[next].line.top < line.bottom; next += 1) {
        const other = all[next];
        if (other.element === element || other.element.contains(element) || element.contains(other.element)) continue;
        const { left, top, right, bottom } = meet(line, other.line);
        if (right - left < 4 || bottom - top < 4) continue;
        const least = Math.min(...[line, other.line].map((box) => (box.right - box.left) * (box.bottom - box.top)));
        if ((right - left) * (bottom - top) >= 0.25 * least) (pairs.get(element) || pairs.set(element, []).get(element)).push(other.element);
      }
    }
    return pairs;
  };

  // What is pinned to the screen and together takes most of it, no dialog and nothing that can be closed.
  const CLOSES = /close|accept|agree|\bok\b|dismiss|got it|reject|allow|đóng|đồng ý|chấp nhận|từ chối|đã hiểu|tắt|ẩn|[×✕✖]|schlie|akzept|ferm|accept|cerrar|acept/i;
  const closes = (one) => [...one.querySelectorAll("button,[role=button],a")].some((control) => CLOSES.test(elements.name(control)));
  const overlay = () => {
    const counts = new Map();
    for (let at = 0; at < 25; at += 1) {
      let one = document.elementFromPoint(innerWidth * (0.1 + 0.2 * (at % 5)), innerHeight * (0.1 + 0.2 * Math.floor(at / 5)));
      while (one && style(one).position !== "fixed") one = one.parentElement;
      if (one && !one.matches("dialog,[role=dialog],[aria-modal=true]")) counts.set(one, (counts.get(one) || 0) + 1);
    }
    const lasting = [...counts].filter(([element]) => !closes(element)).sort((one, other) => other[1] - one[1]);
    return lasting.reduce((sum, [, count]) => sum + count, 0) >= 15 ? lasting[0][0] : null;
  };

  const compare = () => {
    const now = texts(), answer = { cut: [], doubtful: [], unsized: [], countered: [], kept: [] };
    const put = (topic, element, said) => answer[topic].push(elements.node(element, said));
    // What moves by itself comes into view by and by.
    const animated = new Set(document.getAnimations().filter(({ playState }) => playState === "running").map(({ effect }) => effect?.target));
    const moving = (element) => {
      for (let one = element; one && one !== document.body; one = one.parentElement) {
        if (one.localName === "marquee" || animated.has(one) || /translate|matrix/.test(one.style.transform) || one.style.translate) return true;
      }
      return false;
    };
    const named = new Set(), opened = controls();
    const earlier = new Set(state.controls), current = new Set(opened);
    const folds = opened.some((control) => !earlier.has(control));
    for (const [element, fact] of now) {
      const before = state.texts.get(element);
      if (!before || !before.whole) continue;
      if (fact.zoom / before.zoom <= 0.6) { put("countered", element, `× ${fact.zoom.toFixed(2)}`); continue; }
      const drawn = element instanceof SVGElement && (element.closest("a,header,footer,nav,button") || elements.letters(element.ownerSVGElement?.textContent || "") < 20);
      if (!drawn && before.size && (2 * fact.size) / before.size <= 1.1) {
        (state.unsized = state.unsized || []).push({ element, size: fact.size, said: `${Math.round(before.size)} → ${Math.round(fact.size)} px` });
        put("unsized", element, "");
      }
      if (fact.whole || moving(element)) continue;
      named.add(element);
      const { box } = fact;
      const folded = box && (box.height < LEAST_BOX_PX || box.width < LEAST_BOX_PX);
      // A layout that shows a new button keeps its menu beyond the edge, or shut, until the button is pressed.
      if (folds && (fact.gone || folded || !fact.lines.length || element.closest("nav,[role=navigation],header,a,button"))) continue;
      const told = element.closest("a[href],[title]");
      const open = state.cutting.has(fact.cutBy) || folded || (fact.ellipsis && told);
      put(open ? "doubtful" : "cut", element, fact.gone && !fact.cutBy ? "x < 0" : `overflow: hidden ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
    for (const [element, others] of overlaps(now)) {
      const known = (other) => (state.overlaps.get(element) || []).includes(other) || (state.overlaps.get(other) || []).includes(element);
      const under = others.find((other) => state.texts.has(element) && state.texts.has(other) && !known(other) && still(element) && still(other));
      if (under && !named.has(element) && !moving(element)) {
        named.add(element);
        put("cut", element, `× ${elements.text(under.innerText || under.textContent, 40)}`);
      }
    }
    const names = new Set(opened.map(elements.name));
    const lost = folds ? [] : state.controls.filter((control) => control.isConnected && !current.has(control) &&
      !names.has(elements.name(control)) && !moving(control));
    // Text that is gone and stands nowhere else; a menu that is gone and nothing opens.
    // What a script hides and shows is not the narrower screen's doing.
    const dropped = (element) => {
      if (element.checkVisibility()) return false;
      for (let one = element; one; one = one.parentElement) if (one.style.display || one.style.visibility || one.hidden) return false;
      return true;
    };
    const columns = new Map();
    const written = new Set([...now.keys()].map((element) => elements.fold(element.textContent)));
    for (const [element, before] of folds ? [] : state.texts) {
      if (!before.whole || now.has(element) || !element.isConnected || !dropped(element) || element.closest("a,button,nav,header,footer,label,[aria-hidden=true]") || moving(element)) continue;
      if (written.has(elements.fold(element.textContent))) continue;
      if (elements.fold(element.textContent).length >= 40) put("cut", element, "display: none");
      // Columns of a table that the narrow screen leaves out.
      const cell = element.closest("td,th"), table = cell?.closest("table");
      if (cell && !cell.checkVisibility() && table.checkVisibility()) columns.set(table, [...(columns.get(table) || []), cell]);
    }
    for (const cells of columns.values()) if (cells.length > 1) put("cut", cells[0], `display: none × ${cells.length}`);
    const menu = lost.filter((control) => control.matches("nav a,[role=navigation] a,header a"));
    const vanished = menu.length >= 3 ? new Set(menu) : new Set();
    if (vanished.size) put("cut", menu[0], `display: none × ${menu.length}`);
    for (const control of lost.filter((one) => !vanished.has(one))) put(control.matches("input,select,textarea,form button:not([type=button])") ? "cut" : "doubtful", control, "display: none");
    const cover = overlay();
    if (cover && !state.overlay) put("cut", cover, "position: fixed");
    if (now.size) put("kept", document.body, now.size);
    return answer;
  };

  if (step === "before") {
    state.texts = texts();
    state.overlaps = overlaps(state.texts);
    state.controls = controls();
    state.overlay = overlay();
    state.cutting = new Set([...state.texts.values()].map(({ cutBy }) => cutBy).filter(Boolean));
    return {};
  }
  if (step === "between") {
    const failing = (state.unsized || []).filter(({ element, size }) => sizeOf(element) > size * 1.06)
      .map(({ element, said }) => elements.node(element, said));
    return { failing };
  }
  return compare();
}
