"""The words of an utterance: Latin letters, numbers as figures, split brand names mended."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.index.shop_words import FIGURE, ShopWords, alikeness
from device.dialogue.index.written_words import with_counts, with_sizes
from device.dialogue.reading.emphasis import without_emphasis
from device.dialogue.reading.packs_said import in_french, is_one_of_a_pack, with_single_parts
from device.dialogue.reading.postposed import with_owner_ahead
from device.dialogue.reading.shares import with_amount_for_all
from device.dialogue.reading.short_words import with_short_words
from device.dialogue.reading.split_names import mended
from device.dialogue.reading.terms import WALA
from kb.language.loanwords import typed_in_english
from kb.language.normalise import normalise
from kb.language.numbers import numbers, plain, words_to_figures
from kb.language.script import to_latin
from kb.language.units import Measure, canonical_unit, is_square, unit_at
from kb.language.words import stem, word_set

_THING = word_set("cheez cheese chij cheej cheejen cheezen chiz cheeze")
_SOME = word_set(
    """
    sasti mehngi mahangi koi kaunsi kya kuch meethi mithi thandi garam aisi waisi achhi acchi achi
    badhiya teekhi tikhi namkeen chatpati nayi khaas konsi pehli dusri doosri sabse wali healthy
    special
    """
)
_ONE = word_set("one ones")
_THIS = {"is": "isse", "iss": "isse", "us": "usse", "uss": "usse", "in": "inse", "un": "unse"}
_LIGHT = word_set("light halka halki halke kam")
_WEIGHT = word_set("weight wt wajan wazan vajan vazan")
_BEFORE_COMPARATIVE = word_set("is are much bit one ones zyada jyada kaunsa kaunsi")


def utterance_words(text: str, shop: ShopWords) -> list[str]:
    """The words of an utterance in Latin letters, numbers as figures, split brand names mended."""
    words = with_short_words(to_latin(normalise(text)).split(), shop)
    words = [_in_english(word, shop) for word in words]
    words = _as_two_words(mended(words, shop), shop)
    words = _name_goods(_made(words), shop)
    figures = _halves(words_to_figures(" ".join(_apart(words, shop))).split())
    figures = _squares(_units_apart(_of_a_size_each(figures), shop), shop)
    figures = _join_codes(_pairs(_quarters(_digits(figures), shop), shop), shop)
    figures = _size_letters(_romans(figures, shop))
    words = with_single_parts(with_counts(with_sizes(in_french(figures, shop))), shop)
    words = _things(_comparatives(_run_by(_than_this(words))), shop)
    words = _lightweight(words, shop)
    words = with_owner_ahead(without_emphasis(words, shop), shop)
    return with_amount_for_all(words)


def _in_english(word: str, shop: ShopWords) -> str:
    """ "Baitri" is a battery, unless the word has a meaning here or in the packs as it stands."""
    domain = shop.domain
    known = stem(word) in shop.words or word in domain.synonyms or word in domain.topics
    if known or word in domain.brands or domain.is_function(word) or numbers([word, "piece"]):
        return word
    return typed_in_english(word) or _with_short_vowels(word, shop) or word


def _with_short_vowels(word: str, shop: ShopWords) -> str:
    """ "Rumaali" where the shop writes "rumali"."""
    short = word
    for long, its in _VOWELS.items():
        short = short.replace(long, its)
    known = len(short) < _LONG_WORD or short == word or shop.lookup(word) is not None
    return short if not known and short in shop.words else ""


def _halves(words: list[str]) -> list[str]:
    """ "Half a kilo" has no amperes."""
    return [
        word
        for at, word in enumerate(words)
        if not (word == "a" and words[at - 1 : at] == ["0.5"] and words[at + 1 : at + 2])
    ]


def _things(words: list[str], shop: ShopWords) -> list[str]:
    """ "Sasti cheez" is something cheap, and no cheese; "cheez vada pav" has cheese in it."""
    return [
        word if word not in _THING
        else "item" if words[at - 1 : at] and words[at - 1] in _SOME
        else "cheese" if _is_cheese(words[at + 1 :], shop)
        else word
        for at, word in enumerate(words)
    ]  # fmt: skip


def _is_cheese(behind: list[str], shop: ShopWords) -> bool:
    """ "Cheez wali bread", or of what was spoken of "aur cheez wala"."""
    if not behind:
        return False
    thing = behind[:1] if behind[0] not in WALA else []
    return bool(shop.together(["cheese", *thing]))


def _of_a_size_each(words: list[str]) -> list[str]:
    """ "Ek ek litre ke do dibbe" are two of one litre."""
    return [
        word
        for at, word in enumerate(words)
        if not (
            FIGURE.match(word)
            and words[at + 1 : at + 2] == [word]
            and (unit := unit_at(words, at + 2))[0] is not None
            and any(map(FIGURE.match, words[at + 2 + unit[1] :]))
        )
    ]


def _than_this(words: list[str]) -> list[str]:
    """ "Is se sasta" is written "isse sasta" as well."""
    found: list[str] = []
    for word in words:
        joins = word == "se" and found[-1:] and found[-1] in _THIS
        found[len(found) - bool(joins) :] = [_THIS[found[-1]] if joins else word]
    return found


def _run_by(words: list[str]) -> list[str]:
    """ "Battery se chalne wali wheelchair" is the same as a "battery wali wheelchair"."""
    found: list[str] = []
    for word in words:
        runs = word in WALA and found[-1:] == ["chalne"] and found[-2:-1] == ["se"]
        found[len(found) - 2 * runs :] = [word]
    return found


def _comparatives(words: list[str]) -> list[str]:
    """ "Which is lighter", "the lighter one": less heavy, and nothing that lights a stove."""
    light = {
        at
        for at, word in enumerate(words)
        if word == "lighter"
        and (
            words[at + 1 : at + 2] == ["than"]
            or {*words[at - 1 : at]} & _BEFORE_COMPARATIVE
            or {*words[at + 1 : at + 3]} & _ONE
        )
    }
    return ["halka" if at in light else word for at, word in enumerate(words)]


def _lightweight(words: list[str], shop: ShopWords) -> list[str]:
    """ "Light weight" and "kam wajan wali" say what a thing is like; they ask for no weight."""
    found: list[str] = []
    at = 0
    while at < len(words):
        length = _length_of_light(words, at, shop)
        found.append("halka" if length else words[at])
        at += length or 1
    return found


def _length_of_light(words: list[str], at: int, shop: ShopWords) -> int:
    """How many words from here on say that something is light."""
    word, behind = words[at], words[at + 1 : at + 2]
    if word == "lightweight":
        return 0 if shop.lookup(word, by_ear=False) is not None else 1
    if word not in _LIGHT or not _WEIGHT & {*behind} or words[max(at - 1, 0) : at] == ["how"]:
        return 0
    describes = behind == ["weight"] or bool(WALA & {*words[at + 2 : at + 3]})
    return 0 if not describes or shop.together([word, *behind]) else 2


def _as_two_words(words: list[str], shop: ShopWords) -> list[str]:
    """ "Aiskrim" where the shop writes "ice cream"."""
    found: list[str] = []
    for word in words:
        found += [word] if stem(word) in shop.words else _written_apart(word, shop)
    return found


def _written_apart(word: str, shop: ShopWords) -> list[str]:
    """The words of a spec's name, or of a synonym that is the same name in another spelling."""
    if word in shop.apart:
        return [*shop.apart[word]]
    for same in shop.same_words(word):
        parts = same.split("_")
        if (
            len(parts) > 1
            and alikeness(word, "".join(parts)) >= _SAME_NAME
            and all(stem(part) in shop.words for part in parts)
        ):
            return parts
    return [word]


