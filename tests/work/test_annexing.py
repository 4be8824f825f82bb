"""Annexes: each cited document once, its cited pages stamped and marked; what cannot be shown is told and nothing is written."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from package_by_hand import build, cite, dossier_of, take
from pdf_builder import Sheet, pdf

from wellfounded.errors import IntegrityError
from wellfounded.ingest.pdf_cutting import Cut, cut_pages
from wellfounded.model.dossier import Dossier
from wellfounded.model.dossier_problems import DossierError
from wellfounded.model.journal import EntryKind
from wellfounded.model.labels import Flag
from wellfounded.model.passages import Passage
from wellfounded.publish.annex import short
from wellfounded.publish.annex_stamps import misnumbered, stamps_of, unlike
from wellfounded.work.annexing import annexes_of, last_change
from wellfounded.work.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with build(tmp_path / "case") as made:
        yield made


def test_annexes_stand_in_the_order_of_first_citation_and_every_page_is_stamped(case: Case) -> None:
    """One annex for each cited document; the stamps count the pages of each, with the SHA-256 of its original."""
    dossier = dossier_of(case)
    made = annexes_of(case.facts(), dossier)
    assert [annex.document.id for annex in made.bundle.annexes] == list(dossier.annexes)
    names = ["letter.txt", "order.pdf", "ledger.eml", "page.html", "протокол.txt"]
    assert [annex.document.name for annex in made.bundle.annexes] == names
    expected = {annex.number: (annex.document.sha256, 2 if annex.document.name == "order.pdf" else 1) for annex in made.bundle.annexes}
    assert list(unlike(stamps_of(made.texts, "en"), expected)) == []
    assert list(misnumbered(made.texts)) == []


def test_only_cited_pages_are_shown_unless_all_are_asked_for(case: Case) -> None:
    """Of a PDF of three pages, the two that are cited; with ``whole`` all; and no more than so many of one original."""
    facts, dossier = case.facts(), dossier_of(case)
    shown = [[page.number for page in annexes_of(facts, dossier, **how).bundle.annexes[1].drawn] for how in ({}, {"whole": True})]
    assert shown == [[1, 3], [1, 2, 3]]
    short_of = annexes_of(facts, dossier, whole=True, most_pages=2)
    assert [page.number for page in short_of.bundle.annexes[1].drawn] == [1, 3]
    assert "3 pages, more than the 2" in short_of.remarks[0]
    assert "The order of 4 June 2017" not in " ".join(annexes_of(facts, dossier).texts)


def test_passages_are_lit_where_their_words_stand(case: Case) -> None:
    """The light on a page covers the box of the passage's words, also on a page that is turned."""
    annex = annexes_of(case.facts(), dossier_of(case)).bundle.annexes[1]
    layer = case.store.layer(annex.document.id)
    assert layer is not None
    for page, quotation in zip(annex.drawn, annex.quotations, strict=True):
        assert quotation.passage is not None
        boxes = [box for box in layer.boxes_of(quotation.passage.span) if box.page == page.number]
        assert {one.mark for one in page.lights} == {quotation.mark}
        assert [one.first for one in page.lights] == [True] + [False] * (len(page.lights) - 1)
        for box in boxes:
            light = next(one for one in page.lights if one.top <= page.height - box.top <= one.top + one.height)
            assert light.left <= box.left <= box.right <= light.left + light.width
            assert light.top <= page.height - box.top <= page.height - box.bottom <= light.top + light.height
    assert (annex.drawn[1].width, annex.drawn[1].height) == (842.0, 595.0)


def test_a_mail_is_shown_with_its_headers(case: Case) -> None:
    """Headers that the text layer leaves out stand on the page of a mail: way, id."""
    made = annexes_of(case.facts(), dossier_of(case))
    text = next(text for text in made.texts if "ida@lock.example" in text and "stamped" not in text)
    assert "<ledger.1@lock.example>" in text
    assert "from lock.example by quay.example" in text
    assert "I did not write the entry" in " ".join(text.split())


