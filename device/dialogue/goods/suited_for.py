"""For how many people, which age and which measures a product is, as its record says in ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Reading, Term
from kb.catalogue import Product
from kb.language.durations import DURATION_OF
from kb.language.normalise import normalise
from kb.language.numbers import words_to_figures
from kb.language.units import Measure, canonical_unit, record_measures
from kb.language.words import word_set

_PEOPLE = (
    re.compile(
        r"(\d+) (?:to|or|and|-)? ?(\d+)? ?(?:people|persons|members|person|adults|guests|users|log)"
    ),
    re.compile(r"family of (\d+)(?: (?:to|or) (\d+))?"),
)
_AGES = re.compile(r"(\d+) ?(?:to|or|-)? ?(\d+) (months|years)")
_RANGE = re.compile(r"(\d+(?:\.\d+)?) ?(?:-|to|–) ?(\d+(?:\.\d+)?) ?([a-zA-Z]+)")
_LITRES_EACH = {"geyser": Decimal(5), "heater": Decimal(5), "cooker": Decimal(1)}
"""Litres that a person uses of a water heater for a bath, and of a pressure cooker for a meal, by
the rules of thumb of shops: 25 litres for a family of five, a cooker of five."""
_LITRE = "L"
_MANY = 2000
"""Among more products than this no ranges are looked for."""
_WE = word_set("we hum ham")
_WE_ARE = word_set("are be hum ham")
_ONLY = word_set("only just sirf bas keval kul")
_FAR = 3
_SPOUSE = word_set(
    "husband wife spouse patni biwi bibi gharwali pati miyan shauhar boyfriend girlfriend fiance"
)
_I = word_set("me i myself main mein mai hum")
_AND = word_set("and aur or n & my mera mere meri")
_BOTH = word_set("dono donon")
_KIDS = word_set("kids kid child children bachche bachcha bachchi bachchon baby bete beti")
_GUESTS = word_set("mehmaan mehman mehmaano mehmanon heads")
_OWN_CHILDREN = 2
"""So many are told of to say for whom it is, and more come to eat."""
_FOR_EACH = word_set("serves cups people persons")
"""Specs that count people, or what each of them takes one of."""
_MONTHS_IN = {"month": 1, "year": 12}
_HALF_A_MONTH = Decimal("0.5")
_YOUNGER = word_set(
    "under below less younger chhota chhoti chhote chota choti chote kam neeche niche"
)
_OLDER = word_set("over above more older bada badi bade upar zyada jyada")


def only_kind_is_sure(reading: Reading, shop: ShopWords) -> Reading:
    """Who asks for advice tells of much besides the thing: only its kind and maker must fit, and
    of several measures those that goods have."""
    sized = any(t.measure is not None and t.where.hard for t in reading.terms)
    terms = [
        replace(t, if_unfit=t.if_unfit or "ignored")
        if (t.kind == "word" and not (t.where.head or t.where.brand))
        or (sized and t.measure is not None and not t.where.hard)
        else replace(t, purpose=t.purpose or _is_within_ranges(t, shop))
        for t in reading.terms
    ]
    return replace(reading, terms=terms)


def _is_within_ranges(term: Term, shop: ShopWords) -> bool:
    """ "8 kg" where nothing has that measure but diapers are for 7 to 12 kg."""
    said = term.measure
    if said is None or term.where.hard or len(shop.products) > _MANY:
        return False
    return any(is_in_range(product, said) for product in shop.products)


def figure_as_people(reading: Reading) -> Reading:
    """Of someone who asks for advice: "we will be six", "hum chhe hain", "me and my wife", "cake
    for twelve kids"."""
    words = reading.words
    if reading.people is None and _is_couple(words):
        children = _children(words)
        return reading if children is None else replace(reading, people=2 + children)
    for number in reading.numbers if reading.people is None else ():
        at = number.position
        before = [word for word in words[max(0, at - _FAR) : at] if word not in _ONLY]
        said = _WE & {*before} and _WE_ARE & {*before[-1:]}
        guests = (_KIDS | _GUESTS) & {*words[at + 1 : at + 3]} and number.value > _OWN_CHILDREN
        if (said or guests) and not number.unit:
            rest = [each for each in reading.numbers if each is not number]
            return replace(reading, people=number.value, numbers=rest)
    return reading


def _is_couple(words: list[str]) -> bool:
    """ "Me and my husband", "hum pati patni", "hum dono"."""
    for index, word in enumerate(words):
        if word in _WE and _BOTH & {*words[index + 1 : index + 2]}:
            return True
        behind = index + 1
        while words[behind : behind + 1] and words[behind] in _AND:
            behind += 1
        others = {*words[behind : behind + 1]}
        linked = behind > index + 1
        if word in _SPOUSE and (others & _SPOUSE or (linked and others & _I)):
            return True
        if linked and word in _I and others & _SPOUSE:
            return True
    return False


