"""Which lines of the basket are meant: by name, by what they have, or the one spoken of last."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from device.dialogue.goods.called_by_name import called_by_name
from device.dialogue.goods.choice_forms import forms_of
from device.dialogue.goods.choices import Choices, read_choices
from device.dialogue.goods.resolve import fitting
from device.dialogue.goods.siblings import likeness_of
from device.dialogue.index.product_sets import mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.index.written_words import phrase_words
from device.dialogue.money import Options, chosen_ids
from device.dialogue.reading.corrections import DENIES
from device.dialogue.reading.ordinals import place_said
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import WALA, Reading, Term, hard_terms
from device.dialogue.session import Session
from device.turn import BasketLine
from kb.catalogue import Product
from kb.language.words import word_set

_DESCRIBES = word_set("with wala wali wale saath sath mein me")
_SETS = word_set("kar karo kardo karna kijiye kariye")
_FEW = 9
"""A greater figure may be that of a model."""


def lines_meant(
    reading: Reading, session: Session, shop: ShopWords, *, by_choice: bool
) -> list[int]:
    """Numbers of the lines that are meant; none where something is named that is not there.

    `by_choice`: a choice that is named tells which line ("the black ones"), not how it shall be.
    """
    lines = session.basket.lines
    named = _lines_named(reading, session, shop)
    if named:
        return _narrowed(_called_by_name(named, reading, session, shop), reading, session, shop)
    if named is not None and names_choice_of_last(reading, session, shop):
        named = None
    if named is not None and _names_surely(reading):
        return []
    place = line_placed(reading.words, len(lines)) if by_choice else None
    if place is not None:
        return [place]
    loosely = _lines_called(reading, session, shop) if named is None else []
    if 0 < len(loosely) < len(lines):
        return loosely
    held = _lines_holding(reading.words, range(len(lines)), session, shop) if by_choice else []
    if 0 < len(held) < len(lines):
        return held
    last = last_line(session)
    offering = [i for i in range(len(lines)) if _choices(reading.words, lines[i], shop)]
    if offering and last not in offering:
        return offering[-1:]
    if named is not None and not offering:
        return []
    return [last] if last is not None else []


def names_choice_of_last(reading: Reading, session: Session, shop: ShopWords) -> bool:
    """ "One more in navy blue" of a shirt: no skirt that is called navy blue."""
    index = last_line(session)
    product = shop.product(session.basket.lines[index].sku) if index is not None else None
    return product is not None and names_choice_of(product, reading, shop)


def names_choice_of(product: Product, reading: Reading, shop: ShopWords) -> bool:
    """Whether all that is named is what a choice of the product is called."""
    if reading.code is not None or _lacks(reading):
        return False
    choices = read_choices(product, reading.words, shop)
    called = _called(product, choices)
    return bool(choices) and all({*phrase_words(t.text)} <= called for t in _names(reading))


def line_placed(words: Sequence[str], lines: int) -> int | None:
    """The number of the line whose place among so many is named: "pehli wali"; else None."""
    place = place_said(words)
    return range(lines)[place] if place is not None and -lines <= place < lines else None


def last_line(session: Session) -> int | None:
    """The line spoken of last, or the last one; None for an empty basket."""
    lines = session.basket.lines
    spoken_of = [i for i, line in enumerate(lines) if line.sku == session.last_line]
    return spoken_of[-1] if spoken_of else len(lines) - 1 if lines else None


def line_described(
    words: Sequence[str], session: Session, shop: ShopWords
) -> tuple[int, list[str]] | None:
    """ "In the one without onion", "cheese wale do kar do": the line that alone has the choices
    named before a "wala", and the words behind it; None where no such line is."""
    lines = session.basket.lines
    end = next((i for i, word in enumerate(words) if word in WALA), 0)
    held = _lines_holding(words[:end], range(len(lines)), session, shop) if end else []
    others = [line.sku for i, line in enumerate(lines) if i not in held]
    if len(held) != 1 or lines[held[0]].sku not in others:
        return None
    return held[0], list(words[end + 1 :])


def line_set_to(
    words: Sequence[str], session: Session, shop: ShopWords
) -> tuple[int, Product, Decimal, Options] | None:
    """ "Socket teen kar do" of sockets in the basket: the line with three of them, and no board of
    three."""
    at = next((i for i, (w, then) in enumerate(pairwise(words)) if _sets(w, then)), 0)
    own = read([*words[:at], *words[at + 1 :]], shop)
    if not at or own.numbers or not names_goods(own) or Decimal(words[at]) > _FEW:
        return None
    named = _lines_named(own, session, shop) or []
    line = session.basket.lines[named[0]] if len(named) == 1 else None
    product = shop.product(line.sku) if line is not None else None
    if line is None or product is None:
        return None
    return named[0], product, Decimal(words[at]), line.options


def _sets(word: str, then: str) -> bool:
    return word.isdigit() and then in _SETS


def line_for(other: Product, session: Session, shop: ShopWords) -> int | None:
    """The line in whose place other goods come: the one most like them of their kind, else the one
    spoken of last."""
    lines = session.basket.lines
    products = {i: shop.product(line.sku) for i, line in enumerate(lines)}
    same = {
        i: likeness_of(product, other) for i, product in products.items()
        if product is not None and product.category == other.category
    }  # fmt: skip
    last = last_line(session)
    if last in same and same[last] == max(same.values()):
        return last
    return max(same, key=lambda i: (same[i], i)) if same else last


def excludes_others(product: Product, choices: Choices) -> bool:
    """ "Red", "large": of such choices a thing has one only, so another one is another thing; what
    may also be left out ("no cheese", "cheese slice") comes on top of it."""
    groups = {*choices.chosen, *choices.unwanted}
    forms = forms_of(product.options).all
    may_lack = {form.group.group for form in forms if form.polarity == "none"}
    return bool(groups) and all(
        group.exclusive and group.group not in may_lack
        for group in product.options
        if group.group in groups
    )


def counts_choice(reading: Reading, product: Product, choices: Choices) -> bool:
    """ "Aur ek extra raita": the figure counts what comes to the goods, not the goods."""
    groups = {*choices.chosen}
    added = bool(groups) and not any(g.exclusive for g in product.options if g.group in groups)
    return added and not names_goods(reading) and not _DESCRIBES & {*reading.words}


def drops_a_line(words: Sequence[str], session: Session, shop: ShopWords) -> bool:
    """ "No cookie, I changed my mind": goods of the basket denied, and nothing else wanted."""
    own = read(list(words[1:]), shop) if words and words[0] in DENIES else None
    if own is None or own.numbers or not names_goods(own):
        return False
    indexes = lines_meant(own, session, shop, by_choice=True)
    named = _names(own)
    held = [1 << shop.index_of.get(session.basket.lines[i].sku, 0) for i in indexes]
    other = any(not any(term.where.named & bit for bit in held) for term in named)
    return bool(indexes) and not other and not any(t.where.option for t in own.terms)


def names_goods(reading: Reading) -> bool:
    """Whether the words name goods, rather than only say how they shall be."""
    return _lacks(reading) or reading.code is not None or bool(_names(reading))


def _lacks(reading: Reading) -> bool:
    """Whether goods are named that the shop does not have; a strange word need not be goods."""
    return any(missing.kind in {"goods", "brand"} for missing in reading.missing)


def names_only_choices(reading: Reading, product: Product, shop: ShopWords) -> bool:
    """ "Take out the cheese" of a sandwich with cheese: what is named is no goods of this line, or
    "bat cover" of a bat, which is as much as the choice is called."""
    choices = read_choices(product, reading.words, shop)
    bit = 1 << shop.index_of[product.sku]
    goods = [t for t in _names(reading) if t.where.named & bit]
    called = _called(product, choices)
    return bool(choices) and all({*phrase_words(t.text)} <= called for t in goods)


def _called(product: Product, choices: Choices) -> set[str]:
    """How the choices are called, and what they are choices of: "drink lemon iced tea"."""
    groups = {*choices.chosen, *choices.unwanted}
    return {word for group in groups for word in phrase_words(group)} | {
        word
        for group in product.options
        for choice in group.choices
        if choice.id in chosen_ids(choices.chosen.get(group.group))
        or choice.id in choices.unwanted.get(group.group, ())
        for word in phrase_words(choice.name)
    }


def _names_surely(reading: Reading) -> bool:
    return (
        _lacks(reading) or reading.code is not None or not all(t.if_unfit for t in _names(reading))
    )


def _names(reading: Reading) -> list[Term]:
    return [
        term for term in hard_terms(reading)
        if term.kind == "word" and term.where.named and term.start >= 0
    ]  # fmt: skip


def _lines_named(reading: Reading, session: Session, shop: ShopWords) -> list[int] | None:
    """The lines whose goods are named; None where no goods are."""
    lines = session.basket.lines
    numbers = [shop.index_of.get(line.sku, -1) for line in lines]
    if reading.code is not None:
        return [i for i, number in enumerate(numbers) if number == reading.code]
    terms = hard_terms(reading)
    if not names_goods(reading) and not any(term.kind != "word" for term in terms):
        return None
    mask = 0
    if not _lacks(reading):
        mask = fitting(reading, shop, mask_of(n for n in numbers if n >= 0))
    if not mask and not names_goods(reading):
        return None
    return [i for i, n in enumerate(numbers) if n >= 0 and mask >> n & 1]


def _called_by_name(
    named: list[int], reading: Reading, session: Session, shop: ShopWords
) -> list[int]:
    """Of several lines those whose goods are called so by their own names."""
    found = {i: shop.product(session.basket.lines[i].sku) for i in named}
    products = [product for product in found.values() if product is not None]
    called = called_by_name(products, hard_terms(reading), shop)
    return [i for i, product in found.items() if product in called] or named


def _lines_called(reading: Reading, session: Session, shop: ShopWords) -> list[int]:
    """The lines named by words that elsewhere mean something else: "leave out the stand"."""
    numbers = [shop.index_of.get(line.sku, -1) for line in session.basket.lines]
    mask = 0
    for term in reading.terms:
        if term.kind == "word" and term.optional and not term.purpose:
            mask |= term.where.head
    return [i for i, n in enumerate(numbers) if n >= 0 and mask >> n & 1]


def _narrowed(named: list[int], reading: Reading, session: Session, shop: ShopWords) -> list[int]:
    """Of several lines those that have a choice which is named, else the one spoken of last."""
    if len(named) < 2:
        return named
    held = _lines_holding(reading.words, named, session, shop)
    if held:
        return held
    same_goods = len({session.basket.lines[i].sku for i in named}) == 1
    last = last_line(session)
    return [last] if same_goods and last in named else named


def _lines_holding(
    words: Sequence[str], among: Sequence[int], session: Session, shop: ShopWords
) -> list[int]:
    lines = session.basket.lines
    return [i for i in among if _holds(lines[i], _choices(words, lines[i], shop))]


def _holds(line: BasketLine, choices: Choices) -> bool:
    """Whether a line has all choices that are named, wanted or not."""
    named = {group: set(chosen_ids(made)) for group, made in choices.chosen.items()}
    for group, ids in choices.unwanted.items():
        named.setdefault(group, set()).update(ids)
    return bool(named) and all(
        ids <= set(chosen_ids(line.options.get(group))) for group, ids in named.items()
    )


def _choices(words: Sequence[str], line: BasketLine, shop: ShopWords) -> Choices:
    product = shop.product(line.sku)
    return read_choices(product, words, shop) if product is not None else Choices()
