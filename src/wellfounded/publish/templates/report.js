"use strict";
// Lights the whole of a passage that is written in several pieces, leads back, narrows the lists. Without it the links still
// jump, and the first piece of a passage is lit.
const find = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
document.documentElement.classList.add("script");

// jumping ------------------------------------------------------------------------------------------------------------------
function named() {
  try {
    return find(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}
function show() {
  for (const lit of all(".here")) lit.classList.remove("here");
  const place = named();
  const passage = place !== null && place.matches("mark");
  find("lit").hidden = !passage;
  if (place === null) return;
  for (let node = place; node; node = node.parentElement) {
    if (node.localName === "details") node.open = true;
    node.hidden = false;
  }
  if (!passage) return;
  const pieces = [place, ...all(`[data-of="${CSS.escape(place.id)}"]`, place.closest(".text"))];
  for (const piece of pieces) piece.classList.add("here");
  find("lit-label").textContent = place.title;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
  // Text that was skipped so far gets its true height only now.
  requestAnimationFrame(() => place.scrollIntoView({ block: "center" }));
}
addEventListener("hashchange", show);
find("back").addEventListener("click", (event) => {
  if (history.length < 2) return;
  event.preventDefault();
  history.back();
});

// narrowing ----------------------------------------------------------------------------------------------------------------
const texts = new WeakMap();
function textOf(row) {
  if (!texts.has(row)) texts.set(row, row.textContent.toLocaleLowerCase());
  return texts.get(row);
}
function narrow(rows, words, keep = () => true) {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    row.hidden = !(keep(row) && wanted.every((word) => textOf(row).includes(word)));
    if (!row.hidden) count += 1;
  }
  return count;
}
const ROWS = "table[data-list] > tbody > tr, ul[data-list] > li, ol[data-list] > li";
function narrowAll() {
  const words = find("narrow").value;
  const rows = all(ROWS);
  const count = narrow(rows, words);
  for (const year of all(".year")) year.hidden = !year.querySelector(".block:not([hidden])");
  if (words) for (const fold of all("details.fold")) fold.open = true;
  find("narrowed").textContent = words ? `${count} of ${rows.length} lines` : "";
}
function narrowDocuments() {
  const [words, kind, language] = ["words", "kind", "language"].map((name) => find(`documents-${name}`).value);
  const rows = all("#contents > tbody > tr");
  const keep = (row) => (!kind || row.dataset.kind === kind) && (!language || row.dataset.language === language);
  const count = narrow(rows, words, keep);
  const fold = find("contents").closest("details");
  if (fold && (words || kind || language)) fold.open = true;
  find("documents-count").textContent = count < rows.length ? `${count} of ${rows.length}` : "";
}
let waiting = 0;
function soon(act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, 80);
}
find("narrow").addEventListener("input", () => soon(narrowAll));
for (const name of ["words", "kind", "language"]) find(`documents-${name}`).addEventListener("input", () => soon(narrowDocuments));

// printing -----------------------------------------------------------------------------------------------------------------
let opened = [];
addEventListener("beforeprint", () => {
  opened = all("main details:not([open])");
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
show();
