"""Names and quotation marks: names that stand between them, and words of a quotation that only look like names.

Invariant: what seems to be somebody's name of one word in what is said, and stands nowhere else, is nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model.labels import NameKind
from ...model.reading import Name
from ..analysis import Analysis
from ..citing.found import Covered
from .quote_marks import Marked
from .quote_scores import is_titled, is_whole


def named_outside(analysis: Analysis, names: Sequence[Name], marked: Sequence[Marked]) -> list[Name]:
    """Leave out what seems to be somebody's name of one word and stands in what is said alone: "Come!", "Courez, madame"."""
    whole = Covered(
        m.span
        for m in marked
        if is_whole(analysis.text[m.span.start : m.span.end]) and not is_titled(analysis.text[m.span.start : m.span.end])
    )
    outside = {n.form for n in names if not whole.touches(analysis.span_of(n.passage))}
    entities = {n.entity for n in names if n.form in outside and n.entity}

    def stays(name: Name) -> bool:
        alone = name.kind is NameKind.PERSON and " " not in name.form and not name.honorific
        return not alone or name.form in outside or name.entity in entities

    return [name for name in names if stays(name)]


def stems(form: str) -> tuple[str, ...]:
    return tuple(word[: max(4, len(word) - 2)] for word in form.casefold().strip('«»"').split())


def is_inflected(analysis: Analysis, stretch: Marked, bodies: set[tuple[str, ...]]) -> bool:
    """Say whether words are the name of a body of the text in another case: "Северная хроника", "Северной хронике"."""
    said = analysis.text[stretch.span.start : stretch.span.end]
    return said[:1].isupper() and analysis.language_at(stretch.span.start) in ("ru", "uk") and stems(said) in bodies
