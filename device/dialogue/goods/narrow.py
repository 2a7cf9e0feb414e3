"""Of several products that fit all that was said, those that were meant."""

from __future__ import annotations

from itertools import pairwise

from device.dialogue.goods.alias_of_all import called_so_too
from device.dialogue.goods.order_said import in_order_said
from device.dialogue.index.bundles import says_bundle
from device.dialogue.index.hire import says_hire
from device.dialogue.index.nouns import noun
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.terms import Reading, Term
from kb.catalogue import Product
from kb.language.script import similarity
from kb.language.units import canonical_unit
from kb.language.words import stem, word_set

_FEW = 400
"""Among more products than this no names are compared."""
_SIZES = word_set("small medium large xl xxl xs")
_LIKE_A_MODEL = 100
"""From here on a figure that a name has is hardly how many are wanted."""
SAME_WORD = 0.95
"""So alike are the spellings of one word."""
_SAME_MEANING = 0.85
"""The same where both mean the same."""


def narrow(
    mask: int, terms: list[Term], reading: Reading, shop: ShopWords, *, by_alias: bool = True
) -> int:
    """Prefers what a word names to what it merely occurs in, then what is said by name; `by_alias`
    also by another name, which for one who asks for advice only says a kind of goods."""
    if count(mask) <= 1 or any(term.kind == "kind" for term in terms):
        return mask
    if mask & shop.hired:
        mask = mask & (shop.hired if says_hire(reading.words) else ~shop.hired) or mask
    meanings = _said(terms, reading, shop)
    said = frozenset().union(*meanings)
    mask = in_order_said(mask, reading.words, shop)
    literal = _literally(terms, reading, shop) if by_alias else []
    named = _called_so(mask, meanings, literal, shop) if count(mask) <= _FEW else 0
    if named:
        return named | _same_of_other_makers(named, mask, shop)
    if not says_bundle(reading.words, shop):
        mask = mask & ~shop.bundles or mask
    # "Two packets" of what is sold by the packet chooses no "Family Pack", and one bottle none that
    # is also called the "small bottle".
    counted = {n.position + 1: shop.sale_units.get(n.unit, 0) for n in reading.numbers if n.unit}
    naming = [
        t
        for t in terms
        if t.start not in counted or (t.kind != "sale_unit" and mask & ~counted[t.start])
    ]
    called = _called_by_things(mask, terms)
    for term in naming:
        plain = term.optional and shop.domain.is_function(term.text)
        # "Single" may be part of a name; no goods are called after it.
        heads = term.where.head | _called_after(term, mask, shop)
        aside = _stands_before_kind(term, terms, mask, said, shop)
        kinds = term.where.named if plain or aside else heads | term.where.brand
        allowed = called or mask if term.purpose else mask
        for preferred in (kinds & allowed, term.where.name & allowed, term.where.spec & allowed):
            chosen = term.where.option & mask and not (term.where.head | term.where.name) & mask
            if term.kind == "word" and chosen:
                break
            if preferred & mask:
                mask &= preferred | (term.where.brand | term.where.option if plain else 0)
                break
    mask = _without_other_things(mask, naming, reading, shop)
    mask = _prefer_own_names(mask, naming, reading, shop)
    mask = _prefer_own_sizes(mask, reading, shop)
    mask = _prefer_own_figures(mask, terms, shop)
    mask = _prefer_last_words(mask, said, shop)
    for words in (frozenset(map(stem, reading.words)), said):
        mask = _prefer_whole_categories(mask, words, shop)
    if count(mask) <= _FEW:
        mask = _prefer_whole_names(mask, meanings, literal, shop)
    return mask


def _called_by_things(mask: int, terms: list[Term]) -> int:
    """Those that have the things asked for in their own names: what a pump is for chooses no
    "Water Level Controller" that is kept among the pumps."""
    for term in terms:
        if term.kind == "word" and term.where.head and not (term.purpose or term.optional):
            mask &= term.where.name
    return mask


def _stands_before_kind(
    term: Term, terms: list[Term], mask: int, said: frozenset[str], shop: ShopWords
) -> bool:
    """In "galouti kebab" the kebab is the kind; that another name of one of them has "galouti" too
    chooses none, unless it is a name of several words and all of them were said."""
    if not any(t.start == term.end and t.where.head & mask for t in terms if t is not term):
        return False
    heads = mask & term.where.head
    if not heads or count(heads) > _FEW:
        return False
    others = (name for n in bits(heads) for name in shop.names[n][1:])
    return not any(len(name) > 1 and name <= said for name in others)


def _called_after(term: Term, mask: int, shop: ShopWords) -> int:
    """Of the products with a word in their names those it is the noun of, where it is only part of
    another name that the shop gave a thing: a "Respirator Mask" is a mask as much as what is also
    called "nebuliser mask", whereas what is also called "latte" is the one."""
    spelled = spellings(term.text, shop)
    own = (shop.words.get(word) for word in spelled)
    named = term.where.name & mask if any(w is not None and w.head & mask for w in own) else 0
    if not named or count(named) > _FEW:
        return 0
    same = frozenset(shop.same_words(term.text)) | spelled
    aliases = (name for n in bits(term.where.head & mask) for name in shop.names[n][1:])
    if any(len(name) == 1 and name <= same for name in aliases):
        return 0
    return mask_of(n for n in bits(named) if noun(shop.products[n].name, shop.domain) in same)


