"""Number words of both languages and scripts as figures: "two point five", "dhai", "ढाई" → 2.5."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kb.language.number_words import (
    ENGLISH_0_TO_19,
    ENGLISH_TENS,
    HINDI_0_TO_99,
    HINDI_0_TO_99_LATIN,
    HINDI_VARIANTS,
)
from kb.language.script import to_latin
from kb.language.words import word_set

_ENGLISH = {word: value for value, word in enumerate(ENGLISH_0_TO_19)}
_ENGLISH |= {word: (index + 2) * 10 for index, word in enumerate(ENGLISH_TENS)}
_ENGLISH |= {"fourty": 40, "ninty": 90, "fiveteen": 15, "forteen": 14}

_SCALES = {
    "hundred": 100, "sau": 100, "so": 100, "saw": 100, "thousand": 1000, "hazaar": 1000,
    "hazar": 1000, "hajar": 1000, "hajaar": 1000, "lakh": 100_000, "laakh": 100_000,
    "lac": 100_000, "lakhs": 100_000, "crore": 10_000_000, "karod": 10_000_000,
    "karor": 10_000_000, "crores": 10_000_000,
}  # fmt: skip
_DOZEN = word_set("dozen dozens darjan darzan darjon")
_HALF = word_set("half aadha adha aadhi adhi aadhe adhe")
_QUARTER = word_set("paav pav quarter")
_WEIGHED = word_set("inch inchi kilo kg kgs kilogram litre liter litres l metre meter bhar of")
_FRACTION = re.compile(r"([1-9])/(2|3|4|8)$")
_MEASURED_IN_PARTS = word_set("inch inches inchi in hp horsepower litre liter l ton kg")
_DEDH = word_set("dedh derh ded")
_DHAI = word_set("dhai dhaai adhai adhaai dhhai dhayi")
_SAVA = word_set("sava sawa savaa")
_SADHE = word_set("sadhe saadhe sarhe saarhe sade saade sadey")
_PAUNE = word_set("paune pone pauney pauna pona")
_PARTS = {"one": Decimal(1), "three": Decimal(3), "1": Decimal(1), "3": Decimal(3)}
_POINT = word_set("point dashamlav dashmlav")
_MINUS = word_set("minus")

_ENGLISH_WORDS = word_set("no now so sat at aat chai chhai chay")
_UNSURE = word_set("bara tera che pach saath sath tin bis das pav ath")
"""Spelled like other common words ("ke saath", "tera"): numbers only with something to count."""

_SURE_AT_THE_END = word_set("das pach bis")
_POSTPOSITIONS = word_set("mein me ke ka ki ko se hi bhi hai hain")
_BEFORE_TIN = word_set("a an the per of prati big small litre liter l ml kg g ka ki ke wala wali")

_FIGURE = re.compile(r"\d+(?:\.\d+)?$")

_GIVING_STEMS = word_set(
    """
    de kar daal dal bata dikha hata nikal nikaal laga mila rakh likh jod badha ghata bhej la
    chhod chod ban bana samjha suna bol rok hone rehne jane karwa dilwa dila pack pakda phir
    badal bajwa aane khol tol tod naap kaat kat cancel add remove confirm final band change
    order book pata plus delete update clear
    """
)
"""Before one of these stems "do" is the number two; after it, it is "give" ("kar do", "de do")."""
_ENGLISH_AROUND_DO = word_set(
    """
    you we they i to not dont can could would will shall must should what how which where
    why one the it this that u
    """
)
_BEFORE_PRONOUN = word_set(
    """
    which that this any some another no every each other cheaper cheapest costlier costly
    bigger biggest smaller smallest better best good last first second same big small new
    """
)
_AFTER_PRONOUN = word_set(
    """
    is are was of do does did for in with please should will would can thing more time i you
    we has have he they it that which and or to by from kya ka ki ke ko hai wala wali
    """
)


_SOME = word_set("them these those which")
_SUFFICES = [["enough"], ["sufficient"], ["plenty"]]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the words from `first` to before `after` of a normalised text."""

    value: Decimal
    first: int
    after: int


def words_to_figures(text: str) -> str:
    """Replaces number words of a normalised text by figures; other words stay.

    "one fifty" and "ek sau pachas" become 150; "four sixteen amp" stays two numbers; "do" is two
    only where it is not "give" or the English verb.
    """
    words = _with_decimals(text.split())
    result: list[str] = []
    position = 0
    for number in numbers(words):
        result += words[position : number.first]
        result.append(plain(number.value))
        position = number.after
    return " ".join(result + words[position:])


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
        number = _number_at(latin, index)
        if number is None:
            index += 1
        else:
            found.append(number)
            index = number.after
    return found


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
        scale = _SCALES.get(words[scale_at]) if scale_at < len(words) else None
        if words[scale_at : scale_at + 1] == ["so"] and (
            small is None or not _is_hindi(words[index])
        ):
            scale = None
        if small is None and (scale is None or seen):
            break
        if scale is not None and scale < smallest_scale:
            total += (small.value if small else Decimal(1)) * scale
            index, seen, smallest_scale = scale_at + 1, True, Decimal(scale)
            while (
                index < len(words) and _SCALES.get(words[index], 0) > 100 and words[index] != "so"
            ):
                total *= _SCALES[words[index]]
                smallest_scale = Decimal(_SCALES[words[index]])
                index += 1
            if words[index : index + 1] == ["and"] and _below_hundred(words, index + 1):
                index += 1
            continue
        if small is None or (seen and small.value >= smallest_scale):
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


