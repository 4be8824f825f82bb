"""Names as they go wrong in translation and in dictation: another spelling, the given name of somebody else, another office or title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .layout import in_quotation
from .opened_places import elsewhere, in_sources, line_at, running
from .planting import Kind, Plan

_GIVEN = {
    "Claire": "w", "Madeleine": "w", "Efua": "w", "Abena": "w", "Honor": "w", "Eleni": "w", "Ketevan": "w", "Salome": "w", "Ruth": "w",
    "Ingrid": "w", "Adela": "w", "Hedvika": "w", "Anneke": "w", "Olga": "w", "Vera": "w", "Ольга": "w", "Вера": "w", "Irena": "w",
    "Anton": "m", "Charles": "m", "Gideon": "m", "Leonard": "m", "Daniel": "m", "Felix": "m", "Lucian": "m", "Viktor": "m", "Levan": "m",
    "Zurab": "m", "Tornike": "m", "Pavel": "m", "Marcus": "m", "Jonas": "m", "Idris": "m", "Lucas": "m", "Arkady": "m", "Anders": "m",
    "Аркадий": "m", "Виктор": "m", "Gocha": "m", "Matthias": "m",
}  # fmt: skip
_OTHERS = {"en": {"w": "Helen", "m": "Martin"}, "fr": {"w": "Hélène", "m": "Bruno"}, "ru": {"w": "Ирина", "m": "Роман"}}
_OFFICES = {
    "Deputy Prosecutor General": ["Prosecutor General", "Minister of Justice"],
    "deputy editor": ["chief editor", "publisher"],
    "head of credit": ["head of accounts", "deputy director"],
    "General Counsel": ["Chief Executive", "head of communications"],
    "head of environment": ["head of production", "head of security"],
    "shift manager": ["site director", "security guard"],
    "deputy chair": ["chair", "treasurer"],
    "Minister of Finance(?=,? (?:Mr|of Sereth))": ["Minister of Justice", "Prime Minister"],
    "Minister of the Interior": ["Minister of Justice"],
    "ministre de l'intérieur": ["ministre de la justice"],
    "préfet du Val-de-Bruye": ["sous-préfet du Val-de-Bruye", "président du Val-de-Bruye"],
    "the prefect": ["the mayor"],
    "главный редактор": ["корреспондент", "заместитель главного редактора"],
    "главного редактора": ["корреспондента", "бывшего редактора"],
    "директор комбината": ["бухгалтер комбината", "юрист комбината"],
    "директора комбината": ["бухгалтера комбината", "юриста комбината"],
    "chief executive": ["chairman", "general counsel"],
    "Chief Executive": ["Chairman", "General Counsel"],
    "hydrologist": ["geologist", "toxicologist"],
    "paediatrician": ["surgeon", "cardiologist"],
    "mayor of Upper Lomna": ["deputy mayor of Upper Lomna"],
    "treasurer": ["secretary"],
    "the Registrar": ["the Recorder"],
    "avocate": ["notaire"],
    "адвокат": ["следователь"],
    "Адвокат": ["Следователь"],
}
_SPELLINGS = {
    "Kovary": ("Kovari", "Kowary"),
    "Adeyemi": ("Adeyemy", "Adeyami"),
    "Farrow": ("Farow", "Farrows"),
    "Brandreth": ("Brandeth", "Brandredth"),
    "Dragan": ("Draghan", "Drăgan"),
    "Pryce": ("Price", "Pryse"),
    "Oradze": ("Oradse", "Oradzé"),
    "Stavrou": ("Stavru", "Stavrow"),
    "Menteshi": ("Mentechi", "Menteschi"),
    "Beridze": ("Beridse",),
    "Markidou": ("Markidu", "Marcidou"),
    "Varde": ("Vardé", "Warde"),
    "Salmi": ("Salmy", "Sallmi"),
    "Drobny": ("Drobni", "Drobný"),
    "Thorley": ("Thorly", "Torley"),
    "Oakes": ("Oaks", "Okes"),
    "Quay": ("Quai", "Quaye"),
    "Haddad": ("Hadad", "Haddat"),
    "Osei": ("Osey", "Ossei"),
    "Calloway": ("Callaway", "Caloway"),
    "Velis": ("Velys", "Vélis"),
    "Delmas": ("Delmaz", "Dalmas"),
    "Aubrant": ("Aubrand", "Obrant"),
    "Danquah": ("Dankwah", "Danqua"),
    "Boateng": ("Boatang", "Boatheng"),
    "Asare": ("Assare", "Azare"),
    "Pembroke": ("Pembrook", "Pembrooke"),
    "Letunov": ("Letounov", "Letunow"),
    "Gubin": ("Goubine", "Goubin"),
    "Mirskaya": ("Mirskaia", "Mirskaja"),
    "Kravtsova": ("Kravcova", "Krawtsova"),
    "Летунов": ("Литунов", "Лятунов"),
    "Летунова": ("Литунова", "Лятунова"),
    "Губин": ("Гупин", "Гублин"),
    "Губина": ("Гупина", "Гублина"),
    "Мирская": ("Мирска", "Мерская"),
    "Кравцова": ("Кравцева", "Крафцова"),
    "Ползунов": ("Позунов", "Полозунов"),
}
_SWITCH = {"Mr": "Ms", "Ms": "Mr", "Mrs": "Mr", "M.": "Mme", "Dame": "Sir"}
_HONORIFIC = re.compile(r"(?<!\w)(?P<title>Mr|Ms|Mrs|Dame|M\.) (?P<name>(?:Justice )?(?:[A-Z]\. )?[A-Z][a-zéè]+(?: [A-Z][a-z]+)?)")
_VERB = re.compile(r"(?P<name>Кравцова|Мирская|Соболь)(?P<between> (?:внов|также|[а-я]+ )?)(?P<stem>[а-я]{3,}л)(?P<end>а)\b")
_MASCULINE = re.compile(r"(?P<name>Летунов|Губин|Ползунов)(?P<between> )(?P<stem>[а-я]{3,}л)(?P<end>)\b(?! \d)")


def _spelt_otherwise(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A name in the spelling of another language or of the ear; the dossier and its sources have the right one."""
    for name, others in _SPELLINGS.items():
        for match in re.finditer(rf"(?<!\w){name}(?!\w)", clean.text):
            places = elsewhere(clean, name, match.start())
            if len(places) > 1 and not in_quotation(clean, *match.span()):
                yield Plan(start=match.start(), end=match.end(), new=chance.choice(others), also=places)