def _said(terms: list[Term], reading: Reading, shop: ShopWords) -> list[frozenset[str]]:
    """For each word of the terms all words of the shop that it may have meant."""
    said: list[frozenset[str]] = []
    for term in terms:
        heard = shop.similar_words(term.text) if term.certainty < 1.0 else []
        for word in reading.words[term.start : term.end] or term.text.split():
            same = frozenset(shop.same_words(word)) | spellings(word, shop)
            said.append(same | frozenset(heard))
        spoken = reading.words[term.start : term.end]
        phrase = shop.domain.phrase(spoken) if term.start >= 0 and len(spoken) > 1 else None
        if phrase is not None:
            said.append(phrase)  # "Cap a chino" is one name.
    return said


def _literally(terms: list[Term], reading: Reading, shop: ShopWords) -> list[frozenset[str]]:
    """Each word as the catalogue may write it; of plain language that names nothing here only the
    word itself: "my bill" is no bell; a figure that counts bottles names none of one litre."""
    named = {at for term in terms for at in range(term.start, term.end)}
    counts = _counting(reading)
    return [
        frozenset()
        if at in counts
        else frozenset({stem(word)})
        if at not in named and shop.domain.is_plain(word) and stem(word) not in shop.words
        else spellings(word, shop)
        for at, word in enumerate(reading.words)
    ]


def _counting(reading: Reading) -> set[int]:
    """Where figures count bottles or strips; that of a "Crocin 650 strip" is one of its name."""
    return {
        number.position
        for number in reading.numbers
        if number.unit and canonical_unit(number.unit) is None and number.value < _LIKE_A_MODEL
    }


def _prefer_own_names(mask: int, terms: list[Term], reading: Reading, shop: ShopWords) -> int:
    """ "Airdopes" are those of that very name before all earbuds, which the word means as well."""
    for term in terms:
        # "One bottle of water" is none of a litre.
        counts = term.kind == "sale_unit" and term.start in _counting(reading)
        words = () if term.purpose or counts else reading.words[term.start : term.end]
        # A "water pump" is no more what is called "water" than any pump.
        thing = shop.lookup(words[-1]) if term.kind == "word" and len(words) > 1 else None
        called = mask if thing is None else mask & thing.name
        for word in words:
            for spelled in spellings(word, shop):
                own = shop.words.get(spelled)
                if own is not None and own.name & called and not own.head & ~own.name:
                    mask &= own.named
    return mask


def _without_other_things(mask: int, terms: list[Term], reading: Reading, shop: ShopWords) -> int:
    """A "conduit pipe" is what the shop calls so before a bend that it keeps among the conduits,
    though the word means conduit as well."""
    for term in terms:
        words = reading.words[term.start : term.end]
        heads = mask & term.where.head
        if not words or term.kind != "word" or not heads or count(heads) > _FEW:
            continue
        spelled = [spellings(word, shop) for word in words]
        own = mask_of(n for n in bits(heads) if _is_named(n, spelled, shop))
        same = {same for word in words for same in shop.same_words(word)}
        other = mask_of(n for n in bits(heads & ~own) if _is_other_thing(n, same, shop))
        mask = mask & ~other if own else mask
    return mask


def _is_named(number: int, spelled: list[frozenset[str]], shop: ShopWords) -> bool:
    """Whether each word stands in its own name or on its shelf, and not only in another name."""
    category = {stem(word) for word in phrase_words(shop.products[number].category)}
    named = shop.names[number][0] | category
    return all(not named.isdisjoint(each) for each in spelled)


def _is_other_thing(number: int, same: set[str], shop: ShopWords) -> bool:
    """Whether its own name is that of other goods: "Conduit Bend", "Deep Junction Box"."""
    name, domain = shop.products[number].name, shop.domain
    last = noun(name, domain)
    if last in same:
        return False  # A ginger tea is a chai.
    groups = [group for pair in pairwise(phrase_words(name)) if (group := domain.phrase(pair))]
    if groups:
        return all(same.isdisjoint(group) for group in groups)
    return last in domain.things


def _prefer_own_sizes(mask: int, reading: Reading, shop: ShopWords) -> int:
    """ "Large" is the one called so before one called medium, which is for "bade log"."""
    for word in _SIZES.intersection(reading.words):
        own = shop.words.get(word)
        named = own.name & mask if own is not None else 0
        others = 0
        for other in _SIZES - {word}:
            called = shop.words.get(other)
            others |= called.name if called is not None else 0
        mask = mask & ~(others & ~named) if named else mask
    return mask


