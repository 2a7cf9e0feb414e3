"""What speaks for and against a wish for advice, beside what the model of intents says."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.intent.about_specs import GIVE
from device.dialogue.reading.terms import Reading, has_noun
from kb.language.words import word_set

_LIMITED = 0.3
"""What a limit of the price, or for how many it is, adds."""
_FOR_WHOM = 0.6
"""What is added where it is said for whom the goods are."""
WHICH_ONE = word_set("which kaun kaunsa kaunsi konsa konsi")
_SUGGESTS, _SURELY = word_set("suggest recommend advise"), 0.6
_WHY = word_set("why kyon kyun kyo")
_OPEN = word_set("koi kuch something anything some any suggest batao bataiye")
_SELDOM = 0.3


def asks_which(asking: Asking) -> bool:
    """ "He weighs ten kilos, which diaper do I take" wants to be told which, and no yes or no."""
    said = (WHICH_ONE | _SUGGESTS) & {*asking.words}
    return bool(said) and asking.wants.get("recommend", 0.0) >= _SURELY


def weigh_for_advice(asking: Asking, weighed: dict[str, float]) -> None:
    """Changes the weights of intents."""
    reading, words = asking.reading, {*asking.words}
    if _says_for_whom(reading) and not asking.view.serves:
        weighed["recommend"] = weighed.get("recommend", 0.0) + _FOR_WHOM
    limited = reading.budget_max is not None or reading.budget_min is not None
    if reading.people is not None or limited:
        weighed["recommend"] = weighed.get("recommend", 0.0) * 3 + _LIMITED
    if limited and asking.match.quantity is None:
        weighed["basket_add"] = weighed.get("basket_add", 0.0) * _SELDOM
    if reading.people is not None:
        # The figure counts who it is for; it neither orders so many nor asks for their price.
        for intent in ("bulk_price", "stock"):
            weighed[intent] = weighed.get(intent, 0.0) * 0.5
        if asking.match.quantity is None and not GIVE & words:
            weighed["basket_add"] = weighed.get("basket_add", 0.0) * _SELDOM
    if WHICH_ONE & words:
        weighed["basket_add"] = weighed.get("basket_add", 0.0) * _SELDOM
    elif GIVE & words and reading.refused and has_noun(reading) and not _OPEN & words:
        # "A sandwich, but not the chicken one" is ordered.
        wanted = weighed.get("recommend", 0.0)
        weighed["recommend"] = wanted * _SELDOM
        weighed["basket_add"] = weighed.get("basket_add", 0.0) + wanted * (1 - _SELDOM)
    if _WHY & words:
        weighed["recommend"] = 0.0


def _says_for_whom(reading: Reading) -> bool:
    """ "A walking stick for an old man": the goods, and then only whom they are for."""
    heads = [t for t in reading.terms if t.where.head and not t.purpose]
    if len(heads) != 1:
        return False
    before, behind = reading.words[: heads[0].start], reading.words[heads[0].end :]
    return behind[:1] == ["for"] and all(word in GRAMMAR for word in before)
