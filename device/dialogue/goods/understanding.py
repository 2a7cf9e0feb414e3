"""From an utterance to what is meant: words linked to products, in the conversation's context."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from device.dialogue.asking import Asking, View
from device.dialogue.goods.against_complaint import without_complaint
from device.dialogue.goods.as_many_pieces import of_as_many_pieces
from device.dialogue.goods.asked_of import about_the_thing
from device.dialogue.goods.comes_with import comes_with
from device.dialogue.goods.contents_asked import contents_asked
from device.dialogue.goods.context import in_context
from device.dialogue.goods.continued import continued
from device.dialogue.goods.counted_of_focus import counted_of_focus, so_many
from device.dialogue.goods.diets import with_diet, with_meat
from device.dialogue.goods.extras import without_lacking_extras
from device.dialogue.goods.extremes import called_most, decided_by_extreme, without_superlative
from device.dialogue.goods.filled_in_packs import in_packs
from device.dialogue.goods.for_so_many import (
    focus_for_so_many,
    for_so_many,
    one_for_each,
    thing_for_so_many,
)
from device.dialogue.goods.had_without import had_without
from device.dialogue.goods.kinds import asks_for_something, lacks_kind, with_kind
from device.dialogue.goods.labels import names_a_size
from device.dialogue.goods.lacking import with_lacking
from device.dialogue.goods.left_over import with_left_out
from device.dialogue.goods.made_for import made_for
from device.dialogue.goods.most_of import most_of_spec
from device.dialogue.goods.of_focus import of_focus
from device.dialogue.goods.one_apart import with_one_apart
from device.dialogue.goods.own_measure import own_measure_aside
from device.dialogue.goods.pair_spoken_of import of_pair, pair_spoken_of
from device.dialogue.goods.predicate import without_predicate
from device.dialogue.goods.resolve import Match
from device.dialogue.goods.shelf_asked import with_shelf_asked
from device.dialogue.goods.size_chart import worn_aside
from device.dialogue.goods.sized_focus import with_size_named
from device.dialogue.goods.spoken_row import pointing_back
from device.dialogue.goods.suited_for import figure_as_people, only_kind_is_sure
from device.dialogue.goods.unit_of_line import without_unit_of_line
from device.dialogue.goods.variants import alone_in_packs, packs_of
from device.dialogue.goods.what_stands import what_stands
from device.dialogue.index.hire import is_of_hire, says_buy, says_hire
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.reading.budget import figure_as_budget
from device.dialogue.reading.dictated import with_dictated_count
from device.dialogue.reading.intents import (
    aside_of,
    canonical_text,
    intent_probabilities,
    likeliest,
)
from device.dialogue.reading.ordinals import in_place
from device.dialogue.reading.price_of_one import without_price_of_one
from device.dialogue.reading.rate_wanted import rate_wanted
from device.dialogue.reading.reading import extreme_of, read
from device.dialogue.reading.same_amount import with_same_amount
from device.dialogue.reading.second_opinion import heard_again
from device.dialogue.reading.terms import Reading, hard_terms
from device.dialogue.reading.told_before import without_told_before
from device.dialogue.reading.unwanted import names_wanted_only
from device.dialogue.reading.utterance import utterance_words
from device.dialogue.reading.work_asked import asks_for_work
from device.dialogue.session import Session
from device.turn import Lang
from kb.catalogue import Product
from kb.language.units import unit_at
from kb.language.words import word_set

_SEVERAL = 2
_COUNTING = ("basket_add", "bulk_price", "basket_change", "basket_remove")
"""Intents in which a figure is a quantity rather than a measure."""


_ASKS_OF_ONE = frozenset({"price", "stock", "spec", "warranty", "bulk_price"})
_NOT_OF_GOODS = frozenset(
    {"faq", "out_of_scope", "smalltalk", "greeting", "goodbye", "thanks", "repeat", "language"}
)
_MAY_SAY_OF = frozenset({"spec", "warranty", "faq", "out_of_scope"})
"""Intents of utterances that may say something of a thing they name."""
_FEW = 3
_OR = word_set("or ya")
_CHOOSES = frozenset({"recommend", "list"})
_PERHAPS = 0.2
_MAY_COUNT = 0.25
"""From so likely on that something is ordered or many are asked for a figure may count."""
_ASKS_AROUND = frozenset({"recommend", "list", "stock"})


def understand(view: View, session: Session, text: str, lang: Lang, now: datetime) -> Asking:
    """Never fails; what is not understood leaves `products` empty."""
    shop = view.words
    said = without_told_before(utterance_words(with_dictated_count(text, session), shop))
    said = with_same_amount(said, session)
    words = pointing_back(with_one_apart(said, session, shop), session, view)
    words = with_size_named(without_unit_of_line(words, session, shop), session, shop)
    if words[:2] == ["no", "the"] and session.basket.state != "open":
        words = words[1:]  # "No the half one" corrects what was asked.
    rate = rate_wanted(words)
    words = without_price_of_one(rate.words if rate is not None else words)
    canonical = canonical_text(_without_units(words), shop)
    reading = without_superlative(read(words, shop))
    wants, strengths = intent_probabilities(reading, canonical, view.domain)
    aside = aside_of(reading.words, shop)
    if aside and likeliest(wants)[0] in _NOT_OF_GOODS:
        # How a "thermometer to check fever" is called says more of what is asked than its use.
        asked = [word for at, word in enumerate(reading.words) if at not in aside]
        canonical = canonical_text(_without_units(asked), shop)
        wants, strengths = intent_probabilities(reading, canonical, view.domain, aside)
    else:
        aside = frozenset()
    wants = heard_again(wants, reading, view.domain, text, view.wanted)
    if (says_hire(words) and not shop.hired) or asks_for_work(words):
        wants = _as_a_service(wants)
    elif is_of_hire(words) and says_buy(words):
        wants = _as_of_goods(wants)
    likely = likeliest(wants)[0]
    stands = what_stands(words, shop) if likely in _ASKS_OF_ONE else None
    if stands is not None:
        last = understand(view, session, " ".join(stands), lang, now)
        return replace(last, text=text, wants=wants, strengths=strengths)
    expects = sum(wants.get(intent, 0.0) for intent in _COUNTING) >= _MAY_COUNT
    around = likely in _ASKS_AROUND or asks_for_something(reading)
    if around or (likely in _ASKS_OF_ONE and lacks_kind(reading, shop)):
        reading = with_kind(reading, shop)
    if likely == "list":
        reading = with_diet(reading, shop)
    if likely in _CHOOSES:
        reading = with_meat(reading, shop)
    if likely == "recommend":
        reading = names_wanted_only(reading)
        reading = figure_as_people(figure_as_budget(only_kind_is_sure(reading, shop)))
    reading = own_measure_aside(worn_aside(reading, shop), shop)
    along = comes_with(words)
    if likely in {"spec", "warranty"} or contents_asked(words) or along:
        reading = about_the_thing(reading, shop)
    either = likely == "stock" and bool(_OR & {*words})
    perhaps = (likely == "price" or either) and wants.get("spec", 0.0) >= _PERHAPS
    if likely in _MAY_SAY_OF or perhaps:
        reading = without_predicate(reading, shop)
    reading = without_complaint(reading, shop)
    reading = without_lacking_extras(reading, shop, serves=view.serves)
    pair = pair_spoken_of(reading, wants, session, view)
    amount = counted_of_focus(reading, wants, session, shop) if pair is None else None
    if pair is not None:
        reading, match = of_pair(reading, pair, shop)
    elif amount is not None:
        reading, match = so_many(reading, amount, session, shop)
    else:
        reading = focus_for_so_many(thing_for_so_many(reading, shop), session, shop)
        reading, match = in_context(reading, view, session, expects)
        match = of_as_many_pieces(reading, match, shop)
        reading, match = for_so_many(reading, match, shop)
        reading, match = made_for(reading, match, shop)
        if expects:
            reading, match = in_packs(reading, match, shop)
        if likely == "bulk_price":
            match = one_for_each(reading, match, shop)
        if likely in _ASKS_AROUND:
            match = with_shelf_asked(reading, match, shop)
        reading = with_left_out(reading, match, shop)
        reading, match = with_lacking(
            reading,
            match,
            shop,
            of_one=likely in _ASKS_OF_ONE,
            lists=likely == "list",
            in_context=bool(session.focus),
        )
    # "Kent Gold bina bijli ke chalta hai kya" is told by its record, whatever that says.
    asks_of_it = likely in _MAY_SAY_OF and match.found_all and count(match.mask) <= _FEW
    if not (expects or session.focus or asks_of_it):
        reading, match = had_without(reading, match, shop, chooses=likely in _CHOOSES)
    asking = Asking(
        view,
        session,
        lang,
        text,
        words,
        canonical,
        wants,
        strengths,
        reading,
        match,
        now,
        rate=rate,
    )
    asking.both, asking.counts_focus = pair or (), amount is not None
    asking.products = [*asking.both] or products_meant(asking)
    asking.earlier = continued(asking)
    return asking


def _as_a_service(wants: dict[str, float]) -> dict[str, float]:
    """To rent what is only sold, or what is done with it, is no question of its price."""
    of_goods = sum(chance for intent, chance in wants.items() if intent in _ASKS_OF_ONE)
    others = {intent: p for intent, p in wants.items() if intent not in _ASKS_OF_ONE}
    return {**others, "faq": others.get("faq", 0.0) + of_goods}


def _as_of_goods(wants: dict[str, float]) -> dict[str, float]:
    """What is to be bought "and not on rent" is no question of the shop's ways."""
    of_goods = {intent: p for intent, p in wants.items() if intent != "faq"}
    whole = sum(of_goods.values())
    return {**{intent: p / whole for intent, p in of_goods.items()}, "faq": 0.0} if whole else wants


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


