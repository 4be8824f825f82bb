"""Acts: sentences of five languages that tell one, sentences that tell none, and the laws of passages and identity."""

from __future__ import annotations

import sys
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from act_texts import analysed, read

from wellfounded.extract.acts.extractor import find_acts
from wellfounded.extract.acts.patterns import LANGUAGES, vocabulary
from wellfounded.extract.forums import alternation, jurisdiction_of, places_in
from wellfounded.model.labels import ActKind, Mode

CASES = tomllib.loads((Path(__file__).parent / "acts_cases.toml").read_text(encoding="utf-8"))
STORIES = tomllib.loads((Path(__file__).parent / "acts_stories.toml").read_text(encoding="utf-8"))
TOLD = [(language, kinds.split(","), sentence) for language in LANGUAGES for kinds, sentence in CASES[language]]
WORDS = [
    "court",
    "annulled",
    "the decision of",
    "was sentenced to",
    "5 years",
    "appeal against",
    "суд",
    "отменил решение",
    "приговорил к",
]
WORDS += [
    "le tribunal",
    "a annulé",
    "décision du",
    "condamné à",
    ", which",
    "; ",
    ". ",
    "\n",
    "if",
    "not",
    "(",
    ")",
    "2016",
    '"',
    "that",
]


@pytest.mark.parametrize(("language", "kinds", "sentence"), TOLD)
def test_tells_an_act(language: str, kinds: list[str], sentence: str) -> None:
    """A sentence that tells an act gives one of that kind, with the date that governs it."""
    _, acts, date = read(sentence, language)
    right = [act for act in acts if act.kind in kinds]
    assert right
    assert not date or date in [act.date for act in right]


@pytest.mark.parametrize(("language", "sentence"), CASES["nothing"])
def test_tells_nothing(language: str, sentence: str) -> None:
    """What is wished, feared, denied, asked, conditional or to come is no act."""
    assert read(sentence, language)[1] == ()


@pytest.mark.parametrize(
    ("language", "sentence", "mode"),
    [
        (
            "en",
            "A court in Zelin convicted {p|Ilka Dorn} in absentia in {2015|2015}.",
            Mode.IN_ABSENTIA,
        ),
        (
            "en",
            "{b|The High Court} entered a default judgment against {p|Ilka Dorn}.",
            Mode.DEFAULT,
        ),
        (
            "en",
            "The judge made an ex parte freezing order against {p|Ilka Dorn}.",
            Mode.EX_PARTE,
        ),
        (
            "fr",
            "{p|Ilka Dorn} a été condamnée par défaut à un an de prison.",
            Mode.DEFAULT,
        ),
        (
            "fr",
            "{p|Ilka Dorn} a été condamnée par contumace à dix ans de prison.",
            Mode.IN_ABSENTIA,
        ),
        (
            "ru",
            "{b|Суд} заочно приговорил {p|Илку Дорн} к пяти годам.",
            Mode.IN_ABSENTIA,
        ),
    ],
)
def test_mode(language: str, sentence: str, mode: Mode) -> None:
    """How an act came about is read from its clause."""
    assert read(sentence, language)[1][0].mode is mode


@pytest.mark.parametrize(
    ("language", "sentence", "body"),
    [
        (
            "en",
            "{p|Orsen Vail} was acquitted by {b|the Brenn Assizes} in {2015|2015}.",
            "the Brenn Assizes",
        ),
        (
            "en",
            "In {2015|2015} a court in Zelin acquitted {p|Orsen Vail}.",
            "a court in Zelin",
        ),
        (
            "fr",
            "Le décret a été annulé par {b|la Haute Assemblée} en {2015|2015}.",
            "la Haute Assemblée",
        ),
        ("fr", "Le tribunal de Zelin a relaxé {p|Orsen Vail}.", "Le tribunal de Zelin"),
        (
            "ru",
            "Приговор отменил {b|Верховный суд Маровии} в {2015|2015 году}.",
            "Верховный суд Маровии",
        ),
    ],
)
def test_body(language: str, sentence: str, body: str) -> None:
    """The body is the subject of an active verb and the agent of a passive one."""
    assert body in [act.body for act in read(sentence, language)[1]]


@pytest.mark.parametrize(
    ("language", "text"),
    [(story["language"], story["text"]) for story in STORIES["again"]],
)
def test_second_mentions_are_no_new_acts(language: str, text: str) -> None:
    """A word that points back, or the same date and body, is a further passage of the act."""
    acts = read(text.replace("\n", " "), language)[1]
    assert len(acts) == 1
    assert len(acts[0].passages) >= 3


