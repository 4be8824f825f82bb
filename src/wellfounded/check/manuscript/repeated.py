"""Words, marks and capitals that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import found
from ..subject import Subject
from ..tables import table

_TWICE = re.compile(r"(?<![\w'’.-])([^\W\d_]+)[ \t]*(?:[ \t]|\n(?![ \t]*\n))[ \t]*\1(?![\w'’-])", re.IGNORECASE)
_PAIR_TWICE = re.compile(r"(?<![\w'’.-])([^\W\d_]+\s[^\W\d_]+)\s\1(?![\w'’-])", re.IGNORECASE)
_PHRASE_TWICE = re.compile(r"(?<![\w'’.-])([^\W\d_]+(?:[ \t'’-][^\W\d_]+){2,7})[ \t]\1(?![\w'’-])", re.IGNORECASE)
_ARTICLES = re.compile(
    r"(?<![\w'’-])(?:(?:the|an)\s(?:the|a|an|its|his|her|their|our|my|your|these|those)|a\s(?:the|an|its|his|their|our|these|those)"
    r"|(?:its|his|their|our|my)\s(?:the|a|an)|of\s(?:of|to)\sthe|with\sto\sthe|to\s(?:to|of)\sthe"
    r"|(?:le|la|les)\s(?:le|la|les|des|mes|ses|leurs|ces|cet|cette)|de\s(?:du|des)|(?:du|des)\sde\sla)(?![\w'’-])"
    r"(?!\s(?:priori|posteriori|fortiori|contrario|la carte|quo|minima)\b)",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"(?<=[\w)\"'»”])(?:,\s?,|;\s?;|,\s?;|;\s?,|,\.(?!\.)|;\.|:\s?:(?!:)|(?<!\.)\.\.(?!\.)|\?\.(?!\.)|!\.(?!\.)"
    r"|(?<=[^\W\d_A-ZА-Я]{4})\.,(?= [A-ZÀ-ÞА-ЯЁ]|\n|$)|[,;]:|:[,;])(?![\w.=])"
)
_CAPITALS = re.compile(r"(?<![\w.@/#-])[A-ZÀ-ÞА-ЯЁ]{2}[a-zà-öø-ÿа-яё]{2,}(?![\w@/])")
_WORD = re.compile(r"[^\W\d_]+")


class DoubledWords(Rule):
    """One word, or some words, standing twice in a row: "the the", "of the of the".

    It is the commonest trace of editing. Sometimes a word between the two was lost, and then the sentence means something else.
    """

    code = "TXT306"
    title = "a word twice in a row"
    severity = Severity.WARNING
    example = "The court stayed the the order, and the appeal of the of the prefect was heard.\n"
    counter_example = "The court that that prefect asked had had the order before it. Duran Duran sang.\n"
    sure = "Sure for small words; words that may stand twice, and names, are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        allowed = set(table("manuscript", "words")["twice"]["allowed"])
        taken = 0
        for pattern in (_TWICE, _PAIR_TWICE, _PHRASE_TWICE):
            for passage, match in found(subject, pattern):
                word = match[1]
                if "\n" in match.group() and match.group()[-len(word)].isupper() and word[0].islower():
                    continue  # a line ends, and the next begins with the same word
                if pattern is _PAIR_TWICE and re.match(
                    rf"\s{re.escape(word.split()[0])}\b", subject.text[match.end() :][:40], re.IGNORECASE
                ):
                    continue  # "again and again and again"
                name = word[0].isupper() and subject.text[match.end() - len(word)].isupper()
                rightly = word.lower() in allowed and not _is_wrong(subject, passage)
                if name or rightly or (len(word) == 1 and word.lower() not in "aàиву") or passage.start < taken:
                    continue
                taken = passage.end if pattern is _TWICE else taken
                yield self.finding(subject, f"“{word}” stands twice.", passage, fix=Fix(passage, word))


def _is_wrong(subject: Subject, passage: Passage) -> bool:
    """Say whether a word that may stand twice does so wrongly here: "was was" without "what" before it, "that that the"."""
    words = table("manuscript", "words")["twice"]
    if not re.compile(f"(?:{'|'.join(words['wrong'])})", re.IGNORECASE).match(subject.text, passage.start):
        return False
    before = re.split(r"[.!?\n]", subject.text[max(0, passage.start - 120) : passage.start])[-1]
    return re.search(rf"\b(?:{words['pseudo']})\b", before, re.IGNORECASE) is None


class TwoArticles(Rule):
    """Two small words that exclude each other: "the its", "with to the", "de des".

    One of them was to go when the sentence was changed, or the word between them was lost.
    """

    code = "TXT307"
    title = "two small words that exclude each other"
    severity = Severity.WARNING
    unsure = True
    example = "Nobody was sure of the its meaning, and they wrote with to the clerk.\n"
    counter_example = "Nobody was sure of its meaning; the a priori view is his. Il la lui donna.\n"
    sure = "Nearly sure in English; in French only pairs that no sentence has."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for passage, match in found(subject, _ARTICLES):
            span = subject.analysis.normal.normal(passage.span)
            language = subject.analysis.language_at(span.start)
            is_french = re.match(r"(?:l[ae]s?|de|d[ue]s?)\s", match.group(), re.IGNORECASE) is not None
            if len(set(match.group().lower().split())) < 2:
                continue  # a word twice has a rule of its own
            if (language == "fr") == is_french and language in {"en", "fr"} and match.group().lower() not in {"des de la"}:
                if is_french and re.match(r"l[ae]s?\s(?:le|la|les)$", match.group(), re.IGNORECASE):
                    continue  # "elle le la": pronouns
                yield self.finding(
                    subject, f"“{' '.join(passage.exact.split())}”: one of these words is too many, or one between is lost.", passage
                )


class DoubledMarks(Rule):
    """Two marks where one belongs: ",,", "..", ";,".

    A word was taken out between them, or a sentence was joined to another.
    """

    code = "TXT308"
    title = "two marks where one belongs"
    severity = Severity.NOTE
    example = "The clerk,, the bailiff and the usher were heard. He left..\n"
    counter_example = "The clerk, the bailiff of Rook, Inc., and the usher were heard… He left... and so on.\n"
    sure = "Sure; dots that stand for something left out, and abbreviations, are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for passage, match in found(subject, _MARKS):
            mark = match.group().replace(" ", "")
            fix = Fix(passage, mark[0]) if mark[0] == mark[-1] else None
            start = passage.start
            while start > max(0, passage.start - 25) and not subject.text[start - 1].isspace():
                start -= 1
            yield self.finding(
                subject, f"“{match.group()}”: two marks where one belongs.", Passage.of(subject.text, start, passage.end), fix=fix
            )


class TwoCapitals(Rule):
    """Two capitals at the head of a word that the text else writes with one: "COurt".

    A slip of the shift key. It matters in names, which are then not found.
    """

    code = "TXT309"
    title = "two capitals at the head of a word"
    severity = Severity.NOTE
    example = "The Court stayed the order. The COurt then heard the prefect.\n"
    counter_example = "The Court stayed the order. Two MEPs and several NGOs heard the prefect.\n"
    sure = "Sure, since the same text writes the word with one capital."

    def find(self, subject: Subject) -> Iterator[Finding]:
        words: Counter[str] | None = None
        for passage, match in found(subject, _CAPITALS):
            words = words if words is not None else Counter(_WORD.findall(subject.text))
            mended = match.group()[0] + match.group()[1:].lower()
            if words[mended] or words[mended.lower()]:
                yield self.finding(subject, f"“{match.group()}” has two capitals.", passage, fix=Fix(passage, mended))
