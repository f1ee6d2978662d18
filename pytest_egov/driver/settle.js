// Resolves when the document has not changed for a moment, or after a bound: pages drawn by scripts are then drawn.
([quiet, bound]) => new Promise((resolve) => {
  let timer = setTimeout(done, quiet);
  const limit = setTimeout(done, bound);
  const watcher = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(done, quiet);
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: false });
  function done() {
    clearTimeout(timer);
    clearTimeout(limit);
    watcher.disconnect();
    resolve();
  }
})
