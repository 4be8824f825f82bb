"""Rules about who says it and as what: allegations that become facts, grounds, convictions, words given to nobody."""

from __future__ import annotations

from ..rule import Rule
from . import (
    admitted,
    caution,
    denied,
    firmness,
    made_found,
    numbers,
    one_ground,
    other_side,
    places,
    ranks,
    scope,
    silent,
    speakers,
    speaking,
    turned,
    voices,
    wholes,
)
from .convictions import AbsenceDropped, FindingOfAnnulled, IntentionToldAsDeed
from .drift import AllegationTold, ApparentDropped, ModalityRaised, SoleAndMain
from .facts_made import AllegationBecomesFact
from .grounds import OneOrigin, SoleBesideSecond
from .membership import OfAndNotOf
from .weasels import Weasel

RULES: tuple[type[Rule], ...] = (
    AllegationTold,
    ApparentDropped,
    AllegationBecomesFact,
    SoleBesideSecond,
    SoleAndMain,
    OneOrigin,
    ModalityRaised,
    AbsenceDropped,
    IntentionToldAsDeed,
    FindingOfAnnulled,
    Weasel,
    OfAndNotOf,
    *firmness.RULES,
    *speakers.RULES,
    *voices.RULES,
    *denied.RULES,
    *scope.RULES,
    *turned.RULES,
    *numbers.RULES,
    *speaking.RULES,
    *places.RULES,
    *ranks.RULES,
    *wholes.RULES,
    *one_ground.RULES,
    *made_found.RULES,
    *caution.RULES,
    *admitted.RULES,
    *other_side.RULES,
    *silent.RULES,
)
