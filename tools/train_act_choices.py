"""Fit the weights by which the body of an act, its day and its legal order are chosen, on documents that are labelled.

    python tools/train_act_choices.py [--more FOLDER …]          writes body_, date_ and order_weights.toml beside the vocabularies
    python tools/train_act_choices.py [--more FOLDER …] --check  only prints

Takes the labelled documents of the part ``seen`` and the demonstration case, from which the weights that ship are made, so that anybody can
make them again; with ``--more`` also folders of labelled documents of the same shape. Of each found act that is labelled it takes the
options with their features and which of them are the labelled body or state, and fits weights so that those are chosen (a conditional
logit with a ridge). Prints how many are right, by the rules alone and as chosen by weights that were fitted without the document.
Documents of ``unseen`` take no part.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench.quality.demonstration import load_demonstration, read_demonstration  # noqa: E402
from bench.quality.labelled import load_part  # noqa: E402
from bench.quality.reading import read  # noqa: E402
from bench.quality.scorer_acts import pair_acts, same_date, same_order  # noqa: E402
from bench.quality.shape import ActMark, Marked  # noqa: E402
from bench.quality.who import Who  # noqa: E402

from wellfounded.extract.acts import choosing, date_choice, order_choice  # noqa: E402
from wellfounded.extract.acts.choosing import Option, score  # noqa: E402
from wellfounded.extract.acts.date_choice import DateOption  # noqa: E402
from wellfounded.extract.acts.order_choice import OrderOption  # noqa: E402

TABLES = ROOT / "src" / "wellfounded" / "extract" / "tables"
_TOLD = "# How much each feature speaks for a {what}; written by tools/train_act_choices.py.\n\n[weights]\n"
_WHATS = {
    "body": "body as the one that did an act",
    "date": "date as that of an act to which the rules give none",
    "order": "state as the one in which an act was done",
}
_RIDGE = {"body": 3.0, "date": 2.0, "order": 3.0}
_SEEN_OFTEN = 3
_FOLDS = 12
_STEPS = 200
_LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Case:
    """One question about a labelled act: its options, which of them are right, and whether the rules alone were right."""

    question: str
    part: str
    document: str
    options: Sequence[frozenset[str]]
    names: Sequence[str]
    """What each option says: what speaks for one that stands at several places is taken together."""
    right: Sequence[bool]
    by_rules: bool
    labelled: bool


def main() -> int:
    """Fit, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print, and write nothing")
    parser.add_argument("--more", nargs="*", type=Path, default=[], help="further folders of labelled documents")
    options = parser.parse_args()
    cases = [case for part, gold in _documents(options.more) for case in _cases(part, gold)]
    for question, what in _WHATS.items():
        asked = [case for case in cases if case.question == question]
        _print(question, asked)
        if not options.check:
            weights = {name: weight for name, weight in sorted(fit(asked).items()) if abs(weight) >= _LEAST}
            lines = "".join(f'"{name}" = {weight:.2f}\n' for name, weight in weights.items())
            (TABLES / f"{question}_weights.toml").write_text(_TOLD.format(what=what) + lines, encoding="utf-8")
    return 0


def _print(question: str, cases: Sequence[Case]) -> None:
    """Print how many answers are right, each chosen by weights that were fitted without its document."""
    folds = {document: n % _FOLDS for n, document in enumerate(sorted({case.document for case in cases}))}
    fitted = [fit([case for case in cases if folds[case.document] != n]) for n in range(_FOLDS)]
    for part in dict.fromkeys(case.part for case in cases):
        for labelled in (True, False):
            own = [case for case in cases if case.part == part and case.labelled is labelled]
            chosen = sum(case.right[best(case, fitted[folds[case.document]])] for case in own)
            told = "labelled" if labelled else "labelled as none"
            print(f"{part:13} {question:6} {told:16} by rules {sum(case.by_rules for case in own)}, chosen {chosen}, of {len(own)}")


def _documents(more: Sequence[Path]) -> Iterator[tuple[str, Marked]]:
    yield from (("seen", gold) for gold in load_part("seen"))
    with tempfile.TemporaryDirectory() as made:
        yield from (("demonstration", gold) for gold in load_demonstration(read_demonstration(Path(made))))
    for one in more:
        yield from ((one.name, gold) for gold in load_part(one.name, one.parent))


def _cases(part: str, gold: Marked) -> Iterator[Case]:
    """Yield a case for each found act of a document that is labelled, but for those of rulings that decide themselves."""
    if gold.acts is None:
        return
    with _gathering() as gathered:
        found = read(gold)
    who = Who(gold, found)
    paired = pair_acts(gold.acts, found.acts or ())
    has_orders = any(act.jurisdiction for act in gold.acts)
    for key, label_id in paired.label_of.items():
        label, said = paired.gold[label_id], _of_act(paired.found[key], gathered)
        if said is not None and said.bodies and "acts.bodies" not in gold.partial:
            yield _body_case(part, gold, label, said.bodies, who=who)
        if said is not None and said.dates:
            right = [same_date(o.date, label.date) if label.date else not o.date for o in said.dates]
            yield Case(
                "date",
                part,
                gold.name,
                [o.features for o in said.dates],
                [str(n) for n in range(len(right))],
                right,
                not label.date,
                bool(label.date),
            )
        if said is not None and said.orders and has_orders:
            right = [same_order(o.code, label.jurisdiction) if label.jurisdiction else not o.code for o in said.orders]
            features = [o.features for o in said.orders]
            ruled = [one for one, of in zip(right, features, strict=True) if "rules" in of or "none_rules" in of]
            yield Case("order", part, gold.name, features, [str(n) for n in range(len(right))], right, any(ruled), bool(label.jurisdiction))


