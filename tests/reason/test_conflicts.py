"""What is told in more than one way comes side by side, with its speakers; what can be one is no conflict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ActEffect, Assertion, CaseFacts, Claim, Identity, LegalAct, Retraction, Suspensive
from wellfounded.model.labels import ActKind, EffectKind
from wellfounded.reason.conflicts import Conflict, ConflictKind, ToldValue, conflicts
from wellfounded.reason.figures import ToldFigure, agreeing
from wellfounded.reason.outcomes import outcomes_agree


def said(speaker: str, document: str = "d1", start: int = 0) -> tuple[Assertion, ...]:
    return (Assertion(chain=(document, speaker), document=document, start=start, end=start + 5, text="words"),)


def act(act_id: str, day: str = "", speaker: str = "", **fields: object) -> LegalAct:
    return LegalAct(id=act_id, date=Edtf.parse(day) if day else None, asserted=said(speaker) if speaker else (), **fields)  # type: ignore[arg-type]


def figure(value: float, speaker: str = "Ada", *, about: bool = False, subject: str = "loss", unit: str = "USD") -> ToldFigure:
    return ToldFigure(subject=subject, quantity="money", value=value, unit=unit, approximate=about, speaker=speaker, document="d1")


def values(conflict: Conflict) -> list[str]:
    return [side.value for side in conflict.sides]


def test_dates_of_one_act() -> None:
    """A date that another teller places elsewhere is a conflict; one that is only vaguer joins the side it fits."""
    told = [
        ToldValue(about="a", kind=ConflictKind.DATE, value=day, assertion=said(who)[0])
        for day, who in [("2016-12-09", "Holm"), ("2016", "Lind"), ("2017-01", "Berg")]
    ]
    (found,) = conflicts(CaseFacts(acts=(act("a", "2016-12", "Court"),)), told=told)
    assert (found.kind, found.about) == (ConflictKind.DATE, "a")
    assert [(side.value, side.speakers) for side in found.sides] == [("2016-12-09", ("Holm", "Court", "Lind")), ("2017-01", ("Berg",))]
    assert conflicts(CaseFacts(acts=(act("a", "2016-12", "Court"),)), told=told[:2]) == []


def test_acts_that_are_said_to_be_one() -> None:
    """Acts told to be one are compared, and that they are one is itself a reading; without the row there is nothing to compare."""
    acts = (
        act("a", "2016", "Holm", outcome="granted", type=ActKind.GRANT),
        act("b", "2018", "Lind", outcome="Refused", type=ActKind.REFUSAL),
    )
    found = conflicts(CaseFacts(acts=acts, same=(Identity(a="a", b="b", asserted=said("Berg")),)))
    assert [c.kind for c in found] == [ConflictKind.DATE, ConflictKind.IDENTITY, ConflictKind.KIND, ConflictKind.OUTCOME]
    assert values(found[1]) == ["a and b are one act", "a and b are two acts"]
    assert [side.speakers for side in found[1].sides] == [("Berg",), ("Holm", "Lind")]
    assert conflicts(CaseFacts(acts=acts)) == []
    alike = (act("a", "2016", "Holm", outcome="granted"), act("b", "2016-05", "Lind", outcome="  Granted"))
    assert [c.kind for c in conflicts(CaseFacts(acts=alike, same=(Identity(a="b", b="a"),)))] == [ConflictKind.IDENTITY]


def test_identity_is_followed() -> None:
    """Three acts said to be one in two rows are compared as one, under the first of their names."""
    acts = (act("c", "2016", "X"), act("b", "2018", "Y"), act("a", "2020", "Z"))
    found = conflicts(CaseFacts(acts=acts, same=(Identity(a="b", b="c"), Identity(a="a", b="b"))))
    assert (found[0].kind, found[0].about, values(found[0])) == (ConflictKind.DATE, "a", ["2016", "2018", "2020"])


def test_what_reading_proposes_is_not_compared() -> None:
    """That two acts may be one is told last, with the reason, and their dates and outcomes are no conflict of one act."""
    acts = (act("a", "2016", "Holm", outcome="granted"), act("b", "2018", "Lind", outcome="refused"))
    doubt = Identity(a="a", b="b", extra={"why": "one body and one month"})
    first, last = conflicts(CaseFacts(acts=acts, same=(doubt,)), figures=[figure(1), figure(2)])
    assert (first.kind, last.kind) == (ConflictKind.FIGURE, ConflictKind.IDENTITY)
    assert values(last) == ["a and b may be one act: one body and one month", "a and b are two acts"]


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        (["granted", "annulled"], []),
        (["decided", "decided", "annulled", "granted", "upheld"], [("annulled, granted", 2), ("upheld", 1)]),
        (["granted", "decided", "decided", "decided", "refused", "refused"], [("refused", 2), ("granted", 1)]),
        (["published", "published", "acquitted", "convicted"], [("acquitted", 1), ("convicted", 1)]),
        (["convicted", "sentenced", "acquitted"], [("convicted, sentenced", 2), ("acquitted", 1)]),
        (["granted", "granted in part"], [("granted", 1), ("granted in part", 1)]),
        (["decided", "published"], []),
    ],
)
def test_outcomes_that_can_all_be_true(told: list[str], sides: list[tuple[str, int]]) -> None:
    """An appeal that is granted annuls; what every decision has takes no side and names none; unknown words stand for themselves."""
    rows = [ToldValue(about="a", kind=ConflictKind.OUTCOME, value=word, assertion=said(f"{word}{n}")[0]) for n, word in enumerate(told)]
    found = conflicts(CaseFacts(acts=(act("a"),)), told=rows)
    assert [(side.value, len(side.speakers)) for one in found for side in one.sides] == sides


@given(st.lists(st.sampled_from(["granted", "annulled", "refused", "decided", "upheld", "lifted", "other"]), max_size=6))
def test_sides_of_an_outcome_hold_what_can_be_true_together(told: list[str]) -> None:
    """No side holds two outcomes that exclude each other, and each speaker's own word is in the name of the side."""
    rows = [ToldValue(about="a", kind=ConflictKind.OUTCOME, value=word, assertion=said(word)[0]) for word in told]
    for one in conflicts(CaseFacts(acts=(act("a"),)), told=rows):
        for side in one.sides:
            assert set(side.speakers) == set(side.value.split(", "))
            assert all(outcomes_agree(a, b) and outcomes_agree(b, a) for a in side.speakers for b in side.speakers)


