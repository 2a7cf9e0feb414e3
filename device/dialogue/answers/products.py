"""Price, bulk price and stock of a product, all from its record."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from device.dialogue.answers.as_said import as_said
from device.dialogue.asking import Asking, in_stock, name_facts, price_fact, stock_fact
from device.dialogue.goods.choices import chosen_options, read_choices, with_choices
from device.dialogue.goods.extras import lacking_extras
from device.dialogue.index.product_sets import bits
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import (
    Options,
    amount_of,
    chosen_ids,
    line_total,
    option_delta,
    rupees,
    unit_price,
)
from device.dialogue.order.asked_for import said_before
from device.dialogue.order.items import Item
from device.dialogue.phrasing import Draft
from device.dialogue.reading.same_way import says_same_way
from device.dialogue.reading.terms import has_noun
from device.turn import Fact
from kb.catalogue import OptionGroup, Product

_CHOICE_LACKING = 0.6
EXTRA_LACKING = 0.45
_PERHAPS_BULK = 0.25
"""How likely a question for the price must mean a larger quantity to hear of price breaks."""


def answer_price(asking: Asking) -> Draft:
    product = asking.products[0]
    draft = about(asking, [product])
    if "mrp" in asking.words and product.mrp is not None:
        draft.facts.append(Fact(rupees(product.mrp), f"{product.sku}:mrp"))
        asking.phrasing.add(draft, "mrp", name=product.name, price=rupees(product.mrp))
    if len(asking.match.order) < 2:
        say_lacking(asking, draft, product, asking.words)
    add_price(asking, draft, product)
    add_choices_instead(asking, draft, product)
    if product.price_breaks and asking.wants.get("bulk_price", 0.0) >= _PERHAPS_BULK:
        _add_price_breaks(asking, draft, product)
    if not in_stock(product):
        draft.facts.append(stock_fact(product))
        asking.phrasing.add(draft, "out_of_stock_note")
    return draft


def say_lacking(asking: Asking, draft: Draft, product: Product, words: Sequence[str]) -> bool:
    """Says what the words ask to come with a product that does not; False where nothing is."""
    lacking = lacking_extras(product, words, asking.shop, serves=asking.view.serves)
    for what in lacking:
        said = as_said(what, asking)
        draft.facts += [*name_facts([product]), Fact(said, "catalogue:lacking")]
        asking.phrasing.add(draft, "choice_lacking", name=product.name, choice=said)
        draft.confidence = min(draft.confidence, EXTRA_LACKING)
    return bool(lacking)


def options_asked(asking: Asking, product: Product) -> Options:
    """The choices that a question names, and of the thing in focus, which it does not name anew,
    those that were asked for before; so of another one after it: "veg biryani full kitne ki", "aur
    chicken wali"."""
    own = chosen_options(product, asking.words, asking.shop)
    if says_same_way(asking.words) and product.options:
        return _chosen_as_before(asking, product, own)
    if asking.earlier and product.options and product.sku not in asking.session.focus:
        return {**_chosen_of_focus(asking, product), **own}
    if has_noun(asking.reading) or asking.reading.extreme is not None or not product.options:
        return own
    before: Options = {}
    for words in said_before(asking, product):
        before = with_choices(product, before, read_choices(product, words, asking.shop))
    if not before:
        return own
    return with_choices(product, before, read_choices(product, asking.words, asking.shop))


def _chosen_as_before(asking: Asking, product: Product, own: Options) -> Options:
    """The choices that were asked for of the last thing, as far as this one has them."""
    before: Options = {}
    for words in asking.session.asked_for:
        before = with_choices(product, before, read_choices(product, words, asking.shop))
    return {**before, **own}


def _chosen_of_focus(asking: Asking, product: Product) -> Options:
    """The choices that were asked for of the one thing spoken of, as far as this one has them."""
    focus = asking.session.focus
    last = asking.view.product(focus[0]) if len(focus) == 1 else None
    if last is None:
        return {}
    before: Options = {}
    for words in said_before(asking, last):
        before = with_choices(last, before, read_choices(last, words, asking.shop))
    made = {(g.group, choice.id) for g in product.options for choice in g.choices}
    return {
        group: chosen
        for group, chosen in before.items()
        if chosen and all((group, each) in made for each in chosen_ids(chosen))
    }


