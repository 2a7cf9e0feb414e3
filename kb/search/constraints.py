"""Figures and names in a question that a product must match: 16 A, 2.5 sq mm, brand, colour.

A product *meets* a constraint, *breaks* it (it has another value of that kind) or leaves it *open*
(it says nothing about it). Breaking one excludes it: a 4 sq mm wire is no answer for 2.5.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from kb.language.script import phonetic_key, similarity
from kb.language.units import Measure
from kb.search.fillers import FILLERS
from kb.search.found import Constraint
from kb.search.postings import FIELD_WEIGHTS, Postings
from kb.search.question import Question
from kb.search.terms import stem, terms
from kb.search.vocabulary import Vocabulary

BREAKS, OPEN, MEETS = 0, 1, 2
_ROUNDED = 0.02
_ALSO_ASKED_AS = {"mm": ("sq mm",)}
"""Wires are asked for by "2.5 mm" though 2.5 sq mm is meant."""
_SOLD_BY = {"metre": "mm", "kg": "g", "gram": "g", "litre": "L", "feet": "mm", "ft": "mm"}
_BRAND_LEAST = 84
_CACHED_UNITS = 64
_REMEMBERED_BYTES = 4 * 1024 * 1024
_LONGEST_NAME = 3

Verdicts = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Applied:
    """`verdicts` holds BREAKS, OPEN or MEETS for every product."""

    constraints: tuple[Constraint, ...]
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class _Unit:
    products: NDArray[np.int32]
    values: NDArray[np.float64]
    weak: NDArray[np.bool_]


class Constraints:
    """The attributes of one generation's products. One thread only, as its connection."""

    def __init__(self, connection: sqlite3.Connection, products: int, postings: Postings) -> None:
        self._connection = connection
        self._postings = postings
        self._verdicts: OrderedDict[object, Verdicts] = OrderedDict()
        self._products = products
        self._units: OrderedDict[str, _Unit] = OrderedDict()
        self._brands = dict(connection.execute("SELECT code, brand FROM brands").fetchall())
        self._brand_sounds: dict[str, list[str]] = {}
        for code, sound in connection.execute("SELECT code, sound FROM brands"):
            self._brand_sounds.setdefault(sound, []).append(code)
        self._brand_codes = list(self._brands)
        self._choice_words = {
            words for (words,) in connection.execute("SELECT DISTINCT words FROM choices")
        }

    def apply(self, question: Question, vocabulary: Vocabulary) -> Applied:
        """Finds the question's constraints and judges every product by them."""
        constraints: list[Constraint] = []
        verdicts = np.full(self._products, MEETS, dtype=np.int8)
        by_kind: dict[str, Verdicts] = {}
        for measure in question.measures:
            judged = self._by_measure(measure)
            if judged is None:
                continue
            kind = measure.base()[1]
            # Two values of a kind ("6 A and 16 A") are alternatives: no product has both.
            by_kind[kind] = np.maximum(by_kind.get(kind, judged), judged)
            constraints.append(
                Constraint(
                    attribute=measure.unit,
                    text=f"{measure.value.normalize():f} {measure.unit}",
                    value=measure.value,
                    unit=measure.unit,
                )
            )
        for judged in by_kind.values():
            verdicts = np.minimum(verdicts, judged)
        brands = self._brands_in(question.words, vocabulary)
        if brands:
            constraints += [Constraint("brand", brand) for brand in brands]
            verdicts = np.minimum(verdicts, self._by_brand(brands))
        for attribute, choice, judged in self._choices_in(question.words):
            constraints.append(Constraint(attribute, choice))
            verdicts = np.minimum(verdicts, judged)
        return Applied(tuple(constraints), verdicts)

    def _by_measure(self, measure: Measure) -> Verdicts | None:
        """None where the catalogue has no measure of this kind: then it can decide nothing."""
        value, base = measure.base()
        units = (
            self._unit(base),
            *(self._unit(unit) for unit in _ALSO_ASKED_AS.get(measure.unit, ())),
        )
        asked = (float(value), *(float(measure.value) for _ in units[1:]))
        if not any(len(unit.products) for unit in units):
            return None
        verdicts = np.full(self._products, OPEN, dtype=np.int8)
        meets = [
            unit.products[unit.values == want] for unit, want in zip(units, asked, strict=True)
        ]
        if not any(len(each) for each in meets):
            meets = [
                unit.products[np.abs(unit.values - want) <= _ROUNDED * want]
                for unit, want in zip(units, asked, strict=True)
            ]
        for unit in units:
            verdicts[unit.products[~unit.weak]] = BREAKS
        for each in meets:
            verdicts[each] = MEETS
        sold = np.fromiter(self._sold_by(base), dtype=np.int32)
        if len(sold):
            verdicts[sold] = np.maximum(verdicts[sold], np.where(verdicts[sold] == OPEN, MEETS, 0))
        return verdicts

    def _unit(self, unit: str) -> _Unit:
        cached = self._units.get(unit)
        if cached is not None:
            self._units.move_to_end(unit)
            return cached
        rows = self._connection.execute(
            "SELECT product, value, weak FROM measures WHERE unit = ?", (unit,)
        ).fetchall()
        table = np.array(rows, dtype=np.float64).reshape(-1, 3)
        found = _Unit(table[:, 0].astype(np.int32), table[:, 1], table[:, 2].astype(np.bool_))
        self._units[unit] = found
        if len(self._units) > _CACHED_UNITS:
            self._units.popitem(last=False)
        return found

    def _sold_by(self, base: str) -> list[int]:
        """Products that are sold by a unit: "10 metres" of them is a quantity, no attribute."""
        names = [name for name, unit in _SOLD_BY.items() if unit == base]
        if not names:
            return []
        marks = ", ".join("?" for _ in names)
        rows = self._connection.execute(f"SELECT id FROM products WHERE unit IN ({marks})", names)
        return [product for (product,) in rows]

    def _brands_in(self, words: tuple[str, ...], vocabulary: Vocabulary) -> list[str]:
        found: dict[str, None] = {}
        index = 0
        while index < len(words):
            length, code = self._brand_at(words, index, vocabulary)
            if code is not None:
                found[self._brands[code]] = None
            index += length
        return list(found)

    def _brand_at(
        self, words: tuple[str, ...], index: int, vocabulary: Vocabulary
    ) -> tuple[int, str | None]:
        for length in range(min(_LONGEST_NAME, len(words) - index), 0, -1):
            parts = words[index : index + length]
            joined = "".join(parts)
            if joined in self._brands:
                return length, joined
            if length == 1 and (joined in FILLERS or vocabulary.knows(stem(joined))):
                continue
            if length > 1 and all(vocabulary.knows(stem(part)) for part in parts):
                continue
            code = self._similar_brand(joined)
            if code is not None:
                return length, code
        return 1, None

    def _similar_brand(self, joined: str) -> str | None:
        if len(joined) < 4 or not self._brand_codes:
            return None
        for code in self._brand_sounds.get(phonetic_key(joined), ()):
            if similarity(joined, code) >= 0.8:
                return code
        hit = process.extractOne(
            joined, self._brand_codes, scorer=fuzz.ratio, score_cutoff=_BRAND_LEAST
        )
        return hit[0] if hit and hit[0][0] == joined[0] else None

    def _by_brand(self, brands: list[str]) -> Verdicts:
        """Other makers' goods with the brand's word in their name are left open: "anchor bolt"."""
        return self._remembered(("brand", *brands), lambda: self._judged_by_brand(brands))

    def _judged_by_brand(self, brands: list[str]) -> Verdicts:
        verdicts = np.full(self._products, BREAKS, dtype=np.int8)
        for brand in brands:
            verdicts[self._named(" ".join(terms(brand)))] = OPEN
        for brand in brands:
            rows = self._connection.execute("SELECT id FROM products WHERE brand = ?", (brand,))
            verdicts[[product for (product,) in rows]] = MEETS
        unbranded = self._connection.execute("SELECT id FROM products WHERE brand = ''")
        verdicts[[product for (product,) in unbranded]] = OPEN
        return verdicts

    def _named(self, words: str) -> NDArray[np.int32]:
        """Products with all these words in their name or other names."""
        posting = self._postings.of(words)
        return posting.rows[posting.weights >= FIELD_WEIGHTS["name"]]

    def _remembered(self, key: object, judge: Callable[[], Verdicts]) -> Verdicts:
        verdicts = self._verdicts.get(key)
        if verdicts is None:
            verdicts = judge()
            self._verdicts[key] = verdicts
            while len(self._verdicts) * self._products > _REMEMBERED_BYTES:
                self._verdicts.popitem(last=False)
        else:
            self._verdicts.move_to_end(key)
        return verdicts

    def _choices_in(self, words: tuple[str, ...]) -> list[tuple[str, str, Verdicts]]:
        """Colours and other choices that are named. A product without that group leaves it open."""
        found: list[tuple[str, str, Verdicts]] = []
        stems = [stem(word) for word in words]
        index = 0
        while index < len(stems):
            for length in range(min(_LONGEST_NAME, len(stems) - index), 0, -1):
                phrase = " ".join(stems[index : index + length])
                if phrase in self._choice_words:
                    attribute, choice = self._choice_of(phrase)
                    judged = self._remembered(("choice", phrase), partial(self._by_choice, phrase))
                    found.append((attribute, choice, judged))
                    index += length - 1
                    break
            index += 1
        return found

    def _breaks_without(self, attribute: str) -> Verdicts:
        """Before it is known which choice is asked for: all that have the attribute break it."""
        verdicts = np.full(self._products, OPEN, dtype=np.int8)
        having = self._connection.execute(
            "SELECT DISTINCT product FROM choices WHERE attribute = ?", (attribute,)
        )
        verdicts[[product for (product,) in having]] = BREAKS
        return verdicts

    def _choice_of(self, phrase: str) -> tuple[str, str]:
        attribute, choice = self._connection.execute(
            "SELECT attribute, choice FROM choices WHERE words = ? LIMIT 1", (phrase,)
        ).fetchone()
        return attribute, choice

    def _by_choice(self, phrase: str) -> Verdicts:
        rows = self._connection.execute(
            "SELECT attribute, product FROM choices WHERE words = ?", (phrase,)
        ).fetchall()
        verdicts = np.full(self._products, OPEN, dtype=np.int8)
        for attribute in {attribute for attribute, _ in rows}:
            having = self._remembered(
                ("attribute", attribute), partial(self._breaks_without, attribute)
            )
            verdicts = np.minimum(verdicts, having)
        verdicts[self._named(phrase)] = OPEN
        verdicts[[product for _, product in rows]] = MEETS
        return verdicts
