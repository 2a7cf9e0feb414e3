"""What an open basket, or none, says of what is wanted: an order, a change or a removal."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from device.dialogue.asking import Asking
from device.dialogue.goods.choices import read_choices
from device.dialogue.intent.following import corrects_question
from device.dialogue.intent.listing import lists_goods
from device.dialogue.order.amounts import (
    AMONG,
    factor_said,
    lessens,
    more_said,
    puts_back,
    said_amount,
    says_also,
    share_amount,
    speaks_of_all,
    takes_out,
)
from device.dialogue.order.basket_lines import (
    last_line,
    lines_meant,
    names_choice_of_last,
    names_goods,
)
from device.dialogue.order.otherwise import otherwise_said
from device.dialogue.order.swaps import swap_meant
from device.dialogue.reading.corrections import correction_end
from device.dialogue.reading.intents import PRODUCT_INTENTS
from device.dialogue.reading.reading import read
from device.dialogue.reading.replaced import replaced
from device.dialogue.reading.summing import asks_what_all_comes_to
from device.dialogue.reading.terms import DENIES, FIGURE, hard_terms, has_noun
from device.dialogue.reading.told_to_add import told_to_add
from kb.language.words import word_set

_ASKS = word_set(
    """
    what which how kaun kaunsa kaunsi konsa konsi kya kis kitna kitne kitni price rate cost daam
    bhav keemat mrp rupaye charge paisa hai hain available milega milegi milta
    """
)
_WANTED = word_set("chahiye chahie chaahiye wanted")
_WAS = word_set("tha thi the wanted")
"""What "was wanted" is otherwise than what was ordered."""
_INTO = word_set("mein me par pe")
_PUTS = word_set("add daal dalo daalo daldo jod jodo jod laga lagao rakh rakho put")
_MAKES = word_set("make made change banao banado bana banwa banwao")
_WHOLE = word_set("poora pura poori puri sab sabhi saara sara saare everything whole entire all")
_DROPS = word_set("radd rad cancel drop scrap forget")
_ANYTHING = word_set("kuch anything")
_FIRM = word_set("pakka pakki pakkaa final confirm done fix")
_SETS = word_set("kar karo kardo kijiye kariye karna kara karwa")
_SENDS = word_set("lock put send place ring pass")
_THEM = word_set("that those them these it")
_THAT = word_set("it that this them")
_OFF = word_set("in through")
_POLITE = word_set("please now then thanks ji")
_ALSO_FIRST = word_set("aur and also plus")
_PLAINLY = 0.6
"""What an edit that is plain from its words adds: "double it"."""
_ONE_FOR_ANOTHER = 0.9
"""The same for "latte instead of cappuccino"; whoever asks what that costs asks more plainly."""
_PERHAPS = 0.2
"""What is added where only choices are named: "laal wale"."""
_OF_NO_GOODS = ("out_of_scope", "language", "smalltalk")
_SURELY = 0.5
_TWO = 2
""" "Four not two": one figure stands, and one is denied."""
_BARELY = 0.1
"""How likely all else is where goods are counted one by one."""
_HARDLY = 0.3
"""How likely a question for goods still is where something is ordered besides."""


def weigh_for_basket(asking: Asking, weighed: dict[str, float], *, names: bool) -> None:
    """Changes the weights of intents by what stands in the basket; `names`: goods are named."""
    reading = asking.reading
    is_open = asking.session.basket.state == "open"
    if is_open and _chooses_only(asking) and (not reading.numbers or _says_of_which(asking)):
        makes = asking.reading.pronoun and bool(_MAKES & {*asking.words})
        plainly = makes or speaks_of_all(asking.words)
        _take_as_change(weighed, _PLAINLY if plainly else _PERHAPS)
        # "Can you make it thin crust" asks for no policy where one stands in the basket.
        for intent in (*_OF_NO_GOODS, "faq") if makes else _OF_NO_GOODS:
            weighed[intent] = weighed.get(intent, 0.0) * _HARDLY
    if is_open and swap_meant(asking) is not None:
        _take_as_change(weighed, _ONE_FOR_ANOTHER)
    if is_open and factor_said(asking.words) is not None:
        _take_as_change(weighed, _PLAINLY)
    if is_open and _drops_all(asking):
        weighed["basket_cancel"] = weighed.get("basket_cancel", 0.0) + 2 * _PLAINLY
    if is_open and _closes(asking):
        weighed["basket_confirm"] = weighed.get("basket_confirm", 0.0) + 2 * _PLAINLY
    if is_open and asks_what_basket_comes_to(asking):
        weighed["basket_show"] = weighed.get("basket_show", 0.0) + 2 * _PLAINLY
    if is_open and _says_of_line(asking):
        _take_as_change(weighed, _PLAINLY)
    if is_open and (_denies_amount(asking) or _corrects_amount(asking)):
        _take_as_change(weighed, _PLAINLY)
        for intent in _OF_NO_GOODS:
            weighed[intent] = weighed.get(intent, 0.0) * _HARDLY
    if is_open and _takes_out_of_basket(asking):
        weighed["basket_remove"] = weighed.get("basket_remove", 0.0) + _PLAINLY
        if not (reading.numbers or any(t.where.option for t in reading.terms)):
            weighed["basket_remove"] += weighed.get("basket_change", 0.0)
            weighed["basket_change"] = 0.0
    if is_open and puts_back(asking.words):
        orders = weighed.get("basket_add", 0.0) + weighed.get("basket_change", 0.0)
        weighed["basket_remove"] = weighed.get("basket_remove", 0.0) + orders + _PLAINLY
        weighed["basket_add"] = weighed["basket_change"] = 0.0
    if is_open and _lessens_a_line(asking):
        _take_as_change(weighed, _PLAINLY)
    elif is_open and _goes_on_ordering(asking):
        _take_as_more(asking, weighed)
    if asking.session.basket.state == "empty" and _orders_it(asking):
        weighed["basket_add"] = weighed.get("basket_add", 0.0) + weighed.pop("basket_confirm", 0.0)
    if not is_open and (_puts_in(asking) or _goes_on_counting(asking)):
        weighed["basket_add"] = weighed.get("basket_add", 0.0) + _PLAINLY
    if orders_plainly(asking) or _told_to_add_goods(asking, weighed):
        _take_as_order(weighed)
    if corrects_question(asking):
        asked = asking.session.intent
        for intent in ("basket_change", "basket_remove", "basket_add"):
            weighed[asked] = weighed.get(asked, 0.0) + asking.wants.get(intent, 0.0)
            weighed[intent] = 0.0
        return
    removes = takes_out(asking.words) and asking.wants.get("basket_remove", 0.0) > _SURELY
    if not is_open and not removes and (names or _says_how_many(asking)):
        # A correction in the first order ("make the chai large") is part of the order, and "make
        # it two" of what was asked about is one.
        for intent in ("basket_change", "basket_remove"):
            weighed["basket_add"] = weighed.get("basket_add", 0.0) + asking.wants.get(intent, 0.0)
            weighed[intent] = 0.0


def orders_plainly(asking: Asking) -> bool:
    """Whether goods are counted one by one, or one is wanted where another is not there."""
    if hard_terms(asking.reading) and (
        otherwise_said(asking.words) is not None or lists_goods(asking)
    ):
        return True
    return asking.session.basket.state != "open" and _orders_of_them(asking)


def asks_what_basket_comes_to(asking: Asking) -> bool:
    """ "What do I have to pay for all that" after an order: nothing is named and nothing done."""
    reading = asking.reading
    names = reading.names_something or reading.numbers or asking.counts_focus
    ordering = asking.session.intent.startswith("basket_")
    deeds = takes_out(asking.words) or factor_said(asking.words) is not None
    return ordering and not (names or deeds) and asks_what_all_comes_to(asking.words)


def _told_to_add_goods(asking: Asking, weighed: dict[str, float]) -> bool:
    """ "Do bulb jodo", "chhah wale do jodo": goods of the shop, where it is no change of what was
    ordered."""
    named = has_noun(asking.reading) or bool(asking.products)
    changes = asking.session.basket.state == "open" and any(
        weighed.get(intent, 0.0) > weighed.get("basket_add", 0.0)
        for intent in ("basket_change", "basket_remove")
    )
    return named and not changes and told_to_add(asking.words)


def _orders_of_them(asking: Asking) -> bool:
    """ "One of that and the dry iron", after a question for goods."""
    words = asking.words
    counted = any(
        (one == "one" or FIGURE.match(one)) and of == "of" and that in _THEM
        for one, of, that in zip(words, words[1:], words[2:], strict=False)
    )
    return counted and asking.session.intent in PRODUCT_INTENTS and not _asks(asking)


def _drops_all(asking: Asking) -> bool:
    """ "Poora order radd kar do", "kuch bhi nahi chahiye", "rehne do sab": nothing is left."""
    words = asking.words
    if asking.reading.terms or asking.reading.numbers:
        return False
    nothing = bool({"bhi", "anything"} & {*words}) and bool(_ANYTHING & {*words})
    drops = takes_out(words) or bool(_DROPS & {*words})
    refuses = bool((DENIES | {"dont"}) & {*words} and (_WANTED | {"want"}) & {*words})
    return (drops and bool(_WHOLE & {*words})) or (refuses and nothing)


def _closes(asking: Asking) -> bool:
    """ "Pakka kar do", "okay lock it in", "send it to the kitchen": no more is wanted, whatever is
    asked of the sum besides."""
    words = asking.words
    if DENIES & {*words} or takes_out(words):
        return False
    at = next((i for i, word in enumerate(words) if word in _SENDS), len(words))
    behind = [word for word in words[at + 1 :] if word not in _POLITE]
    sent = bool(_THAT & {*behind[:1]}) and (
        (len(behind) == _TWO and behind[1] in _OFF) or "kitchen" in behind
    )
    named = any(t.where.head and not (t.optional or t.purpose) for t in asking.reading.terms)
    fixed = any(one in _FIRM and two in _SETS for one, two in pairwise(words))
    return sent or (fixed and not named)


def _take_as_order(weighed: dict[str, float]) -> None:
    """Whatever speaks for a question for goods speaks for an order."""
    for intent in (*(PRODUCT_INTENTS - {"basket_add"}), "faq", *_OF_NO_GOODS):
        weighed[intent] = weighed.get(intent, 0.0) * _BARELY
    weighed["basket_add"] = weighed.get("basket_add", 0.0) + _PLAINLY


def _puts_in(asking: Asking) -> bool:
    """ "Sandwich mein cheese daalo": goods and what shall be put in, with no question in it."""
    words = {*asking.words}
    chosen = len(asking.products) == 1 and read_choices(
        asking.products[0], asking.words, asking.shop
    )
    told = bool(_INTO & words and _PUTS & words) and not _asks(asking)
    return told and bool(chosen) and names_goods(asking.reading)


def _goes_on_counting(asking: Asking) -> bool:
    """ "One wire in yellow and one more in black": goods, more of them, and no question in it."""
    more = any(
        other == "more" and (one == "one" or FIGURE.match(one))
        for one, other in pairwise(asking.words)
    )
    return more and names_goods(asking.reading) and not _asks(asking)


def _asks(asking: Asking) -> bool:
    return not _ASKS.isdisjoint((*asking.words, *asking.canonical.split()))


def _orders_it(asking: Asking) -> bool:
    """ "Order it" of the one thing that was asked about confirms nothing."""
    asked = asking.session.intent in PRODUCT_INTENTS and len(asking.products) == 1
    return asked and asking.reading.pronoun and not asking.session.orders


def _says_how_many(asking: Asking) -> bool:
    """So many of the one thing that was asked about, nothing being ordered yet."""
    return (
        asking.session.basket.state == "empty"
        and asking.session.intent in PRODUCT_INTENTS
        and len(asking.products) == 1
        and asking.match.quantity is not None
    )


def _take_as_change(weighed: dict[str, float], more: float) -> None:
    """Whatever speaks for an order speaks for a change of the basket, and so much more does."""
    orders = weighed.get("basket_add", 0.0) + weighed.get("basket_change", 0.0)
    weighed["basket_change"], weighed["basket_add"] = orders + more, 0.0


def _takes_out_of_basket(asking: Asking) -> bool:
    """ "Ek bun maska hata do": what stands in the basket, and a word that takes it out."""
    words = asking.words
    if not takes_out(words) or _PUTS & {*words} or replaced(words, by_deed=True).gone:
        return False
    meant = lines_meant(asking.reading, asking.session, asking.shop, by_choice=True)
    return names_goods(asking.reading) and bool(meant)


def _denies_amount(asking: Asking) -> bool:
    """ "Four not two", "do nahi chaar" where two are ordered: no more are wanted."""
    figures = [Decimal(word) for word in asking.words if FIGURE.match(word) and "/" not in word]
    denies = bool(DENIES & {*asking.words})
    if not denies or len(figures) != _TWO or names_goods(asking.reading):
        return False
    return any(line.quantity in figures for line in asking.session.basket.lines)


def _corrects_amount(asking: Asking) -> bool:
    """ "Galti ho gayi, paanch chahiye the", "sorry, I meant two": another figure for what was just
    ordered."""
    words, reading = asking.words, asking.reading
    ordering = asking.session.intent.startswith("basket_")
    if not ordering or not reading.numbers or _ASKS & {*words}:
        return False
    if names_goods(reading) and not lines_meant(
        reading, asking.session, asking.shop, by_choice=False
    ):
        return False
    corrected = correction_end(words, 0) > 0 or bool(_WANTED & {*words} and _WAS & {*words})
    return corrected and said_amount(reading) is not None


def _lessens_a_line(asking: Asking) -> bool:
    """ "Ek coffee kam kar do": so many of what stands in the basket are too many."""
    counted = lessens(asking.words) and bool(asking.reading.numbers)
    return counted and bool(
        lines_meant(asking.reading, asking.session, asking.shop, by_choice=True)
    )


def _goes_on_ordering(asking: Asking) -> bool:
    """ "Aur do metre shirting", "red bhi ek" after an order, with no question in it."""
    words, reading = {*asking.words}, asking.reading
    joins = asking.words[:1] and asking.words[0] in _ALSO_FIRST
    more = joins or says_also(asking.words) or more_said(reading) is not None
    asks = _ASKS & {*words, *asking.canonical.split()}
    ordering = asking.session.intent.startswith("basket_")
    return bool(more and ordering and not asks and reading.names_something)


def _says_of_line(asking: Asking) -> bool:
    """ "Dosa mein cheese bhi": what shall be in a line of the basket."""
    reading, session, shop = asking.reading, asking.session, asking.shop
    words = asking.words
    at = next((i for i, word in enumerate(words) if i and word in _INTO), 0)
    if not at or reading.numbers or _ASKS & {*words, *asking.canonical.split()}:
        return False
    before = read(words[:at], shop)
    meant = lines_meant(before, session, shop, by_choice=False) if names_goods(before) else []
    product = shop.product(session.basket.lines[meant[0]].sku) if len(meant) == 1 else None
    return product is not None and bool(read_choices(product, words[at:], shop))


def _take_as_more(asking: Asking, weighed: dict[str, float]) -> None:
    """What asks for goods and their price orders more of them, or has a line changed."""
    of_line = names_choice_of_last(asking.reading, asking.session, asking.shop)
    for intent in ("price", "bulk_price", "stock", "spec", "list"):
        weighed[intent] = weighed.get(intent, 0.0) * _HARDLY
    if of_line:
        _take_as_change(weighed, _PLAINLY)
    else:
        plain = more_said(asking.reading) is not None and names_goods(asking.reading)
        weighed["basket_add"] = weighed.get("basket_add", 0.0) + (_PLAINLY if plain else _PERHAPS)


def _says_of_which(asking: Asking) -> bool:
    """ "Of them", "ek mein": the figure is among what is in the basket."""
    index = last_line(asking.session)
    line = asking.session.basket.lines[index] if index is not None else None
    among = bool(AMONG & {*asking.reading.words})
    return among or (line is not None and share_amount(asking.reading, line.quantity) is not None)


def _chooses_only(asking: Asking) -> bool:
    """ "Laal wale", "make it large", "add choco chips" to what comes with them: no goods."""
    if not asking.reading.numbers and names_choice_of_last(
        asking.reading, asking.session, asking.shop
    ):
        return True
    named = [t for t in asking.reading.terms if not t.purpose and t.kind == "word"]
    return bool(named) and all(t.where.option and not t.where.head for t in named)
