"""What is asked for must be what the goods are, not only a part or a description of them.

A "masala chai" is no "Chai and Patties Combo", a "hammer" no "Hammer Drill", and "Microtek
inverter" does not mean whatever else Microtek makes.
"""

from __future__ import annotations

from collections.abc import Collection

from device.dialogue.goods.resolve import Match
from device.dialogue.index.bundles import BUNDLES, says_bundle
from device.dialogue.index.nouns import noun, what_for, what_with
from device.dialogue.index.product_sets import bits, count
from device.dialogue.index.sale_units import sale_unit
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.clauses import SAYS_NO_KIND
from device.dialogue.reading.naming import kind_of
from device.dialogue.reading.terms import HOW_MANY, PLAIN, PRAISES, WALA, Missing, Reading, Term
from kb.catalogue import Product
from kb.language.words import word_set

_FEW = 12
_FORMS = word_set(
    """
    powder paste oil cream gel spray syrup tablet capsule soap lotion liquid drop juice tea coffee
    kit set pack box plate bowl glass cup tray bottle jar tin bag packet piece roll sheet bar stick
    item product mix shot
    """
)
"""What a name ends in that is the form of what stands before it: "haldi powder" is haldi."""


def lacking_kind(reading: Reading, match: Match, shop: ShopWords) -> Missing | None:
    """The goods said that none of the products found is, though they have the word."""
    if not match.found or reading.code is not None or count(match.mask) > _FEW:
        return None
    if reading.unknown:
        return None
    products = [shop.products[number] for number in bits(match.mask)]
    said = says_bundle(reading.words, shop)
    asked = _asked(reading, match, shop)
    parts = bool(asked) and not said and not match.mask & ~shop.bundles
    if parts:
        words = _said(reading, shop)
        thing = {*shop.same_words(asked[-1].text)}
        if not any(_called_so(n, words, shop) or _is_a(n, thing, shop) for n in bits(match.mask)):
            return Missing(asked[-1].start, asked[-1].text, "goods")
    if asked and not any(t.where.named & match.mask for t in match.terms):
        spec_only = (t for t in asked if t.where.spec & match.mask)
        what = next((t for t in spec_only if kind_of(t.text.split()[-1], shop) == "goods"), None)
        if what is not None:
            return Missing(what.start, what.text, "goods")  # Cotton is no knee cap of cotton.
    if (lacking := called_after(reading, match, shop)) is not None:
        return lacking
    return _left_unmatched(reading, match, products, shop)


def called_after(reading: Reading, match: Match, shop: ShopWords) -> Missing | None:
    """The thing asked for, where all goods found are but called after it: for "which ACs do you
    have" a stabiliser for one."""
    asked = _asked(reading, match, shop) if 0 < count(match.mask) <= _FEW else []
    if asked and not reading.unknown and _named_after(asked[-1], match, reading, shop):
        return Missing(asked[-1].start, asked[-1].text, "goods")
    return None


def _asked(reading: Reading, match: Match, shop: ShopWords) -> list[Term]:
    """What names a thing, in its order; in "puri ki plate mein kitni puriyan" what is counted names
    nothing else."""
    asked = (t for t in match.terms if _names_thing(t, shop))
    asked = (t for t in asked if not HOW_MANY & {*reading.words[max(t.start - 1, 0) : t.start]})
    return sorted(asked, key=lambda t: t.start)


def _names_thing(term: Term, shop: ShopWords) -> bool:
    return (
        term.kind == "word"
        and term.start >= 0
        and not (term.purpose or term.taken_back or term.where.brand)
        and bool(term.where.anywhere & ~term.where.option)
        and not (term.optional and shop.domain.is_function(term.text))
    )


def _called_so(number: int, said: set[str], shop: ShopWords) -> bool:
    """Whether all words of one of its names were said."""
    return any(name <= said for name in shop.names[number])


def _is_a(number: int, thing: set[str], shop: ShopWords) -> bool:
    """A "veg dum biryani" sold among meals is still a biryani, as its name ends so."""
    name = shop.products[number].name
    # The name of a "Chai and Patties Combo" is no longer that of a chai behind the "and".
    return BUNDLES.isdisjoint(phrase_words(name)[-1:]) and noun(name, shop.domain) in thing


def _said(reading: Reading, shop: ShopWords) -> set[str]:
    return {same for word in reading.words for same in shop.same_words(word)}


def _named_after(term: Term, match: Match, reading: Reading, shop: ShopWords) -> bool:
    """Whether all goods found are but called after the thing, as a "Hammer Drill" is after a
    hammer, and nothing says what they are."""
    kinds = [t for t in match.terms if t is not term and t.kind == "word" and not t.optional]
    if any(t.where.head & match.mask for t in kinds):
        return False
    if WALA & {*reading.words[term.end : term.end + 1]}:
        return False
    what = term.text.split()[-1]
    called = _all_calling(term.text.split(), shop)
    if _says_size_of_name(term, match) and not _is_served(called, match, shop):
        return False
    if kind_of(what, shop) != "goods" and called.isdisjoint(shop.domain.things):
        return False
    # A "micropore" is a "surgical tape", so a tape.
    meant = {part for same in called for part in (same, same.split("_")[-1])}
    if term.certainty < 1.0:
        meant.update(shop.similar_words(what))  # It was heard as one of these.
    said = _said(reading, shop)
    numbers = [*bits(match.mask)]
    if _is_behind_maker(term, reading) and any(_is_series(meant, n, shop) for n in numbers):
        return False
    return all(_is_other(meant, said, n, shop) for n in numbers)


