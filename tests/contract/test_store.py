"""The contract of every store: what the protocol promises, tested on each implementation through the protocol alone."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wellfounded.errors import InputError, UnknownIdError, UsageError
from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.documents import Arrival, Box, Document, Metadata, Original, Outcome, Region, TextLayer
from wellfounded.model.entities import Entity, Mention
from wellfounded.model.ids import CandidateId, DocumentId, EntityId, Sha256, document_id
from wellfounded.model.journal import EntryKind, first_break
from wellfounded.model.judgements import Binding, BoundBy
from wellfounded.model.labels import Flag, NameKind, ReadStatus, RegionKind
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Passage
from wellfounded.store.protocol import Record, Store
from wellfounded.store.sqlite import SqliteStore
from wellfounded.store.words import make_index

Maker = Callable[[Path], Store]
IMPLEMENTATIONS: dict[str, tuple[Maker, Maker]] = {
    "sqlite": (lambda folder: SqliteStore.create(folder, title="A case", who="clerk"), SqliteStore.open),
}
NOTICE = "Temirbek Zharinov told the court of Ostrava that Belga Ornetov owed 40 tonnes of tin. Zharinov left in 2009."
LETTER = "Адвокат Жаринова сообщила, что Темирбек Жаринов уехал. Суд закрыл дело."


@pytest.fixture(params=sorted(IMPLEMENTATIONS))
def makers(request: pytest.FixtureRequest) -> tuple[Maker, Maker]:
    """How a store is made, and how it is opened again."""
    return IMPLEMENTATIONS[request.param]


@pytest.fixture
def store(makers: tuple[Maker, Maker], tmp_path: Path) -> Iterator[Store]:
    """An empty case."""
    made = makers[0](tmp_path / "case")
    yield made
    made.close()


def kept(store: Store, text: str, path: str = "notice.txt", container: Sha256 | None = None) -> Original:
    """Keep a text and record its arrival."""
    original, _ = store.keep(io.BytesIO(text.encode()))
    store.arrive(Arrival(sha256=original.sha256, path=path, when="2026-01-02T03:04:05+00:00", who="clerk", container=container))
    return original


def candidate(document: DocumentId, text: str, words: str, *, kind: CandidateKind = CandidateKind.NAME, **values: object) -> Candidate:
    """A candidate on the first place where the words stand."""
    start = text.index(words)
    passage = Passage.of(text, start, start + len(words))
    return Candidate(
        kind=kind, document=document, passages=(passage,), values=values or {"kind": "person", "form": words}, producer="names@1"
    )


def record_of(original: Original, text: str, *candidates: Candidate, producer: str = "text@1") -> Record:
    """What a reading of a text leaves."""
    id_ = document_id(original.sha256)
    document = Document(
        id=id_,
        sha256=original.sha256,
        name="notice.txt",
        media_type="text/plain",
        outcome=Outcome(status=ReadStatus.PARTLY, reasons=("a page is missing",)),
        kind="letter",
        language="en",
        languages=("en", "ru"),
        date="2009-10",
        date_source="text",
        metadata=Metadata(title="A notice", authors=("A. Clerk",), pages=2, more={"sender": "x@example.org"}),
    )
    layer = TextLayer(
        document=id_,
        text=text,
        producer=producer,
        regions=(Region(start=0, end=5, kind=RegionKind.PAGE, label="1"),),
        boxes=(Box(0, 5, 1, 10.5, 700.25, 40.125, 712.0), Box(6, 9, 1, 41.1, 700.25, 60.0, 712.0)),
    )
    return Record(document=document, layer=layer, candidates=candidates, index=make_index(normalise(text)), producers={"name": "names@1"})


def read(store: Store, text: str, *words: str) -> DocumentId:
    """Keep a text and save a reading of it with a name on each of the words."""
    original = kept(store, text, path=f"{text[:6]}.txt")
    id_ = document_id(original.sha256)
    store.save([record_of(original, text, *(candidate(id_, text, word) for word in words))])
    return id_


def quoted(store: Store, query: str, limit: int = 50) -> list[str]:
    """The words of the original text that a query finds, best first."""
    found = []
    for hit in store.search(query, limit=limit):
        layer = store.layer(hit.document)
        assert layer is not None
        found.append(layer.text[hit.start : hit.end])
    return found


class TestOriginals:
    def test_same_bytes_are_one_original(self, store: Store) -> None:
        """Bytes are kept once, read-only, under their hash, and only the first time they are new."""
        first, new = store.keep(io.BytesIO(b"bytes"))
        again, new_again = store.keep(io.BytesIO(b"bytes"))
        assert (first, new, new_again) == (again, True, False)
        path = store.original_path(first.sha256)
        assert path.read_bytes() == b"bytes"
        assert path.stat().st_mode & 0o222 == 0
        assert list(store.originals()) == [first] == [store.original(first.sha256)]
        assert first.size == 5

    def test_a_stream_that_cannot_be_rewound_is_kept(self, store: Store) -> None:
        """A pipe is as good a source as a file, and an empty stream is an original too."""

        class Pipe(io.BytesIO):
            def seekable(self) -> bool:
                return False

        original, new = store.keep(Pipe(b"piped"))
        assert new
        assert store.original_path(original.sha256).read_bytes() == b"piped"
        assert store.keep(Pipe(b"piped")) == (original, False)
        assert store.keep(Pipe(b""))[0].size == 0

    def test_arrivals_are_recorded_once(self, store: Store) -> None:
        """Original, path and container make an arrival; the journal holds one entry for each."""
        original = kept(store, "a")
        same = Arrival(sha256=original.sha256, path="notice.txt", when="later", who="another")
        other = Arrival(sha256=original.sha256, path="b\nc.txt", when="later", who="another", container=original.sha256)
        odd = Arrival(sha256=original.sha256, path="caf\udce9.txt", when="later", who="another")
        assert [store.arrive(same), store.arrive(other), store.arrive(other), store.arrive(odd)] == [False, True, False, True]
        assert [a.path for a in store.arrivals()] == ["notice.txt", "b\nc.txt", "caf\udce9.txt"]
        assert list(store.arrivals(original.sha256))[1] == other
        assert [e.kind for e in store.entries()].count(EntryKind.ARRIVED) == 3
        assert list(store.arrivals(Sha256("0" * 64))) == []

    def test_unknown_originals_are_refused(self, store: Store) -> None:
        """What the case does not have has no path, no row and no arrival."""
        nobody = Sha256("0" * 64)
        for call in (store.original, store.original_path):
            with pytest.raises(UnknownIdError):
                call(nobody)
        with pytest.raises(UnknownIdError):
            store.arrive(Arrival(sha256=nobody, path="x", when="now", who="clerk"))
        with pytest.raises(UnknownIdError):
            store.forget(nobody, why="asked", who="clerk")

    def test_unread_in_order_of_arrival(self, store: Store) -> None:
        """What has no document waits in the order in which it came; what never arrived comes last."""
        never, _ = store.keep(io.BytesIO(b"never arrived"))
        second, first = kept(store, "2"), kept(store, "1")
        assert list(store.unread()) == [second.sha256, first.sha256, never.sha256]
        store.save([record_of(second, "2")])
        assert list(store.unread()) == [first.sha256, never.sha256]


class TestJournal:
    def test_the_chain_holds(self, store: Store) -> None:
        """Entries are numbered from 1 without gaps and sealed to each other, and read back as they were returned."""
        entries = [store.append(EntryKind.SETTING, {"n": n, "list": (1, 2), "é": None}, who="clerk") for n in range(3)]
        assert list(store.entries(after=entries[0].number - 1)) == entries
        assert first_break(store.entries()) is None
        assert [e.number for e in store.entries()] == list(range(1, entries[-1].number + 1))
        assert entries[0].body["list"] == [1, 2]

    def test_secrets_stand_beside_the_chain(self, store: Store) -> None:
        """The words are not in the entry, only their hash; equal words have different hashes, so that nobody can try names."""
        words = {"exact": "Temirbek Zharinov", "odd": "\udce9"}
        one, two = (store.append(EntryKind.JUDGED, {"verdict": "accept"}, who="clerk", secret=words) for _ in range(2))
        assert store.secret(one.number) == words
        assert "Zharinov" not in str(one.body)
        assert one.body["secret"] != two.body["secret"]
        plain = store.append(EntryKind.SETTING, {}, who="clerk")
        assert store.secret(plain.number) is None
        with pytest.raises(UnknownIdError):
            store.secret(plain.number + 1)

    def test_a_transaction_is_whole_or_nothing(self, store: Store) -> None:
        """What is raised inside undoes everything inside; an inner transaction that fails undoes itself alone."""

        def failing() -> None:
            with store.transaction():
                store.append(EntryKind.SETTING, {"n": 2}, who="clerk")
                store.keep(io.BytesIO(b"undone"))
                raise InputError("no")

        before = list(store.entries())
        with pytest.raises(InputError), store.transaction():
            failing()
        assert list(store.entries()) == before
        assert list(store.originals()) == []
        with store.transaction():
            store.append(EntryKind.SETTING, {"n": 1}, who="clerk")
            with pytest.raises(InputError):
                failing()
            store.append(EntryKind.SETTING, {"n": 3}, who="clerk")
        assert [e.body["n"] for e in store.entries(after=len(before))] == [1, 3]
        assert first_break(store.entries()) is None


class TestReadings:
    def test_a_record_comes_back_as_it_was(self, store: Store) -> None:
        """Document, layer, boxes, producers and candidates survive the store, also through the workers' encoding."""
        original = kept(store, NOTICE)
        id_ = document_id(original.sha256)
        name = candidate(id_, NOTICE, "Temirbek Zharinov")
        figure = candidate(id_, NOTICE, "40 tonnes", kind=CandidateKind.FIGURE, quantity="mass", value=40.0, unit="tonne")
        record = record_of(original, NOTICE, name, figure)
        for prepared in (record, pickle.loads(pickle.dumps(store.encode))(record), pickle.loads(pickle.dumps(store.encode(record)))):
            store.save([prepared])
            assert store.document(id_) == record.document == next(store.documents())
            assert store.layer(id_) == record.layer
            assert store.producers(id_) == {"name": "names@1"}
            assert list(store.candidates()) == [name, figure] == list(store.candidates(document=id_))
            assert list(store.candidates(CandidateKind.FIGURE)) == [figure]
            assert [store.count(kind) for kind in (CandidateKind.NAME, CandidateKind.FIGURE, CandidateKind.ACT)] == [1, 1, 0]
            assert store.candidate(name.id) == name
            assert store.candidate(figure.id) == figure

    def test_candidates_come_in_order(self, store: Store) -> None:
        """By document, start, end and id, whatever order they were saved in; of one id the first is kept."""
        ids = [read(store, text, *words) for text, words in ((NOTICE, ("tin", "Zharinov", "Temirbek")), (LETTER, ("Суд", "Жаринова")))]
        again = store.candidates(CandidateKind.NAME)
        assert [c.id for c in store.candidates()] == [c.id for c in again]
        order = [(c.document, c.passages[0].start, c.passages[0].end, c.id) for c in store.candidates()]
        assert order == sorted(order)
        assert sorted({document for document, *_ in order}) == sorted(ids)
        twice = candidate(ids[0], NOTICE, "tin")
        store.save([record_of(store.original(store.document(ids[0]).sha256), NOTICE, twice, twice)])
        assert store.count(CandidateKind.NAME) == 1 + 2

    def test_saving_again_replaces(self, store: Store) -> None:
        """Nothing of the reading before stays but its text layer; saving a layer again makes it the current one."""
        original = kept(store, NOTICE)
        id_ = document_id(original.sha256)
        first, second = NOTICE, NOTICE.replace("tin", "zinc")
        store.save([record_of(original, first, candidate(id_, first, "tin"))])
        old = next(store.candidates()).id
        store.save([record_of(original, second, candidate(id_, second, "zinc"), producer="ocr@2")])
        assert [layer.text for layer in store.layers(id_)] == [first, second]
        assert store.layer(id_) == list(store.layers(id_))[1]
        assert quoted(store, '"tonnes of tin"') == []
        assert quoted(store, "zinc") == ["zinc"]
        with pytest.raises(UnknownIdError):
            store.candidate(old)
        store.save([record_of(original, first)])
        assert [layer.text for layer in store.layers(id_)] == [second, first]
        assert quoted(store, "tin") == ["tin"]
        assert store.count(CandidateKind.NAME) == 0

    def test_a_document_without_text(self, store: Store) -> None:
        """What is kept and not read has a row, and neither layer nor words."""
        original = kept(store, "scan")
        record = record_of(original, "x")
        store.save([Record(document=record.document, layer=None)])
        assert store.layer(record.document.id) is None
        assert list(store.layers(record.document.id)) == []
        assert list(store.unread()) == []
        assert list(store.check()) == []

    def test_unknown_ids_are_refused(self, store: Store) -> None:
        """Ids that the case does not have are named in the error."""
        nobody = DocumentId("0" * 12)
        for call in (
            store.document,
            store.layer,
            store.producers,
            lambda d: list(store.layers(d)),
            lambda d: list(store.candidates(None, d)),
        ):
            with pytest.raises(UnknownIdError, match="000000000000"):
                call(nobody)
        for wrong in ("name.0123456789abcdef", "nonsense", "", "name.xyz", "name." + "f" * 40):
            with pytest.raises(UnknownIdError):
                store.candidate(CandidateId(wrong))
        with pytest.raises(UnknownIdError):
            store.set_flags(nobody, {})
        with pytest.raises(UnknownIdError):
            store.save([record_of(Original(sha256=Sha256("1" * 64), size=1), "text")])

    def test_flags_outlive_a_reading(self, store: Store) -> None:
        """Flags stay when a document is read again, unless it brings its own; unknown words are refused."""
        id_ = read(store, NOTICE)
        store.set_flags(id_, {"confidential to": ["A. Counsel"], "privileged": []})
        wanted = {Flag.CONFIDENTIAL: ("A. Counsel",), Flag.PRIVILEGED: ()}
        assert store.document(id_).flags == wanted
        read(store, NOTICE)
        assert store.document(id_).flags == wanted
        with pytest.raises(InputError):
            store.set_flags(id_, {"secret": []})
        store.set_flags(id_, {})
        assert store.document(id_).flags == {}


