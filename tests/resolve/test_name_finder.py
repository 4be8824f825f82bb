"""Protected names are found in every spelling, and other words are not."""

from __future__ import annotations

import base64
import time
import urllib.parse

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.resolve.name_finder import Finder
from wellfounded.resolve.name_hits import NOBODY, Around, Mention
from wellfounded.resolve.name_lexicon import lexicon

MIRA = lexicon(["Mira Tolvanova", "Мира Толванова"])
SAMIR = lexicon(["سمير الحداد", "Samir al-Haddad"])
PETRO = lexicon(["Petro Zalushchak"])
FINDER = Finder((MIRA, SAMIR, PETRO))


def hidden(text: str, around: Around | None = None) -> list[str]:
    hits = FINDER.find(text, around or Around())
    return ["".join(text[piece.start : piece.end] for piece in hit.pieces) for hit in hits]


@pytest.mark.parametrize(
    "written",
    [
        "Mira Tolvanova",
        "TOLVANOVA",
        "tolvanova",
        "Tolvanova, Mira",
        "M. Tolvanova",
        "Мире Толвановой",
        "Миру Толванову",
        "Толванов",
        "Тolvanоva",
        "Tol\u00advanova",
        "Tol\u200bvanova",
        "T o l v a n o v a",
        "T.o.l.v.a.n.o.v.a",
        "Ｔｏｌｖａｎｏｖａ",
        "𝐓𝐨𝐥𝐯𝐚𝐧𝐨𝐯𝐚",
        "T0lvan0va",
        "Тулванова",
        "Tolwanowa",
        "mtolvanova",
        "m.tolvanova@post.example",
        "mirtol@post.example",
        "#MiraTolvanova",
        "https://net.example/tolvanova.m/album",
        "tolvanova_2019.jpg",
        urllib.parse.quote("Толванова"),
        base64.b64encode("Толванова Мира".encode()).decode(),
        "&#1058;&#1086;&#1083;&#1074;&#1072;&#1085;&#1086;&#1074;&#1072;",
        "\\u0422\\u043e\\u043b\\u0432\\u0430\\u043d\\u043e\\u0432\\u0430",
        "xn--" + "толванова".encode("punycode").decode() + ".example",
        "سمير الحداد",
        "والحداد",
        "Haddad",
        "Хаддадом",
        "Заlущак",
        "Залущаком",
        "Zaluchtchak",
        "Załuszczak",
    ],
)
def test_a_spelling_is_found(written: str) -> None:
    """A name is found in another script, case, transcription, in look-alike letters, set apart, inside addresses, and encoded."""
    text = f"It is said that {written} was there."
    found = hidden(text, Around(label=written == "mtolvanova"))
    assert found, written
    assert not set("".join(found).split()) & {"said", "was", "there"}


@pytest.mark.parametrize("gap", ["\n", "-\n", "\n> ", "\u00ad\n", "- \r\n"])
def test_a_name_over_a_line_s_end_is_found(gap: str) -> None:
    """Where a line ends inside a surname, or between the given name and the surname, both lines lose their part."""
    assert "".join(hidden(f"There Mira Tolva{gap}nova stood.")).replace("\n", "").replace("- ", "") != ""
    found = FINDER.find(f"There Mira{gap}Tolvanova stood.")
    assert [hit.person for hit in found][-1] == 0


def test_emphasis_inside_a_word_hides_nothing() -> None:
    """Marks of emphasis in the middle of a name do not keep it from being found, and every letter of it goes."""
    assert hidden("the **Tol**vanova papers") == ["Tolvanova"]


@pytest.mark.parametrize(
    "text",
    [
        "The court heard the appeal on 5 March and gave its reasons in writing.",
        "Суд рассмотрел жалобу и вынес решение в мирное время.",
        "La cour a rejeté la demande, et le préfet a fait appel.",
        "A table was set for the tolerant; the Miracle of Tolosa.",
        "ПРИГОВОР именем государства, P. S. and U.S. law",
        "0123456789 abcdefabcdef https://court.example/list?id=42 a@b.example",
    ],
)
def test_other_words_are_left(text: str) -> None:
    """Texts that name nobody protected lose no word."""
    assert hidden(text, Around(spoken_of=frozenset({0, 1, 2}))) == []


@pytest.mark.parametrize("written", ["تولفانوفا", "زالوشتشاك", "وزالوشتشاك"])
def test_a_name_that_is_known_in_no_arabic_spelling_is_found_in_arabic(written: str) -> None:
    """The consonants of a Slavic name are found as Arabic texts write them."""
    assert hidden(f"كتبت {written} رسالة إلى المحكمة") == [written]


