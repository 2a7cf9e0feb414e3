"""Questions that no shop of this kind answers, by the domain packs and by what is asked for."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.intent.health import (
    asks_for_named,
    asks_for_treatment,
    asks_for_what_is_worn,
    is_helped_from_outside,
)
from device.dialogue.reading.intents import likeliest, refusal
from kb.domains.pack_file import Wording

ADVICE = "medical_advice"
_ALLERGY = "allergy"


def refused_kind(asking: Asking) -> tuple[str, Wording] | None:
    """The kind of question that is refused, with what to say; None for all others."""
    outside = is_helped_from_outside(asking)
    treatment = ADVICE if not outside and asks_for_treatment(asking) else ""
    refused = refusal(asking.canonical, asking.view.domain, treatment)
    if refused is not None and refused[0] == _ALLERGY and _chooses_without(asking):
        return None
    if refused is None or treatment or refused[0] != ADVICE:
        return refused
    named = outside or asks_for_what_is_worn(asking) or asks_for_named(asking)
    return None if named else refused


def _chooses_without(asking: Asking) -> bool:
    """ "I am allergic to latex, which gloves": those without it are what is asked for."""
    named = bool(asking.products) and bool(asking.reading.unwanted)
    return named and likeliest(asking.wants)[0] == "recommend"
