"""The clean dossiers: their texts, their sources and their length in pages of 500 words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
WORDS_OF_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the dossiers of a case quote."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """A dossier without errors. ``name`` is ``case/file``."""

    name: str
    path: Path
    text: str
    language: str
    sources: tuple[Source, ...]

    @property
    def case(self) -> str:
        """The case that the dossier is about."""
        return self.name.split("/")[0]

    @property
    def pages(self) -> float:
        """Pages of 500 words."""
        return len(self.text.split()) / WORDS_OF_A_PAGE


def clean_dossiers(*, cases: Path = CASES) -> list[Clean]:
    """Return the clean dossiers in order of name."""
    found = []
    for case in sorted(path for path in cases.iterdir() if path.is_dir()):
        sources = tuple(Source(path, path.read_text(encoding="utf-8")) for path in sorted((case / "sources").iterdir()))
        for path in sorted((case / "dossiers").iterdir()):
            text = path.read_text(encoding="utf-8")
            found.append(Clean(name=f"{case.name}/{path.name}", path=path, text=text, language=_language(text), sources=sources))
    return found


def _language(text: str) -> str:
    """Tell the three languages of the dossiers apart by their commonest words."""
    if sum("а" <= letter <= "я" for letter in text) > len(text) / 5:
        return "ru"
    words = text.lower().split()
    return "fr" if words.count("le") + words.count("la") > words.count("the") else "en"
