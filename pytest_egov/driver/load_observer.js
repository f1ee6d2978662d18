// Runs in a world of its own in every document, before the page's scripts: the page can neither see it nor alter what it uses.
// It tells what the browser's performance timeline records, and every 100 ms that the main thread is alive.
(() => {
  if (window.top !== window) return;
  const TOLD = {
    navigation: ({ responseStart, domContentLoadedEventEnd, loadEventEnd }) =>
      ({ responseStart, domContentLoadedEventEnd, loadEventEnd }),
    paint: ({ name, startTime }) => ({ name, startTime }),
    "largest-contentful-paint": ({ startTime }) => ({ startTime }),
    "layout-shift": ({ startTime, value, hadRecentInput }) => ({ startTime, value, hadRecentInput }),
    longtask: ({ startTime, duration }) => ({ startTime, duration }),
  };
  const tell = (entries) =>
    egovTell(JSON.stringify({
      timeOrigin: performance.timeOrigin,
      now: performance.now(),
      entries: entries.map((entry) => ({ entryType: entry.entryType, ...TOLD[entry.entryType](entry) })),
    }));
  const observers = Object.keys(TOLD).map((type) => {
    const observer = new PerformanceObserver((list) => tell(list.getEntries()));
    observer.observe({ type, buffered: true });
    return observer;
  });
  const beat = () => {
    // What is still queued comes with the beat: after it, nothing before `now` is missing.
    tell(observers.flatMap((observer) => observer.takeRecords()));
    setTimeout(beat, 100);
  };
  beat();
})();
