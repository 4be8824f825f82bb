"""Work dealt out to processes: the answers are those of one process, whatever becomes of the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.check.preparing import prepared
from wellfounded.check.subject import Subject
from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.model.reading import Reading
from wellfounded.work import reading_files
from wellfounded.work.check_subjects import together
from wellfounded.work.checking import run_rules
from wellfounded.work.pool import Pool
from wellfounded.work.side_by_side import answers_to, dealt
from wellfounded.work.worker import Finished, Job


@settings(max_examples=50)
@given(st.lists(st.integers(0, 100), max_size=12), st.integers(1, 5))
def test_every_piece_is_dealt_once_and_in_order(pieces: list[int], parts: int) -> None:
    """All pieces come back, none twice, each part in the order of the pieces, and no part is empty where there are pieces enough."""
    numbered = list(enumerate(pieces))
    out = dealt(numbered, parts=parts, weight=lambda piece: piece[1])
    assert sorted(piece for part in out for piece in part) == numbered
    assert all(part == sorted(part) for part in out)
    assert len(out) == max(1, min(parts, len(pieces)))


def test_answers_come_in_the_order_of_the_parts() -> None:
    """The answer of each part stands at its place."""
    assert answers_to([1, 2, 3], lambda part: part * 10) == [10, 20, 30]


def test_a_process_that_dies_is_made_up_for() -> None:
    """Where a process ends without an answer the work is done here."""
    here = os.getpid()

    def work(part: int) -> int:
        if os.getpid() != here:
            os._exit(3)
        return part

    assert answers_to([1, 2], work) == [1, 2]


def _subject(name: str, text: str) -> Subject:
    layer = TextLayer(document=DocumentId(name), text=text, producer="test")
    document = Document(
        id=layer.document, sha256=Sha256("0" * 64), name=name, media_type="text/plain", outcome=Outcome(status=ReadStatus.READ)
    )
    return Subject(document=name, reading=Reading(document=document, layer=layer), analysis=prepared(layer))


def test_a_long_run_in_two_processes_finds_the_same() -> None:
    """Documents dealt out to two processes have the findings that one process finds, in the same order, and the same troubles."""
    line = "The order of 31 June 2015 was served on him [date]. The warden sold the the barges of the harbour to a neighbour.\n\n"
    texts = {f"{number}.txt": f"Letter {number}\n\n" + line * 300 for number in range(3)}
    runs = [run_rules(together([_subject(name, text) for name, text in texts.items()]), workers=workers, chosen=None) for workers in (1, 2)]
    assert sum(map(len, texts.values())) >= 100_000
    assert runs[0].findings == runs[1].findings
    assert len(runs[0].findings) > 300
    assert runs[0].troubles == runs[1].troubles == ()


def test_the_longest_file_is_begun_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are read side by side are begun by their size, and come back in the order in which they were given."""
    begun: list[str] = []

    class Workers(Pool):
        def run(self, jobs: Iterable[Job]) -> Iterator[Finished]:
            for job in jobs:
                begun.append(job.name)
                reading = _subject(job.name, "A word.").reading
                yield Finished(job=job, document=reading.document, reading=reading)

    monkeypatch.setattr(reading_files, "Pool", Workers)
    paths = [tmp_path / name for name in ("short.txt", "long.txt", "middle.txt")]
    for path, size in zip(paths, (10, 3000, 200), strict=True):
        path.write_text("a" * size, encoding="utf-8")
    read = [Path(path).name for path, _ in reading_files.read_with_paths(paths, workers=2)]
    assert begun == ["long.txt", "middle.txt", "short.txt"]
    assert read == ["short.txt", "long.txt", "middle.txt"]
