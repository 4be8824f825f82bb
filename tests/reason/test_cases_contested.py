from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random

from facts_by_hand import as_of, case, full
from random_facts import random_asof, random_facts

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ActEffect, CaseFacts, LegalAct, Suspensive, first_known
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf, Label, Standing
from wellfounded.reason.contested import as_one
from wellfounded.reason.standing import Engine

FAR = timedelta(days=4000)


def test_what_every_completion_agrees_on_is_said() -> None:
    """Quashed if the annulment came in time, and quashed by another if it did not: quashed by cases, undetermined in the model."""
    facts = case("a 2020; b 2021/2023; c 2020; b annuls a; c annuls a; b annuls c")
    standing = full(facts, "a", "2022-01-01")
    assert standing.label is Label.UNDETERMINED
    assert standing.by_cases is not None
    assert (standing.by_cases.label, standing.by_cases.modifiers, standing.by_cases.completions) == (Label.QUASHED, (), 2)


def test_circles_are_not_settled_by_cases() -> None:
    """Where no date is uncertain there are no cases, and where they disagree nothing is said."""
    assert full("a 2020; b 2020; a annuls b; b annuls a", "a").by_cases is None
    assert full("a 2020; b 2021/2023; b annuls a", "a", "2022-01-01").by_cases is None
    assert full("a 2020; b 2021/2023; b annuls a", "b", "2022-01-01").by_cases is None


def test_fourteen_uncertain_dates_are_tried_and_no_more() -> None:
    """The completions of fourteen uncertain dates are all counted; with fifteen nothing is said."""
    both = "a 2020; b 2021/2023; c 2020; b annuls a; c annuls a; b annuls c; "
    for more in (13, 14):
        rows = "; ".join(f"x{n} 2021/2023; y{n} 2019; y{n} annuls b; x{n} annuls y{n}; z{n} 2019; z{n} annuls y{n}" for n in range(more))
        found = full(both + rows, "a", "2022-01-01").by_cases
        assert (found.completions if found else None) == (2**14 if more == 13 else None)


def test_hindsight_has_three_places_for_a_date() -> None:
    """A date that straddles both D and J may lie by D, between them, or after."""
    facts = case("a 2020; b 2021/2024; c 2020; b annuls a; c annuls a; b annuls c")
    found = full(facts, "a", "2022-01-01", made_by="2023-01-01").by_cases
    assert found is not None
    assert found.completions == 3


def completions(facts: CaseFacts, asof: AsOf) -> list[CaseFacts]:
    """Every way of putting each uncertain date of a case by D, between D and J, or later; last days before D or not."""
    choices = []
    for act in facts.acts:
        early = act.date.earliest if act.date else None
        late = act.date.latest if act.date else None
        places = [
            (early is None or early <= asof.on, asof.on - FAR),
            ((late is None or late > asof.on) and (early is None or early <= asof.made) and asof.made > asof.on, asof.made),
            (late is None or late > asof.made, asof.made + FAR),
        ]
        untils: list[date | None] = [None]
        if act.until:
            before = act.until.earliest is None or act.until.earliest < asof.on
            after = act.until.latest is None or act.until.latest >= asof.on
            untils = [asof.on - FAR] * before + [asof.on + FAR] * after
        choices.append([with_dates(act, day, until) for possible, day in places if possible for until in untils])
    return [replace(facts, acts=acts) for acts in product(*choices)]


def with_dates(act: LegalAct, day: date, until: date | None) -> LegalAct:
    return replace(act, date=Edtf.parse(str(day)), until=Edtf.parse(str(until)) if until else None)


def test_by_cases_is_what_trying_every_completion_gives() -> None:
    """Against every completion of every uncertain date of the case, computed one by one."""
    settled = 0
    for seed in range(1500):
        chance = Random(seed)
        facts, asof = (random_facts(chance, acts=5), random_asof(chance)) if seed % 3 else (annulments(chance), as_of("2020-06-01"))
        every = [Engine(one).standing(asof) for one in completions(facts, asof)]
        for act, standing in Engine(facts).standing(asof).items():
            outcomes = {(one[act].label, one[act].modifiers) for one in every}
            shown = standing.by_cases and (standing.by_cases.label, standing.by_cases.modifiers)
            if shown or (is_open(standing) and len(outcomes) == 1 and outcomes != {(standing.label, standing.modifiers)}):
                assert outcomes == {shown}, (seed, act)
                settled += 1
    assert settled > 20


