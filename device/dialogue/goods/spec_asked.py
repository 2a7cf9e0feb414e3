"""Which specs of a product a question asks for, in whatever words: "what weight will it take"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.label_words import names_label
from device.dialogue.goods.spec_words import (
    AMOUNT,
    ASKED_BY,
    BEARS,
    COUNTED,
    COUNTS,
    HOW_MUCH,
    NAMED,
    OF_PRICE_ONLY,
    OF_STOCK,
    SO_LONG,
    UNIT,
    WEIGHS,
    WHOLE_NAME,
    SpecWords,
    units_of,
)
from device.dialogue.goods.waiting import wait_asked
from device.dialogue.index.shop_words import GRAMMAR, ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.terms import HOW_MANY, ONE, WALA
from kb.catalogue import OptionGroup, Product
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_SAID_AT_MOST = 3
_OF, _ENDS = word_set("ka ki ke"), word_set("hai hain hoti hota")
_NEARLY = 0.75
"""Specs that are nearly as likely meant as the best are said too."""
_YES_OR_NO = frozenset({"yes", "no", "true", "false"})
_OPENLY = frozenset(
    {("kya", "kya"), ("kya", "aata"), ("kya", "hota"), ("kya", "milta"), ("what", "all"),
     ("what", "comes"), ("what", "does"), ("what", "goes"), ("what", "is")}
)  # fmt: skip
_BORNE = word_set("load capacity maximum max user patient baby body")
_HOW_MEASURED = word_set("what how size length width height")
_ITS = word_set("its iska iski iske isme ismein isko isse uska uski uske usme usmein usse")
_OF_IT = word_set(
    """
    its it iska iski iske isme ismein uska uski uske usme usmein this that iss us ye yeh yah wo woh
    """
)
_SMALL = word_set(
    """
    and or what whats hai hain hota hoti hote lagega lagta lagegi lagti lagenge aata aati aate
    kha khaa khate pi peete pee sakte sakta sakti can eat drink from one single much
    milta milti milte hogi hoga honge is are does do will would it take takes have has come comes
    mean matlab yaani yani many i
    karta karti deta deti rehta rehti banne bante banta bana liye ok okay acha accha bhai to toh
    """
)
_WHICH_HAS = frozenset({("that", "has"), ("which", "has"), ("that", "have"), ("which", "have")})
_POWER = word_set("power light current electricity bijli bijlee karant laait")
_GONE = word_set("goes gone cut cuts fails failure off jaane jane jaye jaaye chali gayi gai gul")


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
    return bool((AMOUNT - {"how"}) & {*words}) or any(
        word == "how" and behind in COUNTS | {"long"} for word, behind in after_how
    )


def asked_specs(asking: Asking, product: Product) -> AskedSpecs:
    """What of the specs of a product the words ask for."""
    words, said = spec_words(asking, product), _asking_words(asking)
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
        scored += [(COUNTED, COUNTED, name) for name in counts]
    scored = _of_counts(said, _of_two_weights(said, scored, product), product, asking.shop)
    scored += [(2 * ASKED_BY, UNIT, name) for name in _told_in_unit(said, product)]
    waited = wait_asked(said, product)
    scored = [entry for entry in scored if entry[2] in waited] if waited else scored
    scored += [(2 * ASKED_BY, UNIT, name) for name in waited]
    scored.sort(key=lambda entry: -entry[0])
    attribute = words.attribute()
    if not scored:
        return AskedSpecs((), attribute)
    enough = scored[0][0] * _NEARLY
    names = tuple(
        dict.fromkeys(name for total, _, name in scored[:_SAID_AT_MOST] if total >= enough)
    )
    return AskedSpecs(
        names,
        attribute,
        sure=scored[0][1] >= UNIT or scored[0][0] >= 2 * ASKED_BY,
        named=scored[0][0] >= NAMED + WHOLE_NAME,
        by_amount=words.asks_amount_of(names[0], product.specs[names[0]]),
    )


def _told_in_unit(said: list[str], product: Product) -> list[str]:
    """ "What size is it in inches": the one spec that is told so."""
    units = {canonical_unit(unit) for word, unit in pairwise(said) if word == "in"} - {None}
    told = [name for name, value in product.specs.items() if units & {*units_of(value)}]
    return told if len(told) == 1 and _HOW_MEASURED & {*said} else []


def spec_words(asking: Asking, product: Product) -> SpecWords:
    """The words that may ask for a spec of the product."""
    return SpecWords(_asking_words(asking), asking.match.terms, product, asking.shop)


def _asking_words(asking: Asking) -> list[str]:
    return _without_cut([*_without_which(asking.words), *asking.earlier])


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
    weights = [entry for entry in scored if "kg" in units_of(product.specs[entry[2]])]
    borne = [entry for entry in weights if _BORNE & {*phrase_words(entry[2])}]
    own = [e for e in scored if e not in borne and "weight" in phrase_words(e[2])]
    if not borne or not own:
        return scored
    if _asks_how_heavy(said):
        return [entry for entry in scored if entry not in borne]
    if BEARS & {*said} and ("weight", "of") not in pairwise(said):
        return [entry for entry in scored if entry not in own]
    if WEIGHS & {*said}:
        return [entry for entry in scored if entry not in borne]
    return scored


def _of_counts(
    said: list[str], scored: list[tuple[float, float, str]], product: Product, shop: ShopWords
) -> list[tuple[float, float, str]]:
    """ "How many batteries does it take": "batteries needed: 2", and not "battery: 24 V"."""
    counted = {same for word in _counted(said) for same in shop.same_words(word)}
    named = [entry for entry in scored if counted & {*phrase_words(entry[2])}]
    counts = [entry for entry in named if product.specs[entry[2]].strip().isdecimal()]
    return [e for e in scored if e not in named or e in counts] if counts else scored


def _asks_how_heavy(said: list[str]) -> bool:
    """ "Utha ke rakhni hai, kitne kilo ki hai": what is so many kilos weighs them."""
    asked = zip(said, said[1:], said[2:], [*said[3:], "hai"], strict=False)
    return any(
        how in HOW_MANY and canonical_unit(unit) == "kg" and of in _OF and end in _ENDS
        for how, unit, of, end in asked
    )


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
    units = _units_asked(asking.words)
    if any(units & units_of(value) for value in product.specs.values()):
        return None  # "Size kitna hai, matlab kitne ml" asks for the volume.
    for group in product.options:
        for word in (each for each in phrase_words(group.group) if each not in GRAMMAR):
            if word in asked or asking.shop.attribute(word) in asked:
                return group
    return _group_in_unit(units, product)


def _group_in_unit(units: set[str], product: Product) -> OptionGroup | None:
    """ "Kitne inch ki": the sizes where these are told in inches, and no spec is."""
    if not units:
        return None
    return next(
        (g for g in product.options if any(units & units_of(c.name) for c in g.choices)), None
    )


def _units_asked(words: list[str]) -> set[str]:
    """ "Ml" of "kitne ml", "how many ml"."""
    asked = (behind for how, behind in pairwise(words) if how in HOW_MANY and len(behind) > 1)
    return {unit for word in asked if (unit := canonical_unit(word)) is not None}


def _meanings(word: str, shop: ShopWords) -> set[str]:
    name = shop.attribute(word)
    return {word, stem(word)} | ({name} if name is not None else set())


def unknown_words_ask(asking: Asking) -> bool:
    """Whether what the shop seems to lack only asks for a spec: "how many square feet does it
    cover" wants no cover, "kitne litre paani mein ghulta hai" no water."""
    if not asking.products or not asking.match.found:
        return False
    names = {word for name in asking.products[0].specs for word in phrase_words(name)}
    unknown = [word for phrase in asking.reading.unknown for word in phrase.split()]
    if any(map(extreme_of, unknown)):
        return False  # "Diaper small size" says which size.
    if len(asking.products) == 1 and {*unknown} <= _counted(asking.words):
        return True
    asked = [asking.shop.domain.asks_for(word) for word in unknown]
    return all(asked) and any(names & each for each in asked)


