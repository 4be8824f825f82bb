"""What people add by hand, verb by verb, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from wellfounded import Case
from wellfounded.errors import InputError, UnknownIdError, UsageError, WellfoundedError
from wellfounded.model.facts import CaseFacts
from wellfounded.model.labels import Flag
from wellfounded.work.assuming import DECLARES, VERBS, Assumption


def say(case: Case, subject: str, verb: str, *objects: str, **more: Any) -> None:
    case.assume(Assumption(subject=subject, verb=verb, objects=objects, **more))


@pytest.fixture
def two(case: Case) -> Case:
    """A case with two acts, a claim and two bodies that a person added."""
    for name in ("left", "right"):
        say(case, name, "is", "act", options={"date": "2019-01-01", "title": f"The {name} order", "kind": "order"})
    say(case, "claim-x", "is", "claim", options={"title": "That there was a debt"})
    for name in ("bank", "state"):
        say(case, name, "is", "entity", options={"title": name.title(), "kind": "body"})
    return case


ROWS: list[tuple[tuple[str, ...], str, dict[str, str]]] = [
    *(
        (("left", verb, "right"), "effects", {})
        for verb in ("annuls", "ends", "stays", "bars", "decides", "upholds", "implements", "accessory")
    ),
    (("left", "challenges", "right"), "effects", {"suspensive": "yes"}),
    (("left", "part-of", "right"), "parts", {"complete": "yes"}),
    (("left", "rests-on", "right", "claim-x"), "grounds", {"weight": "supporting"}),
    (("left", "rests-solely-on", "claim-x"), "grounds", {}),
    (("left", "rests-solely-on", "claim-x"), "closed", {}),
    (("left", "closed"), "closed", {}),
    (("bank", "controlled-by", "state"), "controlled_by", {}),
    (("left", "same-as", "right"), "same", {}),
    (("claim-x", "retracted"), "retracted", {}),
    (("claim-x", "retracted", "left"), "retracted", {}),
    (("left", "recognised-in", "FR"), "recognition", {"value": "refused"}),
    (("bank", "is", "origin"), "origins", {}),
    (("bank", "is", "unknown-origin"), "unknown_origins", {}),
    (("lane", "is", "proceeding"), "proceedings", {"title": "The lane"}),
]


def rows(facts: CaseFacts, name: str) -> int:
    return len(getattr(facts, name))


@pytest.mark.parametrize(("said", "name", "options"), ROWS)
def test_every_verb_adds_a_row_that_undo_takes_out(two: Case, said: tuple[str, ...], name: str, options: dict[str, str]) -> None:
    """One entry of the journal, one row, on the word of the one who added it; taken back, nothing of it is left."""
    before, entries = two.reasoning().facts, len(two.journal())
    subject, verb, *objects = said
    say(two, subject, verb, *objects, options=options)
    after = two.reasoning().facts
    if verb != "same-as":  # two acts that are one are joined, with the row that says so
        assert rows(after, name) == rows(before, name) + 1
        (added,) = [row for row in getattr(after, name) if row not in getattr(before, name)]
        assert name in {"origins", "unknown_origins", "proceedings"} or added.asserted[0].chain == ("the editor (tester)",)
    assert after != before
    assert len(two.journal()) == entries + 1
    two.undo(two.journal()[-1].number)
    assert two.reasoning().facts == before


def test_every_verb_is_tried_here() -> None:
    """No verb is without its row above."""
    assert {said[1] for said, _, _ in ROWS} == set(VERBS)
    assert {said[2] for said, _, _ in ROWS if said[1] == "is"} | {"act", "claim", "entity"} == set(DECLARES)


@pytest.mark.parametrize(
    ("said", "options", "error"),
    [
        (("left", "destroys", "right"), {}, UsageError),
        (("left", "annuls"), {}, UsageError),
        (("left", "annuls", "right", "claim-x"), {}, UsageError),
        (("left", "is", "verdict"), {}, UsageError),
        (("left", "rests-on"), {}, WellfoundedError),
        (("nobody", "annuls", "right"), {}, UnknownIdError),
        (("left", "annuls", "nobody"), {}, UnknownIdError),
        (("left", "is", "act"), {}, InputError),
        (("fresh", "is", "act"), {"date": "soon"}, InputError),
        (("fresh", "is", "act"), {"kind": "verdict"}, InputError),
        (("fresh", "is", "act"), {"mode": "by post"}, InputError),
        (("fresh", "is", "act"), {"proceeding": "nowhere"}, InputError),
        (("claim-x", "annuls", "right"), {}, InputError),
        (("left", "retracted"), {}, InputError),
        (("left", "controlled-by", "FR"), {}, UnknownIdError),
    ],
)
def test_what_does_not_fit_is_refused(two: Case, said: tuple[str, ...], options: dict[str, str], error: type[Exception]) -> None:
    """An unknown verb or id, a value of no vocabulary, a claim where an act belongs: nothing is written."""
    before = len(two.journal())
    subject, verb, *objects = said
    with pytest.raises(error):
        say(two, subject, verb, *objects, options=options)
    assert len(two.journal()) == before


def test_a_passage_says_so(two: Case) -> None:
    """With a passage the row is known from its document, whoever it quotes is named, and the words stand at their place."""
    say(two, "left", "annuls", "right", passage="press.txt:0-9", says=("the clerk",))
    effect = next(one for one in two.reasoning().facts.effects if one.source == "left")
    (said,) = effect.asserted
    assert (said.text, said.start, said.end) == ("MONTREVAL", 0, 9)
    assert said.chain == (said.document, "the clerk")
    assert effect.known_from == (said.document,)


def test_an_assumption_on_a_withheld_passage_is_shown_to_the_cleared_only(two: Case) -> None:
    """It moves no label, stands in no proof, export or journal for others."""
    say(two, "left", "annuls", "right", passage="press.txt:0-9")
    two.flag("press.txt", {Flag.PRIVILEGED: ()})
    for cleared, shown in (((), False), (("privileged",), True)):
        assert any(one.source == "left" for one in two.reasoning(cleared=cleared).facts.effects) is shown
        assert ("MONTREVAL" in two.export_facts(cleared=cleared)) is shown
        assert ("MONTREVAL" in str([row for row in two.log(cleared=cleared) if row["kind"] == "assumed"])) is shown


def test_forgetting_the_passage_destroys_the_assumption(two: Case) -> None:
    """What was added on a passage of a forgotten document is gone with it; what was added on nobody's passage stays."""
    say(two, "left", "annuls", "right", passage="press.txt:0-9")
    two.forget("press.txt", why="withdrawn")
    facts = two.reasoning().facts
    assert not any(one.source == "left" for one in facts.effects)
    assert {"left", "right"} <= {act.id for act in facts.acts}
    assert two.verify() == []
