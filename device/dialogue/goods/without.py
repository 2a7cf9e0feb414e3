"""Which products have what a customer does not want or must not have, as far as records tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from kb.catalogue import Product
from kb.domains.unsuited import Unwanted

_MANY = 2000
"""Among more products than this none is looked at."""
_NO = frozenset({"no", "not", "without", "zero", "nil", "none", "bina", "non"})
_NO_BEHIND = frozenset({"free", "none"})
_INSTEAD_OF = ["instead", "of"]
_LISTS = frozenset({"and", "or", "nor", "aur", "ya"})
_ALLERGIC = frozenset({"allergic", "allergy", "allergie", "intolerant", "intolerance"})
_UNFIT = frozenset({"not", "unsuitable", "unfit", "avoid", "unsafe"})
_FAR = 7
_NEAR = 2
_LONGEST = 3
_YES = frozenset({"yes", "ha", "haan"})
_NO_VALUES = frozenset({"no", "not", "none", "nil", "0", "zero", "nahi"})


def without(
    mask: int, unwanted: Iterable[Unwanted], shop: ShopWords, *, plainly: bool = False
) -> int:
    """Of some products those that have nothing of it: those whose records say so, else those
    whose records do not speak of it. Nothing where all have it. `plainly` without it are such
    that need not be ordered without, where there are any."""
    if count(mask) > _MANY:
        return mask
    # What must be told decides first: few records speak of it.
    for each in sorted(unwanted, key=lambda each: not each.must_be_told):
        told = {number: has(shop.products[number], each) for number in bits(mask)}
        lacking = mask_of(number for number, answer in told.items() if answer is False)
        if plainly and lacking and each.said:
            mask = lacking
            continue
        left_out = mask_of(n for n in bits(mask) if can_be_had_without(shop.products[n], each))
        silent = mask_of(number for number, answer in told.items() if answer is None)
        # Who a thing is for is seldom said; what is in it is, where it matters.
        if each.must_be_told:
            mask = lacking or left_out
        elif each.named_for and lacking:
            mask = lacking
        else:
            mask = lacking | silent if each.by and not each.said else lacking | left_out or silent
    return mask


def all_have(mask: int, unwanted: Iterable[Unwanted], shop: ShopWords) -> bool:
    """Whether something unwanted is in all of some products: their records say so, or do not speak
    of it where it must be told."""
    if not mask or count(mask) > _MANY:
        return False
    products = [shop.products[number] for number in bits(mask)]
    return any(
        all(_has_it(product, each) for product in products) for each in unwanted if each.said
    )


def _has_it(product: Product, unwanted: Unwanted) -> bool:
    answer = has(product, unwanted)
    told = unwanted.must_be_told if answer is None else answer
    return told and not can_be_had_without(product, unwanted)


def has(product: Product, unwanted: Unwanted) -> bool | None:
    """Whether it is in a product, None where its record does not tell. Specs tell first, then the
    description, then what the thing is called."""
    texts = [*_texts(product, by_category=bool(unwanted.by))]
    if not unwanted.said and any(_says_it_lacks(words, unwanted) for words in texts):
        return False  # "With adult and child mask" is for either, a barfi "without sugar" for all.
    for words in texts:
        answer = _told(words, unwanted)
        if answer is not None:
            return answer
    return None


def _texts(product: Product, *, by_category: bool) -> Iterator[list[str]]:
    """Hot chocolate may stand among the coffees; what some must not have, its kind tells too."""
    for name, value in product.specs.items():
        own, said = phrase_words(name), phrase_words(value)
        if said and said[0] in _YES:
            yield own
        elif said and said[0] in _NO_VALUES:
            yield [word for each in own for word in ("no", each)]
        else:
            # "Egg: eggless" is told by the value, "milk: 200 ml" by the name.
            yield said
            yield [*own, *said]
    yield phrase_words(product.description)
    yield phrase_words(product.name)
    for alias in product.aliases:
        yield phrase_words(alias)
    if by_category:
        yield phrase_words(product.category)


def _says_it_lacks(words: list[str], unwanted: Unwanted) -> bool:
    return any(
        "_".join(words[start:end]) in unwanted.lacks
        for start in range(len(words))
        for end in range(start + 1, start + _LONGEST + 1)
    )


def _told(words: list[str], unwanted: Unwanted) -> bool | None:
    """What a text says of it: "no milk" as well as "eggless" say that it is not there."""
    answer: bool | None = None
    index = 0
    while index < len(words):
        end = index + _length_of_known(words, index, unwanted)
        if end == index:
            index += 1
            continue
        listed = _start_of_list(words, index)
        denied = bool(_NO & {*words[max(0, listed - _NEAR) : index]})
        denied = denied or bool(_NO_BEHIND & {*words[end : end + 1]})
        denied = denied or words[max(0, listed - _NEAR) : listed] == _INSTEAD_OF
        denied = denied or _is_for_the_allergic(words, index, end)
        phrase = "_".join(words[index:end])
        if denied and words[index - 1 : index] == ["non"]:
            index = end  # What is "non veg" need not have pork.
            continue
        if (phrase in unwanted.lacks) == denied:
            return True
        # "Without coffee" does not tell that there is no milk in it either.
        if not denied or phrase in unwanted.said:
            answer = False
        index = end
    return answer


def _start_of_list(words: list[str], index: int) -> int:
    """Where a list begins that goes on here: "made without onion and garlic"."""
    while index > 1 and words[index - 1] in _LISTS:
        index -= 2
    return index


def _is_for_the_allergic(words: list[str], start: int, end: int) -> bool:
    """ "Gloves for those allergic to latex" have none."""
    before = words[max(0, start - _FAR) : start]
    near = {*before[-_NEAR:], *words[end : end + 1]}
    return "for" in before and bool(_ALLERGIC & near) and not _UNFIT & {*before}


def _length_of_known(words: list[str], start: int, unwanted: Unwanted) -> int:
    """Of how many words the longest phrase is that tells: "black coffee" has no milk, though
    "coffee" has."""
    for length in range(min(_LONGEST, len(words) - start), 0, -1):
        phrase = "_".join(words[start : start + length])
        if phrase in unwanted.lacks or phrase in unwanted.has:
            return length
        if phrase in unwanted.said and words[start - 1 : start] and words[start - 1] in _NO:
            return length  # "Spice: none" tells, though "spice: mild" does not.
    return 0


def can_be_had_without(product: Product, unwanted: Unwanted) -> bool:
    """Whether one may choose to have it left out: "no sugar" of a coffee."""
    choices = (choice.name for group in product.options for choice in group.choices)
    return any(_told(phrase_words(choice), unwanted) is False for choice in choices)
