"""What a body is called in the language of a dossier: the case often has its name in several languages, and an act only one of them.

Invariant: no name is made up. A body is called as some document of the case calls it; where none calls it in letters that the reader can
read, a common noun or a usual body is translated, and any other name is transcribed with the original beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..model.documents import Document
from ..model.entities import Entity
from ..model.ids import DocumentId
from ..model.labels import NameKind
from ..model.shouting import is_shouted, unshouted, usual_writing
from ..model.states import state_forms
from ..publish.body_words import common_body
from ..publish.romanizing import romanized
from ..resolve.bodies_table import usual_name
from ..resolve.name_lexicon import scripts_of

_SCRIPTS = {"ru": "Cyrl", "uk": "Cyrl", "kk": "Cyrl", "be": "Cyrl", "bg": "Cyrl", "sr": "Cyrl", "ar": "Arab", "fa": "Arab"}
_IMPLIED = re.compile(r"\s(?:in|of)\s.*$")
_CALLED = frozenset({NameKind.BODY, NameKind.PERSON})


@dataclass(slots=True)
class Bodies:
    """The bodies of a case, and the persons who act as one, by every name that they have in it."""

    _named: dict[str, list[Counter[tuple[str, str]]]] = field(default_factory=lambda: defaultdict(list))
    _persons: set[str] = field(default_factory=set)
    _written: Mapping[str, str] = field(default_factory=dict)
    """How the words of names are written where they are not shouted."""

    @classmethod
    def of(cls, entities: Iterable[Entity], documents: Mapping[DocumentId, Document]) -> Bodies:
        """Gather the names of bodies with the language of the documents that use them."""
        bodies = cls()
        names: Counter[str] = Counter()
        for entity in entities:
            forms = Counter((one.form, documents[one.document].language) for one in entity.mentions if one.document in documents)
            names.update(one.form for one in entity.mentions)
            if entity.kind in _CALLED:
                for name in {entity.name, *(form for form, _ in forms)}:
                    bodies._named[name.casefold()].append(forms)
                    bodies._persons |= {name.casefold()} if entity.kind is NameKind.PERSON else set()
        bodies._written = usual_writing(names.items())
        return bodies

    def called(self, name: str, language: str) -> str:
        """Return how documents in a language call the body with this name, else a name of it in the letters of that language."""
        spoken = language.partition("-")[0].lower()
        said = self._of_the_case(name, spoken)
        if common := common_body(said, spoken):
            return common
        said = self.quiet(said)
        if _SCRIPTS.get(spoken, "Latn") == "Latn" and _script(said) == "Cyrl":
            return (usual_name(said, spoken) if spoken in {"en", "fr"} else "") or f"{romanized(said, spoken)} ({said})"
        return said

    def quiet(self, name: str) -> str:
        """Return a name in capitals as the case writes its words elsewhere."""
        return unshouted(name, self._written)

    def implied(self, name: str, jurisdiction: str, language: str) -> str:
        """Return who must have acted where no text says it ("authorities of Cyprus"), in a language that has words for it."""
        spoken = language.partition("-")[0].lower()
        forms = state_forms().get(jurisdiction.partition("-")[0], ())
        state = next((form for form in forms if _script(form) == _SCRIPTS.get(spoken, "Latn")), "") if spoken == "ru" else ""
        if spoken == "fr" and forms:
            state = forms[1] if len(forms) > 1 and _script(forms[1]) == "Latn" else forms[0]
        office = common_body(_IMPLIED.sub("", name), spoken) if state else ""
        return f"{office} ({state})" if office else self.called(name, language)

    def _of_the_case(self, name: str, spoken: str) -> str:
        known = self._named.get(name.casefold(), [])
        readable_script = _SCRIPTS.get(spoken, "Latn")
        if len(known) != 1 or (name.casefold() in self._persons and _script(name) == readable_script):
            return name
        own: Counter[str] = Counter()
        readable: Counter[str] = Counter()
        for (form, told), many in known[0].items():
            own[form] += many * (told.partition("-")[0] == spoken)
            readable[form] += many * (_script(form) == readable_script)
        if not (+own or +readable) or (name in _best(+own or +readable) and not is_shouted(name)):
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
