"""Dates against labelled data: the gold reading, own probes in three languages, and the cases of Recognizers-Text.

Usage: ``WELLFOUNDED_GOLD=… WELLFOUNDED_BENCH=… python bench/dates.py [--misses]``. Prints, of the gold reading and the probes, precision,
recall and F1 over exact and overlapping spans and over EDTF values on overlapping spans, and the time of dates and figures against
that of the models. Of the probes only the odd lines are looked at while rules are written; ``--misses`` lists their errors.

**Recognizers-Text** (``DateTimeModel.json``): counted are the cases whose ``NotSupported`` marks do not name Python, that have a result,
and whose results are all dates or date ranges with a value: no ``X`` in the TIMEX (a Friday, a May, a 5th of any year), no season without
a year, no day that does not exist. A case is right when the spans found are exactly those labelled (``End`` is inclusive there) and
every value is a reading of the TIMEX, resolved against the case's reference date:

- ``2016``, ``2016-11``, ``2016-11-07``: that EDTF. ``2016-SU``: 2016-22. ``2016-W45``, ``2016-W45-WE``, ``2016-11-W02``: the days
  from ``start`` to the one before ``end``; of "later this week" the whole week that the TIMEX names counts, too.
- ``(a,b,P…)``: from ``a`` to the day before ``b``; or to ``b`` itself, or to the month or year that begins with ``b``, because a text that
  names both ends ("10/1 to 10/7", "April to June") means the last one too, where TIMEX leaves it out.
- A modifier (``since``, ``before``, ``after`` …) is not part of the value: "before 2010" is 2010, on the span of the case. Of "the end
  of 2018" every part of 2018 that runs to its end counts, of its beginning every part that begins with it.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from wellfounded.extract.analysis import Analysis, Block, Sentence, analyse
from wellfounded.extract.dates.extractor import find_dates, relative_to
from wellfounded.extract.document_date import find_document_date
from wellfounded.extract.figures.extractor import find_figures
from wellfounded.extract.pipelines import Parsed
from wellfounded.model.documents import Metadata, TextLayer
from wellfounded.model.edtf import Edtf
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span

PROBES = Path(__file__).parent / "probes"
REFERENCE = "2015-11-03"
"""The document's date of a probe that names no other."""

Row = tuple[int, int, str]


