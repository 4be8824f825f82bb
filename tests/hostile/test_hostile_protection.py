"""A case of short documents in six languages, made to give a protected person away, and a redaction that is switched off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from leaving_no_trace import words_left

from wellfounded import Case
from wellfounded.errors import IntegrityError
from wellfounded.resolve.name_finder import Finder
from wellfounded.resolve.name_hits import Around
from wellfounded.resolve.name_lexicon import lexicon
from wellfounded.settings import Settings
from wellfounded.work.redacting import Redactor

SETTINGS = Settings(given={"workers": 1, "who": "tester"})
PASSAGE = "the boat went out from the old salt jetty before the moon was up"
TEXTS = {
    "DB statement (Bermukhanov).txt": 'Daniyar Bermukhanov (known as "Danko") was held on 3 March 2019. '
    "Danko told the court on 4 May 2020 that he was beaten. "
    "Born Daniyar Tezekbayev, he took another name. Tezekbayev was released on 5 June 2020.\n",
    "vypiska kats lev.txt": "Лев Кац сказал, что Бермуханов задержан 4 марта 2019 года. "
    "кац пришёл. Для каца. лев кац. Лёвой подписано.\n",
    "note.md": "Note on *Ber*mukhanov. Mr B. came. Witness B. said so. "
    "<b>B</b>ermukhanov, Ber mukhanov, Ber/mukhanov. "
    "Daniyar B. left. Bermukhanovites.\n",
    "page.html": "<h1>Story</h1><p>Ber<b>mu</b>khanov. <a href='http://x.example/bermukhanov'>link</a> "
    "Layla al-Mansouri; ليلى المنصوري قالت. "
    "للمنصوري. al mansouri. Лейла аль-Мансури.</p>",
    "words.txt": f"It is said that {PASSAGE}, and nobody saw it.\n",
    "half.txt": "One of them said that the boat went out from the old salt jetty, no more.\n",
    "аудан.txt": "Бермухановтың ісі. Бермухановқа хат жазылды.\n",
}  # fmt: skip
WORDS = [
    "Bermukhan", "mukhanov", "Бермухан", "Daniyar", "Danko", "Tezekbay", "Кац",
    "кац", "лев ", "Лёв", "Mansouri", "mansouri", "Мансури", "منصوري",
    "Лейла", "Mr B.", "Witness B.", "DB ", "old salt jetty", "went out from the",
]  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case of these documents, with three persons and a passage protected."""
    folder = tmp_path_factory.mktemp("told")
    (folder / "in").mkdir()
    for name, content in TEXTS.items():
        (folder / "in" / name).write_text(content, encoding="utf-8")
    with Case.create(folder / "case", title="Bermukhanov and others", settings=SETTINGS) as case:
        case.add([folder / "in"])
        case.ring("press", ["A. Bell"])
        for person in ("Daniyar Bermukhanov", "Лев Кац", "Layla al-Mansouri"):
            case.protect(person)
        document = next(d for d in case.facts(cleared=["everything"]).documents.values() if d.name == "words.txt")
        start = TEXTS["words.txt"].index(PASSAGE)
        case.protect(f"{document.id}:{start}-{start + len(PASSAGE)}")
        yield case


@pytest.mark.parametrize("form", ["html", "text"])
def test_nobody_is_given_away(told: Case, tmp_path: Path, form: str) -> None:
    """Nicknames, names at birth, initials behind titles, small letters, pieces, and half of a protected passage: none is left."""
    made = told.disclose("press", tmp_path / "out", form=form)
    assert words_left(tmp_path / "out", WORDS) == []
    assert any("Danko" in doubt.what for doubt in made.doubts)


def test_documents_stand_in_an_order_that_tells_no_name(told: Case, tmp_path: Path) -> None:
    """Documents without a date are in the order of the names that the copy gives them, not of their real ones."""
    told.disclose("press", tmp_path / "out", form="text")
    listed = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["documents"]
    names = [Path(one["file"]).name[5:] for one in listed if not one["date"]]
    assert len(names) > 1
    assert names == sorted(names)


