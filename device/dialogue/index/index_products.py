"""Indexes the words, measures and options of all products of a generation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from device.dialogue.index.alias_parts import words_of_parts
from device.dialogue.index.bundles import is_bundle
from device.dialogue.index.hire import hired_out
from device.dialogue.index.names import (
    codes_of,
    joined_by_ka,
    kind_words,
    lacking_words,
    models_of,
    numbered_words,
    plain_pairs,
    said_as_one,
)
from device.dialogue.index.nouns import called
from device.dialogue.index.product_sets import mask_of
from device.dialogue.index.sale_units import SALE_WORDS
from device.dialogue.index.shop_words import FIGURE, GRAMMAR, WITHOUT, ShopWords, Where
from device.dialogue.index.written_words import COUNTED_PARTS, SINGLE_DOUBLE, phrase_words, spelled
from kb.catalogue import Choice, OptionGroup, Product
from kb.domains.pack import Domain
from kb.language.script import phonetic_key
from kb.language.units import Measure, canonical_unit, measures, unit_at
from kb.language.words import stem, word_set

Key = TypeVar("Key", bound=Hashable)

_SIZES = {
    "s": "small", "m": "medium", "l": "large", "xl": "extra large",
    "small": "s", "medium": "m", "large": "l", "extra large": "xl",
    "2xl": "double xl", "xxl": "double xl", "3xl": "triple xl",
}  # fmt: skip
HALF = "0.5"
""" "Half" in the names of goods, as all figures are written."""
_SIZE_WORDS = {"s": "small", "m": "medium", "l": "large"}
"""What names write with one letter: "Adult Diaper M 10"."""
_LONGEST_LETTERS, _SHORTEST_MODEL = 3, 3
_HOLDS = word_set("box set kit pad jar tin can bag")
_OF_WEIGHT = frozenset({"kg", "g", "L", "ml"})
_NO_UNITS = frozenset({"piece", "pieces", "pc", "pcs", "nos", "unit", "each", ""})


def build_shop_words(products: Iterable[Product], domain: Domain) -> ShopWords:
    shop = ShopWords(tuple(products), domain)
    gather = _Gather()
    for number, product in enumerate(shop.products):
        shop.index_of[product.sku] = number
        shop.codes.setdefault(re.sub(r"[^a-z0-9]", "", product.sku.lower()), number)
        shop.names.append(_add_product(gather, product, number, domain))
        shop.called.append(called(product.name))
    for number, word in words_of_parts(shop.products):
        gather.words[word, "name"].append(number)
    gather.into(shop)
    shop.hired = hired_out(shop)
    _prepare_sounds(shop)
    return shop


class _Gather:
    """Collects product numbers by key; turned into bit sets once at the end."""

    def __init__(self) -> None:
        self.words: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.measures: dict[tuple[Decimal, str, str], list[int]] = defaultdict(list)
        self.counted: dict[tuple[Decimal, str, str], list[int]] = defaultdict(list)
        self.values: dict[tuple[Decimal, str], list[int]] = defaultdict(list)
        self.units: dict[str, list[int]] = defaultdict(list)
        self.name_measures: dict[tuple[Decimal, str], list[int]] = defaultdict(list)
        self.sale_units: dict[str, list[int]] = defaultdict(list)
        self.attributes: dict[str, list[int]] = defaultdict(list)
        self.apart: dict[str, tuple[str, ...]] = {}
        self.categories: dict[str, list[int]] = defaultdict(list)
        self.name_codes: dict[str, list[int]] = defaultdict(list)
        self.plain_texts: dict[str, list[int]] = defaultdict(list)
        self.numbered: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
        self.makers: dict[str, list[int]] = defaultdict(list)
        self.models: dict[str, list[int]] = defaultdict(list)
        self.joined: dict[str, list[int]] = defaultdict(list)
        self.plain_names: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.ka_names: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.bundles: list[int] = []

    def into(self, shop: ShopWords) -> None:
        for (word, level), numbers in self.words.items():
            _set(shop.words.setdefault(word, Where()), level, mask_of(numbers))
        for (value, unit, level), numbers in self.measures.items():
            _set(shop.measures.setdefault((value, unit), Where()), level, mask_of(numbers))
        for (value, word, level), numbers in self.counted.items():
            mask = mask_of(numbers)
            _set(shop.counted.setdefault((value, word), Where()), level, mask)
            shop.counted_words[word] = shop.counted_words.get(word, 0) | mask
        for (value, level), numbers in self.values.items():
            _set(shop.values.setdefault(value, Where()), level, mask_of(numbers))
        shop.units = _masks(self.units)
        shop.name_measures = _masks(self.name_measures)
        shop.sale_units = _masks(self.sale_units)
        shop.apart = self.apart
        shop.attributes = _masks(self.attributes)
        shop.plain_texts = _masks(self.plain_texts)
        shop.categories = _masks(self.categories)
        shop.makers = _masks(self.makers)
        shop.models = _masks(self.models)
        shop.joined = _masks(self.joined)
        shop.plain_names = _masks(self.plain_names)
        for (first, last), numbers in self.ka_names.items():
            sounds = phonetic_key(first), phonetic_key(last)
            shop.ka_names.setdefault(sounds, {})[first, last] = mask_of(numbers)
        for (word, value), numbers in self.numbered.items():
            shop.numbered.setdefault(word, {})[value] = mask_of(numbers)
        shop.bundles = mask_of(self.bundles)
        shop.name_codes = _masks(self.name_codes)


def _masks(numbers: Mapping[Key, list[int]]) -> dict[Key, int]:
    return {key: mask_of(held) for key, held in numbers.items()}


def _set(where: Where, level: str, mask: int) -> None:
    setattr(where, level, getattr(where, level) | mask)


def _add_product(
    gather: _Gather, product: Product, number: int, domain: Domain
) -> tuple[frozenset[str], ...]:
    """Returns what it is called, see `ShopWords.names`."""
    brand = _words_of(product.brand)
    if "&" in product.brand:
        letters = product.brand.lower().replace("&", "n").replace(" ", "")
        gather.words[letters, "brand"].append(number)  # "L n T" is spelled so.
    for word in brand:
        gather.words[word, "brand"].append(number)
    for word in kind_words(product):
        if word not in GRAMMAR:
            gather.words[word, "head"].append(number)
    gather.categories[product.category].append(number)
    if product.brand:
        gather.makers[product.brand].append(number)
    for joined in said_as_one(product):
        gather.joined[joined].append(number)
    for model in models_of(product):
        gather.models[model].append(number)
    for pair in plain_pairs(product, domain):
        gather.plain_names[pair].append(number)
    for pair in joined_by_ka(product):
        gather.ka_names[pair].append(number)
    if is_bundle(product):
        gather.bundles.append(number)
    own = list(_words_of(product.name))
    lacking = lacking_words(product.name)
    for word in own:
        if word in lacking:
            gather.words[f"{WITHOUT}{word}", "name"].append(number)
        else:
            gather.words[word, "name"].append(number)
    for size in _SIZE_WORDS.keys() & set(own) - set(brand):
        gather.words[_SIZE_WORDS[size], "name"].append(number)
    for code in codes_of(product.name):
        gather.words[code, "name"].append(number)
        gather.name_codes[code].append(number)
    for alias in product.aliases:
        called, lacking = _words_of(alias), lacking_words(alias)
        for word in called:
            if word in lacking:
                gather.words[f"{WITHOUT}{word}", "name"].append(number)
                continue
            # "Pav kilo jalebi" is called no kilo.
            if len(called) == 1 or canonical_unit(word) not in _OF_WEIGHT:
                gather.words[word, "head"].append(number)
        for figure, counted in counts_of(alias):
            gather.counted[figure, counted, "name"].append(number)
        for measure in measures_of(alias):
            gather.measures[measure.value, measure.unit, "name"].append(number)
    _add_measures(gather, product.name, number, "head")
    for measure in measures_of(product.name):
        gather.name_measures[measure.base()].append(number)
    for word, figure in numbered_words(product):
        gather.numbered[word, figure].append(number)
    for name, value in product.specs.items():
        _add_spec(gather, name, value, number)
    _add_options(gather, product.options, number)
    _add_sale_unit(gather, product.unit, number)
    for word in _words_of(product.description):
        if word in domain.function_words:
            gather.plain_texts[word].append(number)
        else:
            gather.words[word, "text"].append(number)
    half = HALF in own and _is_called_half(product.name.lower().split())
    named = {word for word in own if not FIGURE.match(word) and canonical_unit(word) is None}
    named |= {HALF} if half else set()  # Beside a "Cake Full" a "Cake Half" is called no mere cake.
    aliases = [_words_of(alias) for alias in product.aliases]
    return (frozenset(named - set(brand)), *(frozenset(alias) for alias in aliases if alias))


def _is_called_half(words: list[str]) -> bool:
    """ "Cake Half", unlike "Cake Half Kg"."""
    at = words.index("half") if "half" in words else -1
    return at >= 0 and unit_at(words, at + 1)[0] is None


@lru_cache(maxsize=65536)
def _words_of(text: str) -> tuple[str, ...]:
    words = phrase_words(text)
    return tuple(
        dict.fromkeys(
            word
            for index, word in enumerate(words)
            if word not in GRAMMAR
            and not (index and FIGURE.match(words[index - 1]) and canonical_unit(word) is not None)
        )
    )


@lru_cache(maxsize=65536)
def _measures_of(text: str) -> tuple[tuple[Measure, ...], tuple[tuple[Decimal, str], ...]]:
    """Measures with a unit, and counts such as (2, "pole")."""
    words = phrase_words(text)
    found = measures(" ".join(words))
    counts: list[tuple[Decimal, str]] = []
    for index, word in enumerate(words):
        if not FIGURE.match(word) or unit_at(words, index + 1)[0] is not None:
            continue
        # "12 Shades"; "iPhone 15", "Pack of 10": the figure follows what it numbers.
        behind = words[index + 1 : index + 2]
        before = [other for other in words[:index] if other not in GRAMMAR][-1:]
        if not SALE_WORDS.isdisjoint(behind):
            before = []  # "Idli Plate 2 pcs" are two pieces and one plate.
        if not COUNTED_PARTS.isdisjoint(behind):
            before = []  # A "Roma 6 Module Plate" has six modules, and no six Roma.
        if before and _is_model(before[0], word):
            behind = []  # "MC 246 Digital Thermometer" counts nothing.
        counts += [(Decimal(word), other) for other in (*behind, *before) if _counts(other)]
    return found, tuple(counts)


def _is_model(letters: str, figure: str) -> bool:
    short = letters.isalpha() and len(letters) <= _LONGEST_LETTERS and letters not in _HOLDS
    return short and len(figure) >= _SHORTEST_MODEL


def _counts(word: str) -> bool:
    return word.isalpha() and word not in GRAMMAR


def counts_of(text: str) -> tuple[tuple[Decimal, str], ...]:
    """Counts in a record: (4, "module") in "Cover Plate 4 Module"."""
    return _measures_of(text)[1]


def measures_of(text: str) -> tuple[Measure, ...]:
    """Measures with a unit in a record: 9 W in "LED Bulb 9 W"."""
    return _measures_of(text)[0]


def _add_measures(gather: _Gather, text: str, number: int, level: str) -> None:
    found, counts = _measures_of(text)
    level = level if len(found) < 2 or "/" not in text else "name"
    for measure in found:
        gather.measures[measure.value, measure.unit, level].append(number)
        gather.values[measure.value, level].append(number)
        gather.units[measure.unit].append(number)
    for value, word in counts:
        gather.counted[value, word, "name"].append(number)


def _add_spec(gather: _Gather, name: str, value: str, number: int) -> None:
    words = _words_of(name)
    if len(words) == 2:
        gather.apart["".join(words)] = words
    for word in words:
        gather.attributes[word].append(number)
    lowered = value.strip().lower()
    if lowered in {"no", "none", "nil", "-", ""}:
        return
    if lowered in {"yes", "true", "available"}:
        for word in words:
            gather.words[word, "spec"].append(number)
        return
    _add_measures(gather, value, number, "head")
    if FIGURE.match(lowered):
        gather.counted[Decimal(lowered), words[-1] if words else "", "spec"].append(number)
        return
    if lowered in SINGLE_DOUBLE:
        # "Double door" is two doors, as it is asked for.
        counted = Decimal(SINGLE_DOUBLE[lowered]), words[-1] if words else "", "spec"
        gather.counted[counted].append(number)
    lacking = lacking_words(value)
    for word in _words_of(value):
        if word in lacking:
            # "Non-veg" is not veg, and as good as a name.
            gather.words[f"non{word}", "name"].append(number)
        elif not FIGURE.match(word) and canonical_unit(word) is None:
            gather.words[word, "spec"].append(number)


def _add_options(gather: _Gather, groups: Sequence[OptionGroup], number: int) -> None:
    for group in groups:
        for word in _words_of(group.group):
            gather.attributes[word].append(number)
        for choice in group.choices:
            for text in choice_texts(choice):
                for figure, _ in counts_of(text):
                    # "120 number" is what "120 grit" asks for where the group is called so.
                    name = _words_of(group.group)[-1:]
                    gather.counted[figure, "".join(name), "option"].append(number)
                for word in _words_of(text):
                    gather.words[word, "option"].append(number)
                found, counts = _measures_of(text)
                for measure in found:
                    gather.measures[measure.value, measure.unit, "option"].append(number)
                for value, counted in counts:
                    gather.counted[value, counted, "option"].append(number)


def choice_texts(choice: Choice) -> tuple[str, ...]:
    """All ways in which the catalogue writes a choice."""
    own = (choice.name, choice.id.replace("-", " ").replace("_", " "), *choice.aliases)
    sizes = [_SIZES[text.strip().lower()] for text in own if text.strip().lower() in _SIZES]
    return tuple(dict.fromkeys((*own, *sizes)))


def _add_sale_unit(gather: _Gather, unit: str, number: int) -> None:
    name = unit.strip().lower()
    # A "tin" is no three here.
    for word in dict.fromkeys(stem(word) for word in spelled(unit).split()):
        gather.sale_units[word].append(number)
        if name not in _NO_UNITS:
            gather.words[word, "spec"].append(number)
    canonical = canonical_unit(name)
    if canonical is not None:
        gather.sale_units[canonical].append(number)


def _prepare_sounds(shop: ShopWords) -> None:
    candidates = [
        word
        for word, where in shop.words.items()
        if len(word) >= 3
        and word.isalpha()
        and where.hard
        and (word not in shop.domain.function_words or (len(word) > 3 and where.option))
        and canonical_unit(word) is None
    ]
    candidates += [phrase for phrase in shop.joined if phrase not in shop.words]
    shop.fuzzy_words = candidates
    shop.fuzzy_keys = [phonetic_key(word) for word in candidates]
