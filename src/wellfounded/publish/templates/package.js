"use strict";
// SHA-256 (FIPS 180-4). The browser's own is not there for a page that was opened from a file.
const K = (() => {
  const found = [];
  for (let n = 2; found.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (prime) found.push(n);
  }
  const part = (x) => Math.floor((x - Math.floor(x)) * 0x100000000) | 0;
  return { round: found.map((p) => part(Math.cbrt(p))), start: found.slice(0, 8).map((p) => part(Math.sqrt(p))) };
})();
function sha256(bytes) {
  const h = Int32Array.from(K.start), w = new Int32Array(64);
  const length = bytes.length, padded = new Uint8Array(((length + 72) >> 6) << 6);
  padded.set(bytes.subarray(0, length));
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15], b = w[i - 2];
      w[i] = (w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, k] = h;
    for (let i = 0; i < 64; i++) {
      const one = (k + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K.round[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      k = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, k].forEach((x, i) => { h[i] = (h[i] + x) | 0; });
  }
  return Array.from(h, (x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
}

// ZIP ------------------------------------------------------------------------------------------------------------------
const CRC = Int32Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c; });
function crc32(bytes) {
  let c = -1;
  for (let i = 0; i < bytes.length; i++) c = CRC[(c ^ bytes[i]) & 255] ^ (c >>> 8);
  return (c ^ -1) >>> 0;
}
async function readZip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error("ZIP?");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const files = new Map();
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error("ZIP?");
    const method = view.getUint16(at + 10, true), packed = view.getUint32(at + 20, true);
    const n = view.getUint16(at + 28, true), extra = view.getUint16(at + 30, true), remark = view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at + 46, at + 46 + n));
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) throw new Error(name);
    const raw = bytes.subarray(start, start + packed);
    if (files.has(name)) throw new Error(name);
    if (!name.endsWith("/")) files.set(name, method === 0 ? raw : await inflated(raw, method));
    at += 46 + n + extra + remark;
  }
  return files;
}
async function inflated(raw, method) {
  if (method !== 8 || typeof DecompressionStream === "undefined") throw new Error(W.no_inflate);
  const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
// The one archive that holds these files: whatever else the ZIP has in it was put there by somebody.
function writeZip(files) {
  const names = [...files.keys()].sort(), coder = new TextEncoder(), parts = [], central = [];
  let at = 0;
  for (const name of names) {
    const content = files.get(name), raw = coder.encode(name), crc = crc32(content);
    const local = new DataView(new ArrayBuffer(30)), entry = new DataView(new ArrayBuffer(46));
    const both = (view, from) => {
      view.setUint16(from, 20, true); view.setUint16(from + 8, 0x21, true); view.setUint32(from + 10, crc, true);
      view.setUint32(from + 14, content.length, true); view.setUint32(from + 18, content.length, true); view.setUint16(from + 22, raw.length, true);
    };
    local.setUint32(0, 0x04034b50, true); both(local, 4);
    entry.setUint32(0, 0x02014b50, true); entry.setUint16(4, 0x0314, true); both(entry, 6);
    entry.setUint32(38, 0o644 * 65536, true); entry.setUint32(42, at, true);
    parts.push(new Uint8Array(local.buffer), raw, content);
    central.push(new Uint8Array(entry.buffer), raw);
    at += 30 + raw.length + content.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0), end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true); end.setUint16(8, names.length, true); end.setUint16(10, names.length, true);
  end.setUint32(12, size, true); end.setUint32(16, at, true);
  return [...parts, ...central, new Uint8Array(end.buffer)];
}
function sameBytes(bytes, parts) {
  let at = 0;
  for (const part of parts) {
    if (at + part.length > bytes.length) return false;
    for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
    at += part.length;
  }
  return at === bytes.length;
}

