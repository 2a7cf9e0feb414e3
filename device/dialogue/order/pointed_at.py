"""What an order means of the goods spoken of last before it names others: "two of those and a
butter croissant", "racold wala ek de do aur ek stabiliser"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import by_extreme
from device.dialogue.goods.sized_focus import sized_like
from device.dialogue.goods.understanding import understand
from device.dialogue.index.product_sets import mask_of
from device.dialogue.order.basket_lines import names_goods
from device.dialogue.order.cuts import ADDS, joints_within
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import Reading, has_noun
from kb.catalogue import Product
from kb.language.words import word_set

_POINTS = word_set("it that this those these them wo woh ye yeh yahi wahi isko usko inko unko")
_BOTH = word_set("both dono donon")
_ORDERS = word_set(
    """
    give get add take have want pack wrap order put de dena dijiye dedo dijiyega lo le lenge lunga
    lungi loonga loongi rakh rakho laga lagao daal daalo jod jodo likh likho chahiye chaiye
    """
)
_NO_FIGURE = word_set("one")
_ONE = Decimal(1)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Pointed:
    """What was spoken of, as if it had been named, how many of each, and the rest by itself."""

    things: list[Asking]
    quantity: Decimal
    own: tuple[str, ...]
    rest: Asking


def pointed_at(asking: Asking) -> Pointed | None:
    """The goods spoken of last that come before others; None where they are not meant."""
    words, focus = asking.words, asking.session.focus
    within = joints_within(read(words, asking.shop))
    joint = next((i for i, w in enumerate(words) if w in ADDS and i not in within and i), 0)
    if not joint or not focus:
        return None
    own, rest = read(words[:joint], asking.shop), words[joint + 1 :]
    if not _speaks_of_focus(own, asking) or not _names(read(rest, asking.shop)):
        return None
    meant = _understood(own.words, asking)
    products = [p for sku in focus if (p := asking.view.product(sku)) is not None]
    chosen = meant.products if own.terms or _says_which(own) else products
    if own.extreme is not None:
        numbers = [asking.shop.index_of[product.sku] for product in products]
        found = by_extreme(numbers, own.extreme, asking.shop)[:1]
        chosen = [asking.shop.products[number] for number in found]
        if len(products) == 1:
            # "Do chhote": of the sizes of what was spoken of.
            products = chosen = [sized_like(products[0], own.extreme, asking.shop)]
    if not chosen or not {product.sku for product in chosen} <= {p.sku for p in products}:
        return None
    both = len(chosen) == _PAIR and _BOTH & {*own.words}
    groups = [[each] for each in chosen] if both else [chosen]
    things = [_with(meant, own, group) for group in groups]
    counted = [number.value for number in own.numbers if not number.wala]
    quantity = counted[0] if counted else _ONE
    return Pointed(things, quantity, tuple(own.words), _understood(rest, asking))


def both_meant(asking: Asking) -> list[Asking]:
    """Each of the two goods spoken of last, where an order says "both" and names nothing else."""
    products, reading = asking.products, asking.reading
    spoken = len(products) == _PAIR and {p.sku for p in products} == {*asking.session.focus}
    if not spoken or not _BOTH & {*asking.words} or has_noun(reading) or reading.missing:
        return []
    return [_with(asking, reading, [product]) for product in products]


def _names(rest: Reading) -> bool:
    """Whether other goods are named, or another size of the same: "aath inch wala bhi ek"."""
    sized = any(term.kind == "measure" for term in rest.terms) or _says_which(rest)
    return names_goods(rest) or sized


def _understood(words: list[str], asking: Asking) -> Asking:
    text = " ".join(words)
    return understand(asking.view, asking.session, text, asking.lang, asking.now)


def _says_which(own: Reading) -> bool:
    return any(number.wala for number in own.numbers)


def _with(meant: Asking, own: Reading, products: list[Product]) -> Asking:
    mask = mask_of(meant.shop.index_of[product.sku] for product in products)
    match = replace(meant.match, mask=mask, left_out=(), quantity=None)
    return replace(meant, reading=own, match=match, products=products)


def _speaks_of_focus(own: Reading, asking: Asking) -> bool:
    """Whether words name nothing by themselves but point, count or choose; where something was
    just ordered, only what points means it."""
    said = {*own.words}
    if has_noun(own) or own.missing or own.unknown or own.refused:
        return False
    if sum(not number.wala for number in own.numbers) > 1:
        return False
    if said & (_POINTS | _BOTH):
        return not own.terms
    counts = bool(own.numbers) or bool(said & _NO_FIGURE)
    chooses = (
        _says_which(own) or own.extreme is not None or any(not term.optional for term in own.terms)
    )
    asked = not asking.session.intent.startswith("basket_")
    return asked and counts and (chooses or bool(said & _ORDERS) or _counts_a_unit(own))


def _counts_a_unit(own: Reading) -> bool:
    """ "Two plates"."""
    return any(number.unit for number in own.numbers)
