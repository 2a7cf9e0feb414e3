"""Two products side by side: price, what differs, and which is cheaper."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from device.dialogue.answers import fallback
from device.dialogue.answers.products import (
    about,
    add_total,
    answer_price,
    confidence_of,
    named_with,
)
from device.dialogue.asking import (
    Asking,
    in_stock,
    name_facts,
    price_fact,
    spec_fact,
    stock_fact,
)
from device.dialogue.goods.choices import chosen_options
from device.dialogue.goods.coordinated import coordinated_sides, shares_what_is_said
from device.dialogue.goods.pair_meant import beside_focus, both_meant, says_two, two_of_them
from device.dialogue.goods.resolve import LIKE_A_MODEL
from device.dialogue.goods.sides import BETWEEN, said_sides, sides_by_size, sides_of_conversation
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.intent.comparing import compares_with_focus
from device.dialogue.money import Options, option_delta, rupees
from device.dialogue.phrasing import Draft
from device.dialogue.reading.terms import has_noun, places_of
from device.turn import Fact
from kb.catalogue import Product
from kb.language.units import record_measures
from kb.language.words import word_set

_DIFFERENCES_AT_MOST = 4
_ONE = Decimal(1)
_OR = word_set("or ya")
_VALUE = word_set("value per faydemand fayda faayda kifayati economical")
_WARRANTY = word_set("warranty guarantee")
_AMONG = word_set("inme inmein unme unmein dono donon both them these two which kaun kaunsa kaunsi")
_DIFFER = word_set("different difference differ differs fark farak antar antr compare comparison")
_PER = {"g": (Decimal(1000), "kg"), "L": (Decimal(1), "litre"), "mm": (Decimal(1000), "metre")}


def _sides_said(asking: Asking) -> list[Product]:
    pair = said_sides(asking)
    return pair if shares_what_is_said(pair, asking) else []


def answer_compare(asking: Asking) -> Draft:
    choices = _two_choices(asking)
    if choices is not None:
        return _compare_choices(asking, *choices)
    products = sides_by_size(asking) or (both_meant(asking) if says_two(asking) else [])
    products = products or (beside_focus(asking) if compares_with_focus(asking) else [])
    products = products or coordinated_sides(asking) or _sides_said(asking) or two_of_them(asking)
    if not products and _DIFFER & {*asking.words}:
        # "How is the costlier stick different from the simple one".
        products = both_meant(asking)
    if not products:
        missing = {m.kind for m in asking.reading.missing}
        if "brand" in missing:
            return fallback.not_sold(asking)
        if _asks_for_one_of_many(asking):
            return answer_price(asking)
        if _asks_for_another(asking):
            return answer_price(asking)
        products = sides_of_conversation(asking)
        if "goods" in missing and len(products) < 2:
            return fallback.not_sold(asking)
    return side_by_side(asking, products)


def side_by_side(asking: Asking, products: Sequence[Product]) -> Draft:
    """Two products, each with what was asked for and what differs; asks back where they are not
    two."""
    draft = asking.draft()
    draft.confidence = confidence_of(asking)
    draft.skus = tuple(p.sku for p in products)
    if len(products) < 2:
        draft.clarify, draft.confidence = True, 0.4
        asking.phrasing.add(draft, "compare_which")
        return draft
    first, second = products
    for product, other in ((first, second), (second, first)):
        _add_line(asking, draft, product, other)
    amounts = _amounts_said(asking, first, second)
    if amounts == (_ONE, _ONE):
        _add_cheaper(asking, draft, (first.name, first.price), (second.name, second.price))
        return draft
    totals = [
        (p.name, add_total(asking, draft, p, many, chosen_options(p, (), asking.shop)))
        for p, many in zip((first, second), amounts, strict=True)
    ]
    _add_cheaper(asking, draft, *totals)
    return draft


def _amounts_said(asking: Asking, *sides: Product) -> tuple[Decimal, ...]:
    """How many of each are set against each other: "the hundred pack or two packs of fifty"."""
    words, reading = asking.reading.words, asking.reading
    joint = next((at for at, word in enumerate(words) if word in _OR), None)
    if joint is None:
        return _ONE, _ONE
    named = places_of(reading.terms)
    many = [
        number for number in reading.numbers
        if number.position not in named and not number.wala and 1 < number.value < LIKE_A_MODEL
    ]  # fmt: skip
    left = next((n.value for n in many if n.position < joint), _ONE)
    right = next((n.value for n in many if n.position > joint), _ONE)
    sizes = (asking.shop.values.get(value) for value in (left, right))
    bits = [1 << asking.shop.index_of[product.sku] for product in sides]
    sized = any(w is not None and w.hard & bit for w, bit in zip(sizes, bits, strict=True))
    return (_ONE, _ONE) if sized else (left, right)


def _asks_for_one_of_many(asking: Asking) -> bool:
    """ "Which of the geysers is cheapest": the one is `products[0]`."""
    many = has_noun(asking.reading) or len(asking.session.focus) > 2
    return asking.reading.extreme is not None and many and bool(asking.products)


def _asks_for_another(asking: Asking) -> bool:
    """ "Anything cheaper than that": the next one after what is spoken of is `products[0]`."""
    found, focus = asking.products, asking.session.focus
    another = len(found) == 1 and len(focus) == 1 and found[0].sku != focus[0]
    another = another and not _AMONG & {*asking.words}
    return another and asking.reading.extreme is not None and not has_noun(asking.reading)


def _two_choices(asking: Asking) -> tuple[Product, Options, Options] | None:
    """ "Small or large latte": one product, and on either side another choice of the same group."""
    # "White or multigrain loaf" names two loaves, and no sandwich that comes with either bread.
    thing = any(t.where.named and not t.where.option for t in asking.match.terms)
    if asking.match.mask.bit_count() != 1 or not (thing or asking.session.focus):
        return None
    product = asking.of_mask(asking.match.mask)[0]
    for index, word in enumerate(asking.words):
        if word in BETWEEN and product.options:
            left = chosen_options(product, asking.words[:index], asking.shop)
            right = chosen_options(product, asking.words[index + 1 :], asking.shop)
            if any(left.get(group, right[group]) != right[group] for group in right):
                return product, left, right
    return None


def _compare_choices(asking: Asking, product: Product, *sides: Options) -> Draft:
    draft = about(asking, [product])
    draft.facts.append(price_fact(product))
    priced: list[tuple[str, Decimal]] = []
    for options in sides:
        price = product.price + option_delta(product, options)
        draft.facts.append(Fact(rupees(price), f"{product.sku}:price+options"))
        name = named_with(product, options)
        asking.phrasing.add(draft, "compare_line", name=name, price=rupees(price), more="")
        priced.append((name, price))
    _add_cheaper(asking, draft, *priced)
    return draft


def _add_line(asking: Asking, draft: Draft, product: Product, other: Product) -> None:
    phrasing = asking.phrasing
    draft.facts += [*name_facts([product]), price_fact(product)]
    details: list[str] = []
    if not in_stock(product):
        draft.facts.append(stock_fact(product))
        details.append("out of stock" if asking.lang == "en" else "स्टॉक में नहीं")
    asked = bool(_WARRANTY & {*asking.canonical.split()})
    if asked or product.warranty_months != other.warranty_months:
        months = product.warranty_months or 0
        details.append(f"{months} {'months warranty' if asking.lang == 'en' else 'महीने वारंटी'}")
        draft.facts.append(Fact(str(months), f"{product.sku}:warranty_months"))
    if _VALUE & set(asking.words):
        details += _price_per_measure(draft, product)
    differing = _worth_saying(asking, product, other)
    draft.facts += [spec_fact(product, name) for name in differing]
    details += [f"{phrasing.attribute(n)} {product.specs[n]}" for n in differing]
    more = "".join(f", {detail}" for detail in details)
    phrasing.add(draft, "compare_line", name=product.name, price=rupees(product.price), more=more)
    untold = asking.both and not asked_specs(asking, product).names
    if (not differing or untold) and product.description not in {"", other.description}:
        draft.facts.append(Fact(product.description, f"{product.sku}:description"))
        phrasing.passage(draft, product.description, "en")


def _worth_saying(asking: Asking, product: Product, other: Product) -> list[str]:
    """What was asked for, even where both have the same, and what differs."""
    asked = [name for name in asked_specs(asking, product).names if name in other.specs]
    differing = [name for name in _differing(product, other) if name not in asked]
    return [*asked, *differing][:_DIFFERENCES_AT_MOST]


def _differing(product: Product, other: Product) -> list[str]:
    """Specs of a product in which the other one differs or that it lacks."""
    names = [name for name, value in product.specs.items() if other.specs.get(name) != value]
    names.sort(key=lambda name: name not in other.specs)
    return names


def _price_per_measure(draft: Draft, product: Product) -> list[str]:
    """ "₹508 per kg" of what comes in 500 g."""
    for measure in record_measures(product.name):
        value, unit = measure.base()
        if unit in _PER and value:
            much, name = _PER[unit]
            text = f"{rupees(product.price * much / value)} per {name}"
            draft.facts.append(Fact(text, f"{product.sku}:price-per"))
            return [text]
    return []


def _add_cheaper(
    asking: Asking, draft: Draft, first: tuple[str, Decimal], second: tuple[str, Decimal]
) -> None:
    """Which of two costs less, and by how much."""
    if first[1] == second[1]:
        asking.phrasing.add(draft, "compare_same")
        return
    name, _ = min(first, second, key=lambda each: each[1])
    difference = rupees(abs(first[1] - second[1]))
    draft.facts.append(Fact(difference, f"{draft.skus[0]}:price-{draft.skus[-1]}:price"))
    asking.phrasing.add(draft, "compare_cheaper", name=name, difference=difference)
