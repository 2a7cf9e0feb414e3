"""Search in the sample shop as customers speak: both languages, misheard, figures that bind."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kb.search.query_cache import QueryCache
from kb.shop import Shop
from tests.kb.conftest import HashedWords, take_in


def skus(shop: Shop, text: str, limit: int = 3) -> list[str]:
    return [hit.product.sku for hit in shop.search(text, limit=limit, vectors=False).products]


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("havells sixteen amp m c b", "HAV-MCB-SP16"),
        ("have ells solah ampere ka mcb", "HAV-MCB-SP16"),
        ("हैवेल्स सोलह एम्पियर एमसीबी", "HAV-MCB-SP16"),
        ("सिस्का नौ वाट बल्ब", "SYS-BLB-9"),
        ("sys ka nau watt ka bulb kitne ka hai", "SYS-BLB-9"),
        ("crumpton pandrah litre gijar", "CRO-GY-15"),
        ("poly cab two point five square mm wire coil", "POL-FR-25-90"),
        ("finolex dedh mm taar ka bundle", "FIN-FR-15-90"),
        ("ushaa ceiling fan fourteen hundred mm", "USH-CF-1400"),
        ("philips steam istri", "PHI-IRN-S"),
        ("adha hp ki pani ki motor", "CRO-PMP-05"),
        ("v guard four kva stabilizer", "VGD-STB-4"),
        ("HAV RCCB 40", "HAV-RCCB-40"),
        ("insulaton tap", "WON-TAPE"),
        ("क्रॉम्पटन एक एचपी मोटर", "CRO-PMP-1"),
    ],
)
def test_bent_questions_find_the_item_first(shop: Shop, text: str, sku: str) -> None:
    assert skus(shop, text)[0] == sku


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("2.5 sq mm wire", "sq mm", "2.5"),
        ("ढाई एमएम का तार", "sq mm", "2.5"),
        ("16 amp mcb", "A", "16"),
        ("1200 mm fan", "mm", "1200"),
        ("pandrah litre geyser", "L", "15"),
    ],
)
def test_a_figure_excludes_everything_with_another_figure(
    shop: Shop, text: str, unit: str, value: str
) -> None:
    found = shop.search(text, limit=30, vectors=False)
    assert found.products
    best = [hit for hit in found.products if hit.meets_constraints]
    assert best
    for hit in best:
        words = " ".join([hit.product.name, *hit.product.specs.values(), hit.product.description])
        assert value in words.replace(unit, f" {unit}").split()
    if unit == "sq mm":
        assert not [
            h for h in found.products if h.product.specs.get("size", "2.5 sq mm")[:3] != "2.5"
        ]


def test_two_figures_of_a_kind_are_alternatives(shop: Shop) -> None:
    found = skus(shop, "difference of 6 and 16 amp havells switch", limit=10)
    assert {"HAV-SW-6-1", "HAV-SW-16-1"} <= set(found)
    assert "HAV-MCB-SP32" not in found


def test_a_length_of_what_is_sold_by_length_is_a_quantity(shop: Shop) -> None:
    assert skus(shop, "ten metres of polycab 2.5 sq mm wire")[0] == "POL-FR-25-M"


def test_a_brand_excludes_the_others(shop: Shop) -> None:
    found = shop.search("legrand mcb", limit=20, vectors=False)
    assert {hit.product.brand for hit in found.products} == {"Legrand"}
    assert found.constraints[0].attribute == "brand"


def test_a_colour_is_a_choice_that_the_item_must_have(shop: Shop) -> None:
    found = shop.search("laal tape", vectors=False)
    assert found.products[0].product.sku == "WON-TAPE"
    assert any(constraint.attribute == "colour" for constraint in found.constraints)
    assert "has red" in found.products[0].reasons
    assert "SYS-STR-5" not in skus(shop, "yellow strip light")


def test_each_hit_says_why_it_was_found(shop: Shop) -> None:
    hit = shop.search("have ells 16 amp mcb").products[0]
    assert {"has 16 A", "has Havells", "mcb"} <= set(hit.reasons)
    assert any(reason.startswith("similar meaning") for reason in hit.reasons)
    assert shop.search("HAV-MCB-SP16").products[0].reasons[0] == "exact name or code"
    assert shop.search("HAV-MCB-SP16").products[0].score == 1.0


def test_what_the_shop_does_not_have_is_unmatched_and_scores_low(shop: Shop) -> None:
    found = shop.search("samsung washing machine")
    assert "samsung" in found.unmatched
    assert all(hit.score < 0.5 for hit in found.products)


def test_questions_of_the_counter_find_their_answer(shop: Shop) -> None:
    for text, answer in (
        ("ghar pe delivery karte ho kya", "delivery"),
        ("can i return a bulb", "returns"),
        ("जीएसटी वाला बिल मिल जाएगा", "gst-hi"),
        ("which wire for geyser", "wire-for-geyser"),
    ):
        assert answer in [hit.entry.id for hit in shop.search(text).passages[:2]]


@pytest.mark.parametrize(
    "text", ["", " ", "?!", "\x00", "😀", "a" * 5000, '"" OR *', "16", "ka ki ke"]
)
def test_odd_questions_are_no_trouble(shop: Shop, text: str) -> None:
    shop.search(text)
    shop.full_text(text)


def test_a_shop_without_brands_categories_or_questions_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / "products.csv").write_text("Name,Price\nRed chair,900\nBlue table,2500\n")
    take_in(tmp_path, tmp_path / "home", embedder=HashedWords())
    from kb.live import Catalogue

    with Catalogue(tmp_path / "home").open() as shop:
        assert shop.search("blue tabel", vectors=False).products[0].product.price == Decimal(2500)
        assert shop.search("anything").passages == ()


def test_remembered_answers_are_bounded_in_number_and_age() -> None:
    now = [0.0]
    cache: QueryCache[int] = QueryCache(size=3, max_age_s=10, now=lambda: now[0])
    for number in range(5):
        cache.put(number, number)
    assert [cache.get(number) for number in range(5)] == [None, None, 2, 3, 4]
    now[0] = 11
    assert cache.get(4) is None
    assert len(cache) == 2


def test_the_same_question_again_is_not_searched_again(shop: Shop) -> None:
    assert shop.search("syska 12 watt bulb") is shop.search("syska 12 watt bulb")
