"""Which tellings are one act, in a document and in a whole case, and what a user gets: each act once.

    WELLFOUNDED_GOLD=… python bench/case_acts.py [--errors]

Pairs of tellings: each proposed telling is given the labelled act of which its first passage shares most, among those of its kind. A pair
is right where both have the same labelled act. Precision is over the pairs that were joined, recall over the pairs that the labels have;
doubts count apart. Pairs of passages inside the seen labelled documents: the same, for every passage of every act of a reading.
``case: acts`` sets the acts that the case exports against the labelled ones, one to one over the whole case, as ``bench.quality`` does for
a document. The demonstration case and the seen documents are always measured, the sample case where the variable is set. Prints lines,
writes JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from quality.counts import Score
from quality.demonstration import load_demonstration, read_demonstration
from quality.gold import load_gold
from quality.labelled import LONGEST_PASSAGE, load_part
from quality.reading import read
from quality.scorer_acts import meet, same_date, score_acts
from quality.shape import ActMark, Marked, overlap
from quality.whole_case import exported_case, labelled_case
from wellfounded import Case, demonstrate
from wellfounded.model.candidates import CandidateKind
from wellfounded.model.passages import Passage
from wellfounded.work.case_facts import case_rows

UNSPECIFIC = frozenset({"judgment", "other", "grant", "refusal"})


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs that were joined, those of them that are right, and those that the labels have."""

    joined: int = 0
    right: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    def __add__(self, other: Pairs) -> Pairs:
        return Pairs(self.joined + other.joined, self.right + other.right, self.gold + other.gold)

    def __str__(self) -> str:
        counts = f"joined {self.joined}, right {self.right}, labelled {self.gold}"
        return f"{counts}: precision {self.precision:.3f} recall {self.recall:.3f}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true", help="print the pairs that were joined wrongly, and the acts not paired")
    errors = options.parse_args().errors
    results: dict[str, object] = {"seen": seen(errors=errors)}
    with tempfile.TemporaryDirectory() as folder:
        demonstrate(Path(folder))
        labels = load_demonstration(read_demonstration(Path(folder) / "again"))
        results["demonstration"] = measured("demonstration", Path(folder) / "case", labels, errors=errors)
        gold = os.environ.get("WELLFOUNDED_GOLD")
        if gold:
            case = Case.create(Path(folder) / "sample", title="sample")
            case.add([Path(gold) / "sample-case"])
            case.close()
            results["sample"] = measured("sample", Path(folder) / "sample", load_gold(Path(gold)), errors=errors)
    Path("out").mkdir(exist_ok=True)
    Path("out/bench-case-acts.json").write_text(json.dumps(results, indent=1), encoding="utf-8")


def seen(*, errors: bool) -> Mapping[str, float]:
    """Measure the pairs of passages inside the seen labelled documents."""
    total = Pairs()
    for gold in load_part("seen"):
        if gold.acts is None:
            continue
        passages = [(act.id, label, p) for act in read(gold).acts or () for p in act.passages if (label := label_of(act, p, gold.acts))]
        total += pairs([(act, label) for act, label, _ in passages])
        for (one, a, p), (other, b, q) in combinations(passages, 2) if errors else ():
            if one == other and a != b:
                print(f"  {gold.name}: {a} is not {b}: {p.exact!r} | {q.exact!r}")
    print(f"seen: pairs of passages in a document {total}")
    return {"joined": total.joined, "right": total.right, "gold": total.gold, "precision": total.precision, "recall": total.recall}


def pairs(tellings: Iterable[tuple[Hashable, Hashable]]) -> Pairs:
    """Count the pairs of tellings, each given by the act that it was put to and the one that it tells."""
    joined = right = wanted = 0
    for (put, told), (other_put, other_told) in combinations(tellings, 2):
        joined += put == other_put
        wanted += told == other_told
        right += put == other_put and told == other_told
    return Pairs(joined, right, wanted)


