"""The subject of a word that reports speech, by the forms of the words: for Russian, whose tagger tells cases and no dependencies.

A subject stands in the nominative, agrees with its verb and stands in its clause; a verb without one is impersonal and speaks for the body
or the document that "в" names ("в суде сообщили", "в письме говорится"). Invariant: what comes back is a noun phrase outside quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.passages import Span
from ..analysis import Analysis
from ..pipelines import Word

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_ATTRIBUTES = frozenset({"ADJ", "DET", "NUM", "VERB"})
_NOT_SUBJECTS = frozenset({"что", "это", "кто", "то", "всё", "все", "чего", "себя", "год", "года", "час", "раз"})
_SOME = frozenset({"один", "одна", "одно", "некоторые", "многие", "двое", "трое", "кто-то", "никто", "каждый", "большинство"})
_RELATIVE = ("котор", "чей", "чья", "чьи")
_SUBORDINATE = frozenset({"что", "чтобы", "как", "когда", "если", "где", "поскольку", "хотя", "будто", "пока", "куда", "почему", "зачем"})
_CLOSED_BY_COMMA = frozenset({"как", "когда", "если", "где", "поскольку", "хотя", "пока"})
"""Subordinate clauses behind which the main clause goes on, as it does behind a relative one."""
_JOINING = frozenset({"и", "а", "но", "или", "однако", "затем"})
_FAR = 15
_REACH = 800
"""Characters of a very long sentence on either side in which the subject of a verb is looked for."""
_OF_NAMES = frozenset({"по", "при"})
"""Prepositions inside the names of offices: уполномоченный по правам человека."""
_INSIDE = frozenset({"в", "во"})
_MOST_RIGHT = 9
_OWNERS = frozenset({"его", "её", "ее", "их"})
_REFLEXIVE = ("ся", "сь")


@dataclass(frozen=True, slots=True)
class _Token:
    word: Word
    span: Span
    said: str
    clause: int
    quoted: bool
    """Stands between marks, as the name of a newspaper does."""


class Forms:
    """The words of the sentence around a place."""

    def __init__(self, analysis: Analysis, at: int, quoted: Sequence[Span] = ()) -> None:
        self.text = analysis.text
        block, sentence = analysis.block_at(at), analysis.sentence_at(at)
        words = block.parsed.words if block else ()
        self.tokens: list[_Token] = []
        if block is None or sentence is None or not words:
            return
        offset = block.span.start
        start, end = max(sentence.span.start, at - _REACH), min(sentence.span.end, at + _REACH)
        first = bisect_left(words, start - offset, key=lambda word: word.span.start)
        last = bisect_left(words, end - offset, key=lambda word: word.span.start)
        spans = [(word, word.span.shifted(offset)) for word in words[first:last]]
        self.tokens = list(self._told([(w, s) for w, s in spans if not any(q.start <= s.start < q.end for q in quoted)]))

    def _told(self, words: Sequence[tuple[Word, Span]]) -> Iterator[_Token]:
        """Give every word its clause: a comma before a conjunction or a relative pronoun opens one, the next comma may close it."""
        clauses, count = [(0, "")], 0
        has_verb, inside = {0: False}, False
        said = [self.text[span.start : span.end].lower() for _, span in words]
        for n, (word, span) in enumerate(words):
            if said[n] in ('"', "«", "»"):
                inside = not inside
            begun = _opens(said, n)
            within = clauses[-1][1]
            ended = within in _CLOSED_BY_COMMA or within.startswith(_RELATIVE)
            if said[n] in {",", "–", ";", ":"} and ended and has_verb[clauses[-1][0]] and not begun:
                clauses.pop()
            if begun:
                if clauses[-1][1] and has_verb[clauses[-1][0]] and clauses[-1][1] not in ("что", "чтобы", "будто"):
                    clauses.pop()
                count += 1
                clauses.append((count, begun))
                has_verb[count] = False
            if _is_finite(word):
                has_verb[clauses[-1][0]] = True
            yield _Token(word, span, said[n], clauses[-1][0], inside)

    def at(self, span: Span) -> int | None:
        """Return the number of the verb inside a stretch, else of its first word."""
        inside = [n for n, token in enumerate(self.tokens) if token.span.overlaps(span)]
        return next((n for n in inside if self.tokens[n].word.kind in ("VERB", "ADJ")), inside[0] if inside else None)

    def subject_of(self, cue: Span) -> Span | None:
        """Return the noun phrase that names who does what a verb says."""
        verb = self.at(cue)
        if verb is None:
            return None
        if self.tokens[verb].word.form in ("Conv", "Inf"):
            verb = self._governing(verb)
        head = self._subject(verb) if verb is not None else None
        if head is not None:
            return self.phrase(head)
        return self._impersonal(verb) if verb is not None else None

    def subjects(self, *, main: bool = False) -> Iterator[Span]:
        """Yield the subjects of the finite verbs of the sentence, of all or of those of the main clause, in the order of the verbs."""
        verbs = [n for n, token in enumerate(self.tokens) if _is_finite(token.word) and not (main and token.clause)]
        for head in dict.fromkeys(head for n in verbs if (head := self._subject(n)) is not None):
            yield self.phrase(head)

    def behind(self, cue: Span) -> Span | None:
        """Return the noun phrase right behind words such as "по словам"."""
        first = next((n for n, token in enumerate(self.tokens) if token.span.start >= cue.end), None)
        if first is None:
            return None
        for n in range(first, min(first + 4, len(self.tokens))):
            kind = self.tokens[n].word.kind
            if self.tokens[n].said in _OWNERS:
                continue
            if kind in _NOUNS:
                found = self.phrase(n)
                return Span(min(found.start, self.tokens[first].span.start), found.end)
            if kind not in _ATTRIBUTES and self.tokens[n].said not in ('"', "«"):
                return None
        return None

    def is_owner(self, person: Span, phrase: Span) -> bool:
        """Say whether a person inside a noun phrase is whose somebody is: the lawyer of Ivanov, and not the lawyer Ivanov."""
        head = next((t.word for t in self.tokens if phrase.start <= t.span.start < person.start and t.word.kind == "NOUN"), None)
        name = next((t.word for t in self.tokens if t.span.start >= person.start), None)
        return head is not None and name is not None and head.case == "Nom" and name.case == "Gen"

    def _governing(self, verb: int) -> int | None:
        """Return the finite verb of the main clause of an adverbial participle or an infinitive: the one before, else behind."""
        clause = self.tokens[verb].clause
        same = [n for n, token in enumerate(self.tokens) if _is_finite(token.word) and token.clause == clause]
        before = [n for n in same if n < verb]
        return before[-1] if before else (same[0] if same else None)

    def _subject(self, verb: int) -> int | None:
        costs = [
            (cost, n)
            for n, token in enumerate(self.tokens)
            if (_can_be(token) or self._is_one_of(n)) and (cost := self._cost(n, verb)) < _FAR
        ]
        return min(costs)[1] if costs else None

    def _cost(self, noun: int, verb: int) -> float:
        """Return how far a noun is from being the subject of a verb: by place, agreement and what stands between."""
        one, other = self.tokens[noun], self.tokens[verb]
        first, last = min(noun, verb), max(noun, verb)
        between = self.tokens[first + 1 : last]
        cost = _disagree(one.word, other.word) + 40.0 * (one.clause != other.clause)
        if one.quoted and noun >= 2 and self.tokens[noun - 2].word.kind in _NOUNS:
            cost += _FAR
        if noun > verb:
            stops = sum(token.said in {",", ":", ";", ".", "–", "("} or _is_finite(token.word) for token in between)
            return cost + len(between) * 0.8 + _FAR * bool(stops)
        here = [token for token in between if token.clause == one.clause]
        verbs = sum(_is_finite(token.word) for token in here)
        joined = verbs and any(token.said in _JOINING for token in here[-4:])
        stops = sum(token.said in {":", ";"} for token in here)
        nearer = sum(_can_be(token) and not _disagree(token.word, other.word) for token in here)
        return cost + 0.25 * len(here) + 2.0 * nearer + (2.0 if joined else 7.0) * bool(verbs) + _FAR * bool(stops)

    def _impersonal(self, verb: int) -> Span | None:
        """Return the body in which they say something, the document in which something is said, or the agent of a passive verb."""
        word, clause = self.tokens[verb].word, self.tokens[verb].clause
        passive = word.passive or word.form in ("Short", "Part") or self.tokens[verb].said.endswith(_REFLEXIVE)
        if not passive and not (word.form == "Fin" and word.number == "Plur"):
            return None
        if passive:
            agents = [n for n in range(verb + 1, min(verb + 4, len(self.tokens))) if self.tokens[n].word.case == "Ins"]
            if agents and self.tokens[agents[0]].word.kind in _NOUNS:
                return self.phrase(agents[0])
        places = [n for n, token in enumerate(self.tokens) if token.said in _INSIDE and token.clause == clause]
        for n in sorted(places, key=lambda n: abs(n - verb)):
            head = next((m for m in range(n + 1, min(n + 5, len(self.tokens))) if self.tokens[m].word.kind in _NOUNS), None)
            if head is not None and self.tokens[head].word.case in ("Loc", ""):
                return self.phrase(self._antecedent(head, n) if self.tokens[head].said.startswith(_RELATIVE) else head)
        return None

    def _antecedent(self, relative: int, preposition: int) -> int:
        """Return the noun that a relative pronoun stands for: the last one before it of its gender and number."""
        wanted = self.tokens[relative].word
        for n in range(preposition - 1, max(-1, preposition - 9), -1):
            word = self.tokens[n].word
            same = word.number == wanted.number and (word.gender == wanted.gender or wanted.number == "Plur")
            if word.kind in ("NOUN", "PROPN") and same:
                return n
        return relative

    def phrase(self, head: int) -> Span:
        """Return the noun phrase of a head: its attributes, what depends on it in the genitive, names beside it."""
        if self._is_one_of(head):
            last = next((n for n in range(head + 2, min(head + 6, len(self.tokens))) if self.tokens[n].word.kind in _NOUNS), head + 1)
            return Span(self.tokens[head].span.start, self.phrase(last).end)
        case, first, last = self.tokens[head].word.case, head, head
        if self.tokens[head].word.kind == "PRON":
            return self.tokens[head].span
        while first and self._joins_left(first, case):
            first -= 1
        genitives = first
        while genitives and self._touch(genitives - 1) and self.tokens[genitives - 1].word.case == "Gen":
            genitives -= 1
        if 0 < genitives < first and self._touch(genitives - 1) and _is_noun_in(self.tokens[genitives - 1].word, case):
            first = genitives - 1
            while first and self._joins_left(first, case):
                first -= 1
        while last + 1 < len(self.tokens) and last - head < _MOST_RIGHT and (step := self._joins_right(last, case)):
            last += step
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def _is_one_of(self, n: int) -> bool:
        """Say whether a word counts some of many: один из задержанных."""
        behind = self.tokens[n + 1].said if n + 1 < len(self.tokens) else ""
        return self.tokens[n].said in _SOME and behind == "из"

    def _joins_left(self, n: int, case: str) -> bool:
        word = self.tokens[n - 1].word
        return self._touch(n - 1) and word.case == case and (word.kind in _ATTRIBUTES or word.kind in ("NOUN", "PROPN"))

    def _joins_right(self, n: int, case: str) -> int:
        """Return how many words behind a noun phrase still belong to it."""
        word, said = self.tokens[n + 1].word, self.tokens[n + 1].said
        if not self._touch(n):
            return 0
        if (
            word.kind in ("NOUN", "PROPN")
            and word.case in (case, "Gen", "")
            and (word.case != case or word.kind == "PROPN" or case == "Gen")
        ):
            return 1
        if word.kind in _ATTRIBUTES and word.case == "Gen":
            return 1
        if said in _OF_NAMES and n + 2 < len(self.tokens) and self.tokens[n + 2].word.case in ("Dat", "Loc"):
            return 2
        if said in ('"', "«"):
            end = next((m for m in range(n + 2, min(n + 7, len(self.tokens))) if self.tokens[m].said in ('"', "»")), None)
            return end - n if end is not None else 0
        return 0

    def _touch(self, n: int) -> bool:
        between = self.text[self.tokens[n].span.end : self.tokens[n + 1].span.start]
        return between in (" ", "")


def _opens(said: Sequence[str], n: int) -> str:
    """Return the word that opens a subordinate clause behind a comma, at this place: a conjunction, or a relative pronoun behind a
    preposition."""
    if n and said[n - 1] in {",", "–", "("}:
        for word in said[n : n + 2]:
            if word.startswith(_RELATIVE):
                return word
        if said[n] in _SUBORDINATE:
            return said[n]
    return ""


def _is_finite(word: Word) -> bool:
    return (word.kind == "VERB" and word.form == "Fin") or (word.form == "Short" and word.kind in ("VERB", "ADJ"))


def _can_be(token: _Token) -> bool:
    return token.word.kind in _NOUNS and token.word.case == "Nom" and token.said not in _NOT_SUBJECTS


def _is_noun_in(word: Word, case: str) -> bool:
    return word.kind in ("NOUN", "PROPN") and word.case == case


def _disagree(noun: Word, verb: Word) -> float:
    """Return what speaks against a noun by number and gender; a title is masculine whoever bears it."""
    if noun.number and verb.number and noun.number != verb.number:
        return 4.0 if verb.number == "Plur" else _FAR
    if noun.gender and verb.gender and noun.gender != verb.gender and verb.number != "Plur":
        return 4.0 if noun.kind == "PROPN" or (noun.gender, verb.gender) == ("Masc", "Fem") else _FAR
    return 0.0
