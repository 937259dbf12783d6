// Sorting and filtering the overview.

const body = table.tBodies[0];
const heads = Array.from(table.tHead.rows[0].cells);
const entries = Array.from(body.rows).map((row) => {
  const keys = Array.from(row.cells).map((cell) => cell.dataset.k || cell.textContent);
  return { row: row, keys: keys, text: "" };
});
const fields = {};
for (const name of ["text", "verdict", "severity", "rule", "issuer"]) fields[name] = byId("f-" + name);
const collator = new Intl.Collator("zh-CN", { numeric: true });
const ruleNames = {};
for (const option of fields.rule.options) ruleNames[option.value] = option.textContent;
for (const entry of entries) {
  const rules = entry.row.dataset.rule.split(" ").map((code) => ruleNames[code] || "");
  entry.text = (entry.row.textContent + " " + rules.join(" ")).toLowerCase();
}

function compare(column, numeric) {
  if (!numeric) return (a, b) => collator.compare(a.keys[column], b.keys[column]);
  return (a, b) => a.keys[column] - b.keys[column];
}

function sort(column) {
  const head = heads[column];
  const numeric = column === 0 || head.classList.contains("num");
  const before = head.getAttribute("aria-sort");
  const down = before ? before === "ascending" : numeric;
  for (const other of heads) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const order = compare(column, numeric);
  const blank = (entry) => !entry.row.cells[column].textContent; // last, whichever way round
  entries.sort((a, b) => blank(a) - blank(b) || (down ? order(b, a) : order(a, b)) || a.row.dataset.n - b.row.dataset.n);
  body.append(...entries.map((entry) => entry.row));
}

function filter() {
  const words = fields.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const entry of entries) {
    const data = entry.row.dataset;
    const fits = words.every((word) => entry.text.includes(word)) &&
      ["verdict", "severity", "rule", "issuer"].every((name) => {
        const value = fields[name].value;
        return !value || data[name].split(" ").includes(value);
      });
    entry.row.hidden = !fits;
    count += fits;
  }
  byId("shown").textContent = "显示 " + count + " 份，共 " + entries.length + " 份" + (count ? "" : "。没有合乎条件的，请放宽筛选。");
  for (const button of document.querySelectorAll("button[data-verdict]")) {
    button.setAttribute("aria-pressed", String(fields.verdict.value === button.dataset.verdict));
  }
}

heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => sort(column)));
const form = fields.text.form;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
document.querySelector(".tally").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  fields.verdict.value = fields.verdict.value === button.dataset.verdict ? "" : button.dataset.verdict;
  filter();
});
for (const button of document.querySelectorAll(".pick")) {
  button.addEventListener("click", () => {
    const name = button.dataset.rule ? "rule" : "issuer";
    fields[name].value = button.dataset[name];
    filter();
    form.scrollIntoView({ block: "start" });
    fields[name].focus({ preventScroll: true });
  });
}
body.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = event.target.closest("tr");
  if (!by || !row) return;
  const links = shownRows().map((shown) => shown.querySelector("a")).filter(Boolean);
  const next = links[links.indexOf(row.querySelector("a")) + by];
  if (next) next.focus();
  event.preventDefault();
});
