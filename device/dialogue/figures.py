"""The figures of an utterance: money, people, measures, counts, codes; what is left is loose."""

from __future__ import annotations

import re
from decimal import Decimal

from device.dialogue.shop_words import GRAMMAR, ShopWords, Where, count
from device.dialogue.terms import FIGURE, LooseNumber, Missing, Reading, Term, add_term
from kb.language.units import Measure, canonical_unit, unit_at
from kb.language.words import stem, word_set

_MONEY = word_set("rs rupaye rupee rupees rupay rupaya rupaiya inr bucks")
_UNDER = word_set(
    """
    under below within upto maximum max andar tak neeche niche kam less budget bhitar
    """
)
_NOT = word_set("not dont nahi nahin no without mat")
_OVER = word_set("above over minimum upar oopar zyada jyada more")
_PEOPLE = word_set(
    """
    people persons person members member log logon sadasya jan guests family
    """
)
_SALE_WORDS = word_set("piece pieces pcs pc nos nag adad pis unit units number")
_FOLLOW_UP = 2
""" "And sixteen": so few words after "and" ask for another size."""
_NUMBERED = word_set("number nambar size saiz")
_WALA = word_set(
    """
    wala wali wale vala vali vale waala one ones ka ki ke number no
    """
)
_DESCRIBES = word_set("wala wali wale vala vali vale waala")
JOINS = word_set("and or aur ya to vs versus se")


