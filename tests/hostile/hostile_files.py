"""A folder of everything that breaks a batch, written by :func:`write_hostile`."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")

UNITS = {
    "digits": "1234567890",
    "groups of digits": "123 456 ",
    "points and letters": "a.",
    "capitals": "A B C D ",
    "months": "January ",
    "months and days": "1 March 2 ",
    "years": "2015 ",
    "quotes": '"',
    "opened quotes": "\u201c\u2018",
    "words in quotes": '"so ',
    "brackets": "(",
    "square brackets": "[1",
    "marks of notes": "[1] ",
    "hyphens": "ab-",
    "at signs": "a.b@",
    "addresses": "http://",
    "stars": "*a",
    "commas": ",",
    "sections": "§ 5 ",
    "roman": "mlicxv",
    "mixed scripts": "aа",
    "cyrillic": "Абвгд",
    "courts": "Court of ",
    "sums": "$1 ",
    "number words": "hundred ",
    "combining marks": "\u0301",
    "turned writing": "\u202eabc\u202c ",
    "zeros": "\0",
    "spaces": " ",
    "returns": "\r",
    "leaders": ". . . 5\n",
    "faces": "😀",
    "arrows": "> ",
}


def repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def zeros(size: int) -> bytes:
    """Return so many zeros deflated: one block of them, over and over."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeeze.compress(bytes(1 << 24)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return block * (size >> 24) + squeeze.flush()


def bomb(size: int) -> bytes:
    """Return a ZIP of one member that unpacks to so many zeros."""
    packed = zeros(size)
    local = b"PK\x03\x04" + bytes.fromhex("1400000008000000 0000".replace(" ", ""))
    sizes = bytes(4) + len(packed).to_bytes(4, "little") + size.to_bytes(4, "little")
    name = b"zeros.txt"
    local += sizes + len(name).to_bytes(2, "little") + bytes(2) + name
    central = b"PK\x01\x02" + bytes.fromhex("14001400000008000000 0000".replace(" ", "")) + sizes + len(name).to_bytes(2, "little")
    central += bytes(16) + name
    end = b"PK\x05\x06" + bytes(4) + bytes.fromhex("01000100") + len(central).to_bytes(4, "little")
    return local + packed + central + end + (len(local) + len(packed)).to_bytes(4, "little") + bytes(2)


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def zip_in_zip(depth: int) -> bytes:
    data = b"On 3 May 2016 the court met, deep inside."
    for number in range(depth):
        data = zipped({f"inner{number}.zip" if number else "deep.txt": data})
    return data


def mail_in_mail(depth: int) -> bytes:
    message = EmailMessage()
    message["Subject"] = "innermost"
    message["From"] = "a@drovia.example"
    message.set_content("On 3 May 2016 the court met.")
    for number in range(depth):
        outer = EmailMessage()
        outer["Subject"] = f"level {number}"
        outer["From"] = "a@drovia.example"
        outer.set_content(f"See below, level {number}.")
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()


def escaping_tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind, target in (
            ("../up.txt", tarfile.REGTYPE, ""),
            ("/absolute.txt", tarfile.REGTYPE, ""),
            ("link", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard", tarfile.LNKTYPE, "../../case.db"),
            ("pipe", tarfile.FIFOTYPE, ""),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            member.size = 5 if kind == tarfile.REGTYPE else 0
            archive.addfile(member, io.BytesIO(b"inner"))
    return file.getvalue()


def pdf(*, encrypted: bool = False) -> bytes:
    """Return a PDF of one page; encrypted means that nobody has the password."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>",
        b"<</Length 44>>stream\nBT /F 12 Tf 20 200 Td (The court met.) Tj ET    \nendstream",
        b"<</Filter/Standard/V 1/R 2/O<" + PAD.hex().encode() + b">/U<" + bytes(32).hex().encode() + b">/P -1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b"/Encrypt 5 0 R/ID[<00112233><00112233>]" if encrypted else b""
    return bytes(out + b"trailer<</Size 7/Root 1 0 R" + locked + b">>\nstartxref\n%d\n%%%%EOF" % start)


def plain_files(size: int) -> dict[str, bytes]:
    """Return the files that need no file system's help, by name; ``size`` is that of the texts that repeat one thing."""
    three = "Суд отменил.\n".encode() * 3 + "Суд отменил.\n".encode("cp1251") * 3 + "à l'été\n".encode("cp1252") * 3
    files = {
        "empty.txt": b"",
        "half.pdf": pdf()[: len(pdf()) // 2],
        "locked.pdf": pdf(encrypted=True),
        "whole.pdf": pdf(),
        "bomb.zip": bomb(2 << 30),
        "bomb in a zip.zip": zipped({"inner bomb.zip": bomb(1 << 30), "letter.txt": b"On 4 May 2016 the court met."}),
        "escaping.zip": zipped({"../../up.txt": b"up", "/etc/absolute.txt": b"absolute", "C:\\windows.txt": b"windows"}),
        "escaping.tar": escaping_tar(),
        "boundary.eml": b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--y\n\nThe text\n--y--\n",
        "other.docx": zipped({"[Content_Types].xml": b"<Types/>", "something/else.bin": b"\x00\x01"}),
        "encodings.txt": three,
        "surrogates.txt": b"\xff\xfe" + "The court met.".encode("utf-16-le") + b"\x00\xd8a\x00\x00\xdc" * 50,
        "wide.csv": b",".join(b"%d" % n for n in range(100_000)) + b"\n",
        "deep.html": b"<html><body>" + b"<div>" * 10_000 + b"The court met." + b"</div>" * 10_000,
        "deep.eml": mail_in_mail(50),
        "deep.zip": zip_in_zip(12),
        "nested.txt": b"(" * (size // 2) + b")" * (size // 2),
        "one line.txt": b"abcdefghij" * (25 * size),
        "short lines.txt": b"".join(b"%d\n" % (n % 97) for n in range(5 * size)),
        "new\nline.txt": b"The court met on 5 May 2016.",
    }
    return files | {f"of {name}.txt": repeated(unit, size).encode() for name, unit in UNITS.items()}


def write_hostile(folder: Path, *, size: int) -> int:
    """Write every hostile file and say how many things a walk over the folder meets that are given by themselves."""
    folder.mkdir(parents=True)
    files = plain_files(size)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    no_text = os.fsencode(folder) + b"/\xff\xfe.txt"
    with open(no_text, "wb") as file:  # noqa: PTH123 — a name of bytes
        file.write(b"The court met on 6 May 2016.")
    (folder / "loop").mkdir()
    (folder / "loop" / "back").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "nowhere").symlink_to(folder / "missing")
    os.mkfifo(folder / "pipe")
    return len(files) + 5
