"""The two products of a comparison that does not name either side: "dono mein", "how much heavier
is the double one" after the single one."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.coordinated import are_alike, coordinated_sides
from device.dialogue.goods.resolve import resolve
from device.dialogue.goods.sides import said_sides
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import ONE, PLAIN, places_of
from kb.catalogue import Product
from kb.language.words import word_set

_BOTH = word_set("dono donon both two")
_NEAR = 2
_AND = word_set("and aur")
_JOINS = word_set("and or aur ya vs versus")
_ASKS = word_set(
    """
    how what which who is are does do can will kya kitna kitne kitni kaun kaunsa kaunsi kab kahan
    hai hain milega milegi chahiye dena dijiye lena give want price rate stock
    """
)


def both_meant(asking: Asking) -> list[Product]:
    """The two that there are of what is named, or none; a shorter name of one of them is no reason
    to leave out the other."""
    mask, shop = asking.match.mask, asking.shop
    named = asking.reading.names_something and not asking.reading.missing
    if not named or not asking.match.found_all:
        return []
    if asking.reading.extreme is not None and len(asking.products) == 2:
        return asking.products  # "The costlier stick" is one of them.
    if count(mask) == 1:
        mask = _all_called_so(asking)
    # "The misal with buttermilk" against "the two on their own" is about no two misals.
    others = any(
        t.where.named and not t.where.anywhere & mask for t in asking.reading.terms if not t.purpose
    )
    two = count(mask) == 2 and not others
    return [shop.products[number] for number in bits(mask)] if two else []


def two_of_them(asking: Asking) -> list[Product]:
    """ "Which of the two nebulisers is quieter, baby sleeps lightly": both there are of what stands
    behind the "two", whatever else is told; none where they are not two."""
    words, shop = asking.words, asking.shop
    for at, word in enumerate(words[:-1]):
        if word != "2" and word not in _BOTH:
            continue
        reading = read(words[at + 1 :], shop)
        end = next((t.end for t in reading.terms if t.start == 0 and t.where.named), 0)
        match = resolve(read(words[at + 1 : at + 1 + end], shop), shop)
        if end and match.found_all and count(match.mask) == 2:
            return [shop.products[number] for number in bits(match.mask)]
    return []


def _all_called_so(asking: Asking) -> int:
    """All that have what is said, where a single one of them is called just so."""
    mask = (1 << len(asking.shop.products)) - 1
    for term in asking.match.terms:
        if not (term.optional or term.purpose or term.taken_back):
            mask &= term.where.hard | term.where.text
    return mask


def says_two(asking: Asking) -> bool:
    """ "Omron ki BP machine, dono mein kya fark hai", "the two sticks", "which of the lotions", and
    no "two pole"."""
    terms = asking.reading.terms
    loose = (i for i, w in enumerate(asking.words) if w == "2")
    which_of = any(pair == ("which", "of") for pair in pairwise(asking.words))
    two = which_of or any(not any(t.start <= at < t.end for t in terms) for at in loose)
    if any(n.value not in {1, 2} for n in asking.reading.numbers):
        return bool(_BOTH & {*asking.words})  # "Idli 2 piece aur 4 piece".
    return two or bool(_BOTH & {*asking.words})


def both_asked_of(asking: Asking) -> bool:
    """ "Dono thermos mein chai kitni der garam rehti hai": the two that there are of what is named
    behind the "both"."""
    words = asking.words
    at = next((i for i, word in enumerate(words) if word in _BOTH - {"two"}), None)
    starts = {t.start for t in asking.match.terms if t.where.named and not t.purpose}
    behind = at is not None and not starts.isdisjoint(range(at + 1, at + 1 + _NEAR))
    match = asking.match
    return behind and match.found_all and count(match.mask) == 2


def beside_focus(asking: Asking) -> list[Product]:
    """What is asked about and the one other thing that was spoken of before it, or none."""
    focus, found = asking.session.focus, asking.products
    if len(focus) != 1 or asking.session.generation != asking.view.generation:
        return []
    before = asking.view.product(focus[0])
    one = len(found) == 1 or (bool(found) and asking.is_decided) or _is_bigger_one(asking)
    if before is None or not one or found[0].sku == before.sku:
        return []
    return [found[0], before]


def _is_bigger_one(asking: Asking) -> bool:
    """Of two the one that is bigger than the other, which was spoken of."""
    return asking.reading.extreme is not None and len(asking.products) == 2


def pair_meant(asking: Asking) -> list[Product]:
    """The two that an utterance which compares is about, or none."""
    return said_sides(asking) or (both_meant(asking) if says_two(asking) else [])


def pair_named(asking: Asking) -> list[Product]:
    """The two goods of one kind that are named side by side, or none."""
    pair = coordinated_sides(asking)
    if not pair:
        pair = said_sides(asking)
        pair = pair if len(pair) == 2 and _told_apart(pair, asking) else []
    if not pair:
        return []
    first, second = (asking.shop.index_of[product.sku] for product in pair)
    return pair if are_alike(first, second, asking.shop) else []


def _told_apart(pair: list[Product], asking: Asking) -> bool:
    """Whether either has something said that the other has not; one of them may be told by a figure
    or as the plain one."""
    first, second = (1 << asking.shop.index_of[product.sku] for product in pair)
    # What is said of one of them, "awaaz Omron se kam karta hai", may name the other one.
    reading = read(asking.words, asking.shop)
    said = [t.where.hard for t in reading.terms if not t.purpose]
    own = [any(w & bit and not w & other for w in said)
           for bit, other in ((first, second), (second, first))]  # fmt: skip
    loose = bool(reading.numbers) or bool(PLAIN & {*asking.words})
    return all(own) or (any(own) and loose)


def joined_by_name(asking: Asking) -> list[Product]:
    """The same where a word joins the two: "Pampers medium aur MamyPoko medium"."""
    return pair_named(asking) if _JOINS & {*asking.words} else []


def names_only_two(asking: Asking) -> bool:
    """ "Paneer puff aur veg puff": two things, and not a word of what is asked about them."""
    words = asking.words
    joint = next((at for at, word in enumerate(words) if word in _AND), 0)
    if not 0 < joint < len(words) - 1 or asking.match.quantity is not None:
        return False
    asks = any(word in _ASKS for word in words)
    known = places_of(asking.reading.terms)
    plain = all(
        at in known or word in GRAMMAR or word in ONE or asking.shop.lookup(word) is not None
        for at, word in enumerate(words)
    )
    return plain and not asks and len(said_sides(asking)) == 2
