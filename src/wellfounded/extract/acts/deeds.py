"""Deeds of a sentence: each verb of a class with the thing that it is done to, as hits like those of the patterns.

Active and passive, reduced and relative clauses, heads of newspapers without an auxiliary, nouns of deeds with "of", verbs that share
their object. Invariant: a verb and its thing stand in one clause, or the verb in the relative clause that hangs on the thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.passages import Span
from .lexicon import ALONE, Lexicon, Mood, Token
from .patterns import Form, Hit

_REACH = 90
"""Characters between a verb and its thing."""
_REACH_LEFT = 130
_NOUN_REACH = 60
_HEAD_REACH = 60
_SET_OFF = re.compile(r"[,;]\s(?:(?:then|later|and|puis|ensuite|et|затем|позднее|и)\s)?\Z")
_LINKED = re.compile(r"(?:\s(?:and remanded|on appeal))?(?:,|\s(?:by|par|in|en|on|le|в|(?-i:[А-ЯЁ])))", re.IGNORECASE)
"""What may follow a link of a chain: who, where or when."""
_BESIDE = 40
_BETWEEN = re.compile(r"[^,;:.()]{0,25},?\s(?:\w+ly\s)?|,?\s?")
_BACK = 260
"""Characters before a sentence in which the thing stands that a pronoun means."""
_VAGUE = frozenset({"IT"})
_VERBS = (Mood.DONE, Mood.FINITE, Mood.BARE, Mood.GERUND)


class _Sentence:
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


def deeds_in(
    text: str,
    sentence: Span,
    *,
    tokens: Sequence[Token],
    clauses: Sequence[Span],
    lexicon: Lexicon,
) -> Iterator[Hit]:
    """Yield what the classes of words in a sentence say that was done, and what it was done to."""
    around = _Sentence(text, sentence, tokens=tokens, clauses=clauses, lexicon=lexicon)
    best: dict[int, Hit] = {}
    last: Hit | None = None
    for verb in around.verbs:
        hit = _link(around, verb, last=last) or _deed(around, verb)
        if hit is not None and (verb.span.start not in best or _distance(hit) < _distance(best[verb.span.start])):
            best[verb.span.start] = last = hit
    yield from best.values()
    yield from (hit for noun in around.nouns if (hit := _nominal(around, noun)) is not None)
    for thing in around.things:
        if thing.name in lexicon.named:
            yield Hit(
                thing.span,
                lexicon.named[thing.name],
                Form.NAMED if len(lexicon.named[thing.name].kinds) < 4 else Form.NOUN,
            )


def _link(around: _Sentence, verb: Token, *, last: Hit | None) -> Hit | None:
    """Return a further link of a chain, which is done to what the link before it was done to: "…, affirmed by A, reversed by B"."""
    if verb.mood is not Mood.DONE or last is None or last.form is not Form.PASSIVE or last.object is None or last.rule.effect is None:
        return None
    if not _SET_OFF.search(around.text[max(around.span.start, verb.span.start - 12) : verb.span.start]):
        return None
    thing = next((t for t in around.things if t.span == last.object and around.has_deed(verb, t)), None)
    rule = around.lexicon.deeds[verb.name, thing.name] if thing else None
    if rule is None or rule.effect is None or not _LINKED.match(around.text, verb.span.end):
        return None
    return Hit(last.object.joined(verb.span), rule, Form.PASSIVE, head=verb.span, object=last.object)


def _distance(hit: Hit) -> tuple[bool, int, int]:
    """Return how far a verb and its thing are apart; a verb that needs none is the last resort, longer words the first."""
    if hit.object is None:
        return True, 0, -len(hit.anchor)
    return (
        False,
        -len(hit.anchor),
        max(hit.object.start - hit.anchor.end, hit.anchor.start - hit.object.end),
    )


def _deed(around: _Sentence, verb: Token) -> Hit | None:
    passive, thing = _thing_of(around, verb)
    rule = around.lexicon.deeds.get((verb.name, thing.name if thing else ALONE))
    if thing is None and (meant := around.meant_by_pronoun(verb)) is not None:
        form = Form.PASSIVE if around.says("pronoun_before", verb.span.start - 50, verb.span.start) else Form.TOLD
        return Hit(verb.span, around.lexicon.deeds[verb.name, meant.name], form, head=verb.span, meant=meant.span)
    if rule is None and thing is None:
        return None
    assert rule is not None
    span = verb.span.joined(thing.span) if thing else verb.span
    pattern = around.lexicon.unless.get((verb.name, thing.name if thing else ALONE))
    end = min(around.span.end, span.end + 60)
    if pattern is not None and (pattern.match(around.text, span.end, end) or pattern.match(around.text, verb.span.end, end)):
        return None
    undergone = verb.mood is Mood.BARE and around.says("seen", verb.span.start - 40, verb.span.start)
    form = Form.PASSIVE if undergone else Form.INFINITIVE if verb.mood is Mood.BARE else Form.PASSIVE if passive else Form.TOLD
    return Hit(span, rule, form, head=verb.span, object=thing.span if thing else None)


def _thing_of(around: _Sentence, verb: Token) -> tuple[bool, Token | None]:
    """Return whether a verb is passive, and the thing that it is done to."""
    start, at = around.span.start, verb.span.start
    if verb.mood in (Mood.BARE, Mood.GERUND):
        free = "free" in around.lexicon.voices
        return around.says("to_be", at - 12, at), around.after(verb) or (around.before(verb) if free else None)
    if verb.mood is Mood.FINITE:
        free = "free" in around.lexicon.voices
        return False, around.after(verb) or around.relative_object(verb) or (around.before(verb) if free else None)
    if around.lexicon.done_is_passive or around.says("passive", max(start, at - 60), at):
        free = around.lexicon.done_is_passive or around.says("inverted", at - 60, at)
        return True, around.before(verb) or around.placed_after(verb) or (around.after(verb) if free else around.received(verb))
    if around.says("perfect", max(start, at - 60), at):
        return False, around.after(verb) or around.relative_object(verb)
    return _bare_participle(around, verb)


def _bare_participle(around: _Sentence, verb: Token) -> tuple[bool, Token | None]:
    """Decide between a past ("the court quashed the order") and a participle ("the order quashed in May", "Charges re-filed")."""
    after, before = around.after(verb), around.before(verb) or around.beside(verb)
    if around.lexicon.done_is_past:
        if after is not None and around.says("determined", verb.span.end, after.span.start + 1):
            return False, after
        if (wanted := around.relative_object(verb)) is not None:
            return False, wanted
        return before is not None, before
    leads = not around.text[around.span.start : verb.span.start].strip(" «\"'*-–•")
    return True, before or (after if leads else None)


def _nominal(around: _Sentence, noun: Token) -> Hit | None:
    """Return what a noun of a deed names ("the annulment of the conviction", "licence revocation") or, with a verb that does it, tells."""
    end = min(around.clause_at(noun.span.start).end, noun.span.end + _NOUN_REACH)
    thing = next((t for t in around.things if noun.span.end <= t.span.start < end and around.has_deed(noun, t)), None)
    if thing is not None and not around.says("of", noun.span.end, thing.span.start):
        thing = None
    if thing is None:
        thing = next((t for t in around.things if around.has_deed(noun, t) and 0 <= noun.span.start - t.span.end <= 1), None)
    rule = around.lexicon.deeds.get((noun.name, thing.name if thing else ALONE))
    if rule is None:
        return None
    span = noun.span.joined(thing.span) if thing else noun.span
    done_to = thing.span if thing else None
    if (verb := around.found("performs", max(around.span.start, noun.span.start - 60), noun.span.start)) is not None:
        return Hit(verb.joined(span), rule, Form.TOLD, head=verb, object=done_to)
    if (verb := around.found("performed", span.end, span.end + 110)) is not None:
        return Hit(span.joined(verb), rule, Form.PASSIVE, head=verb, object=done_to)
    if around.says("event", span.end, span.end + 90):
        return Hit(span, rule, Form.PASSIVE, head=noun.span, object=done_to)
    return Hit(span, rule, Form.NAMED, head=noun.span, object=done_to)
