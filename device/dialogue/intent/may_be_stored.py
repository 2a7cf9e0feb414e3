"""Which questions a stored answer may answer: not those that plainly order, ask for a price or for
what a record tells."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.comes_with import comes_with
from device.dialogue.goods.sides import said_sides
from device.dialogue.goods.size_chart import chart_of, worn
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.goods.variants import thing_words
from device.dialogue.intent.decide import asks_for_number
from device.dialogue.intent.following import is_follow_up
from device.dialogue.reading.intents import PRODUCT_INTENTS
from device.dialogue.reading.terms import has_noun
from kb.language.weekdays import weekday_said
from kb.language.words import word_set

WANTED = 0.75
"""Where the intent model is so sure that a stored answer is wanted, less must speak for one."""
_GIFTS = word_set("gift gifts gifting present tohfa tohfe")
_PACKS = word_set("pack packing packed wrap wrapping wrapped box boxes hamper hampers")
_SURELY = 0.8
_PLAINLY = 0.97
"""A price or a comparison that is asked for so plainly, of goods that are named, is no question of
policy."""
_DOES = word_set("doge denge dete deti")
"""With these at the end one asks what is done here: "kaat ke doge", "kaat ke dete ho"."""
_AND_THEN = word_set("ke kar karke")
_HOW_LONG = word_set("kitna kitne kitni")
_LONG = word_set("long many much")
_OF_SHOP = word_set("dukaan dukan shop store showroom counter")
_OF_HOURS = _OF_SHOP | word_set(
    """
    roz rozana daily everyday subah shaam raat dopahar morning evening night baje bajay time timing
    khuli khula khulti khulta khulte khulegi khulega band open opens close closes closed kab when
    """
)
"""Who says no more than this asks for the hours of the shop, and for nothing that is done then."""
_WHICH_DAY = word_set("din day days")
_GOES_ON, _SHORT = word_set("and aur or ya what"), 7


def may_be_stored(asking: Asking, intent: str) -> bool:
    """What is plainly done to the basket, or asks where the shop is, is no question that a
    stored answer could answer."""
    if goes_on(asking):
        return True
    if intent in {"phone", "address"}:
        return asking.wants[intent] < _SURELY and not asks_for_number(asking)
    if intent == "hours" and asking.wants[intent] >= _PLAINLY:
        asks_day = _WHICH_DAY & {*asking.words}
        if _OF_SHOP & {*asking.words} and not asks_day and _OF_HOURS.issuperset(_content(asking)):
            return False
        return weekday_said(asking.words) not in asking.view.store.hours
    if intent == "recommend" and is_for_gift(asking.words):
        return False
    if intent in PRODUCT_INTENTS and (
        asking.is_of_focus or (asking.products and is_follow_up(asking))
    ):
        return False
    if intent == "basket_cancel":
        return not asking.session.basket.lines  # "Can I still cancel" what was ordered before?
    if intent == "basket_add":
        return _asks_if_done(asking) or not _orders_plainly(asking)
    one = len(asking.products) == 1
    if intent == "spec" and one and worn(asking.words) and chart_of(asking.products[0]):
        return False
    if intent == "spec" and one and (has_noun(asking.reading) or comes_with(asking.words)):
        asked = asked_specs(asking, asking.products[0])
        return not (asked.by_amount and asked.sure)
    if intent == "spec" and one and asking.reading.pronoun:
        return not asked_specs(asking, asking.products[0]).named  # "Is there egg in it".
    if intent == "warranty" and one and _asks_how_long(asking.words):
        return False
    if intent == "compare" and asking.wants["compare"] >= _PLAINLY:
        return not said_sides(asking)
    if intent == "warranty" and (one or has_noun(asking.reading)):
        # "Price and warranty both" asks for both.
        return asking.wants[intent] + asking.wants.get("price", 0.0) < _PLAINLY
    if intent == "list" and has_noun(asking.reading):
        return asking.wants[intent] < _PLAINLY
    if intent in {"price", "bulk_price", "stock"} and one and _is_called_in_full(asking):
        return asking.wants.get("faq", 0.0) >= WANTED
    if intent in {"price", "bulk_price"} and has_noun(asking.reading):
        return asking.wants.get("price", 0.0) + asking.wants.get("bulk_price", 0.0) < _PLAINLY
    return not intent.startswith("basket_")


def _content(asking: Asking) -> list[str]:
    return [word for word in asking.words if not asking.shop.domain.is_function(word)]


def _is_called_in_full(asking: Asking) -> bool:
    """ "Jain thali", where one is called so: it is asked about, and not what is made for Jains."""
    said = {same for word in asking.words for same in asking.shop.same_words(word)}
    name = thing_words(asking.products[0])
    return len(name) > 1 and said.issuperset(name)


def _orders_plainly(asking: Asking) -> bool:
    """So many of one thing, or an order beyond doubt that names one thing or several at once."""
    surely = asking.wants["basket_add"] >= _SURELY
    if asking.products:
        return surely or asking.match.quantity is not None
    several = len(asking.reading.numbers) > 1 and has_noun(asking.reading)
    return surely and several and not asking.reading.unknown


def _asks_if_done(asking: Asking) -> bool:
    """ "Cable kaat ke doge": whether the shop does so, where "de do" would order it."""
    return bool(_DOES & {*asking.words[-2:]})


def asks_if_worked(words: list[str]) -> bool:
    """ "Cable kaat ke doge": a work that may be done to what is ordered, or asked about."""
    at = next((i for i, word in enumerate(words) if word in _DOES), 0)
    return bool(_AND_THEN & {*words[max(0, at - 2) : at]})


def _asks_how_long(words: list[str]) -> bool:
    how = (word == "how" and behind in _LONG for word, behind in pairwise(words))
    return bool(_HOW_LONG & {*words}) or any(how)


def goes_on(asking: Asking) -> bool:
    last, words = asking.session.last, asking.words
    told = last is not None and last.intent == last.source == "faq"
    if not told or len(words) > _SHORT or words[0] not in _GOES_ON:
        return False
    # What its own record tells is asked of goods that are named.
    return len(asking.products) != 1 or not asked_specs(asking, asking.products[0]).names


def is_for_gift(words: list[str]) -> bool:
    """Whether goods are wanted as a gift, whose packing is not spoken of."""
    return bool(_GIFTS & {*words}) and not _PACKS & {*words}
