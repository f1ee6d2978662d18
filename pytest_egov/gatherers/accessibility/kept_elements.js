// Elements that an earlier reading of the page kept on the window by number, as evidence: `[list, [[number, fact], ...]]`.
(elements, [list, kept]) => ({
  kept: window.top === window ? kept.filter(([number]) => window[list]?.[number]?.isConnected)
    .map(([number, fact]) => elements.node(window[list][number], fact)) : [],
})
