"""What stands around the words of an act: its clause, date, body, persons, mode; and whether the clause says that it happened.

Positions are those of the normal form. Invariant: a telling that is wished, feared, denied, conditional or to come is dropped here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.labels import Mode, NameKind
from ..model.passages import Span
from ..model.reading import DateExpression, Name
from .act_patterns import Form, Hit, Vocabulary, chosen
from .analysis import Analysis
from .forums import bodies_in, jurisdiction_of, places_in

LONGEST = 320
"""Characters after which a clause is cut: a passage of an act is never a paragraph."""
_NEXT = 30
"""Characters between an active verb and the person it concerns."""
_QUESTION = re.compile(r"\?[\"')\s]*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A name or date in positions of the normal form; ``value`` is the entity's name, or the EDTF of the date."""

    span: Span
    value: str
    entity: str = ""
    named: bool = True
    """Whether it is a name, and not a noun phrase such as "the court"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Everything that one sentence holds besides the words of acts."""

    span: Span
    dates: tuple[Marked, ...]
    bodies: tuple[Marked, ...]
    persons: tuple[Marked, ...]
    states: tuple[tuple[Span, str], ...]
    lands: bool
    """Whether a state or a place is named, whether or not its code is known."""
    clauses: tuple[Span, ...]

    def clause_at(self, at: int) -> Span:
        return next((c for c in self.clauses if c.start <= at < c.end), self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One clause that tells of an act or names it."""

    hit: Hit
    clause: Span
    sentence: int
    date: str = ""
    body: str = ""
    body_entity: str = ""
    jurisdiction: str = ""
    persons: tuple[str, ...] = ()
    mode: Mode = Mode.UNKNOWN
    anaphoric: bool = False
    definite: bool = False
    instrumental: bool = False
    """Whether the noun is that by which the rest of the sentence is done: "by a decision of …"."""
    plural: bool = False
    principal: str = ""
    """The person whom the act concerns first, where the place in the clause says so."""
    specific: bool = False
    """Whether the phrase itself says whose or when."""
    passive: bool = False
    governed_by: Span | None = None
    """The noun before an infinitive: "decision" in "the decision to reject"."""


class Marks:
    """Names and dates of a document in positions of the normal form, ready to be asked for by sentence."""

    def __init__(self, analysis: Analysis, names: Sequence[Name], dates: Sequence[DateExpression]) -> None:
        spans = [(analysis.span_of(n.passage), n) for n in names]
        self._bodies = _sorted((s, n) for s, n in spans if n.kind is NameKind.BODY)
        self._states = _sorted((s, n) for s, n in spans if n.kind in (NameKind.STATE, NameKind.PLACE))
        self._persons = _sorted((s, n) for s, n in spans if n.kind is NameKind.PERSON)
        self._dates = sorted((Marked(analysis.span_of(d.passage), d.edtf) for d in dates), key=lambda m: m.span)

    def around(self, text: str, sentence: Span, words: Vocabulary) -> Around:
        """Gather what stands in a sentence."""
        bodies = list(_within(self._bodies, sentence))
        persons = list(_within(self._persons, sentence))
        for span in bodies_in(text, words.language, sentence.start, sentence.end):
            _add_phrase(span, text, bodies, persons)
        bodies.sort(key=lambda m: m.span)
        local = text[sentence.start : sentence.end]
        return Around(
            span=sentence,
            dates=tuple(_within(self._dates, sentence)),
            bodies=tuple(bodies),
            persons=tuple(persons),
            states=tuple((span.shifted(sentence.start), code) for span, code in places_in(local)),
            lands=any(_within(self._states, sentence)),
            clauses=tuple(_clauses(text, sentence, words)),
        )


def _sorted(named: Iterator[tuple[Span, Name]]) -> list[Marked]:
    return sorted((Marked(span, name.name or name.form, name.entity or name.name or name.form) for span, name in named), key=lambda m: m.span)


def _within(marks: Sequence[Marked], sentence: Span) -> Iterator[Marked]:
    at = bisect_left(marks, sentence.start, key=lambda m: m.span.start)
    while at < len(marks) and marks[at].span.start < sentence.end:
        yield marks[at]
        at += 1


def _add_phrase(span: Span, text: str, bodies: list[Marked], persons: list[Marked]) -> None:
    """Add a noun phrase to the bodies unless a name says it better; a person with that title becomes part of it."""
    if any(span.overlaps(b.span) and (len(b.span) >= len(span) or b.named) for b in bodies):
        return
    entity = ""
    for person in persons:
        if span.overlaps(person.span) or (0 <= person.span.start - span.end <= 2 and not text[span.end : person.span.start].strip()):
            span, entity = span.joined(person.span), person.entity
            persons.remove(person)
            break
    bodies.append(Marked(span, text[span.start : span.end], entity, named=False))


def _clauses(text: str, sentence: Span, words: Vocabulary) -> Iterator[Span]:
    start = sentence.start
    for match in words.context["clause"].finditer(text, sentence.start, sentence.end):
        if match.start() - start >= 20:
            yield Span(start, match.start())
            start = match.start()
    yield Span(start, sentence.end)


def is_told(text: str, around: Around, hit: Hit, words: Vocabulary) -> bool:
    """Say whether the clause asserts the act: not asked, wished, denied, conditional or to come."""
    if not hit.tells:
        return True
    clause = around.clause_at(hit.span.start)
    before = text[clause.start : hit.span.start]
    at = len(before)
    if words.context["adjectival"].search(before) and words.context["participle"].match(text[hit.span.start : hit.span.end]):
        return False
    if hit.form is Form.INFINITIVE:
        governor = governor_of(text, around, hit, words)
        if governor is None:
            return False
        at = governor.start - clause.start
    before = before[: max(0, at)]
    context = words.context
    if any(context[name].search(before) for name in ("modal", "negation", "hypothetical")):
        return False
    if _QUESTION.search(text[around.span.start : around.span.end]):
        return False
    return not _is_wished(text, around, clause, words)


def _is_wished(text: str, around: Around, clause: Span, words: Vocabulary) -> bool:
    """Say whether the clause hangs by a "that" on a wish or a demand in the clause before it."""
    joint = words.context.get("joint")
    if joint is None or not joint.match(text, clause.start):
        return False
    before = next((c for c in around.clauses if c.end == clause.start), None)
    return before is not None and bool(words.context["wish"].search(text, before.start, before.end))


def governor_of(text: str, around: Around, hit: Hit, words: Vocabulary) -> Span | None:
    """Return the word that makes an infinitive a fact ("decided", "the decision"), or None."""
    start = max(around.span.start, hit.span.start - 160)
    found = None
    for match in words.context["factual"].finditer(text[: hit.span.start], start):
        found = match
    return Span(found.start(), found.end()) if found and found.end() == hit.span.start else None


def tellings_of(text: str, around: Around, hits: Sequence[Hit], words: Vocabulary, *, sentence: int) -> list[Telling]:
    """Return what each hit of a sentence tells, with everything that the sentence says of it."""
    kept = chosen([hit for hit in hits if is_told(text, around, hit, words)])
    claims = {id(hit): _noun_phrase(text, around, hit, kept) for hit in kept if not hit.tells}
    claimed = {mark.span for date, body in claims.values() for mark in (date, body) if mark is not None}
    free = [d for d in around.dates if d.span not in claimed and not _is_no_date_of_an_act(text, around, d, words)]
    out = []
    for hit in kept:
        telling = _named(text, around, hit, claims[id(hit)], words) if not hit.tells else _told(text, around, hit, kept, free, words)
        if telling is not None:
            out.append(replace(telling, sentence=sentence))
    return [_as_its_noun(telling, out) for telling in out]


def _as_its_noun(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """Give a telling that hangs on a noun what the noun says: the date and the body of "the decision of the Court of 5 May"."""
    if telling.governed_by is None:
        return telling
    noun = next((t for t in tellings if t.hit.form is Form.NOUN and t.hit.span.overlaps(telling.governed_by)), None)
    if noun is None:
        return telling
    return replace(
        telling,
        date=noun.date or telling.date,
        body=noun.body or telling.body,
        body_entity=noun.body_entity if noun.body else telling.body_entity,
        jurisdiction=noun.jurisdiction or telling.jurisdiction,
    )


def _noun_phrase(text: str, around: Around, hit: Hit, hits: Sequence[Hit]) -> tuple[Marked | None, Marked | None]:
    """Return the date and the body that belong to a noun itself: "the Court's 2020 decision", "the decision of the Court of 5 May"."""

    def free(start: int, end: int) -> bool:
        return not any(h.tells and h.span.start < end and start < h.span.end for h in hits)

    date = next((d for d in around.dates if _is_left(text, d, hit, words=3) and free(d.span.end, hit.span.start)), None)
    date = date or next((d for d in around.dates if _is_right(text, d, hit, _DATE_GAP) and free(hit.span.end, d.span.start)), None)
    body = next((b for b in reversed(around.bodies) if _is_left(text, b, hit, words=4) and free(b.span.end, hit.span.start)), None)
    body = body or next((b for b in around.bodies if _is_right(text, b, hit, _BODY_GAP) and free(hit.span.end, b.span.start)), None)
    return date, body


_DATE_GAP = re.compile(
    r"\s?\(?(?:(?:no\.?|number|n°|№)\s*[\w/.-]+\s?)?,?\s?(?:[^;:]{0,90}?,?\s)??"
    r"(?:of|dated|from|du|de|des|datée?s? (?:du|de)|en date du|rendue?s? (?:le|en)|prise? le|от|за|"
    r"(?:given|delivered|rendered|issued|adopted|made|handed down|pronounced)\s(?:on|in)|вынесенн\w+|принят\w+|від|vom)\s(?:the\s|le\s|в\s)?",
    re.IGNORECASE,
)
_BODY_GAP = re.compile(
    r"\s?(?:(?:dated|of|from|du|от|vom)\s[\w\s,.]{4,30}?,?\s)?(?:of|by|from|in|de|du|des|par|d'|rendue?s? par|prise? par|émanant d[eu]|вынесенн\w+|von|des|der)?\s?(?:the\s|la\s|le\s|les\s|l')?",
    re.IGNORECASE,
)


def _is_left(text: str, mark: Marked, hit: Hit, *, words: int) -> bool:
    between = text[mark.span.end : hit.span.start] if mark.span.end <= hit.span.start else None
    return between is not None and bool(re.fullmatch(rf"(?:'s?|')?\s(?:(?!(?:a|an|in|on|the|and|had|has|was|issued)\b)[\w'-]+\s){{0,{words}}}", between))


def _is_right(text: str, mark: Marked, hit: Hit, gap: re.Pattern[str]) -> bool:
    return hit.span.end <= mark.span.start <= hit.span.end + 120 and gap.fullmatch(text, hit.span.end, mark.span.start) is not None


def _is_no_date_of_an_act(text: str, around: Around, date: Marked, words: Vocabulary) -> bool:
    before = text[max(around.span.start, date.span.start - 40) : date.span.start]
    return bool(words.context["not_when"].search(before)) or bool(words.context["not_after"].match(text[date.span.end : date.span.end + 30])) and bool(
        words.context["noun_of"].search(before)
    )


def _named(text: str, around: Around, hit: Hit, own: tuple[Marked | None, Marked | None], words: Vocabulary) -> Telling | None:
    date, body = own
    clause = around.clause_at(hit.span.start)
    before = text[max(around.span.start, hit.span.start - 60) : hit.span.start]
    if words.context["general"].search(before) or words.context["modal"].search(before):
        return None
    wished = bool(words.context["hypothetical"].search(text[clause.start : hit.span.start]))
    wished = wished or bool(_QUESTION.search(text[around.span.start : around.span.end]))
    near = [p for p in around.persons if clause.covers(p.span)]
    codes = [code for span, code in around.states if _is_near(text, span, hit.span)]
    jurisdiction = (jurisdiction_of(body.value) if body else "") or (codes[0] if codes else "")
    return Telling(
        hit=hit,
        clause=_passage(around, hit.span, date, body),
        sentence=0,
        date=date.value if date else "",
        body=body.value if body else "",
        body_entity=body.entity if body else "",
        jurisdiction=jurisdiction,
        persons=tuple(dict.fromkeys(p.entity for p in near)),
        mode=_mode(text, hit.span.joined(date.span) if date else Span(max(clause.start, hit.span.start - 30), hit.span.end), words),
        anaphoric=bool(words.context["anaphora"].search(before)),
        definite=bool(words.context["definite"].search(before)) or bool(codes),
        plural=bool(words.context["plural"].search(text[hit.span.start : hit.span.end])),
        instrumental=bool(words.context["instrument"].search(text[max(around.span.start, hit.span.start - 40) : hit.span.start] + text[hit.span.start : hit.span.end])),
        specific=not wished and (date is not None or bool(jurisdiction) or (body is not None and body.named)),
    )


_MODIFYING = re.compile(r"(?:'s?)?\s(?:(?!(?:that|which|who|to|and|of|government|que|qui|et)\b)[\w'-]+\s){0,2}", re.IGNORECASE)


def _is_near(text: str, place: Span, noun: Span) -> bool:
    """Say whether a word of place belongs to a noun: "the British civil judgments", "the convictions in Ruritania"."""
    if place.end <= noun.start:
        return noun.start - place.end <= 40 and _MODIFYING.fullmatch(text, place.end, noun.start) is not None
    return place.start - noun.end <= 30 and re.fullmatch(r"\s(?:in|from|of|by|en|au|de la|de|du|в|на|из)\s(?:the\s)?", text[noun.end : place.start]) is not None


def _told(text: str, around: Around, hit: Hit, hits: Sequence[Hit], dates: Sequence[Marked], words: Vocabulary) -> Telling | None:
    clause = around.clause_at(hit.span.start)
    before = text[max(around.span.start, hit.span.start - 60) : hit.span.start]
    passive = hit.form is Form.PASSIVE or bool(words.context["passive"].search(before)) or bool(words.context["inner_passive"].search(text[hit.span.start : hit.span.end]))
    date = _date_of(text, around, hit, hits, dates, words)
    body = _body_of(text, around, hit, words, passive=passive)
    governor = governor_of(text, around, hit, words) if hit.form is Form.INFINITIVE else _noun_before(text, around, hit, hits, words)
    persons = [p for p in around.persons if clause.covers(p.span)] or list(around.persons)
    if governor is None and date is None and words.context["present"].match(text[hit.span.start : hit.span.end]):
        return None
    if not _is_anchored(text, around, hit, date, body, persons, words):
        return None
    return Telling(
        hit=hit,
        clause=_passage(around, hit.span, date, body if body is None or clause.covers(body.span) else None),
        sentence=0,
        date=date.value if date else "",
        body=body.value if body else "",
        body_entity=body.entity if body else "",
        jurisdiction=(jurisdiction_of(body.value) if body else "") or _order_of(text, around, hit, clause, words, passive=passive),
        persons=tuple(dict.fromkeys(p.entity for p in persons)),
        mode=_mode(text, clause.joined(hit.span), words),
        passive=passive,
        anaphoric=bool(words.context["demonstrative"].search(before) or words.context["definite_noun"].search(text[hit.span.start : hit.span.end])),
        principal=_principal(text, around, hit, clause, words, passive=passive),
        governed_by=governor,
        specific=True,
    )


def _noun_before(text: str, around: Around, hit: Hit, hits: Sequence[Hit], words: Vocabulary) -> Span | None:
    """Return the noun that a participle hangs on: "the decision of the Court of 5 May revoking the permit"."""
    if not words.context["hanging"].match(text[hit.span.start : hit.span.end]):
        return None
    for other in reversed(hits):
        between = text[other.span.end : hit.span.start]
        if other.form is Form.NOUN and other.span.end <= hit.span.start and len(between) < 90 and not re.search(r"[;:]|, ", between):
            return other.span
    return None


def _order_of(text: str, around: Around, hit: Hit, clause: Span, words: Vocabulary, *, passive: bool) -> str:
    """Return the legal order of a telling without a body that says it: the state in which it happens, or that acts."""
    inside = [(span, code) for span, code in around.states if clause.covers(span)]
    for span, code in inside:
        if words.context["where"].search(text[max(clause.start, span.start - 12) : span.start]):
            return code
    before = [code for span, code in inside if span.end <= hit.span.start and hit.span.start - span.end < 30]
    return before[-1] if before and not passive else ""


def _principal(text: str, around: Around, hit: Hit, clause: Span, words: Vocabulary, *, passive: bool) -> str:
    """Return the person whom a telling concerns: before a passive verb, after an active one; the only one of the clause otherwise."""
    inside = [p for p in around.persons if clause.covers(p.span)]
    before = [p for p in inside if p.span.end <= hit.span.start]
    after = [p for p in inside if p.span.start >= hit.span.start]
    if passive and before:
        return before[-1].entity
    if not inside and words.context["speaker"].search(text, clause.start, clause.end):
        return "(speaker)"
    if not passive and after and after[0].span.start - hit.span.end <= _NEXT:
        return after[0].entity
    return inside[0].entity if len(inside) == 1 and not (passive and after) else ""


def _is_anchored(text: str, around: Around, hit: Hit, date: Marked | None, body: Marked | None, persons: Sequence[Marked], words: Vocabulary) -> bool:
    """Say whether a clause tells of something particular: who, by whom or when."""
    if hit.rule.legal and not words.context["legal"].search(text, around.span.start, around.span.end) and body is None:
        return False
    if hit.rule.weak:
        return date is not None or (body is not None and bool(persons)) or (body is not None and body.named)
    if date or body or persons or around.states or around.lands:
        return True
    return bool(words.context["person"].search(text, around.span.start, around.span.end))


def _date_of(text: str, around: Around, hit: Hit, hits: Sequence[Hit], dates: Sequence[Marked], words: Vocabulary) -> Marked | None:
    """Return the date that governs a telling: the nearest in its clause, else the last one before it in the sentence.

    A date that another telling stands nearer to, and the date of a report about the act, do not count.
    """
    clause = around.clause_at(hit.span.start)

    def distance(date: Marked, to: Hit) -> int:
        return max(date.span.start - to.span.end, to.span.start - date.span.end, 0)

    inside = [d for d in dates if clause.covers(d.span) and not _is_aside(text, clause, d, hit)]
    rivals = [h for h in hits if h.tells and h is not hit and h.form is not Form.INFINITIVE and clause.covers(h.span)]
    if hit.form is Form.INFINITIVE and any(r.span.end <= hit.span.start for r in rivals):
        return None
    for date in sorted(inside, key=lambda d: distance(d, hit)):
        after = date.span.start >= hit.span.end
        if not (after and any(hit.span.end <= r.span.start and r.span.end <= date.span.start for r in rivals)):
            return date
    before = [d for d in dates if d.span.end <= clause.start]
    if not before:
        return None
    between = text[before[-1].span.end : clause.start]
    own = around.clause_at(before[-1].span.start)
    if words.context["reporting"].search(text, own.start, clause.start) or len(between) > 110 or ";" in between:
        return None
    return before[-1]


def _is_aside(text: str, clause: Span, date: Marked, hit: Hit) -> bool:
    """Say whether a date stands between brackets and the telling outside them."""
    between = text[date.span.end : hit.span.start] if date.span.end <= hit.span.start else text[hit.span.end : date.span.start]
    return between.count("(") != between.count(")")


def _body_of(text: str, around: Around, hit: Hit, words: Vocabulary, *, passive: bool) -> Marked | None:
    clause = around.clause_at(hit.span.start)
    after = [b for b in around.bodies if b.span.start >= hit.span.start]
    agents = [b for b in after if words.context["by"].search(text[max(hit.span.start, b.span.start - 12) : b.span.start])]
    if agents and agents[0].span.start - hit.span.end < 160:
        return agents[0]
    before = [b for b in around.bodies if b.span.end <= hit.span.start]
    if not passive and before:
        person = max((p.span.start for p in around.persons if p.span.end <= hit.span.start), default=-1)
        subject = [b for b in before if b.span.start > person or not clause.covers(b.span)]
        best = [b for b in subject if clause.covers(b.span)] or subject
        if best:
            return best[0] if clause.covers(best[0].span) and best[0].named else best[-1]
    if words.language != "en" and not passive:
        return next((b for b in after if clause.covers(b.span) and b.span.start - hit.span.end < 40), None)
    return next((b for b in around.bodies if clause.covers(b.span)), None) if passive and words.language == "ru" else None


def _mode(text: str, clause: Span, words: Vocabulary) -> Mode:
    stretch = text[clause.start : clause.end]
    return next((mode for mode, pattern in words.modes if pattern.search(stretch)), Mode.UNKNOWN)


def _passage(around: Around, hit: Span, *marks: Marked | None) -> Span:
    """Return the clause with the date and the body that belong to it, cut to the length of a clause."""
    clause = around.clause_at(hit.start).joined(around.clause_at(max(hit.start, hit.end - 1)))
    for mark in marks:
        if mark is not None and len(wider := clause.joined(mark.span)) <= LONGEST and mark.span.end > clause.start - 120:
            clause = wider
    if len(clause) <= LONGEST:
        return clause
    start = max(clause.start, min(hit.start, clause.end - LONGEST) - LONGEST // 3)
    return Span(start, min(clause.end, max(hit.end, start + LONGEST)))
