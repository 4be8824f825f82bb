"""What the models said of the last blocks, kept while a text is read again and again with few of its lines changed.

What a model says of a block may depend, in its last digits, on the blocks that it reads with it. Invariant: nothing is kept unless somebody
asks for it, and readings that are stored in a case are made without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from .pipelines import Parsed, Pipeline, pipeline

_MOST = 4_000
"""Blocks that are kept for each language: some 300 pages."""


class KeptPipeline:
    """A pipeline that parses only the blocks that it has not parsed lately."""

    def __init__(self, inner: Pipeline) -> None:
        self.name = inner.name
        self._inner = inner
        self._kept: dict[str, Parsed] = {}

    def parse(self, blocks: Sequence[str]) -> Iterator[Parsed]:
        """Yield one Parsed for each block, in order."""
        new = [block for block in dict.fromkeys(blocks) if block not in self._kept]
        known = self._kept | dict(zip(new, self._inner.parse(new), strict=True))
        newest = {block: known[block] for block in blocks}
        older = {block: parsed for block, parsed in known.items() if block not in newest}
        self._kept = dict([*older.items(), *newest.items()][-_MOST:])
        yield from (newest[block] for block in blocks)


_keeping: ContextVar[dict[str, KeptPipeline] | None] = ContextVar("keeping", default=None)


def pipeline_or_kept(language: str) -> Pipeline:
    """Return the pipeline of a language; inside :func:`keeping_parsed`, the one that keeps."""
    kept = _keeping.get()
    if kept is None:
        return pipeline(language)
    if language not in kept:
        kept[language] = KeptPipeline(pipeline(language))
    return kept[language]


@contextmanager
def keeping_parsed(kept: dict[str, KeptPipeline]) -> Iterator[None]:
    """Use and fill ``kept``, pipelines by language, in every analysis made meanwhile."""
    token = _keeping.set(kept)
    try:
        yield
    finally:
        _keeping.reset(token)
