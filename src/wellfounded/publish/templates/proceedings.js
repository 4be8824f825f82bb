"use strict";
// Shows another day on the drawing and in the table of proceedings: the labels are in the page, packed by runs.
{
  const held = document.getElementById("standing-grid");
  if (held) {
    document.documentElement.classList.add("script");
    const grid = JSON.parse(held.textContent);
    const section = document.getElementById("proceedings");
    const drawing = section.querySelector("svg.lanes");
    const oneLine = drawing.dataset.lines === "0";
    const [on, known, same] = ["on", "known", "same"].map((name) => document.getElementById(`slide-${name}`));
    const acts = grid.acts.map((_, number) => {
      const group = document.getElementById(`act-${number}`);
      const row = document.getElementById(`st-${number}`);
      return {
        group,
        row,
        now: -1,
        title: group.querySelector("title"),
        named: group.querySelector("title").textContent.replace(/ \([^()]*\)$/, "").replace(/ · [^·]*$/, ""),
        names: [...group.querySelectorAll(".name")],
        said: group.querySelector(".said"),
        sign: group.querySelector("use"),
        bars: [...group.querySelectorAll(".bar path")],
        icon: row.querySelector("use"),
        cells: [".is span", ".beside", ".assumed", ".told"].map((name) => row.querySelector(name)),
      };
    });
    const arrows = [...drawing.querySelectorAll(".arrow")];
    const at = (runs, cell) => {
      let n = 0;
      while (cell >= runs[n]) {
        cell -= runs[n];
        n += 2;
      }
      return runs[n + 1];
    };
    const dayBefore = (day) => new Date(Date.parse(day) - 864e5).toISOString().slice(0, 10);
    const move = (name, x) => {
      const line = drawing.querySelector(`.day-${name}`);
      if (!line) return;
      if (x === null) line.setAttribute("display", "none");
      else {
        line.removeAttribute("display");
        line.setAttribute("transform", `translate(${x} 0)`);
      }
    };
    const showAct = (act, index, dates) => {
      const [label, word, beside, assumed, told] = grid.states[index];
      const [value, sign, colour] = grid.labels[label];
      const said = [word, beside].filter(Boolean).join(", ");
      const brief = [word === value ? "" : word, beside].filter(Boolean).join(", ");
      act.title.textContent = `${act.named} · ${said} (${dates})`;
      if (act.now === index) return;
      const moved = act.now >= 0;
      act.now = index;
      act.group.dataset.label = value;
      act.said.textContent = oneLine ? (brief ? ` · ${brief}` : " ") : `${act.group.dataset.date} · ${said}`;
      for (const name of act.names) {
        if (value === "quashed") name.setAttribute("text-decoration", "line-through");
        else name.removeAttribute("text-decoration");
      }
      if (value === "unknown") act.group.setAttribute("opacity", "0.45");
      else act.group.removeAttribute("opacity");
      for (const use of [act.sign, act.icon]) use.setAttribute("href", `#${sign}`);
      for (const bar of act.bars) bar.setAttribute("stroke", colour);
      [word, beside, assumed, told].forEach((text, n) => {
        act.cells[n].textContent = text;
      });
      act.row.classList.toggle("moved", moved);
    };
    const showArrow = (arrow, by) => {
      const ends = [acts[arrow.dataset.from], acts[arrow.dataset.to]].map((act) => act.group.dataset.label);
      const late = by !== null && arrow.dataset.known !== undefined && arrow.dataset.known > by;
      if (late || ends.includes("unknown")) arrow.setAttribute("display", "none");
      else arrow.removeAttribute("display");
      if (ends.includes("not yet")) arrow.setAttribute("opacity", "0.35");
      else arrow.removeAttribute("opacity");
    };
    const show = () => {
      const d = Number(on.value);
      if (same.checked) {
        const past = grid.known.filter((day) => day !== null && day <= grid.days[d]).length;
        known.value = String(Math.max(0, past - 1));
      }
      known.disabled = same.checked;
      const k = Number(known.value);
      const day = grid.days[d];
      const by = grid.known[k];
      const dates = `as of ${day}, ${by === null ? "known from all sources" : `known by ${by}`}`;
      const until = d + 1 < grid.days.length && grid.whole ? dayBefore(grid.days[d + 1]) : day;
      for (const act of acts) act.row.classList.remove("moved");
      acts.forEach((act, number) => showAct(act, at(grid.rows[at(grid.acts[number], k)], d), dates));
      for (const arrow of arrows) showArrow(arrow, by);
      for (const said of section.querySelectorAll(".as-of-said, svg .as-of")) said.textContent = dates;
      drawing.querySelector("title").textContent = `Proceedings, ${dates}`;
      section.querySelector(".until").textContent = until === day ? "" : ` (the same until ${until})`;
      for (const [slider, text] of [[on, day], [known, by ?? "all sources"]]) {
        slider.setAttribute("aria-valuetext", text);
        slider.labels[0].querySelector("output").textContent = text;
      }
      move("on", grid.x[d]);
      move("known", grid.kx[k]);
    };
    for (const control of [on, known, same]) control.addEventListener("input", show);
    const trace = (number) => {
      drawing.classList.toggle("tracing", number !== null);
      for (const arrow of arrows) arrow.classList.toggle("traced", number === arrow.dataset.from || number === arrow.dataset.to);
    };
    acts.forEach((act, number) => {
      for (const kind of ["pointerenter", "focus"]) act.group.addEventListener(kind, () => trace(String(number)));
      for (const kind of ["pointerleave", "blur"]) act.group.addEventListener(kind, () => trace(null));
    });
    show();
  }
}
