"""Files of facts that are cut, crossed or meant to crash: refused with the input error, never half read."""

from __future__ import annotations

import json

import pytest

from wellfounded.errors import InputError
from wellfounded.exchange.facts import read_facts, write_facts
from wellfounded.exchange.json_text import path_at

WHOLE = json.dumps(
    {
        "format": "wellfounded-facts/1",
        "sources": [{"id": "s", "title": 'Überblick "A" [1], {2}', "known_from": "2020-01-01"}],
        "acts": [
            {"id": "a", "date": "2019-05-06", "asserted": [{"chain": ["s", "Rådet"], "start": 1, "end": 2, "text": "\\"}]},
            {"id": "b"},
        ],
        "effects": [{"kind": "annuls", "source": "a", "target": "b"}],
    },
    ensure_ascii=False,
)


@pytest.mark.parametrize("length", range(len(WHOLE)))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    """However much of a file arrives, less than all of it is refused as cut off or empty, as text and as bytes."""
    for part in (WHOLE[:length], WHOLE[:length].encode()):
        with pytest.raises(InputError, match=r"cut off|empty"):
            read_facts(part)


def test_the_cut_has_a_path() -> None:
    """The message names the value in which the file ends."""
    with pytest.raises(InputError, match=r"^half\.json: acts\[0\]\.asserted\[0\]\.chain\[1\], line 1, column \d+: the file ends here"):
        read_facts(WHOLE[: WHOLE.index("Rådet") + 2], name="half.json")


def test_paths_are_those_of_the_reader() -> None:
    """The path at the place of each scalar is the path that leads to it in the value that is read."""
    text = '{"a": [1, {"b": [[], "x,y:{", {}], "c\\"d": null}], "e": 5}'
    assert path_at(text, text.index("1,")) == "a[0]"
    assert path_at(text, text.index('"x')) == "a[1].b[1]"
    assert path_at(text, text.index("null")) == 'a[1].c\\"d'
    assert path_at(text, text.index("5}")) == "e"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("no", "not JSON"),
        ("%PDF-1.7", "not JSON"),
        (WHOLE + "}", "not JSON"),
        ("null", "expected an object"),
        ('"x"', "expected an object"),
        ("[" * 200_000, "nested|cut off"),
        ('{"format": "wellfounded-facts/1", "x": ' + "[" * 5_000 + "]" * 5_000 + "}", "nested"),
        ('{"format": "wellfounded-facts/1", "x": ' + "[" * 300 + "]" * 300 + "}", "x: lists and objects are nested too deeply"),
        (
            '{"format": "wellfounded-facts/1", "acts": [{"id": "a", "x": ' + '{"k":' * 300 + "1" + "}" * 300 + "}]}",
            r"acts\[0\].x: .* nested",
        ),
        ('{"format": "wellfounded-facts/1", "acts": [{"id": "a", "id": "b"}]}', r"acts\[0\]: the key 'id' stands there twice"),
        ('{"format": "wellfounded-facts/1", "acts": [], "acts": []}', "at the top: the key 'acts' stands there twice"),
        ('{"format": "wellfounded-facts/1", "x": NaN}', "x: NaN is not a number"),
        ('{"format": "wellfounded-facts/1", "x": [1, -Infinity]}', r"x\[1\]: -Infinity is not a number"),
        ('{"format": "wellfounded-facts/1", "x": 1e999}', "x: 1e999 is not a number"),
        ('{"format": "wellfounded-facts/1", "x": ' + "9" * 5_000 + "}", "too many digits"),
        (WHOLE.encode("utf-16"), "UTF-16"),
        (WHOLE.encode("utf-16-le"), "UTF-16"),
        (WHOLE.encode("utf-32"), "UTF-16"),
        (WHOLE.encode("latin-1"), "not UTF-8"),
        (b"\x00" * 100, "no text at all"),
        (b"PK\x03\x04\x14\x00\x06\x00" + b"\xff" * 50, "not UTF-8"),
    ],
)
def test_what_is_no_facts_file_is_refused(given: str | bytes, message: str) -> None:
    """Whatever comes is refused with the input error and a message of bearable length."""
    with pytest.raises(InputError, match=message) as caught:
        read_facts(given)
    assert len(str(caught.value)) < 1_000


def test_a_byte_order_mark_does_no_harm() -> None:
    """UTF-8 with a byte order mark is the same file."""
    assert read_facts(b"\xef\xbb\xbf" + WHOLE.encode()) == read_facts(WHOLE) == read_facts("\ufeff" + WHOLE)


def test_half_a_character_survives() -> None:
    """A lone surrogate, which some names of files hold, is escaped on the way out and read again."""
    facts = read_facts('{"format": "wellfounded-facts/1", "claims": [{"id": "c", "text": "\\udc80"}]}')
    written = write_facts(facts)
    assert written.encode("utf-8")
    assert read_facts(written) == facts


def test_faults_show_no_line_breaks_of_the_file() -> None:
    """What a message quotes of a file stays on its line and short."""
    bad = {"format": "wellfounded-facts/1", "acts": [{"id": "a", "kind": "x\n\x1b[31m" + "y" * 500}]}
    with pytest.raises(InputError) as caught:
        read_facts(json.dumps(bad))
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 400
