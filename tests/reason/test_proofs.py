from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from facts_by_hand import as_of, case
from random_facts import random_asof, random_facts

from wellfounded.errors import UnknownIdError
from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ActEffect, CaseFacts, LegalAct
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import Label, Step
from wellfounded.reason.rules import WRITTEN
from wellfounded.reason.standing import Engine

OTHER_STEPS = {"label", "K", "D", "J", "fact", "circle", "above", "further", "assumed"}


def proof(facts: CaseFacts | str, act: str, on: str = "2030-01-01") -> Step:
    return Engine(case(facts) if isinstance(facts, str) else facts).why(act, as_of(on))


def texts(step: Step) -> str:
    return "\n".join(f"{below.rule} {below.text}" for _, below in step.walk())


def test_a_quashed_act_says_by_what() -> None:
    """The proof names the annulling act, its row, and why an act that would have undone it does not."""
    step = proof("a 2020; b 2021; c 2022; d 2023; b annuls a; c annuls b; d annuls c", "a")
    assert texts(step) == "\n".join(
        [
            "label a is quashed, as of 2030-01-01.",
            "D a was made 2020, by 2030-01-01.",
            "R1 a is quashed: b annuls a and was not itself set aside.",
            "R1 b is not quashed.",
            "R1 c annuls b, but that act was itself quashed.",
            "R1 c is quashed: d annuls c and was not itself set aside.",
        ]
    )
    assert [below.rows for _, below in step.walk()][2] == (("effects", 0),)


def test_titles_stand_beside_ids() -> None:
    """A step names an act by id and title."""
    facts = case("a 2020")
    facts = replace(facts, acts=(replace(facts.acts[0], title="the decree"),))
    assert proof(facts, "a").text == "a (the decree) is in force, as of 2030-01-01."


def test_an_undetermined_label_says_the_uncertain_date() -> None:
    """The proof goes down to the date that may lie on either side."""
    found = texts(proof("a 2020; b 2021; c 2022/2024; b annuls a; c annuls b", "a", "2023-01-01"))
    assert "c is dated 2022/2024: some day in that time, which may lie before or after 2023-01-01." in found
    assert "a has no date; whether it was made by 2023-01-01 is undetermined." in texts(proof("a -", "a", "2023-01-01"))


def test_an_undetermined_label_names_the_circle() -> None:
    """The proof names the acts of the circle."""
    found = texts(proof("a 2020; b 2021; c 2022; x 2019; a annuls x; b annuls a; c annuls b; a annuls c", "x"))
    assert "circle" in found
    assert "a → b → c → a" in found
    assert "a → a" in texts(proof("a 2020; a annuls a", "a"))


def test_a_proof_never_goes_round_a_positive_circle() -> None:
    """Of two accessories of each other, both quashed, the proof of each goes back to the annulment."""
    facts = "a 2020; b 2020; q 2021; a accessory b; b accessory a; q annuls a"
    for act in "ab":
        found = texts(proof(facts, act))
        assert "q annuls a and was not itself set aside" in found
        assert "circle" not in found
    assert "which supports nothing" in texts(proof("a 2020; b 2020; a accessory b; b accessory a", "a"))


def test_assumptions_are_in_the_proof() -> None:
    """The proof says that a challenge was assumed not to suspend, and which reading of an effect was computed."""
    found = texts(proof("a 2020; p 2020; b 2021; p challenges a; b ends a or annuls; c 2022; c annuls b", "a"))
    assert "Nobody says whether p suspends a; it was assumed that it does not (suspensive: no)." in found
    assert "it was computed with the first (ends, not annuls)" in texts(proof("a 2020; b 2021; b ends a or annuls", "a"))


def test_taint_is_proved_down_to_the_fallen_premise() -> None:
    """The proof of a taint names each ground, its premise and what brought that down."""
    found = texts(proof("a 2020; x 2019; c claim; q 2021; a rests on x; a rests on c; a closed; q annuls x; c retracted", "a"))
    for part in ("a rests on the ground g0 of a and the ground g1 of a", "q annuls x", "c (text of c) was taken back", "rest solely"):
        assert part in found


def test_a_chain_of_200000_has_a_proof() -> None:
    """A proof of any length is finite, and says where it leaves out steps."""
    size = 200_000
    day = Edtf.parse("2020-01-01")
    facts = CaseFacts(
        acts=tuple(LegalAct(id=f"a{n}", date=day) for n in range(size)),
        effects=tuple(ActEffect(kind=EffectKind.ANNULS, source=f"a{n + 1}", target=f"a{n}") for n in range(size - 1)),
    )
    step = proof(facts, "a0")
    steps = [below for _, below in step.walk()]
    assert step.text.startswith("a0 is quashed")
    assert len(steps) < 200
    assert "left out, ask for the proof of that act" in steps[-1].text


def test_unknown_ids_are_refused() -> None:
    """A proof of an act that the case does not have is an error."""
    with pytest.raises(UnknownIdError):
        proof("a 2020", "b")


def test_a_proof_suffices() -> None:
    """The label and the certain modifiers follow from the rows that the proof names, without any other."""
    compared = 0
    for seed in range(1500):
        chance = Random(seed)
        facts, asof = random_facts(chance), random_asof(chance)
        engine = Engine(facts)
        for act, standing in engine.standing(asof).items():
            step = engine.why(act, asof)
            assert all(below.rule in WRITTEN or below.rule in OTHER_STEPS for _, below in step.walk())
            assert all(place < len(getattr(facts, rows)) for _, below in step.walk() for rows, place in below.rows)
            if "undetermined" in standing.label or any("?" in word for word in standing.modifiers):
                continue
            again = Engine(only(facts, step)).standing(asof, [act])[act]
            assert again.label is standing.label, (seed, act)
            assert set(again.modifiers) >= set(standing.modifiers) - {"exposed"}, (seed, act)
            compared += 1
    assert compared > 2000


def only(facts: CaseFacts, step: Step) -> CaseFacts:
    """Leave out the effects, parts, grounds and retractions that a proof does not name."""
    named = {row for _, below in step.walk() for row in below.rows}
    kept = {
        rows: tuple(row for at, row in enumerate(getattr(facts, rows)) if (rows, at) in named)
        for rows in ("effects", "parts", "grounds", "retracted")
    }
    return replace(facts, **kept)


def test_an_open_label_ends_in_a_date_or_a_circle() -> None:
    """Every undetermined label is traced to an uncertain date or to a circle."""
    for seed in range(600):
        chance = Random(seed)
        facts, asof = random_facts(chance), random_asof(chance)
        engine = Engine(facts)
        for act, standing in engine.standing(asof).items():
            if standing.label is Label.UNDETERMINED:
                found = texts(engine.why(act, asof))
                assert any(words in found for words in ("may lie", "has no date", "which nothing outside it decides")), (seed, act, found)
