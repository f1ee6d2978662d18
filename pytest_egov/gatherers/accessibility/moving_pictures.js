// Reads the pictures that could move: frames, how long they take, how often they come again. Adds those that move too long.
async (elements, { limit }) => {
  const state = window.__egovMotion;
  const MOST_BYTES = 8_000_000, SLOWEST_MS = 3000, DEFAULT_S = 0.1;
  const text = (bytes, at, length) => String.fromCharCode(...bytes.subarray(at, at + length));

  // GIF 89a: blocks after the screen descriptor; 0x21 0xF9 gives a frame's delay, 0x2C a frame, NETSCAPE2.0 the repeats.
  const gif = (bytes) => {
    const table = (flags) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
    let at = 13 + table(bytes[10]), frames = 0, seconds = 0, delay = 0, plays = 1;
    const skip = () => { while (at < bytes.length && bytes[at]) at += bytes[at] + 1; at += 1; };
    while (at < bytes.length && bytes[at] !== 0x3b) {
      if (bytes[at] === 0x21) {
        if (bytes[at + 1] === 0xf9) delay = (bytes[at + 4] | (bytes[at + 5] << 8)) / 100;
        if (bytes[at + 1] === 0xff && text(bytes, at + 3, 8) === "NETSCAPE") {
          const again = bytes[at + 16] | (bytes[at + 17] << 8);
          plays = again ? again + 1 : Infinity;
        }
        at += 2;
        skip();
      } else if (bytes[at] === 0x2c) {
        frames += 1;
        seconds += delay > 0.01 ? delay : DEFAULT_S;
        at += 10 + table(bytes[at + 9]) + 1;
        skip();
      } else break;
    }
    return { frames, seconds: seconds * plays };
  };
  const png = (bytes, view) => {
    let frames = 1, plays = 1, seconds = 0;
    for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
      const kind = text(bytes, at + 4, 4);
      if (kind === "IDAT" && frames === 1) break;
      if (kind === "acTL") [frames, plays] = [view.getUint32(at + 8), view.getUint32(at + 12) || Infinity];
      if (kind === "fcTL") seconds += view.getUint16(at + 28) / (view.getUint16(at + 30) || 100) || DEFAULT_S;
    }
    return { frames, seconds: seconds * plays };
  };
  const webp = (bytes, view) => {
    let frames = 0, plays = 1, seconds = 0;
    for (let at = 12; at + 8 <= bytes.length; ) {
      const kind = text(bytes, at, 4), size = view.getUint32(at + 4, true);
      if (kind === "ANIM") plays = view.getUint16(at + 12, true) || Infinity;
      if (kind === "ANMF") {
        frames += 1;
        seconds += (bytes[at + 20] | (bytes[at + 21] << 8) | (bytes[at + 22] << 16)) / 1000 || DEFAULT_S;
      }
      at += 8 + size + (size & 1);
    }
    return { frames, seconds: seconds * plays };
  };
  // A drawing tells its own movements: SMIL, or a style sheet within.
  const svg = (source) => {
    const endless = /<(?:animate\w*|set)\b[^>]*\b(?:repeatCount|repeatDur)\s*=\s*["']indefinite/i.test(source) || /animation[\w-]*\s*:[^;}"]*\binfinite\b/i.test(source);
    return endless ? { frames: 2, seconds: Infinity } : { frames: 1, seconds: 0 };
  };
  const read = async (url) => {
    try {
      const answer = await fetch(url, { cache: "force-cache", signal: AbortSignal.timeout(SLOWEST_MS) });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (bytes.length > MOST_BYTES) return null;
      const view = new DataView(bytes.buffer);
      if (text(bytes, 0, 3) === "GIF") return gif(bytes);
      if (text(bytes, 1, 3) === "PNG") return png(bytes, view);
      if (/svg/.test(url.slice(0, 30)) || /\.svg(?:\?|#|$)/i.test(url)) return svg(new TextDecoder().decode(bytes.subarray(0, 300000)));
      return text(bytes, 8, 4) === "WEBP" ? webp(bytes, view) : null;
    } catch {
      return null;
    }
  };
  const urls = [...new Set(state.pictures.map(({ url }) => url))];
  const moving = new Map(await Promise.all(urls.map(async (url) => [url, await read(url)])));
  for (const { element, url } of state.pictures) {
    const { frames = 1, seconds = 0 } = moving.get(url) || {};
    if (frames < 2 || seconds <= limit || state.found.some((one) => one.element === element)) continue;
    const long = seconds === Infinity ? "∞" : `${seconds.toFixed(1)} s`;
    state.found.push({ element, url, kind: "picture", summary: `${frames} × ${long}`, doubt: "" });
  }
  return state.found.length;
}
