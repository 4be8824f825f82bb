"""What speaks for two tellings being of one act, what speaks against it, and in which words a person is told."""

from __future__ import annotations

from typing import Any

import pytest

from wellfounded.model.edtf import Edtf
from wellfounded.model.ids import CandidateId, DocumentId
from wellfounded.model.labels import ActKind
from wellfounded.resolve.act_bodies import Bodies
from wellfounded.resolve.case_acts import act_groups
from wellfounded.resolve.near_acts import ToldAct
from wellfounded.resolve.telling_evidence import MAYBE, SURE, ActGroup, weigh

FOURTEEN = frozenset({("duration", 14.0, "year")})
EIGHTEEN = frozenset({("duration", 18.0, "year")})
COURT = Bodies(entity="c", words=frozenset({"vesen"}), sorts=frozenset({"court"}), language="en")


def told(number: int, kind: ActKind = ActKind.SENTENCE, when: str = "", **more: Any) -> ToldAct:
    values: dict[str, Any] = {"document": DocumentId(f"d{number}"), "start": number, "date": Edtf.parse(when) if when else None, **more}
    return ToldAct(candidate=CandidateId(f"c{number}"), kind=kind, **values)


def weight(one: ToldAct, other: ToldAct) -> float | None:
    found = weigh(ActGroup.of(one), ActGroup.of(other))
    return None if found is None else found.weight


def together(*tellings: ToldAct, **more: Any) -> set[frozenset[str]]:
    return {frozenset(str(one.candidate) for one in group.tellings) for group in act_groups(tellings, **more)[0]}


def test_the_term_knows_a_sentence_again() -> None:
    """A sentence of the same term and month is one, of another term it is another, whatever else agrees."""
    month = told(1, when="2015-04", amounts=FOURTEEN)
    assert (weight(month, told(2, when="2015-04-22", amounts=FOURTEEN)) or 0) >= SURE
    assert weight(month, told(3, when="2015-04-22", amounts=EIGHTEEN)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"kind": ActKind.GRANT}, {"kind": ActKind.REFUSAL}),
        ({"kind": ActKind.UPHOLDING}, {"kind": ActKind.ANNULMENT}),
        ({"kind": ActKind.OTHER, "outcome": "filed"}, {"kind": ActKind.JUDGMENT}),
        ({"kind": ActKind.OTHER, "outcome": "lifted"}, {"kind": ActKind.OTHER, "outcome": "adopted"}),
        ({"effects": (("annuls", CandidateId("c2")),)}, {}),
        ({"apart": frozenset({CandidateId("c2")})}, {}),
    ],
)
def test_opposite_outcomes_and_acts_on_each_other_are_two(one: dict[str, Any], other: dict[str, Any]) -> None:
    """What grants is not what refuses, what asks is not what decides, and no act does anything to itself."""
    assert weight(told(1, **{"when": "2018-03-01", **one}), told(2, **{"when": "2018-03-01", **other})) is None


def test_one_text_that_annuls_and_grants_on_one_day_is_a_doubt() -> None:
    """Two kinds that one text gives on one day are never joined without a person, and the person is told why."""
    paper = {"when": "2018-03-01", "who": COURT, "document": DocumentId("d"), "jurisdiction": "XO"}
    tellings = [told(1, ActKind.ANNULMENT, **paper), told(2, ActKind.ASYLUM_GRANT, **paper)]
    groups, doubts = act_groups(tellings)
    assert len(groups) == 2
    assert "both on 2018-03-01" in doubts[0].why


def test_one_clause_tells_one_decision() -> None:
    """A clause that was read as a decision and as what was decided tells one act."""
    clause = {"document": DocumentId("d"), "start": 0, "end": 90, "persons": frozenset({"p"})}
    assert len(together(told(1, ActKind.JUDGMENT, **clause), told(2, ActKind.EXTRADITION_ORDER, when="2016-02-09", **clause))) == 1


def test_an_office_holder_is_nobody_whom_it_is_about() -> None:
    """The minister who signed stands beside no other person; the one who was extradited does."""
    signed = told(1, ActKind.JUDGMENT, "2016-02-08", persons=frozenset({"m"}), officers=frozenset({"m"}))
    about = told(2, ActKind.EXTRADITION_ORDER, "2016-02-08", persons=frozenset({"p"}))
    assert weight(signed, about) is not None
    assert weight(about, told(3, ActKind.EXTRADITION_ORDER, "2016-02-08", persons=frozenset({"q"}))) is None


def test_a_bare_mention_means_the_only_act_of_its_kind() -> None:
    """Without a date, kind, order and person are enough where nothing else in the case fits, and not where two acts do."""
    bare = {"jurisdiction": "XO", "persons": frozenset({"p"})}
    arrest, mention = told(1, ActKind.ARREST, **bare), told(2, ActKind.ARREST, **bare)
    assert len(together(arrest, mention)) == 1
    first, second = told(3, ActKind.ARREST, "2013-07-31", **bare), told(4, ActKind.ARREST, "2019-01-05", **bare)
    assert len(together(first, second, mention)) == 3


def test_two_that_say_nothing_are_not_one() -> None:
    """Two acts are not joined, nor is anybody asked, merely because both lack everything."""
    groups, doubts = act_groups([told(1, ActKind.ANNULMENT), told(2, ActKind.ANNULMENT)])
    assert len(groups) == 2
    assert not doubts


def test_a_person_is_believed_against_everything() -> None:
    """Tellings that a person joined are one though their days differ, and what it parted is two though all agrees."""
    days = told(1, when="2018-03-01"), told(2, when="2018-03-02")
    assert len(together(*days, same=[(CandidateId("c1"), CandidateId("c2"))])) == 1


def test_doing_the_same_to_one_act_speaks_for_one() -> None:
    """Two annulments of one decree in one month are one where one annulment alone would be a doubt."""
    decree = [told(n, ActKind.EXTRADITION_ORDER, "2015-09-17", jurisdiction="XO", persons=frozenset({"p"})) for n in (1, 2)]
    annulled = [
        told(n + 2, ActKind.ANNULMENT, when, document=decree[n - 1].document, effects=(("annuls", decree[n - 1].candidate),))
        for n, when in ((1, "2016-12-09"), (2, "2016-12"))
    ]
    assert together(*decree, *annulled) == {frozenset({"c1", "c2"}), frozenset({"c3", "c4"})}
    assert MAYBE <= (weight(*annulled) or 0) < SURE


def test_the_order_of_documents_does_not_matter_for_bare_mentions() -> None:
    """Groups of undated tellings are the same whichever document comes first."""
    bare = {"jurisdiction": "XO", "persons": frozenset({"p"})}
    tellings = [told(1, ActKind.ARREST, **bare), told(2, ActKind.ARREST, **bare), told(3, ActKind.ARREST, "2013", **bare)]
    assert together(*tellings) == together(*reversed(tellings))
