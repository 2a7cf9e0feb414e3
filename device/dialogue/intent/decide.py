"""Which intent answers an utterance: what the words suggest, weighed by the conversation."""

from __future__ import annotations

from device.dialogue.asking import Asking
from device.dialogue.goods.pair_meant import both_asked_of, names_only_two
from device.dialogue.goods.pair_spoken_of import asks_which_of_both
from device.dialogue.goods.siblings import asks_other_maker
from device.dialogue.goods.spec_asked import asked_group, asked_specs
from device.dialogue.goods.told import contents_words
from device.dialogue.goods.waiting import wait_asked
from device.dialogue.index.product_sets import count
from device.dialogue.index.shop_words import GRAMMAR
from device.dialogue.intent.about_specs import (
    BY_PRICE,
    GIVE,
    PRICE_WORDS,
    asks_amount_of_spec,
    asks_figure_of_spec,
    asks_for_attribute,
    asks_how_it_is,
    asks_how_many_in_one,
    asks_how_many_there_are,
    asks_months_of_cover,
    asks_named_spec,
    asks_own_size,
    asks_what_with,
    asks_whether_free,
    asks_whether_kept,
    asks_whether_so,
    comes_along,
    counts_other_things,
    names_a_spec,
    picks_by_price,
)
from device.dialogue.intent.advising import WHICH_ONE, asks_which, weigh_for_advice
from device.dialogue.intent.attribute_asked import asks_attribute
from device.dialogue.intent.comparing import has_one_side, sets_against, weigh_for_comparing
from device.dialogue.intent.following import (
    asks_for_sum_of_named,
    asks_spec_of_focus,
    chooses_of_focus,
    is_follow_up,
    names_only,
    names_size_only_of_focus,
    turns_to_other_goods,
)
from device.dialogue.intent.ordering import orders_plainly, weigh_for_basket
from device.dialogue.intent.what_it_costs import (
    asks_what_is_made_of_it,
    asks_what_it_costs,
    asks_what_they_take,
    only_names_goods,
)
from device.dialogue.reading.intents import PRODUCT_INTENTS, is_profane, likeliest
from device.dialogue.reading.ordinals import in_place
from device.dialogue.reading.summing import HOW_MUCH, asks_for_sum
from device.dialogue.reading.terms import WALA, Reading, hard_terms, has_noun
from device.dialogue.reading.told_to_add import told_to_add
from kb.language.weekdays import weekday_said
from kb.language.words import word_set

SOCIAL = frozenset(
    {"greeting", "thanks", "goodbye", "smalltalk", "repeat", "slower", "louder", "language",
     "human"}
)  # fmt: skip
_NEEDS_BASKET = frozenset({"basket_change", "basket_remove", "basket_show", "basket_confirm"})
_ABOUT_THE_SHOP = frozenset({"faq", "hours", "address", "phone", "out_of_scope"})
_SAID_BY_WORDS = frozenset({"greeting", "goodbye", "thanks", "smalltalk", "address", "phone"})
_GUESSED = 0.35
"""What is said in words of its own is not taken for said where it is no likelier than this."""
_ANY = word_set("koi kuch something anything any")
_BEST = word_set("sabse best most")
_PLAINLY = 0.6
"""What an edit that is plain from its words adds: "double it", "latte instead of cappuccino"."""
_PERHAPS = 0.2
"""What is added where only choices are named: "laal wale"."""
_MAY_BE_SPEC = frozenset({"stock", "list", "recommend", "basket_add"})
_DOUBTFUL = 0.5
"""A product intent less likely than this gives way to a spec that is asked for by its name."""
_HARDLY_STOCK = 0.8
"""The same where whether there is any seems asked for."""
_WHICH = word_set("what which how kaun kaunsa kaunsi konsa konsi kya kis kitna kitne kitni")
_NO_IDEA = 0.15
"""So unlikely are all questions for goods where the model took it for something else."""
_SURELY_WARRANTY = 3.0
_SURELY_PHONE = 2.0
"""The weights of templates such as "bought … covered" and "which number … call"."""
_CURT = 2
_MAY_ORDER = 0.3
"""An order as likely as this is meant where so many are named and no price is asked for."""
_BARELY = 0.6
"""What is added where nothing but words of the shop were said: how it is asked tells nothing."""
_ASKS = frozenset({"spec", "warranty", "stock", "price"})
_MAY_BE_SUM = frozenset({"basket_add", "recommend", "spec", "price"})
_OF_EACH = frozenset({"spec", "price", "stock", "list"})
"""What two things that are named and nothing else may be taken for."""
_OF_BOTH = frozenset({"price", "stock", "spec", "warranty", "bulk_price"})
"""What may be asked of each of two goods that were spoken of."""
_SURELY_COMPARED = 0.8
"""From so likely on they are compared, though no word says so."""
_AGAIN = 4.0
"""How much likelier a short follow-up asks what was asked before."""


