"""What belongs to a noun that names an act: "the Court's 2020 decision", "the decision of the Court of 5 May".

Invariant: what belongs to a noun says nothing of when another act of the sentence took place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from ...model.labels import ActKind as K
from ...model.passages import Span
from .marks import Around, Marked
from .patterns import Form, Hit

_FARTHEST = 120
_HANGING = 90
_FARTHEST_RELATIVE = 420
"""Characters between a noun and the verb of the clause that says by it what was done."""
_NOUNS_BEFORE = 3
"""Nouns before a verb that it may hang on."""
_DATE_GAP = re.compile(
    r"\s?\(?(?:(?:no\.?|number|n°|№)\s*[\w/.-]+\s?)?,?\s?(?:[^;:]{0,90}?,?\s)??"
    r"(?:of|dated|from|du|de|des|datée?s? (?:du|de)|en date du|rendue?s? (?:le|en)|prise? le|от|за|"
    r"(?:given|delivered|rendered|issued|adopted|made|handed down|pronounced)\s(?:on|in)|"
    r"вынесенн\w+|принят\w+|від|vom)\s(?:the\s|le\s|в\s)?",
    re.IGNORECASE,
)
_EVENT_GAP = re.compile(
    r"(?:\s(?:(?!(?:was|were|is|are|has|had|have|did|will|would|may|a|ont|avait|est|sont|fut|был\w*|стал\w*)\b)[\w'.’-]+)){0,9},?"
    r"\s(?:on|in|le|en|в|,)\s(?:the\s|late\s|early\s)?",
    re.IGNORECASE,
)
"""What may stand between the noun of a deed and when it was done: "the acquittal of Ilka Dorn by the Zelin Court on 9 May"."""
_BRACKET_GAP = re.compile(r"[^.;:(]{0,70}\((?:[^()]{0,60}(?:,|\bof|\bdu|\bde|\bот)\s)?")
"""What stands before a date or a body in the brackets after a noun: "the conviction of its director (Osh City Court, 19 May)"."""
_AGENT_GAP = re.compile(
    r"(?:\s(?:(?!(?:was|were|is|are|has|had|have|did|will|would|a|ont|avait|est|sont|fut)\b)[\w'.’-]+)){0,9}\s(?:by|par)\s(?:the\s|an?\s|la\s|le\s|l'|une?\s)?",
    re.IGNORECASE,
)
_BODY_GAP = re.compile(
    r"\s?(?:(?:dated|of|from|du|от|vom)\s[\w\s,.]{4,30}?,?\s)?"
    r"(?:of|by|from|in|(?:signed|issued|made|adopted|rendered|handed down) by|"
    r"de|du|des|par|d'|rendue?s? par|prise? par|signée?s? par|émanant d[eu]|подписанн\w+|вынесенн\w+|von|des|der)?"
    r"\s?(?:the\s|la\s|le\s|les\s|l')?",
    re.IGNORECASE,
)
_MODIFYING = re.compile(
    r"(?:'s?)?\s(?:(?!(?:that|which|who|to|and|of|government|que|qui|et)\b)[\w'-]+\s){0,2}",
    re.IGNORECASE,
)
_PLACING = re.compile(r"\s(?:in|from|of|by|en|au|de la|de|du|в|на|из)\s(?:the\s)?", re.IGNORECASE)
_OF_IT = r"(?:'s?|')?\s(?:(?!(?:a|an|in|on|the|and|had|has|was|were|is|to|for|of|by|at|with|from|as|issued)\b)[\w'-]+\s){0,%d}"
_BEFORE_DATE = re.compile(_OF_IT % 3)
_BEFORE_BODY = re.compile(
    r",\s|(?:'s?|’s?)\s(?:[\w'-]+\s){0,4}|\s(?:(?!(?:a|an|in|on|the|and|had|has|was|issued|to|of|by|this|that|did|not)\b)[\w'-]+\s)?"
)


_EVENTS = frozenset({K.ARREST, K.CONVICTION, K.ACQUITTAL, K.SENTENCE, K.RELEASE, K.EXPULSION_ORDER, K.EXTRADITION_ORDER})
"""Kinds whose nouns say what happened on a day: "his arrest in Minsk on 5 May"."""


def is_event(hit: Hit) -> bool:
    """Say whether a noun names what was done, and not a paper or a decision."""
    return hit.head is not None or (hit.form is Form.NAMED and hit.rule.kind in _EVENTS)


def noun_phrase(around: Around, hit: Hit, *, hits: Sequence[Hit]) -> tuple[Marked | None, Marked | None]:
    """Return the date and the body that belong to a noun itself, before it or after it; none where a verb stands between."""
    leading = around.dates if around.words.dates_lead else ()
    date = _before(around, hit, marks=leading, gap=_BEFORE_DATE, hits=hits)
    date = date or _after(around, hit, marks=around.dates, gap=_DATE_GAP, hits=hits)
    if date is None and hit.form is Form.NAMED and not _is_active_object(hit, hits) and not _is_under(around, hit, hits):
        date = _after(
            around,
            hit,
            marks=around.dates,
            gap=_EVENT_GAP if is_event(hit) else _BRACKET_GAP,
            hits=hits,
        )
        date = date or _after(around, hit, marks=around.dates, gap=_BRACKET_GAP, hits=hits)
    owners = tuple(reversed(around.bodies)) if around.words.dates_lead or around.words.language == "de" else ()
    body = _before(around, hit, marks=owners, gap=_BEFORE_BODY, hits=hits)
    body = body or _after(around, hit, marks=around.bodies, gap=_BODY_GAP, hits=hits)
    if body is None and hit.form is Form.NAMED:
        body = _after(around, hit, marks=around.bodies, gap=_BRACKET_GAP, hits=hits) or _after(
            around, hit, marks=around.bodies, gap=_AGENT_GAP, hits=hits
        )
    return date, body


def _is_active_object(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a verb before a noun does something to it: a date further on is the verb's, "suspended the removal of X on 5 May"."""
    return any(h.tells and h.object is not None and h.object.overlaps(hit.span) and h.anchor.end <= hit.span.start for h in hits)