def _body_case(part: str, gold: Marked, label: ActMark, options: Sequence[Option], *, who: Who) -> Case:
    def is_right(said: str) -> bool:
        return who.same(said, label.body, label.accept_bodies) if label.body else not said

    right = [is_right(option.body.value if option.body else "") for option in options]
    ruled = next((o.body.value for o in options if o.body and {"rules", "asked_rules"} & o.features), "")
    return Case(
        "body", part, gold.name, [o.features for o in options], choosing.names_of(options), right, is_right(ruled), bool(label.body)
    )


@dataclass(slots=True)
class Said:
    """What is asked of one drafted act."""

    bodies: Sequence[Option] = ()
    dates: Sequence[DateOption] = ()
    orders: Sequence[OrderOption] = ()


Gathered = dict[tuple[str, int], Said]
"""What is asked of the acts of a document, by kind and place."""


def _of_act(act: ActMark, gathered: Gathered) -> Said | None:
    """Return what is asked of the act of that kind that was drafted inside its passages."""
    for passage in act.passages:
        for (kind, at), said in gathered.items():
            if kind == act.kind and passage.start <= at < passage.end:
                return said
    return None


@contextmanager
def _gathering() -> Iterator[Gathered]:
    """Give a mapping that holds what was asked of the acts of the last reading inside."""
    gathered: Gathered = {}

    def key(scene: Any, number: int) -> tuple[str, int]:
        anchor = scene.told.tellings[number].hit.anchor
        return scene.told.acts[number].kind.value, scene.analysis.passage(anchor.start, anchor.end).start

    def bodies(scene: Any) -> None:
        gathered.clear()
        for act, number in choosing.first_tellings(scene):
            options = choosing.options_of(scene, act, number)
            gathered[key(scene, number)] = Said(options)
            choosing.choose_body(scene, act, number, options)

    def dates(scene: Any) -> None:
        numbers = {id(act): number for act, number in choosing.first_tellings(scene)}
        for act, options in date_choice.options_of_dates(scene):
            gathered.setdefault(key(scene, numbers[id(act)]), Said()).dates = options

    def orders(scene: Any, by_rules: Sequence[str]) -> list[str]:
        numbers = {id(act): number for act, number in choosing.first_tellings(scene)}
        for n, options in order_choice.options_of_orders(scene, by_rules):
            gathered.setdefault(key(scene, numbers[id(scene.acts[n])]), Said()).orders = options
        return list(by_rules)

    with (
        mock.patch("wellfounded.extract.acts.extractor.choose_bodies", bodies),
        mock.patch("wellfounded.extract.acts.extractor.choose_dates", dates),
        mock.patch("wellfounded.extract.acts.extractor.choose_orders", orders),
    ):
        yield gathered


def best(case: Case, weights: Mapping[str, float]) -> int:
    """Return the number of the option that the weights choose."""
    scores = [score(features, weights) for features in case.options]
    if case.question == "date":
        scores[-1] += date_choice.SURE
    told: dict[str, float] = defaultdict(float)
    for name, said in zip(case.names, scores, strict=True):
        told[name] += exp(said)
    return max(range(len(scores)), key=lambda n: (told[case.names[n]], scores[n]))


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Return weights under which the right options are the most probable ones."""
    cases = [case for case in cases if any(case.right)]
    counts = Counter(feature for case in cases for features in case.options for feature in features)
    names = sorted(name for name, count in counts.items() if count >= _SEEN_OFTEN)
    column = {name: n for n, name in enumerate(names)}
    rows = np.zeros((sum(len(case.options) for case in cases), len(names)))
    for row, features in enumerate(features for case in cases for features in case.options):
        rows[row, [column[name] for name in features if name in column]] = 1.0
    right = np.array([one for case in cases for one in case.right], dtype=np.float64)
    sizes = np.array([len(case.options) for case in cases])
    return dict(zip(names, _fitted(rows, right, sizes, ridge=_RIDGE[cases[0].question]).tolist(), strict=True))


def _fitted(rows: Any, right: Any, sizes: Any, *, ridge: float) -> Any:
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = rows @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        chance = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
        wanted = chance * right / np.repeat(np.add.reduceat(chance * right, starts), sizes)
        slope = rows.T @ (chance - wanted) + ridge * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        pace = 0.1 * (1 - step / _STEPS)
        weights = weights - pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    raise SystemExit(main())
