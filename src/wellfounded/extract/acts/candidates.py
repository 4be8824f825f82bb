"""Who may have done an act: every body that the text names near it, each with what speaks for it and against it.

What speaks for a candidate are the names of features, such as ``active_subject``, ``led_by``, ``earlier`` or ``may``; what each of them
counts is learnt (:mod:`.choosing`). Invariant: a candidate is named by the text: in the sentence of the act, or beyond it (:mod:`.beyond`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ...model.labels import ActKind
from ..forums import table
from .belonging import did_nothing
from .beyond import LEAD, Candidate, in_sentences_before, in_sentences_behind, of_body, with_courts, with_told
from .doers import doers
from .marks import Around, Marked
from .parties import by_name, parties
from .patterns import Form, Hit
from .powers import sorts_of
from .scene import Scene, words_before
from .subjects import ASKED

_NEAR, _FAR = 25, 80
_UNDOING = frozenset({ActKind.ANNULMENT, ActKind.STAY, ActKind.UPHOLDING})
"""What courts do to the acts of others."""


@cache
def _rows(key: str) -> Mapping[str, re.Pattern[str]]:
    rows: Any = table("body_choice")[key]
    return {lang: re.compile(pattern, re.IGNORECASE) for lang, pattern in rows.items()}


def candidates_of(scene: Scene, number: int) -> list[Candidate]:
    """Return the bodies that may have done the act of a telling, those of its sentence first."""
    telling, words, act = scene.told.tellings[number], scene.told.words[number], scene.told.acts[number]
    sentence = scene.sentence_at(telling.hit.anchor.start)
    if sentence is None:
        return []
    around = scene.around(sentence, words)
    hits = [t.hit for t, _ in scene.told.near(number)]
    form = "noun" if not telling.hit.tells else "passive" if telling.passive or _is_passive(around, telling.hit) else "active"
    found = []
    for body in _bodies_in(around, telling.hit, passive=form == "passive"):
        said = _in_sentence(around, telling.hit, body, form=form, hits=hits) | of_body(around, body, act)
        found.append(Candidate(by_name(around, body), frozenset(said)))
    found = _compared(found)
    by_pronoun = _by_pronoun(around, telling.hit)
    for candidate in in_sentences_before(scene, around, telling.hit, act):
        meant = {"pronoun", *(f"pronoun_{sort}" for sort in sorts_of(candidate.body.value))} if by_pronoun else set()
        found.append(Candidate(candidate.body, candidate.features | meant))
    found += in_sentences_behind(scene, around, telling.hit, act)
    found = with_courts(with_told(found, scene, act), scene, act, form="noun" if not telling.hit.tells else "verb")
    undone_by = {owner.body.casefold() for other, owner in scene.told.near(number) if _undoes(other.hit, telling.hit)}
    return [candidate for candidate in found if candidate.body.value.casefold() not in undone_by]


def _undoes(verb: Hit, noun: Hit) -> bool:
    """Say whether a verb stops, sets aside or keeps what a noun names: whoever "suspended the expulsion" did not order it."""
    tells = verb.tells and not noun.tells and verb.rule.kind in _UNDOING
    return tells and verb.object is not None and verb.object.overlaps(noun.anchor)


def _compared(found: Sequence[Candidate]) -> list[Candidate]:
    """Say of which candidates of a sentence there is no other that may do the act, and which come first and last."""
    may = [c for c in found if "may" in c.features]
    inside = [c for c in may if "clause" in c.features]
    out = []
    for candidate in found:
        more = set()
        if candidate in may:
            more.add("only_one" if len(may) == 1 else "first_of_several" if candidate is may[0] else "later_of_several")
            if len(inside) == 1 and candidate is inside[0]:
                more.add("only_one_inside")
        elif may:
            more.add("another_may")
        out.append(Candidate(candidate.body, candidate.features | more))
    return out


def _bodies_in(around: Around, hit: Hit, *, passive: bool) -> list[Marked]:
    """Return the bodies of a sentence, and where parties act the persons; a state is no candidate but by what the rules say.

    Whom something is done to did not do it, and neither did a body that only says where a person belongs: "an editor of the weekly".
    """
    asking = hit.rule.outcome in ASKED
    done_to = around.syntax.subject(hit.anchor) if hit.tells and passive and not asking else None
    found = [
        b for b in around.bodies if not (did_nothing(around, b, hit.rule.kind, asking=asking) or (done_to and done_to.overlaps(b.span)))
    ]
    doing = [d for d in doers(around, hit, passive=passive) if not (done_to and done_to.overlaps(d.span))]
    named = [*found, *(around.persons if asking else (d for d in doing if d in around.persons))]
    unnamed = [*(parties(around) if asking else ()), *(d for d in doing if not d.named)]
    for one in unnamed:
        if not any(one.span.overlaps(other.span) for other in named):
            named.append(one)
    return sorted(named, key=lambda b: b.span)


def _by_pronoun(around: Around, hit: Hit) -> bool:
    pattern = _rows("pronoun").get(around.words.language)
    return pattern is not None and hit.tells and pattern.search(around.before(hit.anchor.start)[-LEAD:]) is not None


def _in_sentence(around: Around, hit: Hit, body: Marked, *, form: str, hits: Sequence[Hit]) -> set[str]:
    """Return how a body stands to the verb or the noun of an act in its sentence."""
    anchor, span = hit.anchor, body.span
    clause = around.clause_at(anchor.start)
    found = {"clause" if clause.covers(span) else "sentence"}
    side = "before" if span.end <= anchor.start else "after"
    gap = around.text[span.end : anchor.start] if side == "before" else around.text[anchor.end : span.start]
    found |= {f"{form}_{side}", "near" if len(gap) <= _NEAR else "far" if len(gap) > _FAR else "middling"}
    if "," in gap or ";" in gap:
        found.add("comma")
    if any(o.anchor.start < max(anchor.end, span.end) and min(anchor.start, span.start) < o.anchor.start for o in hits if o.tells):
        found.add("verb_between")
    lead = around.text[max(around.span.start, span.start - LEAD) : span.start]
    for name, pattern in words_before().get(around.words.language, ()):
        if pattern.search(lead):
            found |= {f"led_{name}", f"{form}_led_{name}"}
            break
    else:
        found.add(f"{form}_bare_{side}")
    if hit.object is not None and (hit.object.covers(span) or 0 <= span.start - hit.object.end <= 4):
        found.add("in_object")
    if hit.span.covers(span):
        found.add("in_hit")
    if span.start - around.span.start < 2:
        found.add("first")
    return found | _by_grammar(around, hit, body, form=form, hits=hits)


def _is_passive(around: Around, hit: Hit) -> bool:
    if hit.form is Form.PASSIVE:
        return True
    return hit.head is None and hit.tells and around.says("passive", around.before(hit.anchor.start)[-60:])


def _by_grammar(around: Around, hit: Hit, body: Marked, *, form: str, hits: Sequence[Hit]) -> set[str]:
    """Return what the parse or the case of the body says."""
    found: set[str] = set()
    if (case := around.syntax.case(body.span)) is not None:
        found.add(f"{form}_case_{case}")
    subject, agent = around.syntax.subject(hit.anchor), around.syntax.agent(hit.anchor)
    if subject is not None and subject.overlaps(body.span):
        found.add(f"{form}_subject")
    if agent is not None and agent.overlaps(body.span):
        found.add("agent")
    for relation, word in around.syntax.path(body.span):
        if word.overlaps(hit.anchor):
            found |= {"hangs_on_it", f"{form}_as_{relation}"}
            break
        if any(o.tells and word.overlaps(o.anchor) for o in hits):
            found |= {"hangs_on_other", f"other_as_{relation}"}
            break
    return found
