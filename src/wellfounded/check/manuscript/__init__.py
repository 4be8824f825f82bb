"""Rules about the text as letters: look-alikes, lost characters, leftovers of editing and of web pages, spaces, doubled words, brackets."""

from __future__ import annotations

from ..rule import Rule
from . import agreeing, agreeing_russian, capitals, cut_off, left_untranslated, misread, other_language, small_words, two_versions
from .brackets import BrokenEmphasis, UnbalancedBrackets
from .leftovers import Debris, EditingTraces, Leftover
from .letters import HiddenLetters, LookAlikeFigure, LostLetters, MixedScripts, TwoApostrophes
from .repeated import DoubledMarks, DoubledWords, TwoArticles, TwoCapitals
from .spacing import DoubleSpaces, MisplacedSpace, MissingSpace, RunTogether

RULES: tuple[type[Rule], ...] = (
    MixedScripts,
    LookAlikeFigure,
    HiddenLetters,
    TwoApostrophes,
    Leftover,
    EditingTraces,
    Debris,
    LostLetters,
    MissingSpace,
    RunTogether,
    MisplacedSpace,
    DoubleSpaces,
    DoubledWords,
    TwoArticles,
    DoubledMarks,
    TwoCapitals,
    UnbalancedBrackets,
    BrokenEmphasis,
    *misread.RULES,
    *small_words.RULES,
    *agreeing.RULES,
    *capitals.RULES,
    *agreeing_russian.RULES,
    *two_versions.RULES,
    *other_language.RULES,
    *left_untranslated.RULES,
    *cut_off.RULES,
)