def _children(words: list[str]) -> Decimal | None:
    """How many children are told of beside their parents; None where they are not counted."""
    at = next((index for index, word in enumerate(words) if word in _KIDS), None)
    if at is None:
        return Decimal(0)
    counted = [word for word in words[max(0, at - 2) : at] if word.isdigit()]
    return Decimal(counted[-1]) if counted else None


def serves(product: Product, people: Decimal) -> bool:
    """Whether it is said to be for so many."""
    return any(low <= people <= high for low, high in _people_of(product))


def serving(products: Sequence[Product], people: Decimal) -> list[Product]:
    """Those said to be for so many; of a kind of which none is, those for the fewest more: eleven
    take the cake for twelve."""
    fitting = [p for p in products if serves(p, people)]
    kinds = {p.category for p in fitting}
    others = [(p, _people_of(p)) for p in products if p.category not in kinds]
    least: dict[str, Decimal] = {}
    for product, told in others:
        for more in (low for low, _ in told if low > people):
            least[product.category] = min(more, least.get(product.category, more))
    return fitting + [
        p for p, told in others if any(low == least.get(p.category) for low, _ in told)
    ]


def is_for_fewer(product: Product, people: Decimal) -> bool:
    """Whether it is said to be for some, and for none so many."""
    return max((high for _, high in _people_of(product)), default=people) < people


def _people_of(product: Product) -> list[tuple[Decimal, Decimal]]:
    """The least and the most that it is said to be for, wherever its record says so."""
    texts = [f"{v} people" if n in _FOR_EACH else v for n, v in product.specs.items()]
    return [
        (Decimal(low), Decimal(high or low))
        for text in (product.description, *texts)
        for pattern in _PEOPLE
        for low, high in pattern.findall(_figures(text))
    ]


def holds_enough(product: Product, people: Decimal) -> bool | None:
    """Whether it holds what so many use of it, by rules of thumb; None where there is no such rule,
    or its record does not say how much it holds."""
    called = {*phrase_words(product.name), *phrase_words(product.category)}
    litres = max((each for word, each in _LITRES_EACH.items() if word in called), default=None)
    texts = (product.name, *product.specs.values())
    held = [value for text in texts for value, unit in _bases(text) if unit == _LITRE]
    return None if litres is None or not held else max(held) >= people * litres


def _bases(text: str) -> list[tuple[Decimal, str]]:
    return [measure.base() for measure in record_measures(text)]


def age_said(words: list[str]) -> Decimal | None:
    """An age in months: "five years old", "6 mahine ka", and less than six where somebody is
    "under six months" or "6 mahine se chhota"."""
    for index, word in enumerate(words[:-1]):
        months = _MONTHS_IN.get(DURATION_OF.get(words[index + 1], ""))
        if months and word.replace(".", "", 1).isdigit():
            return Decimal(word) * months + _beside(words[:index], words[index + 2 :])
    return None


def _beside(before: list[str], behind: list[str]) -> Decimal:
    """How far an age is from the one that it is said to be below or above."""
    than = {*before[-1:]} if before[-1:] != ["than"] else {*before[-2:-1]}
    said = than | ({*behind[1:3]} if behind[:1] == ["se"] else set())
    if _YOUNGER & said:
        return -_HALF_A_MONTH
    return _HALF_A_MONTH if _OLDER & said else Decimal(0)


def is_for_age(product: Product, months: Decimal) -> bool:
    """Whether a range of ages in its specs or its description holds this one."""
    for text in (product.description, *product.specs.values()):
        for low, high, unit in _AGES.findall(_figures(text)):
            factor = 12 if unit == "years" else 1
            if Decimal(low) * factor <= months <= Decimal(high) * factor:
                return True
    return False


def is_in_range(product: Product, said: Measure) -> bool:
    """Whether its record gives a range with the measure in it: "7-12 kg"."""
    value, unit = said.base()
    for text in (product.name, *product.specs.values(), product.description):
        for low, high, word in _RANGE.findall(text):
            own = canonical_unit(word.lower())
            if own is None:
                continue
            least, base_unit = Measure(Decimal(low), own).base()
            most, _ = Measure(Decimal(high), own).base()
            if base_unit == unit and least <= value <= most:
                return True
    return False


def _figures(text: str) -> str:
    return words_to_figures(normalise(text))
