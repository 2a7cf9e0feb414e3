"""Chooses the handler for an utterance. The order of the steps is the order of trust:

what must be refused, then the question that was asked back, courtesies, the basket, opening hours,
stored answers, products; and where nothing fits, honestly nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from device.dialogue.answers import (
    add,
    also,
    basket,
    by_need,
    change,
    choosing,
    compare,
    details,
    fallback,
    of_both,
    other_goods,
    price_reached,
    products,
    recommend,
    shop,
    warranty,
)
from device.dialogue.answers.all_kinds import answer_affordable, answer_all_kinds
from device.dialogue.answers.best_of_these import answer_best_of_these
from device.dialogue.answers.called_so import is_another_thing
from device.dialogue.answers.given_back import give_back
from device.dialogue.answers.meant_after_all import meant_after_all
from device.dialogue.answers.priced_like import answer_priced_like
from device.dialogue.answers.recommend import is_limited, within_budget
from device.dialogue.answers.reconsidered import reconsidered, session_before
from device.dialogue.answers.referral import refusal, stored_instead
from device.dialogue.answers.several import asks_what_they_come_to, things_asked
from device.dialogue.answers.still_open import ask_again, must_ask_first, with_open_orders
from device.dialogue.answers.wishes import told_apart
from device.dialogue.asking import Asking, View
from device.dialogue.goods.pair_meant import joined_by_name
from device.dialogue.goods.spec_asked import unknown_words_ask
from device.dialogue.goods.told import asks_for_it, is_on_record, tells_of_unknown, told_of_focus
from device.dialogue.intent.decide import SOCIAL, decide, product_intent, refused_outright
from device.dialogue.intent.health import record_names_it
from device.dialogue.intent.may_be_stored import may_be_stored
from device.dialogue.intent.pending import settle_pending, withdrawn
from device.dialogue.intent.refusals import refused_kind
from device.dialogue.intent.rescue import second_look
from device.dialogue.intent.stored_answer import stored_answer
from device.dialogue.order import basket as baskets
from device.dialogue.order.items import Item
from device.dialogue.order.taken_out import keep_taken_out
from device.dialogue.phrasing import Draft
from device.dialogue.reading.intents import PRODUCT_INTENTS, likeliest
from device.dialogue.session import Session
from device.turn import Lang, Order

_PLAIN = 0.45
"""How sure a price is that stands for an answer which could not be given."""
_NOT_OF_GOODS = frozenset({"phone", "out_of_scope", "unknown"})
"""What a question may seem to want that chooses goods: "which phone has a torch"."""
_HARDLY = 0.15
"""Where every question for goods is less likely, goods are only what a question of the shop's ways
is about: "do you repair taps" without a stored answer is not known."""
_PERHAPS_LIST = 0.15
"""Where a list is so likely wanted, what tells goods apart is told of all: "kitne litre ke aate
hain"."""
_ASKS_FOR_GOODS = frozenset({"price", "spec", "recommend", "warranty", "bulk_price"})
"""So many products may be meant where a question can be answered from their records."""
_ON_RECORD = frozenset({"spec", "warranty"})
"""Of two that are named side by side these are told beside each other."""
_SLOWER = 0.75
"""A quarter slower: Piper's and espeak-ng's Hindi are still clear at this pace."""


