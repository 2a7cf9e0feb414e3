"""What to take: within the budget, for so many people, for the purpose, without what is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from device.dialogue.answers import fallback
from device.dialogue.answers.called_so import called_so
from device.dialogue.answers.products import confidence_of
from device.dialogue.answers.ranking import GIFT, THAN, is_untold, nearness_in_meaning, ranked
from device.dialogue.answers.wanted_goods import thing_chosen, thing_wanted
from device.dialogue.answers.wishes import (
    Wish,
    has_refused,
    large_enough,
    suits,
    wishes_of,
)
from device.dialogue.asking import Asking, in_stock, name_facts, price_fact, stock_fact
from device.dialogue.goods.narrow import narrow
from device.dialogue.goods.resolve import resolve
from device.dialogue.goods.suited_for import serves
from device.dialogue.goods.without import without
from device.dialogue.index.product_sets import bits, count, mask_of
from device.dialogue.money import rupees
from device.dialogue.phrasing import TENTATIVE, Draft
from device.dialogue.reading.clauses import describing
from device.dialogue.reading.places import WHOM_OR_WHERE, is_place
from device.dialogue.reading.reading import read
from device.dialogue.reading.terms import Reading, Term
from device.turn import Fact
from kb.catalogue import Product
from kb.domains.unsuited import Unwanted
from kb.language.words import stem, word_set

OFFER_AT_MOST = 3
_LEFT_OPEN = word_set("something anything kuch kya what")
_WITH = word_set("with saath sath")
_WHOSE = word_set("my our the a this that some")
_OF = word_set("ke k")
_GUESSED = 0.6
"""How sure a suggestion is that rests on descriptions alone."""
_SURELY_MET = 2
"""What was only guessed meets so many wishes, or is named as a mere perhaps."""
_COMPARED_AT_MOST = 400
"""Among more products the records are not read for how many people they serve."""
_NEARLY = 0.8
"""What has so much of the best one's words may be suggested too."""
_NEAR_IN_MEANING = 0.45
"""How near what is found by nearness in meaning alone must be."""


def answer_recommend(asking: Asking) -> Draft:
    # In "wheat se allergy hai" the wheat is no wish.
    unwanted = asking.reading.unwanted
    told = wishes_of(asking.words, asking.shop)
    wishes = [wish for wish in told if wish.refused or not _is_set_apart(wish, unwanted)]
    candidates, confidence = _candidates(asking, wishes)
    if not candidates:
        return (
            fallback.not_sold(asking) if asking.reading.unknown else fallback.which_product(asking)
        )
    shop = asking.shop
    suited = mask_of(shop.index_of[p.sku] for p in candidates)
    suited = without(suited, asking.reading.unwanted, shop, plainly=True)
    candidates = [p for p in candidates if suited >> shop.index_of[p.sku] & 1]
    candidates = called_so(candidates, asking)
    if not candidates:
        return _all_have_it(asking)
    fitting = _there_or_as_wished(candidates, asking, wishes)
    within = [p for p in fitting if within_budget(p, asking.reading)]
    within = large_enough(_dearer_or_cheaper(within, asking), asking.words)
    if not within:
        return nothing_within(asking, fitting)
    best = ranked(within, asking, wishes)
    if is_untold(best, asking):
        return _untold(asking, best)
    guessed = confidence == _GUESSED and not _surely_meets(best[0], asking, wishes)
    if guessed or _is_as_wished_only_dearer(fitting, within, asking, wishes):
        confidence = TENTATIVE
    if confidence <= _GUESSED:
        # What was only guessed has nothing of another kind beside it.
        best = [p for p in best if p.category == best[0].category]
    return offer(asking, best, wishes, confidence)


def offer(asking: Asking, products: list[Product], wishes: list[Wish], confidence: float) -> Draft:
    """Suggests the first of some products, and names the next two beside it."""
    draft = asking.draft()
    draft.confidence = confidence
    best, *others = products[:OFFER_AT_MOST]
    draft.skus = tuple(p.sku for p in (best, *others))
    draft.facts += [*name_facts([best]), price_fact(best)]
    reason = best.description if _has_reason(best, asking, wishes) else ""
    if reason:
        draft.facts.append(Fact(reason, f"{best.sku}:description"))
    text = f": {reason.rstrip('.')}" if reason else ""
    phrasing = asking.phrasing
    key = "recommend" if confidence > TENTATIVE else "recommend_perhaps"
    phrasing.add(draft, key, name=best.name, price=rupees(best.price), reason=text)
    if not in_stock(best):
        draft.facts.append(stock_fact(best))
        phrasing.add(draft, "out_of_stock_note")
    if others:
        draft.facts += [*name_facts(others), *(price_fact(p) for p in others)]
        names = [f"{p.name} ({rupees(p.price)})" for p in others]
        phrasing.add(draft, "recommend_more", names=phrasing.all_of(names))
    return draft


