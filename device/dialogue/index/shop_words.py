"""Every word, measure and option of a catalogue with the products that have it.

Sets of products are kept as the bits of one integer: bit n is the n-th product. Intersecting them
is what finding a product comes down to, and takes microseconds at 25,000 products.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.written_words import phrase_words
from kb.catalogue import Product
from kb.domains.pack import Domain
from kb.language.fold import fold
from kb.language.kept import kept_by_owner
from kb.language.script import phonetic_key, similarity
from kb.language.units import Measure, kindred_units
from kb.language.words import hindi_singular, stem, word_set

LEVELS = ("brand", "head", "name", "spec", "option", "text")
FIGURE = re.compile(r"\d+(?:\.\d+)?$")
GRAMMAR = word_set(
    """
    a an the of for in on at to by from with without and or is are as per no not ka ki ke ko se
    mein me aur ya wala wali wale hai do de
    """
)
_SHORT = 3
"""Words so short are not looked for in other spellings: "tin" and "tee" fold alike."""
WITHOUT = "without_"
"""Before a word that a product's name says it has not."""
_PARTS = word_set(
    """
    battery cell cover case stand holder bag refill cable charger adapter strap kit tube filter
    cartridge spare accessory part remote jar blade gasket lid cushion tip ink
    """
)
_SHORTEST_BY_EAR = 3
"""Two letters sound like too many words: "tin" and "tee" both fold to "ti"."""
_SHORTEST_VERB = 4
_SAME_SPELLING = 0.97
_LONG, _LIKELY_SAME = 6, 0.9
"""Words so long that are so much alike are likely the same."""


@dataclass(slots=True)
class Where:
    """The products that have a word, by where they have it; `hard` leaves descriptions out."""

    brand: int = 0
    head: int = 0
    name: int = 0
    spec: int = 0
    option: int = 0
    text: int = 0

    @property
    def named(self) -> int:
        """What is called so: by its kind, its name or its maker."""
        return self.brand | self.head | self.name

    @property
    def hard(self) -> int:
        return self.named | self.spec | self.option

    @property
    def anywhere(self) -> int:
        return self.hard | self.text

    def union(self, other: Where) -> Where:
        return Where(*(getattr(self, level) | getattr(other, level) for level in LEVELS))

    def but_for(self, mask: int) -> Where:
        """The same without some products."""
        return Where(*(getattr(self, level) & ~mask for level in LEVELS))