def _name_goods(words: list[str], shop: ShopWords) -> list[str]:
    """ "Half inch tees" are tees and no thirty: no figure stands right behind a unit, nor in "five
    school ties" behind what is counted."""
    named = list(words)
    for index, word in enumerate(words[1:], start=1):
        held = shop.words.get(stem(word))
        behind_unit = canonical_unit(words[index - 1]) is not None
        counted = index > 1 and bool(numbers([words[index - 2], "piece"]))
        behind_unit = behind_unit or (counted and shop.together([words[index - 1], stem(word)]) > 0)
        if behind_unit and held is not None and held.named and numbers([word, "piece"]):
            named[index] = stem(word)
    return named


def _apart(words: list[str], shop: ShopWords) -> list[str]:
    """ "Two forty mm padlocks" are two of 40 mm where nothing has 240 mm, "BassHeads hundred one
    red" is one of the BassHeads 100 where there are no BassHeads 101."""
    apart = list(words)
    for number in numbers(words):
        model, last = number.after - 1, numbers([words[number.after - 1], "piece"])
        before = stem(words[number.first - 1]) if number.first else ""
        if len(last) == 1 and last[0].value < number.value:
            value = number.value - last[0].value
            if (value, before) in shop.counted and (number.value, before) not in shop.counted:
                apart[number.first : model] = [plain(value), *[""] * (model - number.first - 1)]
                continue
        if is_one_of_a_pack(number, words, shop):
            apart[number.first] = "1"
            continue
        unit, _ = unit_at(words, number.after)
        first = numbers([words[number.first], "piece"])
        rest = numbers(words[number.first + 1 : number.after])
        if unit is None or len(first) != 1 or len(rest) != 1:
            continue
        if number.value != first[0].value * 100 + rest[0].value:
            continue
        if shop.measure(Measure(number.value, unit)).hard:
            continue
        if shop.measure(Measure(rest[0].value, unit)).hard:
            apart[number.first] = plain(first[0].value)
    return [word for word in apart if word]


