"""A dossier as one HTML file: no script, no address outside of it, notes at the foot with links both ways, fit for paper too.

What leads out of the page are the links that its author wrote, and nothing is fetched to show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from ..model.dossier import (
    Block,
    Divider,
    Dossier,
    Heading,
    Inline,
    LineBreak,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Points,
    Preformatted,
    Quotation,
    Quoted,
    Style,
    Styled,
    Table,
    Text,
    plain,
    spoken,
)
from .directions import from_right
from .dossier_words import Words

_SAFE = ("http://", "https://", "mailto:")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STYLE = """
:root { color-scheme: light; --ink: #1b1b1b; --soft: #595959; --line: #c9c9c9; --link: #1d4f73; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 44rem; color: var(--ink); background: #fff;
  font: 1.0625rem/1.55 "Libertinus Serif", "Linux Libertine", Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .6em; text-wrap: balance; break-after: avoid; }
header h1 { margin: 0 0 .3em; font-size: 1.9rem; }
header p { margin: .15em 0; color: var(--soft); }
h2 { font-size: 1.4rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1.0625rem; font-style: italic; }
.number { margin-right: .6em; font-variant-numeric: tabular-nums; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
nav { margin: 2rem 0; padding: .8rem 0; border-block: 1px solid var(--line); }
nav h2 { margin: 0 0 .4rem; font-size: 1.05rem; } nav ol { list-style: none; margin: 0; padding: 0; } nav ol ol { padding-left: 1.4rem; }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
blockquote { margin: 1.1em 0; padding: 0 0 0 1.2em; border-left: 3px solid var(--line); }
blockquote p { margin: .5em 0; }
.numbered { position: relative; }
.numbered > .n { position: absolute; right: 100%; margin-right: .7em; color: var(--soft); font-size: .9em; }
table { border-collapse: collapse; width: 100%; margin: 1.2em 0; font-size: .94rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .4em .6em .4em 0; border-bottom: 1px solid var(--line); }
th { border-bottom-color: var(--ink); } .right { text-align: right; } .center { text-align: center; }
.wide { overflow-x: auto; }
pre { white-space: pre-wrap; font: .92rem/1.5 "DejaVu Sans Mono", Consolas, monospace; }
code { font: .92em "DejaVu Sans Mono", Consolas, monospace; }
sup.mark { font-size: .72em; line-height: 0; } sup.mark a { text-decoration: none; padding: 0 .1em; }
.notes { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .92rem; line-height: 1.45; }
.notes ol { padding-left: 2.2em; } .notes li { margin: .35em 0; } .notes li p { margin: 0; } .back { text-decoration: none; }
:target { background: #fff3c4; } hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
@media (max-width: 52rem) {
  .numbered > .n { position: static; margin: 0 .5em 0 0; } .numbered > p { display: inline; }
  .numbered { margin: 1em 0; } }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } nav { break-after: page; } a { color: inherit; } }