def refused_outright(asking: Asking) -> str:
    """What is not talked about at all: "profane", "injection" or "teach"; else ""."""
    if is_profane(asking.words):
        return "profane"
    clears = asking.session.basket.state == "open" and likeliest(asking.wants)[0] == "basket_cancel"
    if asking.strengths.get("injection", 0.0) >= 2.0 and not clears:
        return "injection"
    if (HOW_MUCH | WHICH_ONE) & {*asking.words}:
        return ""  # "Kaun si machine reading yaad rakhti hai" teaches nothing.
    figures = {"price", "rate", "warranty", "stock", "cost"} & set(asking.canonical.split())
    changes = asking.strengths.get("basket_change", 0.0) >= 2.5
    if asking.strengths.get("teach", 0.0) >= 1.0 and (figures or not changes):
        return "teach"
    return ""


def decide(asking: Asking) -> str:
    """The intent that the utterance has in this conversation."""
    weighed = _weighed(asking)
    best, _ = likeliest(weighed)
    if best == "basket_change" and turns_to_other_goods(asking):
        return asking.session.intent
    if asking.counts_focus and best not in _NEEDS_BASKET and not told_to_add(asking.words):
        return "bulk_price"
    if asking.both and best not in SOCIAL:
        return _of_both(asking, weighed)
    if best == "basket_show" and asks_for_sum_of_named(asking):
        return "bulk_price" if asking.match.quantity is not None else "price"
    if best in PRODUCT_INTENTS:
        return _product_intent(asking, weighed)
    if best == "faq" and asks_for_number(asking):
        return "phone"
    guessed = max(weighed[best], asking.wants.get(best, 0.0)) < _GUESSED
    if best in _SAID_BY_WORDS and guessed and not asking.strengths.get(best):
        return "faq"
    return best


def _of_both(asking: Asking, weighed: dict[str, float]) -> str:
    """What is asked of the two goods spoken of last."""
    if asks_which_of_both(asking.words) or sets_against(asking):
        return "compare"
    if asking.wants.get("compare", 0.0) >= _SURELY_COMPARED:
        return "compare"
    best, chance = likeliest(weighed, _OF_BOTH)
    asked = asked_specs(asking, asking.both[0])
    guessed = chance < _PERHAPS and bool(asked.names)
    by_name = best in {"price", "stock"} and (asked.by_amount or asked.named)
    return "spec" if guessed or by_name else best


def asks_for_number(asking: Asking) -> bool:
    """ "Which number do I call": the shop's own, where it has one."""
    return asking.strengths.get("phone", 0.0) >= _SURELY_PHONE and bool(asking.view.store.phone)


def product_intent(asking: Asking) -> str:
    """What is asked of goods where it is taken that the question is about goods."""
    weighed = _weighed(asking)
    whole = sum(weighed.get(intent, 0.0) for intent in PRODUCT_INTENTS) or 1.0
    shares = {intent: weighed.get(intent, 0.0) / whole for intent in PRODUCT_INTENTS}
    best = _product_intent(asking, shares)
    guessed = whole < _NO_IDEA and best in _MAY_BE_SPEC and bool(_WHICH & {*asking.words})
    if guessed and asking.products and asked_specs(asking, asking.products[0]).names:
        return "spec"
    return best


