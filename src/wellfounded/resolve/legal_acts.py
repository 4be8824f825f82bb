"""An act of a case as a row of facts, with an id that a person can type and everybody who says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from ..model.candidates import Candidate
from ..model.date_words import date_in_words
from ..model.documents import Document
from ..model.edtf import Edtf
from ..model.facts import ActForm, Assertion, LegalAct
from ..model.folding import in_latin
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind, Mode
from ..model.passages import Passage
from ..model.shouting import unshouted
from ..model.usual_bodies import usual_body
from .act_bodies import Bodies
from .act_tellings import Telling, published
from .case_names import ARTICLE, Names
from .telling_evidence import ActGroup

_FORMS: Mapping[ActKind, ActForm] = {
    ActKind.APPEAL_FILED: ActForm.APPEAL,
    ActKind.CHARGE: ActForm.PROCEDURAL_ACT,
    ActKind.FREEZING_ORDER: ActForm.ORDER,
    ActKind.EXTRADITION_ORDER: ActForm.ORDER,
    ActKind.EXPULSION_ORDER: ActForm.ORDER,
    ActKind.WARRANT: ActForm.ORDER,
    ActKind.NOTICE: ActForm.NOTICE,
}
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_SLUG = 40
"""Letters of a body in the id of an act."""
_CUT = re.compile(r"(?:-[a-z0-9]{0,3})*-[^-]*$")
"""The last word of a cut name, with the short words before it."""
_MODES = frozenset(mode.value for mode in Mode if mode is not Mode.UNKNOWN)
_ASKING = {"filed": ActForm.COMPLAINT, "requested": ActForm.REQUEST}
Speakers = Callable[[DocumentId, Passage], tuple[str, ...]]
"""Who says what stands in a passage: the document's id, then whoever it quotes."""


def ids_of(groups: Sequence[ActGroup], names: Names, tellings: Mapping[CandidateId, Telling]) -> list[str]:
    """Return an id for each group, made of its kind, date and body; later ones of an id get a number."""
    times: Counter[str] = Counter()
    ids: dict[str, None] = {}
    for group in groups:
        words = [group.kind.value, str(group.date).replace("/", "--") if group.date else "", _slug(group, names, tellings)]
        wanted = ".".join(filter(None, words))
        times[wanted] += 1
        act = wanted if times[wanted] == 1 else f"{wanted}.{times[wanted]}"
        while act in ids:
            times[wanted] += 1
            act = f"{wanted}.{times[wanted]}"
        ids[act] = None
    return list(ids)


def _slug(group: ActGroup, names: Names, tellings: Mapping[CandidateId, Telling]) -> str:
    """Write a body in small Latin letters, of a long name its first whole words; else the legal order that a clause itself says."""
    body = names.entities.get(group.body)
    told = {str(tellings[one.candidate].values.get("body") or "") for one in group.tellings if one.candidate in tellings}
    known = {body.name, *body.forms} if body else {ARTICLE.sub("", one) for one in told if ARTICLE.sub("", one)[:1].isupper()}
    spellings = sorted(known, key=lambda spelling: (len(spelling), spelling))
    for spelling in [*(one for one in spellings if one.isascii()), *spellings]:
        slug = _NO_LETTER.sub("-", in_latin(spelling.replace("'", "-").replace("’", "-"))).strip("-")
        if slug:
            return slug if len(slug) <= _SLUG else _CUT.sub("", slug[: _SLUG + 1])
    return group.jurisdiction.lower() if group.jurisdiction[:2] in group.orders else ""


def row_of(
    act: str,
    group: ActGroup,
    tellings: Mapping[CandidateId, Telling],
    documents: Mapping[DocumentId, Document],
    names: Names,
    speakers: Speakers,
) -> LegalAct:
    """Write the acts of a group as one: what its tellings say together, and everybody who says so."""
    said = [tellings[told.candidate] for told in group.tellings]
    first = {name: next((str(one.values[name]) for one in said if one.values.get(name)), "") for name in ("outcome", "mode")}
    body = names.name(group.body) if group.body else max((str(one.values.get("body") or "") for one in said), key=_says)
    body = unshouted(body, names.written)
    implied = "" if body else usual_body(group.kind, group.jurisdiction, [p.exact for one in said for p in one.candidate.passages])
    modes = [str(one.values.get("mode")) for one in said if one.values.get("mode") in _MODES]
    sources = tuple(dict.fromkeys(str(told.document) for told in group.tellings))
    return LegalAct(
        id=act,
        title=", ".join(filter(None, (group.kind.value.replace("_", " "), body, date_in_words(str(group.date or ""))))),
        kind=_ASKING.get(first["outcome"], ActForm.DECISION) if group.kind is ActKind.OTHER else _FORMS.get(group.kind, ActForm.DECISION),
        type=group.kind,
        body=body or implied,
        date=group.date or _by_telling(group, documents),
        mode=Mode(modes[0]) if modes else Mode.UNKNOWN,
        outcome=first["outcome"],
        known_from=sources,
        asserted=tuple(assertion_of(one.candidate.document, one.candidate.passages[0], speakers) for one in said),
        extra={
            **({"jurisdiction": group.jurisdiction} if group.jurisdiction else {}),
            **_by_whom(group, said),
            **({"body_implied": True} if implied else {}),
        },
    )


def _says(body: str) -> int:
    """Return how much some words say of a body: its name more than its sort, that more than nothing."""
    read = Bodies.of(body)
    return 2 * bool(read.known or read.words) + bool(read)


def _by_whom(group: ActGroup, said: Sequence[Telling]) -> dict[str, object]:
    """Return which passage says the date and which the body, where several tell the act."""
    if len(group.tellings) < 2:
        return {}
    dated = next((told.candidate for told in group.tellings if told.date is not None and told.date == group.date), None)
    bodied = next((told.candidate for told in group.tellings if told.who and (not group.body or told.who.entity == group.body)), None)
    by = {one.candidate.id: one.candidate for one in said}
    return {name: _place(by[one]) for name, one in (("date_from", dated), ("body_from", bodied)) if one is not None}


def _place(candidate: Candidate) -> dict[str, object]:
    passage = candidate.passages[0]
    return {"document": str(candidate.document), "start": passage.start, "end": passage.end}


def _by_telling(group: ActGroup, documents: Mapping[DocumentId, Document]) -> Edtf | None:
    """An act told without a date was made by the day on which the first document told it."""
    days = [day for told in group.tellings if (day := published(documents[told.document]))]
    return Edtf.parse(f"../{min(days)}") if days else None


def assertion_of(document: DocumentId, passage: Passage, speakers: Speakers) -> Assertion:
    """Say who says what stands in a passage."""
    return Assertion(chain=speakers(document, passage), document=document, start=passage.start, end=passage.end, text=passage.exact)
