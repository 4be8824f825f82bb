"""What every extractor reads: the normal form of a text layer, cut into blocks, sentences and languages, read once by the models.

Extractors work in positions of the normal form (``analysis.text``) and hand back passages of the original through
:meth:`Analysis.passage`. They never look at the original text themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..model.documents import TextLayer
from ..model.labels import RegionKind
from ..model.normal import NormalText, normalise
from ..model.passages import Passage, Span, merged
from .kept import pipeline_or_kept
from .languages import language_of
from .layout import clouds_in, contents_in, for_models
from .pipelines import Guess, Parsed

_URL = re.compile(r"<?\b(?:https?://|www\.)[^\s<>\"]+>?|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.]+\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SKIPPED_REGIONS = (RegionKind.RUNNING_HEADER, RegionKind.RUNNING_FOOTER, RegionKind.BOILERPLATE, RegionKind.DELETION)
_LINE_OF_ITS_OWN = re.compile(r"\s*\n\s*(?![a-zà-öø-ÿа-яёіїєґ\s])")
"""A line's end that the normal form kept, unless the next line goes on in small letters, as in a narrow column."""
_SHORTENED = re.compile(
    r"(?:\b(?:[Aa]rts?|[Nn]os?|[Nn]r|[Pp]aras?|[Ss]ec|pp?|cf|[Cc]rim|[Cc]iv|[Cc]ass|[Rr]eg|[Aa]pp|[Aa]l)|(?<!\w)(?:ст|пп?|ч|гл|абз|см))\.\Z"
)
"""A shortened word at the end of what a model took for a sentence: "(Art.", "ст."."""
_GOES_ON = re.compile(r"[ \u00a0]*[\d(a-zà-ÿа-яё№§]")
_BLOCK = 2_000
"""Neighbouring paragraphs of one language are read together up to so many characters."""
_LONGEST = 8_000
"""A paragraph longer than this is cut at the end of a sentence, or where need be at a space: the models' time and memory grow with it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs of one language that a pipeline read together; ``span`` is in the normal form."""

    span: Span
    language: str
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A text layer made ready for the extractors."""

    layer: TextLayer
    normal: NormalText
    language: str
    languages: tuple[str, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    noise: tuple[Span, ...]
    """Addresses, running headers, deletions, lines of contents, clouds of tags: stretches of the normal form in which nothing but
    citations is looked for."""
    clouds: tuple[Span, ...] = ()
    """Clouds of tags: the part of the noise in which names that the running text holds may be recognised."""
    date: str = ""
    """The document's own date in EDTF, the reference of relative dates; empty while it is not known."""
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _block_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _noise_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sentence_starts", tuple([one.span.start for one in self.sentences]))
        object.__setattr__(self, "_block_starts", tuple([one.span.start for one in self.blocks]))
        object.__setattr__(self, "_noise_starts", tuple([one.start for one in self.noise]))

    @property
    def text(self) -> str:
        """The normal form."""
        return self.normal.text

    def passage(self, start: int, end: int) -> Passage:
        """Quote the original for a stretch of the normal form."""
        span = self.normal.original(Span(start, end))
        return Passage.of(self.layer.text, span.start, span.end)

    def span_of(self, passage: Passage) -> Span:
        """Return where a passage of the original stands in the normal form."""
        return self.normal.normal(passage.span)

    def sentence_at(self, at: int) -> Sentence | None:
        """Return the sentence in which a position of the normal form stands."""
        index = bisect_right(self._sentence_starts, at) - 1
        found = self.sentences[index] if index >= 0 else None
        return found if found and at < found.span.end else None

    def block_at(self, at: int) -> Block | None:
        """Return the block in which a position of the normal form stands."""
        index = bisect_right(self._block_starts, at) - 1
        found = self.blocks[index] if index >= 0 else None
        return found if found and at < found.span.end else None

    def language_at(self, at: int) -> str:
        block = self.block_at(at)
        return block.language if block else self.language

    def is_noise(self, start: int, end: int) -> bool:
        """Say whether a stretch touches an address, a running header or another stretch that is not running text."""
        index = bisect_right(self._noise_starts, end - 1) - 1
        return index >= 0 and self.noise[index].end > start

    def guesses(self) -> Iterator[tuple[Guess, str]]:
        """Yield every name that the models propose, in positions of the normal form, with its language."""
        for block in self.blocks:
            for guess in block.parsed.guesses:
                yield replace(guess, span=guess.span.shifted(block.span.start)), block.language

    def dated(self, date: str) -> Analysis:
        """Return the same analysis with the document's own date."""
        return replace(self, date=date)


