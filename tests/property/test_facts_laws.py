"""Laws of the public format: any facts go out and in again, and any other text is refused or read, never half read."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.errors import InputError
from wellfounded.exchange.facts import read_facts, write_facts
from wellfounded.model import facts as f
from wellfounded.model.edtf import Edtf
from wellfounded.model.labels import ActKind, EffectKind, Mode

words = st.text(max_size=6)
names = st.text(min_size=1, max_size=4)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda v: st.lists(v, max_size=2) | st.dictionaries(words, v, max_size=2),
    max_leaves=4,
)
extras = st.dictionaries(st.sampled_from(["x-note", "é", "colour"]), json_values, max_size=2)
edtf = st.sampled_from(["2016", "2016-12~", "../2013", "2022-12/2023-06-30", "197X", "2020-05-06"]).map(Edtf.parse)
days = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@st.composite
def case_facts(draw: st.DrawFn) -> f.CaseFacts:
    """Draw facts in which every id that is used is declared."""
    ids = draw(st.lists(names, min_size=4, max_size=9, unique=True))
    cut = sorted(draw(st.lists(st.integers(1, len(ids) - 1), min_size=3, max_size=3, unique=True)))
    sources, entities, acts, claims = ids[: cut[0]], ids[cut[0] : cut[1]], ids[cut[1] : cut[2]], ids[cut[2] :]
    known = days | st.lists(st.sampled_from(sources), max_size=2).map(tuple)
    passage = st.builds(
        f.Assertion,
        chain=st.lists(words, max_size=2).map(tuple),
        document=st.none() | st.sampled_from(sources),
        start=st.just(1),
        end=st.none() | st.just(4),
        text=words,
        extra=extras,
    )
    told: dict[str, Any] = {"known_from": known, "asserted": st.lists(passage, max_size=2).map(tuple), "extra": extras}
    act, claim, any_id = st.sampled_from(acts), st.sampled_from(claims), st.sampled_from(ids)

    def some(noun: Any, **fields: Any) -> Any:
        return st.lists(st.builds(noun, **fields), max_size=2).map(tuple)

    grounds = some(
        f.Ground,
        of=act | claim,
        ground=names,
        premises=st.lists(any_id, min_size=1, max_size=3).map(tuple),
        weight=st.sampled_from(f.Weight),
        **told,
    ).map(lambda rows: tuple({(r.of, r.ground): r for r in rows}.values()))
    return f.CaseFacts(
        sources=tuple(f.Source(id=i, title=draw(words), known_from=draw(st.none() | days), extra=draw(extras)) for i in sources),
        entities=tuple(f.Party(id=i, name=draw(words), kind=draw(words)) for i in entities),
        proceedings=(f.Proceeding(id="p", parties={"role": ("x",)}, extra=draw(extras)),) if draw(st.booleans()) else (),
        acts=tuple(
            draw(
                st.builds(
                    f.LegalAct,
                    id=st.just(i),
                    title=words,
                    kind=st.sampled_from(f.ActForm),
                    type=st.none() | st.sampled_from(ActKind),
                    body=words,
                    proceeding=st.sampled_from(["", "p"]),
                    date=st.none() | edtf,
                    until=st.none() | edtf,
                    mode=st.sampled_from(Mode),
                    outcome=words,
                    **told,
                )
            )
            for i in acts
        ),
        claims=tuple(draw(st.builds(f.Claim, id=st.just(i), text=words, **told)) for i in claims),
        effects=draw(
            some(
                f.ActEffect,
                kind=st.sampled_from(EffectKind),
                source=act,
                target=act,
                suspensive=st.none() | st.sampled_from(f.Suspensive),
                alternative=st.none() | st.sampled_from(EffectKind),
                stated=st.booleans(),
                **told,
            )
        ),
        parts=draw(some(f.Part, whole=act, part=act, complete=st.booleans(), **told)),
        grounds=draw(grounds),
        closed=draw(some(f.Closure, of=act | claim, **told)),
        retracted=draw(some(f.Retraction, claim=claim, by=words, **told)),
        same=draw(some(f.Identity, a=act, b=act, **told)),
        recognition=draw(some(f.Recognition, act=act, order=words, value=st.sampled_from(f.RecognitionValue), **told)),
        origins=tuple(draw(st.lists(any_id, max_size=2))),
        unknown_origins=tuple(draw(st.lists(any_id, max_size=2))),
        controlled_by=draw(some(f.Control, entity=any_id, controller=any_id, **told)),
        extra=draw(extras),
    )


@settings(max_examples=80, deadline=None)
@given(case_facts())
def test_facts_go_round(facts: f.CaseFacts) -> None:
    """What is written is read as what it was, and written again byte for byte."""
    text = write_facts(facts)
    assert read_facts(text) == facts
    assert read_facts(text.encode("utf-8")) == facts
    assert write_facts(read_facts(text)) == text


@settings(max_examples=60, deadline=None)
@given(case_facts(), st.data())
def test_one_wrong_value_is_refused_or_harmless(facts: f.CaseFacts, data: st.DataObject) -> None:
    """Whatever value is put in place of another, the file is refused with the input error or read as a whole."""
    document = json.loads(write_facts(facts))
    places: list[tuple[Any, Any]] = []
    waiting = [document]
    while waiting:
        one = waiting.pop()
        for key in one if isinstance(one, dict) else range(len(one)):
            places.append((one, key))
            if isinstance(one[key], dict | list):
                waiting.append(one[key])
    holder, key = data.draw(st.sampled_from(places))
    holder[key] = data.draw(json_values)
    try:
        read = read_facts(json.dumps(document))
    except InputError:
        return
    assert read_facts(write_facts(read)) == read