def _counted(words: list[str]) -> set[str]:
    """What "how many" is asked of, by itself or by its measure."""
    found = set()
    for how, what, then in zip(words, words[1:], [*words[2:], ""], strict=False):
        if how in HOW_MANY:
            found |= {what} if canonical_unit(what) is None else {what, then}
    return found


def asks_for_spec_of_it(words: list[str], product: Product, shop: ShopWords) -> bool:
    """Whether a follow-up begins with what is spoken of and names one of its specs: "isme tip hard
    hai ya naram"."""
    if not _ITS & {*words[:2]} or (OF_PRICE_ONLY | OF_STOCK | WALA | ONE) & {*words}:
        return False
    if any(names_label(w) or extreme_of(w) is not None or w.isdigit() for w in words):
        return False  # "Iska bada size XL hai kya" asks for another one.
    said = {same for word in words for same in shop.same_words(word)}
    names = (phrase_words(name) for name in product.specs if "warranty" not in name)
    return any(said.issuperset(name) for name in names if name)


def asks_only_for_spec(words: list[str], product: Product, shop: ShopWords) -> bool:
    """Whether a follow-up names nothing but a spec of what is spoken of: "its weight", "kitna time
    lagega"."""
    if not (HOW_MUCH | _OF_IT) & {*words} or (OF_PRICE_ONLY | OF_STOCK) & {*words}:
        return False
    if any(extreme_of(word) is not None and then in ONE for word, then in pairwise(words)):
        return False  # "Aur bada wala kitne ka" asks for another one.
    said = SpecWords(words, (), product, shop)
    names = [each for each in product.specs.items() if "warranty" not in each[0]]
    plain = HOW_MUCH | _OF_IT | _SMALL | BEARS
    how_big = {word for how, word in pairwise(words) if how in AMOUNT and word in SO_LONG | {"big"}}
    if how_big:
        plain |= {*how_big, stem(product.unit.lower())}  # "How big is the glass".
    return any(said.speak_for(name, value)[0] for name, value in names) and all(
        word in GRAMMAR or word in plain
        or any(said.says(word, name, value) for name, value in names)
        for word in words
    )  # fmt: skip
