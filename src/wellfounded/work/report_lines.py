"""The lines of the report page: acts, names, quotations, statements, figures and references, each with the place of its passage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model.candidates import CandidateKind
from ..model.date_words import date_in_words
from ..model.entities import Entity, Mention
from ..model.folding import fold
from ..model.ids import DocumentId
from ..model.shouting import unshouted, usual_writing
from ..publish.chronology import worded
from ..publish.report import ActLine, EntityLine, FactLine, Link, Mentions
from .body_names import bodies_by_name
from .date_order import date_order
from .facts import Fact, Facts
from .report_documents import Marked, document_order

_FORMS, _ROLES = 12, 6


def act_lines(facts: Facts, marked: Marked) -> Iterator[ActLine]:
    """Yield the acts in order of date, then document and place."""
    acts = sorted(facts.of(CandidateKind.ACT), key=lambda act: (*date_order(act.text("date")), act.document.id, act.passage, act.id))
    by_number = {(act.document.id, act.text("id")): act for act in acts}
    same = {form: entity.id for form, entity in bodies_by_name(facts).items()}
    written = usual_writing(Counter(mention.form for entity in facts.entities() for mention in entity.mentions).items())
    for act in acts:
        layer = facts.layer(act.document.id)
        body = unshouted(_plain(act.text("body")), written)
        yield ActLine(
            date=act.text("date"),
            kind=act.text("kind"),
            body=body,
            outcome=act.text("outcome"),
            strength=act.strength.value,
            quote=_plain(act.passage.exact),
            href=marked.href(act.document.id, act.passage),
            document=act.document.name,
            document_href=marked.document(act.document.id),
            page=layer.page_of(act.passage.start) if layer else "",
            language=act.document.language,
            mentions=tuple(Link(text="also here", href=marked.href(act.document.id, p)) for p in act.candidate.passages[1:]),
            effects=tuple(_effects(act, by_number, marked)),
            jurisdiction=act.text("jurisdiction"),
            same_body=same.get(fold(body), fold(body)),
        )


def entity_lines(facts: Facts, marked: Marked) -> Iterator[EntityLine]:
    """Yield those whom the shown documents name, the most widely named first, in the words of the shown documents alone."""
    roles = {fact.id: fact.text("role") for fact in facts.of(CandidateKind.NAME) if fact.text("role")}
    lines = []
    for entity in facts.entities():
        shown = [m for m in entity.mentions if marked.has(m.document, m.start, m.end)]
        if shown:
            lines.append(_entity_line(entity, shown, facts, marked, roles))
    return iter(sorted(lines, key=lambda line: (-len(line.mentions), -line.count, line.name, line.anchor)))


def fact_lines(facts: Facts, kind: CandidateKind, marked: Marked) -> Iterator[FactLine]:
    """Yield the facts of a kind in order of the dates and names of their documents, then of place."""
    for fact in sorted(facts.of(kind), key=lambda fact: (*document_order(fact.document), fact.passage)):
        target: Any = fact.values.get("target_passage")
        yield FactLine(
            kind=fact.text("quantity") or fact.text("modality") or fact.text("kind"),
            head=_plain(_head(fact)),
            quote=_plain(fact.passage.exact),
            href=marked.href(fact.document.id, fact.passage),
            document=fact.document.name,
            strength=fact.strength.value,
            language=fact.document.language,
            points_to=marked.href_at(fact.document.id, target["start"], target["end"]) if target else "",
        )


def _entity_line(entity: Entity, shown: list[Mention], facts: Facts, marked: Marked, roles: Mapping[Any, str]) -> EntityLine:
    forms = [form for form, _ in Counter(m.form for m in shown).most_common()]
    every = len(shown) == len(entity.mentions)
    name = entity.name if every or entity.name in forms else forms[0]
    by_document: dict[DocumentId, list[str]] = defaultdict(list)
    for mention in shown:
        by_document[mention.document].append(marked.href_at(mention.document, mention.start, mention.end))
    told = Counter(role for mention in shown if (role := _plain(roles.get(mention.candidate, ""))))
    return EntityLine(
        anchor=f"e-{entity.id.removeprefix('entity.')}",
        name=_plain(name),
        kind=entity.kind.value,
        forms=tuple(_plain(form) for form in forms if form != name)[:_FORMS],
        roles=tuple(role for role, _ in told.most_common(_ROLES)),
        mentions=tuple(
            Mentions(document=facts.documents[document].name, hrefs=tuple(dict.fromkeys(hrefs))) for document, hrefs in by_document.items()
        ),
    )


def _effects(act: Fact, by_number: Mapping[tuple[DocumentId, str], Fact], marked: Marked) -> Iterable[Link]:
    effects: Any = act.values.get("effects") or ()
    for effect in effects:
        target = by_number.get((act.document.id, effect["target"]))
        if target:
            what = ", ".join(filter(None, (worded(target.text("kind")), date_in_words(target.text("date")))))
            yield Link(text=f"{effect['kind']}: {what}", href=marked.href(target.document.id, target.passage))


def _head(fact: Fact) -> str:
    if fact.candidate.kind is CandidateKind.QUOTE:
        return fact.text("speaker") or "speaker not told"
    if fact.candidate.kind is CandidateKind.STATEMENT:
        chain: Any = fact.values.get("chain") or ()
        return " → ".join(map(str, chain))
    if fact.candidate.kind is CandidateKind.FIGURE:
        value: Any = fact.values.get("value") or 0
        amount = f"{value:,.12g}".replace(",", "\N{NARROW NO-BREAK SPACE}")
        return " ".join(filter(None, ("about" if fact.values.get("approximate") else "", amount, fact.text("unit"), fact.text("of"))))
    return fact.text("normal") or fact.text("target")


def _plain(text: str) -> str:
    return " ".join(text.split())
