"""Quotations and their speakers.

Figures
    ``quotes.exact``: direct and mixed quotations whose span is the labelled one once marks, space and closing punctuation are taken off
    both ends. ``quotes.overlap``: spans that share characters, one to one.
    ``quotes.with_speaker``: exact ones whose speaker is right too, or whose label names none.
    ``quotes.speakers``: of the exact ones whose label names a speaker, the share that is right (:mod:`bench.quality.who`).
    ``quotes.kinds``: of the exact ones, the share whose kind (direct, mixed) is right.
    ``quotes.indirect``, ``quotes.indirect_speakers``: reported speech without marks, overlapping, and its speakers; only where a document
    labels some.
"""

from __future__ import annotations

from wellfounded.model.passages import Passage

from .counts import Score
from .matching import count, near
from .shape import Marked, QuoteMark
from .who import Who

_EDGE = " \t\r\n\u00a0\"'“”„‟«»‹›‘’‚`–—-.,;:"


def score_quotes(gold: Marked, found: Marked) -> Score:
    """Compare the quotations of a document."""
    score = Score()
    if gold.quotes is None:
        return score
    who, complete = Who(gold, found), "quotes" not in gold.partial
    wanted = [q for q in gold.quotes if q.kind != "indirect"]
    got = [q for q in found.quotes or () if q.kind != "indirect"]
    overlapping = near(wanted, got, at=_at, spot=_at)
    exact = near(wanted, got, at=_at, spot=_at, fits=_same_span)
    spoken = [(g, f) for g, f in exact if not g.speaker or who.same(f.speaker, g.speaker, g.accept)]
    for way, pairs in (("exact", exact), ("overlap", overlapping), ("with_speaker", spoken)):
        count(score.rate(f"quotes.{way}"), gold=len(wanted), found=len(got), pairs=len(pairs), complete=complete)
    for g, f in exact:
        score.share("quotes.kinds").judge(g.kind == f.kind)
        if g.speaker:
            right = who.same(f.speaker, g.speaker, g.accept)
            score.share("quotes.speakers").judge(right)
            if not right:
                score.differs("quotes", f.passage, f"labelled speaker {g.speaker!r}, found {f.speaker!r}")
    _differences(score, wanted, got, overlapping, complete=complete)
    if any(q.kind == "indirect" for q in gold.quotes):
        _indirect(score, gold, found, who)
    return score


def _indirect(score: Score, gold: Marked, found: Marked, who: Who) -> None:
    wanted = [q for q in gold.quotes or () if q.kind == "indirect"]
    got = [q for q in found.quotes or () if q.kind == "indirect"]
    pairs = near(wanted, got, at=_at, spot=_at)
    count(score.rate("quotes.indirect"), gold=len(wanted), found=len(got), pairs=len(pairs), complete="quotes" not in gold.partial)
    for g, f in pairs:
        if g.speaker:
            score.share("quotes.indirect_speakers").judge(who.same(f.speaker, g.speaker, g.accept))
    _differences(score, wanted, got, pairs, complete="quotes" not in gold.partial)


def _differences(
    score: Score, wanted: list[QuoteMark], got: list[QuoteMark], pairs: list[tuple[QuoteMark, QuoteMark]], *, complete: bool
) -> None:
    reached, used = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    for g, f in pairs:
        if g.kind != "indirect" and not _same_span(g, f):
            score.differs("quotes", f.passage, f"labelled {g.passage.exact!r}")
    for g in wanted:
        if id(g) not in reached:
            score.missed("quotes", g.passage, f"{g.kind}, {g.speaker}")
    for f in got:
        if id(f) not in used and complete:
            score.too_many("quotes", f.passage, f"{f.kind}, {f.speaker}")


def _at(mark: QuoteMark) -> Passage:
    return mark.passage


def _same_span(gold: QuoteMark, found: QuoteMark) -> bool:
    return bare(gold.passage) == bare(found.passage)


def bare(passage: Passage) -> tuple[int, int]:
    """Return where a quotation begins and ends without marks, space and closing punctuation."""
    text = passage.exact
    start = passage.start + len(text) - len(text.lstrip(_EDGE))
    return start, max(start, passage.start + len(text.rstrip(_EDGE)))
