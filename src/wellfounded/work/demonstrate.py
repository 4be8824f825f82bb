"""The demonstration: the whole way from a folder of documents to a report page, on a case about invented people."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..demonstration.build import facts_file, truth, write_documents
from ..errors import InputError
from ..model.labels import Flag, ReadStatus
from ..settings import Settings
from .case import Case
from .intake import Line
from .overview import Overview
from .progress import Watcher

FACTS = "facts.json"
"""The same case as a careful reader enters it, beside the documents; `facts import` takes it into a case of its own."""
_MARK = "demonstration.json"
"""Says that a folder was made by the demonstration and may be made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What was built and where."""

    case: Path
    documents: Path
    report: Path
    overview: Overview
    failed: tuple[Line, ...]


def demonstrate(
    into: Path | str, *, keep: bool = False, settings: Settings | None = None, watch: Watcher = lambda _: None
) -> Demonstration:
    """Write the demonstration's documents into a folder, build the case from them, and write its report page.

    A folder that an earlier demonstration made is made anew, unless ``keep``. Raises InputError where the folder holds anything else.
    """
    folder = Path(into)
    _emptied(folder, keep=keep)
    case, documents = folder / "case", folder / "documents"
    failed: tuple[Line, ...] = ()
    if not case.exists():
        failed = _built(case, documents, settings=settings, watch=watch)
    with Case.open(case, settings=settings) as opened:
        report = opened.report(folder / "report.html")
        return Demonstration(case=case, documents=documents, report=report, overview=opened.overview(), failed=failed)


def _emptied(folder: Path, *, keep: bool) -> None:
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            raise InputError(f"{folder} holds something that no demonstration made; choose another folder with --into")
        if not keep:
            shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).write_text(json.dumps({"made_by": "wellfounded demo"}) + "\n", encoding="utf-8")


def _built(case: Path, documents: Path, *, settings: Settings | None, watch: Watcher) -> tuple[Line, ...]:
    write_documents(documents)
    (documents.parent / FACTS).write_bytes(facts_file())
    told: Mapping[str, Any] = truth()
    with Case.create(
        case, title=str(told["title"]), languages=told.get("languages", ()), legal_orders=told.get("legal_orders", ()), settings=settings
    ) as opened:
        report = opened.add([documents], watch=watch)
        for document in told["documents"]:
            flags = {Flag(flag): tuple(to) for flag, to in (document.get("flags") or {}).items()}
            if flags:
                opened.flag(document["file"], flags, why="flagged by the people of the case")
    return report.of(ReadStatus.FAILED)
