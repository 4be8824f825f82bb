"""The scorers count right: each is held to a tiny document that is labelled and read by hand."""

from __future__ import annotations

from typing import Any

import pytest
from bench.quality.counts import Rate, Score, Share
from bench.quality.matching import largest
from bench.quality.scorer_acts import same_date, score_acts
from bench.quality.scorer_names import b_cubed, score_corefs, score_names
from bench.quality.scorer_quotes import score_quotes
from bench.quality.scorer_values import score_citations, score_dates, score_figures
from bench.quality.scorer_words import score_reliance, score_statements
from bench.quality.shape import (
    ActMark,
    CitationMark,
    CorefMark,
    DateMark,
    EffectMark,
    FigureMark,
    Marked,
    NameMark,
    PassageMark,
    QuoteMark,
    RelianceMark,
    StatementMark,
)
from bench.quality.who import Who

from wellfounded.model.passages import Passage

TEXT = (
    "On 3 May 2011 the Court of Orsk convicted Mr Lev Aksan. The City Court upheld the conviction in 2012. "
    "“He was heard,” the City Court said. Aksan paid $5 million. If he appeals, the sentence will be stayed."
)


def at(words: str, nth: int = 1) -> Passage:
    """Return where some words stand in the text."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Passage(start, start + len(words), words)


def document(**lists: Any) -> Marked:
    return Marked(name="tiny", part="seen", text=TEXT, **lists)


def rate(score: Score, name: str) -> tuple[float, float, float, float]:
    figure = score.figures[name]
    assert isinstance(figure, Rate)
    return figure.gold, figure.reached, figure.found, figure.right


def share(score: Score, name: str) -> tuple[float, float]:
    figure = score.figures[name]
    assert isinstance(figure, Share)
    return figure.right, figure.of


def act(key: str, kind: str, *passages: Passage, **more: Any) -> ActMark:
    return ActMark(id=key, kind=kind, passages=passages, **more)


CONVICTED, UPHELD = at("the Court of Orsk convicted Mr Lev Aksan"), at("The City Court upheld the conviction in 2012")
ACTS = (
    act("g1", "conviction", CONVICTED, at("the conviction"), accept_kinds=("sentence",), date="2011-05-03", body="Court of Orsk"),
    act("g2", "upholding", UPHELD, date="2012", body="City Court", effects=(EffectMark(kind="upholds", target="g1"),)),
)


def test_rates_are_ratios_of_sums() -> None:
    """Precision, recall and F1 are those of the added counts, and partial labels judge nothing that was found."""
    total = Rate(gold=4, reached=3, found=2, right=2)
    total.add(Rate(gold=1, reached=0, found=2, right=1))
    assert (total.recall, total.precision) == (3 / 5, 3 / 4)
    assert total.f1 == pytest.approx(2 * 0.6 * 0.75 / 1.35)
    assert Rate(gold=2, reached=1, partial=True).f1 is None
    assert Rate(gold=2).f1 == 0.0


def test_matching_is_the_largest_one() -> None:
    """A pair gives way where that lets one more be made."""
    assert largest({"a": ["x", "y"], "b": ["x"]}) == {"a": "y", "b": "x"}


def test_a_second_mention_is_no_new_act() -> None:
    """Of two found acts on one label one is false, and is counted as a repetition."""
    found = document(acts=(act("a1", "sentence", CONVICTED), act("a2", "conviction", at("the conviction"))))
    score = score_acts(document(acts=ACTS[:1]), found)
    assert rate(score, "acts") == (1, 1, 2, 1)
    assert share(score, "acts.not_repeated") == (1, 2)


def test_an_act_of_another_kind_is_not_found() -> None:
    """The kind or an accepted neighbour is wanted; the place alone is counted apart."""
    score = score_acts(document(acts=ACTS[:1]), document(acts=(act("a1", "acquittal", CONVICTED),)))
    assert rate(score, "acts") == (1, 0, 1, 0)
    assert share(score, "acts.reached") == (1, 1)
    assert share(score, "acts.kinds") == (0, 1)


def test_a_passage_of_an_act_is_no_paragraph() -> None:
    """A found act whose passage is longer than 400 characters is paired with nothing."""
    text = TEXT * 3
    whole = Passage(0, 450, text[:450])
    assert rate(score_acts(document(acts=ACTS[:1]), document(acts=(act("a1", "conviction", whole),))), "acts") == (1, 0, 1, 0)


def test_dates_bodies_and_effects_of_paired_acts() -> None:
    """Values are judged on pairs; an effect is right with its kind and on the act that is paired with the target."""
    right = act("a2", "upholding", UPHELD, date="2012", body="the City Court", effects=(EffectMark(kind="upholds", target="a1"),))
    first = act("a1", "conviction", CONVICTED, date="2011", body="City Court")
    score = score_acts(document(acts=ACTS), document(acts=(first, right)))
    assert share(score, "acts.dates") == (1, 2)
    assert share(score, "acts.bodies") == (1, 2)
    assert rate(score, "acts.effects") == (1, 1, 1, 1)
    wrong = act("a2", "upholding", UPHELD, effects=(EffectMark(kind="annuls", target="a1"),))
    assert rate(score_acts(document(acts=ACTS), document(acts=(first, wrong))), "acts.effects") == (1, 0, 1, 0)


def test_an_effect_on_a_second_mention_is_on_the_target() -> None:
    """A target that tells the right act again is the right target."""
    again = act("a3", "conviction", at("the conviction"))
    upholding = act("a2", "upholding", UPHELD, effects=(EffectMark(kind="upholds", target="a3"),))
    found = document(acts=(act("a1", "conviction", CONVICTED), upholding, again))
    assert rate(score_acts(document(acts=ACTS), found), "acts.effects") == (1, 1, 1, 1)


def test_bounds_of_dates() -> None:
    """Equal days are equal dates, open ends included; pooled labels take a less exact date, but none that is more open."""
    assert same_date("2011-05~", "2011-05")
    assert same_date("../2012", "../2012-12-31")
    assert not same_date("2011", "2011-05-03")
    assert not same_date("", "2011")
    assert same_date("2011", "2011-05-03", pooled=True)
    assert not same_date("../2023", "2011-05-03", pooled=True)


def test_words_that_tell_of_no_act() -> None:
    """An act found on a hypothesis is counted against the hypothesis and among the false ones."""
    hypothesis = PassageMark(passage=at("the sentence will be stayed"))
    found = document(acts=(act("a1", "conviction", CONVICTED), act("a2", "stay", at("the sentence will be stayed"))))
    score = score_acts(document(acts=ACTS[:1], not_acts=(hypothesis,)), found)
    assert share(score, "acts.not_acts") == (0, 1)
    assert rate(score, "acts") == (1, 1, 2, 1)


def test_pooled_acts_are_told_once_over_documents() -> None:
    """Of acts labelled over several documents it is enough that one of them tells it."""
    pooled = Marked(name="tiny", part="gold", text=TEXT, acts=ACTS[:1], pooled=True)
    total = score_acts(pooled, document(acts=()))
    total.add(score_acts(pooled, document(acts=(act("a1", "conviction", CONVICTED),))))
    assert total.values()["acts.pooled"] == 1.0
    assert total.values()["acts.recall"] == 0.5


def name(words: str, kind: str, entity: str, **more: Any) -> NameMark:
    return NameMark(passage=at(words), kind=kind, entity=entity, **more)


def test_names_by_kind_with_and_without_their_honorific() -> None:
    """A name is exact with its honorific or without; one of another kind is missed and false at once."""
    gold = document(names=(name("Lev Aksan", "person", "aksan"), name("City Court", "body", "city")))
    found = document(names=(name("Mr Lev Aksan", "person", "e1", bare=at("Lev Aksan")), name("City Court", "place", "e2")))
    score = score_names(gold, found)
    assert rate(score, "names.person.exact") == (1, 1, 1, 1)
    assert rate(score, "names.body.exact") == (1, 0, 0, 0)
    assert rate(score, "names.place.overlap") == (0, 0, 1, 0)
    assert rate(score, "names.all.overlap") == (2, 1, 1, 1)


def test_a_name_on_a_coreference_is_not_judged() -> None:
    """What was labelled as standing for a name is neither a right name nor a false one."""
    gold = document(names=(name("Lev Aksan", "person", "aksan"),), corefs=(CorefMark(passage=at("the City Court"), entity="city"),))
    found = document(names=(name("Lev Aksan", "person", "e1"), NameMark(passage=at("City Court", 2), kind="body", entity="e2")))
    assert rate(score_names(gold, found), "names.all.exact") == (1, 1, 1, 1)


def test_entities_by_b_cubed() -> None:
    """Two people merged cost precision, one person split costs recall."""
    merged = b_cubed([("a", "x"), ("b", "x")])
    assert (merged.precision, merged.recall) == (0.5, 1.0)
    split = b_cubed([("a", "x"), ("a", "y")])
    assert (split.precision, split.recall) == (1.0, 0.5)


def test_corefs_are_tied_to_the_right_entity() -> None:
    """A phrase counts where its found entity is the one that bears the labelled name."""
    names = (name("Lev Aksan", "person", "aksan"), name("City Court", "body", "city"))
    gold = document(names=names, corefs=(CorefMark(passage=at("He"), entity="aksan"),))
    read = (name("Lev Aksan", "person", "e1"), name("City Court", "body", "e2"))
    assert rate(score_corefs(gold, document(names=read, corefs=(CorefMark(passage=at("He"), entity="e1"),))), "corefs") == (1, 1, 1, 1)
    assert rate(score_corefs(gold, document(names=read, corefs=(CorefMark(passage=at("He"), entity="e2"),))), "corefs") == (1, 0, 1, 0)


def test_dates_need_span_and_value() -> None:
    """A value on a span that only overlaps is right nearly, not exactly."""
    gold = document(dates=(DateMark(passage=at("3 May 2011"), edtf="2011-05-03"), DateMark(passage=at("2012"), edtf="2012")))
    found = document(dates=(DateMark(passage=at("On 3 May 2011"), edtf="2011-05-03"), DateMark(passage=at("2012"), edtf="2013")))
    score = score_dates(gold, found)
    assert rate(score, "dates.exact") == (2, 1, 2, 1)
    assert rate(score, "dates.overlap") == (2, 2, 2, 2)
    assert rate(score, "dates.value") == (2, 0, 2, 0)
    assert rate(score, "dates.value_near") == (2, 1, 2, 1)


def test_figures_need_value_and_unit() -> None:
    """Five million dollars are not five dollars, nor five million euros."""
    gold = document(figures=(FigureMark(passage=at("$5 million"), quantity="money", value=5e6, unit="USD"),))
    for value, unit, right in ((5e6, "USD", 1), (5.0, "USD", 0), (5e6, "EUR", 0)):
        found = document(figures=(FigureMark(passage=at("$5 million"), quantity="money", value=value, unit=unit),))
        assert rate(score_figures(gold, found), "figures.value") == (1, right, 1, right)


def test_authorities_apart_from_apparatus() -> None:
    """Marks of notes are counted only where the document labels notes."""
    gold = document(citations=(CitationMark(passage=at("City Court"), kind="case", normal="A 1/2"),))
    found = document(
        citations=(CitationMark(passage=at("City Court"), kind="application", normal="a 1-2"), CitationMark(passage=at("2012"), kind="url"))
    )
    score = score_citations(gold, found)
    assert rate(score, "citations.authorities.exact") == (1, 1, 1, 1)
    assert rate(score, "citations.apparatus.exact") == (0, 0, 0, 0)
    assert share(score, "citations.authorities.normal") == (1, 1)


@pytest.mark.parametrize(
    ("words", "speaker", "expected"),
    [
        ("“He was heard,”", "the City Court", (1, 1, 1)),
        ("He was heard", "Lev Aksan", (1, 1, 0)),
        ("He was", "the City Court", (0, 1, 0)),
    ],
)
def test_quotations_without_their_marks(words: str, speaker: str, expected: tuple[int, int, int]) -> None:
    """Marks, space and closing punctuation at the ends do not count; the speaker counts where the span is right."""
    gold = document(quotes=(QuoteMark(passage=at("He was heard,"), kind="direct", speaker="City Court"),))
    score = score_quotes(gold, document(quotes=(QuoteMark(passage=at(words), kind="direct", speaker=speaker),)))
    assert tuple(rate(score, f"quotes.{way}")[1] for way in ("exact", "overlap", "with_speaker")) == expected


def test_speakers_by_alias_and_not_by_surname_of_another() -> None:
    """A form of the labelled entity names it; a form of another one does not, though it shares a word."""
    father, son = (
        NameMark(passage=Passage(0, 9, "Lev Aksan"), kind="person", entity="lev"),
        NameMark(passage=Passage(20, 30, "Ivan Aksan"), kind="person", entity="ivan"),
    )
    who = Who(document(names=(father, son)))
    assert who.same("Mr Lev Aksan", "Lev Aksan")
    assert not who.same("Ivan Aksan", "Lev Aksan")
    assert who.same("Лев Аксан", "Lev Aksan")
    assert who.same("the court", "Court of Orsk", ("the court",))
    assert who.same("Верховного суда", "Верховный суд")
    assert who.same("Kazakh court", "a court in Kazakhstan")
    assert not who.same("the High Court", "the Supreme Court")
    assert not who.same("", "Lev Aksan")


def test_statements_need_speaker_modality_and_polarity() -> None:
    """A pair is right with all three; each of them is also counted by itself."""
    gold = document(statements=(StatementMark(passage=at("He was heard"), chain=("authors", "City Court"), modality="finding"),))
    found = document(statements=(StatementMark(passage=at("He was heard"), chain=("authors", "the City Court"), modality="alleged"),))
    score = score_statements(gold, found)
    assert rate(score, "statements") == (1, 1, 1, 1)
    assert rate(score, "statements.right") == (1, 0, 1, 0)
    assert share(score, "statements.speakers") == (1, 1)
    assert share(score, "statements.modality") == (0, 1)


def test_reliance_with_weight_and_sides() -> None:
    """The engine's weights mean those of the labels, and what rests may be named by the act."""
    edge = at("The City Court upheld the conviction")
    gold = document(acts=ACTS, reliance=(RelianceMark(passages=(edge,), of="g2", on="the conviction of 2011", weight="main"),))
    found = document(
        acts=(act("a7", "upholding", UPHELD),),
        reliance=(RelianceMark(passages=(UPHELD,), of="a7", on="that conviction", weight="essential"),),
    )
    score = score_reliance(gold, found)
    assert rate(score, "reliance") == (1, 1, 1, 1)
    assert [share(score, f"reliance.{side}") for side in ("weight", "of", "on")] == [(1, 1)] * 3
