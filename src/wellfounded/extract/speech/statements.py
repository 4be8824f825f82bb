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
from typing import TYPE_CHECKING

from ...model.labels import Modality, QuoteKind
from ...model.passages import Span
from ...model.reading import Act, Coreference, DateExpression, Name, Quotation, Statement
from ..analysis import Analysis
from ..citing.found import Covered
from ..corefs.extractor import find_corefs
from .cues import Cue, Cues, Vocabulary, vocabulary
from .relays import passed_in
from .reported import Reported, reported_in
from .speaker_names import Speaker
from .speaker_sorts import sort_of
from .speakers import Speakers
from .statement_accused import accusation_before, accuser_in
from .statement_acts import Decided
from .statement_lists import lists_in
from .statement_manner import Uttered, manner
from .statement_own import OwnVoice
from .statement_told import AUTHORS, UNNAMED, claims_in, told_in

if TYPE_CHECKING:
    from spacy.tokens import Token

PRODUCER = "statements@7"

_SENTENCE_END = re.compile(r"[.!?][\"')]*\s+[\"'(]?[A-ZÀ-ÝА-ЯЁ–]")
_HEAD = 120
"""Characters at the head of a statement in which its negation is looked for, where no parser has read it."""
_CLAUSE = re.compile(r",\s(?:who|which|whose|and|but|while|qui|que|dont|et|mais|котор\w+|и|а|но)\s|\s[\"']|:\s")
_REPORTED_THEN = 42
"""Characters between a verb of saying and "that": reported last year that."""
_MOST_BEHIND = 160
"""Characters behind a quotation that ends with a full stop, in which who passed it on is named."""
_MOST_AROUND = 6
"""Reports before a quotation among which the one around it is looked for."""
_PAPER = re.compile(r"(?:The|La|Le|L')\s?(?:[A-ZÀ-Ý][\w'-]+\s?){1,4}")
"""A name of a paper or the like that is known by its capitals alone."""
_PASSING = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.ARGUED})
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
    own = OwnVoice(analysis, speakers)
    out = [
        _of_quotation(analysis, quote, cues, speakers, reports, decided=decided, own=own)
        for quote in quotes
        if quote.speaker or accusation_before(analysis, cues, analysis.span_of(quote.passage))
    ]
    quoted = Covered(analysis.span_of(quote.passage) for quote in quotes)
    clear = (_clear_of(analysis, told, quotes, quoted, cues) for told in reports)
    out += [_of_report(analysis, told, speakers, decided, own) for told in clear if told is not None]
    listed = list(lists_in(analysis, cues, speakers))
    in_lists = Covered(analysis.span_of(statement.passage) for statement in listed)
    out = [s for s in out if not in_lists.touches(analysis.span_of(s.passage)) or quoted.touches(analysis.span_of(s.passage))]
    out += [s for s in listed if not quoted.touches(analysis.span_of(s.passage))]
    taken = Covered(analysis.span_of(passage) for passage in (*(q.passage for q in quotes), *(s.passage for s in out)))
    out += _apart_from(taken, [*told_in(analysis, cues, speakers, decided), *claims_in(analysis, cues)], analysis)
    return tuple(sorted(out, key=lambda s: (s.passage, s.chain)))


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
    modality = _weighed(analysis, speakers, modality, said, words=words, decided=decided, own=told.by_author)
    name = decided.body_behind(said.span.joined(said.cue), said.source, name) or name
    negative = negated or modality is Modality.DENIED or _is_negative(analysis, told.span, words)
    relay = _name_in(speakers, told.relay) or _passed_on(analysis, speakers, told.span, name)
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
    relay = _passed_on(analysis, speakers, span, speaker) or _relay(analysis, quote, span, cues, speakers)
    chain: tuple[str, ...] = (AUTHORS, relay, speaker) if relay and relay != speaker else (AUTHORS, speaker or UNNAMED)
    if quote.kind is QuoteKind.INDIRECT and not relay and own.speaks(speaker, quote.cue, modality, analysis.language_at(span.start)):
        chain = (AUTHORS,)
    negative = negated or modality is Modality.DENIED or _is_negative(analysis, span, words)
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
    own: bool = False,
) -> Modality:
    """Weigh what the verb tells against who speaks and what is said; and a finding against what became of its decision."""
    sort = "" if own else sort_of(speakers, said.speaker, said.source)
    sentence = analysis.sentence_at(said.cue.start)
    start = max(sentence.span.start if sentence else said.span.start, said.span.start - _CLAUSE_BEFORE)
    uttered = Uttered(
        sort=sort,
        cue=analysis.text[said.cue.start : said.cue.end],
        said=analysis.text[said.span.start : said.span.end],
        before=_CLAUSES.split(analysis.text[start : max(start, said.span.start)].rstrip(' "'))[-1],
    )
    modality = manner(modality, uttered)
    if sort != "court" or modality is not Modality.FINDING:
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
    return _named(speakers, span) or quote.speaker


def _name_in(speakers: Speakers, speaker: Speaker | None) -> str:
    return (_named(speakers, speaker.span) or speakers.full(speaker)) if speaker else ""


def _named(speakers: Speakers, span: Span) -> str:
    found = speakers.named_in(span.start, span.end)
    whole = [name for place, name in found if len(place) >= len(span) - 5]
    return (whole[0].name or whole[0].form) if whole else ""


