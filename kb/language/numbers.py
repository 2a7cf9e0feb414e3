"""Number words of both languages and scripts as figures: "two point five", "dhai", "ढाई" → 2.5."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kb.language.kept import kept_if_short
from kb.language.number_or_word import (
    PAUNE,
    SADHE,
    SAVA,
    UNSURE,
    do_is_two,
    is_counting,
    one_is_a_number,
    one_points,
)
from kb.language.number_words import (
    ENGLISH_IN_DEVANAGARI,
    ENGLISH_NUMBERS,
    HINDI_0_TO_99,
    HINDI_0_TO_99_LATIN,
    HINDI_VARIANTS,
    SCALES,
)
from kb.language.script import to_latin
from kb.language.words import word_set

_DOZEN = word_set("dozen dozens darjan darzan darjon")
_HALF = word_set("half aadha adha aadhi adhi aadhe adhe")
_QUARTER = word_set("paav pav pao quarter")
_WEIGHED = word_set("inch inchi kilo kg kgs kilogram litre liter litres l metre meter bhar of")
_FRACTION = re.compile(r"([1-9])/(2|3|4|8)$")
_MEASURED_IN_PARTS = word_set("inch inches inchi in hp horsepower litre liter l ton kg")
_DEDH = word_set("dedh derh ded")
_DHAI = word_set("dhai dhaai adhai adhaai dhhai dhayi")
_PARTS = {
    "one": Decimal(1), "three": Decimal(3), "1": Decimal(1), "3": Decimal(3), "ek": Decimal(1),
    "teen": Decimal(3), "tin": Decimal(3),
}  # fmt: skip
_FOURTHS = word_set("fourth fourths quarter quarters chauthai chauthaai chothai chautai")
_OF_PARTS = frozenset({*_HALF, *_QUARTER, *_DOZEN, *_DEDH, *_DHAI, *SAVA, *SADHE, *PAUNE, *_PARTS})
_AND_PART = (
    (("and", "a", "half"), Decimal("0.5")), (("and", "half"), Decimal("0.5")),
    (("and", "a", "quarter"), Decimal("0.25")),
)  # fmt: skip
_POINT = word_set("point dashamlav dashmlav")
_MINUS = word_set("minus")

_ENGLISH_SCALES = word_set("hundred thousand")
_ENGLISH_WORDS = word_set("no now so sat at aat chai chhai chay")
_BEFORE_TIN = word_set("a an the per of prati big small litre liter l ml kg g ka ki ke wala wali")

_FIGURE = re.compile(r"\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the words from `first` to before `after` of a normalised text."""

    value: Decimal
    first: int
    after: int


@kept_if_short
def words_to_figures(text: str) -> str:
    """Replaces number words of a normalised text by figures; other words stay.

    "one fifty" and "ek sau pachas" become 150; "four sixteen amp" stays two numbers; "do" is two
    only where it is not "give" or the English verb.
    """
    words = _with_decimals(_one_by_one(_with_kilos(text.split())))
    result: list[str] = []
    position = 0
    for number in numbers(words):
        result += words[position : number.first]
        result.append(plain(number.value))
        position = number.after
    return " ".join(result + words[position:])


def _with_kilos(words: list[str]) -> list[str]:
    """ "Pav bhar" is a quarter of a kilo."""
    before = ["", *words]
    return [
        "kilo" if word == "bhar" and last in _QUARTER else word
        for last, word in zip(before, words, strict=False)
    ]


def _one_by_one(words: list[str]) -> list[str]:
    """ "Two ninety fives" are two of what is called ninety five."""
    return [
        word[:-1]
        if index and word.endswith("s") and _counts(word[:-1]) and _counts(words[index - 1])
        else word
        for index, word in enumerate(words)
    ]


def _counts(word: str) -> bool:
    """ "Fifty ones" are some of fifty."""
    return word != "one" and (word in ENGLISH_NUMBERS or word in _ENGLISH_SCALES)


def _with_decimals(words: list[str]) -> list[str]:
    """ "1/2 inch" as 0.5 and "1 1/2 inch" as 1.5; "6/16 A" are two figures and stay."""
    found: list[str] = []
    for index, word in enumerate(words):
        behind = words[index + 1] if index + 1 < len(words) else ""
        match = _FRACTION.match(word)
        if match is None or behind not in _MEASURED_IN_PARTS or match[1] >= match[2]:
            found.append(word)
            continue
        value = Decimal(match[1]) / Decimal(match[2])
        if found and found[-1].isdigit():
            value += Decimal(found.pop())
        found.append(plain(value.quantize(Decimal("0.0001"))))
    return found


