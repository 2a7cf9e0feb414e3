"""Figures that are said side by side and would be read as one: "hundred five ml syringes"."""

from __future__ import annotations

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.packs_said import is_one_of_a_pack
from kb.language.numbers import Number, numbers, plain
from kb.language.units import Measure, unit_at
from kb.language.words import stem

_SCORE = 20
_HUNDRED = 100


def figures_apart(words: list[str], shop: ShopWords) -> list[str]:
    """ "Two forty mm padlocks" are two of 40 mm where nothing has 240 mm, "BassHeads hundred one
    red" is one of the BassHeads 100 where there are no BassHeads 101."""
    apart = list(words)
    for number in numbers(words):
        model, last = number.after - 1, numbers([words[number.after - 1], "piece"])
        before = stem(words[number.first - 1]) if number.first else ""
        if len(last) == 1 and last[0].value < number.value:
            value = number.value - last[0].value
            if (value, before) in shop.counted and (number.value, before) not in shop.counted:
                apart[number.first : model] = [plain(value), *[""] * (model - number.first - 1)]
                continue
        if is_one_of_a_pack(number, words, shop):
            apart[number.first] = "1"
            continue
        unit, _ = unit_at(words, number.after)
        if unit is None or shop.measure(Measure(number.value, unit)).hard:
            continue
        for parts in (_hundreds_left_out(number, words), _hundreds_and_few(number, words)):
            if parts is not None and shop.measure(Measure(parts[1].value, unit)).hard:
                many = plain(parts[0].value)
                length = parts[1].first - number.first
                apart[number.first : parts[1].first] = [many, *[""] * (length - 1)]
                break
    return [word for word in apart if word]


def _hundreds_left_out(number: Number, words: list[str]) -> tuple[Number, Number] | None:
    """ "Two forty": two of forty, or 240."""
    first = numbers([words[number.first], "piece"])
    rest = numbers(words[number.first + 1 : number.after])
    if len(first) != 1 or len(rest) != 1:
        return None
    if number.value != first[0].value * _HUNDRED + rest[0].value:
        return None
    return first[0], _moved(rest[0], number.first + 1)


def _hundreds_and_few(number: Number, words: list[str]) -> tuple[Number, Number] | None:
    """ "Two hundred five": two hundred of five, or 205; "hundred and five", as "hundred twenty", is
    but one figure."""
    at = number.after - 1
    few, many = numbers([words[at], "piece"]), numbers(words[number.first : at])
    if len(few) != 1 or len(many) != 1 or many[0].after != at - number.first:
        return None
    hundreds = number.value == many[0].value + few[0].value and not many[0].value % _HUNDRED
    small = few[0].value < _SCORE and bool(few[0].value % 10)
    return (many[0], _moved(few[0], at)) if hundreds and small else None


def _moved(number: Number, by: int) -> Number:
    return Number(number.value, number.first + by, number.after + by)
