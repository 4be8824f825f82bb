"""All scorers over one document: what is labelled against what is read."""

from __future__ import annotations

from collections.abc import Callable

from .counts import Score
from .scorer_acts import score_acts
from .scorer_names import score_corefs, score_names
from .scorer_quotes import score_quotes
from .scorer_values import score_citations, score_dates, score_figures
from .scorer_words import score_reliance, score_statements
from .shape import Marked

SCORERS: dict[str, Callable[[Marked, Marked], Score]] = {
    "acts": score_acts,
    "reliance": score_reliance,
    "quotes": score_quotes,
    "statements": score_statements,
    "dates": score_dates,
    "figures": score_figures,
    "citations": score_citations,
    "names": score_names,
    "corefs": score_corefs,
}
"""By kind, in the order in which they are shown."""


def compare(gold: Marked, found: Marked, kinds: frozenset[str] = frozenset(SCORERS)) -> Score:
    """Compare every labelled kind of a document, and the document's own date where it is labelled."""
    score = Score()
    for kind, scorer in SCORERS.items():
        if kind in kinds:
            score.add(scorer(gold, found))
    if gold.date and "dates" in kinds:
        score.share("dates.document").judge(found.date == gold.date)
    return score
