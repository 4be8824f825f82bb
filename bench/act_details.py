"""Who, when, where and how: of the acts that are found, how often each is right, by where the text says it.

    python bench/act_details.py [--parts gold,seen,unseen,FOLDER] [--errors]

Pairs found acts with labelled ones as ``bench.quality`` does and asks of each pair where the labelled body, or date, stands: in the clause
that tells of the act, in the same sentence, in the one before, earlier, later, or nowhere in those words. Prints for each of these how
many there are, how many are right, how many were given wrongly and how many were left out. A part may be a folder of labelled documents.
Of unseen documents only totals are printed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.quality.gold import load_gold
from bench.quality.labelled import load_part
from bench.quality.reading import read
from bench.quality.scorer_acts import pair_acts, same_date, same_order
from bench.quality.shape import ActMark, Marked
from bench.quality.who import Who, holds, words_of

HIDDEN = "unseen"
_SENTENCE = 240
"""Characters before a clause that are taken for its sentence, up to a full stop."""
PLACES = ("clause", "sentence", "before", "earlier", "later", "nowhere", "none labelled")


@dataclass(slots=True)
class Tally:
    """How the answers to one question came out, by where the right answer stands."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    none: Counter[str] = field(default_factory=Counter)

    def judge(self, place: str, *, right: bool, given: bool) -> None:
        (self.right if right else self.wrong if given else self.none)[place] += 1

    def lines(self) -> Iterator[str]:
        for place in PLACES:
            right, wrong, none = self.right[place], self.wrong[place], self.none[place]
            if total := right + wrong + none:
                yield f"{place:14} {right / total:.3f}  ({right} of {total}; {wrong} wrong, {none} left out)"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--parts", default="seen", help="parts or folders, separated by commas")
    options.add_argument("--errors", action="store_true", help="print each wrong answer")
    given = options.parse_args()
    for part in given.parts.split(","):
        show(part, labelled(part), errors=given.errors and HIDDEN not in part)


def labelled(part: str) -> list[Marked]:
    """Return the labelled documents of a part, or of a folder."""
    if part == "gold":
        return list(load_gold(Path(os.environ["WELLFOUNDED_GOLD"])))
    folder = Path(part)
    return load_part(folder.name, folder.parent) if folder.is_dir() else load_part(part)


def show(part: str, documents: Iterable[Marked], *, errors: bool) -> None:
    """Print the tallies of a part."""
    tallies = {question: Tally() for question in ("body", "date", "jurisdiction", "mode")}
    for gold in documents:
        if gold.acts is not None:
            found = read(gold)
            for one, label in pairs(gold, found):
                judge(tallies, gold, found, one, label, errors=errors)
    for question, tally in tallies.items():
        for line in tally.lines():
            print(f"{part[-12:]:12} {question:12} {line}")


def pairs(gold: Marked, found: Marked) -> Iterator[tuple[ActMark, ActMark]]:
    """Yield each found act with the labelled one that it is paired with."""
    paired = pair_acts(gold.acts or (), found.acts or ())
    for act, key in paired.label_of.items():
        yield paired.found[act], paired.gold[key]


def judge(tallies: dict[str, Tally], gold: Marked, found: Marked, act: ActMark, label: ActMark, *, errors: bool) -> None:
    """Add the answers about one act."""
    who = Who(gold, found)
    body = who.same(act.body, label.body, label.accept_bodies) if label.body else not act.body
    date = same_date(act.date, label.date, pooled=gold.pooled) if label.date else not act.date
    judged = [
        ("body", place_of_body(gold, act, label), body, act.body, label.body),
        ("date", place_of_date(found, act, label), date, act.date, label.date),
    ]
    if label.jurisdiction:
        right = same_order(act.jurisdiction, label.jurisdiction)
        judged.append(("jurisdiction", "clause", right, act.jurisdiction, label.jurisdiction))
    if label.mode != "unknown":
        judged.append(("mode", "clause", act.mode == label.mode, act.mode.replace("unknown", ""), label.mode))
    for question, place, right, given, wanted in judged:
        tallies[question].judge(place, right=right, given=bool(given))
        if errors and not right:
            words = " ".join(act.passages[0].exact.split())[:150]
            print(f"  {gold.name} {question} ({place}) {label.kind}: labelled {wanted!r}, found {given!r}: {words}")


def place_of_body(gold: Marked, act: ActMark, label: ActMark) -> str:
    """Return where the words of the labelled body stand, seen from the act."""
    if not label.body:
        return "none labelled"
    wanted = [words_of(name) for name in (label.body, *label.accept_bodies)]
    return next((place for place, text in stretches(gold.text, act) if any(holds(words_of(text), one) for one in wanted)), "nowhere")


def place_of_date(found: Marked, act: ActMark, label: ActMark) -> str:
    """Return where a date that is read as the labelled one stands, seen from the act."""
    if not label.date:
        return "none labelled"
    dates = [d for d in found.dates or () if same_date(d.edtf, label.date)]
    ranges = ranges_of(found.text, act)
    return next((place for place, start, end in ranges if any(start <= d.passage.start < end for d in dates)), "nowhere")


def stretches(text: str, act: ActMark) -> Iterator[tuple[str, str]]:
    for place, start, end in ranges_of(text, act):
        yield place, text[start:end]


def ranges_of(text: str, act: ActMark) -> list[tuple[str, int, int]]:
    """Return the stretches of a document seen from an act, the nearest first."""
    start, end = act.passages[0].start, act.passages[0].end
    first = max(text.rfind(". ", 0, start) + 1, text.rfind("\n\n", 0, start) + 1, start - _SENTENCE)
    last = min(n for n in (text.find(". ", end), text.find("\n\n", end), end + _SENTENCE) if n >= 0)
    before = max(text.rfind(". ", 0, max(0, first - 2)) + 1, first - 2 * _SENTENCE, 0)
    return [
        ("clause", start, end),
        ("sentence", first, last),
        ("before", before, first),
        ("earlier", 0, before),
        ("later", last, len(text)),
    ]


if __name__ == "__main__":
    main()
