// Listens for new text from before a question is sent, so that a quick answer is not taken for a slow one. The question's own
// echo, times of day and "is typing" are no answer.
([question, typing, least]) => {
  const lines = () => {
    const all = [];
    const read = (root) => {
      const text = (root.body || root).innerText || root.textContent || "";
      for (const line of text.split("\n")) if (line.trim()) all.push(line.trim());
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) read(element.shadowRoot);
        if (element.tagName !== "IFRAME") continue;
        try {
          if (element.contentDocument?.body) read(element.contentDocument);
        } catch { /* another site's frame is not ours to read */ }
      }
    };
    read(document);
    return all;
  };
  const key = (line) => line.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const before = new Map();
  for (const line of lines()) before.set(key(line), (before.get(key(line)) || 0) + 1);
  const asked = key(question);
  const heard = window.__egovHeard = { since: performance.now(), text: "", after: null };
  clearInterval(window.__egovListening);
  window.__egovListening = setInterval(() => {
    const left = new Map(before);
    const fresh = lines().filter((line) => {
      const one = key(line);
      if (left.get(one)) {
        left.set(one, left.get(one) - 1);
        return false;
      }
      const echo = one.includes(asked) && one.length < asked.length + 20;
      const waits = one.length < 40 && typing.some((word) => one.includes(key(word)));
      return !echo && !waits && one.length >= least && !/^[\d ]+$/.test(one);
    });
    if (!fresh.length) return;
    heard.after = performance.now() - heard.since;
    heard.text = fresh.join(" ").slice(0, 300);
    clearInterval(window.__egovListening);
  }, 100);
}
