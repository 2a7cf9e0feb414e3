"""So many of the one thing that was spoken of, where their price is asked: "bees plate ka total",
"we are fourteen and each will have one, altogether", "a dozen for my shop"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from device.dialogue.goods.resolve import Match, resolve
from device.dialogue.goods.variants import packs_of, variants_of
from device.dialogue.index.product_sets import bits
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import FIGURE, OF, ONE, Missing, Reading, Term
from device.dialogue.session import Session
from kb.catalogue import Product
from kb.language.units import canonical_unit
from kb.language.words import word_set

_TOTAL = word_set(
    """
    total totals altogether damage cost costs price rate bill charge come comes works kul hisab
    hisaab hisaabh daam bhav bhaav keemat kharcha kharch milakar milake
    """
)
_TOTAL_IN_TWO = frozenset({("how", "much"), ("work", "out"), ("in", "all"), ("add", "up")})
_HOW_MUCH = word_set("kitna kitne kitni kya")
_COMES_TO = word_set(
    """
    hoga honge hogi hua hue banega banenge banegi bane padega padenge padegi lagega lagenge lagegi
    loge lenge ka ke rupaye rupees paisa paise
    """
)
_TAKES = word_set(
    """
    need needs want wants take takes require order for chahiye chahie chaahiye lene leni lunga
    loonga lungi lenge lega lagenge
    """
)
_IF = word_set("if agar yadi suppose maan")
_BESIDE_COUNT = word_set("a an full whole ek poore pure")
_TAKE = word_set("take buy get order want need taking buying")
_TAKEN = word_set(
    """
    le lu lun loon loonga lunga lungi lenge len lein lete leta leti lene lena liya liye chahiye
    mangwau mangwaoon mangwaun kharidu khareedu
    """
)
_GIVE = word_set("give add pack book dedo dena dijiye likh likho daal daalo jod jodo")
_AT_ONCE = Decimal(2)
_THERE = word_set("stock available milega milegi milenge mil left hai hain")
_OFFERED = 0.5
_MANY = Decimal(10)
"""So many are hardly ordered without a word about their price."""


def counted_of_focus(
    reading: Reading, wants: Mapping[str, float], session: Session, shop: ShopWords
) -> Decimal | None:
    """How many of the thing in focus the price is asked for; None where that is not asked, or of
    something else."""
    product = shop.product(session.focus[0]) if len(session.focus) == 1 else None
    if product is None or session.pending or session.basket.state == "open":
        return None
    taken = _taken(reading.words)
    if taken is not None:
        # "Agar sau le loon to" names no gloves that come in a "Box of 100".
        terms = [t for t in reading.terms if not t.start <= taken < t.end]
        reading = replace(reading, terms=terms)
        amount: Decimal | None = Decimal(reading.words[taken])
    else:
        amount = _amount(reading, product, shop)
    if amount is None or not _names_no_other(reading, product, shop):
        return None
    if taken is not None or _asks_total(reading.words):
        return amount
    said = {*reading.words}
    first = min((each.min_quantity for each in product.price_breaks), default=None)
    offers = first is not None and amount >= max(first, _MANY) and session.intent == "price"
    ordered = _GIVE & said or wants.get("basket_add", 0.0) >= _OFFERED or _THERE & said
    return amount if offers and _TAKES & said and not ordered else None


def so_many(
    reading: Reading, amount: Decimal, session: Session, shop: ShopWords
) -> tuple[Reading, Match]:
    """The reading as it is meant of so many of the thing in focus."""
    within = 1 << shop.index_of[session.focus[0]]
    chosen = [term for term in reading.terms if term.where.option & within]
    asks = replace(reading, terms=chosen, missing=[], numbers=[], extreme=None, people=None)
    return asks, replace(resolve(asks, shop, within=within), quantity=amount, left_out=())


def _asks_total(words: Sequence[str]) -> bool:
    if _TOTAL & {*words}:
        return True
    if not _TOTAL_IN_TWO.isdisjoint(pairwise(words)):
        return True
    return any(
        word in _HOW_MUCH and _COMES_TO & {*words[at + 1 : at + 3]} for at, word in enumerate(words)
    )


def _taken(words: Sequence[str]) -> int | None:
    """Where the figure stands in "if i take fifty", "agar sau le loon to", "das loon to"."""
    supposed = bool(_IF & {*words}) or words[-1:] == ["to"]
    figures = [at for at, word in enumerate(words) if FIGURE.match(word) and "/" not in word]
    if not supposed or len(figures) != 1 or Decimal(words[figures[0]]) < _AT_ONCE:
        return None
    at = figures[0]
    begin = at
    while begin and words[begin - 1] in _BESIDE_COUNT:
        begin -= 1
    ahead, behind = {*words[max(begin - 1, 0) : begin]}, {*words[at + 1 : at + 2]}
    return at if ahead & _TAKE or behind & _TAKEN else None


def _amount(reading: Reading, product: Product, shop: ShopWords) -> Decimal | None:
    """The one figure that counts, whatever it counts: so many of the thing, or of people who have
    one each."""
    words, bit = reading.words, 1 << shop.index_of[product.sku]
    own = canonical_unit(product.unit)
    found: set[Decimal] = set()
    for at, word in enumerate(words):
        if not FIGURE.match(word) or "/" in word:
            continue
        behind = words[at + 1 : at + 2]
        if any(_is_of_name(term, at, bit) for term in reading.terms):
            continue
        if any(_counts_other(term, at, bit) for term in reading.terms):
            return None
        unit = canonical_unit(behind[0]) if behind else None
        if (behind and behind[0] in ONE) or (unit is not None and unit != own):
            return None
        if _is_of_like_goods(word, product, shop):
            return None
        found.add(Decimal(word))
    counted = {each for each in found if each >= _AT_ONCE}
    return counted.pop() if len(counted) == 1 and len(found) - 1 <= (Decimal(1) in found) else None


def _is_of_like_goods(figure: str, product: Product, shop: ShopWords) -> bool:
    """ "And a hundred strips" after the pack of fifty, where there is one of a hundred."""
    alike = bits(packs_of(product, shop) | variants_of(product, shop))
    names = (phrase_words(shop.products[number].name) for number in alike)
    return figure not in phrase_words(product.name) and any(figure in name for name in names)


def _is_counted(missing: Missing, words: Sequence[str]) -> bool:
    """Whether goods that the shop lacks stand beside a figure: "20 tampons", "tampon ke 20
    packet"; "seven boxes as wedding gifts" counts no gifts."""
    at, end = missing.position, missing.position + len(missing.word.split())
    behind = words[end + 1 : end + 2] if OF & {*words[end : end + 1]} else words[end : end + 1]
    near = [*words[max(at - 1, 0) : at], *behind]
    return missing.kind == "goods" and any(FIGURE.match(word) for word in near)


def _is_of_name(term: Term, at: int, bit: int) -> bool:
    """Whether a figure is part of what the thing is called: "four socket board"."""
    within = term.start <= at < term.end and term.kind in {"measure", "counted", "word"}
    return within and bool(term.where.hard & bit) and not term.optional


def _counts_other(term: Term, at: int, bit: int) -> bool:
    """ "Full wali ke saath do ande": two of what comes with it."""
    return term.start == at + 1 and bool(term.where.option & bit) and not term.where.named & bit


def _names_no_other(reading: Reading, product: Product, shop: ShopWords) -> bool:
    bit = 1 << shop.index_of[product.sku]
    if reading.code is not None or reading.extreme is not None:
        return False
    if any(m.kind == "brand" or _is_counted(m, reading.words) for m in reading.missing):
        return False
    if bit & shop.bundles and any(t.where.named and not t.optional for t in reading.terms):
        return False  # "Just the idlis" after a combo with them.
    return all(
        term.optional
        or term.purpose
        or term.kind in {"sale_unit", "counted"}
        or bool((term.where.hard | term.where.option) & bit)
        or not term.where.named
        for term in reading.terms
    )