// quotations ---------------------------------------------------------------------------------------------------------------
const block = document.getElementById("package");
const DATA = JSON.parse(block.textContent), W = DATA.words, Q = DATA.quotations;
const INTACT = sha256(new TextEncoder().encode(block.textContent)) === block.dataset.sha256;
const letters = (text) => text.replace(/[\u00b2\u00b3\u00b9\u2070-\u209f]/g, "").normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
function says(quoted, exact) {
  let rest = letters(exact);
  for (const piece of quoted.split(/\[[^[\]]{0,200}\]|\u2026|\.\.\./)) {
    const wanted = letters(piece), at = rest.indexOf(wanted);
    if (at < 0) return false;
    rest = rest.slice(at + wanted.length);
  }
  return true;
}
const points = new Map();
function signs(text) { if (!points.has(text)) points.set(text, Array.from(text)); return points.get(text); }
function read(q, annex, textOf) {
  if (!INTACT) return ["differs", W.page_changed];
  if (!annex || annex.sha256 !== q.sha256) return ["differs", W.page_changed];
  if (!q.passage) return q.quoted ? ["differs", W.words_gone] : ["unproven", W.whole];
  const { start, end, exact, prefix, suffix } = q.passage;
  const held = annex.texts.find((t) => t.start <= start && end <= t.end);
  if (!held) return ["differs", W.no_text];
  const [text, where, good] = textOf(held, annex);
  if (text === null) return ["differs", W.no_text];
  if (!good) return ["differs", W.text_changed];
  const all = signs(text), from = start - held.start;
  const before = all.slice(Math.max(0, from - signs(prefix).length), from).join(""), after = all.slice(end - held.start, end - held.start + signs(suffix).length).join("");
  if (all.slice(from, end - held.start).join("") !== exact || !prefix.endsWith(before) || !suffix.startsWith(after)) return ["differs", W.words_gone];
  if (q.translated) return ["holds", W.translated];
  if (q.quoted && !says(q.quoted, exact)) return ["differs", W.words_other];
  return ["holds", where];
}
const coder = new TextEncoder();
const inPage = (held) => {
  const text = DATA.texts[held.file];
  if (text === undefined) return [null, "", false];
  return [text, W.read_in_page, sha256(coder.encode(text)) === held.sha256];
};
const byNumber = new Map(Q.annexes.map((annex) => [annex.number, annex]));
const fill = (line, values) => line.replace(/\{(\w)\}/g, (_, name) => values[name]);
const put = (id, text) => { document.getElementById(id).textContent = text; };
function element(name, text, kind) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}
// What stands around a passage was cut after so many signs: the halves of words fall away.
function led(text) { return signs(text).length < 32 ? text : "… " + text.replace(/^\S*\s+/, ""); }
function followed(text) { return signs(text).length < 32 ? text : text.replace(/\s+\S*$/, "") + " …"; }

function line(q, annex) {
  const item = element("li"), body = element("div");
  item.id = "q-" + q.id;
  item.append(element("span", q.id, "id"), body, element("span", W.not_yet, "state"));
  if (q.quoted) { const p = element("p"); p.append(element("span", W.in_dossier, "who"), q.quoted); body.append(p); }
  if (q.passage) {
    const p = element("p");
    p.append(element("span", W.in_original, "who"), element("span", led(q.passage.prefix), "around"), element("mark", q.passage.exact), element("span", followed(q.passage.suffix), "around"));
    body.append(p);
  }
  const where = [`${W.annex} ${q.annex}`, annex ? annex.label : "", q.page ? `${W.page} ${q.page}` : "", q.notes.length ? `${W.note} ${q.notes.join(", ")}` : "", q.passage ? "" : W.whole];
  body.append(element("p", where.filter(Boolean).join(" · "), "where"), element("code", "SHA-256 " + q.sha256));
  return item;
}
function readAll(textOf) {
  const counts = { holds: 0, differs: 0, unproven: 0 };
  for (const q of Q.quotations) {
    const [state, why] = read(q, byNumber.get(q.annex), textOf);
    counts[state]++;
    const item = document.getElementById("q-" + q.id), cell = item.querySelector(".state");
    item.className = state;
    cell.replaceChildren(W[state], element("small", why));
  }
  if (!INTACT && !counts.differs) counts.differs = 1;
  const verdict = document.getElementById("verdict");
  verdict.className = "verdict " + (counts.differs ? "differs" : "holds");
  const first = counts.differs ? fill(W.some_differ, { n: counts.differs, m: Q.quotations.length }) : fill(W.all_hold, { n: counts.holds });
  verdict.textContent = first + (counts.unproven ? " " + fill(W.some_unproven, { n: counts.unproven }) : "");
}

