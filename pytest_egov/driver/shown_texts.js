// The texts on the screen, and where parts of them stand. Reads only: nothing of the page changes, so that none of its handlers
// hears of it. A text is that of a block: words that stand on one line may be written in several elements.
({
  texts: () => {
    const blocks = new Map(), onScreen = (box) =>
      box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 0 && box.height > 0;
    const blockOf = (node) => {
      let element = node.parentElement ?? node.getRootNode().host;
      while (element?.parentElement && /^(inline|contents)/.test(getComputedStyle(element).display)) element = element.parentElement;
      return element;
    };
    const take = (key, piece) => blocks.set(key, [...(blocks.get(key) ?? []), piece]);
    const walk = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.nodeType === Node.ELEMENT_NODE) {
          if (node.shadowRoot) walk(node.shadowRoot);
          const typed = node.matches("input:not([type=hidden],[type=password],[type=checkbox],[type=radio]),textarea");
          if (typed && node.value && onScreen(node.getBoundingClientRect())) take(node, { node, text: node.value });
          const chosen = node.matches("select") && [...node.selectedOptions].map((option) => option.text).join(" ");
          if (chosen && onScreen(node.getBoundingClientRect())) take(node, { node, text: chosen });
        } else if (node.data.trim() && !node.parentElement?.closest("script,style,noscript,template,textarea,option")) {
          const range = document.createRange();
          range.selectNodeContents(node);
          if ([...range.getClientRects()].some(onScreen)) take(blockOf(node), { node, text: node.data });
        }
      }
    };
    walk(document.documentElement);
    window.__egovTexts = [...blocks.values()];
    return window.__egovTexts.map((pieces) => pieces.map((piece) => piece.text).join(""));
  },
  // Boxes (left, top, right, bottom; CSS pixels of the screen) of parts of texts, each given as [text, first, after the last].
  boxes: (parts) => parts.map(([text, first, last]) => {
    const found = [];
    let begins = 0;
    for (const { node, text: said } of window.__egovTexts[text] ?? []) {
      const [from, to] = [Math.max(first - begins, 0), Math.min(last - begins, said.length)];
      begins += said.length;
      if (from >= to || !node.isConnected) continue;
      if (node.nodeType === Node.ELEMENT_NODE) {
        found.push(node.getBoundingClientRect());
        continue;
      }
      const range = document.createRange();
      range.setStart(node, Math.min(from, node.length));
      range.setEnd(node, Math.min(to, node.length));
      found.push(...range.getClientRects());
    }
    return found.map((box) => [box.left, box.top, box.right, box.bottom]);
  }),
})
