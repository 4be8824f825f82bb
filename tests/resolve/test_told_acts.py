"""Acts that documents tell, as rows."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from told_by_hand import act, document, name, names, put_together, telling

from wellfounded.exchange.facts import read_facts, write_facts
from wellfounded.model.candidates import CandidateKind
from wellfounded.model.facts import CaseFacts
from wellfounded.model.labels import EffectKind, Mode
from wellfounded.resolve.told_acts import ToldActs, sources_of

COURT = name("u", 500, "Court of Ostermark", "body", "e1")
WOMAN = name("u", 600, "Martha Quill", "person", "e2")
KNOWN = names(COURT, WOMAN)
U, V, W = document("u", "2016-06-01"), document("v", "2017-01-02"), document("w", "")
DECREE = act("u", 0, "extradition_order", "2016-03-01", body="Court of Ostermark", persons=["e2"])
ANNULLED = act("u", 50, "annulment", "2016-05-01", effects=[{"kind": "annuls", "target": "a0", "stated": True}], mode="adversarial")
AGAIN = act("v", 7, "annulment", "2016-05-01", effects=[{"kind": "annuls", "target": "a9", "stated": False}])
DECREE_AGAIN = act("v", 9, "extradition_order", "2016-03", body="Court of Ostermark")


def facts(found: ToldActs) -> CaseFacts:
    return CaseFacts(
        sources=sources_of([U, V, W]),
        proceedings=tuple(found.proceedings),
        acts=tuple(found.acts),
        effects=tuple(found.effects),
        same=tuple(found.same),
    )


def test_two_documents_tell_one_decree_and_its_annulment() -> None:
    """Two acts with everybody who says so, one effect that one of them states, and one proceeding; the rows are of the public format."""
    found, _ = put_together([DECREE, ANNULLED, AGAIN, DECREE_AGAIN], [U, V], KNOWN)
    assert [row.id for row in found.acts] == ["extradition_order.2016-03-01.court-of-ostermark", "annulment.2016-05-01"]
    assert [row.known_from for row in found.acts] == [("u", "v"), ("u", "v")]
    assert [len(row.asserted) for row in found.acts] == [2, 2]
    (effect,) = found.effects
    assert (effect.kind, effect.stated, effect.known_from) == (EffectKind.ANNULS, True, ("u", "v"))
    assert [row.proceeding for row in found.acts] == [found.proceedings[0].id] * 2
    assert read_facts(write_facts(facts(found))) == facts(found)


def test_ids_are_unique_and_do_not_depend_on_the_order() -> None:
    """Acts that would have one id are numbered; no number meets the id of another act; every order gives each telling the same id."""
    same = [act("u", n, "stay", "2016-03-01", jurisdiction=place) for n, place in enumerate(("FR", "GB", "", "2", "DE"), start=100)]
    alike = [act("v", n, "arrest", "2016-03-01", persons=[f"e{n}"]) for n in (1, 2)]
    persons = [name("v", 50 + n, form, "person", f"e{n}") for n, form in ((1, "Ada Holm"), (2, "Ruth Marr"))]
    known = names(COURT, WOMAN, *persons)
    tellings = [*same, *alike, DECREE, ANNULLED, AGAIN, DECREE_AGAIN]
    first, _ = put_together(tellings, [U, V], known)
    ids = [row.id for row in first.acts]
    assert len(ids) == len(set(ids))
    assert {"arrest.2016-03-01", "arrest.2016-03-01.2"} <= set(ids)
    for seed in range(5):
        random.Random(seed).shuffle(tellings)
        assert put_together(tellings, [V, U], known)[0].of_candidate == first.of_candidate


def test_a_proceeding_keeps_its_id_when_an_unrelated_act_comes() -> None:
    """An act of another legal order, told earlier, moves no act into another proceeding."""
    before, _ = put_together([DECREE, ANNULLED], [U], KNOWN)
    after, _ = put_together([DECREE, ANNULLED, act("v", 1, "warrant", "1999-01-01", jurisdiction="KZ")], [U, V], KNOWN)
    lanes = {row.id: row.proceeding for row in after.acts}
    assert {row.id: row.proceeding for row in before.acts}.items() <= lanes.items()
    assert len(set(lanes.values())) == 2


def test_an_act_without_a_date_was_made_before_it_was_told() -> None:
    """The date is open to the past and ends on the day of the document; of a document without a date nothing follows."""
    found, _ = put_together([act("u", 0, "stay"), act("w", 0, "warrant")], [U, W], KNOWN)
    assert {row.type: str(row.date) for row in found.acts} == {"stay": "../2016-06-01", "warrant": "None"}


def test_who_is_quoted_says_so() -> None:
    """An act told inside somebody's words is that speaker's."""
    words = telling(CandidateKind.STATEMENT, "u", 40, "x" * 90, chain=["authors", "the clerk"])
    found, _ = put_together([DECREE, ANNULLED], [U], KNOWN, [words])
    assert {row.type: row.asserted[0].chain for row in found.acts} == {"extradition_order": ("u",), "annulment": ("u", "the clerk")}


@pytest.mark.parametrize("values", [{"mode": "foo"}, {"mode": None}, {"date": "30 February"}, {"id": None}, {"jurisdiction": None}])
def test_values_that_do_not_fit_are_passed_over(values: dict[str, Any]) -> None:
    """A mode, date or number that is none stops no computation."""
    found, _ = put_together([act("u", 0, "stay", **{"date": "2016-01-01", **values})], [U], KNOWN)
    assert [row.mode for row in found.acts] == [Mode.UNKNOWN]


def test_an_act_without_a_number_is_no_target() -> None:
    """Effects whose target no act of the document has are left out, and none lands on an act that has no number."""
    nameless = act("u", 0, "stay", "2016-01-01", id=None)
    found, _ = put_together([nameless, act("u", 9, "annulment", "2016-02-01", effects=[{"kind": "annuls", "target": None}])], [U], KNOWN)
    assert found.effects == []


def test_twenty_thousand_tellings_become_rows_in_seconds() -> None:
    """Tellings of one kind and body in four hundred documents."""
    documents = [document(f"d{n}") for n in range(400)]
    body = {"body": "Court of Ostermark"}
    tellings = [act(f"d{n % 400}", n, "stay", f"{1900 + n // 360 % 100}-{n // 30 % 12 + 1:02}", **body) for n in range(20_000)]
    begin = time.perf_counter()
    found, _ = put_together(tellings, documents, KNOWN)
    assert time.perf_counter() - begin < 20, "a quadratic search takes minutes"
    assert len(found.of_candidate) == 20_000