def annulments(chance: Random) -> CaseFacts:
    """Return a case of mostly annulments of uncertain date, without circles, where reasoning by cases has most to say."""
    acts = tuple(LegalAct(id=f"a{n}", date=Edtf.parse("2020" if n and chance.random() < 0.5 else "2019")) for n in range(5))
    pairs = [(f"a{b}", f"a{a}") for b in range(5) for a in range(b) if chance.random() < 0.7]
    kinds = [EffectKind.ANNULS, EffectKind.ANNULS, EffectKind.ANNULS, EffectKind.STAYS, EffectKind.CHALLENGES, EffectKind.DECIDES]
    effects = (ActEffect(kind=chance.choice(kinds), source=b, target=a, suspensive=Suspensive.YES) for b, a in pairs)
    return CaseFacts(acts=acts, effects=tuple(effects))


def is_open(standing: Standing) -> bool:
    return standing.label is Label.UNDETERMINED or (
        standing.label is not Label.UNDETERMINED_DATE and any("?" in word for word in standing.modifiers)
    )


def test_contested_is_what_changes_under_the_other_view() -> None:
    """An act is contested exactly where reading one effect otherwise, or taking one pair as one act, changes its label."""
    contested = 0
    for seed in range(500):
        chance = Random(seed)
        facts, asof = random_facts(chance, acts=5, alternatives=True), random_asof(chance)
        engine = Engine(facts)
        base = engine.standing(asof)
        differing = {act for other, names in views(engine, asof) for act in base if changed(base, other, act, names)}
        assert {act for act, one in base.items() if one.contested} == differing, seed
        contested += len(differing)
    assert contested > 50


def changed(base: dict[str, Standing], other: dict[str, Standing], act: str, names: dict[str, str]) -> bool:
    return base[act].label is not Label.UNKNOWN and other[names.get(act, act)].label is not base[act].label


def views(engine: Engine, asof: AsOf) -> list[tuple[dict[str, Standing], dict[str, str]]]:
    facts, found = engine.facts, []
    known = {act for act, one in engine.standing(asof).items() if one.label is not Label.UNKNOWN}
    for at, effect in enumerate(facts.effects):
        day = first_known(effect.known_from, facts.published())
        told = day is None or asof.known_by is None or day <= asof.known_by
        if effect.alternative and told and {effect.source, effect.target} <= known:
            effects = list(facts.effects)
            effects[at] = replace(effect, kind=effect.alternative, alternative=None)
            found.append((Engine(replace(facts, effects=tuple(effects))).standing(asof), {}))
    for row in facts.same:
        if row.a != row.b and {row.a, row.b} <= known:
            numbers = engine.program.number
            found.append((Engine(as_one(engine.program, numbers[row.a], numbers[row.b])).standing(asof), {row.b: row.a}))
    return found


def test_two_acts_told_as_one_are_contested_where_it_matters() -> None:
    """Two tellings of one judgment are computed as two; the one that nobody annuls is contested, and so is nothing else."""
    facts = case("a 2020-01; b 2020-01-15; q 2021; other 2020; q annuls a; a same b")
    assert full(facts, "b").label is Label.IN_FORCE
    assert {act: one.contested for act, one in Engine(facts).standing(as_of("2030-01-01")).items()} == {
        "a": False,
        "b": True,
        "q": False,
        "other": False,
    }


def test_an_open_reading_is_contested_where_it_changes_the_label() -> None:
    """Ends or annuls: the act is contested, and so is what it had annulled; not once the reading no longer matters."""
    facts = "z 2019; a 2020; b 2021; a annuls z; b ends a or annuls"
    assert [full(facts, act).contested for act in "zab"] == [True, True, False]
    assert full(facts, "a").assumed == ("ends, not annuls",)
    assert full(facts + "; c 2022; c annuls b", "a").contested is False