def _is_under(around: Around, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a noun is what something was done under: a date further on is the verb's, "released under supervision in May"."""
    return around.says("manner", around.before(hit.span.start)[-20:]) and any(
        h.tells and h.anchor.end <= hit.span.start and not set(",;:") & set(around.text[h.anchor.end : hit.span.start]) for h in hits
    )


def _before(
    around: Around,
    hit: Hit,
    *,
    marks: Sequence[Marked],
    gap: re.Pattern[str],
    hits: Sequence[Hit],
) -> Marked | None:
    for mark in marks:
        end = mark.span.end
        if (
            end <= hit.span.start <= end + _FARTHEST
            and gap.fullmatch(around.text, end, hit.span.start)
            and not _told_between(end, hit.span.start, hits)
        ):
            return mark
    return None


def _after(
    around: Around,
    hit: Hit,
    *,
    marks: Sequence[Marked],
    gap: re.Pattern[str],
    hits: Sequence[Hit],
) -> Marked | None:
    end = hit.span.start + len(around.text[hit.span.start : hit.span.end].rstrip())
    for mark in marks:
        start = mark.span.start
        if end <= start <= end + _FARTHEST and gap.fullmatch(around.text, end, start) and not _told_between(end, start, hits):
            return mark
    return None


def _told_between(start: int, end: int, hits: Sequence[Hit]) -> bool:
    return any(hit.tells and hit.anchor.start < end and start < hit.anchor.end for hit in hits)


def orders_of(around: Around, noun: Span) -> list[str]:
    """Return the legal orders of the places that belong to a noun: "the British civil judgments", "the convictions in Ruritania"."""
    return [code for span, code in around.states if _is_near(around.text, span, noun=noun)]


def _is_near(text: str, place: Span, *, noun: Span) -> bool:
    if place.end <= noun.start:
        return noun.start - place.end <= 40 and _MODIFYING.fullmatch(text, place.end, noun.start) is not None
    return 0 <= place.start - noun.end <= 30 and _PLACING.fullmatch(text, noun.end, place.start) is not None


def noun_before(around: Around, hit: Hit, *, hits: Sequence[Hit]) -> Span | None:
    """Return the noun that a verb hangs on: "the decision revoking", "the order by which he revoked", "the judgment which convicted".

    A noun that was given in the same breath counts too: "handed down a judgment dismissing the appeal".
    """
    participle = around.words.context["hanging"].match(around.text[hit.anchor.start : hit.anchor.end]) is not None
    named = (found for other in reversed(hits) if (found := _decision_in(other)) is not None)
    near = (pair for pair in named if 0 <= hit.anchor.start - pair[0].end <= _FARTHEST_RELATIVE)
    for noun, is_told in islice(near, _NOUNS_BEFORE):
        between = around.text[noun.end : hit.anchor.start]
        if participle and len(between) < _HANGING and not re.search(r"[;:]|, ", between):
            return noun
        if is_told:
            continue
        if ";" not in between and around.says("relative", between):
            return noun
        if hit.form is Form.TOLD and around.says("says_by_it", between) and not _told_between(noun.end, hit.anchor.start, hits):
            return noun
    return None


def _decision_in(hit: Hit) -> tuple[Span, bool] | None:
    """Return the noun for a decision in the words of a hit, and whether it is told to be given: "judgment", "handed down a judgment"."""
    if hit.form is Form.NOUN:
        return hit.span, False
    given = hit.tells and hit.form is Form.TOLD and hit.rule.kind is K.JUDGMENT
    return (hit.object, True) if given and hit.object is not None and hit.object.start >= hit.anchor.end else None


def is_no_date_of_an_act(around: Around, date: Marked) -> bool:
    """Say whether a date is that of something else: "valid until 2030", "the Act of 1998", "the 2004 murder"."""
    before = around.before(date.span.start)[-40:]
    after = around.text[date.span.end : min(date.span.end + 30, around.span.end)]
    born = around.words.context.get("born_behind")
    return (
        around.says("not_when", before)
        or (born is not None and born.match(after) is not None)
        or (around.words.context["not_after"].match(after) is not None and around.says("noun_of", before))
    )
