"""What an order points at before it names more: "two of those and a butter croissant"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from device.dialogue.asking import Asking
from device.dialogue.index.product_sets import mask_of
from device.dialogue.order.basket_lines import names_goods
from device.dialogue.order.cuts import ADDS, joints_within
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import Reading
from kb.language.words import word_set

_SAYS = word_set(
    """
    yes yeah yep ok okay fine sure alright right great good then so now chalo chaliye theek thik hai
    haan han ji acha accha achha to toh phir bhaiya bhai please i will would like want take have id
    ill me get give add put let us lets just can could you pack wrap order one ones the of my cart
    basket in for mein me hi kar karo kijiye kardo do de dena dijiye dedo dijiyega lo le lenge lunga
    lungi leta leti loonga loongi rakh rakho laga lagao daal daalo jod jodo likh likho bhi also too
    chahiye chaiye
    """
)
_POINTS = word_set("it that this those these them wo woh ye yeh yahi wahi isko usko ise use inko unko")
_BOTH = word_set("both dono donon")
_ONE = Decimal(1)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Pointed:
    """What was spoken of, as if it had been named, how many of each, and the words of the rest."""

    things: list[Asking]
    quantity: Decimal
    own: tuple[str, ...]
    rest: list[str]


def pointed_at(asking: Asking) -> Pointed | None:
    """The goods spoken of last that come before others; None where nothing points at them."""
    words, focus = asking.words, asking.session.focus
    within = joints_within(read(words, asking.shop))
    joint = next((i for i, w in enumerate(words) if w in ADDS and i not in within and i), 0)
    if not joint or not focus:
        return None
    own, rest = read(words[:joint], asking.shop), words[joint + 1 :]
    if not _only_points(own) or not names_goods(read(rest, asking.shop)):
        return None
    products = [p for sku in focus if (p := asking.view.product(sku)) is not None]
    groups = [[each] for each in products] if _says_both(own, len(products)) else [products]
    things = []
    for group in groups:
        mask = mask_of(asking.shop.index_of[product.sku] for product in group)
        match = replace(asking.match, mask=mask, left_out=(), quantity=None)
        things.append(replace(asking, reading=own, match=match, products=group))
    quantity = own.numbers[0].value if own.numbers else _ONE
    return Pointed(things, quantity, tuple(own.words), rest)


def _only_points(own: Reading) -> bool:
    said = {word for word in own.words if not word[0].isdigit()}
    if own.terms or own.missing or own.unknown or len(own.numbers) > 1:
        return False
    return bool(said & (_POINTS | _BOTH)) and said <= _SAYS | _POINTS | _BOTH


def _says_both(own: Reading, spoken_of: int) -> bool:
    return spoken_of == _PAIR and bool(_BOTH & {*own.words})

