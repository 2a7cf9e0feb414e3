"""The two goods that were spoken of last, where a question is about both of them and names neither:
"dono mein roti kitni milti hai", "how long is each guaranteed", "kiski warranty zyada hai"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from device.dialogue.asking import View
from device.dialogue.goods.resolve import Match, resolve
from device.dialogue.goods.spoken_row import spoken_row, turn_to
from device.dialogue.index.product_sets import mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import Reading, Term
from device.dialogue.reading.told_to_add import told_to_add
from device.dialogue.session import Session
from kb.catalogue import Product
from kb.language.words import stem, word_set

Pair = tuple[Product, Product]
_PAIR = 2
BOTH = word_set("dono donon both")
_BOTH_ARE = word_set("the these those inn un unn inhi unhi")
""" "These two", "un do mein"."""
_EACH = word_set("each")
_WHOSE = word_set(
    """
    kiski kiska kiske kisme kismein kismen kisne whose jiski jiska jiske jisme jismein jismen
    """
)
_OF_WHICH = frozenset({("kis", word) for word in word_set("ki ka ke me mein mai")})
_WHICH = _WHOSE | word_set("which kaun kaunsa kaunsi kaunse konsa konsi")
_AMONG = word_set("inme inmein inmen unme unmein unmen")
_OF_ALL = word_set("sabse sab all every most any koi three teen teeno teenon 3 4")
_MORE = word_set(
    "zyada jyada zyaada jyaada kam more less longer better behtar jaldi faster tez lambi lamba"
)
_PUTS_ASIDE = 0.5
"""From so likely on, what is done to the basket or the ways of the shop are meant."""
_ABOUT_GOODS = frozenset({"basket_add", "basket_change", "basket_remove", "basket_confirm"})
_LONGEST = 14


def pair_spoken_of(
    reading: Reading, wants: Mapping[str, float], session: Session, view: View
) -> Pair | None:
    """The pair that is asked about; None where the question is of something else. The session is
    turned to the pair, and to that alone where both are ordered."""
    if session.generation != view.generation or session.pending:
        return None
    row = session.focus if len(session.focus) == _PAIR else spoken_row(session)[-_PAIR:]
    goods = [product for sku in row if (product := view.product(sku)) is not None]
    if len(goods) != _PAIR or len(session.focus) > _PAIR:
        return None
    first, second = goods
    if wants.get("faq", 0.0) >= _PUTS_ASIDE or not _names_neither(reading, (first, second), view):
        return None
    both = _says_both(reading)
    chooses = first.category == second.category and _asks_which(reading.words)
    if not (both or chooses):
        return None
    orders = sum(wants.get(intent, 0.0) for intent in _ABOUT_GOODS) >= _PUTS_ASIDE
    orders = orders or told_to_add(reading.words)
    if orders and not both:
        return None
    turn_to((first.sku, second.sku), session, view.words)
    return None if orders else (first, second)


def of_pair(reading: Reading, pair: Pair, shop: ShopWords) -> tuple[Reading, Match]:
    """The reading as it is meant of a pair, whatever else its words are names of."""
    within = mask_of(shop.index_of[product.sku] for product in pair)
    asks = replace(reading, terms=[], missing=[], numbers=[], extreme=None)
    return asks, resolve(asks, shop, within=within)


def asks_which_of_both(words: list[str]) -> bool:
    """ "Kiski zyada", "which of the two": one of them is to be told from the other."""
    return bool(_WHICH & {*words}) or not _OF_WHICH.isdisjoint(pairwise(words))


def _says_both(reading: Reading) -> bool:
    words = reading.words
    if BOTH & {*words}:
        return True
    if any(before in _BOTH_ARE and word == "2" for before, word in pairwise(words)):
        return True
    counted = any(word.isdigit() for word in words)
    return bool(_EACH & {*words}) and not counted and len(words) <= _LONGEST


def _asks_which(words: list[str]) -> bool:
    said = {*words}
    if not asks_which_of_both(words) or _OF_ALL & said or len(words) > _LONGEST:
        return False
    more = bool(_MORE & said) or any(extreme_of(word) is not None for word in words)
    among = bool(_AMONG & said) or ("of", "these") in pairwise(words)
    return among or more or bool(_WHOSE & said) or not _OF_WHICH.isdisjoint(pairwise(words))


def _names_neither(reading: Reading, pair: Pair, view: View) -> bool:
    """Whether nothing is named but what both are and what their records tell of."""
    if reading.code is not None:
        return False
    bits = [1 << view.words.index_of[product.sku] for product in pair]
    specs = {stem(word) for p in pair for name in p.specs for word in phrase_words(name)}
    return all(
        term.optional
        or term.purpose
        or not term.where.named
        or all(term.where.named & bit for bit in bits)
        or _is_asked_of(term, specs, view.words)
        for term in reading.terms
        if term.kind == "word"
    )


def _is_asked_of(term: Term, specs: set[str], shop: ShopWords) -> bool:
    """Whether a word is what a record tells of: "tank" of a heater with a "tank warranty"."""
    same = {stem(each) for word in term.text.split() for each in shop.same_words(word)}
    return shop.attribute(term.text) is not None or bool(same & specs)
