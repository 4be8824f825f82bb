"""Dossiers: keys lead to passages, quotations are held against them, and what cannot be built is told with its place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from errno import EROFS
from pathlib import Path

import dossier_case
import pytest
from hypothesis import given
from hypothesis import settings as modest
from hypothesis import strategies as st
from lxml import etree

from wellfounded.errors import InputError, StoreError, UsageError
from wellfounded.model.dossier import Dossier, Heading, Inline, NoteMark, Paragraph, Quotation, Quoted, Target, Text, plain
from wellfounded.model.dossier_problems import DossierError
from wellfounded.model.journal import EntryKind
from wellfounded.model.passages import Passage
from wellfounded.work.case import Case
from wellfounded.work.dossier_building import FORMS, build, built, case_of, record, write_outputs
from wellfounded.work.dossier_library import Library, paragraphs
from wellfounded.work.dossier_quoting import found

FRONT = dossier_case.FRONT


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with dossier_case.build(tmp_path_factory.mktemp("ferry") / "case") as made:
        yield made


def of(text: str, case: Case, folder: Path, *, front: str = FRONT, **options: bool) -> Dossier:
    source = folder / "dossier.md"
    source.write_text(front + text, encoding="utf-8")
    return built(source, case, **options)


def note(dossier: Dossier, number: int = 1) -> str:
    return " | ".join(plain(one) for one in dossier.notes[number - 1].paragraphs).replace("\u00a0", " ")


def problems(text: str, case: Case, folder: Path, *, front: str = FRONT) -> list[str]:
    with pytest.raises(DossierError) as caught:
        of(text, case, folder, front=front)
    return [str(one).removeprefix(f"{folder}/") for one in caught.value.problems]


def test_words_beside_a_key_are_a_quotation_with_its_exact_passage(case: Case, tmp_path: Path) -> None:
    """Words in quotation marks before a key become a quotation, anchored to where they stand, and the note says where that is."""
    dossier = of('The court said that "it cannot stand" [@judgment-2016-12-02:p3].', case, tmp_path)
    (paragraph,) = dossier.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (Text("The court said that "), Quoted((Text("it cannot stand"),)), Text("."), NoteMark(1))
    (cited,) = dossier.cited
    assert cited.passage is not None
    assert (cited.quoted, cited.passage.exact) == ("it cannot stand", "it\ncannot stand")
    assert note(dossier) == "Judgment of 2 December 2016, “Quill v. Port of Lund”, p. 2, para. 2."


def test_an_act_is_cited_with_its_standing_on_the_date_of_the_dossier(case: Case, tmp_path: Path) -> None:
    """The same key tells of an order in force before the judgment, and of one annulled after it."""
    after = of("The order [@act:lund.order] fell.", case, tmp_path)
    assert after.cited[0].standing == "annulled 2 December 2016"
    assert note(after).startswith("Order against the ferry, 9 May 2016, annulled 2 December 2016, told in: judgment of 2 December 2016")
    before = of("The order [@act:lund.order] holds.", case, tmp_path, front="---\ndate: 2016-06-01\n---\n")
    assert before.cited[0].standing == "in force on 1 June 2016"
    assert (after.cited[0].target, after.cited[0].act) == (Target.ACT, "lund.order")


def test_every_problem_is_told_with_its_place(case: Case, tmp_path: Path) -> None:
    """Keys that are gone, words that differ, paragraphs and anchors that are not there: all are found in one run, with line and column."""
    text = (
        'He said "it can stand" [@judgment-2016-12-02:p3].\n\n> A table [@nothing-2011]\n\n'
        "Look [@judgment-2016-12-02:p9] and [@act:lund.nobody] and [here](#nowhere).[^x]\n\n[@judgment-2016-12-02#900-950]\n"
    )
    with pytest.raises(DossierError):
        of(text, case, tmp_path)
    told = problems(text.replace("[^x]", ""), case, tmp_path)
    assert [one.split(": ")[0] for one in told] == [
        "dossier.md:5:24",
        "dossier.md:7:11",
        "dossier.md:9:1",
        "dossier.md:9:6",
        "dossier.md:9:36",
        "dossier.md:11:1",
    ]
    assert "cannot stand" in told[0]
    assert problems("Look.[^x]\n", case, tmp_path) == [f"dossier.md:5:6: there is no note [^x]: in {tmp_path}/dossier.md"]


def test_words_of_another_paragraph_are_told_where_they_stand(case: Case, tmp_path: Path) -> None:
    """A quotation that is right but said to be elsewhere is a problem that names its paragraph."""
    (told,) = problems('"The order is annulled" [@judgment-2016-12-02:p2]', case, tmp_path)
    assert "the words stand in paragraph 4" in told


def test_what_was_left_out_of_a_quotation_may_be_marked(case: Case, tmp_path: Path) -> None:
    """What stands between marks of omission must follow in order; what is put into brackets is the author's."""
    right = of('"[The] ferry-men may go on" [@judgment-2016-12-02:p4]. ', case, tmp_path, front=FRONT)
    assert right.cited[0].passage is not None
    of('"The order [...] was made by an officer […] and it cannot stand" [@judgment-2016-12-02:p3]', case, tmp_path)
    assert problems('"was made by an officer […] The order of" [@judgment-2016-12-02:p3]', case, tmp_path)


