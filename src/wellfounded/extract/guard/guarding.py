"""The guard of what is read: a fact is kept only if its words stand at its place and say what the fact says.

It refuses a telling whose verb is negated, wished or another, whose year or day is not that of the words, and whose body, person or
speaker the words do not name or do not name in that part. It reads with words of its own (``tables/guard.toml``). What it cannot
tell it refuses: the guard stands between the case file and whatever proposes facts without having to answer for them.

Invariant: a reason is one sentence; an empty one means that nothing speaks against the fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model.candidates import Noun
from ...model.labels import ActKind
from ...model.passages import Passage, Span
from ...model.reading import Act, DateExpression, Name, Statement
from ..analysis import Analysis
from .dates import date_refused
from .parties import body_refused, person_refused, speaker_refused
from .words import Words, words_of

_OPPOSITES: Mapping[ActKind, frozenset[ActKind]] = {
    ActKind.ANNULMENT: frozenset({ActKind.UPHOLDING}),
    ActKind.UPHOLDING: frozenset({ActKind.ANNULMENT}),
    ActKind.GRANT: frozenset({ActKind.REFUSAL}),
    ActKind.REFUSAL: frozenset({ActKind.GRANT}),
    ActKind.ASYLUM_GRANT: frozenset({ActKind.ASYLUM_REFUSAL}),
    ActKind.ASYLUM_REFUSAL: frozenset({ActKind.ASYLUM_GRANT}),
    ActKind.CONVICTION: frozenset({ActKind.ACQUITTAL}),
    ActKind.ACQUITTAL: frozenset({ActKind.CONVICTION}),
    ActKind.ARREST: frozenset({ActKind.RELEASE}),
    ActKind.RELEASE: frozenset({ActKind.ARREST}),
    ActKind.NOTICE: frozenset({ActKind.NOTICE_WITHDRAWAL}),
    ActKind.EXTRADITION_ORDER: frozenset({ActKind.REFUSAL}),
    ActKind.SENTENCE: frozenset({ActKind.ACQUITTAL}),
    ActKind.CHARGE: frozenset({ActKind.ACQUITTAL}),
}
"""Kinds whose words, in the same passage, leave open which of the two is told."""
_ASYLUM = frozenset({ActKind.ASYLUM_GRANT, ActKind.ASYLUM_REFUSAL})
_OF_PARTIES = frozenset({ActKind.APPEAL_FILED})
"""Acts of those whom a case concerns, and not of an authority."""
_FREE = frozenset({ActKind.OTHER})
"""Kinds that say nothing that words could contradict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What the guard has before it: the text, and what else was found in it."""

    analysis: Analysis
    names: Sequence[Name] = ()
    dates: Sequence[DateExpression] = ()
    acts: Sequence[Act] = ()
    """Acts that were found otherwise: where a passage uses words of two opposed kinds, one of them must agree."""


def refusal(noun: Act | Statement, witness: Witness) -> str:
    """Return why a fact is refused, in one sentence; empty where it is kept.

    Passages are in code points of the original text layer.
    """
    passages = noun.passages if isinstance(noun, Act) else (noun.passage,)
    text = witness.analysis.layer.text
    if not passages or any(not passage.exact.strip() or not passage.holds_in(text) for passage in passages):
        return "its words do not stand at its place"
    if isinstance(noun, Act):
        reasons = [_act_refused(noun, passage, witness) for passage in passages]
        return "" if "" in reasons else reasons[0]
    return _statement_refused(noun, witness)


def kept(nouns: Iterable[Noun], witness: Witness) -> Iterator[Noun]:
    """Yield those nouns of a plugin that stand at their place and, if they are acts or statements, say what their words say."""
    text = witness.analysis.layer.text
    for noun in nouns:
        passages = noun.passages if isinstance(noun, Act) else (noun.passage,)
        if all(passage.holds_in(text) for passage in passages) and not (isinstance(noun, Act | Statement) and refusal(noun, witness)):
            yield noun


def _act_refused(act: Act, passage: Passage, witness: Witness) -> str:
    analysis = witness.analysis
    span = analysis.span_of(passage)
    words = words_of(analysis.language_at(span.start), passage.exact)
    if words is None:
        return "its language is not one that the guard knows"
    told = _told(words, analysis.text, span, act.kind)
    if not told and act.kind not in _FREE:
        return f"nothing in the words tells of an act of the kind {act.kind.value}"
    live = [word for word in told if not words.is_taken_back(analysis.text, word, span)]
    if told and len(live) < len(told):
        return "the words deny, wish or suppose the act"
    if _is_crossed(words, analysis.text, span, act) and not _agreed(act, span, witness):
        return "the words tell of two opposed acts, and nothing says which of them this is"
    return "".join(next(_values_refused(act, span, told, words, witness), ""))


def _values_refused(act: Act, span: Span, told: Sequence[Span], words: Words, witness: Witness) -> Iterator[str]:
    analysis = witness.analysis
    if act.date and (reason := date_refused(act.date, span, told, words, analysis, witness.dates)):
        yield reason
    if act.body and (reason := _body_refused(act, span, told, words, witness)):
        yield reason
    for person in act.persons:
        if reason := person_refused(person, span, analysis, witness.names):
            yield reason


def _body_refused(act: Act, span: Span, told: Sequence[Span], words: Words, witness: Witness) -> str:
    if act.kind in _OF_PARTIES:
        return person_refused(act.body, span, witness.analysis, witness.names)
    return body_refused(act.body, span, told, words, witness.analysis, witness.names)


def _told(words: Words, text: str, span: Span, kind: ActKind) -> list[Span]:
    """Return the words of a kind; grants and refusals of asylum also need a word for asylum in the passage."""
    if kind in _ASYLUM and not words.asylum.search(text, span.start, span.end):
        return []
    return words.told(text, span, kind)


def _is_crossed(words: Words, text: str, span: Span, act: Act) -> bool:
    """Say whether the passage also uses words of a kind that is opposed to this one, other words than its own."""
    own = _told(words, text, span, act.kind)
    for kind in _OPPOSITES.get(act.kind, ()):
        for word in _told(words, text, span, kind):
            if not any(word.overlaps(mine) for mine in own) and not words.is_taken_back(text, word, span):
                return True
    return False


def _agreed(act: Act, span: Span, witness: Witness) -> bool:
    """Say whether an act that was found otherwise, on the same words, is of this kind and contradicts nothing that this one says."""
    for other in witness.acts:
        if other.kind is not act.kind or not any(witness.analysis.span_of(p).overlaps(span) for p in other.passages):
            continue
        if (not act.date or act.date == other.date) and (not act.body or act.body == other.body):
            return True
    return False


def _statement_refused(statement: Statement, witness: Witness) -> str:
    analysis = witness.analysis
    span = analysis.span_of(statement.passage)
    sentence = analysis.sentence_at(span.start)
    around = sentence.span.joined(span) if sentence else span
    words = words_of(analysis.language_at(span.start), statement.passage.exact)
    if words is None:
        return "its language is not one that the guard knows"
    negated = words.negation.search(analysis.text, around.start, around.end) is not None
    if statement.polarity == "-" and not negated:
        return "nothing in the words denies"
    said = (span.start, min(span.end, span.start + 120))
    if statement.polarity == "+" and any(words.negation.search(analysis.text, *part) for part in (said, (around.start, span.start))):
        return "the words deny what it affirms"
    speaker = statement.chain[-1] if len(statement.chain) > 1 else ""
    return speaker_refused(speaker, span, around, analysis, witness.names) if speaker else ""
