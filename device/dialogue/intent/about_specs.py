"""Whether the words ask for a spec of the goods meant, whatever else they may seem to ask."""

from __future__ import annotations

import re
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.comes_with import comes_with
from device.dialogue.goods.own_measure import bearing_specs, own_measure
from device.dialogue.goods.size_chart import chart_of, worn
from device.dialogue.goods.spec_asked import asked_specs
from device.dialogue.goods.spec_words import COUNT_SPECS, OF_STOCK
from device.dialogue.goods.suited_for import age_said
from device.dialogue.index.sale_units import BOXES, sale_unit
from device.dialogue.index.written_words import phrase_words
from device.dialogue.reading.counts import CONTAINERS
from device.dialogue.reading.reading import extreme_of
from device.dialogue.reading.summing import HOW_MUCH
from device.dialogue.reading.terms import HOW_MANY, has_noun
from kb.language.durations import DURATION_OF
from kb.language.units import canonical_unit, record_measures
from kb.language.words import word_set

GIVE = word_set(
    """
    dena dijiye dijie dedo lena lijiye chahiye daal daalo dalo daaldo daldo add give want need take
    lao laao lana laana
    """
)
_SO_MANY = word_set("kitne kitni")
_HAD, _CAN = word_set("ban mil"), word_set("sakte sakti payenge paayenge payengi")
_INSIDE = word_set("mein me andar")
_HOW_MANY_LAST, _IN_ONE = (["kitne"], ["kitni"]), (["mein"], ["me"])
_NEEDED = word_set("needed required lagega lagegi lagenge lagta lagti padega padegi")
""" "How many litres will I need" asks for no litres of a tin."""
_WHICH_WAY = word_set("ya or kis kisme kismein kismen kisse kiska kiski kiske kaisa kaisi kaise")
_IS = word_set("hai hain is are")
BY_PRICE = frozenset({"cheapest", "costliest"})
PRICE_WORDS = word_set("price rate cost daam bhav keemat mrp rupaye charge paisa")
_NO_YES_OR_NO = OF_STOCK | PRICE_WORDS | HOW_MUCH | {"how"}
_THERE_IS = frozenset({("there", "one"), ("there", "any"), ("any", "there"), ("one", "there")})
""" "The bed with the lifting back, is there one"."""
_HABITUAL = re.compile(r"[a-z]{2}t[aie]$")
_TO_BE_HAD = word_set(
    """
    milta milti milte aata aati aate ata ati ate rakhta rakhti rakhte bechta bechti bechte deta deti
    dete mangata mangate mangwate lagta lagti lagte chota choti chote chhota chhoti chhote sasta
    sasti saste karta karti karte letah lete leti kitta kitti kitte patta patti patte
    """
)
"""These ask whether a thing can be had, or are no verbs."""
_FREE, _AS = word_set("free muft"), word_set("mein me")
_WITHOUT = word_set("without bina binaa no")
_WITH = word_set("saath sath with")
_WHAT = word_set("kya what")
_IN_IT = word_set("isme ismein usme usmein")
_PEOPLE = word_set("log logon people persons")
_AT_HAND = word_set(
    """
    display shelf counter ready remain remains remaining left still pade pada padi padey rakhe rakha
    rakhi bache bacha bachi bachey standing lying kept khade khadi khada
    """
)
_AT_SHOP = word_set("paas pass")
_COUNTED_SO = _AT_SHOP | word_set("ye yeh yah wo woh aise total abhi")
_KEPT, _YOU_ARE = word_set("rakhte rakhti bechte bechti"), word_set("ho hain hai")
_POINTS_BACK = word_set("wo woh vo ye yeh wahi bhi aap aaplog kya")
_NEAR = 2
_SHORT = 8
_COVER = word_set("cover coverage covered kavar")
_LONG = frozenset({"month", "year"})
_SURE_OF_COVER = 0.5
"""Where a warranty is as likely as this, "how many" asks for its months."""


def asks_amount_of_spec(asking: Asking) -> bool:
    """ "Kitni reading yaad rakhti hai" asks for no stock."""
    if len(asking.products) != 1 or not has_noun(asking.reading):
        return False
    asked = asked_specs(asking, asking.products[0])
    return asked.by_amount and not (OF_STOCK | GIVE) & {*asking.words}


def asks_named_spec(asking: Asking) -> bool:
    """ "The rain shower, do I get the arm with it": one of its specs by its whole name, which no
    name of the goods is, and not how many there are."""
    if len(asking.products) != 1 or not has_noun(asking.reading):
        return False
    product = asking.products[0]
    if (OF_STOCK | GIVE | PRICE_WORDS) & {*asking.words} or asking.reading.extreme in BY_PRICE:
        return False
    asked = asked_specs(asking, product)
    called = {same for word in phrase_words(product.name) for same in asking.shop.same_words(word)}
    return asked.named and called.isdisjoint(phrase_words(asked.names[0]))


