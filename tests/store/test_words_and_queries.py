"""Words, spans and queries: every hit quotes the original, and nothing a user writes reaches the engine as syntax."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.errors import InputError
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span
from wellfounded.store.encoding import pack_ids, pack_spans, pack_text, unpack_ids, unpack_spans, unpack_text
from wellfounded.store.forms import beginnings_of, forms_of
from wellfounded.store.query import All, Either, Leaf, Near, parse
from wellfounded.store.sqlite import SqliteStore
from wellfounded.store.words import key_of, make_index, words_of

_TEXTS = st.text(
    st.sampled_from("abcÉéжЖяё'’ -\u00ad\u200b\n\ufb01e\u0301*12²_.\u00a0") | st.characters(blacklist_categories=["Cs"]), max_size=60
)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_spans_are_those_of_the_map(text: str) -> None:
    """Each word of the index stands where the exact map of the normal form says, in order and without overlap."""
    normal = normalise(text)
    index = make_index(normal)
    words = list(words_of(normal.text))
    assert index.folded == " ".join(key for key, _, _ in words)
    assert [Span(s, e) for s, e in zip(index.starts, index.ends, strict=True)] == [normal.original(Span(s, e)) for _, s, e in words]
    assert all(key.isalnum() for key, _, _ in words)
    assert list(index.starts) == sorted(index.starts)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), max_size=40), st.text())
def test_packing_loses_nothing(gaps: list[tuple[int, int]], text: str) -> None:
    """Spans, ids and texts come back as they went in."""
    starts, ends, at = [], [], 0
    for gap, length in gaps:
        starts.append(at + gap)
        ends.append(at + gap + length)
        at = ends[-1]
    back, lengths = unpack_spans(pack_spans(starts, ends))
    assert (back, [start + length for start, length in zip(back, lengths, strict=True)]) == (starts, ends)
    assert unpack_text(pack_text(text + "\udce9")) == text + "\udce9"
    ids = [start * -(2**50) for start in starts]
    assert unpack_ids(pack_ids(ids)) == ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’affaire d'Ornetov", ["affaire", "Ornetov"]),
        ("Ornetov’s lawyers’ O'Brien", ["Ornetov", "lawyers", "O'Brien"]),
        ("Мар’яна", ["Мар'яна"]),
        ("word¹² and note²", ["word", "and", "note"]),
        ("snake_case 1,000 5.9", ["snake", "case", "1", "000", "5", "9"]),
        ("Al-Hasan", ["Al", "Hasan"]),
    ],
)
def test_words_are_cut_as_people_read_them(text: str, words: list[str]) -> None:
    """Elided articles, possessives and the marks of notes are no part of a word."""
    normal = normalise(text).text
    assert [normal[start:end] for _, start, end in words_of(normal)] == words


def test_a_query_becomes_a_tree() -> None:
    """Operators bind as people expect: NOT and AND before OR, words side by side as AND."""
    tree = parse('a b OR "c d" NOT NEAR(e f, 3)')
    assert isinstance(tree, Either)
    first, second = tree.parts
    assert isinstance(first, All)
    assert isinstance(second, All)
    assert len(first.parts) == 2
    assert isinstance(second.parts[0], Leaf)
    assert second.parts[0].exact
    assert isinstance(second.without[0], Near)
    assert second.without[0].distance == 3
    assert parse("a AND b") == parse("(a b)") == parse("a, b") == parse("— a & b!")
    assert parse("and or not near") == All(parse("and or not near").parts)
    assert parse("NEAR(a b,3)") == parse("NEAR(a b, 3)")
    assert parse("Al-Hasan") != parse("Al Hasan")


@pytest.mark.parametrize(
    ("query", "at"),
    [('tin "open', 5), ("tin )", 5), ("a OR", 3), ("ab NEAR(x)", 4), ("x*", 1), ("ab AND", 4), ('ab ""', 4), ("((((a)", 3), ("NOT a", 1)],
)
def test_errors_name_the_character(query: str, at: int) -> None:
    """The position, counted from 1, is that of what is wrong."""
    with pytest.raises(InputError, match=f"at character {at}:"):
        parse(query)


@pytest.mark.parametrize("query", ["(" * 500 + "a" + ")" * 500, "word " * 500, "a" * 100_000, "NEAR(" * 300])
def test_monstrous_queries_are_refused_or_answered(store: SqliteStore, read, query: str) -> None:
    """Depth and length end in an InputError or an empty answer, never in another error."""
    read(store, "Ornetov wrote.")
    with contextlib.suppress(InputError):
        assert store.search(query) == []


@pytest.fixture(scope="module")
def shared() -> Iterator[SqliteStore]:
    """A case that all the examples of one law read."""
    with tempfile.TemporaryDirectory() as folder, SqliteStore.create(Path(folder) / "case", title="t") as made:
        yield made


_QUERIES = st.text(st.sampled_from("ab*\"()^:{}+-,\\;'%_ \x00NEARORTO«»“ж1٣") | st.characters(), max_size=25) | st.lists(
    st.sampled_from(
        ["tin", "AND", "OR", "NOT", "NEAR(", ")", "(", '"', "*", "tin*", "col:tin", "^tin", ", 3", "-tin", "{a}", "'", "--", ";"]
    ),
    max_size=9,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(_QUERIES)
def test_no_query_reaches_the_engine_as_syntax(shared: SqliteStore, query: str) -> None:
    """Whatever is written is answered or refused with InputError; the engine never sees an error in it."""
    with contextlib.suppress(InputError):
        assert shared.search(query) == []


def test_hits_quote_the_original_exactly(store: SqliteStore, read) -> None:
    """Broken lines, ligatures, emphasis and dropped characters inside a hit are quoted as they stand in the file."""
    text = "The *of\ufb01ce* of Or\u200bnetov’s law-\nyer said: “no\u00a0comment”. " + "Other words follow here. " * 5
    id_ = read(store, text)
    layer = store.layer(id_)
    assert layer is not None
    for query, exact in (
        ("office", "of\ufb01ce"),
        ("Ornetov", "Or\u200bnetov"),
        ("lawyer", "law-\nyer"),
        ('"no comment"', "no\u00a0comment"),
    ):
        (hit,) = store.search(query)
        assert layer.text[hit.start : hit.end] == exact


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("Жаринов", ["Жаринова", "Жаринову", "Жариновым", "Жаринове"]),
        ("Жаринова", ["Жаринов", "Жариновой"]),
        ("Zharinov", ["Жаринова", "Жариновым"]),
        ("судебное", ["судебного", "судебные"]),
        ("lawyer", ["lawyers"]),
        ("Орнетовский", ["Орнетовского", "Орнетовским"]),
        ("Ornetovsky", ["Орнетовского"]),
    ],
)
def test_inflected_forms_are_tried(word: str, others: list[str]) -> None:
    """The cases of a Russian name or noun, and a plural, are among the forms of a word, which come after its own."""
    forms = forms_of(word)
    assert forms[0] == key_of(word)
    assert {key_of(other) for other in others} <= set(forms)


@settings(max_examples=200)
@given(
    st.text("abcdefghijklmnoprstuvyz", min_size=4, max_size=10) | st.text("абвгдежзиклмнопрстуфхцчшщыюя", min_size=4, max_size=10),
    st.integers(3, 9),
)
def test_a_beginning_finds_the_word(word: str, length: int) -> None:
    """Any beginning of three letters or more finds the word, though its last letters may read differently without what follows."""
    beginning = word[:length]
    beginnings = tuple(beginnings_of(beginning))
    if len(key_of(beginning)) >= 3 and len(word) <= len(beginning) + 1:
        assert key_of(word).startswith(beginnings)