@dataclass
class Score:
    """Counts of one comparison."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    valued: int = 0
    """Pairs that overlap and have the same value."""
    misses: list[str] = field(default_factory=list)

    def add(self, text: str, wanted: list[Row], found: list[Row]) -> None:
        self.gold += len(wanted)
        self.found += len(found)
        self.exact += len(set(wanted) & set(found))
        left = list(wanted)
        for start, end, value in found:
            pair = next((w for w in left if w[0] < end and start < w[1]), None)
            if pair is not None:
                left.remove(pair)
                self.overlap += 1
                self.valued += pair[2] == value
        if set(wanted) != set(found):
            self.misses.append(f"    {text!r}\n      wanted {_shown(text, wanted)}\n      found  {_shown(text, found)}")

    def line(self) -> str:
        return (
            f"gold {self.gold:4} found {self.found:4} | span and EDTF {_prf(self.exact, self.found, self.gold)}"
            f" | overlapping {_prf(self.overlap, self.found, self.gold)} | EDTF on overlapping {_prf(self.valued, self.found, self.gold)}"
        )


def _shown(text: str, rows: list[Row]) -> str:
    return "; ".join(f"{text[start:end]} = {value}" for start, end, value in rows)


def _prf(right: int, found: int, gold: int) -> str:
    precision, recall = right / max(1, found), right / max(1, gold)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


# -- the gold reading ----------------------------------------------------------------------------------------------------------


def against_gold(folder: Path) -> None:
    """Compare with ``gold/dates.json``, with the documents' dates found and with them given."""
    rows = json.loads((folder / "gold" / "dates.json").read_text(encoding="utf-8"))["dates"]
    facts = json.loads((folder / "gold" / "facts.json").read_text(encoding="utf-8"))
    given = {source["id"]: source["known_from"] for source in facts["sources"]}
    scores = {"dates found": Score(), "dates given": Score()}
    spent = {"models": 0.0, "dates": 0.0, "document date": 0.0, "figures": 0.0}
    analyse(TextLayer(document=DocumentId("warm"), text="The court met in Paris on 5 May 2014.", producer="bench"))
    for path in sorted((folder / "sample-case").glob("*.txt")):
        seed = path.name[:3]
        gold = [(r["start"], r["end"], r["edtf"]) for r in rows if r["seed"] == seed]
        layer = TextLayer(document=DocumentId(seed), text=path.read_bytes().decode("utf-8"), producer="bench")
        clock = [time.perf_counter()]
        analysis = analyse(layer)
        clock.append(time.perf_counter())
        blind = find_dates(analysis)
        clock.append(time.perf_counter())
        own, source = find_document_date(analysis, blind, Metadata())
        dates = relative_to(blind, analysis.dated(own))
        clock.append(time.perf_counter())
        find_figures(analysis, dates)
        clock.append(time.perf_counter())
        for name, before, after in zip(spent, clock, clock[1:], strict=False):
            spent[name] += after - before
        print(f"  {path.name}: {own or 'no date'} ({source or 'nothing tells it'}), gold {given.get(seed)}")
        for kind, read in (("dates found", dates), ("dates given", relative_to(blind, analysis.dated(given.get(seed, ""))))):
            scores[kind].add(layer.text, gold, [(d.passage.start, d.passage.end, d.edtf) for d in read])
    for kind, score in scores.items():
        print(f"gold, {kind}: {score.line()}")
    extra = spent["dates"] + spent["document date"] + spent["figures"]
    shares = ", ".join(f"{name} {value:.3f}" for name, value in spent.items())
    print(f"seconds: {shares} | share of the models {extra / spent['models']:.1%}")


# -- own probes ----------------------------------------------------------------------------------------------------------------


