"""Standing and attribution as they go wrong when a text is brought up to date or retold: what holds, what it did, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from random import Random

from .dossiers import Clean
from .layout import Piece, quotations, sentences
from .opened_places import cited, days, language_at, line_at, running, sentence_at, source_days, spans_of, told
from .opened_second_words import CLOSED, EFFECTS, FINDERS, IN_FORCE, NEGATIONS, SPEAKERS, SUBMISSIONS, WHOLE
from .planting import Kind, Plan, Span
from .proof import folded

_PENDING = re.compile(r"\b(?:is|are|is also) pending\b|\best pendante\b|\bне рассмотрена\b")
_QUASHED = {
    "en": re.compile(r"\b(?:quashed|annulled|discharged|discharges|stayed|set aside|sets? the conviction aside)\b"),
    "fr": re.compile(r"\ba annulé\b|\bannule\b"),
    "ru": re.compile(r"\bотмен(?:ил|яет)\b"),
}
_WISH = re.compile(
    r"\b(?:ask|asks|asked|applied|apply|have been|have it|have the|should|not|may|would|if|until|to quash|to vary"
    r"|devrait|In 42|An expulsion)\b"
)
_ACT = re.compile(r"\b(?P<act>order|conviction|judgment|arrêté|постановление)\b")
_OVERTURNS = re.compile(
    r"\b(?:quashe[ds]|annulled|discharged|discharges|stayed|stays|set aside|reversed|appealed|appeals|upheld|upholds"
    r"|dismissed|dismisses|lodged an appeal|annulé|annule|relève appel|rejette|отменил|отменяет|обжаловала|обжалует)\b"
)
_CALLED = re.compile(
    r"(?:order|judgment|arrêté|jugement|deed|decree|постановлени\w|приговор\w?|decision|ruling)(?: \w+){0,4} (?:of|du|от) $"
)


def _said(clean: Clean) -> Iterator[Piece]:
    """Yield the sentences of the running text and of entries that hold no quotation."""
    for one in sentences(clean):
        if running(clean, one.start, one.end) and len(one.text) > 12 and not clean.text[one.start :].startswith(("[", "- [")):
            yield one


def _closed_and_open(clean: Clean, chance: Random) -> Iterator[Plan]:
    """An update put behind a sentence that still says the contrary: final and pending side by side."""
    for one in _said(clean):
        match = _PENDING.search(one.text)
        if not match or " cases" in one.text:
            continue
        plural = "are pending" in match.group()
        about = "appeal" if re.search(r"[Aa]ppeal|Апелляция", one.text) else "claim"
        new = chance.choice(CLOSED[clean.language][f"{about}s" if plural and clean.language == "en" else about])
        if one.text[-1] in ".”»":
            yield Plan(start=one.end, end=one.end, new=f" {new}", also=(one.span,))


def _still_in_force(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A sentence left from an older version: the act is in force, right behind the sentence that tells its end."""
    for one in _said(clean):
        verb = _QUASHED[clean.language].search(one.text)
        if not verb or _WISH.search(one.text):
            continue
        act = _ACT.search(one.text, verb.end()) or re.search(r"\b(?P<act>order|conviction)\b(?= was| which was| in which|, )", one.text)
        if act and one.text[-1] == ".":
            new = chance.choice(IN_FORCE[clean.language]).format(act["act"])
            yield Plan(start=one.end, end=one.end, new=f" {new}", also=(one.span,))


def _effect_changed(clean: Clean, chance: Random) -> Iterator[Plan]:
    """What a decision did is told with the word for a weaker or another effect; the decision itself says what it did."""
    dated = source_days(clean)
    for one in sentences(clean):
        if not any(day.day in dated for day in days(one.text)) or _WISH.search(one.text):
            continue
        for told_as, others in EFFECTS[clean.language].items():
            for match in re.finditer(rf"\b{told_as}\b", one.text):
                start, end = one.start + match.start(), one.start + match.end()
                if running(clean, start, end):
                    yield Plan(start=start, end=end, new=chance.choice(others), also=(one.span,))


