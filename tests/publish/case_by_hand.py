"""A case whose readings are made by hand, so that no model takes part: three texts about invented people, one inside another."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from wellfounded.model.candidates import Candidate, candidates_of
from wellfounded.model.documents import Arrival, Document, Outcome, TextLayer
from wellfounded.model.entities import Entity, Mention
from wellfounded.model.ids import EntityId, document_id
from wellfounded.model.labels import ActKind, NameKind, ReadStatus
from wellfounded.model.passages import Passage
from wellfounded.model.reading import Act, Name, Reading
from wellfounded.settings import Settings
from wellfounded.store.protocol import Record
from wellfounded.work.case import Case

TEXTS = {
    "letter.txt": "Dear Sir,\r\nOn 9 May 2016 the Court of Lund annulled the order against\r\nMartha Quill. "
    "The Court of Lund freed Martha Quill.\r\n",
    "письмо.txt": "9 мая 2016 года суд Лунда отменил приказ о выдаче Марты Квилл. Марта Квилл свободна.\n",
    "secret.txt": "Martha Quill, called the Heron, a hidden witness, was arrested in Lund.\n",
}
ACTS = (r"On 9 May[^.]*\.", r"The Court of Lund freed[^.]*\.", r"order against\s+Martha", r"9 мая[^.]*\.", r"Martha Quill, called.*\.")
NAMES = (r"Court of Lund", r"Martha Quill", r"Март\w+ Квилл", r"the Heron")


def build(folder: Path) -> Case:
    """Make the case; the second document came inside the third as well."""
    case = Case.create(folder, title="The matter of Quill", settings=Settings(given={"workers": 1, "who": "tester"}))
    readings = [reading(case, name, text) for name, text in TEXTS.items()]
    candidates = {r.document.id: tuple(candidates_of(r)) for r in readings}
    case.store.save(Record(document=r.document, layer=r.layer, candidates=candidates[r.document.id]) for r in readings)
    _, inner, outer = (r.document for r in readings)
    case.store.arrive(Arrival(sha256=inner.sha256, path="in the box.txt", when="2020-01-02T00:00:00", who="tester", container=outer.sha256))
    case.store.replace_entities(entities([c for found in candidates.values() for c in found if c.kind.value == "name"]))
    return case


def reading(case: Case, name: str, text: str) -> Reading:
    original, _ = case.store.keep(BytesIO(text.encode("utf-8")))
    case.store.arrive(Arrival(sha256=original.sha256, path=f"/somewhere/{name}", when="2020-01-01T00:00:00", who="tester"))
    document = Document(
        id=document_id(original.sha256), sha256=original.sha256, name=name, media_type="text/plain", outcome=Outcome(status=ReadStatus.READ)
    )
    acts = [
        Act(id=f"a{n}", kind=ActKind.ANNULMENT, passages=(passage,), date="2016-05-09") for n, passage in enumerate(passages(text, ACTS))
    ]
    names = [
        Name(
            passage=passage,
            kind=NameKind.BODY if "Court" in passage.exact else NameKind.PERSON,
            form=passage.exact,
            role=role(passage, text),
        )
        for passage in passages(text, NAMES)
    ]
    return Reading(
        document=document, layer=TextLayer(document=document.id, text=text, producer="hand@1"), names=tuple(names), acts=tuple(acts)
    )


def passages(text: str, patterns: tuple[str, ...]) -> list[Passage]:
    found = [Passage.of(text, *match.span()) for pattern in patterns for match in re.finditer(pattern, text, re.DOTALL)]
    return sorted(found)


def role(passage: Passage, text: str) -> str:
    return "hidden witness" if "hidden witness" in text and passage.exact == "the Heron" else ""


def entities(names: list[Candidate]) -> list[Entity]:
    """Everybody with a personal name is one person here, and her principal name is the one that only the third document gives."""
    out = []
    for kind, name in ((NameKind.PERSON, "the Heron"), (NameKind.BODY, "Court of Lund")):
        own = [c for c in names if c.values["kind"] == kind.value]
        mentions = tuple(
            Mention(candidate=c.id, document=c.document, start=c.passages[0].start, end=c.passages[0].end, form=str(c.values["form"]))
            for c in own
        )
        forms = tuple(dict.fromkeys(m.form for m in mentions))
        out.append(
            Entity(id=EntityId(f"entity.{kind.value}"), kind=kind, name=name, forms=forms, roles=("hidden witness",), mentions=mentions)
        )
    return out
