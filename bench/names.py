"""Quality of names: mentions against a gold reading, name pairs against labels, Russian names against factRuEval.

    python bench/names.py gold [--errors]      needs WELLFOUNDED_GOLD; what bench.quality says of names on the gold reading
    python bench/names.py pairs                needs WELLFOUNDED_BENCH (names/name_bench.csv, names/un_crossscript_dev.jsonl)
    python bench/names.py russian [--errors]   needs WELLFOUNDED_BENCH (ner_ru/factrueval_dev)

Without an argument: all of them whose data are at hand. A labelled Russian name and a found one of the same kind match when their
spans are equal (exact) or share a character (overlap); each counts once, and nested ones do not count. The published figures of
slovnet count tokens: see ``tokens``.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.measure import show_gold
from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import NameKind


@dataclass(frozen=True, order=True)
class Place:
    document: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Score:
    found: int
    gold: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  ({self.right} of {self.found} found, {self.gold} gold)"


def folder(variable: str) -> Path:
    if variable not in os.environ:
        sys.exit(f"set {variable} to the folder of the data")
    return Path(os.environ[variable])


# mentions -----------------------------------------------------------------------------------------------------------------------
def nested(inner: Place, outer: Place) -> bool:
    same = (inner.start, inner.end) == (outer.start, outer.end)
    return inner.document == outer.document and outer.start <= inner.start and inner.end <= outer.end and not same


def found_places(read: Mapping[str, str]) -> Iterator[Place]:
    for name, text in read.items():
        for found in find_names(analyse(TextLayer(document=DocumentId(name), text=text, producer="bench"))):
            yield Place(name, found.passage.start, found.passage.end, found.kind.value)


def score(found: Sequence[Place], gold: Sequence[Place], *, exact: bool) -> Score:
    return Score(len(found), len(gold), len(matched(found, gold, exact=exact)))


def matched(found: Sequence[Place], gold: Sequence[Place], *, exact: bool) -> list[tuple[Place, Place]]:
    """Pair each gold mention with one found mention of its kind, the equal one first."""
    pairs: list[tuple[Place, Place]] = []
    left = set(found)
    for want in gold:
        if want in left:
            left.discard(want)
            pairs.append((want, want))
    if not exact:
        paired = {want for want, _ in pairs}
        for want in gold:
            near = [f for f in left if f.document == want.document and f.kind == want.kind and f.start < want.end and want.start < f.end]
            if want not in paired and near:
                best = max(near, key=lambda f: (min(f.end, want.end) - max(f.start, want.start), -f.start))
                left.discard(best)
                pairs.append((want, best))
    return pairs


def print_errors(found: Sequence[Place], gold: Sequence[Place], read: Mapping[str, str]) -> None:
    persons_bodies = [p for p in found if p.kind in {"person", "body"}]
    wanted = [p for p in gold if p.kind in {"person", "body"}]
    pairs = matched(persons_bodies, wanted, exact=False)
    hit_gold, hit_found = {g for g, _ in pairs}, {f for _, f in pairs}
    for title, places in (
        ("missed", [p for p in wanted if p not in hit_gold]),
        ("too many", [p for p in persons_bodies if p not in hit_found]),
    ):
        print(f"\n== {title}")
        for p in places:
            text = read[p.document]
            print(
                p.document, p.start, p.kind, repr(text[p.start - 25 : p.start]), repr(text[p.start : p.end]), repr(text[p.end : p.end + 20])
            )
    print("\n== other span")
    for want, got in pairs:
        if want != got:
            text = read[want.document]
            print(want.document, repr(text[want.start : want.end]), "|", repr(text[got.start : got.end]))


# pairs --------------------------------------------------------------------------------------------------------------------------
def report_pairs() -> None:
    from wellfounded.resolve.names_match import same_name, similarity

    root = folder("WELLFOUNDED_BENCH") / "names"
    with (root / "name_bench.csv").open(encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    pairs = [(row["name1"], row["name2"], row["schema"], row["is_match"] == "true") for row in rows]
    before = time.perf_counter()
    said = [same_name(a, b, kind=_kind(schema)) for a, b, schema, _ in pairs]
    spent = time.perf_counter() - before
    print("name_bench   ", _decisions(said, [truth for *_, truth in pairs]), f"{spent / len(pairs) * 1e6:.0f} µs a pair")
    lines = (root / "un_crossscript_dev.jsonl").read_text("utf-8").splitlines()
    crossed = [json.loads(line) for line in lines]
    for limit in (0.5, 0.6, 0.7, 0.8):
        said = [similarity(row["a"], row["b"], kind=_kind(row["schema"])) >= limit for row in crossed]
        print(f"un_crossscript at {limit}", _decisions(said, [row["match"] for row in crossed]))
    for limit in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85):
        guessed = [similarity(a, b) >= limit for a, b, *_ in pairs]
        print(f"  bare similarity at {limit}:", _decisions(guessed, [truth for *_, truth in pairs]))


def _kind(schema: str) -> NameKind:
    return NameKind.PERSON if schema == "Person" else NameKind.BODY


def _decisions(said: Sequence[bool], truth: Sequence[bool]) -> Score:
    return Score(sum(said), sum(truth), sum(s and t for s, t in zip(said, truth, strict=True)))


# Russian ------------------------------------------------------------------------------------------------------------------------
_TYPES = {"Person": "person", "Org": "body", "Location": "place", "LocOrg": "place"}


@dataclass(frozen=True)
class Object:
    """An object of factRuEval: its spans by type, from the start of the text."""

    document: str
    kind: str
    spans: tuple[tuple[str, int, int], ...]

    def place(self, *types: str) -> Place | None:
        """Return the stretch over the spans of some types (of all where none is told)."""
        some = [(start, end) for type_, start, end in self.spans if not types or type_ in types]
        return Place(self.document, min(s for s, _ in some), max(e for _, e in some), self.kind) if some else None

    @property
    def whole(self) -> Place | None:
        """Return the stretch that is scored: of a person the names, of others everything; None where it has no name."""
        named = any("name" in type_ or type_ == "patronymic" for type_, _, _ in self.spans)
        return self.place(*_OF_PERSONS if self.kind == "person" else ()) if named else None

    @property
    def readings(self) -> set[Place]:
        """Return every stretch that is as good: with and without the describing noun and the place."""
        ways = (
            (),
            ("org_name",),
            ("org_name", "loc_name"),
            ("org_name", "org_descr"),
            ("loc_name",),
            ("loc_name", "loc_descr"),
            _OF_PERSONS,
        )
        return {place for types in ways if (place := self.place(*types))}


_OF_PERSONS = ("name", "surname", "patronymic", "nickname")


def report_russian(*, errors: bool) -> None:
    """Score against factRuEval 2016; nested objects do not count.

    exact, overlap: the stretch of an object over its spans; of the exact ones, also how many are exact when the noun that describes the
    object or the place beside it may be left out. tokens: as the figures of slovnet are counted (naeval), by tokens of each kind, with
    the bare names of bodies and places; and the same where a place inside a body's name belongs to the body, as it does in this project.
    """
    root = folder("WELLFOUNDED_BENCH") / "ner_ru" / "factrueval_dev"
    read = {path.stem: path.with_suffix(".txt").read_text("utf-8") for path in sorted(root.glob("*.objects"))}
    objects = [one for path in sorted(root.glob("*.objects")) for one in _objects(path)]
    wholes = [place for one in objects if (place := one.whole)]
    outer = [p for p in wholes if not any(nested(p, other) for other in wholes if other.document == p.document)]
    found = [
        # its spans leave the closing mark of a quotation out: «ОАО "Заря»
        Place(p.document, p.start, p.end - read[p.document][p.start : p.end].endswith(("»", '"', "“")), _merged(p.kind))
        for p in found_places(read)
    ]
    for kind in ("person", "body", "place"):
        some_found, some_gold = [p for p in found if p.kind == kind], [p for p in outer if p.kind == kind]
        for exact in (True, False):
            print(f"russian {kind:8} {'exact' if exact else 'overlap':14} {score(some_found, some_gold, exact=exact)}")
        any_way = {p: one.readings for one in objects if (p := one.whole) in set(some_gold)}
        right = sum(bool(readings & set(some_found)) for readings in any_way.values())
        print(f"russian {kind:8} {'exact, any way':14} {Score(len(some_found), len(any_way), right)}")
        print(f"russian {kind:8} {'tokens':14} {_by_tokens(found, objects, read, kind=kind, longest=False)}")
        print(f"russian {kind:8} {'tokens, longest':14} {_by_tokens(found, objects, read, kind=kind, longest=True)}")
    if errors:
        print_errors(found, outer, read)


def _merged(kind: str) -> str:
    return "place" if kind == "state" else kind


def _by_tokens(found: Sequence[Place], objects: Sequence[Object], read: Mapping[str, str], *, kind: str, longest: bool) -> Score:
    from razdel import tokenize

    published = _published(objects)
    right = got = wanted = 0
    for name, text in read.items():
        ours = [p for p in found if p.document == name]
        bare = [p for p in published if p.document == name and p.kind == kind]
        wide = [p for one in objects if one.document == name and one.kind == kind and kind == "body" and (p := one.whole)]
        bodies = [p for p in ours if p.kind == "body"]
        for token in tokenize(text):
            is_found = _holds([p for p in ours if p.kind == kind], token)
            is_gold = _holds(bare, token)
            if longest and is_found and not is_gold and _holds(wide, token):
                continue
            if longest and kind == "place" and is_gold and not is_found and _holds(bodies, token):
                continue
            right, got, wanted = right + (is_found and is_gold), got + is_found, wanted + is_gold
    return Score(got, wanted, right)


def _holds(places: Iterable[Place], token: Any) -> bool:
    return any(p.start <= token.start and token.stop <= p.end for p in places)


def _published(objects: Iterable[Object]) -> list[Place]:
    """Return the stretches that naeval scores: persons whole, names of bodies and places bare, the first of those that overlap."""
    places: list[Place] = []
    for one in objects:
        if one.kind == "person":
            places.append(one.place())  # type: ignore[arg-type]
        else:
            bare = "org_name" if one.kind == "body" else "loc_name"
            places += [Place(one.document, start, end, one.kind) for type_, start, end in one.spans if type_ == bare]
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (p.document, p.start, -p.end)):
        if not (kept and kept[-1].document == place.document and kept[-1].end > place.start):
            kept.append(place)
    return kept


def _objects(path: Path) -> Iterable[Object]:
    spans = {
        row[0]: (row[1], int(row[2]), int(row[2]) + int(row[3]))
        for row in map(str.split, path.with_suffix(".spans").read_text("utf-8").splitlines())
    }
    for line in path.read_text("utf-8").splitlines():
        head = line.split("#")[0].split()
        parts = tuple(spans[number] for number in head[2:] if number in spans)
        if parts and head[1] in _TYPES:
            yield Object(path.stem, _TYPES[head[1]], parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("gold", "pairs", "russian"))
    parser.add_argument("--errors", action="store_true", help="list what was missed, what was too many and what has another span")
    given = parser.parse_args()
    bench = "WELLFOUNDED_BENCH" in os.environ
    if given.what in (None, "gold"):
        show_gold("names", errors=given.errors)
    if given.what == "pairs" or (bench and not given.what):
        report_pairs()
    if given.what == "russian" or (bench and not given.what):
        report_russian(errors=given.errors)
    elif not bench:
        print("WELLFOUNDED_BENCH is not set: no pairs and no Russian names were measured")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
