"""How much the words of a question say for each spec of a product: by its name, its unit, what it
counts, what is asked by them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from device.dialogue.index.shop_words import GRAMMAR, ShopWords, alikeness
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import HOW_MANY, OF, Term
from kb.catalogue import Product
from kb.language.durations import DURATION_OF
from kb.language.normalise import normalise
from kb.language.units import canonical_unit, record_measures
from kb.language.words import stem, word_set

NAMED, _SAME_ATTRIBUTE, ASKED_BY = 1.0, 0.9, 0.7
UNIT, _IN_VALUE, _NEAR_UNIT, _HOW_LONG = 0.8, 0.7, 0.5, 0.5
WHOLE_NAME, COUNTED = 0.5, 0.75
"""How much a word of the question says for a spec, by what joins the two; all that is said for a
spec is added up."""
HOW_MUCH = word_set("how what which kitna kitne kitni kya kis kaun kaunsa kaunsi kaunse konsa")
AMOUNT = word_set("how kitna kitne kitni")
COUNTS = word_set("much many")
_IN_WHAT_WAY = (["quickly"], ["quick"], ["fast"], ["soon"], ["long"], ["often"], ["far"])
SO_LONG = word_set(
    """
    deep high tall far wide long thick broad lamba lambi lambe gehra gehri ooncha unchi oonchi
    chauda chaudi mota moti door upar bada badi
    """
)
"""Behind "how" these ask for a length."""
BEARS = word_set(
    """
    carry carries bear bears hold holds support supports take takes withstand sustain
    uthayega uthaega uthayegi utha uthata uthati sah saha sahega sahegi seh jhel jhelega jhelegi
    lega legi sambhal sambhalega sambhalegi baith baithe baithenge sit sits person aadmi admi
    """
)
WEIGHS = word_set("weigh weighs itself khud apna bhaari bhari heavy halka halki")
_OF_PRICE = word_set("ka ki ke mein me rupaye rupees paise paisa lagega padega lagenge milega")
_CONTAINS = word_set("contain contains containing")
OF_PRICE_ONLY = word_set("price rate cost daam bhav keemat mrp rupaye rupees")
OF_STOCK = word_set("left bache bacha bachi bachey stock available remaining baaki maujood")
COUNT_SPECS = word_set("piece count pack quantity pcs item content")
_THINGS = word_set("cheez cheezein cheezen cheeze chizen things items")
_SIZE = word_set("size saiz naap nap measurement")
_ENDINGS = ("able", "ible", "ation", "ate", "ing", "ion", "ed", "er", "es", "s", "e")
_LONG_ENOUGH_TO_HEAR, _ALIKE = 5, 0.85
_SHORTEST_ROOT = 3
_LEAST_SPELLED = 2
_LONG_ROOT = 4
_NEAR = 3
_PREFIXES = ("milli", "micro", "kilo")
_NOT_COUNTED = _OF_PRICE | OF_PRICE_ONLY | OF_STOCK | BEARS | WEIGHS
_MEASURED_IN = {"voltage": "V", "volts": "V", "wattage": "W", "amperage": "A"}
_TIME_WRITTEN = {"s": "second", "h": "hour", "hr": "hour", "hrs": "hour"}
"""How records shorten them behind a figure: "10 s"."""
TIME_WORDS = word_set("long der deri time samay waqt vakt kab jaldi duration")


def root(word: str) -> str:
    """ "Bak" of "bake", "bakes" and "baking"; "wash" of "washable"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word.removesuffix(ending)
    return word


