"""A case about invented people for the tests of dossiers: two letters of one day, a judgment with printed numbers, an order that fell."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from wellfounded.model.documents import Arrival, Document, Metadata, Outcome, Region, TextLayer
from wellfounded.model.ids import DocumentId, document_id
from wellfounded.model.labels import Flag, ReadStatus, RegionKind
from wellfounded.settings import Settings
from wellfounded.store.protocol import Record
from wellfounded.work.case import Case

JUDGMENT = (
    "Court of Lund\n\n1. Martha Quill runs a ferry. Nobody ever complained of it.\n\n"
    "2. The order of 9 May 2016 was made by an officer who had no power to make it, and it\ncannot stand.\n\n"
    "3. The order is annulled. The ferry-\nmen may go on.\n"
)
LETTER = "Dear Minister,\n\nWe saw the ferry on 3 April.¹ It was full of people, and nobody was afraid.\n\nJon Aske\n"
OTHER = "Dear Minister,\n\nMy brother wrote to you as well.\n"
RUSSIAN = "Паром ходит каждый день.\n\nНикто не жаловался.\n"
SECRET = "Dear counsel,\n\nDo not show this to anybody.\n"
FRONT = "---\ntitle: The ferry of Lund\ndate: 2017-01-31\n---\n"


def build(folder: Path) -> Case:
    """Make the case; one letter is privileged."""
    case = Case.create(folder, title="The ferry of Lund", settings=Settings(given={"workers": 1, "who": "tester"}))
    judgment = _keep(case, "judgment.txt", JUDGMENT, kind="judgment", date="2016-12-02", title="Quill v. Port of Lund", pages=True)
    _keep(case, "aske.txt", LETTER, kind="letter", date="2016-04-05")
    _keep(case, "brother.txt", OTHER, kind="letter", date="2016-04-05")
    _keep(case, "паром.txt", RUSSIAN, kind="press", date="2016-05-01", language="ru")
    secret = _keep(case, "secret.txt", SECRET, kind="letter", date="2016-06-01")
    case.flag(secret, {Flag.PRIVILEGED: ()})
    at = JUDGMENT.index("The order is annulled.")
    told = [{"chain": ["Court of Lund"], "document": judgment, "start": at, "end": at + 22, "text": "The order is annulled."}]
    acts = [
        {"id": "lund.order", "title": "Order against the ferry", "kind": "order", "date": "2016-05-09", "asserted": told},
        {"id": "lund.judgment", "kind": "decision", "type": "annulment", "body": "Court of Lund", "date": "2016-12-02", "asserted": told},
    ]
    effects = [{"kind": "annuls", "source": "lund.judgment", "target": "lund.order", "asserted": told}]
    rows = {"format": "wellfounded-facts/1", "acts": acts, "effects": effects}
    case.import_facts(json.dumps(rows))
    return case


def _keep(
    case: Case, name: str, text: str, *, kind: str, date: str, title: str = "", language: str = "en", pages: bool = False
) -> DocumentId:
    original, _ = case.store.keep(BytesIO(text.encode("utf-8")))
    case.store.arrive(Arrival(sha256=original.sha256, path=f"/somewhere/{name}", when="2020-01-01T00:00:00", who="tester"))
    identity = document_id(original.sha256)
    document = Document(
        id=identity,
        sha256=original.sha256,
        name=name,
        media_type="text/plain",
        outcome=Outcome(status=ReadStatus.READ),
        kind=kind,
        date=date,
        language=language,
        metadata=Metadata(title=title),
    )
    half = len(text) // 2
    regions = (
        (Region(start=0, end=half, kind=RegionKind.PAGE, label="1"), Region(start=half, end=len(text), kind=RegionKind.PAGE, label="2"))
        if pages
        else ()
    )
    layer = TextLayer(document=identity, text=text, producer="hand@1", regions=regions)
    case.store.save([Record(document=document, layer=layer, candidates=())])
    return identity