def read_code(reading: Reading, shop: ShopWords, taken: list[bool]) -> None:
    words = reading.words
    for length in range(min(5, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            joined = re.sub(r"[^a-z0-9]", "", "".join(words[start : start + length]))
            number = (
                shop.codes.get(joined)
                if len(joined) >= 4 and any(c.isdigit() for c in joined)
                else None
            )
            if number is not None and any(c.isalpha() for c in joined):
                reading.code = number
                taken[start : start + length] = [True] * length
                return


def read_money(reading: Reading, taken: list[bool]) -> None:
    """ "below two thousand rupees", "500 tak", "budget 300"; also a bare sum of money."""
    words = reading.words
    for index, word in enumerate(words):
        if not FIGURE.match(word) or "/" in word or taken[index]:
            continue
        before = words[max(0, index - 3) : index]
        after = words[index + 1 : index + 5]
        is_money = bool(after and after[0] in _MONEY) or bool(before and before[-1] in _MONEY)
        if not is_money and after and (canonical_unit(after[0]) or unit_at(words, index + 1)[0]):
            continue
        rest = [
            w
            for w in after
            if w not in _MONEY and w not in {"ka", "ki", "ke", "se", "mein", "me", "only", "bhi"}
        ]
        under = any(w in _UNDER for w in before[-3:]) or bool(rest and rest[0] in _UNDER)
        over = any(w in _OVER for w in before[-2:]) or bool(rest and rest[0] in _OVER)
        around = {*words[max(0, index - 6) : index], *after}
        if over and around & _NOT:
            # "Not above 800", "barah sau se upar nahi".
            under, over = True, False
        if not is_money and (after and after[0] in {"wala", "wali", "wale"}):
            continue
        if (under or over) and (is_money or Decimal(word) >= 10):
            if over and not under:
                reading.budget_min = Decimal(word)
            else:
                reading.budget_max = Decimal(word)
            taken[index] = True
        elif is_money:
            if {"mein", "me", "wala", "wali", "wale", "range"} & set(after[:3]):
                reading.budget_max = Decimal(word)
            taken[index] = True


def read_people(reading: Reading, shop: ShopWords, taken: list[bool]) -> None:
    words = reading.words
    for index, word in enumerate(words):
        if not FIGURE.match(word) or "/" in word or taken[index]:
            continue
        near = [w for w in words[index + 1 : index + 3] if not _is_name(w, shop)]
        family_of = words[max(0, index - 3) : index]
        if any(w in _PEOPLE for w in near) or ("family" in family_of and "of" in family_of):
            reading.people = Decimal(word)
            taken[index] = True


def _is_name(word: str, shop: ShopWords) -> bool:
    """ "One family combo": goods are called so."""
    where = shop.words.get(stem(word))
    return where is not None and bool(where.name)


def read_figures(
    reading: Reading, shop: ShopWords, taken: list[bool], purpose: frozenset[int]
) -> None:
    words = reading.words
    for index, word in enumerate(words):
        if taken[index] or not FIGURE.match(word):
            continue
        unit, length = unit_at(words, index + 1)
        following = words[index + 1] if index + 1 < len(words) else ""
        values = [Decimal(part) for part in word.split("/")]
        code = (
            f"{words[index - 1]}{word}"
            if index and words[index - 1].isalpha() and len(words[index - 1]) <= 2
            else ""
        )
        if code and code in shop.words:
            add_term(reading, Term(index - 1, index + 1, code, shop.words[code]), taken)
            continue
        if unit is None and index and _is_unknown_code(words, index):
            code = f"{words[index - 1]}{word}"
            reading.missing.append(Missing(index, code, "brand"))
            taken[index - 1] = taken[index] = True
            continue
        of = words[index + 2 : index + 3]
        numbered = following in _NUMBERED and bool(of) and (of[0] in _WALA or _is_figure(of[0]))
        # "Number 5", but "5 number 2 piece".
        behind_number = index > 0 and words[index - 1] in _NUMBERED
        if numbered or (behind_number and not (index > 1 and _is_figure(words[index - 2]))):
            term = Term(index, index + 1, word, _numbered(values[0], word, shop), "value")
            add_term(reading, term, taken)
            continue
        if unit is not None and not (
            _begins_a_name(shop, words, index, values, unit)
            or _is_size_letter(shop, words[index + 1], values, unit)
        ):
            _read_measure(reading, shop, index, values, unit, length, index in purpose, taken)
            continue
        same = stem(following)
        behind = stem(words[index - 1]) if index else ""
        if (
            (values[0], behind) in shop.counted
            and (values[0], same) not in shop.counted
            and following not in _SALE_WORDS
            and not sale_unit(shop, following)
        ):
            add_term(
                reading,
                Term(
                    index - 1,
                    index + 1,
                    f"{word} {behind}",
                    shop.counted[values[0], behind],
                    "counted",
                ),
                taken,
                only=(index,),
            )
            continue
        model = shop.models.get(word)
        if model is not None and unit is None and following not in _SALE_WORDS:
            add_term(reading, Term(index, index + 1, word, Where(name=model)), taken)
            continue
        pieces = following in _SALE_WORDS - _NUMBERED
        counted = None if pieces or same in GRAMMAR else shop.counted.get((values[0], same))
        if counted is not None and len(values) == 1:
            ambiguous = _stands_alone(shop, same)
            term = Term(index, index + 2, f"{word} {same}", counted, "counted", optional=ambiguous)
            add_term(reading, term, taken, only=(index,))
            if ambiguous:
                reading.numbers.append(LooseNumber(index, values[0]))
            continue
        sale = sale_unit(shop, following)
        if sale and of and of[0] in _DESCRIBES:
            # "Teen dibbe wala tiffin" has three of them.
            reading.numbers.append(LooseNumber(index, values[0], "", 2, wala=True))
            taken[index] = taken[index + 1] = True
            continue
        # "Box of hundred" says which box.
        packed = words[max(0, index - 2) : index]
        wala = following in _WALA or (packed[1:] == ["of"] and bool(sale_unit(shop, packed[0])))
        wala = wala or (len(words) <= _FOLLOW_UP and words[0] in JOINS and not sale)
        for value in values:
            reading.numbers.append(LooseNumber(index, value, sale, 2 if sale else 1, bool(wala)))
        taken[index] = True
        if sale and following in _SALE_WORDS:
            taken[index + 1] = True


def _is_figure(word: str) -> bool:
    return FIGURE.match(word) is not None


def _is_unknown_code(words: list[str], index: int) -> bool:
    """ "n 95" where the shop has none: a letter and a figure that belong together."""
    before = words[index - 1]
    return len(before) == 1 and before.isalpha() and before not in {"a", "i", "x"}


def _numbered(value: Decimal, word: str, shop: ShopWords) -> Where:
    """The products that have a number or size: "das number ki battery", "size 8"."""
    where = shop.values.get(value) or Where()
    own = shop.words.get(word)
    where = where.union(own) if own is not None else where
    for (counted, _), held in shop.counted.items():
        if counted == value:
            where = where.union(held)
    return where


def _begins_a_name(
    shop: ShopWords, words: list[str], index: int, values: list[Decimal], unit: str
) -> bool:
    """ "Two M-Seal", "one inch tape": the word behind the figure belongs to the goods' own name."""
    own, following = words[index + 1], words[index + 2 : index + 3]
    held, other = shop.words.get(stem(own)), shop.lookup(following[0]) if following else None
    if held is None or other is None:
        return False
    named = other.named
    if not held.named & named:
        return False
    return not any(shop.measure(Measure(value, unit)).hard & named for value in values)


def _is_size_letter(shop: ShopWords, word: str, values: list[Decimal], unit: str) -> bool:
    """ "Ek m" where things come in size M and none in metres."""
    if len(word) > 1:
        return False
    where = shop.words.get(word)
    chosen = where is not None and bool(where.option)
    return (
        chosen
        and unit not in shop.sale_units
        and not any(shop.measure(Measure(value, unit)).hard for value in values)
    )


def _stands_alone(shop: ShopWords, word: str) -> bool:
    """ "One veg sandwich": some goods have the word without a figure, unlike "pole"."""
    noun = shop.lookup(word)
    if noun is None:
        return False
    counted = shop.counted_words.get(word, 0)
    return bool(noun.head) or count(counted) < count(noun.name | noun.brand)


def sale_unit(shop: ShopWords, word: str) -> str:
    """The word if things are sold by it, in the shop's own name for it."""
    if word in _SALE_WORDS:
        return "piece"
    for same in shop.same_words(word) if word else ():
        if same in shop.sale_units:
            return same
    return ""


def _as_sold(asked: Measure, shop: ShopWords) -> Measure | None:
    """An amount in a unit that things are sold by: 250 g as 0.25 kg."""
    if asked.unit in shop.sale_units:
        return asked
    value, unit = asked.base()
    for sold in shop.sale_units:
        factor, kind = Measure(Decimal(1), sold).base()
        if kind == unit and canonical_unit(sold) == sold and kind in {"g", "L"}:
            return Measure((value / factor).normalize(), sold)
    return None


def _read_measure(
    reading: Reading,
    shop: ShopWords,
    index: int,
    values: list[Decimal],
    unit: str,
    length: int,
    purpose: bool,
    taken: list[bool],
) -> None:
    for value in values:
        asked = Measure(value, unit)
        where = shop.measure(asked)
        sold = _as_sold(asked, shop)
        if sold is not None and not where.hard:
            reading.numbers.append(LooseNumber(index, sold.value, sold.unit, 1 + length))
        elif sold is not None and len(values) == 1:
            reading.numbers.append(LooseNumber(index, sold.value, sold.unit, 1 + length))
            add_term(
                reading,
                Term(index, index + 1 + length, f"{value} {unit}", where, "measure", measure=asked),
                taken,
            )
        else:
            add_term(
                reading,
                Term(
                    index,
                    index + 1 + length,
                    f"{value} {unit}",
                    where,
                    "measure",
                    purpose=purpose,
                    measure=asked,
                ),
                taken,
            )
    taken[index : index + 1 + length] = [True] * (1 + length)


def share_units(words: list[str], shop: ShopWords) -> list[str]:
    """ "10 aur 16 amp" is "10 amp aur 16 amp"."""
    shared: list[str] = []
    for index, word in enumerate(words):
        shared.append(word)
        joins = index + 2 < len(words) and words[index + 1] in JOINS
        # "1 inch 3 aur 2 inch 1": the second figure says how many.
        joins = joins and not (index and canonical_unit(words[index - 1]) is not None)
        if joins and FIGURE.match(word) and FIGURE.match(words[index + 2]):
            unit, length = unit_at(words, index + 3)
            values = [Decimal(part) for part in words[index + 2].split("/")]
            if unit is not None and not _begins_a_name(shop, words, index + 2, values, unit):
                shared += words[index + 3 : index + 3 + length]
    return shared
