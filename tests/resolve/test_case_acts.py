"""Which tellings are one act, by examples, and how fast twenty thousand of them are put together."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from wellfounded.model.edtf import Edtf
from wellfounded.model.ids import CandidateId, DocumentId
from wellfounded.model.labels import ActKind
from wellfounded.resolve.act_bodies import Bodies
from wellfounded.resolve.case_acts import act_groups
from wellfounded.resolve.near_acts import ToldAct

COURT: dict[str, Any] = {"who": Bodies(entity="court", words=frozenset({"ostermark"}), sorts=frozenset({"court"}), language="en")}
WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (("fr", ()), ("en", ("prim",)))
OFFICE: dict[str, Any] = {"who": Bodies(entity="office", words=frozenset({"office"}), language="en")}


def told(number: int, kind: ActKind, when: str = "", **more: Any) -> ToldAct:
    values: dict[str, Any] = {"document": DocumentId(f"d{number}"), "start": number, "date": Edtf.parse(when) if when else None, **more}
    return ToldAct(candidate=CandidateId(f"c{number}"), kind=kind, **values)


def groups(*tellings: ToldAct) -> list[list[str]]:
    return [[str(one.candidate) for one in group.tellings] for group in act_groups(tellings)[0]]


def test_a_day_and_its_month_are_one_act_of_one_body() -> None:
    """A telling of the month joins the telling of the day where kind and body are the same, and the date stays the day."""
    found, doubts = act_groups([told(1, ActKind.ANNULMENT, "2016-12", **COURT), told(2, ActKind.ANNULMENT, "2016-12-09", **COURT)])
    assert [str(group.date) for group in found] == ["2016-12-09"]
    assert doubts == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"when": "2016-12-08"}, {"when": "2016-12-09"}),
        ({"jurisdiction": "FR"}, {"jurisdiction": "GB"}),
        ({"persons": frozenset({"e1"})}, {"persons": frozenset({"e2"})}),
        ({"kind": ActKind.ARREST}, {"kind": ActKind.STAY}),
        ({"kind": ActKind.JUDGMENT}, {"kind": ActKind.WARRANT}),
        (COURT, OFFICE),
    ],
)
def test_what_contradicts_is_never_joined(one: dict[str, Any], other: dict[str, Any]) -> None:
    """A day, legal order, person, kind or body that differs keeps two acts apart."""
    common: dict[str, Any] = {"kind": ActKind.STAY, "when": "2016-12-09"}
    tellings = [told(n, **{**common, **said}) for n, said in enumerate((one, other))]
    assert len(groups(*tellings)) == 2


def test_acts_of_one_day_that_only_later_tellings_made_alike_are_one() -> None:
    """A decree told without its author could be of two bodies; once a further telling names the author, it joins that one's act."""
    day, who = "2016-02-08", {"persons": frozenset({"p"})}
    french, english = (Bodies(words=frozenset(words), sorts=frozenset({"government"}), language=language) for language, words in WORDS)
    decree, rival = told(1, ActKind.EXTRADITION_ORDER, day, who=french), told(2, ActKind.EXTRADITION_ORDER, day, **COURT)
    nobody, signed = told(3, ActKind.EXTRADITION_ORDER, day, **who), told(4, ActKind.JUDGMENT, day, who=english, **who)
    assert groups(decree, rival, nobody, signed) == [["c1", "c3", "c4"], ["c2"]]


def test_a_body_named_in_two_languages_is_one_on_one_day() -> None:
    """A court that two texts name in their own languages is no contradiction where kind and day are the same."""
    english = told(1, ActKind.ANNULMENT, "2016-12-09", **COURT)
    sud = Bodies(entity="sud", words=frozenset({"верхов"}), language="ru")
    russian = told(2, ActKind.ANNULMENT, "2016-12-09", who=sud)
    assert len(groups(english, russian)) == 1


def test_an_unspecific_kind_takes_the_specific_one() -> None:
    """A judgment of the same day and body is the annulment that another document tells."""
    found, _ = act_groups([told(1, ActKind.JUDGMENT, "2016-12-09", **COURT), told(2, ActKind.ANNULMENT, "2016-12-09", **COURT)])
    assert [group.kind for group in found] == [ActKind.ANNULMENT]


def test_equally_like_two_acts_is_neither() -> None:
    """A telling of the year belongs to none of two acts of that year, and is no doubt of one of them."""
    first, second = told(1, ActKind.STAY, "2016-03-01", **COURT), told(2, ActKind.STAY, "2016-05-01", **COURT)
    found, doubts = act_groups([first, second, told(3, ActKind.STAY, "2016", **COURT)])
    assert len(found) == 3
    assert doubts == []


def test_the_very_same_words_are_one_act() -> None:
    """Tellings that say the very same are one act, though each may be one of two acts with other persons."""
    a, b = (told(n, ActKind.STAY, "2016-03-01", persons=frozenset({f"e{n}"}), **COURT) for n in (1, 2))
    found = groups(a, b, told(3, ActKind.STAY, "2016-03-01", **COURT), told(4, ActKind.STAY, "2016-03-01", **COURT))
    assert found == [["c1"], ["c2"], ["c3", "c4"]]


