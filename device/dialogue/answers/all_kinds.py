"""What the shop has where a list is asked for that names no goods: what is affordable, what a use
was told for, or the kinds of goods."""

from __future__ import annotations

from device.dialogue.answers import choosing, fallback
from device.dialogue.answers.listed_after_all import listed_after_all
from device.dialogue.answers.recommend import is_limited, within_budget
from device.dialogue.answers.saying import perhaps
from device.dialogue.answers.unread import names_unread
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft
from device.dialogue.reading.terms import WALA
from kb.language.words import stem, word_set

_OF_USE = WALA | word_set("for liye")


def answer_all_kinds(asking: Asking) -> Draft:
    """ "What all do you sell". With a perhaps where something was said of them that no record has:
    "chalne mein madad wala saaman"."""
    kinds = answer_affordable(asking)
    if names_unread(asking):
        return fallback.not_among(asking, kinds)
    if kinds.skus or not _describes(asking):
        return kinds
    asking.products = listed_after_all(asking, fallback.not_among(asking, kinds))
    return perhaps(asking, choosing.answer_list(asking) if asking.products else kinds)


def answer_affordable(asking: Asking) -> Draft:
    """What there is within the budget; without one the kinds of goods."""
    everything = asking.shop.products if is_limited(asking.reading) else []
    asking.products = [p for p in everything if within_budget(p, asking.reading)]
    return choosing.answer_list(asking)


def _describes(asking: Asking) -> bool:
    """Whether more is said than that a list is wanted, if only in words of everyday language."""
    domain = asking.shop.domain
    return bool(_OF_USE & {*asking.words}) or any(
        word.isalpha() and not (domain.is_function(word) or stem(word) in domain.topics)
        for word in asking.words
    )