def _passed_on(analysis: Analysis, speakers: Speakers, said: Span, speaker: str) -> str:
    """Return who passed the words on, where the sentence says so in one breath: "X, quoted by Y"."""
    last = analysis.sentence_at(max(said.start, said.end - 1))
    first = analysis.sentence_at(said.start) or last
    if last is None or first is None:
        return ""
    end = last.span.end if len(last.span) > len(said) or analysis.sentence_at(said.end + 3) is last else said.end + _MOST_BEHIND
    for passed in passed_in(speakers, first.span.start, min(end, len(analysis.text)), analysis.language_at(said.start), told=True):
        relay = _named(speakers, passed.relay) or speakers.plain(passed.relay).text
        outside = not said.covers(passed.relay)
        if outside and not _same(relay, speaker) and (passed.who is None or _is_who(speakers, passed.who, speaker)):
            return relay
    return ""


def _is_who(speakers: Speakers, who: Span, speaker: str) -> bool:
    return _same(speakers.plain(who).text, speaker) or _same(_named(speakers, who) or speaker, speaker)


def _relay(analysis: Analysis, quote: Quotation, span: Span, cues: Cues, speakers: Speakers) -> str:
    """Return who passed the words on: the source that ``according to`` names in a sentence whose verb has another speaker."""
    start = analysis.text.rfind("\n", 0, span.start) + 1
    end = analysis.text.find("\n", span.end)
    for cue in cues.within(max(start, span.start - 250), min(end if end >= 0 else len(analysis.text), span.end + 90)):
        words = vocabulary(cue.language)
        own = quote.cue == analysis.text[cue.span.start : cue.span.end]
        if cue.kind == "noun" or own or span.covers(cue.span) or _apart(analysis.text, span, cue.span):
            continue
        if cue.kind == "verb" and not _passes_on(analysis, span, cue):
            continue
        speaker = speakers.of(cue, quoted=[span])
        if speaker is None or words is None or words.never.search(speaker.text) or _same(speaker.text, quote.speaker):
            continue
        if _same(speakers.full(speaker), quote.speaker) or _same(speakers.full(speaker).split(", ")[-1], quote.speaker):
            continue
        named = speakers.can_say(speaker, cue) or _PAPER.fullmatch(speaker.text) is not None
        if cue.kind == "phrase" or (speaker.sure and named):
            return speaker.text
    return ""


def _passes_on(analysis: Analysis, span: Span, cue: Cue) -> bool:
    """Say whether a verb reports the report: before the quotation with its own "that", or at the end of the sentence behind a comma."""
    words = vocabulary(cue.language)
    if words is None or cue.modality not in _PASSING:
        return False
    if cue.span.start < span.start:
        return words.that.search(analysis.text, cue.span.end, min(span.start, cue.span.end + _REPORTED_THEN)) is not None
    between = analysis.text[span.end : cue.span.start]
    return "," in between and len(analysis.text[cue.span.end : cue.span.end + 60].split(".")[0]) < 50


def _apart(text: str, quote: Span, cue: Span) -> bool:
    """Say whether a sentence ends between a quotation and a word."""
    first, second = (quote, cue) if quote.start < cue.start else (cue, quote)
    between = text[first.end : second.start + 1]
    closed = first is quote and text[quote.end - 1] in ".!?" and text[quote.end : quote.end + 1] in ("'", '"')
    ended = closed and text[cue.start].isupper()
    return ended or bool(_SENTENCE_END.search(between))


def _same(left: str, right: str) -> bool:
    """Say whether two speakers are one by their words: one holds the other, articles aside."""
    bare = [re.sub(r"(?i)^(?:the|le|la|les|l')\s?", "", words).casefold() for words in (left, right)]
    return bare[0] in bare[1] or bare[1] in bare[0]


_CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "acl:relcl", "csubj", "pcomp"})
_LIMITS = frozenset({"more", "less", "but", "later", "fewer", "other", "doubt", "wonder", "plus", "moins"})
_NOT_NEGATED = re.compile(
    r"(?<!\w)(?:не (?:менее|более|позднее|раньше|только|столько|в|на|с|к|у|за|из|от|там|здесь)|без|without|sans)(?!\w)"
)
"""What limits, or negates a part of the clause only."""
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "never", "pas", "jamais", "aucun", "aucune", "rien", "nul", "nulle"})


def _is_negative(analysis: Analysis, span: Span, words: Vocabulary | None) -> bool:
    """Say whether the main clause of a statement is negated, by its verb or by a subject such as "no evidence"."""
    block = analysis.block_at(span.start)
    doc = block.parsed.doc if block else None
    if doc is not None and block:
        tokens = doc.char_span(span.start - block.span.start, min(span.end, block.span.end) - block.span.start, alignment_mode="contract")
        if tokens is not None and len(tokens):
            root = tokens.root
            near = (t for t in tokens if root in (t, t.head) or (t.head.head == root and t.head.dep_ not in _CLAUSAL))
            return any((t.dep_ == "neg" and t.head == root) or (t.lower_ in _NOBODY and not _only_so_much(t)) for t in near)
    head = analysis.text[span.start : min(span.end, span.start + _HEAD)].lower()
    return bool(words and words.negation.search(_NOT_NEGATED.sub(" ", re.split(r"[,.!?;:]", head.lstrip())[0])))


def _only_so_much(token: Token) -> bool:
    """Say whether a word limits and denies nothing: nothing more, no less than."""
    behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return behind in _LIMITS
