"""Sentences that customers of a shop might say, generated from its catalogue for the n-gram counts.

The carriers of carriers.yaml are filled with product names (whole, without the brand, in part,
reordered), aliases, options in any position, quantities, brands and the FAQ's own questions. The
draw is random with a fixed seed: the same catalogue gives the same sentences.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import yaml

from device.hearing.spoken import Chunk, SpokenForms
from kb.catalogue import FaqEntry, Product
from kb.language.number_words import (
    ENGLISH_0_TO_19,
    HINDI_0_TO_99,
    HINDI_0_TO_99_LATIN,
    in_words,
)

CARRIERS_FILE = Path(__file__).with_name("carriers.yaml")
_SLOT = re.compile(r"\{(\w+)\}")
_ENGLISH_QUANTITIES = (*range(1, 13), 15, 18, 20, 24, 25, 30, 40, 50, 60, 75, 80, 90, 100)
_PIN_FIGURES = 4
_HINDI_QUANTITIES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50)

Words = tuple[str, ...]


class Wares(Protocol):
    """What is read of a catalogue; a `kb.shop.Shop` is one."""

    @property
    def generation(self) -> str: ...
    def products(self) -> Iterable[Product]: ...
    def faq(self) -> Sequence[FaqEntry]: ...


@dataclass(frozen=True, slots=True)
class _Item:
    names: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    brand: str
    category: str


@dataclass(frozen=True, slots=True)
class Carriers:
    """carriers.yaml as read."""

    groups: Mapping[str, tuple[float, tuple[str, ...]]]
    days: tuple[str, ...]
    devanagari: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]


def load_carriers(path: Path = CARRIERS_FILE) -> Carriers:
    raw = yaml.safe_load(path.read_text("utf-8"))
    return Carriers(
        groups={
            name: (float(group["share"]), tuple(group["sentences"]))
            for name, group in raw.items()
            if isinstance(group, dict) and "sentences" in group
        },
        days=tuple(raw["days"]),
        devanagari=dict(raw["devanagari"]),
        units={str(unit): tuple(ways) for unit, ways in raw["units"].items()},
    )


class Corpus:
    """The sentences of one catalogue. `forms` knows afterwards how odd words are to be read."""

    def __init__(self, wares: Wares, carriers: Carriers | None = None, *, seed: int = 1) -> None:
        self._carriers = carriers or load_carriers()
        self._random = random.Random(seed)
        self.forms = SpokenForms(self._carriers.units, self._carriers.devanagari)
        self._items = [_item(product) for product in wares.products()]
        for item in self._items:
            self.forms.learn((*item.names, *(name for group in item.groups for name in group)))
        self._questions = [self.forms.words(entry.question) for entry in wares.faq()]
        self._quantities = self._quantity_words()

    def sentences(self, amount: int = 30_000) -> Iterator[tuple[Words, float]]:
        """About `amount` sentences, more for a large shop; each product comes several times."""
        amount = max(amount, 12 * len(self._items))
        for share, templates in self._carriers.groups.values():
            fixed = [template for template in templates if not _SLOT.search(template)]
            filled = [template for template in templates if _SLOT.search(template)]
            total = share * amount
            for template in fixed:
                yield tuple(template.split()), total / len(templates)
            draws = round(total * len(filled) / len(templates)) if self._items else 0
            for number in range(draws):
                yield self._fill(filled[number % len(filled)], number // len(filled)), 1.0
        for question in self._questions:
            if question:
                yield question, 0.02 * amount / len(self._questions)

    def _fill(self, template: str, turn: int) -> Words:
        words: list[str] = []
        item = self._items[self._random.randrange(len(self._items))]
        for part in template.split():
            slot = _SLOT.fullmatch(part)
            if slot is None:
                words.append(part)
                continue
            words += self._slot(slot[1], item, turn)
            if slot[1] == "item":
                item = self._random.choice(self._items)
        return tuple(words)

    def _slot(self, slot: str, item: _Item, turn: int) -> Sequence[str]:
        if slot == "item":
            return self._called(item)
        if slot == "order":
            return self._order(item)
        if slot == "options":
            return self._options_alone(item)
        if slot == "quantity":
            return self._random.choice(self._quantities)
        if slot == "digits":
            return [self._random.choice(ENGLISH_0_TO_19[:10]) for _ in range(_PIN_FIGURES)]
        if slot == "brand":
            return self.forms.words(item.brand)
        if slot == "category":
            return self.forms.words(item.category) or self._called(item)
        if slot == "day":
            return (self._carriers.days[turn % len(self._carriers.days)],)
        raise ValueError(f"carriers.yaml: there is no slot {{{slot}}}")

    def _called(self, item: _Item) -> list[str]:
        """One of the ways to call a product: in full, by an alias, or by part of the name."""
        draw = self._random
        name = item.names[0] if draw.random() < 0.6 else draw.choice(item.names)
        chunks = self.forms.chunks(name, unit_way=draw.randrange(4) if draw.random() < 0.3 else 0)
        brand = set(self.forms.words(item.brand))
        if len(chunks) > 2 and draw.random() < 0.7:
            kept = [
                chunk
                for chunk in chunks
                if draw.random() > (0.4 if brand & set(chunk.words) else 0.3)
            ]
            chunks = kept or [draw.choice(chunks)]
        if draw.random() < 0.4:
            chunks = _measures_first(chunks, brand)
        return [word for chunk in chunks for word in chunk.words]

    def _order(self, item: _Item) -> list[str]:
        draw = self._random
        words: list[str] = []
        count = draw.random()
        if count < 0.4:
            words.append("a")
        elif count < 0.75:
            words += draw.choice(self._quantities)
        before, after = self._options(item)
        for option in before:
            words += option
        words += self._called(item)
        return words + self._joined(after)

    def _options(self, item: _Item) -> tuple[list[Words], list[Words]]:
        """Choices said before the product ("large latte") and after it ("with soy milk")."""
        draw = self._random
        groups = [group for group in item.groups if draw.random() < 0.4]
        draw.shuffle(groups)
        before: list[Words] = []
        after: list[Words] = []
        for group in groups[:4]:
            choice = self.forms.words(draw.choice(group))
            (before if draw.random() < 0.5 else after).append(choice)
        return before, after

    def _joined(self, options: list[Words]) -> list[str]:
        words: list[str] = []
        for position, option in enumerate(options):
            if position == 0 or self._random.random() < 0.15:
                words += () if self._random.random() < 0.15 else ("with",)
            elif self._random.random() < 0.85:
                words.append("and")
            words += option
        return words

    def _options_alone(self, item: _Item) -> list[str]:
        choices = [group for group in item.groups if group]
        if not choices:
            return list(self._random.choice(self._quantities))
        picked = self._random.sample(choices, min(len(choices), self._random.choice((1, 1, 2))))
        options = [self.forms.words(self._random.choice(group)) for group in picked]
        return self._joined(options) if self._random.random() < 0.6 else list(options[0])

    def _quantity_words(self) -> list[Words]:
        quantities = [
            tuple(in_words(n, "en").replace("-", " ").split()) for n in _ENGLISH_QUANTITIES
        ]
        for number in _HINDI_QUANTITIES:
            latin = HINDI_0_TO_99_LATIN[number][0]
            self.forms.devanagari.setdefault(latin, HINDI_0_TO_99[number])
            quantities.append((latin,))
        # small quantities are the common ones
        return quantities + quantities[:6] * 6 + [("ek",), ("do",), ("teen",), ("char",)]


def _item(product: Product) -> _Item:
    return _Item(
        names=(product.name, *product.aliases),
        groups=tuple(
            tuple(name for choice in group.choices for name in (choice.name, *choice.aliases))
            for group in product.options
        ),
        brand=product.brand,
        category=product.category,
    )


def _measures_first(chunks: list[Chunk], brand: set[str]) -> list[Chunk]:
    """ "Roma Switch 16 A" is asked for as "sixteen amp Roma switch"; the brand stays in front."""
    front = [chunk for chunk in chunks if brand & set(chunk.words)]
    measures = [chunk for chunk in chunks if chunk.measure]
    rest = [chunk for chunk in chunks if chunk not in front and not chunk.measure]
    return front + measures + rest
