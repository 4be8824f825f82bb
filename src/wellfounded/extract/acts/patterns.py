"""The vocabulary of acts of one language, compiled, and the places where a sentence uses it.

Invariant: nothing here decides whether an act took place; a hit says only which words of which rule stand where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from ...model.labels import ActKind, EffectKind, Mode
from ...model.passages import Span
from ..forums import alternation, table

LANGUAGES = ("en", "fr", "ru", "uk", "de")
_MACRO = re.compile(r"\{([A-Z]+|_)\}")
_GAP = r"(?:[^;:!?]{0,60}?[^\w;:!?])?"
"""What may stand between the words of a pattern: up to 60 characters of the same clause, ending before a word."""

_CROSSED = re.compile(r",\s(?:which|who|whose|qui|dont|où|котор\w+|який|яка|які)\s", re.IGNORECASE)
"""Words of two clauses do not tell one act."""


class Form(StrEnum):
    """How a pattern tells of an act."""

    TOLD = "told"
    PASSIVE = "passive"
    INFINITIVE = "infinitive"
    NAMED = "named"
    NOUN = "noun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of a vocabulary: a kind of act with the words that tell it, or a noun for several kinds."""

    number: int
    kinds: tuple[ActKind, ...]
    patterns: tuple[tuple[Form, re.Pattern[str]], ...]
    outcome: str = ""
    effect: EffectKind | None = None
    weak: bool = False
    legal: bool = False
    by: frozenset[str] = frozenset()
    """Sorts of bodies one of which must have done it for the words to tell an act."""

    @property
    def kind(self) -> ActKind:
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a rule, in positions of the normal form."""

    span: Span
    rule: Rule
    form: Form
    head: Span | None = None
    """The verb or the noun of a deed, where its words stand apart."""
    object: Span | None = None
    """What the deed is done to, where the words say it."""
    meant: Span | None = None
    """What a pronoun beside the verb stands for: "it was extended twice"."""

    @property
    def anchor(self) -> Span:
        """The words that say what was done."""
        return self.head or self.span

    @property
    def tells(self) -> bool:
        """Whether the words say that the act took place, and do not only name it."""
        return self.form not in (Form.NAMED, Form.NOUN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything that one language brings; ``context`` holds compiled patterns by name."""

    language: str
    trigger: re.Pattern[str]
    rules: Mapping[str, tuple[Rule, ...]]
    context: Mapping[str, re.Pattern[str]]
    modes: tuple[tuple[Mode, re.Pattern[str]], ...] = field(default=())
    dates_lead: bool = False
    """Whether a date right before a noun belongs to it: "the 2020 decision"."""
    pronouns_follow: bool = True
    """Whether "it" stands after its verb."""
    free_order: bool = False
    """Whether the subject may as well stand after its verb."""


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """Return the vocabulary of a language (BCP 47 primary subtag), or None where there is none."""
    if language not in LANGUAGES:
        return None
    raw: dict[str, Any] = table(f"acts_{language}")
    macros = raw.get("macros", {})
    rows = [*raw["rule"], *raw.get("noun", ())]
    by_stem: dict[str, list[Rule]] = {}
    for number, row in enumerate(rows):
        rule = _rule(number, row, macros)
        for stem in row["stems"]:
            by_stem.setdefault(stem.lower(), []).append(rule)
    context = {name: re.compile(expanded(p, macros), re.IGNORECASE) for name, p in raw["context"].items() if isinstance(p, str)}
    return Vocabulary(
        language=language,
        trigger=re.compile(r"(?<![\w])" + alternation(by_stem), re.IGNORECASE),
        rules={stem: _of_prefixes(stem, by_stem) for stem in by_stem},
        context=context,
        modes=tuple((Mode(name), re.compile(p, re.IGNORECASE)) for name, p in raw["context"]["modes"].items()),
        dates_lead=raw.get("dates_lead", False),
        pronouns_follow=raw.get("pronouns_follow", True),
        free_order=raw.get("free_order", False),
    )


