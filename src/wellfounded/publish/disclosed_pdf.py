"""A document of a copy as PDF, typeset anew from its redacted text.

Invariant: nothing of an original's file is in it, and the text goes to the typesetter as a string, never as markup.
"""

from __future__ import annotations

import json

from ..errors import MissingDependencyError
from .disclosed_copy import Copy, DisclosedDocument
from .highlight import shown

_SOURCE = """
#let told = json(bytes(sys.inputs.at("told")))
#set document(title: told.number, date: none)
#set page(paper: "a4", margin: (x: 24mm, y: 26mm), header: text(8pt, fill: rgb("#8a1f1f"), told.label),
  footer: context text(8pt, fill: rgb("#8a1f1f"))[#told.label #h(1fr) #told.number, #counter(page).display()])
#set text(size: 10.5pt)
#set par(justify: false)
#show heading: set text(size: 14pt)
= #text(told.head)
#text(9pt, fill: luma(90), told.about)
#v(8pt)
#for reason in told.left_out [#block(fill: luma(240), inset: 5pt, text(9pt, reason))]
#for part in told.parts {
  if part.label != "" { block(text(8pt, fill: luma(110), "page " + part.label)) }
  for line in part.text.split("\\n") { if line.trim() == "" { v(4pt) } else { block(above: 5pt, below: 5pt, text(line)) } }
}
"""


def pdf(copy: Copy, document: DisclosedDocument) -> bytes:
    """Return the document as PDF; MissingDependencyError where the typesetter is not installed."""
    try:
        import typst
    except ImportError as error:
        raise MissingDependencyError("PDF needs typst; `pip install 'wellfounded[dossier]'`, or choose --format html") from error
    told = {
        "number": document.number,
        "label": shown(copy.label),
        "head": shown(f"{document.number} · {document.head}"),
        "about": shown(" · ".join(document.about)),
        "left_out": [shown(reason) for reason in document.left_out],
        "parts": [{"label": shown(part.label), "text": shown(part.text)} for part in document.parts],
    }
    made: bytes = typst.compile(_SOURCE.encode(), sys_inputs={"told": json.dumps(told, ensure_ascii=False)}, timestamp=0)
    return made
