"""The parts of a DOCX file beside its text: styles, numbering, settings, properties, and the archive that holds them.

Invariant: the archive depends on nothing but what it is given. Its parts stand in one order and carry one time.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ..model.edtf import Edtf

BULLETS, HEADINGS, PARAGRAPHS = 1, 2, 3
"""The numbers of the lists that every file has; ordered lists of the text follow."""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SERIF, _MONO = "Times New Roman", "Courier New"
_REGIONS = {"en": "en-GB", "fr": "fr-FR", "ru": "ru-RU"}
"""Word checks spelling by language and region; one is needed where a dossier names none."""
_FIRST = (1980, 1, 1, 0, 0, 0)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the text gives to the file."""

    body: str
    notes: str
    links: tuple[str, ...]
    note_links: tuple[str, ...]
    lists: tuple[int, ...]
    title: str
    authors: tuple[str, ...]
    language: str
    date: str
    numbered_headings: bool


def escaped(text: str) -> str:
    """Return text as XML has it, with a sign for what is no character."""
    return escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))


def packed(parts: Parts) -> bytes:
    """Return the file."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rId1", f"{_RELATION}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_RELATION}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(parts),
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
        "word/document.xml": f"{_HEAD}<w:document {_W} {_R}><w:body>{parts.body}{_SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(*_OWN, *_outside(parts.links)),
        "word/footnotes.xml": f"{_HEAD}<w:footnotes {_W} {_R}>{_SEPARATORS}{parts.notes}</w:footnotes>",
        "word/_rels/footnotes.xml.rels": _relations(*_outside(parts.note_links)),
        "word/footer1.xml": f"{_HEAD}<w:ftr {_W}>{_PAGE}</w:ftr>",
        "word/numbering.xml": _numbering(parts),
        "word/settings.xml": f"{_HEAD}<w:settings {_W}>{_SETTINGS}<w:themeFontLang w:val={quoteattr(parts.language)}/></w:settings>",
        "word/styles.xml": _styles(parts.language),
        "word/fontTable.xml": f"{_HEAD}<w:fonts {_W}>{''.join(map(_font, (_SERIF, _MONO)))}</w:fonts>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return out.getvalue()


_OWN = (
    ("rId1", f"{_RELATION}/styles", "styles.xml"),
    ("rId2", f"{_RELATION}/numbering", "numbering.xml"),
    ("rId3", f"{_RELATION}/settings", "settings.xml"),
    ("rId4", f"{_RELATION}/footnotes", "footnotes.xml"),
    ("rId5", f"{_RELATION}/footer", "footer1.xml"),
    ("rId6", f"{_RELATION}/fontTable", "fontTable.xml"),
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)
_PAGE = (
    '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="true"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    "<w:compat><w:doNotExpandShiftReturn/>"  # else a justified line that ends in a break is drawn out: the lines of an address
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


def _content_types() -> str:
    names = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "footnotes": "footnotes",
        "footer1": "footer",
        "fontTable": "fontTable",
    }
    rows = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in names.items())
    rows += '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    rows += '<Override PartName="/docProps/app.xml" '
    rows += 'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{rows}</Types>'


def _relations(*rows: tuple[str, ...]) -> str:
    out = []
    for identity, kind, target, *mode in rows:
        outside = f" TargetMode={quoteattr(mode[0])}" if mode else ""
        out.append(f"<Relationship Id={quoteattr(identity)} Type={quoteattr(kind)} Target={quoteattr(target)}{outside}/>")
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(out)}</Relationships>'


def _outside(links: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(f"link{number}", f"{_RELATION}/hyperlink", link, "External") for number, link in enumerate(links, start=1)]


def _core(parts: Parts) -> str:
    day = Edtf.parse(parts.date).latest if parts.date else None
    moment = f"{day.isoformat()}T00:00:00Z" if day else "2000-01-01T00:00:00Z"
    times = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified"))
    spaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    said = f"<dc:title>{escaped(parts.title)}</dc:title><dc:creator>{escaped('; '.join(parts.authors))}</dc:creator>"
    return f"{_HEAD}<cp:coreProperties {spaces}>{said}<dc:language>{escape(parts.language)}</dc:language>{times}</cp:coreProperties>"


def _font(name: str) -> str:
    return f'<w:font w:name="{name}"><w:charset w:val="00"/></w:font>'


# numbering -----------------------------------------------------------------------------------------------------------------------


def _numbering(parts: Parts) -> str:
    bullets = "".join(_level(n, "bullet", "•–◦"[n % 3], 360 * (n + 1)) for n in range(9))
    heads = "".join(_head_level(n) for n in range(9))
    paragraphs = _level(0, "decimal", "%1.", 0, hanging=567)
    ordered = "".join(_level(n, ("decimal", "lowerLetter", "lowerRoman")[n % 3], f"%{n + 1}.", 360 * (n + 1)) for n in range(9))
    kinds = [("hybridMultilevel", bullets), ("multilevel", heads), ("singleLevel", paragraphs), ("hybridMultilevel", ordered)]
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        for number, (kind, levels) in enumerate(kinds, start=1)
    )
    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (BULLETS, HEADINGS, PARAGRAPHS))
    for number, start in enumerate(parts.lists, start=PARAGRAPHS + 1):
        again = "".join(f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for n in range(9))
        used += f'<w:num w:numId="{number}"><w:abstractNumId w:val="4"/>{again}</w:num>'
    return f"{_HEAD}<w:numbering {_W}>{made}{used}</w:numbering>"


def _level(number: int, kind: str, text: str, left: int, *, hanging: int = 360) -> str:
    place = f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/>{place}</w:lvl>'
    )


def _head_level(number: int) -> str:
    text = ".".join(f"%{n}" for n in range(1, number + 2))
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )


# styles ----------------------------------------------------------------------------------------------------------------------------


def _styles(language: str) -> str:
    fonts = f'<w:rFonts w:ascii="{_SERIF}" w:hAnsi="{_SERIF}" w:cs="{_SERIF}" w:eastAsia="{_SERIF}"/>'
    spoken = quoteattr(_REGIONS.get(language, language))
    run = f"<w:rPrDefault><w:rPr>{fonts}{_size(11)}<w:lang w:val={spoken}/></w:rPr></w:rPrDefault>"
    spacing = '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    styles = "".join(_STYLES)
    return f"{_HEAD}<w:styles {_W}><w:docDefaults>{run}{spacing}</w:docDefaults>{styles}</w:styles>"


def _style(name: str, shown: str, *, based: str = "Normal", follow: str = "", paragraph: str = "", run: str = "") -> str:
    after = f'<w:next w:val="{follow}"/>' if follow else ""
    own = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="{based}"/>'
        f"{after}<w:qFormat/>{own}{look}</w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _space(before: int, after: int, more: str = "") -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"{more}/>'


def _raw(kind: str, shown: str, rest: str) -> str:
    return f'<w:style {kind}><w:name w:val="{shown}"/>{rest}</w:style>'


_CHARACTER = 'w:type="character" w:styleId="{}"'
_BASED = '<w:basedOn w:val="DefaultParagraphFont"/>'
_TIGHT = ' w:line="240" w:lineRule="auto"'
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    _raw(
        'w:type="table" w:default="1" w:styleId="TableNormal"',
        "Normal Table",
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
    ),
    _style("BodyText", "Body Text", paragraph='<w:widowControl/><w:jc w:val="both"/>'),
    _style("Title", "Title", follow="BodyText", paragraph=f"<w:keepNext/>{_space(0, 120)}", run=f"<w:b/>{_size(20)}"),
    _style("Subtitle", "Subtitle", follow="BodyText", paragraph=f"<w:keepNext/>{_space(0, 60)}", run=_size(13)),
    _style("Author", "Author", follow="BodyText", paragraph=_space(0, 60), run=_size(12)),
    _style("Date", "Date", follow="BodyText", paragraph=_space(0, 360), run=_size(12)),
    *(
        _style(
            f"Heading{n}",
            f"heading {n}",
            follow="BodyText",
            paragraph=f'<w:keepNext/><w:keepLines/>{_space(before, 100)}<w:outlineLvl w:val="{n - 1}"/>',
            run=f"{look}{_size(size)}",
        )
        for n, before, look, size in (
            (1, 360, "<w:b/>", 15),
            (2, 280, "<w:b/>", 12.5),
            (3, 220, "<w:i/>", 11),
            (4, 200, "<w:i/>", 11),
            (5, 200, "<w:i/>", 11),
            (6, 200, "<w:i/>", 11),
        )
    ),
    _style("Quote", "Quote", paragraph=f'{_space(60, 120)}<w:ind w:left="567" w:right="567"/><w:jc w:val="both"/>'),
    _style("ListParagraph", "List Paragraph", paragraph=_space(0, 60)),
    _style("Preformatted", "HTML Preformatted", paragraph=_space(60, 120)),
    _style(
        "Divider",
        "Divider",
        paragraph='<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="999999"/></w:pBdr>' + _space(120, 240),
    ),
    _style("TableText", "Table Text", paragraph=_space(40, 40, _TIGHT), run=_size(9.5)),
    _style("TableHead", "Table Head", based="TableText", paragraph="<w:keepNext/>", run="<w:b/>"),
    _style("AfterTable", "After Table", paragraph=_space(0, 120, _TIGHT), run=_size(6)),
    _style("FootnoteText", "footnote text", paragraph=_space(0, 40, _TIGHT) + '<w:jc w:val="left"/>', run=_size(9)),
    _style("Footer", "footer", paragraph='<w:jc w:val="center"/>', run=_size(9)),
    _style("TOCHeading", "TOC Heading", follow="BodyText", paragraph=f"<w:keepNext/>{_space(240, 80)}", run=f"<w:b/>{_size(13)}"),
    *(
        _style(
            f"TOC{n}",
            f"toc {n}",
            follow="BodyText",
            paragraph=f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>{_space(0, 40)}<w:ind w:left="{indent}"/>',
        )
        for n, indent in ((1, 0), (2, 240), (3, 480))
    ),
    _raw(_CHARACTER.format("FootnoteReference"), "footnote reference", f'{_BASED}<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    _raw(_CHARACTER.format("Hyperlink"), "Hyperlink", f'{_BASED}<w:rPr><w:color w:val="1D4F73"/><w:u w:val="single"/></w:rPr>'),
    _raw(
        _CHARACTER.format("Code"),
        "Verbatim Char",
        f'{_BASED}<w:rPr><w:rFonts w:ascii="{_MONO}" w:hAnsi="{_MONO}" w:cs="{_MONO}"/></w:rPr>',
    ),
    _raw(
        'w:type="table" w:styleId="DossierTable"',
        "Dossier Table",
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="444444"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="444444"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>'
        "</w:tblBorders></w:tblPr>",
    ),
)
