"""The verbs of a case: lists, judgements, flags, forgetting, keeping."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.errors import InputError, IntegrityError, UnknownIdError
from wellfounded.model.candidates import CandidateKind
from wellfounded.model.edtf import Edtf
from wellfounded.model.labels import Flag
from wellfounded.settings import Settings
from wellfounded.work.review import Weight

ONE = Settings(given={"workers": 1, "who": "tester"})
LISTS = ("documents", "people", "bodies", "acts", "quotes", "figures", "citations", "chronology")


def test_every_fact_quotes_its_passage(case: Case) -> None:
    """text[start:end] == exact for every passage of every candidate."""
    checked = 0
    for candidate in case.store.candidates():
        layer = case.store.layer(candidate.document)
        assert layer is not None
        for passage in candidate.passages:
            assert layer.text[passage.start : passage.end] == passage.exact
            checked += 1
    assert checked > 40


def test_one_person_in_two_scripts_is_one(case: Case) -> None:
    """The banker is one person in the English, French and Russian documents."""
    people = {str(row["name"]): row for row in case.listing("people").rows}
    karvonen = next(row for name, row in people.items() if "Karvonen" in name)
    assert karvonen["documents"] == 4
    assert any("Карвонен" in form for form in karvonen["forms"])  # type: ignore[union-attr]


def test_search_finds_other_scripts_and_quotes_exactly(case: Case) -> None:
    """A name in Latin letters is found in Cyrillic, and each hit is an exact passage."""
    hits = case.search("Karvonen")
    assert {"pismo.txt", "lettre.txt", "press.txt"} <= {hit.document.name for hit in hits}
    for hit in hits:
        layer = case.store.layer(hit.document.id)
        assert layer is not None
        assert layer.text[hit.passage.start : hit.passage.end] == hit.passage.exact


def test_the_chronology_is_in_order_and_tells_the_annulment(case: Case) -> None:
    """Dated acts come in order of date, and the annulment of 3 March 2018 is among them."""
    rows = case.listing("chronology").rows
    earliest = [Edtf.parse(str(row["date"])).earliest for row in rows]
    assert earliest == sorted(earliest, key=str)
    assert any(row["date"] == "2018-03-03" and row["what"] == "annulment" for row in rows)


def test_filters_narrow(case: Case) -> None:
    """A filter by person, by date and by document keeps only what fits."""
    assert case.listing("acts", person="Карвонен").rows
    assert {row["document"] for row in case.listing("acts", document="press.txt").rows} == {"press.txt"}
    assert case.listing("acts", date="1999").rows == []
    with pytest.raises(UnknownIdError):
        case.listing("acts", person="Nobody Here")


def test_judgements_survive_a_new_reading_and_can_be_undone(case: Case) -> None:
    """Accept, reject and correct hold after every document was read again; undo takes back, undoing the undo restores."""
    acts = case.listing("acts").rows
    first, second, third = (str(row["id"]) for row in acts[:3])
    case.accept(first)
    entry = case.reject(second, why="told twice")[0]
    case.correct(third, {"date": "2018-03-05"})
    case.read_again()
    rows = {row["id"]: row for row in case.listing("acts").rows}
    assert rows[first]["strength"] == "confirmed"
    assert second not in rows
    assert rows[third]["date"] == "2018-03-05"
    undone = case.undo(entry.number)
    assert second in {row["id"] for row in case.listing("acts").rows}
    case.undo(undone.number)
    assert second not in {row["id"] for row in case.listing("acts").rows}
    with pytest.raises(InputError):
        case.correct(first, {"date": "the day before"})
    assert case.verify() == []


def test_merge_and_split_hold_across_a_new_reading(case: Case) -> None:
    """Two persons merged are one after a new reading; undoing makes them two again."""
    before = {str(row["name"]) for row in case.listing("people").rows}
    assert {"Helga Ostrander", "Anselm Weiss"} <= before
    entry = case.merge("Helga Ostrander", "Anselm Weiss")
    case.read_again()
    merged = [row for row in case.listing("people").rows if {"Helga Ostrander", "Anselm Weiss"} & {str(row["name"]), *row["forms"]}]  # type: ignore[misc]
    assert len(merged) == 1
    case.undo(entry.number)
    assert {str(row["name"]) for row in case.listing("people").rows} == before


@pytest.mark.parametrize("flag", [Flag.PRIVILEGED, Flag.CONFIDENTIAL, Flag.CONSENT])
def test_every_list_and_the_page_honour_flags(case: Case, tmp_path: Path, flag: Flag) -> None:
    """A flagged document is in no list, no hit and no page, unless the reader is cleared; what is withheld is counted."""
    case.flag("press.txt", {flag: () if flag is Flag.PRIVILEGED else ("Court of Lund",)})
    for name in LISTS:
        listing = case.listing(name)
        assert listing.withheld == 1
        assert all(row.get("document") != "press.txt" and row.get("name") != "press.txt" for row in listing.rows)
    assert all(hit.document.name != "press.txt" for hit in case.search("Montreval"))
    page = case.report(tmp_path / "page.html").read_text(encoding="utf-8")
    assert "press.txt" not in page
    assert "Karvonen was arrested" not in page
    cleared = "privileged" if flag is Flag.PRIVILEGED else "court of lund"
    assert any(row["name"] == "press.txt" for row in case.listing("documents", cleared=[cleared]).rows)
    case.read_again()
    assert case.listing("documents").withheld == 1


def test_what_came_only_inside_a_withheld_mail_is_withheld_with_it(case: Case) -> None:
    """An attachment of two mails is shown while one of them is, and withheld when both are."""
    case.flag("first.eml", {Flag.PRIVILEGED: ()})
    assert "minutes.txt" in {row["name"] for row in case.listing("documents").rows}
    case.flag("second.eml", {Flag.PRIVILEGED: ()})
    listing = case.listing("documents")
    assert listing.withheld == 3
    assert "minutes.txt" not in {row["name"] for row in listing.rows}
    assert all(hit.document.name != "minutes.txt" for hit in case.search("Lintel"))


def test_a_person_who_is_none_can_be_rejected_or_corrected(case: Case) -> None:
    """Rejecting an entity takes all its mentions out of the lists; correcting its kind moves it to another list."""
    weiss = next(row for row in case.listing("people").rows if row["name"] == "Anselm Weiss")
    assert [one.passage.exact for one in case.passages(str(weiss["id"]))] == ["Anselm Weiss"]
    entry = case.correct(str(weiss["id"]), {"kind": "body"})[0]
    assert "Anselm Weiss" in {row["name"] for row in case.listing("bodies").rows}
    case.undo(entry.number)
    case.reject(str(weiss["id"]), why="a firm")
    assert "Anselm Weiss" not in {row["name"] for row in case.listing("people").rows}
    assert case.verify() == []


def test_forgetting_leaves_no_word(case: Case) -> None:
    """After forget, no byte of the document is in the case; hash, reason and an unbroken journal are."""
    act = next(row for row in case.listing("acts").rows if row["document"] == "press.txt")
    case.accept(str(act["id"]), why="as told")
    document = case.listing("documents", document="press.txt").rows[0]
    case.forget("press.txt", why="consent withdrawn")
    folder = case.store.folder
    assert case.verify() == []
    case.close()
    told = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"has annulled a decree to extradite" not in told
    assert str(document["sha256"]).encode() in told
    assert b"consent withdrawn" in told


def test_a_corrected_text_keeps_judgements(case: Case) -> None:
    """A hand-corrected text layer takes the place of the old one; what was accepted is bound again, and the old layer is kept."""
    act = next(row for row in case.listing("acts").rows if row["document"] == "press.txt" and row["kind"] == "arrest")
    case.accept(str(act["id"]))
    document = next(d for d in case.store.documents() if d.name == "press.txt")
    layer = case.store.layer(document.id)
    assert layer is not None
    case.correct_text("press.txt", "Corrected by hand.\n" + layer.text, why="a line was missing")
    rows = [row for row in case.listing("acts", document="press.txt").rows if row["kind"] == "arrest"]
    assert [row["strength"] for row in rows] == ["confirmed"]
    assert rows[0]["start"] == int(str(act["start"])) + len("Corrected by hand.\n")
    assert len(list(case.store.layers(document.id))) == 2
    assert case.verify() == []


def test_backup_and_restore_give_the_same_case(case: Case, tmp_path: Path) -> None:
    """A restored case has the same documents, facts and journal; a damaged archive is refused."""
    archive = case.backup(tmp_path / "case.backup")
    facts = [candidate.id for candidate in case.store.candidates(CandidateKind.ACT)]
    with Case.restore(archive, tmp_path / "restored", settings=ONE) as restored:
        assert [candidate.id for candidate in restored.store.candidates(CandidateKind.ACT)] == facts
        assert restored.verify() == []
    damaged = bytearray(archive.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    (tmp_path / "damaged").write_bytes(damaged)
    with pytest.raises(IntegrityError):
        Case.restore(tmp_path / "damaged", tmp_path / "elsewhere", settings=ONE)


def test_verify_names_what_was_changed(case: Case) -> None:
    """A changed original, a changed journal entry and a changed passage are each found and named."""
    folder = case.store.folder
    original = next(path for path in (folder / "originals").rglob("*") if path.is_file() and path.stat().st_size)
    original.chmod(0o600)
    original.write_bytes(original.read_bytes() + b"!")
    assert any(original.name[:12] in sentence for sentence in case.verify())
    case.close()
    with sqlite3.connect(folder / "case.db") as database:
        database.execute("UPDATE journal SET who = 'somebody else' WHERE number = 2")
    database.close()
    with Case.open(folder, settings=ONE) as again:
        assert any("journal" in sentence and "2" in sentence for sentence in again.verify())


def test_the_review_asks_about_consequences_first(case: Case) -> None:
    """Questions come in order of what hangs on them, and an accepted act is not asked about again."""
    found = case.review()
    assert [q.weight for q in found] == sorted((q.weight for q in found), reverse=True)
    first = next(q for q in found if q.judgeable)
    case.accept(first.about)
    assert first.about not in {q.about for q in case.review()}


def test_review_asks_whether_two_are_one_and_takes_the_answer(case: Case, tmp_path: Path) -> None:
    """A proposed pair is asked about with the sentence why; accepted it is one, refused it is two, and neither is asked again."""
    for number, text in enumerate(
        ("Judge Timur Zarov (born 1961) paid.", "Judge Timur Zarov (born 1985) sued.", "Judge Timur Zarov spoke.")
    ):
        (tmp_path / f"zarov-{number}.txt").write_text(text, encoding="utf-8")
        case.add([tmp_path / f"zarov-{number}.txt"])

    def asked() -> list[str]:
        return [q.about for q in case.review() if q.weight is Weight.WHO_IS_WHO and "Timur Zarov" in q.asks]

    assert len(asked()) == 2
    assert len(case.passages(asked()[0])) == 2
    entry = case.reject(asked()[0], why="another man")[0]
    assert len(asked()) == 1
    case.accept(asked()[0])
    assert asked() == []
    case.undo(entry.number)
    assert len([row for row in case.listing("people").rows if row["name"] == "Timur Zarov"]) == 2
