"""Writes small DOCX, ODT and RTF files for the tests, from the XML or the control words of their bodies."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
    "word/comments.xml": "comments",
    "word/header1.xml": "header",
    "word/footer1.xml": "footer",
    "word/settings.xml": "settings",
}
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}</cp:coreProperties>'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP container of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(
    body: str,
    *,
    parts: dict[str, str] | None = None,
    links: dict[str, str] | None = None,
    core: str = "",
    files: dict[str, bytes] | None = None,
) -> bytes:
    """Return a DOCX; ``parts`` gives the inside of further parts by name, ``links`` relation id → address."""
    parts = parts or {}
    roots = {name: _KINDS[name].replace("header", "hdr").replace("footer", "ftr") for name in parts}
    related = [f'<Relationship Id="{_KINDS[n]}" Type="{R}/{_KINDS[n]}" Target="{n.removeprefix("word/")}"/>' for n in parts]
    related += [f'<Relationship Id="{i}" Type="{R}/hyperlink" Target="{a}" TargetMode="External"/>' for i, a in (links or {}).items()]
    main = f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'
    whole: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_REL}">{main}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_REL}">{"".join(related)}</Relationships>',
        "docProps/core.xml": _CORE.format(core),
    }
    whole |= {name: f'<w:{roots[name]} xmlns:w="{W}" xmlns:r="{R}">{inside}</w:{roots[name]}>' for name, inside in parts.items()}
    return zipped(whole | (files or {}))


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of DOCX; a run that does not begin with ``<`` is plain text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """Return a run of DOCX."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


_OASIS = ("office", "text", "table", "style", "meta", "manifest")
_ODF = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _OASIS)
_ODF += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def odt(body: str, *, styles: str = "", automatic: str = "", meta: str = "", manifest: str = "") -> bytes:
    """Return an ODT from the insides of its parts."""
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
                       f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_ODF}>{styles}</office:document-styles>",
        "meta.xml": f"<office:document-meta {_ODF}><office:meta>{meta}</office:meta></office:document-meta>",
        "META-INF/manifest.xml": f"<manifest:manifest {_ODF}>{manifest}</manifest:manifest>",
    })  # fmt: skip


def rtf(body: str, *, head: str = "") -> bytes:
    """Return an RTF file in the code page of Cyrillic."""
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}}"
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + fonts + head + body + "}").encode("latin-1")
