"""Other names of a thing that stands in the names of more goods."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.index.alias_parts import words_of_parts
from kb.catalogue import Product


def made(name: str, *aliases: str) -> Product:
    return Product(
        sku=name, name=name, category="Meals", price=Decimal(1), unit="plate", aliases=aliases
    )


def test_a_thali_of_a_bread_is_called_by_its_other_name_too() -> None:
    products = (made("Akki Rotti Single", "rice roti"), made("Akki Rotti Thali"), made("Thali"))
    assert [*words_of_parts(products)] == [(1, "rice"), (1, "roti")]


def test_what_only_one_of_its_kind_is_called_is_no_name_of_the_others() -> None:
    products = (
        made("BP Monitor Auto", "automatic monitor"),
        made("BP Monitor Manual"),
        made("Ginger Chai", "full chai"),
        made("Ginger Chai Cutting"),
        made("Hot Coffee", "kaapi"),
        made("Hot Coffee Flask"),
    )
    assert not [*words_of_parts(products)]
