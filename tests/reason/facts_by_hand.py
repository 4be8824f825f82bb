"""Small cases written by hand, one row a line, and what stands in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ActEffect, CaseFacts, Claim, Closure, Ground, Identity, LegalAct, Part, Retraction, Suspensive, Weight
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf, Standing
from wellfounded.reason.standing import Engine

EFFECTS = {str(kind): kind for kind in EffectKind}


def case(text: str) -> CaseFacts:
    """Read rows such as ``a 2020-01-01``, ``a 2020 until 2021``, ``b annuls a``, ``p challenges a yes``, ``b ends a or annuls``,
    ``a rests on x y``, ``a closed``, ``c claim``, ``c retracted b``, ``w has part x complete`` and ``a same b``; ``-`` is no date.
    """
    facts = CaseFacts()
    for line in filter(None, (line.strip() for line in text.replace(";", "\n").splitlines())):
        facts = _with(facts, line.split())
    return facts


def _with(facts: CaseFacts, words: list[str]) -> CaseFacts:
    match words:
        case [a, "rests", "on", *premises]:
            ground = Ground(of=a, ground=f"g{len(facts.grounds)}", premises=tuple(premises), weight=Weight.ESSENTIAL)
            return replace(facts, grounds=(*facts.grounds, ground))
        case [a, "closed"]:
            return replace(facts, closed=(*facts.closed, Closure(of=a)))
        case [c, "claim"]:
            return replace(facts, claims=(*facts.claims, Claim(id=c, text=f"text of {c}")))
        case [c, "retracted", *by]:
            return replace(facts, retracted=(*facts.retracted, Retraction(claim=c, by="".join(by))))
        case [whole, "has", "part", part, *complete]:
            return replace(facts, parts=(*facts.parts, Part(whole=whole, part=part, complete=bool(complete))))
        case [a, "same", b]:
            return replace(facts, same=(*facts.same, Identity(a=a, b=b)))
        case [b, kind, a, *more] if kind in EFFECTS:
            alternative = EFFECTS[more[1]] if more[:1] == ["or"] else None
            suspensive = Suspensive(more[0]) if more and alternative is None else None
            effect = ActEffect(kind=EFFECTS[kind], source=b, target=a, suspensive=suspensive, alternative=alternative)
            return replace(facts, effects=(*facts.effects, effect))
        case [a, when, *until]:
            act = LegalAct(id=a, date=None if when == "-" else Edtf.parse(when), until=Edtf.parse(until[1]) if until else None)
            return replace(facts, acts=(*facts.acts, act))
    raise AssertionError(words)


def as_of(on: str, *, known_by: str | None = None, made_by: str | None = None) -> AsOf:
    return AsOf(
        on=date.fromisoformat(on),
        known_by=date.fromisoformat(known_by) if known_by else None,
        made_by=date.fromisoformat(made_by) if made_by else None,
    )


def stands(facts: CaseFacts | str, act: str, on: str = "2030-01-01", **dates: str) -> str:
    """Return label and modifiers of an act in words, such as ``in force, challenged?``."""
    standing = full(facts, act, on, **dates)
    return ", ".join([standing.label, *standing.modifiers])


def full(facts: CaseFacts | str, act: str, on: str = "2030-01-01", **dates: str) -> Standing:
    """Return the whole standing of an act."""
    facts = case(facts) if isinstance(facts, str) else facts
    return Engine(facts).standing(as_of(on, **dates), [act])[act]
