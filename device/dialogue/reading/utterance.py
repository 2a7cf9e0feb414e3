"""The words of an utterance: Latin letters, numbers as figures, split brand names mended."""

from __future__ import annotations

from decimal import Decimal

from device.dialogue.index.shop_words import FIGURE, ShopWords, alikeness
from device.dialogue.index.written_words import with_counts, with_sizes
from device.dialogue.reading.emphasis import without_emphasis
from device.dialogue.reading.figures_apart import figures_apart
from device.dialogue.reading.hundreds_said import with_hundreds
from device.dialogue.reading.model_codes import (
    joined_codes,
    said_one_by_one,
    with_doubled_letters,
    with_zeros,
)
from device.dialogue.reading.nothing_in_it import with_nothing_as_plain
from device.dialogue.reading.number_of_name import with_number_of_name
from device.dialogue.reading.packs_said import in_french, with_single_ones, with_single_parts
from device.dialogue.reading.postposed import with_owner_ahead
from device.dialogue.reading.shares import with_amount_for_all
from device.dialogue.reading.short_words import with_short_words
from device.dialogue.reading.split_names import mended
from device.dialogue.reading.terms import WALA
from device.dialogue.reading.whole_said import called_whole, is_said_of, whole_ones
from kb.language.loanwords import typed_in_english
from kb.language.normalise import normalise
from kb.language.numbers import numbers, plain, words_to_figures
from kb.language.script import to_latin
from kb.language.units import canonical_unit, is_square, unit_at
from kb.language.words import stem, word_set

_THING = word_set("cheez cheese chij cheej cheejen cheezen chiz cheeze")
_SOME = word_set(
    """
    sasti mehngi mahangi koi kaunsi kya kuch meethi mithi thandi garam aisi waisi achhi acchi achi
    badhiya teekhi tikhi namkeen chatpati nayi khaas konsi pehli dusri doosri sabse wali healthy
    special
    """
)
_FULL_SIZE = ["full", "size"]
_ONE = word_set("one ones")
_THIS = {"is": "isse", "iss": "isse", "us": "usse", "uss": "usse", "in": "inse", "un": "unse"}
_JUST_THIS = {
    (f"{this}si", of): f"{this}s{of}" for this in ("i", "u") for of in ("ka", "ki", "ke", "ko")
}
_MORE = word_set("ek aur do teen chaar")
_POINTS = word_set("the that this your")
_LIGHT = word_set("light halka halki halke kam")
_WEIGHT = word_set("weight wt wajan wazan vajan vazan")
_BEFORE_COMPARATIVE = word_set("is are much bit one ones zyada jyada kaunsa kaunsi")


def utterance_words(text: str, shop: ShopWords) -> list[str]:
    """The words of an utterance in Latin letters, numbers as figures, split brand names mended."""
    words = with_short_words(with_zeros(to_latin(normalise(text)).split(), shop), shop)
    words = with_doubled_letters([_in_english(word, shop) for word in words], shop)
    words = _as_two_words(mended(words, shop), shop)
    words = _name_goods(_made(words), shop)
    figures = _halves(words_to_figures(" ".join(figures_apart(words, shop))).split())
    figures = _ones_apart(figures, shop)
    figures = with_number_of_name(whole_ones(figures), shop)
    figures = _squares(_units_apart(_of_a_size_each(figures), shop), shop)
    figures = joined_codes(_pairs(_quarters(said_one_by_one(figures), shop), shop), shop)
    figures = _size_letters(_romans(with_hundreds(figures, shop), shop))
    words = with_single_ones(in_french(figures, shop), shop)
    words = with_single_parts(with_counts(with_sizes(words)), shop)
    words = ["small" if _is_little(words, at) else word for at, word in enumerate(words)]
    words = _comparatives(_run_by(_than_this(_of_just_this(_full_size(words, shop)))))
    words = called_whole(_things(words, shop), shop)
    words = with_nothing_as_plain(_lightweight(words, shop))
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


