"""Write the facts of the demonstration case, as a careful reader enters them, from the truth beside its sources.

    python tools/make_demonstration_facts.py [--check]

Each document is a source, known from its date. Each claim of the truth rests on every document that repeats it, and each of these on what
it has it from. With ``--check`` nothing is written; the exit code is 1 where the file differs.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import Any

from wellfounded.demonstration import build
from wellfounded.exchange.facts import write_facts
from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import (
    ActEffect,
    ActForm,
    Assertion,
    CaseFacts,
    Claim,
    Ground,
    LegalAct,
    Party,
    Proceeding,
    Source,
    Suspensive,
)
from wellfounded.model.labels import ActKind, EffectKind, Mode

TARGET = Path(__file__).parents[1] / "src" / "wellfounded" / "demonstration" / "facts.json"
_FORMS = {
    ActKind.APPEAL_FILED: ActForm.APPEAL,
    ActKind.CHARGE: ActForm.PROCEDURAL_ACT,
    ActKind.WARRANT: ActForm.ORDER,
    ActKind.FREEZING_ORDER: ActForm.ORDER,
    ActKind.EXTRADITION_ORDER: ActForm.DECREE,
    ActKind.NOTICE: ActForm.NOTICE,
    ActKind.RELEASE: ActForm.EVENT,
}


def main() -> int:
    text = write_facts(facts())
    if "--check" in sys.argv:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


def facts() -> CaseFacts:
    """Return the facts that the truth tells."""
    truth = build.truth()
    sources = {document["file"]: source(document) for document in truth["documents"]}
    acts = [act(row, truth) for row in truth["acts"]]
    effects = [effect(row, one) for row in truth["acts"] for one in row["effects"]]
    stemma = Stemma(truth)
    return CaseFacts(
        sources=tuple(sources.values()),
        entities=tuple(stemma.entities.values()),
        proceedings=tuple(
            Proceeding(id=row["id"], title=row["title"], jurisdiction=row["jurisdiction"], forum=row["forum"])
            for row in truth["proceedings"]
        ),
        acts=tuple(acts),
        effects=tuple(effects),
        claims=tuple(stemma.claims.values()),
        grounds=tuple(stemma.grounds),
        origins=tuple(stemma.origins),
        unknown_origins=tuple(stemma.unknown),
    )


def name_of(file: str) -> str:
    return PurePath(file).stem


def source(document: dict[str, Any]) -> Source:
    date = Edtf.parse(document["date"]).latest if document.get("date") else None
    return Source(id=name_of(document["file"]), title=document["title"], known_from=date)


def said(passages: list[dict[str, str]]) -> tuple[Assertion, ...]:
    return tuple(Assertion(chain=(name_of(one["document"]),), document=name_of(one["document"]), text=one["text"]) for one in passages)


def told_in(passages: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name_of(one["document"]) for one in passages))


def act(row: dict[str, Any], truth: Any) -> LegalAct:
    kind = ActKind(row["kind"])
    asked = any(one["kind"] == "decides" and one["target"] == row["id"] for other in truth["acts"] for one in other["effects"])
    form = _FORMS.get(kind, ActForm.REQUEST if asked else ActForm.DECISION)
    return LegalAct(
        id=row["id"],
        title=f"{row['kind'].replace('_', ' ')}: {row['outcome']}" if row.get("outcome") else row["kind"].replace("_", " "),
        kind=form,
        type=kind,
        body=row["body"],
        proceeding=row["proceeding"],
        date=Edtf.parse(row["date"]),
        until=Edtf.parse(row["until"]) if row.get("until") else None,
        mode=Mode(row.get("mode", "unknown")),
        outcome=row.get("outcome", ""),
        known_from=told_in(row["passages"]),
        asserted=said(row["passages"]),
    )


def effect(row: dict[str, Any], one: dict[str, Any]) -> ActEffect:
    return ActEffect(
        kind=EffectKind(one["kind"]),
        source=row["id"],
        target=one["target"],
        suspensive=Suspensive(one["suspensive"]) if one.get("suspensive") else None,
        alternative=EffectKind(one["alternative"]) if one.get("alternative") else None,
        known_from=told_in(row["passages"]),
    )


class Stemma:
    """The claims of the truth with what each rests on."""

    def __init__(self, truth: Any) -> None:
        self.truth = truth
        self.titles = {document["file"]: document["title"] for document in truth["documents"]}
        self.names = {entity["id"]: entity for entity in truth["entities"]}
        self.acts = {row["id"]: row for row in truth["acts"]}
        self.entities: dict[str, Party] = {}
        self.claims: dict[str, Claim] = {}
        self.grounds: list[Ground] = []
        self.origins: list[str] = []
        self.unknown: list[str] = []
        for row in truth["reliance"]:
            self.add(row)

    def add(self, row: dict[str, Any]) -> None:
        self.claims[row["id"]] = Claim(id=row["id"], text=row["claim"])
        for one in row["rests_on_it"]:
            node = self.node(row["id"], one["document"])
            self.ground(row["id"], node, one["passages"])
            self.ground(node, self.node(row["id"], one["through"]), one["passages"])
            decision = self.decision(one["document"])
            if decision and one["through"] in self.acts:
                self.ground(decision, one["through"], one["passages"])
        if row.get("origin_note"):
            person = f"{row['id']}@unnamed"
            self.claims[person] = Claim(id=person, text=row["origin_note"])
            self.ground(self.node(row["id"], row["origin"]), person, [])
            self.origins.append(person)
            self.unknown.append(person)
        elif row["origin"] in self.titles:
            self.origins.append(self.node(row["id"], row["origin"]))

    def node(self, claim: str, what: str) -> str:
        """Return the id of an act or a person, or of the claim as a document tells it."""
        if what in self.acts:
            return what
        if what in self.names:
            entity = self.names[what]
            self.entities[what] = Party(id=what, name=entity["name"], kind=entity["kind"])
            return what
        id_ = f"{claim}@{name_of(what)}"
        self.claims[id_] = Claim(id=id_, text=self.titles[what], known_from=(name_of(what),))
        return id_

    def decision(self, document: str) -> str:
        """Return the act that a document is, if it is one: the act of its date that it tells."""
        date = next(one.get("date") for one in self.truth["documents"] if one["file"] == document)
        found = [row["id"] for row in self.acts.values() if row["date"] == date and row["passages"][0]["document"] == document]
        return found[0] if len(found) == 1 else ""

    def ground(self, of: str, premise: str, passages: list[dict[str, str]]) -> None:
        number = f"{of} on {premise}"
        if all(ground.ground != number for ground in self.grounds):
            self.grounds.append(Ground(of=of, ground=number, premises=(premise,), known_from=told_in(passages), asserted=said(passages)))


if __name__ == "__main__":
    raise SystemExit(main())
