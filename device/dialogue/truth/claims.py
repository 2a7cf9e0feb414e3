"""What a text claims: sums of money, measures, durations, plain figures, brands, availability."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words, spelled
from device.dialogue.reading.terms import FIGURE
from kb.language.durations import DURATION_OF
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.script import to_latin
from kb.language.units import unit_at
from kb.language.words import word_set

Figure = tuple[Decimal, str]
"""A value and its unit; the unit is "₹" for money, "month" … for durations, "" for none."""

_MONEY = word_set("rs rupees rupee rupaye rupaya inr")
_WARRANTY = re.compile(r"\b(?:warranty|guarantee|warranted|guaranteed|gaarantee|gaaranti)\b")
_NO_WARRANTY = re.compile(
    r"\b(?:no|without|not under|not covered)\b[^.]{0,20}\b(?:warranty|guarantee)\b"
    r"|\b(?:warranty|guarantee)\b[^.]{0,12}\bnahin?\b|\bkoi (?:warranty|guarantee) nahin?\b"
)
_ENDLESS = re.compile(r"\b(?:lifetime|life time|forever|unlimited|aajeevan|jeevan bhar)\b")
_ABSENT = re.compile(
    r"\b(?:out of stock|sold out|not available|not in stock|unavailable|no stock|stock is over|"
    r"stock mein nahin?|uplabdh nahin?|khatam|samaapt)\b"
)
_WARRANTY_ENDS = re.compile(r"\b(?:warranty|guarantee)\b[^.]{0,25}\b(?:khatam|samaapt)\b")
_PRESENT = re.compile(
    r"\b(?:in stock|available|uplabdh hai|stock mein hai|mil jayega|mil jayegi|available hai)\b"
)
_PARTED = re.compile(r"[,;:!?।()]\s|\s\(|(?<!Rs)(?<!No)\.\s")
_UNIT_LETTER = re.compile(r"(\d) ([A-Za-z])\b")
_NUMBERS_IN_HINDI = {"दो": "2", "दस": "10", "साठ": "60"}
"""In Latin letters they may be other words: "do", "saath"."""
_IN_HINDI = re.compile(rf"(?<![ऀ-ॿ])(?:{'|'.join(_NUMBERS_IN_HINDI)})(?![ऀ-ॿ])")
_ALL_IN_ONE = re.compile(r"\ball[ -]in[ -]one\b", re.IGNORECASE)
"""It counts nothing, whatever comes behind it."""
_LINE_OF = re.compile(r"(\S+) ×")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_CAPITAL = re.compile(r"(?<![.!?।:]\s)(?<!^)\b([A-Z][A-Za-z]{2,})\b")


@dataclass(frozen=True, slots=True)
class Claims:
    figures: frozenset[Figure] = frozenset()
    parted: frozenset[Figure] = frozenset()
    """Figures that a comma or the like parts from the unit behind them: "strips 50, meter X"."""
    brands: frozenset[str] = frozenset()
    present: bool = False
    absent: bool = False
    warranty: bool = False
    no_warranty: bool = False
    endless: bool = False
    ordered: frozenset[Decimal] = frozenset()
    """How many of something are in the basket: "2 × Latte"."""
    text: str = ""
    """The words with figures, each with a space around it."""
    names: frozenset[str] = frozenset()
    """Capitalised words inside sentences: names of makers, things, days."""


def claims_of(text: str, shop: ShopWords) -> Claims:
    """All claims of a text in English or Hindi, figures in digits or words."""
    claims = _without_brands(text)
    named = frozenset(b for b in _brands_in(claims.text, shop) if _is_named(b, text, shop))
    return replace(claims, brands=named) if named else claims


@lru_cache(maxsize=1024)
def _without_brands(text: str) -> Claims:
    """Records are read again with every reply that cites them. The few that are asked after stay
    known; a reply is hardly ever seen twice, and many of them would fill the memory."""
    parts = [_plain(part) for part in _PARTED.split(text)]
    plain = parts[0][0] if len(parts) == 1 else _plain(text)[0]
    # Number words are read within their clause: "for one. And …" counts nothing.
    words = tuple(word for _, own, _ in parts for word in own)
    together = frozenset(figures_of(list(words)))
    apart = frozenset().union(*(figures for _, _, figures in parts))
    of_goods = _WARRANTY_ENDS.sub(" ", plain)
    rest = _ABSENT.sub(" ", of_goods)
    names = _CAPITAL.findall(_APOSTROPHE.sub("", text))
    return Claims(
        figures=together & apart,
        parted=together - apart,
        text=f" {' '.join(words)} ",
        absent=rest != of_goods,
        present=bool(_PRESENT.search(rest)),
        no_warranty=bool(_NO_WARRANTY.search(plain)),
        warranty=bool(_WARRANTY.search(plain)),
        endless=bool(_ENDLESS.search(plain)),
        ordered=frozenset(value for said in _LINE_OF.findall(text) for value, _ in _plain(said)[2]),
        names=frozenset(map(str.lower, names)),
    )


def _plain(text: str) -> tuple[str, tuple[str, ...], frozenset[Figure]]:
    # "16 A C Curve" is amperes, not the spelled word "ac".
    counted = _IN_HINDI.sub(lambda hit: _NUMBERS_IN_HINDI[hit.group()], text)
    counted = _ALL_IN_ONE.sub("allinone", counted)
    plain = to_latin(normalise(_UNIT_LETTER.sub(r"\1\2", counted)))
    words = words_to_figures(plain).split()
    return plain, tuple(words), frozenset(figures_of(words))


def _is_named(brand: str, text: str, shop: ShopWords) -> bool:
    """A maker called like a plain word (Bata, "bata") is meant only where it stands as a name."""
    return brand in text or not shop.domain.is_function(brand.lower())


def figures_of(words: list[str]) -> set[Figure]:
    found: set[Figure] = set()
    for index, word in enumerate(words):
        if not FIGURE.match(word):
            continue
        unit = _unit_of(words, index)
        for part in word.lstrip("-").split("/"):
            found.add((Decimal(part).normalize(), unit))
    return found


def _unit_of(words: list[str], index: int) -> str:
    following = words[index + 1] if index + 1 < len(words) else ""
    belongs_to_next = (
        following in _MONEY and index + 2 < len(words) and FIGURE.match(words[index + 2])
    )
    if (index and words[index - 1] in _MONEY) or (following in _MONEY and not belongs_to_next):
        return "₹"
    if following in DURATION_OF:
        return DURATION_OF[following]
    if following == "percent":
        return "%"
    return unit_at(words, index + 1)[0] or ""


def _brands_in(text: str, shop: ShopWords) -> set[str]:
    """Brands of the shop that a text names, also in Devanagari, by ear. The text is normalised
    words with a space around each."""
    return {brand for brand, parts in _normal_brands(shop.brands) if f" {parts} " in text}


@lru_cache(maxsize=8)
def _normal_brands(brands: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((brand, normalise(brand)) for brand in brands)


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """Words of a record, for telling names that stand in it."""
    return frozenset(phrase_words(text)) | frozenset(spelled(text).split())