def _units_apart(words: list[str], shop: ShopWords) -> list[str]:
    """ "3 hpdol starter", spelled letter by letter: of 3 HP, and a DOL starter."""
    found: list[str] = []
    for word in words:
        cut = 0
        joined = word.isalpha() and word not in shop.words and canonical_unit(word) is None
        if joined and found and FIGURE.match(found[-1]):
            units = (at for at in range(_LONGEST_UNIT, 0, -1) if canonical_unit(word[:at]))
            cut = next((at for at in units if _is_name(word[at:], shop)), 0)
        found += [word[:cut], word[cut:]] if cut else [word]
    return found


def _squares(words: list[str], shop: ShopWords) -> list[str]:
    """ "1.5 square" of wires is what is written "1.5 sq mm"."""
    if "sq mm" not in shop.units:
        return words
    found: list[str] = []
    for index, word in enumerate(words):
        found.append(word)
        behind = words[index + 1 : index + 2]
        bare = is_square(word) and index > 0 and FIGURE.match(words[index - 1])
        if bare and not (behind and canonical_unit(behind[0])):
            found.append("mm")
    return found


def _romans(words: list[str], shop: ShopWords) -> list[str]:
    """ "Classic three" where the shop writes "Classic III"."""
    return [
        roman
        if at
        and (roman := _ROMANS.get(word)) in shop.words
        and shop.together([words[at - 1], roman])
        else word
        for at, word in enumerate(words)
    ]


def _made(words: list[str]) -> list[str]:
    """ "Teekhi banana", "brown bread mein banana": how it shall be made, and no fruit."""
    made = words[-1:] == ["banana"] and {*words[-2:-1]} & _HOW_MADE
    return [*words[:-1], "banao"] if made else words


def _size_letters(words: list[str]) -> list[str]:
    """ "Size el kar do", "eks el saiz" as letters of sizes are spoken."""
    found = list(words)
    for at in (i for i, word in enumerate(words) if word in _SIZE):
        for step in (1, -1):
            near = at + step
            while 0 <= near < len(words) and words[near] in _SIZE_LETTERS:
                found[near] = _SIZE_LETTERS[words[near]]
                near += step
    joined: list[str] = []
    for at, word in enumerate(found):
        if joined and joined[-1].strip("x") == "" and word in {"x", "l", "s"} and words[at] != word:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_name(word: str, shop: ShopWords) -> bool:
    where = shop.words.get(word)
    return where is not None and bool(where.named)


def _digits(words: list[str]) -> list[str]:
    """ "Nine nine one": after two digits "one" is a digit too."""
    found = list(words)
    for index, word in enumerate(words[2:], start=2):
        if word == "one" and all(len(w) == 1 and w.isdigit() for w in found[index - 2 : index]):
            found[index] = "1"
    return found


def _pairs(words: list[str], shop: ShopWords) -> list[str]:
    """ "Six sixteen socket" where the shop writes 6/16."""
    found: list[str] = []
    for word in words:
        if found and f"{found[-1]}/{word}" in shop.words:
            found[-1] = f"{found[-1]}/{word}"
        else:
            found.append(word)
    return found


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


_HOW_MADE = word_set(
    """
    mein me se ke kar karke kam zyada jyada thoda thodi bhi hi jaldi alag achha achhi accha acchi
    teekha teekhi tikha tikhi meetha meethi mithi garam kadak spicy mild medium wala wali
    """
)
_SIZE = word_set("size saiz")
_SIZE_LETTERS = {"es": "s", "em": "m", "el": "l", "eks": "x", "ex": "x"}
_ROMANS = {"2": "ii", "3": "iii"}
_VOWELS = {"aa": "a", "ee": "i", "oo": "u"}
_LONG_WORD = 6
_SAME_NAME = 0.7
"""How alike a name must sound that is written as one word and as several."""
_LONGEST_CODE = 5
_LONG_FIGURE = 3
_LONGEST_PREFIX = 3
_DIGIT_BY_DIGIT = 3
_LONGEST_UNIT = 2
_LETTERS = {
    "si": "c", "bi": "b", "di": "d", "pi": "p", "ti": "t", "vi": "v", "ji": "g", "je": "j",
    "ke": "k", "em": "m", "en": "n", "es": "s", "ar": "r", "el": "l",
}  # fmt: skip