def test_a_translation_is_marked_and_not_held_against_the_original(case: Case, tmp_path: Path) -> None:
    """With `translated` other words may stand beside a key, and the note says that they are a translation."""
    dossier = of('They say "Nobody complained" [@press-2016-05-01:p2 translated].', case, tmp_path)
    assert note(dossier).endswith("our translation.")
    assert dossier.cited[0].translated
    assert problems('They say "Nobody complained" [@press-2016-05-01:p2].', case, tmp_path)


def test_a_key_alone_sets_the_whole_passage_in_its_language(case: Case, tmp_path: Path) -> None:
    """A paragraph that is one key becomes a quotation of the passage, letter by letter, with the language of its document."""
    dossier = of("[@press-2016-05-01:p1]\n", case, tmp_path)
    (quotation,) = dossier.blocks
    assert isinstance(quotation, Quotation)
    assert quotation.language == "ru"
    assert isinstance(quotation.blocks[0], Paragraph)
    assert plain(quotation.blocks[0].inlines) == "Паром ходит каждый день."
    assert dossier.cited[0].quoted == "Паром ходит каждый день."


def test_a_short_key_that_two_documents_share_is_refused(case: Case, tmp_path: Path) -> None:
    """Where two documents have one kind and date, the key names both longer ones, so that no document added later takes its place."""
    (told,) = problems("[@letter-2016-04-05]", case, tmp_path)
    keys = [key for key in Library(case).keys.values() if key.startswith("letter-2016-04-05-")]
    assert len(keys) == 2
    assert all(key in told for key in keys)
    assert of(f"See [@{keys[0]}].", case, tmp_path).annexes


def test_a_withheld_document_cannot_be_cited(case: Case, tmp_path: Path) -> None:
    """A privileged letter has no key for a reader who is not cleared, and has one for a reader who is."""
    (told,) = problems("See [@letter-2016-06-01].", case, tmp_path)
    assert "secret" not in told
    source = tmp_path / "dossier.md"
    assert built(source, case, cleared=["privileged"]).annexes


def test_front_matter_may_name_documents(case: Case, tmp_path: Path) -> None:
    """A name given in front matter leads to the document of its key or id."""
    named = of("See [@ferry:p1].", case, tmp_path, front="---\ndate: 2017-01-31\ndocuments:\n  ferry: press-2016-05-01\n---\n")
    assert named.cited[0].document == Library(case).document("press-2016-05-01").id


@pytest.mark.parametrize(
    ("front", "place"),
    [("title: [a\n", "2:10"), ("a: 1\na: 2\n", "3:1"), ("profile: poem\n", "2:1"), ("date: soon\n", "2:1"), ("language: xx\n", "2:1")],
)
def test_front_matter_that_cannot_be_used_is_told_with_its_place(case: Case, tmp_path: Path, front: str, place: str) -> None:
    """A field that does not parse or that nobody knows the value of is a problem with line and column."""
    assert problems("Text.\n", case, tmp_path, front=f"---\n{front}---\n")[0].startswith(f"dossier.md:{place}: ")


