"""The gold reading of the sample case, in the shape of the labels: five documents, read together.

``WELLFOUNDED_GOLD`` names the folder that holds ``gold/`` and ``sample-case/``. Its acts are pooled over the documents, its names of
places and its statements are not complete, and it has no figures and no citations.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from wellfounded.model.passages import Passage

from .labelled import longest
from .shape import ActMark, DateMark, EffectMark, Marked, NameMark, QuoteMark, RelianceMark, StatementMark

_KINDS = {"person": "person", "org": "body", "body": "body", "place": "place"}
_MODALITIES = {
    **{word: word for word in ("asserted", "alleged", "suspected", "charged", "finding", "conceded", "denied", "argued", "predicted")},
    "called_for": "called_for",
    "accused": "alleged",
    "admitted": "conceded",
    "confessed": "conceded",
    "convicted in absentia": "convicted_in_absentia",
    "finding (annulled decision)": "finding_of_annulled_decision",
}
"""The reader's words; the others are not in the vocabulary and are not judged."""
_TOLD = frozenset(
    {"relies_on", "derives_from", "declines_to_rely_on", "opened_on", "enabled_by", "decides_claims_of", "inferred_from", "originates_from"}
    | {"obtained_by", "states_ground", "discounts", "reports", "refers_to", "mentions", "implements"}
)
"""Kinds of edge that a clause can tell; the others come from notes, copies and controllers."""


def load_gold(folder: Path) -> list[Marked]:
    """Return the documents of the sample case with the gold reading's marks."""
    data = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "gold").glob("*.json"))}
    return [_document(path, data) for path in sorted((folder / "sample-case").glob("*.txt"))]


def gold_digest(folder: Path) -> str:
    """Return the SHA-256 over the files of the gold reading and the sample case, sorted by name."""
    total = hashlib.sha256()
    for path in sorted((*(folder / "gold").glob("*.json"), *(folder / "sample-case").glob("*.txt"))):
        total.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _document(path: Path, data: Mapping[str, Any]) -> Marked:
    number, text = path.name[:3], path.read_bytes().decode("utf-8")
    here = _Here(number, text)
    return Marked(
        name=path.stem,
        part="gold",
        text=text,
        language="en",
        names=longest(tuple(here.names(data["entities"]["entities"]))),
        dates=tuple(DateMark(passage=here.at(r), edtf=r["edtf"]) for r in data["dates"]["dates"] if r["seed"] == number),
        quotes=tuple(
            QuoteMark(passage=here.at(r), kind=r["kind"], speaker=r["speaker"] or "")
            for r in data["quotes"]["quotes"]
            if r["seed"] == number
        ),
        acts=tuple(here.acts(data["decisions"]["acts"], data["facts"]["effects"])),
        statements=tuple(here.statements(data["statements"]["statements"])),
        reliance=tuple(here.reliance(data["reliance"]["edges"])),
        partial=frozenset({"names.place", "statements"}),
        pooled=True,
        aliases=tuple((variant["form"], entity["id"]) for entity in data["entities"]["entities"] for variant in entity["variants"]),
    )


class _Here:
    """One document's share of the gold reading."""

    def __init__(self, number: str, text: str) -> None:
        self.number, self.text = number, text

    def at(self, row: Mapping[str, Any]) -> Passage:
        return Passage.of(self.text, row["start"], row["end"])

    def passages(self, rows: Iterable[Mapping[str, Any]]) -> tuple[Passage, ...]:
        return tuple(self.at(row) for row in rows if row["seed"] == self.number)

    def names(self, entities: Iterable[Mapping[str, Any]]) -> Iterable[NameMark]:
        for entity in entities:
            for variant in entity["variants"]:
                for number, start, end in variant["offsets"]:
                    if number == self.number:
                        passage = Passage.of(self.text, start, end)
                        yield NameMark(passage=passage, kind=_KINDS[entity["kind"]], entity=entity["id"], name=entity["canonical"])

    def acts(self, acts: Iterable[Mapping[str, Any]], effects: Iterable[Mapping[str, Any]]) -> list[ActMark]:
        """Return the acts that this document tells, with the stated effects on others that it tells too."""
        told = {act["id"]: self.passages((*act["passages"], *act["mentions"])) for act in acts}
        out = []
        for act in acts:
            if not told[act["id"]]:
                continue
            body, *others = _bodies(act["body"])
            mine = [e for e in effects if e["source"] == act["id"] and e.get("stated", True) and told.get(e["target"])]
            out.append(
                ActMark(
                    id=act["id"],
                    kind=act["type"],
                    accept_kinds=tuple(act["type_alt"]),
                    passages=told[act["id"]],
                    date=act["date"],
                    body=body,
                    accept_bodies=tuple(others),
                    mode=_mode(act["mode"]),
                    effects=tuple(EffectMark(kind=e["kind"], target=e["target"], accept_kinds=_other(e)) for e in mine),
                )
            )
        return out

    def statements(self, rows: Iterable[Mapping[str, Any]]) -> Iterable[StatementMark]:
        for row in rows:
            for passage in self.passages(row["passages"])[:1]:
                chain = ("authors", *row["chain"][1:])
                yield StatementMark(passage=passage, chain=chain, modality=_MODALITIES.get(row["modality"], ""), polarity=row["polarity"])

    def reliance(self, edges: Iterable[Mapping[str, Any]]) -> Iterable[RelianceMark]:
        for edge in edges:
            passages = self.passages(edge["passages"])
            if passages:
                weight = "" if edge["weight"] == "unstated" else edge["weight"]
                yield RelianceMark(passages=passages, of=edge["source"], on=edge["target"] or "", weight=weight, told=edge["kind"] in _TOLD)


def _other(effect: Mapping[str, Any]) -> tuple[str, ...]:
    return (effect["alternative"],) if effect.get("alternative") else ()


@cache
def _bodies(said: str) -> list[str]:
    """Return the names in the reader's remark on who acted, the first one first."""
    return [name for part in re.split(r"[,;()/]|\belsewhere\b|\band\b|\bor\b", said) if (name := part.strip(' "'))] or [""]


def _mode(said: str) -> str:
    first = said.split()[0].rstrip(",") if said else ""
    return first if first in {"adversarial", "default", "ex_parte", "in_absentia", "administrative"} else "unknown"
