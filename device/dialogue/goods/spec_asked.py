"""Which specs of a product a question asks for, in whatever words: "what weight will it take"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import HOW_MANY, Term
from kb.catalogue import OptionGroup, Product
from kb.language.durations import DURATION_OF
from kb.language.normalise import normalise
from kb.language.units import canonical_unit, record_measures
from kb.language.words import stem, word_set

_NAMED, _SAME_ATTRIBUTE, _ASKED_BY = 1.0, 0.9, 0.7
_UNIT, _IN_VALUE, _NEAR_UNIT, _HOW_LONG = 0.8, 0.7, 0.5, 0.5
_WHOLE_NAME, _COUNTED = 0.5, 0.75
"""How much a word of the question says for a spec, by what joins the two; all that is said for a
spec is added up."""
_SAID_AT_MOST = 3
_NEARLY = 0.75
"""Specs that are nearly as likely meant as the best are said too."""
_YES_OR_NO = frozenset({"yes", "no", "true", "false"})
_OPENLY = frozenset(
    {("kya", "kya"), ("kya", "aata"), ("kya", "hota"), ("kya", "milta"), ("what", "all"),
     ("what", "comes"), ("what", "does"), ("what", "goes"), ("what", "is")}
)  # fmt: skip
_HOW_MUCH = word_set("how what which kitna kitne kitni kya kis kaun kaunsa kaunsi kaunse konsa")
_AMOUNT = word_set("how kitna kitne kitni")
_HOW_MANY = word_set("many kitne kitni")
_COUNTS = word_set("much many")
_BORNE = word_set("load capacity maximum max user patient baby body")
_BEARS = word_set(
    """
    carry carries bear bears hold holds support supports take takes withstand sustain
    uthayega uthaega uthayegi utha uthata uthati sah saha sahega sahegi seh jhel jhelega jhelegi
    lega legi sambhal sambhalega sambhalegi baith baithe baithenge sit sits person aadmi admi
    """
)
_WEIGHS = word_set("weigh weighs itself khud apna bhaari bhari heavy halka halki")
_OF_PRICE = word_set("ka ki ke mein me rupaye rupees paise paisa lagega padega lagenge milega")
_CONTAINS = word_set("contain contains containing")
_OF_IT = word_set(
    """
    its it iska iski iske isme ismein uska uski uske usme usmein this that iss us ye yeh yah wo woh
    """
)
_OF_PRICE_ONLY = word_set("price rate cost daam bhav keemat mrp rupaye rupees")
OF_STOCK = word_set("left bache bacha bachi bachey stock available remaining baaki maujood")
COUNT_SPECS = word_set("piece count pack quantity pcs item content")
_THINGS = word_set("cheez cheezein cheezen cheeze chizen things items")
_ENDINGS = ("able", "ible", "ation", "ate", "ing", "ion", "ed", "er", "es", "s", "e")
_SHORTEST_ROOT = 3
_LONG_ROOT = 4
_SMALL = word_set(
    """
    and or what whats hai hain hota hoti hote lagega lagta lagegi lagti lagenge aata aati aate
    kha khaa khate pi peete pee sakte sakta sakti can eat drink from one single much
    milta milti milte hogi hoga honge is are does do will would it take takes have has come comes
    karta karti deta deti rehta rehti banne bante banta bana liye ok okay acha accha bhai to toh
    """
)
_WHICH_HAS = frozenset({("that", "has"), ("which", "has"), ("that", "have"), ("which", "have")})
_NEAR = 3
_PREFIXES = ("milli", "micro", "kilo")
_NOT_COUNTED = _OF_PRICE | _OF_PRICE_ONLY | OF_STOCK | _BEARS | _WEIGHS
_POWER = word_set("power light current electricity bijli bijlee karant laait")
_GONE = word_set("goes gone cut cuts fails failure off jaane jane jaye jaaye chali gayi gai gul")
_MEASURED_IN = {"voltage": "V", "volts": "V", "wattage": "W", "amperage": "A"}
_TIME_WRITTEN = {"s": "second", "h": "hour", "hr": "hour", "hrs": "hour"}
"""How records shorten them behind a figure: "10 s"."""
_TIME_WORDS = word_set("long der deri time samay waqt vakt kab jaldi duration")


@dataclass(frozen=True, slots=True)
class AskedSpecs:
    """Names of the specs asked for, best first, and the attribute named, on record or not."""

    names: tuple[str, ...] = ()
    attribute: str = ""
    sure: bool = False
    """A spec was named, or its unit, or hinted at by several words."""
    named: bool = False
    """Every word of its name was said: "waist", "tube length"."""

    by_amount: bool = False
    """The spec's name stands beside the "how much": "kitna fat hai", not "how much is it"."""


def asks_openly(words: list[str]) -> bool:
    """ "Kya kya", "what all": no yes or no answers that."""
    return any(pair in _OPENLY for pair in pairwise(words))


def _asks_how_much(words: list[str]) -> bool:
    """ "Kitni der", "how much time": neither is a yes or no."""
    after_how = pairwise(words)
    return bool((_AMOUNT - {"how"}) & {*words}) or any(
        word == "how" and behind in _COUNTS | {"long"} for word, behind in after_how
    )


