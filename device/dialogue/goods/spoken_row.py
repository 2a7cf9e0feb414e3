"""The goods that were spoken of one after the other, and which of them words point back at: "pehle
wale ki warranty", "how many years on the second", "jo pehle bataya uske kitne pade hain"."""

from __future__ import annotations

from collections.abc import Sequence

from device.dialogue.asking import Asking, View
from device.dialogue.index.product_sets import mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.ordinals import BEFORE, PlaceSaid, places_said
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import OF, Term
from device.dialogue.reading.utterance import utterance_words
from device.dialogue.session import Session
from kb.language.words import word_set

_IT = {"ka": "iska", "ki": "iski", "ke": "iske", "ko": "isko", "se": "isse",
       "mein": "isme", "me": "isme", "mai": "isme"}  # fmt: skip
_HINDI_PLACE = word_set("wala wali wale waala jo")
_POINTS = word_set("it its iska iski iske isko isme ismein uska uski uske usko usme usmein wo woh")
_ASKED_FOR = frozenset({"price", "stock", "bulk_price"})
_PAIR = 2


def spoken_row(session: Session) -> tuple[str, ...]:
    """The SKUs of what was spoken of, in the order in which it first was; several that were named
    at once, and no two of which had been spoken of, begin a row of their own."""
    row: tuple[str, ...] = ()
    for exchange in session.recent:
        new = tuple(sku for sku in exchange.skus if sku not in row)
        if not new or exchange.asked_back or exchange.intent.startswith("basket_"):
            continue
        row = (*row, *new) if len(exchange.skus) == 1 else exchange.skus
    return row


def pointing_back(words: list[str], session: Session, view: View) -> list[str]:
    """The words with "it" in the place of those that say which of the goods in a row is meant, and
    the session turned to that one; names in their place where several are ordered at once. The
    words as they are where no place in such a row is said, or others may be meant."""
    if session.pending or session.generation != view.generation:
        return words
    if session.basket.state == "open" and session.intent.startswith("basket_"):
        return words  # "The first one" of the basket.
    said, row = places_said(words), spoken_row(session)
    if not said or len(row) < _PAIR or len(session.focus) > 1:
        return words
    meant = [_meant(place, words, row, session, view.words) for place in said]
    found = [each for each in meant if each is not None]
    if len(found) < len(meant):
        return words
    if len(found) > 1:
        counted = any(word.isdigit() for word in words)
        return _with_names(words, found, view.words) if counted else words
    ((sku, start, end),) = found
    turn_to((sku,), session, view.words)
    return _with_pronoun(words, start, end, said[0])


def points_nowhere(asking: Asking) -> bool:
    """Whether a place in what was spoken of is said, and too little was: what was told of it may
    have been understood otherwise."""
    alone = len(asking.session.focus) == 1 and not asking.settled
    ordered = asking.session.basket.state == "open"
    row = spoken_row(asking.session)
    return alone and not ordered and len(row) < _PAIR and bool(places_said(asking.words))


def turn_to(skus: tuple[str, ...], session: Session, shop: ShopWords) -> None:
    """Makes goods that were spoken of before what is spoken of now, with what was asked of them."""
    if session.focus == skus:
        return
    session.focus, session.frame, session.asked_quantity = skus, (), None
    session.asked_for = tuple(
        tuple(utterance_words(exchange.asked, shop))
        for exchange in session.recent
        if exchange.skus == skus and exchange.intent in _ASKED_FOR
    )


def same_kind_at_end(row: tuple[str, ...], shop: ShopWords) -> tuple[str, ...]:
    """The last of a row that are of one kind; all of it where the last stands alone."""
    kinds = [product.category if (product := shop.product(sku)) else "" for sku in row]
    alike = next((n for n, kind in enumerate(reversed(kinds)) if kind != kinds[-1]), len(row))
    return row[-alike:] if alike > 1 else row


Meant = tuple[str, int, int]
"""A SKU and the words that point at it, from the one place up to the other."""


def _meant(
    said: PlaceSaid, words: Sequence[str], row: tuple[str, ...], session: Session, shop: ShopWords
) -> Meant | None:
    start, end = said.start, said.end
    within = {sku: 1 << shop.index_of[sku] for sku in row if sku in shop.index_of}
    every = mask_of(shop.index_of[sku] for sku in within)
    terms = read([*words], shop).terms
    names = [t for t in terms if start <= t.start < end and t.where.head and not t.optional]
    while (beside := _beside(start, end, words, terms)) is not None:
        if not beside.where.named & every:
            if beside.start >= end:
                return None  # "Doosra wala bulb" is none of two fans.
            break
        names.append(beside)
        start, end = min(start, beside.start), max(end, beside.end)
    fitting = row
    for term in names:
        fitting = tuple(s for s in fitting if within.get(s, 0) & term.where.named) or fitting
    if fitting == row and said.place != BEFORE:
        fitting = same_kind_at_end(row, shop)
    place = said.place
    if place == BEFORE and session.focus[:1] and session.focus[0] in fitting[1:]:
        place = fitting.index(session.focus[0]) - 1
    elif place == BEFORE and fitting != row and session.focus[0] not in fitting:
        place = -1  # "The battery before" after an inverter: the last of them.
    return (fitting[place], start, end) if -len(fitting) <= place < len(fitting) else None


def _beside(start: int, end: int, words: Sequence[str], terms: Sequence[Term]) -> Term | None:
    """What is named right before or behind the pointing words: "battery pehle wali"."""
    for term in terms:
        if term.purpose or term.optional or term.kind != "word" or not term.where.head:
            continue
        if term.start == end and not OF & {*words[end : end + 1]}:
            return term
        if term.end == start and term.start >= 0:
            return term
    return None


def _with_pronoun(words: list[str], start: int, end: int, said: PlaceSaid) -> list[str]:
    before, behind = words[:start], words[end:]
    hindi = bool(_HINDI_PLACE & {*words[start:end]})
    if _POINTS & {*before, *behind}:
        return [*before, *words[start : said.start], *behind]
    if hindi and behind and behind[0] in _IT:
        return [*before, _IT[behind[0]], *behind[1:]]
    return [*before, "ye" if hindi else "it", *behind]


def _with_names(words: list[str], found: list[Meant], shop: ShopWords) -> list[str]:
    whole: list[str] = []
    at = 0
    for sku, start, end in found:
        product = shop.product(sku)
        assert product is not None
        whole += [*words[at:start], *utterance_words(product.name, shop)]
        at = end
    return [*whole, *words[at:]]
