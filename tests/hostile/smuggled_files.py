"""Documents in which a witness is named wherever a file can hide a name."""

from __future__ import annotations

import base64
import io
import urllib.parse
import zipfile
from email.message import EmailMessage

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LETTER = """Letter of Mira Tolvanova
Dear Ms Tolvanova, dear Mira,
you saw Mr Samir al-Haddad at the door, and Petro Zalushchak with him. T o l v a n o v a, Tol\u00advanova, Tolva-
nova, T\u043elvan\u043eva, TOLVANOVA. Mira
Tolvanova signed as M. T. and as M.T.
The boat left from the north quay at four, she told us.
Write to Mira Tolvanova <kite77@post.example>, or https://net.example/people/%D0%A2%D0%BE%D0%BB%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0?x=mtolvanova
Seen by Zaluchtchak. Her cousin Victor Tolvanov was not there. The court sat on 3 March 2018 in Montreval, and gave reasons.
"""
RUSSIAN = """Мире Толвановой

Мы видели Миру Толванову и Самира Хаддада. С Толвановой был Петро Залущак; М. Т. молчала. С Залущаком никто не говорил.
Толва-
нова ушла первой. kite77@post.example. Суд отказал 4 мая 2019 года.
"""
ARABIC = """إلى السيد سمير الحداد

كان سمير الحداد والحداد الأب في المحكمة. الشاهدة ميرا تولفانوفا لم تحضر.
"""
PAGE = """<html><head><title>Tolvanova speaks</title><meta name="author" content="Mira Tolvanova">
<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Мира Толванова"}}</script></head>
<body data-who="tolvanova"><!-- Mira Tolvanova's draft --><h1>The quay</h1><p>A w<b>itness, Tol</b>vanova, spoke at <a
href="https://net.example/mira.tolvanova">length</a>.</p><img src="tolvanova.jpg" alt="Mira Tolvanova at the quay">
<p hidden>Tolvanova</p></body></html>
"""


def docx() -> bytes:
    """A text with a name over several runs, a deletion in its middle, a comment, an alternative text and an author."""
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{part}</w:t></w:r>" for part in ("To", "lva", "no", "va"))
    deletion = "<w:del w:id='1' w:author='Tolvanova'><w:r><w:delText>qq</w:delText></w:r></w:del>"
    deleted = f"<w:r><w:t>Tolv</w:t></w:r>{deletion}<w:r><w:t>anova</w:t></w:r>"
    drawing = (
        "<w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>"
        "<wp:docPr id='1' name='tolvanova.png' descr='Mira Tolvanova'/></wp:inline></w:drawing></w:r>"
    )
    body = (
        f"<w:p>{runs}<w:r><w:t xml:space='preserve'> was heard. </w:t></w:r></w:p><w:p>{deleted}{drawing}"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden Tolvanova</w:t></w:r></w:p>"
    )
    core = (
        "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<dc:creator>Mira Tolvanova</dc:creator><dc:title>For Tolvanova</dc:title></cp:coreProperties>"
    )
    said = "<w:p><w:r><w:t>Tolvanova?</w:t></w:r></w:p>"
    comment = f"<w:comments xmlns:w='{W}'><w:comment w:id='2' w:author='M. Tolvanova'>{said}</w:comment></w:comments>"
    kinds = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{kinds}/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        "<Override PartName='/word/document.xml' "
        "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
        "_rels/.rels": f"<Relationships xmlns='{kinds}/package/2006/relationships'><Relationship Id='a' Target='word/document.xml' "
        f"Type='{kinds}/officeDocument/2006/relationships/officeDocument'/><Relationship Id='b' Target='docProps/core.xml' "
        f"Type='{kinds}/package/2006/relationships/metadata/core-properties'/></Relationships>",
        "word/document.xml": f"<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>",
        "word/comments.xml": comment,
        "docProps/core.xml": core,
        "word/media/tolvanova.png": "no picture",
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def mail() -> bytes:
    """A mail about the quay with another mail inside, whose headers name people."""
    inner = EmailMessage()
    inner["From"] = "Мира Толванова <kite77@post.example>"
    inner["To"] = '"Zalushchak, Petro" <petro@post.example>'
    inner["Subject"] = "Толвановой, about the quay"
    inner.set_content("I said it to Samir. " + base64.b64encode("Толванова".encode()).decode())
    outer = EmailMessage()
    outer["From"] = "Office <office@post.example>"
    outer["To"] = "mtolvanova@post.example"
    outer["Cc"] = "Mira Tolvanova <kite77@post.example>"
    outer["Subject"] = "The quay"
    outer["Date"] = "Fri, 07 Apr 2017 09:30:00 +0000"
    outer.set_content("Please see.\n" + urllib.parse.quote("Толванова", encoding="cp1251") + "\n")
    outer.add_attachment(inner)
    outer.add_attachment(LETTER.encode(), maintype="text", subtype="plain", filename="Толванова Мира.txt")
    return outer.as_bytes()


def pdf() -> bytes:
    """A PDF whose outline, notes, title and XMP name the witness, and whose text splits the name."""
    text = b"BT /F 12 Tf 50 700 Td [(The witness To) -20 (lva) 10 (nova) ] TJ 0 -20 Td (was heard by Haddad.) Tj ET"
    creator = b"<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Mira Tolvanova</dc:creator>"
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + creator + b"</x:xmpmeta>"
    things = [
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /Metadata 9 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> /Annots [8 0 R] >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
        b"<< /Title (Hearing of Tolvanova) /Parent 6 0 R /Dest [3 0 R /Fit] >>",
        b"<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /T (Tolvanova) /Contents (Mira Tolvanova, see note) >>",
        b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%b\nendstream" % (len(xmp), xmp),
        b"<< /Title (Statement of Mira Tolvanova) /Author (Mira Tolvanova) >>",
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, thing in enumerate(things, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 11\n0000000000 65535 f \n%btrailer\n<< /Size 11 /Root 1 0 R /Info 10 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def smuggled() -> dict[str, bytes]:
    """Return the documents by their names of files."""
    return {
        "Tolvanova letter.txt": LETTER.encode(),
        "письмо Толвановой.txt": RUSSIAN.encode("cp1251"),
        "risala.txt": ARABIC.encode(),
        "page.html": PAGE.encode(),
        "runs.docx": docx(),
        "mail.eml": mail(),
        "statement_tolvanova.pdf": pdf(),
        "all.zip": zipped({"mira.tolvanova/Хаддад.txt": RUSSIAN.encode(), "Tolvanova.html": PAGE.encode()}),
        "scan of Tolvanova.png": b"\x89PNG\r\n\x1a\n" + b"tEXtAuthor\0Mira Tolvanova",
    }
