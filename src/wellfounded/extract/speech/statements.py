"""Statements: who says what, on whose word, and as what: a bare word, a suspicion, a charge, a finding, a denial.

Every attributed quotation and every piece of reported speech is one; so is an accusation or a conviction that the text tells of, and what
the authors foretell or demand themselves. The invariant: a chain begins with ``authors``, the writers of the document, and ends with
whoever is nearest to what is said. Nothing is said about truth.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ...model.labels import Modality, QuoteKind
from ...model.passages import Span
from ...model.reading import Act, Coreference, DateExpression, Name, Quotation, Statement
from ..analysis import Analysis
from ..citing.found import Covered
from ..corefs.extractor import find_corefs
from .cues import Cue, Cues, Vocabulary, vocabulary
from .reported import Reported, reported_in
from .reported_inserted import inserted_in
from .reported_parts import parts_of
from .reported_stances import stances_in
from .reported_unnamed import UNNAMED
from .speaker_names import Speaker
from .speaker_sorts import sort_of
from .speakers import Speakers
from .statement_accused import accusation_before, accuser_in
from .statement_acts import Decided
from .statement_chains import chained
from .statement_held import held_in
from .statement_lists import lists_in
from .statement_manner import Uttered, manner
from .statement_negation import is_negative
from .statement_own import OwnVoice
from .statement_relays import name_at, passed_on, relay_beside
from .statement_told import AUTHORS, claims_in, guilty, told_in

PRODUCER = "statements@8"

_CLAUSE = re.compile(r",\s(?:who|which|whose|and|but|while|qui|que|dont|et|mais|котор\w+|и|а|но)\s|\s[\"']|:\s")
_MOST_AROUND = 6
"""Reports before a quotation among which the one around it is looked for."""
_SHORTEST, _SHORTEST_DENIAL = 40, 20
"""Characters of what is left of an accusation before words that are quoted, that tell something by themselves."""
_GOES_ON = re.compile(r",?\s(?:but|and|while|yet|et|mais|tandis que|но|и|а|однако)\s|;\s", re.IGNORECASE)
_LEAST_LEFT = 12
"""Characters that a report cut short has to keep."""
_CLAUSE_BEFORE = 90
"""Characters before what is said in which its clause begins."""
_CLAUSES = re.compile(r"[.;:\"]|\s(?:that|que|qu'|что)(?:(?<=')|\s)")


def find_statements(
    analysis: Analysis,
    quotes: Sequence[Quotation],
    names: Sequence[Name],
    acts: Sequence[Act] = (),
    *,
    dates: Sequence[DateExpression] = (),
    ties: Callable[[], Sequence[Coreference]] | None = None,
) -> tuple[Statement, ...]:
    """Return the statements of a document in order; the nouns are those of the same analysis, names with their entities.

    ``ties`` gives what :func:`find_corefs` finds for the same names, where somebody has asked it already.
    """
    cues, speakers = Cues(analysis), Speakers(analysis, names, ties=ties or (lambda: find_corefs(analysis, names)))
    decided = Decided(analysis, acts, names=names, dates=dates, quotes=quotes)
    reports = list(reported_in(analysis, cues, speakers))
    named = Covered(
        analysis.span_of(quote.speaker_passage) for quote in quotes if quote.speaker_passage and quote.kind is not QuoteKind.INDIRECT
    )
    ended = {analysis.span_of(quote.passage).end for quote in quotes if quote.kind is not QuoteKind.INDIRECT}
    reports = [told for told in reports if not (named.touches(told.span) and any(told.cue.span.start - n in ended for n in range(1, 5)))]
    reports.sort(key=lambda told: told.span)
    quotes = _without(quotes, reports, analysis)
    beside = [*inserted_in(analysis, cues, speakers), *stances_in(analysis, cues, speakers)]
    reports, beside = chained(reports, beside)
    own = OwnVoice(analysis, speakers)
    out = [
        _of_quotation(analysis, quote, cues, speakers, reports, decided=decided, own=own)
        for quote in quotes
        if quote.speaker or accusation_before(analysis, cues, analysis.span_of(quote.passage))
    ]
    quoted = Covered(analysis.span_of(quote.passage) for quote in quotes)
    clear = (_clear_of(analysis, told, quotes, quoted, cues) for told in reports)
    parts = (part for told in clear if told is not None for part in parts_of(analysis, told))
    out += [_of_report(analysis, part, speakers, decided, own) for part in parts]
    listed = list(lists_in(analysis, cues, speakers))
    in_lists = Covered(analysis.span_of(statement.passage) for statement in listed)
    out = [s for s in out if not in_lists.touches(analysis.span_of(s.passage)) or quoted.touches(analysis.span_of(s.passage))]
    out += [s for s in listed if not quoted.touches(analysis.span_of(s.passage))]
    said = (q.passage for q in quotes)
    stances = [_of_report(analysis, told, speakers, decided, own) for told in beside]
    taken = Covered(analysis.span_of(passage) for passage in (*said, *(s.passage for s in out)))
    out += _apart_from(taken, [*told_in(analysis, cues, speakers, decided), *claims_in(analysis, cues), *stances], analysis)
    if own.sort:
        taken = Covered(analysis.span_of(passage) for passage in (*(q.passage for q in quotes), *(s.passage for s in out)))
        out += _apart_from(taken, [_with_polarity(analysis, one) for one in held_in(analysis, cues)], analysis)
    return tuple(sorted(out, key=lambda s: (s.passage, s.chain)))


def _without(quotes: Sequence[Quotation], reports: Sequence[Reported], analysis: Analysis) -> list[Quotation]:
    """Leave out the indirect quotations that are reports: a report tells who passed it on and what its parts are."""
    told = {one.span for one in reports}
    return [quote for quote in quotes if quote.kind is not QuoteKind.INDIRECT or analysis.span_of(quote.passage) not in told]


def _with_polarity(analysis: Analysis, statement: Statement) -> Statement:
    span = analysis.span_of(statement.passage)
    words = vocabulary(analysis.language_at(span.start))
    return replace(statement, polarity="-" if is_negative(analysis, span, words) else "+")


def _clear_of(analysis: Analysis, told: Reported, quotes: Sequence[Quotation], quoted: Covered, cues: Cues) -> Reported | None:
    """Return a report that quotes nothing, cut where its sentence goes on to a verb that does: "admitted that …, but called it "…"."""
    if not quoted.touches(told.span):
        return told
    first = min((at.start for at in (analysis.span_of(q.passage) for q in quotes) if at.overlaps(told.span)), default=0)
    broken = [m.start() for m in _GOES_ON.finditer(analysis.text, told.span.start, max(told.span.start, first))]
    end = next((at for at in reversed(broken) if any(c.kind == "verb" for c in cues.within(at, first))), 0)
    return replace(told, span=Span(told.span.start, end)) if end - told.span.start >= _LEAST_LEFT else None


