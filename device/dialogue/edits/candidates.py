"""The few things that may be meant to happen to the basket: each line as it may be changed, by what
the words name, count and choose; which of them is meant is weighed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from device.dialogue.edits.deeds import Deed
from device.dialogue.edits.meant import SIZES, Meant
from device.dialogue.edits.said import Said, in_names
from device.dialogue.goods.choices import known_options, read_choices, with_choices
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import Options, chosen_ids
from device.dialogue.order.basket_lines import last_line, line_placed
from device.dialogue.reading.terms import FIGURE
from device.dialogue.session import Session
from device.turn import BasketLine
from kb.catalogue import Product
from kb.language.words import word_set

_ONE = Decimal(1)
_LINES_AT_MOST = 4
_RANKS = (
    "mini",
    "small short half cutting single",
    "medium regular normal full",
    "large double tall",
    "xl jumbo extra",
    "xxl",
)
_LABELS = {word: rank for rank, words in enumerate(_RANKS) for word in words.split()}
_NEXT = word_set("and aur dusra doosra dusri doosri dusre doosre other rest baaki baki")
Choice = str | tuple[str, ...]


def candidates(meant: Meant, session: Session) -> Iterator[Deed]:
    """All that may be done to one line, or one line that may come."""
    said, shop, lines = meant.said, meant.shop, session.basket.lines
    for index in _lines_looked_at(said, session, shop):
        line = lines[index]
        product = shop.product(line.sku)
        if product is None:
            continue
        if _may_go(meant, line, product):
            yield Deed("out", index)
        for other in (product, *meant.others(product)):
            yield from _changed(meant, index, line, product, other)
    yield from _new(meant, session)


def _may_go(meant: Meant, line: BasketLine, product: Product) -> bool:
    """Not where only other goods are named: "mocha hata do" takes out no latte; nor where what goes
    is a choice that the line has not: "ice cream nikal do" takes out no coffee without it."""
    bit = 1 << meant.shop.index_of[product.sku]
    firm = [
        t for t in meant.said.reading.terms
        if t.where.named and t.kind == "word" and t.start >= 0 and not t.purpose
    ]  # fmt: skip
    if any(t.where.head & bit for t in firm):
        return True
    unwanted = meant.choices(product, line.options).unwanted
    if any(not ids & {*chosen_ids(line.options.get(group))} for group, ids in unwanted.items()):
        return False
    return not firm or any(t.where.hard & bit for t in firm)


def _lines_looked_at(said: Said, session: Session, shop: ShopWords) -> list[int]:
    lines, last = session.basket.lines, last_line(session)
    order = sorted(range(len(lines)), key=lambda i: (i != last, -i))
    if len(order) <= _LINES_AT_MOST:
        return order
    hit = 0
    for term in said.reading.terms:
        hit |= term.where.hard if not term.purpose else 0
    named = [i for i in order if hit >> shop.index_of.get(lines[i].sku, 0) & 1]
    placed = line_placed(said.words, len(lines))
    named = [*([placed] if placed is not None else []), *named]
    return list(dict.fromkeys([*order[:1], *named, *order]))[:_LINES_AT_MOST]


def _changed(
    meant: Meant, index: int, line: BasketLine, product: Product, other: Product
) -> Iterator[Deed]:
    said, held = meant.said, line.quantity
    own = other.sku == product.sku
    base: Options = line.options if own else known_options(other, line.options)
    choices = meant.choices(other, line.options)
    made = with_choices(other, base, choices)
    ways = [made] if dict(made) == dict(base) else [made, dict(base)]
    ways += _sized(said, other, made)
    ways += _said_apart(meant, other, base)
    half = (held / 2,) if said.halves and _is_whole(held / 2) else ()
    amounts = dict.fromkeys((*half, *filter(_is_whole, _counted(said, other)), _ONE))
    whole = "all" in said.markers and "among" not in said.markers and _ONE not in said.amounts
    for options in ways:
        same = own and dict(options) == dict(line.options)
        for quantity in _quantities(said, held):
            if not (same and quantity == held):
                yield Deed("put", index, other, quantity, options)
        if not same:
            for amount in amounts:
                # "Both of them in black" makes no single one black.
                if amount < held and not (whole and amount == _ONE):
                    yield Deed("share", index, other, amount, options)
                # "One more with oat milk", "and two of the fifteen cm".
                if is_there(other):
                    yield Deed("new", index, other, amount, options)


def _counted(said: Said, product: Product) -> list[Decimal]:
    """How many of a product may be meant: "a four module plate" is one."""
    named = in_names(said.words, [product])
    return [f.value for f in said.figures if f.value > 0 and not f.named and f.at not in named]


def _said_apart(meant: Meant, product: Product, base: Options) -> Iterator[dict[str, Choice]]:
    """ "Ek teekha rahe, dusra kam mirch wala": each choice that another one excludes, by itself."""
    if not meant.contradicts(product):
        return
    start = 0
    words = meant.said.words
    for at in range(1, len(words) + 1):
        if at == len(words) or FIGURE.match(words[at]) or words[at] in _NEXT:
            choices = read_choices(product, words[start:at], meant.shop, None, base)
            made = with_choices(product, base, choices)
            if choices and dict(made) != dict(base):
                yield made
            start = at


def _sized(said: Said, product: Product, options: Options) -> Iterator[dict[str, Choice]]:
    """ "The bigger one" of what comes in sizes: the next choice that is called by a size."""
    if said.reading.extreme not in SIZES:
        return
    for group in product.options:
        sizes = [_size_of(choice.name) for choice in group.choices]
        ids = [choice.id for choice in group.choices]
        held = options.get(group.group)
        if not group.exclusive or None in sizes or len({*sizes}) < 2 or held not in ids:
            continue
        order = sorted(range(len(ids)), key=lambda i: (sizes[i] or 0, i))
        step = 1 if said.reading.extreme == "biggest" else -1
        at = order.index(ids.index(str(held))) + step
        if 0 <= at < len(order):
            yield {**options, group.group: ids[order[at]]}


def _size_of(name: str) -> Decimal | None:
    words = phrase_words(name)
    figures = [Decimal(word) for word in words if FIGURE.match(word) and "/" not in word]
    if figures:
        return figures[0]
    return next((Decimal(_LABELS[word]) for word in words if word in _LABELS), None)


def _is_whole(amount: Decimal) -> bool:
    return amount == int(amount)


def _quantities(said: Said, held: Decimal) -> list[Decimal]:
    amounts = said.amounts
    found = [held, *amounts, *(held + a for a in amounts), *(held - a for a in amounts if a < held)]
    if said.factor is not None:
        found.append(held * said.factor)
    if {"more", "aur", "same", "also"} & said.markers:
        found.append(held + _ONE)
    if held > _ONE and {"less", "takes", "out"} & said.markers:
        found.append(held - _ONE)
    return [q for q in dict.fromkeys(found) if q > 0 and (q == int(q) or held != int(held))]


def is_there(product: Product) -> bool:
    """Whether there is any of it, as far as is known."""
    return product.stock is None or product.stock > 0


def _new(meant: Meant, session: Session) -> Iterator[Deed]:
    """What is named and is not there yet."""
    product = meant.named()
    held = {line.sku for line in session.basket.lines}
    if product is None or product.sku in held or not is_there(product):
        return
    choices = with_choices(product, {}, meant.choices(product, {}))
    for amount in dict.fromkeys((*_counted(meant.said, product), _ONE)):
        yield Deed("new", len(session.basket.lines), product, amount, choices)
