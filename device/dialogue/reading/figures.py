"""The figures of an utterance: measures, counts, sizes, codes; what is left is loose.

A figure is read by the first of `_READERS` that knows what it says. Whether a loose one is a
quantity or tells one of several goods from the others is for `resolve`, which knows the goods.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice, pairwise

from device.dialogue.index.product_sets import bits
from device.dialogue.index.sale_units import SALE_WORDS, as_sold, is_mere_box, sale_unit
from device.dialogue.index.shop_words import GRAMMAR, ShopWords, Where
from device.dialogue.index.written_words import COUNTED_PARTS, phrase_words
from device.dialogue.reading.comes_whole import is_size_of_a_whole
from device.dialogue.reading.counts import (
    CONTAINERS,
    are_called_so,
    counted_anyhow,
    counted_as,
    counted_by_ear,
    counts_as_part,
    differ_in_count,
    is_called_so,
    is_container,
    is_counted,
    is_goods,
    is_in_row,
    is_whole_name,
    lacks_number,
    most_counted,
    only_numbers,
    or_so_many_anyhow,
    packed_so,
    stands_alone,
    tells_by_count,
)
from device.dialogue.reading.figure import SIZES_SAID, Figure, counts_those_there_are, figure_at
from device.dialogue.reading.half_said import read_half
from device.dialogue.reading.plate_of import says_what_one_holds
from device.dialogue.reading.terms import FIGURE, ONE, LooseNumber, Missing, Reading, Term, add_term
from kb.language.durations import DURATION_OF
from kb.language.units import Measure
from kb.language.words import stem, word_set

_LONGEST_PREFIX, _LEAST_MODEL = 2, 10
_FAR = 2
"""A figure so many times greater than all on record is how many are wanted: "ten egg rolls"."""
_FOLLOW_UP = 2
""" "And sixteen": so few words after "and" ask for another size."""
_SIZE = word_set("size saiz")
_SIGNS = re.compile(r"[^a-z0-9]")
_LOOKED_AT = 50
"""Of more products called alike the first so many tell how their names are made."""
_NUMBERED = word_set("number nambar") | _SIZE
_DESCRIBES = word_set("wala wali wale vala vali vale waala")
OF_SIZE = _DESCRIBES | word_set("one ones ka ki ke number no")
_BOXED = CONTAINERS | word_set("jodi jode joda jodiyan pairs")
_VESSELS = word_set("bottle jar tin can tub vial")
_PACK = word_set("pack box set dabba dibba")
"""A "fifty box" has fifty of something in it; "fifty boxes" are so many."""
JOINS = word_set("and or aur ya to vs versus se")


def read_code(reading: Reading, shop: ShopWords, taken: list[bool]) -> None:
    words = [_SIGNS.sub("", word) for word in reading.words]
    for length in range(min(5, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            joined = "".join(words[start : start + length])
            number = shop.codes.get(joined) if len(joined) >= 4 else None
            if number is not None and not (joined.isalpha() or joined.isdigit()):
                reading.code = number
                taken[start : start + length] = [True] * length
                return


def read_figures(
    reading: Reading, shop: ShopWords, taken: list[bool], purpose: frozenset[int]
) -> None:
    """Reads each figure that is not taken yet."""
    for index, word in enumerate(reading.words):
        if not taken[index] and FIGURE.match(word):
            figure = figure_at(reading.words, index, purpose=index in purpose)
            if not any(read(reading, shop, figure, taken) for read in _READERS):
                _read_loose(reading, shop, figure, taken)


def _read_code(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> bool:
    """ "a 4" where the shop has A4; "n 95", "bm 27" where it has none: letters and a figure that
    belong together."""
    before, at = figure.before, figure.index - 1
    if figure.before_at != at or not before.isalpha():
        return False
    code = f"{before}{figure.word}"
    if len(before) <= _LONGEST_PREFIX and code in shop.words:
        term = Term(at, figure.index + 1, code, shop.words[code])
        add_term(reading, term, taken)
        return True
    if figure.unit is not None or taken[at] or not _is_prefix(before, figure, shop):
        return False
    reading.missing.append(Missing(figure.index, code, "brand"))
    taken[at] = taken[figure.index] = True
    return True


def _is_prefix(word: str, figure: Figure, shop: ShopWords) -> bool:
    """Whether these letters are no word, so that they begin the name of a model."""
    if word == "a":
        others = any(re.fullmatch(r"a\d+", own) for own in shop.words)
        return others and figure.value > 1 and not is_counted(shop, figure.following)
    if len(word) == 1:
        return word not in {"i", "x"}
    known = shop.lookup(word) is not None or shop.domain.is_plain(word)
    return (
        len(word) <= _LONGEST_PREFIX
        and figure.value >= _LEAST_MODEL
        and not known
        and not shop.domain.names_goods(word)
        and figure.following not in SALE_WORDS
    )


def _read_numbered(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> bool:
    """ "Size 8", "das number ki battery", "paanch number do piece"."""
    index, words = figure.index, reading.words
    counted = index >= 2 and FIGURE.match(words[index - 2]) is not None
    named_before = (
        figure.before in _NUMBERED
        and not taken[index - 1]
        and words[max(0, index - 2)] not in SIZES_SAID
        and not (counted and _is_hindi_order(words, index - 1, shop))
    )
    named_behind = (
        figure.following in _NUMBERED
        and not taken[index + 1]
        and not (FIGURE.match(figure.then) and not _is_hindi_order(words, index + 1, shop))
    )
    if not named_before and not named_behind:
        return False
    start, end = (index - 1, index + 1) if named_before else (index, index + 2)
    size = (figure.before if named_before else figure.following) in _SIZE
    where = _numbered(figure, shop, size)
    # "Five number" may be five pieces too, as long as the shop has nothing of that number.
    if not (named_before or size or figure.then in OF_SIZE or where.hard):
        return False
    term = Term(start, end, figure.word, where, "value")
    add_term(reading, term, taken, only=(index,))
    return True


def _is_hindi_order(words: list[str], at: int, shop: ShopWords) -> bool:
    """Between two figures "number" belongs to the first ("paanch number do piece"), "size" to the
    second ("511 size 32") unless that is a quantity ("3 size 2 piece", "28 size do")."""
    if words[at] not in _SIZE or SALE_WORDS & {*words[at + 2 : at + 3]}:
        return True
    first, second = words[at - 1], words[at + 1]
    sized = [w for w in (first, second) if (held := shop.words.get(w)) and held.option]
    return first in sized and (second not in sized or Decimal(first) > Decimal(second))


def _numbered(figure: Figure, shop: ShopWords, size: bool) -> Where:
    """The products that have a number or size: as a size if the shop counts in sizes."""
    own = shop.words.get(figure.word) or Where()
    own = Where(own.brand, own.head, own.name, own.spec, own.option)
    sized = [counted_as(shop, figure.value, word) for word in _NUMBERED]
    where = own
    for held in sized:
        where = where.union(held) if held is not None else where
    if size and where.hard:
        return where
    where = where.union(shop.values.get(figure.value) or Where())
    return where.union(counted_anyhow(shop, figure.value))


def _read_measured(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> bool:
    if figure.unit is None or begins_a_name(shop, figure) or _is_size_letter(shop, figure):
        return False
    if any(taken[figure.index + 1 : figure.end]):  # "3 L&T breakers" are no three litres.
        return False
    for value in figure.values:
        asked = Measure(value, figure.unit)
        where = shop.measure(asked)
        if (value, figure.unit) not in shop.measures and counted_as(shop, value, figure.following):
            return False  # "A stick with three feet", whose record says "feet: 3".
        sold = as_sold(asked, shop)
        one = len(figure.values) == 1 and not is_size_of_a_whole(reading.words, figure)
        may_be_quantity = sold is not None and (one or not where.hard)
        if sold is not None and may_be_quantity:
            length = 1 + figure.unit_length
            reading.numbers.append(LooseNumber(figure.index, sold.value, sold.unit, length))
        if where.hard or not may_be_quantity:
            term = Term(
                figure.index, figure.end, f"{value} {figure.unit}", where, "measure",
                purpose=figure.purpose and not may_be_quantity, measure=asked,
            )  # fmt: skip
            add_term(reading, term, taken)
    taken[figure.index : figure.end] = [True] * (figure.end - figure.index)
    return True


def begins_a_name(shop: ShopWords, figure: Figure) -> bool:
    """ "Two M-Seal", "one inch tape": the word behind the figure belongs to the goods' own name."""
    held = shop.words.get(stem(figure.following))
    other = shop.lookup(figure.then) if figure.then else None
    if held is None or other is None or figure.unit is None:
        return False
    named = other.named
    if not _called_by(stem(figure.following), held.named & named, shop):
        return False
    return not any(shop.measure(Measure(v, figure.unit)).hard & named for v in figure.values)


