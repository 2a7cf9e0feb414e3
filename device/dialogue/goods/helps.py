"""Which goods of a shop help against a need that a domain pack knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from device.dialogue.index.product_sets import bits, mask_of
from device.dialogue.index.shop_words import GRAMMAR, ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from kb.domains.needs import Helper, Need
from kb.language.words import stem, word_set

PARTS = word_set(
    """
    accessory part spare cuff mask filter tip ferrule cushion adapter adaptor tubing trolley stand
    holder remote blade jar gasket lid cover case refill cartridge bag bracket clamp strip
    lancet
    """
)
"""What is named after the thing that it belongs to."""
_TELLS_APART = word_set(
    """
    pair pant tape pull up type style set kit pack roll box bottle jar can tin tube sachet pouch
    piece plate cup glass bowl slice single double full half small medium large tablet capsule
    strip light bar
    """
)
"""What stands behind the name of a thing without making it another one: "diaper pants"."""
ANYTHING = "*"
"""Stands for goods of any name where only what is on their record matters."""
_ENDS_A_NAME = word_set("with for without in and to from by")


@dataclass(frozen=True, slots=True)
class _Names:
    """What a product may be called in one word: by its name, and by its category and aliases."""

    name: frozenset[str]
    besides: frozenset[str]
    parts: frozenset[str]
    """What its name says that it is a part of something by."""


@dataclass
class Helps:
    """What helps in one shop, worked out when a need is told of for the first time."""

    shop: ShopWords
    _known: dict[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    _names: dict[int, _Names] = field(default_factory=dict)
    """What goods are, by their number, as far as it was asked for."""

    def of(self, need: Need) -> tuple[tuple[int, ...], ...]:
        """The products of each helper, in the pack's lines; what the shop lacks is left out."""
        known = self._known.get(need.name)
        if known is None:
            lines = (tuple(filter(None, map(self._helping, line))) for line in need.helps)
            known = self._known[need.name] = tuple(line for line in lines if line)
        return known

    def _helping(self, helper: Helper) -> int:
        mask = (1 << len(self.shop.products)) - 1 if ANYTHING in helper.called else 0
        for name in helper.called:
            words = name.split("_")
            mask |= mask_of(
                number for number in bits(self._with_all(words)) if self._is_called(number, words)
            )
        for alternatives in helper.having:
            mask &= self._on_record(alternatives)
        return mask & ~self._on_record(helper.lacking)

    def _is_called(self, number: int, words: Sequence[str]) -> bool:
        """Whether a product is such a thing, rather than a part of one or something made with
        it."""
        names = self._names.get(number)
        if names is None:
            names = self._names[number] = _names_of(number, self.shop)
        thing = frozenset(_spellings(words[-1]))
        if thing & names.name:
            return True
        return bool(thing & names.besides) and not names.parts - {*words}

    def _with_all(self, words: Sequence[str]) -> int:
        mask = -1
        for word in words:
            mask &= self._where(word).named
        return max(mask, 0)

    def _on_record(self, alternatives: Sequence[str]) -> int:
        found = 0
        for phrase in alternatives:
            mask = -1
            for word in phrase.split("_"):
                where = self._where(word)
                told = where.named | where.spec | where.text
                mask &= told | self.shop.plain_texts.get(word, 0)
            found |= max(mask, 0)
        return found

    def _where(self, word: str) -> Where:
        where = Where()
        for spelling in _spellings(word):
            held = self.shop.words.get(spelling)
            where = where if held is None else where.union(held)
        return where


def _names_of(number: int, shop: ShopWords) -> _Names:
    product, name = shop.products[number], shop.called[number]
    texts = map(phrase_words, (product.category, *product.aliases))
    besides = frozenset(word for text in texts for word in _last_words(text, shop))
    return _Names(frozenset(_last_words(name, shop)), besides, frozenset(name[-2:]) & PARTS)


def _last_words(text: Sequence[str], shop: ShopWords) -> Iterator[str]:
    """The words that a text ends in, but for what only tells such things apart."""
    for word in reversed([*_until_it_ends(text)]):
        yield word
        if not _tells_apart(word, shop):
            return


def _until_it_ends(text: Sequence[str]) -> Iterator[str]:
    for index, word in enumerate(text):
        if index and word in _ENDS_A_NAME:
            return
        yield word


def _tells_apart(word: str, shop: ShopWords) -> bool:
    known = word in shop.domain.things or word in PARTS
    return word in _TELLS_APART or word in GRAMMAR or word[:1].isdigit() or not known


def _spellings(word: str) -> tuple[str, ...]:
    """ "Nebuliser" and "nebulizer"."""
    word = stem(word)
    return tuple(dict.fromkeys((word, word.replace("ise", "ize"), word.replace("ize", "ise"))))
