"""What an utterance means after what was spoken of: it may ask of that, choose among it, name
another of its kind, say more about it or name something anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from device.dialogue.asking import View
from device.dialogue.goods.comes_with import comes_with
from device.dialogue.goods.contents_asked import contents_asked
from device.dialogue.goods.goes_with import goods_going_with
from device.dialogue.goods.in_what import without_container, without_own_kind
from device.dialogue.goods.other_pack import pack_told
from device.dialogue.goods.plain import plain_sibling
from device.dialogue.goods.predicate import says_of_focus
from device.dialogue.goods.resolve import Match, resolve
from device.dialogue.goods.shorter_name import called_shorter
from device.dialogue.goods.siblings import (
    names_one,
    of_other_makers,
    same_of_maker,
    sibling_called,
    sibling_meant,
    sibling_without,
)
from device.dialogue.goods.sized_focus import in_other_size, says_a_size
from device.dialogue.goods.spec_asked import asks_for_spec_of_it, asks_only_for_spec
from device.dialogue.index.product_sets import count, mask_of
from device.dialogue.index.shop_words import ShopWords
from device.dialogue.reading.figures import JOINS
from device.dialogue.reading.terms import ONE, WALA, Missing, Reading, Term, has_noun
from device.dialogue.session import Session
from kb.catalogue import Product
from kb.language.words import stem

_SEVERAL = 2
Meant = tuple[Reading, Match]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """An utterance beside what was spoken of before it."""

    reading: Reading
    plain: Match
    """What it means by itself."""
    shop: ShopWords
    session: Session
    focus: int
    """The products that were spoken of."""
    expects: bool
    """Whether a figure is likely how many are wanted."""

    @property
    def only(self) -> Product | None:
        """The product that was spoken of, where it was one."""
        skus = self.session.focus
        return self.shop.product(skus[0]) if len(skus) == 1 else None

    @property
    def narrowing(self) -> list[Term]:
        """What tells products apart, choices included."""
        terms = self.reading.terms
        return [t for t in terms if not t.purpose and (not t.optional or t.where.option)]

    @property
    def names_a_size(self) -> bool:
        return any(n.wala or n.value != int(n.value) for n in self.reading.numbers)

    def resolved(self, reading: Reading, within: int | None = None) -> Match:
        return resolve(reading, self.shop, expects_quantity=self.expects, within=within)


def in_context(reading: Reading, view: View, session: Session, expects: bool) -> Meant:
    """The reading as it is meant after what was spoken of, and the products that fit it."""
    shop = view.words
    plain = resolve(reading, shop, expects_quantity=expects)
    if session.generation != view.generation or not session.focus:
        return reading, plain
    focus = mask_of(shop.numbers_of(session.focus))
    only = shop.product(session.focus[0]) if len(session.focus) == 1 else None
    if only is not None:
        reading = _without_its_unit(reading, only)
        reading = without_own_kind(without_container(reading, only, shop), only, shop)
        plain = resolve(reading, shop, expects_quantity=expects)
    spoken = _Spoken(reading, plain, shop, session, focus, expects)
    meant = (way(spoken) for way in _WAYS)
    return next((found for found in meant if found is not None), (reading, plain))


def _without_its_unit(reading: Reading, product: Product) -> Reading:
    """ "Three plates" of momos that are sold by the plate names no crockery."""
    units = {
        number.position + 1
        for number in reading.numbers
        if number.unit and number.length > 1 and number.unit == stem(product.unit.lower())
    }
    others = [t for t in reading.terms if not (t.start in units and t.kind == "word")]
    return replace(reading, terms=others) if len(others) < len(reading.terms) else reading


def _what_goes_with_it(spoken: _Spoken) -> Meant | None:
    """ "And its strips": what is sold beside the one that was spoken of."""
    only, session = spoken.only, spoken.session
    if only is None:
        return None
    going = goods_going_with(spoken.reading, only, session.intent, spoken.shop)
    reading = replace(spoken.reading, terms=[], missing=[])
    match = spoken.resolved(reading, going) if going else None
    return (reading, match) if match is not None and match.found else None


def _asks_of_it(spoken: _Spoken) -> Meant | None:
    """ "How heavy is it": of the one that was spoken of."""
    only, reading = spoken.only, spoken.reading
    if only is None or not (
        asks_only_for_spec(reading.words, only, spoken.shop)
        or asks_for_spec_of_it(reading.words, only, spoken.shop)
        or says_of_focus(reading, spoken.focus)
        or _asks_what_is_in_it(reading)
        or _asks_what_comes_with_it(reading)
        or called_shorter(reading, only, spoken.shop)
    ):
        return None
    asks = replace(reading, terms=[], missing=[], numbers=[], extreme=None)
    return asks, resolve(asks, spoken.shop, within=spoken.focus)


def _asks_what_is_in_it(reading: Reading) -> bool:
    """ "Does it have nuts in it": what may be in the thing spoken of names no other."""
    inside = contents_asked(reading.words)
    said = {stem(reading.words[at]) for at in inside if at < len(reading.words)}
    named = [t for t in reading.terms if t.where.named and not t.purpose]
    return (
        reading.pronoun
        and bool(inside)
        and all(t.start in inside or stem(t.text) in said for t in named)
    )


def _asks_what_comes_with_it(reading: Reading) -> bool:
    """ "Dabbe mein kitni strip saath aati hain", of what was spoken of."""
    along = comes_with(reading.words)
    named = [t for t in reading.terms if t.where.named and not (t.purpose or t.optional)]
    return bool(along) and all(t.start in along for t in named)


def _pack_of_it(spoken: _Spoken) -> Meant | None:
    """ "And the hundred pack", "pachas wala" of what comes in packs of so many."""
    only = spoken.only
    found = pack_told(spoken.reading, only, spoken.shop) if only is not None else None
    return (found[0], spoken.resolved(*found)) if found is not None else None


def _in_other_size(spoken: _Spoken) -> Meant | None:
    """ "Lambi taar wala", "badi wali" of one that comes in several sizes."""
    if spoken.only is None:
        return None
    asks = in_other_size(spoken.reading, spoken.only, spoken.shop)
    return (asks, spoken.resolved(asks)) if asks is not None else None


def _another_of_its_kind(spoken: _Spoken) -> Meant | None:
    """After one product: "the one without wheels", "in white", "a Philips one", "the big one"."""
    only, reading, shop = spoken.only, spoken.reading, spoken.shop
    if only is None:
        return None
    if others := of_other_makers(reading, only, shop):
        asks = replace(reading, terms=[], missing=[])
        return asks, spoken.resolved(asks, others)
    if not _speaks_of_kind(reading, only, shop):
        return None
    without = sibling_without(reading, only, shop)
    if without:
        asks = replace(reading, terms=[], refused=[])
        return asks, resolve(asks, shop, within=without)
    if any(names_one(number, reading) for number in reading.numbers):
        # "And the fifty in warm colour" after one of a hundred watt.
        counts = [n for n in reading.numbers if not names_one(n, reading)]
        sized = sibling_meant(reading, only, shop)
        match = spoken.resolved(replace(reading, numbers=counts), sized) if sized else None
        if match is not None and match.found_all:
            return replace(reading, numbers=counts), match
    chosen = _of_its_choices(reading, only, shop)
    called = sibling_called(reading, only, shop) if chosen is not None else 0
    if chosen is not None and not called:
        return chosen, spoken.resolved(chosen, spoken.focus)
    same = same_of_maker(reading, only, shop)
    if same == 0:
        what = f"{next(iter(only.specs.values()))} {only.category}"
        lacking = replace(reading, missing=[*reading.missing, Missing(0, what, "brand")])
        return lacking, replace(spoken.plain, mask=0, order=(), nearest=0)
    other = called or same or sibling_meant(reading, only, shop)
    other = other or (plain_sibling(reading, only, shop) if chosen is None else 0)
    if not other:
        return None
    counts = [n for n in reading.numbers if not names_one(n, reading)]
    chosen = replace(reading, numbers=counts)
    match = spoken.resolved(chosen, other)
    return (chosen, match) if match.found else None


def _named_anew(spoken: _Spoken) -> Meant | None:
    """A thing is named: only "uski" still refers to what was spoken of."""
    if not has_noun(spoken.reading):
        return None
    return spoken.reading, _of_the_same(spoken.reading, spoken.plain, spoken.session)


def _nothing_new(spoken: _Spoken) -> Meant | None:
    """Neither goods nor sizes nor choices: what was spoken of is still meant."""
    if spoken.narrowing or spoken.names_a_size:
        return None
    reading = spoken.reading
    if not spoken.focus or reading.extreme is not None:
        return reading, spoken.plain
    match = resolve(reading, spoken.shop, expects_quantity=True, within=spoken.focus)
    return reading, match if match.found else spoken.plain


def _one_of_them(spoken: _Spoken) -> Meant | None:
    """ "The red one" of those that were spoken of."""
    if not spoken.focus or not spoken.narrowing:
        return None
    match = spoken.resolved(spoken.reading, spoken.focus)
    whole = match.found and not match.left_out
    fewer = count(match.mask) < count(spoken.focus) or count(spoken.focus) == 1
    return (spoken.reading, match) if whole and fewer else None


def _said_further(spoken: _Spoken) -> Meant | None:
    """Together with as much of the earlier description as still holds."""
    reading = spoken.reading
    counted: Meant | None = None
    partly: Meant | None = None
    for kept in _frames(spoken.session.frame, reading):
        merged = replace(reading, terms=[*kept, *reading.terms])
        match = spoken.resolved(merged)
        if match.found and spoken.names_a_size and match.quantity is not None:
            # "And the two hundred one" is another size rather than two hundred of this one.
            counted = counted or (merged, match)
        elif match.found and match.left_out:
            partly = partly or (merged, match)
        elif match.found:
            return merged, match
    if spoken.plain.found_all and any(term.where.named for term in spoken.narrowing):
        # What is named stands for itself where nothing before it fits.
        partly = None
    return counted or partly


_WAYS: tuple[Callable[[_Spoken], Meant | None], ...] = (
    _what_goes_with_it,
    _asks_of_it,
    _pack_of_it,
    _in_other_size,
    _another_of_its_kind,
    _named_anew,
    _nothing_new,
    _one_of_them,
    _said_further,
)
"""The first that applies holds."""


def _speaks_of_kind(reading: Reading, product: Product, shop: ShopWords) -> bool:
    """Whether no goods are named but such as this product is, or what it may have."""
    bit = 1 << shop.index_of[product.sku]
    family = shop.categories.get(product.category, 0)
    return reading.code is None and all(
        term.optional
        or term.purpose
        or not term.where.head
        or bool((term.where.option & bit) | (term.where.brand & family))
        or ((_says_which(term, reading) or says_a_size(term)) and bool(term.where.named & family))
        or (term.kind == "measure" and bool(term.where.named & family) and _points_at_one(reading))
        or shop.attribute(term.text) is not None
        for term in reading.terms
    )


def _says_which(term: Term, reading: Reading) -> bool:
    """ "Chicken wali", "the fried one", "and veg", "and with chicken in it": a word that tells one
    of a kind from the others."""
    end = term.end
    while (follows := next((t for t in reading.terms if t.start == end), None)) is not None:
        end = follows.end
    behind = reading.words[end : end + 1]
    return (
        term.text.split()[-1] in WALA
        or bool(ONE & {*behind})
        or (reading.words[0] in JOINS and reading.words[term.end :] in ([], ["in", "it"]))
    )


def _points_at_one(reading: Reading) -> bool:
    """ "The corn cheese one in seven inch"."""
    return bool(ONE & {*reading.words})


def _of_its_choices(reading: Reading, product: Product, shop: ShopWords) -> Reading | None:
    """The reading with only what the product comes in, where the words name nothing else:
    "and with oat milk", "safed rang mein"."""
    bit = 1 << shop.index_of[product.sku]
    unit = stem(product.unit.lower())
    own = [term for term in reading.terms if term.where.option & bit]
    others = [
        term
        for term in reading.terms
        if term not in own
        and not (term.optional or stem(term.text) == unit)
        and shop.attribute(term.text) is None
    ]
    if not own or others:
        return None
    return replace(reading, terms=[t for t in reading.terms if t.where.hard & bit])


def _of_the_same(reading: Reading, plain: Match, session: Session) -> Match:
    """ "Uski tube": of several, the one of the maker and size that were spoken of."""
    if not reading.pronoun or count(plain.mask) < _SEVERAL:
        return plain
    mask = plain.mask
    for term in session.frame:
        if not term.where.head or term.kind != "word":
            mask = mask & term.where.hard or mask
    return replace(plain, mask=mask)


def _frames(frame: tuple[Term, ...], reading: Reading) -> list[list[Term]]:
    """What to keep of the earlier description, from most to least."""
    moved = [replace(term, start=-1, end=-1) for term in frame]
    gentle = [t for t in moved if not any(_conflict(t, new) for new in reading.terms)]
    no_figures = [t for t in gentle if t.kind not in {"measure", "counted", "value"}]
    nouns = [t for t in no_figures if t.where.head or t.kind == "sale_unit"]
    only_nouns = [t for t in nouns if t.where.head]
    return [kept for kept in (gentle, no_figures, nouns, only_nouns) if kept]


def _conflict(old: Term, new: Term) -> bool:
    if old.measure is not None and new.measure is not None:
        return old.measure.base()[1] == new.measure.base()[1] or {
            old.measure.unit,
            new.measure.unit,
        } <= {"mm", "sq mm"}
    if old.kind == "value" and new.kind in {"measure", "value"}:
        return True
    if old.kind == "counted" and new.kind == "counted":
        return old.text.split()[-1] == new.text.split()[-1]
    if old.where.brand and new.where.brand and not old.where.head:
        return not old.where.brand & new.where.brand
    if old.where.option and new.where.option and not old.where.head and not new.where.head:
        return True
    return old.kind == "sale_unit" and new.kind == "sale_unit"