def probes(path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield the number, the text and the labels of each probe of a file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    for number, line in enumerate(lines, 1):
        text, _, labels = line.partition(" =>")
        yield number, text.replace("\\n", "\n"), labels.strip().replace("\\n", "\n")


def against_probes(*, misses: bool) -> None:
    """Compare with the probes of each language, odd lines apart from even ones."""
    for path in sorted(PROBES.glob("dates_*.txt")):
        language = path.stem.partition("_")[2]
        scores = {"seen": Score(), "unseen": Score()}
        for number, text, labels in probes(path):
            wanted = list(_labelled(text, labels))
            found = [(d.passage.start, d.passage.end, d.edtf) for d in find_dates(bare_analysis(text, language, REFERENCE))]
            scores["seen" if number % 2 else "unseen"].add(text, wanted, found)
        for part, score in scores.items():
            print(f"probes, {language}, {part:6}: {score.line()}")
        if misses:
            print("\n".join(scores["seen"].misses))


def _labelled(text: str, labels: str) -> Iterator[Row]:
    at = 0
    for label in filter(None, labels.split("; ")):
        words, _, value = label.rpartition(" = ")
        start = text.index(words, at)
        at = start + len(words)
        yield start, at, value


def bare_analysis(text: str, language: str, reference: str = "") -> Analysis:
    """Return an analysis of one block without a parse."""
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


# -- Recognizers-Text ----------------------------------------------------------------------------------------------------------


def against_recognizers(folder: Path, *, misses: bool) -> None:
    """Count the cases of ``DateTimeModel.json`` that are read exactly."""
    for language, code in (("English", "en"), ("French", "fr")):
        cases = right = spans = labelled = reached = literal = 0
        wrong = []
        for row in json.loads((folder / language / "DateTimeModel.json").read_text(encoding="utf-8-sig")):
            if not _counts(row):
                continue
            reference = row.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
            found = {
                (d.passage.start, d.passage.end): d.edtf
                for d in find_dates(bare_analysis(row["Input"], code, reference))
                if "X" not in d.edtf
            }
            wanted = {(int(r["Start"]), int(r["End"]) + 1): r["Resolution"]["values"] for r in row["Results"]}
            agree = [span in found and any(_agrees(found[span], value) for value in values) for span, values in wanted.items()]
            cases += 1
            spans += found.keys() == wanted.keys()
            right += found.keys() == wanted.keys() and all(agree)
            labelled += len(wanted)
            reached += sum(agree)
            literal += sum(found.get(span) in {_literal(value) for value in values} for span, values in wanted.items())
            if found.keys() != wanted.keys() or not all(agree):
                seen = "; ".join(f"{row['Input'][a:b]} = {edtf}" for (a, b), edtf in found.items())
                told = "; ".join(f"{r['Text']} = {r['Resolution']['values'][0]}" for r in row["Results"])
                wrong.append(f"    {row['Input']!r} ({reference})\n      wanted {told}\n      found  {seen}")
        print(
            f"recognizers, {language}: right {right} of {cases} = {right / cases:.3f} | spans alone {spans / cases:.3f}"
            f" | expressions {reached / labelled:.3f} of {labelled}, TIMEX to the letter {literal / labelled:.3f}"
        )
        if misses:
            print("\n".join(wrong))


def _counts(row: dict[str, Any]) -> bool:
    marks = f"{row.get('NotSupported', '')},{row.get('NotSupportedByDesign', '')}".lower()
    if "python" in [mark.strip() for mark in marks.split(",")] or not row["Results"]:
        return False
    return all(
        result["TypeName"] in ("datetimeV2.date", "datetimeV2.daterange") and all(map(_has_value, result["Resolution"]["values"]))
        for result in row["Results"]
    )


def _has_value(value: dict[str, Any]) -> bool:
    timex = value["timex"]
    resolved = value.get("value") != "not resolved" or (timex[:4].isdecimal() and timex[5:] in _SEASONS)
    return "X" not in timex and resolved and (timex[:1] == "(" or timex[:4].isdecimal())


_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def _literal(value: dict[str, Any]) -> str:
    timex = str(value["timex"])
    return "/".join(timex.strip("()").split(",")[:2]) if timex.startswith("(") else timex


def _agrees(edtf: str, value: dict[str, Any]) -> bool:
    """Whether an EDTF value is a reading of a labelled one."""
    timex, read = str(value["timex"]), Edtf.parse(edtf)
    if timex[5:] in _SEASONS:
        return edtf == f"{timex[:4]}-{_SEASONS[timex[5:]]}"
    if timex[0] != "(" and "W" not in timex and edtf == timex:
        return True
    if value.get("Mod") in ("start", "end", "before-end", "after-start") and "W" not in timex:
        whole = Edtf.parse(timex)
        return read.latest == whole.latest if "end" in value["Mod"] else read.earliest == whole.earliest
    if value["type"] == "daterange" and re.fullmatch(r"\d{4}-W\d\d", timex):
        monday = date.fromisocalendar(int(timex[:4]), int(timex[6:]), 1)
        if (read.earliest, read.latest) == (monday, monday + timedelta(days=6)):
            return True
    first, after = value.get("start"), value.get("end")
    if not first or not after or str(read.earliest) != first[:10]:
        return False
    closing = Edtf.parse(edtf.rsplit("/", 1)[-1]).earliest
    return after[:10] in (str(read.latest), str(read.latest and read.latest + timedelta(days=1)), str(closing if read.is_interval else ""))


def main() -> None:
    gold, bench = os.environ.get("WELLFOUNDED_GOLD"), os.environ.get("WELLFOUNDED_BENCH")
    misses = "--misses" in sys.argv
    if gold:
        against_gold(Path(gold))
    against_probes(misses=misses)
    if bench:
        against_recognizers(Path(bench) / "dates" / "recognizers", misses=misses)
    if not gold or not bench:
        print(
            "set WELLFOUNDED_GOLD (a folder with gold/ and sample-case/) and WELLFOUNDED_BENCH (a folder with dates/recognizers/) for more"
        )


if __name__ == "__main__":
    main()