def _ignore(*_: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the dialogue reports to the outside; none of these may block or raise."""

    call_staff: Callable[[str], None] = _ignore
    place_order: Callable[[Order], None] = _ignore
    withdraw_order: Callable[[Order], None] = _ignore
    new_order_id: Callable[[], str] = lambda: secrets.token_hex(2).upper()
    missed: Callable[[Asking], None] = _ignore


class Answering:
    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks

    def answer(self, asking: Asking) -> Draft:
        before, basket_before = session_before(asking), asking.session.basket
        answer = self._decide(asking)
        if asking.is_of_focus and not answer.unknown:
            keep_taken_out(asking.session, basket_before)
            return with_open_orders(asking, answer)
        refused = other_goods.refused(asking, answer)
        missed = refused or answer
        lacks_goods = refused is not None
        meant = meant_after_all(asking, missed, self._products, lacks_goods=lacks_goods)
        draft = meant or missed
        if before is not None:
            draft = reconsidered(asking, before, draft)
        keep_taken_out(asking.session, basket_before)
        if missed.unknown and (before is None or draft.unknown):
            self._hooks.missed(asking)
        return with_open_orders(asking, products.with_shortage(asking, draft))

    def failed(self, asking: Asking) -> Draft:
        """Something broke: a plain apology instead of half an answer."""
        draft = asking.draft("unknown")
        draft.source, draft.unknown, draft.confidence = "fallback", True, 0.0
        asking.phrasing.add(draft, "failed")
        return draft

    def plainly(self, asking: Asking, draft: Draft) -> Draft:
        """Name and price of what another answer was about; asks which it is where that is open."""
        found = (asking.view.product(sku) for sku in draft.skus)
        asking.products = [product for product in found if product is not None]
        if not asking.products or draft.intent.startswith("basket_"):
            return self.failed(asking)
        plain = products.answer_price(asking)
        plain.intent, plain.clarify, plain.confidence = draft.intent, draft.clarify, _PLAIN
        return plain

    def reprice(self, session: Session, view: View) -> None:
        """After a new catalogue the open basket has its prices."""
        session.basket = baskets.repriced(session.basket, view.product)

    def _decide(self, asking: Asking) -> Draft:
        if not asking.words:
            return self._say(asking, "unknown", "empty", unknown=True)
        outright = refused_outright(asking)
        if outright:
            return self._refuse(asking, outright)
        refused = self._refused_kind(asking)
        if refused is not None:
            return refused
        if (back := give_back(asking)) is not None:
            return back
        if withdrawn(asking):
            return basket.show(asking, "basket_remove")
        settled = settle_pending(asking)
        if settled:
            return self._settled(asking, settled)
        reached = asking.rate and price_reached.answer_price_reached(asking, asking.rate)
        if told := reached or answer_best_of_these(asking) or answer_priced_like(asking):
            return told
        intent = decide(asking)
        if may_be_stored(asking, intent):
            stored = stored_answer(asking)
            if stored is not None:
                needed = by_need.answer_plain_need(asking, intent, stored.chance)
                return needed or shop.answer_passage(asking, stored.passage, stored.certainty)
            intent = shop.told_by_itself(asking) if intent == "faq" else intent
        if intent in SOCIAL:
            return self._social(asking, intent)
        if intent.startswith("basket_") and intent != "basket_add":
            return self._basket(asking, intent)
        draft = self._question(asking, intent)
        return shop.answer_taught(asking, instead_of=draft) or draft

    def _settled(self, asking: Asking, settled: list[Asking]) -> Draft:
        """Answers what was asked back about, and asks again what is still open beside it."""
        left, asking.session.pending = asking.session.pending, ()
        drafts = [
            change.edit(one, one.intent)
            if one.intent in {"basket_change", "basket_remove"}
            else self._products(one, one.intent)
            for one in settled
        ]
        drafts += [again for each in left if (again := ask_again(asking, each)) is not None]
        whole = drafts[0]
        for part in drafts[1:]:
            whole.take(part)
            whole.confidence = min(whole.confidence, part.confidence)
        return whole

    def _refused_kind(self, asking: Asking) -> Draft | None:
        """What the packs say of questions that no shop answers, or what its records do say."""
        refused = refused_kind(asking)
        if refused is None:
            return None
        key, wording = refused
        told = stored_instead(asking, key)
        if told is None and key == "allergy" and record_names_it(asking):
            return self._products(asking, "spec")
        return told or refusal(asking, wording)

    def _refuse(self, asking: Asking, kind: str) -> Draft:
        if kind == "teach":
            return self._say(asking, "teach", "teach_refused", unknown=True)
        wording = "polite" if kind == "profane" else "injection"
        return self._say(asking, "out_of_scope", wording, unknown=True)

    def _social(self, asking: Asking, intent: str) -> Draft:
        asking.intent = intent
        if intent == "human":
            self._hooks.call_staff(asking.text)
            return self._say(asking, "human", "human")
        if intent == "language":
            return self._language(asking)
        if intent in {"repeat", "slower", "louder"}:
            return self._repeat(asking, intent)
        if intent == "greeting":
            return shop.greeting(asking)
        return shop.courtesy(asking, intent)

    def _say(self, asking: Asking, intent: str, key: str, *, unknown: bool = False) -> Draft:
        draft = asking.draft(intent)
        draft.source = "fallback" if unknown else "store"
        draft.unknown, draft.confidence = unknown, 0.9
        asking.phrasing.add(draft, key)
        return draft

    def _language(self, asking: Asking) -> Draft:
        hindi = bool({"hindi", "hindee"} & set(asking.words))
        wanted: Lang = ("hi" if not asking.text.isascii() else "hi-Latn") if hindi else "en"
        asking.session.lang, asking.session.lang_chosen = wanted, True
        last = asking.session.last
        asking.lang = wanted
        draft = self._say(asking, "language", "language_hi" if hindi else "language_en")
        if last is not None:
            draft.skus = last.skus
        return draft

    def _repeat(self, asking: Asking, intent: str) -> Draft:
        last = asking.session.last
        if last is None:
            return self._say(asking, "repeat", "nothing_to_repeat")
        draft = asking.draft("repeat")
        draft.lang = last.reply_lang
        asking.lang = last.reply_lang
        if intent == "slower":
            asking.session.pace = _SLOWER
            asking.phrasing.add(draft, "slower")
        draft.source, draft.skus, draft.facts = last.source, last.skus, list(last.facts)
        draft.clarify = last.clarify
        draft.written.append(last.reply)
        draft.spoken += asking.session.last_spoken
        return draft

    def _basket(self, asking: Asking, intent: str) -> Draft:
        asking.intent = intent
        if intent == "basket_show" or (intent == "basket_confirm" and must_ask_first(asking)):
            return basket.show(asking, intent)
        if intent == "basket_confirm":
            return basket.confirm(asking, self._hooks.place_order, self._hooks.new_order_id)
        if intent == "basket_cancel":
            return basket.cancel_all(asking, self._hooks.withdraw_order)
        return change.edit(asking, intent)

    def _question(self, asking: Asking, intent: str) -> Draft:
        asking.intent = intent
        if asking.is_of_focus:
            return self._products(asking, intent)
        if intent in _NOT_OF_GOODS and (having := choosing.answer_having(asking)) is not None:
            return having
        if (needed := by_need.answer_need(asking)) is not None:
            return details.with_record(asking, needed)
        if intent == "hours":
            return shop.answer_hours(asking)
        if intent == "address":
            return shop.answer_address(asking)
        if intent == "phone":
            return shop.answer_phone(asking)
        if intent not in PRODUCT_INTENTS:
            _, chance = likeliest(asking.wants, PRODUCT_INTENTS)
            beside_goods = intent in {"out_of_scope", "faq"} and chance < _HARDLY
            beside_goods = beside_goods and not asks_for_it(asking)
            on_record = told_of_focus(asking) or (beside_goods and is_on_record(asking))
            unknown = beside_goods and not on_record
            if unknown or not (asking.reading.names_something or on_record):
                return fallback.unknown(asking, out_of_scope=intent == "out_of_scope")
            intent = "spec" if on_record else product_intent(asking)
        if not asking.reading.names_something and not asking.products:
            return self._without_product(asking, intent)
        return self._products(asking, intent)

    def _without_product(self, asking: Asking, intent: str) -> Draft:
        asking.intent = intent
        if intent == "recommend":
            advice = recommend.answer_recommend(asking)
            return (
                advice
                if advice.skus or not is_limited(asking.reading)
                else answer_affordable(asking)
            )
        if asking.reading.unknown or intent in _ASKS_FOR_GOODS:
            if second_look(asking):
                return self._products(asking, intent)
            if asking.reading.unknown:
                return fallback.not_sold(asking)
        if intent == "list" and asking.reading.people is not None:
            return recommend.answer_recommend(asking)
        if intent == "list":
            return answer_all_kinds(asking)
        return fallback.which_product(asking)

    def _products(self, asking: Asking, intent: str, *, part: bool = False) -> Draft:
        """`part`: it is one of several things that one question names."""
        asking.intent = intent
        if (of_pair := of_both.answer_of_both(asking, intent, self._one)) is not None:
            return of_pair
        if intent in choosing.BY_WHAT_THEY_HAVE:
            having = choosing.answer_having(asking)
            if having is not None:
                return having
        if intent == "compare":
            return compare.answer_compare(asking)
        if intent == "recommend":
            return details.with_record(asking, recommend.answer_recommend(asking))
        if intent == "basket_add":
            return self._order(asking)
        items = [] if part else things_asked(asking, intent)
        if items:
            return self._each(asking, items)
        is_one = bool(asking.products) and asking.match.found_all and not asking.reading.unknown
        if intent in _ON_RECORD and not is_one and joined_by_name(asking):
            return compare.answer_compare(asking)
        if asking.reading.unknown and not (intent == "spec" and unknown_words_ask(asking)):
            return self._not_found(asking)
        if not asking.products:
            return self._not_found(asking)
        affordable = [p for p in asking.products if within_budget(p, asking.reading)]
        asking.products = affordable or asking.products
        if intent == "list" or (intent == "stock" and choosing.is_general(asking)):
            if is_another_thing(asking.products, asking):
                return fallback.not_sold(asking)
            if intent == "list":
                return choosing.answer_list(asking)
            return choosing.tell_and_ask_which(asking)
        if len(asking.products) > 1 and not asking.is_decided:
            if intent == "warranty":
                covered = [p for p in asking.products if p.warranty_months]
                asking.products = covered or asking.products
                asking.products = warranty.longest_or_shortest(asking)
                if len({(p.warranty_months, p.category) for p in asking.products}) == 1:
                    return warranty.answer_warranty(asking)
            told = told_apart(asking)
            if 0 < len(told) < len(asking.products):
                again = replace(asking, products=told)
                return self._products(again, intent)
            if intent == "spec" and details.same_for_all(asking):
                return details.answer_spec(asking)
            perhaps_list = intent == "spec" and asking.wants.get("list", 0.0) >= _PERHAPS_LIST
            if perhaps_list and details.differ_in_what_is_asked(asking):
                return choosing.answer_list(asking)
            return choosing.ask_which(asking, intent)
        return self._one(asking, intent)

    def _order(self, asking: Asking) -> Draft:
        return change.edit_while_ordering(asking) or add.add(asking)

    def _not_found(self, asking: Asking) -> Draft:
        if tells_of_unknown(asking):
            return self._one(asking, "spec")
        if second_look(asking):
            return self._products(asking, asking.intent)
        return fallback.not_sold(asking)

    def _one(self, asking: Asking, intent: str) -> Draft:
        asking.products = asking.products[:1]
        if intent == "spec":
            draft = details.answer_spec(asking)
        elif intent == "warranty":
            draft = warranty.answer_warranty(asking)
        elif intent == "bulk_price":
            return products.answer_bulk(asking)
        elif intent == "stock":
            draft = products.answer_stock(asking)
        else:
            draft = products.answer_price(asking)
        if intent in {"stock", "price"}:
            details.add_perhaps_asked(asking, draft)
        if intent == "spec":
            details.add_perhaps_price(asking, draft)
            details.add_sold_out(asking, draft)
        also.add_asked_beside(asking, draft, intent)
        return draft

    def _each(self, asking: Asking, items: list[Item]) -> Draft:
        """ "Price of the switch and the socket": one after the other."""
        if asks_what_they_come_to(items, asking):
            return products.answer_sum(asking, items)
        whole = asking.draft()
        for item in items:
            of_one = self._products(item.asking, asking.intent, part=True)
            whole.take(of_one)
            whole.confidence = min(whole.confidence, of_one.confidence)
        return whole
