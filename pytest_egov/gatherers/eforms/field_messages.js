// What stands at each field now: the text beside it, what it is described by, what the browser itself said of it, and whether
// the keyboard is in it. The first call begins to listen for what the browser says.
(refs) => {
  if (!window.__egovSaid) {
    const said = (window.__egovSaid = new Map());
    document.addEventListener("invalid", (event) => said.set(event.target, event), true);
  }
  const inputs = "input:not([type=hidden]),select,textarea";
  const lines = (text) => (text || "").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).slice(0, 20);
  const byIds = (ids) => (ids || "").split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean)
    .filter((element) => element.checkVisibility?.() ?? true).map((element) => element.textContent.trim()).filter(Boolean);
  const near = (input) => {
    let box = input;
    // The widest box that holds this field alone, or the buttons of one choice: a row of a table, or the group a label, a
    // field and a message make.
    const another = (other) => other !== input && !(other.type === "radio" && other.name && other.name === input.name);
    for (let up = 0; up < 4 && box.parentElement && box.parentElement !== document.body; up += 1) {
      const wider = box.parentElement;
      if (wider.matches("form,main,section,fieldset,body") || [...wider.querySelectorAll(inputs)].some(another)) break;
      box = wider;
    }
    const texts = box === input ? [] : [box.innerText];
    for (let next = box.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.matches(`${inputs},label,button`) || next.querySelector(`${inputs},button`)) break;
      texts.push(next.innerText);
    }
    return lines(texts.join("\n"));
  };
  return refs.map((ref) => {
    const input = window.__egovRefs?.[ref];
    if (!input) return null;
    const event = window.__egovSaid.get(input);
    // A page that stops the event says so in its own words; a form that does without the browser's checks shows none.
    const bubble = event && !event.defaultPrevented && !(input.form && input.form.noValidate);
    return {
      near: near(input),
      described: [...byIds(input.getAttribute("aria-describedby")), ...byIds(input.getAttribute("aria-errormessage"))],
      browser: bubble ? input.validationMessage : "",
      focused: document.activeElement === input,
    };
  });
}
