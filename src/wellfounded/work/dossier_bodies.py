"""What a body is called in the language of a dossier: the case often has its name in several languages, and an act only one of them.

Invariant: no name is made up. A body is called as some document of the case calls it, and as the act has it where no other name serves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..model.documents import Document
from ..model.entities import Entity
from ..model.ids import DocumentId
from ..model.labels import NameKind
from ..resolve.name_lexicon import scripts_of

_SCRIPTS = {"ru": "Cyrl", "uk": "Cyrl", "kk": "Cyrl", "be": "Cyrl", "bg": "Cyrl", "sr": "Cyrl", "ar": "Arab", "fa": "Arab"}


@dataclass(slots=True)
class Bodies:
    """The bodies of a case by every name that they have in it."""

    _named: dict[str, list[Counter[tuple[str, str]]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, entities: Iterable[Entity], documents: Mapping[DocumentId, Document]) -> Bodies:
        """Gather the names of bodies with the language of the documents that use them."""
        bodies = cls()
        for entity in entities:
            if entity.kind is NameKind.BODY:
                forms = Counter((one.form, documents[one.document].language) for one in entity.mentions if one.document in documents)
                for name in {entity.name, *(form for form, _ in forms)}:
                    bodies._named[name.casefold()].append(forms)
        return bodies

    def called(self, name: str, language: str) -> str:
        """Return how documents in a language call the body with this name, else a name of it in the letters of that language."""
        known = self._named.get(name.casefold(), [])
        if len(known) != 1:
            return name
        spoken = language.partition("-")[0].lower()
        own: Counter[str] = Counter()
        readable: Counter[str] = Counter()
        for (form, told), many in known[0].items():
            own[form] += many * (told.partition("-")[0] == spoken)
            readable[form] += many * (_script(form) == _SCRIPTS.get(spoken, "Latn"))
        if not (+own or +readable) or name in _best(+own or +readable):
            return name
        return _fullest(+own or +readable)


def _best(forms: Counter[str]) -> set[str]:
    """Return the forms that are most frequent, each with those that hold all of it."""
    most = {form for form in forms if forms[form] == max(forms.values())}
    return {form for form in forms if any(one.casefold() in form.casefold() for one in most)}


def _fullest(forms: Counter[str]) -> str:
    """Return the most frequent form, or a longer one that holds all of it: Supreme Court of Tarsenia for Court of Tarsenia."""
    most = min(forms, key=lambda form: (-forms[form], -len(form), form.isupper(), form))
    return max((form for form in forms if most.casefold() in form.casefold()), key=lambda form: (len(form), not form.isupper(), form))


def _script(form: str) -> str:
    return next(iter(scripts_of([form])))