def _reads_as_hundreds(words: list[str], first: Number) -> bool:
    """ "one fifty" is 150 where nothing but whole tens follow a digit and no figure was written."""
    if not (1 <= first.value <= 9) or words[first.first] not in _ENGLISH:
        return False
    behind = _below_hundred(words, first.after)
    if behind is None or behind.value < 20 or words[first.after] not in _ENGLISH:
        return False
    return not (
        behind.after < len(words)
        and (words[behind.after] in _POINT or words[behind.after] in _SCALES)
    )


def _below_hundred(words: list[str], start: int) -> Number | None:
    """One or two words such as "twenty five", "pachees", or a figure."""
    if start >= len(words):
        return None
    word = words[start]
    if _FIGURE.match(word):
        return Number(Decimal(word), start, start + 1)
    value = _ENGLISH.get(word)
    if word == "one" and not _one_is_a_number(words, start):
        return None
    if value is not None:
        following = _ENGLISH.get(words[start + 1]) if start + 1 < len(words) else None
        if value >= 20 and value % 10 == 0 and following is not None and 1 <= following <= 9:
            return Number(Decimal(value + following), start, start + 2)
        return Number(Decimal(value), start, start + 1)
    value = None if word in _ENGLISH_WORDS else _hindi(word)
    if (
        word == "tin"
        and start
        and (words[start - 1] in _BEFORE_TIN or words[start - 1][:1].isdigit())
    ):
        return None
    if value is None or (word == "do" and not _do_is_two(words, start)):
        return None
    if word in _UNSURE and not _is_counting(words, start):
        return None
    return Number(Decimal(value), start, start + 1)


def _is_counting(words: list[str], index: int) -> bool:
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    has_place = bool(behind) or index == 0 or words[index] in _SURE_AT_THE_END
    return has_place and behind not in _POSTPOSITIONS and not before.endswith("ke")


def _one_is_a_number(words: list[str], index: int) -> bool:
    """Not in "which one is", "the four mm one", "do one thing"."""
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if words[index + 1 : index + 4] == ["and", "a", "half"] or before in {"rs", "minus"}:
        return True
    if before == "and" and index >= 2 and words[index - 2] in _SCALES:
        return True
    if before in {"just", "only"} or words[index + 1 : index + 3][-1:] in _SUFFICES:
        return True
    if (
        behind == "with"
        and before != "the"
        and any(w in _ENGLISH for w in words[: max(index - 1, 0)])
    ):
        # "Two lattes, one with soy milk".
        return True
    if behind == "of" and words[index + 2 : index + 3] and words[index + 2] in _SOME:
        return True
    if before in {"that", "them", "these", "those", "which"} and words[index - 2] == "of":
        return True
    return (
        bool(behind or not before)
        and before not in _BEFORE_PRONOUN
        and behind not in _AFTER_PRONOUN
    )


def _do_is_two(words: list[str], index: int) -> bool:
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if before in _GIVING_STEMS or before in _ENGLISH_AROUND_DO or behind in _ENGLISH_AROUND_DO:
        return False
    return behind != "" or not before or before in _SAVA | _SADHE | _PAUNE


def _fraction_word(words: list[str], start: int) -> Number | None:
    word = words[start]
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
    if word in _SAVA and behind in _SCALES:
        return _scaled(words, Number(Decimal("1.25"), start, start + 1))
    for names, offset in ((_SAVA, "0.25"), (_SADHE, "0.5"), (_PAUNE, "-0.25")):
        small = _below_hundred(words, start + 1) if word in names else None
        if small is not None:
            return _scaled(words, Number(small.value + Decimal(offset), start, small.after))
    if word in _SAVA:
        return Number(Decimal("1.25"), start, start + 1)
    if word in _PAUNE and behind in _WEIGHED:
        return Number(Decimal("0.75"), start, start + 1)
    if word in _PARTS and behind in {"fourth", "fourths", "quarter", "quarters"}:
        return Number(_PARTS[word] / 4, start, start + 2)
    return None


def _scaled(words: list[str], number: Number) -> Number:
    """ "dhai sau" is 250, "dedh darjan" 18."""
    behind = words[number.after] if number.after < len(words) else ""
    factor = 12 if behind in _DOZEN else _SCALES.get(behind)
    if factor is None:
        return number
    return Number(number.value * factor, number.first, number.after + 1)


def _with_fraction(words: list[str], number: Number) -> Number:
    """What may follow a whole number: "point five", "and a half", "dozen"."""
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
    if rest[:3] == ["and", "a", "half"]:
        return Number(number.value + Decimal("0.5"), number.first, after + 3)
    if rest[:2] == ["and", "half"]:
        return Number(number.value + Decimal("0.5"), number.first, after + 2)
    return number


@lru_cache(maxsize=4096)
def _usual(word: str) -> str:
    """The spelling that the tables above know for a Hindi word of quantity."""
    if word in _ENGLISH or not word.isalpha():
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
        _SAVA,
        _SADHE,
        _PAUNE,
        _POINT,
        frozenset(_SCALES),
    )
    usual = {_coarse(word): word for words in groups for word in sorted(words)}
    for name in ("हज़ार", "हजार"):
        usual[_coarse(to_latin(name))] = "hazaar"
    usual |= {_coarse("dhaaee"): "dhai", _coarse("adhaaee"): "dhai", "so": "so", "saw": "saw"}
    # "Aadhe" is a half, though it comes near to "adhai".
    return usual | {_coarse(word): word for word in sorted(_HALF)}


def _is_hindi(word: str) -> bool:
    return word not in _ENGLISH and _hindi(word) is not None


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
    """Long and short vowels alike, no silent h; consonants stay, so numbers keep apart."""
    word = word.replace("aa", "a").replace("ee", "i").replace("oo", "u").replace("w", "v")
    word = word.replace("chh", "ch").replace("ai", "e").replace("ou", "au")
    return word if word in {"sath"} else re.sub(r"(?<=[aeiou])h$", "", word)
