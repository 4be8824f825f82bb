"""Dates, figures and citations: spans with a value.

Figures
    ``dates.exact``, ``dates.overlap``: spans, equal or sharing characters, one to one.
    ``dates.value``: equal spans with the labelled EDTF, letter for letter. ``dates.value_near``: the same on overlapping spans, as
    TempEval-3 counts its "value F1".
    ``figures.exact``, ``figures.overlap``, ``figures.value``: the last is quantity, value and unit on overlapping spans; a count has no
    unit.
    ``figures.approximate``: of those with the right value, the share whose approximation is right.
    ``citations.<family>.exact``, ``.overlap`` and ``.normal``: ``authorities`` are what a lawyer cites; in ``overlap`` many may meet one,
    since a case has a name and a number; ``apparatus`` is what the
    document is made of (notes and their marks, attachments, addresses), found ones counted only where the document labels that kind.
    ``normal`` is over overlapping pairs whose label gives a normal form: the share that is equal, case and space aside, or
        whose numbers all stand in the one found, since labels give the number as printed and the reader the court too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .counts import Rate, Score
from .matching import count, near
from .shape import CitationMark, DateMark, FigureMark, Marked, overlap

_NUMBERS = re.compile(r"\d+(?:[./:-]\w+)*")
APPARATUS = {
    "footnote": "note",
    "footnote-mark": "note",
    "attachment": "attachment",
    "attachment-mark": "attachment",
    "url": "url",
    "contents": "contents",
    "document": "document",
}


def score_dates(gold: Marked, found: Marked) -> Score:
    """Compare the date expressions of a document."""
    score = Score()
    if gold.dates is None:
        return score
    got, complete = found.dates or (), "dates" not in gold.partial
    ways = {
        "exact": _same_span,
        "overlap": _any,
        "value": lambda g, f: g.passage == f.passage and g.edtf == f.edtf,
        "value_near": lambda g, f: g.edtf == f.edtf,
    }
    for way, fits in ways.items():
        pairs = near(gold.dates, got, at=_at, spot=_at, fits=fits)
        count(score.rate(f"dates.{way}"), gold=len(gold.dates), found=len(got), pairs=len(pairs), complete=complete)
    _differences(score, "dates", gold.dates, got, complete=complete)
    return score


def score_figures(gold: Marked, found: Marked) -> Score:
    """Compare the amounts, counts, masses, durations and shares of a document."""
    score = Score()
    if gold.figures is None:
        return score
    got, complete = found.figures or (), "figures" not in gold.partial
    for way, fits in (("exact", _same_span), ("overlap", _any), ("value", _same_value)):
        pairs = near(gold.figures, got, at=_at, spot=_at, fits=fits)
        count(score.rate(f"figures.{way}"), gold=len(gold.figures), found=len(got), pairs=len(pairs), complete=complete)
        if way == "value":
            for g, f in pairs:
                score.share("figures.approximate").judge(g.approximate == f.approximate)
    _differences(score, "figures", gold.figures, got, complete=complete)
    return score


def score_citations(gold: Marked, found: Marked) -> Score:
    """Compare the citations of a document, authorities and apparatus apart."""
    score = Score()
    if gold.citations is None:
        return score
    complete = "citations" not in gold.partial
    labelled = {APPARATUS[c.kind] for c in gold.citations if c.kind in APPARATUS}
    for family in ("authorities", "apparatus"):
        wanted = [c for c in gold.citations if (c.kind in APPARATUS) == (family == "apparatus")]
        got = [c for c in found.citations or () if (c.kind in APPARATUS) == (family == "apparatus")]
        if family == "apparatus":
            got = [c for c in got if APPARATUS[c.kind] in labelled]
        pairs = near(wanted, got, at=_at, spot=_at, fits=_same_span)
        count(score.rate(f"citations.{family}.exact"), gold=len(wanted), found=len(got), pairs=len(pairs), complete=complete)
        _touching(score.rate(f"citations.{family}.overlap"), wanted, got, complete=complete)
        pairs = near(wanted, got, at=_at, spot=_at, fits=_same_family)
        for g, f in pairs:
            if g.normal:
                score.share(f"citations.{family}.normal").judge(_names_the_same(g.normal, f.normal))
        _differences(score, "citations", wanted, got, complete=complete, fits=_same_family)
    return score


def _touching(rate: Rate, wanted: Sequence[CitationMark], got: Sequence[CitationMark], *, complete: bool) -> None:
    """Count the labels and the finds that share characters with some one of the others: a case has a name and a number."""
    pairs = [(g, f) for g in wanted for f in got if _same_family(g, f) and overlap(g.passage, f.passage)]
    reached, right = len({id(g) for g, _ in pairs}), len({id(f) for _, f in pairs})
    rate.add(
        Rate(gold=len(wanted), reached=reached, found=len(got) if complete else 0, right=right if complete else 0, partial=not complete)
    )


def _at(mark: DateMark | FigureMark | CitationMark):  # type: ignore[no-untyped-def]
    return mark.passage


def _any(_gold: object, _found: object) -> bool:
    return True


def _same_span(gold: DateMark | FigureMark | CitationMark, found: DateMark | FigureMark | CitationMark) -> bool:
    return gold.passage == found.passage


def _same_value(gold: FigureMark, found: FigureMark) -> bool:
    if gold.quantity != found.quantity or abs(gold.value - found.value) > 1e-6 * max(1.0, abs(gold.value)):
        return False
    return gold.quantity == "count" or gold.unit.casefold() == found.unit.casefold()


def _same_family(gold: CitationMark, found: CitationMark) -> bool:
    """Notes are paired with notes and addresses with addresses, since a note may hold an address."""
    return APPARATUS.get(gold.kind) == APPARATUS.get(found.kind)


def _names_the_same(label: str, found: str) -> bool:
    numbers = set(_NUMBERS.findall(label))
    return _plain(label) == _plain(found) or bool(numbers and numbers <= set(_NUMBERS.findall(found)))


def _plain(normal: str) -> str:
    return re.sub(r"\W+", " ", normal.casefold()).strip()


def _says(mark: DateMark | FigureMark | CitationMark) -> str:
    if isinstance(mark, DateMark):
        return mark.edtf
    if isinstance(mark, FigureMark):
        return f"{mark.quantity} {mark.value:g} {mark.unit}".rstrip()
    return f"{mark.kind} {mark.normal}".rstrip()


def _differences(score: Score, kind: str, wanted: Sequence, got: Sequence, *, complete: bool, fits=_any) -> None:  # type: ignore[no-untyped-def, type-arg]
    pairs = near(wanted, got, at=_at, spot=_at, fits=fits)
    reached, used = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    for g, f in pairs:
        if not _same_span(g, f) or (kind != "citations" and _says(g) != _says(f)):
            score.differs(kind, f.passage, f"labelled {g.passage.exact!r} {_says(g)}, found {_says(f)}")
    for g in wanted:
        if id(g) not in reached:
            score.missed(kind, g.passage, _says(g))
    for f in got:
        if id(f) not in used and complete:
            score.too_many(kind, f.passage, _says(f))