def _overturned_too_early(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """A decision or an appeal with a day before that of the act against which it goes."""
    every = days(clean.text)
    acts = [one.day for one in every if _CALLED.search(clean.text[max(0, one.start - 60) : one.start])]
    for one in every:
        begun, ended = sentence_at(clean, one.start)
        entry = one.start - line_at(clean, one.start)[0] < 16
        line = clean.text[begun : line_at(clean, one.start)[1] if entry else ended]
        earlier = [day for day in acts if day < one.day]
        own = _CALLED.search(clean.text[max(0, one.start - 60) : one.start])
        if own or not earlier or not running(clean, one.start, one.end) or not _OVERTURNS.search(line) or _WISH.search(line):
            continue
        years = (one.day - max(earlier)).days // 364 + 1
        if years <= 2:
            new = one.day - timedelta(days=364 * years)
            yield Plan(start=one.start, end=one.end, new=told(new, language_at(clean, one)), also=((begun, ended),))


def _other_speaker(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A quotation is put into the mouth of another court or person of the case."""
    people = SPEAKERS[clean.case]
    for one in cited(clean):
        if one.source and one.quotation:
            yield from _swapped(clean, one.quotation, one.source.path.stem, (*spans_of(one), one.note.span), people, chance)
    for quotation in _uncited(clean):
        stem = next((source.path.stem for source in clean.sources if _folded_in(quotation, source.text)), "")
        yield from _swapped(clean, quotation, stem, (quotation.span,), people, chance)


def _uncited(clean: Clean) -> list[Piece]:
    known = {one.quotation.start for one in cited(clean) if one.quotation}
    return [one for one in quotations(clean, words=4) if one.start not in known]


def _folded_in(quotation: Piece, text: str) -> bool:
    return folded(quotation.text).rstrip(".,") in folded(text)


def _swapped(
    clean: Clean, quotation: Piece, stem: str, also: tuple[Span, ...], people: dict[str, tuple[str, ...]], chance: Random
) -> Iterator[Plan]:
    own = next((forms for key, forms in people.items() if stem.startswith(key)), ())
    begun = max(clean.text.rfind("\n", 0, quotation.start), quotation.start - 75)
    ended = min(clean.text.find("\n", quotation.end), quotation.end + 60)
    for start, end in ((begun, quotation.start), (quotation.end, ended)):
        for form in own:
            match = re.search(rf"(?<!\w){re.escape(form)}(?!\w)(?![^“«]*[.”»]\s[A-ZÀ-ÝА-Я][^“«]{{30,}}$)", clean.text[start:end])
            kin = [
                other
                for key, forms in people.items()
                if not stem.startswith(key)
                for other in forms
                if _alike(other, form) and other not in {"the prospectus", "суд"}
            ]
            if match and kin:
                place = (start + match.start(), start + match.end())
                yield Plan(start=place[0], end=place[1], new=chance.choice(kin), also=also)
                return


def _alike(one: str, other: str) -> bool:
    """Tell whether two forms may stand for one another: both persons or both bodies, with the same first letter and in the same script."""
    person = re.compile(r"Mr|Ms|Mrs|Dr|Justice|Judge|Me |son avocate|Губин|Летунов")
    return (
        one[0].isupper() == other[0].isupper()
        and bool(re.search("[а-я]", one)) == bool(re.search("[а-я]", other))
        and bool(person.search(one)) == bool(person.search(other))
    )


def _claim_as_finding(clean: Clean, chance: Random) -> Iterator[Plan]:
    """What a party says is told as what a court found."""
    for pattern in SUBMISSIONS[clean.language]:
        for match in re.finditer(pattern, clean.text):
            if running(clean, *match.span()):
                new = chance.choice(FINDERS[clean.case][clean.language])
                new = new if match.group()[0].isupper() else new[0].lower() + new[1:]
                yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))


def _part_as_whole(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Two of three become all three, a majority becomes the whole court."""
    for pattern, others in WHOLE[clean.language].items():
        for match in re.finditer(pattern, clean.text):
            if running(clean, *match.span()) or re.match(r"\d+\. ", clean.text[match.start() - 3 : match.start()]):
                yield Plan(start=match.start(), end=match.end(), new=chance.choice(others), also=(sentence_at(clean, match.start()),))


def _not_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """The "not" of a sentence is gone that a source, or another sentence of the dossier, tells with it."""
    for pattern, new in NEGATIONS[clean.language].items():
        for match in re.finditer(pattern, clean.text):
            if running(clean, *match.span()):
                yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))


KINDS = (
    Kind(name="open and closed", families=("STA",), what="pending and final side by side", plans=_closed_and_open),
    Kind(name="in force after its end", families=("STA",), what="an act that was overturned is said to be in force", plans=_still_in_force),
    Kind(name="effect of a decision changed", families=("STA", "ATT"), what="the decision did something else", plans=_effect_changed),
    Kind(
        name="overturned too early", families=("STA", "DAT", "STR"), what="the day lies before that of the act", plans=_overturned_too_early
    ),
    Kind(
        name="other speaker",
        families=("ATT", "QUO", "NAM", "REF", "STA"),
        what="the words are those of somebody else",
        plans=_other_speaker,
    ),
    Kind(name="claim told as finding", families=("ATT", "QUO"), what="no court found what a party says", plans=_claim_as_finding),
    Kind(
        name="part told as whole", families=("ATT", "FIG", "STA"), what="the source says two of three, or a majority", plans=_part_as_whole
    ),
    Kind(name="not lost", families=("ATT", "STA"), what="the sentence says the contrary of its source", plans=_not_lost),
)
