"""Units that are said once of several figures: "10 aur 16 amp"."""

from __future__ import annotations

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.figure import figure_at
from device.dialogue.reading.figures import JOINS, OF_SIZE, begins_a_name
from device.dialogue.reading.terms import FIGURE
from kb.language.units import canonical_unit, unit_at
from kb.language.words import word_set

_AGAINST = word_set("over than versus vs and or")


def share_units(words: list[str], shop: ShopWords) -> list[str]:
    """ "10 aur 16 amp" is "10 amp aur 16 amp", "5 kva over the 4" sets it against 4 kva."""
    shared: list[str] = []
    said: list[str] = []
    for index, word in enumerate(words):
        shared.append(word)
        if not FIGURE.match(word):
            continue
        unit, length = unit_at(words, index + 1)
        if unit is not None:
            said = words[index + 1 : index + 1 + length]
            continue
        if words[index + 1 : index + 2] and words[index + 1] in JOINS:
            # "1 inch 3 aur 2 inch 1", "10 watt ke 6 aur 7 watt ke 4": it says how many.
            at = index - (words[index - 1] in OF_SIZE)
            counted = at > 0 and bool(canonical_unit(words[at - 1]))
            counted = counted or _has_its_size(words[:index])
            if not counted and words[index + 2 : index + 3] and FIGURE.match(words[index + 2]):
                _, length = unit_at(words, index + 3)
                if not begins_a_name(shop, figure_at(words, index + 2, purpose=False)):
                    shared += words[index + 3 : index + 3 + length]
        elif index + 1 == len(words) and index and _set_against(words[:index]):
            shared += said
    return shared


def _has_its_size(before: list[str]) -> bool:
    """ "12 watt ki downlight 10 aur 7 watt ki 4": what is counted there was measured before."""
    start = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at] in JOINS), 0)
    return any(
        FIGURE.match(word) and unit_at(before, at)[0] is not None
        for at, word in enumerate(before[start:], start=start + 1)
    )


def _set_against(before: list[str]) -> bool:
    """ "Over the", "than the": what follows is compared with what was said."""
    return before[-1] == "the" and len(before) > 1 and before[-2] in _AGAINST
