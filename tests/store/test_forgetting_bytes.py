"""What was forgotten is in no file of the case any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wellfounded.model.entities import Entity, Mention
from wellfounded.model.ids import EntityId, content_id
from wellfounded.model.journal import EntryKind
from wellfounded.model.labels import NameKind
from wellfounded.store.sqlite import SqliteStore

WORDS = "Kuzhabekova Vornholm testified about Quexlar."
TRACES = [b"Kuzhabekova", b"Vornholm", b"Quexlar", b"kuzhabek", b"kuiabek", b"vornholm", b"kuekslar", b"witness-statement"]


def traces(folder: Path) -> list[tuple[str, bytes]]:
    """Return every trace of the words in the files of a case."""
    return [(path.name, trace) for path in files(folder) for trace in TRACES if trace in path.read_bytes()]


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of a case."""
    return (path for path in folder.rglob("*") if path.is_file())


def test_no_word_is_left_in_any_file(store: SqliteStore, read) -> None:
    """Neither the text, nor its keys in the index, nor the name of the file is in the database, its log or anywhere else."""
    for n in range(40):
        read(store, f"Letter {n} speaks of other matters and of clerk {n * 7919}.", path=f"{n}.txt")
    id_ = read(store, WORDS, path="witness-statement.txt")
    for n in range(40):
        read(store, f"Answer {n} speaks of further matters and of clerk {n * 104729}.", path=f"a{n}.txt")
    document = store.document(id_)
    name = next(store.candidates(document=id_))
    mention = Mention(candidate=name.id, document=id_, start=0, end=11, form="Kuzhabekova")
    entity = EntityId(content_id("person", "kuiabekova"))
    store.replace_entities(
        [Entity(id=entity, kind=NameKind.PERSON, name="Kuzhabekova", forms=("Kuzhabekova",), roles=(), mentions=(mention,))]
    )
    store.append(EntryKind.JUDGED, {"verdict": "accept"}, who="clerk", secret={"exact": "Kuzhabekova"}, about=document.sha256)
    assert store.search("Vornholm")
    store.forget(document.sha256, why="asked", who="clerk")
    assert traces(store.folder) == []
    assert store.search("Letter", limit=100)
    store.close()
    assert traces(store.folder) == []
    with SqliteStore.open(store.folder) as opened:
        assert list(opened.check()) == []
        assert len(list(opened.documents())) == 80


def test_many_are_forgotten_together(store: SqliteStore, read) -> None:
    """In a transaction the words are gone when it ends."""
    ids = [read(store, f"{WORDS} {n}") for n in range(3)]
    with store.transaction():
        for id_ in ids:
            store.forget(store.document(id_).sha256, why="asked", who="clerk")
    assert traces(store.folder) == []
    assert list(store.check()) == []