def _apart_from(taken: Covered, found: Sequence[Statement], analysis: Analysis) -> list[Statement]:
    """Keep what overlaps nothing that is taken, and of those that overlap each other the first."""
    kept: list[Statement] = []
    end = 0
    for statement in sorted(found, key=lambda s: s.passage.start):
        span = analysis.span_of(statement.passage)
        if taken.touches(span):
            stop = _CLAUSE.search(analysis.text, span.start + 1, span.end)
            span = Span(span.start, stop.start()) if stop else span
            shorter = replace(statement, passage=analysis.passage(span.start, span.end))
        else:
            shorter = statement
        least = _SHORTEST_DENIAL if statement.modality == Modality.DENIED else _SHORTEST
        whole = span == analysis.span_of(statement.passage) or len(span) >= least
        if span.start >= end and whole and len(span) > 1 and not taken.touches(span):
            kept.append(shorter)
            end = span.end
    return kept


def _of_report(analysis: Analysis, told: Reported, speakers: Speakers, decided: Decided, own: OwnVoice) -> Statement:
    words = vocabulary(told.cue.language)
    name = _name_in(speakers, told.speaker)
    modality, negated = told.cue.modality, told.negated
    if words and negated and words.unsaid.search(analysis.text[told.cue.span.start : told.cue.span.end].lower()):
        modality, negated = Modality.CONCEDED, False
    said = _Said(told.span, told.cue.span, name, told.speaker.span if told.speaker else None)
    modality = _weighed(analysis, speakers, modality, said, words=words, decided=decided, own=own.sort if told.by_author else None)
    modality = guilty(analysis, told.cue, words) or modality
    name = decided.body_behind(said.span.joined(said.cue), said.source, name) or name
    negative = negated or modality is Modality.DENIED or is_negative(analysis, told.span, words)
    relay = _name_in(speakers, told.relay) or passed_on(analysis, speakers, told.span, name)
    cue = analysis.text[told.cue.span.start : told.cue.span.end]
    by_author = told.by_author or (not relay and own.speaks(name, cue, modality, told.cue.language))
    chain = (AUTHORS,) if by_author else (AUTHORS, *((relay,) if relay and relay != name else ()), name)
    sure = told.speaker is not None and told.speaker.sure
    return Statement(
        passage=analysis.passage(told.span.start, told.span.end),
        chain=chain,
        modality=modality,
        polarity="-" if negative else "+",
        confidence=0.5 if sure else 0.35,
    )


