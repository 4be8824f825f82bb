"""Which act, person or body the words of a reliance mean.

An act is meant where its passage overlaps the words, or where they name its kind together with its date or its body; "the above judgment"
means the last one told before. Invariant: an act is never found for words whose date it contradicts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ...model.folding import fold
from ...model.labels import ActKind, NameKind
from ...model.passages import Span
from ...model.reading import Act, DateExpression, Name, Quotation
from ..acts.evidence import overlapping
from ..acts.patterns import Form as ActForm
from ..acts.patterns import Hit, hits_in
from ..acts.patterns import Vocabulary as ActWords
from ..acts.patterns import vocabulary as act_vocabulary
from ..analysis import Analysis
from ..forums import places_in
from .words import Vocabulary

_BACK, _FAR_BACK = 900, 6_000
"""Characters before a cue in which "that judgment" is looked for, and in which "the High Court" or "the British judgments" is."""
_DECIDING = frozenset(ActKind) - {ActKind.ARREST, ActKind.RELEASE, ActKind.APPEAL_FILED, ActKind.CHARGE, ActKind.NOTICE}
_T = TypeVar("_T")
_NAMED = (NameKind.PERSON, NameKind.BODY, NameKind.STATE)


@dataclass(frozen=True, slots=True)
class _Told:
    """One passage of an act in positions of the normal form."""

    span: Span
    act: Act
    first: bool


class Meant:
    """The acts, names and dates of a document, ready to be asked what some of its words mean."""

    def __init__(
        self,
        analysis: Analysis,
        *,
        acts: Sequence[Act],
        names: Sequence[Name],
        dates: Sequence[DateExpression],
        quotes: Sequence[Quotation],
    ) -> None:
        self._analysis = analysis
        self._told = sorted(
            (_Told(analysis.span_of(p), act, n == 0) for act in acts for n, p in enumerate(act.passages)), key=lambda t: (t.span, t.act.id)
        )
        self._starts = [told.span.start for told in self._told]
        self._longest = max((len(told.span) for told in self._told), default=0)
        self._kind_of = {act.id: act.kind for act in acts}
        self._by_kind: dict[ActKind, list[Act]] = defaultdict(list)
        for act in acts:
            self._by_kind[act.kind].append(act)
        self._names = sorted(((analysis.span_of(n.passage), n) for n in names if n.kind in _NAMED), key=lambda pair: pair[0])
        self._dates = sorted(((analysis.span_of(d.passage), d.edtf) for d in dates), key=lambda pair: pair[0])

        self._quotes = sorted(((analysis.span_of(q.passage), q) for q in quotes if q.speaker_passage), key=lambda pair: pair[0])

    def names_in(self, span: Span) -> list[tuple[Span, Name]]:
        """Return the persons, bodies and states named inside a stretch."""
        return list(_inside(self._names, span))

    def ranked(self, span: Span, words: Vocabulary) -> list[tuple[float, Act]]:
        """Return the acts that a noun phrase can name, each with how much speaks for it."""
        head, kinds, others = self._kinds_in(span, words.language)
        dates = [edtf for _, edtf in _inside(self._dates, head)]
        bodies = {fold(name.name or name.form) for _, name in self.names_in(head) if name.kind is not NameKind.PERSON}
        said = fold(self._analysis.text[head.start : head.end])
        orders = {code.partition("-")[0] for _, code in places_in(self._analysis.text[head.start : head.end])}
        found: list[tuple[float, Act]] = []
        for act, overlap in self._eligible(span, kinds, dates):
            dated = bool(act.date) and any(overlapping(act.date, date) for date in dates)
            if act.date and dates and not dated:
                continue
            body = bool(act.body) and (fold(act.body) in said or fold(act.body) in bodies)
            order = bool(act.jurisdiction) and act.jurisdiction.partition("-")[0] in orders
            kind, plain = act.kind in kinds, bool(kinds) and act.kind is kinds[0]
            if (kind and (overlap or dated or body)) or (overlap and act.kind in others and (dated or body)):
                found.append((3 * kind + plain + 3 * dated + 2 * body + order + overlap, act))
        return sorted(found, key=lambda pair: (-pair[0], pair[1].id))

    def pointed_at(self, span: Span, words: Vocabulary, *, but: Collection[str] = ()) -> Act | None:
        """Return the act that "the above judgment" or "the British judgments" points back at: the last one before of its kind and order."""
        head, kinds, _ = self._kinds_in(span, words.language)
        if not kinds or not words.says("deictic", self._analysis.text[max(0, head.start - 8) : head.end]):
            return None
        orders = {code.partition("-")[0] for _, code in places_in(self._analysis.text[head.start : head.end])}
        return self.last_before(span.start, kinds=frozenset(kinds), but=but, orders=orders)

    def can_name(self, span: Span, act: str, words: Vocabulary) -> bool:
        """Say whether a noun phrase can name an act by its kind, for all that the phrase says."""
        _, kinds, _ = self._kinds_in(span, words.language)
        return self._kind_of.get(act) in kinds

    def names_a_kind(self, span: Span, words: Vocabulary) -> bool:
        """Say whether a noun phrase holds a noun that names acts."""
        return bool(self._kinds_in(span, words.language)[1])

    def is_bare(self, span: Span) -> bool:
        """Say whether a noun phrase names no body, no place and no date: "the judgment"."""
        return not (self.names_in(span) or any(places_in(self._analysis.text[span.start : span.end])) or any(_inside(self._dates, span)))

    def _eligible(self, span: Span, kinds: Collection[ActKind], dates: Sequence[str]) -> Iterator[tuple[Act, float]]:
        """Yield acts of which a passage overlaps a stretch, with how exactly, and acts of the kinds that are dated as the stretch is."""
        found: dict[str, tuple[Act, float]] = {}
        for told in self._overlapping(span):
            shared = min(told.span.end, span.end) - max(told.span.start, span.start)
            exactly = shared / max(len(told.span), len(span)) + 0.3 * told.first
            found[told.act.id] = (told.act, max(found.get(told.act.id, (told.act, 0.0))[1], exactly))
        if dates:
            for kind in sorted(kinds):
                for act in self._by_kind[kind]:
                    if act.date and any(overlapping(act.date, date) for date in dates):
                        found.setdefault(act.id, (act, 0.0))
        yield from found.values()

    def _overlapping(self, span: Span) -> Iterator[_Told]:
        first = bisect_left(self._starts, span.start - self._longest)
        for told in self._told[first : bisect_right(self._starts, span.end)]:
            if told.span.overlaps(span):
                yield told

    def told_in(self, span: Span, *, at: int, words: Vocabulary, but: Collection[str] = ()) -> Act | None:
        """Return the act that a stretch tells: of those whose passage overlaps it the nearest to a position, told before named."""
        here = [told for told in self._overlapping(span) if told.act.id not in but]
        _, kinds, others = self._kinds_in(span, words.language)
        ordered = sorted(
            here,
            key=lambda t: (t.act.kind not in (*kinds, *others), not t.first, not (t.span.start <= at <= t.span.end), len(t.span), t.act.id),
        )
        return ordered[0].act if ordered else None

    def done_by(self, span: Span, at: int, *, but: Collection[str] = ()) -> Act | None:
        """Return the last act before a position that is by the body which a noun phrase names."""
        said = fold(self._analysis.text[span.start : span.end])
        bodies = {fold(name.name or name.form) for _, name in self.names_in(span)}
        for told in self._back(at, _FAR_BACK):
            body = fold(told.act.body)
            if body and told.act.id not in but and told.act.kind in _DECIDING and (body in said or body in bodies):
                return told.act
        return None

    def last_before(
        self, at: int, *, kinds: frozenset[ActKind] = frozenset(), but: Collection[str] = (), orders: Collection[str] = ()
    ) -> Act | None:
        """Return the last act told before a position, of some kinds or else one that decides something, and of a legal order."""
        wanted = kinds or _DECIDING
        for told in self._back(at, _FAR_BACK if orders else _BACK):
            of_order = not orders or told.act.jurisdiction.partition("-")[0] in orders
            if told.act.kind in wanted and told.act.id not in but and of_order:
                return told.act
        return None

    def _back(self, at: int, farthest: int) -> Iterator[_Told]:
        last = bisect_left(self._starts, at)
        for told in reversed(self._told[max(0, last - 60) : last]):
            if at - told.span.start > farthest:
                return
            yield told

    def speaker_at(self, at: int) -> str:
        """Return who says the words at a position, or an empty string where the author does."""
        quote = self._quote_at(at)
        return quote.speaker if quote else ""

    def spoken_by(self, at: int, words: Vocabulary) -> str:
        """Return the act that is itself quoted at a position: the words of a judgment are what the judgment rests on."""
        quote = self._quote_at(at)
        if quote is None or quote.speaker_passage is None:
            return ""
        span = self._analysis.span_of(quote.speaker_passage)
        found = self.ranked(span, words)
        act = found[0][1] if found else self.done_by(span, at) or self.pointed_at(span, words)
        return act.id if act else ""

    def _quote_at(self, at: int) -> Quotation | None:
        index = bisect_right(self._quotes, at, key=lambda pair: pair[0].start) - 1
        return self._quotes[index][1] if index >= 0 and self._quotes[index][0].end > at else None

    def _kinds_in(self, span: Span, language: str) -> tuple[Span, tuple[ActKind, ...], tuple[ActKind, ...]]:
        """Return the stretch of the first noun that names an act, the kinds it can name, and those of the nouns behind it."""
        words = act_vocabulary(language)
        hits = sorted(_hits(self._analysis.text, span, words), key=lambda hit: (hit.span.start, -hit.span.end)) if words else []
        if not hits:
            return span, (), ()
        behind = [hit for hit in hits if hit.span.start >= hits[0].span.end]
        first = [hit for hit in hits if hit.span.start < hits[0].span.end]
        head = Span(span.start, max(hits[0].span.end, behind[0].span.start)) if behind else span
        return head, tuple(k for hit in first for k in _kinds(hit)), tuple(k for hit in behind for k in _kinds(hit))


def _hits(text: str, span: Span, words: ActWords) -> list[Hit]:
    rules = {
        rule.number: rule for m in words.trigger.finditer(text, span.start, span.end) for rule in words.rules.get(m.group().lower(), ())
    }
    return list(hits_in(text, span, rules=[rules[number] for number in sorted(rules)]))


def _kinds(hit: Hit) -> tuple[ActKind, ...]:
    return hit.rule.kinds if hit.form in (ActForm.NOUN, ActForm.NAMED) else (hit.rule.kind,)


def _inside(pairs: Sequence[tuple[Span, _T]], span: Span) -> Iterator[tuple[Span, _T]]:
    at = bisect_left(pairs, span.start, key=lambda pair: pair[0].start)
    while at < len(pairs) and pairs[at][0].start < span.end:
        if pairs[at][0].end <= span.end:
            yield pairs[at]
        at += 1
