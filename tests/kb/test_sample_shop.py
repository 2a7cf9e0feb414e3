"""The sample shop is a real catalogue: large enough, with near twins, and found by speech."""

from __future__ import annotations

from kb.shop import Shop


def test_it_has_many_items_of_which_some_are_out_of_stock(shop: Shop) -> None:
    products = list(shop.products())
    assert len(products) >= 120
    assert sum(product.stock == 0 for product in products) >= 5
    assert sum(bool(product.price_breaks) for product in products) >= 10
    assert sum(bool(product.options) for product in products) >= 10


def test_it_answers_questions_in_both_languages(shop: Shop) -> None:
    assert {entry.lang for entry in shop.faq()} == {"en", "hi"}
    assert len(shop.faq()) >= 15


def test_opening_hours_know_the_closed_day(shop: Shop) -> None:
    assert shop.store.hours[3] is None
    hours = shop.store.hours[6]
    assert hours is not None
    assert hours.closes.hour == 14


def test_every_product_is_found_by_its_own_name(shop: Shop) -> None:
    for product in shop.products():
        found = shop.search(product.name, vectors=False, limit=3)
        assert product.sku in [hit.product.sku for hit in found.products]


def test_phrases_hold_names_and_questions(shop: Shop) -> None:
    phrases = shop.phrases()
    assert "Havells MCB Single Pole 16 A C Curve" in phrases
    assert "Do you deliver at home?" in phrases
    assert len(set(phrases)) == len(phrases)
