"""What follows on goods that were spoken of: "aur bada wala?", "black mein", "its weight"."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.goods.choices import chosen_options
from device.dialogue.goods.sized_focus import names_size_only
from device.dialogue.goods.spec_asked import asks_only_for_spec
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.intent.about_specs import GIVE
from device.dialogue.reading.corrections import correction_end
from device.dialogue.reading.intents import PRODUCT_INTENTS
from device.dialogue.reading.terms import has_noun
from kb.language.words import word_set

_GOES_ON = word_set("and aur or ya ok okay acha accha what how also phir nahi no")
_IS_THERE = word_set("hai hain available milega milegi milta")
_BESIDE = word_set("saath sath with plus extra")
_MAKES = word_set("make made change add put kar karo kardo banao rakho likho daalo dalo")
_SHORT = 8
_SUPPOSES = word_set("if agar")
_MEANS = word_set("mean matlab yaani yani")
_OF_ONE = frozenset({"price", "stock", "bulk_price", "spec", "warranty"})
_ASKED = _OF_ONE | {"list", "recommend"}


def is_follow_up(asking: Asking) -> bool:
    """ "Aur bada wala?", "and in black": asks the same of something else."""
    short = len(asking.words) <= _SHORT
    joins = bool(asking.words) and (asking.words[0] in _GOES_ON or "wala" in asking.canonical)
    goes_on = short and (joins or names_only(asking) or names_size_only_of_focus(asking))
    return goes_on and asking.session.intent in PRODUCT_INTENTS


def corrects_question(asking: Asking) -> bool:
    """ "Sorry, I meant the big one", "nahi nahi doosra wala" after a question, nothing being
    ordered: the same is asked of what is meant."""
    asked = asking.session.basket.state != "open" and asking.session.intent in _ASKED
    orders = (GIVE | _MAKES) & {*asking.words} or asking.words[-1:] == ["do"]
    return asked and not orders and correction_end(asking.words, 0) > 0


def names_only(asking: Asking) -> bool:
    """ "Black mein": a choice of what is spoken of and small words."""
    terms = [t for t in asking.reading.terms if not t.purpose and t.start >= 0]
    named = {at for t in terms for at in range(t.start, t.end)}
    others = (word for at, word in enumerate(asking.reading.words) if at not in named)
    chosen = any(t.where.option & asking.match.mask for t in terms)
    if not chosen or has_noun(asking.reading):
        return False
    asks = bool(_IS_THERE & {*asking.words})
    return all(
        word in GRAMMAR or word in _BESIDE or (not asks and asking.shop.attribute(word))
        for word in others
    )


def names_size_only_of_focus(asking: Asking) -> bool:
    sized = names_size_only(asking.words, asking.shop)
    return sized and len(asking.products) == 1 and asking.session.basket.state != "open"


def asks_spec_of_focus(asking: Asking) -> bool:
    """ "Its weight", "kitna time lagega" of what is spoken of."""
    skus = tuple(product.sku for product in asking.products)
    if len(skus) != 1 or skus != asking.session.focus or asking.reading.terms:
        return False
    return asks_only_for_spec(asking.words, asking.products[0], asking.shop)


def chooses_of_focus(asking: Asking) -> bool:
    """ "Bada glass lun to", "bina baraf ke", "… so what if we take the large" of what is spoken of,
    with nothing ordered."""
    skus = tuple(product.sku for product in asking.products)
    if len(skus) != 1 or skus != asking.session.focus:
        return False
    meant = _words_meant(asking.words)
    if len(meant) > _SHORT and not _SUPPOSES & {*asking.words}:
        return False
    told_why = len(meant) < len(asking.words) and not _names_other_goods(asking)
    named = has_noun(asking.reading) and not told_why
    asked = asking.reading.missing or asking.reading.budget_max or named
    if asked or asking.session.basket.state == "open" or asking.wants.get("basket_add", 0.0) > 0.5:
        return False
    before = asking.session.intent in {"price", "spec", "stock", "recommend", "compare", "list"}
    chosen = chosen_options(asking.products[0], meant, asking.shop)
    return before and bool(chosen) and not _IS_THERE & {*asking.words}


def _words_meant(words: list[str]) -> list[str]:
    """ "For a fat knee, I mean xl": what is behind "I mean", where something is."""
    at = max((n for n, word in enumerate(words) if word in _MEANS), default=-1)
    return words[at + 1 :] or words


def _names_other_goods(asking: Asking) -> bool:
    bit = 1 << asking.shop.index_of[asking.products[0].sku]
    return any(
        t.where.head and not (t.where.head & bit or t.purpose or t.optional)
        for t in asking.reading.terms
    )


def turns_to_other_goods(asking: Asking) -> bool:
    """ "Sorry, the twenty five pack I meant", with nothing ordered: other goods are asked about."""
    session = asking.session
    asked = session.intent in _OF_ONE and bool(session.focus) and session.basket.state != "open"
    new = bool(asking.products) and asking.products[0].sku not in session.focus
    bargains = asking.reading.extreme == "cheapest"
    return asked and new and asking.match.found_all and not bargains


def asks_for_sum_of_named(asking: Asking) -> bool:
    """ "Name on the pineapple cake, how much in all", with nothing ordered."""
    named = has_noun(asking.reading) and bool(asking.products) and asking.match.found_all
    return named and asking.session.basket.state != "open"
