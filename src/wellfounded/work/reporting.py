"""From the facts of a case to the report page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import StoreError
from ..model.candidates import CandidateKind
from ..model.documents import Document, TextLayer
from ..model.ids import DocumentId
from ..model.journal import EntryKind
from ..model.labels import RegionKind
from ..model.passages import Passage
from ..publish.highlight import Mark
from ..publish.report import ActLine, DocumentSection, EntityLine, FactLine, Link, Report, page
from .clearance import sentence
from .facts import Fact, Facts
from .lists import date_order
from .overview import Overview, overview
from .review import questions

if TYPE_CHECKING:
    from .case import Case

_LISTED = {"quotations": CandidateKind.QUOTE, "figures": CandidateKind.FIGURE, "references": CandidateKind.CITATION}


def write_report(case: Case, target: Path, *, cleared: tuple[str, ...] = ()) -> Path:
    """Write the report page of a case, and record in the journal what was disclosed and to whom."""
    facts = case.facts(cleared=cleared)
    text = page(report_of(facts, title=case.title, as_of=last_entry(case)))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise StoreError(f"{target}: the page cannot be written ({error.strerror}); choose another place with -o") from error
    disclosed = {"page": target.name, "documents": sorted(facts.documents), "withheld": facts.withheld, "for": list(cleared)}
    case.store.append(EntryKind.DISCLOSED, disclosed, who=case.settings.who)
    return target


def last_entry(case: Case) -> str:
    """Return when the last entry was made that changed the case: writing a page is none."""
    changes = [entry for entry in case.store.entries() if entry.kind not in {EntryKind.DISCLOSED, EntryKind.BACKED_UP}]
    return changes[-1].when[:19].replace("T", " ") + " UTC" if changes else ""


def report_of(facts: Facts, *, title: str, as_of: str) -> Report:
    """Gather everything that the page shows to a reader with this clearance."""
    asked = questions(facts)
    acts = sorted(facts.of(CandidateKind.ACT), key=lambda act: (*date_order(act.text("date")), act.document.id, act.passage))
    return Report(
        title=title,
        as_of=as_of,
        overview=tuple(_overview(overview(facts, title=title, to_look_at=len(asked)))),
        withheld=sentence(facts.withheld),
        acts=tuple(_act_lines(facts, acts)),
        entities=tuple(_entities(facts)),
        facts={name: tuple(_fact_lines(facts, kind)) for name, kind in _LISTED.items()},
        documents=tuple(_section(facts, document) for document in sorted(facts.documents.values(), key=lambda d: (d.name, d.id))),
        to_look_at=tuple(
            FactLine(
                kind=q.weight.name.lower().replace("_", " "),
                head=q.asks,
                quote=q.quotes,
                href=f"#{_anchor(DocumentId(q.document_id), q.start, q.end)}" if q.end else f"#d-{q.document_id}",
                document=q.document,
                strength="proposed",
            )
            for q in asked
        ),
    )


def _overview(found: Overview) -> Iterator[tuple[str, str]]:
    yield "Documents", f"{found.documents} ({_counted(found.statuses)})"
    yield "Kinds", _counted(found.kinds)
    yield "Languages", _counted(found.languages)
    yield "Span of time", f"{found.first} to {found.last}" if found.first else "no dated act"
    yield "Acts", f"{sum(found.act_kinds.values())} ({_counted({k.replace('_', ' '): v for k, v in found.act_kinds.items()})})"
    yield "Facts", f"{_counted(found.facts)}; {found.confirmed} confirmed by a person, the rest proposed"
    yield "People", ", ".join(f"{name} ({count})" for name, count in found.people)
    yield "Bodies", ", ".join(f"{name} ({count})" for name, count in found.bodies)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {word}" for word, count in counts.items())


def _anchor(document: DocumentId, start: int, end: int) -> str:
    return f"d-{document}-{start}-{end}"


def _href(document: DocumentId, passage: Passage) -> str:
    return f"#{_anchor(document, passage.start, passage.end)}"


def _act_lines(facts: Facts, acts: Sequence[Fact]) -> Iterator[ActLine]:
    by_number = {(act.document.id, number): act for act in acts for number in [act.text("id")]}
    for act in acts:
        layer = facts.layer(act.document.id)
        yield ActLine(
            date=act.text("date"),
            kind=act.text("kind"),
            body=act.text("body"),
            outcome=act.text("outcome"),
            strength=act.strength.value,
            quote=" ".join(act.passage.exact.split()),
            href=_href(act.document.id, act.passage),
            document=act.document.name,
            page=layer.page_of(act.passage.start) if layer else "",
            mentions=tuple(Link(text="also here", href=_href(act.document.id, passage)) for passage in act.candidate.passages[1:]),
            effects=tuple(_effects(act, by_number)),
            lane=act.text("jurisdiction"),
        )


def _effects(act: Fact, by_number: dict[tuple[DocumentId, str], Fact]) -> Iterator[Link]:
    effects: Any = act.values.get("effects") or ()
    for effect in effects:
        target = by_number.get((act.document.id, effect["target"]))
        if target:
            what = ", ".join(filter(None, (target.text("kind").replace("_", " "), target.text("date"))))
            yield Link(text=f"{effect['kind']}: {what}", href=_href(target.document.id, target.passage))


def _entities(facts: Facts) -> Iterator[EntityLine]:
    lines = []
    for entity in facts.store.entities():
        shown = [mention for mention in entity.mentions if mention.document in facts.documents]
        if not shown:
            continue
        per_document: dict[DocumentId, int] = defaultdict(int)
        links = []
        for mention in shown:
            per_document[mention.document] += 1
            name = facts.documents[mention.document].name
            links.append(
                Link(text=f"{name} {per_document[mention.document]}", href=f"#{_anchor(mention.document, mention.start, mention.end)}")
            )
        lines.append(
            EntityLine(
                name=entity.name,
                kind=entity.kind.value,
                forms=tuple(form for form in entity.forms if form != entity.name)[:12],
                roles=entity.roles[:6],
                documents=len(per_document),
                mentions=tuple(links),
            )
        )
    return iter(sorted(lines, key=lambda line: (-line.documents, -len(line.mentions), line.name)))


def _fact_lines(facts: Facts, kind: CandidateKind) -> Iterator[FactLine]:
    for fact in facts.of(kind):
        yield FactLine(
            kind=fact.text("quantity") or fact.text("kind"),
            head=_head(fact),
            quote=" ".join(fact.passage.exact.split()),
            href=_href(fact.document.id, fact.passage),
            document=fact.document.name,
            strength=fact.strength.value,
        )


def _head(fact: Fact) -> str:
    if fact.candidate.kind is CandidateKind.QUOTE:
        return fact.text("speaker") or "speaker not told"
    if fact.candidate.kind is CandidateKind.FIGURE:
        value: Any = fact.values.get("value") or 0
        amount = f"{value:,.12g}".replace(",", "\N{NARROW NO-BREAK SPACE}")
        return " ".join(filter(None, ("about" if fact.values.get("approximate") else "", amount, fact.text("unit"), fact.text("of"))))
    return fact.text("normal") or fact.text("target")


def _section(facts: Facts, document: Document) -> DocumentSection:
    layer = facts.layer(document.id)
    anchor = f"d-{document.id}"
    return DocumentSection(
        anchor=anchor,
        name=document.name,
        about=tuple(_about(facts, document)),
        reasons=document.outcome.reasons,
        language=document.language,
        text=layer.text if layer else "",
        marks=tuple(_marks(facts, document)) if layer else (),
        pages=tuple(_pages(layer)) if layer else (),
    )


def _pages(layer: TextLayer) -> Iterator[tuple[int, str]]:
    for region in layer.regions_of(RegionKind.PAGE):
        yield region.start, region.label


def _about(facts: Facts, document: Document) -> Iterator[tuple[str, str]]:
    yield "kind", document.kind or "not known"
    yield "language", document.language or "not known"
    yield "date", f"{document.date} ({document.date_source})" if document.date else "not known"
    if document.metadata.title:
        yield "title", document.metadata.title
    if document.metadata.authors:
        yield "by", "; ".join(document.metadata.authors)
    for flag, to in document.flags.items():
        yield "flag", " ".join((flag.value, ", ".join(to))).strip()
    yield "read", document.outcome.status.value
    yield "format", document.media_type
    for arrival in facts.store.arrivals(document.sha256):
        inside = f" inside {arrival.container[:12]}" if arrival.container else ""
        yield "came", f"{arrival.when[:10]} as {Path(arrival.path).name}{inside}"
    yield "SHA-256", document.sha256


def _marks(facts: Facts, document: Document) -> Iterator[Mark]:
    seen: set[str] = set()
    for kind in CandidateKind:
        for fact in facts.of(kind, document=document.id):
            for passage in fact.candidate.passages:
                anchor = _anchor(document.id, passage.start, passage.end)
                yield Mark(span=passage.span, anchor="" if anchor in seen else anchor, kind=kind.value, label=_label(fact))
                seen.add(anchor)


def _label(fact: Fact) -> str:
    """Say in a few words what a mark is, for its tooltip."""
    names = {
        CandidateKind.NAME: ("kind", "name", "role"),
        CandidateKind.DATE: ("edtf",),
        CandidateKind.FIGURE: ("quantity", "value", "unit"),
        CandidateKind.QUOTE: ("speaker",),
        CandidateKind.CITATION: ("kind", "target"),
        CandidateKind.ACT: ("kind", "date", "body", "outcome"),
        CandidateKind.STATEMENT: ("modality",),
    }[fact.candidate.kind]
    said = ", ".join(filter(None, (fact.text(name).replace("_", " ") for name in names)))
    return f"{fact.candidate.kind.value}: {said}" if said else fact.candidate.kind.value
