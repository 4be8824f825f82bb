"""The acts of one document, each told once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from wellfounded.model.documents import Document, Outcome
from wellfounded.model.ids import Sha256, document_id
from wellfounded.model.labels import ActKind, EffectKind, Mode, NameKind, ReadStatus
from wellfounded.model.passages import Passage
from wellfounded.model.reading import Act, Effect, Name
from wellfounded.resolve.told_once import told_once

SHA = Sha256("0" * 64)
LETTER = Document(id=document_id(SHA), sha256=SHA, name="letter.txt", media_type="text/plain", outcome=Outcome(status=ReadStatus.READ))
TEXT = (
    "The Supreme Court of Ostermark quashes the decree. On 9 March 2018 the Supreme Court quashed the decree of May 2017 on the "
    "extradition of Ruben Hallas. The appeal court later refused bail."
)


def clause(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage.of(TEXT, start, start + len(words))


def act(number: int, kind: ActKind, words: str, **more: Any) -> Act:
    return Act(id=f"a{number}", kind=kind, passages=(clause(words),), **more)


COURT = Name(passage=clause("Supreme Court of Ostermark"), kind=NameKind.BODY, form="Supreme Court", entity="e1", name="Supreme Court")
HEADLINE = act(1, ActKind.ANNULMENT, "The Supreme Court of Ostermark quashes the decree.")
STORY = act(
    2,
    ActKind.ANNULMENT,
    "On 9 March 2018 the Supreme Court quashed the decree of May 2017",
    date="2018-03-09",
    body="Supreme Court",
    mode=Mode.ADVERSARIAL,
    effects=(Effect(kind=EffectKind.ANNULS, target="a3"),),
)
DECREE = act(3, ActKind.EXTRADITION_ORDER, "the decree of May 2017", date="2017-05")
BAIL = act(4, ActKind.REFUSAL, "The appeal court later refused bail", body="appeal court")


def test_a_headline_and_its_story_tell_one_act() -> None:
    """A clause that names the body and says the same kind and paper joins the one that says the day; nothing it says is lost."""
    found = told_once([HEADLINE, STORY, DECREE, BAIL], LETTER, names=[COURT])
    assert [one.kind for one in found] == [ActKind.ANNULMENT, ActKind.EXTRADITION_ORDER, ActKind.REFUSAL]
    joined = found[0]
    assert (joined.date, joined.body, joined.mode) == ("2018-03-09", "Supreme Court", Mode.ADVERSARIAL)
    assert set(joined.passages) == {*HEADLINE.passages, *STORY.passages}


def test_ids_follow_the_passages_and_effects_follow_the_ids() -> None:
    """Ids are counted anew in order of the first passage, and an effect names the same act as before."""
    found = told_once([HEADLINE, STORY, DECREE, BAIL], LETTER, names=[COURT])
    assert [one.id for one in found] == ["a1", "a2", "a3"]
    annulled = next(one for one in found if one.id == found[0].effects[0].target)
    assert annulled.kind is ActKind.EXTRADITION_ORDER


def test_who_annuls_a_decree_did_not_make_it() -> None:
    """An act and the one that it does something to are never one, whatever else they share."""
    same = replace(DECREE, kind=ActKind.ANNULMENT, date="2018-03-09", body="Supreme Court")
    assert len(told_once([STORY, same], LETTER, names=[COURT])) == 2


@pytest.mark.parametrize("other", [{"date": "2018-03-10"}, {"body": "Ministry of Justice"}, {"jurisdiction": "XO"}, {"persons": ("e8",)}])
def test_what_differs_stays_apart(other: dict[str, Any]) -> None:
    """Another day, body, legal order or person keeps two acts of one document apart."""
    first = replace(STORY, effects=(), jurisdiction="XA", persons=("e9",))
    second = replace(first, id="a2x", passages=HEADLINE.passages, **other)
    assert len(told_once([first, second], LETTER, names=[COURT])) == 2


def test_without_anything_to_join_nothing_changes() -> None:
    """Acts of which none is told twice come back as they are."""
    acts = (DECREE, BAIL)
    assert told_once(acts, LETTER) == acts
