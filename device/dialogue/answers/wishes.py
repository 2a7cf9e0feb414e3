"""How well a product suits what a customer wishes, in the words of its own record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import figure_of
from device.dialogue.goods.suited_for import is_in_range
from device.dialogue.index.product_sets import count, mask_of
from device.dialogue.index.shop_words import ShopWords, Where
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.clauses import SAYS_NO_KIND
from device.dialogue.reading.terms import is_postposed
from device.dialogue.reading.unwanted import EATS
from kb.catalogue import Product
from kb.language.durations import DURATION_OF
from kb.language.units import Measure, measures, record_measures, unit_at
from kb.language.words import stem, word_set

_HOW = word_set("how kitna kitne kitni")
_NOT_BEFORE = word_set(
    """
    no not without bina binaa avoid avoids avoiding dislikes hates except minus neither nor dont
    allergic
    """
)
_NOT_BEHIND = word_set("nahi nahin nai mat free chodkar chhodkar alawa siva sivay bagair")
_BE = word_set("ho hon hoga hogi rahe lage pade")
_FOR_THAT = word_set("iske uske iskay uskay isliye usliye is us jisse isse usse")
_SO_THAT = word_set("taki taaki takki")
_BETWEEN = word_set("ka ki ke any the a an in with of for to ko liye wala wali wale")
_ABSENT = word_set("no none nil not without free zero bina nahi")
_ABSENT_VALUES = word_set("no none nil free 0 zero")
_NEAR = 2
_LONGEST_PHRASE = 4
_SHORTEST_VERB = 4
_SHORTEST = 2
_AT_MOST = word_set("maximum max user load capacity bears")
_UP_TO = re.compile(r"\bup ?to (?:about )?(\d[\d.]* ?[a-z]+)")
_NO_ONE = word_set("half quarter per each such what rupees rupaye rs")
"""Before "a litre": no one litre is meant."""
_LASTS_IN = frozenset({"hour", "day"})
_LASTING = word_set("keep keeps stay stays backup life run runs runtime lasts lasting playtime")
_RARE = 5
"""A plain word that more than one in so many descriptions has tells nothing."""
_ASKS = word_set(
    """
    want need have has which what suggest recommend good best better please give show tell look
    looking find price cost under below above around about budget money rupees only take like some
    something anything koi kuch chahiye dikhao batao dena dedo dijiye kaun kaunsa kaunsi konsa wala
    wali wale liye mujhe mere meri mera hamare aapke paas with without from this that these those
    sabse sasta sasti saste mehnga mehngi cheap cheapest cheaper costly most more less very kitna
    kitne kitni milega milegi hain hoga hogi theek rahega rahegi sahi accha acha achha thing things
    cheez would could will shall does there here them they your mine also
    """
)
"""Words of asking, which wish for nothing though a description may have them."""
_OF_WARRANTY = word_set("warranty warrantee guarantee garanti garantee waranti varanti vaaranti")
_LESS = word_set(
    "less low lower lowest least little kam thoda save saves saving bachaye bachata halka"
)
_MORE = word_set("more high higher highest most zyada jyada maximum adhik")


@dataclass(frozen=True, slots=True)
class Wish:
    """A word of the utterance that some product has; `refused` where that speaks against it."""

    word: str
    position: int
    where: Where
    weight: float
    refused: bool = False


def wishes_of(words: list[str], shop: ShopWords) -> list[Wish]:
    """What the content words of an utterance wish for, each weighed by its rarity in the shop."""
    refused = refused_positions(words, shop)
    wishes, taken = _phrases(words, shop)
    for index, word in enumerate(words):
        if index in taken or word in SAYS_NO_KIND:
            continue
        if not _is_content(word, shop):
            mask = _told_plainly(word, shop)
            if mask:
                wishes.append(Wish(word, index, Where(text=mask), shop.rarity(mask)))
            continue
        where = _with_texts(word, shop.lookup(word), shop)
        if where is not None and word in shop.domain.attributes:
            # All goods have a weight; a remote tells those apart that have one.
            where = replace(where, text=0)
        if where is not None and where.anywhere:
            wishes.append(Wish(word, index, where, shop.rarity(where.anywhere), index in refused))
    return wishes


def _told_plainly(word: str, shop: ShopWords) -> int:
    """The few products whose descriptions have a word of plain language: "gift", "rain"."""
    if len(word) < _SHORTEST_VERB or word in _ASKS or not word.isalpha():
        return 0
    mask = 0
    for same in shop.same_words(word):
        mask |= shop.plain_texts.get(same, 0)
    return mask if count(mask) * _RARE <= len(shop.products) else 0


def _phrases(words: list[str], shop: ShopWords) -> tuple[list[Wish], set[int]]:
    """Wishes of several words ("abhi paida hua"), and where they stand."""
    wishes: list[Wish] = []
    taken: set[int] = set()
    for length in range(_LONGEST_PHRASE, 1, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            said = [words[at] for at in span]
            group = shop.domain.phrase(said)
            names = [name if "_" in name else stem(name) for name in group or ()]
            where = None if taken.intersection(span) else shop.of_group(names)
            if where is not None and where.anywhere:
                taken.update(span)
                wishes.append(Wish(" ".join(said), start, where, shop.rarity(where.anywhere)))
    return wishes, taken


def _with_texts(word: str, where: Where | None, shop: ShopWords) -> Where | None:
    """Also what descriptions say of it in another form ("grills" for "grilling") or in other words
    of the same meaning ("water heaters" for "geyser")."""
    texts = 0
    if len(word) >= _SHORTEST_VERB:
        base = word.removesuffix("ing")
        forms = {f"{word}ing", f"{word[:-1]}ing"} | ({base, f"{base}e"} if base != word else set())
        found = shop.of_group(map(stem, forms))
        texts |= found.anywhere if found is not None else 0
    for same in shop.same_words(word):
        if "_" in same:
            texts |= _speak_of(same.split("_"), shop)
    if not texts:
        return where
    return Where(text=texts) if where is None else where.union(Where(text=texts))


def _speak_of(phrase: list[str], shop: ShopWords) -> int:
    """The products in whose descriptions all words of a phrase stand."""
    mask = -1
    for word in phrase:
        where = shop.words.get(stem(word))
        mask &= where.text if where is not None else 0
    return max(mask, 0)


def told_apart(asking: Asking) -> list[Product]:
    """Of several products that were named those whose records have the other words too: "that
    connects to a phone", "for grilling", "with less noise". All where these tell nothing."""
    shop = asking.shop
    taken = {at for t in asking.match.terms if not t.purpose for at in range(t.start, t.end)}
    # "How long is the cord" wishes for no long one.
    taken |= {at + 1 for at, word in enumerate(asking.words) if word in _HOW}
    mask = mask_of(shop.index_of[p.sku] for p in asking.products)
    specs = {word for p in asking.products for name in p.specs for word in phrase_words(name)}
    for wish in wishes_of(asking.words, shop):
        if wish.word in _OF_WARRANTY:
            continue  # All have one, though one record speaks of it.
        if wish.position not in taken and not wish.refused and stem(wish.word) not in specs:
            mask = mask & wish.where.anywhere or mask
    products = asking.of_mask(mask)
    less = by_attribute(products, asking.words, shop)
    most = max(less.values(), default=0.0)
    return [p for p in products if less.get(p.sku, 0.0) == most]