def _there_or_as_wished(
    products: list[Product], asking: Asking, wishes: list[Wish]
) -> list[Product]:
    """What is in stock, unless only what is not meets a wish: that is named, and that it is out."""
    there = [p for p in products if in_stock(p)]
    met = set[str]().union(*(_met(p, asking, wishes) for p in there))
    as_wished = not there or any(_met(p, asking, wishes) > met for p in products)
    return products if as_wished else there


def _surely_meets(product: Product, asking: Asking, wishes: list[Wish]) -> bool:
    """Whether more speaks for a guess than one word that its description happens to have."""
    reading, bit = asking.reading, 1 << asking.shop.index_of[product.sku]
    if not wishes or (reading.people is not None and serves(product, reading.people)):
        return True
    all_named = all(w.refused or w.where.hard & bit for w in wishes)
    return all_named or len(_met(product, asking, wishes)) >= _SURELY_MET


def _met(product: Product, asking: Asking, wishes: list[Wish]) -> set[str]:
    """The wishes that a product meets; what is refused and not in it is one too."""
    bit = 1 << asking.shop.index_of[product.sku]
    return {stem(w.word) for w in wishes if w.refused or w.where.anywhere & bit}


def _is_as_wished_only_dearer(
    fitting: list[Product], within: list[Product], asking: Asking, wishes: list[Wish]
) -> bool:
    """Whether only what is too dear is said to meet a wish: a "microwave for baking"."""
    if not is_limited(asking.reading) or len(within) == len(fitting):
        return False
    met = set[str]().union(*(_met(p, asking, wishes) for p in within))
    return any(_met(p, asking, wishes) > met for p in fitting)


def _untold(asking: Asking, products: list[Product]) -> Draft:
    """No record tells which has most of what was asked."""
    draft = asking.draft()
    shown = products[:OFFER_AT_MOST]
    draft.skus, draft.confidence = tuple(p.sku for p in shown), TENTATIVE
    draft.facts += [*name_facts(shown), *(price_fact(p) for p in shown)]
    names = [f"{p.name} ({rupees(p.price)})" for p in shown]
    asking.phrasing.add(draft, "recommend_untold", names=asking.phrasing.all_of(names))
    return draft


def _dearer_or_cheaper(products: list[Product], asking: Asking) -> list[Product]:
    """ "Cheaper than this": than what is spoken of."""
    focus, extreme = asking.session.focus, asking.reading.extreme
    this = asking.view.product(focus[0]) if len(focus) == 1 else None
    if this is None or not THAN & {*asking.words}:
        return products
    if extreme == "cheapest":
        return [p for p in products if p.price < this.price]
    return [p for p in products if p.price > this.price] if extreme == "costliest" else products


def _all_have_it(asking: Asking) -> Draft:
    """Everything of the kind has what must not be in it."""
    draft = asking.draft()
    draft.unknown, draft.by_record, draft.confidence = True, True, 0.2
    asking.phrasing.add(draft, "not_sold_that")
    return draft


def nothing_within(asking: Asking, fitting: list[Product]) -> Draft:
    """Names what comes nearest to the budget where nothing is within it."""
    draft = asking.draft()
    budget = asking.reading.budget_max or asking.reading.budget_min
    nearest = min(fitting, key=lambda p: abs(p.price - (budget or p.price)))
    draft.skus = (nearest.sku,)
    draft.facts += [*name_facts([nearest]), price_fact(nearest)]
    draft.confidence = TENTATIVE
    asking.phrasing.add(draft, "recommend_none", name=nearest.name, price=rupees(nearest.price))
    return draft