@pytest.fixture
def sharing(tmp_path: Path) -> Iterator[Case]:
    """A case in which somebody who may be named bears the surname of one protected person, and another person is protected too."""
    (tmp_path / "a.txt").write_text(
        "Ruslan Tolvanov wrote to his brother Ivor Tolvanov. Mira Zalushchak saw them both.\n", encoding="utf-8"
    )
    with Case.create(tmp_path / "case", title="Two brothers", settings=SETTINGS) as case:
        case.add([tmp_path / "a.txt"])
        case.ring("press", ["A. Bell"])
        case.protect("Ruslan Tolvanov", apart=["Ivor Tolvanov"])
        case.protect("Mira Zalushchak")
        yield case


def test_who_may_be_named_is_named_and_nobody_else(sharing: Case, tmp_path: Path) -> None:
    """Where the brother may be named, he alone is."""
    sharing.disclose("press", tmp_path / "out", form="text")
    told = (tmp_path / "out" / "documents" / "D001-a.txt").read_text("utf-8")
    assert "Ivor Tolvanov" in told
    assert words_left(tmp_path / "out", ["Ruslan", "Zalushchak", "Mira"]) == []


@pytest.mark.parametrize("kept", ["Zalushchak", "Ruslan Tolvanov"])
def test_naming_one_switches_the_leak_test_off_for_nobody_else(
    sharing: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    """The literal half of the leak test finds every other person, and the protected one's given name beside the shared surname."""
    hits = Redactor.hits
    monkeypatch.setattr(
        Redactor, "hits", lambda self, layer, around: [h for h in hits(self, layer, around) if not _of(h, layer.text, kept)]
    )
    monkeypatch.setattr("wellfounded.work.leak_test._SEEN_BY_PEOPLE", frozenset())
    with pytest.raises(IntegrityError, match="leak test"):
        sharing.disclose("press", tmp_path / "out")


def _of(hit: object, text: str, kept: str) -> bool:
    return kept in text[hit.start : hit.end]  # type: ignore[attr-defined]


def test_a_surname_that_is_a_word_stops_no_copy(tmp_path: Path) -> None:
    """Who is called Long is hidden, and a long road is none of it."""
    (tmp_path / "a.txt").write_text("Anna Long came by the long road. Long was tired; anna long slept.\n", encoding="utf-8")
    with Case.create(tmp_path / "case", title="A road", settings=SETTINGS) as case:
        case.add([tmp_path / "a.txt"])
        case.ring("press", ["A. Bell"])
        case.protect("Anna Long")
        case.disclose("press", tmp_path / "out", form="text")
    told = (tmp_path / "out" / "documents" / "D001-a.txt").read_text("utf-8")
    assert "the long road" in told
    assert words_left(tmp_path / "out", ["Anna", "Long was", "anna long"]) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from wellfounded import Case
from wellfounded.resolve.name_finder import Finder
from wellfounded.resolve.name_hits import Around
from wellfounded.resolve.name_lexicon import lexicon
from wellfounded.settings import Settings
from wellfounded.work import disclosing
def killed(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
disclosing.leaks = killed
with Case.open(Path(sys.argv[1]), settings=Settings(given={"who": "tester"})) as case:
    case.disclose("press", Path(sys.argv[2]))
"""


def test_nothing_untested_is_ever_on_the_disk(sharing: Case, tmp_path: Path) -> None:
    """Whoever is killed before the leak test ended leaves no file of the copy, at its place, beside it, or among temporary files."""
    sharing.close()
    (tmp_path / "tmp").mkdir()
    line = [sys.executable, "-c", KILLED, str(tmp_path / "case"), str(tmp_path / "new" / "out")]
    done = subprocess.run(line, env={**os.environ, "TMPDIR": str(tmp_path / "tmp")}, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL
    assert not (tmp_path / "new").exists()
    assert list((tmp_path / "tmp").rglob("*.*ml")) == []


@pytest.mark.parametrize("unit", ["Mr T. ", "Tolvanov "])
def test_a_text_of_nothing_but_names_stalls_nobody(unit: str) -> None:
    """Ten thousand names to hide take time that grows with the text, not with its square."""
    finder = Finder((lexicon(["Ruslan Tolvanov"]),))
    before = time.perf_counter()
    told = Redactor(finder=finder, pseudonyms=("Person BCDF",)).words(unit * 5_000, around=Around(spoken_of=frozenset({0})))
    assert "T" not in told
    assert time.perf_counter() - before < 15