def _prefer_own_figures(mask: int, terms: list[Term], shop: ShopWords) -> int:
    """A "6 A switch" is the one called so before the bell push, which only stands 6 A too: of one
    maker's goods those with a figure in their names."""
    for term in terms:
        if term.measure is None or not 1 < count(mask) <= _FEW:
            continue
        named = shop.name_measures.get(term.measure.base(), 0) & mask
        makers = {(shop.products[n].brand, shop.products[n].category) for n in bits(named)}
        mask = named | mask_of(
            n for n in bits(mask & ~named)
            if (shop.products[n].brand, shop.products[n].category) not in makers
        )  # fmt: skip
    return mask


def _prefer_last_words(mask: int, said: frozenset[str], shop: ShopWords) -> int:
    """A "fan" is a ceiling fan before it is a fan regulator: the last word says what it is."""
    named = 0
    for category, members in shop.categories.items():
        words = phrase_words(category) if members & mask else []
        if words and words[-1] in said:
            named |= members
    return mask & named or mask


def _prefer_whole_categories(mask: int, said: frozenset[str], shop: ShopWords) -> int:
    """ "switch" means category Switch before Dimmer switch, a "tawa" no kadhai."""
    whole = 0
    for category, members in shop.categories.items():
        if members & mask and set(phrase_words(category)) <= said:
            whole |= members
    return mask & whole or mask


def _called_so(
    mask: int, said: list[frozenset[str]], literal: list[frozenset[str]], shop: ShopWords
) -> int:
    """The products whose whole name of several words was said, the longest name first."""
    longest, found = 2, 0
    whole: frozenset[str] = frozenset().union(*said)
    for number in bits(mask):
        kind = frozenset(phrase_words(shop.products[number].category))
        called = [n for n in _names_said(number, said, literal, shop) if n != kind]
        length = max((len(name) for name in called if len(name) > 1), default=0)
        if length >= longest:
            named = 1 << number | _sizes_called_so(number, called, mask, shop)
            found = found | named if length == longest else named
            longest = length
    return found and found | _of_other_makers(mask, found, whole, shop)


def _same_of_other_makers(named: int, mask: int, shop: ShopWords) -> int:
    """ "Single pole MCB" is that of Havells and L&T's "Tripper MCB Single Pole" alike: only who
    names a maker means the one whose series has no name."""
    products = [shop.products[number] for number in bits(named)]
    brands = {product.brand for product in products}
    categories = {product.category for product in products}
    if "" in brands:
        return 0
    return mask_of(
        number
        for number in bits(mask & ~named)
        if shop.products[number].category in categories
        and shop.products[number].brand not in brands | {""}
    )


def _prefer_whole_names(
    mask: int, said: list[frozenset[str]], literal: list[frozenset[str]], shop: ShopWords
) -> int:
    """ "coffee" means the one called Coffee before Iced Coffee."""
    whole: frozenset[str] = frozenset().union(*said)
    found = 0
    for n in bits(mask):
        called = _names_said(n, said, literal, shop)
        if called and _maker_in_name(shop.products[n]) <= whole:
            found |= 1 << n | _sizes_called_so(n, called, mask, shop)
    return found | _of_other_makers(mask, found, whole, shop) if found else mask


def _sizes_called_so(number: int, called: list[frozenset[str]], mask: int, shop: ShopWords) -> int:
    """The other sizes of a product that was called by another name alone."""
    own = shop.names[number][0]
    return 0 if own in called else called_so_too(number, called, mask, shop)


def _of_other_makers(mask: int, found: int, said: frozenset[str], shop: ShopWords) -> int:
    """Goods of the same kind by makers whose names are longer by the name of a series: who said no
    maker did not choose the one whose names are short."""
    makers = {(shop.products[n].category, shop.products[n].brand) for n in bits(found)}
    if any(set(phrase_words(brand)) & said for _, brand in makers):
        return 0
    kinds = {category for category, brand in makers if brand}
    return mask_of(
        n
        for n in bits(mask & ~found)
        if (product := shop.products[n]).category in kinds
        and product.brand
        and (product.category, product.brand) not in makers
    )


def _maker_in_name(product: Product) -> frozenset[str]:
    return frozenset(phrase_words(product.brand)) & frozenset(phrase_words(product.name))


def spellings(word: str, shop: ShopWords) -> frozenset[str]:
    """The word itself as the catalogue may write it."""
    alike = {same for same in shop.same_words(word) if similarity(word, same) >= _SAME_MEANING}
    return frozenset({stem(word), *shop.spelled_alike(word, SAME_WORD), *alike})


def _names_said(
    number: int, said: list[frozenset[str]], literal: list[frozenset[str]], shop: ShopWords
) -> list[frozenset[str]]:
    """Those of a product's names that were said: its own in words of the same meaning, an alias,
    which is another word for it itself, in its very words."""
    own, *aliases = shop.names[number]
    found = [own] if _is_said(own, said) else []
    return found + [alias for alias in aliases if _is_said(alias, literal)]


def _is_said(name: frozenset[str], said: list[frozenset[str]]) -> bool:
    """Whether each word of a name was said by another word: a "flask" alone is no "Thermosteel
    Flask", though both words mean it."""
    if not all(any(word in meant for meant in said) for word in name):
        return False
    return sum(not name.isdisjoint(meant) for meant in said) >= len(name)
