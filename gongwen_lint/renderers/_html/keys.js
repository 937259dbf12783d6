// Single keys; they can be turned off, for those who speak to their machine.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.key === "Escape" && current) {
    go("overview");
    event.preventDefault();
  }
  if (typing || !byId("keys").checked) return;
  const first = () => shownRows().map((row) => row.querySelector("a")).find(Boolean);
  const does = current ? {
    j: () => select(finding + 1), k: () => select(finding - 1), n: () => step(1), p: () => step(-1),
  } : {
    "/": () => fields.text.focus(),
    ArrowDown: event.target === document.body || event.target === overview ? () => { if (first()) first().focus(); } : null,
  };
  const act = does[event.key];
  if (!act) return;
  act();
  event.preventDefault();
});

filter();
route();
if (!current) document.body.dataset.page = "overview";