def _weighed(asking: Asking) -> dict[str, float]:
    """The model's probabilities times what the conversation says for or against each intent."""
    reading, session = asking.reading, asking.session
    weighed = dict(asking.wants)
    names = bool(hard_terms(reading))
    is_open = session.basket.state == "open"
    for intent in weighed:
        if intent in _NEEDS_BASKET:
            weighed[intent] *= 1.6 if is_open else 0.2
        elif intent == "basket_cancel":
            weighed[intent] *= 1.4 if is_open or session.orders else 0.5
        elif intent in SOCIAL and (names or (reading.unknown and intent != "human")):
            weighed[intent] = _for_talk(asking, intent, names=names)
        elif intent == "out_of_scope" and (asking.match.found and has_noun(reading)):
            weighed[intent] *= 0.25 if reading.unknown else 0.1
        elif intent in {"hours", "address", "phone"} and (
            has_noun(reading)
            or any(missing.kind == "brand" for missing in reading.missing)
            or any(t.where.head and _is_described(t.start, reading) for t in reading.terms)
        ):
            weighed[intent] *= 0.1
    if not weigh_for_comparing(asking, weighed) and is_follow_up(asking):
        before = session.intent
        bare = names_only(asking) or names_size_only_of_focus(asking)
        weighed[before] = weighed.get(before, 0.0) * _AGAIN + (_BARELY if bare else 0.1)
        if asking.earlier and before in _ASKS:
            weighed[before] += 1.0
        if before != "basket_add":
            weighed["basket_add"] = weighed.get("basket_add", 0.0) * 0.5
    if asking.view.serves and _says_how(asking) and not PRICE_WORDS & set(asking.canonical.split()):
        # Where things are eaten and drunk, "a large latte with soy milk" is an order.
        weighed["basket_add"] = weighed.get("basket_add", 0.0) * 2 + 0.1
        for intent in ("price", "stock"):
            weighed[intent] *= 0.5
    if weekday_said(asking.words) is not None and not names and weighed["faq"] < _BARELY:
        weighed["hours"] = weighed.get("hours", 0.0) * 4 + 0.02
    if asks_spec_of_focus(asking):
        weighed["spec"] = weighed.get("spec", 0.0) + 1.0
    if asking.strengths.get("warranty", 0.0) >= _SURELY_WARRANTY and len(asking.products) == 1:
        weighed["warranty"] = weighed.get("warranty", 0.0) + 1.0
    other_maker = asks_other_maker(asking.words) and len(asking.products) == 1
    if in_place(reading, session) is not None or (other_maker and session.focus):
        weighed["price"] = weighed.get("price", 0.0) + _PLAINLY
    many = asking.match.quantity is not None and asking.wants.get("bulk_price", 0.0) >= _BARELY
    if len(asking.products) == 1 and not many and contents_words(asking):
        weighed["spec"] = weighed.get("spec", 0.0) + _PLAINLY
    own_size = len(asking.products) == 1 and asks_own_size(asking) and not asks_which(asking)
    if own_size or (len(asking.products) == 1 and comes_along(asking)):
        weighed["spec"] = weighed.get("spec", 0.0) + 1.0
    if asks_figure_of_spec(asking) or asks_what_with(asking) or asks_attribute(asking):
        weighed["spec"] = weighed.get("spec", 0.0) + 1.0
    if len(asking.products) == 1 and wait_asked(asking.words, asking.products[0]):
        weighed["spec"] = weighed.get("spec", 0.0) + 1.0
    if asks_what_is_made_of_it(asking):
        weighed["bulk_price"] = weighed.get("bulk_price", 0.0) + 1.0
    if chooses_of_focus(asking):
        weighed["price"] = weighed.get("price", 0.0) + _PLAINLY
        weighed["recommend"] = 0.0
    if asking.match.quantity is None:
        _weigh_uncounted(asking, weighed)
    weigh_for_advice(asking, weighed)
    if asks_what_they_take(asking):
        weighed["price"] = weighed.get("price", 0.0) + 2.0
    weigh_for_basket(asking, weighed, names=names)
    return weighed


