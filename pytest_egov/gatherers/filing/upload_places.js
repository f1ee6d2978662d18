// Reads what stands around the file inputs given by number: the row of each one, and rows beside it that have none.
(numbers) => {
  const clean = (text, most = 600) => (text || "").replace(/\s+/g, " ").trim().slice(0, most);
  const inputs = numbers.map((number) => window.__egovRefs[number]);
  const refOf = (element) => window.__egovRefs.indexOf(element);
  const isFile = (element) => element.matches("input[type=file]");
  const rowOf = (input) => {
    const known = input.closest("tr,li,[role=row],[role=listitem]");
    if (known && known.querySelectorAll("input[type=file]").length === 1) return known;
    // The largest box around it that holds no other file input, and is not the whole page.
    let row = input;
    for (let box = input.parentElement; box && box !== document.body; box = box.parentElement) {
      if (box.matches("main,[role=main]") || box.querySelectorAll("input[type=file]").length > 1) break;
      row = box;
    }
    return row;
  };
  return inputs.map((input) => {
    if (!input) return null;
    const row = rowOf(input);
    const beside = [...(row.parentElement?.children || [])].filter((other) => other !== row && other.tagName === row.tagName &&
      row.matches("tr,li,[role=row],[role=listitem]") && !other.querySelector("th") && !other.querySelector("input[type=file]"));
    const first = row.matches("tr")
      ? [...row.cells].map((cell) => clean(cell.innerText, 200)).find((text) => /\p{L}{3}/u.test(text)) : "";
    return {
      text: clean(row.innerText),
      name: first || "",
      described: clean((input.getAttribute("aria-describedby") || "").split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent || "").join(" ")),
      accept: input.accept || "",
      chosen: [...(input.files || [])].map((file) => file.name),
      visible: input.getClientRects().length > 0,
      bubble: input.willValidate ? input.validationMessage || "" : "",
      buttons: [...row.querySelectorAll("button,a,[role=button],input[type=button],input[type=submit]")].map(refOf).filter((at) => at >= 0),
      without: beside.map((other) => clean(other.innerText, 200)).filter((text) => /\p{L}{3}/u.test(text)),
    };
  });
}
