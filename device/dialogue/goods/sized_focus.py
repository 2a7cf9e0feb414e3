"""Another size of the thing that was spoken of: "lambi taar wala" of an extension board, "badi wali
do de do" of a feeding bottle, "in the bigger cup" of a tea that comes in two."""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.goods.choice_forms import by_measure
from device.dialogue.goods.choices import read_choices
from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.label_words import names_label
from device.dialogue.goods.variants import packs_of, variants_of
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.sale_units import SALE_WORDS
from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.index.written_words import phrase_words, spelled
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.reading import extreme_of, read
from device.dialogue.reading.terms import ONE, LooseNumber, Reading, Term
from device.dialogue.session import Session
from kb.catalogue import OptionGroup, Product
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_SIZES = frozenset({"biggest", "smallest"})
_LINE = word_set("wire wires taar tar cord cords cable cables lead")
"""What leads to a thing, by whatever of these names its record calls it."""
_OF_ALL = word_set("sabse sab")
_FEW = 8
_BOTH = 2


def in_other_size(reading: Reading, product: Product, shop: ShopWords) -> Reading | None:
    """The reading with the size alone, where another size of the product in focus is meant by it;
    None where goods are named or it comes in one size."""
    if reading.extreme not in _SIZES or reading.missing or reading.code is not None:
        return None
    if any(word in _OF_ALL or word.endswith("est") for word in reading.words):
        return None
    numbers = [n for n in reading.numbers if not _is_of_both(n, reading.words)]
    if any(number.wala for number in numbers) or _other_sizes(product, shop) < _BOTH:
        return None
    if _is_called_so(reading.words, product, shop):
        return None
    named = [t for t in reading.terms if not t.purpose]
    sized = [
        t for t in named if extreme_of(t.text) is not None or _is_its_part(t, product, reading)
    ]
    others = [t for t in named if t not in sized and t.if_unfit != "ignored"]
    if not sized and not ONE & {*reading.words}:
        return None
    if any(not (t.optional or t.kind == "sale_unit") for t in others):
        return None
    kept = [t for t in reading.terms if t.purpose or t in others]
    fewer = len(kept) < len(reading.terms)
    return replace(reading, terms=kept, numbers=numbers) if fewer else None


def _is_of_both(number: LooseNumber, words: list[str]) -> bool:
    """ "The small one of the two"."""
    before = words[max(number.position - 2, 0) : number.position]
    return number.value == _BOTH and before == ["of", "the"]


def _is_called_so(words: list[str], product: Product, shop: ShopWords) -> bool:
    """ "The large one", where one is called large and another extra large."""
    others = bits(packs_of(product, shop) | variants_of(product, shop))
    names = {word for number in others for word in phrase_words(shop.products[number].name)}
    said = (word for word in words if extreme_of(word) in _SIZES)
    return any(not names.isdisjoint({word, *shop.same_words(word)}) for word in said)


def sized_like(product: Product, extreme: str, shop: ShopWords) -> Product:
    """The biggest or smallest of the sizes a product comes in as goods of their own; itself where
    these are not told apart."""
    for mask in (packs_of(product, shop), variants_of(product, shop)):
        numbers = list(bits(mask))
        ordered = decided_by_extreme(numbers, extreme, shop) if len(numbers) > 1 else None
        if ordered:
            return shop.products[ordered[0]]
    return product


def with_size_named(words: list[str], session: Session, shop: ShopWords) -> list[str]:
    """The words with the name of the size that "bigger" or "smaller" means of the one thing in
    focus, where that comes in several by choice."""
    product = shop.product(session.focus[0]) if len(session.focus) == 1 else None
    at = next((i for i, word in enumerate(words) if extreme_of(word) in _SIZES), None)
    if product is None or at is None or len(words) > _FEW or _other_sizes(product, shop) > 1:
        return words
    group = next((g for g in product.options if _is_of_sizes(g)), None)
    if group is None:
        return words
    # Of 250 and 400 ml the size word itself chooses; it still has to be named.
    said = [*words[:at], *words[at + 1 :]] if by_measure(group) else words
    if group.group in read_choices(product, said, shop).chosen:
        return words
    bit = 1 << shop.index_of[product.sku]
    reading = read(words, shop)
    if reading.missing or any(
        t.where.head and not t.where.hard & bit and not t.optional for t in reading.terms
    ):
        return words
    ends = sorted(group.choices, key=lambda choice: choice.price_delta)
    chosen = ends[-1] if extreme_of(words[at]) == "biggest" else ends[0]
    after = words[at + 1 :]
    vessel = after[:1] and (after[0] in CONTAINERS or after[0] in SALE_WORDS)
    return [*words[:at], *spelled(chosen.name).split(), *(after[1:] if vessel else after)]


def names_size_only(words: list[str], shop: ShopWords) -> bool:
    """ "Bigger pack", "long wire": a size, and nothing of what is asked about it."""
    return any(extreme_of(word) in _SIZES for word in words) and all(
        extreme_of(word) in _SIZES
        or word in _LINE | ONE | GRAMMAR | CONTAINERS | SALE_WORDS
        or canonical_unit(word) is not None
        or stem(word) in shop.sale_units
        for word in words
    )


def says_a_size(term: Term) -> bool:
    """Whether a term is a label by which sizes of like goods are told apart: "xl"."""
    return all(names_label(word) for word in term.text.split())


def _other_sizes(product: Product, shop: ShopWords) -> int:
    return max(count(packs_of(product, shop)), count(variants_of(product, shop)))


def _is_of_sizes(group: OptionGroup) -> bool:
    prices = {choice.price_delta for choice in group.choices}
    return group.exclusive and "size" in phrase_words(group.group) and len(prices) > 1


def _is_its_part(term: Term, product: Product, reading: Reading) -> bool:
    """ "Long wire" of a board whose record tells how long its cord is."""
    specs = {word for name in product.specs for word in phrase_words(name)}
    behind = reading.words[term.end : term.end + 1]
    alone = not behind or behind[0] in ONE
    return alone and term.text in _LINE and bool(_LINE & specs)
