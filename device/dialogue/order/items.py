"""The things of an order, one by one, after all that the speaker took back while ordering.

A part without goods of its own is a share of the thing before it ("four coils, two red two black")
or one more like it ("two boxes large and one small"); after a correction it changes that thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import takewhile

from device.dialogue.asking import Asking
from device.dialogue.goods.choices import Choices, read_choices, with_choices
from device.dialogue.goods.lacking import lacking_in_order
from device.dialogue.goods.resolve import fitting
from device.dialogue.index.product_sets import mask_of
from device.dialogue.order.amounts import AMONG
from device.dialogue.order.asked_for import said_before
from device.dialogue.order.basket_lines import last_line, names_goods
from device.dialogue.order.cuts import joints_within
from device.dialogue.order.each import each_said, every_choice, said_of_all
from device.dialogue.order.parts import Part, parts_of
from device.dialogue.order.pointed_at import both_meant, pointed_at
from device.dialogue.reading.corrections import statements
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import PLAIN
from device.turn import BasketLine
from kb.catalogue import Product
from kb.language.words import word_set

_ONE = Decimal(1)
_JOINS = word_set("and aur")
_ALL = word_set("all sab sabhi saare sare sabhee")


@dataclass(slots=True)
class Item:
    """One thing that is asked for: what it is in `asking`, how many, and the words with options,
    the later ones overriding the earlier."""

    asking: Asking
    quantity: Decimal | None
    said: list[tuple[str, ...]] = field(default_factory=list)
    like: BasketLine | None = None
    """The line that "one more" is like."""
    choices: Choices = field(default_factory=Choices)
    """What was chosen for it without being named: one of "both colours"."""

    @property
    def words(self) -> tuple[str, ...]:
        """All that was said of it."""
        return tuple(word for said in self.said for word in said)

    def options_of(self, product: Product) -> dict[str, str | tuple[str, ...]]:
        options = with_choices(product, self.like.options if self.like else {}, Choices())
        for words in (*said_before(self.asking, product), *self.said):
            choices = read_choices(product, words, self.asking.shop, self.quantity)
            options = with_choices(product, options, choices)
        return with_choices(product, options, self.choices)


def items_of(asking: Asking) -> list[Item]:
    """The things that were named; the utterance itself where it names one."""
    each = None if asking.settled or _measures_again(asking) else each_said(asking.words)
    both = [] if asking.settled else both_meant(asking)
    if both:
        amount = each.amount if each is not None else None
        return [Item(one, amount, [tuple(asking.words)]) for one in both]
    pointed = pointed_at(asking) if each is None and not asking.settled else None
    if pointed is not None:
        things = [Item(each, pointed.quantity, [pointed.own]) for each in pointed.things]
        return [*things, *items_of(pointed.rest)]
    if each is None:
        return [one for item in _items_said(asking) for one in _of_every_choice(item)]
    asked = replace(asking, words=each.words)
    items = [replace(item, quantity=item.quantity or each.amount) for item in _items_said(asked)]
    return [one for item in items for one in _of_every_choice(item)]


def _measures_again(asking: Asking) -> bool:
    """ "Ek single leg wali": one of one leg rather than one each."""
    words = asking.reading.words
    measured = (t for t in asking.reading.terms if t.kind in {"counted", "measure"} and t.start > 0)
    return any(words[term.start] == words[term.start - 1] for term in measured)


def _of_every_choice(item: Item) -> list[Item]:
    """ "In both colours": so many of each of them."""
    product = item.asking.products[0] if len(item.asking.products) == 1 else None
    every = every_choice(product, item.words, item.asking.shop) if product is not None else []
    return [replace(item, choices=choices) for choices in every] or [item]


def _items_said(asking: Asking) -> list[Item]:
    if asking.settled:
        return [Item(asking, asking.match.quantity, [tuple(asking.words)])]
    first, *corrections = statements(_goods_first(asking))
    parts = parts_of(asking, first)
    if not parts and corrections:
        # Nothing was named yet that could be corrected.
        first, corrections = asking.words, []
        parts = parts_of(asking, first)
    if not corrections and len(parts) < 2:
        like = None if names_goods(asking.reading) else _spoken_of(asking)
        said = [tuple(asking.reading.words)]
        whole = parts[0].asking if parts and _tells_more(parts[0], asking) else asking
        return [Item(_with_lacking(whole), whole.match.quantity, said, like)]
    items = _items(parts)
    for words in corrections:
        _correct(items, asking, words)
        if words[:1] and words[0] in _ALL and items:
            # "No wait, all six the bigger size": they take the place of what was said of some.
            last = items[-1]
            items = [i for i in items[:-1] if not _is_of_same(i, last)] + [last]
    _share_what_is_said_of_all(items)
    return [item for item in items if item.quantity != 0]


def _is_of_same(item: Item, other: Item) -> bool:
    return [p.sku for p in item.asking.products] == [p.sku for p in other.asking.products]


def _share_what_is_said_of_all(items: list[Item]) -> None:
    """ "Bees kachori aur bees samose, sabke saath chutney": what is said of all holds for each."""
    said = tuple(said_of_all(items[-1].words)) if len(items) > 1 else ()
    for item in items[:-1] if said else ():
        product = item.asking.products[0] if len(item.asking.products) == 1 else None
        if product is not None and read_choices(product, said, item.asking.shop):
            item.said = [*item.said, said]


def _tells_more(part: Part, asking: Asking) -> bool:
    """Whether a part is what the whole is and also says how many: "two 2 feet tube lights"; or
    names one thing by itself, which before what was spoken of last would be another."""
    own, whole = ([p.sku for p in each.products] for each in (part.asking, asking))
    in_context = any(term.start < 0 for term in asking.reading.terms)
    counts = asking.match.quantity is None and part.quantity is not None
    if (in_context or counts) and len(own) == len(whole) == 1 and own != whole and not part.cost:
        return True
    return counts and ({*own} == {*whole} or not asking.session.focus)


def _goods_first(asking: Asking) -> list[str]:
    """ "One large and one small mocha" as "one small mocha and one large": a choice or a size alone
    follows what it is said of."""
    words = asking.words
    within = joints_within(read(words, asking.shop))
    joints = [i for i, word in enumerate(words) if word in _JOINS and i not in within]
    if len(joints) != 1 or not joints[0]:
        return words
    joint = joints[0]
    ahead, rest = read(words[:joint], asking.shop), read(words[joint + 1 :], asking.shop)
    sized = any(term.kind == "measure" for term in ahead.terms) or any(
        number.wala for number in ahead.numbers
    )
    chooses = sized or any(term.where.option for term in ahead.terms)
    chooses = chooses and not names_goods(ahead)
    if not (chooses and ahead.numbers and rest.numbers and names_goods(rest)):
        return words
    if joint + 1 + len(rest.words) != len(words):
        return words
    return [*words[joint + 1 :], words[joint], *words[:joint]]


def _spoken_of(asking: Asking) -> BasketLine | None:
    index = last_line(asking.session) if asking.session.basket.state == "open" else None
    line = asking.session.basket.lines[index] if index is not None else None
    same = line is not None and [p.sku for p in asking.products] == [line.sku]
    return line if same else None


def _items(parts: Sequence[Part]) -> list[Item]:
    items: list[Item] = []
    left = list(parts)
    while left:
        whole = _item(left.pop(0))
        split = _split(whole, left)
        shares = split or list(takewhile(lambda part: part.share, left))
        del left[: len(shares)]
        items += [whole, *_shares(whole, shares)]
        if split:
            whole.quantity = Decimal(0)
    return [item for item in items if item.quantity != 0]


def _split(whole: Item, parts: Sequence[Part]) -> list[Part]:
    """ "Two cold coffees, one with ice cream, one without": parts right behind the whole that
    count as many together, whichever goods of that name they are."""
    found: list[Part] = []
    counted = Decimal(0)
    for part in parts:
        if not (part.varied or part.share) or (not found and part.joined):
            break
        found.append(part)
        counted += part.quantity or _ONE
        if counted == whole.quantity and len(found) > 1:
            others = any(not part.share for part in found)
            return found if others else []
    return []


def _item(part: Part) -> Item:
    asking = part.asking if part.share else _with_lacking(part.asking)
    return Item(asking, part.quantity, [part.own])


def _with_lacking(asking: Asking) -> Asking:
    """With what is said of the goods that none of those found is: "peri peri fries"."""
    reading, match, shop = asking.reading, asking.match, asking.shop
    if not asking.products or reading.unknown:
        return asking
    in_context = bool(asking.session.focus)
    lacking = lacking_in_order(reading, match, shop, in_context=in_context)
    if not lacking:
        return asking
    return replace(asking, reading=replace(reading, missing=[*reading.missing, *lacking]))


def _shares(whole: Item, parts: list[Part]) -> list[Item]:
    """ "Three chai, one without sugar" is among the three; "and one small" comes on top."""
    shares: list[Item] = []
    for part in parts:
        left = (whole.quantity or _ONE) - sum((s.quantity or _ONE for s in shares), Decimal(0))
        quantity = max(left, Decimal(0)) if part.is_rest else part.quantity or _ONE
        # One that is said to be plain has none of the extras of the others.
        said = [part.own] if PLAIN & {*part.own} else [*whole.said, part.own]
        shares.append(Item(part.asking, quantity, said))
    taken = sum((share.quantity or _ONE for share in shares), Decimal(0))
    if whole.quantity is None and parts and parts[0].quantity and not parts[0].joined:
        whole.quantity = Decimal(0)  # "Plain dosa, one with ghee": one is all that is wanted.
        return shares
    if whole.quantity is None or taken > whole.quantity or not parts:
        return shares
    adds_up = taken == whole.quantity and len(parts) > 1
    within = bool(AMONG & {*parts[0].own, *whole.said[-1]}) or not parts[0].joined
    if (adds_up or within) and not _differs(whole, parts):
        whole.quantity -= taken
    return shares


def _differs(whole: Item, parts: list[Part]) -> bool:
    """The first thing already says what the others are otherwise: two large, one small; or the
    others are other goods: three of 60 mm, one of 40 mm."""
    own_goods = {product.sku for product in whole.asking.products}
    for part in parts:
        if part.asking.products and own_goods.isdisjoint(p.sku for p in part.asking.products):
            return True
    for product in whole.asking.products[:1]:
        own = whole.options_of(product)
        for part in parts:
            chosen = read_choices(product, part.own, whole.asking.shop, part.quantity).chosen
            if any(group in own and own[group] != made for group, made in chosen.items()):
                return True
    return False


def _correct(items: list[Item], asking: Asking, words: list[str]) -> None:
    """What is said after "no wait" about the thing it names, else about the last one."""
    parts = parts_of(asking, words, items[-1].asking)
    if not parts:
        return
    first, *others = parts
    index = next((i for i in range(len(items) - 1, -1, -1) if _is_about(first, items[i])), None)
    old = items[index if index is not None else -1]
    if index is not None and _takes_back(first, old):
        items[index].quantity = Decimal(0)
        items += _items(others)
        return
    keeps = index is not None and len(old.asking.products) == 1
    asked = old.asking if keeps else first.asking
    said = [*old.said, first.own] if index is not None or first.share else [first.own]
    items[index if index is not None else -1] = Item(asked, first.quantity or old.quantity, said)
    items += _items(others)


def _takes_back(part: Part, item: Item) -> bool:
    """ "Actually no vada pav", "chai rehne do": a correction that says nothing else."""
    if part.share or part.quantity is not None:
        return False
    changed = any(
        read_choices(product, part.own, item.asking.shop) for product in item.asking.products[:1]
    )
    return not changed and len(part.asking.products) == 1


def _is_about(part: Part, item: Item) -> bool:
    """Whether a correction fits the thing as it was named before."""
    shop = item.asking.shop
    mask = mask_of(shop.index_of[product.sku] for product in item.asking.products)
    return bool(mask and fitting(part.asking.reading, shop, mask))


def is_asked_for(item: Item, *, surely: bool) -> bool:
    """Whether it is goods of the shop; `surely`: one of them, or so many of something."""
    products = item.asking.products
    return bool(products) and (not surely or len(products) == 1 or item.quantity is not None)
