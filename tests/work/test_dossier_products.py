"""What is made beside the dossier: a first file, a chronology, letters, findings at their place, a watch that builds again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import date
from pathlib import Path

import dossier_case
import pytest

from wellfounded.errors import InputError, UsageError
from wellfounded.model.dossier import NoteMark, Paragraph, Points, Table, plain
from wellfounded.model.dossier_problems import DossierError
from wellfounded.publish.dossier_md import dossier_md, written
from wellfounded.work import dossier_findings
from wellfounded.work.case import Case
from wellfounded.work.chronologies import chronology_of
from wellfounded.work.chronology_setting import dossier_of
from wellfounded.work.dossier_building import built
from wellfounded.work.dossier_findings import findings_in
from wellfounded.work.dossier_library import Library
from wellfounded.work.dossier_starting import Started, start_dossier
from wellfounded.work.dossier_watching import Watch, Watched
from wellfounded.work.letter_lists import read_list
from wellfounded.work.letters import letters_of, templates

LIST = """
subject = "The ferry"
date = "2017-01-31"
ask = "to let it run."
facts = ['The court held that "it cannot stand" [@judgment-2016-12-02:p3].', "It fell [@act:lund.order]."]
attachments = ["judgment-2016-12-02"]
[[to]]
name = "Ada Holm"
office = "Minister of Ports"
address = "1 Quay | Lund"
[[to]]
name = "Bo Wik"
greeting = "Dear Mr Wik,"
[[signatories]]
name = "Cleo Dahl"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ferry") / "case"
    dossier_case.build(made).close()
    return made


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[Library]:
    with Case.open(folder) as case:
        yield Library(case)


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_a_first_dossier_builds(folder: Path, tmp_path: Path, language: str) -> None:
    """The file that `dossier new` writes builds as it is, lists the acts of the case, and is not written over."""
    target = tmp_path / "it's mine.md"
    with Case.open(folder) as case:
        assert start_dossier(Library(case), target, case=folder, on=date(2017, 1, 31), language=language) == Started(listed=2, left_out=0)
        made = built(target, case)
        assert [one.act for one in made.cited] == ["lund.order", "lund.judgment"]
        with pytest.raises(InputError, match="already"):
            start_dossier(Library(case), target, case=folder, on=date(2017, 1, 31))


def test_every_row_of_a_chronology_has_its_standing_and_its_passage(library: Library) -> None:
    """An act has the standing of the day that is asked for, the passage that tells of it, and a note that names the document."""
    late = chronology_of(library, on=date(2017, 1, 31), rivals=True)
    assert [(row.act, row.standing) for row in late.rows] == [
        ("lund.order", "annulled 2 December 2016"),
        ("lund.judgment", "in force on 31 January 2017"),
    ]
    early = chronology_of(library, on=date(2016, 6, 1), language="fr")
    assert [row.standing for row in early.rows] == ["en vigueur au 1er juin 2016", "pas encore intervenu au 1er juin 2016"]
    made = dossier_of(late)
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert all(isinstance(row[3][-1], NoteMark) for row in table.rows)
    assert [row.flat()["text"] for row in late.rows] == ["The order is annulled."] * 2
    assert all(one.passage and one.passage.holds_in(dossier_case.JUDGMENT) for one in made.cited)
    assert not chronology_of(library, on=date(2017, 1, 31), only=[]).rows


def test_a_letter_names_office_facts_signatory_and_attachments(library: Library, tmp_path: Path) -> None:
    """Each addressee of the list gets a letter of their own; the facts are numbered and have the notes of a dossier."""
    path = tmp_path / "it's a list.toml"
    path.write_text(LIST, encoding="utf-8")
    first, second = letters_of(library, read_list(path))
    assert (first.slug, second.slug) == ("ada-holm", "bo-wik")
    text = dossier_md(first.dossier)
    for words in (
        "Minister of Ports",
        "1 Quay",
        "Dear Ada Holm,",
        "to let it run.",
        "Cleo Dahl",
        "Judgment of 2 December 2016",
        "annulled",
    ):
        assert words in text.replace("\u00a0", " ")
    assert "Dear Mr Wik," in dossier_md(second.dossier)
    assert [one.number for one in first.dossier.blocks if isinstance(one, Paragraph) and one.number] == [1, 2]
    assert sum(isinstance(one, Points) for one in first.dossier.blocks) == 1
    assert plain(first.dossier.notes[0].paragraphs[0]).startswith("Judgment of")