def products_meant(asking: Asking) -> list[Product]:
    """The products meant, the best first; the customer's "cheapest", "bigger" decide."""
    reading, match, session = asking.reading, asking.match, asking.session
    focus = mask_of(asking.shop.numbers_of(session.focus))
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
    if not session.focus and reading.code is None and _is_figure_only(match):
        return []
    mask = match.mask
    products = asking.of_mask(mask)
    most = most_of_spec(asking, products)
    chosen = reading.extreme is not None and not names_a_size(match)
    chosen = chosen and not _is_choice_of_all(reading, mask)
    if chosen and len(products) == 1 and _size_tells_not(reading, mask):
        # "The big tin of Vicks": only the small one is called a tin, yet the big one is meant.
        mask = packs_of(products[0], asking.shop)
        match = replace(match, mask=mask, order=tuple(bits(mask)))
        asking.match, products = match, asking.of_mask(mask)
    if most is not None:
        products = most
        asking.match = replace(match, mask=1 << asking.shop.index_of[most[0].sku])
    elif chosen and reading.extreme is not None and len(products) > 1 and match.order:
        ordered = decided_by_extreme(list(match.order), reading.extreme, asking.shop)
        if ordered is None and likeliest(asking.wants)[0] != "list":
            in_packs = alone_in_packs(match.order, asking.shop)
            ordered = decided_by_extreme(in_packs, reading.extreme, asking.shop)
        if ordered:
            products = [asking.shop.products[n] for n in ordered]
            asking.match = replace(match, mask=1 << ordered[0])
    elif len(products) > 1 and (named := called_most(products, reading.words, asking.shop)):
        products = [named]
        asking.match = replace(match, mask=1 << asking.shop.index_of[named.sku])
    elif len(products) > 1 and reading.pronoun and session.focus:
        meant = [p for p in products if p.sku in session.focus]
        products = meant or products
    return _of_price(products, reading)


def _size_tells_not(reading: Reading, mask: int) -> bool:
    """Whether a size is said that none of these goods is called or comes in."""
    sizes = [t for t in reading.terms if extreme_of(t.text) is not None]
    return reading.extreme in {"biggest", "smallest"} and not any(
        t.where.hard & mask for t in sizes
    )


def _is_choice_of_all(reading: Reading, mask: int) -> bool:
    """A "large filter coffee" where each of them comes in large is none of them for sure."""
    sizes = [t for t in reading.terms if extreme_of(t.text) is not None]
    return reading.extreme in {"biggest", "smallest"} and any(
        not mask & ~t.where.option for t in sizes
    )


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


def _is_figure_only(match: Match) -> bool:
    """ "Ek saath chaar mobile": that a cable is 1 sq mm does not name it."""
    firm = [t for t in match.terms if not t.optional and not t.purpose]
    return bool(firm) and all(t.kind == "value" for t in firm)


def _names_choices_only(match: Match) -> bool:
    """ "Seat covers" where some goods have a choice of covers: no goods were named."""
    firm = [t for t in match.terms if not t.optional and not t.purpose]
    return bool(firm) and all(
        t.kind == "word" and t.where.option and not (t.where.named | t.where.spec) for t in firm
    )
