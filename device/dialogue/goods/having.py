"""Goods chosen by what they have: "which washing machine has a heater", "kaun si BP machine mein
Bluetooth hai". A record that does not speak of it says neither yes nor no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.resolve import resolve
from device.dialogue.goods.spec_words import root
from device.dialogue.goods.without import has
from device.dialogue.index.product_sets import count
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.reading import extreme_of, read
from kb.catalogue import Product
from kb.language.words import stem, word_set

_WHICH = word_set(
    "which what kaun kaunsa kaunsi kaunse konsa konsi konse kis kisme kismein kismen kiske "
    "kin kinme kinmein kinmen"
)
_HAS = word_set("has have having includes offers supports")
_CUSTOMER_OR_SHOP = word_set("you we i they u got")
_DO = word_set("do does did are is can hai hain")
"""Behind a word these make it a noun: "which knee supports do you have"."""
_MAY = word_set("can may could should must")
""""What can a vegetarian have": with these it is no thing that has it."""
_ANYTHING = word_set(
    """
    dish dishes item items thing things product products food foods cheez cheezen cheezon cheeze
    chiz chizen chizon cheeje cheejon cheejen
    """
)
""""Which dishes have pork": all goods are asked about, if none is called so."""
_COMES = word_set("comes come")
_ONE = word_set("mein me ki ka ke se si sa wala wali wale model machine 1 ek")
"""Behind "which" in Hindi, where the thing was named before it."""
_IN_HINDI = word_set("mein me kisme kismein kismen kinme kinmein kinmen saath sath")
_IS_HINDI = word_set(
    """
    hai hain hota hoti hote aata aati aate milta milti milte rehta rehti laga lagi hoga hogi ata ati
    """
)
_SMALL = word_set(
    "wala wali wale bhi built in the a an any it here feature facility option suvidha with"
)
_MORE = word_set(
    "more less most least better best longest zyada jyada kam sabse highest lowest same"
)
_NOT_HAD = word_set(
    """
    price rate cost daam warranty guarantee stock discount offer emi delivery available size rang
    colour color
    """
)
_OR = word_set("or ya aur and")
_NO = frozenset({"no", "false", "none", "nil"})
_WITHOUT = word_set("without no non")
_LACKS = word_set("free not")
_CANDIDATES_AT_MOST = 60


def had(words: Sequence[str]) -> range:
    """The positions of what the goods asked for shall have; empty where none is asked for."""
    which = [at for at, word in enumerate(words) if word in _WHICH]
    if not which:
        return range(0)
    for index, word in enumerate(words):
        with_it = word == "with" and words[index - 1 : index] and words[index - 1] in _COMES
        by_whom = _CUSTOMER_OR_SHOP & {*words[index - 1 : index], *words[index + 1 : index + 2]}
        by_whom = by_whom or _DO & {*words[index + 1 : index + 2]}
        by_whom = by_whom or _MAY & {*words[which[0] : index]}
        if (word in _HAS or with_it) and index - which[0] > 1 and not by_whom:
            return _trimmed(words, index + 1, len(words))
    for index, word in enumerate(words):
        end = next((at for at in range(index + 1, len(words)) if words[at] in _IS_HINDI), None)
        if word in _IN_HINDI and end is not None and which[0] <= index:
            behind = _trimmed(words, index + 1, end)
            asked = _NOT_HAD & {*words[which[0] : index]}  # "Tank kis rang mein hai".
            return behind or (range(0) if asked else _trimmed(words, 0, which[0]))
    return range(0)


def _trimmed(words: Sequence[str], start: int, end: int) -> range:
    said = [at for at in range(start, end) if words[at] not in GRAMMAR | _SMALL]
    asks = (_OR | _WHICH | _MORE | _NOT_HAD) & {*words[start:end]}
    sizes = any(extreme_of(words[at]) for at in said)
    return range(said[0], said[-1] + 1) if said and not asks and not sizes else range(0)


def goods_having(asking: Asking) -> tuple[list[Product], str] | None:
    """Of the goods named those on whose record it is, and what it is; None where that is not what
    is asked."""
    span = had(asking.reading.words)
    if not span or asking.reading.refusing.intersection(range(span.start - 1, span.stop)):
        return None
    words = asking.reading.words
    reading = read([*words[: span.start], *words[span.stop :]], asking.shop)
    reading = replace(reading, extreme=None)
    match = resolve(reading, asking.shop)
    heads = [t for t in reading.terms if t.where.head and not t.purpose]
    things = bool(heads)
    at = next((at for at, word in enumerate(words) if word in _WHICH), 0)
    if things and heads[0].end <= at and not _ONE & {*words[at + 1 : at + 2]}:
        return None  # "Ladoo kis ghee mein bante hain" asks of the one thing.
    mask = match.mask
    anything = not things and bool(_ANYTHING & {*words[at + 1 : at + 2]})
    if anything:
        things, mask = True, (1 << len(asking.shop.products)) - 1
    if not things or reading.unknown or not match.found:
        return None
    if not 1 < count(mask) <= _CANDIDATES_AT_MOST:
        return None
    asked = [word for word in words[span.start : span.stop] if word not in GRAMMAR | _SMALL]
    known = asking.shop.domain.unwanted.by_name.get("_".join(map(stem, asked)), ())
    having = [
        p
        for p in asking.of_mask(mask)
        if _has(p, asked, asking) or (anything and any(has(p, each) for each in known))
    ]
    if having and anything:
        asking.reading.missing = []
    if not having and any(word[:1].isdigit() for word in asked):
        return None  # A figure may be written otherwise there.
    return having, " ".join(asked)


def _has(product: Product, asked: list[str], asking: Asking) -> bool:
    """Whether all words of it stand in one text of the record."""
    specs = [f"{n} {v}" for n, v in product.specs.items() if v.strip().lower() not in _NO]
    options = [c.name for group in product.options for c in group.choices]
    texts = (product.name, product.description, *specs, *options)
    return any(
        all(any(root(same) in held for same in asking.shop.same_words(word)) for word in asked)
        for held in (_told(text, asked) for text in texts)
    )


def _told(text: str, asked: list[str]) -> set[str]:
    """The words of a text but what it denies: "without wheels", "cable not included". Where that
    is what is asked ("wrinkle free") it tells all."""
    words = phrase_words(text)
    if (_LACKS | _WITHOUT) & {*asked}:
        return set(map(root, words))
    denied = {
        word for word, behind in zip(["", *words], [*words, ""], strict=True) if behind in _LACKS
    } | {behind for word, behind in pairwise(words) if word in _WITHOUT}
    return {root(word) for word in words if word not in denied | GRAMMAR}
