"""Orders that were asked back about and are still open: which tea shall it be?

Who orders something else, or asks for the bill, before saying which one was meant still wants it.
A total without it would be wrong unless the question is asked once more.
"""

from __future__ import annotations

from dataclasses import replace

from device.dialogue.answers.choosing import ask_which
from device.dialogue.asking import Asking
from device.dialogue.phrasing import Draft
from device.dialogue.session import Pending

_SPEAKS_OF_BASKET = frozenset({"basket_add", "basket_change", "basket_remove", "basket_show"})
_CLOSES_BASKET = frozenset({"basket_cancel", "basket_confirm"})


def ask_again(asking: Asking, question: Pending) -> Draft | None:
    """The question once more; None where it was only whether to take so many."""
    products = [p for sku in question.skus if (p := asking.view.product(sku)) is not None]
    if question.agreed_quantity is not None or len(products) < 2:
        return None
    match = replace(asking.match, quantity=question.quantity)
    again = replace(asking, words=list(question.words), match=match, products=products)
    return ask_which(again, question.intent)


def must_ask_first(asking: Asking) -> bool:
    """Whether to ask what is open before the order is made: once, and not if it is pressed for."""
    return bool(asking.session.unanswered) and asking.session.intent != "basket_confirm"


def with_open_orders(asking: Asking, draft: Draft) -> Draft:
    """An answer about the basket, with what was ordered and is not decided asked once more."""
    session = asking.session
    if draft.intent in _CLOSES_BASKET and not must_ask_first(asking):
        session.unanswered = ()
    if draft.intent not in _SPEAKS_OF_BASKET | _CLOSES_BASKET or draft.unknown:
        return draft
    questions, session.unanswered = session.unanswered, ()
    for question in questions:
        if draft.intent == "basket_add" and {*question.skus} & {*draft.skus}:
            continue  # It was ordered by another name, or asked about anew.
        again = ask_again(asking, question)
        if again is not None:
            shown = draft.skus
            draft.take(again)
            draft.skus = shown or draft.skus
    return draft
