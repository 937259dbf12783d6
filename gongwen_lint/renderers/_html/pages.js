"use strict";
// One page at a time: the overview or a document, by what stands behind # in the address.

const root = document.documentElement;
const overview = document.getElementById("overview");
const table = document.getElementById("files");
const byId = (id) => document.getElementById(id);
const kept = new Map(Array.from(document.querySelectorAll("noscript.kept"), (part) => [part.dataset.page, part]));
let current = null;
let finding = 0;
let scrolled = 0;
let unfolded = null;
let routed = null;

root.classList.add("js");
overview.parentNode.prepend(overview);

// A page is made of what is kept for it when it is first wanted.
function made(name) {
  const part = kept.get(name);
  if (part) {
    kept.delete(name);
    const page = new DOMParser().parseFromString(part.textContent, "text/html").querySelector("article");
    page.hidden = true;
    labelStrokes(page);
    part.replaceWith(page);
  }
  return byId(name);
}

function shownRows() {
  return Array.from(table.tBodies[0].rows).filter((row) => !row.hidden);
}

// What a stroke in the picture stands for is said by the card of its finding, or by its row in the table below.
function labelStrokes(page) {
  const cards = new Map(Array.from(page.querySelectorAll(".card"), (card) => [card.id, card]));
  for (const link of page.querySelectorAll('.map a[href^="#' + page.id + 'm"]')) {
    const card = cards.get(link.getAttribute("href").slice(1).replace("m", "f"));
    const [number, severity, code, name, message] = [".n", ".sev", ".code", ".name", ".m"].map(
      (part) => card.querySelector(part).textContent,
    );
    label(link, "第" + number + "处，" + severity + " " + code + " " + name + "：" + message);
  }
  const rows = Array.from(page.querySelectorAll(".words tbody tr"), (row) => Array.from(row.cells, (cell) => cell.textContent));
  for (const lane of page.querySelectorAll(".map .lane")) {
    const mine = rows.filter((row) => row[0] === lane.querySelector(".k").textContent);
    lane.querySelectorAll('a[href^="#' + page.id + 'l"]').forEach((link, number) => {
      const [what, lines, words, opening] = mine[number];
      label(link, what + "：行号" + lines + "，" + words + " 字，“" + opening + "”");
    });
  }
}

function label(link, says) {
  const title = document.createElementNS(link.namespaceURI, "title");
  title.append(says);
  link.firstElementChild.append(title);
}

function shownPages() {
  return shownRows().filter((row) => row.querySelector("a")).map((row) => "d" + row.dataset.n);
}

function rowOf(page) {
  return table.querySelector('tr[data-n="' + page.id.slice(1) + '"]');
}

function open(page) {
  if (current === page) return;
  if (current) {
    current.hidden = true;
    current.classList.remove("current");
  } else {
    scrolled = window.scrollY;
  }
  mark(0);
  const left = current;
  current = page;
  overview.hidden = Boolean(page);
  document.body.dataset.page = page ? "doc" : "overview";
  document.title = (page ? page.querySelector("h2").textContent + " - " : "") + "公文检查报告";
  if (page) {
    page.hidden = false;
    page.classList.add("current");
    window.scrollTo(0, 0);
    tell();
  } else {
    window.scrollTo(0, scrolled);
    const link = left && rowOf(left).querySelector("a");
    if (link && !rowOf(left).hidden) {
      link.focus({ preventScroll: true });
      rowOf(left).scrollIntoView({ block: "nearest" });
    } else {
      overview.focus({ preventScroll: true });
    }
  }
}

function tell() {
  const shown = shownPages();
  const place = shown.indexOf(current.id);
  const rows = shownRows(); // those that cannot be read have no page, but are counted as the overview counts them
  byId("which").textContent = place < 0 ? "" : "第 " + (rows.indexOf(rowOf(current)) + 1) + " 份，共 " + rows.length + " 份";
  byId("before").disabled = place < 1;
  byId("after").disabled = place < 0 || place + 1 >= shown.length;
  const count = current.querySelectorAll(".card").length;
  byId("where").textContent = count ? "问题 " + (finding || "") + (finding ? "/" : "") + count : "问题 0";
  byId("previous").disabled = finding < 2;
  byId("next").disabled = finding >= count;
}

function go(name) {
  location.hash = name;
  route();
}

function step(by) {
  if (!current) return;
  const shown = shownPages();
  const other = shown[shown.indexOf(current.id) + by];
  if (other) go(other);
}

function mark(number) {
  finding = number;
  for (const lit of document.querySelectorAll("mark.on, .card.on")) lit.classList.remove("on");
  if (unfolded) unfolded.open = false;
  unfolded = null;
  if (!number || !current) return;
  for (const piece of current.querySelectorAll('mark[data-f~="' + number + '"]')) piece.classList.add("on");
  const card = byId(current.id + "f" + number);
  card.classList.add("on");
  const more = card.querySelector("details");
  if (more.open) return;
  more.open = true;
  unfolded = more;
}

function select(number) {
  const card = current && byId(current.id + "f" + number);
  if (!card) return;
  mark(number);
  tell();
  history.replaceState(null, "", "#" + card.id);
  routed = null;
  card.focus({ preventScroll: true });
  byId(current.id + "m" + number).scrollIntoView({ block: "center" });
}

function route() {
  routed = location.hash;
  const name = location.hash.slice(1);
  const first = /^d\d+/.exec(name);
  if (first && kept.has(first[0]) && made(first[0]).id !== name) location.replace(location.hash); // it is :target only now
  const target = byId(name);
  const page = target && target.closest("article");
  open(page || null);
  if (!page) return;
  const spot = /^d\d+[fm](\d+)$/.exec(target.id);
  if (spot) {
    mark(Number(spot[1]));
    tell();
  }
  target.setAttribute("tabindex", target.getAttribute("tabindex") || "-1");
  target.focus({ preventScroll: true });
  if (target !== page) target.scrollIntoView({ block: spot ? "center" : "start" });
}

window.addEventListener("hashchange", () => {
  if (location.hash !== routed) route();
});
byId("to-overview").addEventListener("click", () => go("overview"));
byId("before").addEventListener("click", () => step(-1));
byId("after").addEventListener("click", () => step(1));
byId("previous").addEventListener("click", () => select(finding - 1));
byId("next").addEventListener("click", () => select(finding + 1));
document.querySelector("main").addEventListener("click", (event) => {
  const piece = event.target.closest("mark");
  if (piece && !event.target.closest("a")) select(Number(piece.dataset.f.split(" ").pop()));
});

// on paper everything is there and open: of the overview the pages as well only where the button asks for them
let opened = [];
function unfold() {
  if (!current && document.body.dataset.print === "all") {
    for (const name of shownPages()) made(name);
    for (const page of document.querySelectorAll("main > article")) page.classList.toggle("out", rowOf(page).hidden);
  }
  opened = Array.from(document.querySelectorAll("details:not([open])"));
  for (const part of opened) part.open = true;
}
function fold() {
  for (const part of opened) part.open = false;
  opened = [];
  delete document.body.dataset.print;
}
window.addEventListener("beforeprint", unfold);
window.addEventListener("afterprint", fold);
byId("print-one").addEventListener("click", () => window.print());
byId("print-overview").addEventListener("click", () => window.print());
byId("print-all").addEventListener("click", () => {
  document.body.dataset.print = "all";
  window.print();
});