def refused_positions(words: list[str], shop: ShopWords) -> frozenset[int]:
    """Positions of what is not wanted: "no coffee", "bina doodh", "coffee nahi chalegi"."""
    found: set[int] = set()
    for index, word in enumerate(words):
        if word in _NOT_BEFORE and not is_postposed(words, index):
            ahead = _content_near(words, range(index + 1, min(index + 4, len(words))), shop)
            found.update(ahead)
        avoided = word == "na" and bool(_BE & {*words[index + 1 : index + 2]})
        # "Bed sore na ho uske liye": something against bed sores.
        against = _FOR_THAT & {*words[index + 2 : index + 3]} or _SO_THAT & {*words[:index]}
        behind = word in _NOT_BEHIND or (avoided and not against) or is_postposed(words, index)
        if behind and not (word in _NOT_BEFORE and found and not is_postposed(words, index)):
            found.update(_content_near(words, range(index - 1, max(index - 4, -1), -1), shop))
    # "Cheeni wali coffee nahi, gud wali coffee": what is named again is wanted otherwise.
    wanted = {stem(word) for index, word in enumerate(words) if index not in found}
    return frozenset(index for index in found if stem(words[index]) not in wanted)


def _content_near(words: list[str], positions: Iterable[int], shop: ShopWords) -> list[int]:
    """The nearest word that names something, past small words: of "does not drink coffee" the
    coffee."""
    eaten: list[int] = []
    for position in positions:
        word = words[position]
        names = _is_content(word, shop) and shop.lookup(word) is not None
        if names and word not in EATS:
            return [position]
        if word in EATS:
            eaten += [position] if names else []
        elif word not in _BETWEEN:
            break
    return eaten[:1]


def _is_content(word: str, shop: ShopWords) -> bool:
    if len(word) < _SHORTEST or word[0].isdigit():
        return False
    return not shop.domain.is_function(word)


def suits(product: Product, number: int, wishes: Iterable[Wish], shop: ShopWords) -> float:
    """How much of what is wished for a product has; what it is said not to have counts too."""
    bit = 1 << number
    total = 0.0
    for wish in wishes:
        if wish.refused:
            total += wish.weight if _says_without(product, wish.word, shop) else 0.0
        elif wish.where.anywhere & bit and not _says_without(product, wish.word, shop):
            total += wish.weight
    return total


def has_refused(product: Product, wishes: Iterable[Wish], shop: ShopWords) -> bool:
    """Whether a product has something that is not wanted."""
    return any(
        wish.refused
        and wish.where.anywhere & (1 << shop.index_of[product.sku])
        and not _says_without(product, wish.word, shop)
        for wish in wishes
    )