def _says_size_of_name(thing: Term, match: Match) -> bool:
    """ "Tractor ten litre" where a paint is called so that comes in ten litres: no tractor is."""
    sizes = (t for t in match.terms if t.kind == "measure" and t.start == thing.end)
    return any(not match.mask & ~t.where.named for t in sizes)


def _all_calling(words: list[str], shop: ShopWords) -> set[str]:
    """All words for what some words name together, or else the last of them."""
    phrase = shop.domain.phrase(words) if len(words) > 1 else None
    return {*(phrase or shop.same_words(words[-1]))}


def _is_served(same: set[str], match: Match, shop: ShopWords) -> bool:
    """Whether all goods found are for such a thing: a "Stabiliser for 1.5 Ton AC" is of that size
    because the AC is."""
    names = (shop.products[number].name for number in bits(match.mask))
    return all(not same.isdisjoint(what_for(name)) for name in names)


def _is_behind_maker(term: Term, reading: Reading) -> bool:
    """ "Berger silk", "Lifree large pants": a maker, and but words of the same goods between."""
    ends = {each.end: each for each in reading.terms if each.kind == "word"}
    before = ends.get(term.start)
    while before is not None and not before.where.brand:
        before = ends.get(before.start) if not before.where.head else None
    return before is not None


def _is_series(meant: set[str], number: int, shop: ShopWords) -> bool:
    """ "Berger silk": what its name has right behind the maker is the name of a series."""
    product = shop.products[number]
    maker, own = phrase_words(product.brand), phrase_words(product.name)
    behind = own[len(maker) :] if own[: len(maker)] == maker else own
    return not meant.isdisjoint(behind[:1])


def _is_other(meant: set[str], said: set[str], number: int, shop: ShopWords) -> bool:
    product, own = shop.products[number], shop.called[number]
    last = noun(product.name, shop.domain)
    forms = _FORMS | SAYS_NO_KIND | {*phrase_words(product.unit)}
    if last in meant or last in forms or _is_style(last, product):
        return False
    names = [phrase_words(name) for name in (product.category, *product.aliases)]
    if meant.isdisjoint(own):
        # "Luminous inverter" is no battery, though that is called "inverter battery"; an AC is no
        # "Stabiliser for 1.5 Ton AC".
        called_so = [words for words in names if not meant.isdisjoint(words)]
        beside = not meant.isdisjoint(what_for(product.name) + what_with(product.name))
        last = called_so[0][-1] if called_so else last if beside else ""
    if last not in shop.domain.things or not said.isdisjoint(shop.same_words(last)):
        return False
    if _is_also_a(meant, own, last, shop):
        return False
    return not any(meant & {*words[-1:]} for words in names)


def _is_also_a(meant: set[str], own: Collection[str], last: str, shop: ShopWords) -> bool:
    """ "Diaper pants" are diapers, as they are also called "pull up diaper"."""
    groups = (shop.domain.phrase([word, last]) for word in meant & {*own})
    return any(
        name.split("_")[-1] in meant and last not in name.split("_")
        for group in groups
        for name in group or ()
    )


def _is_style(last: str, product: Product) -> bool:
    """The "tape" of "Adult Diaper Tape", whose record says "style: tape", and the "cord" of a
    "Steam Iron 2 m Cord", whose record says "cord length: 2 m"."""
    before = {*phrase_words(product.name)[:-1]}
    return any(
        last in phrase_words(value)
        or (last in phrase_words(name) and before >= {*phrase_words(value)})
        for name, value in product.specs.items()
    )


def _left_unmatched(
    reading: Reading, match: Match, products: list[Product], shop: ShopWords
) -> Missing | None:
    """ "Microtek inverters" where Microtek's are stabilisers, and inverters only a word that tells
    something of goods here, or "UltraTech PPC" where only others come so."""
    kinds = [t for t in match.terms if t.kind == "word"]
    kinds = [t for t in kinds if (t.where.head | t.where.name) & match.mask]
    firm = [t for t in kinds if not t.optional]
    said = any(t.where.head & match.mask or kind_of(t.text, shop) == "goods" for t in firm)
    names = (n for p in products for n in (*p.specs, *(group.group for group in p.options)))
    specs = {word for name in names for word in phrase_words(name)}
    siblings = 0
    for category in {product.category for product in products}:
        siblings |= shop.categories.get(category, 0)
    for term in reading.terms:
        sold_so = term.kind == "sale_unit" and term.if_unfit == "missing"  # A "pudiya".
        if not (term.kind == "word" or sold_so) or not term.optional:
            continue
        if term.purpose or term.start < 0:
            continue
        if term.where.anywhere & match.mask or specs & {*shop.same_words(term.text)}:
            continue
        praises = (PRAISES | PLAIN).issuperset(term.text.split())
        if praises or term.text in shop.domain.function_words:
            continue
        if term.text in shop.domain.attributes:
            continue  # "In a golden colour" asks for no colours.
        if sale_unit(shop, term.text) and not sold_so:
            continue
        told = (term.where.name | term.where.spec) & siblings
        tells = told and shop.attribute(term.text) is None
        if tells or sold_so or (not said and kind_of(term.text, shop) == "goods"):
            return Missing(term.start, term.text, "goods")
    return None
