"""Labelled documents: ``<language>-<slug>.txt`` with ``<same>.json`` beside it, loaded and checked against their text.

Invariant: what is loaded stands in its file. A text that is not there, an occurrence too many, an unknown key, kind, date or target
is refused with the file and the path of the value in it (``acts[2].passages[0]``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from wellfounded.errors import InputError
from wellfounded.model.edtf import Edtf
from wellfounded.model.labels import ActKind, EffectKind, Mode, NameKind, Quantity, QuoteKind
from wellfounded.model.passages import Passage

from .shape import (
    KINDS,
    MODALITIES,
    PARTIAL,
    WEIGHTS,
    ActMark,
    CitationMark,
    CorefMark,
    DateMark,
    EffectMark,
    FigureMark,
    Marked,
    NameMark,
    PassageMark,
    QuoteMark,
    RelianceMark,
    StatementMark,
)

FOLDER = Path(__file__).parent / "labelled"
PARTS = ("seen", "unseen")
LONGEST_PASSAGE = 400
"""Characters of a passage of an act: a clause or a sentence, not a paragraph."""
LANGUAGES = ("en", "fr", "ru", "uk", "kk", "de", "it", "pl", "es")

T = TypeVar("T")


class LabelError(ValueError):
    """A label that cannot be meant: says the file, the path of the value in it, and what is wrong."""


def load_part(part: str, folder: Path = FOLDER) -> list[Marked]:
    """Load and check every labelled document of a part, in order of name.

    Raises LabelError at the first label that does not hold, or where a text or its labels stand alone.
    """
    labels, texts = ({path.stem: path for path in (folder / part).glob(f"*.{ending}")} for ending in ("json", "txt"))
    for lonely in sorted(labels.keys() ^ texts.keys()):
        raise LabelError(f"{folder / part / lonely}: a labelled document is a .txt with a .json of the same name beside it")
    return [load(labels[stem], part=part) for stem in sorted(labels)]


def load(path: Path, *, part: str = "") -> Marked:
    """Load and check one labelled document, given the path of its labels. Raises LabelError."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LabelError(f"{path}: not JSON: {error}") from error
    return _Labels(path, text).document(data, part=part)


