"""The words of an utterance: Latin letters, numbers as figures, split brand names mended."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.shop_words import FIGURE, ShopWords, alikeness, with_counts
from kb.language.normalise import normalise
from kb.language.numbers import Number, numbers, plain, words_to_figures
from kb.language.script import to_latin
from kb.language.units import Measure, canonical_unit, unit_at
from kb.language.words import stem, word_set


def utterance_words(text: str, shop: ShopWords) -> list[str]:
    """The words of an utterance in Latin letters, numbers as figures, split brand names mended."""
    words = to_latin(normalise(text)).split()
    figures = words_to_figures(" ".join(_apart(_mend(words, shop), shop))).split()
    figures = _join_codes(_quarters(figures, shop), shop)
    return with_counts(figures)


def _apart(words: list[str], shop: ShopWords) -> list[str]:
    """ "Two forty mm padlocks" are two of 40 mm where nothing has 240 mm."""
    apart = list(words)
    for number in numbers(words):
        unit, _ = unit_at(words, number.after)
        first = numbers([words[number.first], "piece"])
        rest = numbers(words[number.first + 1 : number.after])
        if unit is None:
            _split_model(apart, number, shop)
        if unit is None or len(first) != 1 or len(rest) != 1:
            continue
        if number.value != first[0].value * 100 + rest[0].value:
            continue
        if shop.measure(Measure(number.value, unit)).hard:
            continue
        if shop.measure(Measure(rest[0].value, unit)).hard:
            apart[number.first] = plain(first[0].value)
    return [word for word in apart if word]


def _split_model(words: list[str], number: Number, shop: ShopWords) -> None:
    """ "Bass heads hundred one red" are one red of model 100 where there is no 101."""
    last = numbers([words[number.after - 1], "piece"])
    if len(last) != 1 or number.value < _LEAST_MODEL or not 0 < last[0].value < _FEW:
        return
    model, whole = plain(number.value - last[0].value), plain(number.value)
    if number.first and _code([words[number.first - 1], whole], shop) is not None:
        return
    if model in shop.words and whole not in shop.words and number.value not in shop.values:
        words[number.first : number.after - 1] = [model, *[""] * (number.after - number.first - 2)]
        words[number.after - 1] = plain(last[0].value)


def _quarters(words: list[str], shop: ShopWords) -> list[str]:
    """ "Teen paav" is 0.75 kilo where goods are weighed."""
    if "kg" not in shop.sale_units:
        return words
    found: list[str] = []
    for index, word in enumerate(words):
        counted = index > 0 and FIGURE.match(words[index - 1]) is not None
        behind = words[index + 1] if index + 1 < len(words) else ""
        if word in {"paav", "pav"} and counted and behind not in {"bhaji", "bhaaji"}:
            found[-1] = plain(Decimal(found[-1]) / 4)
            found.append("kilo")
        else:
            found.append(word)
    return found


def _join_codes(words: list[str], shop: ShopWords) -> list[str]:
    """Numbers of models as they are spoken: "seventy one twenty" is 7120, "c twenty eight" c28."""
    joined: list[str] = []
    index = 0
    while index < len(words):
        for length in range(min(_LONGEST_CODE, len(words) - index), 1, -1):
            code = _code(words[index : index + length], shop)
            if code is not None:
                joined.extend(code)
                index += length
                break
        else:
            joined.append(words[index])
            index += 1
    return joined


def _code(words: list[str], shop: ShopWords) -> list[str] | None:
    figures = "".join(words)
    if figures.isdigit():
        return [figures] if len(figures) >= _LONG_FIGURE and figures in shop.words else None
    rest = "".join(words[1:])
    if not rest.isdigit() or not words[0].isalpha():
        return None
    letter = _LETTERS.get(words[0], words[0])
    for start in range(max(0, len(letter) - 3), len(letter)):
        if letter[start:] + rest in shop.words:
            return [part for part in (letter[:start], letter[start:] + rest) if part]
    return None


def _mend(words: list[str], shop: ShopWords) -> list[str]:
    """ "have ells" → "havells": neighbours that together sound like a word of the shop."""
    known = [_is_known(word, shop) for word in words]
    for index, word in enumerate(words[1:], start=1):
        before_known = index + 1 < len(words) and known[index + 1]
        if word in _ARTICLES and (before_known or shop.domain.is_function(words[index - 1])):
            known[index] = True
    mended: list[str] = []
    index = 0
    while index < len(words):
        best: tuple[float, int, str] | None = None
        for length in (3, 2):
            part = words[index : index + length]
            if len(part) < length or not all(word.isalpha() for word in part):
                continue
            if length == 3 and known[index] and known[index + 2]:
                continue
            joined = "".join(part)
            alike = _brand_alike(joined, shop)
            if length == 2 and _is_elsewhere(joined, part, shop):
                best = (1.0, length, joined)
                continue
            if length == 2 and _is_one_word(joined, part, shop):
                best = (1.0, length, joined)
                continue
            if all(known[index : index + length]):
                if length == 2 and len(joined) >= 6 and shop.is_brand_by_ear(joined):
                    best = (1.0, length, shop.similar_words(joined)[0])
                continue
            doubtful = [w for w, is_known in zip(part, known[index:], strict=False) if not is_known]
            single = max(_brand_alike(word, shop)[0] for word in doubtful)
            if (
                len(joined) >= 4
                and alike[0] >= (0.8 if len(doubtful) == length else 0.86)
                and alike[0] > single + 0.02
                and (best is None or alike[0] > best[0])
            ):
                best = (alike[0], length, alike[1])
        if best is not None:
            mended.append(best[2])
            index += best[1]
        else:
            mended.append(words[index])
            index += 1
    return mended


def _brand_alike(joined: str, shop: ShopWords) -> tuple[float, str]:
    hit = shop.sounds_like(joined, at_least=0.8)
    if hit is None:
        return 0.0, joined
    return max(
        ((alikeness(stem(joined), word), word) for word in shop.similar_words(joined)),
        default=(0.0, joined),
    )


_ARTICLES = word_set("a i")
_LONG_NAME = 6
_LEAST_MODEL = 100
_FEW = 10
_LONGEST_CODE = 5
_LONG_FIGURE = 3
_LETTERS = {
    "si": "c", "bi": "b", "di": "d", "pi": "p", "ti": "t", "vi": "v", "ji": "g", "je": "j",
    "ke": "k", "em": "m", "en": "n", "es": "s", "ar": "r", "el": "l",
}  # fmt: skip


def _is_known(word: str, shop: ShopWords) -> bool:
    if not word.isalpha() or shop.domain.is_function(word) or numbers([word, "piece"]):
        return len(word) > 1
    return shop.lookup(word) is not None or canonical_unit(word) is not None


def _is_elsewhere(joined: str, part: list[str], shop: ShopWords) -> bool:
    """ "nes cafe": one name that other shops have."""
    if len(joined) < _LONG_NAME or any(shop.domain.is_function(word) for word in part):
        return False
    if numbers(part):
        return False
    if any((held := shop.lookup(word)) is not None and held.hard for word in part):
        return False
    return joined in shop.domain.brands or joined in shop.domain.things


def _is_one_word(joined: str, part: list[str], shop: ShopWords) -> bool:
    """ "play time" where the catalogue writes "playtime"."""
    if len(joined) < 6 or (joined not in shop.attributes and stem(joined) not in shop.words):
        return False
    return not any((where := shop.lookup(word, by_ear=False)) and where.hard for word in part)
