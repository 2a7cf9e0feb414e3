"""Whether the record of a product tells of what is asked: "can I bake in it" where it "bakes and
grills", "is there egg in it" where the filling has egg."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.goods.contents_asked import IN_HINDI, contents_asked
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.goods.spec_words import root
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import hard_terms, has_noun
from kb.catalogue import Product
from kb.language.gloss import word_in_english
from kb.language.words import word_set

_FEW = 3
_HARDLY_A_SPEC = 0.05
_NEAR = 4
_SOME = word_set("a an some any one")
_IT = word_set(
    """
    it its this ye yeh yah isko ise isey isme ismein isse iska iski iske usko use usme usmein usse
    uska uski uske wo woh
    """
)
_ENDS = word_set("hai hain hota hoti hote ho ya or")


def record_tells(asking: Asking, product: Product) -> bool:
    """Whether a spec is asked for, or a word that does not name the product is in its record."""
    if asked_specs(asking, product).names:
        return True
    named = set(phrase_words(f"{product.name} {product.category} {product.brand}"))
    words = [word for word in asking.words if not {*asking.shop.same_words(word)} & named]
    return _holds(asking, product, words)


def is_on_record(asking: Asking) -> bool:
    """ "Can I bake in the IFB microwave": the record of what is meant speaks of it."""
    if not 0 < len(asking.products) <= _FEW or not asking.match.found_all:
        return False
    if not has_noun(asking.reading):
        named = any(t.where.name and not t.where.brand for t in hard_terms(asking.reading))
        only = len(asking.products) == 1
        return named and only and bool(asked_specs(asking, asking.products[0]).names)
    return record_tells(asking, asking.products[0])


def told_of_focus(asking: Asking) -> bool:
    """ "Will it work in the rain": said of the one thing spoken of and of no other, and its record
    speaks of that; "will it rain" is said of nothing."""
    if asking.wants.get("spec", 0.0) < _HARDLY_A_SPEC:
        return False
    skus = tuple(product.sku for product in asking.products)
    of_it = bool(_IT & {*asking.words}) and not asking.reading.unknown
    if not of_it or len(skus) != 1 or skus != asking.session.focus or hard_terms(asking.reading):
        return False
    return record_tells(asking, asking.products[0])


def tells_of_unknown(asking: Asking) -> bool:
    """Whether all that the shop seems to lack is told in the record of the one thing meant, and
    stands behind its name: "chai namkeen hai kya" where that is salted."""
    if len(asking.products) != 1 or not asking.reading.missing:
        return False
    words = asking.reading.words
    named = {*phrase_words(asking.products[0].name)}
    ends = [t.end for t in asking.match.terms if t.kind == "word" and t.where.named]
    return bool(ends) and all(
        each.kind != "brand" and each.position >= min(ends)
        and _ENDS & {*words[each.position + 1 :][:2]}
        and not named & {*asking.shop.same_words(each.word)}
        and _holds(asking, asking.products[0], each.word.split())
        for each in asking.reading.missing
    )  # fmt: skip


def contents_told(asking: Asking, product: Product) -> bool | None:
    """Whether the record speaks of what is asked to be in the product; None where nothing is."""
    words = contents_words(asking)
    if not words:
        return None
    return bool(asked_specs(asking, product).names) or _holds(asking, product, words)


def contents_words(asking: Asking) -> list[str]:
    """What is asked to be in a thing that other words name: "heater" of a washing machine."""
    words, inside = asking.reading.words, contents_asked(asking.reading.words)
    named = any(
        t.kind == "word" and t.where.head and not t.purpose and t.start not in inside
        for t in asking.reading.terms
    )
    if named and inside and _in_something_else(asking, min(inside)):
        return []
    asked = [words[at] for at in sorted(inside) if at < len(words)]
    return [word for word in asked if word not in GRAMMAR and _says(asking, word)] if named else []


def _in_something_else(asking: Asking, first: int) -> bool:
    """ "Meeting mein chaalis log hain": what they are in is nothing that is sold."""
    words = asking.reading.words
    if not first or words[first - 1] not in IN_HINDI:
        return False
    return not any(t.start < first - 1 <= t.end and t.where.named for t in asking.reading.terms)


def _holds(asking: Asking, product: Product, words: list[str]) -> bool:
    choices = [choice.name for group in product.options for choice in group.choices]
    texts = (
        product.name, product.description, *product.specs, *product.specs.values(), *choices
    )  # fmt: skip
    held = {root(word) for text in texts for word in phrase_words(text)}
    return any(
        root(same) in held
        for word in words
        if word.isalpha() and word not in GRAMMAR and _says(asking, word)
        for same in (
            *asking.shop.same_words(word),
            *asking.view.domain.asks_for(word),
            *word_in_english(word).split(),
        )
    )


def _says(asking: Asking, word: str) -> bool:
    domain = asking.view.domain
    return word in domain.told_words or not domain.is_function(word)


def asks_for_it(asking: Asking) -> bool:
    """Whether goods stand right behind "do you have" or "can i get a", whatever is said of them
    afterwards."""
    words = asking.reading.words
    starts = {t.start for t in asking.match.terms if t.where.head and not t.purpose}
    return any(
        words[at : at + 2] in (["you", "have"], ["i", "get"], ["we", "get"])
        and (words[at + 1] == "have" or bool(_SOME & {*words[at + 2 : at + 3]}))
        and not starts.isdisjoint(range(at + 2, at + 2 + _NEAR))
        for at in range(len(words))
    )