class TestResolution:
    def test_entities_and_bindings_are_replaced_whole(self, store: Store) -> None:
        """What was given is what is there, in order of id, and nothing of before."""
        id_ = read(store, NOTICE, "Temirbek Zharinov")
        mention = Mention(candidate=next(store.candidates()).id, document=id_, start=0, end=17, form="Temirbek Zharinov")
        entities = [
            Entity(id=EntityId(f"person.{n}"), kind=NameKind.PERSON, name="Z", forms=("Z",), roles=("clerk",), mentions=(mention,))
            for n in "ba"
        ]
        store.replace_entities(entities)
        assert list(store.entities()) == entities[::-1]
        assert store.entity(EntityId("person.b")) == entities[0]
        store.replace_entities(entity for entity in store.entities() if entity.id == "person.a")
        assert list(store.entities()) == entities[1:]
        with pytest.raises(UnknownIdError):
            store.entity(EntityId("person.b"))
        bindings = [
            Binding(entry=3, position=1, candidate=None, bound_by=BoundBy.LOST),
            Binding(entry=3, position=0, candidate=mention.candidate, bound_by=BoundBy.ID),
        ]
        store.replace_bindings(bindings)
        assert list(store.bindings()) == bindings[::-1]
        store.replace_bindings([])
        assert list(store.bindings()) == []