def _called_by(word: str, mask: int, shop: ShopWords) -> bool:
    """Whether the name of any of some products has a word that is no unit there: the "mm" of "1.5
    sq mm" calls no wire so."""
    products = (shop.products[number] for number in islice(bits(mask), _LOOKED_AT))
    names = (phrase_words(text) for each in products for text in (each.name, *each.aliases))
    return any(
        own == word and not (FIGURE.match(before) or before == "sq")
        for name in names
        for before, own in pairwise(["", *name])
    )


def _is_size_letter(shop: ShopWords, figure: Figure) -> bool:
    """ "Ek m" where things come in size M and none in metres; "ek g m switch" of the maker GM."""
    where = shop.words.get(figure.following) or Where()
    chosen = where.brand or (len(figure.following) == 1 and where.option)
    return (
        bool(chosen)
        and figure.unit is not None
        and figure.unit not in shop.sale_units
        and not any(shop.measure(Measure(v, figure.unit)).hard for v in figure.values)
    )


def _read_name_before(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> bool:
    """ "iPhone 15", "Airdopes 141": the figure numbers what stands before it."""
    before, following = figure.before, figure.following
    right_before = figure.before_at == figure.index - 1
    sold = following in SALE_WORDS or bool(sale_unit(shop, following))
    if not before or (sold and not (right_before and is_in_row(shop, figure.value, before))):
        return False
    if not right_before and is_container(shop, before):
        return False  # "A box of fifty strips" asks for none of what is called "Box of 50".
    where = counted_as(shop, figure.value, before)
    if counted_as(shop, figure.value, following) is not None:
        return False
    if figure.value == 1 and figure.value not in shop.numbered.get(stem(before), {}):
        return False  # "Chai ek" counts chais, though a combo includes one chai.
    if where is None and not (right_before and lacks_number(shop, figure.value, before)):
        return False
    text = f"{figure.word} {stem(before)}"
    term = Term(figure.before_at, figure.index + 1, text, where or Where(), "counted")
    add_term(reading, term, taken, only=(figure.index,))
    return True


def _read_packed(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> bool:
    """ "Box of hundred": goods that come so many together, or none."""
    if figure.before_at == figure.index - 1:
        return False
    where = counted_anyhow(shop, figure.value)
    vessel = figure.before in _VESSELS and bool(where.hard)
    if not (vessel or is_container(shop, figure.before)):
        return False
    term = Term(figure.index, figure.index + 1, figure.word, where, "counted")
    add_term(reading, term, taken, (figure.before_at, figure.index) if vessel else None)
    return True


def _read_model(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> bool:
    if len(figure.values) > 1 and figure.word in shop.words:
        term = Term(figure.index, figure.index + 1, figure.word, shop.words[figure.word])
        add_term(reading, term, taken)
        return True
    model = shop.models.get(figure.word) or shop.name_codes.get(figure.word)
    if model is None or figure.following in SALE_WORDS:
        return False
    behind = next((t.where.named for t in reading.terms if t.start == figure.index + 1), 0)
    if behind and not behind & model:
        return False  # "A hundred N95 masks" are so many, though gloves come in a "Box 100".
    where = Where(name=model).union(counted_anyhow(shop, figure.value))
    term = Term(figure.index, figure.index + 1, figure.word, where)
    add_term(reading, term, taken)
    return True


def _read_counted(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> bool:
    """ "Two pole", "fifty strips"; also what no goods have, where it can be nothing else."""
    following = figure.following
    if len(figure.values) > 1 or not following or following in SALE_WORDS | GRAMMAR | SIZES_SAID:
        return False
    own = shop.lookup(following)
    if own is not None and own.brand and not own.head:
        return False  # "Two Vissco sticks" are two of that maker, who may call one "single leg".
    called = shop.lookup(figure.then) if figure.then else None
    if called is not None and is_whole_name([following, figure.then], called.head, shop):
        return False
    where = counted_as(shop, figure.value, following, describes=figure.then in _DESCRIBES)
    if where is None and figure.before == "the" and figure.then in _PACK:
        where = counted_as(shop, figure.value, figure.then)  # "The four cell pack" is one of four.
    same = stem(following)
    parts = same in COUNTED_PARTS and not is_goods(shop, same)
    if where is not None and only_numbers(figure.value, same, where, shop):
        return False
    packed = packed_so(figure.value, shop) if following in _PACK else 0
    if packed:
        where = Where(name=packed).union(where or Where())
    if taken[figure.index + 1]:
        # "Four jar mixer" though "jar mixer" is a phrase; but "three pav bhaji" are three.
        named = next((t.where.hard for t in reading.terms if t.start == figure.index + 1), 0)
        held = where.hard if where is not None else shop.counted_words.get(same, 0)
        if not named & held:
            return False
    ambiguous, boxed = False, following in _BOXED and figure.then not in _DESCRIBES
    sold_so = boxed and bool(sale_unit(shop, following))
    if where is None and not parts and are_called_so(reading.words, figure.index, shop):
        return False
    where = or_so_many_anyhow(where, figure.value, reading.words, figure.index, shop)
    if where is None:
        few = figure.value <= _FAR * most_counted(shop, following) and _describes(figure, shop)
        several = figure.value > 1 and figure.value == int(figure.value)
        if not ((parts or few) and several and is_counted(shop, following)) or sold_so:
            return False
        where = counted_anyhow(shop, figure.value)
    else:
        # "Chaar pair wali": what has so many of them is meant, pairs or not.
        parted = parts or figure.then in _DESCRIBES | ONE or _describes(figure, shop)
        alone = not (parted or figure.then in CONTAINERS) and stands_alone(shop, same)
        one = bool(packed) and figure.before == "the" and following == same  # "The 25 pack".
        ambiguous = not one and (bool(packed) or sold_so or alone)
        wala = figure.value == 1 and not parts and figure.then in _DESCRIBES  # "Ek pyaz wala".
        wala = wala and not differ_in_count(where.hard, following, shop)
        if wala or (ambiguous and (figure.value == 1 or is_called_so(shop, same))):
            return False  # "One masala chai", "two cappuccino" are no combo with so many in it.
    text = f"{figure.word} {same}"
    term = Term(figure.index, figure.index + 2, text, where, "counted", optional=ambiguous)
    heard = (figure.index + 1,) if counted_by_ear(shop, following) else ()
    add_term(reading, term, taken, only=(figure.index, *heard))
    if ambiguous:
        reading.numbers.append(LooseNumber(figure.index, figure.value))
    return True


def _describes(figure: Figure, shop: ShopWords) -> bool:
    """Whether the words behind a figure say what goods are like: "four jar mixer", "do pole wala";
    "four jars" and "do packet wale" may be so many."""
    following = figure.following
    if sale_unit(shop, following):
        return False
    if figure.then in _DESCRIBES:
        return True
    behind = shop.lookup(figure.then) if figure.then else None
    singular = stem(following) == following and figure.value > 1
    goods = behind.head if behind is not None else 0
    return singular and bool(goods) and counts_as_part(shop, following, goods)


_READERS = (
    _read_code, _read_numbered, read_half, _read_measured, _read_name_before, _read_packed,
    _read_model, _read_counted,
)  # fmt: skip


def _read_loose(reading: Reading, shop: ShopWords, figure: Figure, taken: list[bool]) -> None:
    # "24 ghante chalne wali": so long it takes, and not so many are wanted.
    lasts = figure.following in DURATION_OF and not sale_unit(shop, figure.following)
    if lasts or counts_those_there_are(reading.words, figure, shop):
        taken[figure.index] = True
        return
    sale = sale_unit(shop, figure.following)
    which = _says_which(reading.words, shop, figure, sale)
    for value in figure.values:
        number = LooseNumber(figure.index, value, sale, 2 if sale else 1, which)
        reading.numbers.append(number)
    taken[figure.index] = True
    if sale and (figure.following in SALE_WORDS or is_mere_box(shop, figure.following)):
        taken[figure.index + 1] = True


def _says_which(words: list[str], shop: ShopWords, figure: Figure, sale: str) -> bool:
    """Whether a figure tells which of several is meant rather than how many: "sixteen wala",
    "twelve colour wala", "box of hundred", "the one with three", "the two hundred"."""
    counted = bool(sale) or tells_by_count(shop, figure.following, figure.value)
    strange = shop.lookup(figure.following) is None if figure.following else False
    # "One no sugar" counts one without it.
    refuses = figure.following == "no" and shop.lookup(figure.then) is not None
    names = figure.following in OF_SIZE and not refuses
    if names or (figure.then in _DESCRIBES and (counted or strange)):
        return True
    if says_what_one_holds(words, shop, figure):
        return True
    if figure.before_at == figure.index - 2 and sale_unit(shop, figure.before):
        return True
    alone = not figure.following or shop.domain.is_function(figure.following)
    goes_on = len(words) <= _FOLLOW_UP and words[0] in JOINS
    return not sale and (goes_on or (figure.before in {"with", "the"} and alone))