class SpecWords:
    """The words of a question that may ask for something of one product."""

    def __init__(
        self, words: list[str], terms: Iterable[Term], product: Product, shop: ShopWords
    ) -> None:
        self._shop = shop
        self._words = _as_recorded(_of_what(words), product, shop)
        self._bit = 1 << shop.index_of[product.sku]
        figures = {
            position
            for term in terms
            if term.kind in {"measure", "counted"}
            for position in range(term.start, term.end)
        }
        asked = {
            position
            for index, word in enumerate(self._words)
            if word in HOW_MUCH
            for position in range(index - _before(self._words, index), index + _NEAR)
        }
        own = {
            index
            for index in asked
            if 0 <= index < len(self._words) and self._is_kind(self._words[index], product)
            if not self._asks_how(index, product)
        }
        counted = own | {at for at in asked if {*self._words[at : at + 1]} & _THINGS}
        told = {word for spec in product.specs for word in phrase_words(spec)}
        figures |= {at for at in range(len(words)) if _is_size_of(self._words, at, told, shop)}
        self._counts_own = any(self._words[at - 1] in HOW_MANY for at in counted if at)
        self.free = [
            word
            for index, word in enumerate(self._words)
            if index not in figures
            and word not in GRAMMAR
            and (index in asked - own or not self._names_product(word))
        ]
        self.free += _spelled(self._words, product)

    def counts_unknown(self) -> bool:
        """ "How many puffs": what is counted is neither goods here nor a measure."""
        counted = (
            word for how, word in pairwise(self._words) if how in HOW_MANY and word in self.free
        )
        return any(
            not word.startswith(_PREFIXES) and word not in _NOT_COUNTED | DURATION_OF.keys()
            and not (canonical_unit(word) or self._attribute_of(word) or extreme_of(word))
            and not self._shop.domain.is_function(word)
            for word in counted
        )  # fmt: skip

    def _is_kind(self, word: str, product: Product) -> bool:
        """ "Raymond cloth kitna chauda": what the product is called, which is none of its specs,
        stands beside "how much"."""
        where = self._shop.lookup(word, by_ear=False)
        specs = (phrase_words(name) for name in product.specs)
        called = where is not None and bool(where.head & self._bit)
        return called and [stem(word)] not in specs

    def _asks_how(self, at: int, product: Product) -> bool:
        """ "How spicy is it" of a chilli snack."""
        how = at > 0 and self._words[at - 1] == "how"
        names = {word for name in product.specs for word in phrase_words(name)}
        return how and self._asks_for(self._words[at], names)

    def _names_product(self, word: str) -> bool:
        where = self._shop.lookup(word, by_ear=False)
        return where is not None and bool(where.named & self._bit)

    def attribute(self) -> str:
        """The first attribute that was named, as catalogues call it."""
        known = self._shop.domain.attributes
        named = (known.get(word) or known.get(stem(word)) for word in self.free)
        return next((name for name in named if name), "")

    def asks_amount_of(self, name: str, value: str) -> bool:
        """Whether a spec's name stands beside a word for "how much", or what its value counts."""
        names = {*phrase_words(name), *_counted_in(value)} - GRAMMAR
        for index, word in enumerate(self._words):
            if word not in AMOUNT:
                continue
            behind = self._words[index + 1 : index + 3]
            if behind[:1] and behind[0] in COUNTS:
                behind = behind[1:]
            before = self._words[max(0, index - 1) : index]
            of_price = set(behind[:1]) & _OF_PRICE and not self._is_named(before, names)
            # "Strip kitne ki hai" asks for the price, though a spec counts the strips.
            own_price = set(behind[:1]) & OF and all(map(self._names_product, before))
            if word == "how" or of_price or own_price:
                before = []
            beside = [*behind[:1], *before]
            if any(self._is_amount_of(each, names) for each in beside if each in self.free):
                return True
        return False

    def _is_named(self, before: list[str], names: set[str]) -> bool:
        """ "Protein kitna milega" asks for no price, though "bada size kitne ka" does."""
        return all(each in self.free and self._says(each, [*names], set(), set()) == NAMED
                   for each in before)  # fmt: skip

    def _is_amount_of(self, word: str, names: set[str]) -> bool:
        """ "Kitna mota" asks for the thickness; "kitna loge" for the price, not for the load."""
        says = self._says(word, list(names), set(), set())
        return says >= _SAME_ATTRIBUTE or (says > 0 and not self._shop.domain.is_function(word))

    def says(self, word: str, name: str, value: str) -> float:
        """How much one word says for a spec."""
        return self._says(word, *_parts(name, value))

    def speak_for(self, name: str, value: str) -> tuple[float, float]:
        """How much all words together say for a spec, and the best of them alone."""
        names, units, held = _parts(name, value)
        said = [self._says(word, names, units, held) for word in self.free]
        total = sum(said)
        if self._counts_own and COUNT_SPECS & {*names}:
            # "Staple pin box mein kitni pin".
            total += ASKED_BY
        named = {same for word in self.free for same in self._shop.same_words(word)}
        if total and names and named.issuperset(names):
            total += WHOLE_NAME
        return total, max(said, default=0.0)

    def _says(self, word: str, names: list[str], units: set[str], held: set[str]) -> float:
        same = set(self._shop.same_words(word))
        if same & set(names):
            return NAMED
        own = self._attribute_of(word)
        unit = DURATION_OF.get(word) or _MEASURED_IN.get(word) or canonical_unit(word)
        # "Kitne litre" is not asked of a capacity in kVA.
        other_unit = unit is not None and bool(units) and unit not in units
        same_attribute = own is not None and any(self._attribute_of(n) == own for n in names)
        if same_attribute and not other_unit:
            return _SAME_ATTRIBUTE
        if unit is not None and len(word) > 1:
            if unit in units:
                return UNIT
            if any(unit == each.split()[-1] for each in units):
                return _NEAR_UNIT
        if self._asks_for(word, names):
            return ASKED_BY
        stem_of = root(word)
        if len(stem_of) >= _LONG_ROOT and any(root(name) == stem_of for name in names):
            return ASKED_BY
        if same & held and not self._shop.domain.is_function(word):
            return _IN_VALUE
        return _HOW_LONG if word in TIME_WORDS and units & set(DURATION_OF.values()) else 0.0

    def _attribute_of(self, word: str) -> str | None:
        known = self._shop.domain.attributes
        return known.get(word) or known.get(stem(word))

    def _asks_for(self, word: str, names: Iterable[str]) -> bool:
        asked = self._shop.domain.asks_for(word)
        return any(name in asked or self._attribute_of(name) in asked for name in names)


