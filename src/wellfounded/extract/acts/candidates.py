"""Who may have done an act: every body that the text names near it, each with what speaks for it and against it.

What speaks for a candidate are the names of features, such as ``active_subject``, ``led_by``, ``earlier`` or ``may``; what each of them
counts is learnt (:mod:`.choosing`). Invariant: a candidate is named by the text, in the sentence of the act or a few sentences before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ...model.labels import ActKind
from ...model.passages import Span
from ..analysis import Analysis
from ..forums import table
from .evidence import Drafted
from .marks import Around, Marked, Marks
from .parties import by_name
from .patterns import Form, Hit, Vocabulary
from .powers import does, may_do, sorts_of
from .subjects import ASKED
from .targets import Told

_BACK = 4
"""Sentences before that of an act in which its body is looked for."""
_LEAD = 45
_LONGEST = 1_500
_BREAK = re.compile(r"\n\s*\n")
_NEAR, _FAR = 25, 80


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may have done an act, and what speaks for it and against it."""

    body: Marked
    features: frozenset[str]


@dataclass(slots=True)
class Scene:
    """One document as the candidates are looked for in it; what stands in a sentence is gathered once."""

    analysis: Analysis
    marks: Marks
    told: Told
    acts: Sequence[Drafted]
    _around: dict[tuple[Span, str], Around] = field(default_factory=dict)

    def around(self, sentence: Span, words: Vocabulary) -> Around:
        key = (sentence, words.language)
        if key not in self._around:
            self._around[key] = self.marks.around(sentence, words)
        return self._around[key]

    def sentence_at(self, at: int) -> Span | None:
        found = self.analysis.sentence_at(at)
        return found.span if found is not None and len(found.span) <= _LONGEST else None

    def before(self, sentence: Span) -> Iterator[Span]:
        """Yield the sentences before one, the nearest first, and no other paragraph than the last."""
        at, breaks = sentence.start, 0
        for _ in range(_BACK):
            end = len(self.analysis.text[:at].rstrip()) - 1
            found = self.sentence_at(end) if end > 0 else None
            if found is None or found.start >= at:
                return
            breaks += _BREAK.search(self.analysis.text, found.end - 1, at + 1) is not None
            if breaks > 1:
                return
            yield found
            at = found.start


@cache
def words_before() -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return for each language what words right before a body or a state say of it, in the order in which they are asked."""
    rows: Any = table("body_choice")["before"]
    return {lang: tuple((name, re.compile(f"(?:{p})$", re.IGNORECASE)) for name, p in of.items()) for lang, of in rows.items()}


@cache
def _usual() -> Mapping[ActKind, frozenset[str]]:
    rows: Any = table("body_choice")["usual"]
    return {ActKind(kind): frozenset(sorts) for kind, sorts in rows.items()}


def candidates_of(scene: Scene, number: int) -> list[Candidate]:
    """Return the bodies that may have done the act of a telling, those of its sentence first."""
    telling, words, act = scene.told.tellings[number], scene.told.words[number], scene.told.acts[number]
    sentence = scene.sentence_at(telling.hit.anchor.start)
    if sentence is None:
        return []
    around = scene.around(sentence, words)
    hits = [t.hit for t, _ in scene.told.near(number)]
    found = [
        Candidate(by_name(around, body), frozenset(_in_sentence(around, telling.hit, body, hits=hits) | _of_body(around, body, act)))
        for body in _bodies_in(around, asking=telling.hit.rule.outcome in ASKED)
    ]
    found = _compared(found)
    for distance, before in enumerate(scene.before(sentence), start=1):
        earlier = scene.around(before, words)
        for body in earlier.bodies:
            told = _in_sentence_before(scene, earlier, body, act, distance=distance)
            found.append(Candidate(by_name(earlier, body), frozenset(told | _of_body(earlier, body, act))))
    return found


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


def _bodies_in(around: Around, *, asking: bool) -> list[Marked]:
    """Return the bodies of a sentence, and where parties act the persons; a state is no candidate but by what the rules say."""
    return sorted([*around.bodies, *(around.persons if asking else ())], key=lambda b: b.span)


def _of_body(around: Around, body: Marked, act: Drafted) -> set[str]:
    """Return what the name of a body says: of what sort it is, and whether that does such acts."""
    if body in around.persons:
        return {"person"}
    sorts = sorts_of(body.value)
    usual = _usual().get(act.kind, frozenset())
    may = does(body.value, act.kind) or bool(sorts & usual)
    not_may = not may_do(body.value, act.kind) or bool(usual and sorts - {"state"} and not sorts & usual)
    found = {"may" if may else "may_not" if not_may else "sort_unknown"} | {f"sort_{sort}" for sort in sorts}
    if not sorts and any(body.span.overlaps(span) for span, _ in around.states):
        found.add("of_state")
    if not body.named:
        found.add("phrase")
    return found


def _in_sentence(around: Around, hit: Hit, body: Marked, *, hits: Sequence[Hit]) -> set[str]:
    """Return how a body stands to the verb or the noun of an act in its sentence."""
    anchor, span = hit.anchor, body.span
    clause = around.clause_at(anchor.start)
    found = {"clause" if clause.covers(span) else "sentence"}
    form = "passive" if _is_passive(around, hit) else "noun" if not hit.tells else "active"
    side = "before" if span.end <= anchor.start else "after"
    gap = around.text[span.end : anchor.start] if side == "before" else around.text[anchor.end : span.start]
    found |= {f"{form}_{side}", "near" if len(gap) <= _NEAR else "far" if len(gap) > _FAR else "middling"}
    if "," in gap or ";" in gap:
        found.add("comma")
    if any(o.anchor.start < max(anchor.end, span.end) and min(anchor.start, span.start) < o.anchor.start for o in hits if o.tells):
        found.add("verb_between")
    lead = around.text[max(around.span.start, span.start - _LEAD) : span.start]
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


def _in_sentence_before(scene: Scene, around: Around, body: Marked, act: Drafted, *, distance: int) -> set[str]:
    """Return how a body stands in a sentence before that of the act."""
    found = {"earlier", f"back_{min(distance, 3)}"}
    if body.span.start - around.span.start < 5:
        found.add("earlier_first")
    lead = around.text[max(around.span.start, body.span.start - _LEAD) : body.span.start]
    if around.says("heard_by", lead):
        found.add("earlier_heard")
    for name, pattern in words_before().get(around.words.language, ()):
        if pattern.search(lead):
            found.add(f"earlier_led_{name}")
            break
    acting = [a for a in scene.acts if a is not act and a.body == body.value and any(around.span.covers(t.hit.anchor) for t in a.tellings)]
    if acting:
        found.add("earlier_acted")
        if any(a.kind is act.kind for a in acting):
            found.add("earlier_acted_alike")
    return found
