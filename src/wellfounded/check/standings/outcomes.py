"""Outcomes that contradict each other: upheld and overturned, granted and refused, convicted and acquitted, overturned twice."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.edtf import Edtf
from ...model.findings import Finding, Severity
from ...model.folding import fold
from ...model.labels import ActKind, EffectKind, NameKind
from ...model.reading import Act
from ..alignment.sides import sides_of
from ..quotations.sources import as_source
from ..rule import Rule
from ..subject import Subject
from .courts import Court
from .deciders import decided_in
from .events import Event, events, is_day, may_be_equal, one_event, own
from .later import OverturnedByAnother, found_by, touches
from .tellings import outcomes_told, tellings, words
from .verdict_days import edtf
from .verdicts import OPPOSITE, Verdict

_TRIED = frozenset({Verdict.CONVICTED, Verdict.ACQUITTED})
_SURE = 0.8
_SURNAME = 5
"""Letters by which a surname is known in all its forms."""
_SAID = {
    Verdict.DOWN: "overturned",
    Verdict.UP: "upheld",
    Verdict.GRANTED: "granted",
    Verdict.REFUSED: "refused",
    Verdict.CONVICTED: "convicted",
    Verdict.ACQUITTED: "acquitted",
}


def _opposed(subject: Subject, *verdicts: Verdict, here: bool) -> Iterator[tuple[Event, Event]]:
    """Yield each telling of this document with one of the same event that tells the opposite, here or in the other documents."""
    for one in own(subject, *verdicts):
        against = [
            other
            for other in events(subject)
            if other.telling.verdict is OPPOSITE[one.telling.verdict]
            and (other.subject is subject) is here
            and not (here and other.telling.sentence == one.telling.sentence)
            and one_event(one, other)
        ]
        if against:
            yield one, next((other for other in against if is_day(other.on)), against[0])


def _rarer(subject: Subject, one: Event, other: Event) -> bool:
    """Say whether a telling is the one to mark: fewer tell it so, or it comes later."""
    mine, theirs = (sum(e.telling.verdict is side.telling.verdict and one_event(e, side) for e in events(subject)) for side in (one, other))
    return mine < theirs or (mine == theirs and one.telling.cue.start > other.telling.cue.start)


class UpheldAndOverturned(Rule):
    """One court is told to have upheld a decision and to have overturned it.

    Both cannot be. Whatever follows from the decision rests on one of the two sentences, and the other side will quote the other.
    """

    code = "STA101"
    title = "upheld here, overturned there"
    severity = Severity.ERROR
    unsure = True
    example = (
        "On 19 February 2019 the Court of Appeal upheld the judgment of the District Court. The family left the town.\n\n"
        "After the Court of Appeal had time to read the file, it set aside the judgment on 19 February 2019.\n"
    )
    counter_example = (
        "On 19 February 2019 the Court of Appeal upheld the judgment of the District Court. The family left the town.\n\n"
        "On 4 March 2020 the Supreme Court set aside the judgment of the Court of Appeal.\n"
    )
    sure = "Sure where both sentences name the court and its day; a decision that was upheld in part is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one, other in _opposed(subject, Verdict.UP, Verdict.DOWN, here=True):
            if _rarer(subject, one, other):
                sure = is_day(one.on) and is_day(other.on) and one.telling.sure and other.telling.sure
                places = (words(subject, one.telling), words(subject, other.telling))
                said = _both(one, other, "the decision")
                yield self.finding(subject, said, *places, severity=None if sure else Severity.WARNING)


class ToldOtherwise(Rule):
    """The outcome is told otherwise than in another document of the run, or than in the decision itself.

    If the document that is cited says the contrary of what it is cited for, the whole text loses its credit.
    """

    code = "STA102"
    title = "an outcome told otherwise than in its source"
    severity = Severity.ERROR
    example = (
        "=== judgment.txt, 2019-02-19\nCOURT OF APPEAL OF SERETH\nJudgment of 19 February 2019\n\n"
        "The appellant asks for the release of the money.\n\nThe Court of Appeal of Sereth upholds the order of 12 October 2017.\n"
        "=== report.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal of Sereth overturned the order of 12 October 2017.\n"
    )
    counter_example = (
        "=== judgment.txt, 2019-02-19\nCOURT OF APPEAL OF SERETH\nJudgment of 19 February 2019\n\n"
        "The appellant asks for the release of the money.\n\nThe Court of Appeal of Sereth upholds the order of 12 October 2017.\n"
        "=== report.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal of Sereth upheld the order of 12 October 2017.\n"
    )
    sure = "Sure where both name the court and its day; where one is the decision itself, its head and its own date count."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one, other in _opposed(subject, *OPPOSITE, here=False):
            if not (is_day(one.on) and is_day(other.on)) or (one.is_itself and not other.is_itself):
                continue
            if _is_borne_out(subject, one) or _two_people(one, other) or _is_of_several(one) or _is_of_several(other):
                continue
            sure = one.telling.court is not None and other.telling.court is not None
            first, second = _SAID[one.telling.verdict], _SAID[other.telling.verdict]
            said = f"{_court(one)} {first} it by this sentence; {other.subject.name} says: {second}."
            outcomes_told(subject).add(one.telling.sentence.start)
            yield self.finding(
                subject, said, words(subject, one.telling), related=[other.place], severity=None if sure else Severity.WARNING
            )


class GrantedAndRefused(Rule):
    """One court is told to have granted a request and to have refused it on the same day.

    One of the two is a slip, mostly a lost “not” or a “granted” for “refused”; a reader cannot tell which.
    """

    code = "STA103"
    title = "granted here, refused there"
    severity = Severity.ERROR
    unsure = True
    example = (
        "On 17 October 2019 the District Court of Larnak refused extradition. He was free.\n\n"
        "The District Court of Larnak granted extradition on 17 October 2019, and the embassy thanked the minister.\n"
    )
    counter_example = (
        "On 17 October 2019 the District Court of Larnak refused extradition. He was free.\n\n"
        "The District Court of Larnak granted bail on 22 November 2018, and the embassy protested.\n"
    )
    sure = "Sure where both sentences name the court and its day."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one, other in _opposed(subject, Verdict.GRANTED, Verdict.REFUSED, here=True):
            if is_day(one.on) and is_day(other.on) and _rarer(subject, one, other):
                places = (words(subject, one.telling), words(subject, other.telling))
                yield self.finding(subject, _both(one, other, "the request"), *places)


class ConvictedAndAcquitted(Rule):
    """One court is told to have convicted and to have acquitted somebody on one day.

    Where a trial had several accused, the text must say which of them went free; else one of the two words is wrong.
    """

    code = "STA104"
    title = "convicted here, acquitted there"
    severity = Severity.ERROR
    unsure = True
    example = (
        "On 30 January 2020 the Regional Court convicted Darova. She wept.\n\n"
        "The Regional Court acquitted Darova on 30 January 2020, and the prosecutor left the room.\n"
    )
    counter_example = (
        "On 30 January 2020 the Regional Court convicted Darova. She wept.\n\n"
        "The Court of Appeal acquitted Darova on 4 June 2020, and the prosecutor left the room.\n"
    )
    sure = "Sure where both sentences name the court and its day and speak of one person."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one, other in _opposed(subject, Verdict.CONVICTED, Verdict.ACQUITTED, here=True):
            if is_day(one.on) and is_day(other.on) and _rarer(subject, one, other) and _one_person(one, other):
                places = (words(subject, one.telling), words(subject, other.telling))
                yield self.finding(subject, _both(one, other, "the accused"), *places)


def _is_borne_out(subject: Subject, one: Event) -> bool:
    """Say whether another document tells the same outcome of the day, or this one the contrary too: then several things were decided."""
    for other in events(subject):
        if is_day(other.on) and may_be_equal(other.on, one.on) and other is not one:
            same = other.telling.verdict is one.telling.verdict and other.subject is not subject
            both = other.telling.verdict is OPPOSITE[one.telling.verdict] and other.subject is subject
            if same or both:
                return True
    return False


def _named_in(event: Event) -> frozenset[str]:
    """Return the surnames of the persons whom the sentence of a telling names, inflected or not."""
    place = words(event.subject, event.telling)
    persons = (one for one in event.subject.reading.names if one.kind is NameKind.PERSON and one.form.split())
    return frozenset(fold(one.form.split()[-1])[:_SURNAME] for one in persons if place.start <= one.passage.start < place.end)


def _two_people(one: Event, other: Event) -> bool:
    """Say whether the two sentences name different persons; who is convicted or acquitted must be named in both, or in neither."""
    here, there = _named_in(one), _named_in(other)
    needed = one.telling.verdict in _TRIED and bool(here or there)
    return here.isdisjoint(there) and (needed or bool(here and there))


def _is_of_several(event: Event) -> bool:
    """Say whether the sentence of a telling tells the contrary outcome too: of another of the accused, of another appeal."""
    told = {one.verdict for one in tellings(event.subject) if one.sentence == event.telling.sentence}
    sides = sides_of(as_source(event.subject)).get(event.telling.sentence.start, ()) if event.telling.verdict in _TRIED else ()
    return OPPOSITE[event.telling.verdict] in told or len({one.side for one in sides if one.axis == "verdict"}) > 1


def _one_person(one: Event, other: Event) -> bool:
    """Say whether the two sentences name one person, and no other."""
    here, there = _named_in(one), _named_in(other)
    return bool(here) and here == there


def _both(one: Event, other: Event, what: str) -> str:
    first, second = _SAID[one.telling.verdict], _SAID[other.telling.verdict]
    return f"{_court(one)} {first} {what} by this sentence, and {second} {'them' if what.endswith('accused') else 'it'} by another."


def _court(event: Event) -> str:
    court = event.telling.court
    name = court.text if court else "the court"
    return f"{name[0].upper()}{name[1:]}"


class OverturnedTwice(Rule):
    """One decision is overturned twice, by two acts, though nothing brought it back in between.

    What has been annulled cannot be annulled again. Mostly the second act overturned another decision (one given after the case went
    back), and the text names the wrong one; or the two are one act told twice with different dates.
    """

    code = "STA105"
    title = "one decision overturned twice"
    severity = Severity.ERROR
    example = (
        "In March 2014 the Land Tribunal of Orlen quashed the eviction. In June 2015 the Supreme Court overturned the "
        "2014 decision of the Land Tribunal of Orlen and sent the case back. In May 2016 the Land Tribunal of Orlen overturned "
        "its 2014 decision.\n"
    )
    counter_example = (
        "In March 2014 the Land Tribunal of Orlen quashed the eviction. In June 2015 the Supreme Court overturned the "
        "2014 decision of the Land Tribunal of Orlen and sent the case back. In May 2016 the Land Tribunal of Orlen refused "
        "his claim.\n"
    )
    sure = "Sure where the two acts have different days or bodies and the text tells of no act that restored the decision."

    def find(self, subject: Subject) -> Iterator[Finding]:
        acts = {act.id: act for act in subject.reading.acts}
        fallen: dict[str, list[Act]] = {}
        for act in subject.reading.acts:
            if act.kind is not ActKind.ANNULMENT or act.confidence < _SURE or not act.body:
                continue
            for effect in act.effects:
                if effect.kind is EffectKind.ANNULS and effect.stated and _names_year(act, acts.get(effect.target)):
                    fallen.setdefault(effect.target, []).append(act)
        for target, by in fallen.items():
            told = sorted((act for act in by if edtf(act.date)), key=lambda act: act.date)
            if len(told) < 2 or any(effect.target == act.id for act in told for other in acts.values() for effect in other.effects):
                continue
            first, last = told[0], told[-1]
            if _are_two(edtf(first.date), edtf(last.date)):
                what = acts[target]
                said = (
                    f"This decision is overturned by two acts, of {first.date} and of {last.date}, and nothing is told to have restored it."
                )
                finding = self.finding(subject, said, last.passages[0], first.passages[0], related=[subject.place(what.passages[0])])
                if not touches(finding, found_by(subject, OverturnedByAnother)):
                    yield finding


def _names_year(act: Act, target: Act | None) -> bool:
    """Say whether what tells of an act names by its year the decision that the act befell."""
    return target is not None and bool(target.date[:4]) and any(target.date[:4] in one.exact for one in act.passages)


def _are_two(one: Edtf | None, other: Edtf | None) -> bool:
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest


class FromBelow(Rule):
    """A lower court is told to have overturned a decision of a higher one.

    Courts are bound by those above them. Either the two are exchanged, or the lower court decided anew after the case had been sent
    back to it.
    """

    code = "STA106"
    title = "a lower court overturns a higher one"
    severity = Severity.WARNING
    unsure = True
    example = "On 3 March 2020 the District Court overturned the judgment of the Supreme Court, and he was free.\n"
    counter_example = "On 3 March 2020 the Supreme Court overturned the judgment of the District Court, and he was free.\n"
    sure = "Only where the rank of both is plain from their names; a court that is called supreme and is not the highest is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one in own(subject, Verdict.DOWN, Verdict.UP):
            court, target = one.telling.court, one.telling.of_court or _court_of_day(subject, one)
            if court and target and 0 < court.rank < target.rank and one.telling.sure:
                verb = _SAID[one.telling.verdict]
                said = f"{_court(one)} {verb} by this sentence a decision of {target.text}, which is above it."
                yield self.finding(subject, said, words(subject, one.telling))


def _court_of_day(subject: Subject, event: Event) -> Court | None:
    """Return the court whose decision is meant by its day, where all who tell of that day name one."""
    about = event.telling.of_date
    if about is None or not is_day(about):
        return None
    told = [one.court for each in (subject, *subject.others) for one in decided_in(each) if one.on == about.earliest]
    return told[0] if told and all(told[0].may_be(one) for one in told) else None


RULES: tuple[type[Rule], ...] = (UpheldAndOverturned, ToldOtherwise, GrantedAndRefused, ConvictedAndAcquitted, OverturnedTwice, FromBelow)
