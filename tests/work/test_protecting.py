"""Rings and protections are entries of the journal, and nothing else; a disclosure is delivered whole, or not at all."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.errors import InputError, IntegrityError, UnknownIdError
from wellfounded.model.journal import EntryKind
from wellfounded.model.labels import Flag
from wellfounded.model.protection import PASSAGE_WITHHELD, pseudonyms
from wellfounded.work.progress import Progress
from wellfounded.work.protected_case import ProtectedCase
from wellfounded.work.redacting import Redactor


def text_of(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_pseudonym_is_stable_in_a_ring_and_another_in_another(case: Case) -> None:
    """Saying anew who is in a ring keeps its pseudonyms; two rings share none."""
    case.ring("press", ["A. Bell"])
    case.ring("court", ["B. Cole"])
    keys = ["karvonen", "ostrander", "weiss"]
    before = pseudonyms(case.protections().rings["press"], keys)
    case.ring("press", ["A. Bell", "C. Dunn"])
    rings = case.protections().rings
    assert rings["press"].members == ("A. Bell", "C. Dunn")
    assert pseudonyms(rings["press"], keys) == before
    assert not set(before.values()) & set(pseudonyms(rings["court"], keys).values())
    assert len(set(before.values())) == len(keys)


def test_undoing_takes_a_protection_back(case: Case) -> None:
    """A protection that was undone is none, and undoing that restores it."""
    case.ring("press", ["A. Bell"])
    entry = case.protect("Ismet Karvonen", why="asked for it")
    assert [person.name for person in case.protections().persons] == ["Ismet Karvonen"]
    undone = case.undo(entry.number)
    assert case.protections().persons == ()
    case.undo(undone.number)
    assert len(case.protections().persons) == 1


def test_protections_outlive_everything_derived(case: Case, tmp_path: Path) -> None:
    """What is protected is the same after everything derived was dropped, and in a restored backup."""
    case.ring("press", ["A. Bell"])
    case.protect("Ismet Karvonen", also=["kite@post.example"])
    before = case.protections()
    case.backup(tmp_path / "kept.backup")
    case.store.drop_derived()
    assert case.protections() == before
    with Case.restore(tmp_path / "kept.backup", tmp_path / "restored") as restored:
        assert restored.protections() == before


def test_what_cannot_be_meant_is_refused(case: Case) -> None:
    """No ring without members, no exception for a ring that is not there, no name that several bear, no body."""
    with pytest.raises(InputError, match="at least one member"):
        case.ring("press", [])
    with pytest.raises(InputError, match="no ring 'press'"):
        case.protect("Ismet Karvonen", excepted=["press"])
    with pytest.raises(InputError, match="persons and passages"):
        case.protect("Administrative Court of Montreval")
    with pytest.raises((InputError, UnknownIdError)):
        case.protect("12 34")


def test_a_copy_names_nobody_protected_and_stands_in_the_journal(case: Case, tmp_path: Path) -> None:
    """A copy has the pseudonym and not the name, its number on each page, and its digest in the entry of that number."""
    case.ring("press", ["A. Bell"])
    case.protect("Ismet Karvonen")
    made = case.disclose("press", tmp_path / "out")
    told = text_of(tmp_path / "out").casefold()
    assert "karvonen" not in told
    assert "карвонен" not in told
    assert "ostrander" in told
    assert made.entry is not None
    assert made.entry.kind is EntryKind.DISCLOSED
    manifest = (tmp_path / "out" / "manifest.json").read_bytes()
    assert made.entry.body["digest"] == hashlib.sha256(manifest).hexdigest() == made.digest
    listed = json.loads(manifest)
    assert listed["copy"] == made.entry.number
    for file in listed["files"]:
        content = (tmp_path / "out" / file["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert f"Copy {made.entry.number} for press".encode() in content
    assert case.verify() == []


def test_no_hash_of_an_original_goes_out(case: Case, tmp_path: Path) -> None:
    """A copy holds no hash and no id of an original: with one, a name could be guessed until it fits."""
    case.ring("press", ["A. Bell"])
    case.disclose("press", tmp_path / "out")
    told = text_of(tmp_path / "out")
    assert not [document.id for document in case.store.documents() if document.id in told]


def test_an_excepted_ring_reads_the_name(case: Case, tmp_path: Path) -> None:
    """A ring that is excepted gets the name of the person, and the other does not."""
    case.ring("press", ["A. Bell"])
    case.ring("counsel", ["B. Cole"])
    case.protect("Ismet Karvonen", excepted=["counsel"])
    case.disclose("counsel", tmp_path / "counsel")
    case.disclose("press", tmp_path / "press")
    assert "Karvonen" in text_of(tmp_path / "counsel")
    assert "Karvonen" not in text_of(tmp_path / "press")


def test_a_flagged_document_goes_where_every_member_may_see_it(case: Case, tmp_path: Path) -> None:
    """A document confidential to one member is withheld from a ring of two, and goes to a ring of that one."""
    case.flag("press.txt", {Flag.CONFIDENTIAL: ["B. Cole"]})
    case.ring("two", ["B. Cole", "A. Bell"])
    case.ring("one", ["B. Cole"])
    assert "was released in November 2016" not in text_of(case.disclose("two", tmp_path / "two").folder)
    assert "was released in November 2016" in text_of(case.disclose("one", tmp_path / "one").folder)


def test_a_passage_is_withheld_with_what_was_read_from_it(case: Case, tmp_path: Path) -> None:
    """A protected passage is a mark in the document and no line of the chronology."""
    case.ring("press", ["A. Bell"])
    facts = case.facts(cleared=["everything"])
    document = next(d for d in facts.documents.values() if d.name == "press.txt")
    layer = facts.layer(document.id)
    assert layer is not None
    start = layer.text.index("He was released")
    case.protect(f"press.txt:{start}-{start + len('He was released in November 2016.')}")
    told = text_of(case.disclose("press", tmp_path / "out").folder)
    assert PASSAGE_WITHHELD in told
    assert "released in November" not in told


def test_a_dry_run_leaves_nothing(case: Case, tmp_path: Path) -> None:
    """A dry run writes no folder and no entry."""
    case.ring("press", ["A. Bell"])
    before = len(case.journal())
    made = case.disclose("press", tmp_path / "new" / "out", dry_run=True)
    assert made.entry is None
    assert made.documents > 0
    assert len(case.journal()) == before
    assert not (tmp_path / "new" / "out").exists()
    assert not list(tmp_path.rglob(".disclosing*"))


def test_a_leak_delivers_nothing(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the redaction failed, the leak test finds it; neither folder, draft nor entry is left."""
    case.ring("press", ["A. Bell"])
    case.protect("Ismet Karvonen")
    before = len(case.journal())
    monkeypatch.setattr(Redactor, "hits", lambda *_: [])
    with pytest.raises(IntegrityError, match="leak test"):
        case.disclose("press", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.rglob(".disclosing*"))
    assert len(case.journal()) == before


