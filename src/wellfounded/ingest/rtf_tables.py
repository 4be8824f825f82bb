"""Words of RTF: characters with a control word of their own, code pages, destinations."""

from __future__ import annotations

CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}

CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "cp1361", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Character set of a font → code page."""

BODY_DESTINATIONS = {"shpinst", "shptxt", "shp", "shppict", "fldrslt", "field", "result", "rtf", "shprslt"}
"""Ignorable or named destinations whose text is text of the document."""

SKIPPED = {
    "colortbl", "filetbl", "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "colorschememapping",
    "latentstyles", "datastore", "xmlnstbl", "xmlopen", "xmlclose", "bkmkstart", "bkmkend", "fldinst", "shpgrp", "sp", "objclass",
    "objname", "objdata", "falt", "panose", "template", "passwordhash", "private", "atrfstart", "atrfend", "atnref", "atnparent",
    "atnicn", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "mmathPr", "wgrffmtfilter", "userprops", "xe", "tc",
    "nonshppict", "pn", "do", "background", "pgptbl", "ebcstart",
}  # fmt: skip

HEADERS = {"header", "headerl", "headerr", "headerf"}
FOOTERS = {"footer", "footerl", "footerr", "footerf"}
LABELS = {"listtext", "pntext"}
"""Destinations that hold the number or bullet of a paragraph as shown."""

INFO = {
    "title": "title", "author": "author", "subject": "subject", "keywords": "keywords", "operator": "last modified by", "company":
    "company", "manager": "manager", "doccomm": "description", "category": "category",
}  # fmt: skip
PICTURES = {"pngblip": "png", "jpegblip": "jpg", "emfblip": "emf"}
