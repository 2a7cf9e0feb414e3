"""What goods have a figure of: "12 shades", "pack of 50", "iPhone 15", and what none has."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from device.dialogue.index.index_products import counts_of
from device.dialogue.index.product_sets import bits
from device.dialogue.index.shop_words import GRAMMAR, ShopWords, Where, alikeness
from device.dialogue.index.written_words import COUNTED_PARTS, phrase_words
from device.dialogue.reading.terms import WALA
from kb.language.script import phonetic_key
from kb.language.words import stem, word_set

CONTAINERS = word_set("pack packs packet packets box boxes set sets")
_SHORTEST_VERB = 4
_SAME_BY_EAR = 0.8
_LEAST_NUMBER = 10
_LEAST_PACK = 10
"""From so many pieces on a figure is likely how many come together."""
_CLOSE_LOOK = 200


def counted_as(
    shop: ShopWords, value: Decimal, word: str, *, describes: bool = False
) -> Where | None:
    """The products that have so many of what a word names: 50 of "strips", 12 of "shed"; where it
    `describes` them, "chaar pair wali" has four feet though others are sold in pairs."""
    found: Where | None = None
    for form in _described_by(shop, word) if describes else _count_words(shop, word):
        where = shop.counted.get((value, form))
        if where is not None:
            found = where if found is None else found.union(where)
    return found


def counted_anyhow(shop: ShopWords, value: Decimal) -> Where:
    """The products that have so many of anything."""
    found = Where()
    for (held, _), where in shop.counted.items():
        if held == value:
            found = found.union(where)
    return found


def packed_so(value: Decimal, shop: ShopWords) -> int:
    """The goods sold by the pack, box or coil of which so many of anything come together."""
    if value < _LEAST_PACK:
        return 0
    return counted_anyhow(shop, value).hard & ~shop.sale_units.get("piece", 0)


def tells_by_count(shop: ShopWords, word: str, value: Decimal) -> bool:
    """Whether goods are told apart by how many of it they have, or by such a count as goods of that
    name: "do idli wali plate" where there are "Idli 2 Pieces" and "Idli 4 Pieces"."""
    held = shop.lookup(word)
    named = held is not None and bool(held.head & counted_anyhow(shop, value).hard)
    return named or is_counted(shop, word)


def is_container(shop: ShopWords, word: str) -> bool:
    """Whether goods come so many together in what a word names, as in a pack."""
    return not CONTAINERS.isdisjoint(shop.same_words(word))


def lacks_number(shop: ShopWords, value: Decimal, word: str) -> bool:
    """Whether all goods called so are numbered, with as many digits, and none like this."""
    held = shop.numbered.get(stem(word), {})
    own = shop.words.get(stem(word))
    if own is None or value in held or value < _LEAST_NUMBER:
        return False
    everything = 0
    for mask in held.values():
        everything |= mask
    alike = any(len(str(value)) == len(str(other)) for other in held)
    return alike and not (own.name | own.brand) & ~everything


def is_in_row(shop: ShopWords, value: Decimal, word: str) -> bool:
    """ "Stage 2 tin": whether names number from one on what the word says, which names no goods by
    itself, so that the figure counts no tins."""
    held, own = shop.numbered.get(stem(word), {}), shop.words.get(stem(word))
    row = {Decimal(1), Decimal(2), value} <= held.keys()
    return row and own is not None and not (own.head | own.brand)


def only_numbers(value: Decimal, word: str, where: Where, shop: ShopWords) -> bool:
    """ "Two BP monitors" are two, though one is called "BP-02"; "fifty strips" come in packs."""
    numbered = shop.numbered.get(word, {}).get(value, 0)
    counts = word in CONTAINERS or word in COUNTED_PARTS
    return value < _LEAST_NUMBER and bool(numbered) and not (counts or where.hard & ~numbered)


def are_called_so(words: Sequence[str], figure_at: int, shop: ShopWords) -> bool:
    """Whether goods described by a word behind a figure are called by it, and their records do not
    count it: of "chaar ande wale puff" four are wanted where there is an egg puff."""
    word = words[figure_at + 1]
    named = shop.lookup(word)
    called = named.named & _described(words, figure_at, shop) if named is not None else 0
    for form in _count_words(shop, word):
        called &= ~shop.counted_words.get(form, 0)
    return bool(called)


def or_so_many_anyhow(
    where: Where | None, value: Decimal, words: Sequence[str], figure_at: int, shop: ShopWords
) -> Where | None:
    """Of the goods described also those with so many of anything, where none of them has it: a hard
    disk may hold what four cameras see, yet the DVR with four channels is the "chaar camera wala
    DVR"."""
    goods = _described(words, figure_at, shop)
    if where is None or not goods or where.hard & goods:
        return where
    return where.union(Where(spec=counted_anyhow(shop, value).hard & goods))