def test_a_folder_that_is_there_is_refused(case: Case, tmp_path: Path) -> None:
    """A copy is never mixed with something else."""
    case.ring("press", ["A. Bell"])
    with pytest.raises(InputError, match="is there already"):
        case.disclose("press", tmp_path)


def test_forgetting_a_document_keeps_the_protection_of_a_person(case: Case) -> None:
    """A person stays protected when a document that names the person is forgotten."""
    case.ring("press", ["A. Bell"])
    case.protect("Ismet Karvonen")
    case.forget("press.txt", why="asked for")
    assert [person.name for person in case.protections().persons] == ["Ismet Karvonen"]


def test_a_person_is_found_again_after_a_new_reading(case: Case) -> None:
    """The entities of today's reading are matched by the names that the journal keeps."""
    case.ring("press", ["A. Bell"])
    case.protect("Ismet Karvonen")
    known = case.protections()
    one = ProtectedCase(case.facts(cleared=["everything"]), known.rings["press"], known)
    assert set(one.owners.values()) == {0}
    assert len(one.spoken_of) == len(case.facts(cleared=["everything"]).documents)


def test_a_disclosure_says_how_far_it_is(case: Case, tmp_path: Path) -> None:
    """Each step is told once, in order, and the last one is all of them."""
    case.ring("press", ["A. Bell"])
    seen: list[Progress] = []
    made = case.disclose("press", tmp_path / "delivered", watch=seen.append)
    assert [one.done for one in seen] == [*range(1, len(seen) + 1)]
    assert {one.total for one in seen[-5:]} == {len(seen)}
    assert sum(one.name == "index.html" for one in seen) == 2
    assert sum(one.name == "D001" for one in seen) == 1
    assert len([one for one in seen if one.name.startswith("documents/")]) == 2 * made.documents