def _given_name_of_another(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A surname with the given name of somebody else."""
    for match in re.finditer(rf"(?<!\w)(?P<given>{'|'.join(_GIVEN)}) (?P<surname>[A-ZА-Я][a-zа-яё]+)(?!\w)", clean.text):
        places = elsewhere(clean, match.group(), match.start())
        if in_quotation(clean, *match.span()) or not (places or in_sources(clean, match.group())):
            continue
        sex = _GIVEN[match["given"]]
        here = {one for one in _GIVEN if re.search(rf"\b{one} [A-ZА-Я]", clean.text)}
        letters = bool(re.search("[а-я]", match["given"]))
        kin = sorted(one for one in here - {match["given"]} if _GIVEN[one] == sex and bool(re.search("[а-я]", one)) == letters)
        new = chance.choice(kin or [_OTHERS["ru" if letters else clean.language][sex]])
        yield Plan(start=match.start("given"), end=match.end("given"), new=new, also=places)


def _other_office(clean: Clean, chance: Random) -> Iterator[Plan]:
    """An office that the same person does not hold in the other places."""
    for office, others in _OFFICES.items():
        for match in re.finditer(rf"(?<!\w)(?<!Deputy ){office}(?!\w)", clean.text):
            places = elsewhere(clean, match.group(), match.start())
            line = clean.text[slice(*line_at(clean, match.start()))]
            listed = re.search(r"minutes|минут|: an? |Answered|No answer", line)
            if not listed and running(clean, *match.span()) and (places or in_sources(clean, match.group())):
                yield Plan(start=match.start(), end=match.end(), new=chance.choice(others), also=places)


def _other_sex(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Mr for Ms, or a verb that agrees with a man where the person is a woman."""
    for match in _HONORIFIC.finditer(clean.text):
        places = elsewhere(clean, match.group(), match.start())
        if places and not in_quotation(clean, *match.span()):
            yield Plan(start=match.start("title"), end=match.end("title"), new=_SWITCH[match["title"]], also=places)
    for pattern, new in ((_VERB, ""), (_MASCULINE, "а")):
        for match in pattern.finditer(clean.text):
            if not in_quotation(clean, *match.span()):
                yield Plan(start=match.start("end"), end=match.end("end"), new=new, also=(match.span(),))


KINDS = (
    Kind(name="name spelt otherwise", families=("NAM", "TXT"), what="the name has another spelling elsewhere", plans=_spelt_otherwise),
    Kind(
        name="given name of another", families=("NAM",), what="the surname has another given name elsewhere", plans=_given_name_of_another
    ),
    Kind(name="other office", families=("NAM", "ATT"), what="the person has another office elsewhere", plans=_other_office),
    Kind(name="other sex", families=("NAM", "TXT"), what="title or verb do not agree with the person", plans=_other_sex),
)