def test_includes_bring_their_notes_and_circles_are_refused(case: Case, tmp_path: Path) -> None:
    """An included file has notes of its own, whatever their marks; a file that includes itself is told at the line that does."""
    quoted = tmp_path / "it's “here”.md"
    quoted.write_text("Second.[^1]\n\n[^1]: of the second\n", encoding="utf-8")
    dossier = of(f"First.[^1]\n\n!include {quoted.name}\n\n[^1]: of the first\n", case, tmp_path)
    assert [note(dossier, 1), note(dossier, 2)] == ["of the first", "of the second"]
    quoted.write_text("!include dossier.md\n", encoding="utf-8")
    (told,) = problems(f"First.\n\n!include {quoted.name}\n", case, tmp_path)
    assert told.startswith("it's “here”.md:1:1: dossier.md includes itself: dossier.md → it's “here”.md → dossier.md")


def test_comments_never_reach_an_output(case: Case, tmp_path: Path) -> None:
    """Nothing of a comment, over one line or several, stands in any form; what is in code stays."""
    text = "One <!-- wellfounded: ignore TXT --> two.\n<!-- a secret\nover lines -->\n\n    <!-- kept -->\n\n- a <!-- secret --> b\n"
    dossier = of(text, case, tmp_path)
    for suffix, form in FORMS.items():
        content = form(dossier)
        if suffix == ".docx":
            content = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
        if suffix != ".pdf":
            assert b"secret" not in content
            assert b"ignore TXT" not in content
            assert b"\xef\xb7\x90" not in content


def test_headings_are_numbered_and_referred_to(case: Case, tmp_path: Path) -> None:
    """Headings have numbers and anchors of their own; a link without words takes those of its heading; no level is skipped."""
    dossier = of("## Facts {#facts}\n\nSee [](#law).\n\n#### Law {#law}\n\n## Facts\n", case, tmp_path)
    found_headings = [block for block in dossier.blocks if isinstance(block, Heading)]
    assert [(one.level, one.number, one.anchor) for one in found_headings] == [(1, "1", "facts"), (2, "1.1", "law"), (1, "2", "facts-2")]
    assert isinstance(dossier.blocks[1], Paragraph)
    assert plain(dossier.blocks[1].inlines) == "See 1.1 Law."


def test_two_builds_are_the_same_bytes_and_all_files_come_or_none(case: Case, tmp_path: Path) -> None:
    """Every form is the same in two builds; where one cannot be written, none is, and nothing half-written is left."""
    text = '# One\n\n"it cannot stand" [@judgment-2016-12-02:p3] and [@act:lund.order].\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'
    of(text, case, tmp_path)
    source = tmp_path / "dossier.md"
    first = [tmp_path / f"first{suffix}" for suffix in FORMS]
    second = [tmp_path / f"second{suffix}" for suffix in FORMS]
    build(source, case, first)
    build(source, case, second)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "x.html").mkdir()
    with pytest.raises(StoreError):
        build(source, case, [folder / "x.docx", folder / "x.html"])
    source.write_text(FRONT + "[@gone]", encoding="utf-8")
    with pytest.raises(DossierError):
        build(source, case, [folder / "y.docx", folder / "y.html"])
    with pytest.raises(UsageError):
        build(source, case, [folder / "y.odt"])
    assert sorted(path.name for path in folder.iterdir()) == ["x.html"]


def test_what_is_built_is_recorded_once(case: Case, tmp_path: Path) -> None:
    """The journal has an entry for what was built, with the hash of each file, and no second for the same files."""
    of("See [@press-2016-05-01].", case, tmp_path)
    made = build(tmp_path / "dossier.md", case, [tmp_path / "d.html"])
    record(case, made)
    record(case, made)
    last = case.journal()[-1]
    assert (last.kind, last.body["dossier"]) == (EntryKind.DISCLOSED, "dossier.md")
    assert case.journal()[-2].body.get("dossier") is None


def test_a_dossier_says_of_which_case_it_is(tmp_path: Path) -> None:
    """The case stands in the front matter, from the dossier's own folder; without it the option is named."""
    source = tmp_path / "dossier.md"
    source.write_text("---\ncase: ../it's here\n---\n", encoding="utf-8")
    assert case_of(source) == tmp_path / "../it's here"
    source.write_text("Text.", encoding="utf-8")
    with pytest.raises(InputError, match="--case"):
        case_of(source)


