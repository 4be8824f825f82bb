"use strict";
// Marks the whole passage that a link jumps to, and narrows the lists. Without it the links still jump.
function show() {
  for (const lit of document.querySelectorAll(".here")) lit.classList.remove("here");
  const anchor = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!anchor || !anchor.dataset.end) return;
  const end = Number(anchor.dataset.end);
  let first = null;
  for (let node = anchor.nextElementSibling; node; node = node.nextElementSibling) {
    if (!node.dataset.at) continue;
    if (Number(node.dataset.at) >= end) break;
    node.classList.add("here");
    first = first || node;
  }
  if (first) first.scrollIntoView({ block: "center" });
}
function narrow(words) {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  for (const row of document.querySelectorAll("[data-list] tbody tr, ul[data-list] li")) {
    const text = row.textContent.toLocaleLowerCase();
    row.hidden = !wanted.every((word) => text.includes(word));
  }
}
addEventListener("hashchange", show);
document.getElementById("narrow").addEventListener("input", (event) => narrow(event.target.value));
show();
