"""Who may have done an act: every body that the text names near it, each with what speaks for it and against it.

What speaks for a candidate are the names of features, such as ``active_subject``, ``led_by``, ``earlier`` or ``may``; what each of them
counts is learnt (:mod:`.choosing`). Invariant: a candidate is named by the text, in the sentence of the act or a few sentences before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...model.labels import ActKind
from ...model.passages import Span
from ..analysis import Analysis
from ..forums import table
from .belonging import did_nothing, is_of_person, is_press
from .evidence import Drafted, overlapping
from .marks import Around, Marked, Marks
from .parties import by_name
from .patterns import Form, Hit, Vocabulary
from .powers import does, may_do, sorts_of
from .subjects import ASKED
from .tellings import Told

_BACK = 4
"""Sentences before that of an act in which its body is looked for."""
_LEAD = 45
_LONGEST = 1_500
_BREAK = re.compile(r"\n\s*\n")
_NEAR, _FAR = 25, 80
_TITLE = 300
"""Characters at the beginning of a document in which a title tells what its text tells with more words."""
_TRIED = frozenset({ActKind.CONVICTION, ActKind.SENTENCE, ActKind.ACQUITTAL})
"""What courts do at the end of a trial."""


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
    _courts: list[tuple[Marked, frozenset[str]]] | None = None

    def around(self, sentence: Span, words: Vocabulary) -> Around:
        return self.marks.around(sentence, words)

    def sentence_at(self, at: int) -> Span | None:
        found = self.analysis.sentence_at(at)
        return found.span if found is not None and len(found.span) <= _LONGEST else None

    def courts(self) -> Sequence[tuple[Marked, frozenset[str]]]:
        """Return the court that the document names first and the one that it names most, with what it says of them."""
        if self._courts is None:
            named = [body for body in self.marks.bodies if "court" in sorts_of(body.value)]
            counts = Counter(body.value.casefold() for body in named)
            most = counts.most_common(1)[0][0] if counts else ""
            said: dict[str, set[str]] = {}
            for body in named[:1]:
                said.setdefault(body.value.casefold(), set()).add("court_first_early" if body.span.start < _TITLE * 2 else "court_first")
            if len(counts) == 1:
                said.setdefault(most, set()).add("court_alone")
            elif counts and counts[most] * 2 > len(named):
                said.setdefault(most, set()).add("court_most")
            first = {body.value.casefold(): body for body in reversed(named)}
            self._courts = [(first[key], frozenset(told)) for key, told in said.items()]
        return self._courts

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
def _pronouns() -> Mapping[str, re.Pattern[str]]:
    rows: Any = table("body_choice")["pronoun"]
    return {lang: re.compile(f"(?:{pattern})$", re.IGNORECASE) for lang, pattern in rows.items()}


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
        for body in _bodies_in(around, telling.hit)
    ]
    found = _compared(found)
    for distance, before in enumerate(scene.before(sentence), start=1):
        earlier = scene.around(before, words)
        for body in earlier.bodies:
            if is_of_person(earlier, body) or (telling.hit.rule.outcome not in ASKED and is_press(body)):
                continue
            told = _in_sentence_before(scene, earlier, body, act, distance=distance)
            if _by_pronoun(around, telling.hit):
                told |= {"pronoun", *(f"pronoun_{sort}" for sort in sorts_of(body.value))}
            found.append(Candidate(by_name(earlier, body), frozenset(told | _of_body(earlier, body, act))))
    return _with_courts(_with_told(found, scene, act), scene, act, form="noun" if not telling.hit.tells else "verb")


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


def _bodies_in(around: Around, hit: Hit) -> list[Marked]:
    """Return the bodies of a sentence, and where parties act the persons; a state is no candidate but by what the rules say.

    Whom something is done to did not do it, and neither did a body that only says where a person belongs: "an editor of the weekly".
    """
    asking = hit.rule.outcome in ASKED
    done_to = around.syntax.subject(hit.anchor) if hit.tells and _is_passive(around, hit) and not asking else None
    found = [
        b for b in around.bodies if not (did_nothing(around, b, hit.rule.kind, asking=asking) or (done_to and done_to.overlaps(b.span)))
    ]
    return sorted([*found, *(around.persons if asking else ())], key=lambda b: b.span)


def _by_pronoun(around: Around, hit: Hit) -> bool:
    pattern = _pronouns().get(around.words.language)
    return pattern is not None and hit.tells and pattern.search(around.before(hit.anchor.start)[-_LEAD:]) is not None


def _with_told(found: Sequence[Candidate], scene: Scene, act: Drafted) -> list[Candidate]:
    """Say of candidates what else of the kind they did in the document, and add those that did it farther away than the text is read."""
    said = _acted_alike(scene, act)
    out = [Candidate(c.body, c.features | said.get(c.body.value.casefold(), (c.body, frozenset()))[1]) for c in found]
    near = {c.body.value.casefold() for c in found}
    out += [Candidate(body, told | {"told_only"}) for key, (body, told) in said.items() if key not in near]
    return out


def _with_courts(found: Sequence[Candidate], scene: Scene, act: Drafted, *, form: str) -> list[Candidate]:
    """Say of candidates that their court is the one that a document is about, and add it where only courts do such acts."""
    if act.kind not in _TRIED:
        return list(found)
    courts = {body.value.casefold(): (body, {f"{name}_{form}" for name in told}) for body, told in scene.courts()}
    near = {c.body.value.casefold() for c in found}
    out = [Candidate(c.body, c.features | courts.get(c.body.value.casefold(), (c.body, set()))[1]) for c in found]
    return [*out, *(Candidate(body, frozenset(told | {"court_only"})) for key, (body, told) in courts.items() if key not in near)]


def _acted_alike(scene: Scene, act: Drafted) -> dict[str, tuple[Marked, frozenset[str]]]:
    """Return the body that last did something of the kind before an act and the first that does after it, and what ties them to it."""
    alike = [a for a in scene.acts if a is not act and a.body and _same_group(a.kind, act.kind)]
    before, after = [a for a in alike if a.start < act.start], [a for a in alike if a.start > act.start]
    counts = Counter(a.body.casefold() for a in alike)
    out: dict[str, tuple[Marked, frozenset[str]]] = {}
    for name, other in (("told_before", before[-1] if before else None), ("told_after", after[0] if after else None)):
        if other is None:
            continue
        own, its = act.principals, other.principals
        said = {name, "told_same" if own & its else "told_other" if own and its else "told_nobody"}
        gap = abs(min(t.sentence for t in other.tellings) - min(t.sentence for t in act.tellings))
        said |= {f"{name}_{'near' if gap <= _BACK else 'middling' if gap <= 3 * _BACK else 'far'}"}
        said |= {"told_title"} if name == "told_after" and act.start < _TITLE else set()
        said |= {"told_alone"} if len(counts) == 1 else {"told_mostly"} if counts[other.body.casefold()] * 2 > len(alike) else set()
        said |= {"told_dates"} if act.date and other.date and not overlapping(act.date, other.date) else set()
        key = other.body.casefold()
        place = other.tellings[0].hit.anchor
        body = Marked(place, other.body, other.body_entity)
        had = out.get(key, (body, frozenset()))[1]
        out[key] = (body, had | said | {f"told_{word}" for word in _power(other.body, act)} | {f"{name}_{act.kind.value}"})
    return out


def _same_group(one: ActKind, other: ActKind) -> bool:
    return one is other or {one, other} <= _TRIED


def _of_body(around: Around, body: Marked, act: Drafted) -> set[str]:
    """Return what the name of a body says: of what sort it is, and whether that does such acts."""
    if body in around.persons:
        return {"person"}
    sorts = sorts_of(body.value)
    found = _power(body.value, act) | {f"sort_{sort}" for sort in sorts}
    if not sorts and any(body.span.overlaps(span) for span, _ in around.states):
        found.add("of_state")
    if not body.named:
        found.add("phrase")
    return found


def _power(body: str, act: Drafted) -> set[str]:
    """Return whether the name of a body says that it does such acts, or that it does not, or nothing."""
    sorts = sorts_of(body)
    usual = _usual().get(act.kind, frozenset())
    if does(body, act.kind) or sorts & usual:
        return {"may"}
    return {"may_not" if not may_do(body, act.kind) or bool(usual and sorts - {"state"} and not sorts & usual) else "sort_unknown"}


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
