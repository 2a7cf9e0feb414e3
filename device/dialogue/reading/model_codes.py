"""Numbers of models as they are spoken: "seventy one twenty" is 7120, "c one not one" C101."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.index.shop_words import ShopWords
from kb.language.spoken_digits import digits_of
from kb.language.words import word_set

_ZERO = word_set("zero jero ziro naught nought not oh o")
"""How a nought is said or heard between other figures."""
_TAKES_BACK = word_set("not")
_AROUND_ZERO = (2, 1)
"""So many words at most say the figures before it, and as many those behind."""
_LONGEST_CODE = 5
_LONG_FIGURE = 3
_LONGEST_PREFIX = 3
_DIGIT_BY_DIGIT = 3
_TIMES = {"double": 2, "dabal": 2, "triple": 3, "tripal": 3}
_LETTER_NAMES = {"e": "a", "ei": "a", "ay": "a"}
"""How a Hindi "ए" and a spoken "a" are written."""
_LETTERS = {
    "si": "c", "bi": "b", "di": "d", "pi": "p", "ti": "t", "vi": "v", "ji": "g", "je": "j",
    "ke": "k", "em": "m", "en": "n", "es": "s", "ar": "r", "el": "l",
}  # fmt: skip


def with_doubled_letters(words: list[str], shop: ShopWords) -> list[str]:
    """Sizes and codes of this shop with a letter said once for several: "double a" as "aa"."""
    found: list[str] = []
    for word in words:
        times = _TIMES.get(found[-1], 0) if found else 0
        letter = _LETTER_NAMES.get(word, word)
        if times and len(letter) == 1 and letter.isalpha() and letter * times in shop.words:
            found[-1] = letter * times
        else:
            found.append(word)
    return found


def with_zeros(words: list[str], shop: ShopWords) -> list[str]:
    """Codes of this shop with a nought in them as one word: "n e c one not one" as "nec101"."""
    found = list(words)
    for at in range(len(words) - 2, 0, -1):
        if words[at] not in _ZERO:
            continue
        spans = ((before, behind) for before in _AROUND_ZERO for behind in _AROUND_ZERO)
        for before, behind in spans:
            start, end = at - before, at + behind + 1
            code = _code_with_zero(words, start, at, end, shop) if start >= 0 else ""
            if code:
                letter = not code[0].isdigit()
                found[start - letter : end] = [code]
                break
    return found


def _code_with_zero(words: list[str], start: int, zero: int, end: int, shop: ShopWords) -> str:
    """The code that these words say together with a letter before them, "" if there is none."""
    figures = [*digits_of(words[start:zero]), "0", *digits_of(words[zero + 1 : end])]
    if not all(figures):
        return ""
    said = "".join(figures)
    letter = _LETTERS.get(words[start - 1], words[start - 1]) if start else ""
    if letter and (letter + said in shop.words or letter + said in shop.name_codes):
        return letter + said
    # "Two not one" takes something back, unless the figures are long for that.
    sure = len(said) > _LONG_FIGURE or (
        len(said) == _LONG_FIGURE and words[zero] not in _TAKES_BACK
    )
    return said if sure and said in shop.words else ""


def said_one_by_one(words: list[str]) -> list[str]:
    """ "Nine nine one", "sixty two zero one": after two digits, or a nought that goes on with a
    figure, "one" is a digit too."""
    found = list(words)
    for index, word in enumerate(words[2:], start=2):
        before = found[index - 2 : index]
        by_digit = all(len(w) == 1 and w.isdigit() for w in before)
        if word == "one" and (by_digit or (before[0].isdigit() and before[1] == "0")):
            found[index] = "1"
    return found


def joined_codes(words: list[str], shop: ShopWords) -> list[str]:
    """Numbers of models as they are spoken: "seventy one twenty" is 7120, "c twenty eight" c28,
    "bg zero three" bg03; figures said one by one are one number in any shop."""
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
    written = "".join(words).replace(".", "")
    figures = "".join(words)
    if figures.isdigit():
        if len(words) >= _DIGIT_BY_DIGIT and all(len(word) == 1 for word in words):
            return [figures]
        # "One two hundred Ah battery" is one of 200 Ah, never 1200.
        hundreds = len(words[-1]) > 2 and words[-1].endswith("00")
        known = len(figures) >= _LONG_FIGURE and figures in shop.words
        if len(words) == 2 and len(words[0]) == 1:
            # "Do pachas wali" are two of fifty, though something has 250 ml.
            known = known and (figures in shop.models or Decimal(figures) not in shop.values)
        return [figures] if known and not hundreds else None
    if written in shop.name_codes and (written.isdigit() or written[0].isdigit()):
        return [written]
    letter = _LETTERS.get(words[0], words[0])
    rest = "".join(words[1:])
    if not rest[:1].isdigit() or not words[0].isalpha():
        return None
    # "Noida 5" is no A5 and "the 14" no E14, though "galaxya 15" is the Galaxy A15.
    known = shop.lookup(words[0], by_ear=False) is not None or shop.domain.is_function(words[0])
    first = 0 if known else max(0, len(letter) - _LONGEST_PREFIX)
    for start in range(first, 1 if known else len(letter)):
        code = letter[start:] + rest
        if code in shop.name_codes or (rest.isdigit() and code in shop.words):
            return [part for part in (letter[:start], code) if part]
    return None
