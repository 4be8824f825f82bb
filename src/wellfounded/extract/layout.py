"""Stretches of a text that are not running text, told by their look; and the text as the models are given it.

Invariant: :func:`for_models` changes no length, so positions in what the models read are positions in the normal form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ..model.passages import Span

_CLOUD_WORDS = 25
"""Words from which on a stretch without punctuation can be a cloud of tags; headlines are shorter."""
_CLOUD_CAPITALS = 0.55
_CLOUD_BREAK = re.compile(r"[.,;:?](?=\s|$)")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CONTENTS = re.compile(r"\S.*?(?:\t| {3,}|\s?\.{3,}|(?: ?[.·…]){4,})[\s.·…]*\d{1,4}\s*$")
_PAGE_DIGITS = 3
_MARKS = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+|\^\{[^{}\n]{1,24}\}|\^\d{1,3}|\[\d{1,3}\]")
_UNBROKEN = re.compile(r"\S{300,}")
"""No word of a language that a model reads: the time of its tokeniser grows with the square of their length."""
_CAPITALS = re.compile(r"\b[^\W\d_a-zà-öø-ÿа-я]{6,}\b")


def clouds_in(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs that are clouds of tags: long rows of mostly capitalised words without any punctuation."""
    for paragraph in paragraphs:
        if len(paragraph) < 150:
            continue
        line = text[paragraph.start : paragraph.end]
        words = _WORD.findall(line)
        if len(words) < _CLOUD_WORDS or len(_CLOUD_BREAK.findall(line)) * _CLOUD_WORDS > len(words):
            continue
        if not line.isupper() and sum(1 for word in words if word[0].isupper()) >= _CLOUD_CAPITALS * len(words):
            yield paragraph


def contents_in(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines of a table of contents, two or more within five lines: a leader and a page number, or a heading and its page."""
    short = {number: text[p.start : p.end].strip() for number, p in enumerate(paragraphs) if len(p) < 200}
    headings = set(short.values())
    lines = [number for number, line in short.items() if _is_contents(line) or _is_paged(line, headings)]
    for at, number in enumerate(lines):
        near = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
        if any(abs(number - other) <= 5 for other in near):
            yield paragraphs[number]


def _is_paged(line: str, headings: Collection[str]) -> bool:
    """Say whether a line is the words of another line with a page number behind them."""
    heading, _, page = line.rpartition(" ")
    return 0 < len(page) <= _PAGE_DIGITS and page.isdigit() and heading.strip() in headings


def _is_contents(line: str) -> bool:
    return line.rstrip()[-1:].isdigit() and bool(_CONTENTS.match(line))


def for_models(text: str, noise: Sequence[Span]) -> str:
    """Return the text with noise and marks of notes blanked out, and words in capitals written like names.

    The recognisers were trained on clean news: a mark glued to a name, or ``KOZLOV`` for ``Kozlov``, makes them miss it.
    """
    pieces: list[str] = []
    done = 0
    for span in noise:
        pieces += (text[done : span.start], re.sub(r"[^\n]", " ", text[span.start : span.end]))
        done = span.end
    pieces.append(text[done:])
    blanked = _MARKS.sub(lambda m: " " * len(m.group()), "".join(pieces))
    blanked = _UNBROKEN.sub(lambda m: " " * len(m.group()), blanked)
    return _CAPITALS.sub(_like_a_name, blanked)


def _like_a_name(match: re.Match[str]) -> str:
    word = match.group()
    written = word[0] + word[1:].lower()
    return written if word.isupper() and len(written) == len(word) else word
