"""A stock list of 5,000 items as billing programs print them, and what people ask for instead."""

from __future__ import annotations

import random
from dataclasses import dataclass

from kb.bench.questions import misspelt

_SYLLABLES = """
ka va li ro me na tu shi do ra pel tex mor vin zo fa gri lu nex pra su bel cor dy fle han
jo kri lan mi no or pi que ri sta tor ul ven win xa yo zen tra blu cli dra
""".split()  # noqa: SIM905
_MAKERS = """
Havells Polycab Crompton Finolex Anchor Syska Philips Wipro Orient Usha Bajaj Legrand
Luminous Microtek Asian Berger Nerolac Pidilite Fevicol Supreme Astral Ashirvad Jaquar
Cera Hindware Parryware Godrej Yale Taparia Stanley Bosch Makita Hitachi Kirloskar Texmo
""".split()  # noqa: SIM905
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("CEILING FAN", ("600MM", "900MM", "1200MM", "1400MM")),
    ("LED BULB", ("5W", "7W", "9W", "12W", "15W")),
    ("LED PANEL RND", ("6W", "12W", "18W")),
    ("MCB SP", ("6A", "10A", "16A", "25A", "32A")),
    ("FR WIRE", ("1.5 SQMM", "2.5 SQMM", "4 SQMM", "6 SQMM")),
    ("SWITCH 1WAY", ("6A", "16A")),
    ("GEYSER STORAGE", ("10L", "15L", "25L")),
    ("CPVC PIPE", ("15MM", "20MM", "25MM", "32MM")),
    ("PVC ELBOW", ("20MM", "25MM", "40MM", "50MM")),
    ("BALL VALVE", ("15MM", "20MM", "25MM")),
    ("WALL PUTTY", ("1KG", "5KG", "20KG", "40KG")),
    ("EMULSION PAINT", ("1L", "4L", "10L", "20L")),
    ("WOOD ADHESIVE", ("250G", "500G", "1KG", "5KG")),
    ("DRILL MACHINE", ("400W", "600W", "800W")),
    ("HAMMER", ("200G", "500G", "1KG")),
    ("PAD LOCK", ("40MM", "50MM", "65MM")),
    ("DOOR HANDLE", ("6 INCH", "8 INCH", "10 INCH")),
    ("WATER PUMP", ("0.5HP", "1HP", "1.5HP")),
    ("BIB COCK", ("15MM", "20MM")),
    ("SHOWER HEAD", ("4 INCH", "6 INCH", "8 INCH")),
)
_FRAMES = (
    "{}",
    "{}",
    "price of {}",
    "{} ka rate",
    "{} hai kya",
    "do you have {}",
    "{} kitne ka hai",
)


@dataclass(frozen=True, slots=True)
class Item:
    code: str
    name: str
    maker: str
    series: str
    price: str


def export(count: int, seed: int = 17) -> list[Item]:
    """Families of near twins: one series name, one kind, sizes that differ in one figure only."""
    chance = random.Random(seed)
    items: list[Item] = []
    taken: set[str] = set()
    while len(items) < count:
        series = "".join(chance.sample(_SYLLABLES, chance.choice((2, 3)))).upper()
        if series in taken or len(series) < 5:
            continue
        taken.add(series)
        kind, sizes = chance.choice(_KINDS)
        maker = chance.choice(_MAKERS)
        written = maker.upper() if chance.random() < 0.7 else maker[:3].upper()
        for size in sizes[: chance.randrange(1, len(sizes) + 1)]:
            parts = [written, series, kind, size]
            if chance.random() < 0.2:
                parts = [kind, written, series, size]
            code = f"{maker[:2].upper()}{len(items):05d}"
            price = f"{chance.randrange(20, 9000)}.00"
            items.append(Item(code, " ".join(parts), maker, series, price))
    return items[:count]


def asked_for(item: Item, chance: random.Random) -> str:
    """The item's name with the brand left out, a word misspelt, another one shortened."""
    words = [word.lower() for word in item.name.split()]
    bent = set(chance.sample(("brand", "misspelt", "short", "order"), chance.choice((1, 2, 3))))
    if "brand" in bent:
        words = [word for word in words if word not in (item.maker.lower(), item.maker[:3].lower())]
    if "misspelt" in bent:
        long = [n for n, word in enumerate(words) if word.isalpha() and len(word) >= 5]
        if long:
            place = chance.choice(long)
            words[place] = misspelt(words[place], chance)
    if "short" in bent:
        long = [
            n
            for n, word in enumerate(words)
            if word.isalpha() and len(word) >= 6 and word != item.series.lower()
        ]
        if long:
            place = chance.choice(long)
            words[place] = words[place][: chance.randrange(4, 6)]
    if "order" in bent and len(words) > 2:
        words = words[1:] + words[:1]
    return chance.choice(_FRAMES).format(" ".join(words))
