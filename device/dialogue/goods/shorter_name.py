"""A thing named by the end of what the product spoken of is called: "the chair itself" of a
wheelchair."""

from __future__ import annotations

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Reading, Term
from kb.catalogue import Product
from kb.language.words import stem, word_set

_POINTING = word_set(
    "the this that its your is iss us ye yeh yah wo woh iska iski iske uska uski uske"
)
_ITSELF = word_set("itself khud apna apni apne")
_SHORTEST = 3


def called_shorter(reading: Reading, product: Product, shop: ShopWords) -> bool:
    """Whether all that is named is the product spoken of, by the end of its name and pointed at."""
    firm = [t for t in reading.terms if not (t.purpose or t.optional)]
    things = [t for t in firm if t.where.head]
    bit = 1 << shop.index_of[product.sku]
    if len(things) != 1 or any(t is not things[0] and not t.where.hard & bit for t in firm):
        return False
    return _is_pointed_at(things[0], reading.words) and _ends_so(things[0], product)


def _is_pointed_at(term: Term, words: list[str]) -> bool:
    before = {*words[max(term.start - 1, 0) : term.start]}
    behind = {*words[term.end : term.end + 1]}
    return bool(before & _POINTING or behind & _ITSELF)


def _ends_so(term: Term, product: Product) -> bool:
    said = stem(term.text.split()[-1])
    called = [*phrase_words(product.name), *phrase_words(product.category)]
    return len(said) >= _SHORTEST and any(word != said and word.endswith(said) for word in called)
