"""Dates against labelled data: the gold reading, and the cases of Recognizers-Text in English and French.

Usage: ``WELLFOUNDED_GOLD=… WELLFOUNDED_BENCH=… python bench/dates.py``. Prints precision, recall and F1 over exact spans with the right
EDTF and over overlapping spans, the share of right values among exact spans, and the time of dates and figures against that of
the models. The cases of Recognizers-Text are commands to an assistant ("I'll be out two Sundays from now"), so their figures say how
far the grammar reaches, not how good it is on documents; the cases with a year of four digits are the comparable part.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from wellfounded.extract.analysis import Analysis, Block, Sentence, analyse
from wellfounded.extract.dates import find_dates, relative_to
from wellfounded.extract.document_date import find_document_date
from wellfounded.extract.figures import find_figures
from wellfounded.extract.pipelines import Parsed
from wellfounded.model.documents import Metadata, TextLayer
from wellfounded.model.edtf import Edtf
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span
from wellfounded.model.reading import DateExpression

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FILES = ("DateTimeModel", "DateExtractor", "DatePeriodExtractor", "DateParser", "DatePeriodParser")
_REFERENCE = "2016-11-07"


@dataclass
class Score:
    """Counts of one comparison."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    reached: int = 0
    """Gold spans that a found one overlaps."""
    valued: int = 0
    right: int = 0

    def line(self) -> str:
        span = _prf(self.exact, self.found, self.exact, self.gold)
        near = _prf(self.overlap, self.found, self.reached, self.gold)
        value = f"{self.right / self.valued:.3f} of {self.valued}" if self.valued else "–"
        return f"gold {self.gold:5} found {self.found:5} | exact {span} | overlap {near} | value of exact {value}"


def _prf(right: int, found: int, reached: int, gold: int) -> str:
    precision, recall = right / max(1, found), reached / max(1, gold)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def against_gold(folder: Path) -> None:
    """Compare with ``gold/dates.json``, with the documents' dates found and with them given."""
    rows = json.loads((folder / "gold" / "dates.json").read_text(encoding="utf-8"))["dates"]
    facts = json.loads((folder / "gold" / "facts.json").read_text(encoding="utf-8"))
    given = {source["id"]: source["known_from"] for source in facts["sources"]}
    scores = {"dates found": Score(), "dates given": Score()}
    valued = {"dates found": 0, "dates given": 0}
    spent = {"models": 0.0, "dates": 0.0, "document date": 0.0, "figures": 0.0}
    analyse(TextLayer(document=DocumentId("warm"), text="The court met in Paris on 5 May 2014.", producer="bench"))
    for path in sorted((folder / "sample-case").glob("*.txt")):
        seed = path.name[:3]
        gold = {(r["start"], r["end"]): r["edtf"] for r in rows if r["seed"] == seed}
        layer = TextLayer(document=DocumentId(seed), text=path.read_bytes().decode("utf-8"), producer="bench")
        clock = [time.perf_counter()]
        analysis = analyse(layer)
        clock.append(time.perf_counter())
        blind = find_dates(analysis)
        clock.append(time.perf_counter())
        own, source = find_document_date(analysis, blind, Metadata())
        dates = relative_to(blind, own)
        clock.append(time.perf_counter())
        find_figures(analysis, dates)
        clock.append(time.perf_counter())
        for name, before, after in zip(spent, clock, clock[1:], strict=False):
            spent[name] += after - before
        print(f"  {path.name}: {own or 'no date'} ({source or 'nothing tells it'}), gold {given.get(seed)}")
        for kind, read in (("dates found", dates), ("dates given", relative_to(blind, given.get(seed, "")))):
            _count(scores[kind], gold, read)
            valued[kind] += sum(gold.get((d.passage.start, d.passage.end)) == d.edtf for d in read)
    for kind, score in scores.items():
        right = _prf(valued[kind], score.found, valued[kind], score.gold)
        print(f"gold, {kind}: right EDTF on exact span {right} | {score.line()}")
    extra = spent["dates"] + spent["document date"] + spent["figures"]
    print(
        "seconds: "
        + ", ".join(f"{name} {value:.3f}" for name, value in spent.items())
        + f" | share of the models {extra / spent['models']:.1%}"
    )


def _count(score: Score, gold: dict[tuple[int, int], str], dates: Iterable[DateExpression]) -> None:
    spans = [(d.passage.start, d.passage.end) for d in dates]
    score.gold += len(gold)
    score.found += len(spans)
    score.exact += sum(span in gold for span in spans)
    score.overlap += sum(any(a < end and start < b for a, b in gold) for start, end in spans)
    score.reached += sum(any(a < end and start < b for start, end in spans) for a, b in gold)