def _ones_apart(words: list[str], shop: ShopWords) -> list[str]:
    """ "The three point one five one" is the one of 3.15 where that is a size and 3.151 is none."""
    found: list[str] = []
    for at, word in enumerate(words):
        shorter = word[:-1] if FIGURE.match(word) and "." in word and word.endswith("1") else ""
        size = shorter if shorter and not shorter.endswith(".") else ""
        bare = bool(size) and canonical_unit("".join(words[at + 1 : at + 2])) is None
        if bare and size in shop.words and word not in shop.words:
            found += [size, "one"]
        else:
            found.append(word)
    return found


def _things(words: list[str], shop: ShopWords) -> list[str]:
    """ "Sasti cheez" is something cheap, and no cheese; "cheez vada pav" has cheese in it, and so
    has "maggi cheez wali"."""
    return [
        word if word not in _THING
        else "item" if words[at - 1 : at] and words[at - 1] in _SOME
        else "cheese" if is_said_of(at, words, "cheese", shop)
        else word
        for at, word in enumerate(words)
    ]  # fmt: skip


def _of_a_size_each(words: list[str]) -> list[str]:
    """ "Ek ek litre ke do dibbe" are two of one litre, and "bees condenser ek ek dhai mfd ke" are
    twenty."""
    found: list[str] = []
    for at, word in enumerate(words):
        twice = FIGURE.match(word) is not None and words[at + 1 : at + 2] == [word]
        unit, length = unit_at(words, at + 2) if twice else (None, 0)
        others = [*words[:at], *words[at + 2 + length :]]
        if twice and unit is not None and any(map(FIGURE.match, others)):
            continue
        found.append(word)
        many = any(FIGURE.match(each) and each != "1" for each in words[: max(at - 1, 0)])
        if found[-2:] == ["1", "1"] and many and FIGURE.match("".join(words[at + 1 : at + 2])):
            del found[-2:]
    return found


def _than_this(words: list[str]) -> list[str]:
    """ "Is se sasta" is written "isse sasta" as well."""
    found: list[str] = []
    for word in words:
        joins = word == "se" and found[-1:] and found[-1] in _THIS
        found[len(found) - bool(joins) :] = [_THIS[found[-1]] if joins else word]
    return found


def _of_just_this(words: list[str]) -> list[str]:
    """ "Isi ka ek aur" is one more of this; "usi ka socket" is another thing of the same kind."""
    found: list[str] = []
    for at, word in enumerate(words):
        joined = _JUST_THIS.get((found[-1], word)) if found else None
        more = words[at + 1 : at + 2]
        if joined is None or not (_MORE & {*more} or any(map(FIGURE.match, more))):
            found.append(word)
        else:
            found[-1] = joined
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


def _is_little(words: list[str], at: int) -> bool:
    """ "The little bottle" is the small one; "a little sugar" is not."""
    return words[at] == "little" and bool(_POINTS & {*words[max(at - 1, 0) : at]})


def _full_size(words: list[str], shop: ShopWords) -> list[str]:
    """ "The full size one" is the biggest, where nothing is called so."""
    if shop.together(_FULL_SIZE):
        return words
    found: list[str] = []
    for word in words:
        full = [*found[-1:], word] == _FULL_SIZE
        found[len(found) - full :] = ["biggest" if full else word]
    return found


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


def _units_apart(words: list[str], shop: ShopWords) -> list[str]:
    """ "3 hpdol starter", spelled letter by letter: of 3 HP, and a DOL starter."""
    found: list[str] = []
    for word in words:
        cut = 0
        joined = word.isalpha() and word not in shop.words and canonical_unit(word) is None
        joined = joined and not shop.domain.is_function(word)  # "Six at home" are no amperes.
        if joined and found and FIGURE.match(found[-1]):
            units = (at for at in range(_LONGEST_UNIT, _LETTER, -1) if canonical_unit(word[:at]))
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
_LONGEST_UNIT = 2
_LETTER = 1