def test_one_act_that_it_may_be_is_a_doubt() -> None:
    """A telling without a date of the same body and kind, in another document, is joined or else a doubt; it is never lost."""
    found, doubts = act_groups([told(1, ActKind.JUDGMENT, "2016-03-01", **COURT), told(2, ActKind.JUDGMENT, **COURT)])
    assert len(found) == 2
    assert [(doubt.one, doubt.other) for doubt in doubts] == [(0, 1)]
    assert doubts[0].why


def test_an_act_is_not_told_before_it_was_made() -> None:
    """A telling without a date belongs to the one act of its body only where that was made by the day of the document."""
    made = told(1, ActKind.STAY, "2016-03-01", **COURT)
    assert len(groups(made, told(2, ActKind.STAY, told_on=date(2017, 1, 1), **COURT))) == 1
    assert len(groups(made, told(2, ActKind.STAY, told_on=date(2015, 1, 1), **COURT))) == 2


def test_every_date_of_an_act_may_be_the_same() -> None:
    """The fifth of some month and the month of May are one day; the sixth of May is not."""
    tellings = [told(1, ActKind.STAY, "2016-XX-05", **COURT), told(2, ActKind.STAY, "2016-05", **COURT)]
    later = told(3, ActKind.STAY, "2016-05-06", **COURT)
    assert not any({"c1", "c3"} <= set(group) for group in groups(*tellings, later))


N = 20_000
FIRST = date(1960, 1, 1)


def _day(number: int) -> str:
    return str(FIRST + timedelta(days=number))


SHAPES: dict[str, Callable[[int], dict[str, Any]]] = {
    "one day": lambda n: {"when": _day(0)},
    "a day each": lambda n: {"when": _day(n)},
    "one day, a person each": lambda n: {"when": _day(0), "persons": frozenset({f"e{n}"})},
    "one day, half with a person": lambda n: {"when": _day(0), "persons": frozenset({f"e{n}"} if n % 2 else ())},
    "no date": lambda n: {},
    "half without date": lambda n: {"when": _day(n) if n % 2 else "", "told_on": date(2030, 1, 1)},
    "years and days": lambda n: {"when": "1960" if n % 2 else _day(n % 360)},
    "intervals": lambda n: {"when": f"../{1990 + n % 20}" if n % 2 else "1960/2000"},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_twenty_thousand_tellings_of_one_body_and_kind(shape: str) -> None:
    """The time does not grow with the square of the tellings."""
    tellings = [told(n, ActKind.STAY, **SHAPES[shape](n), **COURT) for n in range(N)]
    begin = time.perf_counter()
    found, _ = act_groups(tellings)
    assert time.perf_counter() - begin < 15, "a quadratic search takes minutes"
    assert sum(len(group.tellings) for group in found) == N


@pytest.mark.parametrize(
    ("weak", "other"),
    [
        ({"jurisdiction": "GB", "weak": frozenset({"order"})}, {"jurisdiction": "FR"}),
        ({"persons": frozenset({"e1"}), "weak": frozenset({"e1"})}, {"persons": frozenset({"e2"})}),
    ],
)
def test_what_is_read_weakly_does_not_keep_two_acts_apart(weak: dict[str, Any], other: dict[str, Any]) -> None:
    """An order or person that a clause does not say itself is no contradiction, but speaks against it."""
    common: dict[str, Any] = {"kind": ActKind.STAY, "when": "2016-12-09", **COURT}
    assert len(groups(told(1, **common, **weak), told(2, **common, **other))) == 1
    assert len(groups(told(1, **{**common, **weak, "when": "2016"}), told(2, **{**common, **other, "when": "2016"}))) == 2


def test_who_an_act_is_made_for_did_not_make_it() -> None:
    """A body that is read weakly keeps nothing apart."""
    weakly: dict[str, Any] = {"who": Bodies(words=frozenset({"kelm"}), sorts=frozenset({"police"}), language="fr", firm=False)}
    common: dict[str, Any] = {"kind": ActKind.EXTRADITION_ORDER, "when": "2016-12-09", "persons": frozenset({"e1"})}
    assert len(groups(told(1, **common, **COURT), told(2, **common, **weakly))) == 1


def test_the_said_order_is_the_one_that_the_document_told() -> None:
    """A bare mention that points back is the one act before it in its document that can be meant, and none where two can."""
    paper: dict[str, Any] = {"instruments": frozenset({"order"}), "document": DocumentId("d"), **COURT}
    order, other = (told(n, ActKind.STAY, f"2016-12-0{n}", **paper) for n in (1, 2))
    mention = told(9, ActKind.JUDGMENT, points_back=True, **paper)
    assert len(groups(order, mention)) == 1
    assert len(groups(order, other, mention)) == 3


def test_the_only_act_of_a_kind_by_a_body_is_meant_beside_others_without_a_body() -> None:
    """A mention by kind and body alone means the one act that both fit, whatever other acts of the kind are told without a body."""
    tellings = [told(1, ActKind.STAY, "2016-12-09", **COURT), told(2, ActKind.STAY, "2015-01-02"), told(3, ActKind.STAY, **COURT)]
    assert sorted(map(len, groups(*tellings))) == [1, 2]