def _before(words: list[str], how: int) -> int:
    """How many words before a "how much" it may ask for: none in "the one with the red cap, how
    quickly does it …"."""
    return 0 if words[how] == "how" and words[how + 1 : how + 2] in _IN_WHAT_WAY else 1


def _of_what(words: list[str]) -> list[str]:
    """ "Kis cheez ka bana hai" asks what it is made of, and counts no things."""
    before = ["", *words]
    return [
        "kisse" if word in _THINGS and how == "kis" else word
        for how, word in zip(before, words, strict=False)
    ]


def _spelled(words: list[str], product: Product) -> list[str]:
    """What stands in the specs and was spelled letter by letter: "u s b"."""
    texts = (*product.specs, *product.specs.values())
    told = {word for text in texts for word in phrase_words(text)}
    runs = (
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + _LEAST_SPELLED, len(words) + 1)
        if all(len(word) == 1 and word.isalpha() for word in words[start:end])
    )
    return [run for run in runs if run in told]


def _is_size_of(words: list[str], at: int, told: set[str], shop: ShopWords) -> bool:
    """ "Waist size", "kamar ka naap", "size of the waist": how much the waist is, and not which
    size it is of."""
    if words[at] not in _SIZE:
        return False
    beside = [word for word in words[max(at - 2, 0) : at] if word not in OF][-1:]
    if words[at + 1 : at + 2] == ["of"]:
        beside += [word for word in words[at + 2 : at + 4] if word != "the"][:1]
    return any({*shop.same_words(word)} & (told - _SIZE) for word in beside)


def _as_recorded(words: list[str], product: Product, shop: ShopWords) -> list[str]:
    """With what nothing here is called as the record spells it, where it sounds so: "reeding"."""
    own = {
        word
        for text in (*product.specs, *product.specs.values())
        for word in phrase_words(text)
        if word.isalpha() and len(word) >= _LONG_ENOUGH_TO_HEAR
    }
    return [_heard_as(word, own, shop) for word in words]


def _heard_as(word: str, own: set[str], shop: ShopWords) -> str:
    known = len(word) < _LONG_ENOUGH_TO_HEAR or word in GRAMMAR or shop.domain.is_function(word)
    if known or word in own or shop.lookup(word, by_ear=False) is not None:
        return word
    return next((each for each in sorted(own) if alikeness(stem(word), stem(each)) >= _ALIKE), word)


def _counted_in(value: str) -> set[str]:
    """ "Readings" of "120 readings"."""
    words = phrase_words(value)
    return {behind for figure, behind in pairwise(words) if figure.isdigit() and behind.isalpha()}


def _parts(name: str, value: str) -> tuple[list[str], set[str], set[str]]:
    """The words of a spec's name, the units of its value and the words in that."""
    names = [word for word in phrase_words(name) if word not in GRAMMAR]
    # "Does it contain walnuts" does not ask whether it contains egg.
    names = [word for word in names if word not in _CONTAINS] or names
    held = {word for word in phrase_words(value) if word.isalpha() and word not in GRAMMAR}
    return names, units_of(value), held


def units_of(value: str) -> set[str]:
    units = {measure.unit for measure in record_measures(value)}
    words = normalise(value).split()
    units |= {
        _TIME_WRITTEN[b] for a, b in pairwise(words) if a[:1].isdigit() and b in _TIME_WRITTEN
    }
    return units | {DURATION_OF[word] for word in words if word in DURATION_OF}