def asked_specs(asking: Asking, product: Product) -> AskedSpecs:
    """What of the specs of a product the words ask for."""
    said = _without_cut([*_without_which(asking.words), *asking.earlier])
    words = _Words(said, asking.match.terms, product, asking.shop)
    scored: list[tuple[float, float, str]] = []
    openly = asks_openly(said) or _asks_how_much(said)
    for name, value in product.specs.items():
        if openly and value.strip().lower() in _YES_OR_NO:
            continue
        total, best = words.speak_for(name, value)
        if total:
            scored.append((total, best, name))
    if not scored and words.counts_unknown():
        # "How many puffs" of a can with 120 sprays.
        counts = [n for n, value in product.specs.items() if value.strip().isdecimal()]
        scored += [(_COUNTED, _COUNTED, name) for name in counts]
    scored = _of_two_weights(said, scored, product)
    scored.sort(key=lambda entry: -entry[0])
    attribute = words.attribute()
    if not scored:
        return AskedSpecs((), attribute)
    enough = scored[0][0] * _NEARLY
    names = tuple(name for total, _, name in scored[:_SAID_AT_MOST] if total >= enough)
    return AskedSpecs(
        names,
        attribute,
        sure=scored[0][1] >= _UNIT or scored[0][0] >= 2 * _ASKED_BY,
        named=scored[0][0] >= _NAMED + _WHOLE_NAME,
        by_amount=words.asks_amount_of(names[0], product.specs[names[0]]),
    )


def _without_which(said: list[str]) -> list[str]:
    """ "The fan which has a remote" says which fan, and asks for no remote."""
    ends = (at for at, pair in enumerate(pairwise(said)) if at and pair in _WHICH_HAS)
    return said[: next(ends, len(said))]


def _without_cut(said: list[str]) -> list[str]:
    """ "Once the power goes" asks for no power."""
    cut = {at for at, pair in enumerate(pairwise(said)) if pair[0] in _POWER and pair[1] in _GONE}
    return [word for at, word in enumerate(said) if at not in cut]


def _of_two_weights(
    said: list[str], scored: list[tuple[float, float, str]], product: Product
) -> list[tuple[float, float, str]]:
    """What a thing bears and what it weighs itself are both weights: "how many kilos can it take",
    "khud kitni bhaari hai"."""
    weights = [entry for entry in scored if "kg" in _units_of(product.specs[entry[2]])]
    borne = [entry for entry in weights if _BORNE & {*phrase_words(entry[2])}]
    own = [e for e in scored if e not in borne and "weight" in phrase_words(e[2])]
    if not borne or not own:
        return scored
    if _BEARS & {*said} and ("weight", "of") not in pairwise(said):
        return [entry for entry in scored if entry not in own]
    if _WEIGHS & {*said}:
        return [entry for entry in scored if entry not in borne]
    return scored


def asked_group(asking: Asking, product: Product) -> OptionGroup | None:
    """The options of a product that are asked for by their name: "which colours"."""
    asked = {name for word in asking.words if (name := asking.shop.attribute(word)) is not None}
    asked |= {stem(word) for word in asking.words}
    # A masala dosa is not asked for its spice.
    called_so = {*phrase_words(product.name)}
    called = {same for word in called_so for same in _meanings(word, asking.shop)}
    others = [word for word in asking.words if stem(word) not in called_so]
    kept = {same for word in others for same in _meanings(word, asking.shop)}
    asked -= called - kept
    for group in product.options:
        for word in phrase_words(group.group):
            if word in asked or asking.shop.attribute(word) in asked:
                return group
    return _group_in_unit(asking, product)


def _group_in_unit(asking: Asking, product: Product) -> OptionGroup | None:
    """ "Kitne inch ki": the sizes where these are told in inches, and no spec is."""
    units = {
        canonical_unit(behind)
        for word, behind in pairwise(asking.words)
        if word in _HOW_MANY and len(behind) > 1
    } - {None}
    if not units or any(units & _units_of(value) for value in product.specs.values()):
        return None
    return next(
        (g for g in product.options if any(units & _units_of(c.name) for c in g.choices)), None
    )


def _meanings(word: str, shop: ShopWords) -> set[str]:
    name = shop.attribute(word)
    return {word, stem(word)} | ({name} if name is not None else set())


def unknown_words_ask(asking: Asking) -> bool:
    """Whether what the shop seems to lack only asks for a spec: "how many square feet does it
    cover" wants no cover."""
    if not asking.products or not asking.match.found:
        return False
    names = {word for name in asking.products[0].specs for word in phrase_words(name)}
    unknown = [word for phrase in asking.reading.unknown for word in phrase.split()]
    asked = [asking.shop.domain.asks_for(word) for word in unknown]
    if any(map(extreme_of, unknown)):
        return False  # "Diaper small size" says which size.
    return all(asked) and any(names & each for each in asked)


