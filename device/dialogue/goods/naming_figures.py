"""Figures that belong to a name or to a choice and count nothing: "Pack of 4", "waist 34"."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.goods.resolve import Match
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Reading
from kb.language.words import stem, word_set

_MANY_MEANT = 8
_NUMBER = word_set("number no size nambar")


def without_naming_figures(match: Match, reading: Reading, shop: ShopWords) -> Match:
    """The match without a quantity where the figure says which goods are meant."""
    return _figures_of_choices(_figures_of_the_name(match, reading, shop), reading, shop)


def _figures_of_the_name(match: Match, reading: Reading, shop: ShopWords) -> Match:
    """ "Battery Pack of 4" said in full is one pack, not four."""
    if match.quantity is None or len(match.order) != 1:
        return match
    name = phrase_words(shop.products[match.order[0]].name)
    said = [stem(word) for word in reading.words]
    for start in range(len(said) - len(name) + 1):
        if said[start : start + len(name)] == name:
            within = [n for n in reading.numbers if start <= n.position < start + len(name)]
            if any(n.value == match.quantity for n in within):
                return replace(match, quantity=None)
    return match


def _figures_of_choices(match: Match, reading: Reading, shop: ShopWords) -> Match:
    """ "Waist 34", "number 9", where it comes in 34 and 9: a figure beside what the choices are
    called says which one, not how many."""
    said = [n for n in reading.numbers if n.value == match.quantity and not n.unit]
    if len(said) != 1 or not match.order or len(match.order) > _MANY_MEANT:
        return match
    at, value = said[0].position, f"{said[0].value.normalize():f}"
    near = {*reading.words[max(0, at - 1) : at], *reading.words[at + 1 : at + 2]}
    same = {each for word in near for each in shop.same_words(word)}
    for number in match.order:
        groups = shop.products[number].options
        names = [g for g in groups if any(c.name.strip() == value for c in g.choices)]
        if not any(same & {*phrase_words(g.group), *_NUMBER} for g in names):
            return match
    return replace(match, quantity=None)