def test_two_builds_are_the_same_bytes_and_writing_changes_nothing(case: Case) -> None:
    """What the journal records of a disclosure is no change of the case, so the next build is the same."""
    dossier = dossier_of(case)
    before = annexes_of(case.facts(), dossier).pdf
    head = last_change(case.store)
    case.store.append(EntryKind.DISCLOSED, {"annexes": "a.pdf"}, who="tester")
    assert last_change(case.store) == head
    assert annexes_of(case.facts(), dossier).pdf == before


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_annexes_speak_the_language_of_the_dossier(case: Case, language: str) -> None:
    """In each language the stamps are read back whole."""
    made = annexes_of(case.facts(), dossier_of(case, language=language))
    assert len(stamps_of(made.texts, language)) == 6
    assert list(misnumbered(made.texts)) == []


def told(case: Case, dossier: Dossier) -> str:
    with pytest.raises(DossierError) as caught:
        annexes_of(case.facts(), dossier)
    return str(caught.value)


def test_everything_that_is_gone_is_told_with_its_place(case: Case) -> None:
    """A passage that reads otherwise, a document that is flagged, one that was forgotten: each with file, line and column, all at once."""
    names = {document.name: document for document in case.store.documents()}
    dossier = dossier_of(case)
    moved = replace(dossier.cited[0], passage=Passage(3, 9, "absent"))
    case.store.set_flags(names["ledger.eml"].id, {Flag.PRIVILEGED.value: []})
    case.store.forget(names["page.html"].sha256, why="asked", who="tester")
    said = told(case, replace(dossier, cited=(moved, *dossier.cited[1:])))
    assert "dossier.md:1:3: [@letter.txt:p1] quotes a passage that is gone" in said
    assert "dossier.md:4:3: [@ledger.eml:p4] cites ledger.eml, which is withheld" in said
    assert "dossier.md:5:3: [@page.html:p5] cites" in said
    assert "forgotten" in said


def test_an_original_that_names_a_protected_person_is_no_annex(case: Case) -> None:
    """Annexes show originals as they are, so a protected name keeps an original out; those who may read it get it all the same."""
    case.ring("press", ["A. Reader"])
    case.protect("Ida Brandt", excepted=["press"])
    dossier = dossier_of(case)
    assert "[@page.html:p5] cites page.html, which names a protected person" in told(case, dossier)
    for cleared in (["everything"], ["press"]):
        assert annexes_of(case.facts(cleared=cleared), dossier, cleared=cleared).pdf


def test_a_dossier_that_cites_nothing_has_no_annexes(case: Case) -> None:
    """It is told, rather than a PDF without annexes written."""
    assert "cites no document" in told(case, replace(dossier_of(case), cited=()))


def test_an_original_that_was_changed_is_no_annex(case: Case) -> None:
    """The bytes of every original are hashed again before a page of it is shown."""
    path = case.store.original_path(next(d.sha256 for d in case.store.documents() if d.name == "order.pdf"))
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"two hands", b"one  hand"))
    with pytest.raises(IntegrityError, match="differs from what was received"):
        annexes_of(case.facts(), dossier_of(case))


def test_a_broken_pdf_shows_its_text_and_says_so(case: Case) -> None:
    """Of a PDF that cannot be drawn, the text that was read stands in the place of the pages, and the sheet says why."""
    document = take(case, "broken.pdf", pdf([Sheet(lines=[(72, 700, 12, "The lock was sealed in May.")])]))
    dossier = dossier_of(case, cite(case, "broken.pdf", "sealed in May", "sealed in May"))
    path = case.store.original_path(document.sha256)
    torn = path.with_name("torn")
    torn.write_bytes(b"%PDF-1.6\nnothing of it is left")
    assert "damaged" in cut_pages([Cut(str(torn), "x", (1,))], torn.parent)[0].reason
    torn.unlink()
    assert annexes_of(case.facts(), dossier).bundle.annexes[-1].drawn