def _candidates(asking: Asking, wishes: list[Wish]) -> tuple[list[Product], float]:
    """What may be suggested, and how sure one can be of it."""
    aside = describing(asking.words, asking.shop.domain.names_goods)
    if any(m.kind == "brand" and m.position not in aside for m in asking.reading.missing):
        return [], 0.0
    beside = beside_what(asking)
    named = [] if beside else named_for_advice(asking, wishes)
    wishes = [wish for wish in wishes if not beside or not wish.where.head & beside]
    unwanted, shop = asking.reading.unwanted, asking.shop
    # What must not be in it is told apart by records, whatever has its name.
    refusing = [wish for wish in wishes if not _is_set_apart(wish, unwanted)]
    kept = [p for p in named if not has_refused(p, refusing, shop)]
    kept = _with_gifts(kept, asking, wishes)
    if kept and without(mask_of(shop.index_of[p.sku] for p in kept), unwanted, shop):
        return kept, confidence_of(asking)
    if any(m.kind in {"goods", "brand"} for m in asking.reading.missing):
        return [], 0.0
    if not wishes and asking.reading.budget_max is not None:
        # "Something under fifty": whatever costs no more.
        return [p for p in asking.shop.products if within_budget(p, asking.reading)], _GUESSED
    mask = 0
    for wish in wishes:
        mask |= 0 if wish.refused else wish.where.anywhere & ~beside
    scored = [
        (suits(product, number, wishes, asking.shop), product)
        for number in bits(mask)
        if within_budget(product := asking.shop.products[number], asking.reading)
        and not has_refused(product, wishes, asking.shop)
    ]
    best = max((score for score, _ in scored), default=0.0)
    suited = [product for score, product in scored if score >= _NEARLY * best]
    if suited:
        return suited, _GUESSED
    near = _by_meaning(asking)
    return [p for p in near if not beside >> asking.shop.index_of[p.sku] & 1], TENTATIVE


def _with_gifts(named: list[Product], asking: Asking, wishes: list[Wish]) -> list[Product]:
    """Also what a record calls a gift, of the same shelf and with a word of the name that was said:
    of "chai patti" for a gift the tea that is one, whatever else is called just so."""
    shop, mask = asking.shop, mask_of(asking.shop.index_of[p.sku] for p in named)
    gifts = next((w.where.anywhere for w in wishes if w.word in GIFT and not w.refused), 0)
    if not named or not gifts or gifts & mask:
        return named
    shelves = {p.category for p in named}
    said = (word for term in asking.match.terms for word in term.text.split())
    held = [shop.lookup(word) for word in said]
    for product in asking.of_mask(gifts & ~mask):
        bit = 1 << shop.index_of[product.sku]
        alike = any(where is not None and where.named & bit for where in held)
        if alike and product.category in shelves and within_budget(product, asking.reading):
            named = [*named, product]
    return named


def beside_what(asking: Asking) -> int:
    """The goods beside which something is wanted: "something with tea", "chai ke saath kya lun"."""
    words, beside = asking.reading.words, 0
    things = [
        t
        for t in asking.reading.terms
        if t.where.head and not (t.purpose or t.optional or t.if_unfit)
    ]
    if len(things) != 1 or not _LEFT_OPEN & {*words}:
        return 0
    (thing,) = things
    behind = words[thing.end : thing.end + 2]
    start = thing.start - 1
    while start > 0 and words[start] in _WHOSE:
        start -= 1
    ahead = words[max(start, 0) : start + 1]
    if _WITH & {*ahead} or (_WITH & {*behind[1:]} and behind[0] in _OF):
        beside = thing.where.head | thing.where.name
    return beside


