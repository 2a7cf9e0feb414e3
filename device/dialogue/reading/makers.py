"""Makers of several words: those of this shop, and those that it does not keep."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from device.dialogue.index.shop_words import ShopWords, Where, alikeness
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Missing, Reading, Term, add_term
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.script import spelled_out, to_latin
from kb.language.units import Measure, canonical_unit
from kb.language.words import stem, word_set

_SHORT = {"doctor": "dr", "daktar": "dr", "daaktar": "dr", "saint": "st"}
_BRAND_ALIKE = 0.8
_LETTERS_HEARD = {
    "v": word_set("we vi vee wee wi"), "m": word_set("em am"), "d": word_set("di dee"),
    "s": word_set("es as"), "c": word_set("si see sea"), "g": word_set("ji jee gee"),
    "b": word_set("bi bee"), "p": word_set("pi pee"), "t": word_set("ti tee tea"),
    "k": word_set("kay"), "n": word_set("en"), "l": word_set("el ell"), "j": word_set("je jay"),
    "r": word_set("ar are"), "u": word_set("yu you"), "x": word_set("ex eks"),
}  # fmt: skip
"""What a recogniser writes for a letter beside the rest of a name: "we guard" for V-Guard."""
LETTER_HEARD = {word: letter for letter, words in _LETTERS_HEARD.items() for word in words}
_CODED = re.compile(r"(\d+)([a-z]+)")


def read_brands(
    reading: Reading, shop: ShopWords, taken: list[bool], purpose: frozenset[int]
) -> None:
    """Makers of several words, also as they sound: "v guard", "arar kebal" for RR Kabel."""
    words = reading.words
    for brand, parts, written in _of_several_words(shop.brands):
        for start in range(len(words) - len(parts) + 1):
            span = range(start, start + len(parts))
            alike = min(
                max(_brand_part_alike(words[position], part), _brand_part_alike(words[position], w))
                for position, part, w in zip(span, parts, written, strict=True)
            )
            said = words[start : start + len(parts)]
            # "Se kam" is "less than" rather than a Su-Kam that was misheard.
            plain = said != [*written] and all(map(shop.domain.is_function, said))
            if alike < _BRAND_ALIKE or plain or any(taken[position] for position in span):
                continue
            where = Where(brand=shop.makers[brand], name=shop.together(parts))
            term = Term(start, span[-1] + 1, brand.lower(), where, certainty=alike,
                        purpose=start in purpose)  # fmt: skip
            add_term(reading, term, taken)


@lru_cache(maxsize=8)
def _of_several_words(
    brands: tuple[str, ...],
) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Each maker of several words with these, singular and as they are written."""
    split = ((brand, phrase_words(brand), to_latin(normalise(brand)).split()) for brand in brands)
    return tuple(
        (brand, tuple(parts), tuple(written))
        for brand, parts, written in split
        if 2 <= len(parts) == len(written)
    )


def read_makers_elsewhere(reading: Reading, shop: ShopWords, taken: list[bool]) -> None:
    """Makers of several words that this shop does not keep: "contour plus"."""
    words = reading.words
    elsewhere = _as_read(shop.domain.brands)
    for length in (3, 2):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            said = words[start : start + length]
            if any(taken[at] for at in span) or "_".join(said) not in elsewhere:
                continue
            if said[0].isdigit() and _is_measure(said[0], said[-1], shop):
                continue
            strange = said[0][0].isdigit() or any(shop.lookup(word) is None for word in said)
            if strange and not shop.together(said):
                reading.missing.append(Missing(start, " ".join(said), "brand"))
                for at in span:
                    taken[at] = True


def _is_measure(figure: str, word: str, shop: ShopWords) -> bool:
    """ "3 m" are metres where goods are sold by them or come in such a length."""
    unit = canonical_unit(word)
    if unit is None:
        return False
    return unit in shop.sale_units or bool(shop.measure(Measure(Decimal(figure), unit)).hard)


@lru_cache(maxsize=8)
def _as_read(brands: frozenset[str]) -> frozenset[str]:
    """Makers as an utterance is read, with figures for words of number: "1_touch",
    "3_m"."""
    several = (brand.replace("_", " ") for brand in brands if "_" in brand)
    coded = (f"{m[1]}_{m[2]}" for brand in brands if (m := _CODED.fullmatch(brand)))
    doctors = {b.replace("dr_", "doctor_", 1) for b in brands if b.startswith("dr_")}
    return (
        brands
        | doctors
        | {words_to_figures(brand).replace(" ", "_") for brand in several}
        | {*coded}
    )


_AND = word_set("end aind ainda n")
"""How "and" is heard in the name of a maker: "el end ti"."""


@lru_cache(maxsize=16384)
def _brand_part_alike(said: str, part: str) -> float:
    """How alike a word and one of a maker's name are; "plas" is "plus", which is no plural."""
    if part.isdigit():
        return float(said == part)
    if len(part) == 1:
        # "4 mm" is no "3 M", though both sound alike; "el" is the letter.
        return float(said in {part, spelled_out(part)} or said in _LETTERS_HEARD.get(part, ()))
    if part == "and" and said in _AND:
        return 1.0
    forms = (said, stem(said), _SHORT.get(said, said))
    return max(max(alikeness(form, part), alikeness(form, spelled_out(part))) for form in forms)
