// What the alternatives of pictures say, and whether that is more than the name of a file or the word "picture".
(elements, { hollow, slight, numbered, other_ways: otherWays, captchas, shown_letters: shownLetters }) => {
  const set = (words) => new Set(words.map(elements.fold));
  const [codes, letters] = [captchas.map(elements.fold), shownLetters.map(elements.fold)];
  const plain = (text) => (text || "").normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const [nothing, little] = [set(hollow), set(slight)];
  const counted = new RegExp(`^(?:${numbered.map(elements.fold).join("|")}) ?\\d[\\d ]*(?:copy|x\\d+)?$`);
  const EXTENSION = /\.(?:jpe?g|png|gif|svg|webp|bmp|ico|tiff?|avif|heic|jfif|psd|ai|eps)(?:\?\S*)?$/i;
  const PATH = /^(?=.*[a-z]{2})(?:https?:\/\/\S+|(?:\.{0,2}\/)[\w.%~-]+(?:\/[\w.%~-]+)*|[\w.%~-]+(?:\/[\w.%~-]+){2,})$/i;
  const HASH = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{8,}|(?=\w*\d)(?=\w*[a-z])[0-9a-z]{20,}|\d{6,}(?:[_-]\d+)*|(?=\S*\d\S*\d\S*\d)[\w-]*_[\w-]*_[\w-]*)$/i;
  const stem = (url) => elements.file(url).replace(/\.\w{2,5}$/, "");

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
  // What a template has not filled in, or has filled in twice.
  const LEFTOVER = /\{\{.*\}\}|\[object \w+\]|\$\{[^}]*\}|<%.*%>|<\/?\w[^>]*>|%[a-z_]+%|&lt;/i;
  const sayNothing = (picture, name) => {
    if (LEFTOVER.test(name)) return "hollow";
    const folded = elements.fold(name);
    if (nothing.has(folded)) return otherName(picture) ? "hollowUnsure" : "hollow";
    if (little.has(folded)) return "hollowUnsure";
    if (!folded && !/\p{Extended_Pictographic}|[\p{Sc}\p{Sm}]/u.test(name)) return /^[._\s·]+$/.test(name) ? "hollow" : "hollowUnsure";
    return "";
  };

  const CAPTCHA = /captcha|ma-?xac-?(?:nhan|thuc)|verification[-_]?code|security[-_]?code/i;
  const isCaptcha = (picture) => CAPTCHA.test([picture.getAttribute("src"), picture.id, picture.className?.baseVal ?? picture.className, picture.getAttribute("alt")].join(" "))
    || codes.some((code) => ` ${elements.fold(elements.name(picture))} `.includes(` ${code} `)) || asksForLetters(picture);
  const textFields = [...document.querySelectorAll("input:not([type]), input[type=text]")].slice(0, 1000);
  // "Nhap ma trong hinh", at the field that stands beside a picture.
  const asking = textFields.filter((field) => { const name = elements.fold(elements.name(field)); return letters.some((words) => name.includes(words)); });
  const near = (field, picture) => field.form && field.form === picture.closest("form") && Math.abs(field.getBoundingClientRect().top - picture.getBoundingClientRect().top) < 300;
  const asksForLetters = (picture) => {
    const box = picture.getBoundingClientRect();
    return box.width >= 50 && box.width <= 420 && box.height >= 16 && box.height <= 180 && !picture.closest("a[href]") && asking.some((field) => near(field, picture));
  };
  const pictures = [...document.querySelectorAll("img, [role=img], [role=graphics-document], input[type=image], area[href], svg, object[data], embed, canvas")].slice(0, 3000);
  for (const picture of pictures) {
    if (picture.localName === "svg" ? picture.parentElement?.closest("svg") : false) continue;
    if (picture.matches("img, canvas, [role=img], input[type=image]") && isCaptcha(picture) && elements.rendered(picture)) {
      const around = picture.closest("form, fieldset, [role=form], dialog, [role=dialog]") || picture.parentElement.parentElement || document.body;
      // With their marks: "nghề" is a trade, "nghe" is to listen.
      const words = ` ${plain([around.innerText, ...[...around.querySelectorAll("[aria-label], [title], img[alt]")]
        .map((it) => [it.getAttribute("aria-label"), it.title, it.alt].join(" "))].join(" "))} `;
      const another = around.querySelector("audio, [src*=audio], [href*=audio]") || otherWays.some((way) => words.includes(` ${plain(way)} `));
      say(another ? "modal" : textFields.some((field) => near(field, picture)) ? "captcha" : "captchaUnsure", picture, elements.name(picture));
    }
    if (!elements.heard(picture)) continue;
    const name = elements.name(picture).trim();
    if (!name) continue;
    const topic = isFileName(picture, name) || sayNothing(picture, name);
    if (topic) say(topic, picture, name);
    else if (!answer.kept.length) say("kept", picture, name);
  }
  // Several pictures that are told by the same words, such as the name of the site.
  const TONES = /(?:^|[-_.])(?:small|large|thumb|thumbnail|full|mini|big|sm|md|lg|xl|dark|light|on|off|\d+x\d+|\d+w|@?\dx)(?=$|[-_.])/gi;
  const alike = new Map();
  for (const picture of document.images) {
    const box = picture.getBoundingClientRect(), folded = elements.fold(picture.alt), file = elements.file(picture.currentSrc || picture.src).replace(TONES, "");
    if (!folded || !file || box.width < 60 || box.height < 40 || !elements.heard(picture) || nothing.has(folded) || /^data:/.test(picture.src)) continue;
    const all = alike.get(folded) || alike.set(folded, new Map()).get(folded);
    if (!all.has(file)) all.set(file, picture);
  }
  for (const [folded, files] of alike) {
    if (files.size < 3 || (captchas.length && codes.includes(folded))) continue;
    const own = [...files.values()].some((picture) => otherName(picture) || picture.closest("figure")?.querySelector("figcaption"));
    for (const picture of files.values()) say(own ? "hollowUnsure" : "hollow", picture, picture.alt);
  }
  return answer;
}
