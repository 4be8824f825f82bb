"""DOCX and ODT assembled from blocks: footnotes, comments and tracked changes, with fixed authors and dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from .markup import Block, Piece, PieceKind
from .packing import zipped

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an office file says of itself. ``created`` is an instant in ISO 8601, ``language`` BCP 47."""

    title: str
    author: str
    created: str
    language: str
    reviewer: str = ""


@dataclass(slots=True)
class _Word:
    """A DOCX in the making: comments and footnotes gather while the paragraphs are written."""

    about: About
    footnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    changes: int = 0

    def paragraph(self, block: Block) -> str:
        style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if block.heading else ""
        return f"<w:p>{style}{''.join(self.piece(piece) for piece in block.pieces)}</w:p>"

    def piece(self, piece: Piece) -> str:
        text = escape(piece.text)
        match piece.kind:
            case PieceKind.NOTE:
                return self._footnote(text)
            case PieceKind.COMMENT:
                return self._comment(text)
            case PieceKind.INSERTION:
                return f'<w:ins {self._change()}><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
            case PieceKind.DELETION:
                return f'<w:del {self._change()}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
        broken = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        return f'<w:r><w:t xml:space="preserve">{broken}</w:t></w:r>'

    def _change(self) -> str:
        self.changes += 1
        return f'w:id="{900 + self.changes}" w:author="{escape(self.about.reviewer)}" w:date="{self.about.created}"'

    def _footnote(self, text: str) -> str:
        number = len(self.footnotes) + 1
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        body = f'<w:p>{mark}<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
        self.footnotes.append(f'<w:footnote w:id="{number}">{body}</w:footnote>')
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def _comment(self, text: str) -> str:
        number = len(self.comments)
        who = f'w:id="{number}" w:author="{escape(self.about.reviewer)}" w:date="{self.about.created}"'
        self.comments.append(f"<w:comment {who}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>")
        return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def docx(blocks: Sequence[Block], about: About) -> bytes:
    """Return the blocks as a DOCX."""
    word = _Word(about)
    body = "".join(word.paragraph(block) for block in blocks)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(about),
        "word/document.xml": f'{_XML}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/styles.xml": _styles(about.language),
        "word/footnotes.xml": f'{_XML}<w:footnotes xmlns:w="{_WORD}">{"".join(word.footnotes)}</w:footnotes>',
        "word/comments.xml": f'{_XML}<w:comments xmlns:w="{_WORD}">{"".join(word.comments)}</w:comments>',
        "word/_rels/document.xml.rels": _relations(
            *((f"rId{n}", f"{_OFFICE}/{name}", f"{name}.xml") for n, name in enumerate(("styles", "footnotes", "comments"), start=1))
        ),
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def _content_types() -> str:
    parts = {"document": "document.main", "styles": "styles", "footnotes": "footnotes", "comments": "comments"}
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts.items())
    core = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}{core}</Types>'


def _relations(*relations: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations)
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core(about: About) -> str:
    spaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    fields = (
        f"<dc:title>{escape(about.title)}</dc:title><dc:creator>{escape(about.author)}</dc:creator><dc:language>{about.language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{about.created}</dcterms:created>'
    )
    return f"{_XML}<cp:coreProperties {spaces}>{fields}</cp:coreProperties>"


def _styles(language: str) -> str:
    defaults = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    heading = (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    return f'{_XML}<w:styles xmlns:w="{_WORD}">{defaults}{heading}</w:styles>'


def odt(blocks: Sequence[Block], about: About) -> bytes:
    """Return the blocks as an ODT. Changes become ``text:tracked-changes``, comments annotations, notes footnotes."""
    writer = _OpenDocument(about)
    body = "".join(writer.paragraph(block) for block in blocks)
    tracked = f"<text:tracked-changes>{''.join(writer.changes)}</text:tracked-changes>" if writer.changes else ""
    meta = (
        f"<dc:title>{escape(about.title)}</dc:title><meta:initial-creator>{escape(about.author)}</meta:initial-creator>"
        f"<dc:creator>{escape(about.author)}</dc:creator><meta:creation-date>{about.created}</meta:creation-date>"
        f"<dc:date>{about.created}</dc:date><dc:language>{about.language}</dc:language>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": _root("document-content", f"<office:body><office:text>{tracked}{body}</office:text></office:body>"),
        "styles.xml": _root("document-styles", "<office:styles/>"),
        "meta.xml": _root("document-meta", f"<office:meta>{meta}</office:meta>"),
        "META-INF/manifest.xml": _manifest(),
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def _root(name: str, inner: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{_OASIS}:{prefix}:1.0"' for prefix in ("office", "text", "meta"))
    return f'{_XML}<office:{name} {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">{inner}</office:{name}>'


def _manifest() -> str:
    entries = {"/": "application/vnd.oasis.opendocument.text", "content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml"}
    rows = "".join(f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in entries.items())
    return f'{_XML}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.2">{rows}</manifest:manifest>'


@dataclass(slots=True)
class _OpenDocument:
    about: About
    notes: int = 0
    changes: list[str] = field(default_factory=list)

    def paragraph(self, block: Block) -> str:
        inner = "".join(self.piece(piece) for piece in block.pieces)
        return f'<text:h text:outline-level="1">{inner}</text:h>' if block.heading else f"<text:p>{inner}</text:p>"

    def piece(self, piece: Piece) -> str:
        text = escape(piece.text)
        match piece.kind:
            case PieceKind.NOTE:
                self.notes += 1
                mark = f"<text:note-citation>{self.notes}</text:note-citation>"
                body = f"<text:note-body><text:p>{text}</text:p></text:note-body>"
                return f'<text:note text:id="ftn{self.notes}" text:note-class="footnote">{mark}{body}</text:note>'
            case PieceKind.COMMENT:
                return f"<office:annotation>{self._who()}<text:p>{text}</text:p></office:annotation>"
            case PieceKind.INSERTION:
                key = self._change("<text:insertion>{who}</text:insertion>")
                return f'<text:change-start text:change-id="{key}"/>{text}<text:change-end text:change-id="{key}"/>'
            case PieceKind.DELETION:
                key = self._change(f"<text:deletion>{{who}}<text:p>{text}</text:p></text:deletion>")
                return f'<text:change text:change-id="{key}"/>'
        return text.replace("\n", "<text:line-break/>")

    def _who(self) -> str:
        return f"<dc:creator>{escape(self.about.reviewer)}</dc:creator><dc:date>{self.about.created}</dc:date>"

    def _change(self, body: str) -> str:
        key = f"ct{len(self.changes) + 1}"
        inner = body.replace("{who}", f"<office:change-info>{self._who()}</office:change-info>")
        self.changes.append(f'<text:changed-region text:id="{key}">{inner}</text:changed-region>')
        return key