def label_of(act: ActMark, passage: Passage, labels: Sequence[ActMark]) -> str:
    """Return the labelled act that a passage of an act tells: one of its kind, or else of its date, or one with none if it says little."""
    shares = [
        (overlap(passage, q), label) for label in labels for q in label.passages if len(q.exact) <= LONGEST_PASSAGE and meet(passage, q)
    ]
    of_kind = [pair for pair in shares if act.kind in pair[1].kinds]
    if not of_kind:
        of_kind = [pair for pair in shares if act.date and pair[1].date and same_date(act.date, pair[1].date, pooled=True)]
    if not of_kind and act.kind in UNSPECIFIC:
        of_kind = [pair for pair in shares if not (act.date and pair[1].date)]
    return max(of_kind, key=lambda pair: pair[0])[1].id if of_kind else ""


def measured(name: str, folder: Path, labels: Sequence[Marked], *, errors: bool) -> Mapping[str, object]:
    """Measure the joining of a case, and the acts that it exports."""
    whole, starts = labelled_case(labels)
    with Case.open(folder) as case:
        facts = case.facts(cleared=["everything"])
        started = time.perf_counter()
        rows = case_rows(facts)
        seconds = time.perf_counter() - started
        by_name = {one.name: one for one in labels}
        told: dict[str, str] = {}
        words: dict[str, str] = {}
        for fact in facts.of(CandidateKind.ACT):
            document = by_name.get(fact.document.name) or by_name.get(fact.document.name.rsplit(".", 1)[0])
            act = ActMark(id=fact.id, kind=fact.text("kind"), passages=fact.candidate.passages, date=fact.text("date"))
            if document is not None and (label := label_of(act, fact.passage, document.acts or ())):
                told[fact.id] = label
                words[fact.id] = (
                    f"{fact.document.name[:14]} {fact.text('kind')} {fact.text('date')} {fact.text('body')}: {fact.passage.exact[:90]!r}"
                )
        exported = exported_case(facts, rows, starts)
    count = pairs([(rows.of_candidate.get(one, one), label) for one, label in told.items()])  # type: ignore[call-overload]
    labels_of: dict[str, set[str]] = {}
    for one, label in told.items():
        labels_of.setdefault(rows.of_candidate.get(one, one), set()).add(label)  # type: ignore[call-overload]
    doubts = [row for row in rows.facts.same if row.a in labels_of and row.b in labels_of]
    doubts_right = sum(bool(labels_of[row.a] & labels_of[row.b]) for row in doubts)
    print(
        f"{name}: pairs of tellings {count}; doubts {len(doubts)}, right {doubts_right}; "
        f"{len(rows.of_candidate)} tellings, {len(rows.facts.acts)} acts, rows made in {seconds:.2f} s"
    )
    if errors:
        _print_pairs(told, words, of=lambda one: rows.of_candidate.get(one, one))  # type: ignore[call-overload]
    score = score_acts(whole, exported)
    _print_case(name, score, errors=errors)
    return {
        "joined": count.joined,
        "right": count.right,
        "gold": count.gold,
        "precision": count.precision,
        "recall": count.recall,
        "doubts": len(doubts),
        "doubts_right": doubts_right,
        "seconds": seconds,
        "tellings": len(rows.of_candidate),
        "acts": len(rows.facts.acts),
        "case": {key: figure.values() for key, figure in score.figures.items()},
    }


def _print_pairs(told: Mapping[str, str], words: Mapping[str, str], *, of: Callable[[str], str]) -> None:
    for one, other in combinations(told, 2):
        if of(one) == of(other) and told[one] != told[other]:
            print(f"  wrongly one: {told[one]} | {told[other]}\n      {words[one]}\n      {words[other]}")
    for label in dict.fromkeys(told.values()):
        some = [one for one in told if told[one] == label]
        if len({of(one) for one in some}) > 1:
            print(f"  parted: {label}")
            for one in sorted(some, key=of):
                print(f"      {of(one)}  <-  {words[one]}")


def _print_case(name: str, score: Score, *, errors: bool) -> None:
    print(f"{name}: case: acts {score.rate('acts')}")
    for key in ("reached", "not_repeated", "dates", "undated", "bodies", "modes", "jurisdictions"):
        print(f"{name}: case: acts {key} {score.share(f'acts.{key}')}")
    print(f"{name}: case: effects {score.rate('acts.effects')}")
    for one in score.differences if errors else ():
        print(f"  {one.what}: {one.passage.exact[:110]!r} {one.says}")


if __name__ == "__main__":
    main()