def test_different_persons_and_dates_are_different_acts() -> None:
    """Two sentences of one kind stay two acts where the person or the date differs."""
    text = (
        "{p|Orsen Vail} was sentenced to two years in {2012|2012}. {p|Ilka Dorn} was sentenced to two years in {2012|2012}. "
        "{p|Orsen Vail} was sentenced to nine years in {2018|2018}."
    )
    assert [act.date for act in read(text, "en")[1]] == ["2012", "2012", "2018"]


def test_verbs_of_one_ruling_are_one_act() -> None:
    """A court that annuls a decision and sends the case back does one thing."""
    acts = read(
        "{b|The Council} quashed the ruling of {b|the Asylum Court} and sent the case back for reconsideration.",
        "en",
    )[1]
    assert [act.kind for act in acts if act.body == "The Council"] == [ActKind.ANNULMENT]


def test_date_of_a_report_is_not_the_date_of_the_act() -> None:
    """The day on which a newspaper wrote is not the day of the judgment it writes about."""
    text = "{b|The Daily} reported on {2020-10-05|5 October} that {b|the Asylum Court} had granted asylum to {p|Ilka Dorn}."
    assert [act.date for act in read(text, "en")[1]] == [""]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("a court in Kazakhstan", "KZ"),
        ("the English judge", "GB-ENG"),
        ("Belgian Council of State", "BE"),
        ("Conseil d'État", "FR"),
        ("Басманный суд Москвы", "RU"),
        ("суд Казахстана", "KZ"),
        ("tribunal pénal fédéral suisse", "CH"),
        ("European Court of Human Rights", ""),
        ("European Parliament", "EU"),
        ("court", ""),
    ],
)
def test_jurisdiction(body: str, code: str) -> None:
    """The words of a body's name say its legal order: first states, adjectives and cities, then names that belong to one order."""
    assert jurisdiction_of(body) == code


def test_places_are_whole_words() -> None:
    """A state's name inside another word names nothing."""
    assert [code for _, code in places_in("Malice, Chadwick and the Oman branch")] == ["OM"]


def test_longest_word_wins() -> None:
    """Shared beginnings do not hide the longer word."""
    import re

    pattern = re.compile(alternation(["set", "set aside", "sets"]))
    assert [pattern.match(text).group() for text in ("set aside", "sets", "set up")] == ["set aside", "sets", "set"]  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_is_called_by_a_stem(language: str) -> None:
    """Every rule of a vocabulary has a kind, patterns and stems that the trigger finds."""
    words = vocabulary(language)
    assert words is not None
    assert all(words.trigger.search(stem) for stem in words.rules)
    assert all(rule.patterns and rule.kinds for rules in words.rules.values() for rule in rules)


def test_language_without_vocabulary() -> None:
    """A language that has no vocabulary gives nothing, and no error."""
    assert vocabulary("kk") is None
    assert find_acts(analysed("Сот шешім шығарды.", "kk"), (), ()) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(LANGUAGES))
def test_passages_quote_the_text(words: list[str], language: str) -> None:
    """Every passage reads so in the text and is shorter than a paragraph; ids count up; effects have targets, never the act itself."""
    text, acts, _ = read(" ".join(words), language)
    ids = [act.id for act in acts]
    assert ids == [f"a{n + 1}" for n in range(len(acts))]
    for act in acts:
        assert act.passages
        assert all(p.holds_in(text) and len(p.exact) <= 400 for p in act.passages)
        assert all(effect.target in ids and effect.target != act.id for effect in act.effects)


def test_same_text_same_acts() -> None:
    """Reading twice gives equal acts."""
    text = "{b|The Council} annulled the decree of {2015-09-17|17 September 2015}. That decree is gone."
    assert read(text, "en") == read(text, "en")


@pytest.mark.parametrize(
    "piece",
    [
        "the court annulled the decision of ",
        "if the court was sentenced, which ",
        "суд отменил решение ",
        "(((( appeal ",
    ],
)
def test_endless_sentence(piece: str) -> None:
    """A text without an end of a sentence is read in time that does not explode."""
    started = time.perf_counter()
    read(piece * 800, "ru" if "суд" in piece else "en")
    assert time.perf_counter() - started < 8
