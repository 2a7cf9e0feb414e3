"""What an utterance says about products: each word linked to the catalogue, a number or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from device.dialogue.shop_words import SINGLE_DOUBLE, ShopWords, Where, alikeness, stem
from kb.language.normalise import normalise
from kb.language.numbers import numbers, words_to_figures
from kb.language.script import to_latin
from kb.language.units import Measure, canonical_unit, unit_at
from kb.language.words import word_set

TermKind = Literal["word", "measure", "counted", "value", "sale_unit"]
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?$")
_MONEY = word_set("rs rupaye rupee rupees rupay rupaya rupaiya inr bucks")
_UNDER = word_set(
    "under below within upto maximum max andar tak neeche niche kam less budget bhitar"
)
_OVER = word_set("above over minimum upar zyada jyada more")
_PEOPLE = word_set("people persons person members member log logon sadasya jan guests family")
_SALE_WORDS = word_set("piece pieces pcs pc nos nag adad pis unit units number")
_ADJECTIVES = {
    "cheapest": "sasta sasti saste cheap cheaper cheapest lowest least kifayati",
    "costliest": "mehnga mehngi mehnge mahanga mahangi mehenga mehengi costly costlier costliest expensive priciest",
    "biggest": "bada badi bade big bigger biggest large larger largest long longer longest lamba lambi lambe "
               "powerful strongest zyada jyada highest higher",
    "smallest": "chota choti chote chhota chhoti chhote small smaller smallest short shorter shortest shot "
                "mini lowest lower",
}  # fmt: skip
_ADJECTIVE_OF = {word: kind for kind, words in _ADJECTIVES.items() for word in words.split()}
_WALA = word_set("wala wali wale vala vali vale waala one ones ka ki ke number no")
_TAKES_BACK = word_set("nahi nahin no sorry")
_JOINS = word_set("and or aur ya to vs versus se")
_PRONOUNS = word_set(
    "it its that this them these those they iska iski iske isko ye yeh yah isme ismein uska uski uske usko "
    "us is wo woh inka inki inke unka unki unke"
)
_VERB_ENDING = re.compile(
    r"(?:iye|iyega|iega|iyo|unga|ungi|oonga|oongi|enge|engi|ega|egi|ogi|oge|wana|wani|wane|vana|vane|"
    r"raha|rahi|rahe|kar|ly)$"
)
_PARTICIPLE = re.compile(r"(?:ta|te|ti|tee|na|ne|ni|nee|kar|ke)$")
_AFTER_PARTICIPLE = word_set("hai hain ho hoon hu tha thi the ke ko par se mein baad")
_AFTER_KE = word_set("baad liye lie pehle samay waqt bina")


@dataclass(frozen=True, slots=True)
class Term:
    """Words of the utterance that name something in the shop, and the products that have it.

    An `optional` term may be plain language too ("light", "small"): it narrows, but never excludes
    all. `purpose` terms say what the thing is for.
    """

    start: int
    end: int
    text: str
    where: Where
    kind: TermKind = "word"
    certainty: float = 1.0
    optional: bool = False
    purpose: bool = False
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class LooseNumber:
    """A figure that may be a quantity or a measure without its unit."""

    position: int
    value: Decimal
    unit: str = ""
    """A unit of measure or a word of sale ("coil") that follows it."""
    length: int = 1
    wala: bool = False


@dataclass(slots=True)
class Reading:
    words: list[str]
    terms: list[Term] = field(default_factory=list)
    numbers: list[LooseNumber] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    budget_max: Decimal | None = None
    budget_min: Decimal | None = None
    people: Decimal | None = None
    extreme: str | None = None
    pronoun: bool = False
    code: int | None = None
    """Number of the product whose SKU was said."""

    @property
    def names_something(self) -> bool:
        return self.code is not None or any(not term.purpose for term in self.terms)

    @property
    def text(self) -> str:
        return " ".join(self.words)


def utterance_words(text: str, shop: ShopWords) -> list[str]:
    """The words of an utterance in Latin letters, numbers as figures, split brand names mended."""
    words = to_latin(normalise(text)).split()
    figures = words_to_figures(" ".join(_mend(words, shop))).split()
    return [_as_count(figures, index, shop) for index in range(len(figures))]


def _as_count(words: list[str], index: int, shop: ShopWords) -> str:
    """ "double pole" is "2 pole" where the shop counts poles."""
    figure = SINGLE_DOUBLE.get(words[index])
    if figure is None or index + 1 >= len(words):
        return words[index]
    return figure if stem(words[index + 1]) in shop.counted_words else words[index]


def read(words: list[str], shop: ShopWords) -> Reading:
    """Links every word. Never fails: what means nothing here ends up in `unknown`."""
    words = _after_correction(words, shop)
    reading = Reading(words)
    purpose = _purpose_positions(words)
    words = reading.words = _share_units(words)
    taken = [False] * len(words)
    _read_code(reading, shop, taken)
    _read_money(reading, taken)
    _read_people(reading, taken)
    _read_figures(reading, shop, taken, purpose)
    index = 0
    while index < len(words):
        if not taken[index]:
            _read_word(reading, shop, index, index in purpose, taken)
        index += 1
    reading.terms.sort(key=lambda term: term.start)
    _purpose_needs_a_thing(reading)
    _attributes_yield_to_things(reading, shop)
    return reading


def _attributes_yield_to_things(reading: Reading, shop: ShopWords) -> None:
    """ "How much weight can the wheelchair carry": weight is asked for, not a weighing machine."""
    things = [
        t for t in reading.terms
        if t.kind == "word" and t.where.head and not t.optional and shop.attribute(t.text) is None
    ]  # fmt: skip
    if things:
        reading.terms = [
            replace(t, optional=True)
            if t.kind == "word" and shop.attribute(t.text) is not None
            else t
            for t in reading.terms
        ]


def _after_correction(words: list[str], shop: ShopWords) -> list[str]:
    """ "cold coffee nahi mocha": what is named after a "no" takes the place of what was before."""
    for index in range(len(words) - 1, 0, -1):
        if words[index] in _TAKES_BACK and index + 1 < len(words):
            left, right = words[:index], words[index + 1 :]
            if _names_thing(left, shop) and _names_thing(right, shop):
                return right
    return words


def _names_thing(words: list[str], shop: ShopWords) -> bool:
    for word in words:
        where = shop.lookup(word, by_ear=not shop.domain.is_function(word))
        if shop.domain.is_function(word):
            continue
        if where is None:
            heard = shop.sounds_like(word, at_least=0.85)
            where = heard[0] if heard is not None else None
        if where is not None and (where.head or where.name):
            return True
    return False


def _purpose_needs_a_thing(reading: Reading) -> None:
    """ "price for a geyser": with nothing else named, what follows "for" is the thing itself."""
    names_other = any(
        not t.purpose and t.kind == "word" and (t.where.head or t.where.name or t.where.brand)
        for t in reading.terms
    )
    if not names_other:
        reading.terms = [replace(term, purpose=False) for term in reading.terms]


def _share_units(words: list[str]) -> list[str]:
    """ "10 aur 16 amp" is "10 amp aur 16 amp"."""
    shared: list[str] = []
    for index, word in enumerate(words):
        shared.append(word)
        joins = index + 2 < len(words) and words[index + 1] in _JOINS
        if joins and _FIGURE.match(word) and _FIGURE.match(words[index + 2]):
            unit, length = unit_at(words, index + 3)
            if unit is not None:
                shared += words[index + 3 : index + 3 + length]
    return shared


def _mend(words: list[str], shop: ShopWords) -> list[str]:
    """ "have ells" → "havells": neighbours that together sound like a word of the shop."""
    known = [_is_known(word, shop) for word in words]
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
            if all(known[index : index + length]):
                if length == 2 and len("".join(part)) >= 6 and shop.is_brand_by_ear("".join(part)):
                    best = (1.0, length, shop.similar_words("".join(part))[0])
                continue
            doubtful = [w for w, is_known in zip(part, known[index:], strict=False) if not is_known]
            single = max(_brand_alike(word, shop)[0] for word in doubtful)
            if (
                len(joined) >= 4
                and alike[0] >= 0.86
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


def _is_known(word: str, shop: ShopWords) -> bool:
    if not word.isalpha() or shop.domain.is_function(word) or numbers([word, "piece"]):
        return len(word) > 1
    return shop.lookup(word) is not None or canonical_unit(word) is not None


def _purpose_positions(words: list[str]) -> frozenset[int]:
    """Positions of what a thing is for: after "for", before "ke liye"."""
    positions: set[int] = set()
    for index, word in enumerate(words):
        if word == "for" and index + 1 < len(words):
            for ahead in range(index + 1, min(index + 6, len(words))):
                if words[ahead] in {"i", "which", "what", "please", "under", "below", "how", "is"}:
                    break
                positions.add(ahead)
        if word in {"liye", "lie", "waste", "vaste", "liy"}:
            for behind in range(index - 1, max(index - 6, -1), -1):
                if words[behind] in {"kya", "batao", "mujhe", "koi", "kaun"}:
                    break
                positions.add(behind)
    return frozenset(positions)


def _read_code(reading: Reading, shop: ShopWords, taken: list[bool]) -> None:
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


def _read_money(reading: Reading, taken: list[bool]) -> None:
    """ "below two thousand rupees", "500 tak", "budget 300"; a bare price without bound is one too."""
    words = reading.words
    for index, word in enumerate(words):
        if not _FIGURE.match(word) or "/" in word or taken[index]:
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


def _read_people(reading: Reading, taken: list[bool]) -> None:
    words = reading.words
    for index, word in enumerate(words):
        if not _FIGURE.match(word) or "/" in word or taken[index]:
            continue
        near = words[index + 1 : index + 3]
        family_of = words[max(0, index - 3) : index]
        if any(w in _PEOPLE for w in near) or ("family" in family_of and "of" in family_of):
            reading.people = Decimal(word)
            taken[index] = True


def _read_figures(
    reading: Reading, shop: ShopWords, taken: list[bool], purpose: frozenset[int]
) -> None:
    words = reading.words
    for index, word in enumerate(words):
        if taken[index] or not _FIGURE.match(word):
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
            _add(reading, Term(index - 1, index + 1, code, shop.words[code]), taken)
            continue
        if unit is not None:
            _read_measure(reading, shop, index, values, unit, length, index in purpose, taken)
            continue
        same = stem(following)
        behind = stem(words[index - 1]) if index else ""
        if (
            (values[0], behind) in shop.counted
            and (values[0], same) not in shop.counted
            and not sale_unit(shop, following)
        ):
            _add(
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
        counted = shop.counted.get((values[0], same))
        if counted is not None and len(values) == 1:
            noun = shop.lookup(same)
            ambiguous = noun is not None and bool(noun.head)
            term = Term(index, index + 2, f"{word} {same}", counted, "counted", optional=ambiguous)
            _add(reading, term, taken, only=(index,))
            if ambiguous:
                reading.numbers.append(LooseNumber(index, values[0]))
            continue
        sale = sale_unit(shop, following)
        wala = following in _WALA
        for value in values:
            reading.numbers.append(LooseNumber(index, value, sale, 2 if sale else 1, wala))
        taken[index] = True
        if sale and following in _SALE_WORDS:
            taken[index + 1] = True


def sale_unit(shop: ShopWords, word: str) -> str:
    """The word if things are sold by it, in the shop's own name for it."""
    if word in _SALE_WORDS:
        return "piece"
    for same in shop.same_words(word) if word else ():
        if same in shop.sale_units:
            return same
    return ""


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
        if not where.hard and unit in shop.sale_units:
            reading.numbers.append(LooseNumber(index, value, unit, 1 + length))
        elif where.hard and unit in shop.sale_units and len(values) == 1:
            reading.numbers.append(LooseNumber(index, value, unit, 1 + length))
            _add(
                reading,
                Term(index, index + 1 + length, f"{value} {unit}", where, "measure", measure=asked),
                taken,
            )
        else:
            _add(
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


def _read_word(
    reading: Reading, shop: ShopWords, index: int, purpose: bool, taken: list[bool]
) -> None:
    word = reading.words[index]
    if word in _PRONOUNS:
        reading.pronoun = True
    extreme = _ADJECTIVE_OF.get(word)
    function = shop.domain.is_function(word)
    where = shop.lookup(word, by_ear=not function)
    if (
        extreme is not None
        and index
        and reading.words[index - 1] in {"how", "kitna", "kitne", "kitni"}
    ):
        extreme = None
    attribute = shop.attribute(word)
    if extreme is not None and (where is None or not (where.name | where.option | where.head)):
        reading.extreme = reading.extreme or extreme
        return
    if where is not None:
        if extreme is not None:
            reading.extreme = reading.extreme or extreme
        if function and not (where.option | where.head | where.name | where.spec):
            return
        kind: TermKind = "sale_unit" if sale_unit(shop, word) and not where.head else "word"
        optional = (
            function
            or extreme is not None
            or kind == "sale_unit"
            or not where.hard
            or attribute is not None
        ) and not where.head
        _add(reading, Term(index, index + 1, word, where, kind, 1.0, optional, purpose), taken)
        return
    if function or word.isdigit():
        return
    unit = canonical_unit(word)
    if unit is not None:
        mask = shop.sale_units.get(unit, 0)
        if mask:
            _add(
                reading,
                Term(index, index + 1, word, Where(spec=mask), "sale_unit", 1.0, True),
                taken,
            )
        return
    if attribute is not None:
        return
    heard = shop.sounds_like(word, at_least=0.74 if len(word) >= 6 else 0.8)
    if heard is not None:
        _add(
            reading, Term(index, index + 1, word, heard[0], "word", heard[1], False, purpose), taken
        )
        return
    if purpose or (_VERB_ENDING.search(word) and len(word) > 4) or len(word) == 1:
        return
    if shop.domain.synonyms.get(word) and not _is_thing(word, shop):
        return
    following = reading.words[index + 1] if index + 1 < len(reading.words) else ""
    if len(word) >= 5 and _PARTICIPLE.search(word) and following in _AFTER_PARTICIPLE:
        after = reading.words[index + 2] if index + 2 < len(reading.words) else ""
        if following != "ke" or after in _AFTER_KE:
            return
    reading.unknown.append(word)


def _is_thing(word: str, shop: ShopWords) -> bool:
    """A synonym group that names goods: saying it asks for something the shop does not have."""
    return word in shop.domain.things


def _add(
    reading: Reading, term: Term, taken: list[bool], only: tuple[int, ...] | None = None
) -> None:
    reading.terms.append(term)
    for position in only if only is not None else range(term.start, term.end):
        if position < len(taken):
            taken[position] = True
