"""Prices by rules: exact, never negative, never dearer for more, always explained."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.catalogue import PriceBreak, Product
from kb.errors import BundleError
from kb.live import Catalogue
from kb.pricing import PriceList
from kb.pricing_rules import PricingRules, read_pricing
from tests.kb.conftest import HashedWords, take_in, write_bundle

DAY = dt.date(2026, 11, 7)
WIRE = Product(
    sku="W1",
    name="Wire",
    price=Decimal("100.00"),
    brand="Polycab",
    category="Wire",
    stock=Decimal(3),
    price_breaks=(PriceBreak(Decimal(5), Decimal("97.00")), PriceBreak(Decimal(10), Decimal(90))),
)


def rules(folder: Path, text: str) -> PriceList:
    (folder / "pricing.yaml").write_text(text, "utf-8")
    return PriceList(read_pricing(folder / "pricing.yaml"))


def test_without_rules_prices_are_those_of_the_sheet() -> None:
    prices = PriceList()
    assert prices.quote(WIRE, Decimal(1), DAY).unit == Decimal("100.00")
    assert prices.quote(WIRE, Decimal(7), DAY).unit == Decimal("97.00")
    assert prices.applied(WIRE, DAY) is WIRE


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("rates: [{category: wire, percent: 4, name: copper}]", 1, "104.00"),
        ("rates: [{category: Wire, percent: 4}, {all: true, percent: -1.5}]", 1, "102.50"),
        ("rates: [{category: Fan, percent: 4}]", 1, "100.00"),
        ("quantity: [{brand: Polycab, min_quantity: 3, percent: 2}]", 3, "98.00"),
        ("quantity: [{brand: Polycab, min_quantity: 3, percent: 2}]", 5, "97.00"),
        ("discounts: [{brand: [Finolex, Polycab], percent: 10}]", 1, "90.00"),
        ("discounts: [{brand: Polycab, percent: 10}, {category: Wire, percent: 12}]", 1, "88.00"),
        ("discounts: [{brand: Polycab, category: Fan, percent: 10}]", 1, "100.00"),
        ("promotions: [{all: true, percent: 12, from: 2026-11-01, to: 2026-11-07}]", 1, "88.00"),
        ("promotions: [{all: true, percent: 12, from: 2026-11-08, to: 2026-11-09}]", 1, "100.00"),
        ("clearance: [{category: Wire, stock_at_most: 3, percent: 20}]", 1, "80.00"),
        ("clearance: [{category: Wire, stock_at_most: 2, percent: 20}]", 1, "100.00"),
        ("tax: {included: false, percent: 18}", 1, "118.00"),
        ("tax: {included: false, percent: 18, categories: {wire: 5}}", 10, "94.50"),
        ("rounding: {to: 5, how: up}\ndiscounts: [{all: true, percent: 0.1}]", 1, "100.00"),
        ("rounding: {to: 5, how: down}\ndiscounts: [{all: true, percent: 0.1}]", 1, "95.00"),
    ],
)
def test_each_kind_of_rule(tmp_path: Path, text: str, quantity: int, unit: str) -> None:
    quote = rules(tmp_path, text).quote(WIRE, Decimal(quantity), DAY)
    assert quote.unit == Decimal(unit)
    assert quote.because.startswith(f"{unit} each: list price 100.00")


def test_the_order_is_fixed_and_the_reason_is_one_sentence(tmp_path: Path) -> None:
    prices = rules(
        tmp_path,
        """
        rounding: {to: 1}
        tax: {included: false, percent: 18}
        promotions: [{name: Diwali, all: true, percent: 10, from: 2026-11-01, to: 2026-11-30}]
        discounts: [{brand: Polycab, percent: 5}]
        rates: [{category: Wire, percent: 4, name: copper}]
        """,
    )
    quote = prices.quote(WIRE, Decimal(10), DAY)
    assert quote.unit == Decimal("99.00")  # 90 x 1.04 x 0.90 x 1.18 = 99.4032
    assert quote.because == (
        "99.00 each: list price 100.00, copper +4 %, price from 10 on, 10 % off for Diwali, "
        "18 % tax, rounded to 1."
    )
    assert "Diwali की 10 % छूट" in quote.because_hi


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rates: [{percent: 4}]", "rates, rule 1: names no sku"),
        ("discounts: [{all: true, percent: 120}]", "discounts, rule 1: 120 percent"),
        ("discounts: [{all: true, percent: -5}]", "out of range"),
        ("discounts: [{all: true, percent: .nan}]", "percent"),
        ("discounts: [{all: true}]", "missing required field percent"),
        ("discounts: [{all: true, percent: ten}]", "discounts"),
        ("promotions: [{all: true, percent: 5, from: 2026-12-01, to: 2026-11-01}]", "ends before"),
        ("promotions: [{all: true, percent: 5, from: soon, to: 2026-11-01}]", "promotions"),
        ("rounding: {to: 0}", "rounding"),
        ("rebate: 5", "unknown field rebate"),
        ("quantity: [{all: true, min_quantity: 0, percent: 5}]", "above zero"),
        ("tax: {included: false, percent: 180}", "tax"),
    ],
)
def test_wrong_rules_are_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BundleError) as refused:
        rules(tmp_path, text)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


money = st.decimals("0.01", "99999.99", places=2)
percent = st.decimals("0", "95", places=1)


def scoped(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    scope = st.sampled_from(
        [{"all": True}, {"brand": ["a"]}, {"brand": ["b"]}, {"category": ["c"]}, {"sku": ["s"]}]
    )
    return st.tuples(scope, st.fixed_dictionaries({"percent": percent, **fields})).map(
        lambda both: both[0] | both[1]
    )


def any_rules() -> st.SearchStrategy[PricingRules]:
    import msgspec

    quantities = st.integers(1, 60).map(Decimal)
    days = st.sampled_from([dt.date(2026, 11, day) for day in (1, 6, 7, 8, 30)])
    return st.fixed_dictionaries(
        {
            "tax": st.fixed_dictionaries({"included": st.booleans(), "percent": percent}),
            "rounding": st.fixed_dictionaries(
                {
                    "to": st.sampled_from([Decimal(each) for each in ("0.01", "0.5", "1", "5")]),
                    "how": st.sampled_from(["nearest", "up", "down"]),
                }
            ),
            "rates": st.lists(scoped(), max_size=2),
            "quantity": st.lists(scoped(min_quantity=quantities), max_size=4),
            "discounts": st.lists(scoped(), max_size=2),
            "promotions": st.lists(scoped(**{"from": days, "to": days}), max_size=2),
            "clearance": st.lists(scoped(stock_at_most=quantities), max_size=2),
        }
    ).map(lambda raw: msgspec.convert(raw, PricingRules))


@st.composite
def any_product(draw: st.DrawFn) -> Product:
    price = draw(money)
    breaks = []
    for quantity in sorted(draw(st.sets(st.integers(2, 50), max_size=4))):
        lower = draw(st.decimals("0.01", breaks[-1].price if breaks else price, places=2))
        breaks.append(PriceBreak(Decimal(quantity), lower))
    return Product(
        sku="s",
        name="n",
        price=price,
        brand=draw(st.sampled_from(["a", "b", ""])),
        category="c",
        stock=draw(st.none() | st.integers(0, 50).map(Decimal)),
        price_breaks=tuple(breaks),
    )


@settings(max_examples=400, deadline=None)
@given(any_rules(), any_product())
def test_prices_are_positive_monotone_and_repeatable(
    given_rules: PricingRules, product: Product
) -> None:
    prices = PriceList(given_rules)
    before = None
    for quantity in (1, 2, 3, 5, 9, 10, 20, 49, 50, 60, 1000):
        quote = prices.quote(product, Decimal(quantity), DAY)
        assert quote.unit > 0
        assert quote.unit == quote.unit.quantize(Decimal("0.01"))
        assert quote.unit % given_rules.rounding.to == 0
        assert before is None or quote.unit <= before
        assert quote == PriceList(given_rules).quote(product, Decimal(quantity), DAY)
        before = quote.unit


@settings(max_examples=200, deadline=None)
@given(any_rules(), any_product(), st.integers(1, 80))
def test_the_priced_item_says_the_same_as_the_quote(
    given_rules: PricingRules, product: Product, quantity: int
) -> None:
    prices = PriceList(given_rules)
    priced = prices.applied(product, DAY)
    unit = priced.price
    for each in priced.price_breaks:
        if quantity >= each.min_quantity:
            unit = each.price
    assert unit == prices.quote(product, Decimal(quantity), DAY).unit


@settings(max_examples=100, deadline=None)
@given(any_rules(), any_product())
def test_the_order_in_the_file_does_not_matter(given_rules: PricingRules, product: Product) -> None:
    import msgspec

    groups = {
        name: tuple(reversed(getattr(given_rules, name)))
        for name in ("rates", "quantity", "discounts", "promotions", "clearance")
    }
    turned = msgspec.structs.replace(given_rules, **groups)
    for quantity in (1, 10, 60):
        one = PriceList(given_rules).quote(product, Decimal(quantity), DAY)
        assert PriceList(turned).quote(product, Decimal(quantity), DAY).unit == one.unit


def test_the_shop_answers_with_todays_prices(tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path / "bundle", {"Lamp red": "40", "Lamp blue": "45"})
    (bundle / "pricing.yaml").write_text("discounts: [{sku: C0, percent: 10}]\n")
    take_in(bundle, tmp_path / "home", embedder=HashedWords())
    with Catalogue(tmp_path / "home").open() as shop:
        product = shop.product("C0")
        assert product is not None
        assert product.price == Decimal("36.00")
        assert shop.search("lamp red", vectors=False).products[0].product.price == Decimal("36.00")
        quote = shop.quote("C0", Decimal(2))
        assert quote is not None
        assert "10 % off" in quote.because
    (bundle / "pricing.yaml").unlink()
    assert take_in(bundle, tmp_path / "home", embedder=HashedWords()).changed
