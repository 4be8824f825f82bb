"""The things of a sentence as its deeds ask for them: before the verb, behind it, over a relative clause, or meant by a pronoun.

Invariant: a verb and its thing stand in one clause, or the verb in the relative clause that hangs on the thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.passages import Span
from .lexicon import Lexicon, Mood, Token

_REACH = 90
"""Characters between a verb and its thing."""
_REACH_LEFT = 130
_NOUN_REACH = 60
_HEAD_REACH = 60
_BESIDE = 40
_BETWEEN = re.compile(r"[^,;:.()]{0,25},?\s(?:\w+ly\s)?|,?\s?")
_BACK = 260
"""Characters before a sentence in which the thing stands that a pronoun means."""
_VAGUE = frozenset({"IT"})
_VERBS = (Mood.DONE, Mood.FINITE, Mood.BARE, Mood.GERUND)


class DeedSentence:
    """The tokens of one sentence, asked by the deeds."""

    def __init__(
        self,
        text: str,
        span: Span,
        *,
        tokens: Sequence[Token],
        clauses: Sequence[Span],
        lexicon: Lexicon,
    ) -> None:
        self.text, self.span, self.lexicon = text, span, lexicon
        self.clauses = clauses
        tokens = [t for t in tokens if not self._is_of_a_body(t)]
        things = [t for t in tokens if t.mood is Mood.THING]
        self.things = [t for t in things if not any(len(o.span) > len(t.span) and o.span.covers(t.span) for o in things)]
        self.nouns = [t for t in tokens if t.mood is Mood.NOUN]
        self.verbs = [t for t in tokens if t.mood in _VERBS and not self._is_noun(t)]

    def clause_at(self, at: int) -> Span:
        return next((c for c in self.clauses if c.start <= at < c.end), self.span)

    def _is_of_a_body(self, token: Token) -> bool:
        """Say whether a word is part of what a body is called: "the Court of Appeal", "an appeals chamber"."""
        start, end = token.span.start, token.span.end
        return self.says("of_body", start - 30, start) or self.says("body_of", end, end + 14)

    def _is_noun(self, token: Token) -> bool:
        """Say whether what may be a verb is a noun here: "charges", "orders", "l'arrêté"."""
        start, end = token.span.start, token.span.end
        if token.mood is Mood.DONE:
            return self.says("article", start - 12, start)
        if token.mood is Mood.BARE and self.says("noun_of", start - 16, start):
            return True
        if token.mood is not Mood.FINITE or not any(t.span.start <= start < t.span.end for t in (*self.things, *self.nouns)):
            return False
        return start == self.span.start or self.says("noun_next", start - 16, start) or not self.says("determined", end, end + 40)

    def is_indirect(self, thing: Token) -> bool:
        """Say whether a thing is that by which, in which or after which something is done, and not what it is done to."""
        if thing.name in self.lexicon.placed:
            return False
        return self.says("indirect", thing.span.start - 40, thing.span.start) or self.says("instrumental", thing.span.start, thing.span.end)

    def says(self, voice: str, start: int, end: int) -> bool:
        """Say whether a pattern of the language's grammar stands in a stretch; an absent one never does."""
        pattern = self.lexicon.voices.get(voice)
        return pattern is not None and pattern.search(self.text[max(start, self.span.start) : min(end, self.span.end)]) is not None

    def found(self, voice: str, start: int, end: int) -> Span | None:
        """Return where the group ``verb`` of a pattern of the language's grammar stands in a stretch."""
        pattern = self.lexicon.voices.get(voice)
        match = pattern.search(self.text[max(start, self.span.start) : min(end, self.span.end)]) if pattern else None
        return Span(*match.span("verb")).shifted(max(start, self.span.start)) if match else None

    def is_of_a_deed(self, thing: Token, *, after: Token) -> bool:
        """Say whether a thing belongs to the noun of a deed: "the suspension of the proceedings" is what is ordered, not they."""
        near = (
            n
            for n in self.nouns
            if n.span.start >= after.span.end
            and 0 <= thing.span.start - n.span.end <= _NOUN_REACH
            and (n.name, thing.name) in self.lexicon.deeds
        )
        return any(self.says("of", n.span.end, thing.span.start) for n in near)

    def has_deed(self, verb: Token, thing: Token) -> bool:
        return (verb.name, thing.name) in self.lexicon.deeds

    def after(self, verb: Token) -> Token | None:
        """Return the first thing after a verb in its clause that the verb can be done to."""
        end = min(self.clause_at(verb.span.start).end, verb.span.end + _REACH)
        for thing in self.things:
            if verb.span.end <= thing.span.start < end and self.has_deed(verb, thing) and not self.is_indirect(thing):
                return thing if self._reaches(verb, thing) and not self.is_of_a_deed(thing, after=verb) else None
        return None

    def placed_after(self, verb: Token) -> Token | None:
        """Return the thing after a passive in which or under which somebody was put: "was included in Annex I"."""
        thing = self.after(verb)
        return thing if thing is not None and thing.name in self.lexicon.placed and thing.span.start - verb.span.end <= _BESIDE else None

    def received(self, verb: Token) -> Token | None:
        """Return the thing that somebody was given or refused, right after the passive: "was denied entry", "was granted leave"."""
        if not self.says("giving", verb.span.start, verb.span.end):
            return None
        thing = self.after(verb)
        return thing if thing is not None and thing.span.start - verb.span.end <= _BESIDE else None

    def before(self, verb: Token) -> Token | None:
        """Return the thing before a verb that heads the phrase nearest to it, in its clause or in the one that it hangs on."""
        clause = self.clause_at(verb.span.start)
        start = clause.start
        if self.says("relative", clause.start, verb.span.start) and not any(
            clause.start <= t.span.start < verb.span.start and self.has_deed(verb, t) for t in self.things
        ):
            start = self.clause_at(max(self.span.start, clause.start - 1)).start
        start = max(start, verb.span.start - _REACH_LEFT)
        fitting = [t for t in self.things if start <= t.span.start and t.span.end <= verb.span.start and self.has_deed(verb, t)]
        if not fitting or self._is_crossed(fitting[-1].span.end, verb.span.start, verb):
            return None
        head = self._head(fitting)
        return None if self.is_indirect(head) else head

    def beside(self, verb: Token) -> Token | None:
        """Return the thing that a participle follows at once, whatever stands before it: "in a ruling delivered on 5 May"."""
        near = [t for t in self.things if t.span.end <= verb.span.start <= t.span.end + _BESIDE and self.has_deed(verb, t)]
        found = near[-1] if near else None
        return found if found and _BETWEEN.fullmatch(self.text, found.span.end, verb.span.start) else None

    def is_subject(self, thing: Token, verb: Token) -> bool:
        """Say whether a pronoun stands right before a participle and so is who did it: "It quashed both judgments"."""
        return thing.name in _VAGUE and not self.text[thing.span.end : verb.span.start].strip()

    def relative_object(self, verb: Token) -> Token | None:
        """Return what an active verb of a relative clause is done to: "a notice which Interpol had published"."""
        for thing in reversed(self.things):
            if thing.span.end <= verb.span.start <= thing.span.end + _REACH and self.has_deed(verb, thing):
                return thing if self.says("relative_object", thing.span.end, verb.span.start) else None
        return None

    def meant_by_pronoun(self, verb: Token) -> Token | None:
        """Return the thing told last before the sentence for which a pronoun beside a verb stands: "it was extended", "annulled it"."""
        start, end = verb.span.start, verb.span.end
        wanted = self.lexicon.voices.get("pronoun_verbs")
        if verb.mood not in (Mood.DONE, Mood.FINITE) or wanted is None or not wanted.match(verb.name):
            return None
        leads = self.says("pronoun_before", start - 50, start) or self.says("pronoun_object", start - 30, start)
        if not leads and not self.says("pronoun_after", end, end + 12):
            return None
        before = self.lexicon.tokens(self.text, max(0, self.span.start - _BACK), self.clause_at(start).start)
        things = [t for t in before if t.mood is Mood.THING and t.name not in _VAGUE and self.has_deed(verb, t)]
        return things[-1] if things else None

    def _head(self, things: Sequence[Token]) -> Token:
        """Return the head of a phrase: "the appeal against the acquittal" is an appeal."""
        head = things[-1]
        for thing in reversed(things[:-1]):
            if thing.span.overlaps(head.span):
                continue
            near = head.span.start - thing.span.end <= _HEAD_REACH
            if (
                not near
                or not self.says("linking", thing.span.end, head.span.start)
                or self._is_crossed(thing.span.end, head.span.start, head)
            ):
                break
            head = thing
        return head

    def _reaches(self, verb: Token, thing: Token) -> bool:
        """Say whether no other verb stands between, unless both share the thing: "opened and then closed an inquiry".

        Nor may another paper, of which the thing is a part: "signed an agreement on decisions".
        """
        if self.says("other_paper", verb.span.end, thing.span.start):
            return False
        for other in self.verbs:
            if verb.span.end <= other.span.start < thing.span.start and other.mood is not Mood.DONE:
                return self.says("sharing", verb.span.end, other.span.start)
            if verb.span.end <= other.span.start < thing.span.start and self.says("sharing", verb.span.end, other.span.start):
                return True
        return True

    def _is_crossed(self, start: int, end: int, verb: Token) -> bool:
        return any(start <= v.span.start < end and v.mood in (Mood.FINITE, Mood.BARE) and v is not verb for v in self.verbs)
