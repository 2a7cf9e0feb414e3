"""How well goods fit what was said of them: name, use, look, measures and what was spoken of.

Reading demands that goods have all that was said; a customer who describes rather than names says
words that no record has. Here every word only counts for the goods that have it, the more the
fewer they are, and against those that are surely called otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from device.dialogue.asking import Asking
from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.of_focus import family_of_focus
from device.dialogue.index.in_english import called_in_english
from device.dialogue.index.index_products import choice_texts, counts_of, measures_of
from device.dialogue.index.product_sets import count, mask_of
from device.dialogue.index.shop_words import GRAMMAR, ShopWords, Where
from device.dialogue.reading.counts import packed_so
from device.dialogue.reading.refused import refused_mask
from device.dialogue.reading.terms import WITHOUT_WORDS, Term, places_of
from kb.language.gloss import word_in_english
from kb.language.words import stem

LEVELS = ("head", "name", "brand", "option", "spec", "text")
_SHORTEST = 3
_MEASURED = frozenset({"measure", "counted", "value"})
FEATURES = (
    *(f"word_{level}" for level in LEVELS), "plain", "gloss",
    *(f"term_{level}" for level in LEVELS), "no_kind", "no_maker", "no_word", "no_size",
    "no_measure", "measure", "figure", "other_figure", "purpose", "without", "unwanted",
    "own_name", "own_alias", "nearest", "focus", "kind_of_focus",
    "maker_of_focus", "refused", "size", "size_not", "bundle", "hired",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Word:
    """Something said with the goods that have it and what it tells."""

    where: Where
    weight: float
    how: str


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What was spoken of before: the goods, their kinds and makers."""

    focus: int
    family: int
    makers: frozenset[str]


def likeness(asking: Asking, numbers: Sequence[int]) -> list[dict[str, float]]:
    """What speaks for and against each of some products, by their numbers."""
    shop, reading, match = asking.shop, asking.reading, asking.match
    words = list(_words(asking))
    said = {same for word in reading.words for same in shop.same_words(word)}
    said |= {stem(each) for word in reading.words for each in word_in_english(word).split()}
    spoken = _spoken(asking)
    every = (*reading.terms, *match.terms, *match.left_out)
    firm = (t for t in every if t.start >= 0 and not t.taken_back)
    terms = [*{(t.start, t.text): t for t in firm}.values()]
    figures = [(held, held & spoken.focus) for held in _with_figures(asking)]
    refused = refused_mask(reading, shop)
    sized = _sizes(asking, numbers)
    found = []
    for number in numbers:
        bit, product = 1 << number, shop.products[number]
        own = dict.fromkeys(FEATURES, 0.0)
        for word in words:
            if level := _level(word.where, bit):
                own[f"word_{level}" if word.how == "word" else word.how] += word.weight
        for term in terms:
            _add_term(own, term, bit, shop)
        for held, of_focus in figures:
            own["figure"] += float(bool(held & bit))
            own["other_figure"] += float(bool(held & bit & spoken.family) and not of_focus)
        name, *aliases = shop.names[number]
        own["own_name"] = _share(name, said)
        own["own_alias"] = max((_share(a, said) for a in aliases), default=0.0)
        own["maker_of_focus"] = float(product.brand in spoken.makers)
        own["size"] = float(sized.get(number, 0) > 0)
        own["size_not"] = float(sized.get(number, 0) < 0)
        for key, mask in (
            ("nearest", match.nearest), ("focus", spoken.focus),
            ("kind_of_focus", spoken.family), ("refused", refused), ("bundle", shop.bundles),
            ("hired", shop.hired),
        ):  # fmt: skip
            own[key] = float(bool(mask & bit))
        found.append(own)
    return found


def _spoken(asking: Asking) -> _Spoken:
    shop = asking.shop
    focus = shop.numbers_of(asking.session.focus)
    makers = {shop.products[number].brand for number in focus} - {""}
    return _Spoken(mask_of(focus), family_of_focus(asking), frozenset(makers))


