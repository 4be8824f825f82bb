"""Whether a clause says that an act took place: not asked, wished, feared, denied, conditional or to come.

Invariant: an infinitive tells an act only after a word that makes it a fact ("decided to", "the decision to").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind
from ...model.passages import Span
from .marks import Around
from .patterns import Form, Hit
from .subjects import ASKED

_QUESTION = re.compile(r"\?[\"')\s]*$")
_AFTERWARDS = re.compile(r"^.*,\s(?:and\s|et\s|и\s)?(?:then|puis|затем|after which|après quoi|после чего)(?=\s)", re.IGNORECASE | re.DOTALL)
"""What stands before the next step of a story: "so that he could be extradited, then was freed"."""
_DESCRIBED = 30
"""Characters between a thing and a participle that describes it."""
_ORDERED = 3
"""Characters between a verb that orders and the clause that says what."""
_GOVERNED = 160
"""Characters between a word that makes a fact of an infinitive and that infinitive."""


def is_told(around: Around, hit: Hit) -> bool:
    """Say whether the clause asserts the act; a noun asserts nothing and is always kept."""
    if not hit.tells:
        return True
    clause = around.clause_at(hit.anchor.start)
    before = around.before(hit.anchor.start, within=clause)
    if around.operative is not None:
        return not around.says("negation", before) and not (hit.rule.outcome in ASKED and around.says("modal", before))
    if (attributed := _attributed(around, hit)) is not None:
        return not around.says("negation", attributed)
    if around.says("adjectival", before) and around.says("participle", around.text[hit.anchor.start : hit.anchor.end]):
        return False
    if hit.form is Form.INFINITIVE:
        governor = governor_of(around, hit)
        if governor is None and not (hit.rule.kind is ActKind.CHARGE and around.syntax.is_present(hit.anchor)):
            return False
        if governor is not None:
            before = around.before(max(governor.start, clause.start), within=clause)
    if around.says("expletive", before):
        return True
    if around.says("none", before) or (hit.object is not None and around.says("none", around.before(hit.object.start, within=clause))):
        return False
    before = _AFTERWARDS.sub("", before)
    if any(around.says(name, before) for name in ("modal", "hypothetical")) or (
        around.says("negation", before) and not _is_only(around, hit)
    ):
        return False
    if around.says("habitual", around.text[clause.start : clause.end]):
        return False
    return not is_question(around) and not _is_wished(around, clause)


def _is_only(around: Around, hit: Hit) -> bool:
    """Say whether a negation only says how late or by whom: "n'ont été arrêtés que le lendemain"."""
    return around.says("only_after", around.text[hit.anchor.end : min(around.span.end, hit.anchor.end + _ORDERED * 5)])


def _attributed(around: Around, hit: Hit) -> str | None:
    """Return the words between a thing and the participle that only describes it; they alone say whether the deed was done.

    "We ask you to lift the order issued by the judge" asks for one thing and takes the other as done.
    """
    if hit.form is not Form.PASSIVE or hit.object is None or not 0 <= hit.anchor.start - hit.object.end <= _DESCRIBED:
        return None
    between = around.text[hit.object.end : hit.anchor.start]
    return None if "," in between or around.says("verbal", between) else between


def is_question(around: Around) -> bool:
    return _QUESTION.search(around.text, max(around.span.start, around.span.end - 8), around.span.end) is not None


def _is_wished(around: Around, clause: Span) -> bool:
    """Say whether the clause hangs by a "that" on a wish or a demand in the clause before it."""
    if not around.words.context["joint"].match(around.text, clause.start):
        return False
    before = next((c for c in around.clauses if c.end == clause.start), None)
    return before is not None and around.says("wish", around.before(before.end, within=before))


def governor_of(around: Around, hit: Hit) -> Span | None:
    """Return the word that makes an infinitive a fact ("decided", "the decision"), or None."""
    start = max(around.span.start, hit.anchor.start - _GOVERNED)
    found = None
    for match in around.words.context["factual"].finditer(around.text[start : hit.anchor.start]):
        found = match
    if found is None or start + found.end() != hit.anchor.start:
        return None
    if around.says("unwilling", around.text[start + found.start() : hit.anchor.start]):
        return None
    return Span(start + found.start(), start + found.end())


def ordering(around: Around, hit: Hit, *, hits: Sequence[Hit]) -> Hit | None:
    """Return the verb that orders what a clause after it says: "the court ordered that he be detained"."""
    clause = around.clause_at(hit.anchor.start)
    if clause.start == around.span.start or not around.says("ordered_that", around.text[clause.start : hit.anchor.start]):
        return None
    near = [h for h in hits if h.tells and abs(clause.start - h.anchor.end) <= _ORDERED]
    return next((h for h in near if around.says("ordering", around.text[h.anchor.start : h.anchor.end].rstrip())), None)