class TestSearch:
    def test_a_spelling_finds_every_script(self, store: Store) -> None:
        """A name in one script or spelling finds the others, and their cases; hits quote the original."""
        read(store, NOTICE)
        read(store, LETTER)
        for query in ("Zharinov", "Jarinov", "Жаринов", "Жарин*", "zharin*", "Zharinoff"):
            assert set(quoted(store, query)) >= {"Zharinov", "Жаринов", "Жаринова"}, query

    def test_the_query_language(self, store: Store) -> None:
        """Phrases, AND, OR, NOT, NEAR, beginnings and parentheses mean what they say."""
        read(store, NOTICE)
        letter = read(store, LETTER)
        assert quoted(store, '"court of Ostrava"') == ["court of Ostrava"]
        assert quoted(store, '"Ostrava court"') == []
        assert quoted(store, "tin court") == ["court of Ostrava that Belga Ornetov owed 40 tonnes of tin"]
        assert quoted(store, "tin AND Суд") == []
        assert sorted(quoted(store, "tin OR Суд")) == ["tin", "Суд"]
        assert {hit.document for hit in store.search("Zharinov NOT tin")} == {letter}
        assert quoted(store, "NEAR(court Belga, 3)") == ["court of Ostrava that Belga"]
        assert quoted(store, "NEAR(court Belga, 2)") == []
        assert quoted(store, "NEAR(Belga court, 3)") == ["court of Ostrava that Belga"]
        assert quoted(store, "Ostr*") == ["Ostrava"]
        assert quoted(store, "(tin OR zinc) AND NOT (Суд OR дело)") == ["tin"]
        assert quoted(store, "«court of Ostrava»") == ["court of Ostrava"]

    def test_wrong_spellings_are_mended(self, store: Store) -> None:
        """A word that the case does not have is replaced by the nearest that it has, but not after NOT."""
        read(store, NOTICE)
        assert quoted(store, "Ostrrqava") == ["Ostrava"]
        assert quoted(store, "Zhqrinov")[0] == "Zharinov"
        assert store.spellings("Ostrrqava") == ["ostrava"]
        assert store.spellings("Ostrava") == ["ostrava"]
        assert store.spellings("xylophonist") == []
        assert quoted(store, "xylophonist") == []
        assert quoted(store, "tin NOT Ostrrqava") == ["tin"]

    @pytest.mark.parametrize(
        "query", ["", "  ", "NOT tin", '"tin', "(tin", "tin)", "OR", "tin OR", "AND tin", "NEAR(tin)", "a*", "NEAR(a b, x)", "()"]
    )
    def test_a_malformed_query_names_the_place(self, store: Store, query: str) -> None:
        """What cannot be understood is refused with the character where it went wrong."""
        read(store, NOTICE)
        with pytest.raises(InputError, match=r"at character [0-9]+"):
            store.search(query)

    def test_hits_show_many_documents(self, store: Store) -> None:
        """With a limit below the number of places, the best place of each document comes before second places."""
        for n in range(4):
            read(store, f"Number {n}: tin tin tin tin.")
        hits = store.search("tin", limit=4)
        assert len({hit.document for hit in hits}) == 4
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert len(store.search("tin", limit=50)) == 16
        assert store.search("tin", limit=0) == []


