"""One cue read: what rests, what it rests on, and how much of it.

Invariant: nothing is given where neither side is an act, a name or a word for what judgments and charges are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.facts import Weight
from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Act, Reliance
from ..analysis import Analysis
from .acts import Meant
from .sides import Sides, parts_of, sides_of
from .words import Cue, Form

_LONGEST = 400
_LONGEST_WORDS = 240
_AROUND = 48
"""Characters before a cue that can negate it or say how much rests."""
_SHORTEST = 3
_OPENED = 20
"""Characters before a cue that are more than "In addition,"."""
_FEW_OR_AS = re.compile(
    r"^(?:an?\s|une?\s)?(?:single|seule?|одн(?:ого|ой|ом|их)\s(?:лишь|только))(?!\w)|"
    r"\sof\s(?:a|one)\s(?:single|sole)(?!\w)|\sd'une?\sseule?(?!\w)|^(?:la|le|les)\sseule?s?(?!\w)|(?<!\w)(?:лишь|только)\sодн(?:ого|ой|ом|их)(?!\w)|"
    r"\s(?:as|comme|как|в качестве)\s(?:the\s|its\s|la\s|le\s)?"
    r"(?:main|sole|only|decisive|principal\w*|seule?|unique|essentiel\w*|главн\w+|основн\w+|единственн\w+)"
)
_PLEADS = re.compile(r"(?:rel(?:y|ies|ied|ying)|cit|invok|s'appu|se prévau|invoqu|ссыл|опира)", re.IGNORECASE)
_BORDER = re.compile(r"[;:(\n]")
_EDGES = ' ,;:.\n"*'


class CueReading:
    """One cue with what its two sides mean; ``rested`` is the act of which the text said last what it rests on."""

    def __init__(self, analysis: Analysis, meant: Meant, cue: Cue, *, rested: str = "") -> None:
        self._analysis, self._text, self._meant, self._cue = analysis, analysis.text, meant, cue
        self._words, self._rule, self._rested = cue.words, cue.rule, rested
        self._sides: Sides = sides_of(self._text, cue)

    def found(self) -> Iterator[Reliance]:
        """Yield one reliance for each thing that the cue says something rests on."""
        premises = [part for part in self._premises() if len(part) >= _SHORTEST or self._is_pronoun(part)]
        if not premises:
            return
        named, of_named = self._named(premises)
        of, of_act, known = self._resting(premises, of_named, [act.id for act in named if act])
        if not known:
            return
        weight, closed = self._weight()
        for premise, act in zip(premises, named, strict=True):
            entity = "" if act else self._entity(premise)
            source = bool(self._meant.names_in(premise)) or self._has("speakers", premise) or self._has("actors", premise)
            strong = bool(act or entity) or self._can_be_relied_on(premise)
            if not self._is_enough(act, source=source, strong=strong, of_act=of_act):
                continue
            span = self._stretch(of, premise)
            yield Reliance(
                passage=self._analysis.passage(span.start, span.end),
                of=of_act,
                of_text=self._said(of) if of else self._meant.speaker_at(self._cue.span.start),
                premise=act.id if act else "",
                premise_text=self._said(premise),
                premise_entity=entity,
                weight=weight,
                closed=closed,
                cue=self._said(self._cue.span)[:80],
                confidence=round(0.35 + 0.2 * bool(of_act) + 0.15 * bool(act or entity) + 0.1 * strong + 0.05 * bool(of), 2),
            )

    def _is_enough(self, act: Act | None, *, source: bool, strong: bool, of_act: str) -> bool:
        rule = self._rule
        if rule.needs == "act":
            return act is not None
        if rule.needs == "source" or rule.form is Form.SAID or (rule.form is Form.AGENT and not rule.loose):
            return source
        return strong if rule.needs == "evidence" else strong or bool(of_act) or rule.loose

    def _premises(self) -> list[Span]:
        """Return what it rests on, in parts where each can stand alone."""
        premise = self._sides.premise
        if premise is None:
            return []
        if self._rule.form is Form.SAID or (self._rule.whole and self._rule.form is not Form.REVERSED):
            return [premise]
        parts = parts_of(self._text, premise, self._words)
        opening = self._words.context["opening"]
        alone = [
            n == 0 or (bool(opening.match(self._text, part.start, part.end)) and self._stands(part)) or self._is_name(part)
            for n, part in enumerate(parts)
        ]
        return parts if len(parts) > 1 and all(alone) and self._stands(parts[0]) else [premise]

    def _stands(self, part: Span) -> bool:
        return any(self._has(name, part) for name in ("evidence", "speakers", "actors")) or bool(self._meant.names_in(part))

    def _is_name(self, part: Span) -> bool:
        first = self._meant.names_in(part)[:1]
        return self._rule.needs == "source" and bool(first) and first[0][0].start - part.start <= 4

    def _named(self, premises: Sequence[Span]) -> tuple[list[Act | None], Act | None]:
        """Return the act of each premise and of what rests, no act twice: the best matches first."""
        sides = {} if self._names_sources() or self._rule.needs == "act" else dict(enumerate(premises))
        of = self._beside(premises) if self._rule.form is Form.CLAUSE else self._sides.of
        if of is not None and not self._rule.claim and not self._is_bare_reversed():
            sides[-1] = of
        ranked = [(score, n, act) for n, span in sides.items() for score, act in self._meant.ranked(span, self._words)]
        chosen: dict[int, Act] = {}
        for _, n, act in sorted(ranked, key=lambda row: (-row[0], row[1], row[2].id)):
            if n not in chosen and all(act.id != other.id for other in chosen.values()):
                chosen[n] = act
        own = self._own() if self._sides.of is None and self._rule.form is Form.DEICTIC else ""
        for n, span in sides.items():
            back = None if n in chosen else self._meant.pointed_at(span, self._words, but=[own, *(a.id for a in chosen.values())])
            if back is not None:
                chosen[n] = back
        if 0 not in chosen and self._is_pronoun(premises[0]):
            back = self._meant.last_before(self._cue.span.start, but=[act.id for act in chosen.values()])
            chosen |= {0: back} if back else {}
        if self._rule.needs == "act":
            others = [act.id for act in chosen.values()]
            return [self._meant.told_in(p, at=p.start, words=self._words, but=others) for p in premises], chosen.get(-1)
        return [chosen.get(n) for n in range(len(premises))], chosen.get(-1)

    def _is_pronoun(self, premise: Span) -> bool:
        return self._words.context["pronoun"].fullmatch(self._text, premise.start, premise.end) is not None

    def _names_sources(self) -> bool:
        """Say whether what it rests on is always somebody, and no act."""
        rule = self._rule
        return rule.form in (Form.SAID, Form.AGENT) or (rule.form is Form.CLAUSE and rule.needs == "source" and not rule.claim)

    def _is_bare_reversed(self) -> bool:
        """Say whether what rests stands behind the cue without a date or a body: "referred to in the judgment"."""
        of = self._sides.of
        if self._rule.form is not Form.REVERSED or of is None or not self._rested:
            return False
        return self._meant.is_bare(of) and self._meant.can_name(of, self._rested, self._words)

    def _resting(self, premises: Sequence[Span], named: Act | None, taken: Sequence[str]) -> tuple[Span | None, str, bool]:
        """Return the words and the act that rest, and whether there is something that can rest at all."""
        of, form = self._sides.of, self._rule.form
        if self._rule.claim:
            return of or self._rest_of_sentence(premises), "", of is not None or form is Form.CLAUSE
        if form is Form.CLAUSE:
            side, act = (self._beside(premises), named.id) if named else self._told_beside(premises, taken)
            rest = self._cut_lead(side) if side else self._rest_of_sentence(premises)
            return rest, act, bool(act) or bool(rest and self._has("rests", rest))
        if named is not None:
            return of, named.id, True
        if of is None:
            act = self._own(taken)
            return None, act, bool(act) or self._rule.weight in (Weight.DECLINES, Weight.SOLE)
        rests, acting = self._has("rests", of), self._has("actors", of) or self._is_acting(of)
        if form is Form.DEICTIC or acting or self._has("reaching", of) or self._is_bare_reversed():
            act = self._of_the_body(of, taken)
            alone = form is Form.DEICTIC and self._weight()[0] is Weight.SOLE
            return of, act, acting or rests or alone or bool(act)
        told = None if self._meant.names_a_kind(of, self._words) else self._meant.told_in(of, at=of.start, words=self._words, but=taken)
        return of, told.id if told and rests and not self._sides.finite else "", rests

    def _is_acting(self, of: Span) -> bool:
        """Say whether what rests is a body by its name, or a pronoun that stands for somebody who relies."""
        said = self._words.context["subject_pronoun"].fullmatch(self._text, of.start, of.end)
        return said is not None or any(name.kind is NameKind.BODY for _, name in self._meant.names_in(of))

    def _of_the_body(self, of: Span, taken: Sequence[str]) -> str:
        """Return the act of "the court" or "its reasoning": by the body that is named, else the one whose grounds the text speaks of."""
        by_name = self._meant.done_by(of, self._cue.sentence.end, but=taken)
        if by_name is not None:
            return by_name.id
        if not self._meant.is_bare(of):
            return ""
        asked = self._sides.finite and not self._rested and self._has("actors", of)
        told = self._meant.told_in(of, at=of.start, words=self._words, but=taken) if asked else None
        spoken = self._meant.spoken_by(self._cue.span.start, self._words)
        return spoken or (told.id if told else "") or (self._rested if self._rested not in taken else "") or self._before(taken)

    def _told_beside(self, premises: Sequence[Span], taken: Sequence[str]) -> tuple[Span | None, str]:
        """Return the rest of the sentence and the act it tells: before the cue first, where the sentence does not open with it."""
        before, after = self._around(premises)
        for side in (before, after) if len(before) >= _OPENED else (after, before):
            act = self._meant.told_in(side, at=self._cue.span.start, words=self._words, but=taken)
            if act is not None:
                return side, act.id
        return None, ""

    def _own(self, taken: Sequence[str] = ()) -> str:
        """Return the act that rests where the sentence names none: the one whose words these are, else the one told before."""
        return self._meant.spoken_by(self._cue.span.start, self._words) or self._before(taken)

    def _before(self, taken: Sequence[str]) -> str:
        act = self._meant.last_before(self._cue.sentence.start, but=taken)
        return act.id if act else ""

    def _rest_of_sentence(self, premises: Sequence[Span]) -> Span | None:
        """Return what stands before the cue, where that is more than an opening word, else what stands behind the premise."""
        return self._cut_lead(self._beside(premises))

    def _beside(self, premises: Sequence[Span]) -> Span:
        before, after = self._around(premises)
        opens = len(before) < _OPENED or self._words.context["opens"].search(self._text, before.start, before.end)
        return after if opens and len(after) >= _OPENED else before

    def _around(self, premises: Sequence[Span]) -> tuple[Span, Span]:
        """Return what stands before the cue and behind the premise, each up to a colon, a semicolon or a bracket."""
        cue, sentence = self._cue.span, self._cue.sentence
        borders = [match.end() for match in _BORDER.finditer(self._text, sentence.start, cue.start)]
        start, end = premises[-1].end, max(premises[-1].end, sentence.end)
        closed = _BORDER.search(self._text, start, end)
        return Span(borders[-1] if borders else sentence.start, cue.start), Span(start, closed.start() if closed else end)

    def _cut_lead(self, side: Span) -> Span | None:
        """Return a stretch without its edges, and without a relative clause that belongs to what stands before it."""
        trimmed = self._trimmed(side)
        first = self._words.context["relative"].match(self._text, trimmed.start, trimmed.end) if trimmed else None
        comma = self._text.find(", ", trimmed.start, trimmed.end) if trimmed and first else -1
        return self._trimmed(Span(comma + 2, trimmed.end)) if trimmed and comma > 0 else trimmed

    def _trimmed(self, span: Span) -> Span | None:
        stretch = self._text[span.start : span.end]
        left, right = span.start + len(stretch) - len(stretch.lstrip(_EDGES)), span.start + len(stretch.rstrip(_EDGES))
        return Span(left, right) if right > left else None

    def _entity(self, premise: Span) -> str:
        """Return the entity that the premise is, or whose word it is: "the bank", "the complaint of the bank", "the bank's complaint"."""
        words = self._words
        for span, name in self._meant.names_in(premise):
            before, after = self._text[premise.start : span.start], self._text[span.end : premise.end]
            if not words.context["determiner"].sub("", before).strip(" ,'\"."):
                owns = after.startswith("'")
                return name.entity if not owns or words.says("authored", after[:60]) else ""
            authored = list(words.context["authored"].finditer(before))
            if authored and words.context["author_of"].fullmatch(before[authored[-1].end() :].strip()):
                return name.entity
            roles = [m.end() for name_ in ("actors", "speakers") for m in words.context[name_].finditer(before)]
            if roles:
                return "" if before[max(roles) :].strip(" ,'\".") else name.entity
        return ""

    def _can_be_relied_on(self, premise: Span) -> bool:
        """Say whether the head of a noun phrase is a word for what one can rely on; what follows "for" or "in" is not its head."""
        stretch = self._text[premise.start : premise.end]
        for head in self._words.context["head_end"].split(stretch):
            if self._words.says("evidence", head):
                return True
            if not self._words.says("carrier", head):
                return False
        return False

    def _has(self, name: str, span: Span) -> bool:
        return self._words.says(name, self._text[span.start : span.end])

    def _weight(self) -> tuple[Weight, bool]:
        """Read off the words at the cue how much rests: refused, all, much, or some of it."""
        cue, words, form = self._cue, self._words, self._rule.form
        before = self._text[max(cue.sentence.start, cue.span.start - _AROUND) : cue.span.start]
        said = self._text[cue.span.start : cue.span.end]
        if self._rule.weight in (Weight.MENTION, Weight.DECLINES):
            weak = self._rule.weight is Weight.MENTION and form is Form.DEICTIC
            insufficient = weak and words.says("insufficient", self._text[cue.span.end : cue.sentence.end])
            return (Weight.DECLINES if insufficient else self._rule.weight), False
        if self._rule.weight is Weight.SOLE:
            return Weight.SOLE, True
        if words.says("partial", before):
            return Weight.SUPPORTING, False
        if words.says("negation", before) or words.says("negation", said):
            return Weight.DECLINES, False
        groups = [self._text[span.start : span.end] for name, span in cue.groups.items() if name.startswith("how")]
        how = " ".join([before[-25:], *groups, said if form is not Form.REVERSED else "", self._used_as()])
        of = self._text[self._sides.of.start : self._sides.of.end] if self._sides.of else ""
        if words.says("supporting", how):
            return Weight.SUPPORTING, False
        if words.says("sole", how) or words.says("nothing_else", self._behind()) or (form is Form.SUBJECT and words.says("everything", of)):
            return Weight.SOLE, True
        if words.says("essential", how):
            return Weight.ESSENTIAL, False
        return (Weight.SUPPORTING if self._is_pleaded(said) else self._rule.weight), False

    def _is_pleaded(self, said: str) -> bool:
        """Say whether somebody relies on an authority or a paper among others, as counsel do: "She relies on Othman"."""
        of = self._sides.of
        if of is None or _PLEADS.match(said.strip()) is None:
            return False
        pronoun = self._words.context["subject_pronoun"].fullmatch(self._text, of.start, of.end)
        persons = [name for _, name in self._meant.names_in(of) if name.kind is NameKind.PERSON]
        return pronoun is not None or bool(persons)

    def _used_as(self) -> str:
        """Return what a premise is said to be used as, or how few it is: "a single letter", "this letter as the main argument"."""
        premise = self._sides.premise
        if premise is None or self._rule.form is Form.SAID:
            return ""
        said = self._text[premise.start : premise.end]
        return " ".join(match.group() for match in _FEW_OR_AS.finditer(said))

    def _behind(self) -> str:
        """Return what stands right behind the premise."""
        premise = self._sides.premise
        return self._text[premise.end : min(premise.end + _AROUND, self._cue.sentence.end)] if premise else ""

    def _stretch(self, of: Span | None, premise: Span) -> Span:
        """Return the shortest stretch with the cue and both sides; without what rests where that makes it longer than a clause."""
        core = self._cue.span.joined(premise)
        whole = core.joined(of) if of else core
        if len(whole) <= _LONGEST:
            return whole
        return Span(core.start, min(core.end, core.start + _LONGEST)) if len(core) > _LONGEST else core

    def _said(self, span: Span) -> str:
        return " ".join(self._text[span.start : span.end].split())[:_LONGEST_WORDS]
