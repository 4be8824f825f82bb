"""What leaks from a disclosed copy, what it loses that nobody asked to hide, and how long it takes; one line of JSON for each figure.

Run ``python bench/disclosure.py [CASE PERSON…]``. Without arguments the demonstration case is built, and five persons of it are protected.
Leaks are counted by the reader of ``tests/hostile``, which shares no code with the redaction, in every spelling that the truth of the case
lists. A lost word counts as nobody's where it neither begins as a spelling of a protected person does, nor is an initial, nor an address.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from wellfounded import Case, demonstrate
from wellfounded.demonstration.build import truth
from wellfounded.settings import Settings
from wellfounded.work.clearance import Clearance
from wellfounded.work.facts import Facts
from wellfounded.work.protected_case import ProtectedCase
from wellfounded.work.protecting import protections

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "hostile"))
from leaving_no_trace import words_left

PROTECTED = ("Yulia Khantemir", "Samat Orynov", "Gleb Stashevich", "Rakhim Sulzhanov", "Judith Pellow")
ARABIC = "كتبت يوليا خانتمير إلى رحيم سلجانوف في ٣ مارس.\nغادرت خانتمير المدينة مع سلجانوف.\n"
ARABIC_SPELLINGS = ("خانتمير", "سلجانوف")
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 4


def main() -> None:
    given = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        case, people = (Path(given[0]), given[1:]) if given else (_demonstration(Path(folder)), PROTECTED)
        copied = Path(folder) / "copy"
        shutil.copytree(case, copied)
        with Case.open(copied, settings=Settings(given={"who": "bench"})) as opened:
            for figure, value in _measured(opened, people, Path(folder)):
                print(json.dumps({"figure": figure, "value": value}, ensure_ascii=False))


def _demonstration(folder: Path) -> Path:
    made = demonstrate(folder / "demo")
    (folder / "risala.txt").write_text(ARABIC, encoding="utf-8")
    with Case.open(made.case) as case:
        case.add([folder / "risala.txt"])
    return made.case


def _measured(case: Case, people: Sequence[str], folder: Path) -> Iterator[tuple[str, object]]:
    case.ring("bench", ["bench"])
    for person in people:
        case.protect(person)
    spelled = list(_spellings(case, people))
    for form in ("html", "text", "pdf"):
        start = time.perf_counter()
        made = case.disclose("bench", folder / form, form=form)
        yield f"seconds, {form}", round(time.perf_counter() - start, 1)
        yield f"leaked strings, {form}", words_left(folder / form, (word for word in spelled if len(word) >= _BEGINNING))
    yield "spellings looked for", len(spelled)
    yield "documents", made.documents
    yield "names replaced", made.replaced
    total, lost, over = _lost(case, spelled)
    yield "words", total
    yield "words lost", lost
    yield "words lost that are nobody's", sum(over.values())
    yield "share of words lost that are nobody's", round(sum(over.values()) / max(1, total), 6)
    yield "which", dict(over.most_common(30))


def _spellings(case: Case, people: Iterable[str]) -> Iterator[str]:
    """Yield the words of every spelling that the case and its truth have of the persons."""
    known = {spelling for one in case.protections().persons for spelling in (one.name, *one.forms)}
    for entity in truth()["entities"]:
        if entity["name"] in people:
            known |= {spelling for some in entity["spellings"].values() for spelling in some}
    yield from sorted({word for spelling in known for word in _WORD.findall(spelling) if len(word) > 1} | set(ARABIC_SPELLINGS))


def _lost(case: Case, spelled: Sequence[str]) -> tuple[int, int, Counter[str]]:
    known = protections(case.store)
    ring = known.rings["bench"]
    seen = ProtectedCase(Facts(case.store, Clearance.of_ring(ring)), ring, known.against(ring))
    total = lost = 0
    over: Counter[str] = Counter()
    beginnings = {word[:_BEGINNING].casefold() for word in spelled}
    for document in seen.facts.documents:
        layer = seen.facts.layer(document)
        redacted = seen.redacted(layer) if layer else None
        if redacted is None:
            continue
        total += len(_WORD.findall(redacted.source))
        for change in redacted.changes:
            source = redacted.source[change.span.start : change.span.end]
            words = _WORD.findall(source)
            lost += len(words)
            if "@" not in source:
                over.update(w for w in words if len(w) > 1 and not any(begins in w.casefold() for begins in beginnings))
    return total, lost, over


if __name__ == "__main__":
    main()