def counts_other_things(asking: Asking) -> bool:
    """ "Inverter par kitne pankhe chalenge": how many of something that the one thing meant is
    not asks for no stock of it."""
    if len(asking.products) != 1 or not has_noun(asking.reading):
        return False
    bit, words = 1 << asking.shop.index_of[asking.products[0].sku], asking.words
    for how, counted in pairwise(words):
        if how not in HOW_MANY or counted in OF_STOCK or _is_box(counted, asking):
            continue
        if canonical_unit(counted) is not None:
            continue
        held = asking.shop.lookup(counted, by_ear=False)
        if held is not None and held.head and not held.named & bit:
            return True
    return False


def asks_how_many_in_one(asking: Asking) -> bool:
    """ "Ek plate mein kitne", with nothing behind it: a price is so much a plate."""
    if len(asking.products) != 1 or asking.words[-1:] not in _HOW_MANY_LAST:
        return False
    counted = (phrase_words(name) for name in asking.products[0].specs)
    return asking.words[-2:-1] in _IN_ONE and any(COUNT_SPECS & {*name} for name in counted)


def asks_whether_free(asking: Asking) -> bool:
    """ "Samosa free mein milega": its price tells, not that it is there."""
    named = {at for t in asking.reading.terms for at in range(t.start, t.end)}
    return any(
        word in _FREE and behind in _AS and at not in named
        for at, (word, behind) in enumerate(pairwise(asking.reading.words))
    )


def picks_by_price(asking: Asking) -> bool:
    """ "The lower price wheelchair can take how much weight" asks for no price."""
    words = asking.words
    return asking.reading.extreme in BY_PRICE and any(
        extreme_of(word) is not None and after in PRICE_WORDS for word, after in pairwise(words)
    )


def asks_figure_of_spec(asking: Asking) -> bool:
    """ "Up to how many kilos can a person sit in your wheelchair": so much as a spec of it tells in
    that unit, however the shop is spoken of beside."""
    wanted = (GIVE | _NEEDED) & {*asking.words}
    if len(asking.products) != 1 or not has_noun(asking.reading) or wanted:
        return False
    product = asking.products[0]
    units = {
        unit
        for how, word in pairwise(asking.words)
        if how in HOW_MANY and (unit := canonical_unit(word)) is not None and len(word) > 1
    }
    told = {m.unit for value in product.specs.values() for m in record_measures(value)}
    return bool(units & told) and asked_specs(asking, product).sure


def asks_how_many_there_are(asking: Asking) -> bool:
    """ "Coffee beans kitne packet hain", "badi botal kitni hain", "sandwich kitne ban sakte hain":
    counts what is there, and nothing that is in one of them."""
    words = asking.words
    one = len(asking.products) == 1 or (asking.products and asking.reading.extreme)
    if not one or _INSIDE & {*words}:
        return False
    if _counts_at_hand(asking) or _counts_with_shop(words):
        return True
    return any(
        (how in _SO_MANY and is_ in _IS | _AT_HAND and _is_box(box, asking))
        or (box in _SO_MANY and is_ == "hain" and _is_box(how, asking))
        or (how in _SO_MANY and box in _HAD and is_ in _CAN)
        for how, box, is_ in zip(words, words[1:], words[2:], strict=False)
    )


def _counts_at_hand(asking: Asking) -> bool:
    """ "How many walnut brownies are in the display", "how many plates of it remain"."""
    words = asking.words
    at = next((i for i, pair in enumerate(pairwise(words)) if pair == ("how", "many")), None)
    if at is None or not _AT_HAND & {*words[at + 2 :]}:
        return False
    things = (t for t in asking.reading.terms if t.where.named and not t.purpose)
    return any(at + 2 <= t.start <= at + 2 + _NEAR for t in things)


def _counts_with_shop(words: list[str]) -> bool:
    """ "Aapke paas kitne hain", "ye kitne hain aapke paas"; "aapke paas jo pankha hai uski speed
    kitni hai" counts nothing."""
    counted = [
        at
        for at, (how, is_) in enumerate(pairwise(words))
        if how in _SO_MANY and is_ in _IS and words[at - 1 : at] and words[at - 1] in _COUNTED_SO
    ]
    return bool(_AT_SHOP & {*words}) and bool(counted)


def asks_whether_kept(words: list[str]) -> bool:
    """ "UPS mein jo battery lagti hai wo rakhte ho": what is told of it says which is asked for."""
    end = words[:-1] if words[-1:] == ["kya"] else words
    kept = end[-2:-1] and end[-2] in _KEPT and end[-1] in _YOU_ARE
    return bool(kept) and bool(_POINTS_BACK & {*end[-4:-2]}) and not HOW_MUCH & {*words}


