"""Who did it: the body, the official, the state or the party of a telling, by its place in the clause.

Invariant: a body is one that the sentence itself marks; a person decides nothing unless a title says so, but files and requests.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind
from ...model.passages import Span
from .belonging import did_nothing
from .marks import Around, Marked
from .parties import by_name, meant_by_it, official, party_of
from .patterns import Hit
from .powers import is_of_power, may_do
from .subjects import ASKED, BEFORE_VERB, called_by_name, hangs, is_passive, shared_with, subject_of
from .venues import cited, placed

_AGENT_REACH = 160
_COMMA = re.compile(
    r"(?:\s(?:and remanded|on appeal|in absentia|by default))?,?\s\(?(?:[^,;.()]{0,24},\s)?(?:the\s)?|"
    r"[^.;:()]{0,60}\s\((?:[^.;()]{0,24},\s)?(?:the\s)?",
    re.IGNORECASE,
)
_BY_ANOTHER = re.compile(r"\b(?:\w+ed|issued|made|given|taken|brought|rendue?s?|\w+(?:é|ée|és|ées|is|ise|ises))\s\Z", re.IGNORECASE)
"""A participle right before "by": what follows did that, and not the deed told before it: "arrested on a warrant issued by a judge"."""
_SHARING = re.compile(r"\s(?:and|or|et|ou|puis|then|and then)\s(?:\w+ly\s)?\w+\s", re.IGNORECASE)
"""A participle that shares its agent with the one before it: "arrested and beaten by police"."""
_ANSWERS = frozenset({ActKind.UPHOLDING, ActKind.REFUSAL, ActKind.GRANT, ActKind.ANNULMENT, ActKind.ASYLUM_REFUSAL, ActKind.OTHER})
_LEAD = 30
_OF = 14
_OWNED = re.compile(r"\s(?:of|at|from|in|de|du|des|au|à)\s?(?:(?:the|la|le|les)\s|l')?", re.IGNORECASE)
_BY = 60
"""Characters before a body in which "by", "by a decree of" stand."""
_IN_OR_FROM = re.compile(r"(?<!\w)(?:из|изо|от|до|в|во|на|у|к|через|против)\s(?:[^\W\d_]+\s){0,2}[\"«]?\Z")
"""Before a body: where it happened, and not who did it: "выпустили из «Бутырки»"."""
_INSTRUMENTAL = re.compile(r"(?:ом|ым|им|ой|ей|ью|ем|ём|ами|ями)\Z")


def body_of(around: Around, hit: Hit, *, passive: bool, hits: Sequence[Hit] = ()) -> Marked | None:
    """Return who did it, by name where the phrase stands for somebody named before: "the same court", "it", "he appealed".

    ``hits`` are all hits of the sentence: the agent and the subject of another verb is not that of this one.
    """
    found = _marked_body(around, hit, passive=passive, hits=hits)
    if found is None and not passive:
        found = party_of(around, hit) if hit.rule.outcome in ASKED else meant_by_it(around, hit)
    if found is None and passive and hit.rule.outcome not in ASKED:
        found = placed(around, hit, actors=[b for b in around.bodies if not _is_in_object(around, hit, b)]) or cited(around, hit)
    return by_name(around, found) if found is not None and around.operative is None else found


def _marked_body(around: Around, hit: Hit, *, passive: bool, hits: Sequence[Hit] = ()) -> Marked | None:
    """Return the agent of a passive, the subject of an active verb, else a body right after the verb."""
    anchor = hit.anchor
    actors = _actors(around, hit)
    agent = _agent(around, hit, actors=actors, hits=hits)
    main = shared_with(around, hit, hits=hits)
    shares = main is not None and (hangs(around, hit) or is_passive(around, main, hits=hits) is passive)
    if passive:
        found = agent or _of_passive(around, hit, actors=actors)
        return found or (_shared(around, hit, main, hits=hits) if shares and main is not None else None)
    subject = around.syntax.subject(anchor)
    if subject is not None:
        found = _marked(around, subject, actors=actors) or _owning(around, subject, actors=actors) or agent
        found = found or called_by_name(around, subject, kind=hit.rule.kind) or _official(around, subject, hit)
        if found is not None or not (hangs(around, hit) or (shares and is_of_power(hit.rule.kind))):
            return found
    if shares and main is not None and (found := _shared(around, hit, main, hits=hits)) is not None:
        return found
    clause = around.clause_at(anchor.start)
    found = subject_of(around, hit, actors=[a for a in actors if may_do(a.value, hit.rule.kind)], clause=clause, hits=hits) or agent
    if found or not (around.words.free_order or hangs(around, hit)):
        return found
    after = [b for b in actors if anchor.end <= b.span.start and clause.covers(b.span) and not _is_in_object(around, hit, b)]
    at = max(anchor.end, hit.span.end)
    near = (b for b in after if b.span.start - at < 40 and "," not in around.text[min(at, b.span.start) : b.span.start])
    return next((b for b in near if not _IN_OR_FROM.search(around.text, at, max(at, b.span.start))), None)


def _official(around: Around, subject: Span, hit: Hit) -> Marked | None:
    """Return the subject of a verb where it is a person whom the text called a judge, a prosecutor or a minister before."""
    found = official(around, subject) if hit.rule.outcome not in ASKED else None
    return found if found is not None and may_do(found.value, hit.rule.kind) else None


def _shared(around: Around, hit: Hit, main: Hit, *, hits: Sequence[Hit]) -> Marked | None:
    """Return who did what the verb says that this one is joined to, where such a body may do this too."""
    found = _marked_body(around, main, passive=is_passive(around, main, hits=hits), hits=hits)
    return found if found is not None and may_do(found.value, hit.rule.kind) else None


def _of_passive(around: Around, hit: Hit, *, actors: Sequence[Marked]) -> Marked | None:
    """Return who did what a passive without "by" tells: whoever had it done, is set off after it, or was asked for it."""
    if around.words.free_order:
        return _instrumental(around, hit, actors=actors) or _asked(around, hit, actors=actors)
    return (
        _commanding(around, hit, actors=actors)
        or _set_off(around, hit, actors=actors)
        or _relative_subject(around, hit, actors=actors)
        or _asked(around, hit, actors=actors)
    )


def _asked(around: Around, hit: Hit, *, actors: Sequence[Marked]) -> Marked | None:
    """Return the body that decided what it was asked: "an appeal to the Asylum Commission was rejected"."""
    if hit.object is None or hit.rule.kind not in _ANSWERS:
        return None
    for body in actors:
        if hit.object.end <= body.span.start and body.span.end <= hit.anchor.start:
            lead = around.text[hit.object.end : body.span.start]
            if len(lead) <= _LEAD and around.says("asked_of", lead):
                return body
    return None


def _relative_subject(around: Around, hit: Hit, *, actors: Sequence[Marked]) -> Marked | None:
    """Return the subject of a relative clause that stands between its object and its verb: "the release which the court ordered"."""
    start = hit.object.end if hit.object else hit.span.start
    before = [b for b in actors if start <= b.span.start and b.span.end <= hit.anchor.start]
    if not before or not BEFORE_VERB.fullmatch(around.text, before[-1].span.end, hit.anchor.start):
        return None
    return before[-1] if around.says("object_of", around.text[start : before[-1].span.start]) else None


def _actors(around: Around, hit: Hit) -> list[Marked]:
    """Return all who may have done it, in order: bodies, the state that stands right before the verb, parties who ask."""
    asking = hit.rule.outcome in ASKED
    able = [b for b in around.bodies if not did_nothing(around, b, hit.rule.kind, asking=asking)]
    actors = [b for b in able if asking or not around.says("company", b.value)]
    actors += [land for land in around.lands if BEFORE_VERB.fullmatch(around.text, land.span.end, hit.anchor.start)]
    for span, _ in around.states:
        if any(b.span.overlaps(span) for b in actors):
            continue
        if BEFORE_VERB.fullmatch(around.text, span.end, hit.anchor.start) or _is_agent(around, span, hit):
            actors.append(Marked(span, around.text[span.start : span.end]))
    if asking:
        actors += [*around.persons, *_parties(around, but=actors)]
    return sorted(actors, key=lambda m: m.span)


def _parties(around: Around, *, but: Sequence[Marked]) -> list[Marked]:
    """Return the parties that are not named: "the defence", "both sides"."""
    pattern = around.words.context.get("party")
    if pattern is None:
        return []
    found = (Span(*m.span()) for m in pattern.finditer(around.text, around.span.start, around.span.end))
    return [Marked(s, around.text[s.start : s.end], named=False) for s in found if not any(s.overlaps(b.span) for b in but)]


def _is_agent(around: Around, span: Span, hit: Hit) -> bool:
    return span.start >= hit.anchor.end and around.says("by", around.text[max(hit.anchor.end, span.start - _BY) : span.start])


def _commanding(around: Around, hit: Hit, *, actors: Sequence[Marked]) -> Marked | None:
    """Return who had it done: "the Commission ordered the notice deleted"."""
    start = hit.span.start
    if hit.object is None or not around.says("commands", around.before(start)[-40:]):
        return None
    before = [b for b in actors if b.span.end <= start]
    return before[-1] if before else None


def _set_off(around: Around, hit: Hit, *, actors: Sequence[Marked]) -> Marked | None:
    """Return the body that follows a participle after a comma or in brackets: "Acquitted, Brenn Tribunal"."""
    if around.says("passive", around.before(hit.anchor.start)[-60:]):
        return None
    return next((b for b in actors if hit.span.end < b.span.start and _COMMA.fullmatch(around.text, hit.span.end, b.span.start)), None)


def _marked(around: Around, phrase: Span, *, actors: Sequence[Marked]) -> Marked | None:
    """Return the actor that a noun phrase names, or the state."""
    inside = [a for a in actors if a.span.overlaps(phrase)]
    if inside:
        return max(inside, key=lambda a: (a.named, len(a.span)))
    state = next(
        (span for span, _ in around.states if span.overlaps(phrase) and span.end >= phrase.end),
        None,
    )
    return Marked(state, around.text[state.start : state.end]) if state else None


def _owning(around: Around, phrase: Span, *, actors: Sequence[Marked]) -> Marked | None:
    """Return the body of which a subject is a part: "the press office of the Interior Ministry", "three judges of the High Court"."""
    return next(
        (a for a in actors if 0 < a.span.start - phrase.end <= _OF and _OWNED.fullmatch(around.text, phrase.end, a.span.start)), None
    )


def _agent(around: Around, hit: Hit, *, actors: Sequence[Marked], hits: Sequence[Hit]) -> Marked | None:
    phrase = around.syntax.agent(hit.anchor)
    if phrase is not None and (found := _marked(around, phrase, actors=actors) or _owning(around, phrase, actors=actors)) is not None:
        return found
    after = [b for b in actors if b.span.start > hit.anchor.start]
    agents = [b for b in after if around.says("by", around.text[max(hit.anchor.start, b.span.start - _BY) : b.span.start])]
    if not agents or agents[0].span.start - hit.anchor.end >= _AGENT_REACH:
        return None
    return None if _is_agent_of_another(around, hit, agents[0], hits=hits) else agents[0]


def _is_agent_of_another(around: Around, hit: Hit, agent: Marked, *, hits: Sequence[Hit]) -> bool:
    """Say whether a participle nearer to an agent is what it did: "arrested on a warrant issued by a judge"."""
    between = around.text[hit.anchor.end : agent.span.start]
    nearer = (
        h
        for h in hits
        if h.tells and hit.anchor.end < h.anchor.start and h.anchor.end <= agent.span.start and h.rule.kind is not hit.rule.kind
    )
    if any(not _SHARING.match(around.text[hit.anchor.end : h.anchor.end] + " ") for h in nearer):
        return True
    by = around.words.context["by"].search(between)
    if by is None or _SHARING.fullmatch(between, 0, by.start()):
        return False
    return _BY_ANOTHER.search(between[: by.start()]) is not None


def _instrumental(around: Around, hit: Hit, *, actors: Sequence[Marked]) -> Marked | None:
    """Return the body in the case of an agent, after the verb before one that stands before it; never the one that the object is of."""
    clause = around.clause_at(hit.anchor.start)
    inside = [b for b in actors if clause.covers(b.span) and not _is_in_object(around, hit, b) and not _has_asked(around, b)]
    agents = [b for b in inside if _INSTRUMENTAL.search(around.text[b.span.start : b.span.end].split()[0]) or _by_its_act(around, b)]
    after = [b for b in agents if b.span.start >= hit.anchor.end]
    return (
        next(iter(after), None) or (agents[-1] if agents else None) or next(iter(b for b in inside if b.span.start > hit.anchor.end), None)
    )


def _has_asked(around: Around, body: Marked) -> bool:
    """Say whether a body only asked for what was done: "по запросу Генеральной прокуратуры"."""
    return around.says("at_request", around.text[max(around.span.start, body.span.start - _BY) : body.span.start])


def _by_its_act(around: Around, body: Marked) -> bool:
    """Say whether a body stands after what it did it by: "определением Городского суда"."""
    return around.says("by_act", around.text[max(around.span.start, body.span.start - _BY) : body.span.start])


def _is_in_object(around: Around, hit: Hit, body: Marked) -> bool:
    """Say whether a body belongs to what is acted on: "the judgment of the City Court was reversed"."""
    if hit.object is None:
        return False
    if hit.object.end <= body.span.start and body.span.end <= hit.anchor.start:
        return True
    return 0 <= body.span.start - hit.object.end <= 3 and hit.object.start >= hit.anchor.end
