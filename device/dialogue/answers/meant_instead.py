"""Whether other goods were meant than those that were told of or asked back about.

Reading takes the first goods that have all that it understood; the likeliest by all that was said
(`likeliest`) may be others, or one of several that are asked back about may stand out.
"""

from __future__ import annotations

from device.dialogue.answers.doubt import BY_WORDS, chance_of, of_words, words_left, words_taken
from device.dialogue.answers.likeliest import likely
from device.dialogue.answers.ranking import MANY
from device.dialogue.asking import Asking
from device.dialogue.goods.weighing import Likely
from device.dialogue.phrasing import TENTATIVE, Draft
from kb.catalogue import Product

OF_GOODS = frozenset({"price", "stock", "spec", "bulk_price", "warranty"})
SURELY_OTHERS = 0.7
HARDLY_THESE = 0.2
"""How likely other goods must be, and how unlikely those that were told of, for the former to be
told of instead, with a perhaps. Of ten such cases in shops left out nine were so."""
DOUBTED = 0.04
"""How likely an answer must be wrong by its words for other goods to be looked for."""
STANDS_OUT = {
    "purpose": 0.69, "own_alias": 1.48, "near": 6.93, "near_before": 13.45, "score": 9.30,
    "figure": -1.87, "several": 2.49, "plain": 0.76, "left": 2.45, "words": 5.83, "chance": 2.67,
    "lead": 1.74, "follows": 4.82, "": -9.10,
}  # fmt: skip
"""Weights of what one of several has ahead of all others, with "" for what is always there."""
ONE_OF_THEM = 0.5
_AHEAD = ("purpose", "own_alias", "near", "near_before", "score", "figure")
_MOST, _MOST_WORDS, _MOST_UNREAD, _MOST_LEFT, _MOST_LEAD = 6, 15, 3, 5, 6.0


def meant_instead(asking: Asking, draft: Draft) -> Product | None:
    """The product that was most likely meant, or None where the answer stands. Slow."""
    if draft.intent not in OF_GOODS or draft.unknown or asking.settled:
        return None
    if len(asking.shop.products) > MANY:
        return None
    if not draft.clarify and len(draft.skus) != 1:
        return None
    if not (draft.clarify or _is_doubted(asking, draft)):
        return None
    if asking.reading.pronoun and draft.skus and {*draft.skus} <= {*asking.session.focus}:
        return None  # "Isme anda milta hai kya" is about what was spoken of.
    if draft.clarify and not _says_more(asking):
        return None
    meant = likely(asking)
    if not meant:
        return None
    if draft.clarify:
        chance = chance_of(ahead_of_the_others(asking, draft, meant), STANDS_OUT)
        return meant[0].product if chance >= ONE_OF_THEM else None
    told = next((each.chance for each in meant if each.product.sku == draft.skus[0]), 0.0)
    other = meant[0].product.sku != draft.skus[0]
    surely = meant[0].chance >= SURELY_OTHERS and told <= HARDLY_THESE
    return meant[0].product if other and surely else None


def _says_more(asking: Asking) -> bool:
    """Whether anything was said that may tell apart what is asked back about: of "the price of the
    plants" nothing does."""
    return len(words_taken(asking)) > 1 or bool(words_left(asking))


def _is_doubted(asking: Asking, draft: Draft) -> bool:
    return draft.confidence <= TENTATIVE or chance_of(of_words(asking, draft), BY_WORDS) >= DOUBTED


def ahead_of_the_others(asking: Asking, draft: Draft, meant: list[Likely]) -> dict[str, float]:
    """What the likeliest of several that are asked back about has ahead of all others."""
    best, words = meant[0], asking.reading.words
    asked = [each for each in meant[1:] if each.product.sku in draft.skus] or meant[1:2]
    lead = best.odds - meant[1].odds if len(meant) > 1 else _MOST_LEAD
    left = words_left(asking)
    plain = sum(map(asking.shop.domain.is_plain, left))
    return {
        name: best.own[name] - max((each.own[name] for each in asked), default=0.0)
        for name in _AHEAD
    } | {
        "several": min(len(draft.skus), _MOST) / _MOST,
        "plain": min(plain, _MOST_UNREAD) / _MOST_UNREAD,
        "left": min(len(left), _MOST_LEFT) / _MOST_LEFT,
        "words": min(len(words), _MOST_WORDS) / _MOST_WORDS,
        "chance": best.chance,
        "lead": min(lead, _MOST_LEAD) / _MOST_LEAD,
        "follows": float(bool(asking.session.focus)),
    }
