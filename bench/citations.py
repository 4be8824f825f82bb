"""Measure the citations: German court texts against their gold spans, and a report with notes against what its layout says.

Run with ``WELLFOUNDED_BENCH`` (the folder that holds ``citations/german``) or ``WELLFOUNDED_GOLD`` (the folder that holds
``sample-case``). Prints precision, recall and F1 of spans, exact and by overlap, and the time for a million characters.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wellfounded.extract.analysis import Analysis
from wellfounded.extract.citing.extractor import find_citations
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.reading import Citation

AUTHORITIES = {"case", "statute", "application", "resolution"}
Spans = set[tuple[int, int]]


def unread(text: str) -> Analysis:
    """Return an analysis without the models, which citations do not ask."""
    layer = TextLayer(document=DocumentId("bench"), text=text, producer="bench")
    return Analysis(layer=layer, normal=normalise(text), language="", languages=(), blocks=(), sentences=(), noise=())


def prf(right_found: int, found: int, right_gold: int, gold: int) -> tuple[float, float, float]:
    precision, recall = right_found / max(found, 1), right_gold / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def overlapping(spans: Spans, others: Spans) -> int:
    return sum(any(a < d and c < b for c, d in others) for a, b in spans)


def score(pairs: Iterable[tuple[Spans, Spans]]) -> dict[str, tuple[float, float, float]]:
    """Return P, R and F1 over all documents, of equal spans and of overlapping ones."""
    found = gold = exact = by_found = by_gold = 0
    for hypotheses, truth in pairs:
        found, gold, exact = found + len(hypotheses), gold + len(truth), exact + len(hypotheses & truth)
        by_found, by_gold = by_found + overlapping(hypotheses, truth), by_gold + overlapping(truth, hypotheses)
    return {"exact": prf(exact, found, exact, gold), "overlap": prf(by_found, found, by_gold, gold)}


def german(folder: Path, *, show: bool = False) -> dict[str, tuple[float, float, float]]:
    """Score the plain-text part of the German set."""
    labels = {row["doc_id"]: row["citations"] for row in read(folder / "annotations.jsonl")}
    pairs = []
    for row in read(folder / "documents.jsonl"):
        found = {(c.passage.start, c.passage.end) for c in find_citations(unread(row["text"])) if c.kind in AUTHORITIES}
        truth = {(c["span"]["start"], c["span"]["end"]) for c in labels[row["doc_id"]]}
        pairs.append((found, truth))
        if show:
            for start, end in sorted(found ^ truth):
                sys.stdout.write(f"{'-' if (start, end) in truth else '+'} {row['text'][start:end]!r}\n")
    return score(pairs)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def expected_notes(text: str) -> set[tuple[str, int, int]]:
    """Derive from the layout alone which mark points to which note: raised figures, a note being one that begins a line."""
    figures = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    notes = {m[1].translate(figures): m.start() for m in re.finditer(r"^([⁰¹²³⁴-⁹]+) ", text, re.MULTILINE)}
    marks = [(m[0].translate(figures), m.start()) for m in re.finditer(r"(?<![⁰¹²³⁴-⁹\n])[⁰¹²³⁴-⁹]+", text)]
    for group in re.finditer(r"\^\{([\d, ]+)\}", text):
        marks += [(m[0], group.start(1) + m.start()) for m in re.finditer(r"\d+", group[1])]
    return {(number, at, notes[number]) for number, at in marks if number in notes}


def expected_attachments(text: str) -> set[tuple[str, int]]:
    """Derive which numbers in brackets point to which line below the heading of the list."""
    at = text.rfind("List of attachments:")
    entries = {m[1]: m.start() for m in re.finditer(r"^(\d+)\. ", text[at:], re.MULTILINE)} if at >= 0 else {}
    groups = [m[1] for m in re.finditer(r"\[Attachments? ([\d, ]+)\]", text)]
    return {(number, at + entries[number]) for group in groups for number in re.findall(r"\d+", group) if number in entries}


def links(citations: Iterable[Citation], kind: str) -> set[tuple[str, int, int]]:
    return {(c.target, c.passage.start, c.target_passage.start) for c in citations if c.kind == kind and c.target_passage}


def sample(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return (found, right, expected) of the links of notes and attachments over the sample documents."""
    out: dict[str, tuple[int, int, int]] = {"footnote-mark": (0, 0, 0), "attachment-mark": (0, 0, 0)}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        citations = find_citations(unread(text))
        notes, wanted = links(citations, "footnote-mark"), expected_notes(text)
        out["footnote-mark"] = added(out["footnote-mark"], len(notes), len(notes & wanted), len(wanted))
        attached = {(number, aim) for number, _, aim in links(citations, "attachment-mark")}
        right = expected_attachments(text)
        out["attachment-mark"] = added(out["attachment-mark"], len(attached), len(attached & right), len(right))
    return out