def named_for_advice(asking: Asking, wishes: list[Wish]) -> list[Product]:
    """The products that are named for sure; what they are for and like only ranks them."""
    reading, match = asking.reading, asking.match
    refused = {w.position for w in wishes if w.refused}
    if match.found and reading.names_something and not reading.missing:
        refused -= {w.position for w in wishes if _is_set_apart(w, reading.unwanted)}
    if refused:
        around = refused | {p - 1 for p in refused} | {p + 1 for p in refused}
        words = [word for index, word in enumerate(asking.words) if index not in around]
        reading = read(words, asking.shop)
        match = resolve(reading, asking.shop)
    elif (wanted := thing_wanted(reading)) is not None and not _is_surely_named(asking):
        # Who asks for advice tells a story: what is asked for is the thing, the rest ranks.
        others = [replace(t, if_unfit="ignored") for t in reading.terms if t is not wanted]
        reading = replace(
            reading, terms=sorted([replace(wanted, optional=False), *others], key=lambda t: t.start)
        )
        match = resolve(reading, asking.shop)
    elif not reading.names_something or not match.found:
        return _instead_of_sold_out(asking)
    firm = [
        term
        for term in match.terms
        if not (term.optional or term.purpose or term.if_unfit == "ignored")
        and term.kind in {"word", "counted", "kind"}
    ]
    firm = [term for term in firm if term.text not in WHOM_OR_WHERE] or firm
    if not firm and match.found and any(t.where.head and not t.purpose for t in match.terms):
        return asking.products  # "Phone under ten thousand", named by a word of plain language.
    mask = (1 << len(asking.shop.products)) - 1 if firm else 0
    for term in firm:
        mask &= term.where.hard or term.where.text
    wanted = thing_chosen(reading) if not mask and len(firm) > 1 else None
    if wanted is not None:
        # "I need hot water, which geyser": what both are there is none.
        firm, mask = [wanted], wanted.where.hard
    whole, mask = mask, _narrowed(mask, firm, wishes, asking, reading)
    if not any(within_budget(asking.shop.products[number], reading) for number in bits(mask)):
        # What was narrowed to is too dear: what else is named so may not be.
        within = (n for n in bits(whole) if within_budget(asking.shop.products[n], reading))
        mask = _narrowed(mask_of(within), firm, wishes, asking, reading) or mask
    said = any(term.kind == "kind" or term.where.head for term in firm)
    for term in reading.terms if mask and not said else ():
        # "A machine to measure sugar" is a glucometer, though it is called no machine.
        mask |= term.where.head if term.optional and not term.purpose else 0
    return asking.of_mask(mask)


def _instead_of_sold_out(asking: Asking) -> list[Product]:
    """What was spoken of, or where that is sold out the others of its kind that are there."""
    spoken = asking.products
    if {p.sku for p in spoken} != {*asking.session.focus} or any(map(in_stock, spoken)):
        return spoken
    kinds = {product.category for product in spoken}
    alike = [p for p in asking.shop.products if p.category in kinds and in_stock(p)]
    return alike or spoken


def _is_set_apart(wish: Wish, unwanted: Iterable[Unwanted]) -> bool:
    """Whether it may not be in it, which the records tell of each product."""
    return any({wish.word, stem(wish.word)} & each.said for each in unwanted)


def _is_surely_named(asking: Asking) -> bool:
    """Whether something fits that is named by more than plain language ("light")."""
    return asking.match.found and any(
        not (t.optional or t.purpose or is_place(t, asking.reading.words))
        and t.kind in {"word", "kind"}
        for t in asking.reading.terms
    )


def _narrowed(
    mask: int, firm: list[Term], wishes: list[Wish], asking: Asking, reading: Reading
) -> int:
    """What is called so before what has it in its name, unless only that is as it was wished for:
    a "powder for a diabetic" is no baby powder, a "warm drink for the throat" no cola."""
    narrowed = narrow(mask, firm, reading, asking.shop, by_alias=False)
    naming = {at for term in firm for at in range(term.start, term.end)}
    for wish in sorted(wishes, key=lambda wish: -wish.weight):
        aside = wish.refused or wish.position in naming or wish.word in WHOM_OR_WHERE
        suited = 0 if aside else wish.where.anywhere & mask
        if suited and not narrowed & suited:
            narrowed = suited
    people = reading.people
    if people is not None and count(mask) <= _COMPARED_AT_MOST:
        # "Tea for three at once" is a pot of it, whatever else is called tea.
        serving = mask_of(n for n in bits(mask) if serves(asking.shop.products[n], people))
        narrowed = narrowed if narrowed & serving else serving or narrowed
    return narrowed


def _by_meaning(asking: Asking) -> list[Product]:
    """What is nearest in meaning to a wish of which no product has a word."""
    alike = nearness_in_meaning(asking)
    near = sorted(alike, key=lambda number: -alike[number])
    products = [asking.shop.products[n] for n in near if alike[n] >= _NEAR_IN_MEANING]
    return [p for p in products if within_budget(p, asking.reading)][:OFFER_AT_MOST]


def is_limited(reading: Reading) -> bool:
    return reading.budget_max is not None or reading.budget_min is not None


def within_budget(product: Product, reading: Reading) -> bool:
    """Whether a product costs no more and no less than the customer said."""
    above = reading.budget_min is None or product.price >= reading.budget_min
    return above and (reading.budget_max is None or product.price <= reading.budget_max)


def _has_reason(best: Product, asking: Asking, wishes: list[Wish]) -> bool:
    if asking.reading.people is not None and serves(best, asking.reading.people):
        return True
    bit = 1 << asking.shop.index_of[best.sku]
    return any(wish.where.text & bit or wish.refused for wish in wishes)
