"""As what something is said, by who says it and how: a judge finds, counsel argues, an investigation alleges, "No" denies.

A verb such as "said" tells nothing of this; who speaks does. Invariant: a verb that tells its own modality keeps it, but for one that is a
finding only in the mouth of a court.
"""

from __future__ import annotations

import re

from ...model.labels import Modality
from ...model.passages import Span
from .speaker_roles import classes_in
from .speakers import Speakers

_BESIDE = 48
"""Characters before a name in which the role of its bearer stands."""
_CLAUSE = re.compile(r"[.;:()\n\"]")
_ACCUSERS = re.compile(
    r"(?<!\w)(?:prosecut(?:ion|ors?|or's office)|investigators?|investigation|indictment|police|parquet|ministère public|procureure?|"
    r"accusation|"
    r"enquêteurs?|réquisitoire|следстви\w+|следовател\w+|прокур\w+|гособвин\w+|обвинени[ея]\w*|полици\w+|СК)(?!\w)",
    re.IGNORECASE,
)
_DEFENCE = re.compile(
    r"(?<!\w)(?:defen[cs]e|counsel|lawyers?|attorneys?|solicitors?|barrister|the applicant|appellant|claimant|défense|avocate?s?|conseils?|"
    r"requérante?|адвокат\w*|защит\w*|защитни\w+|заявител\w+|истец|истц\w+)(?!\w)",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"(?<!\w)(?:judge|justice|magistrate|juge|magistrate?|présidente? de la (?:cour|chambre)|судь[яией]|судьёй)(?!\w)", re.IGNORECASE
)
_DENIES = re.compile(
    r"(?:no|never|non|jamais|нет|никогда|ни в (?:одном|ч[её]м)|неправда|ложь|it is (?:a lie|not true|false)|c'est (?:faux|un mensonge))"
    r"(?=[\s,.!…]|$)|i (?:(?:did|have|had|was|am|do) (?:not|never)|didn't|haven't|never)(?= )|i wasn't|"
    r"je n(?:'ai|'étais|e suis)(?: jamais| pas)|я (?:не|никогда)(?= )|(?:does|do|did) not (?:share|accept|agree)|"
    r"ne partage pas|не раздел\w+",
    re.IGNORECASE,
)
_FORETELLS = re.compile(
    r"(?:[^.;:,]{2,50}?\s)?(?:will(?! not comment)|would be (?:filed|lodged|brought|made)|is going to|'ll|faces?|fera appel|"
    r"sera|seront|risque(?:nt)?|грозит|грозят|будет|будут|скроется|подвергнется)(?!\w)",
    re.IGNORECASE,
)
_OF_THEMSELVES = re.compile(r"(?:i|we|nous|je|on|j'|я|мы|у нас)(?:(?<=')|(?!\w))", re.IGNORECASE)
_PROMISES = re.compile(r"(?:promis|pledg|vow|promet|promis|пообеща|обеща)", re.IGNORECASE)
_ADMITS = re.compile(r"(?:признал[аи]?|призна[её]т|recogni[sz]e[sd]?|reconnu\w*|reconnaît)(?!\w)", re.IGNORECASE)


def manner(speakers: Speakers, modality: Modality, speaker: str, source: Span | None, *, cue: str, said: str) -> Modality:
    """Return as what something is said that a verb alone tells to be asserted, argued or found."""
    who = _described(speakers, speaker, source)
    judge = _JUDGES.search(who) is not None
    if modality is Modality.FINDING and not judge and _ADMITS.match(cue):
        return Modality.CONCEDED
    if modality not in (Modality.ASSERTED, Modality.ARGUED):
        return modality
    if judge:
        return Modality.FINDING
    if _DENIES.match(said):
        return Modality.DENIED
    if _PROMISES.match(cue) or _FORETELLS.match(said):
        return Modality.PREDICTED
    if modality is Modality.ASSERTED and _DEFENCE.search(who):
        return Modality.ARGUED
    accuses = modality is Modality.ASSERTED and _ACCUSERS.search(who) and not _OF_THEMSELVES.match(said)
    return Modality.ALLEGED if accuses else modality


def _described(speakers: Speakers, speaker: str, source: Span | None) -> str:
    """Return the words for a speaker with the role that stands beside the name."""
    if source is None:
        return speaker
    text = speakers.analysis.text
    before = _CLAUSE.split(text[max(0, source.start - _BESIDE) : source.start])[-1]
    roles = " ".join(name.role for _, name in speakers.named_in(source.start, source.end))
    beside = " ".join(before.split()[-3:]) if classes_in(before, speakers.analysis.language_at(source.start)) else ""
    return f"{beside} {text[source.start : source.end]} {speaker} {roles}"