class TestForgetting:
    def test_everything_goes_but_hash_date_and_reason(self, store: Store) -> None:
        """Bytes, arrivals, words, candidates, entities, flags and secrets of an original are gone; the chain holds."""
        id_ = read(store, NOTICE, "Temirbek Zharinov")
        other = read(store, LETTER)
        sha256, name = store.document(id_).sha256, next(store.candidates())
        mention = Mention(candidate=name.id, document=id_, start=0, end=17, form="Temirbek Zharinov")
        store.replace_entities(
            [Entity(id=EntityId("p.1"), kind=NameKind.PERSON, name="Temirbek Zharinov", forms=(), roles=(), mentions=(mention,))]
        )
        judged = store.append(EntryKind.JUDGED, {"verdict": "accept"}, who="clerk", secret={"exact": "Zharinov"}, about=[sha256])
        store.set_flags(id_, {"privileged": []})
        path = store.original_path(sha256)
        store.forget(sha256, why="the witness asked", who="clerk")
        assert not path.exists()
        assert store.original(sha256).forgotten
        assert [d.id for d in store.documents()] == [other]
        assert list(store.candidates()) == list(store.entities()) == list(store.arrivals(sha256)) == []
        assert store.secret(judged.number) is None
        assert "tin" not in quoted(store, "tin")
        assert store.spellings("Ostrava") == []
        last = list(store.entries())[-1]
        assert (last.kind, last.who, last.body) == (EntryKind.FORGOTTEN, "clerk", {"sha256": sha256, "why": "the witness asked"})
        for call in (store.original_path, lambda _: store.document(id_)):
            with pytest.raises(UnknownIdError):
                call(sha256)
        assert list(store.check()) == []
        with pytest.raises(UsageError):
            store.forget(sha256, why=" ", who="clerk")

    def test_what_was_forgotten_stays_forgotten(self, store: Store) -> None:
        """Bytes that come again are not kept, their arrival is recorded without its path, until the forgetting is taken back."""
        sha256 = kept(store, NOTICE).sha256
        store.forget(sha256, why="asked", who="clerk")
        assert store.keep(io.BytesIO(NOTICE.encode())) == (store.original(sha256), False)
        again = Arrival(sha256=sha256, path="Zharinov.txt", when="now", who="clerk")
        assert [store.arrive(again), store.arrive(again)] == [True, False]
        assert [a.path for a in store.arrivals()] == [""]
        assert list(store.unread()) == []
        store.take_back_forgetting(sha256, why="a mistake", who="clerk")
        assert store.keep(io.BytesIO(NOTICE.encode()))[1]
        assert list(store.unread()) == [sha256]
        with pytest.raises(InputError):
            store.take_back_forgetting(sha256, why="twice", who="clerk")

    def test_what_came_inside_goes_along(self, store: Store) -> None:
        """An attachment that came with the mail alone is forgotten with it; one that came another way too stays."""
        mail, alone, both = (kept(store, text, path=text) for text in ("mail", "enclosed", "shared"))
        deep = kept(store, "deep", container=alone.sha256)
        store.forget(deep.sha256, why="to be set up anew", who="clerk")
        store.take_back_forgetting(deep.sha256, why="set up", who="clerk")
        inner = store.keep(io.BytesIO(b"inner"))[0]
        store.arrive(Arrival(sha256=inner.sha256, path="inner.txt", when="now", who="clerk", container=mail.sha256))
        store.arrive(Arrival(sha256=both.sha256, path="shared.txt", when="now", who="clerk", container=mail.sha256))
        store.forget(mail.sha256, why="asked", who="clerk")
        forgotten = {o.sha256 for o in store.originals() if o.forgotten}
        assert forgotten == {mail.sha256, inner.sha256}
        assert store.original_path(both.sha256).exists()
        assert [e.body.get("with") for e in store.entries() if e.kind is EntryKind.FORGOTTEN][-2:] == [None, mail.sha256]


