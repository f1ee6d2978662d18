// Presses what turns pictures over, and names those that became another picture under the alternative of the first.
async (elements, { turning }) => {
  const answer = { stale: [], followed: [] };
  const MOST_PRESSED = 4, ROUNDS = 12, ROUND_MS = 50;
  const turns = turning.map(elements.fold).filter(Boolean);
  const ARROW = /^[\s<>‹›«»←→◀▶❮❯↻⟳]+$/u;
  // Of the same picture in another size or tone the names differ in these words only.
  const TONES = /(?:^|[-_.])(?:small|large|thumb|thumbnail|full|zoom|medium|mini|big|sm|md|lg|xl|low|lowres|high|hd|dark|light|on|off|hover|active|\d+x\d+|\d+w|@?\dx)(?=$|[-_.])/gi;
  const file = (url) => elements.file(url).toLowerCase().replace(/\.\w{2,5}$/, "");
  // A picture written into its address has no file: only one too long for a mark of what is still to come is another one.
  const written = (url) => /^data:/.test(url) && url.length > 200;
  const another = (before, after) => (written(before) && written(after) && before !== after) || ![before, after].some((url) => /^(?:data|blob):|^$/.test(url) || /placeholder|blank|spacer|loading|captcha/i.test(url))
    && file(before).replace(TONES, "") !== file(after).replace(TONES, "");
  const said = (element) => elements.fold(element.getAttribute("aria-label") || element.innerText || element.value || element.title);
  const turner = (element) => {
    if (element.form && element.matches("button:not([type=button]), [type=submit]") || element.closest("[aria-hidden=true], [inert]")) return false;
    const name = said(element);
    return (name && name.length < 60 && turns.some((words) => ` ${name} `.includes(` ${words} `))) || (!name && ARROW.test(element.innerText || ""));
  };

  // A script that itself says that it puts another picture there: thumbnails, choices.
  const PUTS = /\.src\s*=|["']src["']\s*,|\.attr\(\s*["']src/;
  const puts = (element, ...types) => window.__egovKeys?.works(element, ...types).some(({ source }) => PUTS.test(source));
  const pictures = [...document.images].slice(0, 500).filter((image) => /\p{L}{2}/u.test(image.alt) && elements.heard(image)
    && image.getBoundingClientRect().width >= 80 && image.getBoundingClientRect().height >= 60 && !/captcha|ma-?_?xac-?_?(?:nhan|thuc)|mã (?:xác nhận|xác thực|bảo vệ)|security code/i.test(`${image.id} ${image.className} ${image.alt}`));
  if (!pictures.length) return answer;
  const controls = [...document.querySelectorAll("button, [role=button], input[type=button], a[href^='#'], a[href^='javascript:']")].slice(0, 500)
    .filter((element) => elements.visible(element) && turner(element));
  const thumbnails = window.__egovKeys ? window.__egovKeys.all().filter((element) => !controls.includes(element) && puts(element, "click") && elements.visible(element) && !element.matches("a[href]:not([href^='#']):not([href^='javascript:'])")) : [];
  const choices = [...document.querySelectorAll("select")].filter((select) => select.options.length > 1 && (PUTS.test(String(select.onchange || "")) || puts(select, "change")));
  // The last of a row of thumbnails is not the one that is shown already.
  const pressed = [...controls, ...choices, ...thumbnails.slice(-2)].slice(0, MOST_PRESSED);
  const press = (control) => {
    if (control.localName !== "select") { control.click(); return; }
    control.selectedIndex = control.selectedIndex === control.options.length - 1 ? 0 : control.options.length - 1;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const wait = () => new Promise((resolve) => setTimeout(resolve, ROUND_MS));
  const named = new Set();
  for (const control of pressed) {
    const before = pictures.map((image) => ({ image, src: image.currentSrc || image.src, name: elements.name(image) }));
    press(control);
    const changed = () => before.filter(({ image, src }) => image.isConnected && another(src, image.src));
    for (let round = 0; round < ROUNDS && !changed().length; round += 1) await wait();
    if (changed().length) await wait(); // some scripts write the alternative after the picture
    axe.teardown();
    axe.setup(document); // the engine remembers names
    for (const { image, src, name } of changed()) {
      if (named.has(image) || !elements.heard(image)) continue;
      named.add(image);
      answer[elements.name(image) === name ? "stale" : "followed"].push(elements.node(image, `"${name}": ${file(src)} / ${file(image.src)}`));
    }
  }
  return answer;
}