def against_recognizers(folder: Path) -> None:
    """Compare with the dates and date ranges of Recognizers-Text, each input once."""
    for language, code in (("English", "en"), ("French", "fr")):
        scores: dict[str, Score] = {}
        for row in _rows(folder / language):
            wanted = [r for r in row["Results"] if _kind(r) in ("date", "daterange")]
            if len(wanted) != len(row["Results"]) or any("Start" not in r for r in wanted):
                continue
            kinds = {_kind(r) for r in wanted} or {"none"}
            label = kinds.pop() if len(kinds) == 1 else "mixed"
            part = "with a year" if _YEAR.search(row["Input"]) else "without"
            for key in (f"{label}, {part}", "all with a year" if part == "with a year" else "all without"):
                _compare(scores.setdefault(key, Score()), row, wanted, code)
        for key in sorted(scores):
            print(f"{language:8} {key:24} {scores[key].line()}")


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    seen: set[tuple[str, str]] = set()
    for name in _FILES:
        for row in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            reference = row.get("Context", {}).get("ReferenceDateTime", _REFERENCE)[:10]
            key = (row["Input"], reference if row.get("Context") else "")
            if key not in seen and not (not row.get("Context") and any(k[0] == row["Input"] for k in seen)):
                seen.add(key)
                yield {**row, "reference": reference}


def _kind(result: dict[str, Any]) -> str:
    return str(result.get("Type") or result.get("TypeName") or "").removeprefix("datetimeV2.")


def _compare(score: Score, row: dict[str, Any], wanted: list[dict[str, Any]], language: str) -> None:
    dates = find_dates(_analysis(row["Input"], language, row["reference"]))
    gold = {_span(result): result for result in wanted}
    _count(score, dict.fromkeys(gold, ""), dates)
    for one in dates:
        result = gold.get((one.passage.start, one.passage.end))
        values = _values(result) if result and row.get("Context") else []
        if values:
            score.valued += 1
            score.right += any(_agrees(one.edtf, first, last) for first, last in values)


def _span(result: dict[str, Any]) -> tuple[int, int]:
    start = int(result["Start"])
    return start, start + len(result["Text"])


def _values(result: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the first and last day of each reading that the labels allow."""
    readings: list[dict[str, Any]] = list((result.get("Resolution") or {}).get("values", []))
    if isinstance(result.get("Value"), dict):
        readings += [result["Value"].get(k) or {} for k in ("FutureResolution", "PastResolution")]
    out = []
    for reading in readings:
        day = reading.get("value") if reading.get("type", "date") == "date" else None
        day = day or reading.get("date")
        first, after = reading.get("start") or reading.get("startDate"), reading.get("end") or reading.get("endDate")
        if day:
            out.append((day[:10], day[:10]))
        elif first and after:
            out.append((first[:10], (date.fromisoformat(after[:10]) - timedelta(days=1)).isoformat()))
    return out


def _agrees(edtf: str, first: str, last: str) -> bool:
    """Whether a value has the first and last day of a reading.

    Recognizers-Text leaves the last unit of a range out ("from 2007 to 2009" ends with 2008), EDTF includes it; both count.
    """
    read = Edtf.parse(edtf)
    if str(read.earliest) != first:
        return False
    closing = Edtf.parse(edtf.rsplit("/", 1)[-1]).earliest
    before = str(closing - timedelta(days=1)) if read.is_interval and closing else ""
    return last in (str(read.latest), before)


def _analysis(text: str, language: str, reference: str) -> Analysis:
    normal = normalise(text)
    span = Span(0, len(normal.text))
    return Analysis(
        layer=TextLayer(document=DocumentId("bench"), text=text, producer="bench"),
        normal=normal,
        language=language,
        languages=(language,),
        blocks=(Block(span, language, Parsed((span,), ())),),
        sentences=(Sentence(span, language),),
        noise=(),
        date=reference,
    )


def main() -> None:
    gold, bench = os.environ.get("WELLFOUNDED_GOLD"), os.environ.get("WELLFOUNDED_BENCH")
    if gold:
        against_gold(Path(gold))
    if bench:
        against_recognizers(Path(bench) / "dates" / "recognizers")
    if not gold and not bench:
        print("set WELLFOUNDED_GOLD (a folder with gold/ and sample-case/) or WELLFOUNDED_BENCH (a folder with dates/recognizers/)")


if __name__ == "__main__":
    main()