@modest(max_examples=60, deadline=None)
@given(st.text(alphabet="ab c.\n-“”'¹", max_size=60), st.data())
def test_every_stretch_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    """Whatever whole words are quoted letter by letter are found, and what is found reads the same but for the printer's freedoms."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    while 0 < start < len(text) and set(text[start - 1 : start + 1]) <= set("abc¹"):
        start -= 1
    while 0 < end < len(text) and set(text[end - 1 : end + 1]) <= set("abc¹"):
        end += 1
    passage = found(text[start:end], text)
    if any(one.isalpha() for one in text[start:end]):
        assert passage is not None
        assert passage.holds_in(text)
    for paragraph in paragraphs(text):
        assert paragraph.holds_in(text)


@pytest.mark.parametrize(
    ("written", "is_set"),
    [
        ('It "*cannot* stand"', "cannot stand"),
        ("It *is so*: “it **cannot** stand”,", "it cannot stand"),
        ("It said 'it cannot stand'", "it cannot stand"),
        ("It said ‘it cannot stand’.", "it cannot stand"),
        ('*"it cannot stand"*', "it cannot stand"),
        ("«\u202fit *cannot*\u202f»", "it cannot"),
    ],
)
def test_a_quotation_is_held_to_its_source_however_it_is_set(case: Case, tmp_path: Path, written: str, is_set: str) -> None:
    """Emphasis inside or around, single marks and double: the words are compared, and words that differ are a problem."""
    dossier = of(f"{written} [@judgment-2016-12-02:p3]", case, tmp_path)
    assert dossier.cited[0].quoted == is_set
    assert plain(inline for block in dossier.blocks for inline in block.inlines).count("stand") == written.count("stand")  # type: ignore[union-attr]
    told = problems(f"{written.replace('cannot', 'can')} [@judgment-2016-12-02:p3]", case, tmp_path)
    assert "does not stand so" in told[0]


def test_paragraphs_are_cited_by_the_number_that_is_printed(case: Case, tmp_path: Path) -> None:
    """`:n2` and `:¶2` mean the paragraph that begins with 2., whatever stands before it; a number that is not there is a problem."""
    for mark in ("n", "¶"):
        dossier = of(f'"it cannot stand" [@judgment-2016-12-02:{mark}2], and [@judgment-2016-12-02:{mark}1-3].', case, tmp_path)
        assert note(dossier).endswith("para. 2.")
        assert "paras. 1–3" in note(dossier, 2)
        assert dossier.cited[1].passage == paragraphs_of(1, 4)
    (told,) = problems("[@judgment-2016-12-02:n9]\n", case, tmp_path)
    assert "it has 1 to 3" in told
    assert problems("[@judgment-2016-12-02:n3-2]\n", case, tmp_path)
    assert "before its paragraphs" in problems("[@press-2016-05-01:n1]\n", case, tmp_path)[0]


def paragraphs_of(first: int, last: int) -> Passage:
    there = paragraphs(dossier_case.JUDGMENT)
    return Passage.of(dossier_case.JUDGMENT, there[first].start, there[last - 1].end)


@pytest.mark.parametrize("profile", ["report", "echr", "ccf", "un"])
@pytest.mark.parametrize("annexes", [False, True])
def test_a_second_note_names_its_source_too(case: Case, tmp_path: Path, profile: str, annexes: bool) -> None:
    """A document without pages that is cited a second time is still named, by itself or by its annex; no note is empty."""
    text = "We saw it [@letter-2016-04-05-835f]. We did [@letter-2016-04-05-835f].\n"
    dossier = of(text, case, tmp_path, front=f"---\ndate: 2017-01-31\nprofile: {profile}\n---\n", annexes=annexes)
    assert ("Annex 1" if annexes and profile == "echr" else "etter of 5 April 2016") in note(dossier, 2)


def test_what_cannot_be_read_is_told_with_what_cannot_be_found(case: Case, tmp_path: Path) -> None:
    """Marks that do not close, notes in notes, cells without a column and keys that are gone: one run tells all of them."""
    text = (
        "See [@judgment-2016-12-02:p3 and\n\nA [@gone-2011].[^a]\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 \\| 2 |\n\n"
        "[^a]: first[^b]\n[^b]: second\n"
    )
    told = problems(text, case, tmp_path, front="---\ndate: 2017-01-31\ntitle: [a]\n---\n")
    assert [one.split(": ")[0] for one in told] == [
        "dossier.md:3:1",
        "dossier.md:5:5",
        "dossier.md:7:3",
        "dossier.md:11:1",
        "dossier.md:14:12",
    ]
    assert "3 cells" in told[3]
    assert "nothing in this dossier" in problems("<!-- later -->\n", case, tmp_path)[0]


def test_each_problem_is_one_line(case: Case, tmp_path: Path) -> None:
    """Words that run over several lines are told in one, so that editors can read `file:line:column: message`."""
    (told,) = problems("> It can\n> never stand\n>\n> ever [@judgment-2016-12-02:p3]\n", case, tmp_path)
    assert "\n" not in told


def test_nothing_is_written_over_what_a_dossier_is_made_of(case: Case, tmp_path: Path) -> None:
    """The dossier, what it includes, and a file of the same build are refused as outputs, also by another way to them."""
    (tmp_path / "part.md").write_text("Words.\n", encoding="utf-8")
    source = tmp_path / "dossier.md"
    source.write_text("Text.\n\n!include part.md\n", encoding="utf-8")
    (tmp_path / "way").symlink_to(tmp_path)
    for outputs in (["dossier.md"], ["way/part.md"], ["a.pdf", "way/a.pdf"], ["a.html", "a.html"]):
        with pytest.raises(UsageError, match=r"twice|built from"):
            build(source, case, [tmp_path / name for name in outputs])
    assert source.read_text(encoding="utf-8").startswith("Text.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dossier.md", "part.md", "way"]


def test_titles_of_any_letters_make_a_file_that_opens(case: Case, tmp_path: Path) -> None:
    """Control characters and half characters in the front matter become a sign, in every form."""
    front = '---\ntitle: "a\\x07b \\ud800 [*x*] #y"\nauthors: ["c\\x01"]\ndate: 2017-01-31\n---\n'
    dossier = of("Text.\n", case, tmp_path, front=front)
    for form in FORMS.values():
        assert form(dossier)
    with zipfile.ZipFile(io.BytesIO(FORMS[".docx"](dossier))) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        ("it can", "Here it cannot stand, but it can wait.", True),
        ("it can", "Here it cannot stand.", False),
        ("legal order", "An illegal order.", False),
        ("[…] legal order", "An illegal order.", False),
        ("[T]he order", "For the order fell", True),
        ("[t]he order", "The order fell", True),
        ("he order […]", "The order fell", False),
        ("It took 4", "It took 4.6 million", False),
        ("14 billion", "It took 1.14 billion", False),
        ("in 2014", "It was in 2014.", True),
        ("the ferry", "We saw the ferry12 sail", True),
        ("令是", "该命令是非法的", True),
    ],
)
def test_a_quotation_ends_where_a_word_or_a_figure_ends(words: str, text: str, stands: bool) -> None:
    """Part of a word or of a figure is no quotation of it, unless brackets mark what was changed or left out."""
    assert bool(found(words, text)) is stands


def test_a_folder_where_nothing_can_be_written_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On a full disk or in a read-only folder, where files can neither be written nor taken away, the error names the file."""
    kept = tmp_path / "b.docx"
    kept.write_bytes(b"earlier")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(EROFS, "Read-only file system")

    write = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, data: refuse() if "b.docx" in path.name else write(path, data))
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StoreError, match=r"b\.docx: cannot be written \(Read-only"):
        write_outputs({tmp_path / "a.docx": b"one", kept: b"two"})
    assert kept.read_bytes() == b"earlier"
    assert not (tmp_path / "a.docx").exists()


