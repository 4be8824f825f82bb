"""A case with one original of each kind, a dossier that quotes them, and its package: made without models, all about invented people."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))

from pdf_builder import Sheet, pdf, set_text

from wellfounded.ingest.detect import detect
from wellfounded.ingest.protocol import FileRead, Limits
from wellfounded.ingest.registry import reader_for
from wellfounded.model.documents import Arrival, Document, Outcome, TextLayer
from wellfounded.model.dossier import Cited, Dossier, Note, SourcePlace, Target
from wellfounded.model.ids import document_id
from wellfounded.model.labels import ReadStatus
from wellfounded.model.passages import Passage
from wellfounded.settings import Settings
from wellfounded.store.protocol import Record
from wellfounded.work.annexing import Annexes, annexes_of
from wellfounded.work.case import Case
from wellfounded.work.packaging import Package, package_of

LETTER = "Harrow Quay, 2 May 2017\n\nDear Ms Lindqvist,\nthe keeper says that nobody signed the ledger that night.\n\nA. Brandt\n"
PAGE = (
    "<html><head><title>The lock</title></head><body><h1>The lock</h1><p>“We never closed it,” said Ida Brandt, 61, "
    "who has kept the lock at Harrow Quay since 1999.</p></body></html>"
)
ORDER = (
    "The court finds that the ledger was kept by two hands.",
    "The order of 4 June 2017 is set aside.",
    "The costs are reserved. No appeal lies against this order.",
)
RUSSIAN = "Протокол допроса. Свидетель показал, что журнал вёл не он.\n"


def mail() -> bytes:
    message = EmailMessage()
    for name, value in {
        "From": "Ida Brandt <ida@lock.example>",
        "To": "office@quay.example",
        "Subject": "The ledger",
        "Date": "Tue, 06 Jun 2017 08:00:00 +0000",
        "Message-ID": "<ledger.1@lock.example>",
        "Received": "from lock.example by quay.example; Tue, 06 Jun 2017 08:00:02 +0000",
    }.items():
        message[name] = value
    message.set_content("I did not write the entry for the third of May.\nPlease ask the night watch.\n")
    return message.as_bytes()


def order() -> bytes:
    return pdf(
        [Sheet(lines=set_text(text, x=72, top=740, size=12, width=60), rotate=90 if at == 2 else 0) for at, text in enumerate(ORDER)]
    )


FILES = {
    "letter.txt": LETTER.encode(),
    "page.html": PAGE.encode(),
    "order.pdf": order(),
    "ledger.eml": mail(),
    "протокол.txt": RUSSIAN.encode(),
}
QUOTED = (
    ("letter.txt", "nobody signed the ledger that night", "nobody signed the ledger […] that night"),
    ("order.pdf", "the ledger was kept by two hands", "the ledger was kept by two hands"),
    ("order.pdf", "No appeal lies", ""),
    ("ledger.eml", "I did not write the entry", "I did not write the entry"),
    ("page.html", "We never closed it", "We never closed it"),
    ("протокол.txt", "журнал вёл не он", "журнал вёл не он"),
    ("letter.txt", "", ""),
)


def read_here(name: str, content: bytes) -> FileRead:
    """Read a file in this process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one"
        path.write_bytes(content)
        media_type = detect(path, name=name)
        reader = reader_for(media_type)
        if reader is None:
            return FileRead(status=ReadStatus.KEPT, media_type=media_type)
        spool = Path(folder) / "inside"
        spool.mkdir()
        return reader.read(path, name=name, media_type=media_type, spool=spool, limits=Limits())


def take(case: Case, name: str, content: bytes) -> Document:
    """Take a file into a case, read by its reader."""
    original, _ = case.store.keep(BytesIO(content))
    case.store.arrive(Arrival(sha256=original.sha256, path=f"/in/{name}", when="2020-01-01T00:00:00", who="tester"))
    read = read_here(name, content)
    document = Document(
        id=document_id(original.sha256),
        sha256=original.sha256,
        name=name,
        media_type=read.media_type,
        outcome=Outcome(status=read.status, reasons=read.reasons),
        kind=read.kind,
        date="2017-05-02" if name == "letter.txt" else "",
        metadata=read.metadata,
    )
    layer = TextLayer(document=document.id, text=read.text, producer=read.producer, regions=read.regions, boxes=read.boxes)
    case.store.save([Record(document=document, layer=layer if read.text else None)])
    return document


def build(folder: Path) -> Case:
    """Make the case."""
    case = Case.create(folder, title="The lock", settings=Settings(given={"workers": 1, "who": "tester"}))
    for name, content in FILES.items():
        take(case, name, content)
    return case


def cite(case: Case, name: str, words: str, quoted: str = "", *, line: int = 1, translated: bool = False) -> Cited:
    """Cite words of a document, or the document as a whole."""
    document = next(d for d in case.store.documents() if d.name == name)
    layer = case.store.layer(document.id)
    passage = None
    if words:
        assert layer is not None
        at = layer.text.index(words)
        passage = Passage.of(layer.text, at, at + len(words))
    return Cited(
        key=f"{name}:p{line}",
        target=Target.PASSAGE if passage else Target.DOCUMENT,
        document=document.id,
        passage=passage,
        quoted=quoted,
        translated=translated,
        place=SourcePlace("dossier.md", line, 3),
    )


def dossier_of(case: Case, *more: Cited, language: str = "en") -> Dossier:
    cited = tuple(cite(case, *one, line=line) for line, one in enumerate(QUOTED, 1)) + more
    notes = tuple(Note(number=at + 1, paragraphs=(), cited=(at,)) for at in range(len(cited)))
    return Dossier(
        title="Who kept the ledger?", language=language, date="2018-01-15", authors=("M. Lindqvist",), cited=cited, notes=notes,
        source="dossier.md",
    )  # fmt: skip


def html_of(dossier: Dossier) -> bytes:
    """A form of the dossier that has what it quotes."""
    said = "".join(f"<p>“{one.quoted}”</p>" for one in dossier.cited if one.quoted)
    return f"<html><head><title>{dossier.title}</title></head><body><h1>{dossier.title}</h1>{said}</body></html>".encode()


@dataclass(frozen=True)
class Made:
    dossier: Dossier
    annexes: Annexes
    package: Package


def package(case: Case, *, originals: bool = True, language: str = "en") -> Made:
    """Make the package of the dossier."""
    facts = case.facts()
    dossier = dossier_of(case, language=language)
    annexes = annexes_of(facts, dossier)
    forms = {"dossier.html": html_of(dossier)}
    return Made(dossier, annexes, package_of(facts, dossier, annexes, forms, name="who kept the ledger", originals=originals))
