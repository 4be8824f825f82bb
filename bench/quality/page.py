"""A page that shows the figures, and every miss and false hit in its context, for people to read.

Invariant: of the hidden part it shows figures only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .counts import Difference, Score
from .measure import HIDDEN, Measured
from .scoring import SCORERS
from .shape import Marked

_CONTEXT = 90


def write_page(path: Path, parts: Sequence[Measured], *, show_unseen: bool = False) -> None:
    """Write the page of a measurement."""
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("page.html.j2").render(parts=[_part(one, show_unseen=show_unseen) for one in parts])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def _part(measured: Measured, *, show_unseen: bool) -> dict[str, object]:
    languages = measured.languages
    totals = {"all": measured.total(), **{language: measured.total(language) for language in languages if len(languages) > 1}}
    shown = show_unseen or measured.part != HIDDEN
    return {
        "name": measured.part,
        "count": len(measured.documents),
        "columns": list(totals),
        "figures": [(name, [str(score.shown().get(name, "")) for score in totals.values()]) for name in totals["all"].shown()],
        "documents": [_document(gold, score) for gold, score in measured.documents] if shown else [],
        "shown": shown,
    }


def _document(gold: Marked, score: Score) -> dict[str, object]:
    kinds = [(kind, [_row(gold.text, d) for d in score.differences if d.kind == kind]) for kind in SCORERS]
    return {"name": gold.name, "kinds": [(kind, rows) for kind, rows in kinds if rows]}


def _row(text: str, difference: Difference) -> dict[str, str]:
    start, end = difference.passage.start, difference.passage.end
    return {
        "what": difference.what,
        "before": ("…" if start > _CONTEXT else "") + text[max(0, start - _CONTEXT) : start],
        "words": difference.passage.exact,
        "after": text[end : end + _CONTEXT] + ("…" if end + _CONTEXT < len(text) else ""),
        "says": difference.says,
    }
