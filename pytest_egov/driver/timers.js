// Keeps a list of the timers a page has set, so that one can tell a page on which nothing can move from one to be watched.
// Handlers are passed on as they are; only asking for a timer, and taking it back, is noted.
(() => {
  const [once, every, dropOnce, dropEvery, frame] = [setTimeout, setInterval, clearTimeout, clearInterval, requestAnimationFrame];
  const MOST = 500;
  const timers = new Map();
  const state = { once, timers, framed: -Infinity };
  Object.defineProperty(window, "__egovTimers", { value: state });
  const noted = (id, delay, repeats) => {
    const now = performance.now();
    if (timers.size > MOST) {
      for (const [old, timer] of timers) if (!timer.repeats && timer.armed + timer.delay < now) timers.delete(old);
    }
    if (timers.size <= MOST) timers.set(id, { armed: now, delay: Math.max(0, Number(delay) || 0), repeats });
    return id;
  };
  window.setTimeout = function setTimeout(...given) { return noted(once.apply(window, given), given[1], false); };
  window.setInterval = function setInterval(...given) { return noted(every.apply(window, given), given[1], true); };
  window.clearTimeout = function clearTimeout(id) { timers.delete(id); return dropOnce.call(window, id); };
  window.clearInterval = function clearInterval(id) { timers.delete(id); return dropEvery.call(window, id); };
  window.requestAnimationFrame = function requestAnimationFrame(callback) {
    state.framed = performance.now();
    return frame.call(window, callback);
  };
})();
