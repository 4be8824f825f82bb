"""What the models said of the last blocks is kept where somebody asks for it, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wellfounded.extract import kept
from wellfounded.extract.kept import KeptPipeline, keeping_parsed, pipeline_or_kept
from wellfounded.extract.pipelines import Parsed, pipeline


class _Counting:
    name = "counting"

    def __init__(self) -> None:
        self.parsed: list[str] = []

    def parse(self, blocks: Sequence[str]) -> Iterator[Parsed]:
        for block in blocks:
            self.parsed.append(block)
            yield Parsed((), (), None)


def test_only_new_blocks_go_through_the_model() -> None:
    """A text read again with one block changed costs one block, and every block has its reading at its place."""
    inner = _Counting()
    keeping = KeptPipeline(inner)
    first = list(keeping.parse(["a", "b", "a", "c"]))
    again = list(keeping.parse(["a", "x", "c"]))
    assert inner.parsed == ["a", "b", "c", "x"]
    assert first[0] is first[2] is again[0]
    assert again[2] is first[3]


def test_what_is_kept_is_bounded(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """However many texts go by, no more than the last blocks are kept, and those of the present text are never dropped for older ones."""
    monkeypatch.setattr(kept, "_MOST", 3)
    inner = _Counting()
    keeping = KeptPipeline(inner)
    for number in range(10):
        list(keeping.parse([f"{number}", "always"]))
    assert len(keeping._kept) == 3
    assert inner.parsed.count("always") == 1


def test_nothing_is_kept_unasked() -> None:
    """Outside of keeping, the pipeline itself is used; inside, one that keeps is used and handed back to whoever asked."""
    assert pipeline_or_kept("xx") is pipeline("xx")
    mine: dict[str, KeptPipeline] = {}
    with keeping_parsed(mine):
        assert pipeline_or_kept("xx") is mine["xx"]
        assert pipeline_or_kept("xx") is mine["xx"]
    assert pipeline_or_kept("xx") is pipeline("xx")
