"""From an utterance to what is meant: words linked to products, in the conversation's context."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from device.dialogue.asking import Asking, View
from device.dialogue.goods.asked_of import about_the_thing
from device.dialogue.goods.comes_with import comes_with
from device.dialogue.goods.contents_asked import contents_asked
from device.dialogue.goods.continued import continued
from device.dialogue.goods.extras import without_lacking_extras
from device.dialogue.goods.extremes import decided_by_extreme
from device.dialogue.goods.kinds import with_kind
from device.dialogue.goods.labels import names_a_size
from device.dialogue.goods.lacking import with_lacking
from device.dialogue.goods.left_over import with_left_out
from device.dialogue.goods.most_of import most_of_spec
from device.dialogue.goods.of_focus import of_focus
from device.dialogue.goods.predicate import says_of_focus, without_predicate
from device.dialogue.goods.resolve import Match, resolve
from device.dialogue.goods.siblings import (
    names_one,
    same_of_maker,
    sibling_called,
    sibling_meant,
    sibling_without,
)
from device.dialogue.goods.size_chart import worn_aside
from device.dialogue.goods.spec_asked import asks_only_for_spec
from device.dialogue.goods.suited_for import figure_as_people, only_kind_is_sure
from device.dialogue.goods.without import all_have
from device.dialogue.index.shop_words import ShopWords, count, mask_of
from device.dialogue.reading.budget import figure_as_budget
from device.dialogue.reading.intents import (
    aside_of,
    canonical_text,
    intent_probabilities,
    likeliest,
)
from device.dialogue.reading.ordinals import in_place
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import WALA, Missing, Reading, Term
from device.dialogue.reading.utterance import utterance_words
from device.dialogue.session import Session
from device.turn import Lang
from kb.catalogue import Product
from kb.language.units import unit_at

_THAT = "-"
"""What is missing where it has no name."""
_SEVERAL = 2
_COUNTING = ("basket_add", "bulk_price", "basket_change", "basket_remove")
"""Intents in which a figure is a quantity rather than a measure."""


_ASKS_OF_ONE = frozenset({"price", "stock", "spec", "warranty", "bulk_price"})
_NOT_OF_GOODS = frozenset(
    {"faq", "out_of_scope", "smalltalk", "greeting", "goodbye", "thanks", "repeat", "language"}
)
_MAY_SAY_OF = frozenset({"spec", "warranty", "faq", "out_of_scope"})
"""Intents of utterances that may say something of a thing they name."""
_PERHAPS = 0.2
_ASKS_AROUND = frozenset({"recommend", "list", "stock"})


def understand(view: View, session: Session, text: str, lang: Lang, now: datetime) -> Asking:
    """Never fails; what is not understood leaves `products` empty."""
    shop = view.words
    words = utterance_words(text, shop)
    canonical = canonical_text(_without_units(words), shop)
    reading = read(words, shop)
    wants, strengths = intent_probabilities(reading, canonical, view.domain)
    aside = aside_of(reading.words, shop)
    if aside and likeliest(wants)[0] in _NOT_OF_GOODS:
        # How a "thermometer to check fever" is called says more of what is asked than its use.
        asked = [word for at, word in enumerate(reading.words) if at not in aside]
        canonical = canonical_text(_without_units(asked), shop)
        wants, strengths = intent_probabilities(reading, canonical, view.domain, aside)
    likely = likeliest(wants)[0]
    expects = sum(wants.get(intent, 0.0) for intent in _COUNTING) >= 0.4
    if likely in _ASKS_AROUND:
        reading = with_kind(reading, shop)
    if likely == "recommend":
        reading = figure_as_people(figure_as_budget(only_kind_is_sure(reading, shop)))
    reading = worn_aside(reading, shop)
    along = comes_with(words)
    if likely in {"spec", "warranty"} or contents_asked(words) or along:
        reading = about_the_thing(reading, shop)
    perhaps = likely == "price" and wants.get("spec", 0.0) >= _PERHAPS
    if likely in _MAY_SAY_OF or perhaps:
        reading = without_predicate(reading, shop)
    reading = without_lacking_extras(reading, shop, serves=view.serves)
    reading, match = _in_context(reading, view, session, expects)
    reading = with_left_out(reading, match, shop)
    reading, match = with_lacking(
        reading, match, shop, of_one=likely in _ASKS_OF_ONE, in_context=bool(session.focus)
    )
    if not (expects or session.focus) and all_have(match.mask, reading.unwanted, shop):
        reading = replace(reading, missing=[*reading.missing, Missing(0, _THAT, "goods")])
    asking = Asking(
        view, session, lang, text, words, canonical, wants, strengths, reading, match, now
    )
    asking.products = products_meant(asking)
    asking.earlier = continued(asking)
    return asking


def _without_units(words: list[str]) -> list[str]:
    """ "15 litre" says how big it is and does not ask for litres."""
    kept: list[str] = []
    skip = 0
    for index, word in enumerate(words):
        if skip:
            skip -= 1
            continue
        kept.append(word)
        if word[:1].isdigit():
            _, skip = unit_at(words, index + 1)
    return kept


def hard_terms(reading: Reading) -> list[Term]:
    return [term for term in reading.terms if not term.optional and not term.purpose]


def has_noun(reading: Reading) -> bool:
    """Whether the utterance says what kind of thing it is about."""
    return reading.code is not None or any(
        term.kind in {"word", "kind"} and term.where.head and not (term.purpose or term.optional)
        for term in reading.terms
    )


def _in_context(
    reading: Reading, view: View, session: Session, expects: bool
) -> tuple[Reading, Match]:
    shop = view.words
    plain = resolve(reading, shop, expects_quantity=expects)
    if session.generation != view.generation or not session.focus:
        return reading, plain
    focus = mask_of(shop.index_of[sku] for sku in session.focus if sku in shop.index_of)
    only = shop.product(session.focus[0]) if len(session.focus) == 1 else None
    if only is not None and (
        asks_only_for_spec(reading.words, only, shop) or says_of_focus(reading)
    ):
        asks = replace(reading, terms=[], missing=[], numbers=[], extreme=None)
        return asks, resolve(asks, shop, within=focus)
    if only is not None and _speaks_of_kind(reading, only, shop):
        without = sibling_without(reading, only, shop)
        if without:
            asks = replace(reading, terms=[], refused=[])
            return asks, resolve(asks, shop, within=without)
        chosen = _of_its_choices(reading, only, shop)
        called = sibling_called(reading, only, shop) if chosen is not None else 0
        if chosen is not None and not called:
            return chosen, resolve(chosen, shop, expects_quantity=expects, within=focus)
        same = same_of_maker(reading, only, shop)
        if same == 0:
            what = f"{next(iter(only.specs.values()))} {only.category}"
            lacking = replace(reading, missing=[*reading.missing, Missing(0, what, "brand")])
            return lacking, replace(plain, mask=0, order=(), nearest=0)
        other = called or same or sibling_meant(reading, only, shop)
        if other:
            counts = [n for n in reading.numbers if not names_one(n, reading)]
            chosen = replace(reading, numbers=counts)
            match = resolve(chosen, shop, expects_quantity=expects, within=other)
            if match.found:
                return chosen, match
    if has_noun(reading):
        return reading, _of_the_same(reading, plain, session)
    narrowing = [t for t in reading.terms if not t.purpose and (not t.optional or t.where.option)]
    values = [n for n in reading.numbers if n.wala or n.value != int(n.value)]
    if not narrowing and not values:
        if focus and reading.extreme is None:
            match = resolve(reading, shop, expects_quantity=True, within=focus)
            return reading, match if match.found else plain
        return reading, plain
    if focus and narrowing:
        match = resolve(reading, shop, expects_quantity=expects, within=focus)
        whole = match.found and not match.left_out
        if whole and (count(match.mask) < count(focus) or count(focus) == 1):
            return reading, match
    counted: tuple[Reading, Match] | None = None
    partly: tuple[Reading, Match] | None = None
    for kept in _frames(session.frame, reading):
        merged = replace(reading, terms=[*kept, *reading.terms])
        match = resolve(merged, shop, expects_quantity=expects)
        if match.found and values and match.quantity is not None:
            # "And the two hundred one" is another size rather than two hundred of this one.
            counted = counted or (merged, match)
        elif match.found and match.left_out:
            partly = partly or (merged, match)
        elif match.found:
            return merged, match
    if plain.found_all and any(map(_is_name, narrowing)):
        # What is named stands for itself where nothing before it fits.
        partly = None
    return counted or partly or (reading, plain)


def _speaks_of_kind(reading: Reading, product: Product, shop: ShopWords) -> bool:
    """Whether no goods are named but such as this product is, or what it may have."""
    bit = 1 << shop.index_of[product.sku]
    family = shop.categories.get(product.category, 0)
    return reading.code is None and all(
        term.optional
        or term.purpose
        or not term.where.head
        or bool(term.where.option & bit)
        or (term.text.split()[-1] in WALA and bool(term.where.head & family))
        or shop.attribute(term.text) is not None
        for term in reading.terms
    )


def _of_its_choices(reading: Reading, product: Product, shop: ShopWords) -> Reading | None:
    """The reading with only what the product comes in, where the words name nothing else:
    "and with oat milk", "safed rang mein"."""
    bit = 1 << shop.index_of[product.sku]
    own = [term for term in reading.terms if term.where.option & bit]
    others = [
        term
        for term in reading.terms
        if term not in own and not term.optional and shop.attribute(term.text) is None
    ]
    if not own or others:
        return None
    return replace(reading, terms=[t for t in reading.terms if t.where.hard & bit])


def _is_name(term: Term) -> bool:
    return bool(term.where.named)


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


def products_meant(asking: Asking) -> list[Product]:
    """The products meant, the best first; the customer's "cheapest", "bigger" decide."""
    reading, match, session = asking.reading, asking.match, asking.session
    focus = mask_of(
        asking.shop.index_of[sku] for sku in session.focus if sku in asking.shop.index_of
    )
    sized = (
        reading.extreme is not None
        and focus
        and not any(t.where.option & focus for t in reading.terms if t.optional)
        and not _is_sibling(asking, focus)
    )
    if sized and not hard_terms(reading):
        return of_focus(asking)
    placed = in_place(reading, session)
    if placed is not None and (product := asking.view.product(placed)) is not None:
        return [product]
    speaks_of_goods = bool(hard_terms(reading)) or any(
        t.where.option or t.where.head for t in reading.terms if not t.purpose
    )
    speaks_of_goods = speaks_of_goods or bool(match.found and focus and not match.mask & focus)
    if not (speaks_of_goods or reading.code is not None or any(n.wala for n in reading.numbers)):
        return of_focus(asking)
    if not match.found or (not session.focus and _names_choices_only(match)):
        return []
    mask = match.mask
    products = asking.of_mask(mask)
    most = most_of_spec(asking, products)
    chosen = reading.extreme is not None and not names_a_size(match)
    if most is not None:
        products = most
        asking.match = replace(match, mask=1 << asking.shop.index_of[most[0].sku])
    elif chosen and reading.extreme is not None and len(products) > 1 and match.order:
        ordered = decided_by_extreme(list(match.order), reading.extreme, asking.shop)
        if ordered is not None:
            products = [asking.shop.products[n] for n in ordered]
            asking.match = replace(match, mask=1 << ordered[0])
    elif len(products) > 1 and reading.pronoun and session.focus:
        meant = [p for p in products if p.sku in session.focus]
        products = meant or products
    return _of_price(products, reading)


def _of_price(products: list[Product], reading: Reading) -> list[Product]:
    """ "The board costing 590": the one of several whose price was said."""
    said = {number.value for number in reading.numbers if not number.unit}
    priced = [p for p in products if p.price in said]
    return priced if len(priced) == 1 < len(products) else products


def _is_sibling(asking: Asking, focus: int) -> bool:
    """Whether a size names other goods of the kind spoken of: "medium" after the large diapers."""
    family = 0
    for product in asking.of_mask(focus):
        family |= asking.shop.categories.get(product.category, 0)
    mask = asking.match.mask
    return count(mask) == 1 and bool(mask & family & ~focus)


def _names_choices_only(match: Match) -> bool:
    """ "Seat covers" where some goods have a choice of covers: no goods were named."""
    firm = [t for t in match.terms if not t.optional and not t.purpose]
    return bool(firm) and all(
        t.kind == "word" and t.where.option and not (t.where.named | t.where.spec) for t in firm
    )