def _words(asking: Asking) -> Iterator[_Word]:
    shop, reading = asking.shop, asking.reading
    whole = shop.rarity(1)
    lacking = _said_without(reading.words)
    back = places_of(t for t in (*reading.terms, *asking.match.left_out) if t.taken_back)
    for at, word in enumerate(reading.words):
        if (
            at in back
            or word.isdigit()
            or word in GRAMMAR
            or len(word) < _SHORTEST
            or word in WITHOUT_WORDS
        ):
            continue
        where = shop.lookup(word)
        if at in lacking:
            without = shop.lacking(word)
            if without:
                yield _Word(Where(name=without), shop.rarity(without) / whole, "without")
            if where is not None:
                yield _Word(Where(name=where.named & ~without), 1.0, "unwanted")
            continue
        plain = shop.domain.is_function(word)
        if where is not None and count(where.anywhere) < len(shop.products):
            how = "plain" if plain else "word"
            yield _Word(where, shop.rarity(where.anywhere) / whole, how)
            if where.hard:
                continue
        if plain:
            continue
        english = called_in_english(word, shop)
        if english is not None:
            yield _Word(english, shop.rarity(english.anywhere) / whole, "gloss")


def _said_without(words: Sequence[str]) -> set[int]:
    """Where it stands what goods shall not have: "bina pahiye", "without wheels"."""
    return {at + 1 for at, word in enumerate(words) if word in WITHOUT_WORDS}


def _level(where: Where, bit: int) -> str:
    return next((level for level in LEVELS if getattr(where, level) & bit), "")


def _add_term(own: dict[str, float], term: Term, bit: int, shop: ShopWords) -> None:
    if term.purpose:
        own["purpose"] += float(bool(term.where.anywhere & bit))
        return
    if term.kind in _MEASURED:
        if term.where.hard & bit or _is_told_to_be_for(term, bit, shop):
            own["measure"] += 1.0
        elif not (term.optional or term.taken_back):
            own["no_size" if _is_sized_so(term, bit, shop) else "no_measure"] += 1.0
        return
    level = _level(term.where, bit)
    weight = term.certainty * shop.rarity(term.where.anywhere) / shop.rarity(1)
    if level:
        own[f"term_{level}"] += weight
    elif not (term.optional or term.taken_back):
        own[_missed(term)] += term.certainty


def _missed(term: Term) -> str:
    if term.where.head:
        return "no_kind"
    return "no_maker" if term.where.brand else "no_word"


def _is_told_to_be_for(term: Term, bit: int, shop: ShopWords) -> bool:
    """ "Chaar camera wala" of a "recorder for four cameras"."""
    if term.kind != "counted":
        return False
    product = shop.products[bit.bit_length() - 1]
    figure, _, thing = term.text.partition(" ")
    same = {*shop.same_words(thing)}
    return any(str(f) == figure and what in same for f, what in counts_of(product.description))


def _is_sized_so(term: Term, bit: int, shop: ShopWords) -> bool:
    """Whether a product's record tells another measure of the kind that was said: "16 inch" of a
    pizza of 12 inch."""
    if term.measure is None:
        return True
    _, unit = term.measure.base()
    if any(each == unit and held & bit for (_, each), held in shop.name_measures.items()):
        return True
    product = shop.products[bit.bit_length() - 1]
    choices = (text for g in product.options for c in g.choices for text in choice_texts(c))
    told = (m.base() for text in (*product.specs.values(), *choices) for m in measures_of(text))
    return any(each == unit for _, each in told)


def _with_figures(asking: Asking) -> Iterator[int]:
    """The products that have each figure that was said, with or without its unit."""
    shop = asking.shop
    for loose in asking.reading.numbers:
        held = shop.values.get(loose.value)
        packed = packed_so(loose.value, shop)
        yield packed | (held.hard if held is not None else 0)
    for term in asking.reading.terms:
        if term.kind in _MEASURED:
            yield term.where.hard


def _sizes(asking: Asking, numbers: Sequence[int]) -> dict[int, int]:
    """1 for what is the biggest (or whatever was said) of its kind among these, -1 for others."""
    extreme, shop = asking.reading.extreme, asking.shop
    if extreme is None:
        return {}
    kinds: dict[str, list[int]] = {}
    for number in numbers:
        kinds.setdefault(shop.products[number].category, []).append(number)
    found: dict[int, int] = {}
    for own in kinds.values():
        ordered = decided_by_extreme(own, extreme, shop) if len(own) > 1 else None
        if ordered:
            found |= dict.fromkeys(ordered, -1)
            found[ordered[0]] = 1
    return found


def _share(name: frozenset[str], said: set[str]) -> float:
    return len(name & said) / len(name) if name else 0.0