def _says_without(product: Product, word: str, shop: ShopWords) -> bool:
    """ "Thick cocoa drink with no coffee in it", or the spec coffee: none."""
    same = set(shop.same_words(word))
    for name, value in product.specs.items():
        if same & set(phrase_words(name)) and value.strip().lower() in _ABSENT_VALUES:
            return True
    own = [stem(each) for each in phrase_words(product.description)]
    return any(
        each in same
        and (
            _ABSENT & set(own[max(0, index - _NEAR) : index])
            or own[index + 1 : index + 2] == ["free"]
        )
        for index, each in enumerate(own)
    )


def large_enough(products: list[Product], words: list[str]) -> list[Product]:
    """Those that have a measure that was said, or are for a range that holds it; else those that
    reach it: a wheelchair for 110 kg where 108 were said. All where no product tells, and none
    where all say that they bear less."""
    for said in _measures_said(words):
        value, unit = said.base()
        limits = {p.sku: _limits_of(p, unit) for p in products}
        if not any(_is_borne(value, limit) for limit in limits.values()):
            return []
        held = {p.sku: limits[p.sku] or _measures_of(p, unit) for p in products}
        exact = [p for p in products if value in held[p.sku]]
        ranged = [p for p in products if is_in_range(p, said)]
        reaching = [p for p in products if held[p.sku] and max(held[p.sku]) >= value]
        products = ranged or exact or reaching or products
    for length, unit in _durations(words):
        # Hot for a whole day is what stays hot for longer, too.
        lasting = [p for p in products if _lasts(p, length, unit)]
        products = lasting or products
    return products


def _measures_said(words: Sequence[str]) -> tuple[Measure, ...]:
    """The measures that were said, with "a litre" as one of it."""
    said = list(words)
    for at, (before, word) in enumerate(zip(["", *words], words, strict=False)):
        counts = word == "a" and not (before.isdigit() or before in _NO_ONE)
        if counts and unit_at(said, at + 1)[0] is not None and len(said[at + 1]) > 1:
            said[at] = "1"
    return measures(" ".join(said))


def _durations(words: Sequence[str]) -> list[tuple[Decimal, str]]:
    """How many hours or days were said, with the unit; longer times are ages and warranties."""
    spans = ((word, DURATION_OF.get(unit, "")) for word, unit in pairwise(words))
    return [(Decimal(word), unit) for word, unit in spans if word.isdigit() and unit in _LASTS_IN]


def _lasts(product: Product, length: Decimal, unit: str) -> bool:
    """Whether a spec says that it keeps, runs or stays good for so long."""
    told = (v for name, v in product.specs.items() if _LASTING & {*phrase_words(name)})
    return any(d >= length for value in told for d, own in _durations(value.split()) if own == unit)


def bearing(products: list[Product], words: list[str]) -> list[Product]:
    """Those whose specs do not say that they bear or hold less than was said."""
    said = [measure.base() for measure in _measures_said(words)]
    return [p for p in products if all(_is_borne(v, _limits_of(p, unit)) for v, unit in said)]


def _is_borne(value: Decimal, limits: list[Decimal]) -> bool:
    return not limits or max(limits) >= value


def _limits_of(product: Product, unit: str) -> list[Decimal]:
    """What its record says it bears, holds or is for at most."""
    texts = [v for name, v in product.specs.items() if _AT_MOST & {*phrase_words(name)}]
    texts += _UP_TO.findall(product.description.lower())
    based = [measure.base() for text in texts for measure in record_measures(text)]
    return [value for value, base_unit in based if base_unit == unit]


def _measures_of(product: Product, unit: str) -> list[Decimal]:
    texts = (product.name, *product.specs.values(), product.description)
    based = [measure.base() for text in texts for measure in record_measures(text)]
    return [value for value, base_unit in based if base_unit == unit]


def by_attribute(products: list[Product], words: list[str], shop: ShopWords) -> dict[str, float]:
    """SKU → 0 to 1 for how little, or how much, it has of what little or much was asked of:
    "eats less current", "zyada roshni". Empty where nothing was."""
    for index, word in enumerate(words):
        sign = 1 if word in _LESS else -1 if word in _MORE else 0
        near = (*words[index + 1 : index + 3], *words[max(0, index - 2) : index])
        for other in near if sign else ():
            asked = shop.domain.asks_for(other) | {shop.domain.attributes.get(other, "")}
            values = _values_of(products, asked, shop)
            if len(set(values.values())) > 1:
                order = sorted(set(values.values()), reverse=sign < 0)
                return {
                    sku: 1 - order.index(value) / (len(order) - 1) for sku, value in values.items()
                }
    return {}


def _values_of(
    products: list[Product], asked: Iterable[str], shop: ShopWords
) -> dict[str, Decimal]:
    """SKU → the figure of the first spec that is asked for."""
    names = set(asked) - {""}
    found: dict[str, Decimal] = {}
    for product in products:
        for name, value in product.specs.items():
            own = {shop.domain.attributes.get(word, word) for word in phrase_words(name)}
            figure = figure_of(value) if own & names else None
            if figure is not None:
                found.setdefault(product.sku, figure)
    return found
