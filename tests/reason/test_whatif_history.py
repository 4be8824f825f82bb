from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from facts_by_hand import as_of, case
from random_facts import FIRST, random_facts

from wellfounded.errors import UnknownIdError
from wellfounded.model.facts import CaseFacts, Source
from wellfounded.model.standing import AsOf
from wellfounded.reason.history import history, timeline
from wellfounded.reason.standing import Engine
from wellfounded.reason.whatif import HYPOTHETICAL, what_if

CASE = "z 2019; a 2020; p 2020; b 2021; x 2018; b annuls z; p challenges a yes; b decides p; a rests on x; a closed; c claim; x rests on c"


def changes(**hypothesis: list[str]) -> dict[str, str]:
    found = what_if(case(CASE), asof=as_of("2030-01-01"), **hypothesis)
    assert found.unchanged == 5 - len(hypothesis.get("remove", ())) - len(found)
    return {change.act: ", ".join([change.after.label, *change.after.modifiers]) for change in found}


def test_each_hypothesis_changes_what_hangs_on_it() -> None:
    """Quashing, ending, staying, deciding, doubting and removing each change the acts that depend on it, and no others."""
    assert changes(quash=["b"]) == {"z": "in force", "a": "suspended, challenged", "b": "quashed"}
    assert changes(quash=["b"], decide=["p"]) == {"z": "in force", "b": "quashed"}
    assert changes(end=["b"]) == {"b": "ended"}
    assert changes(stay=["b"]) == {"z": "in force", "a": "suspended, challenged", "b": "suspended"}
    assert changes(doubt=["x"]) == {"a": "in force, tainted"}
    assert changes(doubt=["c"]) == {"x": "in force, exposed"}
    assert changes(remove=["b"]) == {"z": "in force", "a": "suspended, challenged"}
    assert changes() == {}


def test_nothing_of_a_hypothesis_is_shown_or_kept() -> None:
    """The hypothetical acts are not among the changes, and the facts are as they were."""
    facts = case(CASE)
    found = what_if(facts, asof=as_of("2020-06-01", made_by="2022-01-01"), quash=["x"])
    assert facts == case(CASE)
    assert [change.act for change in found if change.act.startswith(HYPOTHETICAL)] == []
    assert {change.act for change in found} == {"a", "x"}


@pytest.mark.parametrize("where", ["quash", "end", "stay", "decide", "doubt", "remove"])
def test_unknown_ids_are_refused(where: str) -> None:
    """A hypothesis about something that the case does not have is an error that names it."""
    with pytest.raises(UnknownIdError, match="'nobody'"):
        what_if(case(CASE), asof=as_of("2030-01-01"), **{where: ["nobody"]})


def test_history_names_the_act_that_changed_the_label() -> None:
    """The runs of an act follow each other without gap, and each names the act whose date begins it."""
    runs = history(Engine(case("a 2020-05-01; b 2021-02/2021-03; c 2022-01-01; d 2022-01-01; b annuls a; c annuls b")), "a")
    assert [(str(run.first), str(run.last), str(run.standing.label), run.cause) for run in runs] == [
        ("None", "2020-04-30", "not yet", ()),
        ("2020-05-01", "2021-01-31", "in force", ("a",)),
        ("2021-02-01", "2021-03-30", "undetermined", ("b",)),
        ("2021-03-31", "2021-12-31", "quashed", ("b",)),
        ("2022-01-01", "None", "in force", ("c",)),
    ]


def test_history_as_known_begins_with_unknown() -> None:
    """From what was known on each day itself, an act is unknown until a source tells of it, and an annulment bites when it is told."""
    facts = case("a 2020-05-01; b 2021-05-01; b annuls a")
    facts = replace(
        facts,
        sources=(Source(id="s", known_from=date(2020, 6, 1)), Source(id="t", known_from=date(2023, 1, 1))),
        acts=(replace(facts.acts[0], known_from=("s",)), replace(facts.acts[1], known_from=("t",))),
    )
    runs = history(Engine(facts), "a", as_known=True)
    assert [(str(run.first), str(run.standing.label)) for run in runs] == [
        ("None", "unknown"),
        ("2020-06-01", "in force"),
        ("2023-01-01", "quashed"),
    ]
    assert [str(run.standing.asof.known_by) for run in runs[1:]] == ["2020-06-01", "2023-01-01"]


def days(facts: CaseFacts) -> list[date]:
    return [FIRST + timedelta(days=n) for n in range(-3, 34)]


def test_history_and_timeline_are_standing_day_by_day() -> None:
    """On every day, by every day, history and timeline say what standing says."""
    for seed in range(60):
        facts = random_facts(Random(seed), acts=5)
        engine = Engine(facts)
        line = timeline(engine)
        for known_by in (None, FIRST + timedelta(days=seed % 20)):
            told = {act.id: history(engine, act.id, known_by=known_by) for act in facts.acts}
            for day in days(facts):
                for act, one in engine.standing(AsOf(on=day, known_by=known_by)).items():
                    assert line.at(act, on=day, known_by=known_by) == (str(one.label), one.modifiers), (seed, act, day)
                    run = next(run for run in told[act] if run.last is None or day <= run.last)
                    assert (run.standing.label, run.standing.modifiers) == (one.label, one.modifiers), (seed, act, day)


def test_history_as_known_is_standing_day_by_day() -> None:
    """With K going along with D, every run says what standing says on each of its days."""
    for seed in range(60):
        facts = random_facts(Random(seed), acts=4)
        engine = Engine(facts)
        for act in facts.acts:
            runs = history(engine, act.id, as_known=True)
            for day in days(facts):
                one = engine.standing(AsOf(on=day, known_by=day), [act.id])[act.id]
                run = next(run for run in runs if run.last is None or day <= run.last)
                assert (run.standing.label, run.standing.modifiers) == (one.label, one.modifiers), (seed, act.id, day)