@page { size: A4; margin: 2.4cm; }
"""


def dossier_html(dossier: Dossier, *, after: str = "") -> str:
    """Return the page; ``after`` is finished HTML that is set behind the notes."""
    return "".join(_page(dossier, after))


def _page(dossier: Dossier, after: str) -> Iterator[str]:
    words, writer = Words(dossier.language), _Writer(dossier)
    yield f'<!doctype html>\n<html lang="{escape(dossier.language)}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
    yield "".join(f'<meta name="author" content="{escape(author)}">\n' for author in dossier.authors)
    yield f"<title>{escape(dossier.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    if dossier.titled:
        yield f"<header>\n<h1>{escape(dossier.title)}</h1>\n"
        for line in (dossier.subtitle, ", ".join(dossier.authors), words.date(dossier.date)):
            yield f"<p>{escape(line)}</p>\n" if line else ""
        yield "</header>\n"
    if dossier.contents:
        yield _contents(dossier, words)
    yield from writer.sections(dossier.blocks)
    if dossier.notes:
        yield f'<section class="notes" role="doc-endnotes" aria-label="{escape(words("notes"))}">\n<ol>\n'
        for note in dossier.notes:
            yield writer.note(note, back=words("note_back"))
        yield "</ol>\n</section>\n"
    yield f"</main>\n{after}</body>\n</html>\n"


def _contents(dossier: Dossier, words: Words) -> str:
    out, level = [], 0
    for language, heading in spoken(dossier.blocks, dossier.language):
        if not isinstance(heading, Heading) or heading.level > 3:
            continue
        out.append("<ol>\n" * (heading.level - level) if heading.level > level else "</li>\n" + "</ol>\n</li>\n" * (level - heading.level))
        level = heading.level
        number = f'<span class="number">{escape(heading.number)}</span>' if heading.number else ""
        out.append(f'<li><a href="#{escape(heading.anchor)}"{_lang(language, dossier)}>{number}{escape(plain(heading.inlines))}</a>')
    if not out:
        return ""
    closing = "</li>\n</ol>\n" * level
    called = escape(words("contents"))
    return f'<nav role="doc-toc" aria-label="{called}">\n<h2>{called}</h2>\n{"".join(out)}{closing}</nav>\n'


def _lang(language: str, dossier: Dossier) -> str:
    return f' lang="{escape(language)}"' if language and language != dossier.language else ""


class _Writer:
    """Writes blocks as HTML."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._quotes = Words(dossier.language).marks
        self._marked: set[int] = set()

    def sections(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the blocks of the dossier, what is in another language set apart as such."""
        for language, group in groupby(spoken(blocks, self._dossier.language), key=lambda pair: pair[0]):
            apart = _lang(language, self._dossier)
            self._quotes = Words(language).marks
            yield f"<div{apart}>\n" if apart else ""
            yield from self.blocks(block for _, block in group)
            yield "</div>\n" if apart else ""

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield self._block(block) + "\n"

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            tag = f"h{min(6, block.level + 1)}"
            number = f'<span class="number">{escape(block.number)}</span>' if block.number else ""
            return f'<{tag} id="{escape(block.anchor)}">{number}{self.inlines(block.inlines)}</{tag}>'
        if isinstance(block, Paragraph):
            direction = ' dir="rtl"' if from_right(plain(block.inlines)) else ""
            words = f"<p{direction}>{self.inlines(block.inlines)}</p>"
            return f'<div class="numbered"><span class="n">{block.number}.</span>{words}</div>' if block.number else words
        if isinstance(block, Quotation):
            language = f' lang="{escape(block.language)}"' if block.language else ""
            return f"<blockquote{language}>\n{''.join(self.blocks(block.blocks))}</blockquote>"
        if isinstance(block, Points):
            return self._points(block)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Preformatted):
            return f"<pre>{escape(block.text)}</pre>"
        assert isinstance(block, Divider)
        return "<hr>"

    def _points(self, block: Points) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        points = "".join(f"<li>{self._point(point)}</li>\n" for point in block.points)
        return f"<{tag}{start}>\n{points}</{tag}>"

    def _point(self, blocks: tuple[Block, ...]) -> str:
        first, *rest = blocks or (Paragraph(inlines=()),)
        if isinstance(first, Paragraph) and not any(isinstance(one, Paragraph) for one in rest):
            return self.inlines(first.inlines) + "\n" * bool(rest) + "".join(self.blocks(rest))
        return "\n" + "".join(self.blocks(blocks))

    def _table(self, block: Table) -> str:
        head = "".join(self._cell("th", cell, n, block) for n, cell in enumerate(block.head))
        rows = "".join(f"<tr>{''.join(self._cell('td', cell, n, block) for n, cell in enumerate(row))}</tr>\n" for row in block.rows)
        widths = "".join(f'<col style="width:{100 * share // sum(block.widths)}%">' for share in block.widths)
        columns = f"<colgroup>{widths}</colgroup>\n" if widths else ""
        return f'<div class="wide"><table>\n{columns}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>'

    def _cell(self, tag: str, cell: tuple[Inline, ...], number: int, table: Table) -> str:
        aligned = table.alignment[number] if number < len(table.alignment) else ""
        kind = f' class="{aligned}"' if aligned in {"right", "center"} else ""
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}{kind}>{self.inlines(cell)}</{tag}>"

    def note(self, note: Note, *, back: str) -> str:
        """Return a note with the way back to its mark."""
        self._quotes = Words(note.language or self._dossier.language).marks
        paragraphs = [self.inlines(one) for one in note.paragraphs] or [""]
        paragraphs[-1] += f' <a class="back" href="#m{note.number}" role="doc-backlink" aria-label="{escape(back)}">↩</a>'
        return f'<li id="n{note.number}"{_lang(note.language, self._dossier)}>{"".join(f"<p>{one}</p>" for one in paragraphs)}</li>\n'

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._inline(one) for one in inlines)

    def _inline(self, one: Inline) -> str:
        if isinstance(one, Text):
            return escape(one.text, quote=False)
        if isinstance(one, Styled):
            tag = {Style.EMPHASIS: "em", Style.STRONG: "strong", Style.CODE: "code"}[one.style]
            return f"<{tag}>{self.inlines(one.inlines)}</{tag}>"
        if isinstance(one, Quoted):
            return f"{self._quotes[0]}{self.inlines(one.inlines)}{self._quotes[1]}"
        if isinstance(one, Link):
            leads = one.target.startswith(("#", *_SAFE))
            return f'<a href="{escape(one.target)}">{self.inlines(one.inlines)}</a>' if leads else self.inlines(one.inlines)
        if isinstance(one, NoteMark):
            return self._mark(one.number)
        return "<br>" if isinstance(one, LineBreak) else ""

    def _mark(self, number: int) -> str:
        identity = "" if number in self._marked else f' id="m{number}"'
        self._marked.add(number)
        return f'<sup class="mark"><a{identity} href="#n{number}" role="doc-noteref">{number}</a></sup>'
