"""Legal acts that a text tells of: each with its clause, date, body, outcome, mode, persons, and what it does to other acts.

Works only in sentences that hold a word of the vocabulary. Invariant: every passage is a clause or a sentence, never a paragraph; a further
telling of an act is a further passage of it and not another act.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ...model.labels import ActKind
from ...model.passages import Passage, Span
from ...model.reading import Act, DateExpression, Effect, Name
from ..analysis import Analysis
from ..forums import places_in
from .choosing import as_body, choose_bodies
from .confidence import confidences, order, producer
from .context import tellings_of
from .date_choice import choose_dates
from .deeds import deeds_in
from .effects import Found, effects_of
from .evidence import Drafted
from .gapped import gapped_in, starts_in
from .identity import gathered
from .lexicon import Lexicon, lexicon
from .marks import Around, Marks
from .modes import give_modes
from .order_choice import choose_orders
from .orders import orders_of_acts
from .patterns import Hit, Rule, Vocabulary, hits_in, vocabulary
from .scene import Scene
from .telling import Telling
from .tellings import Told
from .venues import give_bodies

PRODUCER = "+".join(filter(None, ("acts@13", producer())))
_EDGE = re.compile(r"[\s,;:–)\]-]*(?:(?:and|but|et|mais|и|но|а)\s+)?")
_SHORTEST = 12
_UNIONS = frozenset({"EU", "UN"})
_LONGEST_SENTENCE = 1_500


def find_acts(analysis: Analysis, names: Sequence[Name], dates: Sequence[DateExpression]) -> tuple[Act, ...]:
    """Find the legal acts that a text tells of, in order of their first passage, with ids ``a1``, ``a2`` …

    ``names`` and ``dates`` are those of the same analysis; names should carry their entities, since persons and bodies of two
    tellings are compared by them. Passages are in the original text.
    """
    scene, effects = _scene(analysis, names, dates)
    drafted = scene.acts
    said = {code for _, code in places_in(analysis.text)} if drafted else set()
    by_rules = [_believed(code, said) for code in orders_of_acts(analysis, drafted, effects)]
    orders = [_believed(code, said) for code in choose_orders(scene, by_rules)]
    sure = confidences(analysis, drafted)
    place = {id(act): f"a{n}" for n, act in enumerate(drafted, start=1)}
    return tuple(
        replace(
            _act(analysis, act, number=n, effects=effects, jurisdiction=orders[n], confidence=sure[n]),
            apart=tuple(place[id(other)] for other in act.apart),
        )
        for n, act in enumerate(drafted)
    )


def _scene(analysis: Analysis, names: Sequence[Name], dates: Sequence[DateExpression]) -> tuple[Scene, tuple[Found, ...]]:
    tellings: list[Telling] = []
    words: list[Vocabulary] = []
    marks = Marks(analysis, names, dates)
    for number, (sentence, rules, spoken) in enumerate(_sentences(analysis)):
        around = marks.around(sentence, spoken)
        found = [
            *(hit for hit in hits_in(analysis.text, sentence, rules=rules) if not _is_called(around, hit)),
            *_deeds(around),
        ]
        hits = [hit for hit in found if not analysis.is_noise(hit.span.start, hit.span.end)]
        if not hits:
            continue
        told = tellings_of(around, hits, sentence=number)
        tellings += told
        words += [spoken] * len(told)
    drafted, of = gathered(tellings, today=analysis.date)
    drafted.sort(key=lambda act: act.start)
    in_order = sorted(of, key=lambda n: tellings[n].hit.span)
    belonging = Told(
        text=analysis.text,
        tellings=tuple(tellings[n] for n in in_order),
        acts=tuple(of[n] for n in in_order),
        words=tuple(words[n] for n in in_order),
        unbound=tuple(tellings[n] for n in range(len(tellings)) if n not in of),
    )
    effects = tuple(effects_of(belonging, drafted))
    give_bodies(analysis, marks, belonging, drafted, effects)
    scene = Scene(analysis, marks, belonging, drafted)
    choose_bodies(scene)
    choose_dates(scene)
    give_modes(scene)
    return scene, effects


def _is_called(around: Around, hit: Hit) -> bool:
    """Say whether the words of a hit are, or begin, inside the name of a body; that a court ruled is told by its own noun."""
    return around.is_called(hit.anchor) or (hit.rule.kind is not ActKind.JUDGMENT and around.begins_called(hit.anchor))


def _deeds(around: Around) -> Iterator[Hit]:
    classes = lexicon(around.words.language)
    if classes is not None:
        found = classes.tokens(around.text, around.span.start, around.span.end)
        tokens = [token for token in found if not around.is_called(token.span)]
        deeds = list(deeds_in(around.text, around.span, tokens=tokens, clauses=around.clauses, lexicon=classes)) if tokens else []
        yield from deeds
        yield from gapped_in(around.text, around.span, hits=deeds, lexicon=classes)


def _sentences(analysis: Analysis) -> Iterator[tuple[Span, list[Rule], Vocabulary]]:
    """Yield every sentence that holds a trigger, with the rules that the triggers call, in order of the text."""
    called: dict[Span, tuple[dict[int, Rule], Vocabulary]] = {}
    for block in analysis.blocks:
        words = vocabulary(block.language)
        if words is None:
            continue
        for match in words.trigger.finditer(analysis.text, block.span.start, block.span.end):
            sentence = analysis.sentence_at(match.start())
            if sentence is None:
                continue
            span = _piece(analysis.text, sentence.span, at=match.start())
            rules, _ = called.setdefault(span, ({}, words))
            rules.update((rule.number, rule) for rule in words.rules.get(match.group().lower(), ()))
        classes = lexicon(block.language)
        for at in _starts(analysis.text, block.span, classes) if classes else ():
            if sentence := analysis.sentence_at(at):
                called.setdefault(_piece(analysis.text, sentence.span, at=at), ({}, words))
    for span in sorted(called):
        called_rules, words = called[span]
        yield span, [called_rules[number] for number in sorted(called_rules)], words


def _starts(text: str, block: Span, classes: Lexicon) -> Iterator[int]:
    yield from (match.start() for match in classes.trigger.finditer(text, block.start, block.end))
    yield from starts_in(text, block.start, block.end, lexicon=classes)


def _piece(text: str, sentence: Span, *, at: int) -> Span:
    """Return the sentence, or of one without an end the piece in which a position stands: time must not explode with its length."""
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    count = (at - sentence.start) // _LONGEST_SENTENCE
    start = sentence.start + count * _LONGEST_SENTENCE
    return Span(start, min(start + _LONGEST_SENTENCE, sentence.end))


def _act(analysis: Analysis, act: Drafted, *, number: int, effects: Sequence[Found], jurisdiction: str, confidence: float) -> Act:
    told = sorted(act.tellings, key=order)
    return Act(
        id=f"a{number + 1}",
        kind=act.kind,
        passages=tuple(_passages(analysis, told)),
        date=act.date,
        body=as_body(act.body),
        jurisdiction=jurisdiction,
        outcome=act.outcome,
        mode=act.mode,
        persons=tuple(p for p in act.persons if p),
        effects=tuple(Effect(kind=e.kind, target=f"a{e.target + 1}") for e in effects if e.source == number),
        confidence=confidence,
    )


def _believed(jurisdiction: str, orders: Collection[str]) -> str:
    """Return the legal order, unless only the name of a forum speaks for it: many states have a High Court.

    The text must name the state, a place in it or its people somewhere; unions of states have no such places.
    """
    state = jurisdiction.partition("-")[0]
    return jurisdiction if state in _UNIONS or any(code.partition("-")[0] == state for code in orders) else ""


def _passages(analysis: Analysis, tellings: Sequence[Telling]) -> Iterator[Passage]:
    """Yield each clause once, without the marks and spaces at its edges; a clause inside another that was given is left out."""
    spans = [_trimmed(analysis.text, telling.clause) for telling in tellings]
    long_enough = [span for span in spans if len(span) >= _SHORTEST] or [tellings[0].clause]
    given: list[Span] = []
    for span in long_enough:
        if not any(other.covers(span) for other in given):
            given.append(span)
            yield analysis.passage(span.start, span.end)


def _trimmed(text: str, clause: Span) -> Span:
    start, end = clause.start, clause.end
    if lead := _EDGE.match(text, start, end):
        start = min(lead.end(), end)
    stretch = text[start:end]
    return Span(start, start + len(stretch.rstrip(" ,;:–-\n")))
