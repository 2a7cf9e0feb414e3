"""What an utterance says about products: each word linked to the catalogue, a number or nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from device.dialogue.index.sale_units import BOXES, sale_unit
from device.dialogue.index.shop_words import WITHOUT, ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.big_parts import big_parts_only_narrow
from device.dialogue.reading.budget import read_money, read_people
from device.dialogue.reading.clauses import PROTECTS, describing
from device.dialogue.reading.figures import read_code, read_figures
from device.dialogue.reading.makers import read_brands, read_makers_elsewhere
from device.dialogue.reading.names_heard import with_whole_names
from device.dialogue.reading.naming import read_lacking, read_word
from device.dialogue.reading.phrases import read_phrases
from device.dialogue.reading.refused import set_refused_apart
from device.dialogue.reading.replaced import replaced
from device.dialogue.reading.said_again import say_again, yield_after
from device.dialogue.reading.said_of_theirs import is_said_of_theirs
from device.dialogue.reading.shared_units import share_units
from device.dialogue.reading.terms import (
    DENIES,
    FIGURE,
    ONE,
    PRAISES,
    WALA,
    Reading,
    Term,
    is_postposed,
    names_goods,
)
from device.dialogue.reading.told_beside import said_by_doctor, set_beside_apart
from device.dialogue.reading.unwanted import set_unwanted_apart
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_ADJECTIVES = {
    "cheapest": "sasta sasti saste cheap cheaper cheapest lowest least kifayati",
    "costliest": """mehnga mehngi mehnge mahanga mahangi mehenga mehengi costly costlier costliest
        expensive dearer pricier priciest""",
    "biggest": """bada badi bade big bigger biggest large larger largest long longer longest lamba
        lambi lambe powerful strongest zyada jyada highest higher wide wider widest broad broader
        broadest chauda chaudi chaude chauri tall taller tallest uncha unchi unche oonchi thick
        thicker thickest""",
    "smallest": """chota choti chote chhota chhoti chhote small smaller smallest short shorter
        shortest mini lowest lower narrow narrower narrowest patla patli patle""",
}
_ADJECTIVE_OF = {word: kind for kind, words in _ADJECTIVES.items() for word in words.split()}
_WITHOUT = word_set("bina binaa without")
_TAKES_BACK = word_set("nahi nahin nai nhi no sorry not wait")
_NOT = word_set("no not")
"""Right before a name these speak of what follows: "no milk", "not the large one"."""
_ASKS_WHETHER = word_set("hai hain milega milegi milta milti hoga hogi to toh kya")
""" "Fridge nahi hai kya": this denies nothing."""
_NEAR = 6
"""So many words before a "no" a figure may stand that it takes back."""
_DEAR = word_set(
    "expensive cheap costly mehnga mehngi mehnge mahanga mahangi sasta sasti saste kifayati"
)
_CHOOSES = word_set(
    "which what any something some most koi kuch kaun kaunsa kaunsi konsa sabse wala wali wale"
)
_PRICE = word_set("price priced rate cost daam dam keemat kimat")
_LOW = word_set("lowest least lower low kam minimum")
_HIGH = word_set("highest most higher high zyada jyada maximum")
_HAPPENED = word_set("gaya gayi gaye jaye jaaye jayega jayegi jaata jaati chuka chuki")
"""Behind a Hindi verb, which names no goods: "jal gaya", "fuse ho gaya"."""
_HOW_MUCH = word_set("how much many what which kitna kitne kitni kya kaun kaunsa kaunsi")
_PRONOUNS = word_set(
    """
    it its that this them these those they iska iski iske isko ye yeh yah isme ismein uska uski
    uske usko us is ispe ispar uspe uspar inpe unpe wo woh inka inki inke unka unki unke usi
    """
)


_NOT_BEHIND = word_set("nahi nahin nai nhi mat")
_TOO = word_set("too zyada jyada")
_ANY = word_set("kuch kuchh koi kya")
_OPPOSITE = {
    "cheapest": "costliest",
    "costliest": "cheapest",
    "biggest": "smallest",
    "smallest": "biggest",
}


def extreme_of(word: str) -> str | None:
    """ "biggest" for "badi": which end of a row an adjective means."""
    return _ADJECTIVE_OF.get(word)


def read(words: list[str], shop: ShopWords) -> Reading:
    """Links every word. Never fails: what nothing here has ends up in `missing`."""
    return _read_once(tuple(words), shop).copy()


@lru_cache(maxsize=256)
def _read_once(said: tuple[str, ...], shop: ShopWords) -> Reading:
    """The things of an order are tried out in many ways, and most of them share parts."""
    words = share_units(replaced(list(said)).kept, shop)
    purpose = describing(words, shop.domain.names_goods)
    reading = _read(words, shop, purpose)
    outside = any(t.where.head and not t.purpose for t in reading.terms)
    outside = outside or _asks_for_what_is_lacking(reading, purpose)
    if purpose and not (outside or _names_other(reading)) and any(map(names_goods, reading.terms)):
        # "Taking for fish fry": with nothing else named, what follows "for" is the thing itself.
        return _read(words, shop, frozenset())
    return reading


def _names_other(reading: Reading) -> bool:
    """Whether goods are named that something may be said of, or only what shall be kept safe."""
    if reading.code is not None or PROTECTS & {*reading.words}:
        return True
    return any(names_goods(t) and not t.purpose for t in reading.terms)


def _asks_for_what_is_lacking(reading: Reading, purpose: frozenset[int]) -> bool:
    """ "A night lamp for the room" asks for no room heater where there are no such lamps."""
    return any(m.kind == "goods" and m.position not in purpose for m in reading.missing)


def _read(words: list[str], shop: ShopWords, purpose: frozenset[int]) -> Reading:
    reading = Reading(words)
    taken = [False] * len(words)
    for position in said_by_doctor(words):
        taken[position] = True
    read_code(reading, shop, taken)
    read_money(reading, taken)
    read_people(reading, shop, taken)
    read_brands(reading, shop, taken, purpose)
    read_makers_elsewhere(reading, shop, taken)
    read_phrases(reading, shop, taken, purpose)
    read_lacking(reading, shop, taken)
    read_figures(reading, shop, taken, purpose)
    index = 0
    while index < len(words):
        if not taken[index]:
            _read_word(reading, shop, index, index in purpose, taken)
        index += 1
    reading.terms.sort(key=lambda term: term.start)
    reading.terms = with_whole_names(reading.terms, words, shop)
    refusing = set_refused_apart(reading, shop)
    set_unwanted_apart(reading, shop)
    _leave_out_unwanted(reading, shop)
    _take_back(reading, refusing)
    _forget_denied(reading)
    say_again(reading)
    set_beside_apart(reading, purpose)
    reading.terms = [
        replace(term, purpose=False) if _is_maker_of_what_does(term, reading) else term
        for term in reading.terms
    ]
    if not (_names_other(reading) or _asks_for_what_is_lacking(reading, purpose)):
        reading.terms = [replace(term, purpose=False) for term in reading.terms]
    reading.terms = big_parts_only_narrow(reading.terms, words, extreme_of)
    _attributes_yield_to_things(reading, shop)
    _count_what_is_sold_so(reading, shop)
    _praises_only_narrow(reading)
    return reading


def _is_maker_of_what_does(term: Term, reading: Reading) -> bool:
    """ "Omron ka bukhar naapne wala thermometer" is Omron's; "Omron ki machine ke liye cuff" need
    not be."""
    if not (term.purpose and term.where.brand) or term.where.head:
        return False
    behind = reading.words[term.end :]
    ends = next((word for word in behind if word in WALA or word in {"liye", "for"}), "")
    return bool(behind) and behind[0] in {"ka", "ki", "ke"} and ends in WALA


def _praises_only_narrow(reading: Reading) -> None:
    """ "Garam garam chai" praises the tea, though a shop calls only its coffee hot."""
    reading.terms = [
        replace(term, optional=True) if PRAISES.issuperset(term.text.split()) else term
        for term in reading.terms
    ]


def _leave_out_unwanted(reading: Reading, shop: ShopWords) -> None:
    """ "Bina bijli wala filter": of the filters those that are not called electric."""
    everything = (1 << len(shop.products)) - 1
    for index, term in enumerate(reading.terms):
        before = reading.words[term.start - 1] if term.start > 0 else ""
        without = before in _WITHOUT and not is_postposed(reading.words, term.start - 1)
        if term.kind == "word" and without and not term.where.option:
            if f"{WITHOUT}{stem(term.text)}" in shop.words or shop.lacking(term.text):
                continue
            others = _described_without(term, shop) or Where(name=everything & ~term.where.hard)
            reading.terms[index] = replace(term, where=others, optional=True)


def _count_what_is_sold_so(reading: Reading, shop: ShopWords) -> None:
    """ "Strepsils ke paanch patte": so many strips of what is sold by the strip, though a collar is
    called "patta" as well."""
    words = reading.words
    for index, term in enumerate(reading.terms):
        counted = term.start > 0 and FIGURE.match(words[term.start - 1])
        unit = sale_unit(shop, term.text) if counted and term.where.head else ""
        sold = shop.sale_units.get(unit, 0)
        if counted and term.text in BOXES:
            # "Six boxes of battery water" is battery water, though junction boxes are boxes.
            sold = (1 << len(shop.products)) - 1
        others = [t for t in reading.terms if t is not term and names_goods(t)]
        if sold and any(
            t.where.named & sold and not t.where.hard & term.where.hard for t in others
        ):
            where = Where(spec=sold)
            reading.terms[index] = replace(term, where=where, kind="sale_unit", optional=True)


def _described_without(term: Term, shop: ShopWords) -> Where | None:
    """ "Bina taar wali ghanti": a bell, though "taar wali ghanti" is a name of bells too."""
    *described, thing = term.text.split()
    where = shop.lookup(thing) if described and described[-1] in ONE else None
    lacking = where.hard & ~term.where.name if where is not None else 0
    return Where(name=lacking, head=lacking) if lacking else where


def _attributes_yield_to_things(reading: Reading, shop: ShopWords) -> None:
    """ "How much weight can the wheelchair carry": weight is asked for, not a weighing machine; and
    in "helmet peele rang ke" the helmet is yellow, though "rang" is paint too. An "egg sandwich"
    is one of egg, though records say of dishes whether there is egg in them."""
    words = [t for t in reading.terms if t.kind == "word"]
    asked = [t for t in words if shop.attribute(t.text) is not None]
    things = any(t.where.head and not t.optional and t not in asked for t in words)
    chosen = [t for t in words if t.where.option and extreme_of(t.text) is None]
    goods = {t.start for t in words if names_goods(t) and t not in asked}
    colours = {t.end for t in chosen if not (t.where.head or t in asked)}
    # In "medium baby pants" medium are the pants.
    alone = {t.start for t in asked if t.start in colours and t.end not in goods}
    before = {t.start for t in words if t.where.head and t not in asked}
    yielding = [
        t for t in asked
        if (things or (t.start in alone and not _is_what_some_are(t, shop)))
        and not (t.end in before and _is_ingredient(t, reading))
    ]  # fmt: skip
    if yielding:
        reading.terms = [replace(t, optional=True) if t in yielding else t for t in reading.terms]


def _is_what_some_are(term: Term, shop: ShopWords) -> bool:
    """A "large cuff" is a cuff where there are such, though monitors tell of their cuffs."""
    word = stem(term.text)
    return any(phrase_words(category)[-1:] == [word] for category in shop.categories)


def _is_ingredient(term: Term, reading: Reading) -> bool:
    """Whether what stands before a thing names what it is made of."""
    asks = {*reading.words[max(term.start - 2, 0) : term.start]} & _HOW_MUCH
    return bool(term.where.named) and not asks


def _take_back(reading: Reading, settled: frozenset[int]) -> None:
    """ "Cold coffee nahi mocha", "teen nahi chaar": what is taken back counts only where it fits
    what stands, or not at all if it is a figure. Words at `settled` positions refuse goods."""
    for index, word in enumerate(reading.words):
        if word not in _TAKES_BACK or index in settled:
            continue
        number = next((n for n in reading.numbers if n.position > index), None)
        term = next((t for t in reading.terms if t.start > index and not t.optional), None)
        at_once = index + 1
        if word in _NOT and any(t.optional and t.start == at_once for t in reading.terms):
            continue
        if word == "not" and number is not None and number.position - index in {1, 2}:
            the = reading.words[at_once] == "the"
            if the or (number.position == at_once and len(reading.numbers) > 1):
                reading.numbers.remove(number)
        elif word in _NOT and term is not None and term.start == at_once and term.kind == "word":
            if word == "not":
                reading.terms = [_given_up(t) if t is term else t for t in reading.terms]
        elif _is_size_taken_back(reading, index, term) or (
            number is not None and (term is None or number.position <= term.start)
        ):
            _take_back_numbers(reading, index)
        elif term is not None and term.where.named:
            yield_after(reading, index)


def _is_size_taken_back(reading: Reading, no: int, term: Term | None) -> bool:
    """ "Sixteen nahi thirty two amp": no sixteen of them are wanted."""
    ends = {n.position + n.length for n in reading.numbers}
    ends |= {t.end for t in reading.terms if t.kind == "measure"}
    return no in ends and term is not None and (term.kind, term.start) == ("measure", no + 1)


def _forget_denied(reading: Reading) -> None:
    """ "Fridge nahi, inverter battery": what is denied before goods are named is not asked for,
    though the shop may lack it."""
    for index, word in enumerate(reading.words):
        if word not in DENIES or not any(names_goods(t) and t.start > index for t in reading.terms):
            continue
        asked = reading.words[index + 1 : index + 2]
        if asked and asked[0] in _ASKS_WHETHER:
            continue
        reading.missing = [m for m in reading.missing if not index - _NEAR <= m.position < index]


def _take_back_numbers(reading: Reading, index: int) -> None:
    """The last figure before the "no" with its unit, unless it is too far off to be meant."""
    before = [n.position for n in reading.numbers if index - _NEAR <= n.position < index]
    reading.numbers = [n for n in reading.numbers if n.position not in before[-1:]]
    reading.terms = [
        _given_up(t) if t.kind in {"measure", "counted"} and t.end <= index else t
        for t in reading.terms
    ]


def _given_up(term: Term) -> Term:
    return replace(term, if_unfit="ignored", taken_back=True)


def ask_for_qualities(reading: Reading, shop: ShopWords, after: int = -1) -> None:
    """In an order "two fried" does not ask whether they are fried: what names goods says which."""
    reading.terms = [
        replace(t, optional=False, if_unfit="ignored")
        if t.optional and t.where.name and t.start > after and shop.attribute(t.text) is not None
        and not shop.domain.is_function(t.text)
        else t
        for t in reading.terms
    ]  # fmt: skip


def _is_predicate(words: list[str], index: int) -> bool:
    """ "Is the tea expensive" asks of the tea; it does not ask for the dearest of them."""
    before, behind = {*words[:index]}, words[index + 1 : index + 2]
    said_of = bool(before & {"is", "are"}) or behind in (["hai"], ["hain"])
    chooses = bool(_CHOOSES & before) or bool(ONE & {*behind})
    return words[index] in _DEAR and said_of and not chooses


def _is_not_wanted(words: list[str], index: int) -> bool:
    """ "Itni mehngi nahi", "that one is too costly", "not the dear one": something cheaper is.
    "Sasta nahi hai kuch" asks whether there is something cheap."""
    before = words[max(index - 2, 0) : index]
    if _TOO & {*before[-1:]} or before[-1:] == ["not"] or before == ["not", "the"]:
        return True
    denied = bool(_NOT_BEHIND & {*words[index + 1 : index + 2]})
    whether = bool(_ASKS_WHETHER & {*words[index + 2 : index + 3]})
    return denied and not (whether and _ANY & {*words[:index], *words[index + 3 :]})


def _of_price(words: list[str], index: int) -> str | None:
    """ "Lowest price", "kam daam": the cheapest, not the smallest."""
    if not _PRICE & {*words[index + 1 : index + 2]}:
        return None
    return "cheapest" if words[index] in _LOW else "costliest" if words[index] in _HIGH else None


def _asks_how_much(words: list[str], index: int) -> bool:
    """ "Kitni lambi", "kitne metre lambi", "how many feet long"; "zyada se zyada" is at most."""
    at_most = [words[index], "se", words[index]]
    if at_most in (words[index : index + 3], words[max(index - 2, 0) : index + 1]):
        return True
    before = words[max(index - 3, 0) : index]
    if before and canonical_unit(before[-1]) is not None:
        before = before[:-1]
    before = before[:-1] if before[-2:] in (["how", "many"], ["how", "much"]) else before
    return bool(before) and before[-1] in {"how", "kitna", "kitne", "kitni"}


def _is_called(word: str, shop: ShopWords) -> bool:
    where = shop.lookup(word)
    return where is not None and bool(where.head | where.brand)


def _has_happened(behind: list[str]) -> bool:
    return bool(_HAPPENED & {*behind[:1]}) or (
        behind[:1] in (["ho"], ["kar"]) and bool(_HAPPENED & {*behind[1:2]})
    )


def _read_word(
    reading: Reading, shop: ShopWords, index: int, purpose: bool, taken: list[bool]
) -> None:
    words, word = reading.words, reading.words[index]
    if word in _PRONOUNS:
        reading.pronoun = True
    if _has_happened(reading.words[index + 1 :]) and not _is_called(word, shop):
        return
    extreme = None if _asks_how_much(words, index) else _of_price(words, index) or extreme_of(word)
    if extreme and (_is_predicate(words, index) or is_said_of_theirs(words, index)):
        return
    if extreme is not None and _is_not_wanted(reading.words, index):
        reading.extreme = _OPPOSITE[extreme]
        return
    if extreme is not None:
        where = shop.lookup(word, by_ear=not shop.domain.is_function(word))
        if reading.extreme is None:
            reading.extreme = extreme
        if where is None or not (where.name | where.option | where.head):
            return
    read_word(reading, shop, index, taken, purpose=purpose, size=extreme is not None)