def _of_quotation(
    analysis: Analysis, quote: Quotation, cues: Cues, speakers: Speakers, reports: Sequence[Reported], *, decided: Decided, own: OwnVoice
) -> Statement:
    span = analysis.span_of(quote.passage)
    words = vocabulary(analysis.language_at(span.start)) or vocabulary("en")
    speaker = _full_name(analysis, quote, speakers)
    cue = _cue_near(quote, analysis, cues, span)
    source = analysis.span_of(quote.speaker_passage) if quote.speaker_passage else None
    said = _Said(span, cue.span if cue else span, quote.speaker, source)
    modality = _weighed(analysis, speakers, cue.modality if cue else _modality(quote, words), said, words=words, decided=decided)
    accusation = accusation_before(analysis, cues, span)
    if accusation is not None:
        modality, speaker = accusation.modality, accuser_in(analysis, speakers, decided, accusation, span) or speaker
    speaker = decided.body_behind(said.span.joined(said.cue), source, speaker) or speaker
    last = bisect_right(reports, span.start, key=lambda told: told.span.start)
    around = next((told for told in reversed(reports[max(0, last - _MOST_AROUND) : last]) if told.span.covers(span)), None)
    negated = around is not None and around.negated
    relay = passed_on(analysis, speakers, span, speaker) or relay_beside(analysis, quote, span, cues, speakers)
    chain: tuple[str, ...] = (AUTHORS, relay, speaker) if relay and relay != speaker else (AUTHORS, speaker or UNNAMED)
    if quote.kind is QuoteKind.INDIRECT and not relay and own.speaks(speaker, quote.cue, modality, analysis.language_at(span.start)):
        chain = (AUTHORS,)
    negative = negated or modality is Modality.DENIED or is_negative(analysis, span, words)
    return Statement(
        passage=quote.passage,
        chain=chain,
        modality=modality,
        polarity="-" if negative else "+",
        confidence=round(quote.confidence * 0.8, 3),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said, the word that says it and who speaks, where the text names them."""

    span: Span
    cue: Span
    speaker: str
    source: Span | None


def _weighed(
    analysis: Analysis,
    speakers: Speakers,
    modality: Modality,
    said: _Said,
    *,
    words: Vocabulary | None,
    decided: Decided,
    own: str | None = None,
) -> Modality:
    """Weigh what the verb tells against who speaks and what is said; and a finding against what became of its decision."""
    sort = sort_of(speakers, said.speaker, said.source) if own is None else own
    sentence = analysis.sentence_at(said.cue.start)
    start = max(sentence.span.start if sentence else said.span.start, said.span.start - _CLAUSE_BEFORE)
    uttered = Uttered(
        sort=sort,
        cue=analysis.text[said.cue.start : said.cue.end],
        said=analysis.text[said.span.start : said.span.end],
        before=_CLAUSES.split(analysis.text[start : max(start, said.span.start)].rstrip(' "'))[-1],
    )
    modality = manner(modality, uttered)
    if own is not None or sort != "court" or modality is not Modality.FINDING:
        return modality
    if decided.is_annulled(said.span.joined(said.cue), said.source, said.speaker):
        return Modality.FINDING_OF_ANNULLED_DECISION
    around = analysis.text[sentence.span.start : sentence.span.end].lower() if sentence else ""
    return Modality.ADVERSARIAL_JUDGMENT if words and words.both_heard.search(around) else modality


def _cue_near(quote: Quotation, analysis: Analysis, cues: Cues, span: Span) -> Cue | None:
    """Return the cue that a quotation names, the nearest where the word stands more than once."""
    if not quote.cue:
        return None
    near = [c for c in cues.within(max(0, span.start - 400), span.end + 400) if analysis.text[c.span.start : c.span.end] == quote.cue]
    return min(near, key=lambda c: min(abs(c.span.end - span.start), abs(c.span.start - span.end)), default=None)


def _modality(quote: Quotation, words: Vocabulary | None) -> Modality:
    """Read the modality off the word that reports."""
    cue = words.cue.match(f"{quote.cue.lower()} that") if words else None
    return words.groups[int((cue.lastgroup or "g0")[1:])][1] if words and cue else Modality.ASSERTED


def _full_name(analysis: Analysis, quote: Quotation, speakers: Speakers) -> str:
    """Return the fullest name of the speaker where the speaker is one name, else the words of the text."""
    if quote.speaker_passage is None:
        return quote.speaker
    span = analysis.span_of(quote.speaker_passage)
    return name_at(speakers, span) or quote.speaker


def _name_in(speakers: Speakers, speaker: Speaker | None) -> str:
    return (name_at(speakers, speaker.span) or speakers.full(speaker)) if speaker else ""