def _described(words: Sequence[str], figure_at: int, shop: ShopWords) -> int:
    """The goods named behind "wala"."""
    behind = words[figure_at + 2 : figure_at + 4]
    thing = shop.lookup(behind[1]) if len(behind) > 1 and behind[0] in WALA else None
    return thing.head if thing is not None else 0


def counts_as_part(shop: ShopWords, word: str, goods: int) -> bool:
    """Whether a figure before the word says what these goods are like ("four jar mixer"), not how
    many: their names count it. What a dish contains does not tell."""
    forms = {form for form in _count_words(shop, word) if form in shop.counted_words}
    few = itertools.islice(bits(goods), _CLOSE_LOOK)
    return any(form in forms for n in few for _, form in counts_of(shop.products[n].name))


def is_whole_name(words: Sequence[str], goods: int, shop: ShopWords) -> bool:
    """Whether some of these goods are called just so: "two egg rolls" are two where there is an
    "egg roll", though others have two eggs in them."""
    said = [stem(word) for word in words]
    return any(
        phrase_words(name) == said
        for number in itertools.islice(bits(goods), _CLOSE_LOOK)
        for name in (shop.products[number].name, *shop.products[number].aliases)
    )


def most_counted(shop: ShopWords, word: str) -> Decimal:
    """The greatest figure that any goods have of what a word names."""
    forms = _count_words(shop, word)
    return max((value for value, form in shop.counted if form in forms), default=Decimal(0))


def is_counted(shop: ShopWords, word: str) -> bool:
    """Whether some goods have a figure for what a word names."""
    return any(form in shop.counted_words for form in _count_words(shop, word))


def _count_words(shop: ShopWords, word: str) -> list[str]:
    if word not in shop.count_forms:
        shop.count_forms[word] = _find_count_words(shop, word)
    return shop.count_forms[word]


def _described_by(shop: ShopWords, word: str) -> list[str]:
    parts = (form for form in shop.same_words(word) if form in COUNTED_PARTS)
    return [*_count_words(shop, word), *(form for form in parts if form in shop.counted_words)]


def _find_count_words(shop: ShopWords, word: str) -> list[str]:
    """A word as records of this shop count it: "legged" is "leg", "pej" is "page"."""
    own = stem(word)
    if is_container(shop, word):
        return [word]  # "ten pack" is a pack of ten; "ten packs", "das dibbe" are not
    if not word.isalpha() or word in GRAMMAR or own in shop.sale_units:
        return [own]
    forms = list(shop.same_words(word))
    name = shop.domain.attributes.get(word)
    if name is not None:
        # "Rang" asks for the colour, which records count in shades.
        forms += [w for w in shop.counted_words if shop.domain.attributes.get(w) == name]
    if word.endswith("ed") and len(word) > _SHORTEST_VERB:
        forms += [word[:-2], word[:-3]]
    known = [form for form in forms if form in shop.counted_words]
    if known or shop.domain.is_function(word) or word in shop.domain.things:
        return known  # "Pizza" is no piece.
    key = phonetic_key(own)
    near = [w for w in shop.counted_words if w.isalpha() and phonetic_key(w) == key]
    return [w for w in near if alikeness(own, w) >= _SAME_BY_EAR]


def differ_in_count(mask: int, word: str, shop: ShopWords) -> bool:
    """Whether others of the kind of these goods have another figure of it: "ek pair wali" beside a
    stick of four feet."""
    forms = COUNTED_PARTS & {*shop.same_words(word)}
    others = 0
    for (_, form), where in shop.counted.items():
        others |= where.spec if form in forms else 0
    others &= ~mask
    return bool(others) and any(kind & mask and kind & others for kind in shop.categories.values())


def is_goods(shop: ShopWords, word: str) -> bool:
    """ "Two sockets" may be bought, two poles may not."""
    return any(word in phrase_words(category) for category in shop.categories)


def stands_alone(shop: ShopWords, word: str) -> bool:
    """ "One veg sandwich", "one small": some goods have the word without a figure, unlike
    "pole"."""
    heard = shop.sounds_like(word)
    noun = shop.lookup(word) or (heard[0] if heard is not None else None)
    if noun is None or counted_by_ear(shop, word):
        return False
    counted = shop.counted_words.get(word, 0)
    return bool(noun.head or noun.option or (noun.name | noun.brand) & ~counted)


def counted_by_ear(shop: ShopWords, word: str) -> bool:
    """Whether it is a word that records count, as it sounds, before any name of goods: "reeding"
    is a reading where monitors keep so many, though bottles are for feeding."""
    if shop.lookup(word, by_ear=False) is not None:
        return False
    heard = shop.sounds_like(word)
    alike = max((alikeness(word, form) for form in _count_words(shop, word)), default=0.0)
    return is_counted(shop, word) and alike > (heard[1] if heard is not None else 0.0)


def is_called_so(shop: ShopWords, word: str) -> bool:
    """Whether some goods are called just this."""
    where = shop.words.get(word)
    mask = where.named if where is not None else 0
    return any(name == {word} for number in bits(mask) for name in shop.names[number])
