"""What an act is called: by the title that a person gave it, else by its kind; what only asks is told as a request or a complaint."""

from __future__ import annotations

from ..model.facts import ASKING, LegalAct
from ..model.labels import ActKind

FILED = "filed"
"""What documents tell as filed, of which they do not say more: an application as well as a complaint."""


def own_title(act: LegalAct) -> str:
    """Return the title that a person gave an act; empty where it is made of its kind, body and date."""
    kind = (act.type or act.kind).value.replace("_", " ")
    return "" if act.title == kind or act.title.startswith(f"{kind},") else act.title


def kind_of(act: LegalAct) -> str:
    """Return the word of a vocabulary that tells an act best: its kind, and of one of no other kind that it asks for something."""
    if act.type is None:
        return act.kind.value
    if act.type is ActKind.OTHER and act.kind in ASKING:
        return FILED
    return act.type.value
