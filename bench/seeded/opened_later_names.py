"""Names, places and ranks that go wrong: the half of the fresh kinds that were opened last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .fresh_places import body_end
from .opened_places import elsewhere, in_sources, running, sentence_at
from .planting import Kind, Plan

_PEOPLE = re.compile(
    r"\b(?P<given>Levan|Tornike|Salome|Zurab|Eleni|Ketevan|Ruth|Gocha|Gideon|Leonard|Efua|Daniel|Honor|Felix|Viktor|Lucian|Ingrid|Marcus"
    r"|Pavel|Adela|Jonas|Margit|Idris|Tamsin|Anneke|Anton|Claire|Charles|Madeleine|Arkady|Olga|Vera|Anders|Stefan|Hedvika)"
    r" (?P<surname>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b"
)
_BODIES = {
    "en": (
        "Water Inspectorate|Land Tribunal|Medical Board|Commercial Court|Kestrel Foundation|Harbour Lantern|Asylum Service"
        "|National Central Bureau|Court of Criminal Appeal|Court of Security|Coastal Housing Forum|Kelm City Court|Administrative Court"
        "|Working Group|Ministry of Ports|Ministry of Health|Central Hospital|Regional Court|Court of Appeal|Tidewater Holdings|Clean Lomna"
        "|Select Committee|High Court|Supreme Court"
    ),
    "fr": "cour administrative d'appel|tribunal administratif|Comité bruyen pour les droits|commission parlementaire",
    "ru": "Центр защиты местной прессы|Зареченский районный суд|областной суд|Областной суд|городского Совета",
}
_SMALL = re.compile(r"\b(?:of|pour|les|de)\b|d'", re.IGNORECASE)
_LETTERS = {"en": "BDGKPQUVXZ", "fr": "BGKQVXZ", "ru": "БГИКФЧЮ"}
_PLACES = {
    "Larnaca airport": "Paphos airport",
    "at Larnaca": "at Limassol",
    "in Larnaca": "in Nicosia",
    "in Nicosia": "in Limassol",
    "in Kelm": "in Poti",
    "city of Kelm": "city of Poti",
    "at Upper Lomna": "at Lower Lomna",
    "at Lower Lomna": "at Upper Lomna",
    "at Brenn": "at Ostrava",
    "of Upper Lomna": "of Lower Lomna",
    "of Port Elsin": "of Port Marsh",
    "in Mission Road": "in Chapel Road",
    "eastern province": "western province",
    "to the north": "to the south",
    "in the north": "in the south",
    "Prison No. 3": "Prison No. 5",
    "the Central Hospital": "the Western Hospital",
    "in London": "in Dublin",
    "in Sereth": "in Vey",
    "laboratory of the refinery of Sarvan": "laboratory of the refinery of Tarvis",
    "raffinerie de Sarvan": "raffinerie de Tarvis",
    "tribunal de Sarvan": "tribunal de Tarvis",
    "du Val-de-Bruye": "du Val-de-Marne",
    "of Val-de-Bruye": "of Val-de-Marne",
    "in Sarvan": "in Tarvis",
    "entre en France": "entre en Belgique",
    "France le 3 mars 2014": "Belgique le 3 mars 2014",
    "entered France": "entered Belgium",
    "в соседнем районе": "в областном центре",
    "в редакции": "на вокзале",
    "of Zarechny": "of Primorsky",
    "to London": "to Dublin",
    "both sides of Harrow Street": "both sides of Mission Road",
    "foot of the dam": "mouth of the brook",
    "below the tailings dam": "above the tailings dam",
    "below the mine": "above the mine",
}
_RANKS = (
    (r"(?<!Chief )\bJustice(?= A\. Boateng)", ("Chief Justice", "Judge", "Lord Justice")),
    (r"(?<!Chief )\bJustice(?= L\. Haddad)", ("Chief Justice", "Judge")),
    (r"\bMrs Justice(?= Adeyemi)", ("Lady Justice", "Her Honour Judge")),
    (r"\bMr Justice(?= Farrow)", ("Lord Justice", "Master")),
    (r"\bLord Justice(?= Brandreth)", ("Mr Justice", "Lord Chief Justice")),
    (r"\bChief Justice(?= Amari)", ("Justice", "Mr Justice")),
    (r"(?<!Chief )\bJustice(?= Mansour)", ("Chief Justice", "President")),
    (r"\bJudge(?= E\. Markidou)", ("Justice", "President")),
    (r"\bDr(?= (?:Ingrid )?Salmi)", ("Professor",)),
    (r"\bDr(?= (?:Tamsin )?Quay)", ("Professor", "Sister")),
    (r"\bDr(?= (?:F\. )?Osei)", ("Professor", "Colonel")),
    (r"\bDame(?= Honor Pryce)", ("Baroness", "Lady")),
    (r"\bProfessor(?= Lucian Vey)", ("Dr",)),
    (r"(?<=, )M\.(?= Charles Aubrant)", ("le vice-préfet",)),
    (r"(?<=the )prefect(?= of Val-de-Bruye)", ("sub-prefect",)),
    (r"(?<=[Ll]e )préfet(?= du Val-de-Bruye)", ("sous-préfet",)),
    (r"\b[Сс]удья(?= Зареченского| Н\. А\.| Д\. И\.)", ("Председатель суда", "Мировой судья")),
)


def _names_reordered(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """The surname before the given name, as a form has it, in one place of several."""
    for match in _PEOPLE.finditer(clean.text):
        known = elsewhere(clean, match.group(), match.start())
        if running(clean, *match.span()) and (
            known or in_sources(clean, match.group()) or elsewhere(clean, match["surname"], match.start("surname"))
        ):
            new = f"{match['surname']} {match['given']}"
            yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()), *known[:4]))


def _abbreviation_unfit(clean: Clean, chance: Random) -> Iterator[Plan]:
    """An abbreviation in parentheses whose letters are not those of the name."""
    for match in re.finditer(rf"\b(?:{_BODIES[clean.language]})\b(?! of [A-Z])(?! \()(?! de )", clean.text):
        letters = "".join(word[0] for word in _SMALL.sub(" ", match.group()).split()).upper()
        wrong = chance.randrange(len(letters))
        strange = chance.choice([sign for sign in _LETTERS[clean.language] if sign not in letters])
        new = f" ({letters[:wrong]}{strange}{letters[wrong + 1 :]})"
        if running(clean, *match.span()) and match.start() < body_end(clean) and len(letters) > 1:
            yield Plan(start=match.end(), end=match.end(), new=new, also=(match.span(),))


def _another_place(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """It happened elsewhere, as another place of the dossier or a source says."""
    for old, new in _PLACES.items():
        for match in re.finditer(rf"\b{re.escape(old)}\b", clean.text):
            known = elsewhere(clean, old, match.start())
            if running(clean, *match.span()) and match.start() < body_end(clean) and (known or in_sources(clean, old)):
                yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()), *known[:4]))


def _another_rank(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A judge, a doctor or an official one step higher or lower than elsewhere."""
    for pattern, ranks in _RANKS:
        for match in re.finditer(pattern, clean.text):
            if running(clean, *match.span()) and match.start() < body_end(clean):
                new = chance.choice(ranks)
                yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))


KINDS = (
    Kind(name="names in another order", families=("NAM",), what="surname and given name are exchanged", plans=_names_reordered),
    Kind(
        name="abbreviation that does not fit",
        families=("NAM", "TXT"),
        what="the letters are not those of the name",
        plans=_abbreviation_unfit,
    ),
    Kind(name="another place", families=("NAM", "ATT", "REF"), what="it was elsewhere", plans=_another_place),
    Kind(name="another rank", families=("NAM", "ATT"), what="the person has another rank elsewhere", plans=_another_rank),
)