def test_no_word_is_lost_however_deep_it_stands(case: Case, tmp_path: Path) -> None:
    """What stands deep in lists, and what follows it, is in the dossier; what stands too deep to be read is a problem."""
    deep = (
        "".join("  " * level + f"- point{level}\n" for level in range(20))
        + "\n- 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. inner\n\n0. nought\n\nThe end.\n"
    )
    dossier = of(deep, case, tmp_path)
    said = FORMS[".md"](dossier).decode()
    assert all(word in said for word in ("point19", "inner", "0. nought", "The end."))
    assert "too deep" in problems("> " * 200 + "x\n\nend\n", case, tmp_path)[0]
    assert "too deep" in problems("".join("  " * level + "- a\n" for level in range(40)), case, tmp_path)[0]


def test_notes_of_a_table_are_numbered_as_they_stand(case: Case, tmp_path: Path) -> None:
    """The head of a table comes before its rows, and so do its notes."""
    dossier = of("| a[^a] |\n|---|\n| b[^b] |\n\n[^b]: second\n[^a]: first\n", case, tmp_path)
    assert [note(dossier, number) for number in (1, 2)] == ["first", "second"]


def test_a_section_may_be_in_another_language(case: Case, tmp_path: Path) -> None:
    """`{lang=fr}` holds until the next heading of its level: marks, spaces, notes written there; what is quoted tells its own language."""
    text = (
        '# Un titre {#un lang=fr}\n\nIl dit: "oui"![^n]\n\n## Plus bas\n\n"Non"\n\n[@judgment-2016-12-02:p3]\n\n'
        '# After\n\nHe says: "yes"!\n\n[^n]: Un mot: "non"!\n'
    )
    dossier = of(text, case, tmp_path)
    said = [plain(block.inlines) for block in dossier.blocks if isinstance(block, Paragraph | Heading)]
    assert said == ["Un titre", "Il dit\u00a0: «\u202foui\u202f»\u202f!", "Plus bas", "«\u202fNon\u202f»", "After", "He says: “yes”!"]
    assert [one.language for one in dossier.blocks if isinstance(one, Quotation)] == ["en"]
    assert next((one.language, plain(one.paragraphs[0])) for one in dossier.notes) == ("fr", "Un mot\u00a0: «\u202fnon\u202f»\u202f!")
    assert dossier.notes[1].language == ""


