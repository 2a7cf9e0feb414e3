"""What a question meant after all, where that is likelier than what was understood at first.

Each look knows its own kind of answer: a stored one, the hours, advice, the thing that a question
about a record is put about, goods that were described rather than named. The first that finds
something is told.
"""

from __future__ import annotations

from collections.abc import Callable

from device.dialogue.answers.advised import advised
from device.dialogue.answers.choosing import answer_list
from device.dialogue.answers.hours_after_all import hours_after_all
from device.dialogue.answers.listed_after_all import listed_after_all
from device.dialogue.answers.meant_instead import meant_instead
from device.dialogue.answers.mistaken_refusal import meant_though_refused
from device.dialogue.answers.saying import perhaps
from device.dialogue.answers.stored_after_all import stored_after_all
from device.dialogue.answers.thing_asked import thing_asked
from device.dialogue.asking import Asking
from device.dialogue.intent.decide import product_intent
from device.dialogue.intent.rescue import take
from device.dialogue.phrasing import Draft
from device.dialogue.reading.intents import PRODUCT_INTENTS
from kb.catalogue import Product

_OF_THE_SHOP = 0.7
"""So likely are the ways of the shop asked about: "do you repair hammers" asks for no hammer."""

AnswerAbout = Callable[[Asking, str], Draft]
"""Answers an intent about the goods that an asking names."""


def meant_after_all(
    asking: Asking, draft: Draft, answer_about: AnswerAbout, *, lacks_goods: bool
) -> Draft | None:
    """The answer to what was meant, None where the draft stands. `lacks_goods`: it says that the
    shop has not got what was asked for, which no goods can better."""
    if not lacks_goods and draft.intent == "recommend":
        advice = advised(asking, draft)
        if advice is not None:
            return advice
    stored = stored_after_all(asking, draft) or hours_after_all(asking, draft)
    if stored is not None or lacks_goods or is_of_the_shop(asking):
        return stored
    record = "warranty" if draft.intent == "warranty" else "spec"
    thing = thing_asked(asking, draft)
    if (told := _perhaps_of(asking, thing, record, answer_about)) is not None:
        return told
    if draft.intent != "recommend" and (advice := advised(asking, draft)) is not None:
        return advice
    if listed := listed_after_all(asking, draft):
        asking.products = listed
        return perhaps(asking, answer_list(asking))
    goods = meant_though_refused(asking, draft) or meant_instead(asking, draft)
    return _perhaps_of(asking, goods, draft.intent, answer_about)


def is_of_the_shop(asking: Asking) -> bool:
    """Whether a question is so likely about the ways of the shop that no goods are meant."""
    return asking.wants.get("faq", 0.0) >= _OF_THE_SHOP


def _perhaps_of(
    asking: Asking, product: Product | None, intent: str, answer_about: AnswerAbout
) -> Draft | None:
    """The same question answered of a product that it may mean, with a perhaps."""
    if product is None:
        return None
    take(asking, product)
    asked, asking.session.pending = asking.session.pending, ()
    asks = intent if intent in PRODUCT_INTENTS else product_intent(asking)
    answer = answer_about(asking, asks)
    if answer.unknown:
        asking.session.pending = asked
        return None
    return perhaps(asking, answer)