def _rule(number: int, row: Mapping[str, Any], macros: Mapping[str, str]) -> Rule:
    if "kinds" in row:
        forms = [(Form.NOUN, [row["pattern"]])]
        kinds = tuple(ActKind(kind) for kind in row["kinds"])
    else:
        forms = [(form, row[form.value]) for form in Form if form.value in row]
        kinds = (ActKind(row["kind"]),)
    patterns = tuple(
        (
            form,
            re.compile(rf"(?<!\w){expanded(p, macros)}(?:(?<!\w)|(?!\w))", re.IGNORECASE),
        )
        for form, all_of in forms
        for p in all_of
    )
    return Rule(
        number=number,
        kinds=kinds,
        patterns=patterns,
        outcome=row.get("outcome", ""),
        effect=EffectKind(row["effect"]) if "effect" in row else None,
        weak=row.get("weak", False),
        legal=row.get("legal", False),
    )


def expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """Return a pattern with the macros in braces written out, in which a space is any space, the end of a wrapped line too."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(
            lambda m: _GAP if m.group(1) == "_" else f"(?:{macros[m.group(1)]})",
            pattern,
        )
    return f"(?:{pattern})".replace(" ", r"\s")


def _of_prefixes(stem: str, by_stem: Mapping[str, Sequence[Rule]]) -> tuple[Rule, ...]:
    """Return the rules of a stem and of every stem that begins one of its words: the trigger finds the longest one only."""
    starts = [at for at in range(len(stem)) if at == 0 or not stem[at - 1].isalnum()]
    found = {rule.number: rule for at in starts for end in range(at + 1, len(stem) + 1) for rule in by_stem.get(stem[at:end], ())}
    return tuple(found[number] for number in sorted(found))


def hits_in(text: str, sentence: Span, *, rules: Sequence[Rule]) -> Iterator[Hit]:
    """Yield every place of a sentence where one of the rules stands, in no particular order."""
    for rule in rules:
        for form, pattern in rule.patterns:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                if match.end() > match.start() and not _CROSSED.search(text, match.start(), match.end()):
                    yield Hit(Span(*match.span()), rule, form)


def chosen(hits: Sequence[Hit]) -> list[Hit]:
    """Keep, of hits that tell an act and overlap, the longest; of equal ones the first rule, and judgments last.

    Names stay where nothing tells; a name inside a telling stays only where the telling does something to what is named.
    """
    told: list[Hit] = []
    for hit in sorted(
        (h for h in hits if h.tells),
        key=lambda h: (
            h.rule.kind is ActKind.JUDGMENT,
            h.object is None,
            -len(h.span),
            h.rule.number,
            h.span.start,
        ),
    ):
        if not any(hit.anchor.overlaps(other.anchor) for other in told):
            told.append(hit)
    named: list[Hit] = []
    for hit in sorted(
        (h for h in hits if not h.tells),
        key=lambda h: (
            -len(h.span),
            h.form is Form.NOUN,
            h.head is None,
            h.rule.number,
            h.span.start,
        ),
    ):
        if any(hit.span.overlaps(t.anchor) for t in told if t.head is not None):
            continue
        around = next((t for t in told if hit.span.overlaps(t.span)), None)
        if around is not None and not _is_of(hit, around):
            continue
        if not any(hit.span.overlaps(other.span) for other in named):
            named.append(hit)
    return sorted([*told, *named], key=lambda h: (h.span.start, h.span.end))


_ACTING = frozenset(
    {
        ActKind.REFUSAL,
        ActKind.GRANT,
        ActKind.UPHOLDING,
        ActKind.ANNULMENT,
        ActKind.STAY,
        ActKind.APPEAL_FILED,
        ActKind.REMAND,
    }
)
_ASKING = frozenset({ActKind.APPEAL_FILED, ActKind.OTHER})


def _is_of(name: Hit, telling: Hit) -> bool:
    """Say whether a name inside a telling is another act: the decision that is annulled, the request that is refused."""
    if name.rule.kind is telling.rule.kind:
        return False
    if telling.object is not None and telling.object.overlaps(name.span):
        return telling.rule.effect is not None or (telling.rule.kind in _ACTING and name.rule.kind in _ASKING)
    if telling.head is not None and not telling.head.joined(telling.object or telling.head).overlaps(name.span):
        return True
    kind = telling.rule.kind
    if kind not in _ACTING and telling.rule.effect is None:
        return False
    if kind in (ActKind.REFUSAL, ActKind.GRANT):
        return name.rule.kind in _ASKING and name.form is Form.NAMED
    return True