def add_choices_instead(asking: Asking, draft: Draft, product: Product) -> None:
    """Where a choice was named that this product lacks: what it comes in."""
    others = asking.shop.products
    groups: set[str] = set()
    for term in asking.match.left_out:
        words = set(asking.shop.same_words(term.text))
        groups |= {
            group.group
            for number in bits(term.where.option)
            for group in others[number].options
            if any(words & set(phrase_words(choice.name)) for choice in group.choices)
        }
    for group in product.options:
        if group.group in groups:
            add_choices(asking, draft, product, group, product.name)
            draft.confidence = min(draft.confidence, _CHOICE_LACKING)


def add_choices(
    asking: Asking, draft: Draft, product: Product, group: OptionGroup, name: str
) -> None:
    """In what choices of a group it comes; `name` is what it is called there."""
    choices = [choice.name for choice in group.choices]
    draft.facts += [Fact(choice, f"{product.sku}:options") for choice in choices]
    asking.phrasing.add(draft, "spec_choices", name=name, choices=asking.phrasing.all_of(choices))


def add_price(asking: Asking, draft: Draft, product: Product) -> None:
    """What one costs, with the options that were named."""
    phrasing = asking.phrasing
    unit = phrasing.unit(product.unit)
    options = options_asked(asking, product)
    price = rupees(product.price + option_delta(product, options))
    draft.facts.append(price_fact(product))
    if not options:
        phrasing.add(draft, "price", name=product.name, price=price, unit=unit)
        return
    draft.facts.append(Fact(price, f"{product.sku}:price+options"))
    choices = phrasing.all_of(choice_names(product, options))
    phrasing.add(draft, "price_option", name=product.name, choices=choices, price=price, unit=unit)


def answer_bulk(asking: Asking) -> Draft:
    """The total of a quantity, or the price breaks where no quantity was said."""
    product = asking.products[0]
    quantity = asking.match.quantity
    draft = about(asking, [product])
    if quantity is None or quantity <= 0:
        add_price(asking, draft, product)
        _add_price_breaks(asking, draft, product)
        return draft
    say_lacking(asking, draft, product, asking.words)
    options = options_asked(asking, product)
    add_total(asking, draft, product, quantity, options)
    return draft


def answer_sum(asking: Asking, items: list[Item]) -> Draft:
    """ "Two lattes and one mocha": what each comes to, and all of it."""
    draft, total = about(asking, []), Decimal(0)
    told: list[tuple[str, Options]] = []
    for item in items:
        product, quantity = item.asking.products[0], item.quantity or Decimal(1)
        draft.skus = (*draft.skus, product.sku)
        draft.facts += name_facts([product])
        draft.confidence = min(draft.confidence, confidence_of(item.asking))
        say_lacking(asking, draft, product, item.words)
        options = item.options_of(product)
        total += add_total(asking, draft, product, quantity, options)
        told.append((product.sku, options))
    if all(each == told[0] for each in told):
        return draft  # "Twenty of them, and fifty": one or the other is taken.
    draft.facts.append(Fact(rupees(total), "basket:total"))
    asking.phrasing.add(draft, "basket_total", total=rupees(total))
    return draft


def add_total(
    asking: Asking, draft: Draft, product: Product, quantity: Decimal, options: Options
) -> Decimal:
    """Says what so many cost, and returns it."""
    phrasing = asking.phrasing
    each = unit_price(product, quantity, options)
    total = line_total(each, quantity)
    counted = f"{amount_of(quantity)} {product.unit}"
    source = "price+options" if options else "price_breaks"
    draft.facts += [
        Fact(counted, "basket:quantity"),
        Fact(rupees(each), f"{product.sku}:{source}"),
        Fact(rupees(total), f"{product.sku}:price*quantity"),
    ]
    phrasing.add(
        draft,
        "bulk",
        name=named_with(product, options),
        quantity=amount_of(quantity),
        price=rupees(each),
        unit=phrasing.unit(product.unit, amount_of(quantity)),
        total=rupees(total),
    )
    if product.stock is not None and product.stock < quantity:
        add_stock(asking, draft, product, quantity)
    return total


