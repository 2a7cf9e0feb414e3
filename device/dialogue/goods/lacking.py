"""What was asked for that none of the goods found is, in a question and in an order alike: a word
said of them, a size or colour, a figure or the kind of thing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from device.dialogue.goods.kind_asked import called_after, lacking_kind
from device.dialogue.goods.labels import lacking_figure, lacking_label, without_untold_colours
from device.dialogue.goods.left_over import settle
from device.dialogue.goods.modifiers import lacking_modifiers
from device.dialogue.goods.naming_figures import without_naming_figures
from device.dialogue.goods.plain import ordinary_of_size, plain_ones
from device.dialogue.goods.resolve import Match
from device.dialogue.goods.without import has
from device.dialogue.index.index_products import measures_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.terms import WITHOUT_WORDS, Missing, Reading
from kb.catalogue import Product
from kb.domains.unsuited import Unwanted
from kb.language.words import stem


def with_lacking(
    reading: Reading, match: Match, shop: ShopWords, *, of_one: bool, lists: bool, in_context: bool
) -> tuple[Reading, Match]:
    """What a question says and finds, with what the shop lacks among `missing`. A question `of_one`
    thing means just what it names, one that `lists` whatever is such a thing; `in_context` what it
    does not name was named before."""
    match = ordinary_of_size(plain_ones(reading, match, shop), shop)
    if of_one:
        reading = _and_missing(reading, lacking_modifiers(reading, match, shop))
    reading, match = settle(reading, match, shop)
    reading = without_untold_colours(reading, match, shop)
    match = without_naming_figures(match, reading, shop)
    lacking = lacking_label(reading, match, shop)
    if lacking is None and of_one:
        lacking = _lacking_thing(reading, match, shop, in_context)
    elif lacking is None and lists:
        lacking = called_after(reading, match, shop)
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
    lacking = lacking_figure(reading, match, shop) or _too_small(reading, match, shop)
    lacking = lacking or _lacking_without(reading, match, shop)
    return lacking if lacking or in_context else lacking_kind(reading, match, shop)


def _lacking_without(reading: Reading, match: Match, shop: ShopWords) -> Missing | None:
    """ "Bina taar wali ghanti" where all that is left are bells called "with wire", unless that
    is their name: "bina cheeni wala" is sugar free."""
    words = reading.words
    for at in range(len(words) - 1):
        held = shop.lookup(words[at + 1]) if words[at] in WITHOUT_WORDS else None
        if held is None or not match.found or match.mask & ~held.name:
            continue
        named = any(t.start <= at and at + 1 < t.end for t in match.terms)
        if not (named or _told_without(words[at + 1], match, shop)):
            return Missing(at + 1, f"{words[at]} {words[at + 1]}", "goods")
    return None


def _told_without(word: str, match: Match, shop: ShopWords) -> bool:
    """Whether the records say that there are goods without it: "wheels: no"."""
    named = frozenset({stem(word)})
    it = Unwanted(word, named, frozenset(), named.union(shop.same_words(word)), frozenset())
    return any(has(shop.products[number], it) is False for number in match.order)


def _too_small(reading: Reading, match: Match, shop: ShopWords) -> Missing | None:
    """ "Stabilizer for two ton AC" where all of them are for less."""
    for term in reading.terms:
        if not term.purpose or term.measure is None or term.where.hard & match.mask:
            continue
        value, unit = term.measure.base()
        held = [_greatest(shop.products[n], unit) for n in match.order]
        if held and all(most is not None and most < value for most in held):
            return Missing(term.start, term.text, "goods")
    return None


def _greatest(product: Product, unit: str) -> Decimal | None:
    """The greatest measure in a unit that a name says."""
    bases = (each.base() for each in measures_of(product.name))
    return max((value for value, own in bases if own == unit), default=None)


def _and_missing(reading: Reading, lacking: list[Missing]) -> Reading:
    return replace(reading, missing=[*reading.missing, *lacking]) if lacking else reading
