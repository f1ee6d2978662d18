// Resolves when the document has not changed for a moment, or after a bound: pages drawn by scripts are then drawn. Where the
// page has nothing planned (no timer that falls due meanwhile, none that repeats, no frame asked for, nothing in motion), a
// shorter moment shows it.
([quiet, bound]) => new Promise((resolve) => {
  const plans = () => {
    const known = window.__egovTimers;
    if (!known || document.readyState !== "complete") return true;
    const now = performance.now();
    if (now - known.framed < quiet) return true;
    for (const { armed, delay, repeats } of known.timers.values()) {
      const due = armed + delay - now;
      if (repeats || (due > -quiet && due < quiet)) return true;
    }
    return document.getAnimations().some((one) => one.playState === "running" && one.effect?.getComputedTiming().endTime < Infinity);
  };
  const set = window.__egovTimers?.once ?? setTimeout;
  let timer = set(done, plans() ? quiet : quiet / 2);
  const limit = set(done, bound);
  const watcher = new MutationObserver(() => {
    clearTimeout(timer);
    timer = set(done, quiet);
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: false });
  function done() {
    clearTimeout(timer);
    clearTimeout(limit);
    watcher.disconnect();
    resolve();
  }
})
