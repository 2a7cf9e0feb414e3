"""The few things that may be meant to happen to the basket: each line as it may be changed, by what
the words name, count and choose; which of them is meant is weighed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from device.dialogue.edits.deeds import Deed
from device.dialogue.edits.said import Said, in_names
from device.dialogue.goods.choices import contradictions, known_options, read_choices, with_choices
from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.other_size import other_size
from device.dialogue.goods.resolve import resolve
from device.dialogue.goods.siblings import sibling_meant
from device.dialogue.goods.variants import packs_of, variants_of
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import Options, chosen_ids
from device.dialogue.order.basket_lines import last_line, line_placed
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import FIGURE
from device.dialogue.session import Session
from device.turn import BasketLine
from kb.catalogue import Product
from kb.language.words import word_set

_ONE = Decimal(1)
_LINES_AT_MOST = 4
_OTHERS_AT_MOST = 4
_VARIANTS_AT_MOST = 24
_SIZES = ("biggest", "smallest")
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


def candidates(said: Said, session: Session, shop: ShopWords) -> Iterator[Deed]:
    """All that may be done to one line, or one line that may come."""
    lines = session.basket.lines
    for index in _lines_looked_at(said, session, shop):
        line = lines[index]
        product = shop.product(line.sku)
        if product is None:
            continue
        if _may_go(said, line, product, shop):
            yield Deed("out", index)
        for other in (product, *others_meant(said, product, shop)):
            yield from _changed(said, index, line, product, other, shop)
    yield from _new(said, session, shop)


def _may_go(said: Said, line: BasketLine, product: Product, shop: ShopWords) -> bool:
    """Not where only other goods are named: "mocha hata do" takes out no latte; nor where what goes
    is a choice that the line has not: "ice cream nikal do" takes out no coffee without it."""
    bit = 1 << shop.index_of[product.sku]
    firm = [
        t for t in said.reading.terms
        if t.where.named and t.kind == "word" and t.start >= 0 and not t.purpose
    ]  # fmt: skip
    if any(t.where.head & bit for t in firm):
        return True
    unwanted = read_choices(product, said.words, shop, None, line.options).unwanted
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
    said: Said, index: int, line: BasketLine, product: Product, other: Product, shop: ShopWords
) -> Iterator[Deed]:
    held = line.quantity
    own = other.sku == product.sku
    base: Options = line.options if own else known_options(other, line.options)
    choices = read_choices(other, said.words, shop, None, line.options)
    made = with_choices(other, base, choices)
    ways = [made] if dict(made) == dict(base) else [made, dict(base)]
    ways += _sized(said, other, made)
    ways += _said_apart(said, other, base, shop)
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


def _said_apart(
    said: Said, product: Product, base: Options, shop: ShopWords
) -> Iterator[dict[str, Choice]]:
    """ "Ek teekha rahe, dusra kam mirch wala": each choice that another one excludes, by itself."""
    if not contradictions(product, said.words, shop):
        return
    start = 0
    words = said.words
    for at in range(1, len(words) + 1):
        if at == len(words) or FIGURE.match(words[at]) or words[at] in _NEXT:
            choices = read_choices(product, words[start:at], shop, None, base)
            made = with_choices(product, base, choices)
            if choices and dict(made) != dict(base):
                yield made
            start = at


def _sized(said: Said, product: Product, options: Options) -> Iterator[dict[str, Choice]]:
    """ "The bigger one" of what comes in sizes: the next choice that is called by a size."""
    if said.reading.extreme not in _SIZES:
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


def others_meant(said: Said, product: Product, shop: ShopWords) -> list[Product]:
    """What may come in the place of a product by the words: one of its kind that has what is said
    and it has not, its bigger or smaller pack, or whatever one thing is named."""
    reading, number = said.reading, shop.index_of[product.sku]
    kept = [w for at, w in enumerate(said.words) if at not in said.denied]
    readings = [reading]
    if said.denied and kept:
        readings.insert(0, read(kept, shop))
    found: list[int] = []

    def note(mask: int) -> None:
        mask &= ~(1 << number)
        if 0 < count(mask) <= 2:
            found.extend(bits(mask))

    family = shop.categories.get(product.category, 0)
    variants, packs = variants_of(product, shop), packs_of(product, shop)
    for each in readings:
        note(sibling_meant(each, product, shop))
        for within in (variants & ~(1 << number), family & ~(1 << number), None):
            if each.terms and within != 0:
                match = resolve(each, shop, expects_quantity=True, within=within)
                note(match.mask if match.found_all else 0)
    for figure in said.figures:
        where = shop.values.get(figure.value)
        if where is not None:
            for within in (packs, variants, family):
                note(where.hard & within)
    if count(packs) == 2:
        note(packs)  # "The other one", "the big one", "chhota".
    elif 2 < count(packs) <= _VARIANTS_AT_MOST:
        for extreme in _SIZES:
            ordered = decided_by_extreme(list(bits(packs)), extreme, shop) or [number]
            at = ordered.index(number)
            found += [ordered[0], *ordered[max(0, at - 1) : at]]
    other = other_size(list(said.words), product, shop)
    found += [shop.index_of[other.sku]] if other is not None else []
    order = [n for n in dict.fromkeys(found) if n != number]
    return [shop.products[n] for n in order[:_OTHERS_AT_MOST]]


def is_there(product: Product) -> bool:
    """Whether there is any of it, as far as is known."""
    return product.stock is None or product.stock > 0


def _new(said: Said, session: Session, shop: ShopWords) -> Iterator[Deed]:
    """What is named and is not there yet."""
    if not said.reading.terms:
        return
    match = resolve(said.reading, shop, expects_quantity=True)
    held = {line.sku for line in session.basket.lines}
    if count(match.mask) != 1 or not match.found_all:
        return
    product = shop.products[next(iter(bits(match.mask)))]
    if product.sku in held or not is_there(product):
        return
    choices = with_choices(product, {}, read_choices(product, said.words, shop))
    for amount in dict.fromkeys((*_counted(said, product), _ONE)):
        yield Deed("new", len(session.basket.lines), product, amount, choices)