@pytest.mark.parametrize(
    ("name", "text", "error", "said"),
    [
        ("l.csv", "name,shoe\nAda,39\n", InputError, "shoe"),
        ("l.csv", "name,office\nAda,Minister,extra\n", InputError, "more cells"),
        ("l.csv", "name,office\n", InputError, "nobody"),
        ("l.toml", "to = 3\n", InputError, "list of tables"),
        ("l.toml", "too = 3\n", InputError, "no key too"),
        ("l.toml", "[[to]\n", InputError, "l.toml"),
        ("l.toml", '[[to]]\nname = "A"\n', InputError, "no facts"),
        ("l.toml", 'facts = ["\\"gone\\" [@letter-1999]"]\n[[to]]\nname = "A"\n', DossierError, r"\[facts\]:1:8: .*letter-1999"),
        ("l.toml", 'facts = ["Yes."]\nattachments = ["gone"]\n[[to]]\nname = "A"\n', DossierError, "attachments: .*gone"),
    ],
)
def test_a_list_that_cannot_be_used_is_told(
    library: Library, tmp_path: Path, name: str, text: str, error: type[Exception], said: str
) -> None:
    """A wrong column, a missing name, a fact whose source is gone: each is told, and no letter is made."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=said):
        letters_of(library, read_list(path))


def test_a_template_is_known_in_every_language(library: Library, tmp_path: Path) -> None:
    """Every template says the same things in every language; one that is not there is told."""
    for words in templates().values():
        assert len({frozenset(table) for table in words.values()}) == 1
    path = tmp_path / "l.toml"
    path.write_text(LIST, encoding="utf-8")
    with pytest.raises(UsageError, match="appeal"):
        letters_of(library, read_list(path), template="poem")


def test_a_finding_stands_where_its_author_can_mend_it(folder: Path, tmp_path: Path) -> None:
    """A finding in the built text is told at the line and column of its words in the file, and marks there silence it."""
    source = tmp_path / "dossier.md"
    body = "# Facts\n\nThe ferry runs.\n\nIt was  late on that day (and nobody complained.\n"
    source.write_text(dossier_case.FRONT + body, encoding="utf-8")
    with Case.open(folder) as case:
        found = findings_in(built(source, case))
        places = {str(one).split(" ")[0] for one in found if "dossier.md:9" in str(one)}
        assert places
        source.write_text(dossier_case.FRONT + body.replace("It was", "<!-- wellfounded: ignore -->\nIt was"), encoding="utf-8")
        assert not [one for one in findings_in(built(source, case)) if one.place.line >= 9]


class _Now:
    """Runs what it is given at once, in the place of a process."""

    def submit(self, work, *arguments, **named):
        done: Future = Future()
        done.set_result(work(*arguments, **named))
        return done

    def shutdown(self, **_: object) -> None:
        """Nothing is running."""


def test_a_watch_builds_again_on_a_change_and_tells_what_is_found(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of the dossier or of a file it includes builds again; a mistake is told with its place, and the last good files stay."""
    source, chapter, output = tmp_path / "d.md", tmp_path / "chapter.md", tmp_path / "d.html"
    source.write_text(dossier_case.FRONT + "!include chapter.md\n", encoding="utf-8")
    chapter.write_text("One.\n", encoding="utf-8")
    monkeypatch.setattr(Watch, "_checks", lambda _: _Now())
    monkeypatch.setattr(dossier_findings, "run_rules", lambda *_, **__: _Nothing())
    monkeypatch.setattr(dossier_findings, "_subject", lambda *_, **__: None)
    happened: list[Watched] = []
    watch = Watch(source=source, case=folder, outputs=[output], tell=happened.append)
    watch.look()
    watch.look()
    assert happened[0].build is not None
    assert happened[1].findings == ()
    chapter.write_text("One and two.\n", encoding="utf-8")
    watch.look()
    assert "One and two." in output.read_text("utf-8")
    chapter.write_text("One [@gone].\n", encoding="utf-8")
    watch.look()
    assert f"{chapter}:1:5: " in happened[-1].trouble
    assert "One and two." in output.read_text("utf-8")
    count = len(happened)
    watch.look()
    assert len(happened) == count
    watch.close()


class _Nothing:
    findings = ()


def test_every_line_of_the_built_text_has_a_place(library: Library, tmp_path: Path, folder: Path) -> None:
    """Lines and places of the built text are as many, and those of the body name the file."""
    source = tmp_path / "d.md"
    source.write_text(dossier_case.FRONT + "# A\n\nText [@press-2016-05-01].\n\n- one\n- two\n", encoding="utf-8")
    with Case.open(folder) as case:
        made = written(built(source, case))
    assert len(made.places) == made.text.count("\n") + 1
    assert {place.file for place in made.places} == {str(source)}
