// Finds what moves on the page longer than the limit, and pictures that could; both are kept in the page. Answers how many.
(elements, argument) => {
  const state = window.__egovMotion;
  // A frame may have come since the watch began; the page itself has been opened anew.
  if (!state && window === top) throw new Error("the watch is gone");
  if (!state) return { found: 0, pictures: 0, stale: [] };
  const { limit, busyWords } = argument;
  const busyName = new RegExp(busyWords, "i");
  const limitMs = limit * 1000, MOST = 40;
  const loaded = (performance.getEntriesByType("navigation")[0] || {}).loadEventEnd || 0;
  state.observer.takeRecords();
  const found = [];
  const put = (element, kind, summary, more = {}) => {
    if (found.length < MOST && !found.some((one) => one.element === element)) found.push({ element, kind, summary, doubt: "", ...more });
  };
  const area = (element) => { const box = element.getBoundingClientRect(); return [box.width, box.height]; };
  const hasText = (element) => /[\p{L}\p{N}]/u.test(element.innerText || element.textContent || "");
  const told = (element) => [element.id, element.getAttribute("class"), element.getAttribute("aria-label"), element.getAttribute("alt"),
    element.getAttribute("src"), element.title].filter(Boolean).join(" ").toLowerCase();
  const busy = (element) => {
    for (let one = element, level = 0; one && level < 3; one = one.parentElement, level += 1) {
      if (one.matches("progress,[role=progressbar],[aria-busy=true]") || busyName.test(told(one))) return true;
    }
    return false;
  };

  // CSS animations and the Web Animations API know how long they run.
  const span = ({ delay, endTime, iterations }) => (iterations === Infinity || endTime === Infinity ? Infinity : endTime - Math.max(delay, 0));
  const varies = (effect) => {
    const frames = effect.getKeyframes();
    const names = new Set(frames.flatMap((frame) => Object.keys(frame)));
    for (const name of ["offset", "computedOffset", "easing", "composite"]) names.delete(name);
    return [...names].some((name) => frames.length < 2 || new Set(frames.map((frame) => frame[name])).size > 1);
  };
  const ended = state.animations.filter(({ playState }) => playState === "finished");
  for (const animation of [...ended, ...state.running()]) {
    const effect = animation.effect, target = effect && effect.target;
    if (!target || (animation.timeline && animation.timeline !== document.timeline)) continue;
    const ms = span(effect.getComputedTiming());
    if (ms <= limitMs || !varies(effect) || target.matches(":hover,:hover *") || busy(target)) continue;
    const blinks = effect.getKeyframes().some((frame) => "visibility" in frame);
    if (!target.checkVisibility({ visibilityProperty: !blinks }) || !elements.shown(target.parentElement || target.getRootNode().host || target)) continue;
    const [width, height] = area(target);
    if (width * height === 0 && !effect.pseudoElement) continue;
    // What a style sheet adds has no box of its own to ask: its text or its size tell whether it is more than a speck.
    const drawn = effect.pseudoElement && getComputedStyle(target, effect.pseudoElement);
    const tiny = drawn ? !(/[\p{L}\p{N}]/u.test(drawn.content.replace(/none|normal/, "")) || (parseFloat(drawn.width) > 24 && parseFloat(drawn.height) > 24))
      : width <= 24 && height <= 24 && !hasText(target);
    // One speck is none to look at; a shower of them is.
    const name = animation.animationName, many = tiny && state.running().filter((other) => name && other.animationName === name && other.effect?.target !== target).length >= 3;
    put(target, "animation", `${animation.animationName || "animation"} ${ms === Infinity ? "∞" : `${Math.round(ms / 100) / 10} s`}`,
      { doubt: tiny && !many ? "small" : "" });
  }
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.animationsPaused && svg.animationsPaused()) continue;
    for (const animate of svg.querySelectorAll("animate,animateTransform,animateMotion")) {
      const count = animate.getAttribute("repeatCount"), dur = parseFloat(animate.getAttribute("dur")) || 0;
      const long = count === "indefinite" || animate.getAttribute("repeatDur") === "indefinite" || dur * (Number(count) || 1) > limit;
      const started = !/click|mouse|focus|key|indefinite/i.test(animate.getAttribute("begin") || "");
      if (long && started && elements.shown(svg) && !busy(svg)) put(svg, "smil", `${animate.localName} ${count || dur}`);
    }
  }

  // Changes by script: seen again and again, or once by a timer that will come again.
  // A timer that comes often would have shown by now that it changes something each time.
  const repeats = (at, _index, times) => {
    const now = performance.now();
    for (const { armed, delay, repeats: again } of window.__egovTimers ? window.__egovTimers.timers.values() : []) {
      if (delay < limitMs / 5 || delay > 60000 || at - armed < -50) continue;
      const off = again ? (at - armed) % delay : Math.abs(at - armed);
      const came = now - at < delay + 400 || times.some((other) => other > at && Math.abs(other - at - delay) < 400);
      if (came && (again ? off < 120 : off < 800 && armed + delay > now)) return delay;
    }
    return 0;
  };
  // A time of day, a date, or time that is left: whether it may stand still is for a person to say.
  const TIME = /\d{1,2}\s*(?::|h|g(?=\s*\d)|giờ)\s*\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d+\s*(?:giây|phút|giờ|s|sec|min|seconds?|minutes?|hours?)(?!\p{L})|còn(?: lại)?\s*:?\s*\d+\s*$/iu;
  const clock = { test: (said) => said.length <= 100 && TIME.test(said) };
  const moved = [...state.moments].filter(([element, { times }]) => {
    const late = times.at(-1) > loaded + limitMs;
    return element.isConnected && !busy(element) && ((times.length >= 3 && late) || times.some(repeats));
  });
  const within = new Map(), known = new Set(moved.map(([element]) => element));
  for (const [element] of moved) within.set(element.parentElement, (within.get(element.parentElement) || 0) + 1);
  for (const [element, { times, what, own }] of moved) {
    // What holds several moving things is named once, in their place; what holds one is not.
    if ((within.get(element) || 0) < 2 && !own) continue;
    if (known.has(element.parentElement) && within.get(element.parentElement) >= 2) continue;
    const period = Math.max(0, ...times.map(repeats)) || (times.at(-1) - times[0]) / Math.max(1, times.length - 1);
    const doubt = what === "text" && clock.test((element.innerText || "").trim()) ? "clock" : "";
    put(element, "script", `${times.length} × ${what}, ${(period / 1000).toFixed(1)} s`, { period, doubt });
  }

  for (const marquee of document.querySelectorAll("marquee")) {
    if (elements.shown(marquee) && hasText(marquee)) {
      // It moves by steps: two of them tell whether it has moved.
      put(marquee, "marquee", marquee.getAttribute("direction") || "left", { period: 2 * Math.max(60, marquee.scrollDelay || 85) });
    }
  }
  for (const video of document.querySelectorAll("video")) {
    if (video.controls || !elements.shown(video)) continue;
    const endless = video.loop || video.duration === Infinity, long = endless || video.duration > limit;
    if (!video.paused && long) put(video, "video", endless ? "∞" : `${video.duration.toFixed(1)} s`);
    else if (video.autoplay && !Number.isFinite(video.duration) && (video.currentSrc || video.querySelector("source"))) {
      put(video, "video", "", { doubt: "unseen" });
    }
  }
  for (const canvas of document.querySelectorAll("canvas")) {
    const [width, height] = area(canvas);
    if (elements.shown(canvas) && width > 24 && height > 24 && !busy(canvas)) put(canvas, "canvas", "", {});
  }
  for (const meta of document.querySelectorAll("meta[http-equiv=refresh i]")) {
    const [, delay, url] = /^\s*(\d+)[^;,]*(?:[;,]\s*(?:url\s*=)?\s*['"]?([^'"]*))?/i.exec(meta.content || "") || [];
    const same = delay && (!url || (URL.canParse(url, document.baseURI) && new URL(url, document.baseURI).href === location.href));
    if (same && Number(delay) > 0) put(meta, "refresh", `${delay} s`, { doubt: "refresh" });
  }
  state.found = found;
  // Pictures are read only where there are any that could move.
  state.pictures = [];
  let looked = 0;
  const could = (url) => /^data:image\/(gif|webp|png|apng|svg)/i.test(url) || /\.(gif|webp|a?png|svg)(\?|#|$)/i.test(url) ||
    /^image\/(gif|webp|a?png|svg)/i.test((performance.getEntriesByName(url)[0] || {}).contentType || "");
  const pictured = (element, url) => {
    if (state.pictures.length < MOST && could(url) && elements.shown(element) && !busy(element)) state.pictures.push({ element, url });
  };
  for (const image of document.querySelectorAll("img,input[type=image]")) {
    if (image.currentSrc || image.src) pictured(image, image.currentSrc || image.src);
  }
  for (const holder of document.querySelectorAll("object[data],embed[src]")) pictured(holder, holder.data || holder.src);
  for (const element of document.querySelectorAll("[style*=url],header,footer,section,main,div,span,a,i,button,p,h1,h2,h3,body")) {
    if (looked++ > 1500) break;
    const [, url] = /url\("([^"]+)"\)/.exec(getComputedStyle(element).backgroundImage) || [];
    if (url) pictured(element, url);
  }
  // The same picture in another size or tone keeps its words.
  const TONES = /(?:^|[-_.])(?:small|large|thumb|thumbnail|full|placeholder|blank|loading|lazy|lowres|dark|light|on|off|\d+x\d+|\d+w|@?\dx)(?=$|[-_.])/gi;
  const file = (url) => elements.file(url).toLowerCase().replace(/\.\w{2,5}$/, "").replace(TONES, "");
  const named = (src) => (/^(?:data|blob):|^$/.test(src) ? "" : file(src));
  const stale = [...state.swapped].flatMap(([image, [[first, alt], ...later]]) => {
    // Which words the picture before the first change had nobody has seen.
    const other = later.find(([src, said]) => said === alt && named(src) && named(src) !== named(first));
    const shows = image.isConnected && named(first) && elements.letters(alt) > 1 && image.getBoundingClientRect().width >= 80 && elements.heard(image);
    return other && shows && state.moments.get(image)?.times.length > 1 ? [elements.node(image, `"${alt}": ${named(first)} / ${named(other[0])}`)] : [];
  });
  return { found: found.length, pictures: state.pictures.length, stale };
}
