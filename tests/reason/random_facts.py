"""Random small cases with everything that can go wrong: circles, straddling dates, parts, accessories, stays, retractions."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import (
    ActEffect,
    CaseFacts,
    Claim,
    Closure,
    Ground,
    Identity,
    KnownFrom,
    LegalAct,
    Part,
    Retraction,
    Source,
    Suspensive,
    Weight,
)
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf

FIRST = date(2020, 1, 1)
KINDS = [kind for kind in EffectKind for _ in range(4 if kind is EffectKind.ANNULS else 2 if kind is EffectKind.CHALLENGES else 1)]


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def edtf(chance: Random, *, none: float = 0.1, open_ends: bool = True) -> Edtf | None:
    """Return a date within twenty days, an interval, an open interval, or None."""
    if chance.random() < none:
        return None
    first = chance.randrange(20)
    if chance.random() < 0.6:
        return Edtf.parse(day(first).isoformat())
    last = day(first + chance.randrange(1, 8)).isoformat()
    if open_ends and chance.random() < 0.1:
        return Edtf.parse(f"../{last}")
    return Edtf.parse(f"{day(first).isoformat()}/{last}")


def known_from(chance: Random) -> KnownFrom:
    if chance.random() < 0.6:
        return ()
    if chance.random() < 0.5:
        return day(chance.randrange(20))
    return tuple(chance.sample(["s0", "s1", "s2"], chance.choice([1, 2])))


def random_facts(chance: Random, *, acts: int = 6, alternatives: bool = False) -> CaseFacts:
    """Return a case of a few acts and claims with more rows between them than any real one has."""
    count = chance.randrange(1, acts + 1)
    ids = [f"a{n}" for n in range(count)]
    things = [*ids, "c0", "c1", "s0"]

    def some(most: int) -> range:
        return range(chance.randrange(most + 1))

    def effect() -> ActEffect:
        kind = chance.choice(KINDS)
        alternative = None
        if alternatives and chance.random() < 0.2:
            alternative = chance.choice([EffectKind.ANNULS, EffectKind.ENDS, EffectKind.STAYS, EffectKind.ACCESSORY, EffectKind.BARS])
        return ActEffect(
            kind=kind,
            source=chance.choice(ids),
            target=chance.choice(ids),
            suspensive=chance.choice([None, *Suspensive]) if kind is EffectKind.CHALLENGES else None,
            alternative=alternative,
            stated=chance.random() < 0.9,
            known_from=known_from(chance),
        )

    return CaseFacts(
        sources=tuple(Source(id=f"s{n}", known_from=chance.choice([None, day(chance.randrange(20))])) for n in range(3)),
        acts=tuple(LegalAct(id=id_, date=edtf(chance), until=edtf(chance, none=0.8), known_from=known_from(chance)) for id_ in ids),
        effects=tuple(effect() for _ in some(2 * count + 2)),
        parts=tuple(
            Part(whole=chance.choice(ids), part=chance.choice(ids), complete=chance.random() < 0.5, known_from=known_from(chance))
            for _ in some(3)
        ),
        grounds=tuple(
            Ground(
                of=chance.choice(things[:-1]),
                ground=f"g{n}",
                premises=tuple(chance.choice(things) for _ in range(chance.choice([0, 1, 1, 2]))),
                weight=chance.choice(list(Weight)),
                known_from=known_from(chance),
            )
            for n in some(count + 2)
        ),
        closed=tuple(Closure(of=chance.choice(things[:-1]), known_from=known_from(chance)) for _ in some(4)),
        claims=tuple(Claim(id=f"c{n}", known_from=known_from(chance)) for n in range(2)),
        retracted=tuple(
            Retraction(claim=chance.choice(things), by=chance.choice(["", "somebody", *ids]), known_from=known_from(chance))
            for _ in some(2)
        ),
        same=tuple(Identity(a=chance.choice(ids), b=chance.choice(ids)) for _ in some(1)) if alternatives else (),
    )


def random_asof(chance: Random) -> AsOf:
    on = chance.randrange(-1, 28)
    return AsOf(
        on=day(on),
        known_by=chance.choice([None, day(chance.randrange(-1, 22))]),
        made_by=chance.choice([None, day(on + chance.randrange(10))]),
    )