@dataclass(eq=False)
class ShopWords:
    """What can be said about the products of one shop."""

    products: tuple[Product, ...]
    domain: Domain
    words: dict[str, Where] = field(default_factory=dict)
    measures: dict[tuple[Decimal, str], Where] = field(default_factory=dict)
    name_measures: dict[tuple[Decimal, str], int] = field(default_factory=dict)
    """Measures in names, in base units → products."""
    units: dict[str, int] = field(default_factory=dict)
    """Canonical unit → products with any measure in it."""
    counted: dict[tuple[Decimal, str], Where] = field(default_factory=dict)
    counted_words: dict[str, int] = field(default_factory=dict)
    values: dict[Decimal, Where] = field(default_factory=dict)
    sale_units: dict[str, int] = field(default_factory=dict)
    attributes: dict[str, int] = field(default_factory=dict)
    apart: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of specs of two words, by both written as one: `cutout`."""
    codes: dict[str, int] = field(default_factory=dict)
    """SKU without signs → product."""
    makers: dict[str, int] = field(default_factory=dict)
    """Brand → its products."""
    categories: dict[str, int] = field(default_factory=dict)
    index_of: dict[str, int] = field(default_factory=dict)
    names: list[tuple[frozenset[str], ...]] = field(default_factory=list)
    """Words that each product is called by: its name without maker and measures, then aliases."""
    called: list[tuple[str, ...]] = field(default_factory=list)
    """What the name of each product calls it, in order (`nouns.called`)."""
    models: dict[str, int] = field(default_factory=dict)
    """Figures that name a model ("Levi's 511", "HEM-7120") → products."""
    name_codes: dict[str, int] = field(default_factory=dict)
    """What names write as one word of letters and figures, without signs: `bg03`, `20w40`."""
    numbered: dict[str, dict[Decimal, int]] = field(default_factory=dict)
    """Word of a name → the figures that number it ("iPhone 15") → products."""
    plain_names: dict[tuple[str, str], int] = field(default_factory=dict)
    """Neighbouring words of names that are both plain language → products."""
    ka_names: dict[tuple[str, str], dict[tuple[str, str], int]] = field(default_factory=dict)
    """Sounds of two words that "ka" joins in names → the words → products."""
    joined: dict[str, int] = field(default_factory=dict)
    """Brands of several words and the first two words of names, written as one → products."""
    plain_texts: dict[str, int] = field(default_factory=dict)
    """Words of plain language in descriptions ("gift", "rain") → products."""
    count_forms: dict[str, list[str]] = field(default_factory=dict)
    """Words as records count them, as far as they were asked for (`counts`)."""
    bundles: int = 0
    """Products that are several things sold together."""
    hired: int = 0
    """Products that are let rather than sold."""
    fuzzy_words: list[str] = field(default_factory=list)
    """Words that are looked for by ear."""
    fuzzy_keys: list[str] = field(default_factory=list)
    """The consonants of each."""

    @property
    def brands(self) -> tuple[str, ...]:
        return tuple(self.makers)

    def product(self, sku: str) -> Product | None:
        number = self.index_of.get(sku)
        return self.products[number] if number is not None else None

    def numbers_of(self, skus: Iterable[str]) -> list[int]:
        """The numbers of those that the shop has, in their order."""
        return [self.index_of[sku] for sku in skus if sku in self.index_of]

    def rarity(self, mask: int) -> float:
        """How much a word tells that these products have: more, the fewer they are."""
        return math.log(1 + len(self.products) / max(1, count(mask)))

    @kept_by_owner
    def lookup(self, word: str, *, by_ear: bool = True) -> Where | None:
        """A word as the shop or a synonym group has it; `by_ear` also in other Hindi spellings."""
        own = self.of_group(dict.fromkeys((word, stem(word))))
        if own is not None and own.brand and not own.head & ~own.brand:
            # "Dettol" is any antiseptic only where the shop does not have Dettol's.
            return own
        found = self._in_other_spelling(word) if by_ear else None
        if found is None:
            found = self.of_group(self.same_words(word, by_ear=by_ear))
        if found is None:
            # "taar" is a wire, and a wire may be what this shop calls a cable.
            near = [w for w in self.same_words(word, by_ear=by_ear) if "_" not in w][1:]
            found = self.of_group(
                far for same in near for far in self.same_words(same, by_ear=False)
            )
        if found is None:
            spelled = dict.fromkeys((word, *self.same_words(word, by_ear=by_ear)))
            return self.of_group(form for same in spelled for form in _inflected(same))
        if not found.hard:
            # That a description has "hinge" says less than that goods are called "hinged".
            inflected = self.of_group(_inflected(word))
            found = found.union(inflected) if inflected is not None else found
        return self._with_compounds(stem(word), found) if found.head else found

    def spelled_alike(self, word: str, at_least: float) -> list[str]:
        """The words of the shop that a word is in another spelling."""
        return [own for own in self.similar_words(word) if similarity(word, own) >= at_least]

    def _in_other_spelling(self, word: str) -> Where | None:
        """ "Thandaai" is the thandai that goods are called, before anything "thanda"."""
        if self.of_group(self.same_words(word, by_ear=False)) is not None:
            return None
        own = [
            other
            for other in self.spelled_alike(word, _SAME_SPELLING)
            if (held := self.words.get(other)) is not None and held.named
        ]
        return self.of_group(same for other in own for same in self.same_words(other, by_ear=False))

    def _with_compounds(self, word: str, where: Where) -> Where:
        """A "ball" may be a football where no other ball fits all that is said, and a "porotta" a
        parotta."""
        if len(word) < _SHORTEST_VERB:
            return where
        ends = [
            own
            for own, held in self.words.items()
            if held.head and own.endswith(word) and own != word
        ]
        alike = self.spelled_alike(word, _LIKELY_SAME) if len(word) >= _LONG else []
        compounds = self.of_group(dict.fromkeys((*ends, *alike)))
        return where if compounds is None else where.union(Where(text=compounds.head))

    def of_group(self, group: Iterable[str]) -> Where | None:
        """The products that have any word or phrase of a group, or None."""
        found: Where | None = None
        for member in group:
            where = self._of_phrase(member) if "_" in member else self.words.get(member)
            if where is not None:
                found = where if found is None else found.union(where)
        return found

    def _of_phrase(self, phrase: str) -> Where | None:
        """The products whose own words make up a phrase; they are what it names."""
        words = phrase.split("_")
        together = self.without_parts(self.together(words), words)
        return Where(head=together) if together else None

    def together(self, words: Iterable[str]) -> int:
        """The products that have all of these words in name, brand, category or aliases."""
        words = [*words]
        mask = -1
        for place, word in enumerate(words):
            if word in GRAMMAR and 0 < place < len(words) - 1:
                continue  # "Soup of the day"; though a "chow mein" is no "chow".
            where = None
            for same in self.same_words(word, by_ear=False):
                held = self.words.get(same)
                if held is not None:
                    where = held if where is None else where.union(held)
            mask &= where.named if where else 0
            if not mask:
                return 0
        return max(mask, 0)

    def without_parts(self, mask: int, words: Iterable[str]) -> int:
        """Of the products that a phrase names those that are not parts of such a thing: "hearing
        aid" names no hearing aid battery."""
        said = set(map(stem, words))
        for category, members in self.categories.items():
            own = phrase_words(category) if members & mask else []
            if own and own[-1] in _PARTS - said and said <= set(own):
                mask &= ~members
        return mask

    @kept_by_owner
    def same_words(self, word: str, *, by_ear: bool = True) -> tuple[str, ...]:
        """The word and all that mean the same, singular."""
        seen: dict[str, None] = {}
        groups = self.domain.synonyms
        plural = by_ear and word not in self.words and not {word, fold(word)} & groups.keys()
        single = hindi_singular(word) if plural else word
        if plural and word.endswith("e") and f"{word[:-1]}a" in self.words:
            single = f"{word[:-1]}a"  # "Atte wali roti" is made of atta.
        if self.domain.is_function(single):
            single = word  # "Badon" are adults rather than what is "bada".
        for form in dict.fromkeys((word, stem(word), single)):
            ear = fold(form) if by_ear and len(form) > _SHORT else ""
            folded = groups.get(ear, ()) if len(ear) >= _SHORTEST_BY_EAR else ()
            # Sorted: where any of them will do the first is taken, in every process the same.
            for same in (form, *sorted(groups.get(form, ())), *sorted(folded)):
                same = same if "_" in same else stem(same)
                seen[same] = None
        return tuple(seen)

    def lacking(self, word: str) -> int:
        """The products whose name says that they have not what the word names."""
        mask = 0
        for same in self.same_words(word):
            held = self.words.get(f"{WITHOUT}{same}")
            mask |= held.name if held is not None else 0
        return mask

    @kept_by_owner
    def attribute(self, word: str) -> str | None:
        """The name of a spec that the word asks for, as catalogues call it."""
        for form in (word, stem(word)):
            name = self.domain.attributes.get(form)
            if name is not None:
                return name
            if form in self.attributes:
                return form
        if not self.domain.is_function(word):
            for same in self.same_words(word):
                if same in self.attributes and same != word:
                    return same
        if len(word) >= 5:
            for name in self.attributes:
                if len(name) >= 4 and similarity(word, name) >= 0.92:
                    return name
        return None

    def is_brand_by_ear(self, joined: str) -> bool:
        """Whether two words said as one sound exactly like a brand."""
        return any(
            (where := self.words.get(word)) is not None
            and where.brand
            and alikeness(joined, word) >= 0.97
            for word in self.similar_words(joined)
        )

    @kept_by_owner
    def similar_words(self, word: str) -> list[str]:
        """Words of the shop whose consonants are near those of `word`."""
        key = phonetic_key(word)
        allowed = 0 if len(key) <= 2 else 1 if len(key) <= 6 else 2
        hits = process.extract(
            key, self.fuzzy_keys, scorer=Levenshtein.distance, score_cutoff=allowed, limit=40
        )
        return [self.fuzzy_words[position] for _, _, position in hits]

    def sounds_like(self, word: str, *, at_least: float = 0.78) -> tuple[Where, float] | None:
        """The word of the shop that sounds most like this one, with how alike they are."""
        best = self._best_by_sound(word)
        return best if best is not None and best[1] >= at_least else None

    @kept_by_owner
    def _best_by_sound(self, word: str) -> tuple[Where, float] | None:
        scored: list[tuple[float, str]] = []
        for form in dict.fromkeys((word, stem(word))):
            key = phonetic_key(form)
            if len(key) < 2 or len(form) < 3:
                continue
            doubt = 0.05 if len(key) <= 2 else 0.0
            scored += [(alikeness(form, w) - doubt, w) for w in self.similar_words(form)]
        if not scored:
            return None
        best = max(scored)[0]
        where = Where()
        for alike, candidate in scored:
            if alike >= best - 0.02:
                where = where.union(self.words.get(candidate) or self._joined(candidate))
        return where, best

    def _joined(self, phrase: str) -> Where:
        """A brand or name of two words said as one: `vguard` for V-Guard, `thumsup`."""
        return Where(brand=self.joined.get(phrase, 0))

    def measure(self, asked: Measure) -> Where:
        """Products with this measure, in another unit of the kind too (48 inch for 1200 mm)."""
        return self._measure(asked.value, asked.unit)

    @kept_by_owner
    def _measure(self, said: Decimal, said_unit: str) -> Where:
        asked = Measure(said, said_unit)
        exact = self.measures.get((said, said_unit)) or Where()
        value, unit = asked.base()
        converted = 0
        if unit != asked.unit or any(other != asked.unit for other in kindred_units(unit)):
            for (held, held_unit), where in self._by_base(unit):
                if held_unit != asked.unit and abs(held - value) <= held * Decimal("0.02"):
                    converted |= where.hard
        related = 0
        for other in _RELATED_UNITS.get(asked.unit, ()):
            where_other = self.measures.get((asked.value, other))
            related |= where_other.hard if where_other else 0
        name = exact.name | (converted & ~exact.head)
        return Where(head=exact.head, name=name, spec=related, option=exact.option)

    def _by_base(self, unit: str) -> Iterator[tuple[tuple[Decimal, str], Where]]:
        for (value, held_unit), where in self.measures.items():
            base_value, base_unit = Measure(value, held_unit).base()
            if base_unit == unit:
                yield (base_value, held_unit), where

    def of(self, mask: int) -> list[int]:
        """The product numbers of a set, ascending."""
        return list(bits(mask))


_RELATED_UNITS = {"mm": ("sq mm",), "W": ("VA",), "VA": ("W",), "A": ("Ah",), "Ah": ("A",), "m": (),
                  "L": ("ml",), "ton": (), "kg": (), "ft": ("inch",)}  # fmt: skip


def _inflected(word: str) -> list[str]:
    """ "Grill" and "grilled", "fry" and "fried", "biryanis"."""
    if len(word) < _SHORTEST_VERB or not word.isalpha():
        return []
    if word.endswith("is"):
        return [word[:-1]]
    if word.endswith("ed"):
        return [word[:-2], word[:-1], f"{word[:-3]}y" if word.endswith("ied") else word[:-1]]
    return [f"{word}ed", f"{word}d", f"{word[:-1]}ied" if word.endswith("y") else f"{word}d"]


def alikeness(said: str, held: str) -> float:
    """How alike two words are by ear or by spelling, 0 to 1."""
    spelled = Levenshtein.normalized_similarity(said, held)
    return max(similarity(said, held), spelled * 0.97 if min(len(said), len(held)) >= 5 else 0.0)
