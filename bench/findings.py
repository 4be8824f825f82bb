"""Findings against the defects that a careful reader found, and the time that the rules take.

WELLFOUNDED_GOLD=… python bench/findings.py [--select REF,TXT,STR] [--all] [--pages N]

A defect counts as found when a finding of the right family has a passage of at most 300 characters that touches one of its passages.
Findings that touch no defect are listed: each is a false alarm, or a defect that the reader missed. ``--pages`` times the rules alone on a
text of so many pages (500 words each) made of the same documents.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from wellfounded.check.preparing import prepared
from wellfounded.check.selection import Selection, codes_of
from wellfounded.check.subject import Subject
from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.findings import Finding, Severity
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.work.check_subjects import gathered_files
from wellfounded.work.checking import Checked, run_rules
from wellfounded.work.reading import read_document

LONGEST = 300
FAMILIES: dict[str, frozenset[str]] = {
    "citation": frozenset({"REF", "DAT"}),
    "reference": frozenset({"REF"}),
    "structure": frozenset({"STR", "REF"}),
    "layout": frozenset({"STR", "TXT"}),
    "figure": frozenset({"FIG"}),
    "legal-logic": frozenset({"STA", "DAT", "ATT"}),
    "conflict": frozenset({"FIG", "DAT", "STA", "ATT", "NAM", "REF"}),
    "attribution-drift": frozenset({"ATT", "QUO"}),
    "name": frozenset({"NAM", "TXT"}),
    "encoding": frozenset({"TXT"}),
    "leftover": frozenset({"TXT"}),
    "quotes": frozenset({"QUO", "TXT"}),
    "emphasis": frozenset({"TXT", "QUO"}),
    "date": frozenset({"DAT", "STR"}),
}
"""The families of findings that are right for a category of defects, by the beginning of its name."""


@dataclass(frozen=True, slots=True)
class Defect:
    id: str
    category: str
    machine: bool
    words: str
    places: tuple[tuple[str, int, int], ...]

    @property
    def families(self) -> frozenset[str]:
        return next((right for name, right in FAMILIES.items() if self.category.startswith(name)), frozenset())


def defects(gold: Path) -> list[Defect]:
    """Return the defects of the gold reading, with the documents named by the beginning of their files' names."""
    rows = json.loads((gold / "gold" / "defects.json").read_text("utf-8"))["defects"]
    return [
        Defect(
            row["id"],
            row["category"],
            bool(row["machine"]),
            row["description"],
            tuple((place["seed"], place["start"], place["end"]) for place in row["passages"]),
        )
        for row in rows
    ]


def touches(finding: Finding, defect: Defect, *, short: bool = True) -> bool:
    """Say whether a finding (or what it is related to) touches a passage of a defect."""
    places = [(finding.document, passage) for passage in finding.passages] + [(one.document, one.passage) for one in finding.related]
    return any(
        Path(document).name.startswith(seed) and passage.start < end and start < max(passage.end, passage.start + 1)
        for document, passage in places
        if not short or passage.end - passage.start <= LONGEST
        for seed, start, end in defect.places
    )


def show(checked: Checked, known: list[Defect], *, everything: bool) -> None:
    machine = [one for one in known if one.machine]
    found = {one.id: [f for f in checked.findings if f.code[:3] in one.families and touches(f, one)] for one in known}
    hit = [one for one in machine if found[one.id]]
    print(f"defects with machine: true: {len(hit)} of {len(machine)} ({len(hit) / max(1, len(machine)):.2f})")
    for one in machine if everything else [one for one in machine if not found[one.id]]:
        told = ", ".join(sorted({f.code for f in found[one.id]})) or "NOT FOUND"
        print(f"  {one.id:5} {one.category:18} {told:24} {one.words[:90]}")
    others = [one for one in known if not one.machine and found[one.id]]
    print(f"further defects found: {', '.join(one.id for one in others) or 'none'}")
    severities = Counter(finding.severity for finding in checked.findings)
    counts = ", ".join(f"{severities[one]} {one.value}" for one in Severity)
    print(f"findings: {len(checked.findings)} ({counts}), by family: {dict(Counter(f.code[:3] for f in checked.findings))}")
    print("findings that touch no defect:")
    for finding in checked.findings:
        if not any(touches(finding, one, short=False) for one in known):
            print(f"  {Path(finding.document).name[:3]}:{finding.passages[0].start} {finding.code} {finding.message}")
    for trouble in checked.troubles:
        print(f"  RULE FAILED {trouble.code} on {trouble.document}: {trouble.reason}")


def timed(gold: Path, pages: int, selection: Selection) -> None:
    """Print how long the rules take on a text of so many pages, beyond reading it."""
    texts = [path.read_text("utf-8") for path in sorted((gold / "sample-case").glob("*.txt"))]
    whole = "\n\n".join(texts)
    times = max(1, round(pages * 500 / max(1, len(whole.split()))))
    text = "\n\n".join([whole] * times)
    name = DocumentId("long")
    document = Document(id=name, sha256=Sha256("0" * 64), name="long.txt", media_type="text/plain", outcome=Outcome(status=ReadStatus.READ))
    layer = TextLayer(document=name, text=text, producer="bench")
    begun = time.perf_counter()
    reading = read_document(document, layer)
    read = time.perf_counter() - begun
    begun = time.perf_counter()
    subject = Subject(document="long", reading=reading, analysis=prepared(layer, date=reading.document.date))
    ready = time.perf_counter() - begun
    checked = run_rules([subject], selection=selection)
    slowest = sorted(checked.seconds.items(), key=lambda pair: -pair[1])[:8]
    print(f"{len(text.split()) / 500:.0f} pages: read {read:.1f} s, prepared {ready:.2f} s, rules {sum(checked.seconds.values()):.2f} s")
    print("  slowest: " + ", ".join(f"{code} {seconds:.2f}" for code, seconds in slowest))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--select", default="", help="only these families or codes")
    parser.add_argument("--all", action="store_true", help="list every defect with what found it")
    parser.add_argument("--pages", type=int, default=0, help="time the rules on so many pages")
    given = parser.parse_args()
    if "WELLFOUNDED_GOLD" not in os.environ:
        sys.exit("set WELLFOUNDED_GOLD to the folder that holds gold/ and sample-case/")
    gold = Path(os.environ["WELLFOUNDED_GOLD"])
    selection = Selection(select=codes_of([given.select]))
    if given.pages:
        timed(gold, given.pages, selection)
        return
    gathered = gathered_files(sorted((gold / "sample-case").glob("*.txt")))
    show(run_rules(gathered.subjects, selection=selection), defects(gold), everything=given.all)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
