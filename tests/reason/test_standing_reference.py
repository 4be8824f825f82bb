from __future__ import annotations

from dataclasses import replace
from random import Random

from random_facts import random_asof, random_facts
from reference_program import labels

from wellfounded.model.standing import Standing
from wellfounded.reason.standing import Engine


def marks(standing: dict[str, Standing]) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {act: (str(one.label), one.modifiers) for act, one in standing.items()}


def test_labels_are_those_of_the_whole_ground_program() -> None:
    """Act by act, the labels and modifiers are those of the rules written out by hand and solved at once."""
    for seed in range(1500):
        chance = Random(seed)
        facts = random_facts(chance, acts=chance.choice([3, 5, 8]))
        engine = Engine(facts)
        for asof in (random_asof(chance), random_asof(chance)):
            assert marks(engine.standing(asof)) == labels(facts, asof), (seed, asof)


def test_larger_cases_too() -> None:
    """The same with cases of sixty acts, where circles run into each other."""
    for seed in range(12):
        chance = Random(seed)
        facts = random_facts(chance, acts=60)
        asof = random_asof(chance)
        assert marks(Engine(facts).standing(asof)) == labels(facts, asof), seed


def test_one_act_alone_stands_as_among_all() -> None:
    """Asking for one act, in a new engine or one that was asked before, gives what asking for all gives, to the last field."""
    for seed in range(500):
        chance = Random(seed)
        facts = random_facts(chance, alternatives=True)
        asof = random_asof(chance)
        engine = Engine(facts)
        every = engine.standing(asof)
        for act in chance.sample(list(every), min(2, len(every))):
            assert Engine(facts).standing(asof, [act])[act] == every[act], (seed, act)
            assert engine.standing(asof, [act])[act] == every[act], (seed, act)
        assert engine.standing(asof) == every


def test_stated_only_is_the_case_without_the_inferred_rows() -> None:
    """Leaving out what nobody states is computing without those rows."""
    for seed in range(200):
        chance = Random(seed)
        facts = random_facts(chance)
        asof = random_asof(chance)
        stated = replace(facts, effects=tuple(effect for effect in facts.effects if effect.stated))
        assert marks(Engine(facts, stated_only=True).standing(asof)) == labels(stated, asof), seed
