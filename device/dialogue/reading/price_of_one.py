"""What one of many costs: in "chhe coil lenge to ek coil kitne ki" six are wanted, no seventh."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.index.sale_units import BOXES, SALE_WORDS
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.terms import FIGURE
from kb.language.words import stem, word_set

_ON = word_set("par pe ka ki ke kitne kitna kitni kya kis")
_ASKS = word_set(
    "kya kitna kitne kitni kis konsa kaunsa rate bhav bhaav daam dam keemat kimat price"
)
_OF = word_set("ka ki ke mein me")
_HOW_MUCH = word_set("kitne kitna kitni")
_JOINS = word_set("and aur")
_UNITS = (
    SALE_WORDS
    | BOXES
    | CONTAINERS
    | word_set("cup cups glass plate pack piece each unit leaf patta patte thali meal")
)
_WHAT = word_set("what whats price rate cost costs much")
_SMALL = word_set("is of does for the will would be then a")
""" "What is one", "the price of one"."""


def without_price_of_one(words: Sequence[str]) -> list[str]:
    """The words without the "one" whose price is asked, where more were named before it."""
    many = False
    for at, word in enumerate(words):
        if word != "1":
            many = many or _is_many(word)
        elif (many or _takes_many(words[at + 1 :])) and words[at - 1] not in _JOINS:
            # "Ek ek kitne ka".
            last = at + (words[at + 1 : at + 2] == ["1"])
            if _asks_of_one(words, last) or _is_asked_before(words, at):
                return [*words[:at], *words[last + 1 :]]
    return [*words]


def _asks_of_one(words: Sequence[str], at: int) -> bool:
    behind = words[at + 1 : at + 4]
    if words[at - 1] in _OF and words[max(at - 2, 0)] in _HOW_MUCH:
        return True  # "12 lene par kitne ka ek padega".
    if not behind:
        return False
    if behind[0] in _ON:
        return bool(_ASKS & {*behind[:2]})
    before = {_bare(word) for word in words[:at]}
    same = behind[0] in _UNITS or _bare(behind[0]) in before
    return same and behind[1:2] != [] and behind[1] in _ON and bool(_ASKS & {*behind[1:]})


def _takes_many(behind: Sequence[str]) -> bool:
    """ "What is one if I take six"."""
    after_if = behind[behind.index("if") :] if "if" in behind else ()
    return any(map(_is_many, after_if))


def _is_many(word: str) -> bool:
    return FIGURE.match(word) is not None and word != "1"


def _is_asked_before(words: Sequence[str], at: int) -> bool:
    behind = words[at + 1 : at + 2]
    begins = at
    while begins and words[begins - 1] in _SMALL:
        begins -= 1
    asks = begins < at and words[begins - 1 : begins] != [] and words[begins - 1] in _WHAT
    return asks and (not behind or behind[0] in _UNITS or behind[0] in {"cost", "costs"})


def _bare(word: str) -> str:
    """ "Katta" and "katte" alike."""
    return stem(word).rstrip("aeiou")