def added(sums: tuple[int, int, int], found: int, right: int, wanted: int) -> tuple[int, int, int]:
    return sums[0] + found, sums[1] + right, sums[2] + wanted


def authorities(path: Path, *, show: bool = False) -> dict[str, tuple[int, int, int, int, int]]:
    """Return for each family (labelled, found, with the right span, found lines' false hits, …) of a file of labelled lines.

    A labelled citation is found where a citation overlaps its words and has its normal form, or one of those in ``also``; a citation that
    overlaps no labelled one is false, and counts for the family that its normal form begins with.
    """
    sums: dict[str, list[int]] = {}
    for row in read(path):
        found = [c for c in find_citations(unread(row["text"])) if c.kind in AUTHORITIES]
        gold = [(place(row["text"], one), one) for one in row["citations"]]
        for (start, end), one in gold:
            touching = [c for c in found if c.passage.start < end and start < c.passage.end]
            right = [c for c in touching if plain(c.normal) in {plain(n) for n in (one["normal"], *one.get("also", ()))}]
            spans = [c for c in touching if (c.passage.start, c.passage.end) == (start, end)]
            row_of = sums.setdefault(one["family"], [0, 0, 0, 0, 0])
            for at, value in enumerate((1, bool(right), bool(touching), bool(spans))):
                row_of[at] += value
            if show and not right:
                sys.stdout.write(
                    f"- {one['text']!r} {one['normal']}  found: {[(c.passage.exact, c.normal) for c in touching]}\n    {row['text']}\n"
                )
        for c in found:
            if not any(c.passage.start < end and start < c.passage.end for (start, end), _ in gold):
                sums.setdefault(family_of(c.normal), [0, 0, 0, 0, 0])[4] += 1
                if show:
                    sys.stdout.write(f"+ {c.passage.exact!r} {c.normal}\n    {row['text']}\n")
    return {family: (n, right, touched, spans, false) for family, (n, right, touched, spans, false) in sorted(sums.items())}


def place(text: str, one: dict[str, Any]) -> tuple[int, int]:
    """Return where the nth occurrence of labelled words stands."""
    at = -1
    for _ in range(one.get("nth", 1)):
        at = text.index(one["text"], at + 1)
    return at, at + len(one["text"])


def plain(normal: str) -> str:
    return "".join(normal.upper().split())


def family_of(normal: str) -> str:
    """Return what a false hit is counted under: the first part of its normal form, where that is letters."""
    first = normal.split(":")[0].lower()
    return first if first.isalpha() else "(none)"


def print_authorities(path: Path, *, show: bool) -> None:
    """Print recall, precision, spans and normal forms by family."""
    rows = authorities(path, show=show)
    total = [sum(row[at] for row in rows.values()) for at in range(5)]
    sys.stdout.write(f"{path.stem}: {len(rows)} families\n")
    for name, (n, right, touched, spans, false) in [*rows.items(), ("all", tuple(total))]:
        recall, precision = right / max(n, 1), right / max(touched + false, 1)
        sys.stdout.write(
            f"  {name:14} labelled {n:4}  recall {recall:.3f}  precision {precision:.3f}  false {false:3}"
            f"  touched {touched / max(n, 1):.3f}  normal {right / max(touched, 1):.3f}  span {spans / max(n, 1):.3f}\n"
        )


def main() -> None:
    show = "--show" in sys.argv
    for part in ("seen", "unseen"):
        path = Path(__file__).parent / "quality" / "citations" / f"{part}.jsonl"
        if path.exists():
            print_authorities(path, show=show and part == "seen")
    bench, gold = os.environ.get("WELLFOUNDED_BENCH"), os.environ.get("WELLFOUNDED_GOLD")
    if bench:
        for name, (p, r, f) in german(Path(bench) / "citations" / "german", show="--show" in sys.argv).items():
            sys.stdout.write(f"German courts, spans {name:8} P {p:.3f}  R {r:.3f}  F1 {f:.3f}\n")
    if gold:
        folder = Path(gold) / "sample-case"
        for kind, (found, right, wanted) in sample(folder).items():
            sys.stdout.write(f"links of {kind}: {found} found, {right} right of {wanted}\n")
        analyses = [unread(path.read_text(encoding="utf-8")) for path in folder.glob("*.txt")]
        began = time.perf_counter()
        for analysis in analyses:
            find_citations(analysis)
        length = sum(len(analysis.text) for analysis in analyses)
        sys.stdout.write(f"{(time.perf_counter() - began) / length * 1e6:.2f} s for a million characters\n")


if __name__ == "__main__":
    main()
