"""Other goods than were just ordered, by denying those: "bulb nahi tubelight chahiye", "woh nahi,
table wala de do", "the ten centimetre one, not six"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from device.dialogue.asking import Asking
from device.dialogue.goods.other_size import other_size
from device.dialogue.goods.resolve import resolve
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.order.basket_lines import last_line
from device.dialogue.reading.corrections import DENIES, correction_end
from device.dialogue.reading.reading import read
from kb.catalogue import Product
from kb.language.words import word_set

_NOT = word_set("not no")
_THAT = word_set("it that this those these wo woh ye yeh one wala wali wale i said the")
_BE = word_set("make do kar karo")
_ASKS = word_set("kya what which how kitna kitne kitni price rate kaun")
_REST_AT_MOST = 2
"""So few words behind a "not" deny what they name: "the ten centimetre one, not six"."""
_AFTER = word_set("chahiye chahie de dedo do dena lena lunga want wanted meant instead")


@dataclass(frozen=True, slots=True)
class Denied:
    """The line that was denied, what comes in its place, and the words that say so."""

    index: int
    product: Product
    words: list[str]


def denied_goods(asking: Asking) -> Denied | None:
    """What takes the place of what was just ordered, where one thing is meant; else None."""
    session, shop, words = asking.session, asking.shop, asking.words
    index = last_line(session)
    ordering = session.basket.state == "open" and session.intent.startswith("basket_")
    if index is None or not ordering or _ASKS & {*words}:
        return None
    line = shop.product(session.basket.lines[index].sku)
    sides = _sides(words)
    if line is None or sides is None:
        return None
    gone, new = sides
    if not _says_of(gone, line, shop) or _says_of(new, line, shop):
        return None  # "Nahi, chai wali ko large kar do" says of it how it shall be.
    other, held = _comes(new, line, shop), {each.sku for each in session.basket.lines}
    return Denied(index, other, new) if other is not None and other.sku not in held else None


def _sides(words: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """The words of what is denied and of what shall come."""
    start = correction_end(words, 0)
    rest = [*words[start:]]
    if words[:1] and words[0] in _BE and words[1:2] and words[1] in _THAT and "instead" in words:
        return [], [word for word in words[2:] if word != "instead"]
    at = next((i for i, word in enumerate(rest) if word in DENIES), None)
    if at is None:
        return ([], rest) if start and DENIES & {*words[:start]} else None
    behind = rest[at + 1 :]
    if rest[at] in _NOT and 0 < len(behind) <= _REST_AT_MOST and rest[:at]:
        return behind, rest[:at]
    while behind and behind[0] in DENIES:
        behind = behind[1:]
    # "Chai nahi chahiye" only takes back.
    says = [word for word in behind if word not in _AFTER and word not in GRAMMAR]
    return (rest[:at], behind) if says else None


def _says_of(words: Sequence[str], product: Product, shop: ShopWords) -> bool:
    """Whether the words name the product, or only point at it."""
    if all(word in _THAT for word in words):
        return True
    bit = 1 << shop.index_of[product.sku]
    reading = read([*words], shop)
    if reading.missing:
        return False
    figures = {number.value for number in reading.numbers}
    if figures and not reading.terms:
        return any(shop.values[f].hard & bit for f in figures if f in shop.values)
    hard = [term for term in reading.terms if not term.purpose]
    return bool(hard) and all(term.where.anywhere & bit for term in hard)


def _comes(words: list[str], product: Product, shop: ShopWords) -> Product | None:
    """The one thing that the words mean beside the product: one like it before all others."""
    reading = read(words, shop)
    if any(missing.kind in {"goods", "brand"} for missing in reading.missing):
        return None
    like_it = other_size(words, product, shop)
    if like_it is not None:
        return like_it
    if reading.missing or not any(t.where.named and not t.optional for t in reading.terms):
        return None
    kind = shop.categories.get(product.category, 0) & ~(1 << shop.index_of[product.sku])
    for within in (kind, None):
        match = resolve(reading, shop, expects_quantity=True, within=within)
        if match.found_all and count(match.mask) == 1:
            return shop.products[next(iter(bits(match.mask)))]
    return None
