"""What is asked to come with goods: "with extra shot", "oat milk ke saath", "ek mein cheese".

What the goods do not come with is no part of their name: they are found without it, and the
answer says that they cannot be had so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from device.dialogue.goods.choice_forms import forms_of
from device.dialogue.goods.choices import read_choices
from device.dialogue.goods.polarity import polarity_of
from device.dialogue.goods.resolve import resolve
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import chosen_ids
from device.dialogue.reading.naming import kind_of
from device.dialogue.reading.terms import FIGURE, Reading
from kb.catalogue import Product
from kb.language.words import word_set

_WITH = word_set("with extra ekstra additional mein me")
_ALONG = (["ke", "saath"], ["ke", "sath"])
_SMALL = word_set("a an the some any bit of thoda thodi extra ekstra additional zyada aur")
_SIZES = word_set("small medium large")
_LONGEST = 3
_FEW = 12
"""Among more goods than this nothing is said of any."""


def extras_said(words: Sequence[str], shop: ShopWords, *, serves: bool) -> list[range]:
    """Where the utterance names what shall come with the goods: a choice of some goods of this
    shop, or where food is served any other food that is not sold by itself."""
    found: list[range] = []
    for index, word in enumerate(words):
        span = range(0)
        if word in _WITH:
            span = _behind(words, index + 1, shop)
        elif list(words[index : index + 2]) in _ALONG:
            span = _before(words, index, shop)
        elif word in _SIZES and _is_choice(word, shop):
            span = range(index, index + 1)
        overlaps = found and span and span.start < found[-1].stop
        if span and not overlaps and _may_come_with(words[span.stop - 1], shop, serves=serves):
            found.append(span)
    return found


def without_lacking_extras(reading: Reading, shop: ShopWords, *, serves: bool) -> Reading:
    """The reading without what none of the goods that the rest names come with."""
    for span in extras_said(reading.words, shop, serves=serves):
        if any(
            not _lacks(shop.products[number], reading.words, span, shop)
            for number in bits(resolve(reading, shop, expects_quantity=True).mask)
        ):
            continue
        inside = [t for t in reading.terms if t.start < span.stop and t.end > span.start]
        if any(t.start < span.start or t.end > span.stop for t in inside):
            continue
        rest = replace(
            reading,
            terms=[term for term in reading.terms if term not in inside],
            missing=[missing for missing in reading.missing if missing.position not in span],
        )
        named = any(t.where.named and not (t.optional or t.purpose) for t in rest.terms)
        mask = resolve(rest, shop, expects_quantity=True).mask if named else 0
        if 0 < count(mask) <= _FEW and all(
            _lacks(shop.products[number], reading.words, span, shop) for number in bits(mask)
        ):
            reading = rest
    return reading


def lacking_extras(
    product: Product, words: Sequence[str], shop: ShopWords, *, serves: bool
) -> list[str]:
    """What is asked to come with a product and does not, in the customer's words."""
    return [
        " ".join(words[span.start : span.stop])
        for span in extras_said(words, shop, serves=serves)
        if _lacks(product, words, span, shop)
    ]


def _behind(words: Sequence[str], start: int, shop: ShopWords) -> range:
    while start < len(words) and words[start] in _SMALL:
        start += 1
    end = start
    while end < min(len(words), start + _LONGEST) and _names(words[end], shop):
        end += 1
    return range(start, end)


def _before(words: Sequence[str], end: int, shop: ShopWords) -> range:
    start = end
    while start > max(0, end - _LONGEST) and _is_choice(words[start - 1], shop):
        start -= 1
    return range(start, end)


def _names(word: str, shop: ShopWords) -> bool:
    known = not (shop.domain.is_function(word) or FIGURE.match(word) or polarity_of(word))
    return word.isalpha() and (known or _is_choice(word, shop))


def _is_choice(word: str, shop: ShopWords) -> bool:
    """Whether some goods have a choice of that name, and none are called so."""
    where = shop.lookup(word, by_ear=False)
    return where is not None and bool(where.option) and not where.head


def _may_come_with(word: str, shop: ShopWords, *, serves: bool) -> bool:
    where = shop.lookup(word, by_ear=False)
    if where is not None and where.named:
        return bool(where.option) and not where.head
    return (where is not None and bool(where.option)) or (serves and kind_of(word, shop) == "goods")


def _lacks(product: Product, words: Sequence[str], span: range, shop: ShopWords) -> bool:
    """Whether a word of it is in no choice that it names, nor else in what the record says; "extra
    cheese" is more than what a "Cheese Toast" has anyway."""
    said = list(words[span.start : span.stop])
    more = polarity_of(words[span.start - 1]) == "more" if span.start else False
    chosen = read_choices(product, [*words[span.start - more : span.start], *said], shop).chosen
    held = {
        word
        for form in forms_of(product.options).all
        if form.choice_id in chosen_ids(chosen.get(form.group.group))
        for word in (*form.words, *phrase_words(form.text))
    }
    bit = 1 << shop.index_of[product.sku]
    behind = words[span.stop] if span.stop < len(words) and words[span.start] in _SIZES else ""
    if behind and _names_other(behind, bit, shop):
        return False  # "Uska large cuff bhi": large is said of the cuff.
    return any(
        held.isdisjoint(shop.same_words(word)) and (more or not _is_told(word, bit, shop))
        for word in said
    )


def _names_other(word: str, bit: int, shop: ShopWords) -> bool:
    where = shop.lookup(word, by_ear=False)
    return where is not None and bool(where.head) and not where.named & bit


def _is_told(word: str, bit: int, shop: ShopWords) -> bool:
    where = shop.lookup(word, by_ear=False)
    return where is not None and bool((where.named | where.spec | where.text) & bit)
