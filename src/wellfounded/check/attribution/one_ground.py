"""One ground told where the decision gives two: "solely because", "on a single ground", beside "on each of these two grounds" in its text.

Invariant: the two are held for one decision only where the note of the sentence names the place that gives several grounds, where the day
in the sentence is that of the document or of the sentence that gives them, or where they share words that say what the ground is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.passages import Span
from ..alignment.pairs import Pair, alignment_of
from ..alignment.telling import stem
from ..placing import dates_in
from ..quotations.notes import bears, cited_behind
from ..quotations.sources import Source, as_source, sources_of
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table

_LONGEST = 280
_SHARED, _SHARED_OF_A_DAY = 2, 1
_WORD = re.compile(r"[^\W\d_]{4,}")
_REASONS = re.compile(
    r"(?:ground|reason|counts?$|fault|flaw|error|defect|becaus|single|solely|double|motif|raison|grief|moyen|parce|seulem|unique|faute"
    r"|основан|причин|потому|единст|исключ|only|alone|both|rest|court|judg|decis|suspen|tribun|cour|arret|суд|приго|решен)"
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """A sentence that gives several grounds, with the one behind it."""

    source: Source
    span: Span
    words: frozenset[str]
    days: frozenset[str]

    @property
    def place(self) -> Place:
        end = min(self.span.end, self.span.start + _LONGEST)
        return Place(self.source.document, self.source.analysis.passage(self.span.start, end))


@cache
def _cues(name: str) -> Cues:
    return cues(table("attribution", "one_ground")[name], flags=re.IGNORECASE)


@cache
def _guard() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('attribution', 'one_ground')['guard'])})(?!\w)", re.IGNORECASE)


class OneGroundOfSeveral(Rule):
    """A decision is said to rest on one ground alone, and it gives two: in its own text, in a source, or elsewhere in this text.

    Whoever argues that a decision falls with its only ground has lost as soon as the other side reads out the second one.
    """

    code = "ATT206"
    title = "one ground told where there are two"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nThe court annuls the permit for two reasons: no neighbour was heard, and the plan was unsigned.\n"
        "=== report.txt, 2018-02-01\nThe court annulled the permit solely because no neighbour was heard.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe court annuls the permit for two reasons: no neighbour was heard, and the plan was unsigned.\n"
        "=== report.txt, 2018-02-01\nThe court annulled the permit, for one thing because no neighbour was heard.\n"
    )
    sure = "As sure as it is that the two sentences are of one decision; one that rests on some of the grounds put forward is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: set[int] = set()
        for cue, sentence in _sole(subject):
            if sentence.start in told:
                continue
            several = _several_for(subject, cue, sentence)
            if several is not None:
                told.add(sentence.start)
                where = "elsewhere in this text" if several.source.document == subject.document else f"in {several.source.name}"
                said = f"One ground alone is told here (“{subject.analysis.text[cue.start : cue.end].strip()}”), and several {where}."
                start = max(sentence.start, cue.start - _LONGEST // 2)
                passage = subject.analysis.passage(start, min(sentence.end, start + _LONGEST))
                yield self.finding(subject, said, passage, related=[several.place])


def _sole(subject: Subject) -> Iterator[tuple[Span, Span]]:
    text = subject.analysis.text
    for match in _cues("sole").found_in(subject):
        sentence = subject.analysis.sentence_at(match.start())
        if sentence is None or subject.analysis.is_noise(*match.span()):
            continue
        before = text[sentence.span.start : match.start()]
        if before.count('"') % 2 or _guard().search(text, max(sentence.span.start, match.start() - 60), match.end()):
            continue
        if not any(_cues("several").found_in(subject, sentence.span.start, sentence.span.end)):
            yield Span(*match.span()), sentence.span


def grounds_in(source: Source) -> tuple[Grounds, ...]:
    """Return the sentences of a document that give several grounds."""
    return source.once("several grounds", lambda: tuple(_grounds_in(source)))


def _grounds_in(source: Source) -> Iterator[Grounds]:
    if source.subject is None:
        return
    analysis, last = source.analysis, -1
    for name in ("several", "further"):
        for match in _cues(name).found_in(source.subject):
            sentence = analysis.sentence_at(match.start())
            if sentence is None or sentence.span.start == last or analysis.text[sentence.span.start : match.start()].count('"') % 2:
                continue
            last = sentence.span.start
            after = analysis.sentence_at(min(len(analysis.text) - 1, sentence.span.end + 1))
            end = (
                after.span.end
                if after is not None and "\n" not in analysis.text[sentence.span.end : after.span.start]
                else sentence.span.end
            )
            yield Grounds(source, sentence.span, _words(analysis.text[sentence.span.start : end]), _days(source.subject, sentence.span))


def _words(text: str) -> frozenset[str]:
    found = {stem(word.replace("ё", "е")) for word in _WORD.findall(text.casefold())}
    return frozenset(one for one in found if not _REASONS.match(one)) - _small()


@cache
def _small() -> frozenset[str]:
    return frozenset(stem(word) for word in table("attribution", "one_ground")["small"])


def _days(subject: Subject, span: Span) -> frozenset[str]:
    return frozenset(one.edtf for _, one in dates_in(subject, span.start, span.end) if not one.relative and len(one.edtf) == 10)


def _several_for(subject: Subject, cue: Span, sentence: Span) -> Grounds | None:
    """Return a sentence that gives several grounds of the decision that a sentence gives one ground."""
    pairs = [one for one in alignment_of(subject).beside(sentence) if not one.later]
    beside = [one for pair in pairs if (one := _by_sentence(pair.source).get(pair.theirs.telling.span.start)) is not None]
    cited = next((one for pair in pairs if pair.cited for one in _in_paragraph(pair)), None)
    if cited is not None:
        return cited
    own = as_source(subject)
    words, days = _words(subject.analysis.text[sentence.start : sentence.end]), _days(subject, sentence)
    reason = _words(subject.analysis.text[cue.end : sentence.end])
    for one in beside:
        same_day = bool(days & one.days) or bears(one.source, days)
        if one.source is own and not days & one.days:
            continue  # of two decisions in one text only the day says that they are one
        if len(one.words & words) >= (_SHARED_OF_A_DAY if same_day else _SHARED) and (same_day or one.words & reason):
            return one
    noted = [one for cited in cited_behind(subject, sentence) if not cited.exact for one in grounds_in(cited.source)]
    if len(noted) == 1 and noted[0].source.analysis.language != own.analysis.language:
        return noted[0]
    dated = (one for source in sources_of(subject) if bears(source, days) for one in grounds_in(source))
    return next((one for one in dated if not one.days or one.days & days), None)


def _in_paragraph(pair: Pair) -> Iterator[Grounds]:
    """Yield the sentence that a note names, where it gives several grounds or one more than those before it."""
    found = _by_sentence(pair.source).get(pair.theirs.telling.span.start)
    span = pair.theirs.telling.span
    if found is None and pair.source.subject is not None and any(_cues("more").found_in(pair.source.subject, span.start, span.end)):
        found = Grounds(pair.source, span, frozenset(), frozenset())
    if found is not None:
        yield found


def _by_sentence(source: Source) -> Mapping[int, Grounds]:
    return source.once("several grounds by sentence", lambda: {one.span.start: one for one in grounds_in(source)})


RULES: tuple[type[Rule], ...] = (OneGroundOfSeveral,)