// a dropped package -----------------------------------------------------------------------------------------------------------
const LISTED = { "manifest-sha256.txt": (name) => name.startsWith("data/"), "tagmanifest-sha256.txt": (name) => !name.startsWith("data/") && !/^tagmanifest-sha256\.txt(\.sig|\.tsr)?$/.test(name) };
function unlike(files) {
  const found = [], sums = new Map();
  for (const [name, content] of files) sums.set(name, sha256(content));
  for (const [manifest, mine] of Object.entries(LISTED)) {
    const listed = new Map((files.has(manifest) ? new TextDecoder().decode(files.get(manifest)) : "").split("\n").filter(Boolean).map((row) => [row.slice(66), row.slice(0, 64)]));
    if (!files.has(manifest)) found.push(`${manifest}: ${W.missing}`);
    compared(listed, [...sums].filter(([name]) => mine(name)), found);
  }
  compared(new Map(Object.entries(DATA.files)), [...sums].filter(([name]) => name.startsWith("data/")), found);
  for (const annex of Q.annexes) if (annex.original && sums.get(annex.original) !== annex.sha256) found.push(`${annex.original}: ${W.other_bytes}`);
  const own = files.has("verify.html") ? new TextDecoder().decode(files.get("verify.html")) : "";
  if (!own.includes(`data-sha256="${block.dataset.sha256}"`) || !own.includes(block.textContent)) found.push(`verify.html: ${W.other_bytes}`);
  return [...new Set(found)];
}
function compared(listed, there, found) {
  const sums = new Map(there);
  for (const [name, sum] of listed) if (!sums.has(name)) found.push(`${name}: ${W.missing}`); else if (sums.get(name) !== sum) found.push(`${name}: ${W.other_bytes}`);
  for (const name of sums.keys()) if (!listed.has(name)) found.push(`${name}: ${W.added}`);
}
function inZip(files) {
  const known = new Map();
  return (held, annex) => {
    const raw = files.get(held.file);
    if (!raw) return [null, "", false];
    if (!known.has(held.file)) known.set(held.file, [new TextDecoder("utf-8", { ignoreBOM: true }).decode(raw), sha256(raw) === held.sha256]);
    const [text, good] = known.get(held.file);
    const original = annex.original && files.get(annex.original);
    if (original && held.start === 0 && annex.media_type.startsWith("text/plain") && original.length === raw.length && sameBytes(original, [raw])) return [text, W.read_in_original, good];
    return [text, W.read_in_text, good];
  };
}
async function check(file) {
  const verdict = document.getElementById("zip-verdict"), list = document.getElementById("differences");
  verdict.hidden = false;
  verdict.className = "verdict";
  verdict.textContent = W.reading;
  list.replaceChildren();
  await new Promise((done) => setTimeout(done, 20));
  try {
    const bytes = new Uint8Array(await file.arrayBuffer()), all = await readZip(bytes);
    const root = [...all.keys()].map((name) => name.split("/")[0])[0] + "/";
    const files = new Map();
    const found = [];
    for (const [name, content] of all) if (name.startsWith(root)) files.set(name.slice(root.length), content); else found.push(`${name}: ${W.added}`);
    if (!sameBytes(bytes, writeZip(all))) found.push(W.zip_repacked);
    found.push(...unlike(files));
    readAll(inZip(files));
    verdict.className = "verdict " + (found.length ? "differs" : "holds");
    verdict.textContent = found.length ? W.zip_bad : fill(W.zip_good, { n: files.size });
    if (files.has("tagmanifest-sha256.txt.sig")) verdict.append(" ", W.signed);
    if (files.has("tagmanifest-sha256.txt.tsr")) verdict.append(" ", W.stamped);
    list.replaceChildren(...found.map((text) => element("li", text)));
    const manifest = files.get("tagmanifest-sha256.txt");
    document.getElementById("number").hidden = !manifest;
    if (manifest) put("digest", sha256(manifest));
    comparison();
  } catch (error) {
    verdict.className = "verdict differs";
    verdict.textContent = W.zip_bad;
    list.replaceChildren(element("li", W.zip_unreadable + (error && error.message ? error.message : "")));
  }
}
function comparison() {
  const given = document.getElementById("compare").value.replace(/[^0-9a-f]/gi, "").toLowerCase(), told = document.getElementById("compared");
  const same = given === document.getElementById("digest").textContent;
  told.className = same ? "holds" : "differs";
  told.textContent = given ? (same ? W.same : W.other) : "";
}
function begin() {
  const about = document.getElementById("about");
  const rows = [[W.dossier, [Q.dossier.title, W.dossier_date || Q.dossier.date].filter(Boolean).join(", ")], [W.journal, Q.journal.hash ? `${Q.journal.number} · ${Q.journal.hash}` : ""]];
  for (const [name, value] of rows) if (value) about.append(element("dt", name), element("dd", value));
  for (const id of ["title", "lead", "limits"]) put(id, W[id]);
  put("ask", W.check); put("quotations-title", W.quotations); put("digest-label", W.digest); put("compare-label", W.compare);
  document.getElementById("quotations").append(...Q.quotations.map((q) => line(q, byNumber.get(q.annex))));
  readAll(inPage);
  const drop = document.getElementById("drop"), input = document.getElementById("file");
  input.addEventListener("change", () => { if (input.files.length) check(input.files[0]); });
  document.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); if (event.dataTransfer.files.length) check(event.dataTransfer.files[0]); });
  document.getElementById("compare").addEventListener("input", comparison);
}
begin();
