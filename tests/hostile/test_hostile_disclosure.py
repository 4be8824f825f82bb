"""Documents that are made to smuggle a protected name past the redaction, and the demonstration case with five protected persons."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from leaving_no_trace import plain, readings, words_left
from smuggled_files import smuggled

from wellfounded import Case, demonstrate
from wellfounded.settings import Settings

SETTINGS = Settings(given={"workers": 1, "who": "tester"})
WORDS = [
    "Tolvanova", "Tolvanov", "Tolvanovoi", "Tolwanowa", "Толванова", "Толвановой", "Толванову", "Толванов", "Толвановою",
    "mtolvanova", "tolvanova", "Haddad", "Hadad", "الحداد", "حداد", "Хаддад", "Хаддада", "Мира Т",
    "kite77", "Zalushchak", "Залущак", "Залущаком",
    "Zaluchtchak", "M. T.", "north quay at four",
]  # fmt: skip


@pytest.fixture(scope="module")
def smuggling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case of such documents, its title too, with three persons and a passage protected."""
    folder = tmp_path_factory.mktemp("smuggling")
    (folder / "in").mkdir()
    for name, content in smuggled().items():
        (folder / "in" / name).write_bytes(content)
    with Case.create(folder / "case", title="The matter of Mira Tolvanova", settings=SETTINGS) as case:
        case.add([folder / "in"])
        case.ring("press", ["A. Bell"])
        case.protect("Mira Tolvanova", also=["Мира Толванова", "ميرا تولفانوفا"])
        case.protect("Samir al-Haddad", also=["سمير الحداد"])
        case.protect("Petro Zalushchak", also=["Петро Залущак"])
        letter = next(d for d in case.facts(cleared=["everything"]).documents.values() if d.name == "Tolvanova letter.txt")
        layer = case.store.layer(letter.id)
        assert layer is not None
        start = layer.text.index("The boat left")
        case.protect(f"{letter.id}:{start}-{start + len('The boat left from the north quay at four')}")
        yield case


@pytest.mark.parametrize("form", ["html", "text", "pdf"])
def test_nothing_is_smuggled_out(smuggling: Case, tmp_path: Path, form: str) -> None:
    """Names split over runs, lines, tags and changes, in headers, titles, addresses, comments, names of files, metadata: none is left."""
    made = smuggling.disclose("press", tmp_path / "out", form=form)
    assert made.documents >= 8
    assert words_left(tmp_path / "out", WORDS) == []
    listed = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert any("no text" in one["reason"] for one in listed["withheld"])
    told = " ".join(plain(text) for path in (tmp_path / "out").rglob("*.*") for way, text in readings(path.read_bytes(), path))
    assert "the court sat on 3 march 2018 in montreval, and gave reasons." in told
    assert "суд отказал 4 мая 2019 года." in told
    assert "[passage withheld]" in told


def test_the_independent_reader_sees_what_is_there(smuggling: Case, tmp_path: Path) -> None:
    """The reader of these tests finds every one of the words in the originals: it could have found them in the copy."""
    for original in smuggling.store.originals():
        (tmp_path / original.sha256).write_bytes(smuggling.store.original_path(original.sha256).read_bytes())
    found = " ".join(words_left(tmp_path, WORDS))
    seen = (
        "Tolvanova",
        "Толванова",
        "Толвановой",
        "Толванову",
        "Haddad",
        "الحداد",
        "Хаддада",
        "kite77",
        "Zalushchak",
        "Залущаком",
        "north quay",
    )
    assert [word for word in seen if word not in found] == []


def test_a_relative_is_asked_about(smuggling: Case, tmp_path: Path) -> None:
    """Somebody else of a protected surname is told to the one who discloses, and not named in the copy."""
    made = smuggling.disclose("press", tmp_path / "out", dry_run=True)
    assert any("bears the surname" in doubt.what for doubt in made.doubts)
    assert not (tmp_path / "out").exists()


PROTECTED = ["Yulia Khantemir", "Samat Orynov", "Gleb Stashevich", "Rakhim Sulzhanov", "Judith Pellow"]
SPELLINGS = [
    "Khantemir", "Khantémir", "Хантемир", "Хантемира", "Orynov", "Орынов", "Stashevich", "Stachevitch", "Сташевич", "Сташевича",
    "Сташевичем", "Глеб Андреевич", "Sulzhanov", "Souljanov", "Сулжанов", "Сулжанова", "Сулжановым", "Pellow", "Пеллоу",
    "خانتمير", "هانتمير", "سلجانوف",
    "Samat", "Самат", "Yulia", "Юлия", "Юлию", "Ioulia", "Rakhim", "Рахим", "Рахима",
]  # fmt: skip
ADDED = "كتبت يوليا خانتمير إلى رحيم سلجانوف في ٣ مارس.\nغادرت خانتمير المدينة مع سلجانوف.\n"


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_five_persons_of_the_demonstration_are_nowhere(tmp_path: Path) -> None:
    """On the demonstration case with five protected persons in three scripts, an independent reader finds none of their spellings."""
    made = demonstrate(tmp_path / "demo", settings=Settings(given={"workers": min(2, os.cpu_count() or 1), "who": "tester"}))
    (tmp_path / "risala.txt").write_text(ADDED, encoding="utf-8")
    with Case.open(made.case, settings=SETTINGS) as case:
        case.add([tmp_path / "risala.txt"])
        case.ring("press", ["A. Bell"])
        for name in PROTECTED:
            case.protect(name)
        for form in ("html", "pdf"):
            case.disclose("press", tmp_path / form, form=form)
            assert words_left(tmp_path / form, SPELLINGS) == []
