"""A lower price that a customer would reach by taking more: "how many for the 34 rupee rate",
"kitne lun ki 21 wala bhaav mile", "how many before it gets cheaper".

The figure is a price then and no quantity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from device.dialogue.reading.terms import FIGURE, WALA
from kb.language.words import word_set

_SO_MANY = word_set("kitne kitni kitna")
_MONEY = word_set("rs rupaye rupee rupees rupay rupaya rupaiya paise")
_RATE = word_set("rate rates price prices bhav bhaav bhao daam dam keemat kimat qeemat cost costs")
_LESS_OFF = word_set("discount chhoot chhut wholesale thok bulk concession")
_NO_COUNT = (
    _MONEY
    | _RATE
    | _LESS_OFF
    | word_set(
        """
        ka ki ke ko mein me hai hain hua hue hui tha the padega padegi padenge lagega lagegi lagenge
        hoga hogi banega banegi total kam zyada jyada mehnga mehngi sasta sasti upar log logon
        """
    )
)
""" "Kitne ka", "kitne rupaye", "kitna discount": how much, and not how many."""
_TIMES = word_set(
    "day days month months year years hour hours minutes din dino dinon mahine saal ghante der"
)
_LOWER = word_set("lower lesser less reduced cheaper discounted kam sasta saste sasti bulk thok")
_CHEAPER = word_set("cheaper sasta sasti saste")
_DROPS = word_set(
    """
    drop drops dropping fall falls falling reduce reduces lower lowers cheaper less down girta
    girti girega giregi gire ghatta ghatega ghate ghategi utarta kam neeche niche sasta sasti saste
    """
)
_BETWEEN = word_set(
    """
    is be to at of down the a for it ho becomes become comes come falls fall drops drop goes go gets
    get ko par pe mein bhi only each piece
    """
)
_BELOW = word_set("below under beneath")
_BECOMES = word_set(
    "ho hoga hogi jaye jayega jaega jaayega pade padega padegi lage lagega lagegi bane banega "
    "mile milega milegi aaye aayega"
)
_COSTS = word_set("ka ke ki mein me wala wali wale")
_TAKES = word_set(
    """
    lun loon lu lene len lenge le loge lo lein liye par pe order karne kharidu kharidne mangwane
    mangau mangaun buy take get need order pick before until till for
    """
)
_EACH = word_set("each apiece")
_GETS = word_set("get have buy take")
_NEAR = 3


@dataclass(frozen=True, slots=True)
class RateWanted:
    """The price to be reached, None for any lower one; `below`: the first one below it."""

    price: Decimal | None
    below: bool
    words: list[str]
    """What was said beside it."""


def rate_wanted(words: Sequence[str]) -> RateWanted | None:
    """None where nobody asks how many to take for a price."""
    said = [*words]
    asks = _asks_how_many(said)
    if not asks:
        return None
    others = [at for at in range(len(said)) if at not in asks]
    for at in others:
        if FIGURE.match(said[at]) and "/" not in said[at] and (cut := _price_at(said, at)):
            below = bool(_BELOW & {*said[max(0, at - 2) : at]}) or said[at + 1 : at + 3] in (
                ["se", "kam"], ["se", "neeche"], ["ke", "neeche"],
            )  # fmt: skip
            return RateWanted(Decimal(said[at]), below, _without(said, asks | cut))
    lower = _lower_rate(said)
    return RateWanted(None, False, _without(said, asks | lower)) if lower else None


def _without(words: list[str], cut: set[int]) -> list[str]:
    return [word for at, word in enumerate(words) if at not in cut]


def _asks_how_many(words: list[str]) -> set[int]:
    """Where it is asked how many to take, and of what price or time no number is asked."""
    if not _TAKES & {*words}:
        return set()
    for at, word in enumerate(words):
        behind = words[at + 1 : at + 2]
        if word in _SO_MANY and not (_NO_COUNT | _TIMES) & {*behind}:
            return {at}
        if words[at : at + 2] == ["how", "many"] and not (_TIMES | _MONEY) & {
            *words[at + 2 : at + 3]
        }:
            return {at, at + 1}
    return set()


def _price_at(words: list[str], at: int) -> set[int]:
    """The words that say a figure is a price to be had, none where it may be something else."""
    behind = words[at + 1 : at + 1 + _NEAR]
    length = 0
    money = bool(behind) and behind[0] in _MONEY
    length += money
    while length < len(behind) and behind[length] in WALA | _COSTS | {"per", "a", "the"}:
        length += 1
    if length < len(behind) and behind[length] in _RATE:
        return {*range(at, at + length + 2)} if length or money else {at, at + 1}
    # "34 rupaye ho jaye", "12 ka pade".
    becomes = length < len(behind) and behind[length] in _BECOMES | _EACH
    if becomes and (money or behind[length - 1] in _COSTS):
        return {*range(at, at + 1 + length)}
    if words[at - 1 : at] == ["at"] and _GETS & {*words[:at]} and _ends_there(words, at):
        return {at}
    start = at
    while start and at - start < _NEAR + 1 and words[start - 1] in _BETWEEN | _BELOW | _MONEY:
        start -= 1
    if start and words[start - 1] in _RATE and not _counts(words, at):
        return {*range(start - 1, at + 1 + money)}
    return set()


def _ends_there(words: list[str], at: int) -> bool:
    """ "To get it at forty", "at forty each"."""
    return not words[at + 1 :] or words[at + 1] in _EACH


def _counts(words: list[str], at: int) -> bool:
    """ "The price for 50 pieces": so many, and no price."""
    return words[at - 1 : at] == ["for"] or words[at + 1 : at + 2] in (["piece"], ["pieces"])


def _lower_rate(words: list[str]) -> set[int]:
    """The words that say that it shall cost less, whatever it be."""
    for at, (word, then) in enumerate(pairwise(words)):
        if word in _LOWER and then in _RATE:
            return {at, at + 1}
        if word in _RATE and _DROPS & {*words[at + 1 : at + 1 + _NEAR]}:
            drops = {
                i for i in range(at + 1, at + 1 + _NEAR) if words[i : i + 1] and words[i] in _DROPS
            }
            return {at} | drops
        if word in _CHEAPER and then in _BECOMES:
            return {at, at + 1}
        if word in {"get", "gets", "becomes", "be", "comes"} and then == "cheaper":
            return {at, at + 1}
    return {at for at, word in enumerate(words) if word in _LESS_OFF}
