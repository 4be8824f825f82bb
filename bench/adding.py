"""How long `add` takes: 2,000 documents with one and with two workers, the same folder again, and the peak of memory.

The documents are stretches of the demonstration case, and of the sample case where WELLFOUNDED_GOLD names it, with years and names
varied. Each figure is of one whole run; both worker counts run in this one call, so that their ratio does not depend on the day.

    python bench/adding.py [--documents 2000]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

SCRIPT = """
import sys
from wellfounded import Case
from wellfounded.settings import Settings
settings = Settings(given={"workers": int(sys.argv[3])})
case = Case.open(sys.argv[1], settings=settings)
report = case.add([sys.argv[2]])
print(len(report.lines), len(report.failed))
case.close()
"""
_WORDS = (150, 600)


def texts() -> list[str]:
    """Return the texts from which the documents are made."""
    from wellfounded.demonstration.build import document, document_names

    found = [document(name).decode("utf-8") for name in document_names() if name.endswith((".txt", ".md")) and _is_utf8(document(name))]
    gold = os.environ.get("WELLFOUNDED_GOLD")
    if gold:
        found += [path.read_text(encoding="utf-8") for path in sorted((Path(gold) / "sample-case").glob("*.txt"))]
    return found


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def write(folder: Path, count: int) -> int:
    """Write so many documents and return how many words they have."""
    chance = random.Random(20)
    sources = [re.split(r"\n\s*\n", text) for text in texts()]
    words = 0
    for number in range(count):
        paragraphs = chance.choice(sources)
        wanted, at, kept = chance.randint(*_WORDS), chance.randrange(len(paragraphs)), []
        while sum(len(p.split()) for p in kept) < wanted and len(kept) < 60:
            kept.append(paragraphs[at % len(paragraphs)])
            at += 1
        text = f"Document {number}\n\n" + "\n\n".join(kept)
        text = re.sub(r"\b(19|20)\d\d\b", lambda m: str(int(m.group()) - chance.randrange(9)), text)
        text = re.sub(
            r"\b[A-Z][a-z]{6,}\b", lambda m: m.group() if chance.random() > 0.1 else m.group()[:-1] + chance.choice("aeiou"), text
        )
        words += len(text.split())
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return words


class Memory(threading.Thread):
    """Watches the proportional memory of a process and its children, in bytes; `peak` is the largest sum seen."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak, self._pid, self.running = 0, pid, True

    def run(self) -> None:
        while self.running:
            self.peak = max(self.peak, sum(map(_share, self._family())))
            time.sleep(0.5)

    def _family(self) -> list[psutil.Process]:
        try:
            parent = psutil.Process(self._pid)
            return [parent, *parent.children(recursive=True)]
        except psutil.Error:
            return []


def _share(process: psutil.Process) -> int:
    """Return the memory that is a process's own, with its share of what it has in common with others."""
    try:
        return int(process.memory_full_info().pss)
    except (psutil.Error, OSError):
        return 0


def added(case: Path, folder: Path, workers: int) -> tuple[float, int]:
    """Add the folder in a new process; return seconds and the peak of memory in bytes."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, str(case), str(folder), str(workers)], stdout=subprocess.PIPE, text=True
    )
    memory = Memory(process.pid)
    memory.start()
    told, _ = process.communicate()
    memory.running = False
    assert process.returncode == 0, told
    return time.perf_counter() - started, memory.peak


def main() -> None:
    """Run, print one line for each figure, and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    count = parser.parse_args().documents
    from wellfounded import Case

    figures: dict[str, float] = {"documents": count}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "documents"
        folder.mkdir()
        figures["words"] = write(folder, count)
        for workers in (1, 2):
            place = Path(scratch) / f"case{workers}"
            Case.create(place, title="bench").close()
            seconds, peak = added(place, folder, workers)
            figures[f"seconds, workers {workers}"] = round(seconds, 1)
            figures[f"peak MB in all, workers {workers}"] = round(peak / 1e6)
            again, _ = added(place, folder, workers)
            figures[f"second add, share of the first, workers {workers}"] = round(again / seconds, 4)
    figures["speed-up of two workers over one"] = round(figures["seconds, workers 1"] / figures["seconds, workers 2"], 2)
    for name, value in figures.items():
        print(f"{name}: {value:g}")
    out = Path("out/bench")
    out.mkdir(parents=True, exist_ok=True)
    (out / "adding.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
