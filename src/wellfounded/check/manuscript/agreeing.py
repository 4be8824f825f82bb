"""Words beside each other that do not agree: "these decision", "the witnesses was", "le décision", "la requête a été rejeté".

Invariant: only nouns of a list are looked at, and only words that stand right beside them, since without a grammar a longer reach would
take one word for the subject of another's verb. Quoted words are left: they are somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .small_words import quoted_in

_STARTS = r"(?:(?<=[.!?:;] )|(?<=\n)|(?<=\A)|(?<=[ (]that )|(?<=[ (]because )|(?<=[ (]when )|(?<=[ (]but ))"
_DEBUT = r"(?:(?<=[.!?:;] )|(?<=\n)|(?<=\A)|(?<= que )|(?<= car )|(?<= mais )|(?<= parce que ))"
_PRONOUNS = ("[Ii]l", "[Ii]ls", "[Ee]lle", "[Ee]lles", "[Oo]n", "[Jj]e", "qui", "ne", "nous", "vous")
_NO_PRONOUN = r"(?<!\w)" + "".join(rf"(?<!\b{word} )" for word in _PRONOUNS)
"""Behind a subject "le" and "la" stand for somebody, and a verb follows: "il le relaxe"."""
_AFTER_NOUN = (
    r"(?= (?:was|were|is|are|has|have|had|of|in|on|at|to|from|by|who|which|that|and|or|with|for|before|after|left|came|said|wrote"
    r"|told|did|does|do|will|would|must|may|can|could|should|under|against|between|without)(?!\w)|[.,;:)])"
)


class Disagreeing(Rule):
    """A noun beside a word of another number or gender: "these decision", "the report were", "le décision", "ont été annulé".

    A word was exchanged and its neighbours were left, or an ending was lost. A reader in another language may then take two for one.
    """

    code = "TXT315"
    title = "words that do not agree"
    severity = Severity.WARNING
    unsure = True
    example = "The two witness left the room. These decision was wrong, and the report were lost. The judges was ill.\n"
    counter_example = (
        "The two witnesses left the room. They said that judges came. These decisions were wrong, and the report was lost. The list of "
        "judges was long; two state courts and the judge and the clerk were ill.\n"
    )
    sure = "Asked of common nouns and the words right beside them; compounds, such as “two witness statements”, are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for language, rows in (("en", _english), ("fr", _french)):
            if language not in subject.analysis.languages:
                continue
            for words, right in rows():
                for match in words.found_in(subject):
                    if subject.analysis.language_at(match.start()) != language or quoted_in(subject, match.start(), match.end()):
                        continue
                    passage = subject.analysis.passage(*match.span())
                    yield self.finding(subject, f"“{' '.join(passage.exact.split())}” does not agree: {right}.", passage)


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|ch|sh)$", noun) else "s")


@cache
def _english() -> tuple[tuple[Cues, str], ...]:
    words = table("manuscript", "agreeing")["en"]
    left = set(words["not_told"].split())
    singular = [noun for noun in words["nouns"].split() if noun not in left]
    plural = [_plural(noun) for noun in singular if noun not in {"child", "wife", "policeman", "spokesman", "body"}]
    one, many = _any(singular), _any(plural)
    few = _any(words["many"])
    other = r"(?:(?:other|new|old|former|first|last|different|written|second) )?"
    return tuple(
        (cues([entry], before=before, after=r"(?!\w)", flags=re.IGNORECASE), right)
        for before, entry, right in (
            (r"(?<![\w-])(?<!one of )", rf"(?:{few}) {other}(?:{one}){_AFTER_NOUN}", "more than one is meant"),
            (r"(?<![\w-])", rf"(?:{_any(words['one'])}) {other}(?:{many}){_AFTER_NOUN}", "one is meant"),
            (_STARTS, rf"the {other}(?:{one}) (?:{_any(words['were'])})", "one is told of"),
            (_STARTS, rf"(?:the|these|those|both|two|three|four|all) {other}(?:two |three |four )?(?:{many}) (?:{_any(words['was'])})",
             "more than one is told of"),
        )
    )  # fmt: skip


@cache
def _french() -> tuple[tuple[Cues, str], ...]:
    words = table("manuscript", "agreeing")["fr"]
    left = set(words["not_un"].split())
    masculine = [noun for noun in words["masculine"].split() if noun not in left]
    feminine = [noun for noun in words["feminine"].split() if noun not in left]
    vowel = re.compile(r"[aeiouéèêh]")
    one_le, one_la = _any(masculine), _any(feminine)
    singular = _any([noun for noun in (*masculine, *feminine) if noun[-1] not in "sx"])
    le, la = _any([word for word in words["le"] if word != "mon"]), _any(words["la"])
    la_only = _any([noun for noun in feminine if not vowel.match(noun)])
    said = r"(?:a été|est|fut|sera|avait été|a pas été)"
    return tuple(
        (cues([entry], before=before, after=r"(?![\w'’-])", flags=re.IGNORECASE), right)
        for before, entry, right in (
            (_NO_PRONOUN, rf"(?:{le}) (?:{one_la})", "le nom est féminin"),
            (_NO_PRONOUN, rf"(?:{la}) (?:{one_le})", "le nom est masculin"),
            (r"(?<!\w)", rf"(?:son|mon|ton) (?:{la_only})", "le nom est féminin"),
            (r"(?<![\w-])", rf"(?:{_any(words['many'])}) (?:{singular})", "le nom est au pluriel"),
            (_DEBUT, rf"(?:les|ces|ses) (?:\w+ )?(?:{one_le}|{one_la})e?s (?:a|est|avait|doit|sera)", "le sujet est au pluriel"),
            (_DEBUT, rf"(?:le|la|ce|cette) (?:{one_le}|{one_la}) (?:ont|sont|avaient|étaient|doivent|seront)", "le sujet est au singulier"),
            (_DEBUT, rf"(?:la|cette|sa|une|l['’]) ?(?:{one_la}) (?:n['’])?{said} (?:\w+ment )?\w{{2,}}[éiu]", "le sujet est féminin"),
            (_DEBUT, rf"(?:le|ce|un|l['’]) ?(?:{one_le}) (?:n['’])?{said} (?:\w+ment )?\w{{2,}}ée", "le sujet est masculin"),
            (_DEBUT, rf"(?:les|ces|ses) (?:{one_le}|{one_la})s (?:ont été|sont|furent|seront) \w{{2,}}ée?", "le sujet est au pluriel"),
        )
    )  # fmt: skip


RULES: tuple[type[Rule], ...] = (Disagreeing,)
