"""Of several products that fit all that was said, those that were meant."""

from __future__ import annotations

from device.dialogue.shop_words import ShopWords, bits, count, mask_of, phrase_words
from device.dialogue.terms import Reading, Term
from kb.language.words import stem

_FEW = 400
"""Among more products than this no names are compared."""


def narrow(mask: int, terms: list[Term], reading: Reading, shop: ShopWords) -> int:
    """Prefers what a word names to what it merely occurs in, then what is said by name."""
    if count(mask) <= 1 or any(term.kind == "kind" for term in terms):
        return mask
    said = _said(terms, reading, shop)
    named = _called_so(mask, said, shop) if count(mask) <= _FEW else 0
    if named:
        return named
    for term in terms:
        for preferred in (term.where.head | term.where.brand, term.where.name, term.where.spec):
            chosen = term.where.option & mask and not (term.where.head | term.where.name) & mask
            if term.kind == "word" and chosen:
                break
            if preferred & mask:
                mask &= preferred | (term.where.brand | term.where.option if term.optional else 0)
                break
    mask = _prefer_last_words(mask, said, shop)
    for words in (frozenset(map(stem, reading.words)), said):
        mask = _prefer_whole_categories(mask, words, shop)
    if count(mask) <= _FEW:
        mask = _prefer_whole_names(mask, said, shop)
    return mask


def _said(terms: list[Term], reading: Reading, shop: ShopWords) -> frozenset[str]:
    """All words of the shop that the utterance may have meant."""
    said: set[str] = set()
    for term in terms:
        for word in reading.words[term.start : term.end] or [term.text]:
            said.update(shop.same_words(word))
        if term.certainty < 1.0:
            said.update(shop.similar_words(term.text))
    return frozenset(said)


def _prefer_last_words(mask: int, said: frozenset[str], shop: ShopWords) -> int:
    """A "fan" is a ceiling fan before it is a fan regulator: the last word says what it is."""
    named = 0
    for category, members in shop.categories.items():
        words = phrase_words(category) if members & mask else []
        if words and words[-1] in said:
            named |= members
    return mask & named or mask


def _prefer_whole_categories(mask: int, said: frozenset[str], shop: ShopWords) -> int:
    """ "switch" means category Switch before Dimmer switch, a "tawa" no kadhai."""
    whole = 0
    for category, members in shop.categories.items():
        if members & mask and set(phrase_words(category)) <= said:
            whole |= members
    return mask & whole or mask


def _called_so(mask: int, said: frozenset[str], shop: ShopWords) -> int:
    """The products whose whole name of several words was said, the longest name first."""
    longest, found = 1, 0
    for number in bits(mask):
        name = shop.name_words[number]
        if len(name) >= max(longest, 2) and name <= said:
            found = found | 1 << number if len(name) == longest else 1 << number
            longest = len(name)
    return found and found | _of_other_makers(mask, found, said, shop)


def _prefer_whole_names(mask: int, said: frozenset[str], shop: ShopWords) -> int:
    """ "coffee" means the one called Coffee before Iced Coffee."""
    found = mask_of(n for n in bits(mask) if shop.name_words[n] <= said)
    return found | _of_other_makers(mask, found, said, shop) if found else mask


def _of_other_makers(mask: int, found: int, said: frozenset[str], shop: ShopWords) -> int:
    """Goods of the same kind by makers whose names are longer by the name of a series: who said no
    maker did not choose the one whose names are short."""
    makers = {(shop.products[n].category, shop.products[n].brand) for n in bits(found)}
    if any(set(phrase_words(brand)) & said for _, brand in makers):
        return 0
    kinds = {category for category, brand in makers if brand}
    return mask_of(
        n
        for n in bits(mask & ~found)
        if (product := shop.products[n]).category in kinds
        and product.brand
        and (product.category, product.brand) not in makers
    )
