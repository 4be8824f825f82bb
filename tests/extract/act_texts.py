"""Texts with names and dates marked in them, as the extractor of acts reads them: no language model is asked."""

from __future__ import annotations

import re

from wellfounded.extract.acts.extractor import find_acts
from wellfounded.extract.analysis import Analysis, Block, Sentence
from wellfounded.extract.pipelines import RulePipeline
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import NameKind
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Passage, Span
from wellfounded.model.reading import Act, DateExpression, Name

_MARK = re.compile(r"\{(\*?[^|{}]+)\|([^{}]+)\}")
_KINDS = {"p": NameKind.PERSON, "b": NameKind.BODY, "s": NameKind.STATE}


def read(marked: str, language: str) -> tuple[str, tuple[Act, ...], str]:
    """Return the text without its marks, the acts found in it, and the date that is marked as the right one."""
    text, names, dates, right = unmarked(marked)
    return text, find_acts(analysed(text, language), names, dates), right


def unmarked(marked: str) -> tuple[str, list[Name], list[DateExpression], str]:
    text, done, right = "", 0, ""
    names: list[Name] = []
    dates: list[DateExpression] = []
    for match in _MARK.finditer(marked):
        text += marked[done : match.start()]
        tag, words = match.group(1), match.group(2)
        passage = Passage(len(text), len(text) + len(words), words)
        text += words
        done = match.end()
        if tag in _KINDS:
            names.append(
                Name(
                    passage=passage,
                    kind=_KINDS[tag],
                    form=words,
                    name=words,
                    entity=words.lower(),
                )
            )
        else:
            dates.append(DateExpression(passage=passage, edtf=tag.lstrip("*")))
            right = tag[1:] if tag.startswith("*") else right
    return text + marked[done:], names, dates, right


def analysed(text: str, language: str) -> Analysis:
    """Return the analysis of a text in one language, with sentences by rule."""
    normal = normalise(text)
    parsed = next(iter(RulePipeline().parse([normal.text])))
    span = Span(0, len(normal.text))
    return Analysis(
        layer=TextLayer(document=DocumentId("d"), text=text, producer="test"),
        normal=normal,
        language=language,
        languages=(language,),
        blocks=(Block(span, language, parsed),),
        sentences=tuple(Sentence(s, language) for s in parsed.sentences),
        noise=(),
    )
