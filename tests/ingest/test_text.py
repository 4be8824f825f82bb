"""The text layer of a text file is the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wellfounded.errors import UnreadableError
from wellfounded.ingest.charsets import decode
from wellfounded.ingest.protocol import FileRead, Limits
from wellfounded.ingest.text import TextReader
from wellfounded.model.labels import ReadStatus, RegionKind

RUSSIAN = "Суд отменил решение о выдаче предпринимателя. Прокурор «не согласился» с этим.\n"
UKRAINIAN = "Суд скасував рішення про видачу. Його захисник подав скаргу до Європейського суду.\n"
FRENCH = "Le préfet a été informé de la décision définitive, à Besançon.\n"
GERMAN = "Das Gericht hat die Auslieferung für unzulässig erklärt, er könnte in Österreich bleiben.\n"
POLISH = "Sąd Najwyższy uchylił decyzję, obrońca złożył skargę w Łodzi.\n"
ENGLISH = "The court’s ruling – “final” – quashed the order…\n"


def read(tmp_path: Path, data: bytes, *, media_type: str = "text/plain", limits: Limits = Limits()) -> FileRead:  # noqa: B008
    path = tmp_path / "x"
    path.write_bytes(data)
    return TextReader().read(path, name="x", media_type=media_type, spool=tmp_path, limits=limits)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)) | st.sampled_from("\r\n\ufeff\x00"), min_size=1))
def test_text_layer_is_the_file_decoded(tmp_path: Path, text: str) -> None:
    """Every file in UTF-8, mark, zero bytes and line ends included, comes back as its characters."""
    data = text.encode()
    result = read(tmp_path, data)
    assert result.text == data.decode(result.metadata.encoding)
    if not text.isascii() or "\x00" not in text:
        assert result.text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "mac-cyrillic"),
        (RUSSIAN, "utf-16-le"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (ENGLISH, "cp1252"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str) -> None:
    """A sentence in each of the encodings of the field reads as it was written."""
    data = (text * 3).encode(encoding, errors="ignore")
    decoded = decode(data)
    assert decoded.text == data.decode(encoding)
    assert decoded.whole


def test_mark_stays_as_first_character(tmp_path: Path) -> None:
    """A byte order mark is U+FEFF at position 0, so positions are those of the file decoded."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        result = read(tmp_path, f"\ufeff{RUSSIAN}".encode(encoding))
        assert result.text == f"\ufeff{RUSSIAN}"
        assert result.metadata.encoding == encoding


def test_line_ends_stay(tmp_path: Path) -> None:
    """Windows line ends are two characters."""
    assert read(tmp_path, b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


def test_three_encodings_in_one_text(tmp_path: Path) -> None:
    """Stretches in different encodings are read piece by piece, and the reason names the bytes."""
    pieces = [(RUSSIAN * 3).encode(), (RUSSIAN * 3).encode("cp1251"), (FRENCH * 3).encode("cp1252")]
    result = read(tmp_path, b"".join(pieces))
    assert result.text == RUSSIAN * 6 + FRENCH * 3
    assert result.status is ReadStatus.PARTLY
    assert result.metadata.encoding == "utf-8+cp1251+cp1252"
    border = len(pieces[0])
    assert f"bytes {border}–{border + len(pieces[1])} cp1251" in result.reasons[0]


def test_cut_utf8_stays_utf8(tmp_path: Path) -> None:
    """A file cut in the middle of a character loses that character and no other."""
    result = read(tmp_path, (RUSSIAN * 3).encode()[:-2].removesuffix(b".") + "ы".encode()[:1])
    assert result.text.startswith(RUSSIAN * 2)
    assert result.text.endswith("\N{REPLACEMENT CHARACTER}")
    assert result.status is ReadStatus.PARTLY
    assert "byte" in result.reasons[0]


def test_wrong_declaration_is_overruled_and_said() -> None:
    """What says it is Latin and is UTF-8 reads as UTF-8."""
    decoded = decode(RUSSIAN.encode(), declared="iso-8859-1")
    assert decoded.text == RUSSIAN
    assert decoded.reasons == ("said to be iso-8859-1, but is utf-8",)


def test_label_that_is_no_text_encoding_is_ignored() -> None:
    """A charset such as base64 or idna is no reason to run its codec."""
    for label in ("base64", "idna", "rot13", "unicode_escape", "no-such", "\x00", "zip"):
        assert decode(RUSSIAN.encode("cp1251"), declared=label).text == RUSSIAN


def test_declaration_that_the_letters_belie_is_overruled() -> None:
    """Russian that is said to be Latin reads as Russian; French that is said to be Latin stays."""
    decoded = decode(RUSSIAN.encode("cp1251"), declared="iso-8859-1")
    assert (decoded.text, decoded.encoding) == (RUSSIAN, "cp1251")
    assert "said to be iso-8859-1" in decoded.reasons[0]
    assert decode(FRENCH.encode("cp1252"), declared="iso-8859-1").reasons == ()


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "utf-16", "iso-2022-jp", "cp1251", "utf-7"]))
def test_decoding_never_raises(data: bytes, declared: str) -> None:
    """Any bytes become text under any declaration."""
    assert isinstance(decode(data, declared=declared).text, str)


def test_empty_file_fails(tmp_path: Path) -> None:
    """A file without bytes has nothing to read, and says so."""
    with pytest.raises(UnreadableError, match="empty"):
        read(tmp_path, b"")


def test_zero_bytes_are_kept_and_said(tmp_path: Path) -> None:
    """NUL characters stay in the text and are named."""
    result = read(tmp_path, b"one\x00two")
    assert result.text == "one\x00two"
    assert "NUL" in result.reasons[0]


def test_long_text_is_cut_at_the_limit(tmp_path: Path) -> None:
    """What lies beyond the limit of characters is left out, and said."""
    for size in (2_000, 9_000_000):
        result = read(tmp_path, b"x" * size, limits=Limits(characters=1_000))
        assert len(result.text) == 1_000
        assert result.status is ReadStatus.PARTLY


MARKDOWN = """---
title: "The ruling"
author: Ida Voss
---
# A heading

See [the order](https://a.example/o_(1).pdf) and <https://b.example>. A mark[^1] and [more][m].

```
# no heading [no](link)
```

Second
------

| a | b |
|---|---|
| 1 | 2 |

[^1]: The note.
[m]: https://c.example
"""


def test_markdown_marks_without_change(tmp_path: Path) -> None:
    """Headings, links, notes and tables are regions over the unchanged text."""
    result = read(tmp_path, MARKDOWN.encode(), media_type="text/markdown")
    assert result.text == MARKDOWN
    assert (result.metadata.title, result.metadata.authors) == ("The ruling", ("Ida Voss",))
    found = [(region.kind, region.label, result.text[region.start : region.end]) for region in result.regions]
    assert (RegionKind.HEADING, "1", "A heading") in found
    assert (RegionKind.HEADING, "2", "Second") in found
    assert [label for kind, label, _ in found if kind is RegionKind.LINK] == [
        "https://a.example/o_(1).pdf",
        "https://b.example",
        "https://c.example",
    ]
    assert (RegionKind.FOOTNOTE, "1", "[^1]: The note.") in found
    assert any(kind is RegionKind.TABLE and text.startswith("| a |") for kind, _, text in found)
    assert not any("no heading" in text for _, _, text in found)
