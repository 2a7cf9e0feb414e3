"""Price, stock, specification, warranty and bulk price of a product, all from its record."""

from __future__ import annotations

from device.dialogue.asking import Asking, in_stock, name_facts, price_fact, spec_fact, stock_fact
from device.dialogue.choices import chosen_options
from device.dialogue.money import amount_of, line_total, option_delta, rupees, unit_price
from device.dialogue.phrasing import Draft
from device.dialogue.purchase_date import bought_on, warranty_end
from device.turn import Fact
from kb.catalogue import Product
from kb.language.units import canonical_unit, record_measures
from kb.language.words import stem


def answer_price(asking: Asking) -> Draft:
    product = asking.products[0]
    draft = _about(asking, [product])
    options = chosen_options(product, asking.words, asking.shop)
    delta = option_delta(product, options)
    phrasing = asking.phrasing
    unit = phrasing.unit(product.unit)
    draft.facts.append(price_fact(product))
    if options:
        choices = choice_names(product, options)
        draft.facts.append(Fact(rupees(product.price + delta), f"{product.sku}:price+options"))
        phrasing.add(
            draft,
            "price_option",
            name=product.name,
            choices=phrasing.all_of(choices),
            price=rupees(product.price + delta),
            unit=unit,
        )
    else:
        phrasing.add(draft, "price", name=product.name, price=rupees(product.price), unit=unit)
    if not in_stock(product):
        draft.facts.append(stock_fact(product))
        phrasing.add(draft, "out_of_stock_note")
    return draft


def answer_bulk(asking: Asking) -> Draft:
    """The total of a quantity, or the price breaks where no quantity was said."""
    product = asking.products[0]
    quantity = asking.match.quantity
    draft = _about(asking, [product])
    phrasing = asking.phrasing
    options = chosen_options(product, asking.words, asking.shop)
    if quantity is None or quantity <= 0:
        draft.facts.append(price_fact(product))
        phrasing.add(
            draft,
            "price",
            name=product.name,
            price=rupees(product.price),
            unit=phrasing.unit(product.unit),
        )
        for price_break in sorted(product.price_breaks, key=lambda b: b.min_quantity)[:2]:
            draft.facts.append(Fact(rupees(price_break.price), f"{product.sku}:price_breaks"))
            phrasing.add(
                draft,
                "price_break",
                price=rupees(price_break.price),
                quantity=amount_of(price_break.min_quantity),
                unit=phrasing.unit(product.unit),
            )
        if not product.price_breaks:
            phrasing.add(draft, "no_discount")
        return draft
    each = unit_price(product, quantity, options)
    total = line_total(each, quantity)
    counted = f"{amount_of(quantity)} {product.unit}"
    draft.facts.append(Fact(counted, "basket:quantity"))
    source = "price_breaks" if each != product.price + option_delta(product, options) else "price"
    draft.facts += [
        Fact(rupees(each), f"{product.sku}:{source}"),
        Fact(rupees(total), f"{product.sku}:{source}*quantity"),
    ]
    phrasing.add(
        draft,
        "bulk",
        name=product.name,
        quantity=amount_of(quantity),
        price=rupees(each),
        unit=phrasing.unit(product.unit, amount_of(quantity)),
        total=rupees(total),
    )
    if product.stock is not None and product.stock < quantity:
        _add_stock(asking, draft, product)
    return draft


def answer_stock(asking: Asking) -> Draft:
    product = asking.products[0]
    draft = _about(asking, [product])
    _add_stock(asking, draft, product)
    if not in_stock(product):
        others = [p for p in _alternatives(asking, product) if in_stock(p)][:2]
        if others:
            draft.facts += name_facts(others)
            asking.phrasing.add(
                draft, "instead", names=asking.phrasing.one_of([p.name for p in others])
            )
    return draft


def _add_stock(asking: Asking, draft: Draft, product: Product) -> None:
    phrasing = asking.phrasing
    draft.facts.append(stock_fact(product))
    if product.stock is None:
        phrasing.add(draft, "in_stock_uncounted", name=product.name)
    elif product.stock <= 0:
        phrasing.add(draft, "out_of_stock", name=product.name)
    else:
        stock = amount_of(product.stock)
        wanted = asking.match.quantity
        short = wanted is not None and wanted > product.stock
        phrasing.add(
            draft,
            "in_stock_short" if short else "in_stock",
            name=product.name,
            stock=stock,
            unit=phrasing.unit(product.unit, stock),
        )


def _alternatives(asking: Asking, product: Product) -> list[Product]:
    members = asking.shop.categories.get(product.category, 0)
    others = [p for p in asking.of_mask(members) if p.sku != product.sku]
    return sorted(others, key=lambda p: abs(p.price - product.price))


def answer_warranty(asking: Asking) -> Draft:
    products = asking.products
    product = products[0]
    phrasing = asking.phrasing
    special = [
        name
        for name in product.specs
        if "warranty" in name.lower()
        and set(name.lower().split()) - {"warranty"} & set(asking.words)
    ]
    if special:
        return answer_spec(asking, special)
    draft = _about(asking, products)
    name = product.name if len(products) == 1 else _shared_name(products)
    for each in products:
        draft.facts.append(Fact(str(each.warranty_months or 0), f"{each.sku}:warranty_months"))
    if not product.warranty_months:
        phrasing.add(draft, "warranty_none", name=name)
        return draft
    months = product.warranty_months
    bought = bought_on(asking.words, asking.now.date())
    if bought is not None:
        until = warranty_end(bought, months)
        days = (until - asking.now.date()).days
        written = {"date": _date(bought), "until": _date(until)}
        draft.facts += [Fact(v, f"{product.sku}:warranty_months+date") for v in written.values()]
        draft.facts.append(Fact(f"{days} days", f"{product.sku}:warranty_months+date"))
        key = "warranty_active" if days >= 0 else "warranty_over"
        phrasing.add(draft, key, name=name, days=str(days), **written)
        _add_claim_steps(asking, draft)
        return draft
    years = ""
    if months % 12 == 0:
        count = months // 12
        word = ("year" if count == 1 else "years") if asking.lang == "en" else "साल"
        years = f" ({count} {word})"
        draft.facts.append(Fact(str(count), f"{product.sku}:warranty_months"))
    phrasing.add(draft, "warranty", name=name, months=str(months), years=years)
    return draft


