"""What the library reads, in the shape of the labels.

A document is read as a user reads it: without its date at first, and once more with it where the text does not tell it.
"""

from __future__ import annotations

import hashlib
from typing import Any

from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.ids import Sha256, document_id
from wellfounded.model.labels import ReadStatus
from wellfounded.model.passages import Passage
from wellfounded.model.reading import Act, Name, Reading, Reliance
from wellfounded.model.usual_bodies import usual_body
from wellfounded.work.reading import read_document

from .shape import (
    ActMark,
    CitationMark,
    CorefMark,
    DateMark,
    EffectMark,
    FigureMark,
    Marked,
    NameMark,
    QuoteMark,
    RelianceMark,
    StatementMark,
)


def read(gold: Marked) -> Marked:
    """Read the text of a labelled document and return what was found."""
    reading = read_text(gold.text, name=gold.name)
    own = reading.document.date
    if not own and gold.date:
        reading = read_text(gold.text, name=gold.name, date=gold.date)
    return marked(reading, part=gold.part, date=own)


def read_text(text: str, *, name: str, date: str = "") -> Reading:
    """Read a text as a plain file of that name would be read."""
    sha256 = Sha256(hashlib.sha256(text.encode("utf-8")).hexdigest())
    document = Document(
        id=document_id(sha256), sha256=sha256, name=f"{name}.txt", media_type="text/plain", outcome=Outcome(status=ReadStatus.READ)
    )
    return read_document(document, TextLayer(document=document.id, text=text, producer="bench@1"), date=date)


def marked(reading: Reading, *, part: str = "", date: str | None = None) -> Marked:
    """Return a reading in the shape of the labels; ``date`` is the document's own as it was found."""
    outcome = reading.document.outcome
    return Marked(
        name=reading.document.name,
        part=part,
        text=reading.layer.text,
        language=reading.document.language,
        date=reading.document.date if date is None else date,
        names=tuple(map(_name, reading.names)),
        dates=tuple(DateMark(passage=d.passage, edtf=d.edtf) for d in reading.dates),
        figures=tuple(
            FigureMark(passage=f.passage, quantity=f.quantity.value, value=f.value, unit=f.unit, approximate=f.approximate)
            for f in reading.figures
        ),
        quotes=tuple(QuoteMark(passage=q.passage, kind=q.kind.value, speaker=q.speaker) for q in reading.quotes),
        citations=tuple(CitationMark(passage=c.passage, kind=c.kind, normal=c.normal) for c in reading.citations),
        acts=tuple(map(_act, reading.acts)),
        statements=tuple(
            StatementMark(passage=s.passage, chain=tuple(s.chain), modality=s.modality, polarity=s.polarity) for s in reading.statements
        ),
        reliance=tuple(map(_reliance, reading.reliance)),
        corefs=tuple(_corefs(reading)),
        faults=outcome.reasons if outcome.status in {ReadStatus.PARTLY, ReadStatus.FAILED} else (),
    )


def _name(name: Name) -> NameMark:
    return NameMark(passage=name.passage, kind=name.kind.value, entity=name.entity, name=name.name, bare=_bare(name))


def _bare(name: Name) -> Passage | None:
    """Return the passage of a name without what stands before its form."""
    lead = len(name.passage.exact) - len(name.form)
    if lead <= 0 or "".join(name.passage.exact[lead:].split()) != "".join(name.form.split()):
        return None
    return Passage(name.passage.start + lead, name.passage.end, name.passage.exact[lead:])


def _act(act: Act) -> ActMark:
    implied = "" if act.body else usual_body(act.kind, act.jurisdiction, [passage.exact for passage in act.passages])
    return ActMark(
        id=act.id,
        kind=act.kind.value,
        passages=act.passages,
        date=act.date,
        body=act.body or implied,
        implied=bool(implied),
        jurisdiction=act.jurisdiction,
        mode=act.mode.value,
        outcome=act.outcome,
        effects=tuple(EffectMark(kind=e.kind.value, target=e.target) for e in act.effects if e.stated),
    )


def _reliance(one: Reliance) -> RelianceMark:
    weight = "sole" if one.closed else one.weight.value
    return RelianceMark(passages=(one.passage,), of=one.of, of_words=one.of_text, on=one.premise_text, weight=weight)


def _corefs(reading: Reading) -> list[CorefMark]:
    """Return the phrases that were tied to an entity, where the library offers them."""
    found: Any = getattr(reading, "corefs", ())
    return [CorefMark(passage=one.passage, entity=one.entity) for one in found]
