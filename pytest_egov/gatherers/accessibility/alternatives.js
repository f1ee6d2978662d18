// What the alternatives of pictures say, and whether that is more than the name of a file or the word "picture".
(elements, { hollow, slight, numbered, other_ways: otherWays }) => {
  const set = (words) => new Set(words.map(elements.fold));
  const [nothing, little] = [set(hollow), set(slight)];
  const counted = new RegExp(`^(?:${numbered.map(elements.fold).join("|")}) ?\\d[\\d ]*(?:copy|x\\d+)?$`);
  const EXTENSION = /\.(?:jpe?g|png|gif|svg|webp|bmp|ico|tiff?|avif|heic|jfif|psd|ai|eps)(?:\?\S*)?$/i;
  const PATH = /^(?=.*[a-z]{2})(?:https?:\/\/\S+|(?:\.{0,2}\/)[\w.%~-]+(?:\/[\w.%~-]+)*|[\w.%~-]+(?:\/[\w.%~-]+){2,})$/i;
  const HASH = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{8,}|(?=\w*\d)(?=\w*[a-z])[0-9a-z]{20,}|\d{6,}(?:[_-]\d+)*|(?=\S*\d\S*\d\S*\d)[\w-]*_[\w-]*_[\w-]*)$/i;
  const stem = (url) => { try { return decodeURIComponent((url || "").split(/[?#]/)[0].split("/").pop()).replace(/\.\w{2,5}$/, ""); } catch { return ""; } };

  const answer = { fileName: [], fileNameUnsure: [], hollow: [], hollowUnsure: [], captcha: [], captchaUnsure: [], kept: [], modal: [] };
  const say = (topic, element, name) => answer[topic].push(elements.node(element, `"${name}"`));
  // A control that has a name besides its picture keeps it whatever the picture is called.
  const otherName = (picture) => {
    const control = picture.parentElement?.closest("a, button, [role=button], [role=link], label");
    return !!control && /\p{L}{2}/u.test(control.innerText || "");
  };
  const isFileName = (picture, name) => {
    if (EXTENSION.test(name) || PATH.test(name) || HASH.test(name)) return "fileName";
    if (counted.test(elements.fold(name))) return picture.closest("figure")?.querySelector("figcaption") ? "fileNameUnsure" : "fileName";
    const own = stem(picture.currentSrc || picture.getAttribute("src") || picture.getAttribute("data-src"));
    if (name !== own || /\s/.test(name)) return "";
    return /[_\d]/.test(name) && /[_-]|\d{2}/.test(name) ? "fileName" : "";
  };
  const sayNothing = (picture, name) => {
    const folded = elements.fold(name);
    if (nothing.has(folded)) return otherName(picture) ? "hollowUnsure" : "hollow";
    if (little.has(folded)) return "hollowUnsure";
    if (!folded && !/\p{Extended_Pictographic}|[\p{Sc}\p{Sm}]/u.test(name)) return /^[._\s·]+$/.test(name) ? "hollow" : "hollowUnsure";
    return "";
  };

  const CAPTCHA = /captcha|ma-?xac-?(?:nhan|thuc)|verification[-_]?code|security[-_]?code/i;
  const isCaptcha = (picture) => CAPTCHA.test([picture.getAttribute("src"), picture.id, picture.className?.baseVal ?? picture.className, picture.getAttribute("alt")].join(" "));
  const pictures = [...document.querySelectorAll("img, [role=img], [role=graphics-document], input[type=image], area[href], svg, object[data], embed")].slice(0, 3000);
  for (const picture of pictures) {
    if (picture.localName === "svg" ? picture.parentElement?.closest("svg") : false) continue;
    if (picture.localName === "img" && isCaptcha(picture) && picture.checkVisibility({ checkVisibilityCSS: true })) {
      const around = picture.closest("form, fieldset, [role=form], dialog, [role=dialog]") || picture.parentElement.parentElement || document.body;
      const words = ` ${elements.fold([around.innerText, ...[...around.querySelectorAll("[aria-label], [title], img[alt]")]
        .map((it) => [it.getAttribute("aria-label"), it.title, it.alt].join(" "))].join(" "))} `;
      const another = around.querySelector("audio, [src*=audio], [href*=audio]") || otherWays.some((way) => words.includes(` ${elements.fold(way)} `));
      say(another ? "modal" : around.localName === "form" ? "captcha" : "captchaUnsure", picture, picture.alt);
    }
    if (!elements.heard(picture)) continue;
    const name = elements.name(picture).trim();
    if (!name) continue;
    const topic = isFileName(picture, name) || sayNothing(picture, name);
    if (topic) say(topic, picture, name);
    else if (!answer.kept.length) say("kept", picture, name);
  }
  return answer;
}
