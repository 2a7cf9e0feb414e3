"""What was asked for that none of the goods found is, in a question and in an order alike: a word
said of them, a size or colour, a figure or the kind of thing."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.goods.kind_asked import lacking_kind
from device.dialogue.goods.labels import lacking_figure, lacking_label
from device.dialogue.goods.left_over import settle
from device.dialogue.goods.modifiers import lacking_modifiers
from device.dialogue.goods.naming_figures import without_naming_figures
from device.dialogue.goods.resolve import Match
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import Missing, Reading


def with_lacking(
    reading: Reading, match: Match, shop: ShopWords, *, of_one: bool, in_context: bool
) -> tuple[Reading, Match]:
    """What a question says and finds, with what the shop lacks among `missing`. A question `of_one`
    thing means just what it names; `in_context` what it does not name was named before."""
    if of_one:
        reading = _and_missing(reading, lacking_modifiers(reading, match, shop))
    reading, match = settle(reading, match, shop)
    match = without_naming_figures(match, reading, shop)
    lacking = lacking_label(reading, match, shop)
    if lacking is None and of_one:
        lacking = _lacking_thing(reading, match, shop, in_context)
    return _and_missing(reading, [lacking] if lacking else []), match


def lacking_in_order(
    reading: Reading, match: Match, shop: ShopWords, *, in_context: bool
) -> list[Missing]:
    """The same for one thing of an order, whose figures may belong to others, and where everyday
    words more likely say how or when it shall come."""
    lacking = lacking_modifiers(reading, match, shop, everyday=False)
    thing = _lacking_thing(reading, replace(match, unused=()), shop, in_context)
    return [*lacking, thing] if thing else lacking


def _lacking_thing(
    reading: Reading, match: Match, shop: ShopWords, in_context: bool
) -> Missing | None:
    figure = lacking_figure(reading, match, shop)
    return figure if figure or in_context else lacking_kind(reading, match, shop)


def _and_missing(reading: Reading, lacking: list[Missing]) -> Reading:
    return replace(reading, missing=[*reading.missing, *lacking]) if lacking else reading
