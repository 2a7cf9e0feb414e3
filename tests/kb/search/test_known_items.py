"""What people ask for is found in a messy export: shortened, misspelt, without the brand."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator

import pytest

from kb.live import Catalogue
from kb.shop import Shop
from tests.kb.conftest import HashedWords, take_in
from tests.kb.search.messy_export import asked_for, export

ITEMS = export(5000)


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("messy")
    (folder / "bundle").mkdir()
    with (folder / "bundle" / "products.csv").open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Stock list", "", "", ""])
        writer.writerow(["Alias", "Particulars", "Std. Rate", "Closing Qty."])
        for number, item in enumerate(ITEMS):
            writer.writerow([item.code, item.name, f"Rs. {item.price}/-", f"{number % 50} Nos"])
    take_in(folder / "bundle", folder / "home", embedder=HashedWords())
    with Catalogue(folder / "home").open() as shop:
        yield shop


def first_three(shop: Shop, text: str) -> list[str]:
    return [hit.product.name for hit in shop.search(text, limit=3, vectors=False).products]


def test_bent_names_find_their_item_among_the_first_three(messy: Shop) -> None:
    chance = random.Random(4)
    asked = [(item, asked_for(item, chance)) for item in chance.sample(ITEMS, 600)]
    missed = [
        (text, item.name) for item, text in asked if item.name not in first_three(messy, text)
    ]
    assert len(missed) <= 0.05 * len(asked), missed[:20]


def test_codes_find_their_item_first(messy: Shop) -> None:
    for item in random.Random(5).sample(ITEMS, 100):
        assert first_three(messy, f"rate of {item.code.lower()}")[0] == item.name
        assert first_three(messy, f"{item.code[:2]} {item.code[2:]}")[0] == item.name


def test_a_figure_that_is_asked_for_is_never_another(messy: Shop) -> None:
    sizes = {"16A": "16 amp", "2.5": "dhai", "25MM": "25 mm", "9W": "nine watt", "15L": "15 litre"}
    chosen = [item for item in ITEMS if item.name.rsplit(" ", 1)[-1] in sizes][:60]
    for item in chosen:
        size = item.name.rsplit(" ", 1)[-1]
        found = messy.search(f"{item.series} {sizes[size]}", vectors=False)
        assert found.constraints
        assert item.name == found.products[0].product.name
        for hit in found.products:
            if hit.meets_constraints:
                assert hit.product.name.endswith(size)
