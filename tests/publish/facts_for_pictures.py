"""Made-up cases for the drawings: one made by hand, and random ones of any size; and a stand-in for the engine.

The stand-in knows the order of dates, what is known, and annulments one deep. It is no engine: it only makes labels that change
with both days.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ASKING, ActEffect, ActForm, CaseFacts, LegalAct, Proceeding, Source, Suspensive, first_known
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf, Grounded, Label, RequestWord, Standing, Stemma, StemmaGround, StemmaNode, Support

HOSTILE = '<script>alert(1)</script> & "quotes" \' ]]> </svg></section> \x00 {{ 7 * 7 }}'
_DATES = ("{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}/{z}", "../{y}", "{y}/..", "{y}~", "")
_TITLES = (
    "Judgment of the court of appeal of Ostermark",
    "Приказ об аресте имущества",
    "Шешім: бас бостандығынан айыру туралы",
    "Decree",
    "Refusal of the request for protection, with reasons that run over several lines of text",
    "Stay",
)


def act(name: str, day: str, proceeding: str = "p1", **more: object) -> LegalAct:
    return LegalAct(id=name, date=Edtf.parse(day) if day else None, proceeding=proceeding, **{"title": name, **more})  # type: ignore[arg-type]


def effect(kind: EffectKind, source: str, target: str, **more: object) -> ActEffect:
    return ActEffect(kind=kind, source=source, target=target, **more)  # type: ignore[arg-type]


def by_hand() -> CaseFacts:
    """Return a case of eight acts in three proceedings, with every sort of date and hostile words."""
    return CaseFacts(
        sources=(Source(id="s1", known_from=date(2015, 1, 10)), Source(id="s2", known_from=date(2018, 6, 1))),
        proceedings=(
            Proceeding(id="p1", title="Extradition of Martha Quill", jurisdiction="OM"),
            Proceeding(id="p2", title="Дело против Олега Бранда", jurisdiction="WM"),
            Proceeding(id="p3", title="Nothing told"),
        ),
        acts=(
            act("order", "2014-03-01", title="Order of surrender", known_from=("s1",)),
            act("appeal", "2014-05", title="Appeal", kind=ActForm.APPEAL, known_from=("s1",)),
            act("ruling", "2016-12-09", title="Annulment of the order", known_from=("s2",)),
            act("stay", "2014/2016", "p2", title="Отсрочка исполнения", known_from=("s1",)),
            act("notice", "../2013", "p2", title="Іздеу туралы хабарлама", kind=ActForm.NOTICE),
            act("law", "2017/..", "p2", title="A law that nobody dates", kind=ActForm.NORM, known_from=("s2",)),
            act("event", "", "p2", title="Something without a date", kind=ActForm.EVENT),
            act("hostile", "2015~", "", title=HOSTILE),
        ),
        effects=(
            effect(EffectKind.CHALLENGES, "appeal", "order", suspensive=Suspensive.NO),
            effect(EffectKind.ANNULS, "ruling", "order"),
            effect(EffectKind.DECIDES, "ruling", "appeal", stated=False),
            effect(EffectKind.STAYS, "stay", "order"),
            effect(EffectKind.ENDS, "law", "notice", known_from=date(2019, 1, 1)),
            effect(EffectKind.IMPLEMENTS, "event", "notice"),
        ),
    )


def random_facts(acts: int, seed: int) -> CaseFacts:
    """Return a random case of so many acts, some five to a proceeding."""
    chance = random.Random(seed)
    lanes = max(3, acts // 5)
    made: list[LegalAct] = []
    effects: list[ActEffect] = []
    for number in range(acts):
        year = chance.randint(2006, 2022)
        form = chance.choice(_DATES)
        day = form.format(y=year, z=year + chance.randint(1, 4), m=chance.randint(1, 12), d=chance.randint(1, 28))
        lane = chance.randrange(lanes)
        made.append(act(f"a{number}", day, f"p{lane}", title=chance.choice(_TITLES), known_from=(f"s{chance.randrange(9)}",)))
        if number and chance.random() < 0.7:
            kind = chance.choice(list(EffectKind)[:8])
            effects.append(effect(kind, f"a{number}", f"a{chance.randrange(max(0, number - 12), number)}", stated=chance.random() < 0.9))
    return CaseFacts(
        sources=tuple(Source(id=f"s{n}", known_from=date(2011 + n, 1 + n, 3)) for n in range(9)),
        proceedings=tuple(
            Proceeding(id=f"p{n}", title=f"Proceeding {n} against Олег Бранд", jurisdiction=f"S{n % 7}") for n in range(lanes)
        ),
        acts=tuple(made),
        effects=tuple(effects),
    )


def standing(facts: CaseFacts, asof: AsOf) -> Mapping[str, Standing]:
    """Return made-up labels that depend on both days."""
    published = facts.published()
    known = {one.id for one in facts.acts if asof.known_by is None or (first_known(one.known_from, published) or date.min) <= asof.known_by}
    plain = {one.id: _label(one, asof) if one.id in known else Label.UNKNOWN for one in facts.acts}
    felled = {e.target for e in facts.effects if e.kind is EffectKind.ANNULS and plain[e.source] is Label.IN_FORCE}
    found = {}
    for one in facts.acts:
        standing_acts = plain[one.id] is Label.IN_FORCE
        label = Label.QUASHED if standing_acts and one.id in felled else plain[one.id]
        modifiers = ("challenged",) if label is Label.IN_FORCE and _asked(facts, one.id, plain) else ()
        assumed = ("suspensive: no",) if modifiers else ()
        last = asof.known_by if label is not Label.UNKNOWN else None
        word = _request(facts, one, plain) if label is Label.IN_FORCE and one.kind in ASKING else label.value
        found[one.id] = Standing(act=one.id, asof=asof, label=label, word=word, modifiers=modifiers, assumed=assumed, last_told=last)
    return found


def _request(facts: CaseFacts, request: LegalAct, plain: Mapping[str, Label]) -> str:
    deciding = {plain[effect.source] for effect in facts.effects if effect.kind is EffectKind.DECIDES and effect.target == request.id}
    if Label.IN_FORCE in deciding:
        return RequestWord.DECIDED
    return RequestWord.UNSURE if Label.UNDETERMINED_DATE in deciding else RequestWord.PENDING


def _label(one: LegalAct, asof: AsOf) -> Label:
    if one.date is None or (one.date.latest or date.max) <= asof.on:
        return Label.IN_FORCE
    return Label.NOT_YET if (one.date.earliest or date.min) > asof.on else Label.UNDETERMINED_DATE


def _asked(facts: CaseFacts, target: str, plain: Mapping[str, Label]) -> bool:
    return any(e.kind is EffectKind.CHALLENGES and e.target == target and plain[e.source] is Label.IN_FORCE for e in facts.effects)


def days(facts: CaseFacts) -> list[date]:
    """Return the days on which the made-up labels change."""
    told = [day for one in facts.acts if one.date for day in (one.date.earliest, one.date.latest) if day]
    return sorted(set(told))


def known(facts: CaseFacts) -> list[date]:
    return sorted({source.known_from for source in facts.sources if source.known_from})


def stemma_by_hand() -> Stemma:
    """Return a stemma with a joint, a shared premise, an unknown origin, two nodes of one controller, and a circle."""

    def node(name: str, text: str, *grounds: StemmaGround, **more: object) -> StemmaNode:
        return StemmaNode(id=name, text=text, grounds=grounds, **more)  # type: ignore[arg-type]

    def ground(row: int, weight: str, *premises: StemmaNode) -> StemmaGround:
        return StemmaGround(ground=f"g{row}", weight=weight, premises=premises, row=row)

    bank = node("bank", "Complaint of the Bank of Ostermark", origin=True, controller="state")
    press = node("press", "Баспасөз хабары", origin=True, controller="state")
    leak = node("leak", "Letters that somebody put on a portal", origin=True, unknown=True)
    back = node("report", "The report of the auditors", seen=True)
    wire = node("wire", "An agency that quotes the report", ground(4, "essential", back))
    report = node("report", "The report of the auditors", ground(2, "essential", bank, press), ground(3, "supporting", wire))
    court = node("court", "Finding of the court <of Ostermark> & others", ground(1, "sole", report))
    claim = node("claim", "She moved the money abroad", ground(0, "essential", court, bank), ground(5, "supporting", leak))
    return Stemma(
        claim="claim",
        nominal=2,
        grounded=Grounded.YES,
        strict=Support(low=1, high=1, single_points_of_failure=("bank",)),
        wide=Support(low=1, high=2),
        origins=("bank", "press", "leak"),
        unknown_origins=("leak",),
        circles=(("report", "wire"),),
        tree=claim,
    )
