"""The plain words of a source, without its markup: what every reader should find in the document made from it.

Notes, comments and changes come after the running text, each in a paragraph of its own, so that a mark never cuts a sentence in two.
"""

from __future__ import annotations

import html
import re
import tomllib

from .markup import PieceKind, parse

_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
_BEGIN = "// The words begin here."
_CALL = re.compile(r"#(\w+)(?:\((?:[^()]|\([^()]*\))*\))?\[")
_LINE = re.compile(r'^#line\("([^"]+)", (\d+)\)', re.MULTILINE)
_LEFT_OUT = re.compile(r"^#.*$|#lost\(\d+\)|#\w+\([^()]*\)|(?<!\\)\*|(?<=[^\\]) ?\\$|^=+ ", re.MULTILINE)


def plain_words(source: str, suffix: str) -> str:
    """Return the plain words of a source; the suffix (``.typ``, ``.md`` …) says which markup it is written in."""
    match suffix:
        case ".html":
            return html.unescape(_TAGS.sub(" ", source))
        case ".toml":
            return _mail_words(source)
        case ".typ":
            return _typst_words(source)
        case ".markup":
            return _marked_words(source)
    return source


def _mail_words(source: str) -> str:
    table = tomllib.loads(source)
    return "\n".join([*(value for _, value in table["headers"]), table["body"]])


def _marked_words(source: str) -> str:
    running, apart = [], []
    for block in parse(source):
        running.append("".join(piece.text for piece in block.pieces if piece.kind in {PieceKind.TEXT, PieceKind.INSERTION}))
        apart += [piece.text for piece in block.pieces if piece.kind not in {PieceKind.TEXT, PieceKind.INSERTION}]
    return "\n\n".join(running + apart)


def _typst_words(source: str) -> str:
    text = source.partition(_BEGIN)[2] + "\n"
    while match := _CALL.search(text):
        end = _closing(text, match.end())
        inner = text[match.end() : end]
        apart = match[1] in {"footnote", "orphan"}
        text = text[: match.start()] + ("" if apart else inner) + text[end + 1 :] + (f"\n\n{inner}" if apart else "")
    text = _LEFT_OUT.sub("", _LINE.sub(r"\1 \2", text))
    return re.sub(r"\\([$\[\]#_*])", r"\1", text)


def _closing(source: str, at: int) -> int:
    """Return the place of the bracket that closes the one just opened before ``at``; escaped brackets do not count."""
    depth = 1
    while depth:
        step = source[at]
        depth += (step == "[") - (step == "]") if source[at - 1] != "\\" else 0
        at += 1
    return at - 1