def _add_claim_steps(asking: Asking, draft: Draft) -> None:
    steps = asking.view.passages.with_all("warranty claim", asking.lang)
    if steps is not None:
        draft.facts.append(steps.fact())
        asking.phrasing.passage(draft, steps.answer, steps.lang)


def _date(day: object) -> str:
    return f"{day:%d-%m-%Y}"


def answer_spec(asking: Asking, names: list[str] | None = None) -> Draft:
    """One specification if one was asked for, else all of them."""
    product = asking.products[0]
    draft = _about(asking, [product])
    phrasing = asking.phrasing
    if names is None:
        group = _asked_group(asking, product)
        if group is not None:
            choices = [choice.name for choice in group.choices]
            draft.facts += [Fact(name, f"{product.sku}:options.{group.group}") for name in choices]
            phrasing.add(draft, "spec_choices", name=product.name, choices=phrasing.all_of(choices))
            return draft
        names, asked = asked_specs(asking, product)
        if not names and asked:
            draft.source, draft.unknown, draft.confidence = "fallback", True, 0.3
            phrasing.add(
                draft, "spec_unknown", name=product.name, attribute=phrasing.attribute(asked)
            )
            return draft
    if names:
        for name in names[:2]:
            draft.facts.append(spec_fact(product, name))
            phrasing.add(
                draft,
                "spec",
                name=product.name,
                attribute=phrasing.attribute(name),
                value=product.specs[name],
            )
        return draft
    if not product.specs:
        if product.description:
            draft.facts.append(Fact(product.description, f"{product.sku}:description"))
            phrasing.passage(draft, product.description, "en")
        else:
            phrasing.add(draft, "spec_none", name=product.name)
        return draft
    values = [f"{phrasing.attribute(name)} {value}" for name, value in product.specs.items()]
    draft.facts += [spec_fact(product, name) for name in product.specs]
    phrasing.add(draft, "spec_all", name=product.name, values=", ".join(values))
    return draft


def _asked_group(asking: Asking, product: Product):  # type: ignore[no-untyped-def]
    asked = {asking.shop.attribute(word) for word in asking.words} - {None}
    for group in product.options:
        if group.group.lower() in asked or any(
            group.group.lower() == word for word in asking.words
        ):
            return group
    return None


def asked_specs(asking: Asking, product: Product) -> tuple[list[str], str]:
    """Names of the specs that the words ask for, best first, and what was asked for in words."""
    said_in_figures = {
        position
        for term in asking.match.terms
        if term.kind in {"measure", "counted"}
        for position in range(term.start, term.end)
    }
    bit = 1 << asking.shop.index_of[product.sku]
    attributes: list[str] = []
    units: list[str] = []
    for index, word in enumerate(asking.words):
        if index in said_in_figures:
            continue
        unit = canonical_unit(word)
        if unit is not None and len(word) > 1:
            units.append(unit)
        where = asking.shop.lookup(word, by_ear=False)
        if where is not None and (where.head | where.name) & bit:
            continue
        attribute = asking.shop.attribute(word)
        if attribute is not None and attribute not in attributes:
            attributes.append(attribute)
    free_words = [
        w
        for i, w in enumerate(asking.words)
        if i not in said_in_figures
        and not ((held := asking.shop.lookup(w, by_ear=False)) and (held.head | held.name) & bit)
    ]
    scored: list[tuple[float, str]] = []
    for name, value in product.specs.items():
        words = {stem(word) for word in name.lower().split()}
        score = sum(1.0 for a in attributes if {stem(w) for w in a.lower().split()} & words)
        score += sum(0.3 for w in free_words if stem(w) in words and len(w) > 2)
        if score and words <= {stem(w) for a in attributes for w in a.split()} | {
            stem(w) for w in asking.words
        }:
            score += 0.5
        if any(m.unit in units for m in record_measures(value)):
            score += 0.8
        if score:
            scored.append((score, name))
    scored.sort(key=lambda pair: -pair[0])
    best = [name for score, name in scored if score >= scored[0][0] - 0.05]
    return best, (attributes[0] if attributes else "")


def choice_names(product: Product, options: dict[str, str | tuple[str, ...]]) -> list[str]:
    names: list[str] = []
    for group in product.options:
        chosen = options.get(group.group, ())
        ids = (chosen,) if isinstance(chosen, str) else chosen
        names += [choice.name for choice in group.choices if choice.id in ids]
    return names


def _about(asking: Asking, products: list[Product]) -> Draft:
    draft = asking.draft()
    draft.skus = tuple(product.sku for product in products)
    draft.facts += name_facts(products)
    draft.confidence = confidence_of(asking)
    return draft


def confidence_of(asking: Asking) -> float:
    return round(0.97 * min(1.0, max(0.3, asking.match.certainty)), 3)


def _shared_name(products: list[Product]) -> str:
    brands = {product.brand for product in products}
    categories = {product.category for product in products}
    brand = next(iter(brands)) if len(brands) == 1 else ""
    category = next(iter(categories)) if len(categories) == 1 else ""
    return f"{brand} {category}".strip() or products[0].name
