"""How much the whole reading costs over the bare models: the same loaded models, the same text, one process, runs interleaved.

    python bench/reading_speed.py [FOLDER|FILE…] [--runs 5]     else WELLFOUNDED_GOLD (sample-case/*.txt)

``bare`` is ``nlp.pipe`` (and slovnet) over the blocks of the texts; ``reading`` is everything that ``read_document`` does with a text,
from its normal form to the resolved names. Loading is excluded: both run once before the clock starts. The figure is the median
of the ratios of neighbouring runs, by the processor time of this process, which other work on the machine hardly moves; the ratio by
the clock on the wall stands beside it.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
from wellfounded.extract.pipelines import SpacyPipeline, pipeline
from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.resolve.within import resolve_names


def texts_of(given: Sequence[str]) -> list[str]:
    if given:
        paths = [p for one in map(Path, given) for p in (sorted(one.rglob("*.txt")) if one.is_dir() else [one])]
    elif "WELLFOUNDED_GOLD" in os.environ:
        paths = sorted((Path(os.environ["WELLFOUNDED_GOLD"]) / "sample-case").glob("*.txt"))
    else:
        sys.exit("give files, or set WELLFOUNDED_GOLD")
    return [path.read_text("utf-8") for path in paths]


def layers_of(texts: Sequence[str]) -> list[TextLayer]:
    return [TextLayer(document=DocumentId(str(n)), text=text, producer="bench") for n, text in enumerate(texts)]


def blocks_of(layers: Sequence[TextLayer]) -> dict[str, list[str]]:
    """Return the text of the blocks that the reading gives to the models, by language."""
    blocks: dict[str, list[str]] = {}
    for layer in layers:
        analysis = analyse(layer)
        for block in analysis.blocks:
            blocks.setdefault(block.language, []).append(analysis.text[block.span.start : block.span.end])
    return blocks


def bare(blocks: dict[str, list[str]]) -> None:
    for language, some in blocks.items():
        reader = pipeline(language)
        if isinstance(reader, SpacyPipeline):
            list(reader.nlp.pipe(some))
        else:
            list(reader.parse(some))


def names_only(layers: Sequence[TextLayer]) -> None:
    for layer in layers:
        resolve_names(find_names(analyse(layer)))


def whole(layers: Sequence[TextLayer]) -> None:
    from wellfounded.work.reading import read_document

    for layer in layers:
        document = Document(id=layer.document, sha256=Sha256(""), name="", media_type="text/plain", outcome=Outcome(status=ReadStatus.READ))
        read_document(document, layer)


def clocked(task: Callable[[], None]) -> tuple[float, float]:
    """Return the processor time and the time by the clock."""
    before = time.process_time(), time.perf_counter()
    task()
    return time.process_time() - before[0], time.perf_counter() - before[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="text files, or folders of them")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs (default 5)")
    given = parser.parse_args()
    layers = layers_of(texts_of(given.files))
    words = sum(len(layer.text.split()) for layer in layers)
    blocks = blocks_of(layers)
    tasks: dict[str, Callable[[], None]] = {"bare": lambda: bare(blocks), "names": lambda: names_only(layers)}
    try:
        whole(layers)
        tasks["reading"] = lambda: whole(layers)
    except ImportError as error:
        print(f"the whole reading is not there yet: {error}")
    for task in tasks.values():
        task()
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in tasks}
    for _ in range(given.runs):
        for name, task in tasks.items():
            spent[name].append(clocked(task))
    print(f"{words} words, {len(layers)} texts, blocks by language: { {language: len(some) for language, some in blocks.items()} }")
    for name, times in spent.items():
        by_processor, by_clock = (statistics.median(t[n] / b[n] for t, b in zip(times, spent["bare"], strict=True)) for n in (0, 1))
        seconds = statistics.median(t[0] for t in times)
        print(f"{name:8} {seconds:.3f} s  {words / seconds:6.0f} words/s  ratio to bare {by_processor:.3f} (by the clock {by_clock:.3f})")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