def test_a_name_that_is_known_in_arabic_alone_is_found_in_others() -> None:
    """The consonants of an Arabic name are found in Latin and Cyrillic letters."""
    finder = Finder((lexicon(["جمال الزبيدي"]),))
    assert len(finder.find("It was Zubaidi, and Зубейди too, and al-Zubeidi.")) == 3
    assert finder.find("The court in Zurich heard the parties on the record.") == []


def test_initials_are_found_behind_other_initials() -> None:
    """Initials of somebody who is spoken of are hidden where letters of somebody else stand right before them."""
    assert "M. T." in hidden("Mira Tolvanova came late. Present: J. M. T. and two clerks.")
    assert "М. Т." in hidden("Мира Толванова опоздала. Присутствовали: Ж. М. Т. и двое писарей.")


def test_given_names_and_initials_go_where_the_person_is_spoken_of() -> None:
    """A given name alone and initials alone are hidden in a text that names the person, and left elsewhere."""
    assert hidden("Mira came. M. T. said no. MT: I will.") == []
    found = hidden("Tolvanova came. Mira sat. M. T. said no.\nMT: I will.")
    assert found == ["Tolvanova", "Mira", "M. T.", "MT"]


def test_another_bearer_of_the_surname_is_nobody() -> None:
    """A surname beside another given name or other initials is hidden, and is not said to be the protected person's."""
    for text in ("Victor Tolvanov left.", "Tolvanov R. K. left.", "A. Tolvanova left."):
        found = FINDER.find(text)
        assert [(hit.person, text[hit.start : hit.end][:7]) for hit in found] == [(NOBODY, "Tolvano")], text
    mention = Mention(0, 15, NOBODY, "entity.other")
    (hit,) = FINDER.find("Nikol Tolvanova left.", Around((mention,)))
    assert (hit.person, hit.other) == (NOBODY, "entity.other")


def test_who_may_be_named_keeps_the_name() -> None:
    """Somebody of the surname who may be named is named with the given name; the surname alone still goes."""
    finder = Finder((MIRA,), free=frozenset({"entity.other"}), free_given=frozenset(lexicon(["Victor Tolvanov"]).given))
    assert finder.find("Victor Tolvanov left.") == []
    assert [hit.person for hit in finder.find("Tolvanov left.")] == [0]


def test_an_address_and_a_number_that_were_named_go() -> None:
    """What was named as telling who it is goes wherever it stands, whatever spaces are in it."""
    finder = Finder((lexicon(["Mira Tolvanova"], ["kite77@post.example", "+33 6 12 34"]),))
    assert len(finder.find("Write to KITE77@post.example or call +33 6\n12 34.")) == 2


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Tolvanv aМир-.\n\u00ad@_*7", max_size=60))
def test_hits_are_in_order_and_apart(text: str) -> None:
    """Hits lie inside the text, in order, and none overlaps the next."""
    ends = [0]
    for hit in FINDER.find(text, Around(spoken_of=frozenset({0}))):
        assert ends[-1] <= hit.start < hit.end <= len(text)
        ends.append(hit.end)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["", "\u00ad", "\u200b", "\u2060", "\u0301"]), min_size=8, max_size=8), st.booleans(), st.booleans())
def test_what_is_not_seen_hides_no_name(between: list[str], upper: bool, cyrillic: bool) -> None:
    """Characters without a shape between the letters, and the case of letters, do not keep a surname from being found."""
    name = "Толванова" if cyrillic else "Tolvanova"
    name = name.upper() if upper else name
    written = name[0] + "".join(mark + letter for mark, letter in zip(between, name[1:], strict=True))
    (hit,) = FINDER.find(f"so {written}, they")
    assert f"so {written}, they"[hit.start : hit.end] == written


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", ["a ", "%D0", "QUJD", "a@", "a.", "&#1058;", "a\n", "a-", "Tol-\n", "_a", "*a*", "ab12", "1a", "a.pdf"])
def test_a_text_that_is_made_to_be_slow_is_not(unit: str) -> None:
    """Eight thousand characters of what may begin an address, an escape or a broken word are read in time that grows with them."""
    start = time.process_time()
    FINDER.find(unit * (8_000 // len(unit)), Around(spoken_of=frozenset({0, 1, 2})))
    assert time.process_time() - start < 4