def _add_price_breaks(asking: Asking, draft: Draft, product: Product) -> None:
    phrasing = asking.phrasing
    delta = option_delta(product, chosen_options(product, asking.words, asking.shop))
    for price_break in sorted(product.price_breaks, key=lambda b: b.min_quantity)[:2]:
        price = rupees(price_break.price + delta)
        draft.facts += [
            Fact(rupees(price_break.price), f"{product.sku}:price_breaks"),
            Fact(price, f"{product.sku}:price_breaks+options"),
        ]
        phrasing.add(
            draft,
            "price_break",
            price=price,
            quantity=amount_of(price_break.min_quantity),
            unit=phrasing.unit(product.unit),
        )
    if not product.price_breaks:
        phrasing.add(draft, "no_discount")


def named_with(product: Product, options: Options) -> str:
    """ "Cafe Latte (Large, Soy milk)"."""
    choices = choice_names(product, options)
    return f"{product.name} ({', '.join(choices)})" if choices else product.name


def answer_stock(asking: Asking) -> Draft:
    product = asking.products[0]
    draft = about(asking, [product])
    add_stock(asking, draft, product, asking.match.quantity)
    if chosen_options(product, asking.words, asking.shop):
        add_price(asking, draft, product)  # "Lime soda salted milta hai": salted it is.
    elif in_stock(product):
        # Who hears that it is there asks next what it costs.
        draft.facts.append(price_fact(product))
        unit = asking.phrasing.unit(product.unit)
        asking.phrasing.add(draft, "its_price", price=rupees(product.price), unit=unit)
    add_choices_instead(asking, draft, product)
    if not in_stock(product):
        others = [p for p in _alternatives(asking, product) if in_stock(p)][:2]
        if others:
            draft.facts += name_facts(others)
            asking.phrasing.add(
                draft, "instead", names=asking.phrasing.one_of([p.name for p in others])
            )
    return draft


def add_stock(asking: Asking, draft: Draft, product: Product, wanted: Decimal | None) -> None:
    """How many there are, and whether these are as many as are wanted."""
    phrasing = asking.phrasing
    draft.facts.append(stock_fact(product))
    if product.stock is None:
        phrasing.add(draft, "in_stock_uncounted", name=product.name)
    elif product.stock <= 0:
        phrasing.add(draft, "out_of_stock", name=product.name)
    else:
        stock = amount_of(product.stock)
        short = wanted is not None and wanted > product.stock
        phrasing.add(
            draft,
            "in_stock_short" if short else "in_stock",
            name=product.name,
            stock=stock,
            unit=phrasing.unit(product.unit, stock),
        )


def with_shortage(asking: Asking, draft: Draft) -> Draft:
    """The answer about one product, with how few there are where more were asked for: "twenty
    boxes of gloves for the ward" is answered with the price alone only if there are twenty."""
    wanted = asking.match.quantity
    if wanted is None or draft.source != "catalogue" or draft.clarify or len(draft.skus) != 1:
        return draft
    product = asking.view.product(draft.skus[0])
    told = product is None or any(f.source == f"{product.sku}:stock" for f in draft.facts)
    if told or draft.intent.startswith("basket_"):
        return draft
    assert product is not None
    if product.stock is not None and 0 < product.stock < wanted:
        add_stock(asking, draft, product, wanted)
    return draft


def _alternatives(asking: Asking, product: Product) -> list[Product]:
    members = asking.shop.categories.get(product.category, 0)
    others = [p for p in asking.of_mask(members) if p.sku != product.sku]
    return sorted(others, key=lambda p: abs(p.price - product.price))


def choice_names(product: Product, options: Options) -> list[str]:
    names: list[str] = []
    for group in product.options:
        ids = chosen_ids(options.get(group.group))
        names += [choice.name for choice in group.choices if choice.id in ids]
    return names


def about(asking: Asking, products: list[Product]) -> Draft:
    """A draft that speaks of these products, as sure as they were understood."""
    draft = asking.draft()
    draft.skus = tuple(product.sku for product in products)
    draft.facts += name_facts(products)
    draft.confidence = confidence_of(asking)
    return draft


def confidence_of(asking: Asking) -> float:
    return round(0.97 * min(1.0, max(0.3, asking.match.certainty)), 3)


def shared_name(products: list[Product]) -> str:
    """What several products are called together: "Anchor Switch"; a maker alone is no name."""
    if len(products) == 1:
        return products[0].name
    brands = {product.brand for product in products}
    categories = {product.category for product in products}
    brand = next(iter(brands)) if len(brands) == 1 else ""
    category = next(iter(categories)) if len(categories) == 1 else ""
    return f"{brand} {category}".strip() if category else products[0].name
