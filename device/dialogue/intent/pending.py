"""The answer to a question that the kiosk asked back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from device.dialogue.asking import Asking
from device.dialogue.goods.choices import read_choices
from device.dialogue.goods.extremes import by_extreme
from device.dialogue.goods.resolve import override, resolve
from device.dialogue.index.product_sets import bits, mask_of
from device.dialogue.order.amounts import said_amount, takes_out
from device.dialogue.order.basket_lines import lines_meant, names_goods
from device.dialogue.reading.corrections import DENIES
from device.dialogue.reading.figures import JOINS
from device.dialogue.reading.intents import PRODUCT_INTENTS, likeliest
from device.dialogue.reading.ordinals import place_said
from device.dialogue.reading.reading import read
from device.dialogue.reading.refused import refused_alone
from device.dialogue.reading.terms import has_noun
from device.dialogue.session import Pending
from kb.language.words import word_set

_FEW = 6
_ANY = word_set("any anything koi whichever either kuch")
_YES = word_set(
    "yes yeah yep ok okay haan ha han ji sure theek thik right correct bilkul sahi chalega fine"
)
_NO = word_set("no nope nahi nahin na nai mat rehne")

_CHANGES = word_set(
    """
    kar karo kardo kariye kijiye make just only sirf bas keval instead balki chahiye chaiye
    """
)
_SURELY = 0.9


def settle_pending(asking: Asking) -> list[Asking]:
    """The questions of before with the answer put in; none where this is something else.

    What was asked beside them stays open if one is answered; orders stay so until they are.
    """
    session = asking.session
    questions, session.pending = session.pending, ()
    if asking.wants.get("basket_remove", 0.0) >= _SURELY:
        # "Leave the coke": what was not yet taken is not taken at all.
        questions = tuple(q for q in questions if not _is_left(asking, q))
    ways = [asking.words, *(_pieces(asking.words) if len(questions) > 1 else [])]
    settled: list[Asking] = []
    left: list[Pending] = []
    for question in questions:
        answers = (_settled(asking, question, words) for words in ways)
        answer = next((found for found in answers if found is not None), None)
        if answer is None or (settled and not asking.reading.names_something):
            # "The first one", "yes" answer one question only.
            left.append(question)
        else:
            settled.append(answer)
    session.pending = tuple(left) if settled else ()
    if not settled and not {*asking.words} <= _NO:
        session.unanswered = (*session.unanswered, *filter(_is_open_order, left))
    return settled


def _is_open_order(question: Pending) -> bool:
    return question.intent == "basket_add" and question.agreed_quantity is None


def _is_left(asking: Asking, question: Pending) -> bool:
    """Whether something is left that was asked about, rather than other goods of the basket."""
    others = names_goods(asking.reading) and asking.products
    named = {product.sku for product in asking.products}
    return question.intent == "basket_add" and not (others and named.isdisjoint(question.skus))


def _pieces(words: Sequence[str]) -> list[list[str]]:
    """ "Aloo aur pineapple": one answer each."""
    found: list[list[str]] = [[]]
    for word in words:
        if word in JOINS:
            found.append([])
        else:
            found[-1].append(word)
    return [piece for piece in found if piece] if len(found) > 1 else []


def _settled(asking: Asking, pending: Pending, words: list[str]) -> Asking | None:
    numbers = asking.shop.numbers_of(pending.skus)
    if not numbers:
        return None
    if pending.intent == "basket_add" and (amount := _other_amount(asking, numbers, words)):
        return _reordered(asking, pending, numbers, amount)
    if pending.agreed_quantity is not None:
        return _agreed(asking, pending, numbers[0])
    chosen = _choice(asking, numbers, words)
    if not chosen:
        return _other_size(asking, pending, numbers, words)
    intent, chance = likeliest(asking.wants, PRODUCT_INTENTS)
    settled = replace(asking, settled=True)
    keep = (
        pending.intent == "basket_add" or chance < 0.6 or intent in {"basket_add", "list", "stock"}
    )
    settled.intent = pending.intent if keep else intent
    settled.products = [asking.shop.products[n] for n in chosen]
    own = asking.match.quantity if not _is_value(asking) else None
    settled.match = replace(
        asking.match, mask=mask_of(chosen), quantity=pending.quantity or own, failed=(), nearest=0
    )
    settled.words = [*pending.words, "and", *words]
    settled.reading = replace(asking.reading, missing=[])
    return settled


def _other_amount(asking: Asking, numbers: list[int], words: list[str]) -> Decimal | None:
    """ "Chaar nahi teen kar dijiye", "no wait, only one box": how many there shall be of what is
    still open, where that is all that is said."""
    if not {*words} & (_CHANGES | DENIES):
        return None
    reading = read(words, asking.shop)
    amount = said_amount(reading)
    if amount is None or reading.code is not None or reading.extreme is not None:
        return None
    within = mask_of(numbers)
    match = resolve(reading, asking.shop, within=within, expects_quantity=True)
    return amount.value if match.mask == within else None


def _other_size(
    asking: Asking, pending: Pending, numbers: list[int], words: list[str]
) -> Asking | None:
    """ "No, the fifteen litre one": another one of the kind that is still open."""
    reading = read(words, asking.shop)
    corrects = bool({*words} & DENIES) or any(number.wala for number in reading.numbers)
    if pending.intent != "basket_add" or not corrects or has_noun(reading) or reading.unknown:
        return None
    _, match = override(list(pending.words), words, asking.shop)
    kinds = {asking.shop.products[number].category for number in numbers}
    found = [asking.shop.products[number] for number in bits(match.mask)]
    same_kind = all(product.category in kinds for product in found)
    if not found or not same_kind or match.mask == mask_of(numbers):
        return None
    if any(not term.taken_back for term in match.left_out):
        return None
    order = [asking.shop.index_of[product.sku] for product in found]
    settled = _reordered(asking, pending, order, pending.quantity or match.quantity)
    settled.words = [*pending.words, "and", *words]
    return settled


def _reordered(
    asking: Asking, pending: Pending, numbers: list[int], amount: Decimal | None
) -> Asking:
    """The order that is still open with another amount or other goods."""
    settled = replace(asking, settled=True, intent=pending.intent)
    settled.products = [asking.shop.products[number] for number in numbers]
    settled.match = replace(
        asking.match, mask=mask_of(numbers), quantity=amount, failed=(), nearest=0
    )
    settled.words = list(pending.words)
    settled.reading = replace(asking.reading, missing=[])
    return settled


def withdrawn(asking: Asking) -> bool:
    """ "Payasam rehne do" while it was asked which payasam: it is not taken at all."""
    session, shop = asking.session, asking.shop
    open_orders = [q for q in session.pending if q.intent == "basket_add"]
    if not open_orders or not takes_out(asking.words) or asking.reading.numbers:
        return False
    reading = read(asking.words, shop)
    lines = session.basket.lines if session.basket.state == "open" else ()
    if lines and names_goods(reading) and lines_meant(reading, session, shop, by_choice=True):
        return False
    skus = {sku for question in open_orders for sku in question.skus}
    within = mask_of(shop.numbers_of(skus))
    if names_goods(reading) and not resolve(reading, shop, within=within).found:
        return False
    session.pending = ()
    return True


def _is_value(asking: Asking) -> bool:
    return any(number.wala for number in asking.reading.numbers)


def _agreed(asking: Asking, pending: Pending, number: int) -> Asking | None:
    words = set(asking.words)
    if not words & _YES or words & _NO:
        return None
    settled = replace(asking, settled=True)
    settled.intent = pending.intent
    settled.products = [asking.shop.products[number]]
    settled.match = replace(
        asking.match, mask=1 << number, quantity=pending.agreed_quantity, failed=()
    )
    settled.words, settled.agreed = list(pending.words), True
    settled.reading = replace(asking.reading, missing=[])
    return settled


def _choice(asking: Asking, numbers: list[int], words: list[str]) -> list[int]:
    """Which of the offered products the answer picks; several where it only narrows them."""
    reading = read(words, asking.shop)
    refused = refused_alone(reading, asking.shop)
    if refused:
        return [number for number in numbers if not refused >> number & 1]
    terms = [t for t in reading.terms if not t.purpose]
    if reading.unknown and not terms:
        return []
    within = mask_of(numbers)
    if terms or reading.numbers or reading.code is not None:
        match = resolve(reading, asking.shop, within=within, expects_quantity=False)
        if match.found and match.mask != within:
            found = list(bits(match.mask))
            if reading.extreme:
                return by_extreme(found, reading.extreme, asking.shop)[:1]
            return found
        if has_noun(reading) and not match.found:
            return []
    place = place_said(words)
    if place is not None and len(words) <= _FEW:
        return [numbers[place]] if place < len(numbers) else []
    if reading.extreme is not None:
        return by_extreme(numbers, reading.extreme, asking.shop)[:1]
    if set(words) & _ANY and len(words) <= 5:
        return numbers[:1]
    if len(numbers) == 1 and (reading.numbers or set(words) & _YES):
        return numbers
    if len(numbers) == 1 and read_choices(asking.shop.products[numbers[0]], words, asking.shop):
        return numbers
    return []