def plain(value: Decimal) -> str:
    """2.50 as "2.5", 40 as "40"."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def numbers(words: list[str]) -> list[Number]:
    """All numbers among the words, in order, as long as each can be."""
    latin = [_usual(to_latin(word)) for word in words]
    found: list[Number] = []
    index = 0
    while index < len(latin):
        number = _number_at(latin, index) if _may_begin(latin[index]) else None
        if number is None:
            index += 1
        else:
            found.append(number)
            index = number.after
    return found


@lru_cache(maxsize=8192)
def _may_begin(word: str) -> bool:
    """Whether a number can begin with the word, whatever stands behind it."""
    known = word in ENGLISH_NUMBERS or word in SCALES or word in _MINUS or word in _OF_PARTS
    return known or _FIGURE.match(word) is not None or _hindi(word) is not None


def _number_at(words: list[str], start: int) -> Number | None:
    word = words[start]
    if word in _MINUS and start + 1 < len(words):
        behind = _number_at(words, start + 1)
        return Number(-behind.value, start, behind.after) if behind else None
    special = _fraction_word(words, start)
    if special is not None:
        return special
    total = Decimal(0)
    index = start
    seen = False
    smallest_scale = Decimal(10) ** 12
    while index < len(words):
        small = _below_hundred(words, index)
        scale_at = small.after if small else index
        scale = SCALES.get(words[scale_at]) if scale_at < len(words) else None
        if words[scale_at : scale_at + 1] == ["so"] and (
            small is None or not _is_hindi(words[index])
        ):
            scale = None
        if small is None and (scale is None or seen):
            break
        if scale is not None and scale < smallest_scale:
            total += (small.value if small else Decimal(1)) * scale
            index, seen, smallest_scale = scale_at + 1, True, Decimal(scale)
            while index < len(words) and SCALES.get(words[index], 0) > 100 and words[index] != "so":
                total *= SCALES[words[index]]
                smallest_scale = Decimal(SCALES[words[index]])
                index += 1
            if words[index : index + 1] == ["and"] and _is_rest(words, index + 1, scale):
                index += 1
            continue
        if small is None or (seen and not _is_rest(words, index, smallest_scale)):
            break
        if not seen and _reads_as_hundreds(words, small):
            behind = _below_hundred(words, small.after)
            assert behind is not None
            return _with_fraction(
                words, Number(small.value * 100 + behind.value, start, behind.after)
            )
        total += small.value
        index, seen = small.after, True
        break
    return _with_fraction(words, Number(total, start, index)) if seen else None


def _is_rest(words: list[str], start: int, scale: int | Decimal) -> bool:
    """Whether what begins here goes on with a number of that scale: "two hundred and five", but
    "two hundred and three hundred" are two numbers."""
    small = _below_hundred(words, start)
    if small is None or small.value >= scale:
        return False
    behind = words[small.after] if small.after < len(words) else ""
    return behind == "so" or SCALES.get(behind, 0) < scale


def _reads_as_hundreds(words: list[str], first: Number) -> bool:
    """ "one fifty" is 150 where nothing but whole tens follow a digit and no figure was written."""
    if not (1 <= first.value <= 9) or words[first.first] not in ENGLISH_NUMBERS:
        return False
    behind = _below_hundred(words, first.after)
    if behind is None or behind.value < 20 or words[first.after] not in ENGLISH_NUMBERS:
        return False
    return not (
        behind.after < len(words)
        and (words[behind.after] in _POINT or words[behind.after] in SCALES)
    )


def _below_hundred(words: list[str], start: int) -> Number | None:
    """One or two words such as "twenty five", "pachees", or a figure."""
    if start >= len(words):
        return None
    word = words[start]
    if _FIGURE.match(word):
        return Number(Decimal(word), start, start + 1)
    value = ENGLISH_NUMBERS.get(word)
    if word == "one" and not one_is_a_number(words, start):
        return None
    if value is not None:
        following = ENGLISH_NUMBERS.get(words[start + 1]) if start + 1 < len(words) else None
        goes_on = following is not None and 1 <= following <= 9
        if goes_on and value >= 20 and value % 10 == 0 and not one_points(words, start + 1):
            assert following is not None
            return Number(Decimal(value + following), start, start + 2)
        return Number(Decimal(value), start, start + 1)
    value = None if word in _ENGLISH_WORDS else _hindi(word)
    if (
        word == "tin"
        and start
        and (words[start - 1] in _BEFORE_TIN or words[start - 1][:1].isdigit())
    ):
        return None
    if value is None or (word == "do" and not do_is_two(words, start)):
        return None
    if word in UNSURE and not is_counting(words, start):
        return None
    return Number(Decimal(value), start, start + 1)


def _fraction_word(words: list[str], start: int) -> Number | None:
    word = words[start]
    if word not in _OF_PARTS:
        return None
    behind = words[start + 1] if start + 1 < len(words) else ""
    if word in _HALF:
        if behind in _DOZEN:
            return Number(Decimal(6), start, start + 2)
        if behind == "a" and words[start + 2 : start + 3] and words[start + 2] in _DOZEN:
            return Number(Decimal(6), start, start + 3)
        return Number(Decimal("0.5"), start, start + 1)
    if word in _QUARTER and behind in _WEIGHED:
        return Number(Decimal("0.25"), start, start + 1)
    if word in _DOZEN:
        return Number(Decimal(12), start, start + 1)
    for names, value in ((_DEDH, Decimal("1.5")), (_DHAI, Decimal("2.5"))):
        if word in names:
            return _scaled(words, Number(value, start, start + 1))
    if word in SAVA and behind in SCALES:
        return _scaled(words, Number(Decimal("1.25"), start, start + 1))
    for names, offset in ((SAVA, "0.25"), (SADHE, "0.5"), (PAUNE, "-0.25")):
        small = _below_hundred(words, start + 1) if word in names else None
        if small is not None:
            return _scaled(words, Number(small.value + Decimal(offset), start, small.after))
    if word in SAVA:
        return Number(Decimal("1.25"), start, start + 1)
    if word in PAUNE and behind in _WEIGHED:
        return Number(Decimal("0.75"), start, start + 1)
    if word in _PARTS and behind in _FOURTHS:
        return Number(_PARTS[word] / 4, start, start + 2)
    return None


def _scaled(words: list[str], number: Number) -> Number:
    """ "dhai sau" is 250, "dedh darjan" 18."""
    behind = words[number.after] if number.after < len(words) else ""
    factor = 12 if behind in _DOZEN else SCALES.get(behind)
    if factor is None:
        return number
    return Number(number.value * factor, number.first, number.after + 1)


def _with_fraction(words: list[str], number: Number) -> Number:
    """What may follow a whole number: "point five", "and a half thousand", "dozen"."""
    whole = _with_part(words, number)
    english_so = words[whole.after : whole.after + 1] == ["so"] and not _is_hindi(
        words[whole.first]
    )
    return whole if whole is number or english_so else _scaled(words, whole)


def _with_part(words: list[str], number: Number) -> Number:
    after = number.after
    rest = words[after : after + 4]
    if rest and rest[0] in _DOZEN:
        return Number(number.value * 12, number.first, after + 1)
    if rest and rest[0] in _POINT:
        digits, index = "", after + 1
        while index < len(words):
            small = _below_hundred(words, index)
            if small is None or small.value != int(small.value) or (digits and small.value > 9):
                break
            digits += str(int(small.value))
            index = small.after
        if digits:
            return Number(number.value + Decimal(f"0.{digits}"), number.first, index)
    for said, part in _AND_PART:
        if tuple(rest[: len(said)]) == said:
            return Number(number.value + part, number.first, after + len(said))
    return number


@lru_cache(maxsize=4096)
def _usual(word: str) -> str:
    """The spelling that the tables above know for a Hindi word of quantity."""
    if word in ENGLISH_NUMBERS or not word.isalpha():
        return word
    return _usual_spellings().get(_coarse(word), word)


@lru_cache(maxsize=1)
def _usual_spellings() -> dict[str, str]:
    groups = (
        _DOZEN,
        _HALF,
        _QUARTER,
        _DEDH,
        _DHAI,
        SAVA,
        SADHE,
        PAUNE,
        _POINT,
        frozenset(SCALES),
    )
    usual = {_coarse(word): word for words in groups for word in sorted(words)}
    for name in ("हज़ार", "हजार"):
        usual[_coarse(to_latin(name))] = "hazaar"
    usual |= {_coarse(to_latin(name)): word for name, word in ENGLISH_IN_DEVANAGARI.items()}
    usual |= {_coarse("dhaaee"): "dhai", _coarse("adhaaee"): "dhai", "so": "so", "saw": "saw"}
    # "Aadhe" is a half, though it comes near to "adhai".
    return usual | {_coarse(word): word for word in sorted(_HALF)}


def _is_hindi(word: str) -> bool:
    return word not in ENGLISH_NUMBERS and _hindi(word) is not None


@lru_cache(maxsize=4096)
def _hindi(word: str) -> int | None:
    return _hindi_table().get(_coarse(word))


@lru_cache(maxsize=1)
def _hindi_table() -> dict[str, int]:
    table = {_coarse(to_latin(word)): value for value, word in enumerate(HINDI_0_TO_99)}
    table |= {_coarse(to_latin(word)): value for word, value in HINDI_VARIANTS.items()}
    for value, spellings in enumerate(HINDI_0_TO_99_LATIN):
        table |= {_coarse(word): value for word in spellings if word not in _ENGLISH_WORDS}
    return table


def _coarse(word: str) -> str:
    """Long and short vowels alike, no silent h, "ch" and "chch" alike; other consonants stay, so
    numbers keep apart."""
    word = word.replace("aa", "a").replace("ee", "i").replace("oo", "u").replace("w", "v")
    word = (
        word.replace("chh", "ch")
        .replace("cch", "ch")
        .replace("chch", "ch")
        .replace("ai", "e")
        .replace("ou", "au")
    )
    return re.sub(r"(?<=[aeiou])h$", "", word)