def _weigh_uncounted(asking: Asking, weighed: dict[str, float]) -> None:
    """Who orders mostly says how many."""
    reading, words = asking.reading, {*asking.words}
    if any(t.purpose for t in reading.terms):
        # Who says what it is for wants to be advised.
        weighed["basket_add"] = weighed.get("basket_add", 0.0) * 0.4
        weighed["recommend"] = weighed.get("recommend", 0.0) + 0.1
        if not PRICE_WORDS & set(asking.canonical.split()):
            weighed["price"] = weighed.get("price", 0.0) * 0.4
    one = len(asking.products) == 1 and (has_noun(reading) or not _ANY & words)
    if not one and (_ANY | _BEST) & words:
        # "Koi meethi cheez", "sabse safe mask": who leaves open which wants to be advised.
        _advise_rather(weighed)
    if GIVE & words:
        return
    if WHICH_ONE & words:
        weighed["basket_add"] = weighed.get("basket_add", 0.0) * 0.2
    if any(each.must_be_told for each in reading.unwanted) and not reading.pronoun:
        # "Drinks without sugar": who says what must not be in it leaves open which.
        _advise_rather(weighed)


def _for_talk(asking: Asking, intent: str, *, names: bool) -> float:
    """What is left of a wish to talk where goods are named, or a word that nothing is called: all
    of it in "shukriya, chai achhi thi" and, where some maker is called so, in "ok tata"."""
    chance = asking.wants[intent]
    asked = GIVE & {*asking.words} or asking.match.quantity is not None
    if not asking.strengths.get(intent) or asked:
        return chance * 0.2
    if len(asking.words) <= _CURT and not names:
        return chance + _PLAINLY
    return chance if chance >= _PLAINLY else chance * 0.2


def _advise_rather(weighed: dict[str, float]) -> None:
    """Most of what speaks for an order speaks for advice instead."""
    orders = weighed.get("basket_add", 0.0)
    weighed["basket_add"] = orders * 0.2
    weighed["recommend"] = weighed.get("recommend", 0.0) + orders * 0.8


def _is_described(position: int, reading: Reading) -> bool:
    """ "Raat bhar jalne wali light": described so it is a thing, if "light" is a quality too."""
    return position > 0 and reading.words[position - 1] in WALA


def _says_how(asking: Asking) -> bool:
    """Names goods and choices of them."""
    return has_noun(asking.reading) and any(
        t.where.option & asking.match.mask and not (t.where.head | t.where.name) & asking.match.mask
        for t in asking.reading.terms
    )