def analyse(layer: TextLayer, *, date: str = "") -> Analysis:
    """Read a text layer once with the models of its languages."""
    normal = normalise(layer.text)
    text = normal.text
    paragraphs = _paragraphs(text)
    clouds = tuple(clouds_in(text, paragraphs))
    noise = tuple(merged([*_addresses(text), *_skipped(layer, normal), *contents_in(text, paragraphs), *clouds]))
    spoken = [piece for p in paragraphs if not _is_all_noise(text, p, noise) for piece in _pieces(text, p)]
    languages = _languages(text, spoken)
    cut = list(_blocks(spoken, languages))
    parsed = _parsed(for_models(text, noise), cut)
    blocks = tuple(Block(span, language, read) for (span, language), read in zip(cut, parsed, strict=True))
    weights: Counter[str] = Counter()
    for span, language in zip(spoken, languages, strict=True):
        weights[language] += len(span)
    return Analysis(
        layer=layer,
        normal=normal,
        language=weights.most_common(1)[0][0] if weights else "",
        languages=tuple(language for language, _ in weights.most_common()),
        blocks=blocks,
        sentences=tuple(_sentences(normal.text, blocks)),
        noise=noise,
        clouds=clouds,
        date=date,
    )


def _sentences(text: str, blocks: Sequence[Block]) -> Iterator[Sentence]:
    """Yield the sentences, none of which runs on over a line's end that a new line of its own follows: a head, a field, a list."""
    for block in blocks:
        for span in _whole(text, [sentence.shifted(block.span.start) for sentence in block.parsed.sentences]):
            start = span.start
            for end in _LINE_OF_ITS_OWN.finditer(text, span.start, span.end):
                if text[start : end.start()].strip():
                    yield Sentence(Span(start, end.start()), block.language)
                start = end.end()
            if text[start : span.end].strip():
                yield Sentence(Span(start, span.end), block.language)


def _whole(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences with those put together that were cut behind a shortened word before its number, or inside "M. [B] [J]"."""
    waiting: Span | None = None
    for sentence in sentences:
        if waiting is not None and not _is_cut(text, waiting, sentence):
            yield waiting
            waiting = None
        waiting = waiting.joined(sentence) if waiting is not None else sentence
    if waiting is not None:
        yield waiting


def _is_cut(text: str, one: Span, other: Span) -> bool:
    end = one.start + len(text[one.start : one.end].rstrip())
    if text.startswith("]", other.start):
        return True
    return _SHORTENED.search(text[max(one.start, end - 8) : end]) is not None and _GOES_ON.match(text, end, other.end) is not None


def _paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text) if match.group().strip()]


def _is_all_noise(text: str, paragraph: Span, noise: Sequence[Span]) -> bool:
    """Say whether a paragraph holds no words but those of noise: such paragraphs are not read."""
    index = bisect_right(noise, paragraph.start, key=lambda s: s.start) - 1
    at = paragraph.start
    for span in noise[max(0, index) :]:
        if span.start >= paragraph.end:
            break
        if _WORD.search(text, at, max(at, min(span.start, paragraph.end))):
            return False
        at = max(at, span.end)
    return at > paragraph.start and (at >= paragraph.end or not _WORD.search(text, at, paragraph.end))


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        end = max(window.rfind(". "), window.rfind("! "), window.rfind("? ")) + 1 or window.rfind(" ") or _LONGEST
        end = end if end > 0 else _LONGEST
        yield Span(start, start + end)
        start += end
    yield Span(start, paragraph.end)


def _languages(text: str, paragraphs: Sequence[Span]) -> list[str]:
    """Return the language of each paragraph; a short one takes that of the document where its letters allow it."""
    return language_of([text[p.start : p.end] for p in paragraphs])


def _blocks(paragraphs: Sequence[Span], languages: Sequence[str]) -> Iterator[tuple[Span, str]]:
    current: Span | None = None
    spoken = ""
    for paragraph, language in zip(paragraphs, languages, strict=True):
        if current and language == spoken and paragraph.end - current.start <= _BLOCK:
            current = current.joined(paragraph)
            continue
        if current:
            yield current, spoken
        current, spoken = paragraph, language
    if current:
        yield current, spoken


def _parsed(text: str, cut: Sequence[tuple[Span, str]]) -> list[Parsed]:
    """Run each language's pipeline over its blocks together, and give the results in the order of the text."""
    out: dict[int, Parsed] = {}
    for language in {language for _, language in cut}:
        numbers = [n for n, (_, spoken) in enumerate(cut) if spoken == language]
        blocks = [text[cut[n][0].start : cut[n][0].end] for n in numbers]
        out.update(zip(numbers, pipeline_or_kept(language).parse(blocks), strict=True))
    return [out[n] for n in range(len(cut))]


def _addresses(text: str) -> Iterator[Span]:
    for match in _URL.finditer(text):
        yield Span(*match.span())


def _skipped(layer: TextLayer, normal: NormalText) -> Iterator[Span]:
    for region in layer.regions_of(*_SKIPPED_REGIONS):
        yield normal.normal(region.span)
