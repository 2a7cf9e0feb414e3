"""Which of the goods spoken of last is the one to take: "dono mein se chhat ke liye kaun sa",
"which of these should I buy for a small room"; or which of two kinds: "vada ya idli"."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.answers.either import OR
from device.dialogue.answers.recommend import offer
from device.dialogue.answers.suiting import WEIGHTS, evidence_of
from device.dialogue.answers.wishes import Wish, has_refused, wishes_of
from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import by_extreme
from device.dialogue.goods.pair_spoken_of import BOTH
from device.dialogue.goods.spoken_row import spoken_row
from device.dialogue.goods.weighing import chances, weighed
from device.dialogue.goods.without import without
from device.dialogue.index.product_sets import mask_of
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.reading.intents import likeliest
from device.dialogue.reading.reading import read
from device.dialogue.reading.told_to_add import told_to_add
from kb.catalogue import Product
from kb.language.words import word_set

_AMONG = word_set("inme inmein inmen unme unmein unmen inhi unhi")
_POINTS = word_set("these them those")
_BEFORE = word_set("of from between among")
_PAIR, _AT_MOST = 2, 6
_LONGEST_NAME = 3
_SURE, _SURELY = 0.9, 0.9


def answer_best_of_these(asking: Asking) -> Draft | None:
    """The best of them for what is told, with a perhaps where it hardly stands out; None where
    something else is asked."""
    goods = _goods_meant(asking) or _named_either(asking)
    if len(goods) < _PAIR or likeliest(asking.wants)[0] != "recommend":
        return None
    if told_to_add(asking.words) or asking.reading.code is not None:
        return None
    wishes = wishes_of(asking.words, asking.shop)
    goods = _without_what_is_refused(goods, wishes, asking)
    best, chance = _best(goods, asking)
    asking.intent, asking.likened = "recommend", True
    confidence = _SURE if chance >= _SURELY else TENTATIVE
    return offer(asking, [best], wishes, confidence)


def _without_what_is_refused(
    goods: list[Product], wishes: list[Wish], asking: Asking
) -> list[Product]:
    """All of them where each has what must not be in it."""
    shop = asking.shop
    numbers = mask_of(shop.index_of[product.sku] for product in goods)
    kept = without(numbers, asking.reading.unwanted, shop, plainly=True)
    fit = [
        product
        for product in goods
        if kept >> shop.index_of[product.sku] & 1 and not has_refused(product, wishes, shop)
    ]
    return fit or goods


def _goods_meant(asking: Asking) -> list[Product]:
    """The goods that words point back at; none where no word does, or where one alone was spoken
    of."""
    session = asking.session
    if session.pending or session.generation != asking.view.generation:
        return []
    both, row = bool(BOTH & {*asking.words}), session.focus
    if not both and not _says_among(asking.words):
        return []
    if len(row) < _PAIR or (both and len(row) > _PAIR):
        row = spoken_row(session)[-_PAIR:]
    goods = [product for sku in row if (product := asking.view.product(sku)) is not None]
    return goods if len(goods) <= _AT_MOST else []


def _named_either(asking: Asking) -> list[Product]:
    """The goods that are named before and behind an "or"; none where those on one side are not, or
    are on both."""
    words = asking.words
    at = next((i for i, word in enumerate(words) if word in OR), 0)
    lengths = range(_LONGEST_NAME, 0, -1)
    before = (_all_called(words[max(at - n, 0) : at], asking) for n in lengths)
    behind = (_all_called(words[at + 1 : at + 1 + n], asking) for n in lengths)
    first, second = next(filter(None, before), 0), next(filter(None, behind), 0)
    goods = asking.of_mask(first | second) if first and second and not first & second else []
    return goods if len(goods) <= _AT_MOST else []


def _all_called(words: list[str], asking: Asking) -> int:
    """The goods that some words together are a name of."""
    terms = read(words, asking.shop).terms if words else []
    if len(terms) != 1 or terms[0].end - terms[0].start < len(words):
        return 0
    return terms[0].where.named if terms[0].kind in {"word", "kind"} else 0


def _says_among(words: list[str]) -> bool:
    pairs = [*pairwise(words)]
    return (
        bool(_AMONG & {*words})
        or any(before in _BEFORE and word in _POINTS for before, word in pairs)
        or ("the", "2") in pairs
    )


def _best(goods: list[Product], asking: Asking) -> tuple[Product, float]:
    """By the size or price that was said, else by all that tells what suits; and how likely it is
    the best of them."""
    shop = asking.shop
    if (extreme := asking.reading.extreme) is not None:
        first = by_extreme([shop.index_of[p.sku] for p in goods], extreme, shop)[0]
        return shop.products[first], 1.0
    found, _ = evidence_of(asking, asking.draft("recommend"))
    scores = [weighed(found.get(shop.index_of[p.sku], {}), WEIGHTS) for p in goods]
    likely = chances(scores)
    at = max(range(len(goods)), key=likely.__getitem__)
    return goods[at], likely[at]