def digest(part: str, folder: Path = FOLDER) -> str:
    """Return the SHA-256 over the names and contents of the labelled files of a part, sorted by name."""
    total = hashlib.sha256()
    for path in sorted((folder / part).glob("*")):
        if path.suffix in {".txt", ".json"}:
            total.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def occurrences(text: str, words: str) -> list[int]:
    """Return where some words stand in a text, overlapping occurrences included."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a stretch begins and ends where words do."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


class _Labels:
    """The labels of one file, read with the path of every value at hand."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text

    def document(self, data: Any, *, part: str) -> Marked:
        data = self.keys(data, "", need=("document",), may=(*KINDS, "partial"))
        head = self.keys(data["document"], "document", need=("language",), may=("date", "kind", "title"))
        language = self.one_of(head["language"], LANGUAGES, "document.language")
        acts = self.rows(data, "acts", self.acts)
        self.targets(acts or ())
        return Marked(
            name=self.path.stem,
            part=part,
            text=self.text,
            language=language,
            date=self.edtf(head.get("date", ""), "document.date"),
            names=longest(self.rows(data, "names", self.names)),
            dates=self.rows(data, "dates", self.dates),
            figures=self.rows(data, "figures", self.figures),
            quotes=self.rows(data, "quotes", self.quotes),
            citations=self.rows(data, "citations", self.citations),
            acts=acts,
            not_acts=self.rows(data, "not_acts", self.not_acts),
            statements=self.rows(data, "statements", self.statements),
            reliance=self.rows(data, "reliance", self.reliance),
            corefs=self.rows(data, "corefs", self.corefs),
            partial=frozenset(self.one_of(said, PARTIAL, "partial") for said in data.get("partial", ())),
        )

    # rows of each kind -------------------------------------------------------------------------------------------------------
    def names(self, row: Any, at: str) -> Iterator[NameMark]:
        row = self.keys(row, at, need=("text", "kind", "entity"), may=("nth",))
        kind = self.one_of(row["kind"], tuple(NameKind), f"{at}.kind")
        for passage in self.passages(row, at):
            yield NameMark(passage=passage, kind=kind, entity=self.words(row["entity"], f"{at}.entity"))

    def dates(self, row: Any, at: str) -> Iterator[DateMark]:
        row = self.keys(row, at, need=("text", "edtf"), may=("nth",))
        for passage in self.passages(row, at):
            yield DateMark(passage=passage, edtf=self.edtf(row["edtf"], f"{at}.edtf"))

    def figures(self, row: Any, at: str) -> Iterator[FigureMark]:
        row = self.keys(row, at, need=("text", "quantity", "value"), may=("nth", "unit", "approximate", "of"))
        quantity = self.one_of(row["quantity"], tuple(Quantity), f"{at}.quantity")
        value, approximate = row["value"], row.get("approximate", False)
        if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(approximate, bool):
            self.refuse(at, "value is a number and approximate is true or false")
        for passage in self.passages(row, at):
            yield FigureMark(passage=passage, quantity=quantity, value=float(value), unit=str(row.get("unit", "")), approximate=approximate)

    def quotes(self, row: Any, at: str) -> Iterator[QuoteMark]:
        row = self.keys(row, at, need=("text", "kind"), may=("nth", "speaker", "accept", "cue"))
        kind = self.one_of(row["kind"], tuple(QuoteKind), f"{at}.kind")
        for passage in self.passages(row, at):
            yield QuoteMark(
                passage=passage,
                kind=kind,
                speaker=row.get("speaker") or "",
                accept=self.list_of_words(row.get("accept", []), f"{at}.accept"),
            )

    def citations(self, row: Any, at: str) -> Iterator[CitationMark]:
        row = self.keys(row, at, need=("text", "kind"), may=("nth", "normal", "target"))
        for passage in self.passages(row, at):
            yield CitationMark(passage=passage, kind=self.words(row["kind"], f"{at}.kind"), normal=row.get("normal") or "")

    def acts(self, row: Any, at: str) -> Iterator[ActMark]:
        may = ("accept_kinds", "date", "body", "accept_bodies", "jurisdiction", "mode", "outcome", "effects", "title")
        row = self.keys(row, at, need=("id", "kind", "passages"), may=may)
        passages = [self.passage(p, f"{at}.passages[{n}]") for n, p in enumerate(self.list_of(row["passages"], f"{at}.passages"))]
        for number, passage in enumerate(passages):
            if passage.end - passage.start > LONGEST_PASSAGE:
                self.refuse(
                    f"{at}.passages[{number}]", f"a passage of an act is a clause or sentence of at most {LONGEST_PASSAGE} characters"
                )
        if not passages:
            self.refuse(f"{at}.passages", "an act has at least one passage")
        accepted = self.list_of_words(row.get("accept_kinds", []), f"{at}.accept_kinds")
        yield ActMark(
            id=self.words(row["id"], f"{at}.id"),
            kind=self.one_of(row["kind"], tuple(ActKind), f"{at}.kind"),
            accept_kinds=tuple(self.one_of(kind, tuple(ActKind), f"{at}.accept_kinds") for kind in accepted),
            passages=tuple(passages),
            date=self.edtf(row.get("date", ""), f"{at}.date"),
            body=row.get("body") or "",
            accept_bodies=self.list_of_words(row.get("accept_bodies", []), f"{at}.accept_bodies"),
            jurisdiction=row.get("jurisdiction") or "",
            mode=self.one_of(row.get("mode") or "unknown", tuple(Mode), f"{at}.mode"),
            outcome=row.get("outcome") or "",
            effects=tuple(
                self.effect(e, f"{at}.effects[{n}]") for n, e in enumerate(self.list_of(row.get("effects", []), f"{at}.effects"))
            ),
        )

    def effect(self, row: Any, at: str) -> EffectMark:
        row = self.keys(row, at, need=("kind", "target"), may=("accept_kinds",))
        accepted = self.list_of_words(row.get("accept_kinds", []), f"{at}.accept_kinds")
        return EffectMark(
            kind=self.one_of(row["kind"], tuple(EffectKind), f"{at}.kind"),
            target=self.words(row["target"], f"{at}.target"),
            accept_kinds=tuple(self.one_of(kind, tuple(EffectKind), f"{at}.accept_kinds") for kind in accepted),
        )

    def not_acts(self, row: Any, at: str) -> Iterator[PassageMark]:
        row = self.keys(row, at, need=("text",), may=("nth", "why"))
        yield from (PassageMark(passage=passage) for passage in self.passages(row, at))

    def statements(self, row: Any, at: str) -> Iterator[StatementMark]:
        row = self.keys(row, at, need=("text", "chain", "modality"), may=("nth", "polarity"))
        chain = self.list_of_words(row["chain"], f"{at}.chain")
        if not chain:
            self.refuse(f"{at}.chain", "a chain names at least the authors")
        yield StatementMark(
            passage=self.passage({k: row[k] for k in ("text", "nth") if k in row}, at),
            chain=chain,
            modality=self.one_of(row["modality"], MODALITIES, f"{at}.modality"),
            polarity=self.one_of(row.get("polarity", "+"), ("+", "-"), f"{at}.polarity"),
        )

    def reliance(self, row: Any, at: str) -> Iterator[RelianceMark]:
        row = self.keys(row, at, need=("of", "on", "weight", "passage"), may=())
        yield RelianceMark(
            passages=(self.passage(row["passage"], f"{at}.passage"),),
            of=self.words(row["of"], f"{at}.of"),
            on=self.words(row["on"], f"{at}.on"),
            weight=self.one_of(row["weight"], WEIGHTS, f"{at}.weight"),
        )

    def corefs(self, row: Any, at: str) -> Iterator[CorefMark]:
        row = self.keys(row, at, need=("text", "entity"), may=("nth",))
        for passage in self.passages(row, at):
            yield CorefMark(passage=passage, entity=self.words(row["entity"], f"{at}.entity"))

    # what every row has ------------------------------------------------------------------------------------------------------
    def rows(self, data: Mapping[str, Any], kind: str, read: Callable[[Any, str], Iterator[T]]) -> tuple[T, ...] | None:
        if kind not in data:
            return None
        return tuple(mark for number, row in enumerate(self.list_of(data[kind], kind)) for mark in read(row, f"{kind}[{number}]"))

    def targets(self, acts: Sequence[ActMark]) -> None:
        """Refuse two acts of one id, and an effect on an act that is not there or on itself."""
        ids = [act.id for act in acts]
        for number, act in enumerate(acts):
            if ids.index(act.id) != number:
                self.refuse(f"acts[{number}].id", f"{act.id!r} is the id of another act too")
            for n, effect in enumerate(act.effects):
                if effect.target not in ids or effect.target == act.id:
                    self.refuse(f"acts[{number}].effects[{n}].target", f"{effect.target!r} is not the id of another act")

    def passage(self, row: Any, at: str) -> Passage:
        row = self.keys(row, at, need=("text",), may=("nth",))
        found = self.passages(row, at)
        if len(found) != 1:
            self.refuse(at, "one passage is wanted, so nth is one number")
        return found[0]

    def passages(self, row: Mapping[str, Any], at: str) -> list[Passage]:
        """Return where the text of a row stands: the nth occurrence, those of a list of numbers, or every one that is a word by itself."""
        words = self.words(row["text"], f"{at}.text")
        starts, nth = occurrences(self.text, words), row.get("nth", 1)
        if not starts:
            self.refuse(f"{at}.text", f"{words!r} does not stand in {self.path.with_suffix('.txt').name}")
        if "nth" not in row and len(starts) > 1:
            self.refuse(at, f"{words!r} stands there {len(starts)} times: say which one by nth")
        if nth == "all":
            chosen = [start for start in starts if stands_alone(self.text, start, start + len(words))]
        else:
            numbers = nth if isinstance(nth, list) else [nth]
            if not all(type(n) is int and 1 <= n <= len(starts) for n in numbers):
                self.refuse(f"{at}.nth", f"{words!r} stands there {len(starts)} times, not {nth!r}")
            chosen = [starts[n - 1] for n in numbers]
        if not chosen:
            self.refuse(f"{at}.text", f"{words!r} stands only inside longer words")
        return [Passage.of(self.text, start, start + len(words)) for start in chosen]

    def keys(self, row: Any, at: str, *, need: Sequence[str], may: Sequence[str]) -> Mapping[str, Any]:
        if not isinstance(row, dict):
            self.refuse(at, "an object is wanted")
        for key in need:
            if key not in row:
                self.refuse(at, f"{key!r} is missing")
        for key in row:
            if key not in need and key not in may:
                self.refuse(at, f"{key!r} is no key of this place; known are {', '.join((*need, *may))}")
        return row  # type: ignore[no-any-return]

    def list_of(self, value: Any, at: str) -> list[Any]:
        if not isinstance(value, list):
            self.refuse(at, "a list is wanted")
        return value  # type: ignore[no-any-return]

    def list_of_words(self, value: Any, at: str) -> tuple[str, ...]:
        return tuple(self.words(one, at) for one in self.list_of(value, at))

    def words(self, value: Any, at: str) -> str:
        if not isinstance(value, str) or not value.strip():
            self.refuse(at, "words are wanted")
        return str(value)

    def one_of(self, value: Any, known: Sequence[str], at: str) -> str:
        if value not in list(known):
            self.refuse(at, f"{value!r} is unknown; known are {', '.join(known)}")
        return str(value)

    def edtf(self, value: Any, at: str) -> str:
        if not value:
            return ""
        try:
            return str(Edtf.parse(value))
        except InputError as error:
            raise LabelError(f"{self.path}: {at}: {error}") from error

    def refuse(self, at: str, why: str) -> None:
        raise LabelError(f"{self.path}: {at or 'the whole'}: {why}")


def longest(names: tuple[NameMark, ...] | None) -> tuple[NameMark, ...] | None:
    """Drop the names that lie inside a longer one, and the second of two on one place; return the rest in order."""
    if names is None:
        return None
    kept: list[NameMark] = []
    for name in sorted(names, key=lambda n: (n.passage.start, -n.passage.end)):
        if not kept or name.passage.end > kept[-1].passage.end:
            kept.append(name)
    return tuple(kept)