def _is_box(word: str, asking: Asking) -> bool:
    """Whether goods are sold in it or by it."""
    return word in CONTAINERS | BOXES or bool(sale_unit(asking.shop, word))


def asks_whether_so(asking: Asking) -> bool:
    """ "Trouser ki kamar elastic hai kya": what is said of the thing is in its specs, not in its
    name."""
    said = {*asking.words, *asking.canonical.split()}
    if len(asking.products) != 1 or not _IS & said or _NO_YES_OR_NO & said:
        return False
    if not _THERE_IS.isdisjoint(pairwise(asking.words)):
        return False
    bit = 1 << asking.shop.index_of[asking.products[0].sku]
    words = [t for t in asking.match.terms if t.kind == "word" and not t.purpose]
    # "Pachas strip wala dibba hai" asks for the box, though a spec tells the "strips in box".
    words = [t for t in words if t.text not in CONTAINERS | BOXES]
    things = [t.end for t in words if t.where.named & bit and not t.optional]
    return any(
        (t.where.spec | t.where.text) & bit & ~(t.where.name | t.where.brand | t.where.option)
        and any(end <= t.start for end in things)
        for t in words
    )  # fmt: skip


def asks_how_it_is(asking: Asking) -> bool:
    """ "Gulab jamun garam milta hai ya thanda", "jalebi kismein talte ho": no yes or no about the
    stock answers that."""
    words = {*asking.words}
    one = len(asking.products) == 1 and not OF_STOCK & words
    which_way = bool(_WHICH_WAY & words) or _asks_what_it_does(asking.words)
    return one and which_way and not asking.reading.extreme


def _asks_what_it_does(words: list[str]) -> bool:
    """ "BP monitor bolta hai kya", "nebuliser charge hota hai kya"."""
    return any(
        _HABITUAL.search(verb) is not None and verb not in _TO_BE_HAD and behind in _IS
        for verb, behind in pairwise(words)
    )


def asks_months_of_cover(asking: Asking) -> bool:
    """ "Comes with how many months cover"."""
    words = asking.words
    months = any(
        how in HOW_MANY and DURATION_OF.get(unit) in _LONG for how, unit in pairwise(words)
    )
    return months and (bool(_COVER & {*words}) or _only_covered_so_long(asking))


def _only_covered_so_long(asking: Asking) -> bool:
    """ "How many months does the oximeter have": nothing else on its record is so long."""
    product = asking.products[0] if len(asking.products) == 1 else None
    if product is None or not product.warranty_months or age_said(asking.words) is not None:
        return False
    texts = (text for each in product.specs.items() for text in each)
    told = {word for text in texts for word in phrase_words(text)}
    return not any(DURATION_OF.get(word) in _LONG for word in told)


def asks_for_attribute(asking: Asking, chance: float) -> bool:
    if not asking.products:
        return False
    asked = asked_specs(asking, asking.products[0])
    if not asked.names or asked.names[0].endswith("warranty"):
        return False
    return asked.by_amount or (asked.sure and chance > 0.15)


def names_a_spec(asking: Asking) -> bool:
    """ "Friends large diaper waist size": goods and one of their specs, and no more."""
    if not asking.products or asking.match.quantity is not None:
        return False
    asked = asked_specs(asking, asking.products[0])
    return asked.named and not _WITHOUT & {*asking.words}


def asks_what_with(asking: Asking) -> bool:
    """ "Idli ke saath kya milta hai", "kitne log ke liye": what belongs to it, whom it is for."""
    if not asking.products:
        return False
    words = asking.words
    beside = has_noun(asking.reading) and any(
        word in _WITH and after in _WHAT for word, after in pairwise(words)
    )
    how_many = bool(HOW_MUCH & {*words}) and len(words) <= _SHORT
    inside = how_many and bool((_IN_IT | _PEOPLE) & {*words})
    covers = asking.wants.get("warranty", 0.0) >= _SURE_OF_COVER
    return beside or (inside and not (covers or PRICE_WORDS & set(asking.canonical.split())))


def comes_along(asking: Asking) -> bool:
    """ "Accu-Chek Instant ke saath kitni strips": a spec of it says how many."""
    return bool(comes_with(asking.words)) and bool(asked_specs(asking, asking.products[0]).names)


def asks_own_size(asking: Asking) -> bool:
    """Whether a record tells if a thing is for what somebody measures or weighs."""
    product = asking.products[0]
    if worn(asking.words) is not None and chart_of(product):
        return True
    own = own_measure(asking.words)
    return own is not None and bool(bearing_specs(product, own))
