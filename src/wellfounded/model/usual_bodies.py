"""Who must have done an act of which a text names nobody: in a state, a court convicts and the authorities arrest.

Said only where the kind of an act leaves no other and its state is known. Invariant: what is said here names nobody in particular, and
whoever shows it marks it as implied and never as what a text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .labels import ActKind as K
from .states import state_forms

_COURT, _AUTHORITIES = "court in {}", "authorities of {}"
_USUAL: Mapping[K, str] = {
    **dict.fromkeys((K.CONVICTION, K.ACQUITTAL, K.SENTENCE), _COURT),
    **dict.fromkeys((K.ARREST, K.CHARGE, K.RELEASE, K.WARRANT, K.EXTRADITION_ORDER, K.EXPULSION_ORDER), _AUTHORITIES),
    **dict.fromkeys((K.ASYLUM_GRANT, K.ASYLUM_REFUSAL, K.FREEZING_ORDER, K.SANCTION_LISTING), _AUTHORITIES),
}
_IMPRISONED = re.compile(
    r"\b(?:incarcerated|imprisoned|jailed|(?:sent|thrown|put (?:me|him|her|them)|threw \w+) (?:to|in|into) (?:prison|jail))\b|"
    r"\b(?:emprisonn|incarcér)\w+|\bjetée?s? en prison\b|(?:посад\w+|брос\w+|отправ\w+) (?:\w+ )?в (?:тюрьму|колонию)",
    re.IGNORECASE,
)
_INTERPOL = "Interpol"
_RED_NOTICE = re.compile(
    r"\bred (?:corner )?notices?\b|\bnotices? rouges?\b|(?<!\w)красн\w+ (?:уведомлени|циркуляр|бюллетен)\w+", re.IGNORECASE
)
"""What nobody but Interpol publishes, and so nobody else withdraws."""
_WITH_ARTICLE = re.compile(r"^(?:United|Netherlands|Philippines|Bahamas|Maldives)|\b(?:Islands|Republic|Emirates)\b")
_UNIONS = frozenset({"EU", "UN"})


def usual_body(kind: K, jurisdiction: str, clauses: Iterable[str] = ()) -> str:
    """Return who does acts of a kind in a legal order ("court in Kazakhstan"), or an empty string where that is not plain.

    ``clauses`` are the words that tell the act: the authorities arrest, but a court sends somebody to prison; a red notice is Interpol's.
    """
    if kind in (K.NOTICE, K.NOTICE_WITHDRAWAL) and any(_RED_NOTICE.search(clause) for clause in clauses):
        return _INTERPOL
    state = jurisdiction.partition("-")[0]
    said, forms = _USUAL.get(kind), state_forms().get(state, ())
    if not said or not forms or state in _UNIONS:
        return ""
    if kind is K.ARREST and any(_IMPRISONED.search(clause) for clause in clauses):
        said = _COURT
    return said.format(f"the {forms[0]}" if _WITH_ARTICLE.search(forms[0]) else forms[0])
