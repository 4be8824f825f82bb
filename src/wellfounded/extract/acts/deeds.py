"""Deeds of a sentence: each verb of a class with the thing that it is done to, as hits like those of the patterns.

Active and passive, reduced and relative clauses, heads of newspapers without an auxiliary, nouns of deeds with "of", verbs that share
their object. Invariant: a verb and its thing stand in one clause, or the verb in the relative clause that hangs on the thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.passages import Span
from .deed_clauses import DeedSentence
from .lexicon import ALONE, Lexicon, Mood, Token
from .patterns import Form, Hit

_NOUN_REACH = 60
_SET_OFF = re.compile(r"[,;]\s(?:(?:then|later|and|puis|ensuite|et|затем|позднее|и)\s)?\Z")
_LINKED = re.compile(r"(?:\s(?:and remanded|on appeal))?(?:,|\s(?:by|par|in|en|on|le|в|(?-i:[А-ЯЁ])))", re.IGNORECASE)
"""What may follow a link of a chain: who, where or when."""


def deeds_in(
    text: str,
    sentence: Span,
    *,
    tokens: Sequence[Token],
    clauses: Sequence[Span],
    lexicon: Lexicon,
) -> Iterator[Hit]:
    """Yield what the classes of words in a sentence say that was done, and what it was done to."""
    around = DeedSentence(text, sentence, tokens=tokens, clauses=clauses, lexicon=lexicon)
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


def _link(around: DeedSentence, verb: Token, *, last: Hit | None) -> Hit | None:
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


def _deed(around: DeedSentence, verb: Token) -> Hit | None:
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


def _thing_of(around: DeedSentence, verb: Token) -> tuple[bool, Token | None]:
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
        given = around.received(verb)
        if given is not None and given.span.start - verb.span.end <= 1:
            return True, given
        return True, around.before(verb) or around.placed_after(verb) or (around.after(verb) if free else given)
    if around.says("perfect", max(start, at - 60), at):
        return False, around.after(verb) or around.relative_object(verb)
    return _bare_participle(around, verb)


def _bare_participle(around: DeedSentence, verb: Token) -> tuple[bool, Token | None]:
    """Decide between a past ("the court quashed the order") and a participle ("the order quashed in May", "Charges re-filed")."""
    after, before = around.after(verb), around.before(verb) or around.beside(verb)
    if before is not None and around.is_subject(before, verb):
        before = None
    if around.lexicon.done_is_past:
        if after is not None and around.says("determined", verb.span.end, after.span.start + 1):
            return False, after
        if (wanted := around.relative_object(verb)) is not None:
            return False, wanted
        return before is not None, before
    leads = not around.text[around.span.start : verb.span.start].strip(" «\"'*-–•")
    return True, before or (after if leads else None)


def _nominal(around: DeedSentence, noun: Token) -> Hit | None:
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
