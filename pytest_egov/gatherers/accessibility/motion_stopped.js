// What was found moving, after its control: "press" presses the controls, "count" begins to count changes anew, "look" answers
// of each whether it moves still, "end" takes everything of the watch out of the page.
(elements, act) => {
  const state = window.__egovMotion;
  if (!state) return [];
  if (act === "press") {
    for (const control of new Set(state.found.map((one) => one.control).filter(Boolean))) {
      control.focus();
      control.click();
    }
  }
  const placeOf = (marquee) => {
    const range = document.createRange();
    range.selectNodeContents(marquee);
    const { left, top } = range.getBoundingClientRect();
    return `${Math.round(left)},${Math.round(top)}`;
  };
  if (act === "count") {
    state.moments.clear();
    for (const one of state.found) if (one.kind === "marquee") one.place = placeOf(one.element);
  }
  if (act === "end") {
    state.observer.disconnect();
    document.removeEventListener("scroll", state.onscroll, { capture: true });
    delete window.__egovMotion;
  }
  const still = {
    animation: (one) => state.running().some(({ effect }) => effect?.target === one),
    smil: (one) => !one.animationsPaused() && one.querySelector("animate,animateTransform,animateMotion") !== null,
    script: (one) => [one, ...one.children].some((inner) => state.moments.has(inner)),
    picture: (one, url) => one.currentSrc === url || one.src === url || getComputedStyle(one).backgroundImage.includes(url),
    video: (one) => !one.paused && !one.controls,
    marquee: (one, _url, place) => placeOf(one) !== place,
    canvas: () => true,
    refresh: () => true,
  };
  if (act !== "look") return [];
  return state.found.map(({ element, kind, url, place }) => element.isConnected &&
    (kind === "refresh" || kind === "script" || elements.shown(element)) && still[kind](element, url, place));
}
