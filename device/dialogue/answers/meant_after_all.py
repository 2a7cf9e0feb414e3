"""What a question meant after all, where that is likelier than what was understood at first.

Each look knows its own kind of answer: a stored one or a fact where advice seemed wanted, a stored
one where nothing sure was told, the hours, advice, the thing that a question about a record is put
about, goods that were described rather than named. The first that finds something is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from device.dialogue.answers.advised import advised, may_suit
from device.dialogue.answers.another_of_kind import another_of_kind
from device.dialogue.answers.choosing import answer_list
from device.dialogue.answers.doubt import CONFIDENT
from device.dialogue.answers.fact_asked import fact_asked
from device.dialogue.answers.hours_after_all import hours_after_all
from device.dialogue.answers.if_it_breaks import asks_if_it_breaks, is_one_warranty
from device.dialogue.answers.likeliest import likely
from device.dialogue.answers.listed_after_all import listed_after_all
from device.dialogue.answers.listed_by_need import listed_by_need
from device.dialogue.answers.meant_instead import meant_instead
from device.dialogue.answers.mistaken_refusal import meant_though_refused
from device.dialogue.answers.needed_instead import needed_instead
from device.dialogue.answers.recommend import offer
from device.dialogue.answers.saying import perhaps
from device.dialogue.answers.stored_after_all import stored_after_all
from device.dialogue.answers.stored_or_advice import stored_instead_of_advice
from device.dialogue.answers.thing_asked import thing_asked
from device.dialogue.asking import Asking
from device.dialogue.goods.besides_focus import asks_for_others
from device.dialogue.goods.siblings import asks_other_maker
from device.dialogue.index.index_products import counts_of
from device.dialogue.intent.decide import product_intent
from device.dialogue.intent.rescue import take
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.reading.intents import PRODUCT_INTENTS
from kb.catalogue import Product
from kb.language.words import stem

_OF_THE_SHOP = 0.7
"""So likely are the ways of the shop asked about: "do you repair hammers" asks for no hammer."""

_SURELY = 0.8
"""So likely must a product be meant all the same where no stored answer was found."""

AnswerAbout = Callable[[Asking, str], Draft]
"""Answers an intent about the goods that an asking names."""


def meant_after_all(
    asking: Asking, draft: Draft, answer_about: AnswerAbout, *, lacks_goods: bool
) -> Draft | None:
    """The answer to what was meant, None where the draft stands. `lacks_goods`: it says that the
    shop has not got what was asked for, which no goods can better."""
    if not lacks_goods and draft.intent == "recommend":
        another = another_of_kind(asking, draft)
        if another is not None:
            return offer(asking, [another], [], TENTATIVE)
        suited = may_suit(asking, draft)
        best = suited[0].chance if suited else 0.0
        advice = (
            stored_instead_of_advice(asking, draft, best)
            or _fact_told(asking, draft, answer_about)
            or advised(asking, draft, suited)
        )
        if advice is not None:
            return advice
    stored = stored_after_all(asking, draft) or hours_after_all(asking, draft)
    if stored is None and not lacks_goods:
        stored = listed_by_need(asking, draft) or _warranty_told(asking, draft, answer_about)
    of_the_shop = is_of_the_shop(asking)
    if stored is not None or lacks_goods or (of_the_shop and not draft.is_not_known):
        return stored
    record = "warranty" if draft.intent == "warranty" else "spec"
    thing = _may_be_it(thing_asked(asking, draft), asking, draft)
    if of_the_shop and not (thing is not None and _is_surely_meant(asking, thing)):
        return None
    least = CONFIDENT if of_the_shop else 0.0
    if (told := _perhaps_of(asking, thing, record, answer_about, least=least)) is not None:
        return told
    if of_the_shop:
        return None
    if draft.intent != "recommend":
        advice = advised(asking, draft, may_suit(asking, draft))
        if advice is not None:
            return advice
    if listed := listed_after_all(asking, draft):
        asking.products = listed
        return perhaps(asking, answer_list(asking))
    goods = needed_instead(asking, draft)
    goods = goods or meant_though_refused(asking, draft) or meant_instead(asking, draft)
    goods = _may_be_it(goods, asking, draft)
    return _perhaps_of(asking, goods, draft.intent, answer_about)


def _warranty_told(asking: Asking, draft: Draft, answer_about: AnswerAbout) -> Draft | None:
    """The warranty of what was named, where it is asked what is done for it if it breaks."""
    open_ = draft.is_not_known or draft.intent == "spec"
    if not (open_ and asks_if_it_breaks(asking.words) and is_one_warranty(asking)):
        return None
    told = _told(asking, "warranty", answer_about)
    return told if told is None else perhaps(asking, told)


def _may_be_it(product: Product | None, asking: Asking, draft: Draft) -> Product | None:
    """A product that may be meant, unless it is another maker's than was named, or what was spoken
    of and others are asked for."""
    if product is None or _is_of_another_maker(product, asking):
        return None
    if product.sku not in asking.session.focus:
        return product
    others = draft.unknown and asks_for_others(asking)
    others = others or asks_other_maker(asking.words) or _says_otherwise(asking, product)
    return None if others else product


def _is_of_another_maker(product: Product, asking: Asking) -> bool:
    """ "Legrand's fan regulator", where only Anchor's are kept beside other goods of Legrand's; and
    "strips for my Morepen meter", where there are Morepen's."""
    bit = 1 << asking.shop.index_of[product.sku]
    family = asking.shop.categories.get(product.category, 0)
    for_them = [t for t in asking.reading.terms if t.purpose and t.where.brand & family]
    if any(not t.where.anywhere & bit for t in for_them):
        return True
    firm = (t for t in asking.reading.terms if not (t.purpose or t.optional or t.if_unfit))
    makers = [t for t in firm if t.where.brand and t.start >= 0 and not t.taken_back]
    return bool(makers) and not any(t.where.anywhere & bit for t in makers)


