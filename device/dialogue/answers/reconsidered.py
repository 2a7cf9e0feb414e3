"""An utterance that may change the open basket otherwise than it was answered: what is likelier
meant is done instead, and what is not clear is said with a perhaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from device.dialogue.answers.basket_edit import Edit, add_more, put, put_share, say, take_out
from device.dialogue.answers.saying import perhaps
from device.dialogue.asking import Asking
from device.dialogue.edits.deeds import Deed, Deeds, done, key_of
from device.dialogue.edits.reconsider import likely_baskets
from device.dialogue.edits.weights import WEIGHTS
from device.dialogue.intent.ordering import asks_what_basket_comes_to
from device.dialogue.phrasing import Draft
from device.dialogue.reading.intents import PRODUCT_INTENTS
from device.dialogue.session import Session

SURE = 0.85
"""From here on what is likeliest meant is done without a perhaps: of what was at least as likely
as 0.7 and less than this, in talks of shops left out of the fit, one in three was not meant."""
_LIKELY = 0.7
"""So sure must an answer be to stand for one that was given plainly, and so likely must something
else be to be done instead of asking back."""
_LIKELIER = 0.6
"""So likely must something else be to be done instead of a plain edit, or of saying that it is not
known. From 0.7 on 8 fewer of 1571 were done rightly in talks of shops left out of the fit; below it
what was asked for plainly goes wrong."""
_HARDLY = 0.1
"""What was done plainly and is no likelier meant gives way to whatever is likeliest."""
FINAL = frozenset(
    {"basket_confirm", "basket_cancel", "human", "repeat", "slower", "louder", "language", "teach"}
)
"""What has been done already, or speaks of no goods."""


def session_before(asking: Asking) -> Session | None:
    """The session as it is, where what is said now may change its basket; else None."""
    session = asking.session
    is_open = session.basket.state == "open" and bool(session.basket.lines)
    return replace(session) if is_open and not session.pending and asking.words else None


def reconsidered(asking: Asking, before: Session, draft: Draft) -> Draft:
    """The answer as it stands, or what is likelier meant; `before`: the session before it."""
    if draft.intent in FINAL or asking.session.basket.state not in {"open", "empty"}:
        return draft
    if asks_what_basket_comes_to(asking):
        return draft
    found, likely = likely_baskets(asking, before, draft, asking.session.basket, WEIGHTS)
    best = max(range(len(found)), key=likely.__getitem__)
    sure = likely[best] >= SURE
    if not found[best].steps:
        # What was answered stands; nothing better is known.
        edits = draft.intent.startswith("basket_")
        speaks_of_goods = draft.intent in PRODUCT_INTENTS or edits
        stands = best == 0 and likely[best] >= (SURE if edits else _LIKELY)
        doubtful = speaks_of_goods and not stands
        plain = draft.confidence < _LIKELY or draft.unknown or draft.clarify
        return perhaps(asking, draft) if doubtful and not plain else draft
    if likely[best] < (_LIKELY if draft.clarify else _LIKELIER if draft.unknown else 0.0):
        return draft  # To ask back, or to say that it is not known, is better than a guess.
    done = draft.intent.startswith("basket_") and draft.confidence >= _LIKELY and not draft.clarify
    if done and likely[best] < _LIKELIER and likely[0] > _HARDLY:
        return perhaps(asking, draft)
    after, intent = replace(asking.session), asking.intent
    _restore(asking.session, before)
    made = _do(asking, found[best].steps)
    if made.unknown or not (made.skus or made.written):
        _restore(asking.session, after)
        asking.intent = intent
        return draft
    return made if sure else perhaps(asking, made)


def _restore(session: Session, before: Session) -> None:
    for field in fields(session):
        setattr(session, field.name, getattr(before, field.name))


def _do(asking: Asking, steps: Sequence[Deeds]) -> Draft:
    """Does one step after the other, up to one that there is not enough on the shelf for."""
    kinds = {deed.kind for deeds in steps for deed in deeds}
    asking.intent = "basket_change"
    if len(kinds) == 1:
        asking.intent = {"new": "basket_add", "out": "basket_remove"}.get(
            next(iter(kinds)), "basket_change"
        )
    edit = Edit(asking, asking.draft(asking.intent))
    for deeds in steps:
        expected = key_of(done(asking.session.basket, deeds))
        for deed in sorted(deeds, key=lambda each: -each.index):
            _do_one(edit, deed)
        if key_of(asking.session.basket) != expected:
            break
    return say(edit)


def _do_one(edit: Edit, deed: Deed) -> None:
    if deed.kind == "out":
        take_out(edit, deed.index)
    elif deed.product is None:
        return
    elif deed.kind == "put":
        put(edit, deed.index, deed.product, deed.quantity, deed.options or {})
    elif deed.kind == "share":
        put_share(edit, deed.index, deed.product, deed.quantity, deed.options or {})
    else:
        add_more(edit, deed.product, deed.quantity, deed.options or {})
