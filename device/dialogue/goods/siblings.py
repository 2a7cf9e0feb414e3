"""Another of the same kind as what was spoken of: "aur double wala", "and the one with three"."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.goods.variants import variants_of
from device.dialogue.index.index_products import choice_texts
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.counts import counted_anyhow, counted_as
from device.dialogue.reading.refused import refused_alone
from device.dialogue.reading.terms import WALA, LooseNumber, Reading, Term
from kb.catalogue import Product
from kb.language.words import word_set

_SAME = word_set("same yahi wahi yehi vahi")
_OTHER = word_set("doosri dusri doosra dusra doosre dusre aur another other different alag")
_MAKER = word_set("company companies brand brands make maker kampani kampany")
_OF_IT = word_set("its iska iski iske isme ismein isko isse uska uski uske usme usmein usko")
"""What is asked of the thing itself asks for no other."""
_NAMES_FIGURE = word_set("the with of jo in")
"""Before a figure these make it a name: "the 161", "the one with three"."""


def sibling_meant(reading: Reading, product: Product, shop: ShopWords) -> int:
    """The product of the same kind that has what was said and this one lacks; of several the one
    most like this one. None where what was said fits this one, or no other of its kind."""
    if _OF_IT & set(reading.words) and not WALA & set(reading.words):
        return 0
    number = shop.index_of[product.sku]
    family = shop.categories.get(product.category, 0)
    said = [term.where for term in reading.terms if _may_tell(term)]
    firm = [t for t in reading.terms if not (t.optional or t.purpose or t.if_unfit)]
    if any(not term.where.hard & family for term in firm):
        return 0
    said += [
        _valued(figure, reading, shop) for figure in reading.numbers if names_one(figure, reading)
    ]
    telling = [where for where in said if where.hard & family and not where.hard & 1 << number]
    if not telling:
        return 0
    variants = variants_of(product, shop)
    told_apart = any(where.named & variants for where in telling)
    if told_apart and all(where.hard & variants for where in telling):
        family = variants
    mask = family
    for where in (*telling, *said):
        narrowed = mask & where.hard
        if not narrowed and any(where is each for each in telling):
            return 0
        mask = narrowed or mask
    return _most_alike(_called_just_so(mask, reading, product, shop) or mask, product, shop)


def _called_just_so(mask: int, reading: Reading, product: Product, shop: ShopWords) -> int:
    """ "Masala wala" after a plain dosa: the masala dosa, and none with yet another name to it."""
    said = {same for word in reading.words for same in shop.same_words(word)}
    own = said | {*phrase_words(product.name)}
    return mask_of(n for n in bits(mask) if own.issuperset(phrase_words(shop.products[n].name)))


def sibling_called(reading: Reading, product: Product, shop: ShopWords) -> int:
    """ "Aur chocolate wala" of an Oreo shake that may have chocolate sauce: the chocolate shake, as
    it is called so and the sauce only partly. 0 where none of its kind is, or several are."""
    if not WALA & {*reading.words}:
        return 0
    chosen = [term for term in reading.terms if term.where.option]
    said = {word for term in chosen for word in phrase_words(term.text)} - WALA
    names = [
        phrase_words(text)
        for group in product.options
        for choice in group.choices
        for text in choice_texts(choice)
    ]
    if not said or any({*name} <= said for name in names):
        return 0
    family = shop.categories.get(product.category, 0) & ~(1 << shop.index_of[product.sku])
    for term in chosen:
        family &= term.where.named
    return family if family.bit_count() == 1 else 0


def sibling_without(reading: Reading, product: Product, shop: ShopWords) -> int:
    """ "And without egg" of an egg mutton roll: the mutton roll, as all else in the name of this
    one is in the name of that one. 0 where there is none, or goods are asked for."""
    bit = 1 << shop.index_of[product.sku]
    gone = refused_alone(reading, shop)
    if not gone & bit or any(t.where.head and not t.where.hard & bit for t in reading.terms):
        return 0
    said = {same for word in reading.words for same in shop.same_words(word)}
    kept = {*phrase_words(product.name)} - said
    family = shop.categories.get(product.category, 0) & ~gone
    alike = [n for n in bits(family) if kept <= {*phrase_words(shop.products[n].name)}]
    return _most_alike(mask_of(alike), product, shop) if kept else 0


def same_of_maker(reading: Reading, product: Product, shop: ShopWords) -> int | None:
    """ "The same in CEAT": what that maker has with the same main spec, 0 where it has none; None
    where no such thing is asked."""
    makers = [t.where.brand for t in reading.terms if t.where.brand and not t.where.head]
    bit = 1 << shop.index_of[product.sku]
    if not _SAME & {*reading.words} or len(makers) != 1 or makers[0] & bit or not product.specs:
        return None
    main = next(iter(product.specs))
    others = bits(makers[0] & shop.categories.get(product.category, 0))
    return mask_of(n for n in others if shop.products[n].specs.get(main) == product.specs[main])


def asks_other_maker(words: list[str]) -> bool:
    """ "Doosri company ka", "another brand"."""
    return any(before in _OTHER and word in _MAKER for before, word in pairwise(words))


def of_other_makers(reading: Reading, product: Product, shop: ShopWords) -> int:
    """ "Doosri company ka", "another brand": what other makers have with the same main spec; 0
    where that is not asked or they have none."""
    if not asks_other_maker(reading.words) or not product.specs:
        return 0
    main = next(iter(product.specs))
    numbers = bits(shop.categories.get(product.category, 0))
    like = [n for n in numbers if shop.products[n].brand != product.brand]
    like = [n for n in like if shop.products[n].specs.get(main) == product.specs[main]]
    return _most_alike(mask_of(like), product, shop)


def _may_tell(term: Term) -> bool:
    return term.kind != "sale_unit" and not term.taken_back


def names_one(figure: LooseNumber, reading: Reading) -> bool:
    """Whether a figure says which one rather than how many."""
    before = reading.words[max(0, figure.position - 1) : figure.position]
    broken = figure.value != int(figure.value)
    return figure.wala or (not figure.unit and (broken or bool(_NAMES_FIGURE & {*before})))


def _valued(figure: LooseNumber, reading: Reading, shop: ShopWords) -> Where:
    """What has the figure; "four legged ones" have so many legs and not so many of anything."""
    behind = reading.words[figure.position + 1 :][:2]
    if figure.wala and len(behind) == 2 and behind[0] not in WALA and behind[1] in WALA:
        return counted_as(shop, figure.value, behind[0]) or Where()
    where = shop.values.get(figure.value) or Where()
    model = shop.models.get(f"{figure.value.normalize():f}", 0)
    return where.union(Where(name=model)).union(counted_anyhow(shop, figure.value))


def _most_alike(mask: int, product: Product, shop: ShopWords) -> int:
    if count(mask) <= 1:
        return mask
    likeness = {n: likeness_of(shop.products[n], product) for n in bits(mask)}
    best = max(likeness.values())
    return mask_of(n for n, alike in likeness.items() if alike == best)


def likeness_of(one: Product, other: Product) -> tuple[bool, int]:
    """Of the same maker, and with so many words and specs in common."""
    specs = sum(1 for name, value in one.specs.items() if other.specs.get(name) == value)
    words = len({*phrase_words(one.name)} & {*phrase_words(other.name)})
    return one.brand == other.brand, specs + words