def asks_only_for_spec(words: list[str], product: Product, shop: ShopWords) -> bool:
    """Whether a follow-up names nothing but a spec of what is spoken of: "its weight", "kitna time
    lagega"."""
    if not (_HOW_MUCH | _OF_IT) & {*words} or (_OF_PRICE_ONLY | OF_STOCK) & {*words}:
        return False
    said = _Words(words, (), product, shop)
    names = [each for each in product.specs.items() if "warranty" not in each[0]]
    return any(said.speak_for(name, value)[0] for name, value in names) and all(
        word in GRAMMAR or word in _HOW_MUCH | _OF_IT | _SMALL | _BEARS
        or any(said.says(word, name, value) for name, value in names)
        for word in words
    )  # fmt: skip


def root(word: str) -> str:
    """ "Bak" of "bake", "bakes" and "baking"; "wash" of "washable"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word.removesuffix(ending)
    return word


class _Words:
    """The words of a question that may ask for something of one product."""

    def __init__(
        self, words: list[str], terms: Iterable[Term], product: Product, shop: ShopWords
    ) -> None:
        self._shop = shop
        self._words = words
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
            if word in _HOW_MUCH
            for position in range(index - 1, index + _NEAR)
        }
        own = {
            index
            for index in asked
            if 0 <= index < len(self._words) and self._is_kind(self._words[index], product)
        }
        counted = own | {at for at in asked if {*self._words[at : at + 1]} & _THINGS}
        self._counts_own = any(self._words[at - 1] in _HOW_MANY for at in counted if at)
        self._free = [
            word
            for index, word in enumerate(self._words)
            if index not in figures
            and word not in GRAMMAR
            and (index in asked - own or not self._names_product(word))
        ]

    def counts_unknown(self) -> bool:
        """ "How many puffs": what is counted is neither goods here nor a measure."""
        counted = (
            word for how, word in pairwise(self._words) if how in HOW_MANY and word in self._free
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

    def _names_product(self, word: str) -> bool:
        where = self._shop.lookup(word, by_ear=False)
        return where is not None and bool(where.named & self._bit)

    def attribute(self) -> str:
        """The first attribute that was named, as catalogues call it."""
        known = self._shop.domain.attributes
        named = (known.get(word) or known.get(stem(word)) for word in self._free)
        return next((name for name in named if name), "")

    def asks_amount_of(self, name: str, value: str) -> bool:
        """Whether a spec's name stands beside a word for "how much", or what its value counts."""
        names = {*phrase_words(name), *_counted_in(value)} - GRAMMAR
        for index, word in enumerate(self._words):
            if word not in _AMOUNT:
                continue
            behind = self._words[index + 1 : index + 3]
            if behind[:1] and behind[0] in _COUNTS:
                behind = behind[1:]
            before = self._words[max(0, index - 1) : index]
            if word == "how" or set(behind[:1]) & _OF_PRICE:
                before = []
            beside = [*behind[:1], *before]
            if any(self._is_amount_of(each, names) for each in beside if each in self._free):
                return True
        return False

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
        said = [self._says(word, names, units, held) for word in self._free]
        total = sum(said)
        if self._counts_own and COUNT_SPECS & {*names}:
            # "Staple pin box mein kitni pin".
            total += _ASKED_BY
        named = {same for word in self._free for same in self._shop.same_words(word)}
        if total and names and named.issuperset(names):
            total += _WHOLE_NAME
        return total, max(said, default=0.0)

    def _says(self, word: str, names: list[str], units: set[str], held: set[str]) -> float:
        same = set(self._shop.same_words(word))
        if same & set(names):
            return _NAMED
        own = self._attribute_of(word)
        unit = DURATION_OF.get(word) or _MEASURED_IN.get(word) or canonical_unit(word)
        # "Kitne litre" is not asked of a capacity in kVA.
        other_unit = unit is not None and bool(units) and unit not in units
        same_attribute = own is not None and any(self._attribute_of(n) == own for n in names)
        if same_attribute and not other_unit:
            return _SAME_ATTRIBUTE
        if unit is not None and len(word) > 1:
            if unit in units:
                return _UNIT
            if any(unit == each.split()[-1] for each in units):
                return _NEAR_UNIT
        if self._asks_for(word, names):
            return _ASKED_BY
        stem_of = root(word)
        if len(stem_of) >= _LONG_ROOT and any(root(name) == stem_of for name in names):
            return _ASKED_BY
        if same & held and not self._shop.domain.is_function(word):
            return _IN_VALUE
        return _HOW_LONG if word in _TIME_WORDS and units & set(DURATION_OF.values()) else 0.0

    def _attribute_of(self, word: str) -> str | None:
        known = self._shop.domain.attributes
        return known.get(word) or known.get(stem(word))

    def _asks_for(self, word: str, names: Iterable[str]) -> bool:
        asked = self._shop.domain.asks_for(word)
        return any(name in asked or self._attribute_of(name) in asked for name in names)


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
    return names, _units_of(value), held


def _units_of(value: str) -> set[str]:
    units = {measure.unit for measure in record_measures(value)}
    words = normalise(value).split()
    units |= {
        _TIME_WRITTEN[b] for a, b in pairwise(words) if a[:1].isdigit() and b in _TIME_WRITTEN
    }
    return units | {DURATION_OF[word] for word in words if word in DURATION_OF}