def _says_otherwise(asking: Asking, product: Product) -> bool:
    """Whether the one thing found has a word of the question that this one lacks: "and the drill
    for concrete" after one for wood."""
    if len(asking.products) != 1 or not asking.match.found_all:
        return False
    bit, found = 1 << asking.shop.index_of[product.sku], asking.match.mask
    return any(
        t.start >= 0 and t.where.anywhere & found and not t.where.anywhere & bit
        for t in asking.match.terms
    )


def is_of_the_shop(asking: Asking) -> bool:
    """Whether a question is so likely about the ways of the shop that no goods are meant."""
    return asking.wants.get("faq", 0.0) >= _OF_THE_SHOP


def _is_surely_meant(asking: Asking, product: Product) -> bool:
    """Whether all that was said means this product, which then is asked about though the question
    sounds like one about the ways of the shop: "does the drill go through concrete"."""
    best = next(iter(likely(asking)), None)
    return best is not None and best.product == product and best.chance >= _SURELY


def _fact_told(asking: Asking, draft: Draft, answer_about: AnswerAbout) -> Draft | None:
    """What is asked of one thing by who seemed to want advice, with a perhaps where that would have
    named something else."""
    fact = fact_asked(asking, draft)
    if fact is None:
        return None
    if (stored := stored_after_all(asking, draft)) is not None:
        return stored  # What a service costs is asked, not what its machine does.
    surely = draft.skus[:1] == (fact.product.sku,) and draft.confidence > TENTATIVE
    take(asking, fact.product)
    told = _told(asking, fact.asked, answer_about, least=CONFIDENT)
    return told if told is None or surely else perhaps(asking, told)


def _perhaps_of(
    asking: Asking,
    product: Product | None,
    intent: str,
    answer_about: AnswerAbout,
    *,
    least: float = 0.0,
) -> Draft | None:
    """The same question answered of a product that it may mean, with a perhaps."""
    if product is None:
        return None
    take(asking, product)
    asks = intent if intent in PRODUCT_INTENTS else product_intent(asking)
    if asks == "bulk_price" and asking.match.quantity is None:
        asks = "price"  # "Teen taang wali chhadi": what was counted says which.
    packs = asking.match.quantity_unit == stem(product.unit.lower())
    if asks == "bulk_price" and not packs and _holds_as_many(product, asking.match.quantity):
        asks, asking.match = "price", replace(asking.match, quantity=None)
    told = _told(asking, asks, answer_about, least=least)
    return perhaps(asking, told) if told is not None else None


def _holds_as_many(product: Product, quantity: Decimal | None) -> bool:
    """ "Fifty strips", of a box of fifty."""
    counted = {count for count, _ in counts_of(product.name)}
    specs = {Decimal(v) for v in product.specs.values() if v.strip().isdecimal()}
    return quantity is not None and quantity > 1 and quantity in counted | specs


def _told(
    asking: Asking, intent: str, answer_about: AnswerAbout, *, least: float = 0.0
) -> Draft | None:
    """The answer about what was taken to be meant; None, as if it had not been tried, where there
    is none, or none that is so sure."""
    asked, asking.session.pending = asking.session.pending, ()
    answer = answer_about(asking, intent)
    if answer.unknown or answer.confidence < least:
        asking.session.pending = asked
        return None
    return answer
