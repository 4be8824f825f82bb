"""From the facts of a case to the report page: what is gathered, what is written, and the record that it was disclosed.

The invariant: no word of a document that the reader is not cleared for reaches the page, neither as a spelling or role of a name
nor as the name of a container.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import StoreError
from ..model.candidates import CandidateKind
from ..model.date_words import date_in_words
from ..model.ids import DocumentId
from ..model.journal import EntryKind
from ..model.labels import NameKind
from ..publish.chronology import counted, worded
from ..publish.formats import language_words
from ..publish.page import page
from ..publish.report import EntityLine, FactLine, Report
from ..store.protocol import Store
from .facts import Facts
from .overview import Overview, overview
from .reasoning import Reasoning
from .report_documents import Marked, document_order, sections
from .report_lines import act_lines, entity_lines, fact_lines
from .report_standing import proceedings_part, stemma_part
from .review import Question, questions

LISTED = {
    "quotations": CandidateKind.QUOTE,
    "statements": CandidateKind.STATEMENT,
    "figures": CandidateKind.FIGURE,
    "references": CandidateKind.CITATION,
}
"""The lists of facts that the page has beside acts and names, by their titles."""
_TOP = 12


def write_report(facts: Facts, target: Path, *, title: str, who: str, made_for: tuple[str, ...] = ()) -> Path:
    """Write the report page of a case, and record in the journal what was disclosed and to whom."""
    text = page(report_of(facts, title=title, as_of=last_entry(facts.store), made_for=made_for))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise StoreError(f"{target}: the page cannot be written ({error.strerror}); choose another place with -o") from error
    disclosed = {"page": target.name, "documents": sorted(facts.documents), "withheld": facts.withheld, "for": list(made_for)}
    facts.store.append(EntryKind.DISCLOSED, disclosed, who=who)
    return target


def last_entry(store: Store) -> str:
    """Return when the last entry was made that changed the case: writing a page is none."""
    changes = [entry for entry in store.entries() if entry.kind not in {EntryKind.DISCLOSED, EntryKind.BACKED_UP}]
    return changes[-1].when[:19].replace("T", " ") + " UTC" if changes else ""


def report_of(facts: Facts, *, title: str, as_of: str, made_for: tuple[str, ...] = ()) -> Report:
    """Gather everything that the page shows to a reader with this clearance."""
    asked = questions(facts)
    marked = Marked.of(facts)
    entities = tuple(entity_lines(facts, marked))
    found = overview(facts, title=title, to_look_at=len(asked))
    documents = sorted(facts.documents.values(), key=document_order)
    reasoning = Reasoning(facts)
    standing, not_drawn = proceedings_part(reasoning, marked)
    return Report(
        title=title,
        as_of=as_of,
        overview=tuple(_overview(found, entities, made_for)),
        withheld=f"{counted(facts.withheld, 'document')} of this case {'is' if facts.withheld == 1 else 'are'} withheld from this page."
        if facts.withheld
        else "",
        acts=tuple(act_lines(facts, marked)),
        entities=entities,
        facts={name: tuple(fact_lines(facts, kind, marked)) for name, kind in LISTED.items()},
        documents=tuple(sections(facts, documents, marked)),
        to_look_at=tuple(_question(question, facts, marked) for question in asked),
        proceedings=standing,
        not_drawn=" ".join(filter(None, (not_drawn, _left_out(len(reasoning.rows.left_out))))),
        stemmata=stemma_part(reasoning, marked),
    )


def _overview(found: Overview, entities: tuple[EntityLine, ...], made_for: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if made_for:
        yield "Made for", ", ".join(made_for)
    yield "Documents", f"{found.documents} ({_counts(found.statuses)})"
    yield "Kinds", _counts(found.kinds)
    yield "Languages", _counts({language_words(tag): count for tag, count in found.languages.items()})
    yield "Span of time", f"{date_in_words(found.first)} to {date_in_words(found.last)}" if found.first else "no dated act"
    yield "Acts", f"{sum(found.act_kinds.values())} ({_counts(found.act_kinds)})"
    facts = ", ".join(_counted(count, word) for word, count in found.facts.items() if word != CandidateKind.ACT.value)
    yield "Facts", f"{facts}; {found.confirmed} confirmed by a person, the rest proposed"
    yield "People", _most(entities, NameKind.PERSON)
    yield "Bodies", _most(entities, NameKind.BODY)


def _left_out(rows: int) -> str:
    """Say how many rows of facts a label was computed without; empty where none."""
    return f"{counted(rows, 'row')} of facts left out, because of something that is withheld or gone." if rows else ""


def _counted(count: int, word: str) -> str:
    return f"{counted(count, 'passage')} on reliance" if word == CandidateKind.RELIANCE.value else counted(count, word)


def _most(entities: tuple[EntityLine, ...], kind: NameKind) -> str:
    """Name those who are mentioned in most documents, each with the number of these."""
    return ", ".join(f"{line.name} ({len(line.mentions)})" for line in [e for e in entities if e.kind == kind.value][:_TOP])


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {worded(word)}" for word, count in counts.items())


def _question(question: Question, facts: Facts, marked: Marked) -> FactLine:
    document = facts.documents.get(DocumentId(question.document_id))
    return FactLine(
        kind=question.weight.name.lower().replace("_", " "),
        head=question.asks,
        quote=" ".join(question.quotes.split()),
        href=marked.href_at(question.document_id, question.start, question.end),
        document=question.document,
        strength="proposed",
        language=document.language if document else "",
    )