def _product_intent(asking: Asking, weighed: dict[str, float]) -> str:
    """One of the intents that are about goods; the figures said count too."""
    best, _ = likeliest(weighed, PRODUCT_INTENTS)
    if (best in _OF_EACH and names_only_two(asking)) or (best == "spec" and both_asked_of(asking)):
        return "compare"
    if best == "compare" and has_one_side(asking):
        best, _ = likeliest(weighed, PRODUCT_INTENTS - {"compare"})
    if best in {"stock", "spec"} and asks_what_it_costs(asking):
        return "price"
    if best == "spec" and asks_whether_kept(asking.words):
        return "stock"
    there = best in {"stock", "spec", "price"} and asks_how_many_there_are(asking)
    of_it = best == "stock" and (asks_amount_of_spec(asking) or counts_other_things(asking))
    if of_it and not there:
        return "spec"
    if best in {"stock", "price"} and weighed[best] < _HARDLY_STOCK and asks_named_spec(asking):
        return "spec"
    if best == "stock" and only_names_goods(asking):
        return "price"
    if best in {"stock", "price"} and (asks_whether_so(asking) or asks_how_many_in_one(asking)):
        return "spec"
    if best != "stock" and there:
        return "stock"
    if best == "stock" and asks_how_it_is(asking):
        return "spec"
    quantity = asking.match.quantity
    surely_warranty = best != "compare" and (
        asking.strengths.get("warranty", 0.0) >= _SURELY_WARRANTY or asks_months_of_cover(asking)
    )
    if surely_warranty:
        return "warranty"
    if best in _MAY_BE_SUM and _asks_what_many_cost(asking):
        return "bulk_price"
    orders = quantity is not None and weighed.get("basket_add", 0.0) > _MAY_ORDER
    if best == "price" and orders and not PRICE_WORDS & set(asking.canonical.split()):
        return "basket_add"
    if best in {"price", "bulk_price"} and _only_counts_goods(asking):
        return "basket_add"
    if quantity is not None and quantity != 1 and best == "price":
        return "bulk_price"
    if best == "bulk_price" and quantity is None and weighed.get("price", 0.0) > 0.25:
        return "price"
    if best == "list" and len(asking.products) == 1:
        only = asking.products[0]
        one_of_many = count(asking.shop.categories.get(only.category, 0)) > 1
        return "spec" if one_of_many or asked_group(asking, only) is not None else "list"
    doubtful = best in _MAY_BE_SPEC and weighed[best] < _DOUBTFUL
    perhaps = asking.wants.get("basket_add", 0.0) < _DOUBTFUL and not GIVE & {*asking.words}
    if best == "basket_add" and perhaps and (names_a_spec(asking) or asks_whether_so(asking)):
        return "spec"
    if best == "stock" and (asks_whether_free(asking) or _asks_which_by_price(asking)):
        return "price"
    if best == "basket_add" and perhaps and asking.reading.extreme in BY_PRICE:
        return "price"
    if best == "basket_add" and not asking.view.serves and _is_bare_name(asking):
        best = "price"
    if best == "price" or doubtful:
        prices = PRICE_WORDS & set(asking.canonical.split()) and not picks_by_price(asking)
        if not prices and asks_for_attribute(asking, weighed.get("spec", 0.0)):
            return "spec"
    if best == "spec" and len(asking.products) > 1 and weighed.get("list", 0.0) > 0.05:
        return "list" if asking.strengths.get("list", 0.0) >= 2 else best
    return best


def _asks_what_many_cost(asking: Asking) -> bool:
    """ "Ten bulbs and ten holders, total please", with nothing ordered yet."""
    many = any(number.value > 1 for number in asking.reading.numbers)
    return many and asking.session.basket.state != "open" and asks_for_sum(asking.words)


def _only_counts_goods(asking: Asking) -> bool:
    """ "Do masala maggi": so many of something, and not a word more."""
    reading = asking.reading
    said = {at for t in reading.terms for at in range(t.start, t.end)}
    said |= {at for n in reading.numbers for at in range(n.position, n.position + n.length)}
    named = has_noun(reading) or (len(asking.products) == 1 and bool(hard_terms(reading)))
    counted = asking.match.quantity is not None and named and not reading.missing
    return counted and all(
        at in said or word in GRAMMAR for at, word in enumerate(reading.words)
    )  # fmt: skip


def _asks_which_by_price(asking: Asking) -> bool:
    """ "Which bulb is the cheapest you have"."""
    return asking.reading.extreme in BY_PRICE and bool(_WHICH & {*asking.words})


def _is_bare_name(asking: Asking) -> bool:
    """Goods without a word of ordering: over a counter with a menu an order, elsewhere a
    question."""
    gives = asking.words[-1:] == ["do"] or GIVE & set(asking.words) or told_to_add(asking.words)
    ordered = asking.strengths.get("basket_add") or gives
    bare = not ordered and asking.match.quantity is None and not _is_one_of_it(asking)
    return bare and asking.session.basket.state != "open" and not orders_plainly(asking)


def _is_one_of_it(asking: Asking) -> bool:
    """ "A ten litre geyser", "karma wheelchair one": so many are wanted."""
    counted = asking.words[:1] == ["a"] or (
        asking.words[-1:] == ["one"] and len(asking.words) > _CURT
    )
    return counted and asking.wants.get("basket_add", 0.0) >= _DOUBTFUL and not asking.session.focus
