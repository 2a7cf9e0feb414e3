"""Catalogues of any size for measuring: made-up items with many near twins, always the same."""

from __future__ import annotations

import dataclasses
import itertools
import random
from collections.abc import Iterator
from decimal import Decimal

from kb.catalogue import Product

_BRANDS = (
    "Avanta", "Bhaskar", "Celtron", "Dhruvik", "Elmora", "Fortis Lite", "Gandiva", "Hexalux",
    "Indra", "Jyotika", "Kaveri", "Lumina", "Meghdoot", "Nandak", "Orbitel", "Prakasha",
    "Quantel", "Rudraksh", "Suryamax", "Tejas", "Urjavan", "Vajra", "Westline", "Yamuna", "Zentro",
)  # fmt: skip
_RANGES = ("Alpha", "Classic", "Deluxe", "Eco", "Elite", "Gold", "Neo", "Prime", "Royal", "Star")
# Kind, category, unit, price of the smallest, what tells the variants apart.
_KINDS: tuple[tuple[str, str, str, int, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "MCB",
        "Breaker",
        "piece",
        150,
        (
            ("current rating", ("6 A", "10 A", "16 A", "20 A", "25 A", "32 A", "40 A", "63 A")),
            ("poles", ("Single Pole", "Double Pole", "Four Pole")),
        ),
    ),
    (
        "House Wire",
        "Wire",
        "coil",
        1200,
        (
            ("size", ("0.75 sq mm", "1 sq mm", "1.5 sq mm", "2.5 sq mm", "4 sq mm", "6 sq mm")),
            ("colour", ("Red", "Blue", "Black", "Green", "Yellow")),
        ),
    ),
    (
        "LED Bulb",
        "Lamp",
        "piece",
        70,
        (
            ("power", ("5 W", "7 W", "9 W", "12 W", "15 W", "18 W", "23 W")),
            ("base", ("B22", "E27")),
            ("light", ("Cool White", "Warm White")),
        ),
    ),
    (
        "LED Batten",
        "Lamp",
        "piece",
        180,
        (("power", ("10 W", "18 W", "20 W", "22 W", "36 W")), ("length", ("2 ft", "4 ft"))),
    ),
    (
        "Ceiling Fan",
        "Fan",
        "piece",
        1500,
        (
            ("sweep", ("600 mm", "900 mm", "1050 mm", "1200 mm", "1400 mm")),
            ("colour", ("White", "Brown", "Ivory", "Grey")),
        ),
    ),
    (
        "Switch",
        "Switch",
        "piece",
        30,
        (
            ("current rating", ("6 A", "10 A", "16 A", "20 A")),
            ("type", ("1 Way", "2 Way", "Bell Push")),
            ("colour", ("White", "Ivory", "Grey")),
        ),
    ),
    (
        "Water Heater",
        "Geyser",
        "piece",
        3000,
        (
            ("capacity", ("1 L", "3 L", "6 L", "10 L", "15 L", "25 L", "35 L")),
            ("type", ("Instant", "Storage")),
        ),
    ),
    (
        "Pipe",
        "Plumbing",
        "length",
        90,
        (
            ("diameter", ("15 mm", "20 mm", "25 mm", "32 mm", "40 mm", "50 mm", "75 mm", "110 mm")),
            ("material", ("PVC", "CPVC", "UPVC")),
        ),
    ),
    (
        "Wood Screw",
        "Fastener",
        "box",
        60,
        (
            ("length", ("12 mm", "19 mm", "25 mm", "38 mm", "50 mm", "75 mm")),
            ("gauge", ("6 gauge", "8 gauge", "10 gauge")),
        ),
    ),
    (
        "Wall Paint",
        "Paint",
        "can",
        250,
        (
            ("pack", ("0.5 L", "1 L", "4 L", "10 L", "20 L")),
            ("finish", ("Matt", "Satin", "Gloss")),
            ("colour", ("White", "Ivory", "Peach", "Sky Blue")),
        ),
    ),
    (
        "Drill Bit",
        "Tool",
        "piece",
        40,
        (
            ("diameter", ("3 mm", "4 mm", "5 mm", "6 mm", "8 mm", "10 mm", "12 mm")),
            ("material", ("HSS", "Carbide", "Masonry")),
        ),
    ),
    (
        "Inverter Battery",
        "Power",
        "piece",
        9000,
        (
            ("capacity", ("100 Ah", "120 Ah", "150 Ah", "180 Ah", "200 Ah", "220 Ah")),
            ("type", ("Tubular", "Flat Plate")),
        ),
    ),
    (
        "Door Lock",
        "Lock",
        "piece",
        400,
        (
            ("size", ("50 mm", "60 mm", "70 mm", "85 mm")),
            ("finish", ("Brass", "Chrome", "Antique", "Black")),
        ),
    ),
    (
        "Kitchen Tap",
        "Sanitary",
        "piece",
        350,
        (
            ("size", ("15 mm", "20 mm")),
            ("type", ("Wall Mount", "Deck Mount", "Pillar")),
            ("finish", ("Chrome", "Steel")),
        ),
    ),
)


def made_products(count: int, seed: int = 7) -> list[Product]:
    """The first `count` of a fixed, shuffled list of variants. Raises ValueError beyond its end."""
    everything = list(_variants())
    if count > len(everything):
        raise ValueError(f"only {len(everything)} made items exist")
    random.Random(seed).shuffle(everything)
    return everything[:count]


def _variants() -> Iterator[Product]:
    number = 0
    for brand, series in itertools.product(_BRANDS, _RANGES):
        for kind, category, unit, base, attributes in _KINDS:
            for values in itertools.product(*(options for _, options in attributes)):
                number += 1
                price = Decimal(base) * (100 + number % 37) / 100 + number % 11
                yield Product(
                    sku=f"{brand[:3].upper()}-{number:06d}",
                    name=f"{brand} {series} {kind} {' '.join(values)}",
                    brand=brand,
                    category=category,
                    price=price.quantize(Decimal("0.01")),
                    unit=unit,
                    stock=Decimal(number % 60),
                    specs={
                        name: value for (name, _), value in zip(attributes, values, strict=True)
                    },
                )


def with_new_prices(
    products: list[Product], share: float, *, renamed: bool = True, seed: int = 11
) -> list[Product]:
    """The same items, a share of them with another price and, if `renamed`, another name."""
    ending = " New" if renamed else ""
    count = max(1, int(len(products) * share))
    changed = set(random.Random(seed).sample(range(len(products)), count))
    return [
        dataclasses.replace(each, price=each.price + 3, name=f"{each.name}{ending}")
        if row in changed
        else each
        for row, each in enumerate(products)
    ]