def test_a_crash_costs_one_original_its_pages(tmp_path: Path, case: Case) -> None:
    """What stops the program that cuts pages is told of that original, and the others are cut all the same."""
    good = case.store.original_path(next(d.sha256 for d in case.store.documents() if d.name == "order.pdf"))
    cuts = [Cut(str(good), "a", (1,)), Cut(str(tmp_path / "gone.pdf"), "b", (1,)), Cut(str(good), "c", (2, 9))]
    done = cut_pages(cuts, tmp_path)
    assert [len(one.pages) for one in done] == [1, 0, 1]
    assert [one.of_pages for one in done] == [3, 0, 3]
    assert "FileNotFoundError" in done[1].reason
    assert "page 9" in done[2].reason


def test_a_long_original_gives_only_its_cited_page(tmp_path: Path, case: Case) -> None:
    """Of 500 pages one is cited and one is shown."""
    take(case, "long.pdf", pdf([Sheet(lines=[(72, 700, 12, f"Folio {page} of the register of the lock.")]) for page in range(1, 501)]))
    made = annexes_of(case.facts(), dossier_of(case, cite(case, "long.pdf", "Folio 377 of", "Folio 377 of")), whole=True)
    annex = made.bundle.annexes[-1]
    assert [page.number for page in annex.drawn] == [377]
    assert annex.of_pages == 500
    assert any("500 pages" in remark for remark in made.remarks)


def test_words_of_documents_are_never_markup(case: Case) -> None:
    """Signs that mean something to the typesetter, names with quotes and half characters come out as they are, or as a sign for none."""
    hostile = '#panic("x") $ \\ @ref <a> *b* _c_ `d` // e /* f */ = g\n#import "x"\n\ud800 \u2028 “q”\n'
    name = "a \"b\" 'c' #d.txt"
    take(case, name, hostile.encode("utf-8", "replace"))
    made = annexes_of(case.facts(), dossier_of(case, cite(case, name, "#panic", "#panic")))
    text = " ".join(" ".join(made.texts).split())
    assert '#panic("x") $ \\ @ref <a> *b* _c_ `d` // e /* f */ = g' in text
    assert name in text


def test_the_number_of_an_original_is_told_in_groups() -> None:
    """What is stamped are the first twelve digits."""
    assert short("0123456789abcdef") == "0123 4567 89ab"


def test_letters_without_a_font_are_told(case: Case) -> None:
    """A script for which there is no font is set as boxes, and that is said; what the fonts have is no remark."""
    take(case, "strange.txt", "The watch wrote \U000e0fff\U0001fb00 \u16a0 in the ledger, ქართული and عربى.\n".encode())
    remarks = annexes_of(case.facts(), dossier_of(case, cite(case, "strange.txt", "in the ledger", ""))).remarks
    assert all("ქ" not in remark for remark in remarks)
    assert not annexes_of(case.facts(), dossier_of(case)).remarks


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(20, 3000), (3000, 20), (40, 40)])
def test_a_picture_of_any_shape_is_one_stamped_page(case: Case, width: int, height: int) -> None:
    """A picture that is much higher than wide stays on its page, so that the stamp above it says what the index says."""
    take(case, "door.png", _png(width, height))
    made = annexes_of(case.facts(), dossier_of(case, cite(case, "door.png", "")))
    annex = made.bundle.annexes[-1]
    assert annex.picture
    stamps = [stamp for stamp in stamps_of(made.texts, "en") if stamp.annex == annex.number]
    assert [(stamp.page, stamp.of) for stamp in stamps] == [(1, 1)]


def test_a_broken_picture_costs_its_own_annex_and_is_told(case: Case) -> None:
    """A picture that cannot be drawn has a sheet that says so, and the other annexes are there."""
    take(case, "door.png", _png(40, 40)[:50])
    made = annexes_of(case.facts(), dossier_of(case, cite(case, "door.png", "")))
    assert not made.bundle.annexes[-1].picture
    assert "annex 6 (door.png): the picture is damaged" in made.remarks[0]
    assert len({stamp.annex for stamp in stamps_of(made.texts, "en")}) == 5