def test_attributes_of_headings_that_mean_nothing_here_are_told(case: Case, tmp_path: Path) -> None:
    """Unknown attributes and languages are told with their line; braces that are words, or are escaped, stay words."""
    told = problems("# A {.unnumbered}\n\n# B {-}\n\n# C {lang=xx}\n\n> # D {lang=fr}\n\n# E {#e width=3}\n", case, tmp_path)
    assert [one.split(": ")[0] for one in told] == [f"dossier.md:{n}:1" for n in (5, 7, 9, 11, 13)]
    assert all(
        words in one for words, one in zip(("'.unnumbered' is no", "'-' is no", "in 'xx'", "inside", "'width=3'"), told, strict=True)
    )
    dossier = of("# A {draft}\n\n# B \\{lang=fr}\n\n# C {lang='fr' #c}\n", case, tmp_path)
    assert [plain(one.inlines) for one in dossier.blocks if isinstance(one, Heading)] == ["A {draft}", "B {lang=fr}", "C"]


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("He was heard in Lund [@judgment-2016-12-02], but not on oath.", "He was heard in Lund ({}), but not on oath."),
        ("Nobody complained[@judgment-2016-12-02].", "Nobody complained ({})."),
        ("Nobody complained. See [@judgment-2016-12-02].", "Nobody complained. See {}."),
        ("Cf. [@judgment-2016-12-02].", "Cf. {}."),
        ("The sources: [@judgment-2016-12-02].", "The sources: {}."),
        ('It "cannot stand" [@judgment-2016-12-02].', "It “cannot stand”, {}."),
        ("Nobody complained. [@judgment-2016-12-02].", "Nobody complained. J{}."),
        ("[@judgment-2016-12-02].", "J{}."),
    ],
)
def test_a_key_in_a_note_does_not_run_into_its_sentence(case: Case, tmp_path: Path, written: str, reads: str) -> None:
    """Inside a note a source stands in brackets, but where words lead to it, it is quoted, or it is a sentence of its own."""
    of_quoted = ", p. 2" if '"' in written else ""
    source = f"judgment of 2 December 2016, “Quill v. Port of Lund”{of_quoted}"
    dossier = of(f"Text.[^n]\n\n[^n]: {written}\n", case, tmp_path)
    shown = plain(tuple(_shown(dossier.notes[0].paragraphs[0]))).replace("\u00a0", " ")
    assert shown == reads.replace("J{}", "J" + source[1:]).format(source)


def _shown(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for one in inlines:
        yield from (Text("“"), *one.inlines, Text("”")) if isinstance(one, Quoted) else (one,)


def test_the_note_of_an_act_names_the_annex_of_its_source(case: Case, tmp_path: Path) -> None:
    """With annexes the document that tells of an act is one of them, and the note of the act names it."""
    text = "A ferry [@press-2016-05-01]. The order [@act:lund.order] fell, and so [@judgment-2016-12-02] says.\n"
    for profile in ("report", "echr", "ccf", "un"):
        front = FRONT.replace("date:", f"annexes: yes\nprofile: {profile}\ndate:")
        assert note(of(text, case, tmp_path, front=front), 2).endswith("Annex 2.")
    assert "Annex" not in note(of(text, case, tmp_path), 2)