class TestUpkeep:
    def test_derived_things_can_be_dropped(self, store: Store) -> None:
        """Originals, arrivals, journal and flags stay; everything read is gone and unread again."""
        id_ = read(store, NOTICE, "Temirbek Zharinov")
        store.set_flags(id_, {"privileged": []})
        entries = list(store.entries())
        store.drop_derived()
        assert list(store.documents()) == list(store.candidates()) == list(store.entities()) == list(store.bindings()) == []
        assert store.search("tin") == []
        assert [document_id(sha256) for sha256 in store.unread()] == [id_]
        assert list(store.entries()) == entries
        read(store, NOTICE)
        assert store.document(id_).flags == {Flag.PRIVILEGED: ()}
        assert quoted(store, "tin") == ["tin"]

    def test_a_case_is_the_same_when_opened_again(self, makers: tuple[Maker, Maker], tmp_path: Path) -> None:
        """Closing and opening changes nothing, and another reader sees what was written."""
        store = makers[0](tmp_path / "case")
        id_ = read(store, NOTICE, "Temirbek Zharinov")
        second = makers[1](tmp_path / "case")
        assert list(second.documents()) == list(store.documents())
        store.close()
        assert list(second.candidates(document=id_))
        assert quoted(second, "Ostrava") == ["Ostrava"]
        assert second.folder == tmp_path / "case"
        second.close()

    def test_check_is_silent_on_a_whole_case(self, store: Store) -> None:
        """A case as the store made it has nothing to report, and a backup of it is not empty."""
        read(store, NOTICE, "Temirbek Zharinov")
        assert list(store.check()) == []
        archive = io.BytesIO()
        store.backup(archive)
        assert archive.tell() > 1_000

    def test_check_names_a_wrong_passage(self, store: Store) -> None:
        """A passage that does not read as recorded is reported with document and candidate."""
        original = kept(store, NOTICE)
        id_ = document_id(original.sha256)
        wrong = Candidate(
            kind=CandidateKind.NAME,
            document=id_,
            passages=(Passage(0, 8, "Timurbek"),),
            values={"kind": "person", "form": "x"},
            producer="names@1",
        )
        store.save([record_of(original, NOTICE, wrong)])
        (sentence,) = store.check()
        assert id_ in sentence
        assert wrong.id in sentence
        assert "'Temirbek'" in sentence

    def test_check_names_changed_bytes(self, store: Store) -> None:
        """An original whose bytes changed, and one whose file is gone, are reported by their hash."""
        changed, gone = kept(store, "one"), kept(store, "two", path="two.txt")
        path = store.original_path(changed.sha256)
        path.chmod(0o600)
        path.write_bytes(b"eno")
        store.original_path(gone.sha256).unlink()
        sentences = list(store.check())
        assert len(sentences) == 2
        assert any(changed.sha256 in s and "changed" in s for s in sentences)
        assert any(gone.sha256 in s and "missing" in s for s in sentences)