def test_rival_readings() -> None:
    """A reading that the text leaves open, and an act told both to uphold and to annul another, are conflicts."""
    acts = (act("a"), act("b"))
    open_one = ActEffect(kind=EffectKind.ENDS, source="b", target="a", alternative=EffectKind.ANNULS, asserted=said("Holm"))
    (found,) = conflicts(CaseFacts(acts=acts, effects=(open_one,)))
    assert (found.kind, found.about, values(found)) == (ConflictKind.READING, "a", ["b ends a", "b annuls a"])
    upheld = ActEffect(kind=EffectKind.UPHOLDS, source="b", target="a", asserted=said("Lind"))
    annulled = ActEffect(kind=EffectKind.ANNULS, source="b", target="a", asserted=said("Berg"))
    (found,) = conflicts(CaseFacts(acts=acts, effects=(upheld, annulled, annulled)))
    assert [(side.value, side.speakers) for side in found.sides] == [("b annuls a", ("Berg",)), ("b upholds a", ("Lind",))]
    elsewhere = ActEffect(kind=EffectKind.UPHOLDS, source="a", target="a")
    assert conflicts(CaseFacts(acts=acts, effects=(annulled, elsewhere))) == []


def test_a_challenge_told_to_suspend_and_not_to() -> None:
    """Whether a challenge suspends is a conflict where both are told; where one says nothing of it there is none."""

    def challenge(suspensive: Suspensive) -> ActEffect:
        return ActEffect(kind=EffectKind.CHALLENGES, source="b", target="a", suspensive=suspensive)

    acts = (act("a"), act("b"))
    (found,) = conflicts(CaseFacts(acts=acts, effects=(challenge(Suspensive.YES), challenge(Suspensive.NO))))
    assert values(found) == ["b challenges a, suspensive: no", "b challenges a, suspensive: yes"]
    assert conflicts(CaseFacts(acts=acts, effects=(challenge(Suspensive.YES), challenge(Suspensive.UNSTATED)))) == []


def test_a_claim_and_its_retraction() -> None:
    """A claim that was taken back stands beside its retraction."""
    claim = Claim(id="c", text="the firm is the state's", asserted=said("Holm"))
    (found,) = conflicts(CaseFacts(claims=(claim,), retracted=(Retraction(claim="c", by="Holm", asserted=said("Holm", "d2")),)))
    assert values(found) == ["the firm is the state's", "taken back or found false by Holm"]


def test_figures() -> None:
    """Figures of one subject in one unit are compared; other subjects and units are not."""
    told = [figure(6e9, "A"), figure(7.5e9, "B"), figure(6_000_000_000, "C"), figure(5, "D", subject="years"), figure(3e9, "E", unit="EUR")]
    (found,) = conflicts(CaseFacts(), figures=told)
    assert [(side.value, side.speakers) for side in found.sides] == [("6000000000 USD", ("A", "C")), ("7500000000 USD", ("B",))]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (figure(6e9, about=True), figure(5.8e9), 1),
        (figure(6e9, about=True), figure(5.4e9), 2),
        (figure(6e9), figure(5.8e9), 2),
        (figure(6e9, about=True), figure(6.2e9, about=True), 1),
        (figure(5e9, about=True), figure(6e9, about=True), 2),
        (figure(100, about=True), figure(95), 1),
        (figure(100, about=True), figure(85), 2),
        (figure(0, about=True), figure(0), 1),
        (figure(0.1), figure(0.1 + 1e-18), 1),
        (figure(-6, about=True), figure(-6.4), 1),
    ],
)
def test_what_approximation_leaves_open(one: ToldFigure, other: ToldFigure, sides: int) -> None:
    """A figure told approximately agrees within half a unit of its last digit and a tenth of itself, an exact one with its like."""
    assert len(agreeing([one, other])) == len(agreeing([other, one])) == sides


def test_most_sides_first() -> None:
    """What is told in most ways comes first."""
    told = [figure(n, subject="b") for n in (1, 2, 3)] + [figure(n, subject="a") for n in (1, 2)]
    assert [c.about for c in conflicts(CaseFacts(), figures=told)] == ["b", "a"]


@given(st.lists(st.builds(figure, st.sampled_from([1, 10, 10.4, 11, 95, 100, 104, 1000]), about=st.booleans()), max_size=8))
def test_every_figure_is_on_one_side(told: list[ToldFigure]) -> None:
    """Figures are parted, none is lost; a side has one exact value at most; and what is exact and equal is on one side."""
    sides = agreeing(told)
    assert sorted((f.value, f.approximate) for side in sides for f in side) == sorted((f.value, f.approximate) for f in told)
    exact = [{f.value for f in side if not f.approximate} for side in sides]
    assert all(len(one) <= 1 for one in exact)
    assert len({v for one in exact for v in one}) == sum(len(one) for one in exact)
