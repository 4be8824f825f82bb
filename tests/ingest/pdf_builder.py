"""Writes small PDF files for the tests: lines of Helvetica at given places, links, notes, pictures, attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PRIVATE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange endcmap end end"""


@dataclass
class Sheet:
    """One page. ``lines`` are x, y, size of type and text; a font named B is bold, P has a private ToUnicode table."""

    lines: list[tuple[float, float, float, str]] = field(default_factory=list)
    font: str = "F"
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    picture: bool = False
    links: list[tuple[tuple[float, float, float, float], str]] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    bold: frozenset[int] = frozenset()
    """Numbers of the lines that are bold."""

    def content(self) -> bytes:
        parts = []
        for number, (x, y, size, text) in enumerate(self.lines):
            shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            font = "B" if number in self.bold else self.font
            parts.append(f"BT /{font} {size} Tf {x} {y} Td ({shown}) Tj ET")
        if self.picture:
            parts.append("q 400 0 0 400 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return "\n".join(parts).encode("latin-1")


def pdf(
    sheets: list[Sheet], *, info: str = "", attachment: tuple[str, bytes] | None = None, labels: str = "", encrypted: bool = False
) -> bytes:
    """Return the bytes of a PDF; ``info`` and ``labels`` are PDF source."""
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
                            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
                            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>", _stream(_PRIVATE)]  # fmt: skip
    kids = []
    for sheet in sheets:
        objects.append(_stream(sheet.content()))
        content = len(objects)
        annotations = []
        for rect, address in sheet.links:
            objects.append(f"<</Type/Annot/Subtype/Link/Rect[{_numbers(rect)}]/A<</S/URI/URI({address})>>>>".encode())
            annotations.append(f"{len(objects)} 0 R")
        for author, words in sheet.comments:
            objects.append(f"<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/T({author})/Contents({words})>>".encode())
            annotations.append(f"{len(objects)} 0 R")
        crop = f"/CropBox[{_numbers(sheet.crop)}]" if sheet.crop else ""
        resources = "/Resources<</Font<</F 3 0 R/B 4 0 R/P 5 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{crop}/Rotate {sheet.rotate}{resources}/Contents {content} 0 R"
            f"/Annots[{' '.join(annotations)}]>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    names = ""
    if attachment:
        objects.append(_stream(attachment[1], "/Type/EmbeddedFile"))
        objects.append(f"<</Type/Filespec/F({attachment[0]})/UF({attachment[0]})/EF<</F {len(objects)} 0 R>>>>".encode())
        names = f"/Names<</EmbeddedFiles<</Names[({attachment[0]}) {len(objects)} 0 R]>>>>"
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{names}{labels}>>".encode()
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    objects.append(f"<<{info}>>".encode())
    trailer = f"/Root 1 0 R/Info {len(objects)} 0 R"
    if encrypted:
        objects.append(f"<</Filter/Standard/V 1/R 2/O<{'5a' * 32}>/U<{'3c' * 32}>/P -4>>".encode())
        trailer += f"/Encrypt {len(objects)} 0 R/ID[<{'00' * 16}><{'00' * 16}>]"
    return _assembled(objects, trailer)


def _stream(content: bytes, more: str = "") -> bytes:
    return f"<</Length {len(content)}{more}>>\nstream\n".encode() + content + b"\nendstream"


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(map(str, values))


def _assembled(objects: list[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.6\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def set_text(text: str, *, x: float, top: float, size: float, width: int, leading: float = 1.25) -> list[tuple[float, float, float, str]]:
    """Break a text into lines of at most so many characters, the first of them at ``top``."""
    lines = re.findall(rf".{{1,{width}}}(?:\s+|$)", text)
    return [(x, top - number * size * leading, size, line.strip()) for number, line in enumerate(lines)]
